/** redundant-expression: only around a function that gives 0 or 1, and only when nothing else stands in it. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'redundant-expression';

test('blanks inside, and inside another function', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${IF($[ \${EXISTS(\${Y})} ]?1:2)})
;                       ^^^^^^^^^^^^^^^^^^^^ warning redundant-expression: This expression has the value of EXISTS() itself.
`,
    { only },
  ));

test('what calculates, cuts or is no such function is needed', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[\${ISNULL(\${Y})} = 1]?e)
 same => n,GotoIf($[!\${ISNULL(\${Y})}]?e)
 same => n,GotoIf($[\${ISNULL(\${Y}):0:1}]?e)
 same => n,GotoIf($[\${LEN(\${Y})}]?e)
 same => n,GotoIf($[\${Y}]?e)
 same => n,GotoIf($[\${ISNULL(\${Y})]?e)
 same => n(e),Hangup()
`,
    { only },
  ));

test('the brackets go', () =>
  checkFix(
    `
[a]
exten => s,1,GotoIf($[<|> \${ISNULL(\${Y})} ]?e)
 same => n(e),Hangup()
`,
    `
[a]
exten => s,1,GotoIf(\${ISNULL(\${Y})}?e)
 same => n(e),Hangup()
`,
    { only, safe: true },
  ));
