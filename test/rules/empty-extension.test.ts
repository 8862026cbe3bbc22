/** empty-extension: what is empty while the dialplan is loaded. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'empty-extension';

test('a file that is not here may set the variable, and a data base may hold a name', () =>
  checkProblems(
    `
#include "globals.conf"
[a]
exten => \${X},1,Answer()
;        ^^^^ warning empty-extension: No global variable here gives '\${X}' a value; without one Asterisk drops the line.
 same => n,Hangup()
exten => \${DB(a/b)},1,Answer()
;        ^^^^^^^^^^ warning empty-extension: '\${DB(a/b)}' is computed once, while the dialplan is loaded; if it is empty then, Asterisk drops the line.
 same => n,Hangup()
;^^^^ warning same-without-extension: The name of the extension above is computed once, while the dialplan is loaded; if it is empty then, Asterisk drops this line too.
`,
    { only: ['empty-extension', 'same-without-extension'] },
  ));

test('a caller ID makes no name', () =>
  checkProblems(
    `
[a]
exten => /100,1,Answer()
;        ^^^^ error empty-extension: The extension has no name; Asterisk drops the line.
 same => n,Hangup()
;^^^^ warning empty-extension: The extension above has no name; Asterisk drops this line too.
`,
    { only },
  ));

test('a channel variable has no value yet', () =>
  checkProblems(
    `
[a]
exten => \${EXTEN},1,Answer()
;        ^^^^^^^^ error empty-extension: '\${EXTEN}' is empty while the dialplan is loaded; Asterisk drops the line.
exten => 9\${EXTEN},1,Answer()
`,
    { only },
  ));

test('in files that a program fills in', () =>
  checkProblems(
    `
[a]
exten => \${SECRET_NUMBER},1,Answer()
;        ^^^^^^^^^^^^^^^^ information empty-extension: '\${SECRET_NUMBER}' is empty while the dialplan is loaded; Asterisk drops the line.
-- pjsip.conf --
[100]
type=auth
username=\${SECRET_USER}
`,
    { only },
  ));
