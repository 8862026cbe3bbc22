/** unknown-function: where functions stand, and whose they are. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-function';

test('computed names, other modules and templates', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${\${F}(x)}\${ODBC_LOOKUP(1)}\${ACME_GET(1)}\${JSONELEMENT(a,b)}\${EXTEN:1})
 same => n,NoOp({{ lookup('x') }}\${{{ f }}(x)})
 same => n,Set(ACME_PUT(1)=2)
 same => n,Set(X(1)-2=3)
 same => n,Set(X=$[LEN(abc)])
`,
    { only },
  ));

test('nested, on the left side, and inside ExecIf', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($[\${len(x)} > 1]?Set(callerid(num)=\${CUT(X,-,\${STRLN(y)})}))
;                       ^^^ error unknown-function: Functions are case-sensitive: 'len' is not 'LEN'.
;                                        ^^^^^^^^ error unknown-function: Functions are case-sensitive: 'callerid' is not 'CALLERID'.
;                                                                  ^^^^^ warning unknown-function: No function is named 'STRLN'.
 same => n,MSet(X=1,CDR_(userfield)=2)
;                   ^^^^ error unknown-function: No function is named 'CDR_'.
 same => n,Set(__CALLERID(num)=1)
;              ^^^^^^^^^^ error unknown-function: No function is named '__CALLERID'.
 same => n,Set(__AUDIOHOOK_INHERIT(MixMonitor)=yes)
;              ^^^^^^^^^^^^^^^^^^^ warning unknown-function: No function is named '__AUDIOHOOK_INHERIT'.
`,
    { only },
  ));

test('an unclosed substitution silences the line', () => checkProblems('[a]\nexten => s,1,Set(X=${len(${x)})\n', { only }));

test('what is gone belongs to another rule', () =>
  checkProblems('[a]\nexten => s,1,Set(X=${CALLERPRES()}${SIP_HEADER(From)})\n', {
    only,
    settings: { asteriskVersion: '21' },
  }));

test('an older version lacks what came later', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${EVAL_SUB(a,s,1)})
;                    ^^^^^^^^ error unknown-function: 'EVAL_SUB' does not exist before Asterisk 20.
`,
    { only, settings: { asteriskVersion: '18' } },
  ));

test('the right case', () =>
  checkFix('[a]\nexten => s,1,NoOp(${c<|>ut(X,-,1)})\n', '[a]\nexten => s,1,NoOp(${CUT(X,-,1)})\n', { only, safe: true }));

test('what is worked out while the dialplan is loaded', () =>
  checkProblems(
    `
[globals]
A=\${len(x)}
;   ^^^ error unknown-function: Functions are case-sensitive: 'len' is not 'LEN'.
EVN(X)=1
;<^ error unknown-function: No function is named 'EVN'.
ENV(X)=\${LEN(x)}
[a]
include => b\${LNE(x)}
;             ^^^ error unknown-function: No function is named 'LNE'.
lswitch => Realtime/\${LNE(x)}
`,
    { only: 'unknown-function' },
  ));

test('a prefix that is one of Asterisk, and no prefix of func_odbc.conf', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${PJSIP_DIALPLAN_EXISTS(default)})
;                    ^^^^^^^^^^^^^^^^^^^^^ warning unknown-function: No function is named 'PJSIP_DIALPLAN_EXISTS'.
 same => n,Set(X=\${QUEUE_AGENTS_OF_TODAY(sales)}\${CUSTOMERS_OF_TODAY(1)}\${SQL_X(1)})
;                  ^^^^^^^^^^^^^^^^^^^^^ warning unknown-function: No function is named 'QUEUE_AGENTS_OF_TODAY'.
`,
    { only: 'unknown-function' },
  ));

test('a prefix of func_odbc.conf is no slip of another one', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(\${DID_INFO(1)}\${ROWS_COUNT(1)})
 same => n,NoOp(\${GRUOP_COUNT(1)}\${VM_INFOS(1)})
;                 ^^^^^^^^^^^ error unknown-function: No function is named 'GRUOP_COUNT'.
;                                  ^^^^^^^^ error unknown-function: No function is named 'VM_INFOS'.
`,
    { only: 'unknown-function' },
  ));

test('one in the place of a name', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(\${CUT(MESAGE(from),@,1)} \${FIELDQTY(CUT(MESSAGE(to),:,2),.)} \${CUT(LIST(1),-,1)})
;                       ^^^^^^ error unknown-function: No function is named 'MESAGE'.
;                                                                                    ^^^^ warning unknown-function: No function is named 'LIST'.
`,
    { only },
  ));
