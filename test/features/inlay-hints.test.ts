/** Inlay hints: what stands between the characters. */

import { describe, test } from 'node:test';
import { checkHints } from '../support/check-descriptions.ts';

const nothing = { argumentNames: false, priorityNumbers: false, impliedLocations: false };
const names = { ...nothing, argumentNames: true };
const numbers = { ...nothing, priorityNumbers: true };
const locations = { ...nothing, impliedLocations: true };

const report = `
; @arg 1 caller Who calls.
; @arg 2 [operator] Who answers.
[report]
exten => s,1,NoOp(\${ARG1} \${ARG2} \${ARG3})
 same => n,Return()
`;

describe('names of arguments', () => {
  test('of a Gosub, of a handler, of U() and b()', () =>
    checkHints(
      `
[a]
exten => s,1,Gosub(report,s,1(1,\${EXTEN}))
;                             ^ caller:
;                               ^ operator:
 same => n,Set(CHANNEL(hangup_handler_push)=report,s,1(2))
;                                                      ^ caller:
 same => n,Dial(PJSIP/1,,U(report^3^4)b(report^s^1(5)))
;                                 ^ caller:
;                                   ^ operator:
;                                                  ^ caller:
 same => n,ExecIf($[1]?Gosub(report,s,1(6)))
;                                       ^ caller:
${report}`,
      names,
    ));
  test('a variable of the same name says it already', () =>
    checkHints(`[a]\nexten => s,1,Gosub(report,s,1(\${CALLER},operator))\n${report}`, names));
  test('no name is known of the third', () =>
    checkHints(
      `
[a]
exten => s,1,Gosub(report,s,1(,,9))
${report}`,
      names,
    ));
  test('from the comment above the header, where that above the first line tells of no arguments', () =>
    checkHints(
      `
[a]
exten => s,1,Gosub(check,s,1(in,\${EXTEN}))
;                            ^ way:
;                               ^ number:
; @arg 1 way In or out.
; @arg 2 number Who is called.
[check]
; Looks whether the call is recorded.
exten => s,1,NoOp(\${ARG1} \${ARG2})
 same => n,Return()
`,
      names,
    ));
  test('a computed place, and one that does not exist', () =>
    checkHints(`[a]\nexten => s,1,Gosub(\${X},s,1(1))\n same => n,Gosub(none,s,1(1))\n${report}`, names));
  test('from the variable that takes the argument', () =>
    checkHints(
      `
[a]
exten => s,1,Gosub(b,s,1(5))
;                        ^ number:
[b]
exten => s,1,Set(LOCAL(number)=\${ARG1})
 same => n,Return()
`,
      names,
    ));
  test('in queues.conf', () =>
    checkHints(
      `${report}
-- queues.conf --
[q]
membergosub = report,7
;                    ^ caller:
`.replace('\n', '-- extensions.conf --\n'),
      names,
    ));
});

describe('numbers of priorities', () => {
  test('n, n(label), n+2, s, and a number of its own', () =>
    checkHints(
      `
[a]
exten => 1,1,NoOp()
 same => n,NoOp()
;         ^ 2
 same => n(here),NoOp()
;         ^ 3
 same => n+2,NoOp()
;           ^ 6
 same => n+1(there),NoOp()
;           ^ 8
exten => 1,9,NoOp()
exten => 1,hint,PJSIP/1
exten => 2,n,NoOp()
`,
      numbers,
    ));
  test('lines that Asterisk drops have none', () => checkHints(`[a]\n same => n,NoOp()\nexten => 1,x,NoOp()\n`, numbers));
});

describe('places that are not written', () => {
  test('the context of a handler, and its extension', () =>
    checkHints(
      `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=h1,1)
;                                             ^ a,
 same => n(x),Set(CHANNEL(hangup_handler_push)=x)
;                                              ^ a,s,
 same => n,Set(CHANNEL(hangup_handler_push)=a,h1,1)
exten => h1,1,Return()
`,
      locations,
    ));
  test('s,1 of U(), b() of this extension', () =>
    checkHints(
      `
[a]
exten => _1X,1,Dial(PJSIP/1,,U(report)b(1))
;                                    ^ →s,1
;                                       ^ a^\${EXTEN}^
 same => n,Gosub(1)
${report}`,
      locations,
    ));
  test('what leads nowhere is left alone', () =>
    checkHints(
      `[a]\nexten => s,1,Set(CHANNEL(hangup_handler_push)=none,1)\n same => n,Dial(PJSIP/1,,U(none)U(\${X}))\n`,
      locations,
    ));
});

test('each can be switched off', () =>
  checkHints(`[a]\nexten => s,1,Dial(PJSIP/1,,U(report^1))\n same => n,NoOp()\n${report}`, nothing));
