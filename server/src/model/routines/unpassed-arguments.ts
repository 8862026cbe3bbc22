/**
 * Arguments that a routine needs and that none of its calls passes, so that the routine and not one of the calls is what is wrong.
 */

import type { Context } from '../contexts/context.ts';
import type { Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { COMPUTED } from '../indexes/target-uses.ts';
import { globOf } from '../names/computed-names.ts';
import { factsOf } from '../lines/facts.ts';
import { placeKey } from '../names/place.ts';
import { contextPutIn, originOf, resolve } from '../names/resolve.ts';
import { usesInto, type Use } from '../names/uses.ts';
import { passedArguments, routineOf, type Routine } from './subroutines.ts';

/** An argument that nobody passes, the line that needs it, and the most that any call passes. */
export interface Unpassed {
  readonly number: number;
  readonly reader: Priority;
  readonly mostPassed: number;
  readonly calls: readonly Use[];
}

/** By the priority at which each routine of the context begins; empty where not every call can be known. */
export function unpassedArguments(dialplan: Dialplan, context: Context): ReadonlyMap<Priority, readonly Unpassed[]> {
  return dialplan.tracker.remember(`unpassed ${context.name}`, () => {
    dialplan.context(context.name);
    const called = dialplan.isIncomplete ? undefined : routinesCalled(dialplan, context);
    const found = new Map<Priority, Unpassed[]>();
    for (const [entry, { routine, calls, mostPassed }] of called ?? []) {
      const wanted = [...routine.needs].filter(([, { need }]) => need === 'used');
      // An argument that may be left out, where the one in front is passed and never read, is the slip of that one.
      const [optional] = routine.needs.has(mostPassed + 1) ? [] : (routine.reads.get(mostPassed + 1) ?? []);
      if (optional !== undefined && isSlip(routine, mostPassed))
        wanted.push([mostPassed + 1, { need: 'used', priority: optional }]);
      for (const [number, { priority: reader }] of wanted) {
        if (number <= mostPassed || reader.context !== context) continue;
        if (calls.length === 1 && !isSlip(routine, mostPassed)) continue;
        // Another way into the same lines may bring it.
        const isPassed = [...(called?.values() ?? [])].some(
          (other) => other.mostPassed >= number && other.routine.reads.get(number)?.includes(reader) === true,
        );
        if (isPassed || dialplan.settersOf(`ARG${number}`).length > 0) continue;
        found.set(entry, [...(found.get(entry) ?? []), { number, reader, mostPassed, calls: calls.toSorted(byPlace) }]);
      }
    }
    return found;
  });
}

/** The calls of a routine as one: the first of them, the most that any of them passes, and whether one is written in a wrong way. */
export interface CallsTogether {
  readonly first: Use | undefined;
  /** Infinity where one written argument may turn into several. */
  readonly mostPassed: number;
  /** How many arguments each of them passes, the fewest first. */
  readonly passed: readonly number[];
  readonly areFlawed: boolean;
}

/** What the calls of subroutines, handlers and macros that enter a routine have in common. */
export function callsTogether(dialplan: Dialplan, { entry }: Routine): CallsTogether {
  return dialplan.tracker.remember(`calls of ${placeKey(entry)}`, () => {
    const calls = usesInto(dialplan, entry.context).filter(
      ({ target, priority }) =>
        (target.relation === 'call' || target.relation === 'handler' || target.relation === 'macro') &&
        routineOf(dialplan, target, priority === undefined ? undefined : originOf(priority))?.entry.priority === entry.priority,
    );
    const [first] = calls.toSorted(byPlace);
    // The priority is another one whenever a line of its context is.
    if (first?.priority !== undefined) dialplan.context(first.priority.context.name);
    const passed = calls.map(({ target }) => passedArguments(target) ?? Infinity).toSorted((a, b) => a - b);
    return {
      first,
      mostPassed: passed.at(-1) ?? 0,
      passed,
      areFlawed: calls.some(({ target }) => target.flaws.length > 0),
    };
  });
}

/** In the order of the files, whatever was edited last. */
function byPlace({ line: a }: Use, { line: b }: Use): number {
  return a.file === b.file ? a.number - b.number : a.file.path < b.file.path ? -1 : 1;
}

interface Called {
  readonly routine: Routine;
  readonly calls: Use[];
  mostPassed: number;
}

/** The routines of a context with all their calls; undefined where something may come into it that is not known. */
function routinesCalled(dialplan: Dialplan, context: Context): ReadonlyMap<Priority, Called> | undefined {
  const found = new Map<Priority, Called>();
  for (const { target, priority } of dialplan.placesNamed(COMPUTED)) {
    // One that is known is among the uses below where it means this context.
    if (contextPutIn(dialplan, target, priority) !== undefined) continue;
    const glob = target.context === undefined ? undefined : globOf(target.context.piece);
    if (target.relation !== 'test' && target.context !== undefined && (glob === undefined || glob.test(context.name)))
      return undefined;
  }
  for (const use of usesInto(dialplan, context)) {
    const { target, priority } = use;
    if (target.relation === 'test' || target.relation === 'include') continue;
    if (target.relation === 'jump') {
      if (priority?.context === context) continue;
      return undefined;
    }
    if (target.relation !== 'call' && target.relation !== 'handler' && target.relation !== 'macro') continue;
    const origin = priority === undefined ? undefined : originOf(priority);
    const resolution = resolve(dialplan, target, origin);
    const passed = passedArguments(target);
    if (resolution.kind === 'unknowable' || passed === undefined || priority?.context.name.startsWith('macro-') === true)
      return undefined;
    const routine = resolution.kind === 'priority' ? routineOf(dialplan, target, origin) : undefined;
    if (routine === undefined) continue;
    const called = found.get(routine.entry.priority);
    if (called === undefined) found.set(routine.entry.priority, { routine, calls: [use], mostPassed: passed });
    else {
      called.calls.push(use);
      called.mostPassed = Math.max(called.mostPassed, passed);
    }
  }
  return found;
}

/** Whether a routine does nothing with one of the arguments that its only call passes, and reads another one instead. */
function isSlip({ reads, most }: Routine, passed: number): boolean {
  if (most === Infinity) return false;
  return Array.from({ length: passed }, (_, i) => i + 1).some(
    (number) => reads.get(number)?.every((priority) => isOnlyAsked(priority, number)) !== false,
  );
}

/** Whether a line reads an argument to see whether there is one. */
function isOnlyAsked({ statement }: Priority, number: number): boolean {
  const { branches, roles } = factsOf(statement).call;
  if (branches === undefined || roles?.role?.kind !== 'location') return false;
  return branches.condition.text.split(`ARG${number}`).length === statement.data.text.split(`ARG${number}`).length;
}
