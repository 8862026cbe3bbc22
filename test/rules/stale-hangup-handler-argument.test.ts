/** stale-hangup-handler-argument: what is final already is left alone. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'stale-hangup-handler-argument';

test('what is set before the push, behind it, or by the dialplan', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS},\${QUEUESTATUS},\${DIALSTATUS}\${X}))
;                                                                 ^^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${QUEUESTATUS}' is read when the handler is pushed, before Queue sets it.
 same => n,Dial(PJSIP/1)
 same => n,Queue(q)
exten => 2,1,Dial(PJSIP/1)
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS},\${HANGUPCAUSE},\${CDR(billsec)}))
 same => n,Dial(PJSIP/2)
exten => 3,1,Set(CHANNEL(hangup_handler_wipe)=e,s,1(\${HANGUPCAUSE},\${HANGUPCAUSE(\${CHANNEL},tech)},\${CDR(disposition)}))
;                                                   ^^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${HANGUPCAUSE}' is read when the handler is pushed, and not when the call has ended.
;                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${HANGUPCAUSE(\${CHANNEL},tech)}' is read when the handler is pushed, and not when the call has ended.
;                                                                                                  ^^^^^^^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${CDR(disposition)}' is read when the handler is pushed, and not when the call has ended.
 same => n,Echo()
exten => 4,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${EPOCH},\${CDR(src)},\${CDR(start)},\${CDR(uniqueid)},\${UNIQUEID},\${CALLERID(num)}))
 same => n,Dial(PJSIP/1)
exten => 5,1,Set(DIALSTATUS=x)
exten => 6,1,GotoIf($["\${X}" = ""]?more)
 same => n,Dial(PJSIP/1)
 same => n,Goto(s-\${DIALSTATUS},1)
 same => n(more),Hangup()
exten => s-BUSY,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${AGISTATUS},b,c))
 same => n,Dial(PJSIP/3)
[e]
exten => s,1,NoOp(\${ARG1}\${ARG2}\${ARG3})
 same => n,Return()
`,
    { only },
  ));

test('a subroutine that pushes, for callers that dial before or after', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(add,s,1)
 same => n,Dial(PJSIP/1)
[b]
exten => 1,1,Gosub(add2,s,1)
 same => n,Hangup()
[c]
exten => 1,1,Dial(PJSIP/1)
 same => n,Gosub(add3,s,1)
 same => n,Dial(PJSIP/2)
[add]
exten => s,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS}))
;                                                   ^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${DIALSTATUS}' is read when the handler is pushed, before Dial sets it.
 same => n,Return()
[add2]
exten => s,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS}))
 same => n,Return()
[add3]
exten => s,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS}))
 same => n,Return()
[e]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('inside other applications, in h, and on a channel that is called', () =>
  checkProblems(
    `
[a]
exten => 1,1,ExecIf($["\${X}" = ""]?Set(CHANNEL(hangup_handler_push)=e,s,1(\${VMSTATUS})))
;                                                                         ^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${VMSTATUS}' is read when the handler is pushed, before VoiceMail sets it.
 same => n,MSet(A=1,CHANNEL(hangup_handler_push)="e,s,1(\${ANSWEREDTIME})")
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${IF($["\${DIALSTATUS}" = ""]?none:\${DIALSTATUS})}))
;                                                         ^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${DIALSTATUS}' is read when the handler is pushed, before Dial sets it.
;                                                                                   ^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${DIALSTATUS}' is read when the handler is pushed, before Dial sets it.
 same => n,ExecIf($["\${X}" = ""]?Dial(PJSIP/1))
 same => n,VoiceMail(1)
exten => h,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${CDR(billsec)}))
[b]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Dial(PJSIP/1,,b(leg^s^1))
[leg]
exten => s,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${HANGUPCAUSE}))
;                                                   ^^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${HANGUPCAUSE}' is read when the handler is pushed, and not when the call has ended.
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS}))
 same => n,Return()
[e]
exten => s,1,NoOp(\${CDR(billsec)})
 same => n,Return()
`,
    { only },
  ));

const handler = (lines: string): string => `[e]\nexten => s,1,${lines}\n same => n,Return()\n`;
const pushing = (args: string): string =>
  `[a]\nexten => 1,1,Set(CHANNEL(hangup_handler_push)=e,s,1${args})\n same => n,Dial(PJSIP/1)\n`;

test('the last argument is read in the handler, wherever that reads it', () =>
  checkFix(
    pushing('(${EXTEN},${DIAL<|>STATUS})') + handler('NoOp(${ARG1} ${ARG2:0:2})\n same => n,GotoIf($["${ARG2}" = "x"]?e,s,1)'),
    pushing('(${EXTEN})') + handler('NoOp(${ARG1} ${DIALSTATUS:0:2})\n same => n,GotoIf($["${DIALSTATUS}" = "x"]?e,s,1)'),
    { only, safe: false },
  ));

test('another argument stays where it is', () =>
  checkFix(
    pushing('(${CDR(bill<|>sec)},${EXTEN})') + handler('NoOp(${ARG1} ${ARG2})'),
    pushing('(,${EXTEN})') + handler('NoOp(${CDR(billsec)} ${ARG2})'),
    { only },
  ));

test('nothing is offered where others call the handler, or the argument is more than the value, or has a comment', () => {
  checkNoFix(`${pushing('(${DIAL<|>STATUS})')} same => n,Gosub(e,s,1(x))\n${handler('NoOp(${ARG1})')}`);
  checkNoFix(pushing('(x${DIAL<|>STATUS})') + handler('NoOp(${ARG1})'));
  checkNoFix(`${pushing('(${DIAL<|>STATUS})')}; @arg 1 status Outcome of the call.\n${handler('NoOp(${ARG1})')}`);
  checkNoFix(pushing('(${DIAL<|>STATUS})') + handler('NoOp(${CUT(ARG1,-,1)})'));
});

test('through an included context', () =>
  checkProblems(
    `
[a]
include => b
exten => 1,1,Goto(2,1)
[b]
exten => 2,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS}))
;                                                   ^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${DIALSTATUS}' is read when the handler is pushed, before Dial sets it.
 same => n,Goto(go)
 same => n,Hangup()
 same => n(go),Dial(PJSIP/1)
[e]
exten => s,1,Log(NOTICE,\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('the extension of a computed jump, where the status is there', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS}))
 same => n,Dial(PJSIP/2)
exten => _s-.,1,Goto(s-BUSY,1)
[e]
exten => s,1,Log(NOTICE,\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('what Queue sets', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${QUEUESTATUS},\${ABANDONED},\${QUEUEWAIT},\${QUEUEPOSITION}))
;                                                   ^^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${QUEUESTATUS}' is read when the handler is pushed, before Queue sets it.
;                                                                  ^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${ABANDONED}' is read when the handler is pushed, before Queue sets it.
;                                                                               ^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${QUEUEWAIT}' is read when the handler is pushed, before Queue sets it.
 same => n,Queue(q)
[e]
exten => s,1,Log(NOTICE,\${ARG1}\${ARG2}\${ARG3}\${ARG4})
 same => n,Return()
`,
    { only },
  ));

test('a subroutine that dials before the push', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(ring,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS}))
 same => n,Dial(PJSIP/2)
[ring]
exten => s,1,Gosub(deeper,s,1)
 same => n,Return()
[deeper]
exten => s,1,Dial(PJSIP/1)
 same => n,Return()
[e]
exten => s,1,Log(NOTICE,\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('what the subroutine itself is yet to do has not been done by its caller', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Gosub(out,s,1(\${EXTEN}))
 same => n,Hangup()
[out]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${ARG1},\${DIALEDTIME}))
;                                                               ^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${DIALEDTIME}' is read when the handler is pushed, before Dial sets it.
 same => n,Dial(PJSIP/1,55)
 same => n,Return()
[ended]
exten => s,1,Set(DB(a/\${ARG1})=\${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('a jump to the outcome leads to no extension of another name', () =>
  checkProblems(
    `
[reception]
exten => s,1,Set(CHANNEL(hangup_handler_push)=left,s,1(\${QUEUESTATUS}))
;                                                      ^^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${QUEUESTATUS}' is read when the handler is pushed, before Queue sets it.
 same => n,Queue(reception)
 same => n,Goto(\${QUEUESTATUS},1)
exten => TIMEOUT,1,Set(CHANNEL(hangup_handler_pop)=left,s,1(\${QUEUESTATUS}))
 same => n,Queue(others)
 same => n,Hangup()
[left]
exten => s,1,Log(NOTICE,left: \${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a routine whose name is put together makes the call', () =>
  checkProblems(
    `
[phones]
exten => _0X.,1,Set(TYPE=local)
 same => n,ExecIf($["\${EXTEN:1:2}" = "00"]?Set(TYPE=abroad))
 same => n,Set(CHANNEL(hangup_handler_push)=settle,s,1(\${EXTEN},\${ANSWEREDTIME}))
;                                                               ^^^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${ANSWEREDTIME}' is read when the handler is pushed, before Dial sets it.
 same => n,Gosub(out-\${TYPE},s,1(\${EXTEN:1}))
 same => n,Set(CHANNEL(hangup_handler_pop)=settle,s,1(\${EXTEN},\${ANSWEREDTIME}))
 same => n,Hangup()
[out-local]
exten => s,1,Dial(PJSIP/\${ARG1}@city,60,g)
 same => n,Return()
[out-abroad]
exten => s,1,Dial(PJSIP/\${ARG1}@world,60,g)
 same => n,Return()
[settle]
exten => s,1,Set(DB(settled/\${ARG1})=\${ARG2})
 same => n,Return()
-- pjsip.conf --
[100]
type=endpoint
context=phones
[city]
type=endpoint
context=phones
[world]
type=endpoint
context=phones
`,
    { only },
  ));
