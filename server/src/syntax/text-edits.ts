/** Edits of the lines of a file. Texts have line feeds; who hands them to an editor puts the line ends of the file in. */

import type { TextEdit } from '../base/edits.ts';
import type { Span } from '../base/span.ts';
import type { Line } from './config-file.ts';

/** A part of a line becomes another text. */
export function replacement({ file, number, text }: Line, { start, end }: Span, newText: string): TextEdit {
  const written = isReadFromEscapes(text.slice(start, end), newText) ? newText.replaceAll(';', '\\;') : newText;
  return { path: file.path, line: number, column: start, endLine: number, endColumn: end, newText: written };
}

/** Whether a text was made of live text, in which `\;` has become `;`. */
function isReadFromEscapes(before: string, after: string): boolean {
  return before.includes('\\;') && !after.includes('\\;') && !/(?<!\\);/.test(before);
}

/** A text in front of a column of a line. */
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

/** Where the text of a line ends: before the carriage return, if there is one. */
export function endOf(text: string): number {
  return text.endsWith('\r') ? text.length - 1 : text.length;
}
