/** duplicate-priority: what is one extension to Asterisk. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'duplicate-priority';

test('spellings of one extension, over sections and files', () =>
  checkProblems(
    `
[a]
exten => _12[345],1,Answer()
exten => _12[3-5],1,Hangup()
;                 ^ error duplicate-priority: '_12[3-5]' has a priority 1 already; Asterisk drops this line.
exten => 100/1,1,Answer()
exten => 100,1,Answer()
[A]
exten => 100,1,Answer()
#include "more.conf"
-- more.conf --
[a]
exten => 100,1,Hangup()
;            ^ error duplicate-priority: '100' has a priority 1 already; Asterisk drops this line.
 same => n,Hangup()
`,
    { only },
  ));

test('parts that nobody includes may be alternatives', () =>
  checkProblems(
    `
[a]
exten => 100,1,Answer()
-- extensions_new.conf --
[a]
exten => 100,1,Hangup()
`,
    { only },
  ));

test('counts on', () =>
  checkFix(
    '[a]\nexten => s,1,Answer()\n same => n,NoOp()\n same => <|>2,Hangup()\n',
    '[a]\nexten => s,1,Answer()\n same => n,NoOp()\n same => n,Hangup()\n',
    { only },
  ));

test('names of which something is in the database are none that is known', () =>
  checkProblems(
    `
[globals]
LINE=\${DB(lines/first)}
[a]
exten => \${DB(lines/second)}1,1,Answer()
exten => \${LINE}1,1,Answer()
exten => 1,1,Answer()
[b]
exten => \${LINE}1,1,Answer()
exten => \${LINE}1,1,Hangup()
;                 ^ error duplicate-priority: '\${LINE}1' has a priority 1 already; Asterisk drops this line.
exten => 2\${LEN(ab)},1,Answer()
exten => 22,1,Answer()
;           ^ error duplicate-priority: '22' has a priority 1 already; Asterisk drops this line.
  `,
    { only },
  ));

test('below a header without its bracket the lines were to be of another context', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
(b)
exten => s,1,Hangup()
;          ^ warning duplicate-priority: 's' has a priority 1 already; Asterisk drops this line.
[c]
exten => s,1,Answer()
just a text
exten => s,1,Hangup()
;          ^ error duplicate-priority: 's' has a priority 1 already; Asterisk drops this line.
`,
    { only },
  ));

test('a section that inherits from another one of its context', () =>
  checkProblems(
    `
[a]
exten => 1,1,Answer()
;          ^ error duplicate-priority: The context 'a' has this line twice, since a section inherits it; Asterisk drops it the second time.
include => b
;<^^^^^^^^^^ warning duplicate-include: The context 'a' has this line twice, since a section inherits it; Asterisk drops it the second time.
[a](a)
exten => 2,1,Answer()
[b]
exten => 3,1,Answer()
;          ^ error duplicate-priority: The context 'd' has this line twice, since a section inherits it; Asterisk drops it the second time.
[c](a)
[d](b,b)
`,
    { only: ['duplicate-priority', 'duplicate-include'] },
  ));

test("no 'n' where it would count on to a priority that is there too", () => {
  checkNoFix('[a]\nexten => 1,1,Answer()\nexten => 1,2,Hangup()\nexten => 1,1,NoOp()\nexten => 1,<|>2,NoOp()\n', {
    title: "Change to 'n'",
  });
  const block = 'exten => h,1,NoOp()\nexten => h,3,NoOp()\n';
  checkNoFix(`[a]\n${block}exten => h,1,NoOp()\nexten => h,<|>3,NoOp()\n`, { title: "Change to 'n'" });
  checkFix(
    '[a]\nexten => 1,1,Answer()\nexten => 1,2,Wait(1)\nexten => 1,<|>2,Hangup()\n',
    '[a]\nexten => 1,1,Answer()\nexten => 1,2,Wait(1)\nexten => 1,n,Hangup()\n',
    { title: "Change to 'n'", safe: false },
  );
});

test('a variable in a name, which a file sets that is missing', () => {
  const dialplan = (globals: string): string => `
[globals]
DIGITS=XX
${globals}
[a]
exten => _\${DIGITS},1,Dial(PJSIP/\${EXTEN})
exten => _\${BRANCH}\${DIGITS},1,Dial(IAX2/\${EXTEN})
`;
  checkProblems(dialplan('#include "local.conf"'), { only });
  checkProblems(
    `${dialplan('')};                            ^ error duplicate-priority: '_\${BRANCH}\${DIGITS}' has a priority 1 already; Asterisk drops this line.\n`,
    { only },
  );
});

test('below a header with the wrong brackets', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
 same => n,Hangup()
(b)
exten => s,1,Answer()
;          ^ warning duplicate-priority: 's' has a priority 1 already; Asterisk drops this line.
 same => n,Hangup()
;        ^ warning duplicate-priority: The extension has a priority 2 already; Asterisk drops this line.
`,
    { only },
  ));

test('what sections inherit twice, and by a file that nobody loads', () => {
  const template = `
[codes](!)
exten => *43,1,Answer()
 same => n,Echo()
`;
  checkProblems(
    `${template}
[sales](codes)
[support](codes)
-- sections_old.conf --
[sales](codes)
[support](codes)
`,
    { only },
  );
});

test('an inherited line is dropped where both sections are loaded', () =>
  checkProblems(
    `
[codes](!)
exten => *43,1,Answer()
;            ^ error duplicate-priority: The context 'sales' has this line twice, since a section inherits it; Asterisk drops it the second time.
 same => n,Echo()
;        ^ error duplicate-priority: The context 'sales' has this line twice, since a section inherits it; Asterisk drops it the second time.
[sales](codes)
[sales](codes)
`,
    { only },
  ));

test('a part that two files include which nobody loads', () =>
  checkProblems(
    `
[a]
-- routes.conf --
[routes]
exten => 100,1,Answer()
 same => n,Hangup()
-- spare.conf --
#include routes.conf
-- older.conf --
#include routes.conf
`,
    { only },
  ));

test('a section that inherits from one of the same name in a part beside', () =>
  checkProblems(
    `
#include codes.conf
[sales](codes)
-- codes.conf --
[codes](!)
exten => *43,1,Answer()
-- more/codes.conf --
[codes](!)
exten => *43,1,Answer()
`,
    { only },
  ));
