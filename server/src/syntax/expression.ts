/**
 * The expressions of `$[…]`: a parser for the text between the brackets, before substitution (a `${…}` is an operand) as well as after it.
 */
// Asterisk: main/ast_expr2.y.

import { TextCache } from '../base/text-cache.ts';
import { hasSubstitution } from './assignment.ts';
import { tokensOf, type Token } from './expression-tokens.ts';

interface Place {
  /** Offsets count from the start of the text that was parsed. */
  readonly start: number;
  readonly end: number;
}

export interface Operand extends Place {
  readonly kind: 'operand';
  /** As written, quotation marks included. */
  readonly text: string;
  readonly isNumber: boolean;
}

export interface Unary extends Place {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Expression;
}

export interface Binary extends Place {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends Place {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** `NAME(…)`. An argument that is left out is undefined; the first cannot be. */
export interface Call extends Place {
  readonly kind: 'call';
  readonly name: Operand;
  readonly arguments: readonly (Expression | undefined)[];
}

export type Expression = Operand | Unary | Binary | Conditional | Call;

export interface ExpressionError {
  readonly offset: number;
  /** The token that the grammar refuses; empty at the end of the text. */
  readonly token: string;
  readonly kind: Token['kind'];
  /** What would have been read there. */
  readonly expected: 'operand' | 'operator' | '::' | ')';
  /** Whether it is the very first token. */
  readonly isFirst: boolean;
  /** The token before it. */
  readonly previous: Token | undefined;
}

/** A comparison of a text with something that is put in. */
export interface Comparison {
  readonly operator: string;
  readonly text: Operand;
  readonly value: Operand;
}

export interface ParsedExpression {
  /** What was read before the first error; undefined when the text is blank, or nothing complete stands before the error. */
  readonly tree: Expression | undefined;
  /** The comparisons of two operands in it, one of which has something put into it and the other not: `"${X}" = "a"`. */
  readonly comparisons: readonly Comparison[];
  /** The place where the grammar refuses the text, or undefined. */
  readonly error: ExpressionError | undefined;
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
const CONDITIONAL = 1;
const UNARY = 7;

/** What was read of texts, of which rules ask one after another, and many lines have the same. */
const parsed = new TextCache<ParsedExpression>(4000);

export function parseExpression(text: string): ParsedExpression {
  return parsed.get(text, parse);
}

function parse(text: string): ParsedExpression {
  const { list } = tokensOf(text);
  let at = 0;
  let error: ExpressionError | undefined;
  const peek = (): Token => list[Math.min(at, list.length - 1)] as Token;
  const isOperator = (operator: string): boolean => peek().kind === 'operator' && peek().text === operator;
  /** Notes where the grammar refuses the text; the first place counts. */
  const fail = (expected: ExpressionError['expected']): Expression | undefined => {
    const { start: offset, text: token, kind } = peek();
    error ??= { offset, token, kind, expected, isFirst: at === 0, previous: list[at - 1] };
    return undefined;
  };

  const primary = (): Expression | undefined => {
    const token = peek();
    if (token.kind === 'operand') {
      at++;
      const { text: written, isNumber, start, end } = token;
      const operand: Operand = { kind: 'operand', text: written, isNumber, start, end };
      return isOperator('(') ? call(operand) : operand;
    }
    if (isOperator('(')) {
      at++;
      const inner = expression(CONDITIONAL);
      if (inner === undefined) return undefined;
      if (!isOperator(')')) return fail(')');
      at++;
      return inner;
    }
    if (isOperator('-') || isOperator('!')) {
      at++;
      const operand = expression(UNARY);
      return operand && { kind: 'unary', operator: token.text, operand, start: token.start, end: operand.end };
    }
    return fail('operand');
  };

  const call = (name: Operand): Expression | undefined => {
    at++;
    const args: (Expression | undefined)[] = [];
    do {
      if (args.length > 0) at++;
      if (args.length > 0 && (isOperator(',') || isOperator(')'))) {
        args.push(undefined);
        continue;
      }
      const argument = expression(CONDITIONAL);
      if (argument === undefined) return undefined;
      args.push(argument);
    } while (isOperator(','));
    if (!isOperator(')')) return fail(')');
    const { end } = peek();
    at++;
    return { kind: 'call', name, arguments: args, start: name.start, end };
  };

  const expression = (least: number): Expression | undefined => {
    let left = primary();
    while (left !== undefined && error === undefined && peek().kind === 'operator') {
      const operator = peek().text;
      if (operator === '?' && least <= CONDITIONAL) {
        left = conditional(left);
        continue;
      }
      const power = binding[operator];
      if (power === undefined || power < least) break;
      at++;
      const right = expression(power + 1);
      if (right === undefined) return undefined;
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
    return left;
  };

  /** Between `?` and `::` another condition may stand; behind the `::` it takes the whole before it for its own test. */
  const conditional = (test: Expression): Expression | undefined => {
    at++;
    const then = expression(CONDITIONAL);
    if (then === undefined) return undefined;
    if (!isOperator('::')) return fail('::');
    at++;
    const otherwise = expression(CONDITIONAL + 1);
    return otherwise && { kind: 'conditional', test, then, otherwise, start: test.start, end: otherwise.end };
  };

  if (list.length === 1) return { tree: undefined, comparisons: none, error: undefined };
  const tree = expression(CONDITIONAL);
  if (tree !== undefined && peek().kind !== 'end') fail('operator');
  return { tree, comparisons: tree === undefined ? none : comparisonsIn(tree), error };
}

const none: readonly never[] = [];

function comparisonsIn(tree: Expression): readonly Comparison[] {
  const found: Comparison[] = [];
  for (const node of allNodes(tree)) {
    if (node.kind !== 'binary' || !isComparison(node.operator)) continue;
    const { left, right, operator } = node;
    if (left.kind !== 'operand' || right.kind !== 'operand') continue;
    const isLeft = hasSubstitution(right.text);
    if (isLeft !== hasSubstitution(left.text))
      found.push(isLeft ? { operator, text: left, value: right } : { operator, text: right, value: left });
  }
  return found.length === 0 ? none : found;
}

/** Operators that compare two values. */
export function isComparison(operator: string): boolean {
  return comparisons.has(operator);
}

const comparisons: ReadonlySet<string> = new Set(['=', '==', '!=', '<', '>', '<=', '>=']);

/** Every node of a tree, an outer one before those inside it. */
export function allNodes(tree: Expression): readonly Expression[] {
  const nodes: Expression[] = [];
  addNodes(tree, nodes);
  return nodes;
}

function addNodes(node: Expression, nodes: Expression[]): void {
  nodes.push(node);
  if (node.kind !== 'operand') for (const child of childrenOf(node)) addNodes(child, nodes);
}

/** The nodes right below one. */
export function childrenOf(tree: Expression): readonly Expression[] {
  switch (tree.kind) {
    case 'operand':
      return [];
    case 'unary':
      return [tree.operand];
    case 'binary':
      return [tree.left, tree.right];
    case 'conditional':
      return [tree.test, tree.then, tree.otherwise];
    case 'call':
      return tree.arguments.filter((argument) => argument !== undefined);
  }
}
