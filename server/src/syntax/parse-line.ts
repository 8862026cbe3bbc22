/** One line to one statement. Any text gives a statement; nothing here throws or looks at another line. */
// Asterisk: main/config.c process_text_line, pbx/pbx_config.c process_dialplan_variable / pbx_load_config.

import { assignmentOf, type AssignmentKind } from './assignment.ts';
import { cutComments, type LiveLine } from './comments.ts';
import { Piece } from './piece.ts';
import type { Dialect, Statement } from './statement.ts';

export { hasSubstitution, leadingInteger } from './assignment.ts';

/** Asterisk reads lines into a buffer of this many bytes and drops those that do not fit. */
const LONGEST_LINE = 8190;

const OPEN_BRACKET = 91;
const HASH = 35;
const BACKSLASH = 92;
const PLUS = 43;
const GREATER = 62;

/** @param depth depth of block comments before the line; @param isFirst whether it is line 1 of its file, where a byte order mark is dropped. */
export function parseLine(text: string, depth: number, dialect: Dialect, isFirst = false): Statement {
  const line = isFirst && text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
  if (line.length * 3 > LONGEST_LINE && byteLength(line) > LONGEST_LINE)
    return {
      kind: 'invalid',
      why: 'too-long',
      live: new Piece(line, 0),
      depthAfter: depth,
      comment: -1,
      facts: undefined,
      findings: undefined,
    };
  const cut = cutComments(line, depth);
  const { live } = cut;
  if (live.text.length === 0) {
    const commentText = cut.comment < 0 ? undefined : line.slice(cut.comment + 1);
    return {
      kind: 'blank',
      commentText,
      live,
      depthAfter: cut.depthAfter,
      comment: cut.comment,
      facts: undefined,
      findings: undefined,
    };
  }
  switch (live.text.charCodeAt(0)) {
    case OPEN_BRACKET:
      return section(cut);
    case HASH:
      return directive(cut);
    default:
      return assignment(cut, dialect);
  }
}

/** The length in UTF-8 without the carriage return that belongs to the line's end. */
function byteLength(line: string): number {
  let bytes = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

function section({ live, depthAfter, comment }: LiveLine): Statement {
  const text = live.text;
  const close = text.indexOf(']');
  const nothing = live.slice(text.length);
  if (close < 0)
    return {
      kind: 'section',
      name: live.slice(1),
      options: undefined,
      trailer: nothing,
      unclosed: ']',
      live,
      depthAfter,
      comment,
      facts: undefined,
      findings: undefined,
    };
  const name = live.slice(1, close);
  if (text.charAt(close + 1) !== '(')
    return {
      kind: 'section',
      name,
      options: undefined,
      trailer: live.slice(close + 1).trim(),
      unclosed: undefined,
      live,
      depthAfter,
      comment,
      facts: undefined,
      findings: undefined,
    };
  const end = text.indexOf(')', close + 2);
  const options = split(live.slice(close + 2, end < 0 ? text.length : end), ',');
  const trailer = end < 0 ? nothing : live.slice(end + 1).trim();
  return {
    kind: 'section',
    name,
    options,
    trailer,
    unclosed: end < 0 ? ')' : undefined,
    live,
    depthAfter,
    comment,
    facts: undefined,
    findings: undefined,
  };
}

function directive({ live, depthAfter, comment }: LiveLine): Statement {
  const text = live.text;
  let end = 1;
  while (end < text.length && text.charCodeAt(end) > 32) end++;
  let argument = live.slice(end).trim();
  const first = argument.text.charAt(0);
  const last = argument.text.charAt(argument.text.length - 1);
  if (argument.text.length > 1 && ((first === '"' && last === '"') || (first === '<' && last === '>')))
    argument = argument.slice(1, argument.text.length - 1);
  return {
    kind: 'directive',
    word: text.slice(1, end).toLowerCase(),
    wordSpan: live.span(0, end),
    argument,
    live,
    depthAfter,
    comment,
    facts: undefined,
    findings: undefined,
  };
}

function assignment(cut: LiveLine, dialect: Dialect): Statement {
  const { live, depthAfter, comment } = cut;
  const text = live.text;
  let from = 0;
  if (text.charCodeAt(0) === BACKSLASH) {
    if (text.length < 2 || text.charCodeAt(1) <= 32)
      return { kind: 'invalid', why: 'invalid-escape', live, depthAfter, comment, facts: undefined, findings: undefined };
    from = 1;
  }
  const equals = text.indexOf('=', from === 1 ? 2 : 0);
  if (equals < 0)
    return { kind: 'invalid', why: 'missing-equals', live, depthAfter, comment, facts: undefined, findings: undefined };
  const isAppend = equals > from && text.charCodeAt(equals - 1) === PLUS;
  const key = live.slice(from, isAppend ? equals - 1 : equals).trim();
  if (key.text.length === 0)
    return { kind: 'invalid', why: 'missing-key', live, depthAfter, comment, facts: undefined, findings: undefined };
  const isArrow = !isAppend && text.charCodeAt(equals + 1) === GREATER;
  const offsets = { key: from, operator: isAppend ? equals - 1 : equals, behind: equals + (isArrow ? 2 : 1) };
  return assignmentOf(dialect === 'config' ? 'setting' : keyword(key.text), cut, offsets);
}

function keyword(key: string): AssignmentKind {
  switch (key) {
    case 'exten':
    case 'same':
    case 'include':
      return key;
    default:
  }
  const word = key.toLowerCase();
  if (word === 'exten') return 'exten';
  if (word.startsWith('same')) return 'same';
  return contextKeywords.get(word) ?? 'setting';
}

const contextKeywords: ReadonlyMap<string, AssignmentKind> = new Map([
  ['include', 'include'],
  ['switch', 'switch'],
  ['lswitch', 'switch'],
  ['eswitch', 'switch'],
  ['ignorepat', 'ignorepat'],
  ['autohints', 'autohints'],
]);

/** The pieces between the separators, none trimmed; one piece when there is no separator. */
export function split(piece: Piece, separator: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = piece.text.indexOf(separator); at >= 0; at = piece.text.indexOf(separator, from)) {
    pieces.push(piece.slice(from, at));
    from = at + 1;
  }
  pieces.push(piece.slice(from));
  return pieces;
}
