/** missing-include: never where the context may be somewhere else. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'missing-include';

test('nothing is missing in a dialplan that is not whole', () =>
  checkProblems(
    `
[a]
include => nowhere
#include "not-here.conf"
`,
    { only },
  ));

test('times, other names and settings', () =>
  checkProblems(
    `
[a]
include => b|9:00-17:00|mon-fri|*|*
include => B
;          ^ warning missing-include: No file defines a context named 'B'.
include => local-x
include => b-custom
include => \${X}
;          ^^^^ warning missing-include: '\${X}' is empty while the dialplan is loaded: the include names no context.
include => \${DB(a/b)}
include => sub-\${X}
;          ^^^^^^^^ warning missing-include: No file defines a context named 'sub-', which this names while the dialplan is loaded.
[b]
-- settings.json --
{ "ignoredContexts": ["local-*"] }
`,
    { only },
  ));

test('a template is no context', () =>
  checkProblems(
    `
[a]
include => base
;          ^^^^ warning missing-include: No file defines a context named 'base'.
[base](!)
`,
    { only },
  ));

test('the closest name', () =>
  checkFix('[a]\ninclude => sa<|>elss,9:00-17:00,*,*,*\n[sales]\n', '[a]\ninclude => sales,9:00-17:00,*,*,*\n[sales]\n', {
    only,
  }));
test('a file', () =>
  checkFix('[a]\ninclude => "x<|>.conf"\n-- x.conf --\n[b]\n', '[a]\n#include "x.conf"\n-- x.conf --\n[b]\n', { only }));

const includes = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `include => ${from + i}-custom\n`).join('');

test('as many as there may be', () => checkProblems(`[a]\n${includes(0, 511)}[b]\n${includes(0, 5)}`, { only }));

test('one problem for all that are too many, in several sections', () =>
  checkProblems(
    `[a]\n${includes(0, 300)}[b]\n[a]\n${includes(300, 512)};<${'^'.repeat(19)} warning missing-include: Asterisk searches 511 included contexts at most; this is one more.\n${includes(512, 600)}`,
    { only },
  ));

test('a header that is not closed as it should be is the mistake', () =>
  checkProblems(
    `
[a]
include => b
include => c
;          ^ warning missing-include: No file defines a context named 'c'.
[b}
exten => 1,1,Answer()
`,
    { only },
  ));

test('a header that lacks its beginning', () =>
  checkProblems(
    `
[a]
include => b
include => c
include => d
;          ^ warning missing-include: No file defines a context named 'd'.
b]
exten => 1,1,Answer()
(c)
exten => 2,1,Answer()
`,
    { only },
  ));

test('a name that a function finds, and one that it computes', () =>
  checkProblems(
    `
[globals]
NEXT=\${DB(contexts/next)}
[a]
include => \${DB(contexts/first)}
include => \${NEXT}
include => \${TOLOWER(B)}
;          ^^^^^^^^^^^^^ warning missing-include: No file defines a context named 'b', which this names while the dialplan is loaded.
`,
    { only },
  ));

test('where nothing but an optional file is missing, a slip of a name that is here is one', () =>
  checkProblems(
    `
#tryinclude local.conf
[phones]
include => outsid
;          ^^^^^^ warning missing-include: No file defines a context named 'outsid'.
include => elsewhere
[outside]
exten => _0X.,1,Hangup()
`,
    { only },
  ));

test('one line that several contexts inherit', () =>
  checkProblems(
    `
[base](!)
include => service
;          ^^^^^^^ warning missing-include: No file defines a context named 'service'.
[rooms](base)
exten => 1,1,Answer()
[staff](base)
exten => 2,1,Answer()
[services]
exten => 3,1,Answer()
`,
    { only },
  ));

test('a context that is included already is not what was meant', () => {
  checkNoFix('[a]\ninclude => sale<|>ss\ninclude => sales\n[sales]\nexten => 1,1,Hangup()\n', { only });
  checkFix(
    '[a]\ninclude => sale<|>ss\n[sales]\nexten => 1,1,Hangup()\n',
    '[a]\ninclude => sales\n[sales]\nexten => 1,1,Hangup()\n',
    {
      only,
      title: "Change to 'sales'",
      safe: false,
    },
  );
});
