/** The text of an expression with its operands so written that one of which nothing is left does not break it. */

import { allNodes, childrenOf, parseExpression, type Expression } from '../../syntax/expression.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import { mayGiveNothing } from './emptiness.ts';
import { isOnlySubstitutions, isQuoted, pieceOf } from './expressions.ts';

export interface KeptOperands {
  readonly text: string;
  /** Whether texts that are compared are in quotation marks now. */
  readonly areQuoted: boolean;
  /** What has a `0` in front now. */
  readonly numbers: readonly string[];
  /** Whether the answer is that of the expression as it was, wherever that had one. */
  readonly isSame: boolean;
}

/** What may stand in quotation marks as it is. */
const quotable = /^[\w.${}():,/@*#+-]+$/;

function mayBeQuoted(piece: Piece): boolean {
  return quotable.test(piece.text) || (isOnlySubstitutions(piece) && !piece.text.includes('"'));
}

/** Of the text between the brackets. Comparisons of texts get quotation marks on both sides, and numbers that may be missing a `0` in front. */
export function keptOperands(inner: Piece): KeptOperands {
  const { tree, error } = parseExpression(inner.text);
  const marks: { readonly at: number; readonly mark: string }[] = [];
  const numbers: string[] = [];
  // `$X` is plain text, and the name of a variable was meant.
  let [areQuoted, isSame] = [false, !/\$\w/.test(inner.text)];
  const quote = ({ start, end }: Expression): void => {
    marks.push({ at: start, mark: '"' }, { at: end, mark: '"' });
    areQuoted = true;
  };
  for (const node of tree === undefined || error !== undefined ? [] : allNodes(tree)) {
    if (node.kind === 'binary' && /^(?:==?|!=)$/.test(node.operator)) {
      const bare = [node.left, node.right].filter((side) => !isQuoted(side));
      const texts = bare.map((side) => pieceOf(inner, side));
      const isOneSided = bare.length === 1;
      if (!texts.every(mayBeQuoted) || !(isOneSided || texts.some(isOnlySubstitutions))) continue;
      // Two numbers that are equal may be written in two ways.
      if (!isOneSided) isSame &&= texts.every((text) => isOnlySubstitutions(text) || !/^0\d|\./.test(text.text));
      for (const side of bare) quote(side);
    } else
      for (const child of childrenOf(node)) {
        const piece = pieceOf(inner, child);
        const [only] = substitutions(piece);
        if (node.kind !== 'binary' || !/^(?:[<>]=?|[-+*/%])$/.test(node.operator)) continue;
        if (only?.kind !== 'function' || only.whole.text !== piece.text || !mayGiveNothing.has(only.name.text)) continue;
        marks.push({ at: child.start, mark: '0' });
        numbers.push(piece.text);
        isSame = false;
      }
  }
  let text = inner.text;
  for (const { at, mark } of marks.sort((a, b) => b.at - a.at)) text = text.slice(0, at) + mark + text.slice(at);
  return { text, areQuoted, numbers, isSame };
}
