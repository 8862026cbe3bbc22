/**
 * Code that runs when its channel has hung up: extension h, hangup handlers, and the subroutines and jumps that they lead to.
 */
// Asterisk: main/pbx.c ast_pbx_h_exten_run, main/pbx_hangup_handler.c ast_pbx_hangup_handler_run.

import { afterHangup } from '../../catalogue/flow/after-hangup.ts';
import { compileName } from '../../syntax/pattern.ts';
import type { Context } from '../contexts/context.ts';
import { type Extension, extensionHolding } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { factsOf } from '../lines/facts.ts';
import { placeKey, placeOf, type Place } from '../names/place.ts';
import { originOf, resolve } from '../names/resolve.ts';
import { handlersThatMayMean, usesBeside, usesOfContext, usesOfExtensions, usesPutIn } from '../names/uses.ts';
import { leadsWithin, MOST_PLACES, placesAfter } from './flow.ts';
import { routinesCalled, runsHere } from './legs.ts';

/** Where code begins that runs after the hangup. */
export interface HangupEntry {
  readonly place: Place;
  readonly kind: 'h' | 'handler';
}

export interface PlaceAfterHangup {
  readonly place: Place;
  /** Where the code begins; one of several. */
  readonly entry: HangupEntry;
}

/** The name of the extension that runs after the hangup. */
const H = 'h';

/** Extension h of a context, and the hangup handlers that begin in it. */
function hangupEntries(dialplan: Dialplan, context: Context): readonly HangupEntry[] {
  const entries: HangupEntry[] = [];
  for (const extension of context.named(H)) {
    const first = extension.priority(1);
    if (first !== undefined && !extension.compiled.isPattern) entries.push({ place: placeOf(first), kind: 'h' });
  }
  const uses = [
    ...dialplan.entriesOf(context.name),
    ...usesPutIn(dialplan, context.name),
    ...handlersThatMayMean(dialplan, context.name),
    ...usesBeside(dialplan, context.name),
  ];
  for (const { target, priority } of uses) {
    if (target.relation !== 'handler') continue;
    const found = resolve(dialplan, target, priority === undefined ? undefined : originOf(priority));
    if (found.kind !== 'priority') continue;
    const place = { context: found.context, extension: compileName(found.number), priority: found.priority };
    entries.push({ place, kind: 'handler' });
  }
  return entries;
}

/**
 * Every place that code after a hangup comes to which begins in this context: in other contexts too, once each. What stands behind an
 * application that fails there is left out.
 */
export function placesAfterHangup(dialplan: Dialplan, context: Context): readonly PlaceAfterHangup[] {
  return dialplan.tracker.remember(context.key('after hangup'), () => {
    dialplan.context(context.name);
    const found = new Map<string, PlaceAfterHangup>();
    for (const entry of hangupEntries(dialplan, context)) {
      const queue = [entry.place];
      for (let place = queue.pop(); place !== undefined && found.size < MOST_PLACES; place = queue.pop()) {
        const key = placeKey(place);
        if (found.has(key)) continue;
        found.set(key, { place, entry });
        if (endsAfterHangup(place)) continue;
        queue.push(...placesAfter(dialplan, place), ...routinesCalled(dialplan, place));
      }
    }
    return [...found.values()];
  });
}

/** Whether nothing behind a place runs on a channel that has hung up. */
function endsAfterHangup({ priority }: Place): boolean {
  const { call } = factsOf(priority.statement);
  return afterHangup(call.application, call.data.text) === 'fails';
}

/** Whether a place may be come to while its channel is alive too; in doubt it may. */
export function mayRunBeforeHangup(dialplan: Dialplan, start: Place): boolean {
  const seen = new Set<string>();
  const queue: Place[] = [start];
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    const key = placeKey(place);
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > MOST_CALLERS) return true;
    const callers = callersOf(dialplan, place);
    if (callers === 'alive') return true;
    queue.push(...callers);
  }
  return false;
}

/** Where more places than this lead to one, some call comes from outside. */
const MOST_CALLERS = 200;

/** The places that lead to this one from other extensions, those that are known to run after a hangup left out; or that a live channel comes here. */
function callersOf(dialplan: Dialplan, { priority }: Place): Place[] | 'alive' {
  const { context } = priority;
  const extension = extensionHolding(priority);
  if (extension === undefined) return 'alive';
  const callers: Place[] = [];
  let isNamedAtFirst = false;
  for (const use of usesOfExtensions(dialplan, context, [extension])) {
    const { relation } = use.target;
    if (relation === 'test' || relation === 'include') continue;
    const isWithin = use.priority !== undefined && extension.priorities.includes(use.priority);
    if (isWithin && relation === 'jump') continue;
    if (use.found.priority.number === 1) isNamedAtFirst = true;
    if (!leadsWithin(dialplan, extension, placeOf(use.found.priority), priority)) continue;
    if (relation === 'handler') continue;
    if (use.priority === undefined || !runsHere(use.target)) return 'alive';
    callers.push(placeOf(use.priority));
  }
  const first = extension.priority(1);
  isNamedAtFirst ||= handlersThatMayMean(dialplan, context.name).some(
    ({ target }) => target.extension?.piece.text === extension.name && target.priority?.piece.text === '1',
  );
  if (first !== undefined && mayBeDialed(dialplan, context, extension, isNamedAtFirst))
    if (leadsWithin(dialplan, extension, placeOf(first), priority)) return 'alive';
  return callers;
}

/** Whether a call may begin at the first priority of an extension, other than by those that name it. */
function mayBeDialed(dialplan: Dialplan, context: Context, { compiled, name }: Extension, isNamed: boolean): boolean {
  if (name === H) return false;
  if (!isNamed || compiled.isPattern || !/^(?:[a-z_]|~~s~~$)/i.test(name)) return true;
  // A context that others include or that is named for calls to come is no subroutine's.
  return (
    dialplan.hasIncluders(context.name) ||
    usesOfContext(dialplan, context.name).some(({ target }) => target.isContextOnly && target.relation === 'lookup')
  );
}
