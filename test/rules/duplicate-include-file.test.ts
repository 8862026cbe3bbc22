/** duplicate-include-file: what counts as the same file, and where it is said. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'duplicate-include-file';

test('Asterisk compares what is written, in all files', () =>
  checkProblems(
    `
[a]
#include "x.conf"
#include <y.conf>
#tryinclude x.conf
;           ^^^^^^ warning duplicate-include-file: 'x.conf' is included already; Asterisk reads it once more.
#include "./x.conf"
-- x.conf --
exten => 1,1,Answer()
-- y.conf --
#include "x.conf"
;         ^^^^^^ warning duplicate-include-file: 'x.conf' is included already; Asterisk reads it once more.
-- extensions_part.conf --
#include "x.conf"
`,
    { only },
  ));

test('the files in one that is included twice are no matter of their own', () =>
  checkProblems(
    `
[a]
#include "y.conf"
#include "y.conf"
;         ^^^^^^ warning duplicate-include-file: 'y.conf' is included already; Asterisk reads it once more.
-- x.conf --
exten => 1,1,Answer()
-- y.conf --
#include "x.conf"
`,
    { only },
  ));

test('a file that includes itself is another matter', () => checkProblems('[a]\n#include "extensions.conf"\n', { only }));

test('is taken out', () =>
  checkFix('[a]\n#include "x.conf"\n#include "<|>x.conf"\n-- x.conf --\n', '[a]\n#include "x.conf"\n', { only, safe: false }));
