/** Names that no line writes out where they are used: unknown-endpoint, unknown-mailbox and unknown-queue of global variables and of arguments. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const files = `
-- sip.conf --
[100]
type=friend
-- voicemail.conf --
[default]
100 => 4711,Ada
[office]
101 => 4711,Bob
-- queues.conf --
[sales]
strategy=ringall
`;

test('a global variable that nothing else sets', () =>
  checkProblems(
    `
[globals]
HERE=SIP/100
GONE=SIP/200
BOX=102
TEAM=support
CHANGED=SIP/300
ASKED=SIP/301
[a]
exten => s,1,Dial(\${HERE}&\${GONE},20)
;                         ^^^^^^^ warning unknown-endpoint: '\${GONE}' names '200' here, and no peer of that name is in sip.conf.
 same => n,VoiceMail(\${BOX}@office,u)
;                    ^^^^^^^^^^^^^ warning unknown-mailbox: '\${BOX}@office' names '102@office' here, and no mailbox of that name is in voicemail.conf.
 same => n,Queue(\${TEAM})
;                ^^^^^^^ warning unknown-queue: '\${TEAM}' names 'support' here, and no queue of that name is in queues.conf.
 same => n,Set(GLOBAL(CHANGED)=SIP/100)
 same => n,Dial(\${CHANGED})
 same => n,Read(ASKED,which,3)
 same => n,Dial(\${ASKED})
 same => n,Dial(\${NOWHERE})
${files}`,
    { only: ['unknown-endpoint', 'unknown-mailbox', 'unknown-queue'] },
  ));

test('what a line sets a variable to', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(TEAM=support)
;                     ^^^^^^^ warning unknown-queue: '\${TEAM}' names 'support' here, and no queue of that name is in queues.conf.
 same => n,NoOp(\${TEAM})
 same => n,Set(CDR(userfield)=\${TEAM})
 same => n,Queue(\${TEAM},t)
exten => 2,1,Set(TEAM=sales)
 same => n,Queue(\${TEAM},t)
exten => 3,1,Set(DEVICE=SIP/100)
 same => n,Set(OTHER=SIP/101)
;                    ^^^^^^^ warning unknown-endpoint: '\${DEVICE}&\${OTHER}' names '101' here, and no peer of that name is in sip.conf.
 same => n,Dial(\${DEVICE}&\${OTHER},20)
exten => 4,1,Set(TEAM=none)
 same => n,ExecIf($["\${TEAM}" != "none"]?Queue(\${TEAM}))
exten => 5,1,Set(TEAM=none)
 same => n,AGI(choose.agi)
 same => n,Queue(\${TEAM})
exten => 6,1,Set(MAILBOX=\${IF($["\${CALLERID(num)}" = "1"]?101:100)})
;                                                         ^^^ warning unknown-mailbox: '\${MAILBOX}' names '101' here, and no mailbox of that name is in voicemail.conf.
 same => n,Goto(message,1)
exten => message,1,VoiceMail(\${MAILBOX},u)
${files}`,
    { only: ['unknown-endpoint', 'unknown-mailbox', 'unknown-queue'] },
  ));

test('what a routine is called with', () =>
  checkProblems(
    `
[a]
exten => 100,1,Gosub(ring,s,1(SIP/100,100))
exten => 101,1,Gosub(ring,s,1(SIP/101,101))
;                                 ^^^ warning unknown-endpoint: No peer named '101' is in sip.conf.
;                                     ^^^ warning unknown-mailbox: '\${ARG2}' names '101' here, and no mailbox of that name is in voicemail.conf.
exten => 102,1,Macro(ring,SIP/100&SIP/102,\${X})
;                                     ^^^ warning unknown-endpoint: No peer named '102' is in sip.conf.
exten => 103,1,Gosub(tell,s,1(SIP/100,999))
exten => 104,1,Gosub(careful,s,1(999))
[ring]
exten => s,1,Dial(\${ARG1},20)
 same => n,VoiceMail(\${ARG2},u)
 same => n,Return()
[macro-ring]
exten => s,1,Dial(\${ARG1},20)
[tell]
exten => s,1,NoOp(\${ARG2})
 same => n,Return()
[careful]
exten => s,1,GotoIf($[\${VM_INFO(\${ARG1},exists)}]?box)
 same => n,Return()
 same => n(box),VoiceMail(\${ARG1},u)
 same => n,Return()
${files}`,
    { only: ['unknown-endpoint', 'unknown-mailbox'] },
  ));
