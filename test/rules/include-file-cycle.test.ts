/** include-file-cycle: twice is no cycle. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

test('a file that is included twice', () =>
  checkProblems(
    `
[a]
#include "x.conf"
[b]
#include "x.conf"
-- x.conf --
exten => s,1,Answer()
`,
    { only: 'include-file-cycle' },
  ));
