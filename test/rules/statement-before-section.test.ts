/** statement-before-section: which file is refused. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'statement-before-section';

test('an included file goes on in the section around it', () =>
  checkProblems(
    `
[a]
#include "x.conf"
-- x.conf --
exten => s,1,Answer()
-- extensions_part.conf --
exten => t,1,Answer()
`,
    { only },
  ));

test('an included file in front of all sections', () =>
  checkProblems(
    `
#include "x.conf"
[a]
-- x.conf --
X=1
;<^ error statement-before-section: No section header stands above this line; Asterisk refuses the file.
Y=2
`,
    { only },
  ));

test('a line that cannot be read is reported as that', () =>
  checkProblems('{% block %}\n[a]\n', { only: ['statement-before-section', 'invalid-line'] }));

test('a header', () => checkFix('e<|>xten => s,1,Answer()\n', '[default]\nexten => s,1,Answer()\n', { only }));
