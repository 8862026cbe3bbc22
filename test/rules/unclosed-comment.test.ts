/** unclosed-comment: depth, and the line at which it began. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unclosed-comment';

test('blocks in blocks', () =>
  checkProblems(
    `
[a]
;-- one ;-- two --;
;<^ error unclosed-comment: This comment is never closed: the rest of the file is lost.
exten => s,1,Answer()
`,
    { only },
  ));

test('dashes, and blocks on one line', () =>
  checkProblems(
    `
;---- a line of dashes
;--header--;
[a]
exten => s,1,NoOp(a ;-- b --; c)
;-- one
;-- two --;
--;
exten => s,2,NoOp(x\\;-- y)
`,
    { only },
  ));

test('an included file has a depth of its own', () =>
  checkProblems(
    `
[a]
#include "x.conf"
exten => s,1,Answer()
-- x.conf --
exten => t,1,Answer()
;-- open
;<^ error unclosed-comment: This comment is never closed: the rest of the file is lost.
`,
    { only },
  ));

test('is closed at the end', () =>
  checkFix('[a]\n;<|>-- old\nexten => s,1,Answer()\n', '[a]\n;-- old\nexten => s,1,Answer()\n--;\n', {
    only,
    title: 'Close the comment at the end of the file',
  }));

test('becomes an ordinary one', () =>
  checkFix('[a]\n;<|>-- old\nexten => s,1,Answer()\n', '[a]\n; old\nexten => s,1,Answer()\n', {
    only,
    title: 'Make it an ordinary comment',
  }));

test('a closer goes', () => checkFix('[a]\nexten => s,1,NoOp()<|>--;\n', '[a]\nexten => s,1,NoOp()\n', { only }));

const opened = (count: number): string => ';-- x\n'.repeat(count);

test('as many comments inside each other as there may be', () =>
  checkProblems(`[a]\n${opened(128)}${'--; '.repeat(128)}\nexten => s,1,Hangup()\n`, { only }));

test('one more hangs Asterisk, which is told there and not at the end', () =>
  checkProblems(
    `[a]\n${opened(129)};<^ error unclosed-comment: 128 comments are open here; Asterisk hangs when one more opens.\n${opened(2)}`,
    { only },
  ));

test('several are closed one by one', () =>
  checkFix('[a]\n;<|>-- x\n;-- y\n', '[a]\n;-- x\n;-- y\n--; --;\n', {
    only,
    title: 'Close the comment at the end of the file',
  }));
test('what the comment swallows is not missed a second time', () =>
  checkProblems(`
[a]
exten => s,1,Goto(b,s,1)
;                 ^ hint unknown-context: No file defines a context named 'b'.
include => b
;-- not closed
;<^ error unclosed-comment: This comment is never closed: the rest of the file is lost.
[b]
exten => s,1,Hangup()
`));

test('ends below that end nothing either go with the first', () =>
  checkFix('[a]\nexten => 1,1,NoOp() <|>--;\n--;\nexten => 1,2,Hangup()\n', '[a]\nexten => 1,1,NoOp()\nexten => 1,2,Hangup()\n', {
    title: "Remove '--;', and 1 more in this file likewise",
    safe: false,
  }));
