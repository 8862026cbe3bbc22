/** Checks of where targets lead: the label below a target says what Asterisk would find. */

import type { Dialplan } from '../../server/src/model/dialplan.ts';
import { factsOf } from '../../server/src/model/lines/facts.ts';
import { targetsInNeighbor } from '../../server/src/model/neighbors/neighbors.ts';
import { originOf, resolve, type Resolution } from '../../server/src/model/names/resolve.ts';
import type { Line } from '../../server/src/syntax/config-file.ts';
import type { Target } from '../../server/src/model/lines/target.ts';
import { compareLabels } from './check.ts';
import { parseFixture } from './fixture.ts';
import { memoryDialplan } from './memory-dialplan.ts';

/**
 * Every target of the fixture has a label with its resolution, and every label is one of them:
 * `context,extension,priority as number` for a priority (the number that is dialled only where it differs from the extension's name),
 * `context NAME`, `unknown-… NAME`, or `unknowable`.
 */
export function checkResolve(source: string): void {
  const fixture = parseFixture(source);
  const memory = memoryDialplan(fixture);
  const places = [...resolutions(memory.dialplan)].map(({ line, target, resolution }) => {
    const { start, end } = target.piece.span();
    return { path: line.file.path, line: line.number, start, end, text: describeResolution(resolution) };
  });
  compareLabels(memory, fixture.labels, places);
}

/** Every target of the dialplan and of the files beside it, in the order of the contexts. */
export function* resolutions(dialplan: Dialplan): Generator<{ line: Line; target: Target; resolution: Resolution }> {
  for (const context of dialplan.contexts)
    for (const priority of context.priorities())
      for (const target of factsOf(priority.statement).targets)
        yield { line: priority.line, target, resolution: resolve(dialplan, target, originOf(priority)) };
  for (const file of dialplan.neighbors)
    for (const { line, target } of targetsInNeighbor(file, dialplan.neighborName(file)))
      yield { line, target, resolution: resolve(dialplan, target, undefined) };
}

export function describeResolution(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'priority': {
      const { priority, number } = resolution;
      return `${priority.context.name},${priority.name},${priority.number}${number === priority.name ? '' : ` as ${number}`}`;
    }
    case 'context':
      return `context ${resolution.context.name}`;
    case 'unknown-context':
      return `unknown-context ${resolution.name}`;
    case 'unknown-extension':
      return `unknown-extension ${resolution.number} in ${resolution.context.name}`;
    case 'unknown-priority':
    case 'unknown-label':
      return `${resolution.kind} ${resolution.wanted} of ${resolution.number} in ${resolution.context.name}`;
    case 'unknowable':
      return 'unknowable';
  }
}
