/**
 * The expressions of `$[…]`: a parser for the text between the brackets, before substitution (a `${…}` is an operand) as well as after it.
 */
// Asterisk: main/ast_expr2.y, main/ast_expr2.fl.

import { skipSubstitution } from './arguments.ts';

/** Offsets count from the start of the text that was parsed. */
export type Expression =
  | { readonly kind: 'operand'; readonly text: string; readonly isNumber: boolean; readonly start: number; readonly end: number }
  | {
      readonly kind: 'unary';
      readonly operator: string;
      readonly operand: Expression;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly Expression[];
      readonly start: number;
      readonly end: number;
    };

export interface ParsedExpression {
  /** What was read before the first error; undefined when the text is blank or its first token is wrong. */
  readonly tree: Expression | undefined;
  /** The place where the grammar refuses the text, or undefined. */
  readonly error: { readonly offset: number; readonly token: string } | undefined;
}

interface Token {
  readonly kind: 'operator' | 'operand' | 'end';
  readonly text: string;
  readonly isNumber: boolean;
  readonly start: number;
  readonly end: number;
}

const operators = [
  '::',
  '||',
  '&&',
  '==',
  '!=',
  '<=',
  '>=',
  '=~',
  '~~',
  '|',
  '&',
  '=',
  '<',
  '>',
  '+',
  '-',
  '*',
  '/',
  '%',
  '!',
  '?',
  ':',
  '(',
  ')',
  ',',
];

function tokens(text: string): Token[] {
  const list: Token[] = [];
  let i = 0;
  scan: while (i < text.length) {
    const char = text.charAt(i);
    if (' \t\r\n'.includes(char)) {
      i++;
      continue;
    }
    for (const operator of operators)
      if (text.startsWith(operator, i)) {
        list.push({ kind: 'operator', text: operator, isNumber: false, start: i, end: i + operator.length });
        i += operator.length;
        continue scan;
      }
    const start = i;
    if (char === '"') {
      let close = i + 1;
      while (close < text.length && text.charAt(close) !== '"') close = Math.max(close + 1, skipSubstitution(text, close));
      if (close < text.length) {
        list.push({ kind: 'operand', text: text.slice(i, close + 1), isNumber: false, start, end: close + 1 });
        i = close + 1;
        continue;
      }
    }
    const number = /^\d+(?:\.\d+)?/.exec(text.slice(i))?.[0];
    let end = i;
    for (;;) {
      const behind = skipSubstitution(text, end);
      if (behind > end) end = behind;
      else if (end < text.length && isWordCharacter(text, end)) end++;
      else break;
    }
    if (end === start) {
      i++;
      continue;
    }
    list.push({
      kind: 'operand',
      text: text.slice(start, end),
      isNumber: number?.length === end - start,
      start,
      end,
    });
    i = end;
  }
  list.push({ kind: 'end', text: '', isNumber: false, start: text.length, end: text.length });
  return list;
}

function isWordCharacter(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (char === '$') return at + 1 < text.length && text.charAt(at + 1) !== '{' && text.charAt(at + 1) !== '[';
  return /[A-Za-z0-9.';\\_^#@]/.test(char) || text.charCodeAt(at) >= 0x80;
}

/** Binding of binary operators, from 2 (loosest) on; all group to the left. `? ::` is 1, unary is 7. */
const binding: Readonly<Record<string, number>> = {
  '|': 2,
  '||': 2,
  '&': 3,
  '&&': 3,
  '=': 4,
  '==': 4,
  '!=': 4,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  ':': 8,
  '=~': 8,
  '~~': 8,
};
const UNARY = 7;

export function parseExpression(text: string): ParsedExpression {
  const list = tokens(text);
  let at = 0;
  let error: ParsedExpression['error'];
  const peek = (): Token => list[Math.min(at, list.length - 1)] as Token;
  /** Notes where the grammar refuses the text; the first place counts. */
  const fail = (): Expression | undefined => {
    error ??= { offset: peek().start, token: peek().text };
    return undefined;
  };

  const primary = (): Expression | undefined => {
    const token = peek();
    if (token.kind === 'operand') {
      at++;
      if (peek().text === '(' && peek().kind === 'operator' && /^[A-Z0-9_]+$/.test(token.text) && !token.isNumber)
        return call(token);
      return { kind: 'operand', text: token.text, isNumber: token.isNumber, start: token.start, end: token.end };
    }
    if (token.text === '(') {
      at++;
      const inner = expression(1);
      if (inner === undefined) return undefined;
      if (peek().text !== ')') {
        return fail();
      }
      at++;
      return inner;
    }
    if (token.text === '-' || token.text === '!') {
      at++;
      const operand = expression(UNARY);
      return operand && { kind: 'unary', operator: token.text, operand, start: token.start, end: operand.end };
    }
    return fail();
  };

  const call = (name: Token): Expression | undefined => {
    at++;
    const args: Expression[] = [];
    while (peek().text !== ')') {
      if (peek().text === ',') {
        at++;
        continue;
      }
      const argument = expression(1);
      if (argument === undefined) return undefined;
      args.push(argument);
      if (peek().text !== ',' && peek().text !== ')') {
        return fail();
      }
    }
    const end = peek().end;
    at++;
    return { kind: 'call', name: name.text, arguments: args, start: name.start, end };
  };

  const expression = (least: number): Expression | undefined => {
    let left = primary();
    while (left !== undefined && error === undefined) {
      const token = peek();
      if (token.kind !== 'operator') break;
      if (token.text === '?' && least <= 1) {
        at++;
        const then = expression(2);
        if (then === undefined) return undefined;
        if (peek().text !== '::') {
          return fail();
        }
        at++;
        const otherwise = expression(2);
        if (otherwise === undefined) return undefined;
        left = { kind: 'conditional', test: left, then, otherwise, start: left.start, end: otherwise.end };
        continue;
      }
      const power = binding[token.text];
      if (power === undefined || power < least) break;
      at++;
      const right = expression(power + 1);
      if (right === undefined) return undefined;
      left = { kind: 'binary', operator: token.text, left, right, start: left.start, end: right.end };
    }
    return left;
  };

  if (list.length === 1) return { tree: undefined, error: undefined };
  const tree = expression(1);
  if (tree !== undefined && peek().kind !== 'end') fail();
  return { tree, error };
}
