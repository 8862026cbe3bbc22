/** Which variables have a value at the cursor: those set here, by who comes here, and by what is called from here. */

import type { Context } from '../../model/contexts/context.ts';
import { placeOf } from '../../model/names/place.ts';
import { reachOf } from '../../model/names/reach.ts';
import { contextsLeadingTo } from '../../model/names/uses.ts';
import { variablesSetIn } from '../../model/names/variable-uses.ts';
import { argumentName, routineAt, type Routine } from '../../model/routines/subroutines.ts';
import { argumentNumbers } from '../hover/routine.ts';
import type { Probe } from './probe.ts';

/** The subroutine that the line of the cursor is part of, if it is called as one; it begins at the first priority of its extension. */
export function ownRoutine(probe: Probe): Routine | undefined {
  const { origin } = probe;
  const first = origin?.context.named(origin.extension.name)[0]?.priority(1);
  if (first === undefined) return undefined;
  const routine = routineAt(probe.dialplan, placeOf(first));
  return routine.returns || routine.documentation !== undefined ? routine : undefined;
}

export interface VariableInScope {
  readonly name: string;
  readonly detail: string;
  /** Smaller for one that is nearer. */
  readonly rank: number;
}

/** More contexts than this are not looked at. */
const MOST_CONTEXTS = 60;

/** A variable may be given several times, the nearest first. Global variables and those of Asterisk are left out. */
export function* variablesInScope(probe: Probe): Generator<VariableInScope> {
  const { dialplan } = probe;
  const routine = ownRoutine(probe);
  if (routine !== undefined)
    for (const number of argumentNumbers(routine))
      yield { name: `ARG${number}`, detail: argumentName(routine, number) ?? 'an argument of this subroutine', rank: 1 };
  const near = new Set<Context>();
  for (const context of dialplan.contextsAt(probe.line)) for (const each of reachOf(dialplan, context).contexts) near.add(each);
  const far = new Set<Context>();
  for (const context of [...near].slice(0, MOST_CONTEXTS)) {
    for (const each of contextsLeadingTo(dialplan, context, MOST_CONTEXTS)) far.add(each);
    for (const name of dialplan.usesIn(context).keys()) {
      const named = dialplan.context(name);
      if (named !== undefined) far.add(named);
    }
    if (far.size > MOST_CONTEXTS) break;
  }
  for (const context of near)
    for (const name of variablesSetIn(context)) yield { name, detail: `set in ${context.name}`, rank: 1 };
  for (const context of far)
    if (!near.has(context)) for (const name of variablesSetIn(context)) yield { name, detail: `set in ${context.name}`, rank: 2 };
}
