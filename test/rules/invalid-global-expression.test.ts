/** invalid-global-expression: what is known while the dialplan is loaded, and what is not. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'invalid-global-expression';

test('a blank in a value, an expression inside another text, and what quotation marks protect', () =>
  checkProblems(
    `
[globals]
TWO=1 2
A=$[\${TWO} = 1]
; ^^^^^^^^^^^^^ warning invalid-global-expression: This is '$[1 2 = 1]' while the dialplan is loaded, which is no expression.
B=\${TWO:$[\${NONE} + 1]}
;       ^^^^^^^^^^^^^^ warning invalid-global-expression: This is '$[ + 1]' while the dialplan is loaded, which is no expression.
C=$["\${NONE}" = ""]
[a]
exten => s,1,Set(X=$[\${NONE} + 1])
[globals]
D=$[\${EXTEN}*2]
; ^^^^^^^^^^^^^ warning invalid-global-expression: This is '$[*2]' while the dialplan is loaded, which is no expression.
`,
    { only },
  ));

test('what a function finds, a missing file may set, or another rule tells', () => {
  checkProblems('[globals]\nA=$[${DB(a/b)} + 1]\nB=$[${A} + 1]\nC=$[1 + ]\nD=$[${E + 1]\n', { only });
  checkProblems('#include "more.conf"\n[globals]\nA=$[${B} + 1]\n', { only });
});

test('a global that is set further down', () =>
  checkProblems(
    `
[globals]
COUNTRY=00\${PREFIX}
;           ^^^^^^ warning invalid-global-expression: 'PREFIX' is set further down, and nothing is put in for it here.
PREFIX=49
OTHER=\${PREFIX}\${NOWHERE}
[a]
exten => s,1,Hangup()
`,
    { only },
  ));

test('a variable of a call', () =>
  checkProblems(
    `
#include others.conf
[globals]
TRUNK=PJSIP/\${EXTEN}@trunk
;           ^^^^^^^^ warning invalid-global-expression: '\${EXTEN}' is empty here: while Asterisk loads the dialplan, there is no call.
WHO=\${CALLERID(num)}
;   ^^^^^^^^^^^^^^^^ warning invalid-global-expression: '\${CALLERID(num)}' is empty here: while Asterisk loads the dialplan, there is no call.
OTHER=\${DB(a/b)}\${EPOCH}\${NOWHERE}\${EXTENSIONS}
CONTEXT=inside
HERE=\${CONTEXT}
[a]
exten => s,1,Dial(PJSIP/\${EXTEN})
`,
    { only },
  ));

test('a second equals sign', () =>
  checkProblems(
    `
[globals]
MOST==4
;    ^ warning invalid-global-expression: The second '=' becomes part of the value.
LINE======
NEXT=$[1 == 1]
[a]
exten => s,1,GotoIf($[\${GROUP_COUNT(out)} > \${MOST}]?full)
`,
    { only },
  ));
