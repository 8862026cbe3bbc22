/** One line to one statement. Any text gives a statement; nothing here throws or looks at another line. */
// Asterisk: main/config.c process_text_line, pbx/pbx_config.c process_dialplan_variable / pbx_load_config.

import { cutComments, type LiveLine } from './comments.ts';
import { Piece } from './piece.ts';
import type { ContextStatement, Dialect, ExtensionStatement, PriorityField, Statement } from './statement.ts';

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
    return { kind: 'invalid', why: 'too-long', live: new Piece(line, 0), depthAfter: depth, comment: -1, facts: undefined };
  const cut = cutComments(line, depth);
  const { live } = cut;
  if (live.text.length === 0) {
    const commentText = cut.comment < 0 ? undefined : line.slice(cut.comment + 1);
    return { kind: 'blank', commentText, live, depthAfter: cut.depthAfter, comment: cut.comment, facts: undefined };
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
  };
}

function assignment(cut: LiveLine, dialect: Dialect): Statement {
  const { live, depthAfter, comment } = cut;
  const text = live.text;
  let from = 0;
  if (text.charCodeAt(0) === BACKSLASH) {
    if (text.length < 2 || text.charCodeAt(1) <= 32)
      return { kind: 'invalid', why: 'invalid-escape', live, depthAfter, comment, facts: undefined };
    from = 1;
  }
  const equals = text.indexOf('=', from === 1 ? 2 : 0);
  if (equals < 0) return { kind: 'invalid', why: 'missing-equals', live, depthAfter, comment, facts: undefined };
  const isAppend = equals > from && text.charCodeAt(equals - 1) === PLUS;
  const key = live.slice(from, isAppend ? equals - 1 : equals).trim();
  if (key.text.length === 0) return { kind: 'invalid', why: 'missing-key', live, depthAfter, comment, facts: undefined };
  const isArrow = !isAppend && text.charCodeAt(equals + 1) === GREATER;
  const operator = isAppend ? '+=' : isArrow ? '=>' : '=';
  const operatorSpan = live.span(isAppend ? equals - 1 : equals, equals + (isArrow ? 2 : 1));
  const value = live.slice(equals + (isArrow ? 2 : 1)).trim();
  const common = { key, operator, operatorSpan, value, live, depthAfter, comment, facts: undefined } as const;
  if (dialect === 'config') return { kind: 'setting', ...common };
  switch (key.text) {
    case 'exten':
      return extension('exten', key, operator, operatorSpan, value, cut);
    case 'same':
      return extension('same', key, operator, operatorSpan, value, cut);
    case 'include':
      return { kind: 'include', ...common };
    default:
  }
  const word = key.text.toLowerCase();
  if (word === 'exten') return extension('exten', key, operator, operatorSpan, value, cut);
  if (word.startsWith('same')) return extension('same', key, operator, operatorSpan, value, cut);
  const kind = contextKeywords.get(word);
  return kind === undefined ? { kind: 'setting', ...common } : { kind, ...common };
}

const contextKeywords: ReadonlyMap<string, ContextStatement['kind']> = new Map([
  ['include', 'include'],
  ['switch', 'switch'],
  ['lswitch', 'switch'],
  ['eswitch', 'switch'],
  ['ignorepat', 'ignorepat'],
  ['autohints', 'autohints'],
]);

/** The value of an `exten` or `same` line in its parts; also used for a value put together by `+=`. */
export function extension(
  kind: ExtensionStatement['kind'],
  key: Piece,
  operator: ExtensionStatement['operator'],
  operatorSpan: ExtensionStatement['operatorSpan'],
  value: Piece,
  { live, depthAfter, comment }: Pick<LiveLine, 'live' | 'depthAfter' | 'comment'>,
): ExtensionStatement {
  const text = value.text;
  const fieldEnd = kind === 'same' ? 0 : endOfExtension(text);
  const name = value.slice(0, fieldEnd);
  const priorityStart = kind === 'same' ? 0 : Math.min(fieldEnd + 1, text.length);
  const comma = text.indexOf(',', priorityStart);
  const priorityEnd = comma < 0 ? text.length : comma;
  const priority = priorityField(value.slice(priorityStart, priorityEnd).trim());
  const rest = value.slice(Math.min(priorityEnd + 1, text.length));

  let start = 0;
  while (start < rest.text.length && rest.text.charCodeAt(start) <= 32) start++;
  const open = rest.text.indexOf('(', start);
  const nothing = value.slice(text.length);
  const parts = { priority, rest, trailer: nothing };
  const whole = { kind, key, operator, operatorSpan, value, extension: name, live, depthAfter, comment, facts: undefined };
  const isComputed = open >= 0 && hasSubstitution(rest.text.slice(start, open));
  if (open < 0 || isComputed)
    return { ...whole, ...parts, application: rest.slice(start), data: nothing, hasParentheses: false, isUnclosed: false };
  const application = rest.slice(start, open);
  const close = rest.text.lastIndexOf(')');
  if (close < open)
    return { ...whole, ...parts, application, data: rest.slice(open + 1), hasParentheses: true, isUnclosed: true };
  return {
    ...whole,
    ...parts,
    application,
    data: rest.slice(open + 1, close),
    hasParentheses: true,
    isUnclosed: false,
    trailer: rest.slice(close + 1).trim(),
  };
}

export function hasSubstitution(text: string): boolean {
  return text.includes('${') || text.includes('$[');
}

/** Offset of the comma that ends the extension field: the first one outside `[ ]`; a backslash protects the next character. */
function endOfExtension(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charAt(i)) {
      case '\\':
        i++;
        break;
      case '[':
        depth++;
        break;
      case ']':
        if (depth > 0) depth--;
        break;
      case ',':
        if (depth === 0) return i;
        break;
      default:
    }
  }
  return text.length;
}

function priorityField(piece: Piece): PriorityField {
  const text = piece.text;
  let end = text.length;
  let label: Piece | undefined;
  let isLabelUnclosed = false;
  const open = text.indexOf('(');
  if (open >= 0) {
    const close = text.indexOf(')', open);
    isLabelUnclosed = close < 0;
    label = piece.slice(open + 1, close < 0 ? text.length : close);
    if (label.text.length === 0) label = undefined;
    end = open;
  }
  const plus = text.slice(0, end).indexOf('+');
  if (plus < 0) return { piece, word: piece.slice(0, end), increment: 0, label, isLabelUnclosed };
  return { piece, word: piece.slice(0, plus), increment: leadingInteger(text.slice(plus + 1, end)) ?? 0, label, isLabelUnclosed };
}

/** The integer that C's `sscanf("%d")` reads at the start of the text, blanks before it allowed; undefined when there is none. */
export function leadingInteger(text: string): number | undefined {
  let i = 0;
  while (i < text.length && (text.charCodeAt(i) === 32 || (text.charCodeAt(i) >= 9 && text.charCodeAt(i) <= 13))) i++;
  const from = i;
  if (text.charAt(i) === '+' || text.charAt(i) === '-') i++;
  const digits = i;
  while (i < text.length && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i++;
  return i === digits ? undefined : Number(text.slice(from, i));
}

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
