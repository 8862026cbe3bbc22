/** variable-never-set: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'variable-never-set';

test('set anywhere, in any way, is set', () =>
  checkProblems(
    `
[globals]
TRUNKS=1
[a]
exten => s,1,Set(LOCAL(CUSTOMER)=1)
 same => n,Set(ARRAY(LANGUAGE,COUNTRY)=en,us)
 same => n,Read(DIGITS,beep)
 same => n,Gosub(b,s,1)
 same => n,Set(X=\${TRUNKS} \${TRUNK} \${CUSTOMER} \${CUSTOMERS} \${COUNTRY} \${COUNTY})
;                            ^^^^^ warning variable-never-set: Nothing sets 'TRUNK', so that it is empty here.
;                                                 ^^^^^^^^^ warning variable-never-set: Nothing sets 'CUSTOMERS', so that it is empty here.
;                                                                         ^^^^^^ warning variable-never-set: Nothing sets 'COUNTY', so that it is empty here.
 same => n,Set(X=\${digits} \${DIGITS:1} \${LEN(DIGIT)} \${HANGUPCAUS} \${SHORT})
;                  ^^^^^^ warning variable-never-set: Nothing sets 'digits', so that it is empty here.
;                                                      ^^^^^^^^^^ warning variable-never-set: Nothing sets 'HANGUPCAUS', so that it is empty here.
 same => n,Playback(\${DIGIT})
;          ^^^^^^^^ warning variable-never-set: Nothing sets 'DIGIT', so that it is empty here.
[b]
exten => s,1,Set(__ORIGIN=1)
 same => n,Set(STEP1=\${ORIGIN} \${STEP2} \${ACOUNT} \${WHOLLY_OTHER} \${VAR} \${ARG12} \${X\${Y}})
;                                         ^^^^^^ warning variable-never-set: Nothing sets 'ACOUNT', so that it is empty here.
 same => n,Return()
-- pjsip.conf --
[100]
set_var=ACCOUNT=1
`,
    { only },
  ));

test('the nearest names', () =>
  checkFix(
    `
[a]
exten => s,1,Set(CUSTOMER=1)
 same => n,Set(X=\${CUSTO<|>MR})
`,
    `
[a]
exten => s,1,Set(CUSTOMER=1)
 same => n,Set(X=\${CUSTOMER})
`,
    { only, safe: false },
  ));

test('the family of a key in the database is no variable', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(DEVICES=2)
 same => n,NoOp(\${CUT(DB(DEVICE/100/dial),/,2)})
`,
    { only },
  ));
