/** missing-wait: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'missing-wait';

test('a wait anywhere in the extension, a last word, an answer to a choice', () =>
  checkProblems(
    `
[menu]
exten => s,1,Background(menu)
 same => n,WaitExten(5)
 same => n,Background(goodbye)
exten => 1,1,Background(opening-hours)
exten => _[23],1,Background(other)
exten => i,1,Background(invalid)
exten => t,1,Background(goodbye)
`,
    { only },
  ));

test('another extension, or one of another context, goes on behind it', () =>
  checkProblems(
    `
[menu]
include => rest
exten => 100,1,Background(menu)
exten => _1XX,2,WaitExten(5)
exten => 200,1,Background(menu)
exten => 1,1,Queue(sales)
[rest]
exten => 200,2,WaitExten(5)
`,
    { only },
  ));

test('keys that an included context has, in a context that is entered by itself as well', () =>
  checkProblems(
    `
[menu]
include => keys
exten => s,1,Background(menu)
;            ^^^^^^^^^^ warning missing-wait: The call ends with the text: nothing waits for a key behind it.
[keys]
exten => 1,1,Queue(sales)
[closed]
exten => s,1,Background(closed)
exten => 100,1,Hangup()
exten => _[a-zA-Z],1,Background(closed)
`,
    { only },
  ));

test('a Hangup behind it may be meant, but hardly where there are several choices and nothing ever waits', () =>
  checkProblems(
    `
[menu]
exten => s,1,Background(menu)
;            ^^^^^^^^^^ information missing-wait: The call ends with the text: nothing waits for a key behind it.
 same => n,Hangup()
exten => 1,1,Queue(sales)
exten => 2,1,Queue(support)
[night]
exten => s,1,Background(night)
 same => n,Hangup()
exten => 1,1,VoiceMail(100)
[day]
exten => s,1,Background(day)
 same => n,Hangup()
exten => 1,1,Queue(sales)
exten => 2,1,Background(more)
 same => n,WaitExten(5)
`,
    { only },
  ));

test('a line that was dropped may be the one that waits; where calls wait at the end nothing is missing', () => {
  checkProblems(
    `
[menu]
exten => s,1,Background(menu)
 same => 1,WaitExten(5)
exten => 1,1,Queue(sales)
`,
    { only },
  );
  checkProblems(
    `
[general]
autofallthrough=no
[menu]
exten => s,1,Background(menu)
exten => 1,1,Queue(sales)
`,
    { only },
  );
});

test('a Wait behind the text of a menu, and in front of the way back to it', () =>
  checkFix(
    '[menu]\nexten => s,1(again),Background(menu)\n same => n,Wa<|>it(5)\n same => n,Goto(again)\nexten => 1,1,Queue(sales)\nexten => 2,1,Queue(support)\n',
    '[menu]\nexten => s,1(again),Background(menu)\n same => n,WaitExten(5)\n same => n,Goto(again)\nexten => 1,1,Queue(sales)\nexten => 2,1,Queue(support)\n',
    { only, safe: false },
  ));

test('a Wait that is a pause, and one where another extension waits for the keys', () =>
  checkProblems(
    `
[menu]
exten => s,1,Background(menu)
 same => n,Wait(3)
 same => n,Dial(PJSIP/operator)
exten => 100,1,Background(menu)
 same => n,Wait(1)
 same => n,Hangup()
exten => 200,1,Background(menu)
 same => n,Wait(\${TIME})
exten => 1,1,Queue(sales)
exten => 2,1,Queue(support)
[closed]
exten => s,1,Background(closed)
 same => n,Wait(5)
exten => 100,1,Background(menu)
 same => n,WaitExten(5)
exten => 1,1,Queue(sales)
exten => 2,1,Queue(support)
[lone]
exten => s,1,Background(closed)
 same => n,Wait(5)
exten => 9,1,Queue(sales)
`,
    { only },
  ));

test('a menu that ends with a Playback, and one whose keys are entered otherwise', () =>
  checkProblems(
    `
[menu]
exten => s,1,Playback(menu)
;            ^^^^^^^^ information missing-wait: The call ends with the text: Playback takes no keys, and nothing waits for one behind it.
exten => 1,1,Dial(PJSIP/1)
exten => 2,1,Dial(PJSIP/2)
exten => 3,1,Dial(PJSIP/3)
exten => i,1,Playback(invalid)
exten => t,1,Hangup()
[entered]
exten => s,1,Playback(welcome)
exten => 1,1,Dial(PJSIP/1)
exten => 2,1,Dial(PJSIP/2)
exten => 3,1,Dial(PJSIP/3)
exten => i,1,Playback(invalid)
exten => t,1,Hangup()
[from-trunk]
exten => 100,1,Goto(entered,1,1)
`,
    { only: 'missing-wait' },
  ));
