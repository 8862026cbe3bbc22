/** trailing-space: on every kind of line, tabs too, behind comments, before a carriage return. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'trailing-space';

test('on every kind of line', () =>
  checkProblems(
    `
[a]\t
;  ^ warning trailing-space: Blanks stand at the end of the line.
exten => s,1,NoOp(a )\u0020
;                    ^ warning trailing-space: Blanks stand at the end of the line.
include => b ; b\u0020\t
;               ^^ warning trailing-space: Blanks stand at the end of the line.
[b]
exten => s,1,NoOp( )
`,
    { only },
  ));

test('a carriage return is the end of the line, a hard blank is text', () => {
  checkProblems('[a]\r\nexten => s,1,Answer()\r\n; x\u00a0\n', { only });
  checkFix('[a]<|> \t\r\n', '[a]\r\n', { only, safe: true });
});
