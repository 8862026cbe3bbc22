/**
 * The tokens of an expression: operators, operands, and what Asterisk leaves out without a word. The text may be one before substitution: a
 * `${…}` or `$[…]` is part of an operand then.
 */
// Asterisk: main/ast_expr2.fl.

import { rememberingLatest } from '../base/latest.ts';
import { skipSubstitution } from './arguments.ts';

export interface Token {
  readonly kind: 'operator' | 'operand' | 'end';
  readonly text: string;
  readonly isNumber: boolean;
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  /** The last one is of kind `end`. */
  readonly list: readonly Token[];
  /** Offsets of the characters that are neither blank nor part of a token; Asterisk prints them to its console and goes on. */
  readonly skipped: readonly number[];
}

/** By their first character, longer ones first. */
const operators = new Map<string, string[]>();
for (const operator of ':: || && == != <= >= =~ ~~ | & = < > + - * / % ! ? : ( ) ,'.split(' ')) {
  const same = operators.get(operator.charAt(0));
  if (same === undefined) operators.set(operator.charAt(0), [operator]);
  else same.push(operator);
}

export const tokensOf = rememberingLatest((text: string): Tokens => {
  const list: Token[] = [];
  const skipped: number[] = [];
  for (let i = 0; i < text.length;) {
    if (' \t\r\n'.includes(text.charAt(i))) {
      i++;
      continue;
    }
    const start = i;
    const operator = operators.get(text.charAt(start))?.find((each) => text.startsWith(each, start));
    const end = operator === undefined ? endOfOperand(text, start) : start + operator.length;
    if (end === start) {
      skipped.push(i++);
      continue;
    }
    const written = text.slice(start, end);
    const kind = operator === undefined ? 'operand' : 'operator';
    list.push({ kind, text: written, isNumber: /^\d+(?:\.\d+)?$/.test(written), start, end });
    i = end;
  }
  list.push({ kind: 'end', text: '', isNumber: false, start: text.length, end: text.length });
  return { list, skipped };
});

/** Offset behind the text in quotes or the word that begins at `start`, or `start` when neither does. */
function endOfOperand(text: string, start: number): number {
  if (text.charAt(start) === '"') {
    let close = start + 1;
    while (close < text.length && text.charAt(close) !== '"') close = Math.max(close + 1, skipSubstitution(text, close));
    return close < text.length ? close + 1 : start;
  }
  let end = start;
  for (;;) {
    const behind = skipSubstitution(text, end);
    // A `$` that begins no substitution takes the next character with it, whatever that is.
    if (behind > end) end = behind;
    else if (text.charAt(end) === '$' && end + 1 < text.length) end += 2;
    else if (end < text.length && isWordCharacter(text, end)) end++;
    else return end;
  }
}

/** By their codes. */
const wordCharacters = Uint8Array.from({ length: 0x80 }, (_, code) =>
  Number(/[A-Za-z0-9.';\\_^#@]/.test(String.fromCharCode(code))),
);

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x80 || wordCharacters[code] === 1;
}
