/** What can run after a priority. */

import test from 'node:test';
import { checkFlow } from '../support/check-flow.ts';

test('the next priority, or none', () =>
  checkFlow(`
[a]
exten => s,1,NoOp()
;            ^^^^ next a,s,2
 same => n,Wait(1)
;          ^^^^ fall-off
exten => t,1,NoOp()
;            ^^^^ fall-off
exten => t,3,Hangup()
;            ^^^^^^ end
`));

test('applications after which nothing of the extension runs', () =>
  checkFlow(`
[a]
exten => s,1,Hangup(16)
;            ^^^^^^ end
 same => n,Busy(10)
;          ^^^^ end
 same => n,congestion
;          ^^^^^^^^^^ end
 same => n,Return(1)
;          ^^^^^^ return
 same => n,RaiseException(x)
;          ^^^^^^^^^^^^^^ end
 same => n,Incomplete()
;          ^^^^^^^^^^ dialled
 same => n,StackPop()
;          ^^^^^^^^ leave
 same => n,NoOp()
`));

test('digits may lead away', () =>
  checkFlow(`
[a]
exten => s,1,BackGround(menu)
;            ^^^^^^^^^^ next a,s,2; dialled
 same => n,WaitExten(5)
;          ^^^^^^^^^ next a,s,3; dialled
 same => n,WaitExten(5)
;          ^^^^^^^^^ dialled
`));

test('jumps', () =>
  checkFlow(`
[a]
exten => s,1,Goto(b,s,1)
;            ^^^^ jump b,s,1
 same => n,Goto(\${X})
;          ^^^^ unknown
 same => n,Goto(nowhere,s,1)
;          ^^^^ unknown
 same => n,GotoIf($[\${X}]?end)
;          ^^^^^^ jump a,s,end; next a,s,5
 same => n,GotoIf($[\${X}]?end:b,s,1)
;          ^^^^^^ jump a,s,end; jump b,s,1
 same => n,GotoIf($[\${X}]?:end)
;          ^^^^^^ next a,s,7; jump a,s,end
 same => n,GotoIfTime(*,*,*,*?b,s,1:)
;          ^^^^^^^^^^ jump b,s,1; next a,s,end
 same => n(end),ExecIf($[\${X}]?Goto(b,s,1):Return())
;               ^^^^^^ jump b,s,1; return
[b]
exten => s,1,ExecIf($[\${X}]?Playback(x))
;            ^^^^^^ next b,s,2
 same => n,ExecIf($[\${X}]?Hangup())
;          ^^^^^^ end; fall-off
`));

test('a subroutine comes back, unless it cannot', () =>
  checkFlow(`
[a]
exten => s,1,Gosub(back,s,1)
;            ^^^^^ next a,s,2
 same => n,GosubIf($[\${X}]?gone,s,1:back,s,1)
;          ^^^^^^^ next a,s,3; end
 same => n,Gosub(\${X},s,1)
;          ^^^^^ next a,s,4
 same => n,Gosub(gone,s,1)
;          ^^^^^ end
 same => n,Gosub(menu,s,1)
;          ^^^^^ next a,s,6
 same => n,Gosub(self,s,1)
;          ^^^^^ next a,s,7
 same => n,NoOp()
[back]
exten => s,1,Return()
[gone]
exten => s,1,Hangup()
[menu]
exten => s,1,WaitExten()
[self]
exten => s,1,Gosub(self,s,1)
 same => n,Return()
`));

test('each priority is looked up for itself', () =>
  checkFlow(`
[a]
include => rest
exten => 123,1,NoOp()
;              ^^^^ next a,_1XX,2 as 123
exten => _1XX,1,NoOp()
;               ^^^^ next a,_1XX,2
exten => _1XX,2,NoOp()
;               ^^^^ next rest,_X.,3 as _1XX in a
exten => _1XX,4,NoOp()
[rest]
exten => _X.,3,NoOp()
;              ^^^^ fall-off
`));

test('a number with steps for certain callers', () =>
  checkFlow(`
[a]
exten => 1/555,1,NoOp()
;                ^^^^ next a,1,theirs; next a,1,2
exten => 1/555,2(theirs),Hangup()
exten => 1,1,NoOp()
;            ^^^^ next a,1,theirs; next a,1,2
exten => 1,2,NoOp()
;            ^^^^ next a,1,3
exten => 1,3,NoOp()
`));

test('a loop', () =>
  checkFlow(`
[a]
exten => s,1,While($[\${X}])
;            ^^^^^ next a,s,2; block a,s,8
 same => n,ExecIf($[\${Y}]?ExitWhile())
;          ^^^^^^ block a,s,8; next a,s,3
 same => n,While($[\${Z}])
;          ^^^^^ next a,s,4; block a,s,7
 same => n,ContinueWhile()
;          ^^^^^^^^^^^^^ block a,s,3
 same => n,ExitWhile()
;          ^^^^^^^^^ block a,s,7
 same => n,EndWhile()
;          ^^^^^^^^ block a,s,3
 same => n,EndWhile()
;          ^^^^^^^^ block a,s,1
 same => n,NoOp()
`));

test('without an end a loop goes on', () =>
  checkFlow(`
[a]
exten => s,1,While($[\${X}])
;            ^^^^^ next a,s,2
 same => n,ExitWhile()
;          ^^^^^^^^^ next a,s,3
 same => n,NoOp()
exten => t,1,EndWhile()
;            ^^^^^^^^ next a,t,2
 same => n,ContinueWhile()
;          ^^^^^^^^^^^^^ fall-off
`));

test('an If without dividers, in another If', () =>
  checkFlow(`
[a]
exten => s,1,If($[\${X}])
;            ^^ next a,s,2; block a,s,6
 same => n,If($[\${Y}])
;          ^^ next a,s,3; block a,s,5
 same => n,ExitIf()
;          ^^^^^^ block a,s,5
 same => n,EndIf()
;          ^^^^^ next a,s,5
 same => n,EndIf()
;          ^^^^^ next a,s,6
 same => n,NoOp()
`));

test('an If comes to its first ElseIf, that to the next one or to Else, and a part that ran falls into ElseIf but not into Else', () =>
  checkFlow(`
[a]
exten => s,1,If($[\${X}])
;            ^^ next a,s,2; block a,s,3
 same => n,NoOp(x)
;          ^^^^ next a,s,3
 same => n,ElseIf($[\${Y}])
;          ^^^^^^ next a,s,4; block a,s,5
 same => n,NoOp(y)
 same => n,ElseIf($[\${Z}])
;          ^^^^^^ next a,s,6; block a,s,8
 same => n,NoOp(z)
 same => n,Else()
;          ^^^^ block a,s,10
 same => n,NoOp(else)
 same => n,EndIf()
 same => n,NoOp()
`));
