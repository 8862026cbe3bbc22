/** repeated-extension: caller IDs, computed names, sections, files and templates between. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'repeated-extension';

test('caller ID and computed names are part of the name', () =>
  checkProblems(
    `
[a]
exten => _1XX/\${A},1,Answer()
exten => _1XX/\${A},n,Wait(1)
;        ^^^^^^^^^ warning repeated-extension: This line repeats '_1XX/\${A}', which 'same' would mean.
exten => _1XX/2,n,Wait(1)
exten => _1XX,n,Wait(1)
`,
    { only },
  ));

test('not over a section, a directive or another extension', () =>
  checkProblems(
    `
[a]
exten => 1,1,Answer()
exten => 2,1,Answer()
exten => 1,2,Hangup()
#include "b.conf"
exten => 1,3,Hangup()
[c]
exten => 1,1,Hangup()
-- b.conf --
exten => 2,2,Hangup()
`,
    { only },
  ));

test('a template tells it once', () =>
  checkProblems(
    `
[t](!)
exten => 1,1,Answer()
exten => 1,n,Hangup()
;        ^ warning repeated-extension: This line repeats '1', which 'same' would mean.
[a](t)
[b](t)
`,
    { only },
  ));

test('same, in the indentation of the file, labels and comments kept', () =>
  checkFix(
    `
[a]
exten=>1,1,Answer()
	same=>n,Wait(1)
exten=><|>1, n(x),Hangup() ; c
`,
    `
[a]
exten=>1,1,Answer()
	same=>n,Wait(1)
	same=>n(x),Hangup() ; c
`,
    { only, safe: true },
  ));

test('a name that may come out empty is left alone', () =>
  checkProblems(
    `
[a]
exten => \${NUMBER},1,Answer()
exten => \${NUMBER},n,Hangup()
`,
    { only },
  ));
