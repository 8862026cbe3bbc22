/** arrow-style: the style of most lines of the context, and what an arrow would change. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'arrow-style';

test('the fewer are told, in every kind of line', () =>
  checkProblems(
    `
[a]
include = b
;       ^ warning arrow-style: This line has '=', where the other lines of the context have '=>'.
exten => s,1,Answer()
 same => n,Hangup()
[b]
exten = s,1,Answer()
 same => n,Wait(1)
;     ^^ warning arrow-style: This line has '=>', where the other lines of the context have '='.
 same = n,Hangup()
[globals]
X=1
[c]
exten => s,1,Answer()
autohints=yes
x=1
`,
    { only },
  ));

test('the other one, but not in front of what would be its head', () => {
  checkFix('[a]\nexten => s,1,Answer()\n same <|>= n,Hangup()\n', '[a]\nexten => s,1,Answer()\n same => n,Hangup()\n', {
    only,
    safe: true,
  });
  checkNoFix('[a]\nexten => s,1,Answer()\nexten <|>= >1,1,Hangup()\n', { only });
});
