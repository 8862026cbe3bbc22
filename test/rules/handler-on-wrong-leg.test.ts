/** handler-on-wrong-leg: only where the channel is known. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'handler-on-wrong-leg';

test('both sides, with routines of every kind', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALEDPEERNAME}))
;                                                   ^^^^^^^^^^^^^^^^^ information handler-on-wrong-leg: '\${DIALEDPEERNAME}' tells of the channel that Dial calls later, and this handler is pushed on the channel of the caller.
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${BRIDGEPEER:0:3}))
;                                                 ^^^^^^^^^^^^^^^^^ information handler-on-wrong-leg: '\${BRIDGEPEER:0:3}' tells of the channel that Dial calls later, and this handler is pushed on the channel of the caller.
 same => n,Dial(PJSIP/1,,gU(up))
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALEDPEERNAME}))
 same => n,Hangup()
exten => 2,1,Gosub(both,s,1)
 same => n,Dial(PJSIP/1,,U(both))
exten => 3,1,Queue(q,B(own^s^1)b(pre^s^1),,,,,mem)
[up]
exten => s,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALEDPEERNUMBER}))
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS}\${ANSWEREDTIME}))
;                                                 ^^^^^^^^^^^^^ information handler-on-wrong-leg: '\${DIALSTATUS}' is set on the channel of the caller, and this handler is pushed on the called one.
;                                                              ^^^^^^^^^^^^^^^ information handler-on-wrong-leg: '\${ANSWEREDTIME}' is set on the channel of the caller, and this handler is pushed on the called one.
 same => n,Return()
[both]
exten => s,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${DIALSTATUS}))
 same => n,Return()
[own]
exten => s,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${MEMBERNAME}))
 same => n,Return()
[pre]
exten => s,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${QUEUESTATUS}))
;                                                   ^^^^^^^^^^^^^^ information handler-on-wrong-leg: '\${QUEUESTATUS}' is set on the channel of the caller, and this handler is pushed on the called one.
 same => n,Return()
[mem]
exten => s,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${MEMBERNAME}))
 same => n,Return()
[e]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('pop and wipe on the called channel', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=missed,s,1(\${EXTEN}))
 same => n,Dial(PJSIP/\${EXTEN},30,U(answered))
exten => _2XX,1,Gosub(watch,s,1(\${EXTEN}))
 same => n,Dial(PJSIP/\${EXTEN},30,U(wiping))
exten => _3XX,1,Set(CHANNEL(hangup_handler_push)=missed,s,1(\${EXTEN}))
 same => n,Dial(PJSIP/\${EXTEN},30,b(pre^s^1)U(own))
exten => _4XX,1,Dial(PJSIP/\${EXTEN},30,U(none))
exten => _5XX,1,Set(CHANNEL(hangup_handler_push)=missed,s,1(\${EXTEN}))
 same => n,Dial(PJSIP/\${EXTEN},30,U(self)B(caller^s^1))
[watch]
exten => s,1,Set(CHANNEL(hangup_handler_push)=missed,s,1(\${ARG1}))
 same => n,Return()
[answered]
exten => s,1,Set(CHANNEL(hangup_handler_pop)=)
;                        ^^^^^^^^^^^^^^^^^^ information handler-on-wrong-leg: No handler was pushed on the called channel, and those of the caller stay on the channel of the caller.
 same => n,Return()
[wiping]
exten => s,1,ExecIf($["\${X}" = ""]?Set(CHANNEL(hangup_handler_wipe)=missed,s,1(x)))
 same => n,Return()
[pre]
exten => s,1,Set(CHANNEL(hangup_handler_push)=missed,s,1(x))
 same => n,Return()
[own]
exten => s,1,Set(CHANNEL(hangup_handler_pop)=)
 same => n,Return()
[none]
exten => s,1,Set(CHANNEL(hangup_handler_pop)=)
 same => n,Return()
[self]
exten => s,1,Gosub(watch,s,1(x))
 same => n,Set(CHANNEL(hangup_handler_pop)=)
 same => n,Return()
[caller]
exten => s,1,Set(CHANNEL(hangup_handler_pop)=)
 same => n,Return()
[missed]
exten => s,1,UserEvent(Missed,N: \${ARG1})
 same => n,Return()
`,
    { only },
  ));
