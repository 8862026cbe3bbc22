/** duplicate-option: which of two counts, and what may be there twice. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'duplicate-option';

test('with other arguments, with the same, and three of them', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,,m(a)tm(b)m(c))
;                          ^^^^ warning duplicate-option: Option m stands here twice, and only the last one counts.
;                               ^^^^ warning duplicate-option: Option m stands here twice, and only the last one counts.
 same => n,Dial(PJSIP/1,,m(a)m(a))
;                        ^^^^ information duplicate-option: Option m stands here twice.
 same => n,Dial(PJSIP/1,,m(a)rm)
;                        ^^^^ warning duplicate-option: Option m stands here twice, and only the last one counts.
 same => n,Dial(PJSIP/1,,tTtT)
;                          ^ information duplicate-option: Option t stands here twice.
;                           ^ information duplicate-option: Option T stands here twice.
`,
    { only },
  ));

test('what is no option, or known at run time only', () =>
  checkProblems(
    `
[a]
exten => s,1,BackGround(welcome, for-sales)
 same => n,Dial(PJSIP/1,,t\${IF($[1]?t)}T)
 same => n,Dial(PJSIP/1,,U(sub^t^t))
 same => n,NoOp(tt,tt,tt)
`,
    { only },
  ));

test('the first goes', () =>
  checkFix(
    `
[a]
exten => s,1,Dial(PJSIP/1,,t<|>m(a)Tm(b))
`,
    `
[a]
exten => s,1,Dial(PJSIP/1,,tTm(b))
`,
    { only, title: 'Remove the option', safe: false },
  ));
