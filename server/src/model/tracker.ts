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

/** A computation that is going on. */
interface Frame {
  readonly key: string;
  readonly reads: Set<string>;
  /** What an inner computation gets that asks for this very key. */
  readonly provisional: unknown;
  /** Whether it got a provisional answer of an outer one, and would come out otherwise if it were asked for by itself. */
  isProvisional: boolean;
}

export class Tracker {
  readonly #keepsReads: boolean;
  readonly #answers = new Map<string, Answer>();
  /** Those that are asked for several times within one piece of work and by nobody afterwards. */
  readonly #shared = new Map<string, Answer>();
  readonly #readers = new MultiMap<string, string>();
  readonly #frames: Frame[] = [];

  /** `fixed` for a dialplan that never changes: nobody will want to know then what an answer depends on. */
  constructor(kind: 'edited' | 'fixed') {
    this.#keepsReads = kind === 'edited';
  }

  /** Notes that whatever is being computed looked at the thing whose name is put together from two parts. */
  read(kind: string, name = ''): void {
    if (this.#keepsReads) this.#frames.at(-1)?.reads.add(kind + name);
  }

  /**
   * The answer kept under `key`, or what `compute` gives now. A computation that comes back to its own key gets `provisional` there; what
   * was found on the way with it is not kept, so that no answer depends on who asked first.
   */
  remember<T>(key: string, compute: () => T, provisional?: T): T {
    const kept = this.#answers.get(key);
    if (kept !== undefined) {
      this.#readAll(kept.reads);
      return kept.value as T;
    }
    const going = provisional === undefined ? -1 : this.#frames.findIndex((frame) => frame.key === key);
    if (going >= 0) {
      for (const frame of this.#frames.slice(going + 1)) frame.isProvisional = true;
      return this.#frames[going]?.provisional as T;
    }
    const frame = this.#frame(key, provisional);
    const value = this.#work(frame, compute);
    if (!frame.isProvisional) {
      this.#answers.set(key, { value, reads: frame.reads });
      if (this.#keepsReads) for (const thing of frame.reads) this.#readers.add(thing, key);
    }
    return value;
  }

  /**
   * The answer shared under `key`, or what `compute` gives now: for what many computations ask for that belong together. It is kept until it is
   * dropped or anything at all is forgotten.
   */
  share<T>(key: string, compute: () => T): T {
    const kept = this.#shared.get(key);
    if (kept !== undefined) {
      this.#readAll(kept.reads);
      return kept.value as T;
    }
    const frame = this.#frame(key, undefined);
    const value = this.#work(frame, compute);
    if (!frame.isProvisional) this.#shared.set(key, { value, reads: frame.reads });
    return value;
  }

  #frame(key: string, provisional: unknown): Frame {
    return { key, reads: this.#keepsReads ? new Set() : nothing, provisional, isProvisional: false };
  }

  #work<T>(frame: Frame, compute: () => T): T {
    this.#frames.push(frame);
    try {
      return compute();
    } finally {
      this.#frames.pop();
      this.#readAll(frame.reads);
    }
  }

  /** Notes for whatever is being computed that an answer in it looked at these things. */
  #readAll(things: ReadonlySet<string>): void {
    const outer = this.#frames.at(-1);
    if (outer !== undefined && this.#keepsReads) for (const thing of things) outer.reads.add(thing);
  }

  /** Forgets every answer that looked at `thing`, and returns the keys of those that were remembered. */
  forget(thing: string): readonly string[] {
    this.#shared.clear();
    const keys = [...this.#readers.get(thing)];
    for (const key of keys) this.drop(key);
    return keys;
  }

  drop(key: string): void {
    this.#shared.delete(key);
    const answer = this.#answers.get(key);
    if (answer === undefined) return;
    this.#answers.delete(key);
    for (const thing of answer.reads) this.#readers.delete(thing, key);
  }

  clear(): void {
    this.#shared.clear();
    for (const key of [...this.#answers.keys()]) this.drop(key);
  }
}

/** What computations read in a dialplan that never changes. */
const nothing = new Set<string>();
