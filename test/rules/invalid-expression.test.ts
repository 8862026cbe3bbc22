/** invalid-expression: what the grammar refuses whatever the variables are, and what only looks like it. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'invalid-expression';

test('operators of other languages', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=$[1 === 1])
;                      ^^^ error invalid-expression: '===' is no operator.
 same => n,Set(X=$[1 !== 1])
;                    ^^^ error invalid-expression: '!==' is no operator.
 same => n,Set(X=$[1 <> 1])
;                    ^^ error invalid-expression: '<>' is no operator.
 same => n,Set(X=$[1 =< 1])
;                    ^^ error invalid-expression: '=<' is no operator.
 same => n,Set(X=$[1 &&& 1])
;                    ^^^ error invalid-expression: '&&&' is no operator.
 same => n,Set(X=$["\${A}" eq "1"])
;                         ^^ error invalid-expression: 'eq' is no operator.
 same => n,Set(X=$["\${A}" = "1" OR "\${B}" = "2"])
;                               ^^ error invalid-expression: 'OR' is no operator.
 same => n,GotoIf($[\${A} and \${B}]?2)
;                        ^^^ error invalid-expression: 'and' is no operator.
 same => n,Set(X=$[\${A} plus 1])
;                       ^^^^ error invalid-expression: 'plus' is no operator.
 same => n,Set(X=$[not "\${A}"])
;                  ^^^ error invalid-expression: 'not' is no operator.
 same => n,Set(X=$[not("\${A}" = "1")])
;                  ^^^ error invalid-expression: 'not' is no operator.
 same => n,Set(X=$["\${A}" !~ "1"])
;                         ^^ error invalid-expression: '!~' is no operator.
 same => n,Set(X=$[1 ! 1])
;                    ^ error invalid-expression: '!' stands between two operands.
`,
    { only },
  ));

test('operands that are missing', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[= 1]?2)
;                     ^ error invalid-expression: A value is missing before '='.
 same => n,GotoIf($["\${A}" =]?2)
;                          ^ error invalid-expression: A value is missing behind '='.
 same => n,GotoIf($["\${A}" = ]?2)
;                          ^ error invalid-expression: A value is missing behind '='.
 same => n,GotoIf($["\${A}" = & "\${B}" = "1"]?2)
;                          ^^^ error invalid-expression: A value is missing between '=' and '&'.
 same => n,Set(X=$[+1])
;                  ^ error invalid-expression: A value is missing before '+'.
 same => n,Set(X=$[()])
;                  ^^ error invalid-expression: A value is missing between '(' and ')'.
 same => n,Set(X=$[ISNULL()])
;                        ^^ error invalid-expression: A value is missing between '(' and ')'.
 same => n,Set(X=$[!])
;                  ^ error invalid-expression: A value is missing behind '!'.
`,
    { only },
  ));

test('operators that are missing', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${A}" = foo bar]?2)
;                                  ^^^ error invalid-expression: 'bar' belongs to no operand: a text with blanks is not in quotation marks here.
 same => n,GotoIf($["\${A}" "1"]?2)
;                          ^^^ error invalid-expression: No operator stands before '"1"'.
 same => n,GotoIf($["\${A}" = 'foo bar']?2)
;                            ^^^^^^^^^ error invalid-expression: Apostrophes do not hold a text together here.
 same => n,GotoIf($["\${A}" = ' ']?2)
;                            ^^^ error invalid-expression: Apostrophes do not hold a text together here.
 same => n,Set(X=$[2(3 + 4)])
;                  ^ error invalid-expression: No operator stands between '2' and '('.
 same => n,Set(X=$[a~b])
;                    ^ error invalid-expression: 'b' belongs to no operand: a text with blanks is not in quotation marks here.
 same => n,Set(X=$[1,5])
;                   ^ error invalid-expression: A ',' separates nothing here.
 same => n,Set(X=$[1 :: 5])
;                    ^^ error invalid-expression: '::' has no '?' before it.
`,
    { only },
  ));

test('half a condition', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=$["\${A}" = "1" ? yes : no])
;                                       ^ error invalid-expression: ':' stands where '::' belongs.
 same => n,Set(X=$["\${A}" = "1" ? yes])
;                               ^ error invalid-expression: '?' has no '::' behind it.
 same => n,ExecIf($["\${A}" = "1"?NoOp(x)])
;                               ^ error invalid-expression: The ']' of the condition stands behind the branches.
 same => n,GosubIf($["\${A}" = "1" ? sub,s,1 : sub,s,2])
;                                 ^ error invalid-expression: The ']' of the condition stands behind the branches.
`,
    { only },
  ));

test('quotation marks', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${A}" = "]?2)
;                              ^ error invalid-expression: This quotation mark has no partner.
 same => n,GotoIf($["\${A} = "1"]?2)
;                             ^ error invalid-expression: This quotation mark has no partner.
 same => n,GotoIf($[\${A} = 1"]?2)
;                           ^ warning invalid-expression: This quotation mark has no partner.
`,
    { only },
  ));

test('functions of an expression', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=$[round(\${A} / 2)])
;                    ^^^^^ error invalid-expression: Functions are case-sensitive: 'round' is not 'ROUND'.
 same => n,Set(X=$[len(\${A}) > 3])
;                  ^^^ error invalid-expression: 'len' is no function of an expression.
 same => n,Set(X=$[foo(\${A}) > 3])
;                  ^^^ error invalid-expression: 'foo' is no function of an expression.
 same => n,Set(X=$[ROUND(\${A},2)])
;                  ^^^^^ error invalid-expression: 'ROUND' takes 1 argument; 2 are given.
 same => n,Set(X=$[POW(\${A})])
;                  ^^^ error invalid-expression: 'POW' takes 2 arguments; 1 is given.
 same => n,Set(X=$[NOSUCH(\${A})])
;                  ^^^^^^ error invalid-expression: No function is named 'NOSUCH'.
`,
    { only },
  ));

test('inside another application, another expression, a function', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf(\${A}?Set(X=$[1 and 1]):NoOp($[2 +]))
;                                  ^^^ error invalid-expression: 'and' is no operator.
;                                                   ^ error invalid-expression: A value is missing behind '+'.
 same => n,NoOp(\${IF($[1 $[2 +]]?a:b)})
;                            ^ error invalid-expression: A value is missing behind '+'.
`,
    { only },
  ));

test('what is right, or may be', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=$["\${A}" == "1" || "\${B}" != "" && !(\${C} >= 5)])
 same => n,Set(X=$["\${A}" \${OP} "1"])
 same => n,Set(X=$[\${A} \${B} \${C}])
 same => n,Set(X=$["\${A}" \${REST}])
 same => n,Set(X=$[\${A}])
 same => n,Set(X=$[])
 same => n,Set(X=$[ ])
 same => n,Set(X=$["\${A}" =~ "^[0-9]{3}$"])
 same => n,Set(X=$["\${A}" : "([a-z]+)"])
 same => n,Set(X=$[\${A}?\${B}::\${C}])
 same => n,Set(X=$["\${A}"?1?2::3::4])
 same => n,Set(X=$[- -3])
 same => n,Set(X=$[\${F}(\${A})])
 same => n,Set(X=$[ODBC_X("\${A}") = 1])
 same => n,Set(X=$[ISNULL("\${A}")])
 same => n,Set(X=$["\${F("x")}" = "a b"])
 same => n,Set(X=$['a' = 'a'])
 same => n,Set(X=$[[\${A}] = [1]])
 same => n,Set(X=$[\${A}=192.168.1.1])
 same => n,NoOp(1 and 2, $5, [x ==])
 same => n,GotoIf($["\${A}" = "a?b:c"]?2:3)
`,
    { only },
  ));

test('a line that is broken otherwise, or filled in by a program, is not judged', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${A}" = "1" and 2?2)
 same => n,Set(X=$[1 and {{ x }}])
 same => n,Set(X=$[«\${A}» and 1])
`,
    { only },
  ));

test('an operator is replaced', () =>
  checkFix('[a]\nexten => s,1,Set(X=$["a" a<|>nd "b"])\n', '[a]\nexten => s,1,Set(X=$["a" & "b"])\n', { only, safe: false }));

test("the other conditional's mark", () =>
  checkFix('[a]\nexten => s,1,Set(X=$[${A} ? 1 <|>: 2])\n', '[a]\nexten => s,1,Set(X=$[${A} ? 1 :: 2])\n', { only }));

test('a bracket is moved', () =>
  checkFix('[a]\nexten => s,1,GotoIf($["${A}" = "1" <|>? 2:3])\n', '[a]\nexten => s,1,GotoIf($["${A}" = "1"]?2:3)\n', { only }));

test('words are put in quotation marks', () =>
  checkFix('[a]\nexten => s,1,Set(X=$["${A}" = foo b<|>ar baz])\n', '[a]\nexten => s,1,Set(X=$["${A}" = "foo bar baz"])\n', {
    only,
  }));

test('apostrophes become quotation marks', () =>
  checkFix(`[a]\nexten => s,1,Set(X=$["\${A}" = 'f<|>oo bar'])\n`, '[a]\nexten => s,1,Set(X=$["${A}" = "foo bar"])\n', { only }));

test('a quotation mark gets its partner', () =>
  checkFix('[a]\nexten => s,1,GotoIf($["${A}" = "<|>]?2)\n', '[a]\nexten => s,1,GotoIf($["${A}" = ""]?2)\n', { only }));

test('functions', () => {
  checkFix('[a]\nexten => s,1,Set(X=$[rou<|>nd(${A})])\n', '[a]\nexten => s,1,Set(X=$[ROUND(${A})])\n', { only });
  checkFix('[a]\nexten => s,1,Set(X=$[le<|>n(${A}) > 3])\n', '[a]\nexten => s,1,Set(X=$[${LEN(${A})} > 3])\n', { only });
});

test('an operand that is missing cannot be guessed', () => checkNoFix('[a]\nexten => s,1,Set(X=$[1 <|>+])\n', { only }));

test('what is worked out while the dialplan is loaded', () =>
  checkProblems(
    `
[globals]
A=$[1 +]
;     ^ error invalid-expression: A value is missing behind '+'.
B=$[1 + 1]
[a]
ignorepat => 9$[2 +]
;                 ^ error invalid-expression: A value is missing behind '+'.
exten => 1$[1 +],1,Answer()
;             ^ error invalid-expression: A value is missing behind '+'.
`,
    { only: 'invalid-expression' },
  ));

test('a word for not', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[not \${EXISTS(\${X})}]?end)
;                     ^^^ error invalid-expression: 'not' is no operator.
 same => n,GotoIf($["not" = "\${X}"]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('a variable and a number with nothing between them', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=$[\${X}  1])
;                          ^ error invalid-expression: No operator stands before '1'.
 same => n,GotoIf($[\${LEN(\${X})} 7]?s,1)
;                                ^ error invalid-expression: No operator stands before '7'.
 same => n,Set(X=$[\${A} \${OPERATOR} 1])
 same => n,Set(X=$[\${EXPRESSION}])
 same => n,Hangup()
`,
    { only: 'invalid-expression' },
  ));

test('a brace too many, which Asterisk leaves out', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=$[\${X} + 1}])
;                            ^ warning invalid-expression: This '}' closes nothing.
 same => n,GotoIf($["\${X}" = "1"}]?2)
;                               ^ warning invalid-expression: This '}' closes nothing.
 same => n,Set(X=$["\${X}" = "}"])
 same => n,GotoIf($[$[{\${X} % 4] = 0]?2)
;                     ^ warning invalid-expression: This '{' has no '}'.
 same => n,Set(X=$[{\${X} + 1} * 2])
`,
    { only },
  ));

test('a word where only a number makes sense', () => {
  checkProblems(
    `
[a]
exten => s,1,Set(i=$[i + 1])
;                    ^ warning invalid-expression: 'i' is a text here, and no number: '\${i}' reads the variable.
 same => n,GotoIf($[\${i} > MAX]?end)
;                          ^^^ warning invalid-expression: 'MAX' is a text here, and no number: '\${MAX}' reads the variable.
 same => n,GotoIf($[\${X} = yes | \${CHANNEL} = SIP/100-a]?end)
 same => n(end),Hangup()
`,
    { only: 'invalid-expression' },
  );
  checkFix(`\n[a]\nexten => s,1,Set(i=$[<|>i + 1])\n`, `\n[a]\nexten => s,1,Set(i=$[\${i} + 1])\n`, {
    title: "Change to '${i}'",
    only: 'invalid-expression',
  });
});

test('a tilde that is alone is passed over', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" =!~ "^1"]?end)
;                            ^^^ error invalid-expression: '=!~' is no operator.
 same => n,GotoIf($["\${X}" = ~ "^1"]?end)
;                          ^^^ error invalid-expression: '= ~' is no operator.
 same => n(end),Hangup()
`,
    { only },
  ));

test("blanks beside the branches go when the ']' is moved", () =>
  checkFix(
    `
[a]
exten => s,1,GosubIf($["\${A}" = "1" <|>? sub,s,1 : other,s,1])
`,
    `
[a]
exten => s,1,GosubIf($["\${A}" = "1"]?sub,s,1:other,s,1)
`,
    { only, title: "Move ']' before '?'" },
  ));

test('a variable and a word with nothing between them', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[\${VMSTATUS}  SUCCESS]?end)
;                                  ^^^^^^^ warning invalid-expression: No operator stands before 'SUCCESS'.
 same => n,GotoIf($[\${VMSTATUS} "SUCCESS"]?end)
;                               ^^^^^^^^^ warning invalid-expression: No operator stands before '"SUCCESS"'.
 same => n,GotoIf($[\${A} \${OPERATOR} \${B}]?end)
 same => n,GotoIf($[\${A} = SUCCESS]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('the operators of a shell', () => {
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[$["\${X}" != ""] -a $[\${LEN(\${Y})} >= 2]]?end)
;                                     ^^ error invalid-expression: '-a' is no operator.
 same => n,GotoIf($["\${X}" -eq "1"]?end)
;                          ^^^ error invalid-expression: '-eq' is no operator.
 same => n,Set(Y=$[\${X} - \${A}]$[3 -a]$[\${X}-a])
 same => n(end),Hangup()
`,
    { only: 'invalid-expression' },
  );
  checkFix(
    '[a]\nexten => s,1,GotoIf($["${X}" = "1" <|>-o "${X}" = "2"]?2)\nexten => s,2,Hangup()\n',
    '[a]\nexten => s,1,GotoIf($["${X}" = "1" | "${X}" = "2"]?2)\nexten => s,2,Hangup()\n',
    { only: 'invalid-expression', title: "Change to '|'", safe: false },
  );
});

test('the name of a variable alone', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(X=$[EPOCH])
;                    ^^^^^ warning invalid-expression: 'EPOCH' is plain text here: '\${EPOCH}' reads the variable.
 same => n,Set(X=$[ ARG1 ])
;                   ^^^^ warning invalid-expression: 'ARG1' is plain text here: '\${ARG1}' reads the variable.
 same => n,Set(X=$[YES])
 same => n,Set(X=$[\${EPOCH}])
 same => n,Set(X=$[epoch])
`,
    { only },
  ));
