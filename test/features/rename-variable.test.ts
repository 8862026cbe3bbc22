/** Renaming variables. */

import { describe, test } from 'node:test';
import { checkRename, checkRenameRefused } from '../support/check-navigation.ts';

describe('a variable', () => {
  test('in all forms', () =>
    checkRename(
      `
[globals]
X<|>Y = 1
[a]
exten => s,1,Set(XY=\${XY}+\${XY:1}+$[\${X<|>Y} + 1])
 same => n,Set(<|>__XY=a)
 same => n,Set(_X<|>Y=a)
 same => n,MSet(A=1,__XY=2)
 same => n,Set(LOCAL(X<|>Y)=\${ARG1})
 same => n,Set(GLOBAL(XY)=\${GLOBAL(XY)})
 same => n,Set(ARRAY(A,X<|>Y)=1\\,2)
 same => n,ExecIf($["\${XY}" = ""]?Set(XY=\${CUT(XY,/,1)}))
 same => n,Read(XY,XY)
 same => n,Set(PUSH(XY)=\${SHIFT(XY)}\${FIELDQTY(XY,/)}\${INC(XY)})
 same => n,Gosub(XY,s,1(\${XY}))
 same => n,GotoIfTime(*,*,*,*?\${XY},s,1)
 same => n,NoOp(XY \${XYZ} \${CHANNEL(XY)}) ; XY
[XY]
exten => s,1,NoOp()
-- pjsip.conf --
[x]
set_var = __XY=1
`,
      'who',
      `
[globals]
who = 1
[a]
exten => s,1,Set(who=\${who}+\${who:1}+$[\${who} + 1])
 same => n,Set(__who=a)
 same => n,Set(_who=a)
 same => n,MSet(A=1,__who=2)
 same => n,Set(LOCAL(who)=\${ARG1})
 same => n,Set(GLOBAL(who)=\${GLOBAL(who)})
 same => n,Set(ARRAY(A,who)=1\\,2)
 same => n,ExecIf($["\${who}" = ""]?Set(who=\${CUT(who,/,1)}))
 same => n,Read(who,XY)
 same => n,Set(PUSH(who)=\${SHIFT(who)}\${FIELDQTY(who,/)}\${INC(who)})
 same => n,Gosub(XY,s,1(\${who}))
 same => n,GotoIfTime(*,*,*,*?\${who},s,1)
 same => n,NoOp(XY \${XYZ} \${CHANNEL(XY)}) ; XY
[XY]
exten => s,1,NoOp()
-- pjsip.conf --
[x]
set_var = __who=1
`,
    ));

  test('those of Asterisk', () => {
    checkRenameRefused(
      '[a]\nexten => s,1,NoOp(${AR<|>G2})\n',
      undefined,
      /^'ARG2' is the name that Asterisk gives to an argument/,
    );
    checkRenameRefused('[a]\nexten => s,1,NoOp(${DIAL<|>STATUS})\n', undefined, /^'DIALSTATUS' has a meaning/);
    checkRenameRefused('[a]\nexten => s,1,Set(x<|>=1)\n', 'EXTEN', /^'EXTEN' has a meaning/);
  });

  test('computed names', () => {
    const computed = (line: string): string => `[a]\nexten => s,1,Set(LIN<|>E1=x)\n same => n,${line}\n`;
    checkRenameRefused(computed('NoOp(${LINE${I}})'), undefined, /^Line 3 of extensions.conf names 'LINE\$\{I\}'/);
    checkRenameRefused(computed('Set(LINE${I}=1)'), undefined, /may come out/);
    checkRenameRefused(computed('Set(LOCAL(LINE${I})=1)'), undefined, /may come out/);
    checkRenameRefused(computed('Set(N=LINE1)\n same => n,NoOp(${${N}})'), undefined, /gives 'LINE1' to 'N'/);
    checkRenameRefused(computed('NoOp(${HASH(LINE1,a)})'), undefined, /name of a hash/);
    checkRename(
      computed('NoOp(${ROW${I}} ${LINE${I}x})'),
      'who',
      '[a]\nexten => s,1,Set(who=x)\n same => n,NoOp(${ROW${I}} ${LINE${I}x})\n',
    );
  });

  test('new names', () => {
    const two = '[globals]\nG=1\n[a]\nexten => s,1,Set(x<|>=${y})\n-- sip.conf --\n[p]\nsetvar=z=1\n';
    checkRenameRefused(two, 'y', /uses a variable 'y' already/);
    checkRenameRefused(two, 'G', /uses a variable 'G' already/);
    checkRenameRefused(two, 'z', /sets a variable 'z' already/);
    checkRenameRefused(two, '_x', /handed on to new channels/);
    for (const bad of ['', '1x', 'a b', 'a-b', 'a=b', 'a)']) checkRenameRefused(two, bad, /cannot be the name of a variable/);
  });
});
