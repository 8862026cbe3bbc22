/** The priorities that may lead elsewhere than to the next one: few in most contexts, and all that questions of flow begin with. */

import { blockRole } from '../../catalogue/flow/block-applications.ts';
import { targetsOf } from '../lines/facts.ts';
import type { Context } from './context.ts';
import type { Priority } from './extension.ts';

/** Those of a context that name a place or are part of a block. */
export function leadingPriorities(context: Context): readonly Priority[] {
  if (context.leading !== undefined) return context.leading;
  const leading: Priority[] = [];
  for (const { priorities } of context.registered())
    for (const priority of priorities) {
      const { statement } = priority;
      if (targetsOf(statement).length > 0 || blockRole(statement.application.text) !== undefined) leading.push(priority);
    }
  context.leading = leading;
  return leading;
}
