/** Whether a call comes to a priority more than once: what is pushed there would be pushed again. */

import { type Priority, extensionHolding } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { placesAfter, reachableFrom, stepsAfter } from '../../model/flow/flow.ts';
import { placeOf } from '../../model/names/place.ts';
import { usesOfExtensions } from '../../model/names/uses.ts';

/** Whether some way leads from behind a priority back to it: a jump, digits that are dialled in its context, or a routine that is called again. */
export function comesAgain(dialplan: Dialplan, priority: Priority): boolean {
  if (takesDigits(dialplan, priority) || leadsBack(dialplan, priority)) return true;
  const extension = extensionHolding(priority);
  if (extension === undefined) return false;
  for (const { priority: caller, target } of usesOfExtensions(dialplan, priority.context, [extension]))
    if (caller !== undefined && target.relation === 'call' && leadsBack(dialplan, caller)) return true;
  return false;
}

function leadsBack(dialplan: Dialplan, priority: Priority): boolean {
  return placesAfter(dialplan, placeOf(priority))
    .flatMap((place) => reachableFrom(dialplan, place))
    .some(
      (place) => place.priority === priority || (place.context === priority.context && takesDigits(dialplan, place.priority)),
    );
}

/** Whether what the caller dials decides where it goes on. */
function takesDigits(dialplan: Dialplan, priority: Priority): boolean {
  return stepsAfter(dialplan, placeOf(priority)).exits.includes('dialled');
}
