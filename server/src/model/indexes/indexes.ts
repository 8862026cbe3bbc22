/** Who uses which name and who sets which variable, in load order, which names of contexts are nearly the same, and what contexts come to together: made when somebody asks, and kept up to date from there on. */

import { SlipIndex } from '../../base/slip-index.ts';
import type { Context, TargetUse } from '../contexts/context.ts';
import { NameIndex } from './name-index.ts';
import { SummaryIndex, type Summary } from './summary.ts';
import { usesIn } from './target-uses.ts';
import { VariableIndex } from './variable-index.ts';

/** What the indexes need to know of the contexts. */
export interface ContextOrder {
  /** All, in the order in which Asterisk makes them. */
  inLoadOrder(): readonly Context[];
  /** The place of a context in that order. */
  orderOf(context: Context): number;
}

export class Indexes {
  readonly #order: ContextOrder;
  #names: NameIndex | undefined;
  #variables: VariableIndex | undefined;
  #near: SlipIndex | undefined;
  readonly #summaries = new Map<Summary, SummaryIndex>();
  /** What was asked for since the last change: many ask for the same few names. */
  readonly #uses = new Map<string, readonly TargetUse[]>();
  readonly #includers = new Map<string, readonly Context[]>();
  readonly #setters = new Map<string, readonly Context[]>();

  constructor(order: ContextOrder) {
    this.#order = order;
  }

  get names(): NameIndex {
    this.#names ??= new NameIndex(this.#order.inLoadOrder());
    return this.#names;
  }

  /** Every target that names a context literally, with includes left out. */
  usesOf(name: string): readonly TargetUse[] {
    return keptIn(this.#uses, name, () =>
      this.#inOrder(this.names.naming(name)).flatMap((context) => usesIn(context).get(name) ?? []),
    );
  }

  /** The contexts that include one directly. */
  includersOf(name: string): readonly Context[] {
    return keptIn(this.#includers, name, () => this.#inOrder(this.names.including(name)));
  }

  /** The contexts that set a variable of this name; computed names are left out. */
  settersOf(variable: string): readonly Context[] {
    return keptIn(this.#setters, variable, () => this.#inOrder(this.#variableIndex().setting(variable)));
  }

  /** Whether any context reads a variable, a name of three letters or more, by its name. */
  isVariableRead(variable: string): boolean {
    return this.#variableIndex().reading(variable, () => this.#order.inLoadOrder()).size > 0;
  }

  /** The contexts that read a variable, a name of three letters or more, by its name. */
  readersOf(variable: string): readonly Context[] {
    return this.#inOrder(this.#variableIndex().reading(variable, () => this.#order.inLoadOrder()));
  }

  /** The name of a context that differs from this one by one letter, or by case alone. */
  nearlyNamed(name: string): string | undefined {
    this.#near ??= new SlipIndex(this.#order.inLoadOrder().map((context) => context.name));
    return this.#near.near(name);
  }

  /** What a summary comes to. */
  summaryOf(summary: Summary): SummaryIndex {
    let index = this.#summaries.get(summary);
    if (index === undefined) this.#summaries.set(summary, (index = new SummaryIndex(summary, this.#order.inLoadOrder())));
    return index;
  }

  /** Takes in that contexts have changed, here as they were before; what of the indexes has changed is returned by the names of `things.ts`. */
  replace(changed: ReadonlyMap<string, Context | undefined>, after: ReadonlyMap<string, Context>): ReadonlySet<string> {
    this.#uses.clear();
    this.#includers.clear();
    this.#setters.clear();
    const things = new Set<string>();
    for (const [name, before] of changed) {
      if (before === undefined && after.has(name)) this.#near?.add(name);
      else if (before !== undefined && !after.has(name)) this.#near?.delete(name);
      // Where nobody asked for users of a name there is no answer that depends on them.
      for (const thing of this.#names?.replace(before, after.get(name)) ?? []) things.add(thing);
      for (const thing of this.#variables?.replace(before, after.get(name)) ?? []) things.add(thing);
      for (const summary of this.#summaries.values())
        for (const thing of summary.replace(before, after.get(name))) things.add(thing);
    }
    return things;
  }

  #variableIndex(): VariableIndex {
    this.#variables ??= new VariableIndex(this.#order.inLoadOrder());
    return this.#variables;
  }

  #inOrder(contexts: ReadonlySet<Context>): readonly Context[] {
    if (contexts.size === 0) return noContexts;
    if (contexts.size < 2) return [...contexts];
    const orders = new Map([...contexts].map((context) => [context, this.#order.orderOf(context)]));
    return [...contexts].sort((a, b) => (orders.get(a) ?? 0) - (orders.get(b) ?? 0));
  }
}

const noContexts: readonly Context[] = [];

function keptIn<T>(kept: Map<string, T>, name: string, find: () => T): T {
  let found = kept.get(name);
  if (found === undefined) kept.set(name, (found = find()));
  return found;
}
