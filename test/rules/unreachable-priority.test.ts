/** unreachable-priority: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unreachable-priority';
const alone =
  'hint unreachable-priority: Nothing leads here: the priority in front of it never goes on, and nothing names this one.';
const labeled =
  'information unreachable-priority: Nothing leads here: the priority in front of it never goes on, and nothing names this one.';

test('behind each application that never goes on', () =>
  checkProblems(
    `
[a]
exten => 1,1,goto(\${X})
 same => n,NoOp()
exten => 2,1,Goto(1,1)
 same => n,NoOp()
;          ^^^^ ${alone}
exten => 3,1,Busy(10)
exten => 3,n,NoOp() ; why
;            ^^^^ ${alone}
exten => 4,1,GotoIf($[\${X}]?1,1:2,1)
 same => n,NoOp
;          ^^^^ ${alone}
exten => 5,1,ExecIf($[\${X}]?Hangup():Return())
 same => n,NoOp()
;          ^^^^ ${alone}
exten => 6,1,Gosub(bye,s,1)
 same => n,Playback(one)
;          ^^^^^^^^ information unreachable-priority: Nothing leads to this priority and the 2 behind it: the one in front never goes on, and nothing names them.
 same => n,Playback(two)
 same => n,Hangup()
exten => 7,1,GotoIf($[\${X}]?1,1)
 same => n,NoOp()
exten => 8,1,WaitExten()
 same => n,NoOp()
exten => 9,1,StackPop()
 same => n,NoOp()
[bye]
exten => s,1,Hangup()
`,
    { only },
  ));

test('a lone Hangup or Return is a habit, and the end of a block belongs to its beginning', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(2,1)
 same => n,Hangup()
exten => 2,1,While($[\${X}])
 same => n,Return()
 same => n,EndWhile()
 same => n,NoOp()
exten => 3,1,If($[\${X}])
 same => n,Hangup()
 same => n,Else()
 same => n,Hangup()
 same => n,EndIf()
 same => n,NoOp()
;          ^^^^ ${alone}
`,
    { only },
  ));

test('what is named from anywhere', () =>
  checkProblems(
    `
[a]
exten => 1,1,Hangup()
 same => n(one),NoOp()
 same => n,Hangup()
 same => n(two),NoOp()
 same => n,Hangup()
 same => n(three),NoOp()
 same => n,Hangup()
 same => n,NoOp(eight)
 same => n,Hangup()
 same => n(five),NoOp()
 same => n,Hangup()
 same => n(six),NoOp()
 same => n,Hangup()
 same => n(nobody),NoOp()
;                  ^^^^ ${labeled}
exten => 2,1,Goto(a,1,8)
[b]
exten => s,1,Dial(PJSIP/1,,F(a^1^one))
 same => n,Set(CHANNEL(hangup_handler_push)=a,1,two)
 same => n,GosubIf($[\${X}]?a,1,three)
 same => n,Goto(\${X},1,five)
-- confbridge.conf --
[menu]
type=menu
1=dialplan_exec(a,1,12)
`,
    { only },
  ));

test('a name that is computed in part', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(case-\${X})
 same => n(case-one),NoOp()
 same => n,Hangup()
 same => n(other),NoOp()
;                 ^^^^ ${labeled}
exten => t,1,Goto(\${X},done)
exten => x1,1,Hangup()
 same => n(done),NoOp()
`,
    { only },
  ));

test('a jump from where nothing leads is none, and one from its own run neither', () =>
  checkProblems(
    `
[a]
exten => s,1,Hangup()
 same => n(again),Playback(x)
;                 ^^^^^^^^ information unreachable-priority: Nothing leads to this priority and the one behind it: the one in front never goes on, and nothing names them.
 same => n,Goto(again)
`,
    { only },
  ));

test('a program may send the channel to a label', () =>
  checkProblems(
    `
[a]
exten => s,1,AGI(choose.agi)
 same => n,Hangup()
 same => n(one),NoOp()
exten => t,1,MyOwnApplication()
 same => n,Hangup()
 same => n(one),NoOp()
exten => u,1,ExecIf($[\${X}]?Stasis(app))
 same => n,Hangup()
 same => n(one),NoOp()
 same => n,Hangup()
 same => n,NoOp()
;          ^^^^ ${alone}
`,
    { only },
  ));

test('the called channel goes on behind where the caller goes, and the caller where a result says', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,,G(both))
 same => n,Hangup()
 same => n(both),Goto(caller,1)
 same => n,Goto(called,1)
exten => caller,1,Dial(PJSIP/1,,U(sub^GOTO:jump))
 same => n,Hangup()
 same => n(jump),NoOp()
exten => called,1,NoOp()
`,
    { only },
  ));

test('another extension that the number answers to', () =>
  checkProblems(
    `
[a]
exten => 123,1,NoOp()
exten => 123,2,NoOp()
exten => _1XX,1,NoOp()
exten => _1XX,2,Hangup()
exten => _1XX,3,NoOp()
exten => _2XX,1,Hangup()
exten => _2XX,2,NoOp()
;               ^^^^ ${alone}
`,
    { only },
  ));

test('the one that includes the context, and its neighbors there', () =>
  checkProblems(
    `
[all]
include => b
include => c
exten => s,1,Goto(label)
[b]
exten => s,2,Hangup()
 same => n(label),NoOp()
exten => _1X,1,Hangup()
 same => n,NoOp()
exten => _2X,1,Hangup()
 same => n,NoOp()
;          ^^^^ ${alone}
[c]
exten => 12,1,NoOp()
exten => 12,2,NoOp(far)
exten => _1.,1,NoOp()
`,
    { only },
  ));

test('labels are let be where files are missing; what has none is not', () =>
  checkProblems(
    `
#include "missing.conf"
[a]
exten => s,1,Hangup()
 same => n(label),NoOp()
 same => n,Hangup()
 same => n,NoOp()
;          ^^^^ ${alone}
`,
    { only },
  ));

test('the rest of an extension is removed', () =>
  checkFix(
    `
[a]
exten => s,1,Hangup()
 same => n,Play<|>back(x)
 same => n,Hangup()

exten => t,1,NoOp()
`,
    `
[a]
exten => s,1,Hangup()

exten => t,1,NoOp()
`,
    { only, title: 'Remove the 2 priorities', safe: false },
  ));

test('nothing is removed from the middle, where numbers would change', () =>
  checkNoFix(
    `
[a]
exten => s,1,Goto(end)
 same => n,Play<|>back(x)
 same => n(end),Hangup()
`,
    { only },
  ));

test('nor where the numbers of the next extension go on from there', () =>
  checkNoFix(
    `
[a]
exten => s,1,Hangup()
exten => s,n,Play<|>back(x)
exten => t,n,NoOp()
`,
    { only },
  ));

test('a routine whose Return is lost was to return', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(b,s,1)
 same => n,Gosub(c,s,1)
 same => n,Gosub(d,s,1)
 same => n,Gosub(e,s,1)
 same => n,Hangup()
[b]
exten => s,1,NoOp()
 same => n,Retrun()
[c]
exten => s,1,NoOp()
 sam => n,Return()
[d]
exten => s,1,NoOp()
 same => nReturn()
[e]
exten => s,1,NoOp()
 same => n,Return()
`,
    { only },
  ));

test('a label whose jump is mistyped or broken', () =>
  checkProblems(
    `
[a]
exten => 1,1,GotoIf($["\${X}" = ""]?emtpy)
 same => n,Hangup()
 same => n(empty),Playback(x)
 same => n,Hangup()
exten => 2,1,GotoIf($["\${X}" = ""]empty)
 same => n,Hangup()
 same => n(empty),Playback(x)
exten => 3,1,Answer()
 sam => n,Goto(again)
 same => n,Hangup()
 same => n(again),Playback(x)
exten => 4,1,Hangup()
 same => n(more),Playback(x)
;                ^^^^^^^^ information unreachable-priority: Nothing leads here: the priority in front of it never goes on, and nothing names this one.
`,
    { only },
  ));

test('what somebody misses, and another end of the call', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(process-\${DIGITS},1)
 same => n,Goto(wrong,1)
;          ^^^^^^^^^^^^^ information unreachable-priority: Nothing leads here: the priority in front of it never goes on, and nothing names this one.
exten => process-1,1,Goto(s,1)
 same => n,Goto(s,1)
;          ^^^^^^^^^ hint unreachable-priority: Nothing leads here: the priority in front of it never goes on, and nothing names this one.
exten => wrong,1,Busy(10)
 same => n,Congestion(10)
;          ^^^^^^^^^^^^^^ hint unreachable-priority: Nothing leads here: the priority in front of it never goes on, and nothing names this one.
exten => 2,1,Dial(PJSIP/2,30)
 same => n,Hangup()
 same => n(busy),Busy(20)
;                ^^^^^^^^ information unreachable-priority: Nothing leads here: the priority in front of it never goes on, and nothing names this one.
exten => 3,1,Hangup()
 same => n(end),Hangup()
`,
    { only },
  ));

test('what a mistake in front of it leaves without a way, and what is told of that mistake', () =>
  checkProblems(
    `
[a]
exten => 1,1,GotoIf($["\${X}" = "1"]?busy)
 same => n,Return()
 same => n,Playback(busy)
exten => 2,1,GotoIf($["\${X}" = "1"]?done:more:done)
 same => n,Playback(more)
 same => n(done),Hangup()
exten => _3[9-2],1,Answer()
 same => n,Playback(hello)
exten => 4,1,Goto(nowhere)
 same => n,Playback(hello)
;          ^^^^^^^^ information unreachable-priority: Nothing leads here: the priority in front of it never goes on, and nothing names this one.
`,
    { only },
  ));

test('behind a mistake that is told where it is', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(sub,s,1)
 same => n,Playback(x)
 same => n,Playback(y)
exten => 2,1,GotoIf($["\${X}" = ""]?Goto(late))
 same => n,Busy(5)
 same => n,Hangup()
 same => n(late),Playback(x)
exten => 3,1,Playback(x)
 same => n,Else()
 same => n,Playback(y)
 same => n,EndIf()
exten => 4,1,Goto(b,s,lots)
[sub]
exten => s,1,Playback(x)
[b]
exten => s,1,Hangup()
 same => n,Playback(x)
[c]
exten => s,1,Hangup()
 same => n,Playback(x)
;          ^^^^^^^^ information unreachable-priority: Nothing leads here: the priority in front of it never goes on, and nothing names this one.
`,
    { only },
  ));

test('a line that Asterisk drops was to lead here', () =>
  checkProblems(
    `
[a]
exten => _X,1,Goto(l-\${EXTEN})
 same => n(l-1),Playback(one)
 same => n,Hangup()
 same => (l-2),Playback(two)
 same => n,Playback(more)
`,
    { only },
  ));

test('what stands behind a condition whose ways are a mistake that is told', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
 same => n(again),Read(digit,hello,1)
 same => n,GotoIf($["\${digit}" = ""]?again:again)
 same => n,Dial(PJSIP/1)
exten => 1,1,Read(room,hello,3)
 same => n,GotoIf($["\${room}" = ""]?s:1)
 same => n,Dial(PJSIP/\${room})
`,
    { only },
  ));

test('what stands behind a jump that goes round for ever', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=1)
 same => n,Goto(s,1)
;               ^^^ warning endless-loop: This goes round for ever: nothing between 'a,s,1' and here waits, ends or leads out.
 same => n(on),Playback(hello)
 same => n,GotoIf($["\${X}" = "2"]?on)
`,
    { only: ['endless-loop', 'unreachable-priority'] },
  ));

test('the second priority of a place that option G names in a misspelled context', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20,G(joind^s^1))
[joined]
exten => s,1,Goto(caller,1)
 same => n,Goto(called,1)
exten => caller,1,Hangup()
exten => called,1,Hangup()
[other]
exten => s,1,Goto(caller,1)
 same => n,Goto(called,1)
;          ^^^^^^^^^^^^^^ information unreachable-priority: Nothing leads here: the priority in front of it never goes on, and nothing names this one.
exten => caller,1,Hangup()
exten => called,1,Hangup()
`,
    { only },
  ));

test('lines that only another one names which is never run stay as long as that one does', () =>
  checkNoFix(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?first:end)
 same => n,GotoIf($["\${X}" = "2"]?second:end)
 same => n(first),Playback(one)
 same => n,Hangup()
 same => n(second),Play<|>back(two)
 same => n,Hangup()
 same => n(end),Hangup()
`,
    { only },
  ));

test('behind a routine that calls one which does not come back, as is told there', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(ring,s,1(PJSIP/100))
 same => n,Playback(goodbye)
[ring]
exten => s,1,Gosub(note,s,1)
 same => n,Dial(\${ARG1})
 same => n,Return()
[note]
exten => s,1,NoOp(call)
`,
    { only: ['unreachable-priority', 'unused-subroutine-argument'] },
  ));

test('where a jump of the extension lacks its label, or names one that there is not', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/100,60)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?busy)
 same => n,GotoIf($["\${DIALSTATUS}" = "CHANUNAVAIL"]?second)
 same => n,Hangup()
 same => n(2nd),Dial(PJSIP/200,60)
 same => n,Hangup()
 same => n(busy),Busy(5)
 same => n,Hangup()
exten => 2,1,Dial(PJSIP/100,60)
 same => n,GotoIf($["\${DIALSTATUS}" = "CHANUNAVAIL"]?)
 same => n,Hangup()
 same => n(second),Dial(PJSIP/200,60)
exten => 3,1,Dial(PJSIP/100,60)
 same => n,Goto(st_\${DIALSTATUS})
 same => n(st-BUSY),Dial(PJSIP/200,60)
`,
    { only },
  ));

test('a label that a call takes for an extension', () =>
  checkProblems(
    `
[phones]
exten => 1,1,Gosub(bell,ring,1)
[bell]
exten => s,1,Verbose(1,ring or stop)
 same => n,Return()
 same => n(ring),Page(PJSIP/100,q,5)
 same => n,Return()
 same => n(stop),Playback(beep)
 same => n,Return()
`,
    { only },
  ));

test('a label in the place of which an application stands', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = ""]?Hangup())
 same => n,Goto(s,1)
 same => n(end),Playback(goodbye)
 same => n,Hangup()
`,
    { only },
  ));

test('an If without its EndIf is why nothing leads past what it guards', () =>
  checkProblems(
    `
[a]
exten => s,1,If($["\${X}" = ""])
;            ^^ error unpaired-block: No EndIf behind it closes this If.
 same => n,Goto(b,s,1)
 same => n,Playback(one)
 same => n(two),Playback(two)
[b]
exten => s,1,Hangup()
`,
    { only: ['unreachable-priority', 'unpaired-block'] },
  ));
