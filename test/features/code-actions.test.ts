/** Quick fixes, allowing a rule on a line, and fixing a whole file. */

import { describe, test } from 'node:test';
import { checkAction, checkActions } from '../support/check-edits.ts';

const broken = `
[sales]
exten => s,1,Goto(sa<|>lse,s,1)
 same => n,Hangup()
`;

describe('quick fixes', () => {
  test('the fixes of the problem, then the comment that allows it', () =>
    checkActions(broken, undefined, "Change to 'sales'", "Create the context 'salse'", "Allow 'unknown-context' on this line"));

  test('a fix', () => checkAction(broken, "Change to 'sales'", ['quickfix'], broken.replace('sa<|>lse', 'sales')));

  test('what repairs several problems in the same way is offered once', () =>
    checkActions(
      `
[a]
<|>exten => s,1,Gosub(b,s,1)
 same => n,Gosub(b,s,1)<|>
`,
      ['quickfix'],
      "Create the context 'b'",
      "Allow 'unknown-context' on this line",
      "Allow 'unknown-context' on this line",
    ));

  test('a context is created as the file is written', () =>
    checkAction(
      `
[a]
exten=>1,1,Answer
exten=>1,n,Goto(sa<|>les,s,1)
`,
      "Create the context 'sales'",
      ['quickfix'],
      `
[a]
exten=>1,1,Answer
exten=>1,n,Goto(sales,s,1)

[sales]
exten=>s,1,NoOp()
exten=>s,n,Hangup()
`,
    ));

  test('a label is created as its extension is written', () =>
    checkAction(
      `
[a]
exten => 1,1,GotoIf(\${X}?en<|>d)
exten => 1,2,Hangup()
exten => 2,1,Answer()
 same => n,Hangup()
`,
      "Create the label 'end' in '1'",
      ['quickfix'],
      `
[a]
exten => 1,1,GotoIf(\${X}?end)
exten => 1,2,Hangup()
exten => 1,n(end),NoOp()
exten => 1,n,Hangup()
exten => 2,1,Answer()
 same => n,Hangup()
`,
    ));

  test('nothing where there is no problem', () => checkActions('\n[a]\nexten => <|>s,1,NoOp()\n', undefined));

  test('nothing of another kind', () => checkActions(broken, ['refactor']));
});

describe('allowing a rule', () => {
  const allow = "Allow 'unknown-context' on this line";
  test('behind the line', () =>
    checkAction(
      broken,
      allow,
      undefined,
      `
[sales]
exten => s,1,Goto(salse,s,1) ; lint: allow unknown-context
 same => n,Hangup()
`,
    ));
  test('in the comment that is there', () =>
    checkAction(
      `
[sales]
exten => s,1,Goto(sa<|>lse,s,1) ; To sales
 same => n,Hangup()
`,
      allow,
      undefined,
      `
[sales]
exten => s,1,Goto(salse,s,1) ; To sales lint: allow unknown-context
 same => n,Hangup()
`,
    ));
  test('beside another rule', () =>
    checkAction(
      `
[sales]
exten => s,1,Goto(sa<|>lse,s,1) ; lint: allow missing-return
 same => n,Hangup()
`,
      allow,
      undefined,
      `
[sales]
exten => s,1,Goto(salse,s,1) ; lint: allow missing-return, unknown-context
 same => n,Hangup()
`,
    ));
});

describe('fixing a whole file', () => {
  const pasted = `
[a]
exten => s,1,GotoIf($[«\${X}» = «»]?end)
 same => n,Goto(ab<|>c,s,1)
 same => n(end),System(date —utc)
`;
  const clean = `
[a]
exten => s,1,GotoIf($["\${X}" = ""]?end)
 same => n,Goto(abc,s,1)
 same => n(end),System(date --utc)
`;
  test('typographic characters', () =>
    checkAction(pasted, 'Clean up text pasted from a web page', ['source.fixAll.asteriskDialplan.typographic'], clean));
  test('what is told once for a file, on each line', () =>
    checkAction(
      '[a]\nexten => s,1,Dead<|>AGI(a.php)\n same => n,DeadAGI(b.php)\n',
      'Fix all problems that can be fixed safely',
      ['source.fixAll.asteriskDialplan'],
      '[a]\nexten => s,1,AGI(a.php)\n same => n,AGI(b.php)\n',
    ));
  test('all that is safe, and nothing else', () =>
    checkAction(pasted, 'Fix all problems that can be fixed safely', ['source.fixAll.asteriskDialplan'], clean));
  test('an editor that asks for all source actions gets one, since it applies all that it gets', () =>
    checkActions(pasted, ['source.fixAll'], 'Fix all problems that can be fixed safely'));
  test('not offered unasked', () =>
    checkActions(pasted, undefined, "Create the context 'abc'", "Allow 'unknown-context' on this line"));
});
