/**
 * Whether an argument of a routine may be left out, found by walking the routine with that argument empty and everything else unknown. The
 * argument is needed when the walk uses the empty value, or when it does none of the routine's work because a guard gave up.
 */
// Asterisk: apps/app_stack.c gosub_exec (arguments that are not passed are empty).

import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import { UNKNOWN } from '../../syntax/expression-value.ts';
import type { Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { goesWhereNobodyFollows, stepsAfter } from '../flow/flow.ts';
import type { ApplicationCall } from '../lines/calls.ts';
import { factsOf } from '../lines/facts.ts';
import { placeKey, type Place } from '../names/place.ts';
import { conditionHolds, expand, type Environment, type Known } from '../values/values.ts';
import { doesWork, effect, type Walk, type WalkedRoutine } from './argument-effects.ts';

/** Why an argument must be passed. */
export type Need =
  /** The routine uses it with no guard. */
  | 'used'
  /** A guard finds it empty, and nothing of the routine's work is done. */
  | 'gives-up'
  /** A guard finds it empty, and all that the routine then does is to refuse the call that it runs for. */
  | 'refuses'
  /** The routine has no work but what it returns, and a guard that finds it empty makes that the same for every call. */
  | 'decides'
  /** A comment says so. */
  | 'documented';

interface State {
  readonly place: Place;
  readonly environment: Environment;
  /** Whether a condition on the way here was settled by the missing argument. */
  readonly isGuarded: boolean;
}

/** Walks kept for one argument; a routine with more is not judged. */
const MOST_STATES = 1000;

/** Why argument `number` must be passed, with the priority that shows it; undefined when it may be left out. */
export function needOf(
  dialplan: Dialplan,
  routine: WalkedRoutine,
  number: number,
): { need: Need; priority: Priority } | undefined {
  const { entry, hasWork } = routine;
  const empty: Known = { text: '', isFromMissing: true };
  const environment = new Map<string, Known>([
    [`ARG${number}`, empty],
    ['ARGC', { text: String(number - 1), isFromMissing: false }],
  ]);
  const seen = new Set<string>();
  const queue: State[] = [{ place: entry, environment, isGuarded: false }];
  let worked = false;
  let refused = false;
  let guard: Priority | undefined;
  const returned = new Set<string>();
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    const key = stateKey(state);
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > MOST_STATES) return undefined;
    const { place } = state;
    const { call } = factsOf(place.priority.statement);
    const walk: Walk = { dialplan, routine, place, isUsed: false, isSettled: false };
    const after = effect(call, state.environment, walk);
    const steps = stepsAfter(dialplan, place, (condition) => {
      const value = expand(condition, state.environment);
      if (value.isBroken) walk.isUsed = true;
      const holds = conditionHolds(value);
      if (holds !== undefined && value.seesMissing && choosesWay(call)) walk.isSettled = true;
      return holds;
    });
    if (walk.isUsed) return { need: 'used', priority: place.priority };
    if (flowEffect(call.application) === 'return') returned.add(expand(call.data, state.environment).text);
    const work = doesWork(call, state.environment);
    if (refuses(call)) refused = true;
    else if (work === 'strong' || (work === 'weak' && state.isGuarded)) worked = true;
    if (walk.isSettled) guard ??= place.priority;
    for (const next of steps.steps)
      queue.push({ place: next.place, environment: after, isGuarded: state.isGuarded || walk.isSettled });
    // Where the walk cannot follow, the routine may do its work.
    if (goesWhereNobodyFollows(steps.exits)) worked = true;
  }
  if (guard === undefined || worked) return undefined;
  if (hasWork) return { need: refused ? 'refuses' : 'gives-up', priority: guard };
  const [only] = returned;
  const isOne = returned.size === 1 && only !== undefined && !only.includes(UNKNOWN);
  return isOne && number === 1 ? { need: 'decides', priority: guard } : undefined;
}

/** Whether a routine tells the application that runs it not to put the call through. */
// Asterisk: apps/app_dial.c dial_exec_full (GOSUB_RESULT and MACRO_RESULT).
function refuses({ application, data }: ApplicationCall): boolean {
  return application === 'set' && /^\s*(?:GOSUB|MACRO)_RESULT\s*=\s*[A-Z]/.test(data.text);
}

/** Whether the condition of a call decides where the routine goes on, and not only whether a single step is taken. */
function choosesWay(call: ApplicationCall): boolean {
  if (call.branches === undefined || call.roles?.role?.kind !== 'application') return true;
  return [call.branches.thenCall, call.branches.otherwiseCall].some((inner) => {
    const inside = inner === undefined ? undefined : flowEffect(inner.application);
    return inside !== undefined && inside !== 'talk';
  });
}

function stateKey({ place, environment, isGuarded }: State): string {
  const known = [...environment].map(([name, { text, isFromMissing }]) => `${name}=${text}${isFromMissing ? '?' : ''}`).sort();
  return `${placeKey(place)}\n${String(isGuarded)}\n${known.join('\n')}`;
}
