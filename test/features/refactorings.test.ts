/** Refactorings of the way in which an extension is written. */

import test from 'node:test';
import { checkRefactoring, checkRefactorings } from '../support/check-edits.ts';

const useSame = "Use 'same' for the lines that repeat the extension";
const spellOut = "Spell out 'exten' on each line";

test('lines that repeat the extension, comments and labels kept', () =>
  checkRefactoring(
    `
[a]
exten => 100,1,Answer()
exten => 100,n(x),Wait(1) ; wait
; between
<|>exten=>100,n,Hangup()
exten => 200,1,Answer()
exten => 200,n,Hangup()
`,
    useSame,
    `
[a]
exten => 100,1,Answer()
 same => n(x),Wait(1) ; wait
; between
 same=>n,Hangup()
exten => 200,1,Answer()
exten => 200,n,Hangup()
`,
  ));

test('a second beginning keeps its name', () =>
  checkRefactoring(
    `
[a]
exten => 100,1,Answer()
exten => 100,n,Ha<|>ngup()
exten => 100,1,NoOp()
`,
    useSame,
    `
[a]
exten => 100,1,Answer()
 same => n,Hangup()
exten => 100,1,NoOp()
`,
  ));

test('the selected lines, over several extensions, as the file indents', () =>
  checkRefactoring(
    `
[a]
<|>exten => 100/12,1,Answer()
exten => 100/12,2,Hangup()
exten => 100,1,Answer()
exten => 100,2,Hangup()<|>
	same => n,NoOp()
exten => 100,n,NoOp()
`,
    useSame,
    `
[a]
exten => 100/12,1,Answer()
	same => 2,Hangup()
exten => 100,1,Answer()
	same => 2,Hangup()
	same => n,NoOp()
exten => 100,n,NoOp()
`,
  ));

test('each line with its extension', () =>
  checkRefactoring(
    `
[a]
exten => _1XX/\${A},1,Answer()
<|> same => n(x),Wait(1) ; wait
	same=>n+2,Hangup()
exten => 200,1,Answer()
 same => n,Hangup()
`,
    spellOut,
    `
[a]
exten => _1XX/\${A},1,Answer()
exten => _1XX/\${A},n(x),Wait(1) ; wait
exten => _1XX/\${A},n+2,Hangup()
exten => 200,1,Answer()
 same => n,Hangup()
`,
  ));

test('nothing where another section begins, or where a template or a file stands between', () => {
  checkRefactorings('[a]\nexten => 1,1,Answer()\n[b]\n<|> same => n,Hangup()\n');
  checkRefactorings(
    '[a]\nexten => 1,1,Answer()\n#include "x.conf"\n<|> same => n,Hangup()\n-- x.conf --\nexten => 2,1,NoOp()\n',
    "Write the numbers of the priorities of '2'",
  );
  checkRefactorings('[a]\nexten => 1,1,Answer()\nexten => 2,1,Answer()\n<|>; c\n');
});

test('numbers become n, and get labels where they are jumped to', () =>
  checkRefactoring(
    `
[a]
exten => s,1,Answer()
exten => s,2,GotoIf($["\${X}" = ""]?5)
ex<|>ten => s,3,Goto(1)
exten => s,4(there),Goto(+1)
exten => s,5,Goto(a,s,4)
exten => s,102,Hangup()
exten => s,103,Hangup()
[b]
exten => s,1,Goto(a,s,5)
 same => n,Set(X=5)
-- queues.conf --
[q]
member => Local/s@a
`,
    "Number the priorities of 's' with n",
    `
[a]
exten => s,1,Answer()
exten => s,n,GotoIf($["\${X}" = ""]?step5)
exten => s,n,Goto(1)
exten => s,n(there),Goto(+1)
exten => s,n(step5),Goto(a,s,there)
exten => s,102,Hangup()
exten => s,n,Hangup()
[b]
exten => s,1,Goto(a,s,step5)
 same => n,Set(X=5)
`,
  ));

test('only lines that follow each other in the file can be counted', () =>
  checkRefactoring(
    `
[a]
exten => 1,1,Answer()
exten => 2,1,Answer()
exten => 1,2,Wait(1)
ex<|>ten => 1,3,Hangup()
exten => 2,2,Hangup()
`,
    "Number the priorities of '1' with n",
    `
[a]
exten => 1,1,Answer()
exten => 2,1,Answer()
exten => 1,2,Wait(1)
exten => 1,n,Hangup()
exten => 2,2,Hangup()
`,
  ));

test('n becomes numbers, labels stay', () =>
  checkRefactoring(
    `
[a]
exten => s,1,Answer()
 same => <|>n(x),Wait(1)
 same => n+10,Hangup()
 same => s+1,NoOp()
`,
    "Write the numbers of the priorities of 's'",
    `
[a]
exten => s,1,Answer()
 same => 2(x),Wait(1)
 same => 13,Hangup()
 same => 14,NoOp()
`,
  ));

test('the place of the macro goes out of Queue()', () => {
  const title = 'Write Queue() for Asterisk 21, without the place of the macro';
  checkRefactoring(
    `
[a]
exten => s,1,Queue(q,t<|>,,,300,,,sub)
 same => n,Hangup()
[sub]
exten => s,1,Return()
`,
    title,
    `
[a]
exten => s,1,Queue(q,t,,,300,,sub)
 same => n,Hangup()
[sub]
exten => s,1,Return()
`,
  );
  checkRefactorings('[a]\nexten => s,1,Queue(q,t<|>,,,300,,,rule)\n');
  checkRefactorings('[a]\nexten => s,1,Queue(q,t<|>,,,300,,macro,sub)\n[sub]\nexten => s,1,Return()\n');
});
