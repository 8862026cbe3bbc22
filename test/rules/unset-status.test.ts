/** unset-status: whatever else may have run in front. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unset-status';

test('Queue leaves no DIALSTATUS, and a Dial for some callers counts', () =>
  checkProblems(
    `
[a]
exten => 1,1,Queue(sales)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?9)
;                      ^^^^^^^^^^ information unset-status: Nothing sets 'DIALSTATUS' here: no line of the extension runs Dial.
 same => n,NoOp(\${QUEUESTATUS} \${VMSTATUS})
;          ^^^^ information unset-status: Nothing sets 'VMSTATUS' here: no line of the extension runs VoiceMail.
exten => 2,1,ExecIf($[\${X}]?Dial(PJSIP/2))
 same => n,NoOp(\${DIALSTATUS})
exten => _3X,1,NoOp(\${DIALSTATUS})
 same => n,Dial(PJSIP/\${EXTEN})
 same => n,Goto(1)
`,
    { only },
  ));

test('who comes by a jump, a macro, or a name that is put together', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1)
 same => n,Goto(12,1)
exten => 12,1,NoOp(\${DIALSTATUS})
exten => 13,1,Macro(ring)
 same => n,NoOp(\${DIALSTATUS})
exten => 14,1,AGI(x.agi)
 same => n,NoOp(\${DIALSTATUS})
exten => 15,1,UnheardOf()
 same => n,NoOp(\${DIALSTATUS})
exten => s,1,NoOp(\${DIALSTATUS})
[b]
exten => 1,1,Dial(PJSIP/1)
 same => n,Goto(c,\${NUMBER},1)
[c]
exten => 9,1,NoOp(\${DIALSTATUS})
[macro-ring]
exten => s,1,Dial(PJSIP/1)
`,
    { only },
  ));

test('a line that Asterisk drops was to set it', () =>
  checkProblems(
    `
[a]
exten => 1,1,Answer()
 smae => n,RemoveQueueMember(sales,PJSIP/1)
 same => n,NoOp(\${RQMSTATUS})
`,
    { only },
  ));

test('what runs the application stands below, and nothing leads back', () =>
  checkProblems(
    `
[from-trunk]
exten => s,1,GotoIf($["\${FAXSTATUS}" = "SUCCESS"]?fax,1)
;                        ^^^^^^^^^ information unset-status: Nothing sets 'FAXSTATUS' here: no line above runs ReceiveFAX.
 same => n,Dial(PJSIP/1)
exten => 5,1,NoOp()
 same => n(again),GotoIf($["\${DIALSTATUS}" = "BUSY"]?end)
 same => n,Dial(PJSIP/1)
 same => n,Goto(again)
 same => n(end),Hangup()
exten => fax,1,ReceiveFAX(/tmp/1.tif)
[unnamed]
exten => s,1,GotoIf($["\${FAXSTATUS}" = "SUCCESS"]?fax,1)
-- pjsip.conf --
[trunk]
type=endpoint
context=from-trunk
`,
    { only },
  ));
