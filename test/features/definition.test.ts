/** Go to Definition: every construct that names a place, and everything else that has a definition. */

import { describe, test } from 'node:test';
import { checkDefinition, checkDefinitionOrder } from '../support/check-places.ts';

/** Lines that name the context `there` at the cursor, with what makes each of them apart. */
const constructs: readonly [name: string, line: string][] = [
  ['Goto', 'Goto(th<|>ere,s,1)'],
  ['GotoIf', 'GotoIf($[1]?th<|>ere,s,1:there,s,1)'],
  ['GotoIf, else', 'GotoIf($[1]?here,s,1:th<|>ere,s,1)'],
  ['GotoIfTime', 'GotoIfTime(9:00-17:00,mon-fri,*,*?th<|>ere,s,1)'],
  ['Gosub', 'Gosub(th<|>ere,s,1(a,b))'],
  ['GosubIf', 'GosubIf($[1]?th<|>ere,s,1(a):there,s,1)'],
  ['ExecIf', 'ExecIf($[1]?Goto(th<|>ere,s,1))'],
  ['ExecIf, else', 'ExecIf($[1]?NoOp():Gosub(th<|>ere,s,1))'],
  ['Exec', 'Exec(Goto(th<|>ere,s,1))'],
  ['TryExec', 'TryExec(Gosub(th<|>ere,s,1(a)))'],
  ['hangup_handler_push', 'Set(CHANNEL(hangup_handler_push)=th<|>ere,s,1(a,b))'],
  ['hangup_handler_pop', 'Set(CHANNEL(hangup_handler_pop)=th<|>ere,s,1)'],
  ['hangup_handler_wipe', 'Set(CHANNEL(hangup_handler_wipe)=th<|>ere,s,1)'],
  ['a push inside ExecIf', 'ExecIf($[1]?Set(CHANNEL(hangup_handler_push)=th<|>ere,s,1))'],
  ['after_bridge_goto', 'Set(CHANNEL(after_bridge_goto)=th<|>ere,s,1)'],
  ['Dial U', 'Dial(PJSIP/1,30,tU(th<|>ere^a^b))'],
  ['Dial b', 'Dial(PJSIP/1,30,b(th<|>ere^s^1(a)))'],
  ['Dial B', 'Dial(PJSIP/1,30,tB(th<|>ere^s^1))'],
  ['Dial G', 'Dial(PJSIP/1,30,G(th<|>ere^s^1))'],
  ['Dial F', 'Dial(PJSIP/1,30,F(th<|>ere^s^1))'],
  ['RetryDial U', 'RetryDial(beep,5,3,PJSIP/1,30,U(th<|>ere))'],
  ['Queue, seventh argument', 'Queue(sales,t,,,300,,th<|>ere)'],
  ['Queue b', 'Queue(sales,tb(th<|>ere^s^1))'],
  ['Queue F', 'Queue(sales,F(th<|>ere^s^1))'],
  ['Page b', 'Page(PJSIP/1,b(th<|>ere^s^1))'],
  ['FollowMe B', 'FollowMe(me,B(th<|>ere^s^1))'],
  ['Local channel in Dial', 'Dial(Local/s@th<|>ere/n)'],
  ['Local channel among others', 'Dial(PJSIP/1&Local/s@th<|>ere/n&PJSIP/2,30)'],
  ['Originate', 'Originate(PJSIP/1,exten,th<|>ere,s,1)'],
  ['ChannelRedirect', 'ChannelRedirect(${OTHER},th<|>ere,s,1)'],
  ['Background', 'Background(hello,,,th<|>ere)'],
  ['ReadExten', 'ReadExten(NUMBER,dial,th<|>ere)'],
  ['PrivacyManager', 'PrivacyManager(3,10,,th<|>ere)'],
  ['DISA', 'DISA(no-password,th<|>ere)'],
  ['Directory', 'Directory(default,th<|>ere)'],
  ['Park c', 'Park(,c(th<|>ere,s,1))'],
  ['Bridge F', 'Bridge(${OTHER},F(th<|>ere^s^1))'],
  ['BlindTransfer', 'BlindTransfer(100,th<|>ere)'],
  ['AddQueueMember', 'AddQueueMember(sales,Local/s@th<|>ere/n)'],
  ['ChanIsAvail', 'ChanIsAvail(Local/s@th<|>ere)'],
  ['DIALPLAN_EXISTS', 'GotoIf(${DIALPLAN_EXISTS(th<|>ere,s,1)}?s,1)'],
  ['VALID_EXTEN', 'NoOp(${VALID_EXTEN(th<|>ere,s)})'],
  ['EXTENSION_STATE', 'NoOp(${EXTENSION_STATE(s@th<|>ere)})'],
  ['HINT', 'NoOp(${HINT(s@th<|>ere)})'],
  ['EVAL_SUB', 'NoOp(${EVAL_SUB(th<|>ere,s,1(a))})'],
  ['TRANSFER_CONTEXT', 'Set(__TRANSFER_CONTEXT=th<|>ere)'],
  ['MSet', 'MSet(A=1,FORWARD_CONTEXT=th<|>ere)'],
  ['GOTO_ON_BLINDXFR', 'Set(GOTO_ON_BLINDXFR=th<|>ere^s^1)'],
  ['CONNECTED_LINE_SEND_SUB', 'Set(CONNECTED_LINE_SEND_SUB=th<|>ere,s,1)'],
];

describe('from a context', () => {
  for (const [name, line] of constructs)
    test(name, () =>
      checkDefinition(`
[here]
exten => s,1,${line}
[there]
;^^^^^ def
exten => s,1,Return()
`),
    );

  test('Macro, which writes the name without macro-', () =>
    checkDefinition(`
[here]
exten => s,1,Macro(th<|>ere,a)
 same => n,Dial(PJSIP/1,30,M(th<|>ere^a))
[macro-there]
;^^^^^^^^^^^ def
exten => s,1,NoOp()
`));

  test('include, before a time', () =>
    checkDefinition(`
[here]
include => th<|>ere,9:00-17:00,mon-fri,*,*
;          ^^^^^^^^ from
[there]
;^^^^^ def
exten => s,1,NoOp()
`));

  test('all headers, through files, each with what is added to it', () => {
    const fixture = `
#include "more.conf"
[here]
exten => s,1,Goto(th<|>ere,s,1)
[there]
exten => s,1,NoOp()
[there](+)
exten => t,1,NoOp()
-- more.conf --
[there]
exten => h,1,NoOp()
`;
    checkDefinitionOrder(fixture, 'more.conf:1', 'extensions.conf:6', 'extensions.conf:4');
  });

  test('from the header itself', () =>
    checkDefinition(`
[th<|>ere]
;^^^^^^^^ def
exten => s,1,NoOp()
`));

  test('a name that is computed in part leads to all that fit', () =>
    checkDefinition(`
[here]
exten => s,1,Gosub(sub-rou<|>ting-\${X},s,1)
[sub-routing-a]
;^^^^^^^^^^^^^ def
[sub-routing-b]
;^^^^^^^^^^^^^ def
[sub-other]
`));

  test('the push, the option letter and the application lead where their targets lead', () =>
    checkDefinition(`
[here]
exten => s,1,Set(CHANNEL(hangup_han<|>dler_push)=there,s,1)
 same => n,Dial(PJSIP/1,30,t<|>U(there))
 same => n,Gos<|>ub(there,s,1)
[there]
exten => s,1,Return()
;        ^ def
`));

  test('a context that is not there leads nowhere', () =>
    checkDefinition(`
[here]
exten => s,1,Goto(th<|>ere,s,1)
`));
});

describe('from files beside the dialplan', () => {
  test('a member of queues.conf, on its context', () =>
    checkDefinition(`
[from-queue]
;^^^^^^^^^^ def
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
-- queues.conf --
[sales]
member => Local/101@from-<|>queue/n
;                   ^^^^^^^^^^^^^ from
`));

  test('a member of queues.conf, on its number', () =>
    checkDefinition(`
[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
;        ^^^^ def
-- queues.conf --
[sales]
member => Local/1<|>01@from-queue/n,0,Operator
`));

  test('a Local channel without a context begins in the default one', () =>
    checkDefinition(`
[default]
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
;        ^^^^ def
-- queues.conf --
[sales]
member => Local/1<|>01/n,0,Operator
`));

  test('a function of func_odbc.conf, to its section', () =>
    checkDefinition(`
[a]
exten => s,1,Set(PBX_LA<|>ST(1)=2)
;                ^^^^^^^^^^^ from
-- func_odbc.conf --
[LAST]
;^^^^ def
prefix=PBX
writesql=UPDATE a
`));

  test('membergosub, context and the contexts of endpoints', () =>
    checkDefinition(`
[there]
;^^^^^ def
exten => s,1,Return()
-- queues.conf --
[sales]
context = th<|>ere
membergosub = th<|>ere
-- pjsip.conf --
[101]
type = endpoint
context = th<|>ere
-- voicemail.conf --
[general]
exitcontext = the<|>re
`));
});

describe('from an extension', () => {
  test('every one that would answer, best first', () =>
    checkDefinitionOrder(
      `
[here]
exten => s,1,Goto(there,1<|>01,1)
[there]
include => more
exten => _X.,1,NoOp()
exten => _1XX,1,NoOp()
exten => 101,1,NoOp()
[more]
exten => _10X,1,NoOp()
`,
      'extensions.conf:7',
      'extensions.conf:6',
      'extensions.conf:5',
      'extensions.conf:9',
    ));

  test('in the own context', () =>
    checkDefinition(`
[here]
exten => s,1,Goto(10<|>1,1)
exten => 101,1,NoOp()
;        ^^^ def
`));

  test('in a context that includes this one', () =>
    checkDefinition(`
[outer]
include => here
exten => 101,1,NoOp()
;        ^^^ def
[here]
exten => s,1,Goto(10<|>1,1)
`));

  test('spread over arguments', () =>
    checkDefinition(`
[here]
exten => s,1,Originate(PJSIP/1,exten,there,1<|>01,1)
 same => n,NoOp(\${DIALPLAN_EXISTS(there,1<|>01,1)})
[there]
exten => 101,1,NoOp()
;        ^^^ def
`));

  test('same leads to the line that names the extension', () =>
    checkDefinition(`
[here]
exten => 101,1,NoOp()
;        ^^^ def
 sa<|>me => n,NoOp()
`));
});

describe('from a priority', () => {
  test('a label', () =>
    checkDefinition(`
[here]
exten => s,1,GotoIf($[1]?e<|>nd)
 same => n,Gosub(here,s,e<|>nd)
 same => n,Goto(s,e<|>nd)
 same => n(end),Return()
;          ^^^ def
`));

  test('a number', () =>
    checkDefinition(`
[here]
exten => s,1,Goto(<|>3)
 same => n,NoOp()
 same => n,NoOp()
;        ^ def
`));

  test('a relative number', () =>
    checkDefinition(`
[here]
exten => s,1,Goto(+<|>2)
 same => n,NoOp()
 same => n,NoOp()
;        ^ def
`));

  test('a label inside an option', () =>
    checkDefinition(`
[here]
exten => s,1,Dial(PJSIP/1,30,G(there^s^en<|>try))
[there]
exten => s,1,NoOp()
 same => n(entry),NoOp()
;          ^^^^^ def
`));
});

describe('from variables', () => {
  test('to the lines that set it, and to [globals]', () =>
    checkDefinition(`
[globals]
TRUNK = PJSIP/a
;<^^^ def
[here]
exten => s,1,Set(__TRUNK=PJSIP/b)
;                  ^^^^^ def
 same => n,Set(LOCAL(TRUNK)=x)
;                    ^^^^^ def
 same => n,MSet(A=1,TRUNK=2)
;                   ^^^^^ def
 same => n,Read(TRUNK,beep)
;               ^^^^^ def
 same => n,Set(OTHER=\${TR<|>UNK:2})
 same => n,Set(OTHER=\${CUT(TR<|>UNK,/,1)})
`));

  test('ARG2 leads to the second argument of each call', () =>
    checkDefinition(`
[here]
exten => s,1,Gosub(there,s,1(a,b))
;                              ^ def
 same => n,Dial(PJSIP/1,30,U(there^a^\${EXTEN}))
;                                    ^^^^^^^^ def
 same => n,Set(CHANNEL(hangup_handler_push)=there,s,1(a,\${X}))
;                                                       ^^^^ def
 same => n,Gosub(there,s,1(a))
 same => n,Gosub(other,s,1(a,c))
[there]
exten => s,1,NoOp(\${ARG1})
 same => n,NoOp(\${A<|>RG2})
 same => n,Return()
[other]
exten => s,1,NoOp(\${ARG2})
 same => n,Return()
`));

  test('ARG1 of a routine whose context or label is computed', () => {
    checkDefinition(`
[here]
exten => s,1,Gosub(say-\${STATE},s,1(a))
;                                   ^ def
 same => n,Gosub(say-\${STATE},t,1(b))
[say-on]
exten => s,1,Return(\${A<|>RG1})
exten => t,1,Return(\${ARG1})
`);
    checkDefinition(`
[here]
exten => s,1,Gosub(after,s,\${DIALSTATUS}(c))
;                                        ^ def
[after]
exten => s,1(BUSY),Return(\${A<|>RG1})
`);
    checkDefinition(`
[here]
exten => s,1,Gosub(after,\${AREA},1(d))
;                                  ^ def
[after]
exten => north,1,Return(\${A<|>RG1})
exten => south,1,Return(\${ARG1})
`);
  });

  test('ARG1 behind a jump', () =>
    checkDefinition(`
[here]
exten => s,1,Gosub(there,s,1(a))
;                            ^ def
[there]
exten => s,1,Goto(further,s,1)
[further]
exten => s,1,NoOp(\${A<|>RG1})
 same => n,Return()
`));

  test('an argument leads to its documentation', () =>
    checkDefinition(`
[here]
exten => s,1,Gosub(there,s,1(<|>a,b))
 ; @arg 1 number Who calls.
;  ^^^^^^^^^^^^^^^^^^^^^^^^ def
[there]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`));

  test('or else to where it is read', () =>
    checkDefinition(`
[here]
exten => s,1,Gosub(there,s,1(a,<|>b))
[there]
exten => s,1,NoOp(\${ARG2})
;                 ^^^^^^^ def
 same => n,Return()
`));

  test('a built-in variable inside a target leads where the target leads', () =>
    checkDefinition(`
[here]
exten => _1XX,1,Goto(there,\${EX<|>TEN},1)
[there]
exten => _1XX,1,NoOp()
;        ^^^^ def
`));
});

describe('from files and templates', () => {
  test('#include leads to the top of the file', () =>
    checkDefinitionOrder(
      `
#include "mo<|>re.conf"
-- more.conf --
[more]
`,
      'more.conf:1',
    ));

  test('#include with a pattern leads to all files', () =>
    checkDefinitionOrder(
      `
#include "extensions.d/<|>*.conf"
-- extensions.d/a.conf --
[a]
-- extensions.d/b.conf --
[b]
`,
      'extensions.d/a.conf:1',
      'extensions.d/b.conf:1',
    ));

  test('a template', () =>
    checkDefinition(`
[base](!)
;^^^^ def
exten => s,1,NoOp()
[here](ba<|>se)
`));

  test('a line of a template belongs to the first context that has it', () =>
    checkDefinition(`
[base](!)
exten => s,1,Goto(en<|>d)
 same => n,NoOp()
[one](base)
exten => s,n(end),NoOp()
;            ^^^ def
[two](base)
exten => s,n(end),NoOp()
`));
});

test('nothing is under a cursor in a comment', () =>
  checkDefinition(`
[there]
exten => s,1,NoOp() ; Goto(the<|>re,s,1)
`));

test('extensions that fit what is written of one', () =>
  checkDefinition(`
[a]
exten => s,1,Dial(PJSIP/1)
 same => n,Goto(s<|>-\${DIALSTATUS},1)
exten => s-BUSY,1,Busy()
;        ^^^^^^ def
exten => busy,1,Busy()
exten => _s-.,1,Congestion()
;        ^^^^ def
exten => _X.,1,NoOp()
`));

test('labels that fit what is written of one', () =>
  checkDefinition(`
[a]
exten => _X.,1,Goto(case-\${STA<|>TUS})
 same => n(case-A),Hangup()
;          ^^^^^^ def
 same => n(other),Hangup()
 same => n(case-B),Hangup()
;          ^^^^^^ def
exten => s,1(case-C),Hangup()
`));

describe('names of other files', () => {
  const others = `-- queues.conf --
[general]
[sales]
;^^^^^ %queue
-- voicemail.conf --
[default]
100 => 1234,Somebody
;<^ %mailbox
-- pjsip.conf --
[phone]
type=endpoint
[phone]
type=aor
`;
  const leads = (name: string, line: string): void =>
    checkDefinition(`[a]\n${line}\n${others.replace(`%${name}`, 'def').replace(/%\w+/g, 'other')}`);
  test('a queue', () => leads('queue', 'exten => s,1,Queue(sa<|>les,t)'));
  test('a queue in a function', () => leads('queue', 'exten => s,1,NoOp(${QUEUE_MEMBER(sales<|>,free)})'));
  test('a mailbox', () => leads('mailbox', 'exten => s,1,VoiceMail(1<|>00@default,u)'));
  test('a mailbox without its context', () => leads('mailbox', 'exten => s,1,VoiceMail(10<|>0)'));
  test('an endpoint, in Dial and in a hint', () => {
    const endpoint = '-- pjsip.conf --\n[phone]\n;^^^^^ def\ntype=endpoint\n';
    checkDefinition(`[a]\nexten => s,1,Dial(PJSIP/pho<|>ne,30)\n${endpoint}`);
    checkDefinition(`[a]\nexten => 1,hint,PJSIP/pho<|>ne\n${endpoint}`);
  });
  test('a member of a queue', () =>
    checkDefinition(`
[a]
-- queues.conf --
[sales]
member => PJSIP/pho<|>ne,1,Operator
-- pjsip.conf --
[phone]
;^^^^^ def
type=endpoint
`));
  test('a mailbox of an endpoint, and the endpoint of an address', () => {
    const file = (mailboxes: string, endpoint: string): string =>
      `[a]\n-- pjsip.conf --\n[phone]\n${endpoint}type=endpoint\nmailboxes=200@office,${mailboxes}\n[addresses]\ntype=identify\n`;
    checkDefinition(`${file('10<|>0', '')}-- voicemail.conf --\n[default]\n100 => 1,A\n;<^ def\n`);
    checkDefinition(`${file('100', ';^^^^^ def\n')}endpoint=ph<|>one\n`);
  });
  test('an endpoint in the value of a global variable', () =>
    checkDefinition(`
[globals]
ALL=PJSIP/fax&PJSIP/ph<|>one
-- pjsip.conf --
[phone]
;^^^^^ def
type=endpoint
`));
  test('a context of mailboxes, whatever the mailbox', () =>
    checkDefinition(`
[a]
exten => _1XX,1,VoiceMail(\${EXTEN}@off<|>ice,u)
-- voicemail.conf --
[default]
[Office]
;^^^^^^ def
100 => 1,A
`));
  test('its own definition', () => checkDefinition('[a]\n-- queues.conf --\n[sa<|>les]\n;^^^^^^^^ def\n'));
  test('one that is not there, or computed', () => {
    checkDefinition(`[a]\nexten => s,1,Queue(no<|>ne)\n-- queues.conf --\n[sales]\n`);
    checkDefinition(`[a]\nexten => s,1,Queue(s<|>-\${X})\n-- queues.conf --\n[s-]\n`);
  });
  test('a section of another file is no context of that name, and its templates are those of its file', () => {
    checkDefinition('[general]\n[a]\n-- queues.conf --\n[ge<|>neral]\n');
    checkDefinition('[user]\n[a]\n-- pjsip.conf --\n[user](!)\n;^^^^ def\ntype=endpoint\n[A](us<|>er)\n');
  });
});
