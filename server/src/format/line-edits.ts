/** What formatting changes inside one line: indentation, the blanks around the operator, and those at the end. */

import type { Span } from '../base/span.ts';
import type { Line } from '../syntax/config-file.ts';
import { parseLine } from '../syntax/parse-line.ts';
import type { Statement } from '../syntax/statement.ts';
import { endOf } from '../syntax/text-edits.ts';

export interface Replacement {
  readonly span: Span;
  readonly newText: string;
}

/** The replacements within a line, first one first; none where the line would then say something else. */
export function lineReplacements(line: Line, indent: string | undefined): Replacement[] {
  if (!isPlain(line)) return [];
  const found = [...indentation(line, indent), ...operatorBlanks(line)];
  found.push(...commentColumn(line, grownBy(found)), ...trailingBlanks(line.text));
  return saysTheSame(line, replaced(line.text, found)) ? found : [];
}

/** The blanks at the end of a line, the carriage return of its line end left out; there is one span at most. */
export function trailingBlanks(text: string): Replacement[] {
  const end = endOf(text);
  const start = beforeBlanks(text, end);
  return start === end ? [] : [{ span: { start, end }, newText: '' }];
}

/** The blanks in front of a line's text, tabs and spaces alone. */
export function indentOf(text: string): string {
  return /^[ \t]*/.exec(text)?.[0] ?? '';
}

/** Whether the line stands outside block comments, holds no part of one, and could be read. */
export function isPlain({ file, number, text, statement }: Line): boolean {
  const depthBefore = number === 0 ? 0 : (file.lines[number - 1]?.statement.depthAfter ?? 0);
  if (depthBefore !== 0 || statement.depthAfter !== 0 || statement.kind === 'invalid' || text.includes('\0')) return false;
  if (number === 0 && text.startsWith('\ufeff')) return false;
  const live = statement.comment < 0 ? text : text.slice(0, statement.comment);
  return !/;--|--;/.test(live);
}

function indentation({ text }: Line, indent: string | undefined): Replacement[] {
  const now = indentOf(text);
  return indent === undefined || now === indent ? [] : [{ span: { start: 0, end: now.length }, newText: indent }];
}

const spaced: ReadonlySet<Statement['kind']> = new Set(['exten', 'same', 'include', 'switch', 'ignorepat', 'autohints']);

/** One blank before and behind `=` or `=>`; Asterisk trims the key and the value. */
function operatorBlanks({ text, statement }: Line): Replacement[] {
  if (!('operator' in statement) || !spaced.has(statement.kind) || statement.operator === '+=') return [];
  const { key, operatorSpan, value } = statement;
  // Whoever wrote `= >` or `==` meant another operator; a blank would hide it.
  if (value.text === '' || /^[=>]/.test(value.text)) return [];
  const before = { start: key.span().end, end: operatorSpan.start };
  const behind = { start: operatorSpan.end, end: value.span().start };
  return [before, behind].filter((gap) => isOther(text, gap)).map((span) => ({ span, newText: ' ' }));
}

function isOther(text: string, { start, end }: Span): boolean {
  const blanks = text.slice(start, end);
  return blanks !== ' ' && /^[ \t]*$/.test(blanks);
}

function grownBy(found: readonly Replacement[]): number {
  return found.reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0);
}

/** Keeps the column of a comment that stands apart from the text, as those that are aligned do, if there is room. */
function commentColumn({ text, statement }: Line, growth: number): Replacement[] {
  if (growth === 0 || statement.kind === 'blank' || statement.comment < 0) return [];
  const end = statement.comment;
  const start = beforeBlanks(text, end);
  const blanks = text.slice(start, end);
  if (blanks.length < 2 || blanks.includes('\t')) return [];
  const wanted = Math.max(1, blanks.length - growth);
  return wanted < blanks.length
    ? [{ span: { start: start + wanted, end }, newText: '' }]
    : [{ span: { start: end, end }, newText: ' '.repeat(wanted - blanks.length) }];
}

function beforeBlanks(text: string, end: number): number {
  let start = end;
  while (start > 0 && (text.charAt(start - 1) === ' ' || text.charAt(start - 1) === '\t')) start--;
  return start;
}

function replaced(text: string, found: readonly Replacement[]): string {
  let result = '';
  let done = 0;
  for (const { span, newText } of found) {
    result += text.slice(done, span.start) + newText;
    done = span.end;
  }
  return result + text.slice(done);
}

/** Whether Asterisk reads the same from `text` as from the line. */
function saysTheSame({ file, number, statement }: Line, text: string): boolean {
  return meaning(parseLine(text, 0, file.dialect, number === 0)) === meaning(statement);
}

function meaning(statement: Statement): string {
  const { kind, depthAfter } = statement;
  const said =
    'key' in statement
      ? [statement.key.text, statement.operator, statement.value.text]
      : kind === 'blank'
        ? [statement.commentText?.trimEnd()]
        : [statement.live.text];
  return JSON.stringify([kind, depthAfter, statement.comment >= 0, ...said]);
}
