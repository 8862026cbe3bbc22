/** The texts that a value is one of, by what is written: a plain text, or both sides of an `IF()` of such. */

import { hasSubstitution } from '../../syntax/parse-line.ts';

/** Adds the texts that a value is one of, nothing left out; false where they cannot be told. */
export function addWritten(value: string, found: Set<string>): boolean {
  const text = value.trim().replace(/^"(.*)"$/, '$1');
  if (!hasSubstitution(text)) {
    found.add(text);
    return true;
  }
  const [, chosen] = /^\$\{IF(?:TIME)?\(.*\?([^?(){}]*)\)\}$/.exec(text) ?? [];
  if (chosen === undefined) return false;
  return chosen.split(':').every((each) => addWritten(each, found));
}
