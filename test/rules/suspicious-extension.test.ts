/** suspicious-extension: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

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
