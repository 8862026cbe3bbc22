/** Makes every report of a state that cannot be a failure of the test that met it. Importing this file is enough. */

import { onBug } from '../../server/src/base/bug.ts';

let listener: ((error: Error) => void) | undefined;

onBug((error) => {
  if (listener === undefined) throw error;
  listener(error);
});

/** Has another listener told in the place of that, for tests of what happens after a bug; returns how to end it. */
export function onBugInstead(other: (error: Error) => void): () => void {
  listener = other;
  return () => (listener = undefined);
}
