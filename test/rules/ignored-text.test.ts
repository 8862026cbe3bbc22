/** ignored-text: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'ignored-text';

test('behind targets, arguments with parentheses, and comments that are cut out', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(s,1)x
;                     ^ warning ignored-text: Asterisk ignores 'x' behind the last ')'.
 same => n,Gosub(b,s,1(x)),y
;                         ^^ warning ignored-text: Asterisk ignores ',y' behind the last ')'.
 same => n,Wait(1) ;-- a comment --; seconds
;                                    ^^^^^^^ information ignored-text: Asterisk ignores 'seconds' behind the last ')'.
exten => t,1,Hangup().
;                    ^ information ignored-text: Asterisk ignores '.' behind the last ')'.
`,
    { only },
  ));

test('lines that are told otherwise, and templates', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${CALLERID(num)}
 same => n,Set(Y=\${LEN(\${X)}
 same => n,Dial({{ devices(1) }})
 same => n,Hangup()\u00a0
 same => n,Hangup()\u200b\u200b
`,
    { only },
  ));

test('behind a label in the wrong place', () =>
  checkProblems('[a]\nexten => s,1,Answer()\nexten => s,n,(end),hangup\n', { only }));

test('behind a label', () =>
  checkProblems(
    `
[a]
exten => s,1(start)i,Answer()
;                  ^ information ignored-text: Asterisk ignores 'i' behind the label.
 same => n(end) ,Hangup()
`,
    { only: 'ignored-text' },
  ));

test('the end of a comment that is not open is told of that', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer() --; pick up
`,
    { only },
  ));
