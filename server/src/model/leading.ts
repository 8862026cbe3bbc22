/** The priorities that may lead elsewhere than to the next one: few in most contexts, and all that questions of flow begin with. */

import { blockRole } from './blocks.ts';
import type { Context, Priority } from './context.ts';
import { targetsOf } from './facts.ts';

const found = new WeakMap<Context, readonly Priority[]>();

/** Those of a context that name a place or are part of a block. */
export function leadingPriorities(context: Context): readonly Priority[] {
  let leading = found.get(context);
  if (leading === undefined) {
    leading = [...context.priorities()].filter(
      ({ statement }) => targetsOf(statement).length > 0 || blockRole(statement.application.text) !== undefined,
    );
    found.set(context, leading);
  }
  return leading;
}
