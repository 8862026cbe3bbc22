/** nested-hangup-handler: in handlers, in h, and in what only they lead to. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'nested-hangup-handler';

test('in extension h it is a matter of taste', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
exten => h,1,Set(CHANNEL(hangup_handler_push)=b,s,1)
;                        ^^^^^^^^^^^^^^^^^^^ information nested-hangup-handler: The channel has hung up: this handler runs as soon as the present code ends.
 same => n,Set(CHANNEL(Hangup_Handler_Pop)=)
;                      ^^^^^^^^^^^^^^^^^^ information nested-hangup-handler: The channel has hung up: this takes away the handler that is next to run.
[b]
exten => s,1,Return()
`,
    { only },
  ));

test('a handler that pushes itself', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=b,s,1)
[b]
exten => s,1,NoOp()
 same => n,ExecIf($["\${X}" = "1"]?Set(CHANNEL(hangup_handler_push)=b,s,1))
;                                             ^^^^^^^^^^^^^^^^^^^ warning nested-hangup-handler: This hangup handler pushes itself: it runs again as soon as it ends.
 same => n,Set(CHANNEL(hangup_handler_wipe)=\${CONTEXT},s,1)
;                      ^^^^^^^^^^^^^^^^^^^ warning nested-hangup-handler: The channel has hung up: this takes away the handlers that are still to run, and runs another.
 same => n,Return()
`,
    { only },
  ));

test('a routine that is entered otherwise too, or that does nothing of the kind', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=b,s,1)
 same => n,Gosub(both,s,1)
 same => n,Gosub(some,s,1)
[b]
exten => s,1,Gosub(both,s,1)
;                  ^^^^^^^^ warning nested-hangup-handler: The channel has hung up: a handler that is pushed here runs as soon as the present code ends.
 same => n,Gosub(some,s,1)
 same => n,Gosub(only,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=)
 same => n,NoOp(CHANNEL(hangup_handler_push)=c,s,1)
 same => n,Return()
[both]
exten => s,1,Set(CHANNEL(hangup_handler_push)=b,s,1)
 same => n,Return()
[some]
exten => s,1,GotoIf($["\${X}" = ""]?end)
 same => n,Set(CHANNEL(hangup_handler_push)=b,s,1)
 same => n(end),Return()
[only]
exten => s,1,MSet(X=1,CHANNEL(hangup_handler_wipe)=)
;                             ^^^^^^^^^^^^^^^^^^^ warning nested-hangup-handler: The channel has hung up: this takes away the handlers that are still to run.
 same => n,Return()
`,
    { only },
  ));
