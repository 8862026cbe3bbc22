/** bare-variable: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'bare-variable';

test('names of variables in devices, arguments, values, keys and files', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Dial(PJSIP/EXTEN@trunk&Local/ARG1@b,20,U(answer^EXTEN^\${EXTEN}))
;                          ^^^^^ warning bare-variable: 'EXTEN' is plain text: '\${' and '}' are missing around the name.
 same => n,Set(CHANNEL(hangup_handler_push)=gone,s,1(CALLERID(num)))
;                                                    ^^^^^^^^^^^^^ warning bare-variable: 'CALLERID(num)' is plain text: '\${' and '}' are missing around the name.
 same => n,Set(who=EXTEN)
;                  ^^^^^ warning bare-variable: 'EXTEN' is plain text: '\${' and '}' are missing around the name.
 same => n,ExecIf($["\${who}" = "x"]?Playback(names/ARG1))
;                                                  ^^^^ warning bare-variable: 'ARG1' is plain text: '\${' and '}' are missing around the name.
 same => n,Set(last=\${DB(last/EXTEN)})
;                             ^^^^^ warning bare-variable: 'EXTEN' is plain text: '\${' and '}' are missing around the name.
 same => n,MixMonitor(calls/UNIQUEID.wav)
;                           ^^^^^^^^ warning bare-variable: 'UNIQUEID' is plain text: '\${' and '}' are missing around the name.
 same => n,System(/usr/bin/told ARG1 "\${last}")
;                               ^^^^ warning bare-variable: 'ARG1' is plain text: '\${' and '}' are missing around the name.
`,
    { only },
  ));

test('a value that is compared with a name', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${pin}" = "DB(gate/pin)"]?end)
;                                 ^^^^^^^^^^^^ warning bare-variable: 'DB(gate/pin)' is plain text: '\${' and '}' are missing around the name.
 same => n,GotoIf($["\${number}" != "ARG1"]?end)
;                                   ^^^^ warning bare-variable: 'ARG1' is plain text: '\${' and '}' are missing around the name.
 same => n,GotoIf($["\${number}" = "STOP(now)" | "\${number}" =~ "^DB(x)"]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('names that are meant as names', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Read(ARG1,hello)
 same => n,Set(ARG1=\${ARG2})
 same => n,Set(tail=\${CUT(EXTEN,-,2)}\${FIELDQTY(ARG1,-)}\${SHIFT(ARG1)}\${STRREPLACE(EXTEN,a,b)})
 same => n,Set(LOCAL(ARG1)=\${GLOBAL(EXTEN)}\${SHARED(EXTEN)}\${IMPORT(\${peer},EXTEN)})
 same => n,NoOp(EXTEN ARG1 CALLERID(num))
 same => n,Dial(PJSIP/EXTEN-\${EXTEN}&PJSIP/MYEXTEN/ARGS,20)
 same => n,Set(text=EXTEN is \${EXTEN})
 same => n,Set(CALLERID(num)=\${CALLERID(ani)})
 same => n,Set(ODBC_X()=EXTEN,\${EXTEN})
 same => n,System(grep EXTENSIONS /etc/x)
`,
    { only },
  ));

test('all names of a line are marked', () =>
  checkFix(
    `
[a]
exten => _1XX,1,Gosub(b,s,1(EX<|>TEN,\${EXTEN},CALLERID(num)))
`,
    `
[a]
exten => _1XX,1,Gosub(b,s,1(\${EXTEN},\${EXTEN},\${CALLERID(num)}))
`,
    { only },
  ));

test('a name is marked', () =>
  checkFix(
    `
[a]
exten => _1XX,1,Dial(PJSIP/EX<|>TEN,20)
`,
    `
[a]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20)
`,
    { only },
  ));

test('a name in front of a value tells a reader of a log what follows, and a routine may be passed the word itself', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,System(echo UNIQUEID=\${UNIQUEID} EXTEN=\${EXTEN} >> /tmp/calls)
 same => n,System(log --caller=EXTEN)
;                              ^^^^^ warning bare-variable: 'EXTEN' is plain text: '\${' and '}' are missing around the name.
 same => n,Gosub(check,s,1(EXTEN-ONLY))
[check]
exten => s,1,GotoIf($["\${ARG1}" = "EXTEN"]?end)
 same => n(end),Return()
`,
    { only },
  ));

test('that a bare name is no device need not be told too', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(ARG1,20)
;                 ^^^^ warning bare-variable: 'ARG1' is plain text: '\${' and '}' are missing around the name.
 same => n,Dial(100,20)
;               ^^^ warning invalid-argument-value: '100' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
`,
    { only: ['bare-variable', 'invalid-argument-value'] },
  ));

test('what is returned', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1(EPOCH))
;                        ^^^^^ warning bare-variable: 'EPOCH' is plain text: '\${' and '}' are missing around the name.
[b]
exten => s,1,Gosub(c,s,1)
 same => n,Return(GOSUB_RETVAL)
;                 ^^^^^^^^^^^^ warning bare-variable: 'GOSUB_RETVAL' is plain text: '\${' and '}' are missing around the name.
[c]
exten => s,1,Return(closed)
`,
    { only },
  ));
