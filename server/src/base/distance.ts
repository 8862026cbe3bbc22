/** How far two names are apart, for "did you mean". */

/** The number of insertions, deletions, replacements and swaps of neighbors that turn `a` into `b`, or `limit + 1` when it is more than `limit`. */
export function distance(a: string, b: string, limit: number): number {
  let from = 0;
  let [aEnd, bEnd] = [a.length, b.length];
  if (Math.abs(aEnd - bEnd) > limit) return limit + 1;
  while (from < aEnd && from < bEnd && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  while (aEnd > from && bEnd > from && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  const [aLength, bLength] = [aEnd - from, bEnd - from];
  if (aLength === 0 || bLength === 0) return Math.min(aLength + bLength, limit + 1);
  // One change leaves no more than two letters that swap their places; nearly all pairs that are compared end here.
  if (limit === 1 && (aLength > 2 || bLength > 2)) return 2;
  if (rows[0].length <= bLength)
    rows = [new Uint16Array(2 * bLength), new Uint16Array(2 * bLength), new Uint16Array(2 * bLength)];
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= bLength; j++) last[j] = Math.min(j, limit + 1);
  for (let i = 1; i <= aLength; i++) {
    // What lies further than the limit from the diagonal costs more than the limit.
    const [first, behind] = [Math.max(1, i - limit), Math.min(bLength, i + limit)];
    let smallest = (row[first - 1] = first === 1 ? i : limit + 1);
    const char = a.charCodeAt(from + i - 1);
    for (let j = first; j <= behind; j++) {
      const other = b.charCodeAt(from + j - 1);
      let value = Math.min(at(last, j), at(row, j - 1)) + 1;
      value = Math.min(value, at(last, j - 1) + (char === other ? 0 : 1));
      if (i > 1 && j > 1 && char === b.charCodeAt(from + j - 2) && a.charCodeAt(from + i - 2) === other)
        value = Math.min(value, at(beforeLast, j - 2) + 1);
      row[j] = value;
      if (value < smallest) smallest = value;
    }
    if (smallest > limit) return limit + 1;
    // The next row may look one place further.
    if (behind < bLength) row[behind + 1] = limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(at(last, bLength), limit + 1);
}

/** The rows of the table, which nobody keeps: names are compared by the thousand. */
let rows = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)] as const;

function at(row: Uint16Array, place: number): number {
  return row[place] as number;
}

/** Whether one of the names differs by so little that even who does not know all names takes it for a slip: a sign, or two of a long name. */
export function isSlipOfAny(wanted: string, names: Iterable<string>): boolean {
  return isSlipOf(wanted, closest(wanted, names));
}

/** The same for the closest of them; false where there is none. */
export function isSlipOf(wanted: string, near: string | undefined): boolean {
  if (near === undefined) return false;
  const limit = wanted.length > 8 ? 2 : 1;
  return distance(wanted.toLowerCase(), near.toLowerCase(), limit) <= limit;
}

/**
 * The name of `names` that a reader would take `wanted` for, or undefined when none is near. Case alone counts as no distance at all.
 * Numbers of one length lie next to each other, and none is taken for another; nor is a name with another number in the same place.
 */
export function closest(wanted: string, names: Iterable<string>): string | undefined {
  const search = new Search(wanted);
  for (const name of names) if (search.mayBeNear(name) && search.isBest(name, name.toLowerCase())) break;
  return search.best;
}

/** The search for the closest of some names, which are shown to it one after the other. */
export class Search {
  readonly lower: string;
  best: string | undefined;
  /** What is farther away is of no interest. */
  limit: number;
  readonly #wanted: string;
  readonly #isNumber: boolean;

  constructor(wanted: string) {
    this.#wanted = wanted;
    this.#isNumber = /^\d+(?:@|$)/.test(wanted);
    this.lower = wanted.toLowerCase();
    this.limit = Math.min(3, Math.floor((wanted.length + 1) / 3));
  }

  /** Whether a name is worth a comparison. */
  mayBeNear(name: string): boolean {
    return Math.abs(name.length - this.#wanted.length) <= this.limit;
  }

  /** Takes the name if it is closer than those before; whether it is, and no other can be closer. */
  isBest(name: string, lower: string): boolean {
    const wanted = this.#wanted;
    if (name === wanted || (this.#isNumber && name.length === wanted.length)) return false;
    const found = distance(this.lower, lower, this.limit);
    if (found > this.limit || (found === this.limit && this.best !== undefined) || differInDigits(name, wanted)) return false;
    this.best = name;
    this.limit = found;
    return found === 0;
  }
}

/** Whether two names of one length are the same but for some of their digits. */
function differInDigits(a: string, b: string): boolean {
  if (a.length !== b.length || !/\d/.test(a)) return false;
  return a.replace(/\d/g, '0').toLowerCase() === b.replace(/\d/g, '0').toLowerCase() && a.toLowerCase() !== b.toLowerCase();
}
