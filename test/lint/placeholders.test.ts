/** Words in braces that a program fills in: where the names of sections show them, nothing is told of them in that file. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'invalid-variable-reference';

test('a word that stands in names of sections is filled in later', () =>
  checkProblems(
    `
[{CUSTOMER}-incoming]
exten => _X.,1,Set(ROUTE=\${DB(route/{CUSTOMER}/\${EXTEN})})
 same => n,Dial(PJSIP/{CUSTOMER}-trunk,30,\${{CUSTOMER}_OPTIONS})
 same => n,Dial(PJSIP/{EXTEN})
;                     ^^^^^^^ warning invalid-variable-reference: '{EXTEN}' is plain text: '$' is missing before it.
 same => n,Goto({CUSTOMER}-closed,s,1)
[macro-{CUSTOMER}-closed]
exten => s,1,Set(CALLERID(name)={CUSTOMER})
`,
    { only },
  ));

test('without such a name the dollar is missing', () =>
  checkProblems(
    `
[incoming]
exten => _X.,1,Dial(PJSIP/{CUSTOMER}-trunk)
;                         ^^^^^^^^^^ warning invalid-variable-reference: '{CUSTOMER}' is plain text: '$' is missing before it.
[sales-\${CUSTOMER}]
exten => _X.,1,Dial(PJSIP/{CUSTOMER}-trunk)
;                         ^^^^^^^^^^ warning invalid-variable-reference: '{CUSTOMER}' is plain text: '$' is missing before it.
`,
    { only },
  ));
