/** Completion: what is offered where, in which order, and what stands there after it was taken. */

import { describe, test } from 'node:test';
import { checkCompletion } from '../support/check-completion.ts';

const rest = `
[routine]
exten => s,1,Set(DB(x/\${ARG1})=\${ARG2})
 same => n(again),Return()
[menu]
exten => s,1,Answer()
 same => n(loop),WaitExten()
exten => 1,1,NoOp()
[by-number]
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
`;

describe('contexts', () => {
  /** The line, and which of the contexts stand first. */
  const constructs: readonly [name: string, line: string, first: readonly string[]][] = [
    ['a hangup handler', 'Set(CHANNEL(hangup_handler_push)=<|>)', ['routine']],
    ['pop of a hangup handler', 'Set(CHANNEL(hangup_handler_pop)=<|>)', ['routine']],
    ['a hangup handler, half written', 'Set(CHANNEL(hangup_handler_wipe)=<|>', ['routine']],
    ['Gosub', 'Gosub(<|>)', ['routine']],
    ['Gosub in ExecIf', 'ExecIf($[1]?Gosub(<|>))', ['routine']],
    ['GosubIf', 'GosubIf($[1]?<|>)', ['routine']],
    ['GosubIf, else', 'GosubIf($[1]?a,s,1:<|>)', ['routine']],
    ['Dial U', 'Dial(PJSIP/1,30,tU(<|>))', ['routine', 'here', 'menu']],
    ['Dial U, half written', 'Dial(PJSIP/1,30,tU(<|>', ['routine', 'here', 'menu']],
    ['Dial b', 'Dial(PJSIP/1,30,b(<|>))', ['routine']],
    ['Dial B, context of three parts', 'Dial(PJSIP/1,30,B(<|>^s^1))', ['routine']],
    ['Queue, seventh argument', 'Queue(q,t,,,300,,<|>)', ['routine']],
    ['Goto, context of three parts', 'Goto(<|>,s,1)', ['here', 'menu']],
    ['GotoIf', 'GotoIf($[1]?x:<|>,s,1)', ['here', 'menu']],
    ['Dial G', 'Dial(PJSIP/1,30,G(<|>^s^1))', ['here', 'menu']],
    ['a Local channel', 'Dial(Local/101@<|>/n)', ['by-number']],
    ['Originate', 'Originate(PJSIP/1,exten,<|>,s,1)', ['here', 'menu']],
    ['Background', 'Background(hello,,,<|>)', ['by-number', 'here', 'menu']],
    ['DIALPLAN_EXISTS', 'NoOp(${DIALPLAN_EXISTS(<|>,s,1)})', ['here', 'menu']],
    ['TRANSFER_CONTEXT', 'Set(__TRANSFER_CONTEXT=<|>)', ['by-number', 'here', 'menu']],
  ];
  for (const [name, line, first] of constructs)
    test(name, () => checkCompletion(`[here]\nexten => s,1,${line}\n${rest}`, { first, has: ['routine'] }));

  test('include', () => checkCompletion(`[here]\ninclude => <|>\n${rest}`, { all: ['by-number', 'menu', 'routine'] }));

  test('a subroutine that takes any number has its arguments inserted too', () => {
    const text = (data: string): string =>
      `[here]\nexten => 1,1,Gosub(${data})\n[ring]\nexten => _X.,1,Dial(\${ARG1}/\${EXTEN})\n same => n,Return()\nexten => h,1,NoOp()\n`;
    checkCompletion(text('<|>'), { accept: ['ring', text('ring,<|${EXTEN}|>,1(<|ARG1|>)')] });
    checkCompletion(text('ring,<|>'), { accept: ['_X.', text('ring,<|51|>,1(<|ARG1|>)')] });
  });

  test('a menu with a subroutine in it is no subroutine itself', () => {
    const text = (data: string): string =>
      `[here]\nexten => 1,1,${data}\n[a-menu]\nexten => s,1,WaitExten()\nexten => 1,100,Return()\n[b-routine]\nexten => s,1,Return()\n`;
    checkCompletion(text('Dial(PJSIP/1,,U(<|>))'), { first: ['b-routine', 'a-menu'] });
    checkCompletion(text('Goto(<|>)'), { first: ['a-menu'] });
  });

  test('Originate passes nothing', () => {
    const text = (data: string): string => `[here]\nexten => s,1,Originate(PJSIP/1,exten,${data})\n${rest}`;
    checkCompletion(text('<|>'), { accept: ['routine', text('routine')] });
  });

  test('no extension where the number of a caller is written', () =>
    checkCompletion(`[here]\nexten => 100/<|>,1,NoOp()\n`, { all: [] }));

  test('U() lacks contexts without s', () =>
    checkCompletion(`[here]\nexten => s,1,Dial(PJSIP/1,30,U(<|>))\n${rest}`, { lacks: ['by-number'] }));

  test('a member of queues.conf', () =>
    checkCompletion(`${rest}\n-- queues.conf --\n[q]\nmember => Local/101@<|>/n\n`.replace('\n', '-- extensions.conf --\n'), {
      first: ['by-number'],
      accept: [
        'by-number',
        `${rest}\n-- queues.conf --\n[q]\nmember => Local/101@by-number/n\n`.replace('\n', '-- extensions.conf --\n'),
      ],
    }));

  test('context of an endpoint', () =>
    checkCompletion(`${rest}\n-- pjsip.conf --\n[q]\ncontext = <|>\n`.replace('\n', '-- extensions.conf --\n'), {
      has: ['menu'],
    }));

  test('Macro, without macro-', () =>
    checkCompletion(`[here]\nexten => s,1,Macro(<|>)\n[macro-old]\nexten => s,1,NoOp()\n`, { all: ['old'] }));
});

describe('what is inserted', () => {
  const accept = (before: string, label: string, after: string, snippets = true): void =>
    checkCompletion(`[here]\nexten => s,1,${before}\n${rest}`, {
      snippets,
      accept: [label, `[here]\nexten => s,1,${after}\n${rest}`],
    });

  test('a Gosub gets its arguments', () => accept('Gosub(<|>)', 'routine', 'Gosub(routine,s,1(<|ARG1|>,<|ARG2|>))'));
  test('in place of what is typed', () => accept('Gosub(rou<|>)', 'routine', 'Gosub(routine,s,1(<|ARG1|>,<|ARG2|>))'));
  test('a hangup handler gets its arguments', () =>
    accept(
      'Set(CHANNEL(hangup_handler_push)=<|>)',
      'routine',
      'Set(CHANNEL(hangup_handler_push)=routine,s,1(<|ARG1|>,<|ARG2|>))',
    ));
  test('U() gets them behind ^', () =>
    accept('Dial(PJSIP/1,30,U(<|>))', 'routine', 'Dial(PJSIP/1,30,U(routine^<|ARG1|>^<|ARG2|>))'));
  test('b() gets all parts', () =>
    accept('Dial(PJSIP/1,30,b(<|>))', 'routine', 'Dial(PJSIP/1,30,b(routine^s^1(<|ARG1|>^<|ARG2|>)))'));
  test('without snippets', () => accept('Gosub(<|>)', 'routine', 'Gosub(routine,s,1(,))', false));
  test('a context alone where the rest is written', () =>
    accept('Gosub(rou<|>ti,s,1(a,b))', 'routine', 'Gosub(routine,s,1(a,b))'));
  test('U() with arguments keeps them', () =>
    accept('Dial(PJSIP/1,30,U(r<|>^a^b))', 'routine', 'Dial(PJSIP/1,30,U(routine^a^b))'));
  test('Goto a context', () => accept('Goto(<|>)', 'menu', 'Goto(menu,s,1)'));
  test('Goto a context of patterns', () => accept('Goto(<|>)', 'by-number', 'Goto(by-number,<|${EXTEN}|>,1)'));
  test('a label takes its arguments', () => accept('Gosub(routine,s,<|>)', '1', 'Gosub(routine,s,1(<|ARG1|>,<|ARG2|>))'));
  test('Goto a context of one extension', () =>
    checkCompletion(`[here]\nexten => s,1,Goto(<|>)\n[one]\nexten => start,1,NoOp()\nexten => h,1,NoOp()\n`, {
      accept: ['one', `[here]\nexten => s,1,Goto(one,start,1)\n[one]\nexten => start,1,NoOp()\nexten => h,1,NoOp()\n`],
    }));
  test('extensions that begin at another priority than 1', () => {
    const later = `[later]\nexten => busy,5,NoOp()\n same => n,Hangup()\n`;
    const text = (data: string): string => `[here]\nexten => _.,1,Goto(${data})\n${later}`;
    // That a pattern answers the name does not make it an extension.
    checkCompletion(text('later,<|>'), { first: ['busy'], accept: ['busy', text('later,busy,5')] });
    checkCompletion(text('<|>'), { accept: ['later', text('later,busy,5')] });
    checkCompletion(`[here]\nexten => 1,1,Goto(<|>)\n${later}exten => i,5,Hangup()\nexten => _X,5,Hangup()\n`, {
      accept: [
        'later',
        `[here]\nexten => 1,1,Goto(later,<|\${EXTEN}|>,5)\n${later}exten => i,5,Hangup()\nexten => _X,5,Hangup()\n`,
      ],
    });
  });
  test('the dialed number', () => accept('Goto(menu,<|>,1)', '${EXTEN}', 'Goto(menu,${EXTEN},1)'));
  test('names come from the comment', () =>
    checkCompletion(
      `[here]
exten => s,1,Gosub(<|>)
; @arg 1 caller Who calls.
[report]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
      {
        accept: [
          'report',
          `[here]
exten => s,1,Gosub(report,s,1(<|caller|>))
; @arg 1 caller Who calls.
[report]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
        ],
      },
    ));
});

describe('extensions, labels and priorities', () => {
  test('labels of this extension stand first in Goto', () =>
    checkCompletion(
      `[here]\nexten => s,1,Goto(<|>)\n same => n(one),NoOp()\n same => n(two),NoOp()\nexten => 5,1,NoOp()\nexten => later,1,NoOp()\n${rest}`,
      {
        first: ['one', 'two', 'later', 'here', 'menu'],
        has: ['5', 'routine'],
      },
    ));
  test('an extension of the context named, s before all others', () =>
    checkCompletion(`[here]\nexten => s,1,Goto(menu,<|>,1)\n${rest}`, { first: ['s', '1', '${EXTEN}'] }));
  test('a label that includers have too is offered once', () =>
    checkCompletion(
      '[a]\nexten => s,1,Goto(s,<|>)\n same => n(end),NoOp()\n[b]\ninclude => a\nexten => s,1(begin),NoOp()\n same => n(end),NoOp()\n',
      { all: ['begin', 'end', '1', '2'] },
    ));
  test('a macro stands last', () =>
    checkCompletion(`[here]\nexten => _X.,1,Goto(<|>)\n[macro-a]\nexten => s,1,NoOp()\n[z]\nexten => s,1,NoOp()\n`, {
      first: ['z', 'here'],
      has: ['macro-a'],
    }));
  test('labels of the extension named', () =>
    checkCompletion(`[here]\nexten => s,1,Goto(menu,s,<|>)\n${rest}`, { all: ['loop', '1', '2'] }));
  test('labels inside an option', () =>
    checkCompletion(`[here]\nexten => s,1,Dial(PJSIP/1,,G(menu^s^<|>))\n${rest}`, { first: ['loop', '1'] }));
  test('two parts of which the first is a context', () =>
    checkCompletion(`[here]\nexten => s,1,Goto(menu,<|>)\n${rest}`, {
      has: ['s'],
      accept: ['s', `[here]\nexten => s,1,Goto(menu,s,1)\n${rest}`],
    }));
  test('an extension of this context', () =>
    checkCompletion(`[here]\nexten => s,1,Goto(<|>,1)\nexten => 5,1,NoOp()\n${rest}`, { first: ['5', 's'] }));
  test('a pattern gives a number that it answers', () =>
    checkCompletion(`[here]\nexten => s,1,Goto(by-number,<|>,1)\n${rest}`, {
      accept: ['_1XX', `[here]\nexten => s,1,Goto(by-number,<|155|>,1)\n${rest}`],
    }));
  test('the number of a member', () =>
    checkCompletion(`[q]\nexten => 101,1,NoOp()\n-- queues.conf --\n[sales]\nmember => Local/<|>@q/n\n`, { all: ['101'] }));
});

describe('applications', () => {
  test('with parentheses', () =>
    checkCompletion(`[a]\nexten => s,1,Gos<|>\n`, { first: ['Gosub'], accept: ['Gosub', `[a]\nexten => s,1,Gosub(<||>)\n`] }));
  test('without snippets', () =>
    checkCompletion(`[a]\n same => n,Pla<|>\n`, { snippets: false, accept: ['Playback', `[a]\n same => n,Playback()\n`] }));
  test('in place of another one', () =>
    checkCompletion(`[a]\nexten => s,1,Go<|>to(x)\n`, { accept: ['Gosub', `[a]\nexten => s,1,Gosub(x)\n`] }));
  test('common ones stand first', () =>
    checkCompletion(`[a]\nexten => s,1,<|>\n`, { first: ['AGI', 'Answer', 'BackGround'], has: ['SendDTMF'] }));
  test('that take no arguments', () =>
    checkCompletion(`[a]\nexten => s,1,EndWh<|>\n`, { accept: ['EndWhile', `[a]\nexten => s,1,EndWhile()\n`] }));
  test('inside another one', () =>
    checkCompletion(`[a]\nexten => s,1,ExecIf($[1]?Play<|>)\n`, {
      accept: ['Playback', `[a]\nexten => s,1,ExecIf($[1]?Playback(<||>))\n`],
    }));
});

describe('variables and functions', () => {
  test('what Asterisk sets is not offered to be set', () =>
    checkCompletion(`[a]\nexten => s,1,Set(mine=1)\n same => n,Set(<|>)\n`, {
      first: ['mine'],
      has: ['TRANSFER_CONTEXT', 'CALLERID'],
      lacks: ['EXTEN', 'DIALSTATUS'],
    }));
  test('names of variables where a function takes one', () => {
    checkCompletion(`[a]\nexten => s,1,Set(mine=1)\n same => n,NoOp(\${CUT(<|>,-,1)})\n`, { first: ['EXTEN', 'mine'] });
    checkCompletion(`[a]\nexten => s,1,Set(mine=1)\n same => n,Read(<|>,hello)\n`, { first: ['mine'], lacks: ['EXTEN'] });
    checkCompletion(`[a]\nexten => s,1,Set(mine=1)\n same => n,Set(ARRAY(x,<|>)=1)\n`, { has: ['mine'], lacks: ['EXTEN'] });
  });
  test('words that a function takes and its documentation does not list', () => {
    checkCompletion(`[a]\nexten => s,1,Set(TIMEOUT(<|>)=5)\n`, { all: ['absolute', 'digit', 'response'] });
    checkCompletion(`[a]\nexten => s,1,NoOp(\${MATH(1+1,<|>)})\n`, { has: ['int', 'float'] });
  });
  test('causes of a hangup', () => checkCompletion(`[a]\nexten => s,1,Hangup(<|>)\n`, { has: ['USER_BUSY', 'CALL_REJECTED'] }));
  test('the caller ID before its parts', () =>
    checkCompletion(`[a]\nexten => s,1,NoOp(\${CALLERID(<|>)})\n`, {
      first: ['all', 'DNID', 'name', 'num'],
      has: ['num-pres'],
    }));
  test('behind ${', () =>
    checkCompletion(`[globals]\nTRUNK = x\n[a]\nexten => s,1,Set(mine=1)\n same => n,NoOp(\${<|>})\n`, {
      first: ['EXTEN', 'mine', 'TRUNK'],
      has: ['CALLERID', 'DIALSTATUS'],
    }));
  test('a function gets parentheses', () =>
    checkCompletion(`[a]\nexten => s,1,NoOp(\${CALLER<|>})\n`, {
      accept: ['CALLERID', `[a]\nexten => s,1,NoOp(\${CALLERID(<||>)})\n`],
    }));
  test('what is not closed is closed', () =>
    checkCompletion(`[a]\nexten => s,1,NoOp(\${CALLER<|>)\n`, {
      accept: ['CALLERID', `[a]\nexten => s,1,NoOp(\${CALLERID(<||>)})\n`],
    }));
  test('between other arguments', () =>
    checkCompletion(`[a]\nexten => s,1,Dial(PJSIP/\${EXT<|>,30)\n`, {
      accept: ['EXTEN', `[a]\nexten => s,1,Dial(PJSIP/\${EXTEN},30)\n`],
    }));
  test('inside a function', () =>
    checkCompletion(`[a]\nexten => s,1,NoOp(\${LEN(\${EXT<|>})})\n`, {
      accept: ['EXTEN', `[a]\nexten => s,1,NoOp(\${LEN(\${EXTEN})})\n`],
    }));
  test('inside an expression', () =>
    checkCompletion(`[a]\nexten => s,1,GotoIf($[\${DIALS<|>} = 1]?x)\n`, { has: ['DIALSTATUS'] }));
  test('inside the argument of a routine', () =>
    checkCompletion(`[a]\nexten => s,1,Gosub(a,s,1(\${EXT<|>}))\n`, { has: ['EXTEN'] }));
  test('on the left of an assignment', () =>
    checkCompletion(`[a]\nexten => s,1,Set(CALLER<|>)\n`, { accept: ['CALLERID', `[a]\nexten => s,1,Set(CALLERID(<||>)=)\n`] }));
  test('items of CHANNEL that can be set', () =>
    checkCompletion(`[a]\nexten => s,1,Set(CHANNEL(hangup<|>)=a,s,1)\n`, {
      first: ['hangup_handler_push', 'hangup_handler_pop', 'hangup_handler_wipe'],
      accept: ['hangup_handler_push', `[a]\nexten => s,1,Set(CHANNEL(hangup_handler_push)=a,s,1)\n`],
    }));
  test('items of CHANNEL that can be read', () =>
    checkCompletion(`[a]\nexten => s,1,NoOp(\${CHANNEL(<|>)})\n`, {
      has: ['language', 'state'],
      lacks: ['hangup_handler_push'],
    }));
  test('items of CALLERID', () => checkCompletion(`[a]\nexten => s,1,NoOp(\${CALLERID(n<|>)})\n`, { has: ['num', 'name'] }));
});

describe('option letters', () => {
  test('those that are not there', () =>
    checkCompletion(`[a]\nexten => s,1,Dial(PJSIP/1,30,t<|>)\n`, { has: ['T', 'U(x[^arg…])'], lacks: ['t'] }));
  test('with parentheses where an argument is needed', () =>
    checkCompletion(`[a]\nexten => s,1,Dial(PJSIP/1,30,t<|>)\n`, {
      accept: ['U(x[^arg…])', `[a]\nexten => s,1,Dial(PJSIP/1,30,tU(<||>))\n`],
    }));
  test('of Queue', () => checkCompletion(`[a]\nexten => s,1,Queue(q,<|>)\n`, { has: ['t', 'n'] }));
  test('the small letter before the large one', () =>
    checkCompletion(`[a]\nexten => s,1,Dial(PJSIP/1,30,<|>)\n`, {
      first: ['a', 'A[(x[:y])]', 'b(…)', 'B(…)'],
    }));
  test('of the Dial inside RetryDial', () =>
    checkCompletion(`[a]\nexten => s,1,RetryDial(beep,1,1,PJSIP/1,30,<|>)\n`, { has: ['t', 'm[(class)]'] }));
});

describe('lines', () => {
  test('keywords', () =>
    checkCompletion(`[a]\nexten => s,1,NoOp()\n<|>\n`, {
      first: ['same', 'exten', 'include'],
      accept: ['same', `[a]\nexten => s,1,NoOp()\n same => n,<||>\n`],
    }));
  test('no same without an extension', () => checkCompletion(`[a]\nex<|>\n`, { first: ['exten'], lacks: ['same'] }));
  test('settings in [general]', () =>
    checkCompletion(`[general]\n<|>\n`, { has: ['static', 'autofallthrough'], lacks: ['exten'] }));
  test('a priority', () => checkCompletion(`[a]\nexten => s,<|>\n`, { first: ['1'], accept: ['1', `[a]\nexten => s,1,\n`] }));
  test('the next priority', () => checkCompletion(`[a]\nexten => s,1,NoOp()\n same => <|>,NoOp()\n`, { first: ['n'] }));
  test('an extension', () => checkCompletion(`[a]\nexten => <|>,1,NoOp()\n`, { has: ['s', 'h', '_X.'] }));
  test('a template', () => checkCompletion(`[base](!)\n[a](<|>)\n`, { first: ['base'] }));
  test('directives', () => checkCompletion(`#in<|>\n`, { accept: ['#include', `#include "<||>"\n`] }));
  test('a file', () => checkCompletion(`#include "<|>"\n-- more.conf --\n[a]\n`, { all: ['more.conf'] }));
  test('a file that nothing includes yet, or all of a folder', () =>
    checkCompletion(`#include "parts/ivr.conf"\n#include <|>\n-- parts/ivr.conf --\n[a]\n`, {
      files: {
        configuration: [
          'cdr.conf',
          'extensions.conf',
          'extensions_sales.conf',
          'parts/fax.conf',
          'parts/ivr.conf',
          'queues.conf',
        ],
      },
      all: ['extensions_sales.conf', 'parts/fax.conf', 'parts/*.conf', 'parts/ivr.conf', 'cdr.conf'],
    }));
  test('a file that another configuration file includes', () =>
    checkCompletion(`[a]\n-- pjsip.conf --\n#include <|>\n`, {
      files: { configuration: ['extensions.conf', 'phones.conf', 'queues.conf'] },
      all: ['phones.conf'],
    }));
  test('nothing in a comment', () => checkCompletion(`[a]\nexten => s,1,NoOp() ; Goto(<|>)\n`, { all: [] }));
  test('nothing in a block comment', () => checkCompletion(`;--\nexten => s,1,Goto(<|>)\n--;\n`, { all: [] }));
});
