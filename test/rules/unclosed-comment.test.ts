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
