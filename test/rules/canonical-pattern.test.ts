/** canonical-pattern: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'canonical-pattern';

test('only what is the same extension in another spelling', () =>
  checkProblems(
    `
[a]
exten => _[2-9]11,1,Answer()
;        ^^^^^^^^ warning canonical-pattern: This pattern is mostly written as '_N11'.
exten => _9-[1-9]x!,1,Answer()
;        ^^^^^^^^^^ warning canonical-pattern: This pattern is mostly written as '_9-ZX!'.
exten => _[5]X/_2[0-9],1,Answer()
;        ^^^^^ warning canonical-pattern: This pattern is mostly written as '_5X'.
exten => _[1235-7].,1,Answer()
;        ^^^^^^^^^^ warning canonical-pattern: This pattern is mostly written as '_[1-35-7].'.
exten => _[12]X,1,Answer()
exten => _[9-1]X,1,Answer()
exten => _[1-]X,1,Answer()
exten => _[0-9*#]X,1,Answer()
exten => _fax,1,Answer()
exten => _next.,1,Answer()
exten => _XX[0-9,1,Answer()
exten => nxx,1,Answer()
exten => _\${PREFIX}[0-9],1,Answer()
`,
    { only },
  ));

test('the other spelling is put in its place, and the caller stays', () =>
  checkFix(
    `
[a]
exten => _[0-9<|>]nx/_2[0-9],1,Answer()
 same => n,Hangup()
`,
    `
[a]
exten => _XNX/_2[0-9],1,Answer()
 same => n,Hangup()
`,
    { only, safe: true },
  ));
