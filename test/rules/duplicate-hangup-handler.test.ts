/** duplicate-hangup-handler: only what a call certainly comes to twice. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'duplicate-hangup-handler';

test('branches, loops, what takes off between, and values that change', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,GotoIf($["\${X}" = ""]?two)
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1)
;                                           ^^^^^ warning duplicate-hangup-handler: The same hangup handler is pushed on the way here: it runs twice.
 same => n(two),Set(CHANNEL(hangup_handler_push)=e,s,1)
;                                                ^^^^^ warning duplicate-hangup-handler: The same hangup handler is pushed on the way here: it runs twice.
 same => n,Hangup()
exten => 2,1,GotoIf($["\${X}" = ""]?two)
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Goto(done)
 same => n(two),Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n(done),Hangup()
exten => 3,1,Set(I=0)
 same => n,While($[\${I} < 3])
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${I}))
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(x))
;                                           ^^^^^^^^ warning duplicate-hangup-handler: Each round of this loop pushes the same hangup handler once more.
 same => n,Set(I=$[\${I} + 1])
 same => n,EndWhile()
 same => n,Hangup()
exten => 4,1,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Gosub(clear,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Set(CHANNEL(hangup_handler_pop)=)
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Hangup()
exten => 5,1(top),GotoIf($["\${PUSHED}" = "1"]?skip)
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Set(PUSHED=1)
 same => n(skip),Dial(PJSIP/1)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?top)
 same => n,Hangup()
exten => 6,1,Answer()
 same => n(top),Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS}))
 same => n,Dial(PJSIP/1)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?top)
 same => n,Hangup()
exten => 7,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${X}))
 same => n,Set(X=2)
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${X}))
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${CALLERID(num)}))
 same => n,Set(CALLERID(num)=2)
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${CALLERID(num)}))
 same => n,ExecIf($["\${Y}" = ""]?Set(CHANNEL(hangup_handler_push)=e,s,1(q)))
 same => n,ExecIf($["\${Y}" != ""]?Set(CHANNEL(hangup_handler_push)=e,s,1(q)))
 same => n,Hangup()
[clear]
exten => s,1,Set(CHANNEL(hangup_handler_wipe)=)
 same => n,Return()
[e]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a menu that begins anew when nobody dials', () =>
  checkProblems(
    `
[ivr]
exten => s,1,Answer()
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${CALLERID(num)}))
;                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning duplicate-hangup-handler: Each round of this loop pushes the same hangup handler once more.
 same => n(menu),BackGround(welcome)
 same => n,WaitExten(5)
exten => 1,1,Dial(PJSIP/1)
exten => i,1,Playback(invalid)
 same => n,Goto(s,menu)
exten => t,1,Goto(s,1)
[ended]
exten => s,1,Log(NOTICE,\${ARG1} gone \${HANGUPCAUSE})
 same => n,Return()
`,
    { only },
  ));

test('a loop that wipes first', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(I=1)
 same => n(top),Set(CHANNEL(hangup_handler_wipe)=)
 same => n,Set(CHANNEL(hangup_handler_push)=e1,s,1(\${I}))
 same => n,Dial(PJSIP/\${I},20)
 same => n,Set(I=$[\${I}+1])
 same => n,GotoIf($[\${I} < 4]?top)
 same => n,Hangup()
[e1]
exten => s,1,UserEvent(Ok,X:\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a subroutine that begins with a push, called twice', () =>
  checkProblems(
    `
[a]
exten => 100,1,Gosub(add,s,1)
 same => n,Gosub(add,s,1)
;                ^^^^^^^ warning duplicate-hangup-handler: The same hangup handler is pushed on the way here: it runs twice.
 same => n,Dial(PJSIP/1)
[add]
exten => s,1,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Return()
[e]
exten => s,1,UserEvent(x)
 same => n,Return()
`,
    { only },
  ));

test('a second push in the context that is gone to', () =>
  checkProblems(
    `
[a]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Goto(b,100,1)
[b]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=e,s,1)
;                                                ^^^^^ warning duplicate-hangup-handler: The same hangup handler is pushed on the way here: it runs twice.
 same => n,Dial(PJSIP/\${EXTEN})
[e]
exten => s,1,UserEvent(x)
 same => n,Return()
`,
    { only },
  ));

test('a loop that takes one of a list each time', () =>
  checkProblems(
    `
[a]
exten => 100,1,Set(LIST=a&b)
 same => n,While($["\${SET(X=\${SHIFT(LIST,&)})}" != ""])
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${X}))
 same => n,EndWhile()
 same => n,Hangup()
[e]
exten => s,1,UserEvent(x,N:\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a menu that is come back to, and chosen from again', () =>
  checkProblems(
    `
[m]
exten => s,1,Answer()
 same => n(top),BackGround(menu)
 same => n,WaitExten(5)
exten => 1,1,Set(CHANNEL(hangup_handler_push)=e,s,1(one))
;                                             ^^^^^^^^^^ warning duplicate-hangup-handler: Each round of this loop pushes the same hangup handler once more.
 same => n,Dial(PJSIP/1,20,g)
 same => n,Goto(s,top)
exten => 2,1,Goto(s,top)
[e]
exten => s,1,UserEvent(x,N:\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a handler that is not there is told for that', () =>
  checkProblems(
    `
[a]
exten => s,1(again),Set(CHANNEL(hangup_handler_push)=nowhere,s,1)
 same => n,Wait(1)
 same => n,Goto(again)
`,
    { only },
  ));

test('a round that begins in the extension i, where other ways call subroutines', () =>
  checkProblems(
    `
[menu]
exten => s,1,Set(tries=0)
 same => n(ask),Set(CHANNEL(hangup_handler_push)=ended,s,1(\${CALLERID(num)}))
;                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning duplicate-hangup-handler: Each round of this loop pushes the same hangup handler once more.
 same => n,Background(menu)
 same => n,WaitExten(5)
exten => 1,1,Gosub(record,s,1)
 same => n,Queue(sales)
exten => i,1,Set(tries=$[\${tries} + 1])
 same => n,GotoIf($[\${tries} < 3]?s,ask)
 same => n,Hangup()
[record]
exten => s,1,MixMonitor(\${UNIQUEID}.wav)
 same => n,Return()
[ended]
exten => s,1,Log(NOTICE,\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a menu that asks again behind the push: nobody dials s', () =>
  checkProblems(
    `
[menu]
exten => s,1,Answer()
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${CALLERID(num)}))
 same => n(ask),Background(menu)
 same => n,WaitExten(5)
exten => 1,1,Goto(order,1)
exten => i,1,Goto(s,ask)
exten => order,1,Gosub(record,s,1)
 same => n,Goto(s,ask)
[record]
exten => s,1,MixMonitor(\${UNIQUEID}.wav)
 same => n,Return()
[ended]
exten => s,1,Log(NOTICE,\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a subroutine between that has nothing to do with the arguments', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${UNIQUEID},\${LINE}))
 same => n,Gosub(welcome,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${UNIQUEID},\${LINE}))
;                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning duplicate-hangup-handler: The same hangup handler is pushed on the way here: it runs twice.
 same => n,Hangup()
exten => 1,1,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${UNIQUEID},\${LINE}))
 same => n,Gosub(other,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${UNIQUEID},\${LINE}))
 same => n,Hangup()
[welcome]
exten => s,1,Playback(hello)
 same => n,Return()
[other]
exten => s,1,Set(LINE=2)
 same => n,Return()
[ended]
exten => s,1,Return()
`,
    { only },
  ));

test('right behind each other, whatever goes into them, and with the time of each', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${EPOCH}))
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${EPOCH}))
;                                           ^^^^^^^^^^^^^^^^^^^ warning duplicate-hangup-handler: The same hangup handler is pushed on the way here: it runs twice.
 same => n,Wait(1)
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${EPOCH}))
;                                           ^^^^^^^^^^^^^^^^^^^ warning duplicate-hangup-handler: The same hangup handler is pushed on the way here: it runs twice.
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1($[\${EPOCH} + 1]))
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${STAT(m,/tmp/x)}))
 same => n,Wait(1)
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${STAT(m,/tmp/x)}))
[ended]
exten => s,1,Log(NOTICE,\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('behind a condition that leads away, and with a way around the first of them', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,GotoIf($["\${CALLERID(num)}" = ""]?other,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1)
;                                           ^^^^^^^^^ warning duplicate-hangup-handler: The same hangup handler is pushed on the way here: it runs twice.
 same => n,Dial(PJSIP/100)
exten => t,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,GotoIf($["\${CALLERID(num)}" = ""]?other,s,1)
 same => n(late),Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Dial(PJSIP/100)
exten => i,1,GotoIf($["\${CALLERID(num)}" = ""]?3)
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,GotoIf($["\${CALLERID(num)}" != ""]?other,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Dial(PJSIP/100)
[other]
exten => s,1,Goto(\${DB(next/place)},s,1)
[ended]
exten => s,1,Log(NOTICE,over)
 same => n,Return()
`,
    { only },
  ));
