/** unknown-keyword: only lines of contexts. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unknown-keyword';

test('settings of other sections, templates nobody uses, placeholders', () =>
  checkProblems(
    `
[general]
anything = 1
[globals]
extn = 1
[base](!)
saem = n,Hangup()
[a]
{{ line }} = {{ value }}
SameThing => s,1,Answer()
exten => s,1,Answer()
sameness => n,Hangup()
`.replace('SameThing => s,1,Answer()\n', ''),
    { only },
  ));

test('a template is judged once, where it is used', () =>
  checkProblems(
    `
[base](!)
saem => n,Hangup()
;<^^ error unknown-keyword: Asterisk does not know 'saem', and drops the line.
[a](base)
[b](base)
`,
    { only },
  ));

test('the closest keyword', () => {
  checkFix('[a]\nex<|>tn => 100,1,Answer()\n', '[a]\nexten => 100,1,Answer()\n', { only, safe: true });
  checkFix('[a]\nexten => 1,1,Answer()\nsa<|>em => n,Hangup()\n', '[a]\nexten => 1,1,Answer()\nsame => n,Hangup()\n', {
    only,
    safe: true,
  });
  checkFix('[a]\ninl<|>ude => b\n[b]\n', '[a]\ninclude => b\n[b]\n', { only, safe: true });
});

test('a word that was changed on purpose is not put back unasked', () =>
  checkFix('[a]\nex<|>ten2 => 100,1,Answer()\n', '[a]\nexten => 100,1,Answer()\n', { only, safe: false }));

test('nothing is near', () => checkNoFix('[a]\nallow = ulaw\n', { only }));

test('at a header without its end Asterisk refuses the file', () =>
  checkProblems(
    "[general}\nstatic=yes\n[a]\nstatic=yes\n;<^^^^ error unknown-keyword: Asterisk does not know 'static', and drops the line.\n",
    { only },
  ));

test('a line that is taken out as in another language', () =>
  checkFix('[a]\nexten => 1,1,Answer()\n<|>//exten => 1,n,Hangup()\n', '[a]\nexten => 1,1,Answer()\n;exten => 1,n,Hangup()\n', {
    title: 'Turn into a comment',
    only: 'unknown-keyword',
    safe: true,
  }));

test('a section of settings is told of once, unless some line comes near one of a dialplan', () =>
  checkProblems(
    `
[blur-my-shell]
blur=true
;<^^ information unknown-keyword: None of the 2 lines of this section is one of a dialplan; Asterisk drops them.
# A comment of another language
sigma=30
[phone]
name=Office
;<^^ information unknown-keyword: None of the 2 lines of this section is one of a dialplan; Asterisk drops them.
type=desktop
[one]
blur=true
;<^^ error unknown-keyword: Asterisk does not know 'blur', and drops the line.
[near]
blur=true
;<^^ error unknown-keyword: Asterisk does not know 'blur', and drops the line.
extne=100,1
;<^^^ error unknown-keyword: Asterisk does not know 'extne', and drops the line.
[numbers]
sales=100,1,Dial(PJSIP/100)
;<^^^ error unknown-keyword: Asterisk does not know 'sales', and drops the line.
support=200,1,Dial(PJSIP/200)
;<^^^^^ error unknown-keyword: Asterisk does not know 'support', and drops the line.
[mixed]
blur=true
;<^^ error unknown-keyword: Asterisk does not know 'blur', and drops the line.
sigma=30
;<^^^ error unknown-keyword: Asterisk does not know 'sigma', and drops the line.
exten => 100,1,Answer()
`,
    { only: 'unknown-keyword' },
  ));

test('a colon in the place of a semicolon', () =>
  checkFix(
    '[a]\n<|>:exten => 600,n,Playback(hello)\nexten => 601,1,Answer()\n',
    '[a]\n;exten => 600,n,Playback(hello)\nexten => 601,1,Answer()\n',
    { only: 'unknown-keyword', title: 'Turn into a comment', safe: true },
  ));

test('a setting of another file makes no line of an extension', () =>
  checkNoFix('[a]\nexten => 1,1,Hangup()\nreg<|>exten=301\n', { only }));
