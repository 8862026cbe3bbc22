/**
 * Where a target leads: the search that Asterisk does for a context, an extension and a priority, and what is missing when it fails.
 */
// Asterisk: main/pbx.c pbx_find_extension, pbx_parseable_goto; apps/app_stack.c gosub_exec.

import { compileName, matches, overlap, type CompiledName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import type { Context, ContextInclude } from '../contexts/context.ts';
import { callerIdMatches, type Extension, type Priority } from '../contexts/extension.ts';
import { namedContext, type Dialplan } from '../dialplan.ts';
import { literalContext, type Target } from '../lines/target.ts';

/** A place in a dialplan where something stands from which relative targets start. */
export interface Origin {
  readonly context: Context;
  readonly extension: CompiledName;
  readonly priority: number;
}

export function originOf(priority: Priority): Origin {
  return { context: priority.context, extension: compileName(priority.name), priority: priority.number };
}

/** The contexts that a search in `context` goes through, itself first, each once, in Asterisk's order. */
export interface Reach {
  readonly contexts: readonly Context[];
  /** Whether something on the way has content that cannot be known: a switch, a name that a function finds, or an included context that may exist elsewhere. */
  readonly isOpen: boolean;
  /** Whether that is the context of parked calls and no more, in which there are numbers alone. */
  readonly isOpenForParking: boolean;
  /** Whether that is so for included contexts that may exist elsewhere alone. */
  readonly isOpenByIncludes: boolean;
}

export function reachOf(dialplan: Dialplan, context: Context): Reach {
  if (context.includes.length === 0) {
    dialplan.context(context.name);
    context.alone ??= [context];
    return {
      contexts: context.alone,
      isOpen: mayHoldMoreItself(dialplan, context),
      isOpenForParking: false,
      isOpenByIncludes: false,
    };
  }
  return dialplan.tracker.remember(context.key('reach'), () => {
    const contexts: Context[] = [];
    const seen = new Set<string>();
    const open = { byItself: false, byIncludes: false, forParking: false };
    const visit = (each: Context): void => {
      // Asterisk compares the names on its path without case, so a context that differs in case alone is passed over.
      const key = each.name.toLowerCase();
      if (seen.has(key)) return;
      seen.add(key);
      contexts.push(each);
      if (mayHoldMoreItself(dialplan, each)) open.byItself = true;
      for (const include of each.includes) {
        const included = dialplan.context(include.target);
        if (included !== undefined) visit(included);
        else if (include.target === PARKED_CALLS && !dialplan.isIncomplete) open.forParking = true;
        else open.byIncludes ||= mayHoldMore(dialplan, include);
      }
    };
    dialplan.context(context.name);
    visit(context);
    return {
      contexts,
      isOpen: open.byItself || open.byIncludes || open.forParking,
      isOpenForParking: open.forParking && !open.byItself && !open.byIncludes,
      isOpenByIncludes: open.byIncludes && !open.byItself,
    };
  });
}

/** The context that res_parking makes, of the numbers that res_parking.conf names. */
const PARKED_CALLS = 'parkedcalls';

/** Whether a context has content beside its lines that cannot be known. */
function mayHoldMoreItself(dialplan: Dialplan, context: Context): boolean {
  return context.switches.length > 0 || context.hasUnknownNames || dialplan.isExtended(context.name);
}

/** Whether a context that is included and not there may be on the server all the same. */
function mayHoldMore(dialplan: Dialplan, { target, line }: ContextInclude): boolean {
  return dialplan.isIncomplete || !dialplan.isIncluded(line.file) || target.includes('${') || dialplan.isForeign(target);
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

/** The extensions that answer `number` in `context`, through includes, best first. */
export function candidates(dialplan: Dialplan, context: Context, number: string, callerId?: string): readonly Extension[] {
  const found = matchingIn(reachOf(dialplan, context).contexts, number);
  return callerId === undefined ? found : found.filter((extension) => callerIdMatches(extension.callerId, callerId));
}

function matchingIn(contexts: readonly Context[], number: string): readonly Extension[] {
  const [only] = contexts;
  return only !== undefined && contexts.length === 1
    ? only.matching(number)
    : contexts.flatMap((context) => context.matching(number));
}

/** The priority that runs for a number, by its own number or label: of the first matching extension that has it. */
export function findPriority(
  dialplan: Dialplan,
  context: Context,
  number: string,
  wanted: number | string,
): Priority | undefined {
  for (const extension of candidates(dialplan, context, number)) {
    const found = typeof wanted === 'number' ? extension.priority(wanted) : extension.labelled(wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

export type Resolution =
  /** `priority` is where the channel goes on; `number` is the extension as dialled. */
  | { readonly kind: 'priority'; readonly context: Context; readonly number: string; readonly priority: Priority }
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

export function resolve(dialplan: Dialplan, target: Target, from: Origin | undefined): Resolution {
  if (target.context === undefined && target.extension === undefined && target.priority === undefined)
    return { kind: 'unknowable', context: undefined };
  const name =
    target.context === undefined
      ? from?.context.name
      : from === undefined
        ? literalContext(target)
        : namedContext(target, from.context);
  if (name === undefined) return resolveComputedContext(dialplan, target);
  const isOwn = target.context === undefined && from !== undefined;
  const context = isOwn ? from.context : dialplan.context(name);
  if (context === undefined)
    return dialplan.isForeign(name) ? { kind: 'unknowable', context: undefined } : { kind: 'unknown-context', name };
  if (target.isContextOnly) return { kind: 'context', context };
  if (!isOwn) return resolveIn(dialplan, context, target, from);
  // While an included context runs, the channel stays in the one that includes it, and that is where it looks.
  let failure = resolveIn(dialplan, from.context, target, from);
  if (isKnown(failure)) return failure;
  for (const each of allIncluders(dialplan, from.context)) {
    const found = resolveIn(dialplan, each, target, from);
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

/** Those who include the context, and those who include them. */
export function allIncluders(dialplan: Dialplan, context: Context): readonly Context[] {
  if (dialplan.includersOf(context.name).length === 0) return none;
  const found = new Set<Context>();
  const visit = (each: Context): void => {
    for (const includer of dialplan.includersOf(each.name))
      if (includer !== context && !found.has(includer)) {
        found.add(includer);
        visit(includer);
      }
  };
  visit(context);
  return [...found];
}

const none: readonly Context[] = [];

function resolveIn(dialplan: Dialplan, context: Context, target: Target, from: Origin | undefined): Resolution {
  const reach = reachOf(dialplan, context);
  const number = numberOf(target, from);
  if (number === undefined) return resolveComputedExtension(reach, context, target, from);
  const wanted = wantedPriority(target, from);
  let isAny = false;
  for (const extension of number.extensions(reach)) {
    isAny = true;
    if (wanted === undefined) {
      if (mayHaveLabel(target, number.extensions(reach))) return { kind: 'unknowable', context };
      break;
    }
    const priority = typeof wanted === 'number' ? extension.priority(wanted) : extension.labelled(wanted);
    if (priority !== undefined) return { kind: 'priority', context, number: number.text, priority };
  }
  const isOpen =
    mayHold(reach, number) &&
    !(isAny && reach.isOpenByIncludes && typeof wanted === 'string' && isHardlyIncluded(dialplan, context, target));
  if (isOpen || (!isAny && isPartOfFreePbx(dialplan, context))) return { kind: 'unknowable', context };
  if (!isAny) return { kind: 'unknown-extension', context, number: number.text };
  // What an extension lacks may be in one that cannot be known to match: a pattern inside a name that is computed.
  return {
    kind: typeof wanted === 'number' ? 'unknown-priority' : 'unknown-label',
    context,
    number: number.text,
    wanted: wanted === undefined ? (target.priority?.piece.text ?? '') : String(wanted),
  };
}

/** Whether one of the extensions has a label that the computed one may be. */
function mayHaveLabel({ priority }: Target, extensions: Iterable<Extension>): boolean {
  const glob = priority === undefined ? undefined : globOf(priority.piece);
  if (glob === undefined || priority?.piece.text.startsWith('$') !== false || !/^[A-Za-z]/.test(priority.piece.text)) return true;
  for (const extension of extensions)
    for (const { label } of extension.priorities) if (label !== undefined && glob.test(label)) return true;
  return false;
}

/** Whether the part of a reach that cannot be known may have what is looked for. */
function mayHold({ isOpen, isOpenForParking }: Reach, { text }: NumberQuery): boolean {
  return isOpen && !(isOpenForParking && /^[A-Za-z]/.test(text));
}

interface NumberQuery {
  readonly text: string;
  extensions(reach: Reach): Iterable<Extension>;
}

/** What is looked for as the extension; undefined when the target computes it. */
function numberOf(target: Target, from: Origin | undefined): NumberQuery | undefined {
  const written = target.extension;
  if (written !== undefined) {
    if (written.isComputed)
      return written.piece.text === '${EXTEN}' && from !== undefined ? whateverMatches(from.extension) : undefined;
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

function resolveComputedContext(dialplan: Dialplan, target: Target): Resolution {
  const written = target.context;
  if (written === undefined) return { kind: 'unknowable', context: undefined };
  const glob = globOf(written.piece);
  if (glob === undefined || dialplan.isIncomplete) return { kind: 'unknowable', context: undefined };
  const names = dialplan.contextNames;
  if (names.some((name) => glob.test(name))) return { kind: 'unknowable', context: undefined };
  return { kind: 'unknown-context', name: written.piece.text };
}

function resolveComputedExtension(reach: Reach, context: Context, target: Target, from: Origin | undefined): Resolution {
  const written = target.extension;
  const glob = written === undefined ? undefined : globOf(written.piece);
  if (glob === undefined || reach.isOpen || from === undefined || written === undefined) return { kind: 'unknowable', context };
  const begun = patternOfBeginning(written.piece.text);
  for (const each of reach.contexts)
    for (const extension of each.registered())
      if (
        (extension.compiled.isPattern && (begun === undefined || overlap(extension.compiled, begun))) ||
        glob.test(extension.compiled.literal) ||
        glob.test(extension.name)
      )
        return { kind: 'unknowable', context };
  return { kind: 'unknown-extension', context, number: written.piece.text };
}

/** What answers everything that begins as a computed name does; undefined where that is not told by its letters. */
function patternOfBeginning(text: string): CompiledName | undefined {
  const beginning = /^[\w*#-]*(?=\$)/.exec(text)?.[0] ?? '';
  if (beginning === '') return undefined;
  return compileName(`_${beginning.replace(/[A-Za-z]/g, '[$&]')}!`);
}

/** A test for what a partly computed name could be; undefined when hardly anything of it is written. */
export function globOf(piece: Piece): RegExp | undefined {
  const { text } = piece;
  if (!globs.has(text)) {
    if (globs.size >= MOST_GLOBS) globs.clear();
    globs.set(text, compileGlob(piece));
  }
  return globs.get(text);
}

/** By text: many contexts ask of the same few computed names whether they may be meant. */
const globs = new Map<string, RegExp | undefined>();
const MOST_GLOBS = 1000;

function compileGlob(piece: Piece): RegExp | undefined {
  let source = '';
  let literal = 0;
  let done = 0;
  for (const found of substitutions(piece)) {
    const from = found.whole.start - piece.start;
    source += `${escape(piece.text.slice(done, from))}.*`;
    literal += from - done;
    done = from + found.whole.text.length;
  }
  literal += piece.text.length - done;
  source += escape(piece.text.slice(done));
  return literal < FEWEST_LITERAL_CHARACTERS ? undefined : new RegExp(`^${source}$`, 's');
}

/** A name with fewer characters written out could be anything. */
const FEWEST_LITERAL_CHARACTERS = 3;

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Whether a number is one that the extension answers, for those who hold the extension already. */
export function answers(extension: Extension, number: string): boolean {
  return matches(extension.compiled, number);
}
