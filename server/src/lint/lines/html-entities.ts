/** Entities of HTML in a line, such as `&gt;`, that a web page has left in the place of characters. */

import type { Statement } from '../../syntax/statement.ts';
import type { TypographicRun } from './typographic-characters.ts';

const entities: ReadonlyMap<string, string> = new Map([
  ['gt', '>'],
  ['lt', '<'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '-'],
  ['mdash', '--'],
]);

/** The entities of HTML on a line whose comment begins with the semicolon of one; all of them were meant as a character. */
export function entityRuns(statement: Statement, text: string): TypographicRun[] {
  if (statement.comment < 0 || !/&(?:#\d+|[a-z]+);$/i.test(text.slice(0, statement.comment + 1))) return [];
  const runs: TypographicRun[] = [];
  for (const match of text.matchAll(/&(?:#(\d+)|([a-z]+));/gi)) {
    const meant =
      match[1] === undefined
        ? entities.get((match[2] ?? '').toLowerCase())
        : String.fromCodePoint(Math.min(Number(match[1]), 0x10ffff));
    if (meant !== undefined)
      runs.push({ span: { start: match.index, end: match.index + match[0].length }, written: match[0], meant });
  }
  return runs.some(({ span }) => span.end === statement.comment + 1) ? runs : [];
}
