/** Where a target leads, and what is missing when that is nowhere. */
// Asterisk: main/pbx.c pbx_find_extension, pbx_parseable_goto; apps/app_stack.c gosub_exec.

import type { Piece } from '../../syntax/piece.ts';
import { compileName } from '../../syntax/pattern.ts';
import type { Context } from '../contexts/context.ts';
import type { Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { namedContext } from '../indexes/target-uses.ts';
import { implied, literalContext, withWholePlace, type Target } from '../lines/target.ts';
import { globOf } from './computed-names.ts';
import { withFixedGlobals, withFixedPlaces, withFixedValues } from './fixed-text.ts';
import { allIncluderOutlines, reachOf } from './reach.ts';
import {
  isFoundByNumber,
  isHardlyIncluded,
  ownExtension,
  searchIn,
  unknowable,
  wantedPriority,
  type Answer,
  type AnswerKind,
  type FoundAt,
  type Origin,
} from './search.ts';

/** A priority as the place where relative targets start. */
export function originOf(priority: Priority): Origin {
  return { context: priority.context, extension: compileName(priority.name), priority: priority.number };
}

/** A place by its names: the context in which a search begins, the extension as it is dialled, and the number of the priority. */
export interface PlaceName {
  readonly context: string;
  readonly number: string;
  readonly priority: number;
}

/** `named` is undefined where other numbers lead there as well, or a search by these names would come to another priority. */
export interface FoundPriority {
  readonly kind: 'priority';
  readonly context: Context;
  readonly number: string;
  readonly priority: Priority;
  readonly named: PlaceName | undefined;
}

/** Where a target leads, or what is missing on the way. Who takes the context or the priority out of it depends on what they do; whether they are there depends on outlines alone. */
export type Resolution =
  /** `priority` is where the channel goes on; `number` is the extension as dialled. */
  | FoundPriority
  /** The target names a context and no more. */
  | { readonly kind: 'context'; readonly context: Context }
  | { readonly kind: 'unknown-context'; readonly name: string }
  | { readonly kind: 'unknown-extension'; readonly context: Context; readonly number: string }
  | {
      readonly kind: 'unknown-priority' | 'unknown-label';
      readonly context: Context;
      readonly number: string;
      readonly wanted: string;
    }
  /** It depends on values or files that are not known; `context` and `number` say as much as is. */
  | { readonly kind: 'unknowable'; readonly context: Context | undefined };

/**
 * Where a search that began in a context has come to by looking at outlines: what stands there is looked at by whoever takes it out, and is as it is
 * then.
 */
class Located implements Answer {
  readonly kind: AnswerKind;
  readonly number: string;
  readonly wanted: string;
  readonly found: FoundAt | undefined;
  readonly #dialplan: Dialplan;
  readonly #context: string;
  #isNamed: boolean | undefined;

  constructor(dialplan: Dialplan, context: string, { kind, number, wanted = '', found }: Answer, isNamed?: boolean) {
    this.kind = kind;
    this.number = number;
    this.wanted = wanted;
    this.found = found;
    this.#dialplan = dialplan;
    this.#context = context;
    this.#isNamed = isNamed;
  }

  get context(): Context | undefined {
    return this.#dialplan.context(this.#context);
  }

  get priority(): Priority | undefined {
    if (this.found === undefined) return undefined;
    const { context, key, callerId, number } = this.found;
    const extensions = this.#dialplan.context(context)?.withKey(key) ?? [];
    return (extensions.length > 1 ? extensions.find((each) => each.callerId === callerId) : extensions[0])?.priority(number);
  }

  get named(): PlaceName | undefined {
    if (this.found === undefined) return undefined;
    this.#isNamed ??= isFoundByNumber(this.#dialplan, this.#context, this.number, this.found);
    return this.#isNamed ? { context: this.#context, number: this.number, priority: this.found.number } : undefined;
  }
}

/**
 * A search for a priority that is written out in a context that is written out: many ask for the same, and are asked again only where it comes out
 * differently, and not with each line that comes or goes there.
 */
function searched(dialplan: Dialplan, name: string, target: Target, wanted: number | string): Resolution {
  const { piece } = target.priority ?? target;
  const written = { ...target, priority: implied(String(wanted), piece) };
  const { answer, isNamed } = dialplan.tracker.digest(
    `search ${name}\n${target.extension?.piece.text ?? `implied ${target.impliedExtension ?? ''}`}\n${wanted}`,
    () => {
      const from = dialplan.outlineOf(name);
      if (from === undefined) return { answer: unknowable, isNamed: false };
      const answer = searchIn(dialplan, from, written, undefined);
      const { found } = answer;
      return { answer, isNamed: found !== undefined && isFoundByNumber(dialplan, name, answer.number, found) };
    },
  );
  return new Located(dialplan, name, answer, isNamed) as Resolution;
}

/** Follows a target by Asterisk's search; without `from`, as in a file beside the dialplan, nothing relative is known. */
export function resolve(dialplan: Dialplan, target: Target, from: Origin | undefined): Resolution {
  if (target.context === undefined && target.extension === undefined && target.priority === undefined)
    return { kind: 'unknowable', context: undefined };
  const name =
    target.context === undefined
      ? from?.context.name
      : from === undefined
        ? literalContext(target)
        : namedContext(target, from.context);
  if (name === undefined) return resolvePutIn(dialplan, target, from) ?? resolveComputedContext(dialplan, target, from);
  const whole = from === undefined || target.context !== undefined ? undefined : wholePutIn(dialplan, target, from);
  if (whole !== undefined) return whole;
  const isOwn = target.context === undefined && from !== undefined;
  if (!isOwn && !dialplan.hasContext(name))
    return dialplan.isForeign(name) ? { kind: 'unknowable', context: undefined } : { kind: 'unknown-context', name };
  if (target.isContextOnly) return new Located(dialplan, name, { kind: 'context', number: '' }) as Resolution;
  if (!isOwn) return resolveIn(dialplan, name, target, from);
  // While an included context runs, the channel stays in the one that includes it, and that is where it looks.
  let failure = resolveIn(dialplan, name, target, from);
  if (isKnown(failure)) return failure;
  for (const each of allIncluderOutlines(dialplan, from.context)) {
    const found = resolveIn(dialplan, each.name, target, from);
    if (found.kind === 'unknowable' && failure.kind === 'unknown-label' && isHardlyIncluded(dialplan, each, target)) continue;
    if (isKnown(found)) return found;
    // That the extension is there is the nearer miss.
    if (failure.kind === 'unknown-extension' && found.kind !== 'unknown-extension') failure = found;
  }
  return failure;
}

/** Whether a search has come to an end with success, or to where nobody knows. */
function isKnown({ kind }: Resolution): boolean {
  return kind === 'priority' || kind === 'unknowable';
}

function resolveIn(dialplan: Dialplan, name: string, target: Target, from: Origin | undefined): Resolution {
  const isWritten = target.extension?.isComputed === false || target.impliedExtension !== undefined;
  if (isWritten && dialplan.tracker.keepsReads && name !== from?.context.name) {
    const wanted = wantedPriority(target, from);
    if (wanted !== undefined) return searched(dialplan, name, target, wanted);
  }
  const context = name === from?.context.name ? from.context : dialplan.outlineOf(name);
  return new Located(
    dialplan,
    name,
    context === undefined ? unknowable : searchIn(dialplan, context, target, from),
  ) as Resolution;
}

/**
 * The place that a target names by variables that have one value: `Gosub(${LOG_ROUTINE},s,1)`. Undefined where it is not such a place;
 * what is missing there is for those to say who see what else is done with the variable.
 */
function resolvePutIn(dialplan: Dialplan, target: Target, from: Origin | undefined): Resolution | undefined {
  const name = contextPutIn(dialplan, target, from === undefined ? undefined : priorityAt(from));
  if (name === undefined || !dialplan.hasContext(name) || target.isContextOnly) return undefined;
  const found = resolveIn(dialplan, name, target, from);
  return found.kind === 'priority' ? found : undefined;
}

/** The same where a variable holds the whole place: `Gosub(${LOG_ROUTINE})`. */
function wholePutIn(dialplan: Dialplan, target: Target, from: Origin): Resolution | undefined {
  const written = target.extension === undefined ? target.priority : undefined;
  const priority = written?.isComputed === true && /^\$\{\w+\}$/.test(written.piece.text) ? priorityAt(from) : undefined;
  if (priority === undefined || written === undefined || dialplan.isIncomplete) return undefined;
  const place = withWholePlace(target, written.piece, withFixedPlaces(dialplan, priority, written.piece.text));
  const found = place?.context === undefined ? undefined : resolve(dialplan, place, from);
  return found?.kind === 'priority' ? found : undefined;
}

function priorityAt({ context, extension, priority }: Origin): Priority | undefined {
  return ownExtension(context, extension)?.priority(priority);
}

/** The context whose name is put together from variables that have one value: global ones, and those set once above the priority that names it. */
export function contextPutIn(
  dialplan: Dialplan,
  { context, relation }: Target,
  priority: Priority | undefined,
): string | undefined {
  if (context?.isComputed !== true || dialplan.isIncomplete) return undefined;
  const { text: written } = context.piece;
  const text = priority === undefined ? withFixedGlobals(dialplan, written) : withFixedValues(dialplan, priority, written);
  if (text.includes('$')) return undefined;
  return relation === 'macro' ? `macro-${text}` : text;
}

/** The names of all contexts that a computed name may come out as; undefined where there may be others that nobody sees, or too little of it is written. */
export function contextsThatMayBe(dialplan: Dialplan, written: Piece): readonly string[] | undefined {
  const glob = globOf(written);
  if (glob === undefined || dialplan.isIncomplete || dialplan.foreignNames.some((name) => glob.test(name))) return undefined;
  return dialplan.tracker.remember(`contexts that may be ${written.text}`, () =>
    dialplan.contextNames.filter((name) => glob.test(name)),
  );
}

/**
 * A target with each context that the computed name of its own may come out as: `Gosub(account-${TYPE},s,1)`. None where there may be others, where
 * the name is written out, or where there are more than anybody would look through.
 */
export function targetsMeant(dialplan: Dialplan, target: Target): readonly Target[] {
  const written = target.context?.isComputed === true ? target.context.piece : undefined;
  const names = written === undefined ? undefined : contextsThatMayBe(dialplan, written);
  if (written === undefined || names === undefined || names.length > MOST_MEANT) return none;
  return names.map((name) => ({ ...target, context: implied(name, written) }));
}

const MOST_MEANT = 20;
const none: readonly never[] = [];

/**
 * Where a target may begin whose extension alone is computed: the first priorities of those in its context, which is `own` where it names none, that
 * the name may come out as. None where something else could answer.
 */
export function firstsMeant(
  dialplan: Dialplan,
  { context: named, extension, priority }: Target,
  own?: Context,
): readonly Priority[] {
  if (extension?.isComputed !== true || priority?.piece.text.trim() !== '1') return [];
  const context = named === undefined ? own : named.isComputed ? undefined : dialplan.context(named.piece.text.trim());
  const reach = context === undefined ? undefined : reachOf(dialplan, context);
  if (context === undefined || reach === undefined || reach.isOpen || reach.contexts.length > 1) return [];
  const glob = globOf(extension.piece);
  return context.registered().flatMap(({ name, compiled, priorities: [first] }) => {
    if (first?.number !== 1 || isSpecial.test(name)) return [];
    return glob === undefined || compiled.isPattern || glob.test(name) ? first : [];
  });
}

/** Extensions that Asterisk enters by itself. */
const isSpecial = /^(?:[hiteTao]|fax|talk)$/;

function resolveComputedContext(dialplan: Dialplan, target: Target, from: Origin | undefined): Resolution {
  const unknowable = { kind: 'unknowable', context: undefined } as const;
  const written = target.context;
  if (written === undefined) return unknowable;
  const names = contextsThatMayBe(dialplan, written.piece);
  if (names === undefined) return unknowable;
  if (names.length === 0) return { kind: 'unknown-context', name: written.piece.text };
  const extension = target.extension;
  if (target.isContextOnly || extension === undefined) return unknowable;
  if (extension.isComputed && extension.piece.text !== '${EXTEN}') return unknowable;
  // Whichever of them it comes out as, what none of them has is missing.
  let failure: Resolution = unknowable;
  for (const name of names) {
    if (!dialplan.hasContext(name)) continue;
    const found = resolveIn(dialplan, name, target, from);
    if (!found.kind.startsWith('unknown-')) return unknowable;
    if (failure.kind === 'unknowable') failure = found;
  }
  return failure;
}
