/** catch-all-pattern: exactly these two. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'catch-all-pattern';

test('others that match a lot', () =>
  checkProblems(
    `
[a]
exten => _X!,1,Answer()
exten => _[a-z].,1,Answer()
exten => _./100,1,Answer()
;        ^^^^^^ warning catch-all-pattern: '_.' matches the special extensions h, i, t and s too.
exten => _!,1,Hangup()
;        ^^ warning catch-all-pattern: '_!' matches the special extensions h, i, t and s too.
`,
    { only },
  ));

test('digits only', () => checkFix('[a]\nexten => <|>_.,1,Answer()\n', '[a]\nexten => _X.,1,Answer()\n', { only, safe: false }));

test('digits only, for the same callers', () =>
  checkFix('[a]\nexten => <|>_./100,1,Answer()\n', '[a]\nexten => _X./100,1,Answer()\n', { only }));

test('on all lines of the extension, wherever the fix is asked for', () =>
  checkFix(
    '[a]\nexten => _.,1,Answer()\nexten => 5,1,NoOp()\nexten => _.,2,NoOp()\n same => n,NoOp()\nexten => <|>_./100,1,Hangup()\n[b]\nexten => _.,1,Hangup()\n',
    '[a]\nexten => _X.,1,Answer()\nexten => 5,1,NoOp()\nexten => _X.,2,NoOp()\n same => n,NoOp()\nexten => _X./100,1,Hangup()\n[b]\nexten => _.,1,Hangup()\n',
    { only },
  ));

test('nothing is offered that would take an extension away from who goes there', () => {
  checkNoFix('[a]\nexten => <|>_.,1,Answer()\nexten => _X.,1,Answer()\n', { only });
  checkNoFix('[a]\nexten => <|>_.,1,Answer()\n[b]\nexten => 1,1,Goto(a,sales,1)\n', { only });
  checkNoFix('[a]\nexten => <|>_.,1,Answer()\nexten => _#.,1,Goto(${EXTEN:1},1)\n', { only });
  checkFix(
    '[a]\nexten => <|>_.,1,Answer()\n[b]\nexten => 1,1,Goto(a,100,1)\n',
    '[a]\nexten => _X.,1,Answer()\n[b]\nexten => 1,1,Goto(a,100,1)\n',
    { only },
  );
});

test('the copy of another part is left alone', () =>
  checkNoFix(
    '[a]\n-- extensions_one.conf --\n[b]\nexten => _.,1,Answer()\n-- extensions_two.conf --\n[b]\nexten => <|>_.,1,Answer()\n',
    {
      only,
    },
  ));
