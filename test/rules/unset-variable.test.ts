/** unset-variable: what may have set a variable, and who may know that it is empty. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unset-variable';
const phones = `-- pjsip.conf --
[100]
type=endpoint
context=phones
set_var=BESIDE=1
`;

test('a context that others lead to, all of which begin at devices', () =>
  checkProblems(
    `
[phones]
include => numbers
exten => 1,1,Goto(menu,s,1)
[numbers]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},\${RINGING_TIME})
;                                     ^^^^^^^^^^^^ information unset-variable: Nothing sets 'RINGING_TIME', so that it is empty here.
 same => n,Dial(PJSIP/\${BESIDE}&PJSIP/\${SIP_OTHER}&PJSIP/\${ARG1},\${RINGING_TIME})
[menu]
exten => s,1,Playback(\${LATER})
 same => n,Goto(s,\${OTHER_GREETING})
;                   ^^^^^^^^^^^^^^ information unset-variable: Nothing sets 'OTHER_GREETING', so that it is empty here.
[elsewhere]
exten => s,1,Set(LATER=1)
${phones}`,
    { only },
  ));

test('what other calls or programs may have set', () =>
  checkProblems(
    `
[phones]
exten => 1,1,Goto(one,s,1)
exten => 2,1,Goto(two,s,1)
[campaign]
exten => s,1,Goto(one,s,1)
[one]
exten => s,1,Playback(\${GREETING})
[two]
exten => s,1,AGI(menu.agi)
 same => n,Goto(three,s,1)
[three]
exten => s,1,Playback(\${GREETING})
[alone]
exten => s,1,Playback(\${GREETING})
${phones}`,
    { only },
  ));

test('what lines compare with nothing, or tell people alone', () =>
  checkProblems(
    `
[phones]
exten => 1,1,GotoIf($["\${TENANT}" = ""]?end)
 same => n,GotoIf($[\${ISNULL(\${REGION})}]?end)
 same => n,GotoIf($["x\${BRANCH}" = "x"]?end)
 same => n,Playback(\${TENANT}&\${REGION}&\${BRANCH})
 same => n(end),NoOp(\${STATE})
 same => n,Set(FROM=\${CUT(MESSAGE(from),@,1)})
 same => n,Hangup()
${phones}`,
    { only },
  ));

test('a program that fills in its names, and parts that are missing', () => {
  checkProblems(`\n[phones]\nexten => 1,1,Dial(\${TRUNK_NAME}/\${TRUNK_HOST}/\${TRUNK_USER})\n${phones}`, { only });
  checkProblems(`\n#include "more.conf"\n[phones]\nexten => 1,1,Playback(\${GREETING})\n${phones}`, { only });
});

test('what the driver of a GSM modem sets', () =>
  checkProblems(
    `
[phones]
exten => 1,1,NoOp()
exten => s,1,Playback(\${MODEMNAME})
${phones}-- quectel.conf --
[modem0]
context=phones
`,
    { only },
  ));

test("a slip of one of Asterisk's own is told once", () =>
  checkProblems(`
[phones]
exten => 100,1,Dial(PJSIP/100,\${RING_TIME})
;                               ^^^^^^^^^ warning unknown-variable: Nothing sets 'RING_TIME'; Asterisk's variable is 'RINGTIME'.
-- pjsip.conf --
[100]
type=endpoint
context=phones
`));

test('variables of a section that Asterisk does not read are told of it alone', () =>
  checkProblems(
    `
[global]
;^^^^^^ error unknown-keyword: Asterisk reads its settings in 'globals': here it drops all lines, which are none of a dialplan.
LINE=PJSIP/line
RINGALL=PJSIP/1&PJSIP/2
[phones]
exten => 100,1,Dial(\${RINGALL})
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only: [only, 'unknown-keyword'] },
  ));

test('a name beside that of another variable, which somebody reads', () =>
  checkProblems(
    `
[globals]
BELL=ring
[phones]
exten => 100,1,Playback(\${BELL})
 same => n,Playback(\${BELLE})
;          ^^^^^^^^ information unset-variable: Nothing sets 'BELLE', so that it is empty here.
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only },
  ));

test('who writes a default value knows that there may be none', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Dial(PJSIP/100,\${RINGING_TIME:=15})
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    { only: 'unset-variable' },
  ));

test('what queues set only where their file says so', () =>
  checkProblems(
    `
[queues]
exten => 100,1,Queue(sales)
 same => n,Set(DB(last/sales)=\${MEMBERNAME})
 same => n,Set(DB(waited/sales)=\${QEHOLDTIME})
;                                 ^^^^^^^^^^ information unset-variable: No queue sets 'QEHOLDTIME': 'setqueueentryvar' is not on in queues.conf.
exten => 101,1,Queue(support)
[answered]
exten => s,1,Set(DB(busy/\${MEMBERINTERFACE})=1)
;                          ^^^^^^^^^^^^^^^ information unset-variable: The queue 'sales' sets no 'MEMBERINTERFACE': 'setinterfacevar' is not on in queues.conf.
 same => n,Return()
[answered-too]
exten => s,1,Set(DB(busy/\${MEMBERINTERFACE})=1)
 same => n,Return()
-- queues.conf --
[sales]
membergosub=answered
setinterfacevar=no
[support]
membergosub=answered-too
setinterfacevar=yes
`,
    { only },
  ));

test('what one of the next lines sets', () =>
  checkProblems(
    `
[phones]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=left,s,1(\${CLIENT}))
;                                                          ^^^^^^ information unset-variable: 'CLIENT' is set further down, and empty here.
 same => n,Set(CLIENT=\${FILTER(0-9,\${CALLERID(num)})})
 same => n,Queue(sales)
exten => 101,1,Gosub(known,s,1)
 same => n,Set(DB(a/b)=\${CLIENT})
 same => n,Set(CLIENT=2)
exten => 102,1,Set(DB(a/b)=\${SECOND})
 same => n,Set(SECOND=3)
 same => n,Goto(1)
[programs]
exten => s,1,AGI(names.py)
 same => n,Set(DB(a/b)=\${THIRD})
 same => n,Set(THIRD=3)
[known]
exten => s,1,Set(CLIENT=1)
 same => n,Return()
[left]
exten => s,1,Set(DB(left/\${ARG1})=1)
 same => n,Return()
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only },
  ));

test('in handlers, in what Local channels of a queue run, and where a name of a context is put together', () =>
  checkProblems(
    `
[phones]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=left,s,1(1))
 same => n,Queue(sales)
 same => n,Goto(\${ROUTINE},s,1)
;                 ^^^^^^^ information unset-variable: Nothing sets 'ROUTINE', so that it is empty here.
[left]
exten => s,1,Set(DB(left/\${ARG1})=\${GROUND})
;                                   ^^^^^^ information unset-variable: Nothing sets 'GROUND', so that it is empty here.
 same => n,Return()
[members]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20,U(answered^100))
[answered]
exten => s,1,NoOp(\${CURL(\${STATISTICS},who=\${ARG1})})
;            ^^^^ information unset-variable: Nothing sets 'STATISTICS', so that it is empty here.
 same => n,Return()
-- pjsip.conf --
[100]
type=endpoint
context=phones
-- queues.conf --
[sales]
member => Local/101@members/n
`,
    { only },
  ));

test('what option v of Originate gives to the new channel', () =>
  checkProblems(
    `
[phones]
exten => 1,1,Originate(PJSIP/100,exten,wake,s,1,30,av(ROOM=\${EXTEN}^HOUR=7))
exten => 2,1,Originate(PJSIP/100,exten,wake,late,1,30,av(FLOOR=1,TOWER=2))
[wake]
exten => s,1,Playback(rooms/\${ROOM})
 same => n,SayDigits(\${HOUR})
exten => late,1,Playback(floors/\${FLOOR})
 same => n,Playback(towers/\${TOWER})
;          ^^^^^^^^ information unset-variable: Nothing sets 'TOWER', so that it is empty here.
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only },
  ));

test('a name that is nearly that of one that nobody reads', () =>
  checkProblems(
    `
[phones]
exten => 1,1,Gosub(answered,s,1(100))
[ended]
exten => s,1,Set(DB(ended/\${ARG1})=$[\${EPOCH} - \${ARG2}])
 same => n,Return()
[answered]
exten => s,1,Set(LOCAL(begin)=\${EPOCH})
 same => n,Set(DB(answered/\${ARG1})=\${began})
;                                     ^^^^^ information unset-variable: Nothing sets 'began', so that it is empty here.
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${ARG1},\${began}))
 same => n,Return()
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only },
  ));

test('underscores in front of the names that ARRAY() sets', () =>
  checkProblems(
    `
[phones]
exten => 1,1,Set(ARRAY(DEPTH,_VOTING,__SCORING)=\${DB(a/b)})
 same => n,Playback(\${VOTING})
 same => n,Playback(\${SCORING})
 same => n,Playback(\${RATING})
;          ^^^^^^^^ information unset-variable: Nothing sets 'RATING', so that it is empty here.
${phones}`,
    { only },
  ));
