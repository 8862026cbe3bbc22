/** Makes every report of a state that cannot be a failure of the test that met it. Importing this file is enough. */

import { onBug } from '../../server/src/base/bug.ts';

onBug((error) => {
  throw error;
});
