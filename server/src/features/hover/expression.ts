/** An expression in words: its value where that is always the same. */

import { expand } from '../../model/values/values.ts';
import { evaluateExpression, UNKNOWN } from '../../syntax/expression-value.ts';
import type { Piece } from '../../syntax/piece.ts';
import { code } from '../descriptions/markdown.ts';

/** Of the text between the brackets; undefined when the value depends on a variable. */
export function expressionText(inner: Piece): string | undefined {
  const { text, isTrue } = evaluateExpression(expand(inner, new Map()).text);
  if (isTrue === true) return 'Always true.';
  if (text.includes(UNKNOWN)) return undefined;
  return text === '' ? 'Always empty.' : `Always ${code(text)}.`;
}
