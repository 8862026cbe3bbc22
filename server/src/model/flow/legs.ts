/**
 * On which channel a place runs, and what that channel may have run before and will run after: in its own extension, in what calls this, and in
 * what this calls.
 */

import { applicationRoles, functionRoles } from '../../catalogue/arguments/argument-roles.ts';
import { statusValues } from '../../catalogue/variables/status-values.ts';
import type { Context } from '../contexts/context.ts';
import { extensionHolding, type Extension, type Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { withNestedCalls, type ApplicationCall } from '../lines/calls.ts';
import { factsOf, targetsOf } from '../lines/facts.ts';
import type { Target } from '../lines/target.ts';
import { destination, leadingFrom, placeFound, placeKey, placeOf, type Place } from '../names/place.ts';
import { targetsMeant, type FoundPriority } from '../names/resolve.ts';
import { usesOfExtensions, type LeadingUse } from '../names/uses.ts';
import { leadsWithin, MOST_PLACES, placesAfter, stepsAfter } from './flow.ts';

/** Whether what a target names runs on the channel that comes to it, and now: Goto and Gosub, not an option of Dial. */
export function runsHere({ construct, relation }: Target): boolean {
  if (relation !== 'jump' && relation !== 'call' && relation !== 'macro') return false;
  return applicationRoles(construct)?.role !== undefined || Object.hasOwn(functionRoles, construct);
}

/** Whether a target is a routine that runs on the channel that is called: option U, M or b, or the subroutine of a queue. */
export function runsOnCalledChannel({ construct, relation, impliedExtension }: Target): boolean {
  if (relation !== 'call' && relation !== 'macro') return false;
  return / option [UMb]$/.test(construct) || (impliedExtension !== undefined && relation === 'call');
}

/** The subroutines that the channel itself runs at a place. */
export function routinesCalled(dialplan: Dialplan, place: Place): Place[] {
  return routinesFound(dialplan, place).map(placeFound);
}

/** The same, for those who need not know what stands there. */
export function routinesFound(dialplan: Dialplan, place: Place): FoundPriority[] {
  return factsOf(place.priority.statement)
    .targets.filter((target) => target.relation !== 'jump' && runsHere(target))
    .flatMap((target) => leadingFrom(dialplan, place, target) ?? []);
}

/** The same, and those that the name of a context may come out as: `Gosub(call-${TYPE},s,1)`. */
function routinesThatMayRun(dialplan: Dialplan, place: Place): readonly Place[] {
  const computed = factsOf(place.priority.statement).targets.filter(
    (target) => target.relation !== 'jump' && target.context?.isComputed === true && runsHere(target),
  );
  if (computed.length === 0) return routinesCalled(dialplan, place);
  const meant = computed.flatMap((target) => targetsMeant(dialplan, target));
  return [...routinesCalled(dialplan, place), ...meant.flatMap((target) => destination(dialplan, place, target) ?? [])];
}

/** The targets that enter the extension of a place from elsewhere. */
export function* entriesInto(dialplan: Dialplan, { priority }: Place): Generator<LeadingUse> {
  const extension = extensionHolding(priority);
  if (extension === undefined) return;
  for (const use of usesOfExtensions(dialplan, priority.context, [extension]))
    if (use.priority === undefined || !extension.priorities.includes(use.priority)) yield use;
}

/** Whether the channel may have run such an application before it comes to a place: earlier in the extension, or in those that lead there. */
export function mayHaveRun(dialplan: Dialplan, place: Place, is: (call: ApplicationCall) => boolean): boolean {
  const seen = new Map<Extension, number>();
  const queue = [{ priority: place.priority, before: place.priority.number }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { priority, before } = next;
    const extension = extensionHolding(priority);
    if (extension === undefined || (seen.get(extension) ?? 0) >= before) continue;
    seen.set(extension, before);
    if (seen.size > MOST_CALLERS) return true;
    if (extension.priorities.some((each) => each.number < before && mayRunAt(dialplan, each, is))) return true;
    for (const caller of callersOf(dialplan, priority)) queue.push(caller);
    for (const caller of computedCallers(priority)) queue.push({ priority: caller, before: caller.number + 1 });
  }
  return false;
}

/** Whether a line runs such an application, or a subroutine in which it may be run. */
function mayRunAt(dialplan: Dialplan, priority: Priority, is: (call: ApplicationCall) => boolean): boolean {
  if (callsAt(priority, is) !== undefined) return true;
  const seen = new Set<string>();
  const queue = targetsOf(priority.statement).length === 0 ? [] : [...routinesThatMayRun(dialplan, placeOf(priority))];
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    if (seen.has(placeKey(place))) continue;
    seen.add(placeKey(place));
    if (seen.size > MOST_PLACES || callsAt(place.priority, is) !== undefined) return true;
    queue.push(...routinesThatMayRun(dialplan, place), ...placesAfter(dialplan, place));
  }
  return false;
}

/** Where more extensions than this lead to one, anything may have run. */
const MOST_CALLERS = 100;

/** The priorities elsewhere from which the channel comes to the extension of a priority, each with the one up to which it has run. */
function* callersOf(dialplan: Dialplan, priority: Priority): Generator<{ readonly priority: Priority; readonly before: number }> {
  const own = extensionHolding(priority);
  for (const { priority: caller, target, found } of entriesInto(dialplan, placeOf(priority)))
    // What a subroutine is yet to do has not been done by who calls it, and who comes in further down may not come back here.
    if (
      caller !== undefined &&
      runsHere(target) &&
      (own === undefined ||
        found.priority.number <= priority.number ||
        leadsWithin(dialplan, own, placeOf(found.priority), priority))
    )
      yield { priority: caller, before: caller.number + (target.relation === 'call' ? 0 : 1) };
}

/** The priorities of the context that jump to an extension whose computed name could be this one, as in `Goto(s-${DIALSTATUS},1)`. */
function* computedCallers({ context, name }: Priority): Generator<Priority> {
  for (const priority of context.priorities())
    for (const { relation, context: named, extension } of targetsOf(priority.statement)) {
      if (relation !== 'jump' || named !== undefined || extension?.isComputed !== true) continue;
      const { text } = extension.piece;
      const [literal = ''] = text.split('$');
      if (!name.replace(/^_/, '').startsWith(literal)) continue;
      // An outcome leads to the extensions that are named after it.
      const outcomes = statusValues(/^\w*-?\$\{(\w+)\}$/.exec(text)?.[1] ?? '');
      if (outcomes === undefined || name.startsWith('_') || outcomes.includes(name.slice(literal.length))) yield priority;
    }
}

function callsAt({ statement }: Priority, is: (call: ApplicationCall) => boolean): ApplicationCall | undefined {
  for (const call of withNestedCalls(factsOf(statement).call)) if (is(call)) return call;
  return undefined;
}

/** The first such application that the channel can come to behind a place: in what follows, in the subroutines there, and in the callers. */
export function firstAfter(
  dialplan: Dialplan,
  place: Place,
  is: (call: ApplicationCall) => boolean,
): { readonly place: Place; readonly call: ApplicationCall } | undefined {
  const seen = new Set<string>();
  const queue = behind(dialplan, place);
  for (let next = queue.shift(); next !== undefined && seen.size < MOST_PLACES; next = queue.shift()) {
    const key = placeKey(next);
    if (seen.has(key)) continue;
    seen.add(key);
    const call = callsAt(next.priority, is);
    if (call !== undefined) return { place: next, call };
    queue.push(...routinesThatMayRun(dialplan, next), ...behind(dialplan, next));
  }
  return undefined;
}

/** What follows a place, in the callers too where it returns. */
function behind(dialplan: Dialplan, place: Place): Place[] {
  const { steps, exits } = stepsAfter(dialplan, place);
  const places = steps.map((step) => step.place);
  if (!exits.includes('return')) return places;
  for (const use of entriesInto(dialplan, place))
    if (use.priority !== undefined && use.target.relation === 'call' && runsHere(use.target))
      places.push(...placesAfter(dialplan, placeOf(use.priority)));
  return places;
}

/** Whether a place is in a routine that runs on called channels and on no other; in doubt it is not. */
export function isOnCalledChannel(dialplan: Dialplan, place: Place): boolean {
  const uses = [...entriesInto(dialplan, place)].filter(({ target }) => target.relation !== 'test');
  return (
    uses.length > 0 &&
    uses.every(({ target }) => runsOnCalledChannel(target)) &&
    !isNamedOtherwise(dialplan, place.priority.context)
  );
}

function isNamedOtherwise(dialplan: Dialplan, context: Context): boolean {
  return (
    dialplan.hasIncluders(context.name) ||
    dialplan.usesOf(context.name).some(({ target }) => target.isContextOnly && target.relation === 'lookup')
  );
}
