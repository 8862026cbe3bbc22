/** unreachable-include: what is left of an included context, and what only seems to be taken. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unreachable-include';

test('one number that is left is enough, and so is one that only a hint or a later priority is looked for', () =>
  checkProblems(
    `
[one]
include => short
include => watched
include => longer
include => there
exten => _X.,1,NoOp(\${EXTEN})
exten => _8.,1,Goto(there,\${EXTEN},1)
[short]
exten => 1,1,Answer()
exten => 100,1,Answer()
;        ^^^ warning unreachable-include: '100' is never found: '_X.' of 'one' answers it before.
[watched]
exten => 200,hint,PJSIP/200
exten => 200,1,Dial(PJSIP/200)
[longer]
exten => 300,1,NoOp()
 same => n,Dial(PJSIP/300)
[there]
exten => 800,1,Answer()
`,
    { only },
  ));

test('an earlier include takes as much as an own pattern, but not at some hours alone', () =>
  checkProblems(
    `
[a]
include => all
include => phones
;          ^^^^^^ warning unreachable-include: Nothing of 'phones' is ever found here: '_.' and 's' answer all of its numbers before.
exten => s,1,Answer()
exten => _*X,1,Answer()
[b]
include => all,9:00-17:00,mon-fri,*,*
include => phones
exten => _*X,1,Answer()
[all]
exten => _.,1,Hangup()
[phones]
exten => 100,1,Answer()
exten => s,1,Answer()
`,
    { only },
  ));

test('the same names in both, but for the letters that Asterisk enters by itself', () =>
  checkProblems(
    `
[a]
include => arabic
include => english
;          ^^^^^^^ warning unreachable-include: Nothing of 'english' is ever found here: 'rate' and '1222' answer all of its numbers before.
include => later
[arabic]
exten => rate,1,Playback(ar)
exten => 1222,1,Answer()
exten => s,1,Answer()
[english]
exten => rate,1,Playback(en)
exten => 1222,1,Answer()
[later]
exten => s,1,Answer()
`,
    { only },
  ));

test('the numbers of parked calls, as res_parking.conf has them', () =>
  checkProblems(
    `
[a]
include => parkedcalls
;          ^^^^^^^^^^^ warning unreachable-include: Nothing of 'parkedcalls' is ever found here: '_6XX' answers all of its numbers before.
exten => _6XX,1,Dial(PJSIP/\${EXTEN})
[b]
include => parkedcalls
exten => _7XX,1,Dial(PJSIP/\${EXTEN})
-- res_parking.conf --
[default]
parkext = 600
parkpos = 601-620
`,
    { only },
  ));

test('a context that is not seen as a whole may have other numbers', () =>
  checkProblems(
    `
[a]
include => open
include => unknown
include => inner
exten => _X.,1,Hangup()
[open]
exten => 100,1,Answer()
switch => Realtime/open@extensions
[inner]
include => a
exten => 100,1,Answer()
`,
    { only },
  ));

test('a file that nothing includes may be an alternative to the others', () =>
  checkProblems(
    `
[a]
exten => 100,1,Answer()
[all]
exten => _X.,1,Hangup()
[inside]
include => all
-- extensions_old.conf --
[inside]
include => phones
[phones]
exten => 200,1,Answer()
`,
    { only },
  ));

test('a single number is found where something else leads to its context', () =>
  checkProblems(
    `
[one]
include => rooms
include => outside
[two]
include => outside
[three]
include => rooms
include => emergency
exten => 5,1,Goto(emergency,112,1)
[four]
include => rooms
include => later,9:00-17:00,*,*,*
[five]
include => left
include => right
[rooms]
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
[outside]
exten => 112,1,Hangup()
exten => _0.,1,Hangup()
[emergency]
exten => 112,1,Hangup()
exten => _0.,1,Hangup()
[later]
exten => 112,1,Hangup()
exten => _0.,1,Hangup()
[left]
exten => 11,1,Hangup()
exten => _11,1,Hangup()
[right]
exten => 112,1,Hangup()
`,
    { only },
  ));

test('parked calls that an include further up finds', () =>
  checkProblems(
    `
[inside]
include => phones
include => others
include => parkedcalls
[phones]
include => parkedcalls
exten => 100,1,Dial(PJSIP/100)
[others]
exten => _X.,1,Playback(invalid)
[outside]
include => others
include => parkedcalls
;          ^^^^^^^^^^^ warning unreachable-include: Nothing of 'parkedcalls' is ever found here: '_X.' answers all of its numbers before.
`,
    { only },
  ));
