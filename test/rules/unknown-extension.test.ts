/** unknown-extension: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unknown-extension';

test('a target that is computed as a whole is not judged', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(\${X},s,1)
 same => n,Gosub(\${Y},s,1(\${Z}))
 same => n,Hangup()
`,
    { only },
  ));
