/** mixed-pattern-priorities: who goes on in another extension, and who is meant to. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'mixed-pattern-priorities';

test('a pattern inside a wider one, and a hole in the middle', () =>
  checkProblems(
    `
[a]
exten => _10X,1,Dial(PJSIP/1)
;             ^ warning mixed-pattern-priorities: When this goes on, a call to '_10X' runs priority 2 of '_1XX' next.
exten => _1XX,1,NoOp()
 same => n,Playback(hello)
 same => n,Hangup()
exten => 200,1,Answer()
;            ^ warning mixed-pattern-priorities: When this goes on, a call to '200' runs priority 2 of '_2X.' next.
exten => 200,3,Hangup()
exten => _2X.,1,NoOp()
exten => _2X.,2,Playback(hello)
`,
    { only },
  ));

test('nothing goes on behind an end, a jump or a way out', () =>
  checkProblems(
    `
[a]
exten => _XXX,1,NoOp()
 same => n,Playback(hello)
exten => 100,1,Hangup()
exten => 101,1,Goto(100,1)
exten => 102,1,GotoIf($["\${X}" = "1"]?100,1:101,1)
exten => 103,1,GotoIf($["\${X}" = "1"]?100,1)
;            ^ warning mixed-pattern-priorities: When this goes on, a call to '103' runs priority 2 of '_XXX' next.
exten => 104,1,Congestion()
exten => 105,1,Macro(hangupcall)
`,
    { only },
  ));

test('what is meant to be gone on with, or does no harm', () =>
  checkProblems(
    `
[a]
exten => 100,1,Set(X=1)
exten => _1XX,2,Dial(PJSIP/\${X})
exten => 200,1,Dial(PJSIP/1)
exten => _2XX,1,Dial(PJSIP/2)
 same => n,Hangup()
exten => 300/55,1,Set(X=1)
exten => 300,1,Set(X=2)
exten => 300,2,Dial(PJSIP/\${X})
exten => 400,1,Answer()
exten => _[1-4]0X/55,1,NoOp()
exten => _[1-4]0X/55,2,Playback(hello)
exten => abc,1,Answer()
exten => _.,1,NoOp()
exten => _.,2,Playback(hello)
`,
    { only },
  ));

test('an included context is searched too, but that is another matter', () =>
  checkProblems('[a]\nexten => 100,1,Answer()\ninclude => b\n[b]\nexten => _1XX,1,NoOp()\n same => n,Playback(hello)\n', {
    only,
  }));

test('a Hangup keeps them apart', () =>
  checkFix(
    '[a]\nexten => 100,<|>1,Answer() ; reception\nexten => _1XX,1,NoOp()\n same => n,Playback(hello)\n',
    '[a]\nexten => 100,1,Answer() ; reception\n same => n,Hangup()\nexten => _1XX,1,NoOp()\n same => n,Playback(hello)\n',
    { only, safe: false },
  ));

test('a hole is no end', () =>
  checkNoFix('[a]\nexten => 100,<|>1,Answer()\nexten => 100,3,Hangup()\nexten => _1XX,1,NoOp()\n same => n,Playback(hello)\n', {
    only,
  }));

test('at an application that is not there the call ends', () =>
  checkProblems(
    '[a]\nexten => 100,1,Answer()\n same => n,Hungup()\nexten => _1XX,1,NoOp()\n same => n,Answer()\n same => n,Playback(hello)\n',
    { only },
  ));

test('a priority that stands between two of another name', () =>
  checkProblems(
    `
[a]
exten => _0.,1,NoOp()
exten => _0X.,2,Dial(PJSIP/1)
;        ^^^^ warning mixed-pattern-priorities: '_0X.' has no priority but this one, which stands between two of '_0.'.
exten => _0.,3,Hangup()
exten => 200,1,Set(RING=20)
exten => _2XX,2,Dial(PJSIP/\${EXTEN},\${RING})
`,
    { only },
  ));

test('numbers that are left out for a pattern', () =>
  checkProblems(
    `
[a]
exten => _XX,1,NoOp(call)
 same => 2,Set(CALLERID(num)=0\${CALLERID(num)})
 same => 3,Answer()
 same => 4,Dial(PJSIP/\${EXTEN})
 same => 5,Hangup()
exten => 10,1,NoOp(menu)
 same => 5,Goto(menu,s,1)
exten => 20,1,NoOp(menu)
;           ^ warning mixed-pattern-priorities: When this goes on, a call to '20' runs priority 2 of '_XX' next.
 same => 3,Goto(menu,s,1)
[menu]
exten => s,1,Background(menu)
`,
    { only },
  ));

test('a pattern that goes on with the one above under nearly its name', () =>
  checkProblems(
    `
[a]
exten => _9XX,1,Set(__AGENT=\${EXTEN})
exten => _90X,2,Dial(PJSIP/\${EXTEN})
;        ^^^^ warning mixed-pattern-priorities: This goes on for a part of the numbers of '_9XX' only: calls to the others end behind its priority 1.
 same => n,Hangup()
exten => _81X,1,Set(__AGENT=\${EXTEN})
exten => _8XX,2,Dial(PJSIP/\${EXTEN})
exten => _7XX,1,Set(__AGENT=\${EXTEN})
exten => _70X,2,Dial(PJSIP/\${EXTEN})
exten => _7NX,2,Dial(PJSIP/1\${EXTEN})
exten => _6XX,1,Hangup()
exten => _60X,2,Dial(PJSIP/\${EXTEN})
`,
    { only },
  ));
