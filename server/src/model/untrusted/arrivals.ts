/**
 * Flow read backwards: from where a priority can be come to, and what held there.
 */

import { mayBegin } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Context } from '../contexts/context.ts';
import { extensionHolding, HINT, type Extension, type Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { stepsAfter } from '../flow/flow.ts';
import type { ApplicationCall } from '../lines/calls.ts';
import { factsOf } from '../lines/facts.ts';
import type { Guard } from '../lines/guards.ts';
import type { Target } from '../lines/target.ts';
import { placeOf } from '../names/place.ts';
import { allIncluderOutlines, allIncluders, outlineReachOf, reachOf } from '../names/reach.ts';
import { mayMean, usesBeside, usesOfExtensions } from '../names/uses.ts';

/** One way to come to a priority. */
export interface Arrival {
  /** Undefined for a file beside the dialplan. */
  readonly from: Priority | undefined;
  /** The condition of `from` and what it came out as; undefined where none decides, or where it could be either. */
  readonly guard: Guard | undefined;
  /** The target that leads here; undefined for a step within the extension. */
  readonly target: Target | undefined;
}

/** More places that name one extension than this are not looked at. */
const MOST_USES = 300;

/** Every way to come to a priority: from the priorities of its own extension, and by a target that stands elsewhere. */
export function arrivalsAt(dialplan: Dialplan, priority: Priority): readonly Arrival[] {
  const extension = extensionHolding(priority);
  if (extension === undefined) return none;
  const { context } = priority;
  const key = `arrivals ${context.name}\n${extension.compiled.key}\n${extension.callerId ?? ''}`;
  const arrivals = dialplan.tracker.remember(key, () => arrivalsIn(dialplan, context, extension));
  return arrivals.get(priority) ?? none;
}

const none: readonly Arrival[] = [];

function arrivalsIn(dialplan: Dialplan, context: Context, extension: Extension): ReadonlyMap<Priority, readonly Arrival[]> {
  dialplan.context(context.name);
  const arrivals = new Map<Priority, Arrival[]>();
  const note = (to: Priority, arrival: Arrival): void => {
    const list = arrivals.get(to);
    if (list === undefined) arrivals.set(to, [arrival]);
    else list.push(arrival);
  };
  const own = new Set(extension.priorities);
  for (const from of extension.priorities) {
    if (from.number === HINT) continue;
    const next = (holds: boolean | undefined): readonly Priority[] => {
      const found: Priority[] = [];
      for (const { place } of stepsAfter(dialplan, placeOf(from), () => holds).steps)
        if (own.has(place.priority) && !found.includes(place.priority)) found.push(place.priority);
      return found;
    };
    if (!decides(factsOf(from.statement).call)) {
      for (const to of next(undefined)) note(to, { from, guard: undefined, target: undefined });
      continue;
    }
    const [whenTrue, whenFalse] = [next(true), next(false)];
    for (const to of new Set([...whenTrue, ...whenFalse])) {
      const isTrue = whenTrue.includes(to);
      const holds = isTrue === whenFalse.includes(to) ? undefined : isTrue;
      note(to, { from, guard: holds === undefined ? undefined : { condition: conditionOf(from), holds }, target: undefined });
    }
  }
  let uses = 0;
  for (const { from, target, to } of entering(dialplan, context, extension)) {
    if (uses++ >= MOST_USES) break;
    if (from !== undefined) {
      if (own.has(from) && target.relation === 'jump') continue;
      // The priority itself is kept, so it must be found anew when its context is.
      dialplan.context(from.context.name);
    }
    const holds = from === undefined ? undefined : branchOf(from, target);
    const guard = from === undefined || holds === undefined ? undefined : { condition: conditionOf(from), holds };
    note(to, { from, guard, target });
  }
  return arrivals;
}

/** The extensions that a call may be in when it ends, where Asterisk itself takes it to the extension `h` of a context. */
export function endingIn(dialplan: Dialplan, context: Context): readonly Extension[] {
  return dialplan.tracker.remember(context.key('ending in'), () => {
    const entered = [context, ...allIncluders(dialplan, context)];
    const searched = new Set(entered.flatMap((each) => reachOf(dialplan, each).contexts));
    return [...searched].flatMap((each) =>
      each.registered().filter((extension) => extension.name !== 'h' && extension.priority(1) !== undefined),
    );
  });
}

/** How calls come to the extensions of a context that digits lead to, and no target. */
export interface ByDigits {
  /** The priorities at which a channel waits for the digits that lead here, or for their end. */
  readonly waiting: readonly Priority[];
  /** Whether calls may begin here as well: other contexts lead on into no menu of it. */
  readonly mayBegin: boolean;
}

/** What calls come to extensions of a context from, where Asterisk itself takes them there once digits are dialled. */
export function byDigits(dialplan: Dialplan, context: Context): ByDigits {
  return dialplan.tracker.remember(context.key('by digits'), () => {
    const entered = [context, ...allIncluderOutlines(dialplan, context)];
    const searched = new Set(entered.flatMap((each) => outlineReachOf(dialplan, each).contexts));
    const waiting: Priority[] = [];
    for (const each of searched)
      if (waitsSomewhere(dialplan, each.name))
        for (const priority of dialplan.context(each.name)?.priorities() ?? []) if (waitsHere(priority)) waiting.push(priority);
    for (const { name } of entered)
      for (const { priority, target } of dialplan.usesOf(name))
        if (target.relation === 'lookup' && collects.has(priority.statement.applicationName)) {
          // The priority itself is kept, so it must be found anew when its context is.
          dialplan.context(priority.context.name);
          waiting.push(priority);
        }
    return { waiting, mayBegin: entered.some((each) => !isLedInto(dialplan, each)) };
  });
}

/** Applications that take the channel to the number that is dialled while they run. */
const collects: ReadonlySet<string> = new Set(['background', 'disa', 'directory', 'waitexten']);

function waitsSomewhere(dialplan: Dialplan, name: string): boolean {
  const compute = (): boolean => dialplan.context(name)?.priorities().some(waitsHere) === true;
  return dialplan.tracker.digest(`waits in ${name}`, compute);
}

function waitsHere({ statement }: Priority): boolean {
  const { applicationName } = statement;
  return (
    (applicationName === 'background' || applicationName === 'waitexten') &&
    factsOf(statement).targets.every(({ relation }) => relation !== 'lookup')
  );
}

/** Whether channels come into a context from another one, and as far as is known from nowhere else. */
function isLedInto(dialplan: Dialplan, { name }: Context): boolean {
  if (dialplan.isIncomplete || usesBeside(dialplan, name).some(({ target }) => target.relation === 'lookup')) return false;
  return dialplan
    .usesOf(name)
    .some(({ priority, target }) => priority.context.name !== name && (target.relation === 'jump' || target.relation === 'call'));
}

/** The targets that enter an extension, those with a computed number among them where the context is written out. */
function* entering(
  dialplan: Dialplan,
  context: Context,
  extension: Extension,
): Generator<{ readonly from: Priority | undefined; readonly target: Target; readonly to: Priority }> {
  for (const { priority: from, target, found } of usesOfExtensions(dialplan, context, [extension]))
    yield { from, target, to: found.priority };
  for (const { priority: from, target } of dialplan.usesOf(context.name)) {
    if (target.extension?.isComputed !== true || target.priority?.isComputed === true) continue;
    if (!mayBegin(extension.compiled, writtenStart(target.extension.piece))) continue;
    const to = extension.priorities.find((priority) => priority.number !== HINT && mayMean(target, priority));
    if (to !== undefined) yield { from, target, to };
  }
}

/** What is written out of a text before the first substitution. */
function writtenStart({ text }: Piece): string {
  return /^(?:[^$]|\$(?![{[]))*/.exec(text)?.[0] ?? '';
}

function conditionOf(from: Priority): Piece {
  const { call } = factsOf(from.statement);
  return call.branches?.condition ?? call.data;
}

/** Whether a condition of the call, or of a block that it opens, can send the channel one way or another. */
function decides(call: ApplicationCall): boolean {
  return call.branches !== undefined || /^(?:while|if|elseif)$/i.test(call.name.text.trim());
}

/** Which outcome of the condition leads to a target that stands in a branch. */
function branchOf(from: Priority, { piece }: Target): boolean | undefined {
  const { branches } = factsOf(from.statement).call;
  const within = (branch: { readonly start: number; readonly text: string } | undefined): boolean =>
    branch !== undefined && piece.start >= branch.start && piece.start < branch.start + branch.text.length;
  if (within(branches?.then)) return true;
  return within(branches?.otherwise) ? false : undefined;
}
