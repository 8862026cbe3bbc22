/**
 * How applications split their data. The text here is unexpanded, so `${…}` and `$[…]` count as one opaque piece each; at run time
 * their values take part in the splitting.
 */
// Asterisk: main/app.c __ast_app_separate_args; apps/app_stack.c; semantics of each are in docs/asterisk.md.

import type { Piece } from './piece.ts';
import { endOf } from './substitution.ts';

/** Offset behind the `${…}` or `$[…]` that begins at `at`, or `at` when none does. An unclosed one reaches to the end. */
export function skipSubstitution(text: string, at: number): number {
  if (text.charCodeAt(at) !== 36) return at;
  const open = text.charAt(at + 1);
  if (open !== '{' && open !== '[') return at;
  const close = endOf(text, at + 2, open);
  return close < 0 ? text.length : close + 1;
}

/**
 * Splits as nearly all applications do: at `,` outside parentheses, brackets and double quotes; a backslash protects the next character.
 * Pieces keep quotes, backslashes and blanks. An empty text has no arguments. With `most`, the last piece keeps the rest.
 */
export function splitArguments(piece: Piece, separator = ',', most = Infinity): Piece[] {
  const text = piece.text;
  if (text.length === 0) return [];
  const pieces: Piece[] = [];
  let from = 0;
  let parentheses = 0;
  let brackets = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const behind = char === '$' ? skipSubstitution(text, i) : i;
    if (behind > i) {
      i = behind - 1;
      continue;
    }
    if (char === separator && parentheses === 0 && brackets === 0 && !isQuoted && pieces.length + 1 < most) {
      pieces.push(piece.slice(from, i));
      from = i + 1;
      continue;
    }
    switch (char) {
      case '\\':
        i++;
        break;
      case '"':
        isQuoted = !isQuoted;
        break;
      case '(':
        parentheses++;
        break;
      case ')':
        if (parentheses > 0) parentheses--;
        break;
      case '[':
        brackets++;
        break;
      case ']':
        if (brackets > 0) brackets--;
        break;
      default:
    }
  }
  pieces.push(piece.slice(from));
  return pieces;
}

/** Splits at every separator outside `${…}` and `$[…]`, with no other protection, as Goto and its kin do. */
export function splitPlain(piece: Piece, separator: string, most = Infinity): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const text = piece.text;
  for (let i = 0; i < text.length; i++) {
    const behind = skipSubstitution(text, i);
    if (behind > i) i = behind - 1;
    else if (text.charAt(i) === separator && pieces.length + 1 < most) {
      pieces.push(piece.slice(from, i));
      from = i + 1;
    }
  }
  pieces.push(piece.slice(from));
  return pieces;
}

/** Offset of the first `char` outside `${…}` and `$[…]`, or -1. */
export function indexOutside(text: string, char: string, from = 0): number {
  const first = text.indexOf(char, from);
  if (first < 0 || !text.includes('$')) return first;
  for (let i = from; i < text.length; i++) {
    const each = text.charAt(i);
    const behind = each === '$' ? skipSubstitution(text, i) : i;
    if (behind > i) i = behind - 1;
    else if (each === char) return i;
  }
  return -1;
}

/** Offset of the last `char` outside `${…}` and `$[…]`, or -1. */
export function lastIndexOutside(text: string, char: string): number {
  let last = -1;
  for (let at = indexOutside(text, char); at >= 0; at = indexOutside(text, char, at + 1)) last = at;
  return last;
}

/** Offset of the `)` that ends what begins at `from` behind a `(`, or -1. Parentheses between quotation marks count where those do not. */
export function closingParenthesis(text: string, from: number, hasQuotes = true): number {
  let depth = 1;
  let isQuoted = false;
  for (let i = from; i < text.length; i++) {
    const behind = skipSubstitution(text, i);
    if (behind > i) {
      i = behind - 1;
      continue;
    }
    const char = text.charAt(i);
    if (char === '\\') i++;
    else if (char === '"' && hasQuotes) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return i;
  }
  return -1;
}

/** Without the quotes and backslashes that the standard splitter takes away, when nothing but one pair of quotes around the whole is there. */
export function unquote(piece: Piece): Piece {
  const text = piece.text;
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') && text.indexOf('"', 1) === text.length - 1
    ? piece.slice(1, text.length - 1)
    : piece;
}

/** As the standard splitter hands an argument on: without quotation marks, and without the backslashes, whose next character stays. */
export function cooked(piece: Piece): Piece {
  const { text } = piece;
  if (!/["\\]/.test(text)) return piece;
  const kept: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const behind = skipSubstitution(text, i);
    if (behind > i) while (i < behind - 1) kept.push(i++);
    else if (text.charAt(i) === '"') continue;
    else if (text.charAt(i) === '\\') i++;
    if (i < text.length) kept.push(i);
  }
  return piece.pick(kept);
}
