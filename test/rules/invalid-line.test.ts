/** invalid-line: what it is not about, and what was meant. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'invalid-line';

test('templates and block comments', () =>
  checkProblems(
    `
[a]
{% if x %}
exten => s,1,Answer()
{% endif %}
;--
no line of a dialplan
--;
<?php echo 1 ?>
`,
    { only },
  ));

test('a backslash alone', () =>
  checkProblems(
    `
[a]
\\ x = 1
;<^^^^^ error invalid-line: A backslash that escapes nothing makes Asterisk refuse the file.
=> s,1,Answer()
;<^^^^^^^^^^^^^ error invalid-line: Nothing stands before the '='.
`,
    { only },
  ));

test('a line that is too long', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(${'x'.repeat(8190)})
;<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-line: Asterisk drops lines of more than 8190 bytes.
`,
    { only },
  ));

test('an arrow of another kind', () => checkFix('[a]\nex<|>ten -> 100,1,Answer()\n', '[a]\nexten => 100,1,Answer()\n', { only }));
test('a comma', () => checkFix('[a]\nsa<|>me,n,Answer()\n', '[a]\nsame => n,Answer()\n', { only }));
test('no arrow', () => checkFix('[a]\nsa<|>me n,Answer()\n', '[a]\nsame => n,Answer()\n', { only }));
test('half a header', () => checkFix('a<|>bc]\n', '[abc]\n', { only }));
test('a comment of another language', () => checkFix('[a]\n/<|>/ note\n', '[a]\n; // note\n', { only }));

test('files beside the dialplan that another program has are not judged', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
-- users.conf --
{
"ada": {
"level": 1
-- sip.conf --
[general]
$NETWORK
context=a
`,
    { only: 'invalid-line' },
  ));

test('a section header with the name of its file in front', () =>
  checkFix(
    '[a]\nexten => s,1,Answer()\n-- sip.conf --\nsip.<|>conf[general]\nbindport=5060\n[100]\ntype=friend\n',
    '[a]\nexten => s,1,Answer()\n-- sip.conf --\n[general]\nbindport=5060\n[100]\ntype=friend\n',
    { only: 'invalid-line', safe: false },
  ));

test('what is left over from a merge is for somebody to decide', () =>
  checkNoFix(
    `
[a]
exten => s,1,Answer()
<<<<<<< <|>HEAD
`,
    { only },
  ));
