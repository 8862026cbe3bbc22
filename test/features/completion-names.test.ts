/** Completion of what stands inside arguments: names of other files, times, values, arguments of routines, comments. */

import { describe, test } from 'node:test';
import { checkCompletion, type CompletionExpectation } from '../support/check-completion.ts';

const files = `
-- queues.conf --
[general]
[sales]
member => PJSIP/alice
[support]
-- voicemail.conf --
[default]
100 => 1234,Alice
[other]
200 => 1234,Bob
-- pjsip.conf --
[alice]
type = endpoint
[bob]
type = endpoint
[bob]
type = auth
-- musiconhold.conf --
[jazz]
mode = files
-- extensions.conf --
`;

describe('names that other files define', () => {
  const rows: readonly [line: string, expected: CompletionExpectation][] = [
    ['Queue(<|>)', { all: ['sales', 'support'] }],
    ['Queue(sa<|>,t)', { all: ['sales'] }],
    ['NoOp(${QUEUE_MEMBER(<|>,free)})', { all: ['sales', 'support'] }],
    ['VoiceMail(<|>)', { all: ['100', '200@other'] }],
    ['VoiceMail(100&<|>,u)', { all: ['100', '200@other'] }],
    ['MusicOnHold(<|>)', { all: ['jazz', 'default'] }],
    ['Set(CHANNEL(musicclass)=<|>)', { all: ['jazz', 'default'] }],
    ['Dial(PJSIP/<|>)', { all: ['alice', 'bob'] }],
    ['Dial(PJSIP/alice&PJSIP/<|>,30)', { all: ['alice', 'bob'] }],
    ['Dial(PJSIP/100@<|>,30)', { all: ['alice', 'bob'] }],
    ['Dial(<|>)', { first: ['PJSIP/alice', 'PJSIP/bob'], has: ['Local/', 'DAHDI/'] }],
    ['Dial(PJSIP/alice&<|>,30)', { first: ['PJSIP/alice', 'PJSIP/bob'] }],
    ['RetryDial(beep,1,1,PJSIP/<|>)', { all: ['alice', 'bob'] }],
    ['Originate(<|>,exten,a,s,1)', { has: ['PJSIP/alice', 'Local/'] }],
    ['Dial(IAX2/<|>)', { all: [] }],
    ['Dial(PJSIP/${X<|>', { lacks: ['alice'] }],
    ['Dial(<|>PJSIP/alice,30)', { first: ['PJSIP/alice', 'PJSIP/bob'], has: ['Local/'] }],
    ['VoiceMail(${CALLERID(<|>)}@other)', { first: ['all'], has: ['num'], lacks: ['100'] }],
    ['Dial(PJSIP/${CALLERID(n<|>um)},30)', { has: ['num'], lacks: ['alice'] }],
  ];
  for (const [line, expected] of rows)
    test(line, () => checkCompletion(`${files}[a]\nexten => s,1,${line}\n`.replace('\n', ''), expected));

  test('a hint', () =>
    checkCompletion(`${files}[a]\nexten => 100,hint,PJSIP/<|>\n`.replace('\n', ''), { all: ['alice', 'bob'] }));
  test('a hint offers devices and no applications', () =>
    checkCompletion(`${files}[a]\nexten => 100,hint,<|>\n`.replace('\n', ''), { has: ['PJSIP/alice'], lacks: ['Answer'] }));
  test('a member of a queue', () =>
    checkCompletion(`${files}[a]\n-- queues.conf --\n[q]\nmember => PJSIP/<|>,0\n`.replace(/^\n-- queues.*?(?=-- voice)/s, ''), {
      all: ['alice', 'bob'],
    }));
  test('the technology of a channel that is there already', () => {
    const text = (channel: string): string => `[a]\nexten => s,1,Dial(${channel},30)\n`;
    checkCompletion(text('<|>PJSIP/1'), { accept: ['Local/', text('Local/1')] });
  });
  describe('settings of other files', () => {
    const at = (file: string, lines: string): string =>
      `[a]\n-- ${file} --\n${lines}\n-- voicemail.conf --\n[default]\n100 => 1,A\n`;
    test('those that a section may have and does not', () =>
      checkCompletion(at('queues.conf', '[q]\ntimeout = 5\nmember => PJSIP/1\n<|>'), {
        has: ['strategy', 'member'],
        lacks: ['timeout', 'keepstats'],
        accept: ['member', at('queues.conf', '[q]\ntimeout = 5\nmember => PJSIP/1\nmember => <||>')],
      }));
    test('by the type of the section', () => {
      checkCompletion(at('pjsip.conf', '[1]\n<|>'), { all: ['type'] });
      checkCompletion(at('pjsip.conf', '[1]\ntype = aor\nma<|>'), { first: ['mailboxes', 'max_contacts'], lacks: ['match'] });
    });
    test('the words that one takes', () => {
      checkCompletion(at('pjsip.conf', '[1]\ntype = <|>'), { has: ['endpoint', 'aor'] });
      checkCompletion(at('queues.conf', '[q]\nstrategy = r<|>'), { has: ['ringall', 'rrmemory'] });
      checkCompletion(at('queues.conf', '[q]\nringinuse = <|>'), { all: ['no', 'yes'] });
      checkCompletion(at('queues.conf', '[q]\njoinempty = paused,in<|>'), {
        accept: ['inuse', at('queues.conf', '[q]\njoinempty = paused,inuse')],
      });
    });
    test('the names of yet another file', () =>
      checkCompletion(at('pjsip.conf', '[1]\ntype = endpoint\nmailboxes = <|>'), { all: ['100'] }));
  });
  test('a sound by the last part of its name', () =>
    checkCompletion('[a]\nexten => s,1,Playback(wel<|>)\n', { files: { sound: ['custom/welcome'] }, first: ['custom/welcome'] }));
  test('functions of func_odbc.conf that can be read, or set', () => {
    const functions = '-- func_odbc.conf --\n[READ]\nreadsql=SELECT 1\n[SET]\nprefix=PBX\nsyntax=<key>\nwritesql=UPDATE a\n';
    const text = (line: string): string => `[a]\nexten => s,1,${line}\n${functions}`;
    checkCompletion(text('NoOp(${ODBC_R<|>)'), { has: ['ODBC_READ'], accept: ['ODBC_READ', text('NoOp(${ODBC_READ(<||>)})')] });
    checkCompletion(text('NoOp(${PBX_<|>)'), { lacks: ['PBX_SET'] });
    checkCompletion(text('Set(<|>)'), { has: ['PBX_SET'], lacks: ['ODBC_READ'] });
    checkCompletion(text('Set(PBX<|>)'), { accept: ['PBX_SET', text('Set(PBX_SET(<||>)=)')] });
  });
  test('functions on the side of an assignment where they are of use', () => {
    checkCompletion('[a]\nexten => s,1,Set(<|>)\n', {
      has: ['CALLERID', 'PUSH', 'GLOBAL'],
      lacks: ['CUT', 'LEN', 'DIALPLAN_EXISTS'],
    });
    checkCompletion('[a]\nexten => s,1,NoOp(${<|>})\n', { has: ['CALLERID', 'CUT', 'POP'], lacks: ['PUSH', 'ARRAY'] });
  });
  test('another column of a member', () => checkCompletion(`-- queues.conf --\n[q]\nmember => PJSIP/x,<|>\n`, { all: [] }));
});

describe('times', () => {
  test('days of an include', () =>
    checkCompletion(`[a]\ninclude => b,9:00-17:00,<|>,*,*\n[b]\n`, { first: ['*', 'mon-fri'], has: ['sun'], lacks: ['b'] }));
  test('months of GotoIfTime', () => checkCompletion('[a]\nexten => s,1,GotoIfTime(*,*,*,de<|>?a,s,1)\n', { all: ['dec'] }));
  test('hours of ExecIfTime', () => checkCompletion('[a]\nexten => s,1,ExecIfTime(<|>)\n', { first: ['*', '09:00-17:00'] }));
  test('the context of an include stays', () => checkCompletion(`[a]\ninclude => <|>,*,*,*,*\n[b]\n`, { all: ['b'] }));
});

describe('values', () => {
  const rows: readonly [line: string, expected: CompletionExpectation][] = [
    ['GotoIf($["${DIALSTATUS}" = "<|>"]?x)', { has: ['BUSY', 'NOANSWER'] }],
    ['GotoIf($["${CDR(disposition)}" = "<|>"]?x)', { all: ['ANSWERED', 'BUSY', 'CONGESTION', 'FAILED', 'NO ANSWER'] }],
    ['GotoIf($["${CDR(src)}" = "<|>"]?x)', { all: [] }],
    ['GotoIf($["${DEVICE_STATE(PJSIP/${EXTEN})}" != "<|>"]?x)', { has: ['NOT_INUSE', 'INVALID'] }],
    [
      'GotoIf($["${EXTENSION_STATE(${EXTEN}@a)}" = I<|>]?x)',
      { accept: ['INUSE', '[a]\nexten => s,1,GotoIf($["${EXTENSION_STATE(${EXTEN}@a)}" = "INUSE"]?x)\n'] },
    ],
    ['GotoIf($["${DIALSTATUS}" = B<|>]?x)', { accept: ['BUSY', '[a]\nexten => s,1,GotoIf($["${DIALSTATUS}" = "BUSY"]?x)\n'] }],
    ['GotoIf($[${QUEUESTATUS} != <|>]?x)', { accept: ['TIMEOUT', '[a]\nexten => s,1,GotoIf($[${QUEUESTATUS} != TIMEOUT]?x)\n'] }],
    ['GotoIf($["${OTHER}" = "<|>"]?x)', { all: [] }],
    ['NoOp(${CHANNEL(rtp,<|>)})', { has: ['src', 'dest'] }],
    ['NoOp(${CALLERID(<|>)})', { has: ['num', 'name', 'ANI-num'] }],
  ];
  for (const [line, expected] of rows) test(line, () => checkCompletion(`[a]\nexten => s,1,${line}\n`, expected));
  test('the argument of an option', () => checkCompletion('[a]\nexten => s,1,ChanSpy(,d(<|>))\n', { all: ['4', '5', '6'] }));
  test('a setting', () => checkCompletion('[general]\nstatic = <|>\n', { all: ['yes', 'no'] }));
  test('a switch', () => checkCompletion('[a]\nswitch => Rea<|>\n', { accept: ['Realtime', '[a]\nswitch => Realtime/\n'] }));
});

const routine = `
; @arg 1 caller Who calls.
; @arg 2 operator Who answers.
[report]
exten => s,1,NoOp(\${ARG1}\${ARG2})
 same => n,Return()
`;

describe('arguments of a routine', () => {
  const accept = (before: string, label: string, after: string): void =>
    checkCompletion(`[a]\nexten => s,1,${before}\n${routine}`, { accept: [label, `[a]\nexten => s,1,${after}\n${routine}`] });
  test('those that remain', () =>
    accept('Gosub(report,s,1(<|>))', 'caller,operator', 'Gosub(report,s,1(<|caller|>,<|operator|>))'));
  test('the last of them, behind ^', () =>
    accept('Dial(PJSIP/1,,U(report^1^<|>))', 'operator', 'Dial(PJSIP/1,,U(report^1^<|operator|>))'));
  test('what a caller hands on', () =>
    accept(
      'Set(CHANNEL(hangup_handler_push)=report,s,1(<|>))',
      '${CALLERID(num)}',
      'Set(CHANNEL(hangup_handler_push)=report,s,1(${CALLERID(num)}))',
    ));
  test('a variable of the name of the argument stands first', () =>
    checkCompletion(`[a]\nexten => s,1,Set(operator=1)\n same => n,Gosub(report,s,1(1,$<|>))\n${routine}`, {
      first: ['${operator}'],
    }));
  test('the arguments of the subroutine that calls', () =>
    checkCompletion(`[a]\nexten => s,1,Gosub(report,s,1(1,<|>))\n same => n,Return(\${ARG1})\n${routine}`, {
      first: ['operator'],
      has: ['${ARG1}'],
    }));
  test('behind the comma of a context, its extensions with their arguments', () =>
    checkCompletion(`[a]\nexten => s,1,Gosub(report,<|>)\n${routine}exten => _1X,1,Return()\n`, {
      first: ['s', '_1X'],
      accept: ['s', `[a]\nexten => s,1,Gosub(report,s,1(<|caller|>,<|operator|>))\n${routine}exten => _1X,1,Return()\n`],
    }));
});

describe('variables in scope', () => {
  const text = `
[in]
exten => s,1,Set(where=in)
 same => n,Goto(menu,s,1)
[menu]
exten => s,1,Gosub(lookup,s,1(\${EXTEN}))
 same => n,NoOp(\${<|>})
[lookup]
exten => s,1,Set(found=\${ARG1})
 same => n,Return()
[far]
exten => s,1,Set(other=1)
`;
  test('from those who come here, and from what is called', () =>
    checkCompletion(text, { has: ['where', 'found'], lacks: ['other'] }));
  test('from what those call who include this context', () =>
    checkCompletion(
      `
[in]
exten => s,1,Macro(record,1)
 same => n,Set(where=in)
include => menu
[menu]
exten => 1,1,NoOp(\${<|>})
[macro-record]
exten => s,1,Set(file=\${ARG1})
[far]
exten => s,1,Set(other=1)
`,
      { has: ['where', 'file'], lacks: ['other'] },
    ));
  test('the arguments of this routine stand first, with their names', () =>
    checkCompletion(routine.replace('${ARG1}', '${A<|>}'), { first: ['ARG1', 'ARG2'] }));
});

describe('comments', () => {
  test('tags', () =>
    checkCompletion('; @<|>\n[a]\n', { accept: ['@arg', '; @arg <|1|> <|name|> <||>\n[a]\n'], has: ['@returns'] }));
  test('rules to allow', () =>
    checkCompletion('[a]\nexten => s,1,NoOp() ; lint: allow unknown-c<|>\n', {
      has: ['unknown-context'],
      accept: ['unknown-context', '[a]\nexten => s,1,NoOp() ; lint: allow unknown-context\n'],
    }));
  test('allow', () => checkCompletion('[a]\n; lint: <|>\n', { all: ['allow', 'allow-file'] }));
  test('nothing else', () => checkCompletion('[a]\n; some text Go<|>\n', { all: [] }));
});

describe('sounds and scripts', () => {
  const files = { sound: ['custom/welcome', 'beep'], script: ['score.php', 'sub/far.sh'] };
  const line = (application: string): string => `[a]
exten => s,1,${application}
 same => n,ExecIf($[1]?Playback(custom/menu&beep))
 same => n,AGI(old.agi,1)
[b]
exten => s,1,BackGround(welcome)
`;
  test('those that other lines name, those that are there, those of Asterisk', () =>
    checkCompletion(line('Playback(<|>)'), {
      files,
      first: ['beep', 'custom/menu', 'welcome', 'custom/welcome', 'activated'],
      lacks: ['score.php', 'old.agi'],
    }));
  test('one of several', () =>
    checkCompletion(line('Background(hello&cust<|>&beep,m)'), {
      files,
      first: ['custom/menu', 'custom/welcome'],
      accept: ['custom/welcome', line('Background(hello&custom/welcome&beep,m)')],
    }));
  test('in a later argument', () => checkCompletion(line('Read(PIN,agent-p<|>,4)'), { first: ['agent-pass'] }));
  test('announced to the one who answers a queue', () => checkCompletion(line('Queue(q,t,,wel<|>)'), { first: ['welcome'] }));
  test('in a nested application', () => checkCompletion(line('ExecIf($[1]?Playback(demo-c<|>))'), { first: ['demo-congrats'] }));
  test('not the name that stands there itself', () =>
    checkCompletion('[a]\nexten => s,1,Playback(mine<|>)\n', { lacks: ['mine'] }));
  test('scripts', () =>
    checkCompletion(line('AGI(<|>)'), {
      files,
      all: ['old.agi', 'score.php', 'sub/far.sh'],
      accept: ['sub/far.sh', line('AGI(sub/far.sh)')],
    }));
  test('not where a name is put together', () => checkCompletion(line('Playback(custom/${X}<|>)'), { all: [] }));
  test('options behind the sounds', () => checkCompletion(line('Playback(beep,<|>)'), { lacks: ['beep'] }));
});

describe('behind [', () => {
  const uses = `exten => s,1,Goto(sales,s,1)
 same => n,Gosub(there,s,1)
 same => n,Dial(PJSIP/1,30,tU(answered))
 same => n,Gosub(sub-\${X},s,1)
include => night
[there]
exten => s,1,Return()
`;
  test('contexts that are named and nowhere', () =>
    checkCompletion(`[a]\n${uses}[<|>]\n-- pjsip.conf --\n[100]\ntype = endpoint\ncontext = phones\n`, {
      all: ['answered', 'night', 'phones', 'sales', 'general', 'globals'],
      accept: ['sales', `[a]\n${uses}[sales]\n-- pjsip.conf --\n[100]\ntype = endpoint\ncontext = phones\n`],
    }));
  test('with the bracket that is missing', () =>
    checkCompletion(`[general]\n[globals]\n[a]\n${uses}[ni<|>`, {
      all: ['night'],
      accept: ['night', `[general]\n[globals]\n[a]\n${uses}[night]`],
    }));
  test('queues that are named and nowhere', () =>
    checkCompletion(
      `-- extensions.conf --
[a]
exten => s,1,Queue(sales)
 same => n,Queue(support)
 same => n,Queue(\${X})
-- queues.conf --
[support]
[<|>]
`,
      { all: ['sales'] },
    ));
  test('functions of func_odbc.conf that are called and nowhere', () =>
    checkCompletion(
      `-- extensions.conf --
[a]
exten => s,1,Set(X=\${ODBC_CUSTOMER(1)}\${ODBC_CITY(1)}\${OTHER_CITY(1)})
-- func_odbc.conf --
[CITY]
[<|>]
`,
      { all: ['CUSTOMER'] },
    ));
});

describe('what others lead to and is not there yet', () => {
  const text = (line: string): string => `[a]
exten => 100,1,Goto(b,200,1)
 same => n,Goto(b,_X.,1)
 same => n,Goto(b,300,1)
 same => n,Goto(b,\${EXTEN},1)
[b]
exten => _3XX,1,GotoIf($[1]?busy)
 same => n(free),Goto(free)
 same => n,Goto(t,1)
${line}
-- queues.conf --
[q]
member => Local/201@b/n
`;
  test('extensions', () => checkCompletion(text('exten => <|>'), { first: ['200', '201', 't', 's', 'i', 'h'] }));
  test('labels', () =>
    checkCompletion(text(' same => n(<|>),Busy()'), { all: ['busy'], accept: ['busy', text(' same => n(busy),Busy()')] }));
  test('labels, with the parenthesis that is missing', () =>
    checkCompletion(text(' same => n(<|>'), { accept: ['busy', text(' same => n(busy)')] }));
});

test('extensions for each outcome that has none', () => {
  const text = (line: string): string =>
    `[a]\nexten => s,1,Dial(PJSIP/1)\n same => n,Goto(s-\${DIALSTATUS},1)\nexten => s-BUSY,1,Busy()\n${line}\n`;
  checkCompletion(text('exten => s-<|>'), { has: ['s-NOANSWER', 's-CONGESTION'], lacks: ['s-BUSY'] });
  checkCompletion(text('exten => _s-.,1,Hangup()\nexten => s-<|>'), { lacks: ['s-NOANSWER'] });
});

describe('Local channels', () => {
  const text = (line: string): string => `[a]\nexten => s,1,${line}\n[b]\nexten => 100,1,Answer()\nexten => _2XX,1,Answer()\n`;
  test('number and context in one', () =>
    checkCompletion(text('Dial(Local/<|>)'), {
      all: ['${EXTEN}@b', '100@b', '_2XX@b'],
      accept: ['_2XX@b', text('Dial(Local/<|255|>@b)')],
    }));
  test('the members of a queue keep theirs', () =>
    checkCompletion(`${text('Answer()')}-- queues.conf --\n[q]\nmember => Local/1<|>\n`, {
      accept: ['100@b', `${text('Answer()')}-- queues.conf --\n[q]\nmember => Local/100@b/n\n`],
    }));
});

describe('frames and words', () => {
  const text = (line: string): string => `[globals]\nTRUNK=x\n[a]\nexten => s,1,${line}\n same => n,Set(DB(cid/\${EXTEN})=1)\n`;
  test('a condition', () =>
    checkCompletion(text('GotoIf(<|>)'), {
      first: ['$["${…}" = "…"]', '$[${…} > …]'],
      accept: ['$["${…}" = "…"]', text('GotoIf($["${<|NAME|>}" = "<||>"]?<||>)')],
    }));
  test('a condition that is half written', () => checkCompletion(text('GotoIf($[<|>)'), { lacks: ['$["${…}" = "…"]'] }));
  test('the condition of While', () =>
    checkCompletion(text('While(<|>)'), { accept: ['$[${…} > …]', text('While($[${<|NAME|>} > <|0|>])')] }));
  test('global variables first in GLOBAL()', () => checkCompletion(text('Set(x=${GLOBAL(<|>)})'), { first: ['TRUNK'] }));
  test('keys of the database', () => checkCompletion(text('Set(x=${DB(<|>)})'), { all: ['cid/'] }));
  test('what Originate does', () => checkCompletion(text('Originate(Local/s@a,<|>)'), { all: ['app', 'exten'] }));
  test('channels, the usual ones first', () => checkCompletion(text('Dial(<|>)'), { first: ['PJSIP/', 'Local/', 'SIP/'] }));
  test('devices', () => checkCompletion(text('Set(DEVICE_STATE(<|>)=BUSY)'), { has: ['Custom:', 'PJSIP/'] }));
  test('hints', () =>
    checkCompletion('[a]\nexten => 1,hint,PJSIP/1\nexten => 2,1,NoOp(${HINT(<|>)})\n[default]\nexten => 3,hint,PJSIP/3\n', {
      all: ['1@a', '3'],
    }));
  test('causes, those that occur first', () =>
    checkCompletion(text('Hangup(<|>)'), { first: ['UNALLOCATED', 'NO_ROUTE_DESTINATION', 'NORMAL_CLEARING', 'USER_BUSY'] }));
  test('numbers of causes where they are compared', () =>
    checkCompletion(text('GotoIf($["${HANGUPCAUSE}" = "<|>"]?1)'), { first: ['1', '3', '16', '17'] }));
  test('tones', () => checkCompletion(text('PlayTones(<|>)'), { has: ['busy', 'ring'] }));
  test('what a hint can show', () => checkCompletion('[a]\nexten => 1,hint,<|>\n', { has: ['Custom:', 'PJSIP/'] }));
  test('a function before variables that begin alike', () => checkCompletion(text('Set(x=${CALL<|>})'), { first: ['CALLERID'] }));
  test('the music of an option', () =>
    checkCompletion(`${text('Dial(Local/s@a,,m(<|>))')}-- musiconhold.conf --\n[jazz]\n`, { all: ['jazz', 'default'] }));
});
