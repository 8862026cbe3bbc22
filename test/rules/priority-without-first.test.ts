/** priority-without-first: what else leads into an extension, and what is told by other rules. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'priority-without-first';

test('another extension of the context or of an included one has the first', () =>
  checkProblems(
    `
[a]
exten => _X.,1,NoOp()
exten => _X.,2,Hangup()
exten => 42,2,Answer()
exten => _[x].,2,Answer()
;              ^ warning priority-without-first: '_[x].' has no priority 1, so that no call enters it.
include => b
exten => s,2,Answer()
exten => t,3,Answer()
;          ^ warning priority-without-first: 't' has no priority 1, so that no call enters it.
[b]
exten => s,1,NoOp()
exten => t,1,NoOp()
`,
    { only },
  ));

test('a context that includes this one has the first', () =>
  checkProblems('[a]\nexten => 100,1,NoOp()\ninclude => b\n[b]\nexten => 100,2,Answer()\n', { only }));

test('somebody jumps to the number, from this context, another one or another file', () =>
  checkProblems(
    `
[a]
exten => 100,2,Answer()
exten => 101,2,Answer()
exten => 102,5,Answer()
exten => 103,5,Answer()
;            ^ warning priority-without-first: '103' has no priority 1, so that no call enters it.
exten => s,1,Goto(100,2)
[b]
exten => s,1,GotoIf($[\${X}]?a,101,2)
 same => n,Gosub(a,102,\${P}(x))
[c]
exten => 7,3,Answer()
exten => 8,3,Answer()
;          ^ warning priority-without-first: '8' has no priority 1, so that no call enters it.
-- features.conf --
[applicationmap]
x => *1,self,Gosub(c,7,3)
`,
    { only },
  ));

test('a jump from a place that nobody comes to is none', () =>
  checkProblems(
    `
[a]
exten => 100,2,Goto(100,2)
;            ^ warning priority-without-first: '100' has no priority 1, so that no call enters it.
`,
    { only },
  ));

test('labels, hints, and what may hold more', () =>
  checkProblems(
    `
[a]
exten => _X.,50000(stdexten),NoOp()
exten => 100,hint,PJSIP/100
[b]
switch => Realtime/@
exten => 100,2,Answer()
[c](+)
exten => s,3,Answer()
`,
    { only },
  ));

test("an 'n', and a first line that is dropped, are told once", () =>
  checkProblems(
    `
[a]
exten => 100,1,Answer()
exten => 101,n,Answer()
;            ^ error next-without-previous: 'n' counts on from another extension: '101' has no priority 1 and is never entered.
[b]
exten => 100,Answer()
;            ^^^^^^^^ error missing-priority: The priority is missing in front of 'Answer'; Asterisk drops the line.
exten => 100,2,Hangup()
exten => 100,3,Answer()
`,
    { only: [only, 'next-without-previous', 'missing-priority'] },
  ));

test('the numbers are moved down', () =>
  checkFix(
    `
[a]
exten => 100,<|>2,Answer()
 same => 3,Wait(1)
 same => n,Hangup()
`,
    `
[a]
exten => 100,1,Answer()
 same => 2,Wait(1)
 same => n,Hangup()
`,
    { only, title: 'Renumber from 1', safe: false },
  ));

test("not where an 'n' would count on from elsewhere", () =>
  checkNoFix('[a]\nexten => 100,<|>2,Answer()\nexten => 7,2,Answer()\nexten => 100,n,Wait(1)\nexten => 7,1,NoOp()\n', { only }));

test('the first priority stands on a line that is told', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
same => 6004,1,Dial(PJSIP/1)
exten => 6004,2,Hangup()
exten ==> 3,2,Goto(s,1)
`,
    { only },
  ));

test('an extension that Asterisk enters by itself, where numbers and outcomes are gone to', () =>
  checkProblems(
    `
[in]
exten => _0X.,1,Goto(out,\${EXTEN},5)
[out]
exten => _0X.,5,Dial(PJSIP/\${EXTEN}@trunk)
 same => n,Goto(said,\${DIALSTATUS},5)
exten => i,5,Playback(invalid)
;          ^ warning priority-without-first: 'i' has no priority 1, so that no call enters it.
[said]
exten => BUSY,5,Playback(busy)
exten => i,5,Playback(invalid)
;          ^ warning priority-without-first: 'i' has no priority 1, so that no call enters it.
[free]
exten => i,5,Playback(invalid)
exten => s,1,Goto(\${WHERE},5)
`,
    { only: 'priority-without-first' },
  ));

test('a label is a way in only where something names it, and a line that was dropped matters to its own extension', () =>
  checkProblems(
    `
[a]
exten => 700,2,Answer()
;            ^ warning priority-without-first: '700' has no priority 1, so that no call enters it.
exten => *65,40000(ani),Answer()
;            ^^^^^ information priority-without-first: '*65' has no priority 1, so that no call enters it.
exten => *66,40000(named),Answer()
exten => _X.,30000(time),Answer()
exten => 702,1,Answer()
exten => 702,1,Answer()
exten => 703,2,Answer()
[b]
exten => s,1,Goto(a,*66,named)
`,
    { only },
  ));

test('another extension with a priority 1 that never goes on', () =>
  checkProblems(
    `
[a]
exten => 112,1,Goto(b,s,1)
exten => _1XX,2,Dial(PJSIP/\${EXTEN})
;             ^ warning priority-without-first: '_1XX' has no priority 1, so that no call enters it.
 same => n,Hangup()
exten => 212,1,Set(X=1)
exten => _2XX,2,Dial(PJSIP/\${EXTEN})
[b]
exten => s,1,Hangup()
`,
    { only },
  ));

test('whoever dials the number comes in by what takes the rest, in another context', () =>
  checkProblems(
    `
[inside]
include => emergency
include => rest
[emergency]
exten => 911,2,Dial(PJSIP/1)
;            ^ warning priority-without-first: '911' has no priority 1: a call to it begins at '_X.' of 'rest', and comes here behind that.
[rest]
exten => _X.,1,Playback(nobody)
exten => _X.,2,Hangup()
`,
    { only },
  ));

test('behind a line that has lost its arrow and would have been the first', () =>
  checkProblems(
    `
[a]
exten => 200,1,Answer()
exten > 201,1,Answer()
exten => 201,2,Hangup()
exten > 202,1,Answer()
exten => 203,2,Playback(bye)
;            ^ warning priority-without-first: '203' has no priority 1, so that no call enters it.
`,
    { only },
  ));

test('nothing is renumbered while a line of it jumps to the number of another', () =>
  checkNoFix(
    `
[a]
exten => 100,2<|>,Answer()
exten => 100,3,GotoIf($["\${X}" = ""]?2)
`,
    { only },
  ));

test('a lone Hangup under a slip of the pattern above', () =>
  checkProblems(
    `
[a]
exten => _00ZXXXXX.,1,Dial(PJSIP/100)
exten => _00ZXXXXX,2,Hangup()
;                  ^ information priority-without-first: '_00ZXXXXX' has no priority 1, so that no call enters it.
exten => _5X,1,Dial(PJSIP/100)
exten => _98.,2,Hangup()
;             ^ hint priority-without-first: '_98.' has no priority 1, so that no call enters it.
`,
    { only },
  ));

test('what nothing includes may go on where another file ends, but hardly behind its first line', () =>
  checkProblems(
    `
-- extensions.conf --
#include "generated.conf"
[other]
exten => 100,3,Answer()
;            ^ warning priority-without-first: '100' has no priority 1, so that no call enters it.
-- extensions_custom.conf --
[routine-before-call]
exten => s,21,NoOp()
;          ^^ hint priority-without-first: 's' has no priority 1, so that no call enters it.
 same => n,Return()
[phones]
exten => 100,2,Answer()
;            ^ warning priority-without-first: '100' has no priority 1, so that no call enters it.
`,
    { only },
  ));
