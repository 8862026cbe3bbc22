/** exec-include: nothing else is hidden by it, and nothing is made up. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

test('what the command prints may define the context', () =>
  checkProblems(
    `
#exec make-contexts
;     ^^^^^^^^^^^^^ information exec-include: This command is not run here; what it prints is not checked.
[a]
include => made
`,
    { only: ['exec-include', 'missing-include'] },
  ));
