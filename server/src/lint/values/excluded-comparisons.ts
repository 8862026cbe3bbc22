/** Comparisons of one text with several words, put together so that it does not matter what the text is. */

import { allNodes, type Expression } from '../../syntax/expression.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { expressionsIn, isQuoted, pieceOf, withoutQuotes } from './expressions.ts';

/** The second of two comparisons that leave nothing to the text which both compare. */
export interface ExcludedComparison {
  readonly piece: Piece;
  /** What is compared, as written. */
  readonly value: string;
  readonly words: readonly [string, string];
  /** Whether both together always hold, as with `!=` and `|`; or never, as with `=` and `&`. */
  readonly holds: boolean;
}

/** `"${X}" = "a" & "${X}" = "b"`, `"${X}" != "a" | "${X}" != "b"`; the first of a text, undefined without any. */
export function excludedComparison(piece: Piece): ExcludedComparison | undefined {
  for (const { tree, inner } of expressionsIn(piece))
    for (const node of tree === undefined ? [] : allNodes(tree)) {
      if (node.kind !== 'binary') continue;
      const holds = /^\|\|?$/.test(node.operator);
      if (!holds && !/^&&?$/.test(node.operator)) continue;
      const found = amongTerms(termsOf(node, holds ? '|' : '&'), holds ? /^!=$/ : /^==?$/, inner);
      if (found !== undefined) return { ...found, holds };
    }
  return undefined;
}

/** So many comparisons can be looked over at once. */
const FEW = 3;

/** `"${X}" = "" | "${X}" = ""`: the second of two comparisons of a row that are the same; the first of a text, undefined without any. */
export function repeatedComparison(piece: Piece): { readonly piece: Piece; readonly isOfMany: boolean } | undefined {
  for (const { tree, inner } of expressionsIn(piece))
    for (const node of tree === undefined ? [] : allNodes(tree)) {
      if (node.kind !== 'binary' || !/^(?:\|\|?|&&?)$/.test(node.operator)) continue;
      const seen = new Set<string>();
      const terms = termsOf(node, node.operator.startsWith('|') ? '|' : '&');
      for (const term of terms) {
        if (term.kind !== 'binary') continue;
        const written = pieceOf(inner, term).trim();
        const key = written.text.replace(/("[^"]*")|\s+/g, '$1');
        if (changing.test(written.text) || !hasSubstitution(written.text)) continue;
        if (seen.has(key)) return { piece: written, isOfMany: terms.length > FEW };
        seen.add(key);
      }
    }
  return undefined;
}

/** What stands between the `&`s of a row, or between the `|`s. */
function termsOf(node: Expression, operator: '&' | '|'): readonly Expression[] {
  return node.kind === 'binary' && node.operator.startsWith(operator)
    ? [...termsOf(node.left, operator), ...termsOf(node.right, operator)]
    : [node];
}

function amongTerms(
  terms: readonly Expression[],
  comparing: RegExp,
  inner: Piece,
): Omit<ExcludedComparison, 'holds'> | undefined {
  const words = new Map<string, string>();
  for (const term of terms) {
    if (term.kind !== 'binary' || !comparing.test(term.operator)) continue;
    const { left, right } = term;
    if (left.kind !== 'operand' || right.kind !== 'operand' || hasSubstitution(right.text) || isQuoted(left) !== isQuoted(right))
      continue;
    const value = withoutQuotes(pieceOf(inner, left)).text;
    if (!hasSubstitution(value) || changing.test(value)) continue;
    const before = words.get(value);
    const word = withoutQuotes(pieceOf(inner, right).trim()).text;
    if (before === undefined) words.set(value, word);
    else if (areDifferent(before, word)) return { piece: pieceOf(inner, term), value, words: [before, word] };
  }
  return undefined;
}

/** Functions that give something else each time. */
const changing = /\$\{(?:RAND|SHELL|CURL|ODBC_?\w*|EVAL|SHIFT|POP|INC|DEC|ENUM\w*|\w*RESULT)\(/;

/** Numbers are compared as such, so that `1` is `01`. */
function areDifferent(a: string, b: string): boolean {
  const numbers = [a, b].map((each) => (/^[-+]?\d/.test(each) ? Number.parseFloat(each) : undefined));
  return numbers.every((each) => each !== undefined) ? numbers[0] !== numbers[1] : a !== b;
}
