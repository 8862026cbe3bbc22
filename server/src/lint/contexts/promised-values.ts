/** What the comment above a routine says that it returns, where it says so in words: `; @returns open or closed`. */

import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Documentation } from '../../model/lines/doc-comments.ts';

/** The words that a comment lists, an empty text for `nothing`; undefined where it says anything else. */
export function promisedValues({ returns }: Documentation): readonly string[] | undefined {
  const text = returns?.trim().replace(/\.$/, '') ?? '';
  if (!/^[\w-]+(?:, [\w-]+)*,? or [\w-]+$/.test(text)) return undefined;
  const words = text.split(/,? or |, /);
  if (words.some((word) => builtInVariable(word) !== undefined)) return undefined;
  return words.map((word) => (word === 'nothing' ? '' : word));
}
