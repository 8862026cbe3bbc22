/**
 * Remembers answers together with what was looked at to find them, and forgets an answer when one of those things changes.
 *
 * A thing is named by a text, mostly the name of a context. Names of things that do not exist count as well: that is how a context that
 * comes into being reaches those who missed it.
 */

import { MultiMap } from '../base/multi-map.ts';

interface Answer {
  readonly value: unknown;
  readonly reads: ReadonlySet<string>;
}

export class Tracker {
  readonly #answers = new Map<string, Answer>();
  readonly #readers = new MultiMap<string, string>();
  readonly #reading: Set<string>[] = [];

  /** Notes that whatever is being computed looked at `thing`. */
  read(thing: string): void {
    this.#reading.at(-1)?.add(thing);
  }

  /** The answer kept under `key`, or what `compute` gives now. A computation that asks for its own key gets `whileComputing`. */
  remember<T>(key: string, compute: () => T, whileComputing?: T): T {
    const kept = this.#answers.get(key);
    if (kept !== undefined) {
      const outer = this.#reading.at(-1);
      if (outer !== undefined) for (const thing of kept.reads) outer.add(thing);
      return kept.value as T;
    }
    if (whileComputing !== undefined) this.#answers.set(key, { value: whileComputing, reads: new Set() });
    const reads = new Set<string>();
    this.#reading.push(reads);
    try {
      const value = compute();
      this.#answers.set(key, { value, reads });
      for (const thing of reads) this.#readers.add(thing, key);
      return value;
    } finally {
      this.#reading.pop();
      const outer = this.#reading.at(-1);
      if (outer !== undefined) for (const thing of reads) outer.add(thing);
    }
  }

  /** Forgets every answer that looked at `thing`, and returns the keys of those. */
  forget(thing: string): readonly string[] {
    const keys = [...this.#readers.get(thing)];
    for (const key of keys) this.drop(key);
    return keys;
  }

  drop(key: string): void {
    const answer = this.#answers.get(key);
    if (answer === undefined) return;
    this.#answers.delete(key);
    for (const thing of answer.reads) this.#readers.delete(thing, key);
  }

  clear(): void {
    for (const key of [...this.#answers.keys()]) this.drop(key);
  }
}
