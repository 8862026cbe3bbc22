/** one-sided-quotes: comparisons that quotation marks decide, and values that bring their own. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'one-sided-quotes';

test('either side, every kind of operand', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" == 1]?2)
;                               ^ warning one-sided-quotes: Quotation marks are part of the text: '"\${X}"' never equals '1'.
 same => n,GotoIf($[-1 = "\${X}"]?2)
;                   ^^ warning one-sided-quotes: Quotation marks are part of the text: '"\${X}"' never equals '-1'.
 same => n,GotoIf($["\${X}" != \${Y}]?2)
;                             ^^^^ warning one-sided-quotes: Quotation marks are part of the text: '"\${X}"' always differs from '\${Y}'.
 same => n,GotoIf($["\${X}" = $[1 + 1]]?2)
;                            ^^^^^^^^ warning one-sided-quotes: Quotation marks are part of the text: '"\${X}"' never equals '$[1 + 1]'.
 same => n,GotoIf($["x" = x\${X}]?2)
;                         ^^^^^ warning one-sided-quotes: Quotation marks are part of the text: '"x"' never equals 'x\${X}'.
 same => n,GotoIf($[\${X} != ""]?2)
;                   ^^^^ warning one-sided-quotes: Quotation marks stand on one side only: nothing is left to compare when '\${X}' is empty.
 same => n,GotoIf($[\${X} = ""]?2)
;                   ^^^^ warning one-sided-quotes: Quotation marks are part of the text: '""' never equals '\${X}'.
 same => n,GotoIf($["\${X}" >= 10]?2)
;                             ^^ warning one-sided-quotes: Quotation marks are part of the text: '"\${X}"' is compared with '10' letter by letter.
 same => n,GotoIf($["\${A}" = "1" & !("\${B}" = 2)]?2)
;                                             ^ warning one-sided-quotes: Quotation marks are part of the text: '"\${B}"' never equals '2'.
`,
    { only },
  ));

test('wherever an expression stands', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf(1?Set(Y=\${IF($["\${X}" = 1]?a:b)}))
;                                           ^ warning one-sided-quotes: Quotation marks are part of the text: '"\${X}"' never equals '1'.
 same => n,While($["\${X}" < 5])
;                           ^ warning one-sided-quotes: Quotation marks are part of the text: '"\${X}"' is compared with '5' letter by letter.
 same => n,EndWhile()
`,
    { only },
  ));

test('both sides or none, and operators that take the marks away', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?2)
 same => n,GotoIf($[\${X} = 1]?2)
 same => n,GotoIf($["\${X}" =~ 1]?2)
 same => n,GotoIf($["\${X}" : [0-9]]?2)
 same => n,Set(Y=$["\${X}" ~~ 1])
 same => n,Set(Y=$["\${X}" | 1])
 same => n,GotoIf($["\${X}" = (\${Y} | "a")]?2)
 same => n,GotoIf($["\${X}" = LEN(\${Y})]?2)
 same => n,GotoIf($["\${X}" = \${QUOTE(\${Y})}]?2)
 same => n,GotoIf($["\${X}" = \${IF(\${Y}?"a":"b")}]?2)
 same => n,GotoIf($["\${X}" = \${\${Y}}]?2)
 same => n,GotoIf($["\${X}" = $[\${Y} ? "a" :: "b"]]?2)
`,
    { only },
  ));

test('values that are set with quotation marks, here, elsewhere and for all', () =>
  checkProblems(
    `
[globals]
G="yes"
H=yes
[a]
exten => s,1,Set(__X="yes")
 same => n,GotoIf($[\${X} = "yes"]?2)
 same => n,GotoIf($[\${Y} = "yes"]?2)
 same => n,GotoIf($[\${G} = "yes"]?2)
 same => n,GotoIf($[\${H} = "yes"]?2)
;                   ^^^^ warning one-sided-quotes: Quotation marks are part of the text: '"yes"' never equals '\${H}'.
 same => n,GotoIf($[\${Z} = "yes"]?2)
;                   ^^^^ warning one-sided-quotes: Quotation marks are part of the text: '"yes"' never equals '\${Z}'.
[b]
exten => s,1,ExecIf(1?MSet(A=1,Y="yes"))
 same => n,Set(Z=yes)
`,
    { only },
  ));

test('arguments with quotation marks', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1("x",y))
[b]
exten => s,1,GotoIf($[\${ARG1} = "x"]?3)
 same => n,GotoIf($[\${ARG2} = "y"]?3)
;                   ^^^^^^^ warning one-sided-quotes: Quotation marks are part of the text: '"y"' never equals '\${ARG2}'.
 same => n,Return()
`,
    { only },
  ));

test('an expression that cannot be read, and a line that is broken', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = 1 and 2]?2)
 same => n,GotoIf($["\${X}" = 1?2)
 same => n,GotoIf($["\${X}" = ]?2)
 same => n,GotoIf($["\${X}" = "1]?2)
`,
    { only },
  ));

test('the other side is put in quotation marks', () => {
  checkFix('[a]\nexten => s,1,GotoIf($["${X}" = <|>1]?2)\n', '[a]\nexten => s,1,GotoIf($["${X}" = "1"]?2)\n', {
    only,
    safe: true,
  });
  checkFix('[a]\nexten => s,1,GotoIf($[<|>${F(a)} != "1"]?2)\n', '[a]\nexten => s,1,GotoIf($["${F(a)}" != "1"]?2)\n', {
    only,
    safe: true,
  });
  checkFix('[a]\nexten => s,1,GotoIf($["${X}" > <|>abc]?2)\n', '[a]\nexten => s,1,GotoIf($["${X}" > "abc"]?2)\n', {
    only,
    safe: false,
  });
});

test('numbers are compared as numbers', () => {
  checkFix('[a]\nexten => s,1,GotoIf($["${X}" > <|>5]?2)\n', '[a]\nexten => s,1,GotoIf($[0${X} > 5]?2)\n', { only, safe: false });
  checkFix('[a]\nexten => s,1,GotoIf($[<|>${X} > "5"]?2)\n', '[a]\nexten => s,1,GotoIf($[${X} > 5]?2)\n', { only, safe: false });
});

test('marks inside marks end them', () => checkNoFix('[a]\nexten => s,1,GotoIf($["${X}" = <|>${F("a")}]?2)\n', { only }));

test('an escaped semicolon stays one', () =>
  checkFix(
    '[a]\nexten => s,1,GotoIf($[<|>${CUT(X,\\;,1)} = "a"]?2) ; (note)\n',
    '[a]\nexten => s,1,GotoIf($["${CUT(X,\\;,1)}" = "a"]?2) ; (note)\n',
    { only: 'one-sided-quotes' },
  ));
