/** The contexts that `include =>` and `switch => Loopback/…` name. */

import { indexOutside } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';

/** The context that an include names: what stands before the first `|`, or else before the first `,`. */
export function includeTarget(value: string): string {
  const bar = value.indexOf('|');
  const end = bar < 0 ? value.indexOf(',') : bar;
  return end < 0 ? value : value.slice(0, end);
}

/** The context of `Loopback/[extension]@context[:priority][/pattern]`; undefined for any other switch. */
// Asterisk: pbx/pbx_loopback.c loopback_parse.
export function loopbackContext(value: Piece): Piece | undefined {
  if (!/^Loopback\//i.test(value.text)) return undefined;
  const rest = value.slice('Loopback/'.length);
  const at = indexOutside(rest.text, '@');
  if (at < 0) return undefined;
  const behind = rest.slice(at + 1);
  const ends = [':', '/'].map((char) => indexOutside(behind.text, char)).filter((index) => index >= 0);
  return behind.slice(0, Math.min(behind.text.length, ...ends));
}
