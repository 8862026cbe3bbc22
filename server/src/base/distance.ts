/** How far two names are apart, for "did you mean". */

/** The number of insertions, deletions, replacements and swaps of neighbors that turn `a` into `b`, or `limit + 1` when it is more than `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      row.push(value);
      smallest = Math.min(smallest, value);
    }
    if (smallest > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/**
 * The name of `names` that a reader would take `wanted` for, or undefined when none is near. Case alone counts as no distance at all.
 * Numbers of one length lie next to each other, and none is taken for another.
 */
export function closest(wanted: string, names: Iterable<string>): string | undefined {
  const isNumber = /^\d+(?:@|$)/.test(wanted);
  const lower = wanted.toLowerCase();
  let limit = Math.min(3, Math.floor((wanted.length + 1) / 3));
  let best: string | undefined;
  for (const name of names) {
    if (name === wanted || (isNumber && name.length === wanted.length)) continue;
    const found = distance(lower, name.toLowerCase(), limit);
    if (found > limit || (found === limit && best !== undefined)) continue;
    best = name;
    limit = found;
    if (limit === 0) return best;
  }
  return best;
}
