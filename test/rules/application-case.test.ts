/** application-case: nested applications, names with blanks, names that are no application. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'application-case';

test('in any case, inside another application, with blanks around', () =>
  checkProblems(
    `
[a]
exten => s,1,GOTOIF($[1 = 1]?end)
;            ^^^^^^ warning application-case: 'GOTOIF' is documented as 'GotoIf'.
 same => n,TryExec(execif(\${X}?noop(a):NoOp(b)))
;                  ^^^^^^ warning application-case: 'execif' is documented as 'ExecIf'.
;                              ^^^^ warning application-case: 'noop' is documented as 'NoOp'.
 same => n(end),Hangup()
`,
    { only },
  ));

test('hints, unknown names and texts are not looked at', () =>
  checkProblems(
    `
[a]
exten => 1,hint,pjsip/1
exten => s,1,NoOp(answer)
 same => n,\${APP}(x)
 same => n,answr()
`,
    { only },
  ));

test('the documented spelling', () =>
  checkFix(
    `
[a]
exten => s,1,ans<|>wer
`,
    `
[a]
exten => s,1,Answer
`,
    { only, safe: true },
  ));
