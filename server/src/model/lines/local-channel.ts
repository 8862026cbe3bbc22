/** The options of a Local channel: the letters behind its last `/`. */
// Asterisk: main/core_local.c local_alloc.

import type { Target } from './target.ts';

/** What to write, and at which column, for a Local channel to have an option; undefined where it has it, or for what is no such channel. */
export function localOption(
  { piece, context, extension, relation }: Target,
  letter: string,
): { readonly end: number; readonly text: string } | undefined {
  const last = context?.isImplied === true ? extension : context;
  if (relation !== 'channel' || last === undefined || !/^Local\//i.test(piece.text)) return undefined;
  const options = piece.text.slice(last.piece.start - piece.start + last.piece.text.length);
  const { end } = last.piece.span();
  if (options.includes('$') || options.slice(1).includes(letter)) return undefined;
  return options === '' ? { end, text: `/${letter}` } : { end: end + 1, text: letter };
}
