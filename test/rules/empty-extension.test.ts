/** empty-extension: what is empty while the dialplan is loaded. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'empty-extension';

test('a file that is not here may set the variable', () =>
  checkProblems('#include "globals.conf"\n[a]\nexten => ${X},1,Answer()\n', { only }));

test('a channel variable has no value yet', () =>
  checkProblems(
    `
[a]
exten => \${EXTEN},1,Answer()
;        ^^^^^^^^ error empty-extension: '\${EXTEN}' is empty while the dialplan is loaded; Asterisk drops the line.
exten => 9\${EXTEN},1,Answer()
`,
    { only },
  ));
