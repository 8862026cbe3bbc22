/**
 * The formatter: what it would change in one file, as small edits, so that cursors and marks stay where they are.
 *
 * Whatever it changes is nothing to Asterisk: blanks at both ends of a line and around the operator, and empty lines outside block
 * comments. What could not be read, holds a part of a block comment, or would say something else is left as it is.
 */
// Asterisk: main/config.c config_text_file_load, process_text_line.

import type { TextEdit } from '../base/edits.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import { continuations, habitsOf } from './habits.ts';
import { indentOf, isPlain, lineReplacements } from './line-edits.ts';

export interface FormatOptions {
  /** Goes before `same`, in a file in which no `same` is indented. */
  readonly indent: string;
  /** The lines to change, both ends included; all of them when absent. */
  readonly lines?: { readonly first: number; readonly last: number };
}

/** The edits in the order of the lines; they do not overlap. Formatting what they give changes nothing. */
export function formatEdits(file: ConfigFile, { indent, lines }: FormatOptions): TextEdit[] {
  const { path } = file;
  const edits: TextEdit[] = [];
  const indents = indentsOf(file, habitsOf(file).indent ?? indent);
  const first = Math.max(0, lines?.first ?? 0);
  const last = Math.min(file.lines.length - 1, lines?.last ?? Infinity);
  for (let number = first; number <= last; number++) {
    const line = file.lines[number] as Line;
    if (needsGap(file, number)) {
      const newText = line.text.endsWith('\r') ? '\r\n' : '\n';
      edits.push({ path, line: number, column: 0, endLine: number, endColumn: 0, newText });
    }
    for (const { span, newText } of lineReplacements(line, indents.get(line)))
      edits.push({ path, line: number, column: span.start, endLine: number, endColumn: span.end, newText });
  }
  return edits;
}

/** The indentation of each line that gets one: `same` lines, and the comments right above them that were in line with them. */
function indentsOf(file: ConfigFile, indent: string): ReadonlyMap<Line, string> {
  const indents = new Map<Line, string>();
  for (const line of continuations(file)) {
    if (!isPlain(line)) continue;
    indents.set(line, indent);
    for (let number = line.number - 1; number >= 0; number--) {
      const above = file.lines[number] as Line;
      if (!isComment(above) || !isInLine(indentOf(above.text), indentOf(line.text))) break;
      indents.set(above, indent);
    }
  }
  return indents;
}

/** Whether what is indented so stands in one column, where a tab is as wide as eight blanks or as four. */
function isInLine(a: string, b: string): boolean {
  return [8, 4].some((tab) => widthOf(a, tab) === widthOf(b, tab));
}

function widthOf(indent: string, tab: number): number {
  let width = 0;
  for (const char of indent) width = char === '\t' ? (Math.floor(width / tab) + 1) * tab : width + 1;
  return width;
}

/** Whether an empty line is missing above: above a section header, or above the comments that stand right above it. */
function needsGap(file: ConfigFile, number: number): boolean {
  const above = file.lines[number - 1];
  if (above === undefined || !isText(above)) return false;
  let below = number;
  while (isComment(file.lines[below])) below++;
  return file.lines[below]?.statement.kind === 'section';
}

/** A line that says something, and behind which no block comment is open. */
function isText(line: Line): boolean {
  return line.statement.kind !== 'blank' && line.statement.depthAfter === 0;
}

function isComment(line: Line | undefined): boolean {
  return line?.statement.kind === 'blank' && line.statement.commentText !== undefined && isPlain(line);
}
