/** Which labels of a context something names, here or elsewhere. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { mayGoAnywhere } from '../../model/flow/reached.ts';
import { COMPUTED } from '../../model/indexes/target-uses.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { Target } from '../../model/lines/target.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { usesInto } from '../../model/names/uses.ts';

/** Which labels something may name; undefined where that may be any. */
export function labelsNamed(context: Context, dialplan: Dialplan): ((label: string) => boolean) | undefined {
  const names = new Set<string>();
  const globs: RegExp[] = [];
  for (const { priority: written } of targetsInto(context, dialplan)) {
    if (written === undefined) continue;
    const glob = written.isComputed ? globOf(written.piece) : undefined;
    if (written.isComputed && glob === undefined) return undefined;
    if (glob === undefined) names.add(written.piece.text.trim());
    else globs.push(glob);
  }
  for (const priority of context.priorities()) {
    if (mayLeadAnywhere(priority)) return undefined;
    names.add(priority.statement.priority.word.text);
  }
  return (label) => names.has(label) || globs.some((glob) => glob.test(label));
}

function* targetsInto(context: Context, dialplan: Dialplan): Generator<Target> {
  for (const { target } of usesInto(dialplan, context)) yield target;
  for (const { target } of dialplan.placesNamed(COMPUTED)) yield target;
}

/** Whether a program, or the result of a Dial's subroutine, may choose the label. */
function mayLeadAnywhere({ statement }: Priority): boolean {
  const { call, targets } = factsOf(statement);
  return (
    targets.some(({ construct }) => construct.endsWith(' option U')) ||
    [...withNestedCalls(call)].some(({ application }) => mayGoAnywhere(application))
  );
}
