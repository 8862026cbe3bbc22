/** missing-expression-bracket: operators that nothing computes, and texts in which they are no operators. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'missing-expression-bracket';

test('in every construct with a condition', () =>
  checkProblems(
    `
[a]
exten => s,1,Gotoif(\${X} > 5?2:3)
;                   ^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: no '$[…]' stands around it.
 same => n,GosubIf("\${X}" = "1"?sub,s,1)
;                  ^^^^^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: no '$[…]' stands around it.
 same => n,ExecIf(\${X}=1?NoOp(a?b:c))
;                 ^^^^^^ warning missing-expression-bracket: The comparison is not computed: no '$[…]' stands around it.
 same => n,While(\${I} < 5)
;                ^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: no '$[…]' stands around it.
 same => n,If(\${I} != 5)
;             ^^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: no '$[…]' stands around it.
 same => n,ElseIf(\${I} =~ 5)
;                 ^^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: no '$[…]' stands around it.
 same => n,Set(Y=\${IF( \${X} = 1 ?a:b)})
;                      ^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: no '$[…]' stands around it.
 same => n,ExecIf($["\${X}" = "1"]?GotoIf(\${Y} = 1?2))
;                                        ^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: no '$[…]' stands around it.
`,
    { only },
  ));

test('brackets of another kind, and in the wrong place', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf([ \${X} = 1 ]?2)
;                   ^^^^^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: the '$' is missing before '['.
 same => n,GotoIf($(\${X} = 1)?2)
;                 ^^^^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: no '$[…]' stands around it.
 same => n,GotoIf($["\${X}"] = "1"?2)
;                 ^^^^^^^^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: no '$[…]' stands around it.
 same => n,GotoIf($["\${X}" = "1"] & $["\${Y}" = "1"]?2)
;                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-expression-bracket: The condition is not computed: no '$[…]' stands around it.
 same => n,GotoIf(!\${ISNULL(\${X})}?2)
;                 ^^^^^^^^^^^^^^^^ warning missing-expression-bracket: The condition is not computed: no '$[…]' stands around it.
`,
    { only },
  ));

test('sums of a variable with itself', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(N=\${N}+1)
;                  ^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n,Set(__N=\${N} - 1)
;                  ^^^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n,Set(N=[\${N} + \${M}])
;                ^^^^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: the '$' is missing before '['.
 same => n,MSet(A=1,N=\${N} * 2)
;                     ^^^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n,Set(Y=$(\${N} + 1))
;                ^^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n,Set(Y=[\${N} - 1])
;                ^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: the '$' is missing before '['.
 same => n,Set(N=\${N}-1)
 same => n,Set(N=\${M} + 1)
 same => n,Set(N=\${N}+49\${EXTEN})
 same => n,Set(FILE=\${FILE}/2)
 same => n,Set(N=\${N} + one)
 same => n,Set(DB(a/N)=\${N} + 1)
`,
    { only },
  ));

test('no operators', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[\${X} = 1]?2)
 same => n,GotoIf( $[\${X} = 1] ?2)
 same => n,GotoIf(\${X}?2)
 same => n,GotoIf(0\${X}?2)
 same => n,GotoIf(\${X}\${Y}?2)
 same => n,GotoIf(\${REGEX("^a=|b" \${X})}?2)
 same => n,GotoIf("a = b"?2)
 same => n,GotoIf(1?2)
 same => n,GotoIf(?2)
 same => n,GotoIf(!?2)
 same => n,GotoIfTime(9:00-17:00|mon-fri|*|*?2)
 same => n,ExecIfTime(9:00-17:00,mon-fri,*,*?NoOp(a=b))
 same => n,ExecIf(\${X}?Set(A=1 > 2))
 same => n,NoOp(\${X} = 1?2)
 same => n,GotoIf(\${X} = 1,2)
 same => n,Set(X=\${Y} = 1)
 same => n,Set(Y=\${IFTIME(9:00-17:00|mon-fri|*|*?a:b)})
`,
    { only },
  ));

test('an expression is made of it', () => {
  checkFix('[a]\nexten => s,1,GotoIf(<|>${X} = 1?2)\n', '[a]\nexten => s,1,GotoIf($["${X}" = "1"]?2)\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,GotoIf(<|>[${X} = 1]?2)\n', '[a]\nexten => s,1,GotoIf($["${X}" = "1"]?2)\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,GotoIf(<|>$(${X} = 1)?2)\n', '[a]\nexten => s,1,GotoIf($["${X}" = "1"]?2)\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,GotoIf(<|>!${X}?2)\n', '[a]\nexten => s,1,GotoIf($[!${X}]?2)\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,GotoIf(<|>${X} = a b?2)\n', '[a]\nexten => s,1,GotoIf($[${X} = a b]?2)\n', { only, safe: false });
  checkFix(
    '[a]\nexten => s,1,GotoIf(<|>$["${X}" = "1"] & $["${Y}" = "1"]?2)\n',
    '[a]\nexten => s,1,GotoIf($[$["${X}" = "1"] & $["${Y}" = "1"]]?2)\n',
    { only, safe: true },
  );
  checkFix(
    '[a]\nexten => s,1,GotoIf(<|>$["${X}" = "1"] & $["${Y}" = "1"]]?2)\n',
    '[a]\nexten => s,1,GotoIf($[$["${X}" = "1"] & $["${Y}" = "1"]]?2)\n',
    { only, safe: true },
  );
  checkFix('[a]\nexten => s,1,GotoIf(<|>"${X}" = "1"}?2)\n', '[a]\nexten => s,1,GotoIf($["${X}" = "1"]?2)\n', { only });
  checkFix('[a]\nexten => s,1,GotoIf(<|>[${X} = ""]?2)\n', '[a]\nexten => s,1,GotoIf($["${X}" = ""]?2)\n', {
    only,
    title: "Add '$' and both sides in quotation marks",
  });
  checkFix('[a]\nexten => s,1,GotoIf(<|>${X} = 01?2)\n', '[a]\nexten => s,1,GotoIf($["${X}" = "01"]?2)\n', { only, safe: false });
  checkFix('[a]\nexten => s,1,GotoIf(<|>${DB(a/b)} > 0?2)\n', '[a]\nexten => s,1,GotoIf($[0${DB(a/b)} > 0]?2)\n', {
    only: [only, 'unquoted-operand'],
    title: "Put it in '$[…]', with '0' in front of '${DB(a/b)}'",
  });
  checkFix('[a]\nexten => s,1,Set(N=<|>${N} + 1)\n', '[a]\nexten => s,1,Set(N=$[${N} + 1])\n', { only, safe: true });
});

test('a sum of what is a number at all times, with blanks around the sign', () => {
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${EPOCH} + 12)
;                  ^^^^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n,Set(X=\${CHANNEL} - \${TIME})
 same => n,Set(X=\${A}-1)
 same => n,Set(X=\${A}+1)
 same => n,Set(X=\${A} - later)
 same => n,Set(X=\${LEN(\${A})} - 1)
;                ^^^^^^^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n,Set(X=\${A} + 1)
`,
    { only: 'missing-expression-bracket' },
  );
  checkFix('[a]\nexten => s,1,Set(X=<|>${EPOCH} + 12)\n', '[a]\nexten => s,1,Set(X=$[${EPOCH} + 12])\n', {
    only: 'missing-expression-bracket',
    safe: true,
  });
});

test("a '$' without its '['", () =>
  checkProblems(
    `
[a]
exten => s,1,Set(COUNT=$\${COUNT} + 1])
;                      ^^^^^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n,Set(PRICE=$\${PRICE} + tax)
 same => n,Hangup()
`,
    { only: 'missing-expression-bracket' },
  ));

test("a '$' behind the '['", () =>
  checkProblems(
    `
[a]
exten => s,1,Set(COUNT=[$\${COUNT} + 1])
;                      ^^^^^^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: the '$' is missing before '['.
 same => n,Set(PRICE=[$5])
`,
    { only: 'missing-expression-bracket' },
  ));

test('a variable without its braces gets them', () =>
  checkFix(
    '[a]\nexten => s,1,GotoIf(<|>["$dept" = "sales"]?end)\n same => n(end),Hangup()\n',
    '[a]\nexten => s,1,GotoIf($["${dept}" = "sales"]?end)\n same => n(end),Hangup()\n',
    { only },
  ));

test('a sum of a local or global variable', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(LOCAL(try)=\${try} + 1)
;                           ^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n,Set(GLOBAL(calls)=\${GLOBAL(calls)} + 1)
;                            ^^^^^^^^^^^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n,Set(LOCAL(name)=\${first} + 1)
 same => n,Set(DB(a/b)=\${b} + 1)
`,
    { only },
  ));

test('a function with a blank before its parenthesis is one value all the same', () =>
  checkFix(
    `
[a]
exten => s,1,GotoIf(\${VM_IN<|>FO (\${X},exists)} = "1"?box)
 same => n,Hangup()
 same => n(box),VoiceMail(1)
`,
    `
[a]
exten => s,1,GotoIf($["\${VM_INFO (\${X},exists)}" = "1"]?box)
 same => n,Hangup()
 same => n(box),VoiceMail(1)
`,
    { only: 'missing-expression-bracket' },
  ));

test('the time that has passed', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(LOCAL(secs)=\${EPOCH} - \${ARG1})
;                            ^^^^^^^^^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n,Set(SECS=\${EPOCH}-\${start_time})
;                   ^^^^^^^^^^^^^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n,Set(FILE=\${EPOCH}-\${UNIQUEID})
 same => n,Set(NAME=\${EPOCH} - \${CALLERID(name)})
 same => n,Set(FILE=\${EPOCH}-\${ARG1}.wav)
`,
    { only },
  ));
