/** ignored-setting: what Asterisk reads in [general], and what it does not. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'ignored-setting';

test('in any case, in sections of the name, and not in templates', () =>
  checkProblems(
    `
[General]
STATIC=yes
UsersContext=default
language=es
;<^^^^^^ information ignored-setting: Asterisk reads no setting 'language' here.
clearglobalvar=yes
;<^^^^^^^^^^^^ warning ignored-setting: Asterisk reads no setting 'clearglobalvar' here.
PriorityJumping = on
;<^^^^^^^^^^^^^ information ignored-setting: Asterisk has no 'priorityjumping' since 1.6: no application jumps to another priority by itself.
exten => 100,1,Answer()
[general](!)
language=es
[a]
language=es
`,
    { only },
  ));

test('a slip is repaired', () =>
  checkFix('[general]\nauto<|>falltrough=no\n', '[general]\nautofallthrough=no\n', { only, safe: false }));

test('a setting of which nothing is meant is removed', () => {
  checkFix('[general]\nstatic=yes\npriority<|>jumping=yes\n[a]\n', '[general]\nstatic=yes\n[a]\n', { only, safe: false });
  checkFix('[general]\nnothing<|>like=this\nstatic=yes\n', '[general]\nstatic=yes\n', { only, safe: false });
});
