/** What the expressions of a line compare and compute with. */

import { hasWholeSignature } from '../../model/lines/facts.ts';
import { allNodes, childrenOf, type Binary, type Expression } from '../../syntax/expression.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { isSound } from '../lines/sound-line.ts';
import { expressionFlaw } from './expression-flaws.ts';
import { expressionsIn, isOnlySubstitutions, oneSided, pieceOf } from './expressions.ts';

/** A comparison with quotation marks around one side. */
export interface OneSided {
  readonly operator: string;
  readonly quoted: Piece;
  readonly unquoted: Piece;
}

/** An operand that is nothing but the values of variables and functions, so that nothing may be left of it. */
export interface BareOperand {
  readonly piece: Piece;
  /** What it is an operand of: the operator and, for one with two sides, the other side. */
  readonly operator: string;
  readonly other: Piece | undefined;
}

/** A comparison by order of two texts in quotation marks, of which one is a value. */
export interface QuotedOrder {
  readonly whole: Piece;
  /** Without its quotation marks. */
  readonly value: Piece;
  /** A number that is written out, or another value. */
  readonly other: Piece;
}

export interface Operands {
  readonly oneSided: readonly OneSided[];
  readonly bare: readonly BareOperand[];
  readonly quotedOrders: readonly QuotedOrder[];
}

const none: Operands = { oneSided: [], bare: [], quotedOrders: [] };

/**
 * Of the expressions that Asterisk can read, on lines that hold together. Lines that run an application whose arguments mean nothing to other
 * lines are left out: a rule that looks beyond the line is not asked again when a text in them moves.
 */
export function operandsOf(statement: ExtensionStatement, text: string): Operands {
  if (!statement.data.text.includes('$[') || !hasWholeSignature(statement)) return none;
  const found = find(statement);
  return found !== none && isSound(statement, text) ? found : none;
}

function find(statement: ExtensionStatement): Operands {
  const found: OneSided[] = [];
  const bare: BareOperand[] = [];
  const quotedOrders: QuotedOrder[] = [];
  for (const written of expressionsIn(statement.data)) {
    const { tree, inner } = written;
    if (tree === undefined || written.error !== undefined || expressionFlaw(written) !== undefined) continue;
    for (const node of allNodes(tree)) {
      const uneven = oneSided(node);
      if (uneven !== undefined)
        found.push({
          operator: uneven.comparison.operator,
          quoted: pieceOf(inner, uneven.quoted),
          unquoted: pieceOf(inner, uneven.unquoted),
        });
      else bare.push(...bareOperands(node, inner));
      const order = quotedOrder(node, inner);
      if (order !== undefined) quotedOrders.push(order);
    }
  }
  return found.length + bare.length + quotedOrders.length === 0 ? none : { oneSided: found, bare, quotedOrders };
}

function quotedOrder(node: Expression, inner: Piece): QuotedOrder | undefined {
  if (node.kind !== 'binary' || !/^[<>]=?$/.test(node.operator)) return undefined;
  for (const [one, two] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const [value, other] = [withoutQuotes(pieceOf(inner, one)), withoutQuotes(pieceOf(inner, two))];
    if (value === undefined || other === undefined || !isOnlySubstitutions(value)) continue;
    if (/^\d+(?:\.\d+)?$/.test(other.text) || isOnlySubstitutions(other)) return { whole: pieceOf(inner, node), value, other };
  }
  return undefined;
}

function withoutQuotes(piece: Piece): Piece | undefined {
  return /^"[^"]*"$/.test(piece.text) ? piece.slice(1, piece.text.length - 1) : undefined;
}

/** The operands right below a node; one that stands alone in its expression breaks nothing. */
function bareOperands(node: Expression, inner: Piece): BareOperand[] {
  return childrenOf(node).flatMap((child) => {
    const piece = pieceOf(inner, child);
    if (child.kind !== 'operand' || !isOnlySubstitutions(piece)) return [];
    return [{ piece, operator: operatorOf(node), other: node.kind === 'binary' ? otherSide(node, child, inner) : undefined }];
  });
}

function operatorOf(node: Expression): string {
  switch (node.kind) {
    case 'unary':
    case 'binary':
      return node.operator;
    case 'conditional':
      return '?';
    case 'call':
    case 'operand':
      return '(';
  }
}

function otherSide({ left, right }: Binary, child: Expression, inner: Piece): Piece {
  return pieceOf(inner, left === child ? right : left);
}
