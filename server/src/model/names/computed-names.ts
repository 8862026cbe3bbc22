/** What a name that is put together at run time may come out as, by what is written of it. */

import { literalPattern } from '../../base/literal-pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions, type Substitution } from '../../syntax/substitution.ts';

/** A test for what a partly computed name could be; undefined when hardly anything of it is written. */
export function globOf(piece: Piece): RegExp | undefined {
  const { text } = piece;
  if (!globs.has(text)) {
    if (globs.size >= MOST_GLOBS) globs.clear();
    const { pattern, writtenCount } = writtenOf(piece, substitutions(piece));
    globs.set(text, writtenCount < FEWEST_WRITTEN ? undefined : pattern);
  }
  return globs.get(text);
}

/** By text: many contexts ask of the same few computed names whether they may be meant. */
const globs = new Map<string, RegExp | undefined>();
const MOST_GLOBS = 1000;

/** A name with fewer characters written out could be anything. */
const FEWEST_WRITTEN = 3;

/** What is written around the substitutions of a text: a pattern in which they may be anything, and the number of its characters. */
export function writtenOf(
  piece: Piece,
  found: readonly Substitution[],
): { readonly pattern: RegExp; readonly writtenCount: number } {
  let source = '';
  let writtenCount = 0;
  let done = 0;
  for (const { whole } of found) {
    const from = whole.start - piece.start;
    source += `${literalPattern(piece.text.slice(done, from))}.*`;
    writtenCount += from - done;
    done = from + whole.text.length;
  }
  writtenCount += piece.text.length - done;
  source += literalPattern(piece.text.slice(done));
  return { pattern: new RegExp(`^${source}$`, 's'), writtenCount };
}
