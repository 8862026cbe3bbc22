/** unknown-template: order, case and blanks. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-template';

test('a template below, and the section itself', () =>
  checkProblems(
    `
[a](base)
;   ^^^^ error unknown-template: No section named 'base' stands above; Asterisk refuses the file.
[base](!)
[b](a,base)
`,
    { only },
  ));

test('no name at all', () =>
  checkProblems(
    `
[a]()
;^ error unknown-template: The parentheses name no section to inherit from, and none stands above; Asterisk refuses the file.
[b]()
`,
    { only },
  ));

test('the blank', () => checkFix('[base](!)\n[a](base,<|> base)\n', '[base](!)\n[a](base,base)\n', { only, safe: true }));
test('the closest name', () => checkFix('[base](!)\n[a](ba<|>es)\n', '[base](!)\n[a](base)\n', { only, safe: false }));

test('a file that is not here may have it', () =>
  checkProblems(
    `
#include "base.conf"
[phones](base)
`,
    { only: 'unknown-template' },
  ));

test('a file that is included below has it too late', () =>
  checkProblems(
    `
[phones](base)
;        ^^^^ error unknown-template: No section named 'base' stands above; Asterisk refuses the file.
#include "base.conf"
`,
    { only: 'unknown-template' },
  ));

test('more than one exclamation mark makes no template', () =>
  checkProblems(
    `
[default]
exten => s,1,Dial(SIP/100)
-- sip.conf --
[phone](!!!)
;       ^^^ error unknown-template: No section named '!!!' stands above; Asterisk refuses the file.
type=friend
`,
    { only: 'unknown-template' },
  ));

test('what a section lacks that inherits from nothing is no other problem', () =>
  checkProblems(
    `
[base](!)
exten => s,1,Hangup()
[a](bsae)
;   ^^^^ error unknown-template: No section named 'bsae' stands above; Asterisk refuses the file.
exten => 1,1,Goto(s,1)
[b]
exten => 1,1,Goto(a,s,1)
 same => n,Gosub(a,s,1)
`,
    { only: ['unknown-template', 'unknown-extension'] },
  ));
