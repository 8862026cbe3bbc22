/** What the engine that runs this is told before anything else. */

import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the engine from placing new objects among the old ones: a few thousand that are kept while rules look at the same lines make it take
 * all others of their kind for lasting ones too, and a check takes up to half as long again.
 */
export function tuneEngine(): void {
  // Another engine would complain of a flag that it does not know.
  if (Number.parseInt(process.versions.v8, 10) <= NEWEST_KNOWN) setFlagsFromString('--no-allocation-site-pretenuring');
}

/** The last major version of V8 that is known to have the flag. */
const NEWEST_KNOWN = 14;
