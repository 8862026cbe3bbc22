/** duplicate-include: includes, switches and patterns to ignore. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'duplicate-include';

test('switches and patterns to ignore', () =>
  checkProblems(
    `
[a]
switch => Realtime/@
lswitch => Realtime/@
;          ^^^^^^^^^^ warning duplicate-include: 'Realtime/@' is a switch already; Asterisk drops this line.
ignorepat => 9
ignorepat => 9
;            ^ warning duplicate-include: '9' is ignored already; Asterisk drops this line.
include => b|9:00-17:00|*|*|*
include => b
[b]
`,
    { only },
  ));

test('removes the line', () =>
  checkFix('[a]\ninclude => b\ninclude => <|>b\n[b]\n', '[a]\ninclude => b\n[b]\n', { only, safe: true }));
