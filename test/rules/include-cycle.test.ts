/** include-cycle: long ways round, names that differ in case, and where a cycle is told. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'include-cycle';

test('through a third context, told once', () =>
  checkProblems(
    `
[a]
include => b
[b]
include => c
include => leaf
[c]
include => leaf
include => a,9:00-17:00,mon-fri,*,*
;          ^ warning include-cycle: 'a' includes 'c' already, through 'b', so that each of them may dial what the others may.
[leaf]
exten => s,1,Answer()
`,
    { only },
  ));

test('whichever is defined first', () =>
  checkProblems(
    `
[outside]
include => inside
[inside]
include => outside
;          ^^^^^^^ warning include-cycle: 'outside' includes 'inside' already, so that each of them may dial what the other may.
`,
    { only },
  ));

test('names that differ in case', () =>
  checkProblems(
    `
[sales]
include => SALES
;          ^^^^^ warning include-cycle: 'SALES' is never searched from 'sales': names are compared without case here.
[SALES]
exten => s,1,Answer()
`,
    { only },
  ));

test('two ways to one context are no cycle, nor is a name that is computed', () =>
  checkProblems(
    `
[globals]
ME=a
[a]
include => b
include => c
include => \${ME}s
[b]
include => d
[c]
include => d
[d]
exten => s,1,Goto(a,s,1)
`,
    { only },
  ));

test('one that does nothing is removed', () =>
  checkFix('[a]\ninclude => <|>a\nexten => s,1,Answer()\n', '[a]\nexten => s,1,Answer()\n', { only, safe: true }));

test('another one only when somebody decides so', () =>
  checkFix(
    '[a]\ninclude => b\n[b]\ninclude => <|>a\nexten => s,1,Answer()\n',
    '[a]\ninclude => b\n[b]\nexten => s,1,Answer()\n',
    {
      only,
      safe: false,
    },
  ));

test('below a header that has lost its bracket', () => checkProblems('[a]\nb]\ninclude => a\n', { only }));

test('a file that nothing includes may be there in place of the root', () =>
  checkProblems(
    `
[a]
include => b
[b]
exten => s,1,Answer()
-- extensions_simple.conf --
[b]
include => a
`,
    { only },
  ));

test('a cycle over three contexts is told once', () =>
  checkProblems(
    `
[inside]
include => abroad
[country]
include => inside
;          ^^^^^^ warning include-cycle: 'inside' includes 'country' already, through 'abroad', so that each of them may dial what the others may.
[abroad]
include => country
`,
    { only },
  ));
