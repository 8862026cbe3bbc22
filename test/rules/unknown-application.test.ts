/** unknown-application: what is a name, and in which version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unknown-application';

test('what is no application is not looked up', () =>
  checkProblems(
    `
[a]
exten => 100,hint,Custom:light
exten => 101,hint,PJSIP/101&MWI:101@default
exten => s,1,\${APP}(x)
 same => n,ExecIf($[1]?\${APP}(x):noop)
 same => n,{{ application }}(x)
 same => n,
 same => n(label)NoOp()
 same => n,(end),NoOp()
`,
    { only },
  ));

test('modules outside Asterisk, and any case', () =>
  checkProblems(
    `
[a]
exten => s,1,rpt(1999)
 same => n,MRCPSynth(hello)
 same => n,ANSWER()
 same => n,TryExec(MyOwnApp(x))
 same => n,DongleSendSMS(d,1,x)
`,
    { only },
  ));

test('nested calls are run as well, and are not trimmed', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($["\${A}" = "b?c:d"]?Hangpu(1):Ste(X=1))
;                                       ^^^^^^ error unknown-application: No application is named 'Hangpu'.
;                                                 ^^^ error unknown-application: No application is named 'Ste'.
 same => n,Exec(Plyaback(a))
;               ^^^^^^^^ error unknown-application: No application is named 'Plyaback'.
 same => n,ExecIf($[1]? Set(X=1))
;                      ^^^^ error unknown-application: ' Set' with a blank in front is not the name of an application.
`,
    { only },
  ));

test('inside an unclosed substitution nothing is a call', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($["\${X" = "1"]?Ste(A=\${B}))
`,
    { only },
  ));

test('one that resembles no other may be your own', () =>
  checkProblems(
    `
[a]
exten => s,1,AcmeLookup(x)
;            ^^^^^^^^^^ warning unknown-application: No application is named 'AcmeLookup'.
 same => n,Pickup2(x)
;          ^^^^^^^ warning unknown-application: No application is named 'Pickup2'.
`,
    { only },
  ));

test('what is gone belongs to another rule', () =>
  checkProblems(
    `
[a]
exten => s,1,SetVar(X=1)
 same => n,SetCallerPres(allowed)
 same => n,Macro(x)
 same => n,Answer()
`,
    { only, settings: { asteriskVersion: '21' } },
  ));

test('an older version lacks what came later', () =>
  checkProblems(
    `
[a]
exten => s,1,If($[1])
;            ^^ error unknown-application: 'If' does not exist before Asterisk 18.
 same => n,SetCallerPres(allowed)
`,
    { only, settings: { asteriskVersion: '13' } },
  ));

test('the closest name', () =>
  checkFix('[a]\nexten => s,1,Han<|>gip()\n', '[a]\nexten => s,1,Hangup()\n', { only, safe: false }));

test('a blank before the parenthesis', () =>
  checkFix('[a]\nexten => s,1,No<|>Op (a)\n', '[a]\nexten => s,1,NoOp(a)\n', { only, safe: true }));

test('arguments without parentheses', () =>
  checkFix('[a]\nexten => s,1,Pl<|>ayback,a,skip\n', '[a]\nexten => s,1,Playback(a,skip)\n', { only }));

test('nothing is offered for a name of its own', () => checkNoFix('[a]\nexten => s,1,AcmeLookup(x)\n', { only }));

test('a label without its end has swallowed the name', () =>
  checkProblems('[a]\nexten => s,1,Answer()\nexten => s,nGoto(${X},return,1)\n same => n(end,Hangup()\n', { only }));

test('a known name with one mark too many, too few or of another kind', () =>
  checkProblems(
    `
[a]
exten => s,1,,Answer()
;            ^^^^^^^ error unknown-application: ',Answer' is read as a name: one comma too many stands in front.
 same => n,Wait{1}
;          ^^^^^^^ error unknown-application: 'Wait{1}' is read as a name: arguments belong in parentheses.
 same => n,Goto[end]
;          ^^^^^^^^^ error unknown-application: 'Goto[end]' is read as a name: arguments belong in parentheses.
 same => n,DialPJSIP/100,30)
;          ^^^^^^^^^^^^^^^^^ error unknown-application: 'DialPJSIP/100,30)' is read as a name: a '(' is missing behind 'Dial'.
 same => n(end),Hangup
`,
    { only },
  ));

test('the mark is repaired', () => {
  checkFix('[a]\nexten => s,1,<|>,Answer()\n', '[a]\nexten => s,1,Answer()\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,Playback<|>hello)\n', '[a]\nexten => s,1,Playback(hello)\n', { only, safe: false });
});

test('marks in front of what is computed', () =>
  checkProblems(
    `
[a]
exten => s,1,Set,X=\${Y}
;            ^^^^^^^^^^ error unknown-application: 'Set,X=\${Y}' is read as a name: arguments belong in parentheses.
 same => n,Dial{PJSIP/\${EXTEN},30}
;          ^^^^^^^^^^^^^^^^^^^^^^^ error unknown-application: 'Dial{PJSIP/\${EXTEN},30}' is read as a name: arguments belong in parentheses.
 same => n,GotoIf$["\${X}" = "1"]?end)
;          ^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-application: 'GotoIf$["\${X}" = "1"]?end)' is read as a name: a '(' is missing behind 'GotoIf'.
 same => n(end),\${APP}
`,
    { only },
  ));

test('a device behind a hint that is misspelled, and old arguments with a variable', () =>
  checkProblems(
    `
[a]
exten => 100,hnit,PJSIP/100
exten => 200,1,rpt,\${NODE}
;              ^^^^^^^^^^^ error unknown-application: 'rpt,\${NODE}' is read as a name: arguments belong in parentheses.
exten => 300,1,PJSIP/100
;              ^^^^^^^^^ warning unknown-application: No application is named 'PJSIP/100'.
`,
    { only },
  ));

test('a sign that has changed places, and a number with a letter behind it', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf$(["\${X}" = ""]?end)
;            ^^^^^^^ error unknown-application: No application is named 'GotoIf$': the '$' belongs behind the parenthesis.
exten => 1,1D,ial(PJSIP/1)
;             ^^^ error unknown-application: No application is named 'ial'.
 same => nD,ial(PJSIP/1)
 same => ,nDial(PJSIP/1)
`,
    { only: 'unknown-application' },
  ));

test('a missing parenthesis in front of what is computed', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf$[\${LEN(\${X})} < 7]?end)
;            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-application: 'GotoIf$[\${LEN(\${X})} < 7]?end)' is read as a name: a '(' is missing behind 'GotoIf'.
 same => n,Set__X=\${FILTER(0-9,\${Y})})
;          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-application: 'Set__X=\${FILTER(0-9,\${Y})})' is read as a name: a '(' is missing behind 'Set'.
 same => n(end),\${APPLICATION}(x)
`,
    { only: 'unknown-application' },
  ));

test('the word of another language', () => {
  checkFix(
    '[a]\nexten => s,1,While($[${X} < 1])\n same => n,Br<|>eak()\n same => n,EndWhile()\n',
    '[a]\nexten => s,1,While($[${X} < 1])\n same => n,ExitWhile()\n same => n,EndWhile()\n',
    { only: 'unknown-application', title: "Change to 'ExitWhile'" },
  );
  checkNoFix('[a]\nexten => s,1,Br<|>eak()\n', { only: 'unknown-application' });
});

test('a parenthesis that is missing in front of a list', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub greet,s,1(x)
;            ^^^^^^^^^^^^^^^ warning unknown-application: No application is named 'Gosub greet,s,1'.
`,
    { only },
  ));

test('words that stand in front of the application', () => {
  checkProblems(
    `
[a]
exten => s,1,start,Playback(hello)
;            ^^^^^^ error unknown-application: 'start,Playback' is read as a name: what stands in front of 'Playback' belongs to nothing.
 same => n,2,Playback(hello)
`,
    { only: 'unknown-application' },
  );
  checkFix('[a]\nexten => s,1,sta<|>rt,n,Playback(hello)\n', '[a]\nexten => s,1,Playback(hello)\n', {
    only: 'unknown-application',
    safe: false,
  });
});

test('what an application is given without its parentheses', () =>
  checkProblems(
    `
[a]
exten => s,1,Return \${X}
;            ^^^^^^^^^^^ error unknown-application: 'Return \${X}' is read as a name: arguments belong in parentheses.
 same => n,Goto,\${X}
;          ^^^^^^^^^ error unknown-application: 'Goto,\${X}' is read as a name: arguments belong in parentheses.
 same => n,\${APPLICATION}(1)
`,
    { only },
  ));

test('an assignment in the place of an application', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($["\${X}" = "1"]?(DID=5))
;                                    ^^^^^ error unknown-application: An application belongs here, and 'DID=5' is an assignment: the call ends if it comes to that.
 same => n,ExecIf($["\${X}" = "1"]?DID=5)
;                                 ^^^^^ error unknown-application: An application belongs here, and 'DID=5' is an assignment: the call ends if it comes to that.
 same => n,ExecIf($["\${X}" = "1"]?Set(DID=5))
`,
    { only: 'unknown-application' },
  ));

test('a hint with a number in front', () =>
  checkProblems(
    `
[a]
exten => 100,1,hint,PJSIP/100
;              ^^^^^^^^^^^^^^ error unknown-application: 'hint' is read as the name of an application: it stands in the place of the number.
exten => 101,hint,PJSIP/101
`,
    { only },
  ));

test('the number in front of a hint goes', () =>
  checkFix('\n[a]\nexten => 100,1,hi<|>nt,PJSIP/100\n', '\n[a]\nexten => 100,hint,PJSIP/100\n', { only }));

test('the beginning of another line behind the priority', () =>
  checkProblems(
    `
[a]
exten => 1,1,exten => 2,n,GotoIfTime(9:00-17:00,mon-fri,*,*?open)
;            ^^^^^^^^^^^^^ error unknown-application: 'exten => 2,n,GotoIfTime' is read as a name: what stands in front of 'GotoIfTime' belongs to nothing.
 same => n(open),same = n,Hangup()
;                ^^^^^^^^^ error unknown-application: 'same = n,Hangup' is read as a name: what stands in front of 'Hangup' belongs to nothing.
`,
    { only },
  ));

test('it is taken out', () => checkFix('[a]\nexten => 1,1,same<|> => n,Hangup()\n', '[a]\nexten => 1,1,Hangup()\n', { only }));

test('one name in both branches is one mistake', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($["\${X}" = "1"]?Plybak(a):Plybak(b))
;                                   ^^^^^^ error unknown-application: No application is named 'Plybak'.
`,
    { only },
  ));

test('arguments behind a comma in an ExecIf', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($["\${X}" = ""]?Set,X=112)
;                                  ^^^^^^^^^ error unknown-application: 'Set,X=112' is read as a name: arguments belong in parentheses.
 same => n,ExecIf($["\${X}" = ""]?Set(X=1,2):Playback(a,b))
`,
    { only: 'unknown-application' },
  ));

test('the comment of another language', () => {
  checkProblems(
    `
[a]
exten => 1,1,//later
;            ^^^^^^^ error unknown-application: '//' begins no comment: this is read as the name of an application.
exten => 2,1, # à faire (demain)
;             ^^^^^^^^^^^^^^^^^^ error unknown-application: '#' begins no comment: this is read as the name of an application.
exten => 3,1,Répondre()
;            ^^^^^^^^ warning unknown-application: No application is named 'Répondre'.
exten => 4,1,NoOp(//later)
`,
    { only },
  );
  checkFix('[a]\nexten => 1,1,<|>// plus tard\n', '[a]\nexten => 1,1,NoOp(plus tard)\n', {
    only,
    title: 'Put it in NoOp()',
    safe: false,
  });
  checkNoFix('[a]\nexten => 1,1,<|># see a) and b)\n', { only, title: 'Put it in NoOp()' });
});
