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
