/** Names that lie next to each other, found without comparing each with all others. */

import { closest, distance } from './distance.ts';
import { MultiMap } from './multi-map.ts';

/** Many names, each kept under what is left of it when any one letter is taken out: two that differ by one letter share one of these. */
export class SlipIndex {
  readonly #byKey = new MultiMap<string, string>();

  constructor(names: Iterable<string>) {
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    for (const key of keysOf(name)) this.#byKey.add(key, name);
  }

  delete(name: string): void {
    for (const key of keysOf(name)) this.#byKey.delete(key, name);
  }

  /** The name that differs from this one by one letter, or by case alone; of several the closest, and of those the first by their letters. */
  near(name: string): string | undefined {
    const found = new Set<string>();
    const lower = name.toLowerCase();
    for (const key of keysOf(name))
      for (const each of this.#byKey.get(key)) if (distance(each.toLowerCase(), lower, 1) <= 1) found.add(each);
    return closest(name, [...found].sort());
  }
}

function keysOf(name: string): Set<string> {
  const lower = name.toLowerCase();
  const keys = new Set([lower]);
  for (let at = 0; at < lower.length; at++) keys.add(lower.slice(0, at) + lower.slice(at + 1));
  return keys;
}
