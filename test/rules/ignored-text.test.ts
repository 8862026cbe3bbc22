/** ignored-text: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'ignored-text';

test('behind targets, arguments with parentheses, and comments that are cut out', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(s,1)x
;                     ^ warning ignored-text: Asterisk ignores 'x' behind the last ')'.
 same => n,Gosub(b,s,1(x)),y
;                         ^^ warning ignored-text: Asterisk ignores ',y' behind the last ')'.
 same => n,Wait(1) ;-- a comment --; seconds
;                                    ^^^^^^^ information ignored-text: Asterisk ignores 'seconds' behind the last ')'.
exten => t,1,Hangup().
;                    ^ information ignored-text: Asterisk ignores '.' behind the last ')'.
`,
    { only },
  ));

test('lines that are told otherwise, and templates', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${CALLERID(num)}
 same => n,Set(Y=\${LEN(\${X)}
 same => n,Dial({{ devices(1) }})
 same => n,Hangup()\u00a0
 same => n,Hangup()\u200b\u200b
`,
    { only },
  ));

test('behind a label in the wrong place', () =>
  checkProblems('[a]\nexten => s,1,Answer()\nexten => s,n,(end),hangup\n', { only }));

test('behind a label', () =>
  checkProblems(
    `
[a]
exten => s,1(start)i,Answer()
;                  ^ information ignored-text: Asterisk ignores 'i' behind the label.
 same => n(end) ,Hangup()
`,
    { only: 'ignored-text' },
  ));

test('the end of a comment that is not open is told of that', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer() --; pick up
`,
    { only },
  ));

test('a mark goes, and words become a comment', () => {
  checkFix('[a]\nexten => s,1,Answer()<|>,\n', '[a]\nexten => s,1,Answer()\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,Hangup() <|>// the end\n', '[a]\nexten => s,1,Hangup() ; // the end\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,Hangup() <|>-- the end\n', '[a]\nexten => s,1,Hangup() ; -- the end\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,Hangup() <|>] ; the end\n', '[a]\nexten => s,1,Hangup()  ; the end\n', { only, safe: true });
});

test('words with parentheses of their own become a comment from their beginning', () => {
  checkFix('[a]\nexten => s,1,Set(X=1) ==> sets X (or Y) <|>here\n', '[a]\nexten => s,1,Set(X=1) ; ==> sets X (or Y) here\n', {
    only,
    safe: false,
  });
  checkNoFix('[a]\nexten => s,1,Set(X=1) sets X (or Y) <|>here\n', { only });
});

test('what was to have an effect is left to its author', () =>
  checkNoFix('[a]\nexten => s,1,Playback(pbx-invalid)<|>&goodbye\n', { only }));

test('words in any script are kept as a comment, and what a template puts in is no text of the line', () => {
  checkFix('[a]\nexten => s,1,Monitor(wav,,m) <|>#录音\n', '[a]\nexten => s,1,Monitor(wav,,m) ; #录音\n', {
    only: 'ignored-text',
    title: 'Make it a comment',
    safe: true,
  });
  checkProblems('[a]\nexten => s,1,Set(CDR(amaflags)=billing){/literal}\n', { only: 'ignored-text' });
});

test('words with parentheses become arguments where the application takes no words', () => {
  checkProblems(
    `
[a]
exten => s,1,Background(hello) --> menu of (2020).
;                              ^^^^^^^^^^^^^^^^^^^ warning ignored-text: '--> menu of (2020).' is read as arguments of 'Background', which reach to the last ')'.
 same => n,Verbose(1,hello) the menu (of 2020)
 same => n,Set(LIST=1) sales 2) help (or more)
 same => n,PLAYBACK(hello) the menu (of 2020) ; of (today)
;                          ^^^^^^^^^^^^^^^^^^ warning ignored-text: 'the menu (of 2020)' is read as arguments of 'PLAYBACK', which reach to the last ')'.
 same => n,Goto(s,1) to the menu (again)
;                    ^^^^^^^^^^^^^^^^^^^ information ignored-text: 'to the menu (again)' is read as arguments of 'Goto', which reach to the last ')'.
 same => n,GotoIf($["\${X}" = ""]?menu) to the menu (again)
;                                      ^^^^^^^^^^^^^^^^^^^ warning ignored-text: 'to the menu (again)' is read as arguments of 'GotoIf', which reach to the last ')'.
 same => n,Hangup() the end (of all)
;                   ^^^^^^^^^^^^^^^^ information ignored-text: 'the end (of all)' is read as arguments of 'Hangup', which reach to the last ')'.
 same => n,Goto(s,1(a) b (c))
 same => n,Dial(PJSIP/1,30,G(a^s^1) b(c^s^1))
`,
    { only },
  );
  checkFix('[a]\nexten => s,1,Playback(hello) the <|>menu (a)\n', '[a]\nexten => s,1,Playback(hello) ; the menu (a)\n', {
    only,
    title: 'Make it a comment',
    safe: true,
  });
});
