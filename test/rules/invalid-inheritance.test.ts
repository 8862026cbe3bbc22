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
