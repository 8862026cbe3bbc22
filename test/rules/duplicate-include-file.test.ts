/** duplicate-include-file: what is read twice, and what only looks like it. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = ['duplicate-include-file', 'duplicate-priority', 'duplicate-label', 'duplicate-include', 'include-file-cycle'];

test('told once, and not for each line of the file', () =>
  checkProblems(
    `
[a]
#include "b.conf"
#tryinclude <b.conf>
;            ^^^^^^ warning duplicate-include-file: 'b.conf' is included already; Asterisk reads it a second time.
-- b.conf --
[b]
include => c
exten => s,1(one),Answer()
exten => s,n,Hangup()
[c]
`,
    { only },
  ));

test('a file that is included by two others', () =>
  checkProblems(
    `
#include "a.conf"
#include "b.conf"
-- a.conf --
[a]
#include "c.conf"
-- b.conf --
[b]
#include "c.conf"
;         ^^^^^^ warning duplicate-include-file: 'c.conf' is included already; Asterisk reads it a second time.
-- c.conf --
[c]
exten => s,1,Answer()
`,
    { only },
  ));

test('what a file includes that is included twice is told with it', () =>
  checkProblems(
    `
#include "a.conf"
#include "a.conf"
;         ^^^^^^ warning duplicate-include-file: 'a.conf' is included already; Asterisk reads it a second time.
-- a.conf --
[a]
#include "c.conf"
-- c.conf --
[c]
exten => s,1,Answer()
`,
    { only },
  ));

test('a cycle is another matter, and so are parts that nobody includes', () => {
  checkProblems(
    `
#include "a.conf"
-- a.conf --
[a]
#include "a.conf"
;         ^^^^^^ error include-file-cycle: 'a.conf' is being read already: the files include each other.
`,
    { only },
  );
  checkProblems('[a]\n-- one.conf --\n[b]\n#include "c.conf"\n-- two.conf --\n[d]\n#include "c.conf"\n-- c.conf --\n[c]\n', {
    only,
  });
});

test('a part that nobody includes may have it twice all the same', () =>
  checkProblems(
    `
[a]
-- extensions_part.conf --
[b]
#include "c.conf"
#include "c.conf"
;         ^^^^^^ warning duplicate-include-file: 'c.conf' is included already; Asterisk reads it a second time.
-- c.conf --
exten => s,1,Answer()
`,
    { only },
  ));

test('the second one goes', () =>
  checkFix('#include "b.conf"\n#include "<|>b.conf"\n[a]\n-- b.conf --\n[b]\n', '#include "b.conf"\n[a]\n-- b.conf --\n[b]\n', {
    only,
    safe: false,
  }));

test('lines that two sections share stay', () =>
  checkNoFix('[a]\n#include "b.conf"\n[b]\n#include "<|>b.conf"\n-- b.conf --\nexten => s,1,Answer()\n', { only }));

test('by another name the lines are told, since Asterisk says nothing at the directive', () =>
  checkProblems(`
[a]
#include "b.conf"
#include "./b.conf"
-- b.conf --
exten => s,1,Answer()
;          ^ error duplicate-priority: The file is included by another name too; Asterisk drops the line the second time.
`));
