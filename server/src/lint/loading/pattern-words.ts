/** Words in a pattern, with letters that are digits to Asterisk. */

import { TextCache } from '../../base/text-cache.ts';

export interface Word {
  readonly from: number;
  readonly to: number;
  /** Where its letters stand that are digits to Asterisk. */
  readonly places: readonly number[];
}

/** The words in a pattern with such letters in them; what stands in a set, or behind `.` and `!`, is as it is written. */
export function wordsOf(pattern: string): readonly Word[] {
  return known.get(pattern, findWords);
}

/** Many contexts have extensions of the same few patterns. */
const known = new TextCache<readonly Word[]>();

function findWords(pattern: string): readonly Word[] {
  const words: Word[] = [];
  // Letters that all stand for digits are no word.
  if (!/[a-mo-wy]/i.test(pattern)) return words;
  for (const match of pattern.matchAll(/\[[^\]]*\]|[.!].*|[a-z]+|[A-Z]+/g)) {
    const [text] = match;
    if (!/^[a-zA-Z]/.test(text)) continue;
    const last = lastOfWord(text);
    const places = [...text.slice(0, last + 1).matchAll(/[nxz]/gi)].map((letter) => match.index + letter.index);
    if (places.length > 0) words.push({ from: match.index, to: match.index + last + 1, places });
  }
  return words;
}

/**
 * Index of the last letter that belongs to a word, -1 where there is none. Such letters at an end are digits, as in `PARKXX` and `XXth`, but
 * for the small ones of a word like `fax` or `no`.
 */
function lastOfWord(run: string): number {
  const others = [...run.matchAll(/[^nxz]/gi)].map(({ index }) => index);
  const [first] = others;
  const last = others.at(-1);
  if (first === undefined || last === undefined) return -1;
  const isSmall = run === run.toLowerCase();
  const tail = run.length - 1 - last;
  if (isSmall && tail === 1 && others.length > 1) return run.length - 1;
  const isInside = /[nxz]/i.test(run.slice(first, last));
  if (isInside) return last;
  const isHead = isSmall && first === 1 && others.length > 1;
  return isHead ? last : -1;
}

/** The pattern with those letters in brackets, where they stand for themselves. */
export function asLiteral(pattern: string, words: readonly Word[]): string {
  const places = new Set(words.flatMap((word) => word.places));
  return pattern.replace(/./gsu, (char, at: number) => (places.has(at) ? `[${char}]` : char));
}
