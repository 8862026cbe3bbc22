/** fallthrough-after-dial: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'fallthrough-after-dial';

test('right behind the Dial, and further on', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1&PJSIP/\${X},20)
 same => n,Set(X=1)
 same => n,GotoIf($["\${DIALSTATUS}" = "ANSWER"]?end)
;                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information fallthrough-after-dial: Dial does not come here after an answer: it has no option 'g'.
 same => n,ExecIf($[\${CDR(billsec)} > 5]?Set(Y=1))
;                   ^^^^^^^^^^^^^^^ information fallthrough-after-dial: Dial does not come here after an answer: it has no option 'g'.
 same => n(end),Set(Y=\${ANSWEREDTIME})
`,
    { only },
  ));

test('Dials that go on, that may do so, or that others follow', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20,G(b^s^1))
 same => n,Set(Y=\${ANSWEREDTIME})
exten => 2,1,Dial(PJSIP/1,20,U(sub))
 same => n,Set(Y=\${ANSWEREDTIME})
exten => 3,1,Dial(PJSIP/1,20,\${OPTIONS})
 same => n,Set(Y=\${ANSWEREDTIME})
exten => 4,1,Dial(\${EVERYTHING})
 same => n,Set(Y=\${ANSWEREDTIME})
exten => 5,1,Dial(PJSIP/1,20)
 same => n,Queue(q)
 same => n,Set(Y=\${ANSWEREDTIME})
exten => 6,1,Dial(PJSIP/1,20)
 same => n(label),Set(Y=\${ANSWEREDTIME})
exten => 7,1,Dial(PJSIP/1,20)
 same => 9,Set(Y=\${ANSWEREDTIME})
exten => 8,1,ExecIf($[\${X}]?Dial(PJSIP/1,20):Dial(PJSIP/1,20,g))
 same => n,Set(Y=\${ANSWEREDTIME})
exten => 9,1,Dial(PJSIP/1,20)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?1)
 same => n,GotoIf($["\${DIALSTATUS}" != "ANSWER"]?1)
`,
    { only },
  ));

test('options that a semicolon has cut off', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/trunk/sip:1@x;transport=tcp,30,g)
 same => n,NoOp(\${ANSWEREDTIME})
`,
    { only },
  ));
