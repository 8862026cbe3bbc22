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

test('required by every construct', () =>
  checkProblems(
    `
[two]
exten => s,1,Set(DB(a/\${ARG1})=\${ARG2})
 same => n,Return()
[a]
exten => 1,1,Gosub(two,s,1(a))
;                  ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 2,1,GosubIf($[1]?two,s,1(a):two,s,1(a,b))
;                         ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 3,1,Set(CHANNEL(hangup_handler_push)=two,s,1)
;                                             ^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG1, which stays empty here; no argument is passed.
exten => 4,1,Set(CHANNEL(hangup_handler_pop)=two,s,1(a))
;                                            ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 5,1,Set(CHANNEL(hangup_handler_wipe)=two,s,1())
;                                             ^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG1, which stays empty here; no argument is passed.
exten => 6,1,Dial(PJSIP/1,,U(two^a))
;                            ^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 7,1,Dial(PJSIP/1,,b(two^s^1(a)))
;                            ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 8,1,Dial(PJSIP/1,,B(two^s^1))
;                            ^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG1, which stays empty here; no argument is passed.
exten => 9,1,Queue(q,,,,,,two)
;                         ^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG1, which stays empty here; no argument is passed.
exten => 10,1,Queue(q,,,,,,"two,a")
;                           ^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 11,1,Queue(q,b(two^s^1(a))B(two^s^1(a^b)))
;                       ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 12,1,Page(PJSIP/1,b(two^s^1(a)))
;                            ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 13,1,FollowMe(x,B(two^s^1(a)))
;                          ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 14,1,Originate(PJSIP/1,exten,a,1,1,,b(two^s^1(a)))
;                                              ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 15,1,ExecIf($[1]?Gosub(two,s,1(a)):Gosub(two,s,1(a)))
;                               ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
;                                                 ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 16,1,TryExec(Gosub(two,s,1(a)))
;                           ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 17,1,RetryDial(x,1,1,PJSIP/1,,U(two^a))
;                                        ^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 18,1,Dial(PJSIP/1,,b(two^s^1(a,b))U(two^a^b))
exten => 19,1,Queue(q,,,,,,two\\,a\\,b)
exten => 20,1,Set(X=\${EVAL_SUB(two,s,1(a))})
;                              ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 21,1,Dial(PJSIP/1,,U(two^a^b^c))
exten => 22,1,Queue(q,,,,,,"two,a,b,c")
exten => 23,1,Set(CHANNEL(hangup_handler_push)=two,s,1(a,b,c))
exten => 24,1,Originate(PJSIP/1,app,Gosub,"two,s,1(a)")
;                                          ^^^^^^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
-- queues.conf --
[q]
membergosub=two,a
;           ^^^^^ warning missing-subroutine-argument: 'two,s,1' uses ARG2, which stays empty here; 1 argument is passed.
`,
    { only },
  ));

test('guards and defaults', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(r1,s,1(x))
;                  ^^^^^^^^^ warning missing-subroutine-argument: 'r1,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 2,1,Gosub(o1,s,1(x))
exten => 3,1,Gosub(o2,s,1(x))
exten => 4,1,Gosub(o3,s,1(x))
exten => 5,1,Gosub(o4,s,1(x))
exten => 6,1,Gosub(o5,s,1(x))
exten => 7,1,Gosub(o6,s,1(x))
exten => 8,1,Gosub(o7,s,1(x))
exten => 9,1,Gosub(o8,s,1(x))
exten => 10,1,Gosub(g1,s,1(x))
;                   ^^^^^^^^^ warning missing-subroutine-argument: 'g1,s,1' does nothing when ARG2 is empty; 1 argument is passed.
exten => 11,1,Gosub(g2,s,1(x))
;                   ^^^^^^^^^ warning missing-subroutine-argument: 'g2,s,1' does nothing when ARG2 is empty; 1 argument is passed.
exten => 12,1,Gosub(v1,s,1(x,y,z))
exten => 13,1,Gosub(v2,s,1(x,y,z))
exten => 14,1,Gosub(e1,entry2,1)
;                   ^^^^^^^^^^^ warning missing-subroutine-argument: 'e1,entry2,1' uses ARG1, which stays empty here; no argument is passed.
exten => 15,1,Gosub(e1,entry1,1)
exten => 16,1,Gosub(r1,s,1(x,))
exten => 17,1,Gosub(r1,s,1(\${ARGS}))
exten => 18,1,Gosub(r1,s,1(x,y,z))
exten => 19,1,Gosub(r1,s,1(\${CUT(X,\\,,1)},y))
exten => 20,1,Gosub(r1,s,1("a,b",y))
exten => 21,1,Gosub(r1,s,1(x,,))
exten => 22,1,Gosub(k1,s,1)
exten => 23,1,Gosub(k2,s,1)
exten => 24,1,Gosub(p1,s,1(x))
;                   ^^^^^^^^^ warning missing-subroutine-argument: 'p1,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 25,1,Gosub(gv,s,1(x))
;                   ^^^^^^^^^ warning missing-subroutine-argument: 'gv,s,1' does nothing when ARG2 is empty; 1 argument is passed.
exten => 26,1,Gosub(gh,s,1(x))
;                   ^^^^^^^^^ warning missing-subroutine-argument: 'gh,s,1' does nothing when ARG2 is empty; 1 argument is passed.
exten => 27,1,Gosub(o9,s,1(x))
exten => 28,1,Gosub(o10,s,1(x))
exten => 29,1,Gosub(r2,s,1(x))
;                   ^^^^^^^^^ warning missing-subroutine-argument: 'r2,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 30,1,Gosub(sw,s,1(x))
exten => 31,1,Gosub(o11,s,1(x))
[r1]
exten => s,1,Set(DB(a/\${ARG1})=\${ARG2})
 same => n,Return()
[o1]
exten => s,1,GotoIf($["\${ARG2}x"="x"]?skip)
 same => n,Playback(\${ARG2})
 same => n(skip),Playback(\${ARG1})
 same => n,Return()
[o2]
exten => s,1,ExecIf(\${ISNULL(\${ARG2})}?Set(LOCAL(ARG2)=beep))
 same => n,Playback(\${ARG2}&\${ARG1})
 same => n,Return()
[o3]
exten => s,1,Set(LOCAL(snd)=\${IF($["\${ARG2}"=""]?beep:\${ARG2})})
 same => n,Playback(\${snd}&\${ARG1})
 same => n,Return()
[o4]
exten => s,1,ExecIf(\${EXISTS(\${ARG2})}?Playback(\${ARG2}))
 same => n,Playback(\${ARG1})
 same => n,Return()
[o5]
exten => s,1,Dial(PJSIP/\${ARG1},\${ARG2},\${ARG3})
 same => n,Return()
[o6]
exten => s,1,GotoIf($[\${LEN(\${ARG2})} = 0]?nope)
 same => n,SayNumber(\${ARG2})
 same => n(nope),SayNumber(\${ARG1})
 same => n,Return()
[o7]
exten => s,1,GotoIf(\${ARG2}?yes)
 same => n,SayNumber(\${ARG1})
 same => n,Return()
 same => n(yes),SayNumber(\${ARG2})
 same => n,Return()
[o8]
exten => s,1,ExecIf($[\${ARGC} > 1]?SayNumber(\${ARG2}):SayNumber(\${ARG1}))
 same => n,Return()
[o9]
exten => s,1,While($["\${ARG2}" != ""])
 same => n,SayNumber(\${ARG2})
 same => n,Set(ARG2=)
 same => n,EndWhile
 same => n,SayNumber(\${ARG1})
 same => n,Return
[o10]
exten => s,1,GosubIf($["\${ARG2}" != ""]?more,1(\${ARG2}))
 same => n,SayNumber(\${ARG1})
 same => n,Return
exten => more,1,SayNumber(\${ARG1})
 same => n,Return
[o11]
exten => s,1,If($["\${ARG2}" != ""])
 same => n,SayNumber(\${ARG2})
 same => n,EndIf()
 same => n,SayNumber(\${ARG1})
 same => n,Return
[g1]
exten => s,1,GotoIf($["\${ARG1}"="" | "\${ARG2}"=""]?bad)
 same => n,Playback(\${ARG1})
 same => n,Return()
 same => n(bad),Log(ERROR,bad call)
 same => n,Return()
[g2]
exten => s,1,ExecIf($["\${ARG2}"=""]?Return(1))
 same => n,Playback(\${ARG1}&\${ARG2})
 same => n,Return(0)
[gv]
exten => s,1,GotoIf($["\${ARG2}"!=""]?ok)
 same => n,Verbose(1,missing)
 same => n,Return()
 same => n(ok),Playback(\${ARG1}&\${ARG2})
 same => n,Return()
[gh]
exten => s,1,GotoIf($[\${ISNULL(\${ARG2})}]?bad)
 same => n,Playback(\${ARG1}&\${ARG2})
 same => n,Return()
 same => n(bad),Hangup()
[v1]
exten => s,1,Set(LOCAL(i)=1)
 same => n,While($[\${i} <= \${ARGC}])
 same => n,NoOp(\${ARG\${i}})
 same => n,Playback(\${ARG\${i}})
 same => n,Set(i=$[\${i}+1])
 same => n,EndWhile
 same => n,Return
[v2]
exten => s,1,AGI(x.agi)
 same => n,Return
[e1]
exten => entry1,1,NoOp()
 same => n,Return()
exten => entry2,1,SayNumber(\${ARG1})
 same => n,Return()
[k1]
exten => s,1,Set(ARG1=x)
 same => n,Playback(\${ARG1})
 same => n,Return
[k2]
exten => s,1,Set(LOCAL(ARG1)=x)
 same => n,Playback(\${ARG1})
 same => n,Return
[p1]
exten => s,1,Gosub(r1,s,1(\${ARG1},\${ARG2}))
 same => n,Return
[r2]
exten => s,1,Set(X=\${ARG2})
 same => n,Set(Y=pre-\${X}-\${ARG1})
 same => n,Playback(\${Y})
 same => n,Return
[sw]
exten => s,1,Goto(sw-\${ARG2},1)
exten => sw-,1,SayNumber(\${ARG1})
 same => n,Return
exten => sw-a,1,SayNumber(\${ARG1})
 same => n,Return
`,
    { only },
  ));

test('an expression breaks without its operand', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(m,s,1(1,2))
 same => n,Gosub(m,s,1(1))
;                ^^^^^^^^ warning missing-subroutine-argument: 'm,s,1' uses ARG2, which stays empty here; 1 argument is passed.
[m]
exten => s,1,Set(LOCAL(sum)=$[\${ARG1} + \${ARG2}])
 same => n,Return(\${sum})
`,
    { only },
  ));

test('what is added to grows from nothing', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(coll,s,1)
[coll]
exten => s,1,Set(LOCAL(num)=\${ARG1})
 same => n(next),Read(digit,,1)
 same => n,GotoIf($["\${digit}"=""]?done)
 same => n,Set(LOCAL(num)=\${num}\${digit})
 same => n,Goto(next)
 same => n(done),Return(\${num})
`,
    { only },
  ));

test('nothing to dial', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(call,s,1(20))
;                  ^^^^^^^^^^^^ warning missing-subroutine-argument: 'call,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 2,1,Gosub(opts,s,1(PJSIP/1))
exten => 3,1,Gosub(add,s,1(q))
[call]
exten => s,1,Dial(\${ARG2},\${ARG1})
 same => n,Return()
[opts]
exten => s,1,Dial(\${ARG1},\${ARG2})
 same => n,Return()
[add]
exten => s,1,AddQueueMember(\${ARG1},\${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('arguments that are given elsewhere', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CONNECTED_LINE_SEND_SUB=cl,s,1)
 same => n,Set(CONNECTED_LINE_SEND_SUB_ARGS=45,4)
 same => n,Set(REDIRECTING_SEND_SUB=cl,x,1)
[cl]
exten => s,1,Set(CONNECTEDLINE(num)=\${ARG1}\${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('routines that call each other', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(p,s,1(x))
[p]
exten => s,1,GosubIf($["\${ARG1}" != ""]?q,s,1(\${ARG1:1}))
 same => n,Return()
[q]
exten => s,1,GosubIf($["\${ARG1}" != ""]?p,s,1(\${ARG1:1}))
 same => n,Return()
`,
    { only },
  ));

test('the variable of the caller is none of the routine', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(ARG1=x)
 same => n,Gosub(b,s,1)
;                ^^^^^ warning missing-subroutine-argument: 'b,s,1' uses ARG1, which stays empty here; no argument is passed.
[b]
exten => s,1,Playback(\${ARG1})
 same => n,Return
`,
    { only },
  ));

test('what the routine returns', () =>
  checkProblems(
    `
[a]
exten => 100,1,Gosub(f,s,1)
;                    ^^^^^ warning missing-subroutine-argument: 'f,s,1' uses ARG1, which stays empty here; no argument is passed.
 same => n,Gosub(g,s,1)
 same => n,Gosub(i,s,1)
;                ^^^^^ warning missing-subroutine-argument: 'i,s,1' uses ARG1, which stays empty here; no argument is passed.
[f]
exten => s,1,Return($[\${ARG1} + 1])
[g]
exten => s,1,Return(\${ARG1})
[i]
exten => s,1,Return(\${IF($[\${ARG1} = 1]?a:b)})
`,
    { only },
  ));

test('what is only logged is told once in a file, and softly', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(log,s,1(1))
;                  ^^^^^^^^^^ information missing-subroutine-argument: 'log,s,1' writes ARG2 to the log, which stays empty here; 1 argument is passed. It is in this file once more.
 same => n,Gosub(log,s,1(2))
 same => n,Dial(PJSIP/1,,U(log))
;                          ^^^ information missing-subroutine-argument: 'log,s,1' writes ARG1 to the log, which stays empty here; no argument is passed.
 same => n,Gosub(log,s,1(1,2))
 same => n,Gosub(guarded,s,1(1))
 same => n,Gosub(used,s,1(1))
 same => n,Gosub(documented,s,1(1))
 same => n,Gosub(counted,s,1(1))
 same => n,Gosub(program,s,1)
;                ^^^^^^^^^^^ information missing-subroutine-argument: 'program,s,1' writes ARG1 to the log, which stays empty here; no argument is passed.
 same => n,Gosub(counted-program,s,1(1))
[log]
exten => s,1,NoOp(\${ARG1} rang \${ARG2})
 same => n,Verbose(1,\${ARG2})
 same => n,Return()
[guarded]
exten => s,1,NoOp(\${ARG1} \${ARG2})
 same => n,ExecIf($["\${ARG2}" != ""]?Playback(\${ARG2}))
 same => n,Return()
[used]
exten => s,1,NoOp(\${ARG1} \${ARG2})
 same => n,Answer(\${ARG2})
 same => n,Return()
; @arg 1 caller
; @arg 2 [operator]
[documented]
exten => s,1,NoOp(\${ARG1} \${ARG2})
 same => n,Return()
[counted]
exten => s,1,GotoIf($[\${ARGC} < 2]?end)
 same => n,NoOp(\${ARG1} \${ARG2})
 same => n(end),Return()
[program]
exten => s,1,Verbose(2,choosing for \${ARG1})
 same => n,AGI(choose.py)
 same => n,Goto(\${CHOSEN},s,1)
[counted-program]
exten => s,1,NoOp(\${ARG1} \${ARG2} of \${IF($[\${ARGC} > 1]?two:one)})
 same => n,GotoIf($[\${ARGC} > 1]?end)
 same => n,AGI(choose.py)
 same => n(end),Return()
`,
    { only },
  ));

test('a name that the argument completes: what is there without it decides', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(with,s,1)
 same => n,Gosub(without,s,1)
;                ^^^^^^^^^^^ warning missing-subroutine-argument: 'without,s,1' uses ARG1, which stays empty here; no argument is passed.
 same => n,Gosub(alone,s,1)
;                ^^^^^^^^^ warning missing-subroutine-argument: 'alone,s,1' uses ARG1, which stays empty here; no argument is passed.
 same => n,Gosub(label,s,1)
;                ^^^^^^^^^ warning missing-subroutine-argument: 'label,s,1' uses ARG1, which stays empty here; no argument is passed.
 same => n,Gosub(pattern,s,1)
 same => n,Gosub(called,s,1)
 same => n,Gosub(context,s,1)
;                ^^^^^^^^^^^ warning missing-subroutine-argument: 'context,s,1' uses ARG1, which stays empty here; no argument is passed.
 same => n,Gosub(more,s,1(x))
 same => n,Gosub(branch,s,1)
[with]
exten => s,1,Goto(sw-\${ARG1},1)
exten => sw,1,Return()
exten => sw-on,1,Answer()
 same => n,Return()
[without]
exten => s,1,Goto(sw-\${ARG1},1)
exten => sw-on,1,Return()
[alone]
exten => s,1,Goto(\${ARG1},1)
exten => on,1,Return()
[label]
exten => s,1,Goto(do\${ARG1})
 same => n(doit),Return()
[pattern]
exten => s,1,Goto(sw-\${ARG1},1)
exten => _[a-z]!,1,Return()
[called]
exten => s,1,Gosub(sub\${ARG1},s,1)
 same => n,Return()
[sub]
exten => s,1,Return()
[context]
exten => s,1,Gosub(sub-\${ARG1},s,1)
 same => n,Return()
[sub-x]
exten => s,1,Return()
[more]
exten => s,1,Goto(\${ARG1}-\${ARG2},1)
exten => _x.,1,Return()
[branch]
exten => s,1,GotoIf($[\${X}]?sw-\${ARG1},1)
 same => n,Return()
exten => sw-,1,Return()
`,
    { only },
  ));

test('letters of options and tests by REGEX', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(letters,s,1)
 same => n,Gosub(inside,s,1)
;                ^^^^^^^^^^ warning missing-subroutine-argument: 'inside,s,1' uses ARG1, which stays empty here; no argument is passed.
 same => n,Gosub(regex,s,1)
 same => n,Gosub(wrong,s,1)
;                ^^^^^^^^^ warning missing-subroutine-argument: 'wrong,s,1' uses ARG1, which stays empty here; no argument is passed.
[letters]
exten => s,1,Dial(PJSIP/1,20,t\${ARG1}L(1000)\${ARG1})
 same => n,Return()
[inside]
exten => s,1,Dial(PJSIP/1,20,tL(\${ARG1}))
 same => n,Return()
[regex]
exten => s,1,GotoIf(\${REGEX("^[0-9]+$" \${ARG1})}?digits)
 same => n,Playback(hello)
 same => n,Return()
 same => n(digits),SayDigits(\${ARG1})
 same => n,Return()
[wrong]
exten => s,1,GotoIf(\${REGEX("^[0-9]*$" \${ARG1})}?digits)
 same => n,Playback(hello)
 same => n,Return()
 same => n(digits),SayDigits(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('an argument that something is looked up by is used, though only a condition asks for it', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(blocked,s,1)
;                  ^^^^^^^^^^^ warning missing-subroutine-argument: 'blocked,s,1' uses ARG1, which stays empty here; no argument is passed.
 same => n,Gosub(blocked,s,1(\${CALLERID(num)}))
[blocked]
exten => s,1,GotoIf($["\${DB_EXISTS(blocked/\${ARG1})}" = "1"]?yes)
 same => n,Return(no)
 same => n(yes),Return(yes)
`,
    { only },
  ));

test('an extension that is computed: all that begin as it does need the argument, or one of them does not', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,20)
 same => n,Gosub(status,s-\${DIALSTATUS},1)
;                ^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'status,s-BUSY,1' uses ARG1, which stays empty here; no argument is passed.
 same => n,Gosub(status,s-\${DIALSTATUS},1(100))
 same => n,Gosub(status,t-\${DIALSTATUS},1)
 same => n,Gosub(status,\${DIALSTATUS},1)
[status]
exten => s-BUSY,1,VoiceMail(\${ARG1}@x,b)
 same => n,Return()
exten => _s-.,1,VoiceMail(\${ARG1}@x,u)
 same => n,Return()
exten => t-BUSY,1,Return()
exten => _t-.,1,VoiceMail(\${ARG1}@x,u)
 same => n,Return()
`,
    { only },
  ));

test('in the argument of Queue a comma belongs in quotation marks', () => {
  const routine = '[sub]\nexten => s,1,Dial(PJSIP/${ARG1})\n same => n,Return()\n';
  checkFix(`[a]\nexten => s,1,Queue(q,,,,60,,<|>sub)\n${routine}`, `[a]\nexten => s,1,Queue(q,,,,60,,"sub,")\n${routine}`, {
    only,
  });
});

test('an argument that no call passes is told once, where it is needed', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(several,s,1(x))
 same => n,Dial(PJSIP/1,,b(several^s^1(y)))
 same => n,Gosub(slip,s,1(x))
 same => n,Gosub(one,s,1(x))
;                ^^^^^^^^^^ warning missing-subroutine-argument: 'one,s,1' uses ARG2, which stays empty here; 1 argument is passed.
 same => n,Gosub(jumped,s,1(x))
;                ^^^^^^^^^^^^^ warning missing-subroutine-argument: 'jumped,s,1' uses ARG2, which stays empty here; 1 argument is passed.
 same => n,Gosub(jumped,s,1(x))
;                ^^^^^^^^^^^^^ warning missing-subroutine-argument: 'jumped,s,1' uses ARG2, which stays empty here; 1 argument is passed.
 same => n,Gosub(entries,s,1(x))
;                ^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'entries,s,1' uses ARG2, which stays empty here; 1 argument is passed.
 same => n,Gosub(entries,s,1(x))
;                ^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'entries,s,1' uses ARG2, which stays empty here; 1 argument is passed.
 same => n,Gosub(entries,s,on(x,y))
[several]
exten => s,1,Playback(\${ARG1}&\${ARG3})
;            ^^^^^^^^ warning missing-subroutine-argument: Nobody passes ARG3 to 'several,s,1': each call passes 1 argument at most.
 same => n,Return()
[slip]
exten => s,1,Playback(\${ARG2})
;            ^^^^^^^^ warning missing-subroutine-argument: Nobody passes ARG2 to 'slip,s,1': each call passes 1 argument.
 same => n,Return()
[one]
exten => s,1,Playback(\${ARG1}&\${ARG2})
 same => n,Return()
[jumped]
exten => s,1,Playback(\${ARG1}&\${ARG2})
 same => n,Return()
[entries]
exten => s,1,NoOp(x)
 same => n(on),Playback(\${ARG1}&\${ARG2})
 same => n,Return()
[jumper]
exten => s,1,Goto(jumped,s,1)
`,
    { only },
  ));

test('of the routines for the outcomes of a queue the one that needs most', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(q)
 same => n,Gosub(after,s-\${QUEUESTATUS},1)
;                ^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'after,s-TIMEOUT,1' uses ARG1, which stays empty here; no argument is passed.
 same => n,Gosub(after,s-\${QUEUESTATUS},1(q))
[after]
exten => s-TIMEOUT,1,Playback(\${ARG1})
 same => n,Return()
exten => s-NEVER,1,Playback(\${ARG2})
 same => n,Return()
exten => _s-.,1,Return()
`,
    { only },
  ));

test('a comment above the context speaks of its beginnings, and not of a label further down', () =>
  checkProblems(
    `
[a]
exten => s,1,GosubIf($["\${CALLERID(num)}" != ""]?guest,s,1:guest,s,unknown)
;                                                ^^^^^^^^^ warning missing-subroutine-argument: 'guest,s,1' takes ARG1 (number), which its comment requires; no argument is passed.
; @arg 1 number
[guest]
exten => s,1,Return(\${DB(guests/\${ARG1})})
 same => n(unknown),Return(unknown)
`,
    { only },
  ));

test('a variable that brings the argument to where it is needed', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(ring,s,1(x,1))
exten => 2,1,Gosub(ring,s,1(x,2))
[ring]
exten => s,1,Set(WHO=\${ARG3})
;                      ^^^^ warning missing-subroutine-argument: Nobody passes ARG3 to 'ring,s,1': each call passes 2 arguments at most.
 same => n,Dial(PJSIP/\${WHO},\${ARG1}\${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('an argument in a place that may stay empty, behind one that is passed and never read', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(ring,s,1(100,20))
exten => 2,1,Gosub(ring,s,1(101,30))
exten => 3,1,Gosub(log,s,1(a))
exten => 4,1,Gosub(log,s,1(b))
[ring]
exten => s,1,Dial(PJSIP/\${ARG1},\${ARG3},tr)
;                                 ^^^^ warning missing-subroutine-argument: Nobody passes ARG3 to 'ring,s,1': each call passes 2 arguments at most.
 same => n,Return()
[log]
exten => s,1,NoOp(\${ARG1})
 same => n,ExecIf($["\${ARG2}" != ""]?Set(X=\${ARG2}))
 same => n,Return()
`,
    { only: 'missing-subroutine-argument' },
  ));

test('an argument that is handed on to be logged', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100,20,U(answered^\${CALLERID(num)}))
;                                ^^^^^^^^^^^^^^^^^^^^^^^^^ information missing-subroutine-argument: 'answered,s,1' hands ARG2 on to be written to the log, and it stays empty here; 1 argument is passed.
[answered]
exten => s,1,Set(CHANNEL(hangup_handler_push)=gone,s,1(\${ARG1},\${ARG2}))
 same => n,Return()
[gone]
exten => s,1,NoOp(\${ARG1} and \${ARG2} are gone)
 same => n,Return()
`,
    { only },
  ));

test('an argument that is handed on and may be left out', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100,20,U(answered^\${CALLERID(num)}))
[answered]
exten => s,1,Set(CHANNEL(hangup_handler_push)=gone,s,1(\${ARG1},\${ARG2}))
 same => n,Return()
[gone]
exten => s,1,NoOp(\${ARG1} is gone)
 same => n,GotoIf($["\${ARG2}" = ""]?end)
 same => n,Set(DB(gone/\${ARG2})=1)
 same => n(end),Set(DB(gone/last)=\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('an argument that is only compared with another value', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(route,s,1)
;                  ^^^^^^^^^ information missing-subroutine-argument: 'route,s,1' compares ARG1 with another value, and it stays empty here; no argument is passed.
 same => n,Gosub(route,s,1(\${EXTEN}))
 same => n,Gosub(force,s,1)
 same => n,Gosub(asked,s,1)
;                ^^^^^^^^^ information missing-subroutine-argument: 'asked,s,1' returns the same for every call when ARG1 is empty; no argument is passed.
 same => n,Gosub(noted,s,1)
[route]
exten => s,1,Set(LOCAL(prefix)=\${ARG1:0:2})
 same => n,GotoIf($["\${prefix}" = "\${COUNTRY}"]?home)
 same => n,Return(out)
 same => n(home),Return(in)
[force]
exten => s,1,GotoIf($["\${ARG1}" = "force"]?out)
 same => n,GotoIf($["\${ARG1}" = "\${COUNTRY}"]?out)
 same => n,Return(in)
 same => n(out),Return(out)
[asked]
exten => s,1,GotoIf($["\${ARG1}" = "\${COUNTRY}" | "\${ARG1}" = ""]?out)
 same => n,Return(in)
 same => n(out),Return(out)
[noted]
; @arg 1 [number]
exten => s,1,GotoIf($["\${ARG1}" = "\${COUNTRY}"]?out)
 same => n,Return(in)
 same => n(out),Return(out)
`,
    { only },
  ));

test('macros, where nothing around them has arguments', () =>
  checkProblems(
    `
[a]
exten => 1,1,Macro(ring,PJSIP/1)
;                  ^^^^^^^^^^^^ warning missing-subroutine-argument: 'macro-ring,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 2,1,Macro(ring,PJSIP/2,20)
exten => 3,1,Macro(ring,PJSIP/3,20)
exten => 4,1,Gosub(sub,s,1(PJSIP/4,20))
exten => 5,1,Macro(say)
;                  ^^^ warning missing-subroutine-argument: 'macro-say,s,1' uses ARG1, which stays empty here; no argument is passed.
exten => 6,1,Macro(say,hello)
[sub]
exten => s,1,Macro(shout)
 same => n,Macro(shout,\${ARG1})
 same => n,Return()
[macro-ring]
exten => s,1,Dial(\${ARG1},\${ARG2},m(\${ARG2}))
[macro-say]
exten => s,1,Playback(\${ARG1})
[macro-shout]
exten => s,1,Playback(\${ARG1})
`,
    { only },
  ));

test('a macro that several calls leave alone with too few arguments makes do with them', () =>
  checkProblems(
    `
[a]
exten => 1,1,Macro(ring,PJSIP/1)
exten => 2,1,Macro(ring,PJSIP/2)
exten => 3,1,Macro(ring,PJSIP/3,20)
[macro-ring]
exten => s,1,Dial(\${ARG1},\${ARG2},m(\${ARG2}))
`,
    { only },
  ));

test('what the extension of an outcome reads', () =>
  checkProblems(
    `
[phones]
exten => _1XX,1,Gosub(ring,s,1(\${EXTEN}))
;                     ^^^^^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'ring,s,1' uses ARG2, which stays empty here; 1 argument is passed.
 same => n,Hangup()
[ring]
exten => s,1,Dial(PJSIP/\${ARG1},20)
 same => n,Goto(\${DIALSTATUS},1)
exten => BUSY,1,VoiceMail(\${ARG2}@office,b)
 same => n,Return()
exten => _[A-Z].,1,Return()
`,
    { only },
  ));

test('routines and handlers that are named by a variable with one value', () =>
  checkProblems(
    `
[globals]
ENDED=call-ended
CHOSEN=call-ended
SITE=north
PLACE=call-ended,s,1
[a]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=\${ENDED},s,1(\${EXTEN}))
;                                             ^^^^^^^^^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'call-ended,s,1' uses ARG2, which stays empty here; 1 argument is passed.
 same => n,Gosub(open-\${SITE},s,1)
;                ^^^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'open-north,s,1' uses ARG1, which stays empty here; no argument is passed.
 same => n,Set(NEXT=call-ended)
 same => n,Gosub(\${NEXT},s,1(x))
;                ^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'call-ended,s,1' uses ARG2, which stays empty here; 1 argument is passed.
 same => n,Gosub(\${PLACE}(x))
;                ^^^^^^^^^^^ warning missing-subroutine-argument: 'call-ended,s,1' uses ARG2, which stays empty here; 1 argument is passed.
 same => n,Gosub(\${CHOSEN},s,1(x))
 same => n,Hangup()
exten => 2,1,Set(GLOBAL(CHOSEN)=other)
 same => n,ExecIf($[\${RAND(0,1)}]?Set(EITHER=call-ended):Set(EITHER=other))
 same => n,Gosub(\${EITHER},s,1(x))
[call-ended]
exten => s,1,Set(DB(ended/\${ARG1})=$[\${EPOCH} - \${ARG2}])
 same => n,Return()
[open-north]
exten => s,1,Set(DB(open/north)=\${ARG1})
 same => n,Return()
[other]
exten => s,1,Return()
`,
    { only },
  ));

test('a handler that a macro pushes runs when the macro is over', () =>
  checkProblems(
    `
-- settings.json --
{ "asteriskVersion": "18" }
-- extensions.conf --
[phones]
exten => _1XX,1,Macro(out,\${EXTEN})
[macro-out]
exten => s,1,Set(CHANNEL(hangup_handler_push)=bill,s,1(\${ARG1}))
;                                             ^^^^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'bill,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => s,2,Gosub(note,s,1(\${ARG1}))
exten => s,3,Dial(PJSIP/\${ARG1})
[bill]
exten => s,1,Set(DB(bill/\${ARG1})=$[\${EPOCH} - \${ARG2}])
 same => n,Return()
[note]
exten => s,1,Set(DB(note/\${ARG1})=$[\${EPOCH} - \${ARG2}])
 same => n,Return()
`,
    { only },
  ));

test('routines in the contexts of outcomes', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20)
 same => n,Gosub(after-\${DIALSTATUS},s,1(x))
;                ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'after-BUSY,s,1' uses ARG2, which stays empty here; 1 argument is passed.
[after-BUSY]
exten => s,1,VoiceMail(\${ARG1}@\${ARG2},b)
 same => n,Return()
[after-NOANSWER]
exten => s,1,VoiceMail(\${ARG1},u)
 same => n,Return()
`,
    { only },
  ));

test('an argument that only the comment speaks of is told of the comment, and one that nobody passes is told once', () =>
  checkProblems(
    `
[globals]
LOG=write-log
[a]
exten => 1,1,Gosub(ring,s,1(desk))
 same => n,Gosub(ring,s,1(hall))
 same => n,Gosub(\${LOG},s,1(x))
 same => n,Gosub(\${LOG},s,1(y))
; @arg 1 phone The telephone.
; @arg 2 time How long it rings.
[ring]
exten => s,1,Dial(PJSIP/\${ARG1},20)
 same => n,Return()
[write-log]
exten => s,1,Set(DB(log/\${ARG2})=1)
;                         ^^^^ warning missing-subroutine-argument: Nobody passes ARG2 to 'write-log,s,1': each call passes 1 argument at most.
 same => n,Return()
`,
    { only },
  ));

test('what CURL sends is no text for the log', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(tell,s,1(100))
;                  ^^^^^^^^^^^^^ warning missing-subroutine-argument: 'tell,s,1' uses ARG2, which stays empty here; 1 argument is passed.
 same => n,Gosub(say,s,1(100))
;                ^^^^^^^^^^^^ information missing-subroutine-argument: 'say,s,1' writes ARG2 to the log, which stays empty here; 1 argument is passed.
[tell]
exten => s,1,NoOp(\${CURL(http://stats.example.com,who=\${ARG1}&what=\${ARG2})})
 same => n,Return()
[say]
exten => s,1,NoOp(\${ARG1} \${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('routines that a computed context or the label of an outcome may be', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(account-\${KIND},s,1)
;                  ^^^^^^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'account-local,s,1' uses ARG1, which stays empty here; no argument is passed.
 same => n,Gosub(account-\${KIND},s,1(\${EXTEN}))
 same => n,Gosub(greet-\${KIND},s,1)
 same => n,Dial(PJSIP/100,20,g)
 same => n,Gosub(after,s,\${DIALSTATUS})
;                ^^^^^^^^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'after,s,BUSY' uses ARG1, which stays empty here; no argument is passed.
 same => n,Gosub(after,s,\${DIALSTATUS}(100))
[account-local]
exten => s,1,Return(\${DB(money/\${ARG1})})
[account-abroad]
exten => s,1,Return($[\${DB(money/\${ARG1})} / 2])
[greet-day]
exten => s,1,Playback(hello)
 same => n,Return()
[greet-guest]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
[after]
exten => s,1(BUSY),VoiceMail(\${ARG1}@default,b)
 same => n(ANSWER),Return()
 same => n(NOANSWER),Return()
`,
    { only },
  ));

test('a routine that does nothing but return one of several words', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(blocked,s,1)
;                  ^^^^^^^^^^^ information missing-subroutine-argument: 'blocked,s,1' returns the same for every call when ARG1 is empty; no argument is passed.
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "yes"]?end)
 same => n,Gosub(tongue,s,1)
 same => n,Gosub(counted,s,1)
 same => n(end),Hangup()
[blocked]
exten => s,1,GotoIf($["\${ARG1}" = ""]?no)
 same => n,GotoIf(\${DB_EXISTS(blocked/\${ARG1})}?yes)
 same => n(no),Return(no)
 same => n(yes),Return(yes)
[tongue]
; @arg 1 [word]
exten => s,1,GotoIf($["\${ARG1}" = ""]?own)
 same => n,Return(\${DB(tongue/\${ARG1})})
 same => n(own),Return(en)
[counted]
exten => s,1,GotoIf($["\${ARG1}" = ""]?all)
 same => n,Return(\${DB(count/\${ARG1})})
 same => n(all),Return(\${DB(count/all)})
`,
    { only },
  ));

test('the routine of option M, which runs on a channel that has no arguments yet', () =>
  checkProblems(
    `
[a]
exten => 1,1,Macro(out,0123)
[macro-out]
exten => s,1,Dial(PJSIP/\${ARG1}@trunk,60,M(noted^\${ARG1}))
;                                          ^^^^^^^^^^^^^ warning missing-subroutine-argument: 'macro-noted,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => s,n,Dial(PJSIP/\${ARG1}@trunk,60,M(told^\${ARG1}))
exten => s,n,Dial(PJSIP/\${ARG1}@trunk,60,M(noted^a|b))
[macro-noted]
exten => s,1,Set(DB(noted/\${ARG1})=\${ARG2})
[macro-told]
exten => s,1,Set(DB(told/\${ARG1})=1)
`,
    { only, settings: { asteriskVersion: '18' } },
  ));

test('a device that another call of a macro passes', () =>
  checkProblems(
    `
[a]
exten => 1,1,Macro(hunt,100,101)
exten => 2,1,Macro(hunt,102)
;                  ^^^^^^^^ warning missing-subroutine-argument: 'macro-hunt,s,1' uses ARG2, which stays empty here; 1 argument is passed.
exten => 3,1,Macro(say,one,two)
exten => 4,1,Macro(say,one)
[macro-hunt]
exten => s,1,Dial(PJSIP/\${ARG1},15)
exten => s,n,Dial(PJSIP/\${ARG2},15)
[macro-say]
exten => s,1,Playback(\${ARG1})
exten => s,n,SayNumber(\${ARG2})
`,
    { only, settings: { asteriskVersion: '18' } },
  ));

test('what nearly all calls leave out, and some pass, is made to be left out', () => {
  const routine = `
[caller]
exten => s,1,Set(GROUP()=\${ARG1})
 same => n,Return()
`;
  const bare = Array.from({ length: 9 }, (_, i) => `exten => ${i + 1},1,Gosub(caller,s,1())`).join('\n');
  checkProblems(`\n[a]\n${bare}\nexten => 20,1,Gosub(caller,s,1(LIMIT))\n${routine}`, { only });
  checkProblems(
    `
[a]
exten => 1,1,Gosub(caller,s,1())
;                  ^^^^^^^^^^^^ warning missing-subroutine-argument: 'caller,s,1' uses ARG1, which stays empty here; no argument is passed.
exten => 2,1,Gosub(caller,s,1(a))
exten => 3,1,Gosub(caller,s,1(b))
${routine}`,
    { only },
  );
});

test('a routine that lets no call through without its argument', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20,U(screen^\${CALLERID(num)}))
exten => 2,1,Dial(PJSIP/2,20,U(screen))
;                              ^^^^^^ warning missing-subroutine-argument: 'screen,s,1' lets no call through when ARG1 is empty; no argument is passed.
exten => 3,1,Dial(PJSIP/3,20,U(ask))
[screen]
exten => s,1,GotoIf($["\${ARG1}" = ""]?refuse)
 same => n,Set(DB(answered/\${ARG1})=\${EPOCH})
 same => n,Return()
 same => n(refuse),Set(GOSUB_RESULT=BUSY)
 same => n,Return()
[ask]
exten => s,1,GotoIf($["\${ARG1}" = ""]?key)
 same => n,Set(DB(answered/\${ARG1})=\${EPOCH})
 same => n,Return()
 same => n(key),Read(KEY,press-1,1)
 same => n,GotoIf($["\${KEY}" = "1"]?end)
 same => n,Set(GOSUB_RESULT=CONTINUE)
 same => n(end),Return()
`,
    { only },
  ));

test('a macro that does nothing without its argument, whoever else calls it', () =>
  checkProblems(
    `
[a]
exten => 1,1,Macro(note,call)
;                  ^^^^^^^^^ warning missing-subroutine-argument: 'macro-note,s,1' does nothing when ARG2 is empty; 1 argument is passed.
exten => 2,1,Macro(tell,call)
[macro-note]
exten => s,1,GotoIf($["\${ARG2}" = ""]?end)
exten => s,n,Set(DB(note/\${ARG1})=\${ARG2})
exten => s,n(end),NoOp()
[macro-tell]
exten => s,1,GotoIf($["\${ARG2}" = ""]?end)
exten => s,n,Set(DB(tell/\${ARG1})=\${ARG2})
exten => s,n(end),Playback(\${ARG1})
`,
    { only, settings: { asteriskVersion: '18' } },
  ));
