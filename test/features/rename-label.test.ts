/** Renaming labels. */

import { describe, test } from 'node:test';
import { checkRename, checkRenameRefused } from '../support/check-navigation.ts';

describe('a label', () => {
  test('where it is jumped to', () =>
    checkRename(
      `
[a]
exten => s,1,GotoIf($[1]?e<|>nd:a,s,end)
 same => n,Goto(2)
 same => n,Gosub(a,s,end(1))
 same => n,Dial(PJSIP/1,,b(a^s^end)U(end))
 same => n(<|>end),Return(end)
 same => n(end),NoOp()
exten => t,1,Goto(s,e<|>nd)
exten => i,1,Goto(end)
 same => n(end),NoOp()
[b]
include => a
exten => 1,1,Goto(s,end)
[end]
exten => s,1,Return()
`,
      'done',
      `
[a]
exten => s,1,GotoIf($[1]?done:a,s,done)
 same => n,Goto(2)
 same => n,Gosub(a,s,done(1))
 same => n,Dial(PJSIP/1,,b(a^s^done)U(end))
 same => n(done),Return(end)
 same => n(done),NoOp()
exten => t,1,Goto(s,done)
exten => i,1,Goto(end)
 same => n(end),NoOp()
[b]
include => a
exten => 1,1,Goto(s,done)
[end]
exten => s,1,Return()
`,
    ));

  test('on a line of a template', () =>
    checkRename(
      `
[t](!)
exten => s,1,Goto(end)
 same => n(e<|>nd),NoOp()
[a](t)
[b](t)
exten => 1,1,Goto(s,end)
`,
      'fin',
      `
[t](!)
exten => s,1,Goto(fin)
 same => n(fin),NoOp()
[a](t)
[b](t)
exten => 1,1,Goto(s,fin)
`,
    ));

  test('a line that means another label elsewhere', () =>
    checkRenameRefused(
      `
[t](!)
exten => 1,1,Goto(s,end)
[a](t)
exten => s,1(e<|>nd),NoOp()
[b](t)
exten => s,1(end),NoOp()
`,
      undefined,
      /^Line 2 of extensions.conf goes to 'end' here, but to line 6 of extensions.conf in another context/,
    ));

  test('new names', () => {
    const labels = `
[a]
exten => _1XX,1,NoOp()
 same => n(o<|>ne),NoOp()
 same => n(two),Goto(155,three)
exten => _1[5]X,1,NoOp()
 same => n(three),NoOp()
`;
    checkRenameRefused(labels, 'two', /^Line 4 of extensions.conf has the label 'two' already/);
    checkRenameRefused(labels, 'three', /^Line 4 of extensions.conf goes to the label 'three' on line 6/);
    for (const bad of ['', '1', '2nd', '+1', 'a b', 'a)', 'a,b', 'a:b']) checkRenameRefused(labels, bad, /cannot be a label/);
  });

  test('computed targets', () => {
    const computed = (line: string): string => `
[a]
exten => s,1,${line}
 same => n(menu<|>-1),NoOp()
`;
    checkRenameRefused(computed('Goto(menu-${X})'), undefined, /may come out as 'menu-1'/);
    checkRenameRefused(computed('Goto(${X},menu-1)'), undefined, /may come out/);
    checkRenameRefused(computed('Set(X=menu-1)\n same => n,Goto(${X})'), undefined, /gives 'menu-1' to 'X'/);
    checkRename(
      computed('Goto(b,s,menu-${X})\n same => n,Goto(o-${X})\n same => n,Goto(${X})'),
      'x',
      `
[a]
exten => s,1,Goto(b,s,menu-\${X})
 same => n,Goto(o-\${X})
 same => n,Goto(\${X})
 same => n(x),NoOp()
`,
    );
  });

  test('a number is none', () => {
    checkRenameRefused('[a]\nexten => s,<|>1,NoOp()\n', undefined, /a number/);
    checkRenameRefused('[a]\nexten => s,1,Goto(<|>1)\n', undefined, /a number/);
  });
});
