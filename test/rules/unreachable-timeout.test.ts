/** unreachable-timeout: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unreachable-timeout';
const without =
  'unreachable-timeout: No timeout leads here: no WaitExten runs here, and a call that comes to the end of an extension ends.';
const alone = 'unreachable-timeout: No timeout leads here: WaitExten has a priority behind it, and goes on there.';

test('in another spelling, inside ExecIf, and with several of them', () =>
  checkProblems(
    `
[a]
exten = s,1,waitexten
exten = s,n,Playback(bye)
exten = t,1,Playback(nobody)
;       ^ information ${alone}
[b]
exten => s,1,ExecIf($["\${X}" = ""]?WaitExten(5))
 same => n,Wait(1)
 same => n,WaitExten(5)
 same => n,Goto(s,1)
exten => t,1,NoOp(nobody)
;        ^ information unreachable-timeout: No timeout leads here: each WaitExten has a priority behind it, and goes on there.
 same => n,Goto(b,1,1)
exten => 1,1,Hangup()
`,
    { only },
  ));

test('one that is the last of its extension leads to t, in an including or an included context too', () =>
  checkProblems(
    `
[a]
exten => s,1,WaitExten(5)
 same => n,Hangup()
exten => 1,1,WaitExten(5)
exten => t,1,Playback(nobody)
[menu]
include => shared
exten => s,1,WaitExten(5)
[shared]
exten => 0,1,WaitExten(5)
 same => n,Hangup()
exten => t,1,Playback(nobody)
[outer]
include => inner
exten => s,1,WaitExten(5)
 same => n,Hangup()
exten => t,1,Playback(nobody)
[inner]
exten => 1,1,WaitExten(5)
`,
    { only },
  ));

test('the priority behind it may be in an included context', () =>
  checkProblems(
    `
[a]
include => b
exten => s,1,WaitExten(5)
exten => t,1,Playback(nobody)
;        ^ information ${alone}
[b]
exten => s,2,Playback(bye)
`,
    { only },
  ));

test('something jumps there, or may', () =>
  checkProblems(
    `
[a]
exten => s,1,WaitExten(5)
 same => n,GotoIf($["\${X}" = ""]?t,1)
exten => t,1,Playback(nobody)
[b]
exten => s,1,WaitExten(5)
 same => n,Goto(\${CHOICE},1)
exten => t,1,Playback(nobody)
[c]
exten => s,1,WaitExten(5)
 same => n,Goto(choice-\${CHOICE},1)
exten => choice-1,1,Goto(\${EXTEN:7},1)
exten => t,1,Playback(nobody)
;        ^ information ${alone}
[d]
exten => s,1,WaitExten(5)
 same => n,Hangup()
exten => 1,1,Goto(a,t,1)
exten => t,1,Playback(nobody)
;        ^ information ${alone}
[e]
exten => s,1,WaitExten(5)
 same => n,Hangup()
exten => _9,1,Incomplete()
exten => t,1,Playback(nobody)
`,
    { only },
  ));

test('both do the same, or t leads to what stands behind; a Hangup alone is a matter of taste', () =>
  checkProblems(
    `
[a]
exten => s,1,WaitExten(5)
 same => n,Goto(s,1)
exten => t,1,NoOp(nobody)
 same => n,Goto(a,s,1)
[b]
exten => s,1,WaitExten(5)
 same => n,Playback(bye)
 same => n,Hangup()
exten => t,1,Playback(bye)
[c]
exten => s,1,WaitExten(5)
 same => n(late),Playback(bye)
exten => t,1,Goto(s,late)
[d]
exten => s,1,WaitExten(5)
 same => n,Playback(bye)
exten => t,1,Hangup()
;        ^ hint ${alone}
`,
    { only },
  ));

test('where calls wait at the end of extensions', () =>
  checkProblems(
    `
[general]
autofallthrough=no
[a]
exten => s,1,WaitExten(5)
 same => n,Hangup()
exten => t,1,Playback(nobody)
`,
    { only },
  ));

test('a context without WaitExten', () =>
  checkProblems(
    `
[a]
exten => s,1,Background(menu)
exten => t,1,Playback(nobody)
;        ^ information ${without}
[b]
exten => s,1,Read(number)
 same => n,Goto(s,1)
exten => t,1,Playback(nobody)
;        ^ information ${without}
[c]
exten => s,1,Dial(PJSIP/1)
exten => t,1,Playback(nobody)
;        ^ hint ${without}
[d]
exten => s,1,Background(menu)
exten => t,1,Hangup()
;        ^ hint ${without}
[late]
exten => t,1,Playback(nobody)
[e]
include => late
exten => s,1,WaitExten(5)
`,
    { only },
  ));

test('a pattern that answers t', () =>
  checkProblems(
    `
[b]
exten => s,1,WaitExten(5)
 same => n,Hangup()
exten => _[t-z],1,Playback(nobody)
`,
    { only },
  ));

test('T, where nothing limits the call, and where something may', () =>
  checkProblems(
    `
[menu]
exten => s,1,Background(menu)
 same => n,WaitExten(5)
exten => 1,1,Queue(sales)
exten => T,1,Playback(vm-goodbye)
;        ^ information unreachable-timeout: No timeout leads here: 'T' is for calls that last longer than TIMEOUT(absolute), which nothing sets.
 same => n,Hangup()
`,
    { only },
  ));

test('T, where a line somewhere limits calls', () =>
  checkProblems(
    `
[menu]
exten => s,1,Background(menu)
 same => n,WaitExten(5)
exten => T,1,Playback(vm-goodbye)
 same => n,Hangup()
[from-outside]
exten => _X.,1,Set(TIMEOUT(absolute)=600)
 same => n,Goto(menu,s,1)
`,
    { only },
  ));

test('a WaitExten that Asterisk drops', () =>
  checkProblems(
    `
[a]
exten => s,1,Background(menu)
 same => WaitExten(5)
exten => 1,1,Hangup()
exten => t,1,Playback(goodbye)
`,
    { only },
  ));

test('a template from which another section needs it', () =>
  checkProblems(
    `
[menu](!)
exten => t,1,Playback(bye)
[a](menu)
exten => s,1,Background(a)
 same => n,WaitExten(5)
 same => n,Goto(s,1)
exten => 1,1,Hangup()
[b](menu)
exten => s,1,Background(b)
 same => n,WaitExten(5)
exten => 1,1,Hangup()
`,
    { only },
  ));
