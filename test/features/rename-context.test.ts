/** Renaming contexts, with all that is a context to some file: macros, templates, names of other files. */

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
    checkNoRename('[user]\n[a]\n-- pjsip.conf --\n[phone](us<|>er)\n');
    checkRenameRefused('[gene<|>ral]\n', undefined, /meaning of its own/);
    checkRenameRefused('[a]\nexten => s,1,No<|>Op()\n', undefined, /one of Asterisk/);
    checkRenameRefused('[a]\nexten => s,1,Goto(no<|>ne,s,1)\n', undefined, /No file has a section/);
  });
});

describe('a section of another configuration file', () => {
  const queues = `
[a]
exten => s,1,Queue(sup<|>port,t)
 same => n,AddQueueMember(Support,PJSIP/1)
 same => n,NoOp(\${QUEUE_MEMBER(support<|>,count)} support)
-- queues.conf --
[base](!)
strategy = ringall
[supp<|>ort](base)
[second](support)
`;
  test('a queue, where lines name it and at its header', () =>
    checkRename(queues, 'help', queues.replaceAll('<|>', '').replace(/(?<![ ])support|Support/g, 'help')));
  test('a template, at its header and where sections inherit from it', () => {
    const templates = `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[pho<|>ne](!)
type = endpoint
[100](<|>phone)
[101](Phone)
context = phone
`;
    checkRename(
      templates,
      'desk',
      templates
        .replaceAll('<|>', '')
        .replace('[phone]', '[desk]')
        .replace(/\((?:phone|Phone)\)/g, '(desk)'),
    );
  });
  test('a queue that a computed name may mean', () =>
    checkRenameRefused(
      '[a]\nexten => s,1,Queue(sup<|>port)\n same => n,Queue(sup${X})\n-- queues.conf --\n[support]\n',
      undefined,
      /Line 3 of extensions.conf names 'sup\$\{X\}'/,
    ));
  test('names that are taken, reserved or no names', () => {
    const refused = (newName: string, reason: RegExp): void =>
      checkRenameRefused('[a]\nexten => s,1,Queue(sup<|>port)\n-- queues.conf --\n[support]\n[other]\n', newName, reason);
    refused('Other', /Line 2 of queues.conf has a section named 'other' already/);
    refused('general', /meaning of its own/);
    refused('a b', /cannot be the name of a section/);
  });
  test('what is named outside of these files as well', () => {
    checkRenameRefused(
      '[a]\nexten => s,1,Dial(PJSIP/1<|>00)\n-- pjsip.conf --\n[100]\ntype = endpoint\n',
      undefined,
      /'100' is an endpoint: the telephone itself/,
    );
    checkRenameRefused(
      '[a]\nexten => s,1,VoiceMail(1<|>00)\n-- voicemail.conf --\n[default]\n100 => 1,A\n',
      undefined,
      /messages are kept/,
    );
  });
  test('a section that nobody names', () =>
    checkNoRename('[a]\nexten => s,1,NoOp()\n-- pjsip.conf --\n[trans<|>port]\ntype = transport\n'));
});
