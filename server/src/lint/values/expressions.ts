/** The expressions `$[…]` that stand in a text, parsed as they are written: a `${…}` is an operand there. */

import { rememberingLatest } from '../../base/latest.ts';
import {
  isComparison,
  parseExpression,
  type Binary,
  type Expression,
  type Operand,
  type ParsedExpression,
} from '../../syntax/expression.ts';
import type { Piece } from '../../syntax/piece.ts';
import { allSubstitutions, substitutions, type Substitution } from '../../syntax/substitution.ts';

export interface WrittenExpression extends ParsedExpression {
  /** With `$[` and `]`. */
  readonly whole: Piece;
  /** Between the brackets; the offsets of the tree and the error count from here. */
  readonly inner: Piece;
}

/** All that have an end, an outer one before those inside it. */
export function expressionsIn(piece: Piece): readonly WrittenExpression[] {
  return piece.text.includes('$[') ? written(allSubstitutions(piece)) : none;
}

const none: readonly never[] = [];

const written = rememberingLatest((found: readonly Substitution[]): readonly WrittenExpression[] => {
  const expressions: WrittenExpression[] = [];
  for (const { kind, whole, inner, isUnclosed } of found)
    if (kind === 'expression' && !isUnclosed) expressions.push({ whole, inner, ...parseExpression(inner.text) });
  return expressions;
});

/** The text of a node. */
export function pieceOf(inner: Piece, { start, end }: Expression): Piece {
  return inner.slice(start, end);
}

/** Whether a node is a text in quotation marks, as it is written. */
export function isQuoted(node: Expression): boolean {
  return node.kind === 'operand' && node.text.startsWith('"');
}

/** The text of an operand without the quotation marks around it. */
export function withoutQuotes(piece: Piece): Piece {
  return /^".*"$/s.test(piece.text) ? piece.slice(1, piece.text.length - 1) : piece;
}

/** A text in an expression that is compared with something that is put in. */
export interface ComparedText {
  /** Without quotation marks. */
  readonly text: Piece;
  readonly value: Piece;
  readonly operator: string;
  readonly isLeft: boolean;
}

/** The texts of the expressions in a piece that are compared so, in their order. */
export function comparedTexts(data: Piece): readonly ComparedText[] {
  let found: ComparedText[] | undefined;
  for (const { comparisons, inner } of expressionsIn(data))
    for (const { text, value, operator } of comparisons)
      (found ??= []).push({
        text: withoutQuotes(pieceOf(inner, text)),
        value: withoutQuotes(pieceOf(inner, value)),
        operator,
        isLeft: text.start < value.start,
      });
  return found ?? none;
}

/** The operands of a node that are plain words where only a number makes sense. */
export function plainNames({ inner }: WrittenExpression, node: Expression): Operand[] {
  if (node.kind !== 'binary' || !/^(?:[<>]=?|[-+*/%])$/.test(node.operator)) return [];
  // Without blanks these are parts of names too.
  const between = inner.text.slice(node.left.end, node.right.start);
  if (/[-/]/.test(node.operator) && !/^\s.*\s$/.test(between)) return [];
  return [node.left, node.right].filter(
    (operand) => operand.kind === 'operand' && /^[A-Za-z_]\w*$/.test(operand.text),
  ) as Operand[];
}

/** A comparison with a text in quotation marks on one side and none on the other. */
export interface OneSidedComparison {
  readonly comparison: Binary;
  readonly quoted: Operand;
  readonly unquoted: Expression;
}

/** The comparison as one of that kind; undefined when it is none, or when the other side is computed in a way of its own. */
export function oneSided(node: Expression): OneSidedComparison | undefined {
  if (node.kind !== 'binary' || !isComparison(node.operator)) return undefined;
  const { left, right } = node;
  for (const [quoted, unquoted] of [
    [left, right],
    [right, left],
  ] as const)
    if (quoted.kind === 'operand' && isQuoted(quoted) && !isQuoted(unquoted) && isPlain(unquoted))
      return { comparison: node, quoted, unquoted };
  return undefined;
}

/** An operand, or a negative number. */
function isPlain(node: Expression): boolean {
  return node.kind === 'operand' || (node.kind === 'unary' && node.operator === '-' && node.operand.kind === 'operand');
}

/** Whether a text consists of substitutions alone. */
export function isOnlySubstitutions(piece: Piece): boolean {
  let length = 0;
  for (const { whole } of substitutions(piece)) length += whole.text.length;
  return length > 0 && length === piece.text.length;
}
