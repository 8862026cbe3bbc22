/** Renaming extensions. */

import { describe, test } from 'node:test';
import { checkRename, checkRenameRefused } from '../support/check-navigation.ts';

describe('an extension', () => {
  test('a number, in every construct', () =>
    checkRename(
      `
[a]
include => b
exten => s,1,Goto(b,1<|>00,1)
 same => n,Goto(100,1)
 same => n,Goto(b,s,100)
 same => n,Dial(Local/100@b/n&PJSIP/100)
 same => n,Set(X=\${HINT(100@b)}\${EXTENSION_STATE(100@b)})
 same => n,Pickup(100@b)
 same => n,GotoIf(\${DIALPLAN_EXISTS(b,100,1)}?s,1)
[b]
exten => 10<|>0,1,Goto(t)
exten => 100/555,1,NoOp()
 same => n(t),Goto(100,1)
exten => 100,hint,PJSIP/100
exten => 1000,1,NoOp()
[c]
exten => 100,1,Goto(100,1)
-- queues.conf --
[100]
member => Local/100@b/n
`,
      '200',
      `
[a]
include => b
exten => s,1,Goto(b,200,1)
 same => n,Goto(200,1)
 same => n,Goto(b,s,100)
 same => n,Dial(Local/200@b/n&PJSIP/100)
 same => n,Set(X=\${HINT(200@b)}\${EXTENSION_STATE(200@b)})
 same => n,Pickup(200@b)
 same => n,GotoIf(\${DIALPLAN_EXISTS(b,200,1)}?s,1)
[b]
exten => 200,1,Goto(t)
exten => 200/555,1,NoOp()
 same => n(t),Goto(200,1)
exten => 200,hint,PJSIP/100
exten => 1000,1,NoOp()
[c]
exten => 100,1,Goto(100,1)
-- queues.conf --
[100]
member => Local/200@b/n
`,
    ));

  test('lines of a template belong to all who inherit them', () =>
    checkRename(
      `
[t](!)
exten => 10<|>0,1,Goto(100,2)
[a](t)
exten => 100,2,NoOp()
[b](t)
exten => 100,2,NoOp()
[c]
exten => 100,1,Goto(b,100,1)
`,
      '7',
      `
[t](!)
exten => 7,1,Goto(7,2)
[a](t)
exten => 7,2,NoOp()
[b](t)
exten => 7,2,NoOp()
[c]
exten => 100,1,Goto(b,7,1)
`,
    ));

  test('a pattern stays one, and goes on to match what is called by number', () => {
    const pattern = `
[a]
exten => s,1,Goto(b,105,1)
[b]
exten => _1<|>XX,1,Goto(\${EXTEN},2)
 same => n,NoOp()
exten => _1XX,3,NoOp()
exten => _3.,1,NoOp()
`;
    checkRename(
      pattern,
      '_10[0-8]',
      `
[a]
exten => s,1,Goto(b,105,1)
[b]
exten => _10[0-8],1,Goto(\${EXTEN},2)
 same => n,NoOp()
exten => _10[0-8],3,NoOp()
exten => _3.,1,NoOp()
`,
    );
    checkRenameRefused(pattern, '1XX', /^A pattern begins with an underscore: '_1XX'/);
    checkRenameRefused(pattern, '_2XX', /^Line 2 of extensions.conf goes to '105' here, which '_2XX' does not match/);
    checkRenameRefused(pattern, '_1[0', /no pattern/);
    checkRenameRefused(pattern, '_3.', /has the extension '_3\.' in 'b' already/);
  });

  test('a number that a pattern answers', () =>
    checkRenameRefused(
      `
[a]
exten => s,1,Goto(b,1<|>05,1)
[b]
exten => _1XX,1,NoOp()
`,
      undefined,
      /^'105' is a number that '_1XX' in 'b' matches/,
    ));

  test('special ones', () => {
    checkRenameRefused('[a]\nexten => <|>s,1,NoOp()\n', undefined, /^The extension 's' has a meaning/);
    checkRenameRefused('[a]\nexten => 1<|>,1,NoOp()\n', 'h', /^The extension 'h' has a meaning/);
  });

  test('new names that are taken, or no names', () => {
    const two = `
[a]
include => b
exten => s,1,Goto(b,100,1)
 same => n,Goto(100,1)
 same => n,Goto(b,305,1)
exten => 400,1,NoOp()
[b]
exten => 10<|>0,1,NoOp()
exten => 200,1,NoOp()
exten => _3XX,1,NoOp()
`;
    checkRenameRefused(two, '200', /has the extension '200' in 'b' already/);
    checkRenameRefused(two, '305', /^Line 5 of extensions.conf goes to '305' on line 10 of extensions.conf/);
    checkRenameRefused(two, '400', /^'400' in 'a' is answered on line 6 of extensions.conf before/);
    checkRenameRefused(two, '_1X', /is a pattern/);
    for (const bad of ['', '1 0', '1,0', '1/0', '${X}', '1@0']) checkRenameRefused(two, bad, /cannot be an extension/);
  });

  test('computed names', () => {
    const computed = (line: string): string => `
[a]
exten => s,1,${line}
[b]
exten => bu<|>sy-1,1,NoOp()
exten => s,1,NoOp()
`;
    checkRenameRefused(computed('Goto(b,busy-${X},1)'), undefined, /^Line 2 of extensions.conf names 'busy-\$\{X\}'/);
    checkRenameRefused(computed('Set(X=busy-1)\n same => n,Goto(b,${X},1)'), undefined, /gives 'busy-1' to 'X'/);
    checkRenameRefused(computed('Set(X=b)\n same => n,Goto(${X},busy-1,1)'), undefined, /gives 'b' to 'X'/);
    checkRename(
      computed('Goto(a,busy-${X},1)\n same => n,Goto(b,${EXTEN},1)\n same => n,Goto(b,free-${X},1)'),
      'free',
      `
[a]
exten => s,1,Goto(a,busy-\${X},1)
 same => n,Goto(b,\${EXTEN},1)
 same => n,Goto(b,free-\${X},1)
[b]
exten => free,1,NoOp()
exten => s,1,NoOp()
`,
    );
  });
});
