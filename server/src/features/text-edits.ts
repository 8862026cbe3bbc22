/** Edits as features make them: within a line, between lines, and at the end of a file. Texts have line feeds; `withLineEnds` does the rest. */

import type { TextEdit } from '../base/edits.ts';
import type { Span } from '../base/span.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';

export function replacement({ file, number }: Line, { start, end }: Span, newText: string): TextEdit {
  return { path: file.path, line: number, column: start, endLine: number, endColumn: end, newText };
}

export function insertion(line: Line, column: number, newText: string): TextEdit {
  return replacement(line, { start: column, end: column }, newText);
}

/** A line of its own above another one. */
export function lineAbove(line: Line, newText: string): TextEdit {
  return insertion(line, 0, `${newText}\n`);
}

/** A line of its own below another one. */
export function lineBelow(line: Line, newText: string): TextEdit {
  const next = line.file.lines[line.number + 1];
  return next === undefined ? insertion(line, line.text.length, `\n${newText}`) : lineAbove(next, newText);
}

/** The line with its line end. */
export function withoutLine(line: Line): TextEdit {
  const { file, number, text } = line;
  if (file.lines[number + 1] !== undefined)
    return { path: file.path, line: number, column: 0, endLine: number + 1, endColumn: 0, newText: '' };
  return replacement(line, { start: 0, end: text.length }, '');
}

/** Sections behind everything else in a file, an empty line before each; undefined where the file ends inside a block comment. */
export function sectionsAtEnd(file: ConfigFile, sections: readonly string[]): TextEdit | undefined {
  const last = file.lines.at(-1);
  if (last?.statement.depthAfter !== 0) return undefined;
  const gap = last.text === '' ? (file.lines.at(-2)?.text.trim() === '' || file.lines.length === 1 ? '' : '\n') : '\n\n';
  return insertion(last, last.text.length, gap + sections.join('\n'));
}

/** The edits with the line ends of their files. */
export function withLineEnds(edits: readonly TextEdit[], isReturned: (path: string) => boolean): TextEdit[] {
  return edits.map((edit) => (isReturned(edit.path) ? { ...edit, newText: edit.newText.replaceAll('\n', '\r\n') } : edit));
}

/** Whether the lines of a file end as on Windows. */
export function endsWithReturns(file: ConfigFile | undefined): boolean {
  return file?.lines[0]?.text.endsWith('\r') === true;
}

/** `name`, or with a number behind it where there is a context of that name. */
export function freeContextName(dialplan: Dialplan, name: string, ...taken: string[]): string {
  const isFree = (each: string): boolean => dialplan.context(each) === undefined && !taken.includes(each);
  if (isFree(name)) return name;
  for (let number = 2; ; number++) if (isFree(`${name}-${number}`)) return `${name}-${number}`;
}
