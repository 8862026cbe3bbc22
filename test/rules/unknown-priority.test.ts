/** unknown-priority: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unknown-priority';

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

test('n with an increment leaves a gap', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp()
exten => s,n+2(x),NoOp()
exten => s,n,Goto(3)
;                 ^ error unknown-priority: The extension 's' of the context 'a' has no priority 3.
exten => s,n,Goto(2)
;                 ^ error unknown-priority: The extension 's' of the context 'a' has no priority 2.
exten => s,n,Goto(4)
`,
    { only },
  ));

test('priorities that a template gave', () =>
  checkProblems(
    `
[p](!)
exten => s,1,NoOp()
[q](!,p)
exten => s,n(q),NoOp()
[r](q)
exten => s,n,Goto(q)
 same => n,Goto(s,2)
 same => n,Goto(s,5)
 same => n,Goto(s,9)
;                 ^ error unknown-priority: The extension 's' of the context 'r' has no priority 9.
`,
    { only },
  ));

test('relative to the current one', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp()
exten => s,n,Goto(+2)
exten => s,n,Hangup()
exten => s,n,GotoIf($["\${X}"="1"]?-2:+1)
exten => s,n,Gosub(+2(a))
exten => s,n,Hangup()
exten => s,n,NoOp(\${ARG1})
exten => s,n,Return()
`,
    { only },
  ));

test('options of Dial', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,20,G(grp^s^1))
exten => s,2,Dial(PJSIP/1,20,G(lab))
exten => s,3(lab),NoOp()
exten => s,4,Dial(PJSIP/1,20,F(s^lab))
exten => s,5,Dial(PJSIP/1,20,F(s^nolab))
exten => s,6,Dial(PJSIP/1,20,F(2))
exten => s,7,Dial(PJSIP/1,20,F(22))
;                              ^^ error unknown-priority: Option F of Dial goes nowhere: the extension 's' of the context 'a' has no priority 22.
[grp]
exten => s,1,NoOp()
 same => n,NoOp()
`,
    { only },
  ));

test('a label that is a number is never found', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(s,3)
 same => n,NoOp()
 same => n(9),Goto(9)
;                  ^ error unknown-priority: The extension 's' of the context 'a' has no priority 9.
`,
    { only },
  ));

test('priorities of several patterns and of an include make one sequence', () =>
  checkProblems(
    `
[a]
exten => 123,1,NoOp(lit)
exten => _1XX,2,NoOp(p)
exten => _1X.,3(l3),NoOp(p3)
include => b
exten => s,1,Goto(123,4)
exten => s,2,Goto(123,l3)
exten => s,3,Goto(123,lb)
[b]
exten => _X.,4(lb),Hangup()
`,
    { only },
  ));

test('Goto forms', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(,s,2)
exten => s,2,Goto(,,3)
exten => s,3,Goto(,4)
exten => s,4,Goto(s,5)
exten => s,5,Goto(a,s,6,foo)
exten => s,6,Goto(a,s, 7)
exten => s,7,Goto(a,,8)
exten => s,8,Goto(1)
`,
    { only },
  ));

test('what stands behind the extension of PERIODIC_HOOK is an interval', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(HOOK=\${PERIODIC_HOOK(hooks,beep,180)})
[hooks]
exten => beep,1,Answer()
`,
    { only },
  ));

test('that an extension has no beginning is told of it', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(b,100,1)
 same => n,Goto(b,100,7)
;                     ^ error unknown-priority: The extension '100' of the context 'b' has no priority 7.
[b]
exten => 100,2,Answer()
`,
    { only: 'unknown-priority' },
  ));

test('the last number, and the first for those that come from elsewhere', () => {
  const lines = 'exten => s,1,Answer()\n same => n,Playback(beep)\n same => n,Hangup()\n';
  const title = (number: number) => ({ only, title: `Change to '${number}'`, safe: false });
  checkFix(`[a]\n${lines}exten => 1,1,Goto(s,<|>4)\n`, `[a]\n${lines}exten => 1,1,Goto(s,3)\n`, title(3));
  checkFix(`[a]\n${lines}exten => 1,1,Goto(s,<|>9)\n`, `[a]\n${lines}exten => 1,1,Goto(s,1)\n`, title(1));
  checkNoFix('[a]\nexten => s,1,Answer()\n same => n,Goto(s,<|>20)\n', { only });
});

test('a priority on a line whose pattern lacks its last sign', () =>
  checkProblems(
    `
[a]
exten => _0X.,1,GotoIf($["\${X}" = "1"]?10)
exten => _0X.,2,Hangup()
exten => _0X,10,Busy()
;            ^^ warning priority-without-first: '_0X' has no priority 1, so that no call enters it.
`,
    { only: ['unknown-priority', 'priority-without-first'] },
  ));

test('option G needs two priorities', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20,G(met^s^1))
;                                    ^ warning unknown-priority: Option G sends the channel that answers to priority 2, which the extension 's' of the context 'met' does not have.
 same => n,Dial(PJSIP/1,20,G(both^s^1)U(met))
exten => 2,1,Dial(PJSIP/1,20,G(switched^s^1))
exten => 3,1,Dial(PJSIP/1,20,F(met^s^1))
[met]
exten => s,1,Answer()
[both]
exten => s,1,Answer()
 same => n,Answer()
[switched]
exten => s,1,Answer()
switch => Realtime
`,
    { only },
  ));

test('nobody jumps to the line behind his own', () =>
  checkNoFix(
    `
[a]
exten => 1,1,Answer()
exten => 1,2,GotoIf($["\${X}" = "1"]?<|>4)
exten => 1,3,Hangup()
`,
    { only: 'unknown-priority' },
  ));
