/** An application whose name has taken in what follows, since a parenthesis is missing. */

import { application } from '../../catalogue/catalogue.ts';

/** The longest application that a text begins with and does not end with. */
export function knownBeginning(text: string): string | undefined {
  const letters = /^[A-Za-z]\w*/.exec(text)?.[0] ?? '';
  for (let length = Math.min(letters.length, text.length - 1); length > 2; length--)
    if (application(letters.slice(0, length)) !== undefined) return letters.slice(0, length);
  return undefined;
}
