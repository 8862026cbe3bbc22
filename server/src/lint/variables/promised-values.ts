/** What the comment above a routine says that it returns, where it says so in words: `; @returns open or closed`. */

import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Documentation } from '../../model/lines/doc-comments.ts';
import type { Routine } from '../../model/routines/subroutines.ts';

/** The words that a comment lists, an empty text for `nothing`; undefined where it says anything else. */
export function promisedValues({ returns }: Documentation): readonly string[] | undefined {
  const text = returns?.trim().replace(/\.$/, '') ?? '';
  if (!/^[\w-]+(?:, [\w-]+)*,? or [\w-]+$/.test(text)) return undefined;
  const words = text.split(/,? or |, /);
  if (words.some((word) => builtInVariable(word) !== undefined)) return undefined;
  return words.map((word) => (word === 'nothing' ? '' : word));
}

/** Whether the comment of a routine, which speaks of no other one, says that it returns something. */
export function saysValue({ documentation, entry }: Routine): boolean {
  const text = documentation?.returns?.trim() ?? '';
  return text !== '' && !/^(?:nothing|none|no|never|-)\b/i.test(text) && entry.context.registered().length === 1;
}
