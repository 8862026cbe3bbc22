/** What a name that is put together at run time may come out as, by what is written of it. */

import { literalPattern } from '../../base/literal-pattern.ts';
import { TextCache } from '../../base/text-cache.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions, type Substitution } from '../../syntax/substitution.ts';

/** A test for what a partly computed name could be; undefined when hardly anything of it is written. */
export function globOf(piece: Piece): RegExp | undefined {
  return globs.get(piece.text, () => {
    const { pattern, writtenCount } = writtenOf(piece, substitutions(piece));
    return writtenCount < FEWEST_WRITTEN ? undefined : pattern;
  });
}

/** Many contexts ask of the same few computed names whether they may be meant. */
const globs = new TextCache<RegExp | undefined>();

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
