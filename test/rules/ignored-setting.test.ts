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

const only100 = '[inside]\nexten => 100,1,Dial(SIP/100)\n';

test('settings of a section that others below undo, and those that add to each other', () =>
  checkProblems(
    `
${only100}-- sip.conf --
[general]
context=outside
;       ^^^^^^^ information ignored-setting: Further down 'context' is set again: this one does not count.
context=inside
[base](!)
context=outside
[100](base)
context=inside
setvar=A=1
setvar=B=2
secret=one
secret=one
[100](+)
secret=two
-- pjsip.conf --
[200]
type=endpoint
allow=!all,alaw
match=10.0.0.1
match=10.0.0.2
`,
    { only },
  ));

test('variables that stand in front of their header', () => {
  checkProblems(
    `
[general]
TRUNK=PJSIP/trunk
;<^^^ information ignored-setting: Asterisk reads no setting 'TRUNK' here: global variables stand in [globals].
static=yes
[a]
`,
    { only },
  );
  checkFix('[general]\nstatic=yes\n\n<|>TRUNK=PJSIP/trunk\n', '[general]\nstatic=yes\n\n[globals]\nTRUNK=PJSIP/trunk\n', {
    only,
    title: "Put '[globals]' above",
    safe: false,
  });
  checkFix('[general]\n<|>TRUNK=PJSIP/trunk\nstatic=yes\n', '[general]\nstatic=yes\n', { only, title: 'Remove the setting' });
});

test('templates in the place of a section of Asterisk, and those that it inherits', () => {
  checkProblems(
    `
[globals](!)
;         ^ warning ignored-setting: A template is not the section 'globals' of Asterisk: it reads none of these lines.
TRUNK=trunk
[a]
exten => s,1,Dial(PJSIP/100@\${TRUNK})
-- pjsip.conf --
[100]
type=endpoint
context=a
`,
    { only: ['ignored-setting', 'unset-variable'] },
  );
  checkProblems('\n[general](!)\nstatic=yes\n[general](general)\n[globals](!)\n[a]\nexten => s,1,Hangup()\n', { only });
  checkFix('[globals](<|>!)\nTRUNK=trunk\n', '[globals]\nTRUNK=trunk\n', { only, title: "Remove '(!)'", safe: false });
});
