/** invalid-condition: marks that are missing or too many, and what stands behind them. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = ['invalid-condition', 'unknown-application', 'invalid-target', 'unknown-label'];

test("without '?'", () =>
  checkProblems(
    `
[a]
exten => s,1,Gotoif($["\${X}" = "1"],end)
;                                  ^ error invalid-condition: ',' stands where '?' belongs.
 same => n,GotoIf($["\${X}" = "1"]|end)
;                                ^ error invalid-condition: '|' stands where '?' belongs.
 same => n,GotoIf($["\${X}" = "1"]:end)
;                                ^ error invalid-condition: ':' stands where '?' belongs.
 same => n,GotoIf(\${X},end)
;                     ^ error invalid-condition: ',' stands where '?' belongs.
 same => n,GosubIf($["\${X}" = "1"])
;                  ^^^^^^^^^^^^^^^ error invalid-condition: No '?' stands behind the condition, so that GosubIf goes nowhere.
 same => n,GotoIf(1)
;                 ^ error invalid-condition: No '?' stands behind the condition, so that GotoIf goes nowhere.
 same => n,ExecIf($["\${X}" = "1"],Set(Y=1))
;                                ^ error invalid-condition: ',' stands where '?' belongs.
 same => n,ExecIf($["\${X}" = "1"],Set,Y=1)
;                                ^ warning invalid-condition: This is the form of ExecIf of long ago: '?' belongs here, and parentheses around the arguments.
 same => n,ExecIf($["\${X}" = "1"])
;                 ^^^^^^^^^^^^^^^ error invalid-condition: No '?' stands behind the condition, so that ExecIf runs nothing.
 same => n,ExecIf(\${X}?GotoIf(\${Y},end))
;                                 ^ error invalid-condition: ',' stands where '?' belongs.
 same => n(end),Hangup()
`,
    { only },
  ));

test('marks too many, and nothing behind them', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf(\${X}?end?end)
;                           ^ error invalid-condition: A second '?' stands here.
 same => n,GotoIf(\${X}?end:end:end)
;                             ^ error invalid-condition: A second ':' stands here: there are no more than two branches.
 same => n,ExecIf(\${X}?NoOp(a):NoOp(b):NoOp(c))
;                                     ^ error invalid-condition: A second ':' stands here: there are no more than two branches.
 same => n,GotoIf(\${X}?)
;                     ^ warning invalid-condition: Nothing stands behind the '?'.
 same => n,GotoIf(\${X}?:)
;                     ^ warning invalid-condition: Nothing stands behind the '?'.
 same => n,ExecIf(\${X}?)
;                     ^ error invalid-condition: Nothing stands behind the '?'.
 same => n,ExecIf(\${X}?:NoOp(a))
;                     ^^ error invalid-condition: ExecIf hangs up when the condition holds: no application stands behind the '?'.
 same => n,ExecIf("a,b" = "\${X}"?NoOp(a))
;                   ^ error invalid-condition: A ',' before the '?' makes this the form of ExecIf of long ago, in which the '?' means nothing.
 same => n,While(\${X}?end)
;                    ^^^^ warning invalid-condition: While takes a condition alone, and ignores what stands behind the '?'.
 same => n(end),Hangup()
`,
    { only },
  ));

test('the wrong thing behind them', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf(\${X}?end)
;                        ^^^ error invalid-condition: ExecIf runs an application, and 'end' is none.
 same => n,ExecIf(\${X}?a,s,1:NoOp(x))
;                      ^^^^^ error invalid-condition: ExecIf runs an application, and 'a,s,1' is none.
 same => n,ExecIf(\${X}?Hangip)
;                      ^^^^^^ error unknown-application: No application is named 'Hangip'.
 same => n,ExecIf(\${X}?something(x))
;                      ^^^^^^^^^ warning unknown-application: No application is named 'something'.
 same => n,GotoIf(\${X}?Hangup():end)
;                      ^^^^^^^^ error invalid-condition: GotoIf goes to a place, and 'Hangup' is an application.
 same => n,GotoIf(\${X}?end:Set(A=1))
;                          ^^^^^^^^ error invalid-condition: GotoIf goes to a place, and 'Set' is an application.
 same => n,GotoIf(\${X}?Goto(end))
;                      ^^^^^^^^^ error invalid-target: Only the target belongs here, without an application around it.
 same => n,Goto(NoOp(x))
;               ^^^^^^^ error invalid-target: An application stands where a place belongs.
 same => n,GotoIf(\${X}?nowhere(x))
;                      ^^^^^^^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'nowhere(x)'.
 same => n(end),Hangup()
`,
    { only },
  ));

test('nothing at all, and times', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf()
;            ^^^^^^ warning invalid-condition: GotoIf has neither a condition nor a branch.
 same => n,ExecIf( )
;          ^^^^^^ warning invalid-condition: ExecIf has neither a condition nor a branch.
 same => n,GotoIfTime(9:00-17:00,mon-fri,*,*,end)
;                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-condition: No '?' stands behind the time, so that GotoIfTime goes nowhere.
 same => n,ExecIfTime(9:00-17:00,mon-fri,*,*)
;                     ^^^^^^^^^^^^^^^^^^^^^^ error invalid-condition: No '?' stands behind the time, so that ExecIfTime runs nothing.
 same => n,GotoIfTime(9:00-17:00,mon-fri,*,*?end?end)
;                                               ^ error invalid-condition: A second '?' stands here.
 same => n,GotoIfTime(9:00-17:00|mon-fri|*|*?end:end)
 same => n,GotoIfTime(\${TIMES})
 same => n,GotoIf
 same => n(end),Hangup()
`,
    { only },
  ));

test('IF()', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(Y=\${IF($["\${X}" = "1"],a,b)})
;                                      ^ error invalid-condition: ',' stands where '?' belongs.
 same => n,Set(Y=\${IF($["\${X}" = "1"])})
;                     ^^^^^^^^^^^^^^^ error invalid-condition: IF() gives nothing: no '?' stands behind the condition.
 same => n,Set(Y=\${IF(\${X}?)})
;                ^^^^^^^^^^^^ warning invalid-condition: IF() gives nothing: no value stands behind the '?'.
 same => n,Set(Y=\${IFTIME(9:00-17:00,*,*,*)})
;                         ^^^^^^^^^^^^^^^^ error invalid-condition: IFTIME() gives nothing: no '?' stands behind the condition.
 same => n,Set(Y=\${IF(\${X}?a)}\${IF(\${X}?:b)}\${IF(\${X}?10:10:30)}\${IF(\${ARGUMENTS})})
`,
    { only },
  ));

test('what is right, and what may be', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf(\${X}?a,s,1:end)
 same => n,GotoIf(\${X}?:end)
 same => n,GotoIf(\${X}?end:)
 same => n,GotoIf(\${X}?\${Y}:\${Z})
 same => n,GotoIf(\${X})
 same => n,GotoIf(\${X}\${Y})
 same => n,GotoIf($["\${X}" = "a?b:c"]?end)
 same => n,ExecIf(\${X}?Set(Y=a?b:c):Set(Y=\${IF(\${Z}?a:b)}))
 same => n,ExecIf(\${X}?Hangup)
 same => n,ExecIf(\${X}?\${APP})
 same => n,ExecIf(\${X}?noop():)
 same => n,ExecIf($["\${X}" = "1,2"]?Dial(PJSIP/1,30,tT))
 same => n,GosubIf(\${X}?b,s,1(x:y,z?w):b,s,1)
 same => n,GotoIfTime(9:00-17:00,mon-fri,*,*?end)
 same => n,While($["\${X}" = "a?"])
 same => n,EndWhile()
 same => n,GotoIf($["\${X}" = "1" ? end])
 same => n,NoOp(GotoIf(\${X},end))
 same => n(end),Hangup()
[b]
exten => s,1,NoOp(\${ARG1}\${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('marks are changed', () => {
  checkFix(
    '[a]\nexten => s,1,GotoIf($[${X} > 1]<|>, end)\n same => n(end),Hangup()\n',
    '[a]\nexten => s,1,GotoIf($[${X} > 1]?end)\n same => n(end),Hangup()\n',
    {
      only,
      safe: false,
    },
  );
  checkFix(
    '[a]\nexten => s,1,GotoIf(${X}?end<|>?end)\n same => n(end),Hangup()\n',
    '[a]\nexten => s,1,GotoIf(${X}?end:end)\n same => n(end),Hangup()\n',
    { only },
  );
  checkFix('[a]\nexten => s,1,Set(Y=${IF(${X}<|>,a,b)})\n', '[a]\nexten => s,1,Set(Y=${IF(${X}?a:b)})\n', { only });
  checkNoFix('[a]\nexten => s,1,GotoIf(<|>1)\n', { only });
});

test('ExecIf in its form of today', () => {
  checkFix('[a]\nexten => s,1,ExecIf($[${X} > 1]<|>,Set,Y=a,b)\n', '[a]\nexten => s,1,ExecIf($[${X} > 1]?Set(Y=a,b))\n', {
    only,
    safe: true,
  });
  checkFix('[a]\nexten => s,1,ExecIf($[${X} > 1]<|>,Set(Y=1))\n', '[a]\nexten => s,1,ExecIf($[${X} > 1]?Set(Y=1))\n', {
    only,
    safe: false,
  });
  checkFix('[a]\nexten => s,1,ExecIf(${X}<|>?:NoOp(a))\n', '[a]\nexten => s,1,ExecIf(${X}?NoOp():NoOp(a))\n', {
    only,
    safe: true,
  });
});

test('the other application', () => {
  checkFix(
    '[a]\nexten => s,1,ExecIf(${X}?e<|>nd)\n same => n(end),Hangup()\n',
    '[a]\nexten => s,1,GotoIf(${X}?end)\n same => n(end),Hangup()\n',
    { only },
  );
  checkFix(
    '[a]\nexten => s,1,ExecIf(${X}?e<|>nd:NoOp())\n same => n(end),Hangup()\n',
    '[a]\nexten => s,1,ExecIf(${X}?Goto(end):NoOp())\n same => n(end),Hangup()\n',
    { only },
  );
  checkFix('[a]\nexten => s,1,GotoIf(${X}?Han<|>gup())\n', '[a]\nexten => s,1,ExecIf(${X}?Hangup())\n', { only });
});

test('ExecIfTime with a place, and IF with a comma for its colon', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIfTime(9:00-17:00,*,*,*?open,s,1)
;                                        ^^^^^^^^ error invalid-condition: ExecIfTime runs an application, and 'open,s,1' is none.
 same => n,ExecIfTime(9:00-17:00,*,*,*?Goto(open,s,1))
 same => n,Set(CHANNEL(language)=\${IF($["\${X}" = "1"]?de,en)})
;                                                       ^ warning invalid-condition: ',' stands where ':' belongs: 'de,en' is one value, of which nothing is left when the condition is false.
 same => n,Dial(PJSIP/1,\${IF($["\${X}" = "1"]?30,tT)})
 same => n,Dial(PJSIP/1,\${IF($["\${X}" = "1"]?,g)})
[open]
exten => s,1,Answer()
`,
    { only },
  ));

test('the mark right behind the condition is the one that is wrong', () =>
  checkFix(
    '[a]\nexten => s,1,GotoIf($["${X}" = "1"]<|>:s,menu)\n same => n(menu),Hangup()\n',
    '[a]\nexten => s,1,GotoIf($["${X}" = "1"]?s,menu)\n same => n(menu),Hangup()\n',
    { title: "Change to '?'" },
  ));

test('GotoIf is not offered for a word that is no label', () =>
  checkNoFix('[a]\nexten => s,1,ExecIf($["${X}" = "1"]?all-<|>busy)\n same => n(end),Hangup()\n', { only: 'invalid-condition' }));

test('a block without a condition', () =>
  checkProblems(
    `
[a]
exten => s,1,If($["\${X}" = "1"])
 same => n,ElseIf()
;          ^^^^^^ warning invalid-condition: ElseIf has no condition, and none is false.
 same => n,EndIf()
`,
    { only },
  ));

test('applications in both branches of a GotoIf are one mistake', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?NoOp(a):NoOp(b))
;                                   ^^^^^^^ error invalid-condition: GotoIf goes to a place, and 'NoOp' is an application.
`,
    { only },
  ));

test('a time that a variable holds, and a ":" behind it', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIfTime(\${OPEN}:open)
;                              ^ error invalid-condition: ':' stands where '?' belongs.
 same => n,GotoIfTime(\${SPEC})
 same => n,GotoIfTime(\${FROM}-\${TO},mon-fri,*,*?open)
 same => n(open),Hangup()
`,
    { only: 'invalid-condition' },
  ));

test('a condition in front of the place of Goto or Gosub', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto($["\${X}" = "1"]?good)
;            ^^^^ error invalid-condition: Goto takes no condition: '$["\${X}" = "1"]?' is read as part of the place. 'GotoIf' decides.
 same => n,Gosub(\${ISNULL(\${X})}?b,s,1)
;          ^^^^^ error invalid-condition: Gosub takes no condition: '\${ISNULL(\${X})}?' is read as part of the place. 'GosubIf' decides.
 same => n(good),Goto(\${X}?)
 same => n,Goto(what?\${X},1)
 same => n,Gosub(b,s,1(\${X}?1:2))
[b]
exten => s,1,Return()
`,
    { only },
  ));

test('a subroutine with its arguments where an application belongs', () =>
  checkProblems(
    `
[a]
exten => 1,1,ExecIf($["\${X}" = ""]?message,s,1(100,u))
;                                  ^^^^^^^^^^^ error invalid-condition: ExecIf runs an application, and 'message,s,1' is none.
 same => n,ExecIf($["\${X}" = ""]?message,s,1(100,u):message,s,1(100,b))
;                                ^^^^^^^^^^^ error invalid-condition: ExecIf runs an application, and 'message,s,1' is none.
 same => n,ExecIfTime(9:00-17:00,mon-fri,*,*?message,s,1(100,u))
;                                            ^^^^^^^^^^^ error invalid-condition: ExecIfTime runs an application, and 'message,s,1' is none.
 same => n,ExecIf($["\${X}" = ""]?Set(Y=1))
[message]
exten => s,1,VoiceMail(\${ARG1}@default,\${ARG2})
 same => n,Return()
`,
    { only },
  ));
