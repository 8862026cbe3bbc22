/** unused-allow: what a comment allows, and where it stands. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

test('a comment allows on its own line and on the line below, several rules at once', () =>
  checkProblems(`
[a]
; lint: allow unknown-context, unknown-application
exten => s,1,ExecIf($["\${X}" = "1"]?Hangip():Goto(nowhere,s,1))
 same => n,Goto(nowhere,s,1) ; lint: allow unknown-context
`));

test('a comment that is two lines above allows nothing', () =>
  checkProblems(`
[a]
; lint: allow unknown-context
;             ^^^^^^^^^^^^^^^ warning unused-allow: 'unknown-context' reports nothing here that this comment could allow.

exten => s,1,Goto(nowhere,s,1)
;                 ^^^^^^^ error unknown-context: No file defines a context named 'nowhere'.
`));

test('a comment at the top of the file allows in all of it', () =>
  checkProblems(`
; lint: allow-file unknown-context
[a]
exten => s,1,Goto(nowhere,s,1)
exten => 1,1,Goto(nowhere,s,1)
`));

test('of two rules the one that reports nothing is told', () =>
  checkProblems(`
[a]
exten => s,1,Goto(nowhere,s,1) ; lint: allow unknown-context, missing-return
;                                                             ^^^^^^^^^^^^^^ warning unused-allow: 'missing-return' reports nothing here that this comment could allow.
`));
