/** Checks of the flow graph: the label below an application says what can run after it. */

import type { Dialplan } from '../../server/src/model/dialplan.ts';
import { stepsAfter } from '../../server/src/model/flow/flow.ts';
import { placeOf, type Place } from '../../server/src/model/names/place.ts';
import { compareLabels } from './check.ts';
import { parseFixture } from './fixture.ts';
import { memoryDialplan } from './memory-dialplan.ts';

/**
 * What follows each labelled application, as `next PLACE`, `jump PLACE`, `block PLACE` in order of appearance and then the exits, with `; `
 * between them. A place is `context,extension,` and its label or number, with `as NUMBER` or `in CONTEXT` behind it where the channel is in another one.
 */
export function checkFlow(source: string): void {
  const fixture = parseFixture(source);
  const memory = memoryDialplan(fixture);
  const labelled = new Set(fixture.labels.map(({ path, line }) => `${path}:${line}`));
  const places = [...memory.dialplan.contexts]
    .flatMap((context) => [...context.priorities()])
    .filter(({ line }) => labelled.has(`${line.file.path}:${line.number}`))
    .map((priority) => {
      const { start, end } = priority.statement.application.span();
      const text = describeSteps(memory.dialplan, placeOf(priority));
      return { path: priority.line.file.path, line: priority.line.number, start, end, text };
    });
  compareLabels(memory, fixture.labels, places);
}

function describeSteps(dialplan: Dialplan, place: Place): string {
  const { steps, exits } = stepsAfter(dialplan, place);
  return [...steps.map((step) => `${step.kind} ${describePlace(step.place)}`), ...exits].join('; ');
}

function describePlace({ context, extension, priority }: Place): string {
  const as = extension.name === priority.name ? '' : ` as ${extension.name}`;
  const inside = context === priority.context ? '' : ` in ${context.name}`;
  return `${priority.context.name},${priority.name},${priority.label ?? priority.number}${as}${inside}`;
}
