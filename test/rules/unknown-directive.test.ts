/** unknown-directive: a comment of another language, or a slip. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-directive';

test('a comment', () => checkFix('# a com<|>ment\n[a]\n', '; a comment\n[a]\n', { only, safe: true }));
test('a slip', () =>
  checkFix('#inlc<|>ude "x.conf"\n[a]\n-- x.conf --\n[b]\n', '#include "x.conf"\n[a]\n-- x.conf --\n[b]\n', { only }));
test('no blank', () =>
  checkFix('#incl<|>ude"x.conf"\n[a]\n-- x.conf --\n[b]\n', '#include "x.conf"\n[a]\n-- x.conf --\n[b]\n', { only }));
test('a word of another program', () => checkFix('#include<|>ifexists x.conf\n[a]\n', '#tryinclude x.conf\n[a]\n', { only }));

test('what a misspelled directive would have read is not missed a second time', () =>
  checkProblems(`
#inlcude "more.conf"
;<^^^^^^ error unknown-directive: Asterisk does not know the directive '#inlcude', and drops the line.
[a]
exten => s,1,Goto(b,s,1)
;                 ^ hint unknown-context: No file defines a context named 'b'.
`));

test('lines that are taken out with a #, told of once', () =>
  checkProblems(
    `
[a]
#exten =>_X.,1,Answer()
;<^^^^^^^^^^^^^^^^^^^^^ warning unknown-directive: Comments begin with ';': Asterisk takes '#' for a directive, warns and drops the line. It is in this file 2 times more.
#exten => _X.,n,Hangup()
#include=>b
exten => _X.,1,Hangup()
`,
    { only },
  ));
