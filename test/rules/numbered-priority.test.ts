/** numbered-priority: only where the line above is the priority before. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'numbered-priority';

test('labels and increments, same lines, numbers with zeros', () =>
  checkProblems(
    `
[a]
exten => 1,1,Answer()
 same => 2(x),Wait(1)
;        ^ warning numbered-priority: Priority 2 is the one that 'n' means here.
exten => 1,03,Wait(1)
;          ^^ warning numbered-priority: Priority 3 is the one that 'n' means here.
exten => 1,4+1,Hangup()
exten => 1,7,Hangup()
`,
    { only },
  ));

test('not behind another extension, a hint, a dropped line or a directive', () =>
  checkProblems(
    `
[a]
exten => 1,1,Answer()
exten => 2,1,Answer()
exten => 1,2,Hangup()
exten => 3,1,Answer()
exten => 3,1,Answer()
exten => 3,2,Hangup()
exten => 4,hint,PJSIP/4
exten => 4,1,Hangup()
exten => 5,1,Hangup()
#include "b.conf"
exten => 5,2,Hangup()
-- b.conf --
`,
    { only },
  ));

test('n, and the label stays', () =>
  checkFix(
    `
[a]
exten => 1,1,Goto(2)
exten => 1,<|>2(x),Hangup()
`,
    `
[a]
exten => 1,1,Goto(2)
exten => 1,n(x),Hangup()
`,
    { only, safe: true },
  ));
