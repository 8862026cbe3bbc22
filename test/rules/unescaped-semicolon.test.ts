/** unescaped-semicolon: what is a comment, and what was meant as text. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = ['unescaped-semicolon', 'unclosed-bracket'];

test('ordinary comments', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100) ; call (him
 same => n,Hangup();bye)
 same => n,Answer ; (first
 same => n,NoOp(a\\;b) ; and a "comment
; NoOp("a;b
 same => n,NoOp(it's) ; don't
`,
    { only },
  ));

test('one problem, not two', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X="a;b")
;                    ^ error unescaped-semicolon: The semicolon begins a comment: 'b")' is lost.
 same => n,Dial(PJSIP/trunk/sip:100@example.com;transport=tcp,30)
;                                              ^ error unescaped-semicolon: The semicolon begins a comment: 'transport=tcp,30)' is lost.
 same => n,Set(Y=\${IF($[1]?a;b:c)})
;                           ^ error unescaped-semicolon: The semicolon begins a comment: 'b:c)})' is lost.
 same => n,Dial(PJSIP/100 ; never closed
;              ^ error unclosed-bracket: This '(' has no ')'.
`,
    { only },
  ));

test('every semicolon of the text, and not that of the comment', () =>
  checkFix(
    `
[a]
exten => s,1,System(a<|>;b;c) ; three commands
`,
    `
[a]
exten => s,1,System(a\\;b\\;c) ; three commands
`,
    { only, safe: true },
  ));

test('between blanks it may be a comment after all', () =>
  checkFix('[a]\nexten => s,1,NoOp(a <|>; b)\n', '[a]\nexten => s,1,NoOp(a \\; b)\n', { only, safe: false }));

test('a parameter of an address in a global variable', () =>
  checkProblems(
    `
[globals]
URI=sip:1@example.com;transport=tcp
;                    ^ hint unescaped-semicolon: The semicolon begins a comment: 'transport=tcp' is lost.
X=1;transport=tcp
Y=sip:1@example.com ;transport=tcp
`,
    { only },
  ));

test('where places are named another mark was meant', () =>
  checkFix(
    '[a]\nexten => s,1,GotoIfTime(9:00-12:00,sat,*,*?open<|>;closed,s,1)\n same => n(open),Hangup()\n[closed]\nexten => s,1,Hangup()\n',
    '[a]\nexten => s,1,GotoIfTime(9:00-12:00,sat,*,*?open:closed,s,1)\n same => n(open),Hangup()\n[closed]\nexten => s,1,Hangup()\n',
    { title: "Change to ':'", safe: false },
  ));
