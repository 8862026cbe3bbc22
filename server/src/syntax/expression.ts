/**
 * The expressions of `$[…]`: a parser for the text between the brackets, and their value.
 *
 * The parser takes the text before substitution (a `${…}` is an operand) as well as after it. Values are three-valued, so that a
 * condition can be judged when only some of its operands are known.
 */
// Asterisk: main/ast_expr2.y, main/ast_expr2.fl.

import { skipSubstitution } from './arguments.ts';
import { leadingInteger } from './parse-line.ts';

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

/** Stands in an expanded text for a value that nobody knows. It counts as part of a word. */
export const UNKNOWN = '\uE000';

/** A value: its text (which may hold UNKNOWN), or only that it counts as true. */
export interface Value {
  readonly text: string;
  readonly isNumber: boolean;
  /** Known to count as true although the text is unknown. */
  readonly isTrue?: boolean;
}

const text = (value: string): Value => ({ text: value, isNumber: false });
const number = (value: number): Value => ({ text: printNumber(value), isNumber: true });
const unknown: Value = text(UNKNOWN);
const truthy: Value = { text: UNKNOWN, isNumber: false, isTrue: true };

/** As Asterisk prints a result: up to 18 significant digits, no zeros at the end. */
function printNumber(value: number): string {
  return String(Object.is(value, -0) ? 0 : value);
}

/** The text that `$[expanded]` gives, where `expanded` is the inside after substitution; UNKNOWN stands where it depends on unknown values. */
export function evaluateExpression(expanded: string): Value {
  const { tree, error } = parseExpression(expanded);
  if (tree !== undefined) {
    // A complete expression before the bad token is what Asterisk answers with.
    return evaluate(tree);
  }
  if (error === undefined) return text('');
  if (expanded.includes(UNKNOWN)) return unknown;
  return error.offset === (/\S/.exec(expanded)?.index ?? 0) ? text('') : text('0');
}

/** Whether a condition of GotoIf and its kin counts as true; undefined when it cannot be known. */
export function isTrueCondition(value: Value): boolean | undefined {
  if (value.isTrue === true) return true;
  const condition = value.text;
  if (condition === '') return false;
  if (condition.includes(UNKNOWN)) return undefined;
  const integer = leadingInteger(condition);
  return integer === undefined ? true : integer !== 0;
}

/** Truth inside an expression: empty and numeric zero are false. */
function truth(value: Value): boolean | undefined {
  if (value.isTrue === true) return true;
  if (value.text.includes(UNKNOWN)) return undefined;
  return !(value.text === '' || (value.isNumber && Number(value.text) === 0) || value.text === '0');
}

function evaluate(tree: Expression): Value {
  switch (tree.kind) {
    case 'operand':
      return tree.text.includes('${') ? unknown : { text: tree.text, isNumber: tree.isNumber };
    case 'call':
      return unknown;
    case 'conditional': {
      const test = evaluate(tree.test);
      const holds = test.text === '""' ? false : truth(test);
      return holds === undefined ? unknown : evaluate(holds ? tree.then : tree.otherwise);
    }
    case 'unary': {
      const operand = evaluate(tree.operand);
      if (tree.operator === '-') return operand.isNumber ? number(-Number(operand.text)) : isKnown(operand) ? number(0) : unknown;
      if (operand.isTrue === true && operand.text === UNKNOWN) return unknown;
      return isKnown(operand) ? number((leadingInteger(operand.text) ?? 0) === 0 ? 1 : 0) : unknown;
    }
    case 'binary':
      return binary(tree.operator, evaluate(tree.left), evaluate(tree.right));
  }
}

function isKnown(value: Value): boolean {
  return !value.text.includes(UNKNOWN);
}

function binary(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '|':
    case '||': {
      const holds = truth(left);
      if (holds === true) return left;
      if (holds === false) return right;
      return truth(right) === true ? truthy : unknown;
    }
    case '&':
    case '&&': {
      const first = truth(left);
      const second = truth(right);
      if (first === false || second === false) return number(0);
      return first === true && second === true ? left : unknown;
    }
    case '=':
    case '==':
      return equality(left, right, false);
    case '!=':
      return equality(left, right, true);
    default:
  }
  if (!isKnown(left) || !isKnown(right)) return unknown;
  if (['<', '>', '<=', '>='].includes(operator)) {
    const order =
      left.isNumber && right.isNumber
        ? Number(left.text) - Number(right.text)
        : left.text < right.text
          ? -1
          : left.text > right.text
            ? 1
            : 0;
    const holds = operator === '<' ? order < 0 : operator === '>' ? order > 0 : operator === '<=' ? order <= 0 : order >= 0;
    return number(holds ? 1 : 0);
  }
  if (operator === '~~') return text(stripQuotes(left.text) + stripQuotes(right.text));
  if (operator === ':' || operator === '=~') return unknown;
  const a = numeric(left);
  const b = numeric(right);
  switch (operator) {
    case '+':
      return number(a + b);
    case '-':
      return number(a - b);
    case '*':
      return number(a * b);
    case '/':
      return number(b === 0 ? 2147483647 : a / b);
    case '%':
      return number(b === 0 ? 0 : a % b);
    default:
      return unknown;
  }
}

function equality(left: Value, right: Value, isNegated: boolean): Value {
  if (!isKnown(left) || !isKnown(right)) return differ(left.text, right.text) ? number(isNegated ? 1 : 0) : unknown;
  const isEqual = left.isNumber && right.isNumber ? Number(left.text) === Number(right.text) : left.text === right.text;
  return number(isEqual === isNegated ? 0 : 1);
}

/** Whether the known characters at the two ends already tell the texts apart, as in `"x${ARG1}" = "y"`. */
function differ(left: string, right: string): boolean {
  const known = (value: string): [string, string] => {
    const first = value.indexOf(UNKNOWN);
    return first < 0 ? [value, value] : [value.slice(0, first), value.slice(value.lastIndexOf(UNKNOWN) + 1)];
  };
  const [leftStart, leftEnd] = known(left);
  const [rightStart, rightEnd] = known(right);
  const start = Math.min(leftStart.length, rightStart.length);
  const end = Math.min(leftEnd.length, rightEnd.length);
  return (
    leftStart.slice(0, start) !== rightStart.slice(0, start) ||
    leftEnd.slice(leftEnd.length - end) !== rightEnd.slice(rightEnd.length - end)
  );
}

function numeric(value: Value): number {
  return value.isNumber ? Number(value.text) : 0;
}

function stripQuotes(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
