/** unmarked-variable: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unmarked-variable';

test('a global variable counts, and what is read by people is information', () =>
  checkProblems(
    `
[globals]
trunk=PJSIP/provider
[a]
exten => s,1,Dial({trunk}/100)
;                 ^^^^^^^ warning unmarked-variable: '{trunk}' is plain text: '$' is missing before the name of the variable.
 same => n,NoOp(Calls go to {trunk})
;          ^^^^ information unmarked-variable: '{trunk}' is plain text: '$' is missing before the name of the variable.
`,
    { only },
  ));

test('a variable of another context, capital letters and other programs are left alone', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(room=12)
 same => n,Dial(PJSIP/{floor},20)
 same => n,Dial(PJSIP/{ROOM},20)
 same => n,System(echo #{room} %{room} \${room} {{room}})
[b]
exten => s,1,Dial(PJSIP/{room},20)
[c]
exten => s,1,Set(text=Dear {name})
 same => n,Set(name=Ann)
 same => n,Set(text=\${REPLACE(text,{,a)})
`,
    { only },
  ));

test('a name that is written with its mark is repaired', () =>
  checkFix(
    `
[a]
exten => s,1,Set(room=12)
 same => n,Dial(PJSIP/{ro<|>om:0:2},20)
`,
    `
[a]
exten => s,1,Set(room=12)
 same => n,Dial(PJSIP/\${room:0:2},20)
`,
    { only },
  ));

test('in a command, but not behind the sign for what MixMonitor puts in when it is done', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(TTS_TEXT=hello)
 same => n,System(echo "{TTS_TEXT}" | say)
;          ^^^^^^ warning unmarked-variable: '{TTS_TEXT}' is plain text: '$' is missing before the name of the variable.
 same => n,MixMonitor(a.wav,,convert ^{TTS_TEXT})
 same => n,System(awk '{PRINT}' a)
`,
    { only: 'unmarked-variable' },
  ));

test('a name that is compared with a value', () => {
  checkProblems(
    `
[a]
exten => s,1,Set(LOCAL(prefix)=\${EXTEN:0:2})
 same => n,GotoIf($["prefix" = "\${COUNTRY}"]?end)
;                    ^^^^^^ warning unmarked-variable: 'prefix' is plain text here: '\${prefix}' reads the variable.
 same => n,GotoIf($[prefix != \${DB(country/\${EXTEN})}]?end)
;                   ^^^^^^ warning unmarked-variable: 'prefix' is plain text here: '\${prefix}' reads the variable.
 same => n(end),Hangup()
`,
    { only },
  );
  checkFix(
    `
[a]
exten => s,1,Set(prefix=\${EXTEN:0:2})
 same => n,GotoIf($["pre<|>fix" = "\${COUNTRY}"]?end)
 same => n(end),Hangup()
`,
    `
[a]
exten => s,1,Set(prefix=\${EXTEN:0:2})
 same => n,GotoIf($["\${prefix}" = "\${COUNTRY}"]?end)
 same => n(end),Hangup()
`,
    { only, safe: false },
  );
});

test('a word that is a value as well, or names nothing, and one that a program may read', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(mode=day)
 same => n,GotoIf($["mode" = "\${ARG1}"]?end)
 same => n,GotoIf($["other" = "\${ARG1}"]?end)
 same => n,GotoIf($["\${ARG1}" = "mode"]?end)
 same => n,GotoIf($["mode" = "x\${ARG1}"]?end)
 same => n,Set(DB(a/b)=\${mode})
 same => n(end),Hangup()
[b]
exten => s,1,Set(kind=day)
 same => n,AGI(ask.py)
 same => n,GotoIf($["kind" = "\${ANSWER}"]?end)
 same => n(end),Hangup()
`,
    { only },
  ));
