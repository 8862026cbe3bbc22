/** Hover: what is said of each kind of thing. */

import { describe, test } from 'node:test';
import { checkHover } from '../support/check-descriptions.ts';

const call = `
; Tells the statistics host.
; @arg 1 caller Number of the caller.
; @arg 2 [operator] Who answered.
; @returns 1 when it was told.
[report]
exten => s,1,NoOp(\${ARG1} \${ARG2})
 same => n,Return(1)
`;

test('the options of an application, each short enough for a table', () =>
  checkHover(
    `[a]\nexten => s,1,Di<|>al(PJSIP/1)\n`,
    '| `A[(x[:y])]` | Plays',
    '| `b(…)` | Runs',
    '| `D[(…)]` | Sends',
    '`DIALSTATUS`: `CHANUNAVAIL`',
    ' or `INVALIDARGS`',
  ));

describe('a subroutine', () => {
  const expected = [
    'Tells the statistics host.',
    '`report,s,1(caller[,operator])`',
    '- `ARG1` **caller**: Number of the caller.',
    '- `ARG2` **operator** (may be left out): Who answered.',
    'Returns 1 when it was told.',
  ];

  test('from a Gosub', () =>
    checkHover(`[a]\nexten => s,1,Gosub(re<|>port,s,1(1))\n${call}`, ...expected, 'Called from 1 place.'));

  test('from a hangup handler', () =>
    checkHover(
      `[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=re<|>port,s,1(1))
 same => n,Set(CHANNEL(hangup_handler_push)=report,s,1(2))
${call}`,
      ...expected,
      'Hangup handler, pushed in 2 places.',
    ));

  test('from U()', () => checkHover(`[a]\nexten => s,1,Dial(PJSIP/1,30,U(re<|>port^1))\n${call}`, ...expected));

  test('from the priority of the target', () => checkHover(`[a]\nexten => s,1,Gosub(report,s,<|>1(1))\n${call}`, ...expected));

  test('from its header', () =>
    checkHover(
      `[a]\nexten => s,1,Gosub(report,s,1(1))\n${call.replace('[report]', '[re<|>port]')}`,
      '**Context** `report`: 1 extension',
      'Called as a subroutine in 1 place, by `a`',
      ...expected.slice(1),
    ));

  test('names that no comment gives come from the variables', () =>
    checkHover(
      `
[a]
exten => s,1,Gosub(re<|>port,s,1(1))
[report]
exten => s,1,Set(LOCAL(number)=\${ARG1})
 same => n,SayDigits(\${number})
 same => n,Return()
`,
      '`report,s,1(number)`',
      'It returns.',
    ));

  test('what comments without tags say of the arguments', () => {
    checkHover(
      `
[a]
exten => s,1,Gosub(re<|>port,s,1(1))
; ARG3=more, ARG4=still more |
[report]
; Rings somebody.
;   \${ARG1} - Device(s) to ring
;   ARG2: how long (optional)

exten => s,1,Dial(\${ARG1},\${IF($["\${ARG2}" = ""]?30:\${ARG2})})
 ; ARG5 -> the last one
 same => n,NoOp(\${ARG3}\${ARG4}\${ARG5}\${ARG6})
`,
      '- `ARG1`: Device(s) to ring',
      '- `ARG2` (may be left out): how long (optional)',
      /- `ARG3`[^:\n]*: more$/m,
      /- `ARG4`[^:\n]*: still more$/m,
      /- `ARG5`[^:\n]*: the last one$/m,
      /- `ARG6`[^:\n]*$/m,
    );
  });

  test('that never returns', () =>
    checkHover(
      `[a]\nexten => s,1,Gosub(re<|>port,s,1)\n[report]\nexten => s,1,Hangup()\n`,
      'It never returns.',
      'It reads no arguments.',
    ));

  test('a macro, which needs no Return', () =>
    checkHover(
      `[a]\nexten => s,1,Macro(re<|>port)\n[macro-report]\nexten => s,1,NoOp()\n`,
      '**Macro** `macro-report,s,1()`',
      /^(?![^]*returns)/,
    ));

  test('an argument of a call', () =>
    checkHover(
      `[a]\nexten => s,1,Gosub(report,s,1(1,<|>2))\n${call}`,
      'Argument of `report,s,1`: `ARG2` **operator** (may be left out): Who answered.',
    ));

  test('a variable that is an argument', () =>
    checkHover(
      `[a]\nexten => s,1,Gosub(report,s,1(\${CALLERID(num)}))\n${call.replace('${ARG1}', '${A<|>RG1}')}`,
      '`ARG1` **caller**: Number of the caller.',
      'Passed in 1 call: `${CALLERID(num)}`.',
    ));
});

test('what a comment says of arguments is told once', () => {
  const source = `
[a]
exten => s,1,Macro(lo<|>g,1,2)
[macro-log]
; Writes a line.
; Expecting $ARG1: the time
;           $ARG2: the queue
exten => s,1,QueueLog(\${ARG2},\${ARG1},a,b)
`;
  checkHover(source, 'Writes a line.', '- `ARG1`: the time', '- `ARG2`: the queue', /^(?!.*Expecting)/s);
});

test('an argument whose comment says its name first', () =>
  checkHover(
    `
[a]
exten => s,1,Gosub(re<|>port,s,1(1,2,3,4))
[report]
; ARG1: number (of the caller)
; ARG2: name - as it is shown
; ARG3: day
; ARG4: dayless words
exten => s,1,Set(LOCAL(number)=\${ARG1})
 same => n,Set(LOCAL(name)=\${ARG2})
 same => n,Set(LOCAL(day)=\${ARG3})
 same => n,Set(LOCAL(dayless)=\${ARG4})
 same => n,Return()
`,
    /- `ARG1` \*\*number\*\*[^:\n]*: of the caller$/m,
    /- `ARG2` \*\*name\*\*[^:\n]*: as it is shown$/m,
    /- `ARG3` \*\*day\*\*[^:\n]*$/m,
    /- `ARG4` \*\*dayless\*\*[^:\n]*: dayless words$/m,
  ));

describe('a context', () => {
  test('that is not there', () => {
    checkHover('[a]\ninclude => mis<|>sing\n', '**Context** `missing`: no file here opens it.');
    checkHover('[a]\ninclude => park<|>edcalls\n', 'made by a module of Asterisk');
    checkHover('#include more.conf\n[a]\ninclude => mis<|>sing\n', 'a part of the dialplan is not here.');
  });
  test('who comes here, and what it includes', () =>
    checkHover(
      `
[a]
exten => s,1,Goto(b,s,1)
 same => n,Dial(Local/s@b/n)
; Sales and support.
[b<|>]
;<^ from
include => c
exten => s,1,NoOp()
[c]
include => b
-- queues.conf --
[q]
member => Local/s@b/n
`.replace('\n;<^ from', ''),
      '**Context** `b`: 1 extension',
      'Sales and support.',
      'Gone to in 1 place, by `a`',
      'Entered by new channels in 2 places, by `a` and `queues.conf`',
      'Includes `c`.',
      'Included by `c`.',
    ));

  test('that nobody names', () => checkHover(`\n[lon<|>ely]\nexten => s,1,NoOp()\n`, 'Nothing in this dialplan names it.'));

  test('the routine that is called, wherever it begins', () =>
    checkHover(
      `\n[a]\nexten => s,1,Gosub(b,start,1(1))\n[<|>b]\nexten => s,1,NoOp(\${ARG1}\${ARG2})\nexten => start,1,Return(\${ARG1})\n`,
      '**Subroutine** `b,start,1([ARG1])`',
    ));
  const nobody = /^(?![^]*Nothing in this dialplan names it)/;
  test('that is included alone', () =>
    checkHover(`\n[a]\ninclude => b\n[<|>b]\nexten => s,1,NoOp()\n`, 'Included by `a`.', nobody));
  test('that a name put together in a call may mean', () =>
    checkHover(`\n[a]\nexten => s,1,Goto(sub-\${X},s,1)\n[<|>sub-b]\nexten => s,1,NoOp()\n`, '`sub-b`', nobody));
  test('titles between rulers', () =>
    checkHover(
      '; ────────\n; ---------- Calls of the desk ----------\n; a--b\n;;;; *** Two *** ;;;;\n[de<|>sk]\nexten => 1,1,NoOp()\n',
      /\n\nCalls of the desk {2}\na--b {2}\nTwo\n\n/,
    ));
  test('the comment above, without frames and what is switched off', () =>
    checkHover(
      `\n;;;;;;;;;\n;; Sales ;;\n;;;;;;;;;\n;include => night\n;exten => s,1,Hangup()\n; At any time.\n[<|>b]\nexten => s,1,NoOp()\n`,
      /\n\nSales {2}\nAt any time\.\n\n/,
    ));

  test('from a member of queues.conf', () =>
    checkHover(`[b]\nexten => 1,1,NoOp()\n-- queues.conf --\n[q]\nmember => Local/1@<|>b/n\n`, '**Context** `b`'));

  test('a template', () =>
    checkHover(`\n[ba<|>se](!)\nexten => s,1,NoOp()\n[one](base)\n`, '**Template** `base`', 'Used by `one`.'));

  test('globals', () => checkHover(`\n[glob<|>als]\nA = 1\nB = 2\n`, 'Global variables: 2 names.'));
});

describe('where a target leads', () => {
  test('an extension', () =>
    checkHover(
      `\n[a]\nexten => s,1,Goto(b,1<|>01,1)\n[b]\nexten => _1XX,1,Answer()\n`,
      'Goes to `b,101,1`.',
      'Matches `1`, then two digits.',
      'exten => _1XX,1,Answer()',
    ));
  test('a label', () => checkHover(`\n[a]\nexten => s,1,Goto(e<|>nd)\n same => n(end),Hangup()\n`, 'Goes to `a,s,2(end)`.'));
  test('nowhere', () => checkHover(`\n[a]\nexten => s,1,Goto(no<|>where,s,1)\n`, 'There is no context `nowhere`.'));
  test('no such label', () => checkHover(`\n[a]\nexten => s,1,Goto(no<|>where)\n`, '`a,s` has no label `nowhere`.'));
});

describe('a pattern', () => {
  const say = (pattern: string, ...texts: string[]): void => checkHover(`\n[a]\nexten => <|>${pattern},1,NoOp()\n`, ...texts);
  test('digits', () => say('_1XX', 'Matches `1`, then two digits.', '`155` and `199` match, `15`, `1550` and `055` do not.'));
  test('ranges', () => say('_NXZ', 'Matches one digit from 2 to 9, then one digit, then one digit from 1 to 9.'));
  test('a set', () => say('_[1-3]X', 'one of `[1-3]`, then one digit'));
  test('anything behind', () =>
    say('_00.', 'Matches `00`, then one or more characters of any kind.', '`005` and `0034` match, `00`'));
  test('anything or nothing behind', () => say('_00!', 'Matches `00`, then anything or nothing'));
  test('a word of its own meaning', () => say('h', 'Hangup: runs when a channel hangs up'));
  test('a number before a pattern', () =>
    checkHover(
      `\n[a]\nexten => 1<|>00,1,NoOp()\nexten => _1XX,1,NoOp()\n`,
      'It comes before `_1XX`, which would answer as well.',
    ));
  test('with a caller ID', () => checkHover(`\n[a]\nexten => 1<|>00/555,1,NoOp()\n`, 'For calls from `555` alone.'));
});

describe('times', () => {
  const say = (times: string, ...expected: string[]): void => {
    checkHover(`[a]\ninclude => b,<|>${times}\n[b]\n`, ...expected);
    checkHover(`[a]\nexten => s,1,GotoIfTime(<|>${times}?x,1)\n`, ...expected);
    checkHover(`[a]\nexten => s,1,Set(X=\${IFTIME(<|>${times}?1:0)})\n`, ...expected);
  };
  test('of a working week', () => say('9:00-17:00,mon-fri,*,*', 'Holds from 9:00 to 17:00, from Monday to Friday.'));
  test('single values, several of them, days of a month', () =>
    say(
      '8:05,sat&sun,1-2&22&13,jan',
      'Holds at 8:05, on Saturday and on Sunday, from the 1st to the 2nd, on the 22nd and on the 13th, in January.',
    ));
  test('always, and never', () => {
    say('*,*,*,*', 'Holds at any time.');
    say('*,xxx,*,*', 'Never holds.', 'Asterisk ignores `xxx`, which it cannot read.');
  });
  test('over midnight', () => say('18:00-8:00,fri,*,*', 'What lies behind midnight belongs to the next day'));
  test('a time zone', () => say('9:00,*,*,*,Europe/Berlin', 'Holds at 9:00, by the clock of `Europe/Berlin`.'));
  test('the cursor in the middle, at the end, and in a nested application', () => {
    checkHover(`[a]\ninclude => b,9:00,m<|>on\n;            ^^^^^^^^^^^ from\n[b]\n`, 'on Monday');
    checkHover(`[a]\ninclude => b|9:00|mon<|>\n[b]\n`, 'on Monday');
    checkHover(`[a]\nexten => s,1,ExecIf($[1]?ExecIfTime(9:00,mo<|>n,*,*?NoOp()))\n`, 'on Monday');
  });
  test('nothing is said of a time that is computed', () => checkHover(`[a]\nexten => s,1,GotoIfTime(9:<|>00,\${D},*,*?x,1)\n`));
});

describe('a priority', () => {
  test('n', () => checkHover(`\n[a]\nexten => s,1,NoOp()\n same => n,NoOp()\n same => <|>n,NoOp()\n`, '**Priority 3** of `a,s`'));
  test('a label, with those who go there', () =>
    checkHover(
      `\n[a]\nexten => s,1,GotoIf($[1]?end:end)\n same => n(e<|>nd),NoOp()\n`,
      '**Priority 2** (`end`) of `a,s`',
      'Gone to from 2 places.',
    ));
  test('a hint', () => checkHover(`\n[a]\nexten => 100,hi<|>nt,PJSIP/100\n`, 'The hint of `100`'));
});

describe('applications and functions', () => {
  test('an application', () =>
    checkHover(
      `\n[a]\nexten => s,1,Di<|>al(PJSIP/1)\n`,
      'Dial([Technology/Resource[&Technology2/Resource2…][,timeout[,options[,URL]]]])',
      '| `U(x[^arg…])` |',
      '- `DIALSTATUS`: ',
      'https://docs.asterisk.org/Latest_API/API_Documentation/Dialplan_Applications/Dial/',
    ));
  test('in another case, inside another one', () =>
    checkHover(`\n[a]\nexten => s,1,ExecIf($[1]?gos<|>ub(a,s,1))\n`, '[Gosub in Asterisk'));
  test('a deprecated one', () =>
    checkHover(`\n[a]\nexten => s,1,Mac<|>ro(x)\n`, 'Deprecated since Asterisk 16. Removed in Asterisk 21.'));
  test('an unknown one', () => checkHover(`\n[a]\nexten => s,1,MyOwn<|>App(x)\n`));
  test('a function', () =>
    checkHover(`\n[a]\nexten => s,1,NoOp(\${CALL<|>ERID(num)})\n`, 'CALLERID(datatype[,CID])', 'Dialplan_Functions/CALLERID/'));
  test('a function that is assigned to', () =>
    checkHover(`\n[a]\nexten => s,1,Set(CALL<|>ERID(num)=1)\n`, 'CALLERID(datatype[,CID])'));
  test('a function in the wrong case', () =>
    checkHover(`\n[a]\nexten => s,1,NoOp(\${le<|>n(x)})\n`, 'as `LEN` only: case matters'));
  test('an item of CHANNEL', () =>
    checkHover(
      `\n[a]\nexten => s,1,Set(CHANNEL(hangup_handler_<|>push)=a,s,1)\n`,
      '`CHANNEL(hangup_handler_push)`',
      'can be set',
    ));
  test('an option letter', () => checkHover(`\n[a]\nexten => s,1,Dial(PJSIP/1,30,<|>tT)\n`, '`t`, option of `Dial`: '));
  test('an option letter behind others', () =>
    checkHover(`\n[a]\nexten => s,1,Dial(PJSIP/1,30,t<|>T)\n`, '`T`, option of `Dial`: '));
});

describe('variables and expressions', () => {
  for (const [part, text] of [
    ['1', 'Here without its first character.'],
    ['-4', 'Here its last 4 characters.'],
    ['0:4', 'Here its first 4 characters.'],
    ['2:3', 'Here 3 characters behind its first 2 characters.'],
    ['-3:1', 'Here one character from its last 3 characters on.'],
    ['0:-1', 'Here without the last character.'],
    ['1:-1', 'Here without its first character and the last character.'],
  ] as const)
    test(`a part of a variable: ${part}`, () => checkHover(`[a]\nexten => _X.,1,NoOp(\${EXT<|>EN:${part}})\n`, text));
  test('a global variable that is computed when it is loaded', () =>
    checkHover(
      '[globals]\nYEAR=${STRFTIME(${EPOCH},,%Y)}\n[a]\nexten => s,1,NoOp(${YE<|>AR})\n',
      'Global variable, computed when Asterisk loads the file: `${STRFTIME(${EPOCH},,%Y)}`.',
    ));
  test('of Asterisk', () => checkHover(`\n[a]\nexten => s,1,NoOp(\${DIALST<|>ATUS})\n`, '**Variable** `DIALSTATUS`', '`ANSWER`'));
  test('a constant global', () =>
    checkHover(`\n[globals]\nTRUNK = PJSIP/a\n[a]\nexten => s,1,Dial(\${TR<|>UNK}/1)\n`, 'Global variable, always `PJSIP/a`.'));
  test('set somewhere', () =>
    checkHover(`\n[a]\nexten => s,1,Set(X=1)\n same => n,NoOp(\${<|>X})\n`, 'Set in 1 place, always to `1`:'));
  test('at the underscores before it', () => checkHover(`\n[a]\nexten => s,1,Set(<|>__X=1)\n`, '**Variable** `X`'));
  test('set nowhere', () => checkHover(`\n[a]\nexten => s,1,NoOp(\${<|>X})\n`, 'Nothing in this dialplan sets it.'));
  test('a constant expression', () => checkHover(`\n[a]\nexten => s,1,NoOp($[1 <|>+ 2])\n`, 'Always `3`.'));
  test('an expression that is not constant', () => checkHover(`\n[a]\nexten => s,1,NoOp($[\${X} <|>+ 2])\n`));
  test('an expression in an expression', () =>
    checkHover(`\n[a]\nexten => s,1,NoOp($[2 <|>* $[1 / 3]])\n`, 'Always `0.666666666666666666`.'));
  test('a comparison that no value of the variable changes', () =>
    checkHover(`\n[a]\nexten => s,1,GotoIf($["\${X}" <|>= 1]?2)\n`, 'Always `0`.'));
  test('a value that counts as true, whichever it is', () =>
    checkHover(`\n[a]\nexten => s,1,NoOp($[\${X} <|>| 1])\n`, 'Always true.'));
  test('a blank expression', () => checkHover(`\n[a]\nexten => s,1,NoOp($[ <|>])\n`, 'Always empty.'));
  test('a function of which the value is not known', () => checkHover(`\n[a]\nexten => s,1,NoOp($[LEN(abc) <|>+ 1])\n`));

  test('the places where it is set, and the value that they agree in', () =>
    checkHover(
      `
[in]
exten => s,1,Set(MODE=night)
 same => n,ExecIf($[1]?Set(__MODE=night))
 same => n,NoOp(\${MO<|>DE})
`,
      'Set in 2 places, always to `night`:',
      '- `in,s,1`: `Set(MODE=night)` (extensions.conf, line 2)',
    ));
  test('values that differ, are computed, or come from an application', () => {
    for (const line of ['Set(X=2)', 'Set(X=${EXTEN})', 'Read(X)'])
      checkHover(`[a]\nexten => s,1,Set(X=1)\n same => n,${line}\n same => n,NoOp(\${<|>X})\n`, /^Set in 2 places:$/m);
  });
  test('a global variable that a line changes', () =>
    checkHover(
      `[globals]\nX = 1\n[a]\nexten => s,1,Set(GLOBAL(X)=2)\n same => n,NoOp(\${<|>X})\n`,
      'Global variable, `1` at the start.',
      'Set in 2 places:',
    ));
});

describe('what other files define', () => {
  const files = `
[a]
exten => s,1,Queue(sa<|>les,t)
-- queues.conf --
[general]
[sales]
`;
  test('a queue', () => checkHover(files, '**Queue** `sales`: queues.conf, line 2.'));
  test('one that is not there', () => checkHover(files.replace('sa<|>les', 'sa<|>le'), 'queues.conf has none of this name.'));
  test('without the file, which argument it is', () =>
    checkHover('[a]\nexten => s,1,Queue(sa<|>les)\n', /^Argument `queuename` of\n/));
  test('a function of func_odbc.conf, with its queries', () => {
    const functions = `
-- func_odbc.conf --
[CUSTOMER]
dsn=office
synopsis=The customer who has this *number*.
syntax=<number>[,<city>]
readsql=SELECT name FROM customers WHERE number='\${SQL_ESC(\${ARG1})}'
[LAST]
prefix=PBX
writesql=UPDATE calls SET last='\${VALUE}' WHERE number='\${ARG2}'
`;
    checkHover(
      `[a]\nexten => s,1,Set(X=\${ODBC_CUS<|>TOMER(1)})${functions}`,
      /^```asterisk-dialplan\nODBC_CUSTOMER\(number\[,city\]\)\n```\n\nThe customer who has this \\\*number\\\*\.\n\nRead: `SELECT /,
      'Made by func_odbc.conf, line 1.',
    );
    checkHover(`[a]\nexten => s,1,Set(PBX_LA<|>ST(1,2)=3)${functions}`, 'PBX_LAST(arg1,arg2)', 'Set: `UPDATE calls');
    checkHover(`[a]\nexten => s,1,Set(X=\${ODBC_CUSTOME<|>R2(1)})${functions}`, 'func_odbc.conf has none of this name.');
    checkHover(
      `[a]\nexten => s,1,Set(PBX_LAST(1,2)=3)${functions.replace('[LAST]', '[LA<|>ST]')}`,
      '**ODBC function** `PBX_LAST`: named in 1 place.',
    );
  });
  test('an endpoint among channels', () =>
    checkHover(
      `[a]\nexten => s,1,Dial(PJSIP/x&PJSIP/1@bo<|>b)\n-- pjsip.conf --\n[bob]\ntype=endpoint\n`,
      '**Endpoint** `bob`: pjsip.conf, line 1.',
    ));
});

describe('what a subroutine returns', () => {
  const lookup = `
; @returns The name of the caller.
[lookup]
exten => s,1,Return(\${ARG1})
[plain]
exten => s,1,Return()
`;
  test('where it is called, and in GOSUB_RETVAL behind the call', () => {
    checkHover(`[a]\nexten => s,1,Gosub(look<|>up,s,1(1))\n${lookup}`, 'Returns The name of the caller.');
    checkHover(
      `[a]\nexten => s,1,Gosub(lookup,s,1(1))\n same => n,Answer()\n same => n,NoOp(\${GOSUB_<|>RETVAL})\n${lookup}`,
      'From `lookup,s`: The name of the caller.',
    );
  });
  test('not from a call before the last one', () =>
    checkHover(
      `[a]\nexten => s,1,Gosub(lookup,s,1(1))\n same => n,Gosub(plain,s,1)\n same => n,NoOp(\${GOSUB_<|>RETVAL})\n${lookup}`,
      /^((?!caller)[\s\S])*$/,
    ));
});

test('a context names its extensions, the special ones last', () =>
  checkHover(
    '[a<|>]\nexten => h,1,NoOp()\nexten => s,1,Answer()\nexten => _1X,1,Answer()\nexten => 2,hint,PJSIP/2\n',
    /^\*\*Context\*\* `a`: 4 extensions, .*`s`.*and `h`/,
  ));

test('the item of a function says what it is', () => {
  checkHover('[a]\nexten => s,1,NoOp(${CALLERID(n<|>um)})\n', '`CALLERID(num)`: Number of the caller.', 'an outside caller');
  checkHover('[a]\nexten => s,1,NoOp(${QUEUE_MEMBER(q,fr<|>ee)})\n', '`QUEUE_MEMBER(…,free)`: How many members can take a call');
  checkHover(
    '[a]\nexten => s,1,NoOp(${CHANNEL(unique<|>id)})\n',
    '`CHANNEL(uniqueid)`: Unique ID of the channel.',
    'can be read',
  );
  checkHover(
    '[a]\nexten => s,1,Set(CHANNEL(hangup_handler_p<|>ush)=b,s,1)\n[b]\nexten => s,1,Return()\n',
    'runs when this channel ends',
    'Hangup handler, pushed in 1 place.',
  );
});

describe('what has no name of its own', () => {
  const on = (line: string): string => `[a]\nexten => _1X,1,${line}\n`;
  test('exten tells of its extension', () =>
    checkHover('[a]\ne<|>xten => _1X,1,Answer()\n;<^^^^^^ from\n', '**Extension** `_1X` of `a`', 'Matches `1`'));
  test('include', () => checkHover('[a]\ninc<|>lude => b\n[b]\n', '`include`: also looks for extensions in another context.'));
  test('a switch', () => checkHover('[a]\nswitch => Real<|>time/a@extensions\n', '`Realtime`: asks a database.'));
  test('a setting of [general]', () =>
    checkHover(
      '[general]\nautofall<|>through = yes\n',
      '**Setting** `autofallthrough`: no waits for digits where an extension ends.',
    ));
  test('a variable of [globals] that is called as a setting', () =>
    checkHover('[globals]\nsta<|>tic = yes\n', '**Variable** `static`'));
  test('a cause of Hangup, by its number and its name', () => {
    checkHover(on('Hangup(1<|>7)'), '**Cause** `USER_BUSY`, 17: the line is busy.');
    checkHover(on('Hangup(user_bu<|>sy)'), '**Cause** `USER_BUSY`, 17');
  });
  test('an argument', () =>
    checkHover(
      `[a]
exten => s,1,WaitForSilence(1000,2<|>0,3)
;                                ^^^^^ from
`,
      'Argument `iterations` of',
      'WaitForSilence([silencerequired[,iterations[,timeout]]])',
    ));
  test('an argument of an application in another one', () => checkHover(on('ExecIf($[1]?Wait(1<|>0))'), 'Argument `seconds` of'));
  test('the argument of an option', () => checkHover(on('Dial(PJSIP/1,30,m(ja<|>zz))'), 'option of `Dial`'));
  test('not a text for people', () => checkHover(on('NoOp(some te<|>xt)')));
  test('a sound of Asterisk', () =>
    checkHover(on('Playback(beep&vm-good<|>bye)'), /^\*\*Sound\*\* `vm-goodbye`: says "goodbye"/));
  test('a sound that is there', () =>
    checkHover(on('Playback("th<|>ere/hi")'), '**Sound** `there/hi`', 'Found in `/sounds/there/hi`.'));
  test('a script that is there', () => checkHover(on('AGI(th<|>ere.php,1)'), 'Found in `/scripts/there.php`.'));
  test('a sound of which nothing is known', () => checkHover(on('Playback(mi<|>ne)'), 'Argument `filename[&filename2…]` of'));
});

test('what a name may come out as that is put together', () => {
  checkHover(
    '[a]\nexten => s,1,Goto(on-${DIALSTA<|>TUS},1)\nexten => on-BUSY,1,Busy(5)\nexten => _on-.,1,Hangup()\n',
    'DIALSTATUS',
  );
  checkHover(
    '[a]\nexten => s,1,Goto(o<|>n-${DIALSTATUS},1)\nexten => on-BUSY,1,Busy(5)\nexten => _on-.,1,Hangup()\n',
    'May lead to `on-BUSY`, `_on-.`.',
  );
  checkHover(
    '[a]\nexten => s,1,Gosub(aft<|>er-${DIALSTATUS},s,1)\n[after-BUSY]\nexten => s,1,Return()\n[after-NOANSWER]\nexten => s,1,Return()\n',
    'May lead to `after-BUSY`, `after-NOANSWER`.',
  );
});
