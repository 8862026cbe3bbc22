/** duplicate-label: per extension. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'duplicate-label';

test('another extension or another case is another label', () =>
  checkProblems(
    `
[a]
exten => s,1(x),Answer()
 same => n(X),Hangup()
exten => t,1(x),Answer()
exten => _s,1(x),Answer()
[b]
exten => s,1(x),Answer()
`,
    { only },
  ));

test('takes the label off', () =>
  checkFix('[a]\nexten => s,1(x),Answer()\n same => n(<|>x),Hangup()\n', '[a]\nexten => s,1(x),Answer()\n same => n,Hangup()\n', {
    only,
  }));

test('a line that has the priority of another one as well is told once', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
 same => n(end),Hangup()
exten => s,1,NoOp()
 same => n(end),Hangup()
`,
    { only },
  ));
