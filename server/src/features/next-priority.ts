// Feature: Next Priority
//
// Enter at the end of a line of an extension begins the next one: ` same => n,`, or `exten => 100,n,` or `exten => 100,3,` where the lines above are
// written so. Behind a Hangup, a Return or a Goto that is the last line of its extension it does not, since a new one comes there, at the edge. Enter on a line that
// was begun so and left empty takes it away again. Enter in front of the closing parenthesis of a line is taken for Enter behind it. It is done by the
// editor's *Format On Type*, which is on for this language unless it is switched off.
//
//     exten => 100,1,Answer()
//      same => n,            ; Enter wrote this much

/** What Enter puts on the next line of an extension. */

import type { Position, TextEdit } from 'vscode-languageserver-types';
import { flowEffect } from '../catalogue/flow/flow-effects.ts';
import { indentOf, isPlain } from '../format/line-edits.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import { parseLine } from '../syntax/parse-line.ts';
import type { ExtensionStatement } from '../syntax/statement.ts';

/** The edits when a line feed was typed that left the cursor at `position`; none where something else is on the line. */
export function nextPriority(file: ConfigFile, position: Position): TextEdit[] {
  const line = file.lines[position.line];
  const above = file.lines[position.line - 1];
  if (line === undefined || above === undefined || !isPlain(above)) return [];
  const { statement } = above;
  const closed = closedLine(line, above);
  if (closed !== undefined) return closed;
  if (line.text.trim() !== '') return [];
  if (statement.kind !== 'exten' && statement.kind !== 'same') return [];
  const end = { line: line.number, character: withoutReturn(line.text).length };
  if (isBegun(statement)) {
    return [{ range: { start: { line: above.number, character: 0 }, end }, newText: '' }];
  }
  if (!isComplete(statement)) return [];
  // What comes behind the end of an extension begins at the edge, wherever the editor put the cursor.
  const begun = endsExtension(statement) && !goesOnBelow(line, statement) ? '' : beginning(above, statement);
  if (begun === undefined || (begun === '' && end.character === 0)) return [];
  return [{ range: { start: { line: line.number, character: 0 }, end }, newText: begun }];
}

/**
 * The edits that take the closing parentheses back, and what is closed before them, which Enter put on a line of their own: editors close what is opened, and a
 * line cannot be divided there. They are apart, so that the cursor ends behind what is begun.
 */
function closedLine(line: Line, above: Line): TextEdit[] | undefined {
  const { statement } = above;
  if ((statement.kind !== 'exten' && statement.kind !== 'same') || !statement.isUnclosed) return undefined;
  // Between two parentheses editors leave an empty line for the cursor.
  const isEmpty = line.text.trim() === '';
  const last = isEmpty ? line.file.lines[line.number + 1] : line;
  const closing = /^\s*(["\]}]*\)+)\s*$/.exec(last?.text ?? '')?.[1];
  if (last === undefined || closing === undefined) return undefined;
  const end = withoutReturn(above.text).trimEnd().length;
  const text = above.text.slice(0, end) + closing;
  const whole = parseLine(text, 0, line.file.dialect, false);
  if ((whole.kind !== 'exten' && whole.kind !== 'same') || whole.isUnclosed || !isBalanced(text)) return undefined;
  const begun = endsExtension(whole) && !goesOnBelow(last, whole) ? '' : (beginning(above, whole) ?? '');
  const blanks = isEmpty ? withoutReturn(line.text).length : indentOf(line.text).length;
  const edit = (from: Line, start: number, to: Line, character: number, newText: string): TextEdit => ({
    range: { start: { line: from.number, character: start }, end: { line: to.number, character } },
    newText,
  });
  return [
    edit(above, end, above, end, closing),
    edit(line, 0, line, blanks, begun),
    edit(line, blanks, last, withoutReturn(last.text).length, ''),
  ];
}

function isBalanced(text: string): boolean {
  const count = (char: string): number => text.split(char).length - 1;
  return count('(') === count(')') && count('[') === count(']') && count('{') === count('}') && count('"') % 2 === 0;
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

/** Whether the line is what was put there: `same => n,` or `exten => 100,3,`, with nothing behind it. */
function isBegun({ kind, rest, priority, value, comment }: ExtensionStatement): boolean {
  const { text } = priority.piece;
  return (
    comment < 0 &&
    rest.text === '' &&
    value.text.endsWith(',') &&
    (text === 'n' || (kind === 'exten' && /^[2-9]$|^\d\d+$/.test(text)))
  );
}

/** Nothing can follow a hint, and nobody wants help in a line that is not finished. */
function isComplete({ application, isUnclosed, priority, operator }: ExtensionStatement): boolean {
  return (
    operator !== '+=' && application.text !== '' && !isUnclosed && !priority.isLabelUnclosed && priority.word.text !== 'hint'
  );
}

/** Whether no call goes on with the next priority. */
function endsExtension({ applicationName }: ExtensionStatement): boolean {
  const effect = flowEffect(applicationName);
  return effect === 'end' || effect === 'return' || effect === 'jump';
}

/** Whether the line below belongs to the same extension, so that what is written here does too. */
function goesOnBelow({ file, number }: Line, statement: ExtensionStatement): boolean {
  const below = file.lines[number + 1];
  if (below?.statement.kind === 'same') return true;
  return below !== undefined && statement.kind === 'exten' && isSameExtension(below, statement);
}

/** The next line in the way in which those above are written. */
function beginning(above: Line, statement: ExtensionStatement): string | undefined {
  const before = lineBefore(above);
  if (statement.kind === 'same') return `${indentOf(above.text)}${headOf(above)}n,`;
  const { extension, priority } = statement;
  if (extension.text.trim() === '') return undefined;
  const own = `${indentOf(above.text)}${headOf(above)}${extension.text},`;
  // The first line of an extension does not tell; the last extension that has a second line does.
  const model = before !== undefined && isSameExtension(before, statement) ? above : (modelBelow(above) ?? modelAbove(above));
  if (model === undefined) return ` ${keyless(above, 'same')}n,`;
  if (model.statement.kind === 'same') return `${indentOf(model.text)}${headOf(model)}n,`;
  const number = Number(priority.word.text);
  const isNumbered = model.statement.kind === 'exten' && /^\d+$/.test(model.statement.priority.word.text);
  return `${own}${isNumbered && /^\d+$/.test(priority.word.text) ? String(number + 1 + priority.increment) : 'n'},`;
}

/** `exten => ` as the line writes it, the blanks around the operator included. */
function headOf({ text, statement }: Line): string {
  return 'value' in statement ? text.slice(indentOf(text).length, statement.value.span().start) : '';
}

/** The head of the line with another keyword. */
function keyless(line: Line, keyword: string): string {
  const { statement } = line;
  return 'key' in statement ? keyword + headOf(line).slice(statement.key.text.length) : '';
}

/** The nearest line of an extension above. */
function lineBefore({ file, number }: Line): Line | undefined {
  for (let at = number - 1; at >= 0; at--) {
    const line = file.lines[at] as Line;
    if (line.statement.kind === 'section') return undefined;
    if (line.statement.kind === 'exten' || line.statement.kind === 'same') return line;
  }
  return undefined;
}

function isSameExtension({ statement }: Line, { extension }: ExtensionStatement): boolean {
  return statement.kind === 'exten' && statement.extension.text === extension.text;
}

/** The next line of an extension, if it goes on with this one, by `same` or by its name. */
function modelBelow({ file, number, statement: own }: Line): Line | undefined {
  const next = file.lines.slice(number + 1, number + 1 + FEW).find(({ statement }) => statement.kind !== 'blank');
  if (next?.statement.kind === 'same') return next;
  return next?.statement.kind === 'exten' && own.kind === 'exten' && isSameExtension(next, own) && isComplete(next.statement)
    ? next
    : undefined;
}

const FEW = 10;

/** So many lines are looked at for how an extension goes on. */
const MOST_LINES = 500;

/** The nearest line above that goes on with an extension that another line began. */
function modelAbove({ file, number }: Line): Line | undefined {
  let below: Line | undefined;
  for (let at = number - 1; at >= Math.max(0, number - MOST_LINES); at--) {
    const line = file.lines[at] as Line;
    const { statement } = line;
    if (statement.kind === 'same') return line;
    if (statement.kind === 'section') below = undefined;
    if (statement.kind !== 'exten') continue;
    if (below?.statement.kind === 'exten' && isSameExtension(line, below.statement) && isComplete(below.statement)) return below;
    below = line;
  }
  return undefined;
}
