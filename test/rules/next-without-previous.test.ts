/** next-without-previous: how an extension without a priority 1 is entered all the same. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'next-without-previous';

test('labels, patterns, includes, switches', () =>
  checkProblems(
    `
[a]
include => more
exten => s,1,Answer()
exten => t,n(late),Hangup()
exten => _1XX,1,Answer()
exten => 100,n,Hangup()
exten => 900,n,Hangup()
[more]
exten => _9XX,1,Answer()
[b]
switch => Realtime/@
exten => s,1,Answer()
exten => t,n,Hangup()
`,
    { only },
  ));

test('a number is an affair of another rule', () =>
  checkProblems('[a]\nexten => s,1,Answer()\nexten => t,5,Hangup()\n', { only }));

test('the first', () =>
  checkFix('[a]\nexten => s,1,Answer()\nexten => t,<|>n,Hangup()\n', '[a]\nexten => s,1,Answer()\nexten => t,1,Hangup()\n', {
    only,
    safe: false,
  }));
