/** header-on-wrong-leg: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'header-on-wrong-leg';

test('in another spelling, inside ExecIf, behind a jump, and in front of a queue', () =>
  checkProblems(
    `
[a]
exten = s,1,set(PJSIP_HEADER(Add, X-Room)=1)
;               ^^^^^^^^^^^^ warning ${only}: This header goes out on the channel of the caller, and not with the call that dial makes.
exten = s,n,ExecIf($["\${X}" = ""]?dial(PJSIP/100&PJSIP/200))
exten => t,1,ExecIf($["\${X}" = ""]?Set(PJSIP_HEADER(update,X-Room)=1))
;                                      ^^^^^^^^^^^^ warning ${only}: This header goes out on the channel of the caller, and not with the call that Queue makes.
 same => n,GotoIf($["\${Y}" = ""]?end)
 same => n(end),Queue(sales)
`,
    { only },
  ));

test('headers that are read or removed, other channels, and nobody who is called', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(X=\${PJSIP_HEADER(read,X-Room)})
 same => n,Set(PJSIP_HEADER(remove,*)=)
 same => n,Dial(PJSIP/100)
exten => 2,1,Set(PJSIP_HEADER(add,X-Room)=1)
 same => n,Dial(SIP/100)
exten => 3,1,Set(PJSIP_HEADER(add,X-Room)=1)
 same => n,Dial(Local/100@a)
exten => 4,1,Set(PJSIP_HEADER(add,X-Room)=1)
 same => n,Hangup()
 same => n,Dial(PJSIP/100)
exten => 5,1,SIPAddHeader(X-Room: 1)
 same => n,Dial(PJSIP/100)
exten => 6,1,NoOp(PJSIP_HEADER(add,X-Room)=1)
 same => n,Dial(PJSIP/100)
`,
    { only },
  ));

test('on the called channel, and in a routine that who knows who calls', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/100,30,b(headers^s^1))
exten => 2,1,Gosub(others,s,1)
 same => n,Dial(PJSIP/100,30)
[headers]
exten => s,1,Set(PJSIP_HEADER(add,X-Room)=1)
 same => n,Return()
[others]
exten => s,1,Set(PJSIP_HEADER(add,X-Room)=1)
 same => n,Return()
`,
    { only },
  ));

test('several headers for one call are one problem', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(PJSIP_HEADER(add,X-Room)=1)
;                ^^^^^^^^^^^^ warning header-on-wrong-leg: This header goes out on the channel of the caller, and not with the call that Dial makes; 2 more below likewise.
 same => n,Set(PJSIP_HEADER(add,X-Floor)=1)
 same => n,Set(PJSIP_HEADER(add,X-House)=1)
 same => n,Dial(PJSIP/100)
 same => n,Set(PJSIP_HEADER(add,X-House)=2)
;              ^^^^^^^^^^^^ warning header-on-wrong-leg: This header goes out on the channel of the caller, and not with the call that Dial makes.
 same => n,Dial(PJSIP/101)
`,
    { only },
  ));
