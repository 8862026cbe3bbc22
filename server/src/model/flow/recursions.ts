/** Subroutines that are certain to call themselves, on no condition and without an end. */

import { applicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import { readsAnyVariable } from '../../catalogue/flow/flow-effects.ts';
import type { Context } from '../contexts/context.ts';
import { comparePriorities, type Priority } from '../contexts/extension.ts';
import { leadingPriorities } from '../contexts/leading.ts';
import type { Dialplan } from '../dialplan.ts';
import { factsOf } from '../lines/facts.ts';
import type { Target } from '../lines/target.ts';
import { askedOf, leadingFrom, placeFound, placeKey, placeOf, prioritiesAt, type Place } from '../names/place.ts';
import { reachOf } from '../names/reach.ts';
import type { FoundPriority } from '../names/resolve.ts';
import { decideConstants } from './constant-conditions.ts';
import { MOST_PLACES, reachableFrom, stepsAfter, targetWritten } from './flow.ts';

/** Calls of subroutines that lead back to one of them with no condition on the way. */
export interface Recursion {
  /** The calls on the way, the outermost first. */
  readonly calls: readonly Place[];
  /** Where the outermost one leads. */
  readonly entry: Place;
}

/** A way of so many steps is followed no further. */
const LONGEST_WAY = 500;

/** The recursions of which the last call, by file and line, stands in this context. */
export function recursionsIn(dialplan: Dialplan, context: Context): readonly Recursion[] {
  dialplan.context(context.name);
  const recursions: Recursion[] = [];
  for (const priority of leadingPriorities(context)) {
    const recursion =
      applicationRoles(priority.statement.applicationName) === undefined
        ? undefined
        : certainRecursion(dialplan, placeOf(priority));
    // Each call on the way round would be found.
    if (recursion?.calls.every((call) => comparePriorities(call.priority, priority) <= 0) === true) recursions.push(recursion);
  }
  return recursions;
}

/**
 * The calls of subroutines in a context that are gone round by on some condition, and that nothing returns from: each round leaves one more
 * frame behind.
 */
export function* pilingCallsIn(
  dialplan: Dialplan,
  context: Context,
): Generator<{ readonly call: Place; readonly target: Target }> {
  dialplan.context(context.name);
  for (const priority of leadingPriorities(context)) {
    const { targets } = factsOf(priority.statement);
    for (const target of targets) {
      if (target.relation !== 'call' || target.flaws.length > 0 || !/^gosub/i.test(target.construct)) continue;
      const call = placeOf(priority);
      const found = leadingFrom(dialplan, call, target);
      if (found === undefined || !contextsFrom(dialplan, found).has(context.name)) continue;
      const entry = placeFound(found);
      if (prioritiesFrom(dialplan, entry).has(priority) && !mayReturn(dialplan, reachableFrom(dialplan, entry)))
        yield { call, target };
    }
  }
}

/** The names of the contexts with the priorities that can run after a place, and of those that are called from these. */
function contextsFrom(dialplan: Dialplan, found: FoundPriority): ReadonlySet<string> {
  return askedOf(dialplan, found, 'contexts from', (entry) => {
    const names = new Set<string>();
    for (const { context, priority } of reachableFrom(dialplan, entry)) names.add(context.name).add(priority.context.name);
    for (const { context } of certainWay(dialplan, entry).keys()) names.add(context.name);
    return names;
  });
}

/** The priorities that can run after a place, its own among them; one routine has many callers. */
function prioritiesFrom(dialplan: Dialplan, entry: Place): ReadonlySet<Priority> {
  return dialplan.tracker.remember(
    `priorities from ${placeKey(entry)}`,
    () => new Set(reachableFrom(dialplan, entry).map(({ priority }) => priority)),
  );
}

/** Whether a Return, or what gives up the frame in another way, is somewhere where the places or digits dialed at them can lead. */
function mayReturn(dialplan: Dialplan, places: readonly Place[]): boolean {
  if (places.length >= MOST_PLACES) return true;
  // A program may give up the frame, or go anywhere.
  if (places.some(({ priority }) => readsAnyVariable.has(priority.statement.applicationName))) return true;
  const contexts = new Set(places.flatMap(({ context }) => reachOf(dialplan, context).contexts));
  return [...contexts].some((context) =>
    context.priorities().some(({ statement }) => /return|stackpop|macroexit/i.test(statement.value.text)),
  );
}

/** The recursion that a call of a subroutine is part of. */
function certainRecursion(dialplan: Dialplan, start: Place): Recursion | undefined {
  const found = routineFound(dialplan, start);
  if (found === undefined || !contextsFrom(dialplan, found).has(start.priority.context.name)) return undefined;
  const entry = placeFound(found);
  const inner =
    certainWay(dialplan, entry).get(start.priority) ?? (leadsOnlyTo(dialplan, entry, start.priority) ? [] : undefined);
  return inner === undefined ? undefined : { calls: [start, ...inner], entry };
}

/** Whether every way from a routine's entry comes to a priority of the same context: no condition leads around it, and none of them ends before. */
function leadsOnlyTo(dialplan: Dialplan, entry: Place, priority: Priority): boolean {
  if (entry.context !== priority.context || entry.priority.name !== priority.name) return false;
  const seen = new Set<string>();
  const queue = [entry];
  let isFound = false;
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    if (place.priority === priority) {
      isFound = true;
      continue;
    }
    const key = placeKey(place);
    if (seen.has(key)) continue;
    seen.add(key);
    const { steps, exits } = stepsAfter(dialplan, place, decideConstants);
    const { call, targets } = factsOf(place.priority.statement);
    if (exits.length > 0 || seen.size > LONGEST_WAY || readsAnyVariable.has(call.application)) return false;
    // A routine on the way may not come back.
    if (targets.some(({ relation }) => relation === 'call' || relation === 'macro')) return false;
    for (const step of steps) {
      // What goes back may wait there for what ends it.
      if (step.place.context !== place.context || step.place.priority.number <= place.priority.number) return false;
      queue.push(step.place);
    }
  }
  return isFound;
}

/** Every priority that is certain to run once a routine is called, up to its Return, each with the calls that lead from the entry there. */
function certainWay(dialplan: Dialplan, entry: Place): ReadonlyMap<Priority, readonly Place[]> {
  return dialplan.tracker.remember(`certain way ${placeKey(entry)}`, () => {
    const way = new Map<Priority, readonly Place[]>();
    const calls: Place[] = [];
    const seen = new Set<string>();
    let place = entry;
    for (let steps = 0; steps < LONGEST_WAY; steps++) {
      const key = `${calls.length} ${placeKey(place)}`;
      if (seen.has(key)) return way;
      seen.add(key);
      if (!way.has(place.priority)) way.set(place.priority, [...calls]);
      const { call } = factsOf(place.priority.statement);
      if (readsAnyVariable.has(call.application)) return way;
      const called = routineFound(dialplan, place);
      if (called !== undefined) {
        calls.push(place);
        place = placeFound(called);
        continue;
      }
      const { steps: ways, exits } = stepsAfter(dialplan, place, decideConstants);
      if (exits.length === 1 && exits[0] === 'return' && ways.length === 0) {
        const caller = calls.pop();
        const behind = caller === undefined ? [] : nextOf(dialplan, caller);
        if (behind.length !== 1 || behind[0] === undefined) return way;
        [place] = behind;
        continue;
      }
      if (exits.length > 0 || ways.length !== 1 || ways[0] === undefined) return way;
      ({ place } = ways[0]);
    }
    return way;
  });
}

function nextOf(dialplan: Dialplan, place: Place): readonly Place[] {
  return prioritiesAt(dialplan, place, place.priority.number + 1).map((priority) => ({ ...place, priority }));
}

/** Where a priority's own Gosub or Macro leads, on no condition; undefined for all other applications. */
function routineFound(dialplan: Dialplan, place: Place): FoundPriority | undefined {
  const { call, targets } = factsOf(place.priority.statement);
  const role = call.roles?.role;
  if (call.branches !== undefined || role === undefined) return undefined;
  let target: Target | undefined;
  if (role.kind === 'location' && role.relation === 'call') target = targetWritten(place, call.data);
  else if (role.kind === 'macro') target = targets.find(({ relation }) => relation === 'macro');
  return target === undefined || target.flaws.length > 0 ? undefined : leadingFrom(dialplan, place, target);
}
