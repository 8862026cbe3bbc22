/** Texts that are to be one of a few words, and what may be meant by one that is none of them. */

import { closest } from '../../base/distance.ts';
import type { AcceptedValues } from '../../catalogue/arguments/accepted-values.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { LineFinding, LineFix } from '../finding.ts';

/** Tells of a text that is none of the accepted ones; `construct` names in the message who does not accept it. */
export function* judgeWord(construct: string, piece: Piece, accepted: AcceptedValues): Generator<LineFinding> {
  const { text } = piece;
  const { noun, values } = accepted;
  // A name in `$(…)`, `$X` or `{X}` was to be that of a variable, and is told.
  if (text === '' || hasSubstitution(text) || /^\s*(?:\$[\w(]|\{|\))/.test(text) || accepted.accepts(text)) return;
  yield {
    span: piece.span(),
    message: `${construct} does not know ${noun === undefined ? '' : `the ${noun} `}'${text}'.`,
    fix: () => nearest(piece, values),
  };
}

function nearest(piece: Piece, values: readonly string[]): LineFix[] {
  // `CALLERID(name:2)`: a part of the value is meant, which would be lost.
  if (piece.text.includes(':')) return [];
  return change(piece, closest(piece.text.trim(), values));
}

/** A fix that puts another text in the place of one; none where there is none to put. */
export function change(piece: Piece, newText: string | undefined): LineFix[] {
  if (newText === undefined) return [];
  const title = newText === '' ? `Remove '${piece.text.trim()}'` : `Change to '${newText}'`;
  return [{ title, safe: false, replacements: [{ span: piece.span(), newText }] }];
}

/** A fix that puts a text in front of one. */
export function inFront(piece: Piece, newText: string): LineFix[] {
  const { start } = piece.span();
  return [{ title: `Put '${newText}' in front`, safe: false, replacements: [{ span: { start, end: start }, newText }] }];
}
