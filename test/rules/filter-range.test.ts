/** filter-range: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'filter-range';

test('a hyphen that is one: first, last behind a range, escaped, or as a code', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(A=\${FILTER(-0-9,\${X})}\${FILTER(0-9-,\${X})}\${FILTER(0-9-_,\${X})}\${FILTER(0-9\\-,\${X})})
 same => n,Set(A=\${FILTER(A-Za-z0-9\\x2D\\x2E,\${X})}\${FILTER(_\\-9,\${X})}\${FILTER(a-z-9,\${X})})
 same => n,Set(A=\${FILTER(,\${X})}\${FILTER(\${ALLOWED}_-9,\${X})}\${LISTFILTER(X,a-z_-9,b)})
`,
    { only },
  ));

test('ranges that hold more than their kind, and those that are meant', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(A=\${FILTER(0-z,\${X})})
;                           ^^^ warning filter-range: '0-z' lets ':;<=>?@[\\]^_\`' pass too.
 same => n,Set(A=\${FILTER(+-9,\${X})})
;                         ^^^ warning filter-range: '+-9' lets ',-./' pass too.
 same => n,Set(A=\${FILTER(--9,\${X})})
;                         ^^^ warning filter-range: '--9' lets './' pass too.
 same => n,Set(A=\${FILTER( -~,\${X})}\${FILTER(!-~,\${X})}\${FILTER(\\x20-\\x7E,\${X})}\${FILTER(A-D0,\${X})}\${FILTER(+-\\x2C,\${X})})
 same => n,Set(A=\${FILTER(*-+,\${X})})
`,
    { only },
  ));

test('over the end, also in the middle, in a condition, and where it is assigned', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${FILTER(A-Z_-0 ,\${X})}" = ""]?s,1)
;                                  ^^^ warning filter-range: '_-0' is a range that goes over the end of the characters: nearly everything passes.
 same => n,ExecIf($["\${X}" = "1"]?Set(Y=\${FILTER(9-0,\${X})}))
;                                                ^^^ warning filter-range: '9-0' is a range that goes over the end of the characters: nearly everything passes.
 same => n,Dial(SIP/\${FILTER(z-a,\${X})})
;                            ^^^ warning filter-range: 'z-a' is a range that goes over the end of the characters: nearly everything passes.
 same => n,NoOp(FILTER(z-a,x))
`,
    { only },
  ));

test('letters of more than one byte', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(A=\${FILTER(а-я,\${X})})
;                           ^^^ warning filter-range: 'а-я' is a range of bytes, and none of letters.
 same => n,Set(A=\${FILTER(a-zäöü,\${X})}\${FILTER(\\x80-\\xFF,\${X})})
`,
    { only },
  ));

test('the hyphen is escaped', () =>
  checkFix(
    `
[a]
exten => s,1,Set(A=\${FILTER(a-z_<|>-9,\${X})})
`,
    `
[a]
exten => s,1,Set(A=\${FILTER(a-z_\\-9,\${X})})
`,
    { only, title: "Change to '_\\-9'", safe: false },
  ));

test('the hyphen at the end is escaped', () =>
  checkFix(
    `
[a]
exten => s,1,Set(A=\${FILTER(0-9+<|>-,\${X})})
`,
    `
[a]
exten => s,1,Set(A=\${FILTER(0-9+\\-,\${X})})
`,
    { only, safe: false },
  ));

test('a range over several kinds is divided', () =>
  checkFix(
    `
[a]
exten => s,1,Set(A=\${FILTER(0<|>-z,\${X})})
`,
    `
[a]
exten => s,1,Set(A=\${FILTER(0-9A-Za-z,\${X})})
`,
    { only, safe: false },
  ));

test('nothing is offered for bytes', () =>
  checkNoFix(
    `
[a]
exten => s,1,Set(A=\${FILTER(а<|>-я,\${X})})
`,
  ));
