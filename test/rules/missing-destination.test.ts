/** missing-destination: what may hold a device all the same. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'missing-destination';

test('each device of a list, also in front of a number, and behind a broken line', () =>
  checkProblems(
    `
[globals]
DESK=PJSIP/100
[a]
exten => 1,1,,Answer()
 same => n,Page(\${DESK}&\${DOOR}&\${GATE}/1,d)
;                       ^^^^^^^ warning missing-destination: Nothing sets 'DOOR', so that there is no device.
;                               ^^^^^^^ warning missing-destination: Nothing sets 'GATE', so that there is no device.
 same => n,GotoIf($["\${DEVICE_STATE(\${DOOR})}" = "INUSE"]?1)
;                                   ^^^^^^^ warning missing-destination: Nothing sets 'DOOR', so that there is no device.
 same => n,SoftHangup(\${DOOR},a)
;                     ^^^^^^^ warning missing-destination: Nothing sets 'DOOR', so that there is no device.
 same => n,ExecIf($[\${X}]?Dial(\${DOOR}))
;                              ^^^^^^^ warning missing-destination: Nothing sets 'DOOR', so that there is no device.
`,
    { only },
  ));

test('what another line, another file or a program may set', () =>
  checkProblems(
    `
[globals]
DESK=PJSIP/100
[a]
exten => 1,1,Dial(\${ARG1})
 same => n,Dial(\${READ})
 same => n,Dial(\${INHERITED})
 same => n,Dial(\${GLOBAL})
 same => n,Dial(\${PHONE7})
 same => n,Dial(\${GIVEN})
 same => n,Dial(PJSIP/\${NOBODY})
 same => n,Dial(\${DIALEDPEERNAME})
[b]
exten => 1,1,Read(READ,number,3)
 same => n,Set(__INHERITED=PJSIP/1)
 same => n,Set(GLOBAL(GLOBAL)=PJSIP/1)
 same => n,Set(PHONE\${X}=PJSIP/1)
[c]
exten => 1,1,AGI(route.agi)
 same => n,Dial(\${NOBODY})
-- pjsip.conf --
[100]
type=endpoint
context=a
set_var=GIVEN=PJSIP/1
`,
    { only },
  ));

test('without a device in [globals] it is another way to keep them', () =>
  checkProblems(
    `
[globals]
COUNTRY=49
[a]
exten => 1,1,Dial(\${DOOR})
`,
    { only },
  ));

test('a slip of a global variable is told as one', () =>
  checkProblems(
    `
[globals]
PAGEALL=PJSIP/1&PJSIP/2
[a]
exten => s,1,Dial(\${PAGEAL})
;                   ^^^^^^ warning unknown-variable: Nothing sets 'PAGEAL'; 'PAGEALL' is set.
`,
    { only: [only, 'unknown-variable'] },
  ));

test('where no call is known to come to, a program may bring the variable along', () =>
  checkProblems(
    `
[globals]
PHONE1=PJSIP/100
[inside]
exten => 100,1,Dial(\${PHONE1},20)
exten => 101,1,Dial(\${PHONE2},20)
;                   ^^^^^^^^^ warning missing-destination: Nothing sets 'PHONE2', so that there is no device.
[back-to-the-desk]
exten => _X!,1,Dial(\${DESK_DEVICE},20)
;                   ^^^^^^^^^^^^^^ information missing-destination: Nothing sets 'DESK_DEVICE', so that there is no device.
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    { only: 'missing-destination' },
  ));

test('a global variable that holds a number where a device belongs', () =>
  checkProblems(
    `
[globals]
DESK=PJSIP/100
DOOR=101
TECH=PJSIP
LIST=
[a]
exten => 1,1,Dial(\${DOOR}&\${DESK},20)
;                 ^^^^^^^ warning missing-destination: '\${DOOR}' is '101', which names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
 same => n,Dial(PJSIP/\${DOOR}&\${TECH}/100&\${LIST},20)
`,
    { only },
  ));
