/**
 * The search that Asterisk does for a target in a context and those that it includes, by what their outlines hold: extensions, numbers of priorities
 * and labels.
 */
// Asterisk: main/pbx.c pbx_find_extension, pbx_parseable_goto.

import { literalPattern } from '../../base/literal-pattern.ts';
import { TextCache } from '../../base/text-cache.ts';
import { compileName, overlap, type CompiledName } from '../../syntax/pattern.ts';
import type { Context } from '../contexts/context.ts';
import type { Extension, Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import type { Target } from '../lines/target.ts';
import { globOf } from './computed-names.ts';
import { withFixedGlobals } from './fixed-text.ts';
import { mayBeParked } from './parking.ts';
import { matchingIn, mayHoldMoreItself, outlineReachOf, type Reach } from './reach.ts';

/** A place in a dialplan where something stands from which relative targets start. */
export interface Origin {
  readonly context: Context;
  readonly extension: CompiledName;
  readonly priority: number;
}

/** What a search comes to, or what is missing. */
export type AnswerKind =
  'priority' | 'context' | 'unknown-context' | 'unknown-extension' | 'unknown-priority' | 'unknown-label' | 'unknowable';

/** A priority that a search has found, by names: it stays there for as long as the outline of its context is what it is. */
export interface FoundAt {
  readonly context: string;
  readonly key: string;
  readonly callerId: string | undefined;
  readonly number: number;
}

/** What a search comes to. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly number: string;
  readonly wanted?: string;
  readonly found?: FoundAt | undefined;
}

/** What a search comes to that begins in a context; without `from` nothing relative is known. */
export function searchIn(dialplan: Dialplan, context: Context, target: Target, from: Origin | undefined): Answer {
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

/** What it comes to where nobody knows. */
export const unknowable: Answer = { kind: 'unknowable', number: '' };

function priorityOf(extension: Extension, wanted: number | string): Priority | undefined {
  return typeof wanted === 'number' ? extension.priority(wanted) : extension.labelled(wanted);
}

/** The extension of a context that is written like this; undefined where several are. */
export function ownExtension(context: Context, name: CompiledName): Extension | undefined {
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
export function wantedPriority(target: Target, from: Origin | undefined): number | string | undefined {
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

/** Whether a search for the number of a priority that was found comes to it again. */
export function isFoundByNumber(
  dialplan: Dialplan,
  name: string,
  text: string,
  { context, key, callerId, number }: FoundAt,
): boolean {
  const from = text.startsWith('_') || callerId !== undefined ? undefined : dialplan.outlineOf(name);
  if (from === undefined) return false;
  const first = matchingIn(outlineReachOf(dialplan, from).contexts, text).find((each) => each.priority(number) !== undefined);
  return first?.compiled.key === key && first.callerId === undefined && first.priority(number)?.context.name === context;
}

function foundIn(text: string, extension: Extension, { context, number }: Priority): Answer {
  const { key } = extension.compiled;
  return { kind: 'priority', number: text, found: { context: context.name, key, callerId: extension.callerId, number } };
}

/** Whether a label of the extension itself is looked for: what else a context includes may hold whatever extension, and hardly a label for one that is written here. */
export function isHardlyIncluded(dialplan: Dialplan, context: Context, target: Target): boolean {
  return target.extension === undefined && target.priority?.isComputed === false && !mayHoldMoreItself(dialplan, context);
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
