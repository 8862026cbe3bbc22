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

test('the argument of a subroutine', () =>
  checkProblems(
    `
[globals]
LIMIT=3
[a]
exten => s,1,Gosub(count,s,1(LIMIT))
;                            ^^^^^ warning unmarked-variable: 'LIMIT' is plain text here: '\${LIMIT}' reads the variable.
 same => n,Set(CALLBACK=\${FILTER(0-9,\${CALLERID(num)})})
 same => n,GotoIf($["\${CALLBACK}" = ""]?end)
 same => n,Set(CHANNEL(hangup_handler_push)=call-back,s,1(CALLBACK))
;                                                         ^^^^^^^^ warning unmarked-variable: 'CALLBACK' is plain text here: '\${CALLBACK}' reads the variable.
 same => n,Gosub(count,s,1(FIVE))
 same => n(end),Hangup()
[count]
exten => s,1,SayNumber(\${ARG1})
 same => n,Return()
[call-back]
exten => s,1,Originate(Local/\${FILTER(0-9,\${ARG1})}@a,exten,a,s,1,30)
 same => n,Return()
`,
    { only },
  ));

test('a routine that is told which variable to read', () =>
  checkProblems(
    `
[globals]
COLOR=red
[a]
exten => s,1,Set(SIZE=3)
 same => n,Gosub(show,s,1(COLOR))
 same => n,Gosub(show,s,1(SIZE))
 same => n,Hangup()
[show]
exten => s,1,Verbose(1,\${ARG1} is \${\${ARG1}})
 same => n,Return()
`,
    { only },
  ));

test('a password in [globals] that is asked for by its name', () =>
  checkProblems(
    `
[globals]
DOOR_CODE=4711
[a]
exten => s,1,Authenticate(DOOR_CODE)
;                         ^^^^^^^^^ warning unmarked-variable: 'DOOR_CODE' is plain text here: '\${DOOR_CODE}' reads the variable.
 same => n,MeetMe(100,M,DOOR_CODE)
;                       ^^^^^^^^^ warning unmarked-variable: 'DOOR_CODE' is plain text here: '\${DOOR_CODE}' reads the variable.
 same => n,Authenticate(\${DOOR_CODE})
 same => n,DISA(no-password,a)
`,
    { only: 'unmarked-variable' },
  ));

test('the name of a variable in small letters that the routine takes by the same name', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(LOCAL(room)=\${DB(rooms/\${EXTEN})})
 same => n,Gosub(ring,s,1(room))
;                         ^^^^ warning unmarked-variable: 'room' is plain text here: '\${room}' reads the variable.
 same => n,Gosub(play,s,1(room))
 same => n,Gosub(ring,s,1(\${room}))
exten => 2,1,Gosub(ring,s,1(room))
exten => 3,1,ExecIf($["\${X}" = ""]?Set(room=1))
 same => n,Gosub(ring,s,1(room))
[ring]
exten => s,1,Set(LOCAL(room)=\${ARG1})
 same => n,Dial(PJSIP/\${room},20)
 same => n,Return()
; @arg 1 sound What to play.
[play]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a global variable as the folder of a sound', () =>
  checkProblems(
    `
[globals]
PROMPTS=/srv/prompts
[a]
exten => s,1,Playback(\${PROMPTS}/hello)
 same => n,Background(PROMPTS/menu&beep)
;                     ^^^^^^^ warning unmarked-variable: 'PROMPTS' is plain text here: '\${PROMPTS}' reads the variable.
 same => n,Read(KEY,PROMPTS/key,1)
;                   ^^^^^^^ warning unmarked-variable: 'PROMPTS' is plain text here: '\${PROMPTS}' reads the variable.
 same => n,Playback(SOUNDS/hello)
 same => n,Hangup()
[b]
exten => s,1,Playback(PROMPTS/hello)
;                     ^^^^^^^ warning unmarked-variable: 'PROMPTS' is plain text here: '\${PROMPTS}' reads the variable.
`,
    { only },
  ));
