/** overwritten-value: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'overwritten-value';

test('by exten and same, with numbers, in a pattern, with what is read by functions', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Set(A=\${CUT(B,-,1)})
;                    ^^^^^^^^^^^^^ warning overwritten-value: The next priority gives 'A' another value, and nothing reads this one.
exten => _X.,2,Set(A=\${CUT(B,-,2)})
exten => _X.,3,Set(__C=\${EXTEN:1}x)
;                      ^^^^^^^^^^^ warning overwritten-value: The next priority gives 'C' another value, and nothing reads this one.
 same => n,Set(__C=\${EXTEN})
 same => n,Set(D=1)
;                ^ information overwritten-value: The next priority gives 'D' another value, and nothing reads this one.
 same => n,Set(D=2)
 same => n,Set(E=1)
;                ^ warning overwritten-value: The next priority gives 'E' another value, and nothing reads this one.
 same => n(two),Set(E=2)
`,
    { only },
  ));

test('read by the second, made by a program, empty, in a condition, handed on otherwise, behind another extension', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(A=\${EXTEN})
 same => n,Set(A=\${A:1})
 same => n,Set(B=\${CUT(CALLERID(num),-,1)})
 same => n,Set(B=\${CUT(B,-,2)})
 same => n,Set(C=\${DB_DELETE(a/b)})
 same => n,Set(C=\${DB_DELETE(a/c)})
 same => n,Set(D=)
 same => n(d),Set(D=1)
 same => n,Set(E=\${EXTEN})
 same => n,ExecIf($["\${X}" = "1"]?Set(E=1))
 same => n,Set(F=\${EXTEN})
 same => n,Set(__F=\${CALLERID(num)})
 same => n,Set(G=\${EXTEN})
 same => n,Set(G=\${\${NAME}})
 same => n,Set(H=\${EXTEN})
 same => n,NoOp(\${H})
 same => n,Set(H=2)
 same => n,Set(I=\${EXTEN})
exten => t,1,Set(I=\${CALLERID(num)})
 same => n,Set(GLOBAL(J)=\${EXTEN})
 same => n,Set(J=\${CALLERID(num)})
`,
    { only },
  ));

test('a value that is the label of its line says where a call is', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(DIGIT,menu,1)
 same => n(ask),Set(WHERE=ask)
 same => n(wait),Set(WHERE=wait)
 same => n,GotoIf($["\${DIGIT}" = ""]?wait)
 same => n(one),Set(WHERE=one)
;                         ^^^ warning overwritten-value: The next priority gives 'WHERE' another value, and nothing reads this one.
 same => n(two),Set(WHERE=three)
 same => n,NoOp(\${WHERE})
`,
    { only },
  ));

test('a Goto leads to where everything is set anew', () =>
  checkProblems(
    `
[a]
exten => _2XX,1,Set(NUMBER=\${EXTEN:1})
;                          ^^^^^^^^^^ warning overwritten-value: 'call,s,2' gives 'NUMBER' another value, and nothing reads this one.
 same => n,Set(TIMEOUT=20)
 same => n,NoOp(to the agents)
 same => n,Goto(call,s,1)
exten => _3XX,1,Set(NUMBER=\${EXTEN:1})
 same => n,Verbose(1,\${NUMBER})
 same => n,Goto(call,s,1)
exten => _4XX,1,Set(NUMBER=\${EXTEN:1})
 same => n,Set(OLD=\${NUMBER})
 same => n,Goto(call,s,1)
exten => _5XX,1,Set(__NUMBER=\${EXTEN:1})
 same => n,Goto(call,s,1)
exten => _6XX,1,Set(NUMBER=\${EXTEN:1})
 same => n,Playback(beep)
 same => n,Goto(call,s,1)
exten => _7XX,1,Set(NUMBER=\${EXTEN:1})
 same => n,GotoIf($["\${X}" = "1"]?call,s,1:call,s,3)
exten => _8XX,1,Set(NUMBER=\${EXTEN:1})
 same => n,Goto(add,s,1)
exten => 9,1(nine),Set(NUMBER=nine)
 same => n,Goto(call,s,1)
[call]
exten => s,1,Answer()
 same => n,Set(NUMBER=\${ARG1})
 same => n,Set(TIMEOUT=\${ARG2})
 same => n,Dial(PJSIP/\${NUMBER},\${TIMEOUT})
[add]
exten => s,1,Set(NUMBER=0\${NUMBER})
 same => n,Dial(PJSIP/\${NUMBER})
`,
    { only },
  ));

test('limits of time', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(TIMEOUT(digit)=4)
;                ^^^^^^^^^^^^^^ warning overwritten-value: The next priority gives 'TIMEOUT(digit)' another value, and nothing reads this one.
 same => n,Set(TIMEOUT(digit)=8)
 same => n,Set(TIMEOUT(response)=8)
 same => n(again),Set(TIMEOUT(response)=9)
 same => n,WaitExten()
`,
    { only },
  ));

test('a hangup handler that the next priority takes away', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=gone,s,1)
;                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning overwritten-value: The next priority takes this hangup handler away again.
 same => n,Set(CHANNEL(hangup_handler_wipe)=)
 same => n,Set(CHANNEL(hangup_handler_push)=gone,s,1)
 same => n,Dial(PJSIP/1)
 same => n,Set(CHANNEL(hangup_handler_pop)=)
 same => n,Set(CHANNEL(hangup_handler_push)=gone,s,1)
 same => n(clean),Set(CHANNEL(hangup_handler_wipe)=)
 same => n,Set(CHANNEL(hangup_handler_wipe)=)
[gone]
exten => s,1,Return()
`,
    { only: 'overwritten-value' },
  ));

test('commands of a shell that only print, and others', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${DB(shop/open)}" = ""]?known:others)
 same => n(known),Set(TEXT=\${SHELL(echo -n 'We are open & here' | base64)})
;                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning overwritten-value: The next priority gives 'TEXT' another value, and nothing reads this one.
 same => n(others),Set(TEXT=\${DB(shop/text)})
 same => n,NoOp(\${TEXT})
 same => n,Set(LOG=\${SHELL(echo \${TEXT} >> /tmp/log)})
 same => n,Set(LOG=\${SHELL(echo $(rm /tmp/a))})
 same => n,Set(LOG=\${SHELL(echo a | tee /tmp/log)})
 same => n,Set(LOG=\${DB(shop/log)})
 same => n,NoOp(\${LOG})
`,
    { only },
  ));

test('local variables', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(mail,s,1(100))
 same => n,Gosub(mail,s,busy(100))
[mail]
exten => s,1,Set(LOCAL(how)=u)
;                           ^ warning overwritten-value: The next priority gives 'how' another value, and nothing reads this one.
 same => n(busy),Set(LOCAL(how)=b)
 same => n,Set(LOCAL(box)=\${ARG1})
 same => n(again),Set(box=\${DB(boxes/\${box}\${how})})
 same => n,Set(LOCAL(name)=\${ARG1})
 same => n(named),Set(name=office)
 same => n,VoiceMail(\${ARG1}@default,\${how}\${name})
 same => n,Return()
`,
    { only },
  ));
