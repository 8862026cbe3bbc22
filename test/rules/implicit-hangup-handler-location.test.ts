/** implicit-hangup-handler-location: what is left out, and what it means. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'implicit-hangup-handler-location';

test('each part, nowhere, computed, and in an included context', () =>
  checkProblems(
    `
[a]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=100,ended(\${EXTEN}))
;                                               ^^^^^^^^^ hint implicit-hangup-handler-location: The context is left out: the handler is 'a,100,ended'.
 same => n,Set(CHANNEL(hangup_handler_pop)=,ended)
;                                          ^^^^^^ hint implicit-hangup-handler-location: Context and extension are left out: the handler is 'a,100,ended'.
 same => n,Set(CHANNEL(hangup_handler_wipe)=a,,ended)
;                                           ^^^^^^^^ hint implicit-hangup-handler-location: The extension is left out: the handler is 'a,100,ended'.
 same => n,Set(CHANNEL(hangup_handler_wipe)=nowhere)
 same => n,Set(CHANNEL(hangup_handler_wipe)=)
 same => n,Set(CHANNEL(hangup_handler_push)=\${X})
 same => n(ended),Return()
[b]
include => c
[c]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=ended(x))
;                                                ^^^^^ hint implicit-hangup-handler-location: Context and extension are left out: the handler is '\${CONTEXT},\${EXTEN},ended'.
 same => n,Hangup()
 same => n(ended),Return()
`,
    { only },
  ));

test('written out, with the arguments kept', () =>
  checkFix(
    '[a]\nexten => _1X,1,Set(CHANNEL(hangup_handler_push)=en<|>ded(x))\n same => n(ended),Return()\n',
    '[a]\nexten => _1X,1,Set(CHANNEL(hangup_handler_push)=a,${EXTEN},ended(x))\n same => n(ended),Return()\n',
    { only, safe: false },
  ));
