// Feature: Selection
//
// Extends what is selected step by step: the word, the argument, what stands in the parentheses, the call, the line, the extension, the section,
// the file.
//
//     exten => 100,1,Gosub(sub,s,1(${CALLERID(num)},b))
//     ;                                      num
//     ;                              CALLERID(num)
//     ;                            ${CALLERID(num)}
//     ;                            ${CALLERID(num)},b
//     ;                    sub,s,1(${CALLERID(num)},b)

/** What an editor selects when the selection is extended, from the innermost outwards. */

import type { Range, SelectionRange } from 'vscode-languageserver-types';
import { touches, type Span } from '../base/span.ts';
import { assignmentsOf } from '../model/lines/assignments.ts';
import { optionsOf } from '../model/lines/call-arguments.ts';
import { withNestedCalls, type ApplicationCall } from '../model/lines/calls.ts';
import { factsOf } from '../model/lines/facts.ts';
import { splitArguments } from '../syntax/arguments.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import type { Piece } from '../syntax/piece.ts';
import type { ExtensionStatement, Statement } from '../syntax/statement.ts';
import { allSubstitutions } from '../syntax/substitution.ts';
import { endOf } from '../syntax/text-edits.ts';

/** For each position, given as a line from 0 and a column, its ranges; undefined beyond the end of the file. */
export function selectionRange(file: ConfigFile, lineNumber: number, column: number): SelectionRange | undefined {
  const line = file.lines[lineNumber];
  if (line === undefined) return undefined;
  const spans = spansIn(line.statement)
    .concat(wordAt(line.text, column) ?? [])
    .filter((span) => span.start < span.end && touches(span, column));
  const ranges = nested(spans).map((span) => onLine(lineNumber, span));
  for (const each of [wholeLine(line), extensionAround(line), sectionAround(line), wholeFile(file)])
    if (each !== undefined) ranges.push(each);
  let outer: SelectionRange | undefined;
  for (const range of ranges.reverse())
    if (outer === undefined || !isSame(outer.range, range)) outer = outer === undefined ? { range } : { range, parent: outer };
  return outer;
}

/** Each in the one behind it; of two that overlap the longer one goes. */
function nested(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = found.at(-1);
    if (inner === undefined || (span.start <= inner.start && inner.end <= span.end)) found.push(span);
  }
  return found;
}

/** Everything on a line that stands for itself. */
function spansIn(statement: Statement): Span[] {
  switch (statement.kind) {
    case 'section':
      return [statement.name.span(), ...(statement.options ?? []).map((option) => option.span()), statement.live.span()];
    case 'directive':
      return [statement.argument.span(), statement.live.span()];
    case 'exten':
    case 'same':
      return extensionSpans(statement);
    case 'setting':
    case 'include':
    case 'switch':
    case 'ignorepat':
    case 'autohints':
      return [
        statement.key.span(),
        statement.value.span(),
        statement.live.span(),
        ...argumentSpans(statement.value),
        ...substitutionSpans(statement.value),
      ];
    case 'blank':
    case 'invalid':
      return [statement.live.span()];
  }
}

function extensionSpans(statement: ExtensionStatement): Span[] {
  const { extension, priority, application, value, data } = statement;
  const { call, targets } = factsOf(statement);
  const spans = [extension, priority.piece, value, statement.live].map((piece) => piece.span());
  if (priority.label !== undefined) spans.push(priority.label.span());
  for (const each of withNestedCalls(call)) spans.push(...callSpans(each));
  for (const { piece, context, extension: number, priority: step, arguments: args } of targets)
    for (const part of [piece, context?.piece, number?.piece, step?.piece, ...(args ?? [])])
      if (part !== undefined) spans.push(part.span());
  spans.push(...substitutionSpans(extension), ...substitutionSpans(data));
  const { start, end } = value.span();
  if (application.text !== '') spans.push({ start: application.span().start, end: Math.max(start, end) });
  return spans;
}

function callSpans(call: ApplicationCall): Span[] {
  const { name, data, hasParentheses, isUnclosed, branches } = call;
  const spans = [name.trim().span(), data.span()];
  const { start } = name.trim().span();
  if (hasParentheses) spans.push({ start, end: data.span().end + (isUnclosed ? 0 : 1) });
  // Set takes the commas behind the first `=` for part of the value.
  if (branches === undefined && call.roles?.form !== 'assignment') spans.push(...argumentSpans(data));
  if (branches !== undefined)
    for (const branch of [branches.condition, branches.then, branches.otherwise])
      if (branch !== undefined) spans.push(branch.span());
  for (const { name: left, arguments: args, value } of assignmentsOf(call)) {
    spans.push(left.span(), value.span());
    if (args !== undefined)
      spans.push(args.span(), { start: left.span().start, end: args.span().end + 1 }, ...argumentSpans(args));
  }
  for (const { use } of optionsOf(call)) {
    if (use.argument === undefined) continue;
    const inner = use.argument.span();
    spans.push(inner, { start: use.letterPiece.span().start, end: inner.end + (use.isUnclosed ? 0 : 1) });
  }
  return spans;
}

function argumentSpans(piece: Piece): Span[] {
  return splitArguments(piece).map((argument) => argument.trim().span());
}

function substitutionSpans(piece: Piece): Span[] {
  if (!piece.text.includes('$')) return [];
  const spans: Span[] = [];
  for (const each of allSubstitutions(piece)) {
    spans.push(each.whole.span(), each.inner.span());
    if (each.kind === 'expression') continue;
    spans.push(each.name.span());
    if (each.kind === 'function') spans.push(each.arguments.span(), ...argumentSpans(each.arguments));
  }
  return spans;
}

function wordAt(text: string, column: number): Span | undefined {
  const isWord = (at: number): boolean => /[\p{L}\p{N}_-]/u.test(text.charAt(at));
  let start = column;
  let end = column;
  while (start > 0 && isWord(start - 1)) start--;
  while (end < text.length && isWord(end)) end++;
  return start < end ? { start, end } : undefined;
}

function onLine(line: number, { start, end }: Span): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

function wholeLine({ number, text }: Line): Range {
  return onLine(number, { start: 0, end: endOf(text) });
}

/** The lines of the extension: from its first `exten` in a row to the last line of its name. */
function extensionAround(line: Line): Range | undefined {
  const { lines } = line.file;
  const nameAt = (number: number): string | undefined => {
    const statement = lines[number]?.statement;
    return statement?.kind === 'exten' ? statement.extension.text.trim() : undefined;
  };
  const belongs = (number: number): boolean => {
    const kind = lines[number]?.statement.kind;
    return kind === 'exten' || kind === 'same' || kind === 'blank';
  };
  let first = line.number;
  while (first >= 0 && belongs(first) && nameAt(first) === undefined) first--;
  const name = nameAt(first);
  if (name === undefined) return undefined;
  for (let number = first - 1; number >= 0 && belongs(number); number--) {
    const other = nameAt(number);
    if (other !== undefined && other !== name) break;
    if (other === name) first = number;
  }
  let last = line.number;
  for (let number = line.number; number < lines.length && belongs(number); number++) {
    if ((nameAt(number) ?? name) !== name) break;
    if (lines[number]?.statement.kind !== 'blank') last = number;
  }
  return lines[last]?.statement.kind === 'blank' ? undefined : between(line.file, first, last);
}

/** From the header to the last line that says something; undefined above the first header. */
function sectionAround({ file, number }: Line): Range | undefined {
  let first = -1;
  let next = file.lines.length;
  for (const { number: at, statement } of file.structure) {
    if (statement.kind !== 'section') continue;
    if (at > number) {
      next = at;
      break;
    }
    first = at;
  }
  if (first < 0) return undefined;
  let last = next - 1;
  while (last > number && file.lines[last]?.statement.kind === 'blank') last--;
  return between(file, first, last);
}

function wholeFile(file: ConfigFile): Range {
  return between(file, 0, file.lines.length - 1);
}

function between({ lines }: ConfigFile, first: number, last: number): Range {
  return { start: { line: first, character: 0 }, end: { line: last, character: endOf(lines[last]?.text ?? '') } };
}

function isSame(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
