/** unknown-variable: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-variable';

test('a slip where it is read, where it is set, and in a name of Asterisk', () =>
  checkProblems(
    `
[globals]
RING_TIME=20
[a]
exten => 1,1,Dial(PJSIP/1,\${RING_IME})
;                           ^^^^^^^^ warning unknown-variable: Nothing sets 'RING_IME'; 'RING_TIME' is set.
exten => s,1,Set(COUNTER=1)
 same => n,Set(X=$[\${COUNTRE} + 1])
;                    ^^^^^^^ warning unknown-variable: Nothing sets 'COUNTRE'; 'COUNTER' is set.
 same => n,Set(COUNTER=$[\${COUNTER} + 1])
[b]
exten => s,1,Read(ANSWERR,hello)
;                 ^^^^^^^ warning unknown-variable: Nothing reads 'ANSWERR'; 'ANSWER' is read below.
 same => n,GotoIf($["\${ANSWER1}" = "1"]?end)
 same => n,Set(DB(a/b)=\${ANSWER})
 same => n(end),Set(DB(a/c)=\${ANSWER})
[c]
exten => s,1,Dial(PJSIP/1)
 same => n,GotoIf($["\${DIALSTAUS}" = "BUSY"]?end)
;                      ^^^^^^^^^ warning unknown-variable: Nothing sets 'DIALSTAUS'; Asterisk's variable is 'DIALSTATUS'.
 same => n(end),Playback(\${Exten})
;               ^^^^^^^^ warning unknown-variable: Nothing sets 'Exten'; Asterisk's variable is 'EXTEN'.
`,
    { only },
  ));

test('what is set elsewhere, a series, several, a name that is meant, what is far away or short', () =>
  checkProblems(
    `
[globals]
OFFICES=1
[a]
exten => s,1,Set(OFFICE=1)
 same => n,Set(X=\${OFFICES}\${ACCOUNTS}\${ACCOUNT2}\${ACCOUNTX}\${NAMES}\${exten}\${OTHERS})
 same => n,Set(ACCOUNT=1)
 same => n,Set(NAME=1)
 same => n,Set(CUSTOMER=1)
 same => n,Set(X=\${CUSTOMERN}\${CUSTOMBR}\${CUSTOMER})
 same => n,Set(X=\${CUSTOMBR})
 same => n,Set(ANUMBER=1)
 same => n,Set(LEG_A_NUM=1)
 same => n,Set(X=\${BNUMBER}\${LEG_B_NUM}\${DCONTEXT}\${XCUSTOMER})
[b]
exten => s,1,Set(exten=1)
 same => n,Set(OTHERX=1)
`,
    { only },
  ));

test('the arguments of programs are named otherwise', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(ACCOUNT=\${ARGV1})
;                          ^^^^^ warning unknown-variable: Nothing sets 'ARGV1'; Asterisk's variable is 'ARG1'.
 same => n,Set(ARGV2=\${ARG2})
 same => n,Set(NAME=\${ARGV2})
`,
    { only },
  ));

test('an incomplete dialplan may have it in what is missing', () =>
  checkProblems('#include missing.conf\n[a]\nexten => s,1,Set(COUNTER=1)\n same => n,Set(X=${COUNTER}${COUNTRE})\n', { only }));

test('becomes the other', () =>
  checkFix(
    '[a]\nexten => s,1,Set(COUNTER=1)\n same => n,Set(X=${COU<|>NTRE})\n',
    '[a]\nexten => s,1,Set(COUNTER=1)\n same => n,Set(X=${COUNTER})\n',
    { only, safe: false },
  ));

test('slips of the names that every channel or routine has', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/\${EXTN})
;                         ^^^^ warning unknown-variable: Nothing sets 'EXTN'; Asterisk's variable is 'EXTEN'.
 same => n,Dial(PJSIP/\${EXTE})
;                       ^^^^ warning unknown-variable: Nothing sets 'EXTE'; Asterisk's variable is 'EXTEN'.
 same => n,Dial(PJSIP/\${EPOC})
;                       ^^^^ warning unknown-variable: Nothing sets 'EPOC'; Asterisk's variable is 'EPOCH'.
 same => n,NoOp(\${EXTENS}\${CHANNELS}\${EXT}\${AG1}\${BAR1})
 same => n,Gosub(b,s,1(x,y))
 same => n,Hangup()
[b]
exten => s,1,NoOp(\${ARG1})
 same => n,Dial(PJSIP/\${AG2})
;                       ^^^ warning unknown-variable: Nothing sets 'AG2'; Asterisk's variable is 'ARG2'.
 same => n,Dial(PJSIP/\${ARG})
;                       ^^^ warning unknown-variable: Nothing sets 'ARG'; Asterisk's variable is 'ARG1'.
 same => n,NoOp(\${BAR1}\${TAG1})
 same => n,Return()
`,
    { only },
  ));

test('a long name without its last letter', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(RING_TIME=30)
 same => n,Set(NUMBERS=1&2)
 same => n,Dial(PJSIP/1,\${RING_TIM})
;                         ^^^^^^^^ warning unknown-variable: Nothing sets 'RING_TIM'; 'RING_TIME' is set.
 same => n,Dial(PJSIP/\${NUMBER})
;                       ^^^^^^ warning unknown-variable: Nothing sets 'NUMBER'; 'NUMBERS' is set.
 same => n,Hangup()
`,
    { only },
  ));

test('an argument in other letters', () =>
  checkProblems(
    `
[sub]
exten => s,1,NoOp(\${ARg1})
;            ^^^^ warning unknown-variable: Nothing sets 'ARg1'; Asterisk's variable is 'ARG1'.
 same => n,Return()
[sub2]
exten => s,1,Dial(\${arg1},\${ARG2})
;                   ^^^^ warning unknown-variable: Nothing sets 'arg1'; Asterisk's variable is 'ARG1'.
 same => n,Return()
[own]
exten => s,1,Dial(\${arg1})
`,
    { only },
  ));

test('a function that needs arguments, in a dialplan with a part missing too', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(AGENT=\${PJSIP_ENDPOINT})
;                        ^^^^^^^^^^^^^^ warning unknown-variable: Nothing sets 'PJSIP_ENDPOINT'; as a function it needs parentheses.
 same => n,Set(Y=\${CALLERID:3})
;                  ^^^^^^^^ warning unknown-variable: Nothing sets 'CALLERID'; as a function it needs parentheses.
#include "elsewhere.conf"
`,
    { only },
  ));

test('a variable with the name of a function, which something sets', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(ARRAY(CALLERID,DEPARTMENT)=\${ODBC_CUSTOMER(\${EXTEN})})
 same => n,NoOp(\${CALLERID} \${DEPARTMENT})
 same => n,Goto(b,1)
exten => b,1,Read(STRFTIME,beep,4)
 same => n,SayDigits(\${STRFTIME})
`,
    { only },
  ));

test('a function that reads like a variable', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(ID=\${UUID})
;                     ^^^^ warning unknown-variable: Nothing sets 'UUID'; as a function it needs parentheses.
 same => n,Set(ID=\${UUID()})
[b]
exten => s,1,Set(RAND=4)
 same => n,NoOp(\${RAND})
`,
    { only },
  ));

test('short names', () =>
  checkProblems(
    `
[globals]
TRNK=PJSIP/provider
[a]
exten => s,1,Set(__CALLER=1)
 same => n,Set(LOCAL(taget)=2)
 same => n,Set(CODE=4)
 same => n,Dial(PJSIP/\${CLLER},\${MODE})
;                       ^^^^^ warning unknown-variable: Nothing sets 'CLLER'; 'CALLER' is set.
 same => n,Dial(\${TRUNK}/\${target})
;                 ^^^^^ warning unknown-variable: Nothing sets 'TRUNK'; 'TRNK' is set.
;                          ^^^^^^ warning unknown-variable: Nothing sets 'target'; 'taget' is set.
 same => n,Dial(PJSIP/\${CALLERS})
;                       ^^^^^^^ information unknown-variable: Nothing sets 'CALLERS'; 'CALLER' is set.
 same => n,Hangup()
`,
    { only },
  ));

test('in hints', () =>
  checkProblems(
    `
[a]
exten => _1XX,hint,PJSIP/\${EXTN}
;                          ^^^^ warning unknown-variable: Nothing sets 'EXTN'; Asterisk's variable is 'EXTEN'.
exten => _1XX,1,Dial(PJSIP/\${EXTEN1})
;                            ^^^^^^ warning unknown-variable: Nothing sets 'EXTEN1'; Asterisk's variable is 'EXTEN'.
`,
    { only },
  ));

test('of an incomplete dialplan what is set in its place and never read', () =>
  checkProblems(
    `
#include missing.conf
[a]
exten => s,1,Set(CUSTOMER=1)
 same => n,Set(ACCOUNT=2)
 same => n,Dial(PJSIP/\${CUSTMOER})
;                       ^^^^^^^^ warning unknown-variable: Nothing sets 'CUSTMOER'; 'CUSTOMER' is set.
 same => n,Dial(PJSIP/\${ACOUNT}\${ACCOUNT}\${exten})
exten => t,1,Dial(PJSIP/\${CUSTOMR})
`,
    { only },
  ));

test('variables of Asterisk 1.4', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(DB(last)=\${TIMESTAMP})
;                           ^^^^^^^^^ warning unknown-variable: Nothing sets 'TIMESTAMP', and Asterisk gives it no value since 1.6: STRFTIME() took its place.
 same => n,Set(DATETIME=\${EPOCH})
 same => n,NoOp(\${DATETIME})
`,
    { only },
  ));

test('a variable of Asterisk 1.4 that is read on many lines is told once in a file', () =>
  checkProblems(
    `
[a]
exten => s,1,Verbose(2,\${DATETIME} a call)
;            ^^^^^^^ warning unknown-variable: Nothing sets 'DATETIME', and Asterisk gives it no value since 1.6: STRFTIME() took its place. It is in this file 2 times more.
 same => n,Set(DB(last)=\${DATETIME})
[b]
exten => s,1,Verbose(2,\${DATETIME} another)
`,
    { only },
  ));

test('variables of Asterisk 1.4 in a dialplan of which a part is missing', () =>
  checkProblems(
    `
#include missing.conf
[a]
exten => s,1,Set(DB(last)=\${TIMESTAMP})
;                           ^^^^^^^^^ information unknown-variable: Nothing sets 'TIMESTAMP', and Asterisk gives it no value since 1.6: STRFTIME() took its place.
`,
    { only },
  ));

test('what a program puts in before Asterisk reads the file', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(MESSAGE(from)=sip:1@\${SIP_DOMAIN})
 same => n,MessageSend(pjsip:\${SIP_USER})
[b]
exten => s,1,Set(MESSAGE(from)=sip:1@\${SIP_DOMAIN})
;                                      ^^^^^^^^^^ warning unknown-variable: Nothing sets 'SIP_DOMAIN'; Asterisk's variable is 'SIPDOMAIN'.
`,
    { only },
  ));

test('names that differ in their case alone', () =>
  checkProblems(
    `
#include missing.conf
[a]
exten => s,1,Set(MACHINE=\${DB(fax/machine)})
 same => n,System(mail -s 'from \${Machine}' and \${MACHINE})
;          ^^^^^^ warning unknown-variable: Nothing sets 'Machine'; 'MACHINE' is set.
 same => n,Set(__CODE=\${code})
 same => n,Set(LIST=a)
 same => n,Set(list=b)
 same => n,NoOp(\${LIST}\${list}\${CODE})
 same => n,Set(FROM=\${CUT(MESSAGE(from),@,1)})
`,
    { only },
  ));

test('a variable that Asterisk obeys', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(QUEUE_PIRO=5)
;                ^^^^^^^^^^ warning unknown-variable: Nothing reads 'QUEUE_PIRO'; the variable that Asterisk obeys is 'QUEUE_PRIO'.
 same => n,Set(__TRANSFER_CONTXT=a)
;                ^^^^^^^^^^^^^^^ warning unknown-variable: Nothing reads 'TRANSFER_CONTXT'; the variable that Asterisk obeys is 'TRANSFER_CONTEXT'.
 same => n,Set(QUEUE_PRIO2=5)
 same => n,Set(QUEUE_PRI=5)
 same => n,NoOp(\${QUEUE_PRI})
 same => n,Hangup()
`,
    { only },
  ));

test('names that people give to what Asterisk obeys under another one', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(QUEUE_PRIORITY=5)
;                ^^^^^^^^^^^^^^ warning unknown-variable: Nothing reads 'QUEUE_PRIORITY'; the variable that Asterisk obeys is 'QUEUE_PRIO'.
 same => n,Set(__MUSICCLASS=jazz)
;                ^^^^^^^^^^ warning unknown-variable: Nothing reads 'MUSICCLASS'; what Asterisk obeys is 'CHANNEL(musicclass)'.
 same => n,Set(CALLERIDNAME=Sales)
 same => n,Queue(sales)
[b]
exten => s,1,NoOp(\${CALLERIDNAME})
[c]
exten => s,1,Set(LANGUAGE=de)
 same => n,AGI(menu.agi)
`,
    { only },
  ));

test('variables of very old versions', () =>
  checkProblems(
    `
[a]
exten => s,1,VoiceMailMain(\${calleridnum}@default)
;                            ^^^^^^^^^^^ warning unknown-variable: Nothing sets 'calleridnum', and Asterisk gives it no value since 1.6: 'CALLERID(num)' took its place.
 same => n,Set(DB(a/b)=\${RDNIS})
;                        ^^^^^ warning unknown-variable: Nothing sets 'RDNIS', and Asterisk gives it no value since 1.6: 'CALLERID(rdnis)' took its place.
 same => n,Set(DB(a/c)=\${DNID})
[b]
exten => s,1,Set(DNID=\${CALLERID(dnid)})
`,
    { only },
  ));

test('a slip of a variable that Asterisk sets on some channels', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${BLINFTRANSFER}" != ""]?end)
;                        ^^^^^^^^^^^^^ warning unknown-variable: Nothing sets 'BLINFTRANSFER'; Asterisk's variable is 'BLINDTRANSFER'.
 same => n(end),NoOp(\${BLINDTRANSFER} \${MY_TRANSFER})
`,
    { only },
  ));

test('a global that lacks the s at its end, and the value that a subroutine returns', () =>
  checkProblems(
    `
[globals]
RECORDINGS=/var/spool
[a]
exten => s,1,MixMonitor(\${RECORDING}/x.wav)
;            ^^^^^^^^^^ warning unknown-variable: Nothing sets 'RECORDING'; 'RECORDINGS' is set.
 same => n,MixMonitor(\${RECORDINGS}/\${GOSUB_RETURN}.wav)
;          ^^^^^^^^^^ warning unknown-variable: Nothing sets 'GOSUB_RETURN'; Asterisk's variable is 'GOSUB_RETVAL'.
`,
    { only },
  ));

test('what a function gives, and no variable', () => {
  checkProblems(
    `
[a]
exten => s,1,UserEvent(Call,Linked:\${LINKEDID})
;            ^^^^^^^^^ warning unknown-variable: Nothing sets 'LINKEDID'; what tells it is 'CHANNEL(linkedid)'.
 same => n,Hangup()
exten => h,1,NoOp(\${BILLSEC})
[b]
exten => s,1,NoOp(\${UNKNOWN}\${DURATION})
[c]
exten => s,1,Set(linkedid=\${CHANNEL(linkedid)})
 same => n,Set(DB(last/call)=\${LINKEDID})
;                              ^^^^^^^^ warning unknown-variable: Nothing sets 'LINKEDID'; 'linkedid' is set.
`,
    { only },
  );
  checkProblems(
    `
[a]
exten => s,1,Set(LINKEDID=\${CHANNEL(linkedid)})
 same => n,UserEvent(Call,Linked:\${LINKEDID})
`,
    { only },
  );
});

test('a counter that is set under another name', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(tries=0)
 same => n(menu),Background(menu)
 same => n,Set(trie=$[\${tries} + 1])
;              ^^^^ warning unknown-variable: Nothing reads 'trie'; 'tries' is what it is counted from.
 same => n,GotoIf($[\${tries} < 3]?menu)
 same => n,Set(next=$[\${tries} + 1])
[b]
exten => s,1,Set(first=1)
 same => n,Set(second=$[\${first} + 1])
 same => n,Set(number1=1)
 same => n,Set(number2=$[\${number1} + 1])
`,
    { only },
  ));

test('a global of five letters with an s at its end, one letter of which is doubled or new', () =>
  checkProblems(
    `
[globals]
STATS=http://x
CALLS=3
[a]
exten => s,1,Playback(\${STATUS})
;            ^^^^^^^^ warning unknown-variable: Nothing sets 'STATUS'; 'STATS' is set.
 same => n,Playback(\${CALL})
`,
    { only },
  ));

test('a short name that is set right in front of its only reader, and read nowhere', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(ride,enter-ride,6)
 same => n,Set(car=\${DB(rides/\${rid})})
;                               ^^^ warning unknown-variable: Nothing sets 'rid'; 'ride' is set.
 same => n,Playback(\${car})
exten => t,1,Read(num,enter,6)
 same => n,Playback(\${num})
 same => n,Playback(\${sum})
`,
    { only },
  ));

test('an outcome that is compared with other words is that of a program', () =>
  checkProblems(
    `
[a]
exten => s,1,AGI(a.agi)
 same => n,GotoIf($["\${AGI_STATUS}" = "SPEAK"]?end)
 same => n,GotoIf($["\${AGISTATU}" = "FAILURE"]?end)
;                      ^^^^^^^^ warning unknown-variable: Nothing sets 'AGISTATU'; Asterisk's variable is 'AGISTATUS'.
 same => n(end),Hangup()
`,
    { only },
  ));

test('a local variable that no line on the way here sets with LOCAL()', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1(x))
[b]
exten => s,1,Set(LOCAL(caller)=\${ARG1})
 same => n,Set(plain=1)
 same => n,Goto(c,s,1)
[c]
exten => s,1,Playback(\${LOCAL(caller)}&\${LOCAL(ARG1)})
 same => n,Playback(\${LOCAL(calller)})
;          ^^^^^^^^ warning unknown-variable: Nothing sets 'LOCAL(calller)'; 'LOCAL(caller)' is set.
 same => n,Playback(\${LOCAL(plain)})
;          ^^^^^^^^ warning unknown-variable: Nothing sets 'LOCAL(plain)'; LOCAL() reads no other variables.
 same => n,Return()
[d]
exten => s,1,Set(LOCAL(\${ARG1})=1)
 same => n,Playback(\${LOCAL(any)})
[e]
exten => s,1,AGI(sets-variables.agi)
 same => n,Playback(\${LOCAL(any)})
`,
    { only },
  ));

test('a long name that is set where the call comes from', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(ORIGINAL_PHONE=\${EXTEN})
 same => n,Gosub(b,s,1)
[b]
exten => s,1,Gosub(c,s,1)
[c]
exten => s,1,UserEvent(x,\${ORIGINAL_PHON})
;            ^^^^^^^^^ warning unknown-variable: Nothing sets 'ORIGINAL_PHON'; 'ORIGINAL_PHONE' is set.
 same => n,Return()
[elsewhere]
exten => s,1,UserEvent(x,\${ORIGINALPHONE})
`,
    { only },
  ));

test('a name of Asterisk with another line between its words', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CDR(accountcode)=\${MACRO-EXTEN})
;                                   ^^^^^^^^^^^ warning unknown-variable: Nothing sets 'MACRO-EXTEN'; Asterisk's variable is 'MACRO_EXTEN'.
 same => n,Set(CALL-ID=1)
 same => n,Set(CDR(userfield)=\${CALL-ID} \${CALL-IDS} \${CALL-NAME})
`,
    { only },
  ));

test('another name for what Return gives back', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1)
 same => n,Playback(\${GOSUB_RETVALUE})
;          ^^^^^^^^ warning unknown-variable: Nothing sets 'GOSUB_RETVALUE'; Asterisk's variable is 'GOSUB_RETVAL'.
[b]
exten => s,1,Return(x)
`,
    { only },
  ));

test('a name that is read several times and set under another one is repaired where it is set', () =>
  checkFix(
    '[a]\nexten => s,1,Set(CUST<|>OMRS=1)\n same => n,NoOp()\n same => n,Set(DB(a/b)=${CUSTOMERS})\n same => n,Set(DB(a/c)=${CUSTOMERS})\n',
    '[a]\nexten => s,1,Set(CUSTOMERS=1)\n same => n,NoOp()\n same => n,Set(DB(a/b)=${CUSTOMERS})\n same => n,Set(DB(a/c)=${CUSTOMERS})\n',
    { only },
  ));

test('a name that is set nowhere else and read below, and a counter that begins under another name', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(CALLFILE=a-\${EPOCH})
 same => n,MixMonitor(\${CALLFILE}.wav)
exten => 2,1,Set(CALFILE=b-\${EPOCH})
;                ^^^^^^^ warning unknown-variable: Nothing reads 'CALFILE'; 'CALLFILE' is read below.
 same => n,MixMonitor(\${CALLFILE}.wav)
exten => 3,1,Set(CALLFILE=c)
 same => n,Set(CALLFILES=d)
 same => n,MixMonitor(\${CALLFILE}.wav)
exten => 4,1,Set(ui=\${CHANNEL(uri)})
;                ^^ warning unknown-variable: Nothing reads 'ui'; 'uri' is read below.
 same => n,NoOp(\${uri} \${uri})
exten => 5,1,Set(LOP=0)
;                ^^^ warning unknown-variable: Nothing reads 'LOP'; 'LOOP' is counted on, and begins with nothing.
 same => n,Goto(6,1)
exten => 6,1,Set(LOOP=$[\${LOOP} + 1])
 same => n,GotoIf($[\${LOOP} < 3]?6,1)
exten => 7,1,Set(to=1)
 same => n,NoOp(\${tto} \${tto})
 same => n,NoOp(\${to})
[b]
exten => 1,1,AGI(x.agi)
 same => n,Set(LIMT=0)
 same => n,Goto(2,1)
exten => 2,1,Set(LIMIT=$[\${LIMIT} + 1])
`,
    { only },
  ));

test('a line that Asterisk drops sets it', () =>
  checkProblems(
    `
[a]
exten => _*7[X,1,Set(TARGET=1)
 same => n,NoOp(\${TARGET})
exten => 1,1,Read(target)
 same => n,NoOp(\${target})
`,
    { only },
  ));

test('a long name that lacks its end', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(SAC_DIALED_EXTEN=1)
 same => n,Dial(PJSIP/\${SAC_DIALED_EXT})
;                       ^^^^^^^^^^^^^^ warning unknown-variable: Nothing sets 'SAC_DIALED_EXT'; 'SAC_DIALED_EXTEN' is set.
 same => n,Set(QUEUE_NAMES=a)
 same => n,NoOp(\${SAC_DIALED_EXTEN}\${QUEUE_NAME_OF}\${QUEUE_NAMES})
`,
    { only },
  ));

test('a global in other letters', () =>
  checkProblems(
    `
[globals]
LIMIT=20
[a]
exten => s,1,Dial(PJSIP/1,\${limit})
;                           ^^^^^ warning unknown-variable: Nothing sets 'limit'; 'LIMIT' is set.
`,
    { only },
  ));

test('an outcome in other letters, though a part of the dialplan is not here', () =>
  checkProblems(
    `
#include "more.conf"
[a]
exten => s,1,Dial(PJSIP/100)
 same => n,GotoIf($["x\${DialStatus}" = "xBUSY"]?a100,1)
;                       ^^^^^^^^^^ information unknown-variable: Nothing sets 'DialStatus'; Asterisk's variable is 'DIALSTATUS'.
 same => n,Playback(\${Greting})
exten => a100,1,Hangup()
`,
    { only },
  ));

test('a local variable that a dropped line sets', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(ring,s,1(2))
[ring]
exten => s,1,NoOp()
exten => s,1,Set(LOCAL(who)=\${ARG1})
 same => n,Dial(PJSIP/\${LOCAL(who)})
 same => n,Return()
`,
    { only },
  ));

test('a name that is set and never read, beside one in other letters that is both', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${recording}" = "1"]?stop)
 same => n,Set(__recording=1)
 same => n,Hangup()
 same => n(stop),Set(__Recording=0)
;                      ^^^^^^^^^ warning unknown-variable: Nothing reads 'Recording'; 'recording' is read.
 same => n,Hangup()
`,
    { only },
  ));

test('a name in other letters that is read somewhere, that passes the value on, or that a program may ask for', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(account=\${DB(a/b)})
 same => n,Set(ACCOUNT=\${account})
 same => n,Set(order=1)
 same => n,Set(ORDER=2)
 same => n,Goto(b,s,1)
exten => 1,1,NoOp(\${order})
[b]
exten => s,1,NoOp(\${ORDER})
[c]
exten => s,1,Set(person=1)
 same => n,Set(PERSON=1)
 same => n,NoOp(\${person})
 same => n,AGI(ask.agi)
`,
    { only },
  ));

test('functions without their arguments, unless something sets a variable of the name', () => {
  checkProblems(
    `
[a]
exten => s,1,Set(Y=\${CALLERID:3})
;                    ^^^^^^^^ warning unknown-variable: Nothing sets 'CALLERID'; as a function it needs parentheses.
 same => n,Set(AGENT=\${PJSIP_ENDPOINT})
;                      ^^^^^^^^^^^^^^ warning unknown-variable: Nothing sets 'PJSIP_ENDPOINT'; as a function it needs parentheses.
 same => n,VoiceMailMain(\${CALLERIDNUM}@vm)
;                          ^^^^^^^^^^^ warning unknown-variable: Nothing sets 'CALLERIDNUM', and Asterisk gives it no value since 1.6: 'CALLERID(num)' took its place.
 same => n,Goto(elsewhere,s,1)
`,
    { only },
  );
  checkProblems(
    `
[globals]
CALLERID="Reception" <100>
[a]
exten => s,1,Set(CALLERID(all)=\${CALLERID})
 same => n,Set(CALLERIDNUM=\${CALLERID(num)})
 same => n,Set(CDR=\${CDR(start)})
 same => n,Set(DB(last/\${CALLERIDNUM})=\${CDR})
`,
    { only },
  );
});

test('a name of Asterisk in small letters among others that a program sets', () =>
  checkProblems(
    `
[a]
exten => s,1,AGI(lookup.agi,\${CALLERID(num)})
 same => n,Set(text=\${exten} of \${department} calls \${owner})
 same => n,Playback(\${text})
[b]
exten => 100,1,AGI(lookup.agi)
 same => n,Dial(PJSIP/\${exten})
;                       ^^^^^ warning unknown-variable: Nothing sets 'exten'; Asterisk's variable is 'EXTEN'.
`,
    { only },
  ));

test('an outcome by another word, beside hints', () =>
  checkProblems(
    `
[a]
exten => 100,hint,PJSIP/100
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
 same => n,GotoIf($["\${DIALSTATE}" = "BUSY"]?busy)
;                      ^^^^^^^^^ warning unknown-variable: Nothing sets 'DIALSTATE'; Asterisk's variable is 'DIALSTATUS'.
 same => n(busy),Busy(10)
[b]
exten => s,1,AGI(dial.agi)
 same => n,GotoIf($["\${DIAL_RESULT}" = "BUSY"]?busy)
 same => n(busy),Busy(10)
[c]
exten => s,1,Set(DIAL_STATUS=\${DIALSTATUS})
 same => n,GotoIf($["\${DIAL_STATUS}" = "BUSY"]?busy)
 same => n(busy),Busy(10)
`,
    { only },
  ));

test('a name of three letters with another in the middle', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(box=100)
 same => n,NoOp(\${box})
 same => n,VoiceMail(\${bax})
;                      ^^^ warning unknown-variable: Nothing sets 'bax'; 'box' is set.
`,
    { only },
  ));

test('a short name that is set right above, and that nothing reads', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(DST=\${EXTEN})
 same => n,Set(LIMIT=60)
 same => n,Dial(PJSIP/\${DEST},\${LIMITS})
;                       ^^^^ warning unknown-variable: Nothing sets 'DEST'; 'DST' is set.
;                               ^^^^^^ warning unknown-variable: Nothing sets 'LIMITS'; 'LIMIT' is set.
 same => n,Set(MODE=1)
 same => n,NoOp(\${CODE}\${XMODE})
`,
    { only },
  ));

test('a score that is counted on from another name', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(SCORE=0)
 same => n,Set(SCORE=$[\${SCORES} + 5])
;                        ^^^^^^ warning unknown-variable: Nothing sets 'SCORES'; 'SCORE' is set.
 same => n,SayNumber(\${SCORE})
 same => n,Set(R0OM=\${R0OMS})
`,
    { only },
  ));

test('a digit in the place of a letter that looks like it', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(ROOM,which-room,3)
 same => n,Dial(PJSIP/\${R0OM})
;                       ^^^^ warning unknown-variable: Nothing sets 'R0OM'; 'ROOM' is set.
 same => n,Dial(PJSIP/\${ROOM})
`,
    { only },
  ));

test('a name that is read several times, and set under another one', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(KINDS=\${DB(kind/1)})
;                ^^^^^ warning unknown-variable: Nothing reads 'KINDS'; 'KIND' is read below.
 same => n,GotoIf($["\${KIND}" = "a"]?end)
 same => n,NoOp(\${KIND})
 same => n(end),Hangup()
[b]
exten => s,1,Set(CALLER=1)
 same => n,NoOp(\${CALLED})
 same => n,NoOp(\${CALLED})
`,
    { only },
  ));

test('a variable that a function sets while a condition is read', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(units=\${DB(units/all)})
 same => n,While($["\${SET(unit=\${SHIFT(units)})}" != ""])
 same => n,Dial(PJSIP/\${unit})
 same => n,EndWhile()
`,
    { only },
  ));

test('a local variable beside a program, which sets none', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1(1))
[b]
exten => s,1,Set(LOCAL(room)=\${ARG1})
 same => n,AGI(state.agi,\${LOCAL(rooms)})
;          ^^^ warning unknown-variable: Nothing sets 'LOCAL(rooms)'; 'LOCAL(room)' is set.
 same => n,NoOp(\${LOCAL(answer)})
 same => n,Return()
`,
    { only },
  ));

test('a local variable whose line has lost its last parenthesis', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1(1))
[b]
exten => s,1,Set(LOCAL(queue)=\${ARG1}
 same => n,NoOp(\${LOCAL(queue)})
 same => n,Return()
`,
    { only },
  ));

test('what a subroutine tells Dial, read as what it returned', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Gosub(check,s,1)
 same => n,GotoIf($["\${GOSUB_RESULT}" = "full"]?full)
;                      ^^^^^^^^^^^^ warning unknown-variable: Nothing sets 'GOSUB_RESULT'; Asterisk's variable is 'GOSUB_RETVAL'.
 same => n,Dial(PJSIP/\${EXTEN},20)
 same => n(full),Hangup()
[check]
exten => s,1,Return(full)
`,
    { only },
  ));

test('what a subroutine tells Dial, read where it is set', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20,U(answered))
[answered]
exten => s,1,Set(GOSUB_RESULT=BUSY)
 same => n,NoOp(\${GOSUB_RESULT})
 same => n,Return()
`,
    { only },
  ));

test('the case of a name that another context sets and this one reads again and again', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(MACHINE=\${DB(show/machine)})
 same => n,Set(STAGE=\${DB(show/stage)})
 same => n,Goto(b,1,1)
[b]
exten => 1,1,Playback(\${MACHINE}-1)
 same => n,Playback(\${MACHINE}-2)
 same => n,Playback(\${Machine}-3)
;          ^^^^^^^^ warning unknown-variable: Nothing sets 'Machine'; 'MACHINE' is set.
 same => n,Playback(\${MACHINE}-4)
 same => n,Playback(\${STAGE}-\${Stage})
`,
    { only },
  ));

test('one of many lines that are the same but for a number', () => {
  const lines = Array.from({ length: 11 }, (_, at) => ` same => n,Playback(\${wavDIR}/a${String(at)})`).join('\n');
  checkProblems(
    `
#include others.conf
[a]
exten => s,1,Set(wavDIR=box)
${lines}
 same => n,Playback(\${savDIR}/a20)
;          ^^^^^^^^ warning unknown-variable: Nothing sets 'savDIR'; 'wavDIR' is set.
 same => n,Playback(\${navDIR}/other)
 same => n,Playback(\${wavDIT}/a21)
`,
    { only },
  );
});

test('a long name that the lines right above set, where files are missing', () =>
  checkProblems(
    `
#include others.conf
[a]
exten => open,1,Set(currentItem=1)
 same => n,NoOp(\${curretItem})
;          ^^^^ warning unknown-variable: Nothing sets 'curretItem'; 'currentItem' is set.
 same => n,NoOp(\${currentItem})
exten => close,1,NoOp(\${curentItem})
`,
    { only },
  ));

test('a hash with a letter more', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(HASH(row)=\${ODBC_ROW(1)})
 same => n,NoOp(\${HASH(row,name)}\${HASH(rows,name)}\${HASH(other,name)})
;          ^^^^ warning unknown-variable: Nothing sets 'HASH(rows)'; 'HASH(row)' is set.
 same => n,Set(ARRAY(part,rest)=1,2)
 same => n,NoOp(\${HASH(parts,x)})
`,
    { only },
  ));

test('short names, where the rest of the line says which one is meant', () =>
  checkProblems(
    `
[sums]
exten => s,1,Set(SUM=0)
 same => n,Read(ANSWER,question,1)
 same => n,Set(SUM=$[\${SUMM} + 0\${ANSWER}])
;                      ^^^^ warning unknown-variable: Nothing sets 'SUMM'; 'SUM' is set.
 same => n,SayNumber(\${SUM})
[boxes]
exten => s,1,Set(LOCAL(box)=\${ARG1})
 same => n,Dial(PJSIP/\${ARG1},25)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?busy)
 same => n,Wait(1)
 same => n,Wait(1)
 same => n,VoiceMail(\${bax}@default,u)
;                      ^^^ warning unknown-variable: Nothing sets 'bax'; 'box' is set.
 same => n,Return()
 same => n(busy),VoiceMail(\${box}@default,b)
 same => n,Return()
[keys]
exten => s,1,Read(KEY,press-1,1)
 same => n,Log(NOTICE,\${KEY})
 same => n,GotoIf($["\${KEYS}" = "1"]?s,1)
;                      ^^^^ information unknown-variable: Nothing sets 'KEYS'; 'KEY' is set.
 same => n,Hangup()
exten => t,1,Read(KYE,press-1,1)
;                 ^^^ warning unknown-variable: Nothing reads 'KYE'; 'KEY' is read below.
 same => n,Log(NOTICE,\${KEY})
 same => n,GotoIf($["\${KEY}" = "1"]?s,1)
 same => n,Hangup()
`,
    { only },
  ));

test('names that are near and names of their own', () =>
  checkProblems(
    `
[sums]
exten => s,1,Set(SUM=0)
 same => n,Set(TOTAL=$[\${SUMM} + 1])
 same => n,SayNumber(\${SUM}\${TOTAL})
[boxes]
exten => s,1,Set(box=\${ARG1})
 same => n,Wait(1)
 same => n,Wait(1)
 same => n,Wait(1)
 same => n,Wait(1)
 same => n,VoiceMail(\${bax}@sales,u)
 same => n,VoiceMail(\${box}@default,b)
[read]
exten => s,1,GotoIf(\${ISNULL(\${DONGLE_IMEI})}?end)
 same => n,Log(NOTICE,\${DONGLE_IMSI})
 same => n(end),Hangup()
`,
    { only },
  ));

test('a slip of a name that nothing sets either', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf(\${ISNULL(\${MESSAGE_ENCODE})}?end)
 same => n,GotoIf($["\${MESSAGE_ENCOD}" = "hex"]?end)
;                      ^^^^^^^^^^^^^ warning unknown-variable: Nothing sets 'MESSAGE_ENCOD'; 'MESSAGE_ENCODE' is read beside it.
 same => n(end),Hangup()
`,
    { only },
  ));

test('a slip in [globals] is told once, whichever contexts read it', () =>
  checkProblems(
    `
[globals]
AGENTRING=20
[a]
exten => s,1,Dial(PJSIP/1,\${AGENT_RING})
;                           ^^^^^^^^^^ warning unknown-variable: Nothing sets 'AGENT_RING'; 'AGENTRING' is set. It is in this file once more.
[b]
exten => s,1,Dial(PJSIP/1,\${AGENT_RING})
`,
    { only },
  ));

test('a function that takes the place of a variable has no underscores in front', () =>
  checkFix(
    `
[a]
exten => s,1,Set(__MUSIC<|>CLASS=jazz)
 same => n,Queue(sales)
`,
    `
[a]
exten => s,1,Set(CHANNEL(musicclass)=jazz)
 same => n,Queue(sales)
`,
    { only, title: "Change to 'CHANNEL(musicclass)'" },
  ));

test('limits of time that are set as variables', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(DigitTimeout=3)
;                ^^^^^^^^^^^^ warning unknown-variable: Nothing reads 'DigitTimeout'; what Asterisk obeys is 'TIMEOUT(digit)'.
 same => n,Set(TIMEOUT=3)
;              ^^^^^^^ warning unknown-variable: Nothing reads 'TIMEOUT'; what Asterisk obeys is 'TIMEOUT()'.
 same => n,Set(TIMEOUT=\${DB(ring/time)})
[b]
exten => s,1,Set(RESPONSETIMEOUT=3)
 same => n,WaitExten(\${RESPONSETIMEOUT})
`,
    { only },
  ));

test('a name without its last letters, which nothing else sets or reads', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(START=\${EPOCH})
 same => n,NoOp(\${A})
 same => n,NoOp(\${B})
 same => n,NoOp(\${C})
 same => n,NoOp(\${D})
 same => n,Set(DB(last/start)=\${STARTED})
;                               ^^^^^^^ warning unknown-variable: Nothing sets 'STARTED'; 'START' is set.
 same => n,Set(LOCAL(des)=\${ARG1})
 same => n,Dial(PJSIP/\${dest}@\${des})
[b]
exten => s,1,Read(COD,beep,3)
;                 ^^^ warning unknown-variable: Nothing reads 'COD'; 'CODE' is read below.
 same => n,GotoIf($["\${CODE}" = "123"]?end)
 same => n,SayDigits(\${CODE})
 same => n(end),Hangup()
`,
    { only },
  ));

test('a name that a bracket has come into is told as such', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(LOCAL(dest))=\${ARG1})
;                           ^ warning unclosed-bracket: This ')' closes nothing.
 same => n,Dial(PJSIP/\${dest},20)
`,
    { only: ['unknown-variable', 'unclosed-bracket'] },
  ));

test('a letter twice, a default that is set for another name, and a name made local in the line above', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(PINN,enter-pin,5)
;                 ^^^^ warning unknown-variable: Nothing reads 'PINN'; 'PIN' is read below.
 same => n,GotoIf($["\${PIN}" = ""]?end)
 same => n,Gosub(check,s,1(\${PIN}))
 same => n(end),Hangup()
[check]
exten => s,1,Set(LOCAL(known)=\${DB(pin/\${ARG1})})
 same => n,GotoIf($["\${know}" = ""]?none)
;                      ^^^^ warning unknown-variable: Nothing sets 'know'; 'known' is set.
 same => n,GotoIf($["\${known}" = "1"]?none)
 same => n,Set(LOCAL(delay)=\${ARG2})
 same => n,ExecIf($["\${delay}" = ""]?Set(LOCAL(delays)=25))
;                                              ^^^^^^ warning unknown-variable: Nothing reads 'delays'; 'delay' is what the condition asks for.
 same => n,Wait(\${delay})
 same => n(none),Return()
`,
    { only },
  ));

test('a global that nobody reads, an argument that stands in another line, and a variable for Asterisk', () =>
  checkProblems(
    `
[globals]
MYTRUNK=outside
[a]
exten => _X.,1,Set(ROOM=\${DB(room/\${EXTEN})})
 same => n,Dial(PJSIP/\${ROOM}@\${MYTRUNC})
;                               ^^^^^^^ warning unknown-variable: Nothing sets 'MYTRUNC'; 'MYTRUNK' is set.
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?busy)
 same => n,Set(QUEUE_PRIOR=5)
;              ^^^^^^^^^^^ warning unknown-variable: Nothing reads 'QUEUE_PRIOR'; the variable that Asterisk obeys is 'QUEUE_PRIO'.
 same => n,Queue(sales)
 same => n,VoiceMail(\${ROM}@guests,u)
;                      ^^^ warning unknown-variable: Nothing sets 'ROM'; 'ROOM' is set.
 same => n(busy),VoiceMail(\${ROOM}@guests,b)
`,
    { only },
  ));

test('variables that a database fills in', () =>
  checkProblems(
    `
[a]
exten => s,1,MYSQL(Connect base localhost caller secret people)
 same => n,MYSQL(Query result \${base} SELECT name, city FROM people)
 same => n,MYSQL(Fetch found \${result} name city )
 same => n,GotoIf($["\${found}" = "0"]?end)
 same => n,Set(CITY=north)
 same => n,Verbose(\${name} \${city} \${CITY} \${base} \${result})
 same => n,Verbose(\${Base})
;          ^^^^^^^ warning unknown-variable: Nothing sets 'Base'; 'base' is set.
 same => n(end),Hangup()
`,
    { only },
  ));

test('variables that old applications set', () =>
  checkProblems(
    `
[a]
exten => s,1,ImportVar(city=PJSIP/100,CITY)
 same => n,SetVar(__mood=good)
 same => n,DBget(number=phones/\${CALLERID(num)})
 same => n,Set(CITY=north)
 same => n,Set(MOOD=bad)
 same => n,Set(NUMBER=1)
 same => n,Verbose(\${city} \${mood} \${number} \${CITY} \${MOOD} \${NUMBER})
 same => n,GotoIf($["\${city}" = "PJSIP/100,CITY"]?end)
 same => n(end),Hangup()
`,
    { only: ['unknown-variable', 'unset-variable', 'constant-condition', 'unknown-value'] },
  ));

test('a variable that nobody reads, beside one of nearly its name that others than the context read', () =>
  checkProblems(
    `
[in]
exten => 100,1,Set(OFFICE=north)
 same => n,Goto(welcome,s,1)
exten => 200,1,Set(OFICE=south)
;                  ^^^^^ warning unknown-variable: Nothing reads 'OFICE'; 'OFFICE' is set beside it.
 same => n,Goto(welcome,s,1)
exten => 300,1,Set(MODE=day)
 same => n,Set(NODE=1)
 same => n,Goto(welcome,s,1)
[welcome]
exten => s,1,Playback(welcome-\${OFFICE}-\${MODE})
 same => n,Hangup()
`,
    { only },
  ));

test('three letters that differ in case', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1)
[b]
exten => s,1,Set(LOCAL(why)=\${QUEUESTATUS})
 same => n,GotoIf($["\${why}" != ""]?known)
 same => n,Set(LOCAL(whY)=gave up)
;                    ^^^ warning unknown-variable: Nothing reads 'whY'; 'why' is read.
 same => n(known),Set(DB(left/last)=\${why})
 same => n,Return()
`,
    { only },
  ));

test('a line that reads both names', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Set(SOURCE=\${CALLERID(num)})
 same => n,AGI(rate.py,\${SOURCE})
 same => n,AGI(paid.py,\${source},\${SOURCE})
`,
    { only },
  ));

test('a letter too many in an argument that a call passes', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(ask,s,1(name))
 same => n,Gosub(tell,s,1)
[ask]
exten => s,1,Read(NUMBER,number-\${ARGS1},12)
;                                 ^^^^^ warning unknown-variable: Nothing sets 'ARGS1'; Asterisk's variable is 'ARG1'.
 same => n,Return()
[tell]
exten => s,1,Playback(number-\${ARGS1})
 same => n,Return()
`,
    { only },
  ));

test('a name that lacks its end, and an answer that nobody reads', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(CALL_RECORD=\${UNIQUEID}.wav)
;                ^^^^^^^^^^^ information unknown-variable: Nothing reads 'CALL_RECORD'; 'CALL_RECORDING' is read below.
 same => n,MixMonitor(/tmp/\${CALL_RECORDING})
exten => 2,1,Set(CALL_RECORDING=\${UNIQUEID}.wav)
 same => n,MixMonitor(/tmp/\${CALL_RECORDING})
exten => 3,1,Read(CARDNO,enter-card,16)
;                 ^^^^^^ information unknown-variable: Nothing reads 'CARDNO'; 'CARD' is read below, and set nowhere.
 same => n,GotoIf($["\${CARD}" = ""]?none)
 same => n,SayDigits(\${CARD})
 same => n(none),Hangup()
exten => 4,1,Read(KEY,press-any,1)
 same => n,SayDigits(\${FIRST}\${SECOND})
exten => 5,1,Read(PIN,enter-pin,4)
 same => n,SayDigits(\${PIN}\${GIVEN})
`,
    { only: 'unknown-variable' },
  ));

test('a letter that is missing in a name which the line behind it reads', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHECK_RESULT=FAIL)
 same => n,AGI(log.agi,\${CHECK_RESULT})
 same => n,Hangup()
 same => n(good),Set(CHECK_RESLT=PASS)
;                    ^^^^^^^^^^^ warning unknown-variable: Nothing reads 'CHECK_RESLT'; 'CHECK_RESULT' is read below.
 same => n,AGI(log.agi,\${CHECK_RESULT})
 same => n,Hangup()
`,
    { only: 'unknown-variable' },
  ));
