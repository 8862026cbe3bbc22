/** unused-label: the ways in which a label is named. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unused-label';

test('from anywhere, in any spelling', () =>
  checkProblems(
    `
[a]
exten => s,1(one),NoOp()
exten => s,n(two),NoOp()
exten => s,n(three),NoOp()
exten => s,n(four),NoOp()
exten => s,n(five),NoOp()
exten => s,n(six),NoOp()
;            ^^^ warning unused-label: Nothing names the label 'six'.
exten => s,n,GotoIf($[\${X}]?one:two)
exten => s,n,Dial(PJSIP/1,30,G(a^s^three))
exten => s,five+10,NoOp()
[b]
exten => s,1,Set(CHANNEL(hangup_handler_push)=a,s,four)
include => c
[c]
exten => 1,1(seven),NoOp()
exten => 1,n(eight),NoOp()
;            ^^^^^ warning unused-label: Nothing names the label 'eight'.
[d]
exten => 1,1,Goto(b,1,seven)
`,
    { only },
  ));

test('what nobody can know', () =>
  checkProblems(
    `
[a]
exten => s,1(one),AGI(x.agi)
[b]
exten => s,1(two),NoOp()
 same => n,Goto(\${X})
[c]
exten => s,1(three),Dial(PJSIP/1,,U(sub))
[sub]
exten => s,1,Set(GOSUB_RESULT=GOTO:c^s^three)
`,
    { only },
  ));

test('a dialplan of which a part is missing', () =>
  checkProblems('#include "more.conf"\n[a]\nexten => s,1(one),NoOp()\n', { only }));

test('the label goes', () => checkFix('[a]\nexten => s,1(o<|>ne),NoOp()\n', '[a]\nexten => s,1,NoOp()\n', { only, safe: true }));

test('the label of what nothing in front leads to stays', () => {
  checkNoFix('[a]\nexten => s,1,Hangup()\n same => n(<|>late),Playback(beep)\n', { only: 'unused-label' });
  checkNoFix('[a]\nexten => s,30000(<|>time),Playback(beep)\n', { only: 'unused-label' });
});

test('a line that Asterisk drops may name it when it is repaired', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
 same => GotoIf($["\${X}" = "1"]?open)
 same => n,Hangup()
 same => n(open),Dial(PJSIP/100)
`,
    { only },
  ));
