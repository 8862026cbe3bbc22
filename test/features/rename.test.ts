/** Rename: every place of a name, and every reason to leave it. */

import { describe, test } from 'node:test';
import { checkNoRename, checkRename, checkRenameRefused } from '../support/check-navigation.ts';

describe('a context', () => {
  test('in every construct, in all files', () =>
    checkRename(
      `
#include "more.conf"
[a]
include => the<|>re,9:00-17:00,mon-fri,*,*
switch => Loopback/1\${EXTEN}@there:1/_X.
exten => s,1,Goto(<|>there,s,1)
 same => n,GotoIf($[\${X}]?there,s,1:a,s,1)
 same => n,Gosub(there,s,1(there))
 same => n,ExecIf($[\${X}]?Gosub(there<|>,s,1(a)):Goto(there,s,1))
 same => n,Set(CHANNEL(hangup_handler_push)=there,s,1(\${X}))
 same => n,Dial(PJSIP/1&Local/s@there/n,30,tU(there^a)b(there^s^1(x))B(there^s^1)G(there^s^1)F(there^s^1))
 same => n,Queue(q,tF(there^s^1),,,300,,there)
 same => n,GotoIf(\${DIALPLAN_EXISTS(there,s,1)}?s,1)
 same => n,Originate(Local/s@there,exten,there,s,1)
 same => n,Background(a,,,there)
 same => n,Set(__TRANSFER_CONTEXT=there)
 same => n,NoOp(there) ; there
-- more.conf --
[there]
exten => s,1,Goto(2)
 same => n,Return()
[<|>there](+)
exten => s,n,Return()
[there]
exten => t,1,Goto(s,1)
-- queues.conf --
[there]
member => Local/s@the<|>re/n
context = there
membergosub=there
-- pjsip.conf --
[there]
type = endpoint
context = there
`,
      'here-2',
      `
#include "more.conf"
[a]
include => here-2,9:00-17:00,mon-fri,*,*
switch => Loopback/1\${EXTEN}@here-2:1/_X.
exten => s,1,Goto(here-2,s,1)
 same => n,GotoIf($[\${X}]?here-2,s,1:a,s,1)
 same => n,Gosub(here-2,s,1(there))
 same => n,ExecIf($[\${X}]?Gosub(here-2,s,1(a)):Goto(here-2,s,1))
 same => n,Set(CHANNEL(hangup_handler_push)=here-2,s,1(\${X}))
 same => n,Dial(PJSIP/1&Local/s@here-2/n,30,tU(here-2^a)b(here-2^s^1(x))B(here-2^s^1)G(here-2^s^1)F(here-2^s^1))
 same => n,Queue(q,tF(here-2^s^1),,,300,,here-2)
 same => n,GotoIf(\${DIALPLAN_EXISTS(here-2,s,1)}?s,1)
 same => n,Originate(Local/s@here-2,exten,here-2,s,1)
 same => n,Background(a,,,here-2)
 same => n,Set(__TRANSFER_CONTEXT=here-2)
 same => n,NoOp(there) ; there
-- more.conf --
[here-2]
exten => s,1,Goto(2)
 same => n,Return()
[here-2](+)
exten => s,n,Return()
[here-2]
exten => t,1,Goto(s,1)
-- queues.conf --
[there]
member => Local/s@here-2/n
context = here-2
membergosub=here-2
-- pjsip.conf --
[there]
type = endpoint
context = here-2
`,
    ));

  test('a macro is named with and without its prefix', () =>
    checkRename(
      `
[a]
exten => s,1,Macro(o<|>ld,1)
 same => n,Dial(PJSIP/1,30,M(old^1))
 same => n,Goto(macro-old,s,1)
[macro-old]
exten => s,1,NoOp()
`,
      'new',
      `
[a]
exten => s,1,Macro(new,1)
 same => n,Dial(PJSIP/1,30,M(new^1))
 same => n,Goto(macro-new,s,1)
[macro-new]
exten => s,1,NoOp()
`,
    ));

  test('a macro keeps its prefix', () => {
    const macro = `
[a]
exten => s,1,Macro(old,1)
[macro-<|>old]
exten => s,1,NoOp()
`;
    checkRenameRefused(macro, 'new', /^'macro-old' is called as a macro on line 2 of extensions.conf/);
  });

  test('a template, without regard to case where it is used', () =>
    checkRename(
      `
[ba<|>se](!)
exten => s,1,Goto(t,1)
exten => t,1,Goto(base,s,1)
[one](Ba<|>se)
[two](other,base)
`,
      'common',
      `
[common](!)
exten => s,1,Goto(t,1)
exten => t,1,Goto(common,s,1)
[one](common)
[two](other,common)
`,
    ));

  test('lines that Asterisk drops are renamed too', () =>
    checkRename(
      `
[a]
exten => s,2,Goto(b,s,1)
exten => s,2,Goto(b,s,1)
 same => 1,Goto(b,s,1)
[<|>b]
exten => s,1,NoOp()
`,
      'c',
      `
[a]
exten => s,2,Goto(c,s,1)
exten => s,2,Goto(c,s,1)
 same => 1,Goto(c,s,1)
[c]
exten => s,1,NoOp()
`,
    ));

  const routine = (line: string): string => `
[a]
exten => s,1,${line}
[sub-<|>foo]
exten => s,1,Return()
`;

  test('a computed name that fits', () => {
    checkRenameRefused(
      routine('Gosub(sub-${X},s,1)'),
      undefined,
      /^Line 2 of extensions.conf names 'sub-\$\{X\}', which may come out as 'sub-foo'/,
    );
    checkRenameRefused(routine('Gosub(${X}-foo,s,1)'), undefined, /may come out/);
    checkRenameRefused(routine('Dial(PJSIP/1,,U(sub-${X}))'), undefined, /may come out/);
    checkRenameRefused(routine('Goto(${IF($[${X}]?sub-foo:other)},s,1)'), undefined, /may come out/);
    checkRenameRefused(
      routine('Set(X=sub-foo)\n same => n,Gosub(${X},s,1)'),
      undefined,
      /^Line 2 of extensions.conf gives 'sub-foo' to 'X', which line 3 of/,
    );
    checkRenameRefused(
      routine('Gosub(run,s,1(sub-foo))\n[run]\nexten => s,1,Gosub(${ARG1},s,1)'),
      undefined,
      /^Line 2 of extensions.conf gives 'sub-foo' to 'ARG1', which line 4 of/,
    );
    checkRenameRefused(
      '[a]\nexten => 1,1,Dial(PJSIP/1)\n same => n,Goto(b,${DIALSTATUS},1)\n[b]\nexten => BU<|>SY,1,Hangup()\n',
      undefined,
      /^Line 3 of extensions.conf names '\$\{DIALSTATUS\}', which may come out as 'BUSY'/,
    );
    checkRenameRefused(`[globals]\nC=sub-foo${routine('Goto(${C},s,1)')}`, undefined, /gives 'sub-foo' to 'C'/);
    checkRenameRefused(
      `[globals]\nC=foo\n[x]\ninclude => sub-\${C}${routine('NoOp()')}`,
      undefined,
      /includes 'sub-foo' through a global variable/,
    );
  });

  test('a computed name that does not fit', () =>
    checkRename(
      `
[a]
exten => s,1,Gosub(out-\${X},s,1)
 same => n,Gosub(\${X},s,1)
 same => n,Set(Y=sub-foo)
 same => n,Gosub(run,s,1(sub-foo))
[run]
exten => s,1,NoOp(\${ARG1})
[other]
exten => s,1,Gosub(\${ARG1},s,1)
[sub-<|>foo]
exten => s,1,Return()
`,
      'sub-bar',
      `
[a]
exten => s,1,Gosub(out-\${X},s,1)
 same => n,Gosub(\${X},s,1)
 same => n,Set(Y=sub-foo)
 same => n,Gosub(run,s,1(sub-foo))
[run]
exten => s,1,NoOp(\${ARG1})
[other]
exten => s,1,Gosub(\${ARG1},s,1)
[sub-bar]
exten => s,1,Return()
`,
    ));

  test('a name that is there already, or is no name', () => {
    const two = `
[a<|>]
exten => s,1,NoOp()
[b](!)
exten => s,1,NoOp()
`;
    checkRenameRefused(two, 'b', /^Line 3 of extensions.conf has a section named 'b' already/);
    checkRenameRefused(two, 'B', /^Line 3 of extensions.conf has a section named 'b' already/);
    checkRenameRefused(two, 'general', /meaning of its own/);
    checkRenameRefused(two, 'park-hints', /module/);
    for (const bad of ['', 'x y', 'x]', 'x,y', 'x^y', 'x;y', '${x}', 'a/b'])
      checkRenameRefused(two, bad, /cannot be the name of a context/);
    checkRenameRefused(two, 'x'.repeat(80), /too long/);
  });

  test('a context of a module', () =>
    checkRenameRefused(
      `
[parked<|>calls]
exten => 1,1,NoOp()
`,
      undefined,
      /module/,
    ));

  test('the context in which calls begin that name none', () => {
    const text = (file: string, section: string): string =>
      `[a]\nexten => 1,1,Goto(default,1,1)\n[def<|>ault]\nexten => 1,1,NoOp()\n-- ${file} --\n${section}`;
    const refused = (file: string, section: string, line: number): void =>
      checkRenameRefused(
        text(file, section),
        undefined,
        new RegExp(`^Line ${line} of ${file} has a channel that names no context`),
      );
    refused('pjsip.conf', '[a]\ntype=endpoint\ncontext=a\n[b]\ntype=endpoint\n', 4);
    refused('pjsip_wizard.conf', '[b]\ntype=wizard\n', 1);
    refused('sip.conf', '[general]\n[b]\ntype=friend\n', 2);
    refused('iax.conf', '[b]\ntype=user\n', 1);
    refused('queues.conf', '[q]\nmember => Local/1/n\n', 2);
    refused('chan_dahdi.conf', '[channels]\nsignalling=fxo_ks\nchannel => 1\ncontext=a\n', 3);
    const allowed = (file: string, section: string): void => {
      const before = text(file, section);
      checkRename(before, 'new', before.replace('def<|>ault', 'new').replace('default,', 'new,'));
    };
    allowed('pjsip.conf', '[base](!)\ntype=endpoint\ncontext=a\n[b](base)\n[b](+)\nallow=all\n[b-auth]\ntype=auth\n');
    allowed('sip.conf', '[general]\ncontext=a\n[b]\ntype=friend\n');
    allowed('iax.conf', '[b]\ntype=peer\n');
    allowed('chan_dahdi.conf', '[channels]\ncontext=a\nchannel => 1\n');
  });

  test('a function of func_odbc.conf', () => {
    const text = (call: string, section: string): string =>
      `[a]\nexten => s,1,Set(X=\${${call}(\${${call}(1)})})\n same => n,Set(${call}(1)=\${ODBC_NAME(2)})\n-- func_odbc.conf --\n[${section}]\nprefix=PBX\nreadsql=1\nwritesql=1\n[NAME]\nreadsql=1\n`;
    checkRename(text('PBX_NA<|>ME', 'NAME').replaceAll('<|>ME(1)', 'ME(1)'), 'PBX_CITY', text('PBX_CITY', 'CITY'));
    checkRename(text('PBX_NAME', 'NA<|>ME'), 'CITY', text('PBX_CITY', 'CITY'));
    const at = (rest: string): string => text('PBX_NAME', 'NA<|>ME').replace('[a]\n', `[a]\n${rest}\n`);
    checkRenameRefused(at('exten => 1,1,NoOp(${PBX_${TABLE}(1)})'), undefined, /names 'PBX_\$\{TABLE\}'/);
    checkRenameRefused(at('include => b,${PBX_NAME(1)}'), undefined, /while the dialplan is loaded/);
    checkRenameRefused(at(''), 'A B', /cannot be the name of a function/);
    checkRenameRefused(at('').replace('[NAME]', '[CITY]\nprefix=PBX\nreadsql=1\n[NAME]'), 'CITY', /makes 'PBX_CITY' already/);
    checkRenameRefused(text('PBX_NAME', 'NAME').replace('PBX_N', 'PBX_<|>N'), 'CITY', /must begin with 'PBX_'/);
    checkNoRename('[a]\nexten => s,1,NoOp()\n-- func_odbc.conf --\n[gene<|>ral]\n');
  });

  test('where nothing has a name', () => {
    checkNoRename('[a]\nexten => s,1,NoOp(te<|>xt)\n');
    checkNoRename('; te<|>xt\n');
    checkNoRename('[a]\n-- queues.conf --\n[sa<|>les]\n');
    checkNoRename('[user]\n[a]\n-- pjsip.conf --\n[phone](us<|>er)\n');
    checkRenameRefused('[gene<|>ral]\n', undefined, /meaning of its own/);
    checkRenameRefused('[a]\nexten => s,1,No<|>Op()\n', undefined, /one of Asterisk/);
    checkRenameRefused('[a]\nexten => s,1,Goto(no<|>ne,s,1)\n', undefined, /No file has a section/);
  });
});

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
