/** lost-inheritance: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'lost-inheritance';

test('over jumps, in each form of assignment, before each application that calls', () =>
  checkProblems(
    `
[a]
exten => 1,1,MSet(_A=1,__B=2)
 same => n,Goto(next)
 same => n(next),MSet(A=2,C=3)
;                     ^ warning lost-inheritance: 'A' was set for new channels too, and is set here for this channel alone.
 same => n,Set(B=\${B},2)
;              ^ warning lost-inheritance: 'B' was set for new channels too, and is set here for this channel alone.
 same => n,ExecIf($[\${X}]?Queue(q,,,,,,sub))
exten => 2,1,Set(__D=1)
 same => n,Goto(3,1)
exten => 3,1,Set(D=2)
;                ^ warning lost-inheritance: 'D' was set for new channels too, and is set here for this channel alone.
 same => n,RetryDial(beep,5,2,PJSIP/1,,b(sub^s^1))
[sub]
exten => s,1,Gosub(more,s,1)
 same => n,Return()
[more]
exten => s,1,Set(DB(a/b)=\${A}\${B:1}\${D})
 same => n,Return()
`,
    { only },
  ));

test('what is set before, on another path, again, to nothing or after the call', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(A=1)
 same => n,Set(__A=2)
 same => n,Dial(Local/1@b/n)
 same => n,Set(A=3)
 same => n,Hangup()
exten => 2,1,GotoIf($[\${X}]?other)
 same => n,Set(__B=1)
 same => n,Dial(Local/1@b/n)
 same => n,Hangup()
 same => n(other),Set(B=1)
 same => n,Dial(Local/1@b/n)
exten => 3,1,Set(__C=1)
 same => n,Set(C=)
 same => n,Dial(Local/1@b/n)
exten => 4,1,Set(__D=1)
 same => n,Set(D=2)
 same => n,Set(__D=3)
 same => n,Dial(Local/1@b/n)
exten => 5,1,Set(__E=1)
 same => n,Set(E(x)=2)
 same => n,Set(F=2)
 same => n,Dial(Local/1@b/n)
exten => 6,1,Set(__G=1)
 same => n,Set(_G=2)
 same => n,Dial(Local/1@b/n)
exten => 7,1,Set(__H=1)
 same => n,Set(H=2)
 same => n,Playback(hello)
exten => 8,1,Set(I=1)
 same => n,Dial(Local/1@b/n)
exten => 9,1,Set(__J=1)
 same => n,Set(J=2)
 same => n,Dial(PJSIP/1&Local/2@b/n,\${J})
 same => n,Set(__A=\${J})
 same => n,Set(A=2)
 same => n,Dial(PJSIP/1)
[b]
exten => 1,1,Set(X=\${A}\${B}\${C}\${D}\${E}\${G}\${H}\${I}\${J})
exten => 2,1,Answer()
`,
    { only },
  ));

test('the underscores are put in front', () =>
  checkFix(
    `
[a]
exten => 1,1,Set(_A=1)
 same => n,Set(A<|>=2)
 same => n,Page(Local/1@b&PJSIP/1)
[b]
exten => 1,1,Set(X=\${A})
`,
    `
[a]
exten => 1,1,Set(_A=1)
 same => n,Set(_A=2)
 same => n,Page(Local/1@b&PJSIP/1)
[b]
exten => 1,1,Set(X=\${A})
`,
    { only, safe: false },
  ));

test('code on the called channel reads what is set for the caller alone', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Set(CALL=\${UNIQUEID})
 same => n,Set(__ORIGIN=inside)
 same => n,Set(GLOBAL(LAST)=\${EXTEN})
 same => n,Dial(PJSIP/\${EXTEN},20,U(answered)b(before^s^1))
 same => n,Gosub(both,s,1)
 same => n,Queue(sales,,,,,,answered)
 same => n,Dial(PJSIP/1,20,U(both))
[answered]
exten => s,1,Set(DB(answered/\${CALL})=\${ORIGIN})
;                              ^^^^ warning lost-inheritance: 'CALL' is set without underscores, for the channel of the caller alone: this runs on the called channel, where it is empty.
 same => n,Set(DB(last/call)=\${CALL} \${LAST} \${EXTEN} \${UNSET})
 same => n,Return()
[before]
exten => s,1,Set(OWN=1)
 same => n,Set(PJSIP_HEADER(add,X-Own)=\${OWN})
 same => n,Return()
[both]
exten => s,1,Set(DB(both/call)=\${CALL})
 same => n,Return()
`,
    { only },
  ));

test('what a Local channel sets may be set for the called one', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Dial(Local/\${EXTEN}@b/n,20,U(answered))
[b]
exten => _1XX,1,Set(CALL=\${UNIQUEID})
 same => n,Dial(PJSIP/\${EXTEN})
[answered]
exten => s,1,Set(DB(answered/call)=\${CALL})
 same => n,Return()
`,
    { only },
  ));

test('a variable that Asterisk obeys, and that it sets for no channel', () =>
  checkProblems(
    `
[faxout]
exten => s,1,Set(LOCALHEADERINFO=\${ENV(FAX_HEADER)})
 same => n,Set(LOCALSTATIONID=\${ENV(FAX_STATION)})
 same => n,Dial(PJSIP/\${DEST}@trunk,60,U(faxsend))
[faxsend]
exten => s,1,Set(FAXOPT(headerinfo)=\${LOCALHEADERINFO})
;                                     ^^^^^^^^^^^^^^^ warning lost-inheritance: 'LOCALHEADERINFO' is set without underscores, for the channel of the caller alone: this runs on the called channel, where it is empty.
 same => n,SendFAX(\${FILE})
 same => n,NoOp(\${LOCALSTATIONID})
 same => n,Return()
`,
    { only: 'lost-inheritance' },
  ));

test('the members of a queue that are Local channels', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(__CALLER=\${CALLERID(num)})
 same => n,Set(CALLER=unknown)
;              ^^^^^^ warning lost-inheritance: 'CALLER' was set for new channels too, and is set here for this channel alone.
 same => n,Queue(sales)
[members]
exten => _1XX,1,Set(CDR(userfield)=\${CALLER})
-- queues.conf --
[sales]
member => Local/100@members/n
`,
    { only },
  ));

test('a variable of the caller alone in a context that Local channels of a queue begin in', () =>
  checkProblems(
    `
[incoming]
exten => 8800,1,Set(CALLID=\${UNIQUEID})
 same => n,Set(__SHOP=1)
 same => n,Queue(calls)
[from-queue]
exten => _2XX,1,Set(CDR(userfield)=\${CALLID} \${SHOP})
;                                    ^^^^^^ warning lost-inheritance: 'CALLID' is set without underscores, for the channel of the caller alone: this runs on the called channel, where it is empty.
 same => n,Dial(PJSIP/\${EXTEN})
[operators]
exten => *5,1,AddQueueMember(calls,Local/\${CALLERID(num)}@from-queue/n)
[both]
exten => _2XX,1,Set(CDR(userfield)=\${CALLID})
[phones]
exten => _2XX,1,Goto(both,\${EXTEN},1)
-- queues.conf --
[calls]
member => Local/200@from-queue/n
[others]
member => Local/200@both/n
`,
    { only },
  ));

test('what is local to a subroutine is not there on the called channel', () =>
  checkProblems(
    `
[a]
exten => _1X,1,Gosub(ring,s,1(shop,\${EXTEN}))
 same => n,Hangup()
[ring]
exten => s,1,Set(LOCAL(owner)=\${ARG1})
 same => n,MSet(LOCAL(phone)=\${ARG2},LOCAL(own)=1)
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Dial(PJSIP/\${owner}-\${phone},20,b(leg^s^1)U(talk))
 same => n,Return()
[leg]
exten => s,1,Set(DB(legs/\${owner})=\${EPOCH})
;                          ^^^^^ warning lost-inheritance: 'owner' is local to a subroutine on the channel of the caller: this runs on the called channel, where it is empty.
 same => n,Return()
[talk]
exten => s,1,Set(LOCAL(own)=2)
 same => n,Set(DB(talks/\${own})=\${EPOCH})
 same => n,Return()
; Hung up inside the subroutine, the channel still has its variables.
[ended]
exten => s,1,Set(DB(ends/\${owner})=\${phone})
 same => n,Return()
`,
    { only },
  ));
