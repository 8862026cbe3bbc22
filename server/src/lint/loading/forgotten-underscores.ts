/** Names of extensions that are written like patterns and have no `_` in front. */

import type { Context } from '../../model/contexts/context.ts';
import { compileName, matches, overlap, type CompiledName } from '../../syntax/pattern.ts';

/**
 * Digits, the letters of patterns and their signs, enough of them to be no word: `XMAS`, `no` and `N` are names, and so is an address such as
 * `10.0.0.1`, which holds its dots inside.
 */
export function isWrittenLikePattern(text: string): boolean {
  if (text.startsWith('_') || /^\d+$/.test(text)) return false;
  // A range of digits in brackets.
  if (/\[[^\]]*\d-\d[^\]]*\]/.test(text)) return true;
  // A word with a sign behind it that nobody dials, and a letter of it in brackets, so that it is no set of digits.
  if (/^\w*(?:\[[A-Za-z]\]\w*-?)*[\w-]*-[.!]$/.test(text) || /\[[nxzNXZ]\].*[.!]$/.test(text)) return true;
  // One of the extensions to which Asterisk itself sends calls, with a sign behind it that nobody dials.
  if (/^[sithoa][.!]$/i.test(text)) return true;
  // Nobody gives an extension such a name.
  if (/^\.!?$|^\[[A-Za-z]-[A-Za-z]\]\.$/.test(text)) return true;
  // A word with room for a number behind it.
  if (/^[A-Z]*[A-WYZ]X{3,}[.!]?$/.test(text)) return true;
  if (!/^[-+*#\d XNZx[\]]+[.!]?$/.test(text)) return false;
  if (/\[[\dXNZ*#-]+\]/.test(text) || /^[+*#\d-]*\d[*#]?[.!]$/.test(text)) return true;
  if (text.includes('x')) return !/[XNZ]/.test(text) && (text.includes('xx') || /^x[.!]$/.test(text));
  const letters = text.replace(/[^XNZ]/g, '');
  return letters.length > 1 ? letters.includes('X') : letters.length === 1 && /\d.*\d|[.!]$/.test(text);
}

/** Whether an extension of the context would answer a number, or numbers of a pattern, if it had its `_`, which is told of the extension. */
export function isForgottenPattern(context: Context, number: string): boolean {
  return patternsMeant(context).some((meant) =>
    number.startsWith('_') ? overlap(meant, compileName(number)) : matches(meant, number),
  );
}

/** What the names of a context that lack their `_` were to be. */
function patternsMeant(context: Context): readonly CompiledName[] {
  let meant = remembered.get(context);
  if (meant === undefined) {
    meant = context.registered().flatMap(({ name }) => (isWrittenLikePattern(name) ? [compileName(`_${name}`)] : []));
    remembered.set(context, meant);
  }
  return meant;
}

/** A context is never changed after it is built, so what is remembered stays right. */
const remembered = new WeakMap<Context, readonly CompiledName[]>();

/** Whether the lines of a pattern are told apart from others of it by a `_` that those lack, or the other way round, which is told of those. */
export function isPartOfForgotten(context: Context, name: string): boolean {
  return name.startsWith('_') && isWrittenLikePattern(name.slice(1)) && context.named(name.slice(1)).length > 0;
}
