/** From a line to the priorities that it gives, and to the place that its targets start from. */

import type { Line } from '../../syntax/config-file.ts';
import { compileName } from '../../syntax/pattern.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import type { Context } from '../contexts/context.ts';
import { splitCallerId, type Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { factsOf } from '../lines/facts.ts';
import { originOf } from '../names/resolve.ts';
import type { Origin } from '../names/search.ts';
import type { TargetAt } from './element.ts';

const byLine = new WeakMap<Context, ReadonlyMap<Line, Priority>>();

/** The priority that a line gives, in the first context that has the line; undefined when Asterisk would drop it. */
export function priorityAtLine(dialplan: Dialplan, line: Line): Priority | undefined {
  for (const context of dialplan.contextsAt(line)) {
    const found = priorityIn(context, line);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The priority that a line gives in each context that has the line; several where a template hands it on. */
export function prioritiesAtLine(dialplan: Dialplan, line: Line): Priority[] {
  return dialplan.contextsAt(line).flatMap((context) => priorityIn(context, line) ?? []);
}

function priorityIn(context: Context, line: Line): Priority | undefined {
  let priorities = byLine.get(context);
  if (priorities === undefined) {
    priorities = new Map(context.priorities().map((priority) => [priority.line, priority]));
    byLine.set(context, priorities);
  }
  return priorities.get(line);
}

/** The place that relative targets of a line start from; where Asterisk would drop the line, what it was most likely meant to be. */
export function originAt(dialplan: Dialplan, line: Line): Origin | undefined {
  const priority = priorityAtLine(dialplan, line);
  if (priority !== undefined) return originOf(priority);
  const [context] = dialplan.contextsAt(line);
  return context === undefined ? undefined : likelyOrigin(context, line);
}

/** As `originAt`, in each context that has the line. */
export function originsAt(dialplan: Dialplan, line: Line): Origin[] {
  return dialplan.contextsAt(line).map((context) => {
    const priority = priorityIn(context, line);
    return priority === undefined ? likelyOrigin(context, line) : originOf(priority);
  });
}

function likelyOrigin(context: Context, line: Line): Origin {
  return { context, extension: compileName(extensionNameAt(line) ?? 's'), priority: 1 };
}

/** The extension's name that holds at a line: its own, or that of the last `exten` line above it in the section. */
export function extensionNameAt(line: Line): string | undefined {
  const { lines } = line.file;
  for (let number = line.number; number >= 0; number--) {
    const statement = lines[number]?.statement;
    if (statement?.kind === 'section') return undefined;
    if (statement?.kind === 'exten') return splitCallerId(statement.extension.text).name.trim();
  }
  return undefined;
}

/** The targets that a line names, with the place they start from. */
export function targetsOn(dialplan: Dialplan, line: Line, statement: ExtensionStatement): readonly TargetAt[] {
  const { targets } = factsOf(statement);
  if (targets.length === 0) return none;
  const origin = originAt(dialplan, line);
  return targets.map((target) => ({ target, origin }));
}

const none: readonly TargetAt[] = [];
