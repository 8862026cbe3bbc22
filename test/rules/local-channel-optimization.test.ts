/** local-channel-optimization: what the Local channel itself carries, and where it is never taken out. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'local-channel-optimization';

test('both halves, dial strings and queue members', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(Local/1@b&PJSIP/1,30)
;                 ^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the hangup handler that is pushed on it runs then and not at the end.
 same => n,Dial(Local/1@b/j)
;               ^^^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the hangup handler that is pushed on it runs then and not at the end.
 same => n,Dial(Local/1@b/n)
 same => n,Dial(Local/1@b/jn)
 same => n,Originate(Local/1@b,exten,a,1,1)
 same => n,RetryDial(x,1,1,local/2@b)
;                          ^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the hangup handler that is pushed on it runs then and not at the end.
 same => n,Dial(Local/3@b)
 same => n,Dial(Local/4@b,,U(push))
;               ^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the hangup handler that is pushed on it runs then and not at the end.
 same => n,Dial(Local/5@b,,U(push))
 same => n,AddQueueMember(q,Local/1@b)
;                           ^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the hangup handler that is pushed on it runs then and not at the end.
 same => n,Dial(Local/6@b)
;               ^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the Dial with option b ends then.
[b]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Dial(PJSIP/1)
exten => 2,1,Gosub(push,s,1)
 same => n,ExecIf($["\${X}" = ""]?Dial(PJSIP/1))
exten => 3,1,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Playback(x)
exten => 4,1,Dial(PJSIP/4)
exten => 5,1,Answer()
exten => 6,1,Dial(PJSIP/6,,b(push^s^1))
 same => n,Set(CHANNEL(hangup_handler_push)=e,s,1)
[push]
exten => s,1,Set(CHANNEL(hangup_handler_push)=e,s,1)
 same => n,Return()
[e]
exten => s,1,Return()
-- queues.conf --
[q]
member => Local/1@b,0,One,PJSIP/1
;         ^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the hangup handler that is pushed on it runs then and not at the end.
member => Local/1@b/n
member => PJSIP/1
`,
    { only },
  ));

test('the letter goes behind what is there', () => {
  const rest =
    '\n[b]\nexten => 1,1,Set(CHANNEL(hangup_handler_push)=e,s,1)\n same => n,Dial(PJSIP/1)\n[e]\nexten => s,1,Return()\n';
  checkFix(`[a]\nexten => 1,1,Dial(Lo<|>cal/1@b&PJSIP/1,30)${rest}`, `[a]\nexten => 1,1,Dial(Local/1@b/n&PJSIP/1,30)${rest}`, {
    only,
    safe: true,
  });
  checkFix(`[a]\nexten => 1,1,Dial(Lo<|>cal/1@b/j)${rest}`, `[a]\nexten => 1,1,Dial(Local/1@b/nj)${rest}`, { only });
});

test('a member whose extension goes on in another context', () =>
  checkProblems(
    `
[in]
exten => 500,1,Queue(q)
[from-queue]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=e,s,1(\${EXTEN}))
 same => n,Goto(ring,\${EXTEN},1)
[ring]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20)
[e]
exten => s,1,UserEvent(x,X:\${ARG1})
 same => n,Return()
-- queues.conf --
[q]
member => Local/101@from-queue,0,Bob,PJSIP/101
;         ^^^^^^^^^^^^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the hangup handler that is pushed on it runs then and not at the end.
member => Local/102@from-queue/n,0
`,
    { only },
  ));

test("'h' of the context that it leads to, and not one that does nothing", () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(Local/1@b&Local/1@c&Local/1@d)
;                 ^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and 'h' runs then and not at the end.
 same => n,Originate(Local/1@b,exten,a,1,1)
[b]
exten => 1,1,Goto(e,1,1)
exten => h,1,NoOp(over)
[c]
exten => 1,1,Dial(PJSIP/1)
exten => h,1,Hangup()
[d]
exten => 1,1,Playback(x)
exten => h,1,Set(DB(x/y)=1)
[e]
exten => 1,1,Dial(PJSIP/1,,tT)
exten => h,1,Set(DB(x/y)=1)
`,
    { only },
  ));

test('a computed number: of members what any carries, elsewhere what all do', () =>
  checkProblems(
    `
[a]
exten => 1,1,AddQueueMember(q,Local/\${CALLERID(num)}@b)
;                             ^^^^^^^^^^^^^^^^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the Dial with option U ends then.
 same => n,Dial(Local/\${X}@b)
 same => n,Dial(Local/\${X}@c)
;               ^^^^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the Dial with option U ends then.
[b]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},,U(d))
exten => _2XX,1,Dial(PJSIP/\${EXTEN})
[c]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},,U(d))
exten => h,1,Hangup()
[d]
exten => s,1,Return()
`,
    { only },
  ));

test('a computed number is for patterns', () =>
  checkProblems(
    `
[inside]
exten => _X.,1,Dial(Local/\${EXTEN}@out,30)
;                   ^^^^^^^^^^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the hangup handler that is pushed on it runs then and not at the end.
[out]
exten => _0.,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Dial(PJSIP/\${EXTEN})
exten => 112,1,Dial(PJSIP/112)
exten => _s-.,1,Hangup()
[ended]
exten => s,1,Return()
`,
    { only },
  ));

test('a Dial behind the subroutine that the extension calls, with another in front of it', () =>
  checkProblems(
    `
[from-inside]
exten => 500,1,Queue(sales)
[desks]
exten => _1X,1,Gosub(ring,s,1(\${EXTEN}))
 same => n,Hangup()
[ring]
exten => s,1,GotoIf($["\${DB(fwd/\${ARG1})}" != ""]?forward)
 same => n,Dial(PJSIP/\${ARG1},20,U(answered))
 same => n,Return()
 same => n(forward),Dial(PJSIP/\${DB(fwd/\${ARG1})},20)
 same => n,Return()
[answered]
exten => s,1,Set(DB(begun/\${UNIQUEID})=\${EPOCH})
 same => n,Return()
-- queues.conf --
[sales]
member => Local/10@desks
;         ^^^^^^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the Dial with option U ends then.
member => Local/11@desks/n
`,
    { only },
  ));

test('a context that is put together', () =>
  checkProblems(
    `
[from-inside]
exten => _X,1,Dial(Local/1@\${FIRM}-desks,30)
exten => _XX,1,Dial(Local/\${EXTEN}@\${FIRM}-desks,30)
;                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the Dial with option U ends then.
exten => _XXX,1,Dial(Local/\${EXTEN}@\${FIRM}-rooms,30)
[red-desks]
exten => _1X,1,Dial(PJSIP/red-\${EXTEN},20,U(answered))
[blue-desks]
exten => _1X,1,Dial(PJSIP/blue-\${EXTEN},20,U(answered))
[red-rooms]
exten => _1XX,1,Dial(PJSIP/red-\${EXTEN},20,U(answered))
[blue-rooms]
exten => _1XX,1,Dial(PJSIP/blue-\${EXTEN},20)
[answered]
exten => s,1,Set(DB(begun/\${UNIQUEID})=\${EPOCH})
 same => n,Return()
`,
    { only },
  ));
