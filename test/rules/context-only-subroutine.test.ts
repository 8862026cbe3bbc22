/** context-only-subroutine: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'context-only-subroutine';
const routine = `[sub]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
exten => start,1,Return()
`;

test('Dial and Queue in every spelling, and no argument that only looks like it', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,,tU(sub^s^1))
;                                 ^^^ warning context-only-subroutine: A context alone belongs here: 's^1' becomes arguments of its 's,1'.
 same => n,Dial(PJSIP/1,,U(sub,s,1(x)))
;                              ^^^^^^ warning context-only-subroutine: A context alone belongs here: 's,1(x)' becomes arguments of its 's,1'.
 same => n,RetryDial(beep,5,3,PJSIP/1,,U(sub^start^1(x)))
;                                            ^^^^^^^^^^ warning context-only-subroutine: A context alone belongs here: 'start^1(x)' becomes arguments of its 's,1'.
 same => n,Queue(q,,,,,,"sub,s,1")
;                            ^^^ warning context-only-subroutine: A context alone belongs here: 's,1' becomes arguments of its 's,1'.
 same => n,Queue(q,,,,,,sub\\,s\\,1(x))
;                            ^^^^^^^ warning context-only-subroutine: A context alone belongs here: 's,1(x)' becomes arguments of its 's,1'.
 same => n,Queue(q,,,,,,sub,s,1)
;                           ^^^ warning context-only-subroutine: A context alone belongs here: 's,1' becomes arguments of its 's,1'.
 same => n,ExecIf($[1]?Dial(PJSIP/1,,U(\${X}^s^1)))
;                                           ^^^ warning context-only-subroutine: A context alone belongs here: 's^1' becomes arguments of its 's,1'.
 same => n,Dial(PJSIP/1,,U(sub^s)b(sub^s^1(x))B(sub^s^1))
 same => n,Dial(PJSIP/1,,U(sub^5^1)G(sub^s^1)F(sub^s^1))
 same => n,Queue(q,b(sub^s^1),,,,,"sub,s")
 same => n,Queue(q,,,,,,sub,fast,1)
${routine}-- queues.conf --
[q]
membergosub=sub,s,1
;               ^^^ warning context-only-subroutine: A context alone belongs here: 's,1' becomes arguments of its 's,1'.
`,
    { only },
  ));

test('one problem for one mistake, and a context that is not there is another', () =>
  checkProblems(`
[a]
exten => 1,1,Dial(PJSIP/1,,U(other^start^1(x)))
;                                  ^^^^^^^^^^ warning context-only-subroutine: A context alone belongs here: 'start^1(x)' becomes arguments of its 's,1'.
 same => n,Dial(PJSIP/1,,U(gone^s^1))
;                          ^^^^ error unknown-context: Option U of Dial goes nowhere: no file defines a context named 'gone'.
;                               ^^^ warning context-only-subroutine: A context alone belongs here: 's^1' becomes arguments of its 's,1'.
[other]
exten => start,1,Playback(\${ARG1})
 same => n,Return()
`));

for (const [before, after] of [
  ['Dial(PJSIP/1,,tU(sub^s<|>^1)g)', 'Dial(PJSIP/1,,tU(sub)g)'],
  ['Dial(PJSIP/1,,U(sub^s<|>^1(x^y)))', 'Dial(PJSIP/1,,U(sub^x^y))'],
  ['Dial(PJSIP/1,,U(sub,s<|>,1(x,y)))', 'Dial(PJSIP/1,,U(sub^x^y))'],
  ['Queue(q,,,,,,"sub,s<|>,1(x,y)")', 'Queue(q,,,,,,"sub,x,y")'],
  ['Queue(q,,,,,,sub\\,s\\<|>,1(x\\,y))', 'Queue(q,,,,,,sub\\,x\\,y)'],
  ['Queue(q,,,,,,sub,s<|>,1)', 'Queue(q,,,,,,sub)'],
] as const)
  test(`the fix of ${before.replace('<|>', '')}`, () =>
    checkFix(`[a]\nexten => 1,1,${before}\n${routine}`, `[a]\nexten => 1,1,${after}\n${routine}`, { only, safe: true }));

test('who meant another place than s,1 must decide', () =>
  checkNoFix(`[a]\nexten => 1,1,Dial(PJSIP/1,,U(sub^start<|>^1(x)))\n${routine}`));

test('an extension alone in front of the arguments', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/100,20,U(answered^s^\${CALLERID(num)}^100))
;                                         ^ warning context-only-subroutine: A context alone belongs here: 's' becomes the first argument of its 's,1'.
 same => n,Dial(PJSIP/100,20,U(answered^s^100))
;                                       ^^^^^ warning context-only-subroutine: A context alone belongs here: 's^100' becomes arguments of its 's,1'.
 same => n,Dial(PJSIP/100,20,U(answered^\${CALLERID(num)}^100))
; @arg 1 caller Number of the caller.
; @arg 2 phone Number of the telephone.
[answered]
exten => s,1,Set(DB(answered/\${ARG1})=\${ARG2})
 same => n,Return()
`,
    { only },
  ));
