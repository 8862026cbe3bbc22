import test from 'node:test';
import { checkProblems } from '../support/check.ts';
test('x', () => checkProblems(`
[a]
exten => s,1,Goto(b,s,1) ; lint: allow foo
;                                      ^^^ warning unused-allow: There is no rule named 'foo'.
 same => n,Goto(c,s,1)
-- b.conf --
[b]
include => a
exten => s,1,Goto(a,s,1)
`));
