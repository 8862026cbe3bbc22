/** recursive-subroutine: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'recursive-subroutine';

test('itself, through another, and through one that has come back first', () =>
  checkProblems(
    `
[one]
exten => s,1,Gosub(one,s,1)
;                  ^^^^^^^ warning recursive-subroutine: The subroutine 'one,s,1' always calls itself here and never returns.
[two]
exten => s,1,NoOp()
 same => n,Gosub(three,s,1(x))
[three]
exten => s,1,Gosub(back,s,1)
 same => n,Goto(go)
 same => n(go),gosub(two,s,1)
;                    ^^^^^^^ warning recursive-subroutine: The subroutine 'two,s,1' always calls itself through 'two' here and never returns.
[back]
exten => s,1,NoOp()
 same => n,Return()
`,
    { only },
  ));

test('what may not come to the call', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($["\${X}" = "1"]?Return())
 same => n,Gosub(a,s,1)
[b]
exten => s,1,GosubIf($["\${X}" = "1"]?b,s,1)
;                                    ^^^^^ information recursive-subroutine: Nothing returns from here, and it comes round again: each time another frame stays on the stack.
[c]
exten => s,1,Return()
 same => n,Gosub(c,s,1)
[d]
exten => s,1,BackGround(menu)
 same => n,Gosub(d,s,1)
;                ^^^^^ information recursive-subroutine: Nothing returns from here, and it comes round again: each time another frame stays on the stack.
[e]
exten => s,1,AGI(decide.agi)
 same => n,Gosub(e,s,1)
[f]
exten => s,1,Gosub(\${X},s,1)
[g]
exten => s,1,Gosub(h,s,1)
 same => n,Gosub(g,s,1)
[h]
exten => s,1,Hangup()
[i]
exten => s,1,Set(CHANNEL(hangup_handler_push)=i,s,1)
 same => n,Return()
[j]
exten => s,1,While($[\${i} < 3])
 same => n,Gosub(j,s,1)
;                ^^^^^ information recursive-subroutine: Nothing returns from here, and it comes round again: each time another frame stays on the stack.
 same => n,EndWhile()
[k]
exten => s,1,Goto(k,t,1)
exten => t,1,Goto(k,s,1)
`,
    { only },
  ));

test('another entry of the same context is another routine', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(a,s,other)
 same => n,Return()
 same => n(other),NoOp()
 same => n,Return()
`,
    { only },
  ));

test('loops that go back by a call, from which nothing returns', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(COUNT=1)
 same => n(again),GotoIf($[\${COUNT} > 3]?end)
 same => n,Queue(sales,t,,,30)
 same => n,Set(COUNT=$[\${COUNT} + 1])
 same => n,Gosub(again)
;                ^^^^^ information recursive-subroutine: Nothing returns from here, and it comes round again: each time another frame stays on the stack.
 same => n(end),Hangup()
[menu]
exten => s,1,Background(menu)
 same => n,WaitExten(5)
exten => 1,1,Queue(sales)
exten => i,1,GosubIf($["\${TRIES}" < "3"]?menu,s,1)
[help]
exten => s,1(top),Background(help)
 same => n,WaitExten(3)
 same => n,GosubIf($["\${TRIES}" = ""]?top)
;                                     ^^^ information recursive-subroutine: Nothing returns from here, and it comes round again: each time another frame stays on the stack.
 same => n,Hangup()
exten => 1,1,Queue(sales)
[answers]
exten => s,1(top),Background(help)
 same => n,WaitExten(3)
 same => n,Gosub(top)
exten => 1,1,Return()
`,
    { only },
  ));

test('a macro that always calls itself, and one that does so on a condition or calls another one', () =>
  checkProblems(
    `
[a]
exten => s,1,Macro(dial,PJSIP/1)
 same => n,Macro(ask)
[macro-dial]
exten => s,1,Macro(dial,\${ARG1})
;                  ^^^^^^^^^^^^ warning recursive-subroutine: The subroutine 'macro-dial,s,1' always calls itself here and never returns.
[macro-ask]
exten => s,1,Read(pin,enter-pin)
 same => n,ExecIf($["\${pin}" = ""]?Macro(ask))
 same => n,Macro(note)
[macro-note]
exten => s,1,NoOp()
`,
    { only },
  ));

test('conditions of which every way comes to the call, and those of which one ends, waits for another round or is left to a program', () =>
  checkProblems(
    `
[one]
exten => s,1,GotoIf($["\${ARG1}" = ""]?last)
 same => n,GotoIf($["\${ARG2}" = ""]?last)
 same => n,Set(DB(a/\${ARG1})=\${ARG2})
 same => n(last),Gosub(one,s,1)
;                      ^^^^^^^ warning recursive-subroutine: The subroutine 'one,s,1' always calls itself here and never returns.
 same => n,Return()
[two]
exten => s,1,GotoIf($["\${ARG1}" = ""]?end)
 same => n,Gosub(two,s,1)
 same => n(end),Return()
[three]
exten => s,1,GotoIf($["\${ARG1}" = ""]?last)
 same => n,AGI(decide.agi)
 same => n(last),Gosub(three,s,1)
 same => n,Return()
[four]
exten => s,1,GotoIf($["\${ARG1}" = ""]?last)
 same => n,Gosub(away,s,1)
 same => n(last),Gosub(four,s,1)
 same => n,Return()
[away]
exten => s,1,Hangup()
[start]
exten => s,1,Gosub(one,s,1(a,b))
 same => n,Gosub(two,s,1(a))
 same => n,Gosub(three,s,1(a))
 same => n,Gosub(four,s,1(a))
`,
    { only },
  ));

test('the same arguments again, and a variable that the inner call sets', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(down,s,1(5))
 same => n,Gosub(sum,s,1(5))
 same => n,Gosub(good,s,1(5))
 same => n,Gosub(asking,s,1(5))
[down]
exten => s,1,Set(LOCAL(rest)=\${ARG1})
 same => n,GotoIf($[\${rest} < 1]?end)
 same => n,SayNumber(\${rest})
 same => n,Gosub(down,s,1(\${rest}))
;                ^^^^^^^^^^^^^^^^^ warning recursive-subroutine: The subroutine calls itself with the arguments that it was given: it comes here again, and never returns.
 same => n(end),Return()
[sum]
exten => s,1,Set(rest=\${ARG1})
;                ^^^^ warning recursive-subroutine: The subroutine calls itself below, and 'rest' is then what the inner call has set.
 same => n,GotoIf($[\${rest} < 1]?stop)
 same => n,Gosub(sum,s,1($[\${rest} - 1]))
 same => n,Return($[\${GOSUB_RETVAL} + \${rest}])
 same => n(stop),Return(0)
[good]
exten => s,1,Set(LOCAL(rest)=\${ARG1})
 same => n,GotoIf($[\${rest} < 1]?stop)
 same => n,Gosub(good,s,1($[\${rest} - 1]))
 same => n,Return($[\${GOSUB_RETVAL} + \${rest}])
 same => n(stop),Return(0)
[asking]
exten => s,1,Read(KEY,beep,1)
 same => n,GotoIf($["\${KEY}" = "1"]?end)
 same => n,Gosub(asking,s,1(\${ARG1}))
 same => n(end),Return()
`,
    { only },
  ));
