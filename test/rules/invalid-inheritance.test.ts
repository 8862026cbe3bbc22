/** invalid-inheritance: what stands elsewhere is not judged. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'invalid-inheritance';

test('parts, missing files, and case', () =>
  checkProblems(
    `
[Sales]
[sales](+)
-- extensions_part.conf --
[elsewhere](+)
`,
    { only },
  ));

test('a missing file may have it', () => checkProblems('#include "x.conf"\n[a](+)\n', { only }));
test('the closest name', () => checkFix('[sales]\n[sla<|>es](+)\n', '[sales]\n[sales](+)\n', { only }));
test('a template', () => checkFix('[t](!)\n[<|>t](+)\n', '[t](!)\n[t](+TEMPLATES=include)\n', { only }));

test('a filter with a bracket that is not closed', () =>
  checkProblems(
    `
[a]
exten => 100,1,Answer()
[a](+exten=[)
;    ^^^^^^^ error invalid-inheritance: '[' is no regular expression, so that no section fits; Asterisk refuses the file.
exten => 101,1,Answer()
[a](+exten=[1])
exten => 102,1,Answer()
`,
    { only: 'invalid-inheritance' },
  ));

test('a filter that no section fits', () =>
  checkProblems(
    `
[a]
exten => 100,1,Answer()
[a]
exten => 200,1,Answer()
[a](+exten=^2&exten=^1)
;    ^^^^^^^^^^^^^^^^^ error invalid-inheritance: No section named 'a' with a line that fits 'exten=^2&exten=^1' stands above; Asterisk refuses the file.
[a](+exten=^2)
same => n,Hangup()
[b](+exten=^2)
;^ error invalid-inheritance: No section named 'b' stands above to add to; Asterisk refuses the file.
[t](!)
exten => 300,1,Answer()
[t](+exten=^3)
;    ^^^^^^^^ error invalid-inheritance: No section named 't' with a line that fits 'exten=^3' stands above; Asterisk refuses the file.
[t](+exten=^3&TEMPLATES=include)
`,
    { only },
  ));

test('a comma too many in the list of templates', () => {
  checkProblems(
    `
[general]
static=yes
[base](!)
exten => 100,1,Answer()
[a](base,)
;       ^ error invalid-inheritance: The comma leaves a name empty, which stands for the first section of all: the lines of 'general' come in.
[b](base)
`,
    { only: ['invalid-inheritance', 'unknown-keyword'] },
  );
  checkFix('[general]\n[base](!)\n[a](base<|>,)\n', '[general]\n[base](!)\n[a](base)\n', {
    only,
    title: 'Remove the comma',
    safe: false,
  });
});
