/** suspicious-extension: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'suspicious-extension';

test('blanks, brackets and patterns', () =>
  checkProblems(
    `
[a]
exten = > 20,1,Answer()
;       ^^^^ warning suspicious-extension: The name of this extension begins with '>', and nobody dials that.
exten = > 20,n,Hangup()
exten => '100',1,Answer()
;        ^^^^^ warning suspicious-extension: The name of this extension begins with "'", and nobody dials that.
exten => (200),1,Answer()
;        ^^^^^ warning suspicious-extension: The name of this extension begins with '(', and nobody dials that.
exten == _1XX,1,Answer()
;      ^^^^^^ warning suspicious-extension: The name of this extension begins with '=', and nobody dials that.
`,
    { only },
  ));

test('names that are computed, taken from a template, or hold such signs further behind', () =>
  checkProblems(
    `
[a]
exten => \${NUMBER},1,Answer()
exten => {{ number }},1,Answer()
exten => <%= number %>,1,Answer()
exten => a=b,1,Answer()
exten => _[(]X,1,Answer()
`,
    { only },
  ));

test('a label behind the name of an extension', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
exten => s(open),n,Playback(welcome)
;        ^^^^^^^ warning suspicious-extension: '(open)' is part of the name here: a label stands behind the priority.
exten => s,n(open2),Hangup()
exten => a(1),1,Answer()
`,
    { only },
  ));

test('the name without its signs, on all of its lines', () => {
  checkFix(
    '[a]\nexten ==> <|>100,1,Answer()\nexten ==> 100,2,Hangup()\n same => n,NoOp()\n',
    '[a]\nexten => 100,1,Answer()\nexten => 100,2,Hangup()\n same => n,NoOp()\n',
    { only, safe: false },
  );
  checkFix('[a]\nexten = <|>> 100,1,Answer()\n', '[a]\nexten = 100,1,Answer()\n', { only, safe: false });
  checkFix('[a]\nexten => "<|>200",1,Answer()\n', '[a]\nexten => 200,1,Answer()\n', { only, safe: false });
});

test('no name is offered that another extension has, nor one of which a part may be meant', () => {
  checkNoFix('[a]\nexten => "<|>200",1,Answer()\nexten => 200,1,Hangup()\n', { only });
  checkNoFix('[a]\nexten => (<|>200),1,Answer()\n', { only });
});

test('a label goes behind the priority', () => {
  checkFix(
    '[a]\nexten => s,1,Answer()\nexten => s(<|>open),n,Playback(welcome)\n',
    '[a]\nexten => s,1,Answer()\nexten => s,n(open),Playback(welcome)\n',
    { only, safe: false },
  );
  checkNoFix('[a]\nexten => s,1,Answer()\nexten => s(<|>open),n(ready),Playback(welcome)\n', { only });
});

test('an extension to which Asterisk goes by itself, in a capital letter', () =>
  checkProblems(
    `
[a]
exten => I,1,Playback(invalid)
;        ^ warning suspicious-extension: Asterisk goes to 'i' by itself, and nothing leads to 'I'.
exten => T,1,Hangup()
exten => H,1,Hangup()
exten => 1,1,Goto(H,1)
`,
    { only: 'suspicious-extension' },
  ));

test('capital letters where messages are left', () =>
  checkProblems(
    `
[a]
exten => 100,1,VoiceMail(100)
exten => O,1,Playback(vm-goodbye)
;        ^ warning suspicious-extension: Asterisk goes to 'o' by itself, and nothing leads to 'O'.
[b]
exten => 100,1,Playback(hello)
exten => A,1,Playback(vm-goodbye)
`,
    { only },
  ));
