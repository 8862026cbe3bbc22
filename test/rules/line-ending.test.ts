/** line-ending: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'line-ending';

test('in comments and empty lines, behind blanks, and not inside a line', () =>
  checkProblems(
    '\n[a]\n; one\r\n;<^^^^^ warning line-ending: The line ends in a carriage return.\nexten => s,1,No\rOp()\n'.replace(
      '<^^^^^',
      '    ^',
    ),
    { only },
  ));

test('it goes, and the blanks in front stay', () =>
  checkFix('\n[a]\nexten => s,1,Answer() \r<|>\n', '\n[a]\nexten => s,1,Answer() \n', { only, safe: true }));
