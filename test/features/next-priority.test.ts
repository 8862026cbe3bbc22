/** Enter in an extension. */

import test from 'node:test';
import { checkEnter } from '../support/check-edits.ts';

test('goes on with same', () => {
  checkEnter(
    `
[a]
exten => s,1,Answer()<|>
`,
    `
[a]
exten => s,1,Answer()
 same => n,<|>
`,
  );
  checkEnter(
    `
[a]
exten => s,1,Answer()
	same=>n,Wait(1)<|>
`,
    `
[a]
exten => s,1,Answer()
	same=>n,Wait(1)
	same=>n,<|>
`,
  );
});

test('behind a jump it goes on where the extension does', () => {
  checkEnter(
    `
[a]
exten => s,1,Goto(5)<|>
 same => n,Hangup()
`,
    `
[a]
exten => s,1,Goto(5)
 same => n,<|>
 same => n,Hangup()
`,
  );
  checkEnter(
    `
[a]
exten => s,1,Hangup()<|>
exten => t,1,Hangup()
`,
    `
[a]
exten => s,1,Hangup()
<|>
exten => t,1,Hangup()
`,
  );
});

test('a first line goes on as the lines below do, or as other extensions do', () => {
  checkEnter(
    `
[a]
exten => s,1,Answer()<|>
	same = n,Wait(1)
`,
    `
[a]
exten => s,1,Answer()
	same = n,<|>
	same = n,Wait(1)
`,
  );
  checkEnter(
    `
[a]
exten => s,1,Answer()
exten => s,n,Hangup()
exten => 100,1,Answer()<|>
`,
    `
[a]
exten => s,1,Answer()
exten => s,n,Hangup()
exten => 100,1,Answer()
exten => 100,n,<|>
`,
  );
});

test('a first line goes on as its own extension does below', () => {
  checkEnter(
    `
[a]
exten => 1,1,Answer()<|>
exten => 1,n,Hangup()
`,
    `
[a]
exten => 1,1,Answer()
exten => 1,n,<|>
exten => 1,n,Hangup()
`,
  );
  checkEnter(
    `
[a]
exten => 1,1,Answer()<|>
exten => 2,1,Answer()
exten => 2,n,Hangup()
`,
    `
[a]
exten => 1,1,Answer()
 same => n,<|>
exten => 2,1,Answer()
exten => 2,n,Hangup()
`,
  );
});

test('exten lines go on as they are written', () => {
  checkEnter(
    `
[a]
exten=>_1XX/200,1,Answer()
exten=>_1XX/200,n(x),Wait(1) ; comment<|>
`,
    `
[a]
exten=>_1XX/200,1,Answer()
exten=>_1XX/200,n(x),Wait(1) ; comment
exten=>_1XX/200,n,<|>
`,
  );
  checkEnter(
    `
[a]
exten => 100,1,Answer()
exten => 100,2(x),Wait(1)<|>
`,
    `
[a]
exten => 100,1,Answer()
exten => 100,2(x),Wait(1)
exten => 100,3,<|>
`,
  );
});

test('on a line that was begun and left empty it takes that away', () => {
  checkEnter(
    `
[a]
exten => s,1,Answer()
 same => n,<|>
`,
    `
[a]
exten => s,1,Answer()
<|>
`,
  );
  checkEnter('[a]\r\nexten => s,1,Answer()\r\nexten => s,2,<|>\r\n', '[a]\r\nexten => s,1,Answer()\r\n<|>\r\n');
});

test('what somebody wrote is not taken away', () => {
  checkEnter('[a]\nexten => s,1,<|>\n', '[a]\nexten => s,1,\n<|>\n');
  checkEnter('[a]\n same => n(label),<|>\n', '[a]\n same => n(label),\n <|>\n');
  checkEnter('[a]\n same => n, ; here<|>\n', '[a]\n same => n, ; here\n <|>\n');
});

test('nothing is put where it could be wrong', () => {
  for (const line of [
    '[a]',
    '; exten => s,1,Answer()',
    'exten => 100,hint,PJSIP/100',
    'exten => s,1,Dial(PJSIP/1',
    'exten => s,1',
    'include => b',
    'exten += x',
    ';-- exten => s,1,Answer()',
    'exten => s,1,Hangup()',
    'same => n,return',
    'same => n,Goto(s,1)',
    '',
  ])
    checkEnter(`[a]\n${line}<|>\n`, `[a]\n${line}\n<|>\n`);
  checkEnter('[a]\nexten => s,1,<|>Answer()\n', '[a]\nexten => s,1,\n<|>Answer()\n');
  checkEnter('[a]\n<|>exten => s,1,Answer()\n', '[a]\n\n<|>exten => s,1,Answer()\n');
});

test('in front of the closing parenthesis it does what it does behind', () => {
  checkEnter(
    `
[a]
exten => s,1,ExecIf($["\${X}" = "<|>"]?Answer())
`,
    `
[a]
exten => s,1,ExecIf($["\${X}" = "
<|>"]?Answer())
`,
  );
  checkEnter(
    `
[a]
exten => s,1,Set(X=$["\${X}" = "<|>"])
`,
    `
[a]
exten => s,1,Set(X=$["\${X}" = ""])
 same => n,<|>
`,
  );
  checkEnter(
    `
[a]
exten => s,1,Dial(PJSIP/1<|>)
 same => n,Hangup()
`,
    `
[a]
exten => s,1,Dial(PJSIP/1)
 same => n,<|>
 same => n,Hangup()
`,
  );
  checkEnter(
    `
[a]
exten => s,1,ExecIf($[1]?Return(1<|>))
`,
    `
[a]
exten => s,1,ExecIf($[1]?Return(1))
 same => n,<|>
`,
  );
  checkEnter('[a]\r\nexten => s,1,Wait(1<|>)\r\n', '[a]\r\nexten => s,1,Wait(1)\r\n same => n,<|>\r\n');
  checkEnter('[a]\nexten => s,1,Return(<|>)\n', '[a]\nexten => s,1,Return()\n<|>\n');
});

test('between two parentheses, where editors leave an empty line for the cursor', () => {
  checkEnter('[a]\nexten => s,1,Answer(<|>\n)\n', '[a]\nexten => s,1,Answer()\n same => n,<|>\n');
  checkEnter('[a]\nexten => s,1,Return(<|>\n\t)\n', '[a]\nexten => s,1,Return()\n<|>\n');
});

test('not where the line would not be whole', () => {
  checkEnter('[a]\nexten => s,1,Dial(PJSIP/1,30,U(a<|>)\n', '[a]\nexten => s,1,Dial(PJSIP/1,30,U(a\n<|>)\n');
  checkEnter('[a]\nexten => s,1,Dial(PJSIP/1<|>,30)\n', '[a]\nexten => s,1,Dial(PJSIP/1\n<|>,30)\n');
});

test('behind the last line of an extension the next one begins at the edge', () => {
  checkEnter(
    `
[a]
exten => s,1,Answer()
\tsame => n,Hangup()<|>
[b]
`,
    `
[a]
exten => s,1,Answer()
\tsame => n,Hangup()
<|>
[b]
`,
  );
});
