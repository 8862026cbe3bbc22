/** same-without-extension: what a section carries over. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'same-without-extension';

test('a context that is opened again starts anew, one that is added to goes on', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
[b]
exten => s,1,Answer()
[a]
 same => n,Hangup()
;^^^^ error same-without-extension: No 'exten' stands above in this section; Asterisk drops the line.
[b](+)
 same => n,Hangup()
`,
    { only },
  ));

test('below a name that depends on the data base, which Asterisk finds empty or not', () =>
  checkProblems(
    `
[a]
exten => \${DB(number/main)},1,Answer()
 same => n,Hangup()
;^^^^ warning same-without-extension: The name of the extension above is computed once, while the dialplan is loaded; if it is empty then, Asterisk drops this line too.
`,
    { only },
  ));

test('below a name that is empty', () =>
  checkProblems(
    `
[a]
exten => \${NOWHERE},1,Answer()
 same => n,Hangup()
;^^^^ warning same-without-extension: The extension above has no name; Asterisk drops this line too.
`,
    { only },
  ));

test('becomes an extension', () => checkFix('[a]\n sa<|>me => n(x),Answer()\n', '[a]\n exten => s,1(x),Answer()\n', { only }));

test('lines that a mistake above has made homeless say so softly', () =>
  checkProblems(
    `
[a]
extn => s,1,Answer()
 same => n,Wait(1)
;^^^^ warning same-without-extension: No 'exten' stands above in this section; Asterisk drops the line.
 same => n,Hangup()
;^^^^ warning same-without-extension: No 'exten' stands above in this section; Asterisk drops the line.
[b]
 same => n,Wait(1)
;^^^^ error same-without-extension: No 'exten' stands above in this section; Asterisk drops the line.
 same => n,Hangup()
;^^^^ warning same-without-extension: No 'exten' stands above in this section; Asterisk drops the line.
`,
    { only },
  ));

test('below a line that has an extension after all', () =>
  checkProblems(
    `
[a]
 same => n,Wait(1)
;^^^^ error same-without-extension: No 'exten' stands above in this section; Asterisk drops the line.
include => b
 same => n,Wait(1)
;^^^^ warning same-without-extension: No 'exten' stands above in this section; Asterisk drops the line.
[b]
include => c
 same => n,Wait(1)
;^^^^ error same-without-extension: No 'exten' stands above in this section; Asterisk drops the line.
[c]
`,
    { only },
  ));

test('below a template that is not there', () =>
  checkProblems(
    `
[a](bse)
;   ^^^ error unknown-template: No section named 'bse' stands above; Asterisk refuses the file. It is in this file once more.
 same => n,Answer()
 same => n,Hangup()
[b](bse)
 same => n,Answer()
`,
    { only: ['same-without-extension', 'unknown-template'] },
  ));
