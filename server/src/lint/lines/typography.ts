/**
 * Finds the characters that web pages and word processors put in the place of those that were typed: curly quotation marks, dashes, blanks
 * that do not break, and signs of markup. What counts is where they stand: in a name, an option or an expression they are a mistake; in
 * words for people they are correct spelling.
 */

import { rememberingLatest } from '../../base/latest.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { indexOutside, splitArguments } from '../../syntax/arguments.ts';
import { parseLine } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement, Statement } from '../../syntax/statement.ts';
import { substitutions, type Substitution } from '../../syntax/substitution.ts';
import { isCodeOnly, isCommand, isForReaders } from './application-text.ts';
import { entityRuns } from './html-entities.ts';
import {
  isBoundary,
  isInvisible,
  isQuote,
  isUnusualBlank,
  kinds,
  Marks,
  meantBy,
  type TypographicRun,
} from './typographic-characters.ts';

/** Where the line's code holds such characters, from left to right. */
export const typographicRuns = rememberingLatest((statement: Statement, text: string): readonly TypographicRun[] => {
  if (!suspect.test(text) || statement.kind === 'blank') return none;
  const entities = entityRuns(statement, text);
  if (entities.length > 0) return entities;
  const marks = new Marks(text);
  markStatement(marks, statement, text);
  return marks.runs();
});

/** Whether such characters explain why a line reads as something odd. */
export function isMangled(statement: Statement, text: string): boolean {
  return typographicRuns(statement, text).length > 0;
}

const none: readonly TypographicRun[] = [];

const suspect = /[^\0-\x7f]|\\[_>[\]]|&[a-z]+;|&#\d+;/i;

function markStatement(marks: Marks, statement: Statement, text: string): void {
  switch (statement.kind) {
    case 'blank':
      return;
    case 'section':
      markCode(marks, statement.name);
      for (const option of statement.options ?? []) markCode(marks, option);
      if (statement.name.text.endsWith('\\')) marks.drop(statement.name.column(statement.name.text.length - 1));
      if (statement.unclosed !== undefined) markCode(marks, statement.live);
      return;
    case 'directive':
      markCode(marks, statement.argument);
      return;
    case 'include':
    case 'switch':
    case 'ignorepat':
    case 'autohints':
      markArrow(marks, statement.value);
      markCode(marks, statement.value);
      return;
    case 'exten':
    case 'same':
      markExtension(marks, statement);
      return;
    case 'setting':
    case 'invalid':
      markUnread(marks, statement, text);
  }
}

/** A line that reads as no statement of a dialplan may become one when the characters are put right. */
function markUnread(marks: Marks, statement: Statement, text: string): void {
  const head = text.replace(/\(.*/, '');
  const typed = head.replace(/[^\0-\x7f]/g, (char) => (kinds.has(char) ? sameWidth(char) : char)).replace(/^(\s*)\\\[/, '$1 [');
  const repaired = parseLine(typed + text.slice(head.length), 0, 'dialplan');
  if (repaired.kind !== 'setting' && repaired.kind !== 'invalid' && repaired.kind !== 'blank') {
    const end = 'value' in repaired ? repaired.value.column(0) : head.length;
    for (let column = 0; column < end; column++) marks.mark(column);
    const escape = /^\s*\\\[/.exec(text);
    if (escape !== null) marks.drop(escape[0].length - 2);
    markStatement(marks, repaired, text);
  } else if (statement.kind === 'setting') {
    for (let i = 0; i < statement.key.text.length; i++)
      if (isInvisible(statement.key.text.charAt(i)) || isUnusualBlank(statement.key.text.charAt(i)))
        marks.mark(statement.key.column(i));
    markProse(marks, statement.value);
  }
}

function sameWidth(char: string): string {
  const meant = meantBy(char, 0);
  return meant === '' ? ' ' : meant.charAt(0);
}

function markExtension(marks: Marks, statement: ExtensionStatement): void {
  markArrow(marks, statement.value);
  for (let column = statement.key.column(0); column < statement.value.column(0); column++) marks.mark(column);
  markCode(marks, statement.extension);
  markCode(marks, statement.priority.piece);
  if (statement.priority.word.text === 'hint') markCode(marks, statement.rest);
  else markCall(marks, factsOf(statement).call);
}

/** `=\>`, where a Markdown editor escaped the arrow. */
function markArrow(marks: Marks, value: Piece): void {
  if (value.text.startsWith('\\>')) marks.drop(value.column(0));
}

function markCall(marks: Marks, call: ApplicationCall): void {
  markCode(marks, call.name);
  const name = call.name.text.trim();
  if (call.branches !== undefined) {
    markCode(marks, call.branches.condition);
    for (const [branch, nested] of [
      [call.branches.then, call.branches.thenCall],
      [call.branches.otherwise, call.branches.otherwiseCall],
    ] as const)
      if (nested !== undefined) markCall(marks, nested);
      else if (branch !== undefined) markTarget(marks, branch);
    return;
  }
  const { data } = call;
  if (call.roles?.form === 'assignment') {
    const equals = data.text.indexOf('=');
    markCode(marks, equals < 0 ? data : data.slice(0, equals));
    if (equals >= 0) markProse(marks, data.slice(equals + 1));
  } else if (isForReaders(name)) markSubstitutions(marks, substitutions(data));
  else if (isCommand(name)) markCommand(marks, data);
  else if (call.roles?.form === 'whole') markTarget(marks, data);
  else if (isCodeOnly(name)) markCode(marks, data);
  else markProse(marks, data);
}

/** A place with arguments behind it, which may be words. */
function markTarget(marks: Marks, target: Piece): void {
  const open = indexOutside(target.text, '(');
  if (open < 0) markCode(marks, target);
  else {
    markCode(marks, target.slice(0, open));
    markProse(marks, target.slice(open + 1));
  }
}

/** Names, numbers and options: no such character belongs here. */
function markCode(marks: Marks, piece: Piece): void {
  eachOutside(piece, (offset) => {
    marks.mark(piece.column(offset));
    if (piece.text.startsWith('\\_', offset)) marks.drop(piece.column(offset));
  });
  markSubstitutions(marks, substitutions(piece));
}

/**
 * Arguments that may be words: only what tells that the author meant code. That is a quotation mark that opens an argument and one that
 * closes it, a special blank at an end, and an invisible character among ASCII letters.
 */
function markProse(marks: Marks, piece: Piece): void {
  for (const argument of splitArguments(piece)) {
    const trimmed = argument.trim();
    const { text } = trimmed;
    const last = text.length - 1;
    if (last > 0 && kinds.get(text.charAt(0)) === 'quote' && isQuote(text.charAt(last))) marks.mark(trimmed.column(0));
    if (last > 0 && isQuote(text.charAt(0)) && kinds.get(text.charAt(last)) === 'quote') marks.mark(trimmed.column(last));
    for (let i = 0; i <= last && kinds.get(text.charAt(i)) === 'blank'; i++) marks.mark(trimmed.column(i));
    for (let i = last; i >= 0 && kinds.get(text.charAt(i)) === 'blank'; i--) marks.mark(trimmed.column(i));
  }
  markPartner(marks, piece);
  eachOutside(piece, (offset) => {
    if (isStrayInvisible(piece.text, offset)) marks.mark(piece.column(offset));
    if (isEscapedUnderscore(piece.text, offset)) marks.drop(piece.column(offset));
  });
  markSubstitutions(marks, substitutions(piece));
}

/** `"Front desk”`: of two quotation marks one is as it was typed, and the other one stands where its partner belongs. */
function markPartner(marks: Marks, piece: Piece): void {
  const { text } = piece;
  let opened = -1;
  const changed: number[] = [];
  eachOutside(piece, (offset) => {
    if (text.charAt(offset) === '"' && text.charAt(offset - 1) !== '\\') opened = opened < 0 ? offset : -1;
    else if (kinds.get(text.charAt(offset)) === 'quote' && meantBy(text, offset) === '"') changed.push(offset);
  });
  const partner = opened < 0 ? undefined : (changed.find((offset) => offset > opened) ?? changed.at(-1));
  if (partner !== undefined) marks.mark(piece.column(partner));
}

/** A shell command: what is quoted may be words, quotation marks and options outside are code. */
function markCommand(marks: Marks, piece: Piece): void {
  const { text } = piece;
  markPartner(marks, piece);
  let quote = '';
  eachOutside(piece, (offset) => {
    const char = text.charAt(offset);
    if (quote !== '') {
      if (char === quote) quote = '';
      return;
    }
    if (char === '"' || (char === "'" && !isApostrophe(text, offset))) quote = char;
    const kind = kinds.get(char);
    const isCode =
      (kind === 'quote' && !isApostrophe(text, offset)) ||
      kind === 'blank' ||
      kind === 'invisible' ||
      (kind === 'dash' && isBoundary(text.charAt(offset - 1)) && /^[\p{L}\p{N}-]/u.test(text.slice(offset + 1)));
    if (isCode) marks.mark(piece.column(offset));
    if (isEscapedUnderscore(text, offset)) marks.drop(piece.column(offset));
  });
  markSubstitutions(marks, substitutions(piece));
}

function markSubstitutions(marks: Marks, list: readonly Substitution[]): void {
  for (const substitution of list)
    switch (substitution.kind) {
      case 'expression':
        markExpression(marks, substitution);
        break;
      case 'variable':
        markCode(marks, substitution.inner);
        break;
      case 'function':
        markCode(marks, substitution.name);
        if (substitution.name.text === 'SHELL') markCommand(marks, substitution.arguments);
        else markFunctionArguments(marks, substitution.arguments);
        if (substitution.substring !== undefined) markCode(marks, substitution.substring);
    }
}

function markFunctionArguments(marks: Marks, piece: Piece): void {
  // The branches of IF() and its kin stand between `?` and `:`.
  for (const part of splitArguments(piece, '?')) for (const branch of splitArguments(part, ':')) markProse(marks, branch);
}

/** Everything but what stands in ASCII quotation marks. */
function markExpression(marks: Marks, { inner, children }: Substitution): void {
  markPartner(marks, inner);
  let isQuoted = false;
  eachOutside(inner, (offset) => {
    if (inner.text.charAt(offset) === '"') isQuoted = !isQuoted;
    else if (!isQuoted || isStrayInvisible(inner.text, offset)) marks.mark(inner.column(offset));
  });
  markSubstitutions(marks, children);
}

/** Calls `visit` for each character outside substitutions. */
function eachOutside(piece: Piece, visit: (offset: number) => void): void {
  let from = 0;
  for (const { whole } of substitutions(piece)) {
    const start = whole.start - piece.start;
    for (; from < start; from++) visit(from);
    from = start + whole.text.length;
  }
  for (; from < piece.text.length; from++) visit(from);
}

function isApostrophe(text: string, offset: number): boolean {
  return /\p{L}/u.test(text.charAt(offset - 1)) && /\p{L}/u.test(text.charAt(offset + 1));
}

/** Joiners and marks of direction belong to several scripts and to emoji; between ASCII characters they are rubbish. */
function isStrayInvisible(text: string, offset: number): boolean {
  return isInvisible(text.charAt(offset)) && text.charAt(offset - 1) < '\x7f' && text.charAt(offset + 1) < '\x7f';
}

function isEscapedUnderscore(text: string, offset: number): boolean {
  return text.startsWith('\\_', offset) && /\w/.test(text.charAt(offset - 1)) && /\w/.test(text.charAt(offset + 2));
}
