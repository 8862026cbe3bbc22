/** option-argument: which letters need an argument, which may have one, which take none. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'option-argument';

test('missing, empty, and passed over', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,,tUG()S)
;                           ^ warning option-argument: Option U of Dial has no effect without an argument.
;                            ^ warning option-argument: Option G of Dial has no effect without an argument.
;                               ^ warning option-argument: Option S of Dial has no effect without an argument.
 same => n,Dial(PJSIP/1,,U()b()M())
 same => n,VoiceMail(1@default,ug)
;                               ^ warning option-argument: Option g of VoiceMail has no effect without an argument.
 same => n,Queue(q,t(5)c)
;                   ^^^ warning option-argument: Option t of Queue takes no argument.
`,
    { only },
  ));

test('optional ones, computed ones, and an empty pair of parentheses', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,,rmfFopP)
 same => n,Dial(PJSIP/1,,r(ring)m(jazz)f(1)F(a^s^1))
 same => n,Dial(PJSIP/1,,L\${LIMIT}t())
 same => n,Dial(PJSIP/1,,L(\${LIMIT}))
 same => n,Dial(PJSIP/1,,q(x))
exten => a,1,Return()
`,
    { only },
  ));

test('the argument goes', () =>
  checkFix(
    `
[a]
exten => s,1,Dial(PJSIP/1,,t<|>(5)T)
`,
    `
[a]
exten => s,1,Dial(PJSIP/1,,tT)
`,
    { only, title: 'Remove the argument', safe: false },
  ));

test('a limit of a call in milliseconds', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,30,L(60))
;                              ^^ warning option-argument: Option L of Dial counts in milliseconds: the call ends after 0.06 seconds.
 same => n,Dial(PJSIP/1,30,tL(900:30:10))
;                             ^^^^^^^^^ warning option-argument: Option L of Dial counts in milliseconds: the call ends after 0.9 seconds.
 same => n,Dial(PJSIP/1,30,L(60000:30000))
 same => n,Dial(PJSIP/1,30,L(\${LIMIT}))
 same => n,Dial(PJSIP/1,30,L(60\${ZEROES}))
`,
    { only: 'option-argument' },
  ));

test('a subroutine for option u of Dial', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20,u(answered^\${EXTEN}))
;                              ^^^^^^^^^^^^^^^^^ warning option-argument: Option u of Dial takes a presentation of the caller ID such as 'allowed', which 'answered^\${EXTEN}' is none of.
 same => n,Dial(PJSIP/1,20,u(prohib)u(\${PRESENTATION}))
`,
    { only },
  ));

test('the argument of one letter behind the next one', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(q,Rbc(sub^s^1))
;                     ^^ warning option-argument: The argument that option b of Queue needs stands behind c, which takes none.
 same => n,Queue(q,bRc(sub^s^1))
;                  ^ warning option-argument: Option b of Queue has no effect without an argument.
;                     ^^^^^^^^^ warning option-argument: Option c of Queue takes no argument.
 same => n,Queue(q,cb(sub^s^1))
 same => n,Dial(PJSIP/1,,bU(sub^s^1))
;                        ^ warning option-argument: Option b of Dial has no effect without an argument.
 same => n,Queue(q,b\${ROUTINE}c)
`,
    { only },
  ));

test('the two letters change places', () =>
  checkFix('[a]\nexten => s,1,Queue(q,R<|>bc(sub^s^1))\n', '[a]\nexten => s,1,Queue(q,Rcb(sub^s^1))\n', { only }));

test('a limit with a warning that is due before the call begins', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,20,L(60000:600000:30000))
;                              ^^^^^^^^^^^^^^^^^^ warning option-argument: Option L of Dial is to warn 600 seconds before the end of a call that lasts 60.
 same => n,Dial(PJSIP/1,20,L(600000:60000:30000))
 same => n,Dial(PJSIP/1,20,L(600000,60000,30000))
;                                  ^^^^^^^^^^^^ warning option-argument: Option L of Dial is divided by ':'; what stands behind the comma is ignored.
 same => n,Dial(PJSIP/1,20,L(60000:60000))
 same => n,Dial(PJSIP/1,20,L(\${LIMIT}:600000))
 same => n,Dial(PJSIP/1,20,L(60000))
`,
    { only },
  ));
