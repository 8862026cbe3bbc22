/** By which routine a call is judged of which a part is computed as it runs, so that it may enter several. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { placeOf } from '../../model/names/place.ts';
import { reachOf } from '../../model/names/reach.ts';
import { firstsMeant, originOf, targetsMeant } from '../../model/names/resolve.ts';
import { routineAt, routineOf, type Routine } from '../../model/routines/subroutines.ts';
import { statusIn, targetsByOutcome, valuesOf, wordIn } from '../values/status-texts.ts';

/**
 * Of the routines for the outcomes that a part of a target comes out as, each of which has its turn, the one that needs most; of those that may be
 * meant at all, the one that makes do with the fewest arguments. `context` is where its extension is looked for, as far as that is known.
 */
export function routineJudgedBy(
  dialplan: Dialplan,
  target: Target,
  priority: Priority | undefined,
  context: Context | undefined,
): Routine | undefined {
  const entered = (targets: readonly Target[]): readonly Routine[] =>
    priority === undefined ? [] : targets.flatMap((each) => routineOf(dialplan, each, originOf(priority)) ?? []);
  const isAnyExtension = target.extension?.isComputed === true;
  return (
    neediest(entered(targetsByOutcome(dialplan, target, 'context'))) ??
    neediest(routinesOfOutcomes(dialplan, target, context)) ??
    neediest(entered(targetsByOutcome(dialplan, target, 'priority'))) ??
    leastNeedy(firstsMeant(dialplan, target, context).map((first) => routineAt(dialplan, placeOf(first)))) ??
    leastNeedy(isAnyExtension ? [] : entered(targetsMeant(dialplan, target)))
  );
}

function neediest(routines: readonly Routine[]): Routine | undefined {
  return routines.toSorted((a, b) => b.required - a.required)[0];
}

function leastNeedy(routines: readonly Routine[]): Routine | undefined {
  return routines.toSorted((a, b) => a.required - b.required)[0];
}

/** The routines for the outcomes that a computed extension comes out as. */
function routinesOfOutcomes(dialplan: Dialplan, { extension }: Target, context: Context | undefined): readonly Routine[] {
  const status = extension?.isComputed === true && context !== undefined ? statusIn(extension.piece) : undefined;
  if (status === undefined || context === undefined || reachOf(dialplan, context).isOpen) return [];
  const values = valuesOf(status.variable, dialplan);
  return context.registered().flatMap((each) => {
    const first = each.compiled.isPattern ? undefined : each.priority(1);
    const word = first === undefined ? undefined : wordIn(status, each.name);
    return first === undefined || word === undefined || values?.has(word) !== true ? [] : [routineAt(dialplan, placeOf(first))];
  });
}
