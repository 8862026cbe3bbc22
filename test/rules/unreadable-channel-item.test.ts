/** unreadable-channel-item: read and assigned are told apart. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unreadable-channel-item';

test('any case of the item, items of drivers, and inside something else', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${CHANNEL(HANGUP_HANDLER_POP)}" = ""]?a,s,1)
;                                ^^^^^^^^^^^^^^^^^^ error unreadable-channel-item: 'HANGUP_HANDLER_POP' can be assigned to, and not be read.
 same => n,Set(X=\${LEN(\${CHANNEL(echocan_mode)})})
;                                ^^^^^^^^^^^^ error unreadable-channel-item: 'echocan_mode' can be assigned to, and not be read.
 same => n,Set(CHANNEL(hangup_handler_wipe)=\${CHANNEL(hangup_handler_push)})
;                                                     ^^^^^^^^^^^^^^^^^^^ error unreadable-channel-item: 'hangup_handler_push' can be assigned to, and not be read.
 same => n,NoOp(\${CHANNEL(\${X})}\${channel(hangup_handler_push)}\${CHANNEL(dialmode)}\${CHANNEL(nothing)})
 same => n,Set(CHANNEL(relaxdtmf)=yes)
`,
    { only },
  ));
