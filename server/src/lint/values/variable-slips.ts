/** Whether the name of a variable is a slip of another one, or may well be a name of its own. */

import { distance } from '../../base/distance.ts';

/** Whether a name is a slip of one of Asterisk's: nobody gives a name so near to something else. */
export function isSlipOfOurs(known: string, name: string): boolean {
  if (name.length < 4 || distance(known, name, 1) > 1 || /\d/.test(name)) return false;
  return name.length <= known.length || !isSeries(known, name);
}

/** Whether one letter is too many, missing or another one, or two have changed places; in a short name another letter makes another word. */
export function isSlip(known: string, name: string): boolean {
  const shorter = Math.min(known.length, name.length);
  if (shorter < 4 || distance(known, name, 1) > 1 || isSeries(known, name)) return false;
  return shorter >= 6 || isMissingOrSwapped(known, name);
}

/** Whether a letter within a short name is missing, `rad` for `rand`, or two of them have changed places, `KYE` for `KEY`. */
export function isShortSlip(known: string, name: string): boolean {
  if (known.length === 3 && name.length === 3)
    return !/\d/.test(known + name) && distance(known, name, 1) === 1 && isMissingOrSwapped(known, name);
  if (known.length > 5 || name.length !== known.length - 1 || /\d/.test(known) || known.at(-1) !== name.at(-1)) return false;
  return name.startsWith(known.charAt(0)) && distance(known, name, 1) === 1;
}

/** Whether two names of some length differ by an `S` at the end: of a global, which stands in one place, that is no other word. */
export function isPlural(known: string, name: string, shortest = 5): boolean {
  const [short, long] = known.length < name.length ? [known, name] : [name, known];
  return short.length >= shortest && (long === `${short}S` || long === `${short}s`);
}

function isMissingOrSwapped(known: string, name: string): boolean {
  // One 's' more at the end makes another word.
  if (known.length !== name.length) return /s$/i.test(known) || !/s$/i.test(name);
  return lettersOf(known) === lettersOf(name);
}

/** Whether a long name lacks the last two or three letters of its last word: `DIALED_EXT` for `DIALED_EXTEN`. */
export function isCutShort(known: string, name: string): boolean {
  const rest = known.slice(name.length);
  return name.length >= 9 && known.startsWith(name) && /^[A-Za-z]{2,3}$/.test(rest) && /[A-Za-z]{2}$/.test(name);
}

/** Whether one of two names is the other with a part of it left out: `FAX_URL` for `FAXRECEIVE_URL`. */
export function isShortened(known: string, name: string): boolean {
  const [short, long] = known.length < name.length ? [known, name] : [name, known];
  if (short.length < 6 || short.length === long.length) return false;
  let same = 0;
  while (short.charAt(same) === long.charAt(same) && same < short.length) same++;
  const rest = short.slice(same);
  return same >= 3 && rest.length >= 3 && long.endsWith(rest);
}

/** Whether a letter in the place of another, or one more in front, makes another name of the two: `MODE` and `CODE`, `XNUMBER` and `NUMBER`. */
export function isOtherWord(known: string, name: string): boolean {
  if (!name.startsWith(known.charAt(0))) return true;
  return known.length === name.length && lettersOf(known) !== lettersOf(name);
}

function lettersOf(text: string): string {
  return Array.from(text).sort().join('');
}

/** Names that differ by a number, by their first or last letter, or by a letter that is a word of its own, are a series: `A_NUMBER` and `B_NUMBER`. */
function isSeries(known: string, name: string): boolean {
  if (known.replace(/\d+/g, '') === name.replace(/\d+/g, '')) return true;
  const [short, long] = known.length < name.length ? [known, name] : [name, known];
  if (short.length < long.length) {
    const isLonger = long.startsWith(short) && long.at(-1) !== short.at(-1);
    // Of a long name the last letter got lost.
    if (isLonger && long === known && known.length >= 7 && !/(?:[sS\d]|_.)$/.test(known)) return false;
    return isLonger || (long.slice(1) === short && !long.startsWith(short.charAt(0)));
  }
  if (known.slice(0, -1) === name.slice(0, -1) || known.slice(1) === name.slice(1)) return true;
  let at = 0;
  while (known.charAt(at) === name.charAt(at)) at++;
  return known.slice(at + 1) === name.slice(at + 1) && (known.charAt(at - 1) === '_' || known.charAt(at + 1) === '_');
}
