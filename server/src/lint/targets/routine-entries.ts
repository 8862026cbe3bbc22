/** The places of a context at which a routine begins, by what is written there. */

import type { Context } from '../../model/contexts/context.ts';
import type { Extension } from '../../model/contexts/extension.ts';

/** The extensions that are no patterns, begin and return. */
export function routineEntries(context: Context): readonly Extension[] {
  return context
    .registered()
    .filter(
      ({ compiled, priorities }) =>
        !compiled.isPattern &&
        priorities[0]?.number === 1 &&
        priorities.some(({ statement }) => statement.applicationName === 'return'),
    );
}
