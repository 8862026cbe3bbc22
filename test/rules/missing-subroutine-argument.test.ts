/** missing-subroutine-argument: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'missing-subroutine-argument';

test('guards that give up, guards that go on, defaults, other names, counts, loops, and every construct that calls', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(opt,s,1(x))
exten => 2,1,Gosub(giveup,s,1(x))
;                  ^^^^^^^^^^^^^ warning missing-subroutine-argument: 'giveup,s,1' does nothing when ARG2 is empty; 1 argument is passed.
exten => 3,1,Gosub(ret,s,1(x))
;                  ^^^^^^^^^^ warning missing-subroutine-argument: 'ret,s,1' does nothing when ARG2 is empty; 1 argument is passed.
exten => 4,1,Gosub(alias,s,1(x))
;                  ^^^^^^^^^^^^ warning missing-subroutine-argument: 'alias,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 5,1,Gosub(unq,s,1(x))
;                  ^^^^^^^^^^ warning missing-subroutine-argument: 'unq,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 6,1,Gosub(cnt,s,1(x))
exten => 7,1,Gosub(iff,s,1(x))
exten => 8,1,Gosub(def,s,1(x))
exten => 9,1,Gosub(loc,s,1())
;                  ^^^^^^^^^ warning missing-subroutine-argument: 'loc,s,1' uses ARG1, which stays empty here; no argument is passed.
exten => 10,1,GosubIf($["\${X}"="1"]?pass,s,1(x))
;                                   ^^^^^^^^^^^ warning missing-subroutine-argument: 'pass,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 11,1,Dial(PJSIP/1,20,b(alias^s^1(x))U(giveup^x))
;                               ^^^^^^^^^^^^ warning missing-subroutine-argument: 'alias,s,1' uses ARG2, which stays empty here; 1 argument is passed.
;                                              ^^^^^^^^ warning missing-subroutine-argument: 'giveup,s,1' does nothing when ARG2 is empty; 1 argument is passed.
exten => 12,1,Queue(q,,,,,,"giveup,x")
;                           ^^^^^^^^ warning missing-subroutine-argument: 'giveup,s,1' does nothing when ARG2 is empty; 1 argument is passed.
exten => 13,1,Queue(q,b(alias^s^1(x)))
;                       ^^^^^^^^^^^^ warning missing-subroutine-argument: 'alias,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 14,1,ExecIf($["\${X}"="1"]?Gosub(alias,s,1(x)))
;                                        ^^^^^^^^^^^^ warning missing-subroutine-argument: 'alias,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 15,1,Gosub(nest,s,1(x))
[opt]
exten => s,1,Dial(PJSIP/\${ARG1})
 same => n,GotoIf($["\${ARG2}"=""]?done)
 same => n,Set(CALLERID(name)=\${ARG2})
 same => n(done),Return()
[giveup]
exten => s,1,Set(START=\${EPOCH})
 same => n,GotoIf($["\${ARG1}"="" | "\${ARG2}"=""]?done)
 same => n,Set(DB(a/\${ARG1})=\${ARG2})
 same => n(done),Return()
[ret]
exten => s,1,ExecIf(\${ISNULL(\${ARG2})}?Return())
 same => n,Playback(\${ARG1})
 same => n,Return()
[alias]
exten => s,1,Set(LOCAL(cid)=\${ARG1})
 same => n,Set(LOCAL(op)=\${ARG2})
 same => n,Playback(\${cid})
 same => n,SayNumber(\${op})
 same => n,Return()
[unq]
exten => s,1,NoOp(\${ARG1})
 same => n,GotoIf($[\${ARG2} = 1]?x)
 same => n,Playback(a)
 same => n(x),Return()
[cnt]
exten => s,1,GotoIf($[\${ARGC} < 2]?short)
 same => n,Playback(\${ARG2})
 same => n,Return()
 same => n(short),Playback(\${ARG1})
 same => n,Return()
[iff]
exten => s,1,Playback(\${IF($["\${ARG2}"=""]?\${ARG1}:\${ARG2})})
 same => n,Return()
[def]
exten => s,1,ExecIf($["\${ARG2}"=""]?Set(ARG2=30))
 same => n,Dial(PJSIP/\${ARG1},\${ARG2}x)
 same => n,Return()
[loc]
exten => s,1,Playback(\${LOCAL(ARG1)})
 same => n,Return()
[pass]
exten => s,1,Gosub(alias,s,1(\${ARG1},\${ARG2}))
 same => n,Return()
[nest]
exten => s,1,While($[\${LEN(\${ARG2})} > 0])
 same => n,Playback(\${ARG2})
 same => n,Set(ARG2=\${ARG2:1})
 same => n,EndWhile()
 same => n,Playback(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a target that is computed as a whole is not judged', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(\${Y},s,1(\${Z}))
 same => n,Gosub(say,s,1(\${ALL_ARGS}))
 same => n,Return()
[say]
exten => s,1,Playback(\${ARG1}\${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('what a comment says of an argument goes before what the code shows', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(say,s,1(hello))
 same => n,Gosub(note,s,1)
;                ^^^^^^^^ warning missing-subroutine-argument: 'note,s,1' takes ARG1 (text), which its comment requires; no argument is passed.
; @arg 1 sound What to play.
; @arg 2 [options] For Playback.
[say]
exten => s,1,Playback(\${ARG1},x\${ARG2})
 same => n,Return()
; @arg 1 text What to log.
[note]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a routine that an optional step and nothing else makes up needs no argument', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,,b(ring^s^1))
[ring]
exten => s,1,ExecIf(\${EXISTS(\${ARG1})}?Set(PJSIP_HEADER(add,Alert-Info)=\${ARG1}))
 same => n,Return()
`,
    { only },
  ));

test('in a macro the arguments that are left out are those of the macro', () =>
  checkProblems(
    `
[macro-dial]
exten => s,1,GosubIf($["\${X}" = "1"]?screen,1())
exten => screen,1,Playback(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a routine that calls itself is judged once', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(count,s,1)
;                  ^^^^^^^^^ warning missing-subroutine-argument: 'count,s,1' uses ARG1, which stays empty here; no argument is passed.
[count]
exten => s,1,SayNumber(\${ARG1})
 same => n,GosubIf($["\${ARG1}" != "9"]?count,s,1(\${ARG1}))
 same => n,Return()
`,
    { only },
  ));

test('the fix adds empty arguments behind those that are there', () =>
  checkFix(
    `
[a]
exten => s,1,Gosub(s<|>ay,s,1(hello))
[say]
exten => s,1,Playback(\${ARG1})
 same => n,SayNumber(\${ARG2})
 same => n,Return()
`,
    `
[a]
exten => s,1,Gosub(say,s,1(hello,))
[say]
exten => s,1,Playback(\${ARG1})
 same => n,SayNumber(\${ARG2})
 same => n,Return()
`,
    { only },
  ));
