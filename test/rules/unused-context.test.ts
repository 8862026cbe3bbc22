/** unused-context: all the ways in which a context is named, and what makes it impossible to know. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unused-context';

test('every way to name one counts', () =>
  checkProblems(
    `
[inside]
exten => s,1,Goto(jumped,s,1)
exten => s,n,Dial(PJSIP/1,30,U(sub^x)b(predial^s^1))
exten => s,n,Set(CHANNEL(hangup_handler_push)=handler,s,1)
exten => s,n,Dial(Local/5@locally/n)
exten => s,n,Set(TRANSFER_CONTEXT=moved)
exten => s,n,Macro(old)
exten => s,n,GotoIf($[\${DIALPLAN_EXISTS(asked,s,1)}]?5)
include => included,9:00-17:00,mon-fri,*,*
switch => Loopback/\${EXTEN}@looped/_X.
exten => s,1,Goto(dropped,s,1)
[jumped]
[sub]
[predial]
[handler]
[locally]
[moved]
[macro-old]
[asked]
[included]
[looped]
[dropped]
[called]
[nobody]
;<^^^^^^ information unused-context: Nothing names the context 'nobody', and no channel begins in it.
[dropped-custom]
-- queues.conf --
[sales]
member => Local/1@called/n
${channels}`,
    { only },
  ));

test('a context that only names itself is named', () =>
  checkProblems(`[inside]\nexten => s,1,NoOp()\n[b]\nexten => s,1,Goto(b,s,1)\n${channels}`, { only }));

test('a context of several sections is told once', () =>
  checkProblems(
    `
[inside]
[b]
;<^ information unused-context: Nothing names the context 'b', and no channel begins in it.
exten => s,1,Goto(s,2)
[b]
exten => s,2,Hangup()
[template](!)
exten => s,1,Hangup()
${channels}`,
    { only },
  ));

test('a name that is put together may be that of any, or of those that it fits', () => {
  checkProblems(`[inside]\nexten => s,1,Goto(\${WHERE},s,1)\n[b]\nexten => s,1,Hangup()\n${channels}`, { only });
  checkProblems(
    `
[inside]
exten => s,1,Goto(day-\${X},s,1)
 same => n,Goto(\${CONTEXT},s,1)
[day-1]
[night-1]
;<^^^^^^^ information unused-context: Nothing names the context 'night-1', and no channel begins in it.
${channels}`,
    { only },
  );
});

test('nothing is known without the files of the channels, nor of those that a database adds to', () => {
  checkProblems('[a]\nexten => s,1,Hangup()\n', { only });
  checkProblems('[a]\nexten => s,1,Hangup()\n-- queues.conf --\n[sales]\nmember => PJSIP/1\n', { only });
  checkProblems(`[a]\nexten => s,1,Hangup()\n${channels}-- extconfig.conf --\n[settings]\nps_endpoints => odbc,asterisk\n`, {
    only,
  });
  checkProblems(`[a]\nexten => s,1,Hangup()\n#include "more.conf"\n${channels}`, { only });
  checkProblems(`[inside]\n${channels}-- parts.conf --\n[b]\nexten => s,1,Hangup()\n`, { only });
});

const channels = '-- pjsip.conf --\n[100]\ntype=endpoint\ncontext=inside\n';

test('a slip in the name where it is used is told there', () =>
  checkProblems(
    `
[inside]
exten => 1,1,Gosub(sub-hundle,s,1)
 same => n,Hangup()
[sub-handle]
exten => s,1,Return()
[sub-other]
;<^^^^^^^^^ information unused-context: Nothing names the context 'sub-other', and no channel begins in it.
exten => s,1,Return()
${channels}`,
    { only },
  ));

test('a line that is broken may be the one that names it', () =>
  checkProblems(
    `
[inside]
exten => 1,1,Daal(PJSIP/1,30,U(sub-a))
same = > n,Gosub(sub-b,s,1)
exten = 2,1,Dial(PJSIP/1,\${TIME,U(sub-c))
exten => 3,1,Gosup(sub-d,s,1)
[sub-a]
exten => s,1,Return()
[sub-b]
exten => s,1,Return()
[sub-c]
exten => s,1,Return()
[sub-d]
exten => s,1,Return()
${channels}`,
    { only },
  ));

test('a name in a place that is misread, and settings below a mistyped header', () =>
  checkProblems(
    `
[genreal]
static=yes
[inside]
exten => 1,1,Set(CHANNEL(hangup_handler_psuh)=sub-ended,s,1)
 same => n,Goto(other,s1)
[sub-ended]
exten => s,1,Return()
[other]
exten => s,1,Hangup()
${channels}`,
    { only },
  ));

test('what is there for another context, which does not include it', () =>
  checkProblems(
    `
[inside]
include => goodbyes
exten => 100,1,Hangup()
[invalid]
;<^^^^^^^ information unused-context: Nothing includes the context 'invalid', and nothing can be dialed in it.
exten => i,1,Playback(invalid)
[goodbyes]
exten => t,1,Playback(goodbye)
[later]
exten => i,1,Playback(invalid)
exten => s,1,Hangup()
`,
    { only: 'unused-context' },
  ));

test('what a mistake elsewhere was to name, which is told there', () =>
  checkProblems(
    `
[inside]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=Gosub(ended,s,1))
 same => n,Dial(PJSIP/100,,U(answered(1)))
exten => 2,1,Goto(menus,invite,1)
[ended]
exten => s,1,Return()
[answered]
exten => s,1,Return()
[conference]
exten => invite,1,Answer()
[base] (!)
exten => 3,1,Answer()
[nobody]
;<^^^^^^ information unused-context: Nothing names the context 'nobody', and no channel begins in it.
exten => 4,1,Answer()
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    { only },
  ));

test('a subroutine needs no channels beside it to be known as unused', () =>
  checkProblems(
    `
[inside]
exten => _X.,1,Gosub(called,s,1)
 same => n,Hangup()
[called]
exten => s,1,Return()
[forgotten]
;<^^^^^^^^^ information unused-context: Nothing names the context 'forgotten', and no channel begins in it.
exten => s,1,Set(DB(last/call)=\${EPOCH})
 same => n,Return()
[other]
exten => s,1,Set(DB(last/call)=\${EPOCH})
 same => n,Hangup()
`,
    { only },
  ));

test('a line that Asterisk drops names what it would have run', () =>
  checkProblems(
    `
[phones]
exten => _1XX,Dial(PJSIP/\${EXTEN},30,U(answered))
 same => n,Hangup()
[answered]
exten => s,1,Set(DB(last/answered)=\${EPOCH})
 same => n,Return()
`,
    { only: 'unused-context' },
  ));

test('lines that Asterisk drops, and sections that were to add to others', () =>
  checkProblems(
    `
[inside]
exten => 1,Gosub(called,s,1)
exten => 2,1,Gosub hello,s,1
exten => 3,1,Set(CHANNEL(hangup_handler_push):over,s,1)
[called]
exten => s,1,Return()
[hello]
exten => s,1,Return()
[over]
exten => s,1,Return()
[gone](+)
exten => s,1,Return()
`,
    { only },
  ));

test('a context that a GSM modem brings its calls to', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Dial(PJSIP/100)
[from-modem]
exten => s,1,Dial(PJSIP/100)
[outside]
;<^^^^^^^ information unused-context: Nothing names the context 'outside', and no channel begins in it.
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[100]
type=endpoint
context=inside
-- dongle.conf --
[dongle0]
context=from-modem
`,
    { only },
  ));

test('a context whose name is nearly default, where there is none, be the channels unknown', () => {
  checkProblems(
    `
[defualt]
;<^^^^^^^ information unused-context: Nothing names the context 'defualt', and no channel begins in it.
exten => 1,1,Answer()
`,
    { only: 'unused-context' },
  );
  checkProblems('[defaults]\nexten => 1,1,Answer()\n[default]\nexten => 1,1,Answer()\n', { only: 'unused-context' });
});

test('a context of which others take the lines', () =>
  checkProblems(
    `
[ends]
exten => h,1,NoOp(\${HANGUPCAUSE})
exten => _X.,1,Hangup()
[inside](ends)
exten => 100,1,Dial(PJSIP/100)
[outside](ends)
;<^^^^^^^^^^^^^ information unused-context: Nothing names the context 'outside', and no channel begins in it.
exten => 200,1,Dial(PJSIP/100)
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    { only },
  ));

test('a context that an Originate of a kind that there is not would enter', () =>
  checkProblems(
    `
[phones]
exten => 1,1,Originate(PJSIP/100,ext,wake-up,100,1)
[wake-up]
exten => _1XX,1,Playback(hello)
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only },
  ));

test('a context that was renamed is missed where it is named', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=operator-left,s,1)
;                                               ^^^^^^^^^^^^^ error unknown-context: The hangup handler pushed here goes nowhere: no file defines a context named 'operator-left'.
 same => n,Dial(PJSIP/100,20)
[operator-gone]
exten => s,1,NoOp(left)
 same => n,Return()
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    { only: ['unused-context', 'unknown-context'] },
  ));

test('a context that another one includes by mistake is told at the include', () =>
  checkProblems(
    `
[inside]
include => inside
;          ^^^^^^ warning include-cycle: 'inside' includes itself, which does nothing.
exten => 100,1,Dial(PJSIP/100)
[features]
exten => 200,1,Dial(PJSIP/200)
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    { only: ['unused-context', 'include-cycle'] },
  ));

test('a name that a jump has a part less of, and one that a computed name was to be', () =>
  checkProblems(
    `
[phones]
exten => 1,1,Gosub(sub-board,s,1)
 same => n,Gosub(routes-\${X},s,1)
[sub-tell-board]
exten => s,1,Return()
[route-north]
exten => s,1,Return()
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only },
  ));

test('a place that is put in as a value names its context', () =>
  checkProblems(
    `
[inside]
exten => 1,1,Set(HANDLER=ended,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=\${HANDLER}(\${EXTEN}))
exten => 2,1,Goto(\${DB(next/\${EXTEN})})
exten => 3,1,Goto(\${WHERE}-inn,s,1)
[ended]
exten => s,1,Return()
[east-in]
exten => s,1,Hangup()
[never]
;<^^^^^ information unused-context: Nothing names the context 'never', and no channel begins in it.
exten => s,1,Hangup()
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    { only },
  ));

test('named behind a semicolon, and in a handler that set_var pushes in a wrong way', () =>
  checkProblems(
    `
[phones]
exten => 100,1,GosubIf($["\${X}" = ""]?refuse,s,1(a);greet,s,1(b))
 same => n,Hangup()
[refuse]
exten => s,1,Return()
[greet]
exten => s,1,Return()
[ended]
exten => s,1,Return()
[over]
exten => s,1,Return()
[nobody]
;<^^^^^^ information unused-context: Nothing names the context 'nobody', and no channel begins in it.
exten => s,1,Return()
-- pjsip.conf --
[100]
type=endpoint
context=phones
set_var=CHANNEL(hangup_handler_puhs)=ended,s,1
set_var=CHANNEL(hangup_handler_push)=over,1
`,
    { only },
  ));

test('a context that was renamed is told where its old name stands', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Gosub(sub-may,s,1)
[parking-back]
exten => s,1,Dial(PJSIP/100)
[sub-other]
;<^^^^^^^^^ information unused-context: Nothing names the context 'sub-other', and no channel begins in it.
exten => s,1,Return()
-- pjsip.conf --
[100]
type=endpoint
context=inside
-- res_parking.conf --
[lot]
parkext=700
parkpos=701-709
context=parked
comebackcontext=back-from-parking
`,
    { only },
  ));

test('a name that a slip in a file beside hides, and one that is cut short', () =>
  checkProblems(
    `
[phones]
exten => 100,1,Goto(callback,s,1)
[callback-request]
exten => s,1,Answer()
[answered]
exten => s,1,Return()
[moved]
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
[muted]
exten => s,1,Return()
[forgotten]
;<^^^^^^^^^ information unused-context: Nothing names the context 'forgotten', and no channel begins in it.
exten => s,1,Answer()
-- queues.conf --
[sales]
member_gosub=answered
-- features.conf --
[applicationmap]
mute => *5,pear,Gosub(muted,s,1(on))
-- pjsip.conf --
[100]
type=endpoint
context=phones
set_var=TRANSFER_CONTEXT=moved,s,1
`,
    { only },
  ));

test('what an include that stands there twice was to name, and the routine of an option without one', () =>
  checkProblems(
    `
[inside]
include => services
include => services
exten => 100,1,Dial(PJSIP/100)
[services]
exten => *1,1,Echo()
[outside]
exten => _0X.,1,Dial(PJSIP/\${EXTEN}@trunk)
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    { only },
  ));

test('the routine of an option that has lost it', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Dial(PJSIP/100,20,tU)
exten => 101,1,Dial(PJSIP/100,20,tU(ring)T)
[ring]
exten => s,1,Return()
[answered]
exten => s,1,Return()
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    { only },
  ));

test('an option with an open bracket excuses no others', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Dial(PJSIP/100,20,trU(noted-b)
[noted-b]
exten => s,1,Return()
[salse]
;<^^^^^ information unused-context: Nothing names the context 'salse', and no channel begins in it.
exten => 200,1,Dial(PJSIP/200)
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    { only },
  ));
