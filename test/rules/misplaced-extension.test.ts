/** misplaced-extension: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'misplaced-extension';

test('in another case, through an included file, behind settings, and in a second section of the name', () =>
  checkProblems(
    `
[General]
static = yes
#include "more.conf"
[globals]
X=1
[a]
exten => 100,1,Answer()
[globals]
 same => n,Hangup()
;^^^^ error misplaced-extension: This extension is lost: 'globals' is no context.
-- more.conf --
exten = 200,1,Answer()
;<^^^ error misplaced-extension: This extension is lost: 'General' is no context.
exten = 201,1,Answer()
`,
    { only },
  ));

test('templates, similar names and other files', () =>
  checkProblems(
    `
[general](!)
exten => 100,1,Answer()
[general-calls]
exten => 100,1,Answer()
-- queues.conf --
[general]
exten => 100
`,
    { only },
  ));

test('a line that may have been the header', () => checkProblems('[general]\n(a)\nexten => 100,1,Answer()\n', { only }));

test('an include', () =>
  checkProblems(
    `
[globals]
TRUNK=PJSIP/provider
include => parking
;<^^^^^ error misplaced-extension: This line is lost: 'globals' is no context.
[general]
switch => Realtime
;<^^^^ error misplaced-extension: This line is lost: 'general' is no context.
`,
    { only: 'misplaced-extension' },
  ));
