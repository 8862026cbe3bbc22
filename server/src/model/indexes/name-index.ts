/** Who names whom: the contexts by the names that they use, include and call, kept right as one context takes the place of another. */

import { MultiMap } from '../../base/multi-map.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import type { Context, TargetUse } from '../contexts/context.ts';
import type { Priority } from '../contexts/extension.ts';
import { hasWholeSignature, isMisnamed, targetsOf } from '../lines/facts.ts';
import { loopbackContext } from '../lines/included-contexts.ts';
import type { Target } from '../lines/target.ts';
import { CALLERS, ENTRIES, INCLUDER_NAMES, INCLUDERS, MENTIONS, NAMED, USED } from '../things.ts';
import { noUses, usesIn } from './target-uses.ts';

/** A target, one of all those that mean the same place. */
export interface Call {
  readonly target: Target;
  /** The priority that names it; undefined where the target means the same from everywhere. */
  readonly priority: Priority | undefined;
}

interface Entry {
  readonly call: Call;
  count: number;
}

/** The places in one context, by a text that says where; `ordered` is what is made of them when somebody asks. */
interface Places {
  readonly byKey: Map<string, Entry>;
  ordered: readonly Call[] | undefined;
}

/** By the context that is entered. */
type Entries = Map<string, Places>;

export class NameIndex {
  readonly #namedBy = new MultiMap<string, Context>();
  readonly #includedBy = new MultiMap<string, Context>();
  readonly #mentionedBy = new MultiMap<string, Context>();
  /** What each context mentioned when it was taken in: its lines may say something else by the time that it is taken out. */
  readonly #mentions = new Map<Context, ReadonlySet<string>>();
  readonly #entries: Entries = new Map();
  readonly #named: Entries = new Map();

  constructor(contexts: Iterable<Context>) {
    for (const context of contexts) {
      for (const [name, uses] of usesIn(context)) {
        this.#namedBy.add(name, context);
        for (const use of uses) this.#count(name, use, 1);
      }
      for (const { target } of context.includes) this.#includedBy.add(target, context);
      this.#addMentions(context);
    }
  }

  /** The contexts with a target that names this one, in order of arrival. */
  naming(name: string): ReadonlySet<Context> {
    return this.#namedBy.get(name);
  }

  /** The contexts that include this one, in order of arrival. */
  including(name: string): ReadonlySet<Context> {
    return this.#includedBy.get(name);
  }

  /** The names that targets and includes use. */
  *used(): Generator<string> {
    yield* this.#namedBy.keys();
    for (const name of this.#includedBy.keys()) if (this.#namedBy.get(name).size === 0) yield name;
  }

  #isUsed(name: string): boolean {
    return this.#namedBy.get(name).size > 0 || this.#includedBy.get(name).size > 0;
  }

  /** Whether a switch, or a line that does not do what it says, names this context. */
  isMentioned(name: string): boolean {
    return this.#mentionedBy.get(name).size > 0;
  }

  /** The calls of subroutines and handlers that enter this context, one for each place that is entered, in an order of their own. */
  callsInto(name: string): readonly Call[] {
    return inOwnOrder(this.#entries.get(name));
  }

  /** The other targets that name this context, one for each place that is named, in an order of their own; those without a context are left out. */
  othersNaming(name: string): readonly Call[] {
    return inOwnOrder(this.#named.get(name));
  }

  /** Takes a target in or out, and tells where and whether its place was named before; undefined for one without a context that is no call. */
  #count(
    name: string,
    { priority, target }: TargetUse,
    difference: 1 | -1,
  ): { readonly entries: Entries; readonly key: string; readonly wasThere: boolean } | undefined {
    const isEntry = isCall(target);
    if (!isEntry && target.context === undefined) return undefined;
    const isWhole =
      target.context !== undefined &&
      !/^\s*[+-]/.test(target.priority?.piece.text ?? '') &&
      target.extension?.isComputed !== true;
    const entries = isEntry ? this.#entries : this.#named;
    const from = isWhole || !isEntry ? '' : `${priority.context.name}\n${priority.name}\n${priority.number}`;
    const key = `${placeNamed(target)}\n${from}`;
    const call = { target, priority: from === '' ? undefined : priority };
    return { entries, key, wasThere: countEntry(entries, name, key, call, difference) };
  }

  /** Takes a context's names out and puts its successor's in; returns what those who look at callers, entries and includers must know. */
  replace(before: Context | undefined, after: Context | undefined): ReadonlySet<string> {
    const things = new Set<string>();
    const wereUsed = new Map<string, boolean>();
    const usesBefore = before === undefined ? noUses : usesIn(before);
    const usesAfter = after === undefined ? noUses : usesIn(after);
    for (const name of new Set([...usesBefore.keys(), ...usesAfter.keys()])) {
      if (!sameUses(usesBefore.get(name), usesAfter.get(name))) things.add(CALLERS + name);
      if (usesBefore.has(name) !== usesAfter.has(name)) wereUsed.set(name, this.#isUsed(name));
      const wereNamed = new Map<Entries, Map<string, boolean>>();
      const count = (use: TargetUse, difference: 1 | -1): void => {
        const { entries, key, wasThere } = this.#count(name, use, difference) ?? {};
        if (entries === undefined || key === undefined) return;
        const were = wereNamed.get(entries) ?? new Map<string, boolean>();
        if (!were.has(key)) were.set(key, wasThere === true);
        wereNamed.set(entries, were);
      };
      for (const use of usesBefore.get(name) ?? []) count(use, -1);
      for (const use of usesAfter.get(name) ?? []) count(use, 1);
      for (const [entries, were] of wereNamed) {
        const now = entries.get(name);
        if ([...were].some(([key, was]) => was !== (now?.byKey.has(key) === true)))
          things.add((entries === this.#entries ? ENTRIES : NAMED) + name);
      }
      if (before !== undefined) this.#namedBy.delete(name, before);
      if (after !== undefined && usesAfter.has(name)) this.#namedBy.add(name, after);
    }
    const includedBefore = new Set(before?.includes.map((include) => include.target));
    const includedAfter = new Set(after?.includes.map((include) => include.target));
    for (const name of new Set([...includedBefore, ...includedAfter])) {
      if (includedBefore.has(name) !== includedAfter.has(name)) {
        things.add(INCLUDER_NAMES + name);
        if (!wereUsed.has(name)) wereUsed.set(name, this.#isUsed(name));
      }
      // Those who hold the includer itself must let go of the one that is no more.
      things.add(INCLUDERS + name);
      if (before !== undefined) this.#includedBy.delete(name, before);
      if (after !== undefined && includedAfter.has(name)) this.#includedBy.add(name, after);
    }
    if ([...wereUsed].some(([name, was]) => was !== this.#isUsed(name))) things.add(USED);
    for (const name of this.#deleteMentions(before)) things.add(MENTIONS + name);
    for (const name of this.#addMentions(after)) things.add(MENTIONS + name);
    return things;
  }

  #addMentions(context: Context | undefined): ReadonlySet<string> {
    if (context === undefined) return noNames;
    const names = otherMentions(context);
    if (names.size > 0) this.#mentions.set(context, names);
    for (const name of names) this.#mentionedBy.add(name, context);
    return names;
  }

  #deleteMentions(context: Context | undefined): ReadonlySet<string> {
    if (context === undefined) return noNames;
    const names = this.#mentions.get(context) ?? noNames;
    this.#mentions.delete(context);
    for (const name of names) this.#mentionedBy.delete(name, context);
    return names;
  }
}

/** What a header that lacks a bracket is kept under among the mentions: it names no context, and would have made one. */
export function brokenHeader(name: string): string {
  return `${name}\nheader`;
}

/**
 * The contexts that are named where no call comes by: in Loopback switches, in lines that Asterisk drops, and in the arguments of applications
 * that there are not, or that a lost bracket has taken something from. Any word may be a name there.
 */
function otherMentions(context: Context): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { statement } of context.switches) {
    const name = loopbackContext(statement.value)?.text;
    if (name !== undefined) names.add(name);
  }
  for (const name of context.brokenHeaders ?? []) names.add(brokenHeader(name));
  const words = (text: string): void => {
    for (const word of text.match(/[\w.-]+/g) ?? []) names.add(word);
  };
  for (const text of context.brokenTexts ?? []) words(text);
  for (const { line } of context.rejections) if ('value' in line.statement) words(line.statement.value.text);
  for (const { statement } of context.priorities()) {
    // `Set(CHANNEL(hangup_handler_psuh)=sub-ended,s,1)`
    const assigned = isSet(statement) ? /^[A-Z]\w*\([^=${]*[)=]+([\w.-]+),/.exec(statement.data.text)?.[1] : undefined;
    if (assigned !== undefined) names.add(assigned);
    // What a semicolon cut off has taken the end of the line with it, and what is left counts as no handler.
    const pushed = isSet(statement) ? /hangup_handler_\w+\)\s*=\s*([\w.-]+),/.exec(statement.value.text)?.[1] : undefined;
    if (pushed !== undefined) names.add(pushed);
    // `Goto(main,s1)`
    for (const { context: named, extension, priority } of targetsOf(statement))
      if (named === undefined)
        for (const part of [extension, priority]) if (part?.isComputed === false) names.add(part.piece.text);
    if (lacksQuestion(statement)) words(statement.data.text);
    // Options that stand in another argument, behind a '|'.
    const bar = statement.data.text.indexOf('|');
    if (bar >= 0 && hasWholeSignature(statement)) words(statement.data.text.slice(bar));
    if (isMisnamed(statement) || (isUneven(statement.rest.text) && hasWholeSignature(statement))) words(statement.data.text);
  }
  return names;
}

function isSet({ application: { text } }: ExtensionStatement): boolean {
  return text.length === 3 && text.toLowerCase() === 'set';
}

/** Whether a condition has lost the sign in front of its branches, or that of its argument list. */
function lacksQuestion({ applicationName, data }: ExtensionStatement): boolean {
  return /^(?:gotoif|gotoiftime|execif|execiftime|gosubif)$/.test(applicationName) && !data.text.includes('?');
}

/** Whether a bracket of the text has no partner, so that a name may be read as something else. */
function isUneven(text: string): boolean {
  let [round, square, curly] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x28) round++;
    else if (char === 0x29) round--;
    else if (char === 0x5b) square++;
    else if (char === 0x5d) square--;
    else if (char === 0x7b) curly++;
    else if (char === 0x7d) curly--;
  }
  return round !== 0 || square !== 0 || curly !== 0;
}

/** Takes a target in or out of the places that are named, and tells whether its place was there. */
function countEntry(entries: Entries, name: string, key: string, call: Call, difference: 1 | -1): boolean {
  const places = entries.get(name) ?? { byKey: new Map<string, Entry>(), ordered: undefined };
  const { byKey } = places;
  const before = byKey.get(key);
  const count = (before?.count ?? 0) + difference;
  places.ordered = undefined;
  if (count <= 0) byKey.delete(key);
  else if (before === undefined) byKey.set(key, { call, count });
  else before.count = count;
  if (byKey.size === 0) entries.delete(name);
  else if (before === undefined) entries.set(name, places);
  return before !== undefined;
}

function isCall({ relation, flaws }: Target): boolean {
  return (relation === 'call' || relation === 'handler') && flaws.length === 0;
}

/** What tells the places apart that targets name in one context. */
function placeNamed({ relation, context, extension, priority, impliedExtension, isContextOnly }: Target): string {
  const computed = context?.isComputed === true ? context.piece.text : '';
  return [relation, computed, extension?.piece.text, priority?.piece.text, impliedExtension, String(isContextOnly)].join('\n');
}

function inOwnOrder(places: Places | undefined): readonly Call[] {
  if (places === undefined) return noCalls;
  places.ordered ??= [...places.byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { call }]) => call);
  return places.ordered;
}

const noCalls: readonly Call[] = [];
const noNames: ReadonlySet<string> = new Set();

/** Whether the same lines name the same targets in the same way; the priorities themselves are new whenever their context is. */
function sameUses(a: readonly TargetUse[] | undefined, b: readonly TargetUse[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((use, i) => sameUse(use, b[i]));
}

function sameUse({ priority, target }: TargetUse, other: TargetUse | undefined): boolean {
  return (
    priority.line === other?.priority.line &&
    priority.number === other.priority.number &&
    priority.name === other.priority.name &&
    target.construct === other.target.construct &&
    target.piece.start === other.target.piece.start &&
    target.piece.text === other.target.piece.text
  );
}
