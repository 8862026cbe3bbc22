/** Which variables have a value at the cursor: those set here, by who comes here, and by what is called from here. */

import type { Context } from '../../model/contexts/context.ts';
import { usesIn } from '../../model/indexes/target-uses.ts';
import type { Target } from '../../model/lines/target.ts';
import { placeOf } from '../../model/names/place.ts';
import { allIncluders, reachOf } from '../../model/names/reach.ts';
import { contextsLeadingTo } from '../../model/names/uses.ts';
import { variablesSetIn } from '../../model/names/variable-uses.ts';
import { argumentName, routineAt, type Routine } from '../../model/routines/subroutines.ts';
import { argumentNumbers } from '../descriptions/routine.ts';
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

/** Whether the call comes back from there. */
function isReturning({ relation }: Target): boolean {
  return relation === 'call' || relation === 'macro';
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
  const before = new Set<Context>();
  for (const context of [...near].slice(0, MOST_CONTEXTS)) {
    before.add(context);
    for (const each of allIncluders(dialplan, context)) before.add(each);
    for (const each of contextsLeadingTo(dialplan, context, MOST_CONTEXTS)) before.add(each);
    if (before.size > MOST_CONTEXTS) break;
  }
  // What they call has set its variables on the way here, or will have before the next line.
  const far = new Set(before);
  for (const context of before) {
    for (const [name, uses] of usesIn(context)) {
      const named = near.has(context) || uses.some(({ target }) => isReturning(target)) ? dialplan.context(name) : undefined;
      if (named !== undefined) far.add(named);
    }
    if (far.size > 2 * MOST_CONTEXTS) break;
  }
  for (const context of near)
    for (const name of variablesSetIn(context)) yield { name, detail: `set in ${context.name}`, rank: 1 };
  for (const context of far)
    if (!near.has(context)) for (const name of variablesSetIn(context)) yield { name, detail: `set in ${context.name}`, rank: 2 };
}
