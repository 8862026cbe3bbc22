/** unpaired-block: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unpaired-block';

test('each part of a block, in any case', () =>
  checkProblems(
    `
[a]
exten => 1,1,while($[\${X}])
;            ^^^^^ error unpaired-block: No EndWhile behind it closes this While.
 same => n,ExitWhile()
exten => 2,1,ENDWHILE
;            ^^^^^^^^ error unpaired-block: No While in front of it is open for this EndWhile to close.
 same => n,ContinueWhile()
;          ^^^^^^^^^^^^^ error unpaired-block: No While in front of it is open around this ContinueWhile.
exten => 3,1,If($[\${X}])
;            ^^ error unpaired-block: No EndIf behind it closes this If.
 same => n,ElseIf($[\${Y}])
 same => n,Else()
exten => 4,1,ElseIf($[\${X}])
;            ^^^^^^ error unpaired-block: No If in front of it is open around this ElseIf.
 same => n,Else()
 same => n,EndIf()
exten => 5,1,Else()
;            ^^^^ error unpaired-block: No If in front of it is open around this Else.
exten => 6,1,ExitIf()
;            ^^^^^^ error unpaired-block: No If in front of it is open around this ExitIf.
exten => 7,1,EndIf()
;            ^^^^^ error unpaired-block: No If in front of it is open for this EndIf to close.
`,
    { only },
  ));

test('the first part of a block without a beginning is told, and what follows up to its end is not', () =>
  checkProblems(
    `
[a]
exten => 1,1,Playback(one)
 same => n,Else()
;          ^^^^ error unpaired-block: No If in front of it is open around this Else.
 same => n,Playback(other)
 same => n,EndIf()
 same => n,EndIf()
;          ^^^^^ error unpaired-block: No If in front of it is open for this EndIf to close.
exten => 2,1,ContinueWhile()
;            ^^^^^^^^^^^^^ error unpaired-block: No While in front of it is open around this ContinueWhile.
 same => n,EndWhile()
`,
    { only },
  ));

test('blocks in blocks are counted, and one kind does not close the other', () =>
  checkProblems(
    `
[a]
exten => 1,1,While($[\${X}])
;            ^^^^^ error unpaired-block: No EndWhile behind it closes this While.
 same => n,While($[\${Y}])
 same => n,EndWhile()
exten => 2,1,While($[\${X}])
 same => n,If($[\${Y}])
;          ^^ error unpaired-block: No EndIf behind it closes this If.
 same => n,EndWhile()
`,
    { only },
  ));

test('a gap in the numbers ends the search', () =>
  checkProblems(
    `
[a]
exten => 1,1,While($[\${X}])
;            ^^^^^ error unpaired-block: No EndWhile behind it closes this While.
exten => 1,3,EndWhile()
;            ^^^^^^^^ error unpaired-block: No While in front of it is open for this EndWhile to close.
`,
    { only },
  ));

test('a loop that runs until it is left by a jump asks for no end', () =>
  checkProblems(
    `
[a]
exten => 1,1,While($[1])
 same => n,Wait(1)
 same => n,Goto(2)
`,
    { only },
  ));

test('a block that the channel is in when it jumps', () =>
  checkProblems(
    `
[a]
exten => 1,1,While($[\${X}])
 same => n,GotoIf($[\${Y}]?skip)
 same => n,GotoIf($[\${Z}]?elsewhere,1)
 same => n,EndWhile()
 same => n,Hangup()
 same => n(skip),ContinueWhile()
exten => elsewhere,1,ExitWhile()
`,
    { only },
  ));

test('one inside ExecIf is not counted, and neither is it judged', () =>
  checkProblems(
    `
[a]
exten => 1,1,While($[\${X}])
;            ^^^^^ error unpaired-block: No EndWhile behind it closes this While.
 same => n,ExecIf($[\${Y}]?EndWhile())
exten => 2,1,ExecIf($[\${Y}]?ExitWhile())
`,
    { only },
  ));

test('an end in a pattern, in an included context, and in one that includes', () =>
  checkProblems(
    `
[a]
include => rest
exten => _1X,1,While($[\${X}])
exten => _X.,2,EndWhile()
exten => 5,1,While($[\${X}])
exten => 6,2,EndWhile()
[rest]
exten => 5,2,EndWhile()
exten => 6,1,While($[\${X}])
[open]
switch => Realtime/x@y
exten => 1,1,While($[\${X}])
;            ^^^^^ error unpaired-block: No EndWhile behind it closes this While.
`,
    { only },
  ));

test('a line that is half written is another matter', () =>
  checkProblems(
    `
[a]
exten => 1,1,While($[\${X}]
 same => n,EndIf(
`,
    { only },
  ));

test('an end too many becomes NoOp', () =>
  checkFix(
    `
[a]
exten => 1,1,NoOp()
exten => 1,2(x),End<|>While()
`,
    `
[a]
exten => 1,1,NoOp()
exten => 1,2(x),NoOp()
`,
    { only, safe: false },
  ));

test('where the end belongs is for its author to say', () =>
  checkNoFix(
    `
[a]
exten => 1,1,Whi<|>le($[\${X}])
`,
    { only },
  ));

test('an end that is misspelled is told at its name', () =>
  checkProblems(
    `
[a]
exten => s,1,While($[\${i} < 3])
 same => n,EndWhlie()
exten => t,1,While($[\${i} < 3])
;            ^^^^^ error unpaired-block: No EndWhile behind it closes this While.
 same => n,Playbakc(hello)
`,
    { only },
  ));

test('the other half is on a line that Asterisk drops', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
 same = > n,While($[\${i} < 3])
 same => n,EndWhile()
 same => n,If($[\${i} < 3])
 same Endif()
[b]
exten => s,1,EndWhile()
;            ^^^^^^^^ error unpaired-block: No While in front of it is open for this EndWhile to close.
`,
    { only },
  ));

test('parked calls bring no end of a block', () =>
  checkProblems(
    `
[inside]
include => parkedcalls
exten => 804,1,While($[\${I} < 5])
;              ^^^^^ error unpaired-block: No EndWhile behind it closes this While.
 same => n,Set(I=$[\${I} + 1])
exten => 805,1,EndIf()
;              ^^^^^ error unpaired-block: No If in front of it is open for this EndIf to close.
`,
    { only: 'unpaired-block' },
  ));

test('a second end behind a loop closes nothing', () =>
  checkProblems(
    `
[a]
exten => s,1,While($[\${i} < 3])
 same => n,Set(i=$[\${i} + 1])
 same => n,GotoIf($["\${X}" = "1"]?out)
 same => n,EndWhile()
 same => n,EndWhile()
;          ^^^^^^^^ error unpaired-block: No While in front of it is open for this EndWhile to close.
 same => n,Hangup()
 same => n(out),EndWhile()
`,
    { only: 'unpaired-block' },
  ));

test('an ElseIf and an Else behind the Else of their block', () =>
  checkProblems(
    `
[a]
exten => 1,1,If($["\${X}" = "1"])
 same => n,Playback(one)
 same => n,Else()
 same => n,Playback(other)
 same => n,ElseIf($["\${X}" = "2"])
;          ^^^^^^ error unpaired-block: The Else of its block stands above this ElseIf, which is asked before it: nothing behind that Else ever runs.
 same => n,Playback(two)
 same => n,EndIf()
exten => 2,1,If($["\${X}" = "1"])
 same => n,Playback(one)
 same => n,Else()
 same => n,Playback(other)
 same => n,Else()
;          ^^^^ error unpaired-block: Its block has an Else above: nothing behind this one ever runs.
 same => n,Playback(two)
 same => n,EndIf()
exten => 3,1,If($["\${X}" = "1"])
 same => n,If($["\${Y}" = "1"])
 same => n,Playback(one)
 same => n,Else()
 same => n,Playback(other)
 same => n,EndIf()
 same => n,ElseIf($["\${X}" = "2"])
 same => n,Playback(two)
 same => n,Else()
 same => n,Playback(three)
 same => n,EndIf()
`,
    { only },
  ));

test('the end of the other kind of block', () =>
  checkProblems(
    `
[a]
exten => 1,1,If($["\${X}" = "1"])
 same => n,Playback(one)
 same => n,EndWhile()
;          ^^^^^^^^ error unpaired-block: No While in front of it is open for this EndWhile to close.
exten => 2,1,While($["\${X}" = "1"])
 same => n,If($["\${X}" = "1"])
;          ^^ error unpaired-block: No EndIf behind it closes this If.
 same => n,EndWhile()
`,
    { only },
  ));

test('the end of the other kind becomes the end that is missing', () => {
  checkFix(
    `
[a]
exten => 1,1,If($["\${X}" = "1"])
 same => n,Playback(one)
 same => n,End<|>While()
`,
    `
[a]
exten => 1,1,If($["\${X}" = "1"])
 same => n,Playback(one)
 same => n,EndIf()
`,
    { only, title: "Change to 'EndIf'", safe: false },
  );
  checkFix(
    `
[a]
exten => 1,1,If($["\${X}" = "1"])
 same => n,EndIf()
 same => n,End<|>While()
`,
    `
[a]
exten => 1,1,If($["\${X}" = "1"])
 same => n,EndIf()
 same => n,NoOp()
`,
    { only, title: 'Change to NoOp' },
  );
});
