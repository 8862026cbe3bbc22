/**
 * Summaries: what each context says of itself, put together for all of them. Who asks for one depends on what they come to together, and not on
 * the contexts: an edit that leaves that as it was reaches nobody.
 */

import type { Context } from '../contexts/context.ts';
import { SUMMARIES } from '../things.ts';

/** What is to be put together. */
export interface Summary {
  /** Unlike that of any other. */
  readonly name: string;
  /** The texts that a context adds, told by nothing but its own lines. */
  readonly textsOf: (context: Context) => ReadonlySet<string>;
}

/** The text of a summary that only tells which contexts are of some kind. */
export function ownName({ name }: Context, isOne: boolean): ReadonlySet<string> {
  return isOne ? new Set([name]) : none;
}

/** A summary, kept right as one context takes the place of another. */
export class SummaryIndex {
  readonly #summary: Summary;
  readonly #ofContexts = new WeakMap<Context, ReadonlySet<string>>();
  /** How many contexts have a text. */
  readonly #counts = new Map<string, number>();
  /** Undefined where it has to be made again. */
  #all: ReadonlySet<string> | undefined;

  constructor(summary: Summary, contexts: Iterable<Context>) {
    this.#summary = summary;
    for (const context of contexts) for (const text of this.#textsOf(context)) this.#add(text, 1);
  }

  /** The texts of all contexts. */
  get all(): ReadonlySet<string> {
    return (this.#all ??= new Set(this.#counts.keys()));
  }

  has(text: string): boolean {
    return this.#counts.has(text);
  }

  /** Takes a context's texts out and puts its successor's in; returns what those who look at the summary must know. */
  replace(before: Context | undefined, after: Context | undefined): ReadonlySet<string> {
    const was = before === undefined ? none : this.#textsOf(before);
    const is = after === undefined ? none : this.#textsOf(after);
    const things = new Set<string>();
    const change = (text: string, by: number): void => {
      const had = this.#counts.has(text);
      this.#add(text, by);
      if (had === this.#counts.has(text)) return;
      this.#all = undefined;
      things.add(thingOf(this.#summary)).add(thingOf(this.#summary, text));
    };
    for (const text of is) if (!was.has(text)) change(text, 1);
    for (const text of was) if (!is.has(text)) change(text, -1);
    return things;
  }

  #textsOf(context: Context): ReadonlySet<string> {
    let texts = this.#ofContexts.get(context);
    if (texts === undefined) this.#ofContexts.set(context, (texts = this.#summary.textsOf(context)));
    return texts;
  }

  #add(text: string, by: number): void {
    const count = (this.#counts.get(text) ?? 0) + by;
    if (count === 0) this.#counts.delete(text);
    else this.#counts.set(text, count);
  }
}

/** What an answer depends on that looks at a summary, or asks whether one text is in it. */
export function thingOf({ name }: Summary, text?: string): string {
  return text === undefined ? SUMMARIES + name : `${SUMMARIES}${name}\n${text}`;
}

const none: ReadonlySet<string> = new Set();
