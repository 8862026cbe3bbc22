/** One line to one statement. Any text gives a statement; nothing here throws or looks at another line. */
// Asterisk: main/config.c process_text_line, pbx/pbx_config.c process_dialplan_variable / pbx_load_config.

import { byteLength } from '../base/bytes.ts';
import { assignmentOf, operatorIn, type AssignmentKind } from './assignment.ts';
import { cutComments, plainComment, type LiveLine } from './comments.ts';
import { Piece } from './piece.ts';
import { sectionOf } from './section-line.ts';
import type { Dialect, Statement } from './statement.ts';

export { hasSubstitution, leadingInteger } from './assignment.ts';

/** Asterisk reads lines into a buffer of this many bytes and drops those that do not fit. */
const LONGEST_LINE = 8190;

const OPEN_BRACKET = 91;
const HASH = 35;
const BACKSLASH = 92;

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
  const comment = depth === 0 && !line.includes('\0') ? plainComment(line) : undefined;
  const statement = comment === undefined ? undefined : plainLine(line, comment, dialect);
  if (statement !== undefined) return statement;
  const cut = cutComments(line, depth);
  const { live } = cut;
  if (live.text.length === 0) {
    const commentText = cut.comment < 0 ? undefined : line.slice(cut.comment + 1).replace(/\r$/, '');
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
      return sectionOf(cut);
    case HASH:
      return directive(cut);
    default:
      return assignment(cut, dialect);
  }
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

/** The header or assignment on a line without anything special; undefined where something else stands there. */
function plainLine(text: string, comment: number, dialect: Dialect): Statement | undefined {
  let end = comment < 0 ? text.length : comment;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
  let start = 0;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  const first = text.charCodeAt(start);
  if (start === end || first === HASH || first === BACKSLASH) return undefined;
  if (first === OPEN_BRACKET) return sectionOf(text, comment, start, end);
  const operatorAt = operatorIn(text, start, end);
  if (operatorAt === undefined || operatorAt === start) return undefined;
  return assignmentOf(dialect === 'config' ? 'setting' : keywordAt(text, start, operatorAt), text, comment, end, operatorAt);
}

function assignment(cut: LiveLine, dialect: Dialect): Statement {
  const { live, depthAfter, comment } = cut;
  const text = live.text;
  const isEscaped = text.charCodeAt(0) === BACKSLASH;
  const from = isEscaped ? 1 : 0;
  const rest = { live, depthAfter, comment, facts: undefined, findings: undefined };
  if (isEscaped && (text.length < 2 || text.charCodeAt(1) <= 32)) return { kind: 'invalid', why: 'invalid-escape', ...rest };
  const operatorAt = operatorIn(text, from, text.length);
  if (operatorAt === undefined) return { kind: 'invalid', why: 'missing-equals', ...rest };
  if (/^[\0- ]*$/.test(text.slice(from, operatorAt))) return { kind: 'invalid', why: 'missing-key', ...rest };
  return assignmentOf(
    dialect === 'config' ? 'setting' : keywordAt(text, from, operatorAt),
    cut,
    comment,
    text.length,
    operatorAt,
  );
}

/** What a key that stands between two offsets makes of its line. */
function keywordAt(text: string, from: number, operatorAt: number): AssignmentKind {
  let to = operatorAt;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  if (to - from === 4 && text.startsWith('same', from)) return 'same';
  if (to - from === 5 && text.startsWith('exten', from)) return 'exten';
  let start = from;
  while (start < to && text.charCodeAt(start) <= 32) start++;
  return keyword(text.slice(start, to));
}

function keyword(key: string): AssignmentKind {
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
