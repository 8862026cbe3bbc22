/** constant-condition: what never changes, and what only seems not to. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'constant-condition';

test('in every construct with a condition', () =>
  checkProblems(
    `
[a]
exten => s,1,GOTOIF(1?2:3)
;                   ^ warning constant-condition: This condition is always true.
 same => n,GosubIf(0?sub,s,1)
;                  ^ warning constant-condition: This condition is always false.
 same => n,ExecIf($[2 > 1]?GotoIf( $[1 = 2] ?2))
;                 ^^^^^^^^ warning constant-condition: This condition is always true.
;                                  ^^^^^^^^ warning constant-condition: This condition is always false.
 same => n,While(0)
;                ^ warning constant-condition: This condition is always false.
 same => n,If($[1])
;             ^^^^ warning constant-condition: This condition is always true.
 same => n,ElseIf(0)
;                 ^ warning constant-condition: This condition is always false.
 same => n,Set(Y=\${IF($[1 + 1]?a:b)})
;                     ^^^^^^^^ warning constant-condition: This condition is always true.
`,
    { only },
  ));

test('texts count as true', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf(no?2)
;                   ^^ warning constant-condition: This condition is always true: 'no' is a text.
 same => n,GotoIf("0"?2)
;                 ^^^ warning constant-condition: This condition is always true: '"0"' is a text.
 same => n,GotoIf($["0"]?2)
;                 ^^^^^^ warning constant-condition: This condition is always true.
 same => n,GotoIf(0.5?2)
;                 ^^^ warning constant-condition: This condition is always false.
 same => n,GotoIf($[DIALSTATUS = BUSY]?2)
;                 ^^^^^^^^^^^^^^^^^^^^ warning constant-condition: This condition is always false.
 same => n,GotoIf($["DIALSTATUS" != "BUSY"]?2)
;                 ^^^^^^^^^^^^^^^^^^^^^^^^^ warning constant-condition: This condition is always true.
`,
    { only },
  ));

test('texts with a variable behind them, and in quotation marks', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf("\${X}"?2)
;                   ^^^^^^ warning constant-condition: This condition is always true, since it is a text in quotation marks.
 same => n,GotoIf($["\${X}"]?2)
;                 ^^^^^^^^^ warning constant-condition: This condition is always true.
 same => n,GotoIf(x\${X}?2)
;                 ^^^^^ warning constant-condition: This condition is always true.
 same => n,GotoIf($[!"\${X}"]?2)
;                 ^^^^^^^^^^ warning constant-condition: This condition is always true.
 same => n,Set(Y=\${IF("\${X}"?a:b)})
 same => n,GotoIf($["\${X}"?1::0]?2)
`,
    { only },
  ));

test('alternatives that are no comparison', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "a" | "b" | "c"]?2)
;                                    ^^^ warning constant-condition: This text is not compared with anything, and makes the condition true.
 same => n,GotoIf($["\${X}" = "a" || b]?2)
;                                   ^ warning constant-condition: This text is not compared with anything, and makes the condition true.
 same => n,GotoIf($["\${X}" | \${Y}]?2)
;                   ^^^^^^ warning constant-condition: This text is not compared with anything, and makes the condition true.
 same => n,GotoIf($["\${X}" = "a" | 1]?2)
;                 ^^^^^^^^^^^^^^^^^^^ warning constant-condition: This condition is always true.
 same => n,GotoIf($["\${X}" = "a" & 0]?2)
;                 ^^^^^^^^^^^^^^^^^^^ warning constant-condition: This condition is always false.
 same => n,GotoIf($["\${X}" = "a" | \${Y}]?2)
 same => n,GotoIf($["\${X}" = "a" | 0]?2)
 same => n,GotoIf($["\${X}" = "a" | \${ISNULL(\${Y})}]?2)
`,
    { only },
  ));

test('both sides are the same', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "\${X}"]?2)
;                     ^^^^^^^^^^^^^^^ warning constant-condition: Both sides of this comparison are the same.
 same => n,GotoIf($["\${Y}" = "1" & \${X} < \${X}]?2)
;                                  ^^^^^^^^^^^ warning constant-condition: Both sides of this comparison are the same.
 same => n,GotoIf($[\${RAND(1,6)} = \${RAND(1,6)}]?2)
 same => n,GotoIf($["\${X}" = "\${X:0:3}"]?2)
`,
    { only },
  ));

test('what may change, loops, and what other rules tell', () =>
  checkProblems(
    `
[a]
exten => s,1,While(1)
 same => n,While($[1])
 same => n,While(yes)
 same => n,GotoIf(\${X}?2)
 same => n,GotoIf($[\${X}]?2)
 same => n,GotoIf(?2)
 same => n,GotoIf($["\${X}" = 1]?2)
 same => n,GotoIf($["\${X}" = ]?2)
 same => n,GotoIf(\${X} = 1?2)
 same => n,GotoIf($["$X" = "1"]?2)
 same => n,GotoIf($["{X}" = "1"]?2)
 same => n,GotoIf(\${X}0?2)
 same => n,GotoIf(1\${X}?2)
 same => n,GotoIf($["\${X}" =~ "a"]?2)
 same => n,GotoIf($[\${X}1 = 21]?2)
 same => n,GotoIf($["1" = "1"?2)
 same => n,GotoIf(1,2)
 same => n,GotoIfTime(*,*,*,*?2)
 same => n,Set(X=$[1 = 1])
 same => n,Set(X=\${IF(\${Y}?1:0)})
`,
    { only },
  ));

test('a text that is longer than the part of a value that it is compared with', () =>
  checkProblems(
    `
[a]
exten => _X.,1,GotoIf($["\${DST:0:2}" = "+49"]?end)
;                                      ^^^^^ warning constant-condition: '+49' is longer than what '\${DST:0:2}' takes of the value: the two are never equal.
 same => n,GotoIf($[\${EXTEN:0:1} = 10 | \${X}]?end)
;                                  ^^ warning constant-condition: '10' is longer than what '\${EXTEN:0:1}' takes of the value: the two are never equal.
 same => n,ExecIf($["ab" != "\${X:-1:1}"]?NoOp())
;                   ^^^^ warning constant-condition: 'ab' is longer than what '\${X:-1:1}' takes of the value: the two are never equal.
 same => n,GotoIf($["\${DST:0:3}" = "+49"]?end)
 same => n,GotoIf($["\${DST:0:-3}" = "+4912345"]?end)
 same => n,GotoIf($["\${DST:2}" = "12345"]?end)
 same => n,GotoIf($["\${DST:0:\${N}}" = "12345"]?end)
 same => n,GotoIf($[\${DST:0:1} = 01]?end)
 same => n,GotoIf($["\${DST:0:1}\${X}" = "123"]?end)
 same => n(end),Hangup()
`,
    { only: 'constant-condition' },
  ));

test('two texts beside something that does change', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["MODE" = "1" & "\${Y}" = "2"]?end)
;                     ^^^^^^^^^^^^ warning constant-condition: Neither side of this comparison ever changes: no '\${…}' stands in it.
 same => n,GotoIf($[$["SPOOL" = ""] | $["\${X}" = ""]]?end)
;                     ^^^^^^^^^^^^ warning constant-condition: Neither side of this comparison ever changes: no '\${…}' stands in it.
 same => n(end),Hangup()
`,
    { only: 'constant-condition' },
  ));

test('a pattern with an empty alternative', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${TRIED}" =~ "|\${X}|"]?end)
;                                   ^^^^^^^^ warning constant-condition: An alternative of this pattern is empty, and is found at the beginning of every text, whatever stands behind it.
 same => n,GotoIf($["\${TRIED}" =~ "a|b"]?end)
 same => n,GotoIf($["\${TRIED}" =~ "[|]a[|]"]?end)
 same => n,GotoIf($["\${TRIED}" =~ "(|a)b"]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('a beginning of another length than the text', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X:0:3}" = "00"]?end)
 same => n,GotoIf($["\${X:-6}" = "BLOCK"]?end)
 same => n,GotoIf($["\${X:0:5}" = "BLOCK"]?end)
 same => n(end),Hangup()
`,
    { only: 'constant-condition' },
  ));

test('one comparison twice', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG1}" = ""]?end)
;                                      ^^^^^^^^^^^^^^ warning constant-condition: This comparison stands in front already, so that it changes nothing.
 same => n,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = "" | "\${ARG1}" = "0"]?end)
 same => n,GotoIf($["\${ARG1}" != "" & "\${ARG1}" != " "]?end)
 same => n,GotoIf($[\${RAND(1,9)} = 1 & \${RAND(1,9)} = 1]?end)
 same => n(end),Return()
`,
    { only },
  ));

test('functions that give the same on both sides, and others', () =>
  checkProblems(
    `
[a]
exten => 1,1,GotoIf($["\${DB(family/\${A})}" = "\${DB(family/\${A})}"]?end)
;                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning constant-condition: Both sides of this comparison are the same.
 same => n,GotoIf($["\${DB(family/\${A})}" = "\${DB(family/\${B})}"]?end)
 same => n,GotoIf($["\${RAND(1,2)}" = "\${RAND(1,2)}"]?end)
 same => n,GotoIf($["\${SHIFT(list)}" = "\${SHIFT(list)}"]?end)
 same => n(end),Hangup()
`,
    { only },
  ));
