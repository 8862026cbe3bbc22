/** The targets of a context by the name of the context that each means. */

import type { Context, TargetUse } from '../contexts/context.ts';
import { leadingPriorities } from '../contexts/leading.ts';
import { targetsOf } from '../lines/facts.ts';
import { literalContext, type Target } from '../lines/target.ts';

/** Stands for the name of the context in targets that compute it. */
export const COMPUTED = '\ncomputed';

/** Every target of a context by the context it names; its own name where none is written, COMPUTED where it is computed. */
export function usesIn(context: Context): ReadonlyMap<string, readonly TargetUse[]> {
  if (context.uses !== undefined) return context.uses;
  const uses = new Map<string, TargetUse[]>();
  for (const priority of leadingPriorities(context))
    for (const target of targetsOf(priority.statement)) {
      const name = namedContext(target, context) ?? COMPUTED;
      const list = uses.get(name);
      if (list === undefined) uses.set(name, [{ priority, target }]);
      else list.push({ priority, target });
    }
  context.uses = uses.size === 0 ? noUses : uses;
  return context.uses;
}

/** The context that a target names literally; undefined when it is computed. */
export function namedContext(target: Target, from: Context): string | undefined {
  return target.context === undefined ? from.name : literalContext(target);
}

/** What a context without targets uses. */
export const noUses: ReadonlyMap<string, readonly TargetUse[]> = new Map();
