/** misleading-argument-comment: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'misleading-argument-comment';

test('never read, optional but used, a guard that gives up, and one left out', () =>
  checkProblems(
    `
; @arg 1 what
; @arg 2 how Never read.
; ^^^^^^^^^^^^^^^^^^^^^^ information misleading-argument-comment: 'unread,s,1' never reads ARG2.
[unread]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
; @arg 1 what
; @arg 2 [how]
; ^^^^^^^^^^^^ information misleading-argument-comment: 'used,s,1' uses ARG2 whether it is empty or not, and the comment lets callers leave it out.
[used]
exten => s,1,Set(DB(x/\${ARG1})=\${ARG2})
 same => n,Return()
; @arg 1 [what]
; ^^^^^^^^^^^^^ information misleading-argument-comment: 'idle,s,1' does nothing when ARG1 is empty, and the comment lets callers leave it out.
[idle]
exten => s,1,GotoIf($["\${ARG1}" = ""]?end)
 same => n,Playback(\${ARG1})
 same => n(end),Return()
; @arg 1 what
; ^^^^^^^^^^^ information misleading-argument-comment: The comment leaves out ARG2, ARG3, which 'short,s,1' reads.
[short]
exten => s,1,Playback(\${ARG1}&\${ARG2},\${ARG3})
 same => n,Return()
`,
    { only },
  ));

test('comments without tags, computed names, programs, paths that nobody can follow, and what is handed on', () =>
  checkProblems(
    `
; Plays ARG2 times.
[plain]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
; @arg 1 first
; @arg 2 second
[computed]
exten => s,1,Playback(\${ARG\${N}})
 same => n,Return()
; @arg 1 first
[program]
exten => s,1,AGI(x.agi)
 same => n,Return()
; @arg 1 first
; @arg 2 second
[jumps]
exten => s,1,Playback(\${ARG1})
 same => n,Goto(\${X},s,1)
; @arg 1 first
; @arg 2 second
[on]
exten => s,1,NoOp(\${ARG1})
 same => n,Goto(elsewhere,s,1)
[elsewhere]
exten => s,1,Playback(\${ARG2})
 same => n,Return()
; @arg 1 [sound] With a default.
[default]
exten => s,1,ExecIf($["\${ARG1}" = ""]?Set(LOCAL(ARG1)=beep))
 same => n,Playback(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a comment above a context with several routines speaks of all of them, one above an extension of this one', () =>
  checkProblems(
    `
; @arg 1 what
; @arg 2 [how]
; @arg 3 why
; ^^^^^^^^^^ information misleading-argument-comment: 'many' never reads ARG3.
[many]
exten => say,1,Playback(\${ARG1})
 same => n,Return()
exten => dial,1,Dial(PJSIP/\${ARG1},\${ARG2}0)
 same => n,Return()
; @arg 1 number
; @arg 2 text
; ^^^^^^^^^^^ information misleading-argument-comment: 'many,own,1' never reads ARG2.
exten => own,1,SayNumber(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('it is told once where a template hands the lines on', () =>
  checkProblems(
    `
; @arg 1 what
[base](!)
exten => s,1,Playback(x)
 same => n,Return()
[one](base)
[two](base)
`,
    { only },
  ));

test('an argument that a mistyped name means', () =>
  checkProblems(
    `
; @arg 1 number
; @arg 2 name
; @arg 3 reason
[a]
exten => s,1,Playback(\${ARG1}\${AG2})
 same => n,Playback(\${LEN(\${ARG3}})
 same => n,Return()
`,
    { only: 'misleading-argument-comment' },
  ));

test('an argument too many in the routine is told of the calls that lack it', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(note,s,1(one,two))
;                  ^^^^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'note,s,1' uses ARG3, which stays empty here; 2 arguments are passed.
; @arg 1 who Who it is.
; @arg 2 where Where that is.
[note]
exten => s,1,Set(DB(\${ARG1}/where)=\${ARG2})
 same => n,Set(DB(\${ARG1}/when)=\${ARG3})
 same => n,Return()
`,
    { only: [only, 'missing-subroutine-argument'] },
  ));

test('an argument that nobody passes is told where it is read', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(hours,s,1(9,18))
; @arg 1 from First hour.
; @arg 2 until Last hour.
[hours]
exten => s,1,SayNumber(\${ARG1})
 same => n,SayNumber(\${ARG3})
 same => n,Return()
`,
    { only },
  ));

test('what is read behind a label, behind a call that does not come back, and where a condition lets nothing but the empty text through', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(bell,s,ring(100))
exten => 2,1,Gosub(open,s,1(100,north))
exten => 3,1,Gosub(add,s,1(calls,2))
exten => 4,1,Gosub(quiet,s,1(100,5))
; @arg 1 room Where it rings.
[bell]
exten => s,1,Verbose(1,ring or stop)
 same => n,Return()
 same => n(ring),Page(PJSIP/\${ARG1},q,5)
 same => n,Return()
; @arg 1 door Number of the door.
; @arg 2 side Where it is.
[open]
exten => s,1,Gosub(log,s,1(\${ARG1}))
 same => n,Gosub(log,s,1(\${ARG2}))
 same => n,Return()
[log]
exten => s,1,Set(DB(last/door)=\${ARG1})
; @arg 1 counter Its name.
; @arg 2 [by] How many more.
[add]
exten => s,1,Set(LOCAL(by)=\${IF($["\${ARG2}" = ""]?\${ARG2}:1)})
 same => n,Set(DB(counters/\${ARG1})=\${by})
 same => n,Return()
; @arg 1 room Number of the room.
; @arg 2 seconds How long.
; ^^^^^^^^^^^^^^^^^^^^^^^^ information misleading-argument-comment: 'quiet,s,1' never reads ARG2.
[quiet]
exten => s,1,Set(DB(quiet/\${ARG1})=1)
 same => n(end),Return()
`,
    { only },
  ));

test('words that a comment says are returned', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(hours,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "closed"]?end)
 same => n,Gosub(taken,s,1(100))
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "refused"]?end)
 same => n,Gosub(number,s,1)
 same => n,Gosub(state,s,1)
 same => n,Gosub(free,s,1)
 same => n(end),Hangup()
; @returns open or closed
[hours]
exten => s,1,GotoIfTime(8:00-17:59,mon-fri,*,*?open)
 same => n,Return(close)
;          ^^^^^^ information misleading-argument-comment: The comment of the routine says that it returns 'closed', and not 'close'.
 same => n(open),Return(open)
; @arg 1 number Whom to call.
; @returns taken or refused
; ^^^^^^^^^^^^^^^^^^^^^^^^^ information misleading-argument-comment: 'taken,s,1' never returns 'taken'.
[taken]
exten => s,1,GotoIf($["\${ARG1}" = ""]?refuse)
 same => n,Set(DB(later/\${ARG1})=1)
 same => n(refuse),Return(refused)
; @returns the number, or nothing
[number]
exten => s,1,Return(100)
; @returns on, off or nothing.
[state]
exten => s,1,GotoIf($["\${X}" = "1"]?on)
 same => n,GotoIf($["\${X}" = "2"]?off)
 same => n,Return()
 same => n(on),Return(on)
 same => n(off),Return(off)
; @returns yes or no
[free]
exten => s,1,Return(\${DB(free/all)})
`,
    { only },
  ));

test('the number of an argument that is a slip', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(ring,s,1(100,20,x))
; @arg 1 phone Whom to call.
; @arg 2 seconds How long.
[ring]
exten => s,1,Dial(PJSIP/\${ARG1},\${ARG3})
;            ^^^^ information misleading-argument-comment: ARG3 is read here, and nowhere ARG2, of which the comment of the routine speaks.
 same => n,Return()
`,
    { only },
  ));

test('a question without its quotation marks', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(forward,s,1(100,200))
[forward]
; @arg 1 from
; @arg 2 [to]
exten => s,1,GotoIf($[\${ARG2} = ""]?off)
 same => n,Set(DB(fwd/\${ARG1})=\${ARG2})
 same => n,Return()
 same => n(off),Set(GONE=\${DB_DELETE(fwd/\${ARG1})})
 same => n,Return()
`,
    { only },
  ));

test('a question that has lost its braces', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(noted,s,1(100))
[noted]
; @arg 1 from
; @arg 2 [number]
exten => s,1,Set(DB(noted/\${ARG1})=1)
 same => n,ExecIf($["$ARG2" != ""]?Set(DB(last/\${ARG1})=\${ARG2}))
 same => n,Return()
`,
    { only },
  ));

test('a comment that speaks of a value, above a routine that returns none', () =>
  checkProblems(
    `
[a]
exten => _1X,1,Gosub(ring,\${EXTEN},1)
 same => n,Gosub(note,s,1)
 same => n,Gosub(ask,s,1)
; @returns the DIALSTATUS
[ring]
exten => _X.,1,Dial(PJSIP/\${EXTEN},20)
 same => n,Return()
;          ^^^^^^ information misleading-argument-comment: The comment of the routine says that it returns a value, and nothing is returned here.
; @returns nothing
[note]
exten => s,1,Set(DB(a/b)=1)
 same => n,Return()
; @returns the key that was pressed, if any
[ask]
exten => s,1,Read(KEY,beep,1)
 same => n,GotoIf($["\${KEY}" = ""]?none)
 same => n,Return(\${KEY})
 same => n(none),Return()
`,
    { only },
  ));

test('of two Returns the one that was to have the value', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(next,s,1)
; @returns the number of who waits longest
[next]
exten => s,1,GotoIf($["\${DB(waiting/first)}" = ""]?none)
 same => n,Set(DB(waiting/last)=\${DB(waiting/first)})
 same => n,Return()
;          ^^^^^^ information misleading-argument-comment: The comment of the routine says that it returns a value, and nothing is returned here.
 same => n(none),Return()
`,
    { only },
  ));
