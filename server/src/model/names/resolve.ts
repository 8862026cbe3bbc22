/**
 * Where a target leads: the search that Asterisk does for a context, an extension and a priority, and what is missing when it fails.
 */
// Asterisk: main/pbx.c pbx_find_extension, pbx_parseable_goto; apps/app_stack.c gosub_exec.

import { literalPattern } from '../../base/literal-pattern.ts';
import { TextCache } from '../../base/text-cache.ts';
import type { Piece } from '../../syntax/piece.ts';
import { compileName, overlap, type CompiledName } from '../../syntax/pattern.ts';
import type { Context } from '../contexts/context.ts';
import type { Extension, Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { namedContext } from '../indexes/target-uses.ts';
import { implied, literalContext, withWholePlace, type Target } from '../lines/target.ts';
import { globOf } from './computed-names.ts';
import { withFixedGlobals, withFixedPlaces, withFixedValues } from './fixed-text.ts';
import { mayBeParked } from './parking.ts';
import { allIncluderOutlines, matchingIn, mayHoldMoreItself, outlineReachOf, reachOf, type Reach } from './reach.ts';

/** A place in a dialplan where something stands from which relative targets start. */
export interface Origin {
  readonly context: Context;
  readonly extension: CompiledName;
  readonly priority: number;
}

/** A priority as the place where relative targets start. */
export function originOf(priority: Priority): Origin {
  return { context: priority.context, extension: compileName(priority.name), priority: priority.number };
}

/** Whether a file that belongs to FreePBX, without the others, opens a context that FreePBX writes, so that most of it is elsewhere. */
function isPartOfFreePbx(dialplan: Dialplan, { name, headers }: Context): boolean {
  return headers.some(({ file: { path } }) => {
    const kind = /(?:^|[\\/])extensions_(custom|override)\w*\.conf$/.exec(path)?.[1];
    return kind !== undefined && (kind === 'override' || freePbxContexts.test(name)) && dialplan.isIncomplete;
  });
}

/** The contexts of FreePBX that people add to, or jump into. */
const freePbxContexts =
  /^(?:from-(?:internal|internal-(?:xfer|additional|noxfer)|pstn|trunk|zaptel|dahdi|analog|did-direct|did-direct-ivr|sip-external|queue)|ext-(?:local|queues|group|did|did-\d+|did-catchall|meetme|fax|findmefollow|featurecodes|intercom|paging|trunk|miscdests|test|record))$/;

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

/** A priority that a search has found, by names: it stays there for as long as the outline of its context is what it is. */
interface FoundAt {
  readonly context: string;
  readonly key: string;
  readonly callerId: string | undefined;
  readonly number: number;
}

/** What a search comes to. */
interface Answer {
  readonly kind: Resolution['kind'];
  readonly number: string;
  readonly wanted?: string;
  readonly found?: FoundAt | undefined;
}

/**
 * Where a search that began in a context has come to by looking at outlines: what stands there is looked at by whoever takes it out, and is as it is
 * then.
 */
class Located implements Answer {
  readonly kind: Resolution['kind'];
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

/** Whether a search for the number of a priority that was found comes to it again. */
function isFoundByNumber(dialplan: Dialplan, name: string, text: string, { context, key, callerId, number }: FoundAt): boolean {
  const from = text.startsWith('_') || callerId !== undefined ? undefined : dialplan.outlineOf(name);
  if (from === undefined) return false;
  const first = matchingIn(outlineReachOf(dialplan, from).contexts, text).find((each) => each.priority(number) !== undefined);
  return first?.compiled.key === key && first.callerId === undefined && first.priority(number)?.context.name === context;
}

function foundIn(text: string, extension: Extension, { context, number }: Priority): Answer {
  const { key } = extension.compiled;
  return { kind: 'priority', number: text, found: { context: context.name, key, callerId: extension.callerId, number } };
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
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
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

/** Whether a label of the extension itself is looked for: what else a context includes may hold whatever extension, and hardly a label for one that is written here. */
function isHardlyIncluded(dialplan: Dialplan, context: Context, target: Target): boolean {
  return target.extension === undefined && target.priority?.isComputed === false && !mayHoldMoreItself(dialplan, context);
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

function searchIn(dialplan: Dialplan, context: Context, target: Target, from: Origin | undefined): Answer {
  const reach = outlineReachOf(dialplan, context);
  const number = numberOf(dialplan, target, from);
  if (number === undefined) return searchComputed(dialplan, reach, context, target, from);
  const { text } = number;
  const wanted = wantedPriority(target, from);
  if (from !== undefined && wanted !== undefined && target.extension === undefined && target.impliedExtension === undefined) {
    // Most jumps stay in their extension, and then the others need not be looked at.
    const own = ownExtension(context, from.extension);
    const priority = own === undefined ? undefined : priorityOf(own, wanted);
    if (own !== undefined && priority !== undefined) return foundIn(text, own, priority);
  }
  let isAny = false;
  for (const extension of number.extensions(reach)) {
    isAny = true;
    if (wanted === undefined) {
      if (mayHaveLabel(target, number.extensions(reach))) return unknowable;
      break;
    }
    const priority = priorityOf(extension, wanted);
    if (priority !== undefined) return foundIn(text, extension, priority);
  }
  const isOpen =
    mayHold(dialplan, reach, number) &&
    !(isAny && reach.isOpenForParking && wanted !== 1) &&
    // Asterisk: main/pbx.c pbx_extension_helper asks a switch for numbers of priorities, and for a label with none.
    !(isAny && reach.isOpenBySwitches && typeof wanted === 'string') &&
    !(isAny && reach.isOpenByIncludes && typeof wanted === 'string' && isHardlyIncluded(dialplan, context, target));
  if (isOpen || (!isAny && isPartOfFreePbx(dialplan, context))) return unknowable;
  if (!isAny) return { kind: 'unknown-extension', number: text };
  // What an extension lacks may be in one that cannot be known to match: a pattern inside a name that is computed.
  return {
    kind: typeof wanted === 'number' ? 'unknown-priority' : 'unknown-label',
    number: text,
    wanted: wanted === undefined ? (target.priority?.piece.text ?? '') : String(wanted),
  };
}

const unknowable: Answer = { kind: 'unknowable', number: '' };

function priorityOf(extension: Extension, wanted: number | string): Priority | undefined {
  return typeof wanted === 'number' ? extension.priority(wanted) : extension.labelled(wanted);
}

/** The extension of a context that is written like this; undefined where several are. */
function ownExtension(context: Context, name: CompiledName): Extension | undefined {
  const written = context.withKey(name.key);
  const [own] = written;
  return own === undefined || written.length > 1 || !overlap(own.compiled, name) ? undefined : own;
}

/** Whether one of the extensions has a label that the computed one may be. */
function mayHaveLabel({ priority }: Target, extensions: Iterable<Extension>): boolean {
  const text = priority?.piece.text ?? '';
  // Behind a number and a blank everything is a label, whatever it comes out as.
  const number = /^\d+ /.exec(text)?.[0];
  const glob = priority === undefined ? undefined : (globOf(priority.piece) ?? beginningOf(text).glob);
  if (number === undefined && (glob === undefined || !/^[A-Za-z]/.test(text))) return true;
  for (const extension of extensions)
    for (const { label } of extension.priorities)
      if (label !== undefined && (number === undefined ? glob?.test(label) : label.startsWith(number)) === true) return true;
  return false;
}

/** Whether the part of a reach that cannot be known may have what is looked for. */
function mayHold(dialplan: Dialplan, { isOpen, isOpenForParking }: Reach, { text }: NumberQuery): boolean {
  return isOpen && !(isOpenForParking && !mayBeParked(dialplan, text));
}

interface NumberQuery {
  readonly text: string;
  extensions(reach: Reach): Iterable<Extension>;
}

/** What is looked for as the extension; undefined when the target computes it. */
function numberOf(dialplan: Dialplan, target: Target, from: Origin | undefined): NumberQuery | undefined {
  const written = target.extension;
  if (written !== undefined) {
    if (written.isComputed) {
      if (written.piece.text === '${EXTEN}') return from === undefined ? undefined : whateverMatches(from.extension);
      const value = withFixedGlobals(dialplan, written.piece.text);
      return /^[\w*#+-]+$/.test(value) ? dialled(value) : undefined;
    }
    return dialled(written.piece.text);
  }
  if (target.impliedExtension !== undefined) return dialled(target.impliedExtension);
  return from === undefined ? undefined : whateverMatches(from.extension);
}

function dialled(text: string): NumberQuery {
  return {
    text,
    extensions: ({ contexts }) => matchingIn(contexts, text),
  };
}

/** The numbers that run through an extension: all that its pattern matches. */
function whateverMatches(own: CompiledName): NumberQuery {
  if (!own.isPattern) return dialled(own.name);
  return {
    text: own.name,
    *extensions(reach) {
      for (const context of reach.contexts) {
        // Most jumps stay in their extension, and then the others need not be looked at.
        for (const extension of context.withKey(own.key)) if (overlap(extension.compiled, own)) yield extension;
        for (const extension of context.overlapping(own)) if (extension.compiled.key !== own.key) yield extension;
      }
    },
  };
}

/** A number, relative ones worked out, or a label; undefined when it is computed or starts from an unknown place. */
function wantedPriority(target: Target, from: Origin | undefined): number | string | undefined {
  const written = target.priority;
  if (written === undefined) return 1;
  if (written.isComputed) return undefined;
  const text = written.piece.text;
  const number = /^\s*([+-]?)(\d+)\s*$/.exec(text);
  if (number === null) return text;
  const value = Number(number[2]);
  if (number[1] === '') return value;
  return from === undefined ? undefined : from.priority + (number[1] === '-' ? -value : value);
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
 * Where a target may begin whose extension alone is computed: the first priorities of those in its context that the name may come out as. None where
 * another context could answer.
 */
export function firstsMeant(dialplan: Dialplan, { context: named, extension, priority }: Target): readonly Priority[] {
  if (named?.isComputed !== false || extension?.isComputed !== true || priority?.piece.text.trim() !== '1') return [];
  const context = dialplan.context(named.piece.text.trim());
  if (context === undefined || reachOf(dialplan, context).contexts.length > 1) return [];
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

function searchComputed(dialplan: Dialplan, reach: Reach, context: Context, target: Target, from: Origin | undefined): Answer {
  const written = target.extension;
  const rest = written === undefined || from === undefined ? undefined : partOfNumber(written.piece.text, from.extension);
  if (rest !== undefined && !reach.isOpen && !isPartOfFreePbx(dialplan, context)) {
    const isAnswered = reach.contexts.some((each) => each.registered().some(({ compiled }) => overlap(compiled, rest)));
    if (!isAnswered) return { kind: 'unknown-extension', number: rest.name };
  }
  const begun = written === undefined ? undefined : beginningOf(written.piece.text);
  const glob = written === undefined ? undefined : (globOf(written.piece) ?? begun?.glob);
  if (glob === undefined || from === undefined || written === undefined) return unknowable;
  if (reach.isOpen && !(reach.isOpenForParking && !mayBeParked(dialplan, written.piece.text))) return unknowable;
  for (const each of reach.contexts)
    for (const extension of each.registered())
      if (
        (extension.compiled.isPattern && (begun?.pattern === undefined || overlap(extension.compiled, begun.pattern))) ||
        glob.test(extension.compiled.literal) ||
        glob.test(extension.name)
      )
        return unknowable;
  return { kind: 'unknown-extension', number: written.piece.text };
}

/** What `${EXTEN:4}`, `${EXTEN:-4}`, `5${EXTEN:1:2}` and `${EXTEN}0` are of the numbers that an extension answers; undefined where nothing is left, or where that cannot be told. */
function partOfNumber(text: string, { name, isPattern }: CompiledName): CompiledName | undefined {
  const written = /^([\d*#+]*)\$\{EXTEN(?::(-?\d+)(?::(\d+))?)?\}([\d*#+]*)$/.exec(text);
  if (written === null) return undefined;
  const [, before = '', offset = '0', length, behind = ''] = written;
  const places = isPattern ? (name.slice(1).match(/\[[^\]]*\]|./g) ?? []) : Array.from(name);
  // A dash, which is not dialled, would be counted; in a set it stands for what is between two digits.
  if (places.includes('-')) return undefined;
  const isLong = isPattern && /[.!]/.test(places.at(-1) ?? '');
  if (isLong && (length !== undefined || behind !== '' || offset.startsWith('-'))) return undefined;
  const from = Number(offset) < 0 ? Math.max(0, places.length + Number(offset)) : Number(offset);
  const left = places.slice(from, length === undefined ? undefined : from + Number(length));
  return left.length === 0 ? undefined : compileName(`${isPattern ? '_' : ''}${before}${left.join('')}${behind}`);
}

/** What is known of a computed name by its beginning. */
interface Beginning {
  /** `s-${DIALSTATUS}`: a letter and a dash are little, and say all the same how the names begin that are meant. */
  readonly glob: RegExp | undefined;
  /** What answers everything that begins so; undefined where that is not told by its letters. */
  readonly pattern: CompiledName | undefined;
}

function beginningOf(text: string): Beginning {
  return beginnings.get(text, () => ({ glob: globOfBeginning(text), pattern: patternOfBeginning(text) }));
}

/** Many lines lead on by the same few names. */
const beginnings = new TextCache<Beginning>();

function globOfBeginning(text: string): RegExp | undefined {
  const [, beginning = ''] = /^([A-Za-z][-_])\$\{\w+\}$/.exec(text) ?? [];
  return beginning === '' ? undefined : new RegExp(`^${literalPattern(beginning)}`);
}

function patternOfBeginning(text: string): CompiledName | undefined {
  const beginning = /^[\w*#-]*(?=\$)/.exec(text)?.[0] ?? '';
  if (beginning === '') return undefined;
  return compileName(`_${beginning.replace(/[A-Za-z]/g, '[$&]')}!`);
}
