/** unclosed-bracket: which bracket it is, and what only looks like one. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unclosed-bracket';

test('text is no code', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(1) first, 2) second :-()
 same => n,Verbose(1,(a)
 same => n,Set(X="a ( b")
 same => n,Set(Y=a \\( b)
 same => n,System(echo 'it is :(' | mail)
 same => n,Set(J={"a":{"b":"\${X}"}})
 same => n,GotoIf($["\${X}" =~ "^(a|b"]?end)
 same => n(end),AGI(x.agi,it's (fine))
exten => 100,hint,Custom:a(b)
exten => _[1-3]XX,1,Answer()
exten => _1[23,1,Answer()
;          ^ error unclosed-bracket: This '[' has no ']'.
`,
    { only },
  ));

test('the innermost that has no end', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${IF($["\${A" = "1"]?a:b)})
;                          ^^ error unclosed-bracket: This '\${' has no '}'.
 same => n,Set(X=\${A\${B})
;                ^^ error unclosed-bracket: This '\${' has no '}'.
 same => n,ChanSpy(PJSIP/\${NUMBER))
;                        ^^ error unclosed-bracket: This '\${' has no '}'.
 same => n,Verbose(1,\${X)
;                    ^^ error unclosed-bracket: This '\${' has no '}'.
 same => n,ExecIf($["\${X}" = "1"]?Set(Y=1)
;                ^ warning unclosed-bracket: This '(' has no ')'.
 same => n,Dial(PJSIP/1,30,tT))
;                             ^ warning unclosed-bracket: This ')' closes nothing.
 same => n,Set(X=\${CUT(Y,-,1})
;                     ^ warning unclosed-bracket: This '(' has no ')'.
`,
    { only },
  ));

test('an argument list without an end is a matter of its target', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(a,t,1(\${X})
exten => t,1,Return()
`,
    { only },
  ));

test('closes the call', () => checkFix('[a]\nexten => s,1,Answer<|>( ; now\n', '[a]\nexten => s,1,Answer() ; now\n', { only }));

test('closes the variable', () =>
  checkFix('[a]\nexten => s,1,Dial(PJSIP/<|>${X,30)\n', '[a]\nexten => s,1,Dial(PJSIP/${X},30)\n', { only }));

test('removes what is too much', () =>
  checkFix('[a]\nexten => s,1,Set(X=${Y}<|>})\n', '[a]\nexten => s,1,Set(X=${Y})\n', { only }));

test('the parenthesis of a function takes the place of the last one, also in a text for the log', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(from \${CALLERID(num)} to us
;                ^ warning unclosed-bracket: This '(' has no ')'.
 same => n,Verbose(1,\${LEN(\${X})} of them
;                 ^ warning unclosed-bracket: This '(' has no ')'.
 same => n,NoOp(from \${CALLERID(num)} (or so)
 same => n,NoOp(\${CALLERID(num)})
`,
    { only: 'unclosed-bracket' },
  ));

test('what is worked out while the dialplan is loaded', () =>
  checkProblems(
    `
[globals]
A=\${B
; ^^ error unclosed-bracket: This '\${' has no '}'.
C=$[1 + 2
; ^^ error unclosed-bracket: This '$[' has no ']'.
D=\${LEN(\${A}
; ^^ error unclosed-bracket: This '\${' has no '}'.
E=a (b
[a]
include => \${A
;          ^^ error unclosed-bracket: This '\${' has no '}'.
switch => Realtime/\${A
;                  ^^ error unclosed-bracket: This '\${' has no '}'.
eswitch => Realtime/\${A
exten => \${A,1,Hangup()
;        ^^ error unclosed-bracket: This '\${' has no '}'.
exten => 1$[1 + 1,1,Hangup()
;         ^^ error unclosed-bracket: This '$[' has no ']'.
`,
    { only: ['unclosed-bracket', 'empty-extension', 'invalid-pattern', 'missing-priority'] },
  ));

test('the name of an extension is closed in front of the priority', () =>
  checkFix('[a]\nexten => 1$<|>[1 + 1,1,Hangup()\n', '[a]\nexten => 1$[1 + 1],1,Hangup()\n', { only: 'unclosed-bracket' }));

test('one that ends the arguments too early', () => {
  checkFix(
    `[a]\nexten => s,1,GotoIf($["\${X}" = "1"]<|>)?yes:no)\n same => n(yes),NoOp()\n same => n(no),NoOp()\n`,
    `[a]\nexten => s,1,GotoIf($["\${X}" = "1"]?yes:no)\n same => n(yes),NoOp()\n same => n(no),NoOp()\n`,
    { only },
  );
  checkFix(`[a]\nexten => s,1,ExecIf($[1]?Set(X=1)<|>):Set(X=2))\n`, `[a]\nexten => s,1,ExecIf($[1]?Set(X=1):Set(X=2))\n`, {
    only,
  });
  checkFix(`[a]\nexten => s,1,Goto(b,s,1)<|>)\n`, `[a]\nexten => s,1,Goto(b,s,1)\n`, { only });
});

test('a brace too many inside an expression', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=$["\${EXTEN}}" : \${Y}])
;                             ^ warning unclosed-bracket: This '}' closes nothing.
 same => n,GotoIf($["\${X}" =~ "^[0-9]{3}$"]?end)
 same => n(end),Hangup()
`,
    { only: 'unclosed-bracket' },
  ));

test('a brace in the key of an assignment', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(DB(total}/count)=1)
;                        ^ warning unclosed-bracket: This '}' closes nothing.
 same => n,Set(DB(\${X}/count)={"a":1})
 same => n,Set(JSON={"a":f(b)})
`,
    { only },
  ));

test('a closing bracket that is lost behind a NUL', () =>
  checkProblems(
    `[a]\nexten => s,1,NoOp(a\0b) ${'.'.repeat(200)}\n;                ^ error unclosed-bracket: This '(' has no ')'.\n`,
    { only },
  ));

test('functions in a text for people are called all the same', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(a smile :-\\) \${LEN(\${X}} there)
;                                   ^ warning unclosed-bracket: This '(' has no ')'.
 same => n,NoOp(\${LEN(\${X})} :-\\()
 same => n,Hangup()
`,
    { only: 'unclosed-bracket' },
  ));

test('a bracket that was to be none, and one of the wrong kind', () => {
  checkFix('[a]\nexten => _10<|>[XX,1,Answer()\n', '[a]\nexten => _10XX,1,Answer()\n', {
    only,
    title: "Remove '['",
    safe: false,
  });
  checkFix('[a]\nexten => s,1,Playback(<|>${X))\n', '[a]\nexten => s,1,Playback(${X})\n', {
    only,
    title: "Change to '}'",
    safe: false,
  });
});

test('closes what holds a function behind its call', () =>
  checkFix('[a]\nexten => s,1,Playback(digits/<|>${DB(count/${X}))\n', '[a]\nexten => s,1,Playback(digits/${DB(count/${X})})\n', {
    only,
  }));

test('half a repair is none', () => {
  // The text goes on in the next line, which Asterisk does not know.
  checkNoFix('[a]\nexten => s,1,System<|>(curl -s \\\n');
  checkNoFix('[a]\nexten => s,1,GotoIf($[{${LEN(${A})}<4]}<|>|${LEN(${A})}>4]?2)\n', { title: "Remove '}'" });
});

test('a bracket that went astray with another', () => {
  const fix = (before: string, after: string, title: string) =>
    checkFix(`[a]\nexten => s,1,${before}\n`, `[a]\nexten => s,1,${after}\n`, { title });
  fix('Set(X=<|>${LEN(${Y)})', 'Set(X=${LEN(${Y})})', "Add '}'");
  fix('GotoIf($[ISNULL<|>(${${X})}]?2)', 'GotoIf($[ISNULL(${${X}})]?2)', "Change to '})'");
  fix('Set<|>(DB(dnd/${CALLERID(num)}=1)', 'Set(DB(dnd/${CALLERID(num)})=1)', "Add ')'");
  checkFix(
    '[a]\nexten => s,1,GotoIf($[${LEN(${X})}>0]?t,1<|>)})\nexten => t,1,Hangup()\n',
    '[a]\nexten => s,1,GotoIf($[${LEN(${X})}>0]?t,1)\nexten => t,1,Hangup()\n',
    { title: "Remove ')}'" },
  );
  fix('Set(DB(a/${HASH(b,c)})}<|>)=1)', 'Set(DB(a/${HASH(b,c)})=1)', "Remove '})'");
});

test('a bracket too many behind the expression of a condition', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1" & \${LEN(\${X})} < 3]]?end)
;                                                     ^ warning unclosed-bracket: This ']' closes nothing.
 same => n,GotoIf($[$[\${LEN(\${X})} + 1] > 2]?end)
 same => n(end),Set(Y=[$[1 + \${LEN(\${X})}]])
`,
    { only },
  ));

test('another bracket in the place of the parenthesis is told once, and takes it', () => {
  checkProblems(`
[a]
exten => s,1,Goto(b,s,1}
;                ^ error unclosed-bracket: This '(' has no ')'.
[b]
exten => s,1,Hangup()
`);
  checkFix('[a]\nexten => s,1,Dial<|>(PJSIP/100,20}\n', '[a]\nexten => s,1,Dial(PJSIP/100,20)\n', { only });
});

test('a square bracket twice behind a value', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=$[\${X} + 1]])
;                             ^ warning unclosed-bracket: This ']' closes nothing.
 same => n,Set(Y=[$[1 + 1]])
 same => n,Set(Z=$[1 + 1]]x)
`,
    { only },
  ));

test('a line that was to go on in the next one', () =>
  checkProblems(
    `
[a]
exten => s,1,System(curl -s -X POST \\
;                  ^ error unclosed-bracket: This '(' has no ')' in this line, which ends here: the '\\' does not join the next one to it.
`,
    { only },
  ));
