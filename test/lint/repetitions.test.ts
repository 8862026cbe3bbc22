/** What is missing for several lines, and what follows from one of them: told in full once, and as a repetition of the others or not at all. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { activeRules } from '../../server/src/lint/registry.ts';
import { defaultSettings } from '../../server/src/lint/rule-settings.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';

const rules = activeRules({}, defaultSettings);

/** What is told, hints apart: the line, from 1, behind the file where that is another one, and the rule, with "again" for a repetition. */
function told(text: string, beside: Readonly<Record<string, string>> = {}): readonly string[] {
  const { dialplan } = new MemoryDialplan(new Map([['extensions.conf', text], ...Object.entries(beside)]));
  return checkDialplan(dialplan, rules)
    .filter(({ severity }) => severity !== 'hint')
    .map(({ line, rule, isRepeated }) => {
      const place = line.file.path === 'extensions.conf' ? '' : `${line.file.path}:`;
      return `${place}${line.number + 1} ${rule.name}${isRepeated === true ? ' again' : ''}`;
    });
}

test('a context that several lines name and that is not there; two names that are two slips', () => {
  assert.deepEqual(
    told(
      '[a]\nexten => 1,1,Goto(night,s,1)\nexten => 2,1,Goto(night,s,1)\n[b]\nexten => 3,1,Goto(night,s,1)\n[c]\ninclude => a\ninclude => b\n',
      { 'pjsip.conf': '[1]\ntype=endpoint\ncontext=c\n[2]\ntype=endpoint\ncontext=late\n[3]\ntype=endpoint\ncontext=late\n' },
    ),
    [
      '2 unknown-context',
      '3 unknown-context again',
      '5 unknown-context again',
      'pjsip.conf:6 unknown-context',
      'pjsip.conf:9 unknown-context again',
    ],
  );
  assert.deepEqual(
    told(
      '[a]\nexten => 1,1,Goto(nigt,s,1)\nexten => 2,1,Goto(nihgt,s,1)\nexten => 3,1,Goto(night,s,1)\n[night]\nexten => s,1,Hangup()\n',
    ),
    ['2 unknown-context', '3 unknown-context'],
  );
});

test('a line that asks for a context tells nothing of the others', () =>
  assert.deepEqual(
    told(
      '[a]\nexten => 1,1,GotoIf($[${DIALPLAN_EXISTS(night,s,1)}]?night,s,1)\n same => n,Hangup()\n[b]\nexten => 2,1,Goto(night,s,1)\n',
    ),
    ['5 unknown-context'],
  ));

test('an endpoint, a queue and a function of ODBC that several lines name', () => {
  const dialplan =
    '[a]\nexten => 1,1,Dial(PJSIP/101,20)\n same => n,Queue(sales)\nexten => 2,1,Dial(PJSIP/101,20)\n same => n,Queue(sales)\n same => n,Queue(other)\n[b]\nexten => 3,1,Dial(PJSIP/101,20)\n same => n,NoOp(${ODBC_NAME(1)}${ODBC_NAME(2)})\n same => n,NoOp(${ODBC_NAME(3)})\n';
  assert.deepEqual(
    told(dialplan, {
      'pjsip.conf': '[102]\ntype=endpoint\ncontext=a\n',
      'queues.conf': '[service]\nmember => PJSIP/101\nmember => PJSIP/105\n[day]\nmember => PJSIP/105\n',
      'func_odbc.conf': '[CITY]\ndsn=a\nreadsql=SELECT 1\n',
    }).filter((each) => !each.includes('unused-context')),
    [
      '2 unknown-endpoint',
      '3 unknown-queue',
      '4 unknown-endpoint again',
      '5 unknown-queue again',
      '6 unknown-queue',
      '8 unknown-endpoint again',
      '9 unknown-odbc-function',
      '9 unknown-odbc-function again',
      '10 unknown-odbc-function again',
      'queues.conf:2 unknown-endpoint again',
      'queues.conf:3 unknown-endpoint',
      'queues.conf:5 unknown-endpoint again',
    ],
  );
});

test('a section without its type is told there, and not of those who name it', () =>
  assert.deepEqual(
    told('[a]\nexten => 1,1,Dial(PJSIP/101&PJSIP/103,20)\n', {
      'pjsip.conf': '[101]\ncontext=a\n[101]\ntype=aor\nmax_contacts=1\n[102]\ntype=endpoint\ncontext=a\n',
    }),
    ['2 unknown-endpoint', 'pjsip.conf:1 unknown-setting'],
  ));

test('a priority, an extension and a label that several lines name; many extensions that one include had', () => {
  assert.deepEqual(told('[a]\nexten => 1,1,GotoIf(${X}?9)\n same => n,GotoIf(${Y}?9)\n same => n,Hangup()\n'), [
    '2 unknown-priority',
    '3 unknown-priority again',
  ]);
  assert.deepEqual(
    told(
      '[a]\nexten => 1,1,GotoIf(${X}?endd)\n same => n,GotoIf(${Y}?endd)\n same => n,GotoIf(${Z}?endedd)\n same => n(ended),Hangup()\nexten => 2,1,Goto(1,ended)\n',
    ),
    ['2 unknown-label', '3 unknown-label again', '4 unknown-label'],
  );
  assert.deepEqual(
    told(
      '[a]\nexten => 1,1,Goto(menu,1)\nexten => 2,1,Goto(closed,1)\nexten => 3,1,Goto(holiday,1)\nexten => 4,1,Goto(lunch,1)\n',
    ),
    ['2 unknown-extension', '3 unknown-extension', '4 unknown-extension again', '5 unknown-extension again'],
  );
});

test('an argument that all calls leave out, and one that one of them does', () => {
  const routine =
    '[r]\nexten => s,1,GotoIf($["${ARG2}" = ""]?end)\n same => n,Playback(${ARG1}${ARG2})\n same => n(end),Return()\n';
  const calls = (first: string): string =>
    `[a]\nexten => 1,1,Gosub(r,s,1(${first}))\n same => n,Hangup()\nexten => 2,1,Gosub(r,s,1(b))\n same => n,Hangup()\n`;
  assert.deepEqual(told(calls('a') + routine), ['2 missing-subroutine-argument', '4 missing-subroutine-argument again']);
  assert.deepEqual(told(calls('a,x') + routine), ['4 missing-subroutine-argument']);
});

test('a file that a line of the settings was to include', () =>
  assert.deepEqual(
    told('[globals]\nX=1\n\ninclude "rooms.conf"\n[a]\nexten => 1,1,Goto(rooms,s,1)\n[b]\nexten => 2,1,Hangup()\n', {
      'pjsip.conf': '[1]\ntype=endpoint\ncontext=a\n[2]\ntype=endpoint\ncontext=staff\n',
    }),
    ['4 invalid-line'],
  ));

test('settings of a section whose name has a slip', () =>
  assert.deepEqual(told('[globls]\nA=1\nB=2\nC[0]=3\nexten => s,1,Hangup()\n[a]\nexten => s,1,Hangup()\n'), [
    '2 unknown-keyword',
    '3 unknown-keyword again',
    '4 unknown-keyword again',
  ]));

test('a template that is missing for several files', () =>
  assert.deepEqual(
    told('#include one.conf\n#include two.conf\n', {
      'one.conf': '[a](base)\nexten => 1,1,Hangup()\n',
      'two.conf': '[b](base)\nexten => 1,1,Hangup()\n[c](bas)\nexten => 1,1,Hangup()\n',
    }),
    ['one.conf:1 unknown-template', 'two.conf:1 unknown-template again', 'two.conf:3 unknown-template'],
  ));

test('one line, one cause', () => {
  const beside = { 'voicemail.conf': '[hotel]\n90 => 1,a\n' };
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['NoOp()\n same => n,Set(room=${DB(r/1)})\n same => n,Goto(b,{room},1)', ['4 unmarked-variable']],
    ['NoOp()\n same => n,Set(ROOM=${DB(r/1)})\n same => n,System(echo {ROOM})', ['4 invalid-variable-reference']],
    ['Goto(,s|1)', ['2 invalid-target']],
    ['GotoIf($["${X}" = "1"]?,b,s,1)', ['2 invalid-target']],
    ['Goto($where},1)', ['2 invalid-variable-reference']],
    ['Goto(b,${EXTEN};1)', ['2 unescaped-semicolon']],
    ['VoiceMail(90,hotel,u)', ['2 unknown-mailbox']],
  ];
  for (const [line, expected] of lines)
    assert.deepEqual(
      told(`[a]\nexten => 1,1,${line}\n[b]\nexten => s,1,Hangup()\nexten => _XX,1,Hangup()\n`, beside),
      expected,
      line,
    );
});

test('an extension with two digits in each other’s place', () => {
  const dialplan = (name: string): string =>
    `[a]\nexten => 1001,1,Answer()\nexten => ${name},n,GotoIf($["\${X}" = "1"]?door:ring)\nexten => 1001,n(door),Playback(x)\nexten => 1001,n(ring),Hangup()\n`;
  assert.deepEqual(told(dialplan('1001')), []);
  assert.deepEqual(told(dialplan('1010')), ['3 next-without-previous']);
  assert.deepEqual(told(dialplan('1010').replace('door:', 'dor:')), [
    '3 next-without-previous',
    '3 unknown-label',
    '3 unknown-label',
  ]);
});

test('a variable that a broken line was to fill in', () => {
  const dialplan = (line: string): string =>
    `[a]\nexten => s,1,${line}\n same => n,Dial(PJSIP/\${CHOICE}1,20)\n same => n,Hangup()\n`;
  const beside = { 'pjsip.conf': '[1]\ntype=endpoint\ncontext=a\n' };
  assert.deepEqual(told(dialplan('NoOp()'), beside), ['3 unset-variable']);
  assert.deepEqual(told(dialplan('Read()'), beside), ['2 argument-count']);
  assert.deepEqual(told(dialplan('Raed(CHOICE,menu)'), beside), ['2 unknown-application']);
  assert.deepEqual(told(dialplan('Read(CHOICE|menu)'), beside), ['2 pipe-separator']);
  assert.deepEqual(told(dialplan('St(CHOICE=1)'), beside), ['2 unknown-application']);
});

test('the end of a block whose beginning is lost, and an extension whose beginning is', () => {
  assert.deepEqual(told('[a]\nexten => s,2,Wait(1)\n same => n,EndWhile()\n'), ['2 priority-without-first']);
  assert.deepEqual(
    told('[a]\nexten => _X.,n,Answer()\n same => n,Hangup()\nexten => 1,1,Hangup()\nexten => _X.,n(more),Hangup()\n'),
    ['2 next-without-previous', '3 next-without-previous again'],
  );
});

test('a header that stands behind another line: what is below was to be another context', () =>
  assert.deepEqual(
    told('[a]\nexten => 1,1,Answer()\n same => n,Hangup()[closed]\n same => n,Playback(closed)\n same => n,Hangup()\n'),
    ['3 invalid-section-header'],
  ));

test('lines that only another one would lead to which is never run', () =>
  assert.deepEqual(
    told(
      '[a]\nexten => s,1,GotoIf($["${X}" = "1"]?first:end)\n same => n,GotoIf($["${X}" = "2"]?second:end)\n same => n(first),Playback(one)\n same => n,Hangup()\n same => n(second),Playback(two)\n same => n(end),Hangup()\n',
    ),
    ['3 unreachable-priority', '6 unreachable-priority again'],
  ));
