/** unreachable-extension: where others answer all numbers of a pattern, and where one is left. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unreachable-extension';

test("a pattern that ends is behind the same one with '!'", () =>
  checkProblems(
    `
[a]
exten => _X,1,Goto(s,1)
;        ^^ hint unreachable-extension: No number comes to this pattern: '_X!' is tried before it.
exten => _X!,1,Goto(t,1)
`,
    { only },
  ));

test('several together', () =>
  checkProblems(
    `
[a]
exten => _X,1,Answer()
;        ^^ hint unreachable-extension: No number comes to this pattern: 4 others are tried before it.
exten => _[0-3],1,Answer()
exten => _[4-7],1,Answer()
exten => 8,1,Answer()
exten => 9,1,Answer()
exten => _ZX,1,Answer()
exten => _1X,1,Answer()
`,
    { only },
  ));

test('a priority, a label or a caller that the others do not have', () =>
  checkProblems(
    `
[a]
exten => 100,1,Set(X=1)
exten => _100,1,Answer()
exten => _100,2,Answer()
exten => 200,1,Answer()
exten => _200,1(here),Answer()
exten => 300/55,1,Answer()
exten => _300,1,Answer()
exten => _400/55,1,Answer()
;        ^^^^ hint unreachable-extension: No number comes to this pattern: '400' is tried before it.
exten => 400,1,Answer()
`,
    { only },
  ));

test('names, other contexts, and patterns without end', () =>
  checkProblems(
    `
[a]
exten => 100,1,Answer()
include => b
exten => _X.,1,Answer()
[b]
exten => _100,1,Answer()
exten => _X!,1,Answer()
exten => _XXXXXXX,1,Answer()
`,
    { only },
  ));
