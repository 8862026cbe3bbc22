/**
 * Remembers answers together with what was looked at to find them, and forgets an answer when one of those things changes.
 *
 * A thing is named by a text, mostly the name of a context. Names of things that do not exist count as well: that is how a context that
 * comes into being reaches those who missed it.
 *
 * A question may lead back to itself, as a subroutine may call itself. It is given a guess there, and whatever comes out of that is a draft.
 * When the outermost question of such a circle has its answer, all in the circle are asked again with the drafts as guesses, until each
 * comes out as it was guessed; so no answer depends on who asked first, and a circle costs its members a few rounds.
 */

import { equalValues } from '../base/equality.ts';
import { MultiMap } from '../base/multi-map.ts';

interface Answer {
  readonly value: unknown;
  readonly reads: ReadonlySet<string>;
  /** Whether it stands for the others of its circle, which are forgotten with it. */
  readonly hasCircle: boolean;
}

/** What a question gets that leads back to itself. */
export interface Guess<T> {
  readonly first: T;
  /** Whether what came out is as good as what was guessed, to those who ask. */
  isSame(a: T, b: T): boolean;
}

/** An answer that others depend on for what it is, not for what was looked at to find it. */
interface Digest {
  readonly value: unknown;
  readonly reads: ReadonlySet<string>;
  readonly compute: () => unknown;
}

/** A computation that is going on. */
interface Frame {
  readonly reads: Set<string>;
  guess: unknown;
  /** Whether somebody inside was given the guess. */
  isGuessed: boolean;
  /** Place on the stack of the outermost computation whose guess had a part in this one; Infinity without any. */
  outermost: number;
  /** Whether all that was guessed inside came out so. */
  isStable: boolean;
  /** What the kept answers that were given inside looked at, each of which is taken over once; undefined before the first. */
  taken: Set<ReadonlySet<string>> | undefined;
}

/** An answer that rests on a guess. */
interface Draft {
  readonly value: unknown;
  readonly reads: ReadonlySet<string>;
  outermost: number;
}

/** After so many rounds a circle is left as it is; each round takes one more of its members into account. */
const MOST_ROUNDS = 20;

export class Tracker {
  /** Whether answers may be forgotten. */
  readonly keepsReads: boolean;
  readonly #answers = new Map<string, Answer>();
  /** Those that are asked for several times within one piece of work and by nobody afterwards. */
  readonly #shared = new Map<string, Answer>();
  readonly #digests = new Map<string, Digest>();
  /** Digests whose answer may be another now, as they were, to be found again once all has been forgotten that an edit touches. */
  readonly #stale = new Map<string, Digest>();
  /** Who looked at a thing: the keys of answers, and of digests with DIGEST in front. */
  readonly #readers = new MultiMap<string, string>();
  /**
   * What forgotten answers looked at, oldest first, still entered among the readers: most of them are found again at once, and then look at
   * nearly the same.
   */
  readonly #former = new Map<string, ReadonlySet<string>>();
  /** Names of things by their two parts. */
  readonly #names = new Map<string, Map<string, string>>();
  readonly #frames: Frame[] = [];
  /** The places on the stack of questions that may lead back to themselves. */
  readonly #going = new Map<string, number>();
  /** Questions that were met too far away, and are answered first. */
  readonly #waiting = new Set<string>();
  readonly #drafts = new Map<string, Draft>();
  /** What the members of circles came out as in the round before. */
  readonly #guesses = new Map<string, unknown>();

  /** `fixed` for a dialplan that never changes: nobody will want to know then what an answer depends on. */
  constructor(kind: 'edited' | 'fixed') {
    this.keepsReads = kind === 'edited';
  }

  /** Notes that whatever is being computed looked at the thing whose name is put together from two parts. */
  read(kind: string, name = ''): void {
    if (this.keepsReads) this.#frames.at(-1)?.reads.add(name === '' ? kind : this.#named(kind, name));
  }

  /** The same text for the same two parts, since putting it together costs more than noting it. */
  #named(kind: string, name: string): string {
    let names = this.#names.get(kind);
    if (names === undefined) this.#names.set(kind, (names = new Map<string, string>()));
    let thing = names.get(name);
    if (thing === undefined) {
      if (names.size >= MOST_NAMES) names.clear();
      names.set(name, (thing = kind + name));
    }
    return thing;
  }

  /** The answer kept under `key`, or what `compute` gives now. Only one that has a guess may lead back to itself. */
  remember<T>(key: string, compute: () => T, guess?: Guess<T>): T {
    const kept = this.#answers.get(key);
    if (kept !== undefined) {
      this.#takeOver(kept.reads);
      return kept.value as T;
    }
    const draft = this.#drafts.get(key);
    if (draft !== undefined) {
      this.#readAll(draft.reads);
      this.#restOn(draft.outermost);
      return draft.value as T;
    }
    const going = guess === undefined ? undefined : this.#going.get(key);
    if (going !== undefined) {
      const frame = this.#frames[going] as Frame;
      frame.isGuessed = true;
      this.#restOn(going);
      return frame.guess as T;
    }
    if (guess === undefined)
      return this.#isPlain ? this.#plainAnswer(key, compute, this.#answers) : this.#answer(key, compute, guess);
    if (this.#going.size === 0) return this.#outermost(key, compute, guess);
    if (this.#going.size >= DEEPEST && !this.#waiting.has(key)) throw new TooDeep(key, compute, guess);
    return this.#answer(key, compute, guess);
  }

  /** Works an answer out after those that it needs and that are too far away to be worked out on the way. */
  #outermost<T>(key: string, compute: () => T, guess: Guess<T>): T {
    for (;;)
      try {
        return this.#answer(key, compute, guess);
      } catch (error) {
        if (!(error instanceof TooDeep)) throw error;
        this.#waiting.add(error.key);
        try {
          this.remember(error.key, error.compute, error.guess);
        } finally {
          this.#waiting.delete(error.key);
        }
      }
  }

  #answer<T>(key: string, compute: () => T, guess: Guess<T> | undefined): T {
    const frame = this.#newFrame();
    const place = this.#frames.length;
    if (guess !== undefined) {
      frame.guess = this.#guesses.has(key) ? this.#guesses.get(key) : guess.first;
      this.#going.set(key, place);
    }
    try {
      for (let round = 1; ; round++) {
        const value = this.#work(frame, compute);
        if (frame.isGuessed && guess?.isSame(frame.guess as T, value) === false) frame.isStable = false;
        if (frame.outermost < place) {
          this.#keepDraft(key, frame, place, value);
          return value;
        }
        if (frame.isStable || round >= MOST_ROUNDS) {
          this.#keep(key, frame, place, value);
          return value;
        }
        this.#beginRound(frame, place, value);
      }
    } catch (error) {
      this.#finishDrafts(place, () => undefined);
      throw error;
    } finally {
      this.#going.delete(key);
      if (this.#frames.length === 0) this.#guesses.clear();
    }
  }

  /** Whether nobody will want to know what an answer depends on, and none can rest on a guess. */
  get #isPlain(): boolean {
    return !this.keepsReads && this.#going.size === 0;
  }

  #plainAnswer<T>(key: string, compute: () => T, answers: Map<string, Answer>): T {
    const value = compute();
    answers.set(key, { value, reads: nothing, hasCircle: false });
    return value;
  }

  #newFrame(): Frame {
    const reads = this.keepsReads ? new Set<string>() : nothing;
    return { reads, guess: undefined, isGuessed: false, outermost: Infinity, isStable: true, taken: undefined };
  }

  #work<T>(frame: Frame, compute: () => T): T {
    try {
      return this.#workApart(frame, compute);
    } finally {
      this.#readAll(frame.reads);
    }
  }

  #workApart<T>(frame: Frame, compute: () => T): T {
    this.#frames.push(frame);
    try {
      return compute();
    } finally {
      this.#frames.pop();
    }
  }

  /** Whatever is being computed rests on the guess of the computation at this place of the stack. */
  #restOn(place: number): void {
    const frame = this.#frames.at(-1);
    if (frame !== undefined && place < frame.outermost) frame.outermost = place;
  }

  /** Those that rest on this one rest on what it rests on. */
  #keepDraft(key: string, frame: Frame, place: number, value: unknown): void {
    const { reads, outermost, isGuessed } = frame;
    if (isGuessed) for (const draft of this.#drafts.values()) if (draft.outermost >= place) draft.outermost = outermost;
    this.#drafts.set(key, { value, reads, outermost });
    this.#handOn(frame);
  }

  /** Whatever is being computed rests on what this computation rested on. */
  #handOn({ outermost, isStable }: Frame): void {
    this.#restOn(outermost);
    const outer = this.#frames.at(-1);
    if (outer !== undefined && !isStable) outer.isStable = false;
  }

  #beginRound(frame: Frame, place: number, value: unknown): void {
    this.#finishDrafts(place, (key, draft) => this.#guesses.set(key, draft.value));
    frame.guess = value;
    frame.isGuessed = false;
    frame.outermost = Infinity;
    frame.isStable = true;
  }

  /** Keeps an answer and those of the circle that it is the outermost of. */
  #keep(key: string, { reads, outermost }: Frame, place: number, value: unknown): void {
    const hasCircle = outermost === place;
    this.#answers.set(key, { value, reads, hasCircle });
    if (this.keepsReads) this.#enter(key, reads);
    if (!hasCircle) return;
    const circle = CIRCLE + key;
    const throughCircle = this.keepsReads ? new Set([circle]) : nothing;
    this.#finishDrafts(place, (member, draft) => {
      this.#guesses.delete(member);
      this.#answers.set(member, { value: draft.value, reads: throughCircle, hasCircle: false });
      if (this.keepsReads) this.#enter(member, throughCircle);
    });
  }

  /** Enters an answer among the readers of what it looked at. */
  #enter(key: string, reads: ReadonlySet<string>): void {
    const former = this.#former.get(key);
    if (former === undefined) {
      for (const thing of reads) this.#readers.add(thing, key);
      return;
    }
    this.#former.delete(key);
    for (const thing of reads) if (!former.has(thing)) this.#readers.add(thing, key);
    for (const thing of former) if (!reads.has(thing)) this.#readers.delete(thing, key);
  }

  /** Takes the forgotten answers out of the readers that were forgotten first, until no more than `most` are left. */
  #takeFormerOut(most: number): void {
    for (const [key, reads] of this.#former) {
      if (this.#former.size <= most) return;
      this.#former.delete(key);
      for (const thing of reads) this.#readers.delete(thing, key);
    }
  }

  /** Takes out the drafts that rest on a computation at this place of the stack, or at one above. */
  #finishDrafts(place: number, take: (key: string, draft: Draft) => void): void {
    if (this.#drafts.size === 0) return;
    for (const [key, draft] of this.#drafts) {
      if (draft.outermost < place) continue;
      this.#drafts.delete(key);
      take(key, draft);
    }
  }

  /**
   * The answer shared under `key`, or what `compute` gives now: for what many computations ask for that belong together. It is kept until it is
   * dropped or anything at all is forgotten.
   */
  share<T>(key: string, compute: () => T): T {
    const kept = this.#shared.get(key);
    if (kept !== undefined) {
      this.#takeOver(kept.reads);
      return kept.value as T;
    }
    if (this.#isPlain) return this.#plainAnswer(key, compute, this.#shared);
    const frame = this.#newFrame();
    const value = this.#work(frame, compute);
    if (frame.outermost === Infinity) this.#shared.set(key, { value, reads: frame.reads, hasCircle: false });
    else this.#handOn(frame);
    return value;
  }

  /** As `#readAll`, for what a kept answer looked at, which never changes: many ask for the same answers again and again. */
  #takeOver(things: ReadonlySet<string>): void {
    const outer = this.#frames.at(-1);
    if (outer === undefined || !this.keepsReads) return;
    outer.taken ??= new Set();
    if (outer.taken.has(things)) return;
    outer.taken.add(things);
    for (const thing of things) outer.reads.add(thing);
  }

  /** Notes for whatever is being computed that an answer in it looked at these things. */
  #readAll(things: ReadonlySet<string>): void {
    const outer = this.#frames.at(-1);
    if (outer !== undefined && this.keepsReads) for (const thing of things) outer.reads.add(thing);
  }

  /** Forgets every answer that looked at `thing`, and returns the keys of those that were remembered. */
  forget(thing: string): readonly string[] {
    this.#shared.clear();
    const readers = [...this.#readers.get(thing)];
    for (const key of readers) if (key.startsWith(DIGEST)) this.#forgetDigest(key.slice(DIGEST.length));
    const keys = readers.filter((key) => this.#answers.has(key));
    for (const key of keys) keys.push(...this.#forgetAnswer(key));
    return keys;
  }

  #forgetDigest(key: string): void {
    const digest = this.#digests.get(key);
    if (digest === undefined) return;
    this.#digests.delete(key);
    this.#setFormer(DIGEST + key, digest.reads);
    // Whoever asked knows it as it was before the first change.
    if (!this.#stale.has(key)) this.#stale.set(key, digest);
  }

  #setFormer(key: string, reads: ReadonlySet<string>): void {
    this.#former.set(key, reads);
    this.#takeFormerOut(MOST_FORMER);
  }

  /** Forgets an answer, and those that rest on it as members of one circle. */
  drop(key: string): void {
    this.#shared.delete(key);
    for (const also of this.#forgetAnswer(key)) this.drop(also);
  }

  /**
   * The answer kept under `key`, or what `compute` gives now, for whoever depends on the answer alone: when something that it looked at changes it
   * is found again, and those who asked are forgotten only where it comes out as another. So it is a plain value (see `equalValues`) without
   * contexts and priorities, which an edit replaces, and `compute` finds those that it needs by their names.
   */
  digest<T>(key: string, compute: () => T): T {
    if (!this.keepsReads) return this.remember(key, compute);
    const kept = this.#digests.get(key);
    if (kept !== undefined) {
      this.#frames.at(-1)?.reads.add(DIGEST + key);
      return kept.value as T;
    }
    const frame = this.#newFrame();
    const value = this.#workApart(frame, compute);
    if (frame.outermost !== Infinity) {
      this.#readAll(frame.reads);
      this.#handOn(frame);
      return value;
    }
    this.#digests.set(key, { value, reads: frame.reads, compute });
    this.#enter(DIGEST + key, frame.reads);
    this.#frames.at(-1)?.reads.add(DIGEST + key);
    return value;
  }

  /** Finds the digests again that have been forgotten; where one is another now, those who asked for it are forgotten, and their keys returned. */
  settle(): readonly string[] {
    const forgotten: string[] = [];
    // Those that are added meanwhile are come to as well.
    for (const [key, former] of this.#stale) {
      this.#stale.delete(key);
      if (this.#isAnyoneReading(DIGEST + key) && !this.#isAsBefore(key, former)) forgotten.push(...this.forget(DIGEST + key));
    }
    return forgotten;
  }

  /** Whether a digest comes out as it was; where it fails, those who ask are to meet that. */
  #isAsBefore(key: string, { value, compute }: Digest): boolean {
    try {
      return equalValues(value, this.digest(key, compute));
    } catch {
      return false;
    }
  }

  #isAnyoneReading(thing: string): boolean {
    for (const key of this.#readers.get(thing))
      if (this.#answers.has(key) || (key.startsWith(DIGEST) && this.#knowsDigest(key.slice(DIGEST.length)))) return true;
    return false;
  }

  #knowsDigest(key: string): boolean {
    return this.#digests.has(key) || this.#stale.has(key);
  }

  /** Takes an answer out, and returns the keys of those that cannot stay without it. */
  #forgetAnswer(key: string): readonly string[] {
    const answer = this.#answers.get(key);
    if (answer === undefined) return none;
    this.#answers.delete(key);
    if (this.keepsReads) this.#setFormer(key, answer.reads);
    return answer.hasCircle ? [...this.#readers.get(CIRCLE + key)] : none;
  }

  clear(): void {
    this.#shared.clear();
    for (const key of [...this.#answers.keys()]) this.drop(key);
    for (const key of [...this.#digests.keys()]) this.#forgetDigest(key);
    this.#stale.clear();
    this.#takeFormerOut(0);
  }
}

/** Names come and go while somebody types. */
const MOST_NAMES = 100_000;

/** As many answers as an edit forgets, mostly. */
const MOST_FORMER = 500;

/** So many questions may wait for each other before the last of them is answered first; the stack has room for some hundreds. */
const DEEPEST = 100;

/** Thrown where a question is met that is too far away from the first. */
class TooDeep extends Error {
  readonly key: string;
  readonly compute: () => unknown;
  readonly guess: Guess<unknown>;

  constructor(key: string, compute: () => unknown, guess: Guess<unknown>) {
    super(`'${key}' is to be answered first`);
    this.key = key;
    this.compute = compute;
    this.guess = guess;
  }
}

/** What computations read in a dialplan that never changes. */
const nothing = new Set<string>();

/** Begins the name of the thing that all members of a circle read but the outermost, whose key follows. */
const CIRCLE = '\ncircle ';

/** Begins the name of the thing that all who asked for a digest read, whose key follows, and the key of what it looked at. */
const DIGEST = '\ndigest ';

const none: readonly string[] = [];
