/** media-after-hangup: only what runs after the hangup and at no other time, once for each cause. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'media-after-hangup';

test('in any case, nested, and in what a handler calls and goes to', () =>
  checkProblems(
    `
[a]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended,s,1(x))
 same => n,Dial(PJSIP/100,,g)
 same => n,Playback(vm-goodbye)
[ended]
exten => s,1,ExecIf($["\${ARG1}" = "x"]?PLAYBACK(a):NoOp())
;                                      ^^^^^^^^ warning media-after-hangup: The channel has hung up: nobody hears this.
 same => n,Gosub(more,s,1)
 same => n,GotoIf($["\${ARG1}" = "y"]?elsewhere,s,1)
 same => n,Return()
[more]
exten => s,1,Read(DIGITS,,1)
;            ^^^^ warning media-after-hangup: The channel has hung up: nobody can press a key.
 same => n,Record(/tmp/x.wav)
;          ^^^^^^ warning media-after-hangup: The channel has hung up: there is nothing to record.
 same => n,Return()
[elsewhere]
exten => s,1,Dial(PJSIP/200)
;            ^^^^ warning media-after-hangup: The channel has hung up: Dial fails.
`,
    { only },
  ));

test('what stands behind a line that fails is not reported', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
exten => h,1,Wait(0.5)
;            ^^^^ warning media-after-hangup: The channel has hung up: Wait fails, and nothing behind it runs.
 same => n,Playback(vm-goodbye)
 same => n,System(/bin/report)
`,
    { only },
  ));

test('a pause with nothing behind it, without a time, or with a computed one', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
exten => h,1,Wait()
 same => n,Wait(0)
 same => n,Wait(\${DELAY})
 same => n,NoOp(x)
 same => n,Wait(1)
 same => n,NoOp(y)
 same => n,Hangup()
`,
    { only },
  ));

test('what works after the hangup', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
exten => h,1,System(/bin/report)
 same => n,AGI(report.agi)
 same => n,Originate(PJSIP/100,app,Playback,missed)
 same => n,UserEvent(Ended,Cause: \${HANGUPCAUSE})
 same => n,TryExec(Playbak(x))
 same => n,StopMixMonitor()
 same => n,Hangup()
`,
    { only },
  ));

test('a routine that a live channel runs too', () =>
  checkProblems(
    `
[a]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Gosub(say,s,1)
 same => n,Dial(PJSIP/100)
exten => h,1,Goto(100,bye)
[b]
exten => 100,1,Dial(PJSIP/100,,U(say))
exten => h,1,Gosub(again,s,1)
[c]
exten => s,1,Gosub(again,s,1)
[ended]
exten => s,1,Gosub(say,s,1)
 same => n,Return()
[say]
exten => s,1,Playback(x)
 same => n,Return()
[again]
exten => s,1,Playback(x)
 same => n,Return()
`,
    { only },
  ));

test('an extension that somebody may dial', () =>
  checkProblems(
    `
[a]
exten => 100,1,Answer()
 same => n,Playback(x)
 same => n(bye),Playback(y)
exten => h,1,Goto(100,bye)
[b]
exten => s,1,Answer()
 same => n(bye),Playback(y)
exten => h,1,Goto(s,bye)
[c]
exten => h,1,Goto(bye,1)
exten => bye,1,Playback(y)
;              ^^^^^^^^ warning media-after-hangup: The channel has hung up: nobody hears this.
[d]
include => e
[e]
exten => h,1,Goto(bye,1)
exten => bye,1,Playback(y)
`,
    { only },
  ));

test('a context that a phone or a queue comes to', () =>
  checkProblems(
    `
[a]
exten => h,1,Goto(b,s,1)
exten => t,1,Set(CHANNEL(hangup_handler_push)=c,s,1)
[b]
exten => s,1,Playback(y)
[c]
exten => s,1,Playback(y)
 same => n,Return()
-- pjsip.conf --
[100]
type = endpoint
context = b
-- queues.conf --
[q]
membergosub = c
`,
    { only },
  ));

test('a label of an extension that also begins elsewhere', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended)
 same => n,Playback(hello)
 same => n,Dial(PJSIP/100)
 same => n,Hangup()
 same => n(ended),Playback(bye)
;                 ^^^^^^^^ warning media-after-hangup: The channel has hung up: nobody hears this.
 same => n,Return()
exten => t,1,Set(CHANNEL(hangup_handler_push)=ended)
 same => n,Dial(PJSIP/100)
 same => n(ended),Playback(bye)
 same => n,Return()
`,
    { only },
  ));

test('h of a context that others include, of a pattern, and by a jump of a live channel', () =>
  checkProblems(
    `
[a]
include => b
exten => 100,1,Dial(PJSIP/100)
[b]
exten => h,1,Queue(q)
;            ^^^^^ warning media-after-hangup: The channel has hung up: Queue fails.
[c]
exten => _.,1,Playback(x)
[d]
exten => s,1,Goto(h,1)
exten => h,1,Playback(x)
`,
    { only },
  ));

test('only literally named contexts of a template', () =>
  checkProblems(
    `
[base](!)
exten => h,1,Playback(x)
;            ^^^^^^^^ warning media-after-hangup: The channel has hung up: nobody hears this.
[a](base)
exten => 100,1,Dial(PJSIP/100)
[b](base)
exten => 100,1,Dial(PJSIP/100)
`,
    { only },
  ));

test('loops, and routines that call each other', () =>
  checkProblems(
    `
[a]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
[ended]
exten => s,1,GotoIf($["\${X}" = "1"]?end)
 same => n,Gosub(more,s,1)
 same => n,Goto(s,1)
 same => n(end),Return()
[more]
exten => s,1,Gosub(ended,s,1)
 same => n,Page(PJSIP/1)
;          ^^^^ warning media-after-hangup: The channel has hung up: Page fails, and nothing behind it runs.
 same => n,Goto(s,1)
`,
    { only },
  ));

test('a routine that a live channel runs as well', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(bye,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=bye,s,1)
 same => n,Dial(PJSIP/1)
[bye]
exten => s,1,ExecIf($["\${CHANNEL(state)}" = "Up"]?Playback(bye))
 same => n,UserEvent(Bye)
 same => n,Return()
`,
    { only },
  ));

test('waiting for the CDR', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Queue(q)
[e]
exten => s,1,Wait(2) ; let CDR be written
;            ^^^^ warning media-after-hangup: The channel has hung up: Wait fails, and nothing behind it runs.
 same => n,Set(X=\${ODBC_CDR(\${UNIQUEID})})
 same => n,Return()
`,
    { only },
  ));

test('macros of a common distribution', () =>
  checkProblems(
    `
[from-internal]
exten => 100,1,Macro(user-callerid)
 same => n,Dial(PJSIP/100)
exten => h,1,Macro(hangupcall)
[macro-user-callerid]
exten => s,1,NoOp()
[macro-hangupcall]
exten => s,1,GotoIf($["\${USE_CONFIRMATION}"="" | "\${RINGGROUP_INDEX}"="" | "\${CHANNEL}"!="\${UNIQCHAN}"]?skiprg)
exten => s,n,Noop(Cleaning Up Confirmation Flag)
exten => s,n(skiprg),GotoIf($["\${FMGRP}"="" | "\${FMUNIQUE}"="" | "\${CHANNEL}"!="\${FMUNIQUE}"]?theend)
exten => s,n,Noop(x)
exten => s,n(theend),AGI(hangup.agi)
exten => s,n,Hangup()
`,
    { only },
  ));

test('a label that everybody jumps to', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
 same => n,Dial(PJSIP/1)
 same => n(hangup),Playback(goodbye)
 same => n,Hangup()
exten => i,1,Goto(s,hangup)
exten => t,1,Goto(s,hangup)
exten => h,1,Goto(s,hangup)
`,
    { only },
  ));

test('a pause that stands in ExecIf, and one in TryExec', () =>
  checkProblems(
    `
[a]
exten => 100,1,Dial(PJSIP/1)
exten => h,1,ExecIf($["\${X}"="1"]?Wait(2))
;                                 ^^^^ warning media-after-hangup: The channel has hung up: Wait fails, and nothing behind it runs.
 same => n,TryExec(Wait(1))
 same => n,System(x)
`,
    { only },
  ));

test('behind a jump to a label that is put together', () =>
  checkProblems(
    `
[a]
exten => 100,1,Record(x.wav)
exten => h,1,Goto(recd-\${RECORD_STATUS})
 same => n(recd-DTMF),Playback(vm-goodbye)
;                     ^^^^^^^^ warning media-after-hangup: The channel has hung up: nobody hears this.
 same => n,Return()
 same => n(other),Playback(vm-goodbye)
`,
    { only: 'media-after-hangup' },
  ));

test('a pause at the end of a handler keeps it from its Return', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
exten => h,1,Wait(1)
 same => n,Hangup()
[ended]
exten => s,1,Set(DB(last/call)=\${EPOCH})
 same => n,Answer()
;          ^^^^^^ warning media-after-hangup: The channel has hung up: Answer fails.
 same => n,Return()
`,
    { only },
  ));

test('a handler that goes on in lines which are there for calls', () =>
  checkProblems(
    `
[from-inside]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Dial(PJSIP/100,20)
exten => 200,1,Goto(report,s,1)
[ended]
exten => s,1,GotoIf($["\${X}" = "1"]?from-inside,100,1)
;                                   ^^^^^^^^^^^^^^^^^ warning media-after-hangup: The channel has hung up: this leads to Dial, which fails.
 same => n,GotoIf($["\${X}" = "2"]?report,s,1)
 same => n,Return()
[report]
exten => s,1,System(/bin/report)
 same => n,Return()
`,
    { only },
  ));

test('a subroutine that fails in any case when a handler calls it', () =>
  checkProblems(
    `
[phones]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=ended,s,1(100))
 same => n,Gosub(message,s,1(100))
 same => n,Gosub(ring,s,1(100))
 same => n,Gosub(store,s,1(100))
 same => n,Hangup()
[ended]
exten => s,1,Gosub(store,s,1(\${ARG1}))
 same => n,Gosub(ring,s,1(\${ARG1}))
;                ^^^^^^^^^^^^^^^^^ warning media-after-hangup: The channel has hung up: this leads to VoiceMail, which fails.
 same => n,ExecIf($["\${ARG1}" != ""]?Gosub(message,s,1(\${ARG1})))
;                                          ^^^^^^^^^^^^^^^^^^^^ warning media-after-hangup: The channel has hung up: this leads to VoiceMail, which fails.
 same => n,Return()
[message]
exten => s,1,Set(CDR(userfield)=message)
 same => n,VoiceMail(\${ARG1}@default,u)
 same => n,Return()
[ring]
exten => s,1,Gosub(message,s,1(\${ARG1}))
 same => n,Return()
[store]
exten => s,1,Set(DB(ended/\${ARG1})=\${EPOCH})
 same => n,GotoIf($["\${HANGUPCAUSE}" != ""]?end)
 same => n,VoiceMail(\${ARG1}@default,u)
 same => n(end),Return()
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only },
  ));

test('in a handler whose extension has the name that AEL gives', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,~~s~~,1)
 same => n,Gosub(both,~~s~~,1)
 same => n,Set(CHANNEL(hangup_handler_push)=both,~~s~~,1)
[ended]
exten => ~~s~~,1,Playback(goodbye)
;                ^^^^^^^^ warning media-after-hangup: The channel has hung up: nobody hears this.
exten => ~~s~~,2,Return()
[both]
exten => ~~s~~,1,Playback(goodbye)
exten => ~~s~~,2,Return()
`,
    { only },
  ));

test('in handlers whose names are put together', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(KIND=ward)
 same => n,Goto(3,1)
exten => 2,1,Set(KIND=office)
 same => n,Goto(3,1)
exten => 3,1,Set(CHANNEL(hangup_handler_push)=end-\${KIND},s,1)
 same => n,Hangup()
exten => 4,1,Goto(end-menu,s,1)
[end-ward]
exten => s,1,Read(KEY,beep,1)
;            ^^^^ warning media-after-hangup: The channel has hung up: nobody can press a key.
 same => n,Return()
[end-office]
exten => s,1,Set(DB(a/b)=1)
 same => n,Return()
exten => t,1,Playback(goodbye)
[end-menu]
exten => s,1,Playback(goodbye)
 same => n,Return()
`,
    { only },
  ));
