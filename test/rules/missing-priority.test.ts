/** missing-priority: the application or nothing stands in its place. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = ['missing-priority', 'invalid-priority', 'missing-application', 'unclosed-bracket'];

test('one problem for one cause', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
 same => Goto(a,s,1)
;        ^^^^^^ error missing-priority: The priority is missing in front of 'Goto'; Asterisk drops the line.
 same =>
;^^^^ error missing-priority: The priority is missing; Asterisk drops the line.
exten => _[1-3,1,Answer()
;         ^ error unclosed-bracket: This '[' has no ']'.
exten => {{ name }}
`,
    { only },
  ));

test('n for the next line of an extension', () =>
  checkFix('[a]\nexten => s,1,Answer()\n same => Han<|>gup()\n', '[a]\nexten => s,1,Answer()\n same => n,Hangup()\n', {
    only,
    safe: true,
  }));

test('a new extension is not sure', () =>
  checkFix('[a]\nexten => s,1,Answer()\nexten => s,Han<|>gup()\n', '[a]\nexten => s,1,Answer()\nexten => s,n,Hangup()\n', {
    only,
    safe: false,
  }));

test('where an extension begins, and where a priority stands in the place of a name', () => {
  checkFix('[a]\nexten => 1,1,Answer()\nexten => 2,<|>Answer()\n', '[a]\nexten => 1,1,Answer()\nexten => 2,1,Answer()\n', {
    only,
    title: "Add the priority '1'",
    safe: false,
  });
  checkFix('[a]\nexten => 1,1,Answer()\nexten => n,<|>Hangup()\n', '[a]\nexten => 1,1,Answer()\nsame => n,Hangup()\n', {
    only,
    title: "Change to 'same'",
    safe: false,
  });
});

test('no number that another line has already', () =>
  checkNoFix('[a]\nexten => 100,1,Answer()\n same => <|>Hangup()\nexten => 200,1,Answer()\nexten => 100,2,Hangup()\n', { only }));

test('several lines that were to go on are changed together, since one alone would go on behind none', () =>
  checkFix(
    `
[a]
exten => 100,1,Answer()
exten => n,MusicOnHold()

exten => n,Han<|>gup()
`,
    `
[a]
exten => 100,1,Answer()
same => n,MusicOnHold()

same => n,Hangup()
`,
    { only, title: "Change to 'same', and 1 more above", safe: false },
  ));
