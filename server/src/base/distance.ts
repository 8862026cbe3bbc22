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
  let beforeLast: number[] = [];
  let last = Array.from({ length: bLength + 1 }, (_, i) => i);
  for (let i = 1; i <= aLength; i++) {
    // What lies further than the limit from the diagonal costs more than the limit.
    const [first, behind] = [Math.max(1, i - limit), Math.min(bLength, i + limit)];
    const row: number[] = [];
    row[first - 1] = first === 1 ? i : limit + 1;
    let smallest = row[first - 1] as number;
    const char = a.charCodeAt(from + i - 1);
    for (let j = first; j <= behind; j++) {
      const other = b.charCodeAt(from + j - 1);
      let value = Math.min(
        (last[j] ?? limit) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] ?? limit + 1) + (char === other ? 0 : 1),
      );
      if (i > 1 && j > 1 && char === b.charCodeAt(from + j - 2) && a.charCodeAt(from + i - 2) === other)
        value = Math.min(value, (beforeLast[j - 2] ?? limit) + 1);
      row[j] = value;
      if (value < smallest) smallest = value;
    }
    if (smallest > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[bLength] ?? limit + 1, limit + 1);
}

/** Whether one of the names differs by so little that even who does not know all names takes it for a slip: a sign, or two of a long name. */
export function isSlipOfAny(wanted: string, names: Iterable<string>): boolean {
  const near = closest(wanted, names);
  if (near === undefined) return false;
  const limit = wanted.length > 8 ? 2 : 1;
  return distance(wanted.toLowerCase(), near.toLowerCase(), limit) <= limit;
}

/**
 * The name of `names` that a reader would take `wanted` for, or undefined when none is near. Case alone counts as no distance at all.
 * Numbers of one length lie next to each other, and none is taken for another; nor is a name with another number in the same place.
 */
export function closest(wanted: string, names: Iterable<string>): string | undefined {
  const isNumber = /^\d+(?:@|$)/.test(wanted);
  const lower = wanted.toLowerCase();
  let limit = Math.min(3, Math.floor((wanted.length + 1) / 3));
  let best: string | undefined;
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) > limit) continue;
    if (name === wanted || (isNumber && name.length === wanted.length) || differInDigits(name, wanted)) continue;
    const found = distance(lower, name.toLowerCase(), limit);
    if (found > limit || (found === limit && best !== undefined)) continue;
    best = name;
    limit = found;
    if (limit === 0) return best;
  }
  return best;
}

/** Whether two names of one length are the same but for some of their digits. */
function differInDigits(a: string, b: string): boolean {
  if (a.length !== b.length || !/\d/.test(a)) return false;
  return a.replace(/\d/g, '0').toLowerCase() === b.replace(/\d/g, '0').toLowerCase() && a.toLowerCase() !== b.toLowerCase();
}
