/** Builds a dialplan step by step, so that who waits meanwhile does not wait for all of it. */

import type { Steps } from '../base/steps.ts';
import { Context } from './contexts/context.ts';
import { Dialplan, type DialplanSources } from './dialplan.ts';
import { usesIn } from './indexes/target-uses.ts';
import { assignmentsIn } from './indexes/variable-index.ts';
import { layOut } from './layout/lay-out.ts';
import { targetsOf } from './lines/facts.ts';
import { contextSections, isGlobals, readGlobals, sameCategories, settingSections } from './layout/sections.ts';

/**
 * The dialplan of these sources, a context at a time, with what everybody will ask of each. `made` keeps the contexts for when the work
 * has to be begun again because a file was edited; those with lines of that file must be taken out before.
 */
export function* modelling(sources: DialplanSources, made: Map<string, Context>): Steps<Dialplan> {
  const layout = layOut(sources.root, sources.loose, sources.resolve, sources.reading);
  const globals = readGlobals(settingSections(layout.categories).filter(isGlobals));
  yield;
  for (const [name, categories] of contextSections(layout.categories)) {
    const known = made.get(name);
    if (known !== undefined && !known.usesGlobals && sameCategories(known.categories, categories)) continue;
    const context = new Context(name, categories, globals);
    yield;
    yield* findingTargets(context);
    usesIn(context);
    yield;
    assignmentsIn(context);
    made.set(name, context);
    yield;
  }
  return new Dialplan(sources, { layout, globals, contexts: new Map(made) });
}

/** Looks at the lines of a context one by one, so that what is asked of all of them is known. */
function* findingTargets(context: Context): Steps<void> {
  let count = 0;
  for (const { statement } of context.priorities()) {
    targetsOf(statement);
    if (++count % LINES_AT_ONCE === 0) yield;
  }
}

/** So many priorities are looked at in one step. */
const LINES_AT_ONCE = 200;
