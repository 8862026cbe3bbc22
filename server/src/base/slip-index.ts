/** Names that lie next to each other, found without comparing each with all others. */

import { closest, distance } from './distance.ts';
import { MultiMap } from './multi-map.ts';

/** Many names, each kept under what is left of it when any one letter is taken out: two that differ by one letter share one of these. */
export class SlipIndex {
  readonly #byKey = new MultiMap<string, string>();
  readonly #all = new Set<string>();

  constructor(names: Iterable<string>) {
    this.update(names);
  }

  /** Takes these names in the place of those that it had; what most of them have in common costs next to nothing. */
  update(names: Iterable<string>): void {
    const kept = new Set(names);
    for (const name of this.#all)
      if (!kept.has(name)) {
        for (const key of keysOf(name)) this.#byKey.delete(key, name);
        this.#all.delete(name);
      }
    for (const name of kept)
      if (!this.#all.has(name)) {
        for (const key of keysOf(name)) this.#byKey.add(key, name);
        this.#all.add(name);
      }
  }

  /** The name that differs from this one by one letter, or by case alone; undefined without one. */
  near(name: string): string | undefined {
    const found = new Set<string>();
    const lower = name.toLowerCase();
    for (const key of keysOf(name))
      for (const each of this.#byKey.get(key)) if (distance(each.toLowerCase(), lower, 1) <= 1) found.add(each);
    return closest(name, found);
  }
}

function keysOf(name: string): Set<string> {
  const lower = name.toLowerCase();
  const keys = new Set([lower]);
  for (let at = 0; at < lower.length; at++) keys.add(lower.slice(0, at) + lower.slice(at + 1));
  return keys;
}
