/** Lines that are added to a file, in the way in which the file itself is written. */

import type { TextEdit } from '../base/edits.ts';
import type { ConfigFile } from '../syntax/config-file.ts';
import { insertion } from '../syntax/text-edits.ts';
import { habitsOf } from './habits.ts';

/** Sections behind everything else in a file, an empty line before each; undefined where the file ends inside a block comment. */
export function sectionsAtEnd(file: ConfigFile, sections: readonly string[]): TextEdit | undefined {
  const last = file.lines.at(-1);
  if (last?.statement.depthAfter !== 0) return undefined;
  const gap = last.text === '' ? (file.lines.at(-2)?.text.trim() === '' || file.lines.length === 1 ? '' : '\n') : '\n\n';
  return insertion(last, last.text.length, gap + asWritten(file, sections.join('\n')));
}

/** The text, in which lines begin with `exten => ` and ` same => `, with the indentation, the operator and the word that the file has there. */
export function asWritten(file: ConfigFile, text: string): string {
  const { hasSame, operator, indent = hasSame ? '' : ' ' } = habitsOf(file);
  const isBySame = goesOnBySame(file);
  let extension = '';
  return text
    .split('\n')
    .map((line) => {
      const [, word, rest] = /^(exten| same) => (.*)$/.exec(line) ?? [];
      if (word === undefined || rest === undefined) return line;
      if (word === 'exten') extension = rest.slice(0, rest.indexOf(','));
      return word === 'exten' || isBySame
        ? `${word === 'exten' ? word : `${indent}same`}${operator}${rest}`
        : `exten${operator}${extension},${rest}`;
    })
    .join('\n');
}

/** Whether the extensions of a file go on by `same`, and not by their names again. */
export function goesOnBySame(file: ConfigFile): boolean {
  const { hasSame, repeatsNames } = habitsOf(file);
  return hasSame || !repeatsNames;
}
