/** second-application: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'second-application';

test('with other separators, arguments and blanks, and a third one', () =>
  checkProblems(
    `
[a]
exten => s,1,Playback(hello) , Wait(1),Hangup()
;                              ^^^^ warning second-application: 'Wait' never runs: up to the last ')' all is read as arguments of 'Playback'.
 same => n,Dial(PJSIP/100,30,U(sub)) & hangup()
;                                      ^^^^^^ warning second-application: 'hangup' never runs: up to the last ')' all is read as arguments of 'Dial'.
 same => n,Set(X=\${LEN(\${Y})}),Set(Z=1)
;                              ^^^ warning second-application: 'Set' never runs: up to the last ')' all is read as arguments of 'Set'.
`,
    { only },
  ));

test('no application, a text, quotation marks, and what is computed', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=f(1),g(2))
 same => n,Set(X=(a),Hangup(b))
 same => n,Set(X="),Hangup(")
 same => n,Verbose(1,done),Hangup()
 same => n,Set(X=1),sayhello(2)
 same => n,\${APP}(),Hangup()
 same => n,Gosub(a,s,1(x),wait(1))
 same => n,Dial(PJSIP/100,,U(sub^1),wait(2))
`,
    { only },
  ));

test('another priority on the same line, and an application behind nothing but a blank', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/100,20)  same => n,Hangup()
;                                ^^^^^^^ warning second-application: Another priority begins on this line: up to the last ')' all is read as arguments of 'Dial'.
 same => n,Set(X=\${CUT(Y,< ,2)}) exten = 2,1,Wait(1)
;                                ^^^^^^^ warning second-application: Another priority begins on this line: up to the last ')' all is read as arguments of 'Set'.
 same => n,Answer() Wait(1)
;                   ^^^^ warning second-application: 'Wait' never runs: up to the last ')' all is read as arguments of 'Answer'.
 same => n,Set(X=(same => 1) same => (2))
 same => n,NoOp(a) same => n,NoOp(b)
;                  ^^^^^^^ warning second-application: Another priority begins on this line: up to the last ')' all is read as arguments of 'NoOp'.
exten => 3,1,NoOp(=== 3 ===) exten => 4,1,Goto(s,1)
;                            ^^^^^^^^ warning second-application: Another priority begins on this line: up to the last ')' all is read as arguments of 'NoOp'.
 same => n,NoOp((a) same => n, and so on)
 same => n,Verbose(1,(x) same => the rest of it (y))
`,
    { only },
  ));

test('an application that does not exist, joined to another one', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($["\${X}" = ""]?Set(I=$[\${I} + 1])&Continue())
;                                                     ^^^^^^^^ warning second-application: 'Continue' never runs: up to the last ')' all is read as arguments of 'Set'.
 same => n,Set(X=(a)&b(c))
 same => n,Dial(PJSIP/1&\${DIALS(x)})
`,
    { only },
  ));

test('the second one goes to a line of its own', () => {
  checkFix(
    '[a]\nexten => s,1,Answer(), <|>Hangup()\n same => n,NoOp()\n',
    '[a]\nexten => s,1,Answer()\n same => n,Hangup()\n same => n,NoOp()\n',
    { only, safe: false },
  );
  checkFix('[a]\nexten => 1,1,Answer() <|>same => n,Hangup()\n', '[a]\nexten => 1,1,Answer()\n same => n,Hangup()\n', {
    only,
    safe: false,
  });
});

test('no number is taken from another line, and nothing is taken out of an ExecIf', () => {
  checkNoFix('[a]\nexten => s,1,Answer(),<|>Wait(1)\nexten => s,2,Hangup()\n', { only });
  checkNoFix('[a]\nexten => s,1,ExecIf(${X}?Set(X=1),<|>Set(Y=2))\n', { only });
});
