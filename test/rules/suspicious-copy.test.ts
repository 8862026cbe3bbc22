/** suspicious-copy: what is made alike, and what is another number on purpose. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'suspicious-copy';

test('hints count, words for the log do not', () =>
  checkProblems(
    `
[phones]
exten => 11,hint,PJSIP/11
exten => 11,1,Dial(PJSIP/11)
exten => 12,hint,PJSIP/12
exten => 12,1,Dial(PJSIP/12)
exten => 13,hint,PJSIP/13
exten => 13,1,Dial(PJSIP/13)
exten => 14,hint,PJSIP/13
;                      ^^ warning suspicious-copy: This is the number of '13' in '14', where each of its neighbors has its own.
exten => 14,1,NoOp(PJSIP/13)
 same => n,Dial(PJSIP/14)
exten => 15,1,Dial(PJSIP/15)
`,
    { only },
  ));

test('a second number beside the own one, an alias, and two of a kind are meant', () =>
  checkProblems(
    `
[phones]
exten => 11,1,Dial(PJSIP/11,20)
 same => n,VoiceMail(11)
exten => 12,1,Dial(PJSIP/12,20)
 same => n,VoiceMail(12)
exten => 13,1,Dial(PJSIP/13,20)
 same => n,Dial(PJSIP/12,20)
 same => n,VoiceMail(13)
exten => 14,1,Dial(PJSIP/14&PJSIP/11,20)
 same => n,VoiceMail(11)
exten => 10,1,Dial(PJSIP/11,20)
`,
    { only },
  ));

test('telephones in files beside the dialplan', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
-- pjsip.conf --
[101]
type=endpoint
auth=101
mailboxes=101@office
[102]
type=endpoint
auth=102
mailboxes=102@office
[103]
type=endpoint
auth=102
;    ^^^ warning suspicious-copy: This is the number of '102' in '103', where each of its neighbors has its own.
mailboxes=103@office
[104]
type=endpoint
auth=104
mailboxes=105@office
;         ^^^ information suspicious-copy: This is the number of '105' in '104', where each of its neighbors has its own.
[106]
type=endpoint
auth=106
mailboxes=106@office
`,
    { only },
  ));

test('a word that is replaced in every other line of the copy', () =>
  checkProblems(
    `
[agents]
exten => english,1,Playback(english)
 same => n,Set(GLOBAL(callerEnglish)=\${CALLERID(num)})
 same => n,MixMonitor(\${callerEnglish}.wav)
 same => n,Queue(english)
 same => n,Goto(out-english,s,1)
exten => french,1,Playback(french)
 same => n,Set(GLOBAL(callerFrench)=\${CALLERID(num)})
 same => n,MixMonitor(\${callerFrench}.wav)
 same => n,Queue(english)
;                ^^^^^^^ information suspicious-copy: 'english' stands here as in 'english', where 'french' is in its place in all other lines of 'french'.
 same => n,Goto(out-french,s,1)
`,
    { only },
  ));

test('numbers that many do not have of their own', () =>
  checkProblems(
    `
[inside]
exten => 101,1,Goto(101,busy)
exten => 102,1,Goto(102,busy)
exten => 103,1,Goto(103,busy)
exten => 104,1,Goto(104,busy)
exten => 105,1,Goto(101,busy)
exten => 106,1,Goto(102,busy)
`,
    { only: 'suspicious-copy' },
  ));

test('the mailbox of a neighbor, where the own one is empty', () =>
  checkProblems(
    `
[a]
exten => 101,1,Dial(SIP/101,20)
 same => n,VoiceMail(101@office,u)
exten => 102,1,Dial(SIP/102,20)
 same => n,VoiceMail(101@office,u)
;                    ^^^^^^^^^^ warning suspicious-copy: The messages for '102' go to the mailbox of '101', and none to its own.
exten => 103,1,Dial(SIP/103,20)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?busy)
 same => n,VoiceMail(101@office,u)
 same => n(busy),VoiceMail(103@office,b)
exten => 104,1,Dial(SIP/104,20)
 same => n,VoiceMail(101@office,u)
exten => 105,1,Dial(SIP/101,20)
 same => n,VoiceMail(101@office,u)
exten => 106,1,Dial(SIP/106,20)
 same => n,VoiceMail(100@office,u)
exten => 8102,1,VoiceMailMain(102@office)
-- voicemail.conf --
[office]
100 => 4711,Front desk
101 => 4711,Ada
102 => 4711,Bob
103 => 4711,Eve
105 => 4711,Guest
106 => 4711,Zoe
`,
    { only: 'suspicious-copy' },
  ));

test('which mailboxes there are is not known', () =>
  checkProblems(
    `
[a]
exten => 101,1,Dial(SIP/\${EXTEN},20)
 same => n,VoiceMail(101,u)
exten => 102,1,Dial(SIP/\${EXTEN},20)
 same => n,VoiceMail(101,u)
;                    ^^^ information suspicious-copy: The messages for '102' go to the mailbox of '101', and none to its own.
exten => 103,1,Dial(SIP/\${EXTEN},20)
 same => n,VoiceMail(101,u)
exten => 8102,1,VoiceMailMain(102)
`,
    { only: 'suspicious-copy' },
  ));

test('a number that differs from those of the extension and of its neighbors is told once', () => {
  const lines = (number: string, mailbox: string): string => `
exten => ${number},1,MixMonitor(${number}-\${UNIQUEID}.wav)
exten => ${number},2,Dial(SIP/${number},60)
exten => ${number},3,VoiceMail(${mailbox}@main)`;
  checkProblems(
    `
[a]${['400', '401', '402', '403'].map((number) => lines(number, number)).join('')}${lines('404', '403')}
;                        ^^^ warning suspicious-copy: This is the number of '403' in '404', where each of its neighbors has its own.
`,
    { only: 'suspicious-copy' },
  );
});

test('the telephone of a neighbor, where the own one is nowhere named', () =>
  checkProblems(
    `
[a]
exten => 101,hint,PJSIP/101
exten => 102,hint,PJSIP/101
;                       ^^^ warning suspicious-copy: This is the telephone of '101', as in its own line, and none here is that of '102'.
exten => 105,hint,PJSIP/101
exten => 101,1,Gosub(ring,s,1(101,PJSIP/101))
exten => 102,1,Gosub(ring,s,1(102,PJSIP/101))
;                                       ^^^ warning suspicious-copy: This is the telephone of '101', as in its own line, and none here is that of '102'.
exten => 103,1,Gosub(ring,s,1(103,PJSIP/103))
exten => 104,1,Dial(PJSIP/101&PJSIP/104)
[ring]
exten => s,1,Dial(\${ARG2},20)
 same => n,VoiceMail(\${ARG1})
 same => n,Return()
-- pjsip.conf --
[101]
type=endpoint
[102]
type=endpoint
[103]
type=endpoint
[104]
type=endpoint
`,
    { only },
  ));

test('a word of another context that has the same lines with its own word', () =>
  checkProblems(
    `
[acme-phones]
exten => _9.,1,Set(CUSTOMER=acme)
 same => n,Gosub(call-out,s,1(\${FILTER(0-9,\${EXTEN:1})},acme))
exten => 500,1,Goto(acme-menu,s,1)
[globex-phones]
exten => _9.,1,Set(CUSTOMER=globex)
 same => n,Gosub(call-out,s,1(\${FILTER(0-9,\${EXTEN:1})},acme))
;                                                       ^^^^ information suspicious-copy: 'acme' stands here as in 'acme-phones', where 'globex' is in its place in all other lines of 'globex-phones'.
exten => 500,1,Goto(globex-menu,s,1)
[acme-menu]
exten => s,1,Hangup()
[globex-menu]
exten => s,1,Hangup()
[call-out]
exten => s,1,Set(CDR(accountcode)=\${ARG2})
 same => n,Dial(PJSIP/\${ARG1}@trunk)
 same => n,Return()
`,
    { only },
  ));

test('a number of another context is that of a telephone as well', () =>
  checkProblems(
    `
[unit-160]
exten => _1XX,1,Set(unit=160)
 same => n,GotoIf($["\${CALLERID(num)}" = ""]?anonymous-160)
 same => n,VoiceMail(160@units)
 same => n(anonymous-160),Hangup()
[unit-290]
exten => _1XX,1,Set(unit=290)
 same => n,GotoIf($["\${CALLERID(num)}" = ""]?anonymous-290)
 same => n,VoiceMail(160@units)
 same => n(anonymous-290),Hangup()
`,
    { only },
  ));

test('a word of another context that is meant: twice, for want of an own one, beside the own one, and for a program', () =>
  checkProblems(
    `
[sales-in]
exten => s,1,Set(LINE=sales)
 same => n,Queue(sales)
 same => n,VoiceMail(100@sales)
 same => n,Goto(sales-late,s,1)
 same => n,Stasis(sales)
[support-in]
exten => s,1,Set(LINE=support)
 same => n,Queue(support)
 same => n,VoiceMail(100@support)
 same => n,Goto(sales-late,s,1)
[billing-in]
exten => s,1,Set(LINE=billing)
 same => n,Queue(billing)
 same => n,Queue(sales)
 same => n,VoiceMail(100@billing)
[office-in]
exten => s,1,Set(LINE=office)
 same => n,Queue(sales)
 same => n,VoiceMail(100@sales)
 same => n,Goto(office-late,s,1)
[orders-in]
exten => s,1,Set(LINE=orders)
 same => n,Queue(orders)
 same => n,Stasis(sales)
[sales-late]
exten => s,1,Hangup()
[office-late]
exten => s,1,Hangup()
`,
    { only },
  ));
