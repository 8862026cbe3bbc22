/** invalid-priority: what Asterisk reads, and what was meant. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = ['invalid-priority', 'missing-priority', 'missing-application', 'unknown-application'];

test('what Asterisk takes', () =>
  checkProblems(
    `
[a]
exten => s,1(one),Answer()
 same => next,NoOp()
 same => n ,NoOp()
 same => n(a b),NoOp()
 same => one+20,NoOp()
 same => 60 (x),NoOp()
 same => s+1(two),NoOp()
 same => 70abc,NoOp()
`,
    { only },
  ));

test('one problem for one cause', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
 same => n(a,b),NoOp()
;        ^^^ error invalid-priority: The label has no ')'; Asterisk drops the line.
 same => (x),NoOp()
;        ^^^ error invalid-priority: A label alone is no priority: 'n(x)' is one. Asterisk drops the line.
 same => n(lbl),n,NoOp()
;               ^ error invalid-priority: 'n' is a second priority where the application belongs.
 same => n(y)NoOp(a)
;        ^^^^^^^^^^^ error invalid-priority: A comma is missing between the priority and 'NoOp'.
 same => n-2,NoOp()
;        ^^^ error invalid-priority: 'n-2' is no number, no 'n', no 's' and no label of this extension; Asterisk drops the line.
 same => HINT,PJSIP/1
;        ^^^^ error invalid-priority: 'HINT' is no priority: it is written 'hint'. Asterisk drops the line.
`,
    { only },
  ));

const fixes = (before: string, after: string, safe: boolean): void =>
  checkFix(`[a]\nexten => s,1,Answer()\n${before}\n`, `[a]\nexten => s,1,Answer()\n${after}\n`, { only, safe });

test('the label moves', () => fixes(' same => n,<|>(end),Hangup()', ' same => n(end),Hangup()', true));
test('the label is closed', () => fixes(' same => n(en<|>d,Hangup()', ' same => n(end),Hangup()', true));
test('the label gets its priority', () => fixes(' same => (<|>end),Hangup()', ' same => n(end),Hangup()', false));
test('a second priority goes', () => fixes(' same => n(end),<|>n,Hangup()', ' same => n(end),Hangup()', true));
test('a comma comes', () => fixes(' same => n(e<|>nd)Hangup()', ' same => n(end),Hangup()', true));
test('small letters', () => fixes(' same => N<|>,Hangup()', ' same => n,Hangup()', true));
test('a label in the place of the priority', () =>
  fixes(' same => answe<|>red,Hangup()', ' same => n(answered),Hangup()', false));
test('no blank', () => fixes(' same => n<|> (end),Hangup()', ' same => n(end),Hangup()', true));

test('a comma that is missing behind a label', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
 same => n(busy)VoiceMail(\${X}@default,b)
;        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-priority: A comma is missing between the priority and 'VoiceMail'.
 same => n(end),Hangup()
`,
    { only: 'invalid-priority' },
  ));

test('the extension once more in front of the priority', () =>
  checkFix(
    '[a]\nexten => 4001,1,Answer()\n same => <|>4001,2,Hangup()\n',
    '[a]\nexten => 4001,1,Answer()\n same => 2,Hangup()\n',
    { title: "Remove '4001,'", safe: true },
  ));

test('a slip of hint, and a label that no application follows', () => {
  checkFix('[a]\nexten => 102,<|>hnit,PJSIP/102\n', '[a]\nexten => 102,hint,PJSIP/102\n', { title: "Change to 'hint'" });
  checkNoFix('[a]\nexten => 102,1,Answer()\n same => <|>answered,PJSIP/102\n', { title: "Change to 'n(answered)'" });
});

test('a label behind its comma on a line that is dropped for another reason', () =>
  checkProblems(`
[a]
exten => h,n,(more),NoOp()
;            ^^^^^^ error invalid-priority: The label belongs right behind the priority: 'n(more)'.
;          ^ error next-without-previous: No priority stands above that 'n' could follow; Asterisk drops the line.
`));

test('an arrow that stands apart', () => {
  checkProblems(
    `
[a]
exten => s,1,Answer()
 same = > n,Hangup()
;       ^^^ error invalid-priority: The '>' stands apart from its '=', and becomes part of the priority; Asterisk drops the line.
`,
    { only },
  );
  checkFix('[a]\nexten => s,1,Answer()\n same = <|>> n,Hangup()\n', '[a]\nexten => s,1,Answer()\n same = n,Hangup()\n', {
    only,
    safe: true,
  });
});

test('a name that Asterisk looks for by itself begins an extension, where the context has none of that name', () => {
  checkProblems(
    `
[a]
exten => s,1,Answer()
 same => h,Hangup()
;        ^ error invalid-priority: 'h' is no priority: an extension begins with 'exten' and its number or name. Asterisk drops the line.
[b]
exten => s,1,Answer()
 same => t,Hangup()
;        ^ error invalid-priority: 't' is no number, no 'n', no 's' and no label of this extension; Asterisk drops the line.
exten => t,1,Hangup()
`,
    { only },
  );
  checkFix(
    `
[a]
exten = s,1,Answer()
 same = h<|>,Hangup()
`,
    `
[a]
exten = s,1,Answer()
 exten = h,1,Hangup()
`,
    { only, title: "Begin the extension 'h'", safe: false },
  );
});

test('a label in the place of the first priority', () =>
  checkFix('[a]\nexten => 1000,be<|>gin,Answer()\n', '[a]\nexten => 1000,1(begin),Answer()\n', {
    only,
    title: "Change to '1(begin)'",
    safe: false,
  }));

test('a special extension that was to begin behind the name of another one', () =>
  checkFix(
    '[a]\nexten => _X.,1,Answer()\nexten => _X.,<|>h,Hangup()\n',
    '[a]\nexten => _X.,1,Answer()\nexten => h,1,Hangup()\n',
    {
      only,
      title: "Begin the extension 'h'",
    },
  ));

test('a special extension that the context already has is no label either', () =>
  checkNoFix('[a]\nexten => _X.,1,Answer()\nexten => _X.,<|>h,Hangup()\nexten => h,1,Hangup()\n', { only }));

test('the extension once more behind same, which says nothing else', () =>
  checkProblems(`
[a]
exten => s,1,Answer()
 same => s,n(start),Playback(beep)
;        ^ error invalid-priority: 's' stands where the priority belongs.
 same => s,n,Goto(s,1)
;        ^ error invalid-priority: 's' stands where the priority belongs.
exten => 1,1,Playback(beep)
 same => 1,2,Hangup()
;          ^ error invalid-priority: '2' is a second priority where the application belongs.
`));

test('the extension goes', () =>
  checkFix(
    '[a]\nexten => s,1,Answer()\n same => <|>s,n(start),Playback(beep)\n',
    '[a]\nexten => s,1,Answer()\n same => n(start),Playback(beep)\n',
    { only, title: "Remove 's,'", safe: true },
  ));

test('a small number of an extension goes too', () =>
  checkFix('[a]\nexten => 1,1,Answer()\n same => 1,<|>2,Hangup()\n', '[a]\nexten => 1,1,Answer()\n same => 2,Hangup()\n', {
    only,
    title: "Remove '1,'",
    safe: true,
  }));

test('a second priority behind a number may be the right one', () =>
  checkFix('[a]\nexten => 5,1,Answer()\n same => 3,<|>n,Hangup()\n', '[a]\nexten => 5,1,Answer()\n same => 3,Hangup()\n', {
    only,
    title: "Remove 'n,'",
    safe: false,
  }));

test('a line of another extension stays one', () =>
  checkFix(
    '[a]\nexten => s,1,Answer()\nexten => 700,1,Answer()\n same => <|>s,n,Hangup()\n',
    '[a]\nexten => s,1,Answer()\nexten => 700,1,Answer()\n exten => s,n,Hangup()\n',
    { only, title: "Write 'exten', for the extension 's'", safe: false },
  ));

test('where there is no such extension, the line may belong to the one above', () =>
  checkFix('[a]\nexten => 700,1,Answer()\n same => <|>s,n,Hangup()\n', '[a]\nexten => 700,1,Answer()\n same => n,Hangup()\n', {
    only,
    title: "Remove 's,'",
    safe: false,
  }));
