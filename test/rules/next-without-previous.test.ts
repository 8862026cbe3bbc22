/** next-without-previous: how an extension without a priority 1 is entered all the same. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'next-without-previous';

test('labels, patterns, includes, switches', () =>
  checkProblems(
    `
[a]
include => more
exten => s,1,Answer()
exten => t,n(late),Hangup()
exten => _1XX,1,Answer()
exten => 100,n,Hangup()
exten => 900,n,Hangup()
[more]
exten => _9XX,1,Answer()
[b]
switch => Realtime/@
exten => s,1,Answer()
exten => t,n,Hangup()
`,
    { only },
  ));

test('a number is an affair of another rule', () =>
  checkProblems('[a]\nexten => s,1,Answer()\nexten => t,5,Hangup()\n', { only }));

test('the first', () =>
  checkFix('[a]\nexten => s,1,Answer()\nexten => t,<|>n,Hangup()\n', '[a]\nexten => s,1,Answer()\nexten => t,1,Hangup()\n', {
    only,
    safe: false,
  }));

test('lines behind the first one are lost for the same reason', () =>
  checkProblems(
    `
[a]
exten => s,n,Answer()
;          ^ error next-without-previous: No priority stands above that 'n' could follow; Asterisk drops the line.
 same => n,Wait(1)
;        ^ warning next-without-previous: No priority stands above that 'n' could follow; Asterisk drops the line.
exten => s,n,Hangup()
;          ^ warning next-without-previous: No priority stands above that 'n' could follow; Asterisk drops the line.
exten => t,n,Hangup()
;          ^ error next-without-previous: No priority stands above that 'n' could follow; Asterisk drops the line.
`,
    { only },
  ));

test('a label that only the extension itself goes to is no way in', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
exten => t,n,GotoIf($["\${X}" = "1"]?end)
;          ^ error next-without-previous: 'n' counts on from another extension: 't' has no priority 1 and is never entered.
 same => n,Wait(1)
 same => n(end),Hangup()
`,
    { only },
  ));

test('a name that is flawed is told itself', () =>
  checkProblems(
    `
[a]
exten => X.,1,Answer()
exten => _X.,n,Hangup()
exten => _1X.,1,Answer()
exten => 1X.,n,Hangup()
[b]
exten => _[0-9].,1,Answer()
exten => _[9-0].,n,Hangup()
exten => _[0-9].,n,Hangup()
exten => _*X.,n,Hangup()
;             ^ error next-without-previous: 'n' counts on from another extension: '_*X.' has no priority 1 and is never entered.
`,
    { only },
  ));

test('lines behind one that was dropped for something else are lost with it', () =>
  checkProblems(
    `
[a]
exten => s,0,Answer()
 same => n,Wait(1)
;        ^ warning next-without-previous: No priority stands above that 'n' could follow; Asterisk drops the line.
exten => s,n,Hangup()
;          ^ warning next-without-previous: No priority stands above that 'n' could follow; Asterisk drops the line.
exten => t,n,Hangup()
;          ^ error next-without-previous: No priority stands above that 'n' could follow; Asterisk drops the line.
[b]
exten 200,1,Answer()
exten => 200,n,Hangup()
;            ^ warning next-without-previous: No priority stands above that 'n' could follow; Asterisk drops the line.
[c]
exten => s,1,Answer()
exten => 103,0,NoOp()
exten => 103,n,Hangup()
exten ==> 104,1,NoOp()
exten => 104,n,Hangup()
`,
    { only },
  ));

test('a section that adds to one elsewhere', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
-- loose.conf --
[b](+)
exten => s,n,Hangup()
`,
    { only: 'next-without-previous' },
  ));

test('a label that another extension looks for, and an extension behind one that is there already', () =>
  checkProblems(
    `
[a]
include => parkedcalls
exten => _0.,1,GotoIf($["\${X}" = "1"]?barred)
exten => _0.,n,Hangup()
exten => _0,n(barred),Playback(no)
;           ^ error next-without-previous: 'n' counts on from another extension: '_0' has no priority 1 and is never entered.
exten => _0.,n,Hangup()
exten => 73,1,Answer()
exten => 73,n,Hangup()
exten => 73,1,Answer()
exten => 74,n,Hangup()
`,
    { only: ['next-without-previous', 'unknown-label'] },
  ));

test('a line astray goes back to the extension that misses its label', () =>
  checkFix(
    '[a]\nexten => _0.,1,GotoIf(${X}?barred)\nexten => _0.,n,Hangup()\nexten => _0,<|>n(barred),Hangup()\n',
    '[a]\nexten => _0.,1,GotoIf(${X}?barred)\nexten => _0.,n,Hangup()\nexten => _0.,n(barred),Hangup()\n',
    { only, title: "Change to '_0.'", safe: false },
  ));

test('what stands behind the first dropped line is repaired with it', () => {
  const lines = '[a]\nexten => h,n,NoOp(1)\nexten => h,n,NoOp(2)\n';
  checkFix(lines.replace('n,NoOp(1)', '<|>n,NoOp(1)'), lines.replace('n,NoOp(1)', '1,NoOp(1)'), { only, title: "Change to '1'" });
  checkNoFix(lines.replace('n,NoOp(2)', '<|>n,NoOp(2)'), { only });
});

test('a slip of the name above is repaired on all its lines', () =>
  checkFix(
    '[a]\nexten => s-Internal,1,NoOp()\nexten => s-Intertal,<|>n,Answer()\nexten => s-Intertal,n,Wait(1)\nexten => s-Internal,n,Hangup()\n',
    '[a]\nexten => s-Internal,1,NoOp()\nexten => s-Internal,n,Answer()\nexten => s-Internal,n,Wait(1)\nexten => s-Internal,n,Hangup()\n',
    { only, title: "Change to 's-Internal'", safe: false },
  ));

test('the one line of its name among lines of another one, though some other extension has a priority 1 for it', () =>
  checkProblems(
    `
[a]
exten => 10,1,Goto(other,1)
exten => _1XX,1,Playback(a)
exten => _1X,n,Dial(PJSIP/\${EXTEN})
;            ^ error next-without-previous: 'n' counts on from another extension: '_1X' has no priority 1 and is never entered.
exten => _1XX,n,Hangup()
exten => _2X,1,Playback(a)
exten => 20,n,Playback(b)
exten => _2X,n+1,Hangup()
exten => other,1,Hangup()
`,
    { only },
  ));

test('the end of all others, though each of them has an end of its own', () =>
  checkProblems(
    `
[a]
exten => 494,1,Dial(PJSIP/111,9)
exten => 494,n,Hangup()
exten => _X.,n,Hangup()
;            ^ error next-without-previous: 'n' counts on from another extension: '_X.' has no priority 1 and is never entered.
[b]
exten => 494,1,Dial(PJSIP/111,9)
exten => 494,n,Dial(PJSIP/112,9)
exten => _X.,n,Hangup()
`,
    { only },
  ));

test('of all that stand behind a hint the first is told', () =>
  checkProblems(
    `
[a]
exten => 1,hint,PJSIP/1
exten => 1,n,Dial(PJSIP/1)
;          ^ error next-without-previous: 'n' behind a hint is priority 0; Asterisk drops the line without a word.
 same => n,Hangup()
;        ^ hint next-without-previous: 'n' behind a hint is priority 0; Asterisk drops the line without a word.
`,
    { only },
  ));

test('numbers of parked calls are no part of an extension', () =>
  checkProblems(
    `
[a]
include => parkedcalls
exten => *97,1,VoiceMailMain()
 same => n,Hangup()
exten => *98,n,Answer()
;            ^ error next-without-previous: 'n' counts on from another extension: '*98' has no priority 1 and is never entered.
 same => n,Hangup()
`,
    { only },
  ));

test('an extension that a pattern begins by chance', () =>
  checkProblems(
    `
[a]
exten => 201,1,Dial(PJSIP/201)
exten => 201,n,Hangup()
exten => 202,n,Dial(PJSIP/202)
;            ^ warning next-without-previous: 'n' counts on from another extension: '202' has no priority 1, and others begin its calls.
exten => 202,n,Hangup()
exten => _X.,1,Answer()
exten => 203,n,Dial(PJSIP/203)
exten => _X.,2,Wait(1)
exten => _X.,3,Hangup()
`,
    { only },
  ));

test('a priority that a pattern takes over between two of another one is reached', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Set(CALLERID(num)=100)
exten => _0.,n,Dial(PJSIP/\${EXTEN}@trunk)
exten => _X.,n,Hangup()
`,
    { only },
  ));

test('a line in the midst of another extension is not made the first: those below would count on from it', () => {
  const dialplan = (name: string): string =>
    `[a]\nexten => 100,1,Answer()\nexten => h,<|>n,Hangup()\nexten => ${name},n,Playback(hello)\nexten => ${name},n,Hangup()\n`;
  checkNoFix(dialplan('100'), { only });
  checkFix(dialplan('t'), dialplan('t').replace('<|>n,', '1,'), { only, title: "Change to '1'", safe: false });
});
