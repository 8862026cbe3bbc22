/** priority-gap: what leads over a gap, and what stands behind one for nothing. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'priority-gap';

test('other extensions fill it', () =>
  checkProblems(
    `
[a]
exten => 100,1,Answer()
exten => 100,3,Wait(1)
exten => _1XX,2,Playback(hello)
exten => 100/55,1,Answer()
exten => 200,1,Answer()
exten => 200/55,2,Wait(1)
exten => 200,3,Wait(1)
include => b
exten => 300,1,Answer()
exten => 300,3,Wait(1)
[b]
exten => 300,2,Wait(1)
`,
    { only },
  ));

test('jumps lead over it, relative and computed ones too', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(+3)
exten => 1,4,Wait(1)
exten => 2,1,GotoIf($["\${X}" = ""]?5:\${NEXT})
exten => 2,5,Wait(1)
exten => 2,7,Wait(1)
exten => 3,1,Dial(PJSIP/3,30,G(a^3^5))
exten => 3,5,Wait(1)
exten => 3,6,Wait(1)
exten => 4,1,NoOp()
exten => 4,6,Wait(1)
;          ^ warning priority-gap: Nothing leads to priority 6: '4' has no priority 5.
exten => 4,7,Wait(1)
exten => 4,9,Wait(1)
;          ^ warning priority-gap: Nothing leads to priority 9: '4' has no priority 8.
`,
    { only },
  ));

test('an application that never goes on is in front of it', () =>
  checkProblems(
    `
[a]
exten => 1,1,Answer()
exten => 1,2,Hangup()
exten => 1,4,Playback(goodbye)
;          ^ warning priority-gap: Nothing leads to priority 4: '1' has no priority 3.
`,
    { only: [only, 'unreachable-priority'] },
  ));

test('very old jumps, and numbers that are 101 further by chance', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1)
exten => s,2,VoiceMail(1,u)
exten => s,102,VoiceMail(1,b)
;          ^^^ warning priority-gap: Nothing leads to priority 102: no call goes on 101 priorities further when somebody is busy.
exten => s,103,Hangup()
exten => t,1,Dial(PJSIP/1)
exten => t,101,VoiceMail(1,b)
;          ^^^ warning priority-gap: Nothing leads to priority 101: 't' has no priority 100.
exten => i,1,Dial(PJSIP/1)
exten => i,n+101,VoiceMail(1,b)
;          ^ warning priority-gap: Nothing leads to priority 103: no call goes on 101 priorities further when somebody is busy.
`,
    { only },
  ));

test('a Hangup, a label, a line that is dropped', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
exten => s,99,Hangup()
;          ^^ information priority-gap: Nothing leads to priority 99: 's' has no priority 98.
exten => i,1,Dial(PJSIP/1)
exten => i,102,Hangup()
;          ^^^ information priority-gap: Nothing leads to priority 102: no call goes on 101 priorities further when somebody is busy.
exten => t,1,Answer()
exten => t,10(later),Wait(1)
[b]
exten => s,1,Answer()
exten => s,0,Wait(1)
exten => s,3,Wait(1)
`,
    { only },
  ));

test('the numbers are moved to close it', () =>
  checkFix(
    `
[a]
exten => s,1,Answer()
exten => s,<|>4,Wait(1)
exten => s,5,Wait(2)
 same => n,Hangup()
`,
    `
[a]
exten => s,1,Answer()
exten => s,2,Wait(1)
exten => s,3,Wait(2)
 same => n,Hangup()
`,
    { only, title: 'Renumber from 2', safe: false },
  ));

test("an 'n' becomes a number", () =>
  checkFix(
    '[a]\nexten => s,1,Answer()\nexten => 1,1,Answer()\nexten => 1,2,Hangup()\nexten => s,<|>n,Wait(1)\n same => n,Wait(2)\n',
    '[a]\nexten => s,1,Answer()\nexten => 1,1,Answer()\nexten => 1,2,Hangup()\nexten => s,2,Wait(1)\n same => n,Wait(2)\n',
    { only, title: 'Renumber from 2', safe: false },
  ));

test('a very old jump is not made the way of those who do not answer', () =>
  checkNoFix('[a]\nexten => s,1,Dial(PJSIP/1)\nexten => s,<|>102,VoiceMail(1,b)\n', { only }));

test('an extension behind same is told as a second priority', () =>
  checkProblems(
    "[a]\nexten => 100,1,Answer()\nsame => 100,2,Wait(1)\nsame => 200,Wait(2)\n;       ^^^ warning priority-gap: Nothing leads to priority 200: '100' has no priority 199.\n",
    { only },
  ));

test('a line right above that is no line of an extension, or has another name by mistake, is told itself', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
exten  s,2,Wait(1)
exten => s,3,Wait(2)
exten => 9999,1,Answer()
exten => 999,n,Wait(1)

exten => 9999,n,Wait(2)
exten => 100,1,Answer()
extne => 100,2,Wait(1)
; a comment
exten => 100,3,Wait(2)
exten => 100,5,Wait(2)
;            ^ warning priority-gap: Nothing leads to priority 5: '100' has no priority 4.
exten => 200,1,Answer()
exten => 201,1,Answer()
exten => 200,n,Answer()
`,
    { only },
  ));

test('one number among others that is wrong is told alone', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
exten => s,22,Read(ZIP,,5)
;          ^^ warning priority-gap: Nothing leads to priority 22: 's' has no priority 21.
exten => s,3,Playback(hello)
exten => s,4,Hangup()
`,
    { only },
  ));

test('one number among others that is wrong becomes the one behind the line above', () =>
  checkFix(
    '[a]\nexten => s,1,Answer()\nexten => s,<|>22,Read(ZIP,,5)\nexten => s,3,Hangup()\n',
    '[a]\nexten => s,1,Answer()\nexten => s,2,Read(ZIP,,5)\nexten => s,3,Hangup()\n',
    { only, safe: false },
  ));

test('a line of another extension that was dropped has not the missing number', () =>
  checkProblems(
    `
[a]
exten => 5000,1,AgentLogin()
exten => 5000,1,Set(COUNT=0)
exten => 5000,2,Hangup()
exten => 1234,1,Answer()
exten => 1234,n,Dial(PJSIP/100)
exten => 1234,102,Playback(tt-allbusy)
;             ^^^ warning priority-gap: Nothing leads to priority 102: no call goes on 101 priorities further when somebody is busy.
[b]
exten => 1234,1,Answer()
exten => 1235,1,Answer()
exten => 1234,1,Dial(PJSIP/101)
exten => 1235,3,Playback(tt-allbusy)
`,
    { only },
  ));

test('what takes the rest counts for nobody, and a line that is out of order is the one that is told', () =>
  checkProblems(
    `
[inside]
include => out
include => rest
exten => 100,1,Answer()
exten => 100,4,Playback(hello)
;            ^ warning priority-gap: Nothing leads to priority 4: '100' has no priority 3.
exten => 100,3,Hangup()
[out]
exten => 911,1,Answer()
exten => 911,3,Hangup()
;            ^ information priority-gap: '911' has no priority 2: a call runs that of '_X.' of 'rest' before it comes here.
[rest]
exten => _X.,1,Answer()
exten => _X.,2,Playback(nobody)
exten => _X.,3,Hangup()
`,
    { only },
  ));

test('MACRO_OFFSET brings calls back 101 priorities further', () =>
  checkProblems(
    `
[a]
exten => s,1,Macro(busy)
exten => s,102,Hangup()
exten => s,103,NoOp()
[macro-busy]
exten => s,1,Set(MACRO_OFFSET=100)
`,
    { only: 'priority-gap' },
  ));

test('a number that a jump names beside the one behind the gap, and lines lost with the first of their extension', () =>
  checkProblems(
    `
[a]
exten => _2XX,1,GotoIf($["\${EXTEN}" = "200"]?20)
;                                            ^^ error unknown-priority: The extension '_2XX' of the context 'a' has no priority 20.
exten => _2XX,2,Hangup()
exten => _2XX,10,Playback(hello)
exten => _2XX,11,Hangup()
[b]
exten => _[2-4XX,1,NoOp(one)
;         ^ error unclosed-bracket: This '[' has no ']'.
exten => _[2-4]XX,2,GotoIf($["\${EXTEN}" = "200"]?10)
exten => _[2-4]XX,3,Hangup()
exten => _[2-4]XX,10,Playback(hello)
exten => _[2-4]XX,11,Hangup()
`,
    { only: [only, 'unknown-priority', 'unclosed-bracket', 'missing-priority'] },
  ));

test('a number that is compared is no flaw of a jump', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(CODE,enter-code,5)
exten => s,2(again),Wait(1)
exten => s,4,GotoIf($[\${LEN(\${CODE})} != 4]?again)
;          ^ warning priority-gap: Nothing leads to priority 4: 's' has no priority 3.
`,
    { only },
  ));

test('a macro of a file that is not there may go on 101 priorities further', () =>
  checkProblems(
    `
#include others/macros.conf
[a]
exten => 100,1,Macro(say,\${EXTEN})
exten => 100,2,Hangup()
exten => 100,102,Playback(said)
`,
    { only },
  ));

test('a number that is missing in front of a line which others jump to cuts off who runs the line above', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
exten => s,3,Background(menu)
;          ^ warning priority-gap: 's' has no priority 2: a call that has run priority 1 ends there.
exten => s,4,WaitExten(5)
exten => i,1,Playback(invalid)
exten => i,2,Goto(s,3)
exten => 1,1,Goto(2,3)
exten => 2,1,Goto(s,1)
exten => 2,3,Playback(two)
exten => 3,1,Dial(PJSIP/3)
exten => 3,3,Hangup()
exten => 4,1,Playback(four)
exten => _[4-6],2,Playback(more)
exten => 4,3,Playback(end)
exten => t,1,GotoIf($["\${X}" = "1"]?3,3:4,3)
`,
    { only },
  ));
