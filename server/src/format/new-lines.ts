/** Lines that are added to a file, in the way in which the file itself is written. */

import type { TextEdit } from '../base/edits.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import { insertion } from '../syntax/text-edits.ts';
import { ownIndent } from './format-file.ts';

/** Sections behind everything else in a file, an empty line before each; undefined where the file ends inside a block comment. */
export function sectionsAtEnd(file: ConfigFile, sections: readonly string[]): TextEdit | undefined {
  const last = file.lines.at(-1);
  if (last?.statement.depthAfter !== 0) return undefined;
  const gap = last.text === '' ? (file.lines.at(-2)?.text.trim() === '' || file.lines.length === 1 ? '' : '\n') : '\n\n';
  return insertion(last, last.text.length, gap + asWritten(file, sections.join('\n')));
}

/** The text, in which lines begin with `exten => ` and ` same => `, with the indentation, the operator and the word that the file has there. */
export function asWritten(file: ConfigFile, text: string): string {
  const { indent, operator, hasSame } = habitsOf(file);
  let extension = '';
  return text
    .split('\n')
    .map((line) => {
      const [, word, rest] = /^(exten| same) => (.*)$/.exec(line) ?? [];
      if (word === undefined || rest === undefined) return line;
      if (word === 'exten') extension = rest.slice(0, rest.indexOf(','));
      return word === 'exten' || hasSame
        ? `${word === 'exten' ? word : `${indent}same`}${operator}${rest}`
        : `exten${operator}${extension},${rest}`;
    })
    .join('\n');
}

/** Whether the extensions of a file go on by `same`, and not by their names again. */
export function goesOnBySame(file: ConfigFile): boolean {
  return habitsOf(file).hasSame;
}

interface Habits {
  readonly indent: string;
  /** With the blanks around it. */
  readonly operator: string;
  /** Whether extensions go on by `same`; otherwise their name is repeated. */
  readonly hasSame: boolean;
}

function habitsOf(file: ConfigFile): Habits {
  const operators = new Map<string, number>();
  let hasSame = false;
  let repeats = false;
  for (const line of file.lines) {
    const { statement } = line;
    if (statement.kind !== 'exten' && statement.kind !== 'same') continue;
    const operator = operatorOf(line);
    if (statement.operator !== '+=') operators.set(operator, (operators.get(operator) ?? 0) + 1);
    hasSame ||= statement.kind === 'same';
    repeats ||= statement.kind === 'exten' && /^(?:n|[2-9]|\d\d+)$/.test(statement.priority.word.text);
  }
  const [operator = ' => '] = [...operators].sort(([, a], [, b]) => b - a)[0] ?? [];
  return { indent: ownIndent(file) ?? (hasSame ? '' : ' '), operator, hasSame: hasSame || !repeats };
}

function operatorOf({ text, statement }: Line): string {
  return 'operatorSpan' in statement ? text.slice(statement.key.span().end, statement.value.span().start) : ' => ';
}
