/** unsafe-shell-argument: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unsafe-shell-argument';

test('every way to a shell', () =>
  checkProblems(
    `
[a]
exten => s,1,trysystem(log \${CALLERID(num)})
;                          ^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(num)}' in this shell command: it holds the caller ID.
 same => n,Set(X=\${SHELL(lookup \${CALLERID(name)})})
;                               ^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(name)}' in this shell command: it holds the caller ID.
 same => n,MixMonitor(/tmp/\${CALLERID(num)}.wav,b,mv ^{CALLERID(num)} /tmp)
;                                                    ^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(num)}' in this shell command: it holds the caller ID.
 same => n,ExecIf($["\${X}" = "1"]?System(say \${SIP_HEADER(X-Name)}))
;                                            ^^^^^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${SIP_HEADER(X-Name)}' in this shell command: it holds a SIP header.
 same => n,Set(MONITOR_EXEC=mv \${SIPURI})
;                              ^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${SIPURI}' in this shell command: it is a SIP header.
 same => n,System(a \${CALLERID(num)} b \${CALLERID(num)})
;                   ^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(num)}' in this shell command: it holds the caller ID.
 same => n,System(\${TOUPPER(\${CALLERID(name)})})
;                           ^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(name)}' in this shell command: it holds the caller ID.
 same => n,System(\${IF($[\${X}]?\${CALLERID(name)}:none)})
;                              ^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(name)}' in this shell command: it holds the caller ID.
`,
    { only },
  ));

test('over assignments, jumps and contexts', () =>
  checkProblems(
    `
[in]
exten => _X.,1,Set(CID=\${CALLERID(num)})
 same => n,Set(LOCAL(TEXT)=from \${CID:1})
 same => n,Goto(work,s,1)
[work]
exten => s,1,GotoIf($["\${X}" = "1"]?log:end)
 same => n(log),System(log \${TEXT} \${EXTEN})
;                          ^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${TEXT}' in this shell command: the caller ID → CID → TEXT.
 same => n(end),Hangup()
`,
    { only },
  ));

test('what is overwritten on every way is not what the caller chose', () =>
  checkProblems(
    `
[in]
exten => s,1,Set(CID=\${CALLERID(num)})
 same => n,Set(CID=\${FILTER(0-9,\${CID})})
 same => n,System(log \${CID})
 same => n,Set(CID=\${CALLERID(num)})
 same => n,Read(CID,prompt)
 same => n,System(log \${CID})
 same => n,Set(CALLERID(num)=\${FILTER(0-9+,\${CALLERID(num)})})
 same => n,System(log \${CALLERID(num)} \${CALLERID(number)})
 same => n,Gosub(clean,s,1)
 same => n,System(log \${SAFE})
[clean]
exten => s,1,Set(SAFE=\${MD5(\${CALLERID(name)})})
 same => n,Return()
`,
    { only },
  ));

test('overwritten on one way only', () =>
  checkProblems(
    `
[in]
exten => s,1,Set(CID=\${CALLERID(name)})
 same => n,ExecIf($["\${X}" = "1"]?Set(CID=none))
 same => n,System(log \${CID})
;                     ^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CID}' in this shell command: the caller ID → CID.
`,
    { only },
  ));

test('guards: who asks first lets only harmless text through', () =>
  checkProblems(
    `
[a]
exten => 1,1,GotoIf($["\${CALLERID(num)}" =~ "^[0-9+]+$"]?good)
 same => n,Hangup()
 same => n(good),System(log \${CALLERID(num)})
exten => 2,1,GotoIf($[!\${REGEX("^[[:digit:]]{3,15}$" \${CALLERID(num)})}]?bad)
 same => n,System(log \${CALLERID(num)})
 same => n(bad),Hangup()
exten => 3,1,ExecIf($["\${CALLERID(num)}" = "100"]?System(log \${CALLERID(num)}))
exten => 4,1,ExecIf($["\${CALLERID(num)}" = "\${FILTER(0-9,\${CALLERID(num)})}"]?System(log \${CALLERID(num)}))
exten => 5,1,GotoIf($["\${DB(known/\${CALLERID(num)})}" != ""]?ok)
 same => n,Hangup()
 same => n(ok),System(log \${CALLERID(num)})
exten => 6,1,GotoIf($["\${CALLERID(num)}" =~ "[0-9]+"]?good)
 same => n,Hangup()
 same => n(good),System(log \${CALLERID(num)})
;                           ^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(num)}' in this shell command: it holds the caller ID.
exten => 7,1,GotoIf($["\${CALLERID(num)}" = "100"]?other)
 same => n,System(log \${CALLERID(num)})
;                     ^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(num)}' in this shell command: it holds the caller ID.
 same => n(other),Hangup()
exten => 8,1,GotoIf($["\${CALLERID(num)}" = "1" | "\${CALLERID(num)}" = "2"]?known)
 same => n,Hangup()
 same => n(known),System(log \${CALLERID(num)})
`,
    { only },
  ));

test('what cleans and what does not', () =>
  checkProblems(
    `
[a]
exten => s,1,System(\${FILTER(a-z ,\${CALLERID(name)})} \${URIENCODE(\${CALLERID(name)})} \${LEN(\${CALLERID(name)})} $[\${CALLERID(num)} + 1] \${BASE64_ENCODE(\${CALLERID(name)})})
 same => n,System(\${FILTER(a-z\\x27,\${CALLERID(name)})})
;                                  ^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(name)}' in this shell command: it holds the caller ID.
 same => n,System(\${FILTER(+-9,\${CALLERID(name)})} \${FILTER( -~,\${CALLERID(num)})})
;                                                               ^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(num)}' in this shell command: it holds the caller ID.
 same => n,System(\${QUOTE(\${CALLERID(name)})})
;                         ^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(name)}' in this shell command: it holds the caller ID.
 same => n,System(\${CALLERID(pres)} \${CALLERID(ton)} \${CHANNEL} \${UNIQUEID} \${DB(x/y)} \${ARG1} \${UNKNOWN})
`,
    { only },
  ));

test('the article of the operator who answers', () =>
  checkProblems(
    `
[from-queue]
exten => _1XX,1,Dial(SIP/\${EXTEN},30,tU(sub-on-operator-answer^\${CALLERID(num)}^\${EXTEN}))
[sub-on-operator-answer]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
 same => n,System(curl --data-urlencode 'cid=\${ARG1}' --data-urlencode 'operator=\${ARG2}' http://stats-host.local/inbound)
;                                            ^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${ARG1}' in this shell command: the caller ID → ARG1 of 'sub-on-operator-answer,s,1' (Dial option U).
 same => n,Set(CHANNEL(hangup_handler_push)=sub-call-from-cid-ended,s,1(\${ARG1},\${ARG2}))
 same => n(end),Return()
[sub-call-from-cid-ended]
exten => s,1,System(curl --data-urlencode 'cid=\${ARG1}' --data-urlencode 'operator=\${ARG2}' http://stats-host.local/inbound)
;                                              ^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${ARG1}' in this shell command: the caller ID → ARG1 of 'sub-on-operator-answer,s,1' (Dial option U) → ARG1 of 'sub-call-from-cid-ended,s,1' (CHANNEL(hangup_handler_push)).
 same => n,Return()
`,
    { only },
  ));

test('a routine that calls itself, and a loop, come to an end', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${X}\${Y})
 same => n,While($[1])
 same => n,System(log \${X})
 same => n,Set(Y=\${X})
 same => n,EndWhile()
[r]
exten => s,1,Gosub(r,s,1(\${ARG1}))
 same => n,System(log \${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('every occurrence is filtered', () =>
  checkFix(
    `
[a]
exten => s,1,System(log '\${CALLERID<|>(name)}' \${CALLERID(name)})
`,
    `
[a]
exten => s,1,System(log '\${FILTER(0-9A-Za-z+,\${CALLERID(name)})}' \${FILTER(0-9A-Za-z+,\${CALLERID(name)})})
`,
    { only, safe: false },
  ));

test('the file of a recording, in the command that follows and in later ones', () =>
  checkProblems(
    `
[a]
exten => s,1,MixMonitor(/tmp/\${CALLERID(num)}.wav,b,lame ^{MIXMONITOR_FILENAME})
;                                                        ^^^^^^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${MIXMONITOR_FILENAME}' in this shell command: the caller ID → MIXMONITOR_FILENAME.
 same => n,System(lame \${MIXMONITOR_FILENAME})
;                      ^^^^^^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${MIXMONITOR_FILENAME}' in this shell command: the caller ID → MIXMONITOR_FILENAME.
 same => n,MixMonitor(/tmp/\${UNIQUEID}.wav,b,lame ^{MIXMONITOR_FILENAME})
 same => n,System(lame \${MIXMONITOR_FILENAME})
 same => n,Monitor(wav,\${CALLERID(num)},bm)
;                      ^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(num)}' in this shell command: it holds the caller ID.
 same => n,Monitor(wav,\${CALLERID(num)},b)
 same => n,AGI(log.sh,\${CALLERID(num)})
 same => n,ExternalIVR(/bin/say(\${CALLERID(name)}))
`,
    { only },
  ));

test('an extension that was not found, where a caller could lead to it', () =>
  checkProblems(
    `
[in]
exten => _X.,1,Goto(menu,\${EXTEN},1)
[menu]
exten => 1,1,Hangup()
exten => i,1,System(log \${INVALID_EXTEN})
;                       ^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${INVALID_EXTEN}' in this shell command: it is the dialled number, of which '_X.' leaves the end open.
[keys]
exten => s,1,WaitExten(5)
exten => i,1,System(log \${INVALID_EXTEN})
`,
    { only },
  ));

test('an item in its other spelling, and a function that is compared with 1', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($[\${REGEX("^[0-9a-zA-Z ]+$" \${CALLERID(number)})} = 1]?System(rm -f /tmp/\${CALLERID(num)}))
`,
    { only },
  ));

test('several texts in one command are one problem, repaired together', () => {
  checkProblems(
    `
[from-trunk]
exten => _X.,1,System(echo '\${CALLERID(num)} \${CALLERID(name)} \${EXTEN} \${CALLERID(num)}' >> /tmp/calls)
;                           ^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(num)}' in this shell command: it holds the caller ID; '\${CALLERID(name)}' and '\${EXTEN}' likewise.
`,
    { only },
  );
  checkFix(
    `
[from-trunk]
exten => s,1,System(echo '\${CALL<|>ERID(num)} \${CALLERID(name)}' >> /tmp/calls)
`,
    `
[from-trunk]
exten => s,1,System(echo '\${FILTER(0-9A-Za-z+,\${CALLERID(num)})} \${FILTER(0-9A-Za-z+,\${CALLERID(name)})}' >> /tmp/calls)
`,
    { only, safe: false },
  );
});

test('a function in the place of the name of a variable', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(FROM=\${CUT(CUT(MESSAGE(from),@,1),:,2)})
 same => n,System(echo \${FROM})
;                      ^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${FROM}' in this shell command: a text message → FROM.
`,
    { only },
  ));

test('a text message that a modem has received', () =>
  checkProblems(
    `
[modem]
exten => sms,1,System(echo '\${SMSTXT}' >> /tmp/sms)
;                           ^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${SMSTXT}' in this shell command: it is a text message.
 same => n,System(echo '\${SMS_BASE64}' >> /tmp/sms)
 same => n,System(echo '\${BASE64_DECODE(\${SMS_BASE64})}' >> /tmp/sms)
;                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${BASE64_DECODE(\${SMS_BASE64})}' in this shell command: it holds a text message.
 same => n,System(echo '\${BASE64_DECODE(\${OTHER})}' >> /tmp/sms)
`,
    { only },
  ));

test('the same text in two commands of a line is repaired in both', () =>
  checkFix(
    '[a]\nexten => s,1,ExecIf($[1]?System(a <|>${CALLERID(num)}):System(b ${CALLERID(num)}))\n',
    '[a]\nexten => s,1,ExecIf($[1]?System(a ${FILTER(0-9A-Za-z+,${CALLERID(num)})}):System(b ${FILTER(0-9A-Za-z+,${CALLERID(num)})}))\n',
    { only: 'unsafe-shell-argument' },
  ));

test('what new channels get: from the call, for its option U, and for the member of a queue', () =>
  checkProblems(
    `
[from-trunk]
exten => s,1,Set(__CALLER=\${CALLERID(name)})
 same => n,Set(own=\${CALLERID(name)})
 same => n,Dial(Local/1@inner/n,20,U(answered))
 same => n,Queue(q)
[inner]
exten => 1,1,System(note '\${CALLER}' '\${own}')
;                         ^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLER}' in this shell command: the caller ID → CALLER.
[answered]
exten => s,1,System(note '\${CALLER}' '\${own}')
;                         ^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLER}' in this shell command: the caller ID → CALLER.
 same => n,Return()
[members]
exten => 1,1,System(note '\${CALLER}' '\${own}')
;                         ^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLER}' in this shell command: the caller ID → CALLER.
-- queues.conf --
[q]
member => Local/1@members/n
`,
    { only },
  ));

test('the name of who answers, on the channel that is called', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20,U(answered))
[answered]
exten => s,1,System(/usr/local/bin/note \${CALLERID(name)})
;                                       ^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(name)}' in this shell command: it holds the caller ID.
 same => n,Return()
`,
    { only },
  ));

test('what the extensions of a context leave for those that Asterisk goes to by itself; what is set last counts', () =>
  checkProblems(
    `
[from-trunk]
exten => 1,1,Set(lead=\${PJSIP_HEADER(read,X-Lead)})
 same => n,Set(clean=\${CALLERID(name)})
 same => n,Set(clean=\${FILTER(0-9,\${clean})})
 same => n,Hangup()
exten => h,1,Set(file=/tmp/\${lead})
 same => n,System(rm \${file} \${clean})
;                    ^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${file}' in this shell command: a SIP header → lead → file.
[other]
exten => h,1,System(rm \${lead})
`,
    { only },
  ));

test('what a subroutine returns of the text of this call, and not of another one', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(keep,s,1(\${CALLERID(name)}))
 same => n,System(/bin/note \${GOSUB_RETVAL})
;                           ^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${GOSUB_RETVAL}' in this shell command: the caller ID → ARG1 of 'keep,s,1' (Gosub) → GOSUB_RETVAL.
exten => 2,1,Gosub(keep,s,1(plain))
 same => n,System(/bin/note \${GOSUB_RETVAL})
exten => 3,1,Gosub(clean,s,1(\${CALLERID(name)}))
 same => n,System(/bin/note \${GOSUB_RETVAL})
[keep]
exten => s,1,GotoIf($["\${ARG1}" = ""]?end)
 same => n,Return(\${ARG1})
 same => n(end),Return()
[clean]
exten => s,1,Return(\${FILTER(0-9,\${ARG1})})
`,
    { only },
  ));

test('what holds where a menu waits holds in the extensions that its digits lead to', () =>
  checkProblems(
    `
[in]
exten => _X.,1,Set(CALLERID(num)=\${FILTER(0-9,\${CALLERID(num)})})
 same => n,Set(WHO=\${CALLERID(name)})
 same => n,Goto(menu,s,1)
[menu]
include => more
exten => s,1,Background(choose)
 same => n,WaitExten(5)
exten => 1,1,System(log \${CALLERID(num)})
exten => 2,1,System(log \${WHO})
;                       ^^^^^^ warning unsafe-shell-argument: A caller chooses '\${WHO}' in this shell command: the caller ID → WHO.
exten => t,1,System(log \${CALLERID(num)})
[more]
exten => _7X,1,System(log \${WHO})
;                         ^^^^^^ warning unsafe-shell-argument: A caller chooses '\${WHO}' in this shell command: the caller ID → WHO.
[telephones]
exten => 10,1,Background(choose,,,services)
[services]
exten => 1,1,System(log \${CALLERID(name)})
;                       ^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(name)}' in this shell command: it holds the caller ID.
-- pjsip.conf --
[trunk]
type=endpoint
context=in
`,
    { only },
  ));

test('telephones that dial where a menu is come from no menu, nor does who goes round to where calls begin', () =>
  checkProblems(
    `
[in]
exten => s,1,Set(CALLERID(num)=\${FILTER(0-9,\${CALLERID(num)})})
 same => n,Goto(menu,s,1)
[menu]
exten => s,1,WaitExten(5)
exten => 1,1,System(log \${CALLERID(num)})
;                       ^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(num)}' in this shell command: it holds the caller ID.
[out]
exten => _X.,1,Set(TAG=\${SIP_HEADER(X-Tag)})
 same => n,System(log \${TAG})
;                     ^^^^^^ warning unsafe-shell-argument: A caller chooses '\${TAG}' in this shell command: a SIP header → TAG.
 same => n,Goto(round,s,1)
[round]
exten => s,1,WaitExten(5)
exten => 1,1,Goto(out,101,1)
-- pjsip.conf --
[100]
type=endpoint
context=menu
`,
    { only },
  ));

test('what is cleaned in every extension is clean when the call ends', () =>
  checkProblems(
    `
[in]
exten => _X.,1,Set(CALLERID(num)=\${FILTER(0-9,\${CALLERID(num)})})
 same => n,Dial(PJSIP/100)
exten => h,1,System(log \${CALLERID(num)} \${CALLERID(name)})
;                                        ^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(name)}' in this shell command: it holds the caller ID.
[other]
exten => _X.,1,Set(CALLERID(num)=\${FILTER(0-9,\${CALLERID(num)})})
exten => s,1,Dial(PJSIP/100)
exten => h,1,System(log \${CALLERID(num)})
;                       ^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(num)}' in this shell command: it holds the caller ID.
`,
    { only },
  ));

test('a fax may come at any time', () =>
  checkProblems(
    `
[in]
exten => _X.,1,Set(WHO=\${CALLERID(name)})
 same => n,Dial(PJSIP/100)
exten => fax,1,Goto(fax,s,1)
[fax]
exten => s,1,System(mail \${WHO})
;                        ^^^^^^ warning unsafe-shell-argument: A caller chooses '\${WHO}' in this shell command: the caller ID → WHO.
`,
    { only },
  ));

test('global and shared variables on the way of one call', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(GLOBAL(LAST)=\${CALLERID(name)})
 same => n,Set(SHARED(WHO)=\${CALLERID(name)})
 same => n,System(log \${LAST} \${GLOBAL(LAST)})
;                     ^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${LAST}' in this shell command: the caller ID → LAST; '\${GLOBAL(LAST)}' likewise.
 same => n,System(log \${SHARED(WHO)} \${SHARED(WHO,\${PEER})})
;                     ^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${SHARED(WHO)}' in this shell command: the caller ID → SHARED(who).
`,
    { only },
  ));

test('the title says how many texts are filtered', () =>
  checkFix(
    `
[a]
exten => _X!,1,System(echo \${CALL<|>ERID(num)} \${CALLERID(name)} >> /tmp/calls)
`,
    `
[a]
exten => _X!,1,System(echo \${FILTER(0-9A-Za-z+,\${CALLERID(num)})} \${FILTER(0-9A-Za-z+,\${CALLERID(name)})} >> /tmp/calls)
`,
    { only, title: 'Keep only letters and digits of it: FILTER(0-9A-Za-z+,…), and 1 more likewise' },
  ));
