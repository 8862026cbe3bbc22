/** One cause, one problem: dialplans with one mistake each, and the one rule that tells of it. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { activeRules } from '../../server/src/lint/registry.ts';
import { defaultSettings } from '../../server/src/lint/rule-settings.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';

const rules = activeRules({}, defaultSettings);

/** What is told of a dialplan, hints apart: the line, from 1, and the rule. */
function told(text: string, beside: Readonly<Record<string, string>> = {}): readonly string[] {
  const { dialplan } = new MemoryDialplan(new Map([['extensions.conf', text.trimStart()], ...Object.entries(beside)]));
  return checkDialplan(dialplan, rules)
    .filter(({ severity }) => severity !== 'hint')
    .map(({ line, rule }) => `${line.number + 1} ${rule.name}`);
}

test('a rule tells nothing on a line of which it tells a consequence', () => {
  const lines: readonly (readonly [string, string])[] = [
    [' same => Set(__ID = ${DB(a/b)})', 'missing-priority'],
    [' same => n,GotoIf($["${CALLERID(num)}" = "+49"?busy,${EXTEN},1)', 'unclosed-bracket'],
    [' same => n,Set(LEVEL=$[{LEVEL} + 1])', 'invalid-variable-reference'],
    [' same => n,GotoIf($["{CALLERID(num):0:5}" != "49123"]?other)', 'invalid-variable-reference'],
    [' same => n,AudioSocket($ID}@engine:9010)', 'invalid-variable-reference'],
    [' same => n,Gosub(greet,s,1(${EXTEN};${X}))', 'unescaped-semicolon'],
    [' same => n,Goto(dev-${DEVICE_STATE($X})})', 'unclosed-bracket'],
    [' same => n,Dial(PJSIP/${EXTEN:{LEVEL}})', 'invalid-variable-reference'],
    [' same => n,GotoIf($["${X}" = "2"])?other', 'invalid-condition'],
    [' same => n,Queue(sales,120,tT)', 'invalid-argument-value'],
  ];
  for (const [line, rule] of lines)
    assert.deepEqual(
      told(`
[a]
exten => _XXX,1,Set(X=1)
 same => n,Set(LEVEL=1)
${line}
 same => n(end),Gosub(greet,s,1(a,\${X}\${LEVEL}))
 same => n(other),Hangup()
exten => 9,1,Goto(123,end)
[busy]
include => a
[greet]
exten => s,1,NoOp(\${ARG1}\${ARG2})
 same => n,Return()
`),
      [`4 ${rule}`],
      line,
    );
});

test('a device that no variable holds is told once', () => {
  const dialplan = '[globals]\nDESK=PJSIP/100\n[a]\nexten => s,1,Dial(${NOBODY},20)\n same => n,Dial(${DESK},20)\n';
  assert.deepEqual(told(dialplan), ['4 missing-destination']);
});

test('a label that an earlier line has tells why nothing leads to its line', () =>
  assert.deepEqual(
    told(`
[a]
exten => s,1,GotoIf($["\${DB(a/b)}" = "1"]?busy)
 same => n,Dial(PJSIP/100,20)
 same => n,Hangup()
 same => n(busy),Playback(tt-allbusy)
 same => n,Hangup()
 same => n(busy),Playback(tt-weasels)
 same => n,Hangup()
`),
    ['7 duplicate-label'],
  ));

test('an underscore that is missing is told once', () => {
  const dialplan = (own: string): string => `
[a]
exten => _5XX,1,Goto(b,\${EXTEN},1)
exten => 7,1,Goto(b,\${EXTEN}00,1)
[b]
exten => _5XX,1,Answer()
exten => _5XX,2,Hangup()
exten => _7XX,1,Hangup()
${own}`;
  assert.deepEqual(told(dialplan('')), []);
  assert.deepEqual(told(dialplan('').replace('_5XX,1,Goto', '5XX,1,Goto')), ['2 missing-pattern-underscore']);
  assert.deepEqual(told(dialplan('').replace('_5XX,1,Answer', '5XX,1,Answer')), ['5 missing-pattern-underscore']);
  assert.deepEqual(told(dialplan('').replace('_5XX,2', '5XX,2')), ['6 missing-pattern-underscore']);
});

test('a line that is dropped is told, and not what it leaves behind', () => {
  const dialplan = `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?busy)
 same => n,Set(TRIES=1)
 same => n,Hangup()
 same => n(busy),Busy(3)
exten => 1,1,Goto(s,10)
exten => s,10,Wait(1)
exten => 2,1,Answer()
 same => n(again),Set(N=\${DB(a/b)})
 same => n,GotoIf($["\${N}" = "1"]?again)
 same => n,Hangup()
`;
  const changed = (from: string, to: string): readonly string[] => {
    assert.ok(dialplan.includes(from), from);
    return told(dialplan.replace(from, to));
  };
  assert.deepEqual(told(dialplan), []);
  assert.deepEqual(changed(' same => n(busy),', ' same => '), ['5 missing-priority']);
  assert.deepEqual(changed(' same => n,Set(TRIES', ' sme => n,Set(TRIES'), ['3 unknown-keyword']);
  assert.deepEqual(changed('exten => s,10', 'exen => s,10'), ['7 unknown-keyword']);
});

test('a section of settings with a misspelled name is told at its header', () => {
  const dialplan = `
[general]
static=yes
[globals]
RING=20
NODE=100
[a]
exten => \${NODE},1,Dial(PJSIP/1,\${RING})
`;
  assert.deepEqual(told(dialplan), []);
  assert.deepEqual(told(dialplan.replace('globals', 'gloabls')), ['3 unknown-keyword']);
  assert.deepEqual(told(dialplan.replace('general', 'generl')), ['1 unknown-keyword']);
  assert.deepEqual(told('[generic]\nexten => 1,1,Answer()\n'), []);
});

test('a jump or an include that is written in a wrong way is told, and not what it no longer leads to', () => {
  const beside = { 'pjsip.conf': '[5]\ntype=endpoint\ncontext=a\n' };
  const dialplan = `
[a]
exten => 1,1,GotoIf($["\${X}" = "1"]?3:5)
exten => 1,2,Hangup()
exten => 1,3,Wait(1)
exten => 1,4,Hangup()
exten => 1,5,Wait(2)
exten => 2,1,GotoIfTime(9:00-18:00,mon-fri,*,*?work,s,1)
exten => 2,2,Hangup()
exten => 3,1,Goto(more,7,1)
[work]
exten => s,1,Answer()
[more]
include => numbers
exten => 5,1,Dial(PJSIP/5,20)
[numbers]
exten => 7,1,Answer()
`;
  const changed = (from: string, to: string): readonly string[] => {
    assert.ok(dialplan.includes(from), from);
    return told(dialplan.replace(from, to), beside);
  };
  const before = told(dialplan, beside);
  const fresh = (from: string, to: string): readonly string[] => changed(from, to).filter((each) => !before.includes(each));
  assert.deepEqual(fresh('?3:5', '3:5'), ['2 invalid-condition']);
  assert.deepEqual(fresh('"1"]', '"1"'), ['2 unclosed-bracket']);
  assert.deepEqual(fresh('*?work', '*work'), ['7 invalid-condition']);
  assert.deepEqual(fresh('include => numbers', 'include => numers'), ['13 missing-include']);
  assert.deepEqual(fresh('[numbers]', '[numers]'), ['13 missing-include']);
});

test('where the first header is lost, the contexts that are missing for that are no second problem', () =>
  assert.deepEqual(
    told('exten => 1,1,Answer()\nexten => 2,1,Goto(1,1)\n[b]\nexten => 1,1,Goto(a,1,1)\nexten => 2,1,Goto(a,2,1)\n'),
    ['1 statement-before-section'],
  ));

test('a line of a template is told of once', () =>
  assert.deepEqual(told('[base](!)\nexten => s,1,Goto(nowhere)\n[a](base)\n[b](base)\n'), ['2 unknown-label']));

test('a file that includes itself in the place of another lacks the sections of that', () => {
  const dialplan = '#tryinclude extensions.conf\n[a](+)\nexten => s,1,Answer()\n[b](base)\nexten => s,1,Answer()\n';
  assert.deepEqual(told(dialplan), ['1 include-file-cycle']);
});

test('a macro that is a subroutine', () => {
  const dialplan = `
[inside]
exten => 100,1,Macro(route,5)
 same => n,Hangup()
[route]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
`;
  const beside = { 'pjsip.conf': '[100]\ntype=endpoint\ncontext=inside\n' };
  assert.deepEqual(told(dialplan, beside), ['2 unknown-context']);
  assert.deepEqual(told(dialplan.replace('Macro(route,5)', 'Macro(other,5)'), beside), [
    '2 removed-application',
    '2 unknown-context',
    '4 unused-context',
  ]);
});

test('a jump to a line that is dropped, or has another number or name by mistake', () => {
  const dialplan = (line: string): string => `
[a]
exten => s,1,Answer()
exten => s,2,GotoIf($["\${X}" = ""]?4)
exten => s,3,Wait(1)
${line}
exten => s,5,Playback(hello)
exten => s,6,Hangup()
exten => i,1,Goto(s,4)
`;
  for (const [line, rule] of [
    ['exten => s.4,Playback(welcome)', 'missing-priority'],
    ['exten => s;4,Playback(welcome)', 'missing-priority'],
    ['exten => s,3,Playback(welcome)', 'duplicate-priority'],
    ['exten => z,4,Playback(welcome)', 'priority-without-first'],
    ['exten => s,14,Playback(welcome)', 'priority-gap'],
  ] as const)
    assert.deepEqual(told(dialplan(line)), [`5 ${rule}`], line);
  assert.deepEqual(told(dialplan('')), ['3 unknown-priority']);
});

test('an endpoint that its type does not make', () => {
  const dialplan = '[a]\nexten => s,1,Dial(PJSIP/100,20)\n';
  const other = '[200]\ntype=endpoint\ncontext=a\n';
  for (const type of ['type=endpont', 'type = Endpiont'])
    assert.deepEqual(told(dialplan, { 'pjsip.conf': `[100]\n${type}\ncontext=a\n${other}` }), ['2 unknown-setting'], type);
  assert.deepEqual(told(dialplan, { 'pjsip.conf': `[100]\ntpye=endpoint\ncontext=a\n${other}` }), ['2 unknown-setting']);
  assert.deepEqual(told(dialplan, { 'pjsip.conf': `[100]\ntype=aor\nmax_contacts=1\n${other}` }), ['2 unknown-endpoint']);
});

test('an outcome in an extension whose beginning has another name, and an include behind a pattern that is wrong', () => {
  const beside = { 'pjsip.conf': '[100]\ntype=endpoint\ncontext=a\n' };
  const dialplan = `
[a]
exten => o,1,Dial(PJSIP/100,20)
exten => 0,2,GotoIf($["\${DIALSTATUS}" = "BUSY"]?4)
exten => 0,3,Hangup()
exten => 0,4,Busy(5)
`;
  assert.deepEqual(told(dialplan, beside), ['3 priority-without-first']);
  const included = '[a]\ninclude => b\nexten => _.0ZX,1,Hangup()\n[b]\nexten => _00X.,1,Dial(PJSIP/100,20)\n';
  assert.deepEqual(told(included, beside), ['3 invalid-pattern']);
});

test('what depends on a line that sets nothing, or is dropped, or on a setting with a slip', () => {
  const dialplan = (line: string): string => `
[a]
exten => s,1,Answer()
${line}
 same => n,While($[\${COUNT} < 3])
 same => n,Playback(hello)
 same => n,Set(COUNT=$[\${COUNT} + 1])
 same => n,EndWhile()
 same => n,Hangup()
`;
  for (const [line, rule] of [
    [' same => n,Set(COUNT0)', 'invalid-assignment'],
    [' same => n,Set(CONT=0)', 'unknown-variable'],
    [' same => Set(COUNT=0)', 'missing-priority'],
    [' smae => n,Set(COUNT=0)', 'unknown-keyword'],
  ] as const)
    assert.deepEqual(told(dialplan(line)), [`3 ${rule}`], line);
  const text = '[a]\nexten => s,1,Dial(PJSIP/100,20)\n';
  const endpoint = '[100]\ntype=endpoint\ncontext=a\naors=100\n';
  assert.deepEqual(told(text, { 'pjsip.conf': `${endpoint}[100]\ntype=ar\nmax_contacts=1\n[200]\ntype=aor\n` }), [
    '6 unknown-setting',
  ]);
  assert.deepEqual(told(text, { 'pjsip.conf': '[100]\ntype=endpoint\nconext=a\n' }), ['3 unknown-setting']);
  const number = `
[a]
exten => s,1,Set(NUMBER=\${EXTEN})
 same => n,Set(NUMBER=49\${NUMER:1})
 same => n,Dial(PJSIP/\${NUMBER},20)
`;
  assert.deepEqual(told(number), ['3 unknown-variable']);
});

/** Dialplans with what is told of each. */
function checkTold(
  cases: readonly (readonly [string, readonly string[]])[],
  beside: Readonly<Record<string, string>> = {},
): void {
  for (const [dialplan, expected] of cases) assert.deepEqual(told(dialplan, beside), expected, dialplan);
}

test('a routine that a call leaves an argument to, where the line that asks for it is broken', () => {
  const routine = (guard: string): string => `
[a]
exten => s,1,Gosub(say,s,1(hello))
 same => n,Hangup()
[say]
exten => s,1,Playback(\${ARG1})
${guard}
 same => n,SayNumber(\${ARG2})
 same => n(end),Return()
`;
  for (const [guard, rule] of [
    [' same => n,GotoIf($["${ARG2}" = ""?end)', 'unclosed-bracket'],
    [' same => n,GotoIf($["$ARG2}" = ""]?end)', 'invalid-variable-reference'],
    [' same => n,GotoIf($[${ARG2}" = ""]?end)', 'invalid-expression'],
    [' same => n,GotoIf($["${ARG2}" = ""],end)', 'invalid-condition'],
    [' same => n,GotIf($["${ARG2}" = ""]?end)', 'unknown-application'],
    [' same => n,GotoIf(${ISNUL(${ARG2})}?end)', 'unknown-function'],
    [' same => GotoIf($["${ARG2}" = ""]?end)', 'missing-priority'],
    [' smae => n,GotoIf($["${ARG2}" = ""]?end)', 'unknown-keyword'],
    [' same => n,GotoIf($["${AGR2}" = ""]?end)', 'unknown-variable'],
  ] as const)
    assert.deepEqual(told(routine(guard)), [`6 ${rule}`], guard);
  assert.deepEqual(told(routine(' same => n,GotoIf($["${ARG2}" = ""]?end)')), []);
  // A line that is broken and asks for nothing, or for another argument, leaves the call as it is.
  assert.deepEqual(told(routine(' same => n,SayNumbr(${ARG2})')), ['2 missing-subroutine-argument', '6 unknown-application']);
  assert.deepEqual(told(routine(' same => n,GotoIf($["${ARG1}" = ""?end)')), [
    '2 missing-subroutine-argument',
    '6 unclosed-bracket',
  ]);
});

test('a label or an extension that is not there, and several jumps to it', () => {
  const jumps = ' same => n,GotoIf($["${CALLERID(num)}" = "1"]?menu)\n same => n,GotoIf($["${CALLERID(num)}" = "2"]?menu)\n';
  checkTold([
    // Missing once.
    [`[a]\nexten => s,1,Answer()\n${jumps} same => n,Hangup()\n`, ['3 unknown-label']],
    ['[a]\nexten => s,1,Goto(menu,1)\nexten => t,1,Goto(menu,1)\n', ['2 unknown-extension']],
    // The label of the only line that nothing else leads to is another one.
    [`[a]\nexten => s,1,Answer()\n${jumps} same => n,Hangup()\n same => n(choice),Playback(x)\n`, ['6 unknown-label']],
    // Two labels that are missing are two mistakes, and so are two slips.
    [
      '[a]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "1"]?open)\n same => n,GotoIf($["${CALLERID(num)}" = "2"]?shut)\n same => n,Hangup()\n',
      ['2 unknown-label', '3 unknown-label'],
    ],
    [
      `[a]\nexten => s,1,Answer()\n${jumps} same => n,GotoIf($["\${CALLERID(num)}" = "3"]?menus)\n same => n,Hangup()\n same => n(menus),Playback(x)\n`,
      ['3 unknown-label', '4 unknown-label'],
    ],
    // One of two labels of a name was to be the one that is missing, unless it is nearly one that is there.
    [
      '[a]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "1"]?busy)\n same => n(mail),Playback(x)\n same => n(mail),Playback(y)\n',
      ['4 duplicate-label'],
    ],
    [
      '[a]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "1"]?mial)\n same => n(mail),Playback(x)\n same => n(mail),Playback(y)\n',
      ['2 unknown-label', '4 duplicate-label'],
    ],
    // One that stands twice in another extension is another mistake.
    [
      '[a]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "1"]?busy:mail)\n same => n(mail),Playback(x)\nexten => t,1(mail),Answer()\n same => n(mail),Playback(y)\n',
      ['2 unknown-label', '5 duplicate-label'],
    ],
    // A label on each line of a branch is a habit.
    [
      '[a]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "1"]?mail:busy)\n same => n(mail),Answer()\n same => n(mail),Playback(x)\n same => n(mail),Playback(y)\n',
      ['2 unknown-label', '4 duplicate-label', '5 duplicate-label'],
    ],
    // The line of the label has lost its priority, arguments and all.
    [
      '[a]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "1"]?zip)\n same => n,Hangup()\n same => AGI(zip.py,mode=flow,from=${CALLERID(num)})\n',
      ['4 missing-priority'],
    ],
  ]);
});

test('a file that is not included, for lack of its sign', () => {
  const names = 'exten => s,1,Gosub(greet,s,1)\ninclude => night\ninclude => day\n';
  checkTold([
    [`include "more.conf"\n[a]\n${names}`, ['1 invalid-line']],
    [`[a]\n${names}include "more.conf"\n`, ['5 invalid-line']],
    [`[a]\n${names}include => more.conf\n`, ['5 missing-include']],
    [`[a]\n${names}`, ['2 unknown-context', '3 missing-include', '4 missing-include']],
  ]);
});

test('what a pattern without its sign was to answer', () =>
  checkTold([
    ['[a]\nexten => X.,1,Answer()\nexten => 42,2,Playback(x)\nexten => 43,2,Playback(y)\n', ['2 missing-pattern-underscore']],
    [
      '[a]\nexten => X.,1,GotoIf($["${EXTEN:0:4}" = "1720"]?b)\n same => n,Hangup()\n same => n(b),Playback(x)\n',
      ['2 missing-pattern-underscore'],
    ],
    // The name is none of the pattern's.
    ['[a]\nexten => 5X.,1,Answer()\nexten => 42,2,Playback(x)\n', ['2 missing-pattern-underscore', '3 priority-without-first']],
  ]));

test('values that a lost line was to stand between, or that a copied line sets again', () =>
  checkTold([
    [
      '[a]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "1"]?b)\n same => n,Set(V=${CALLERID(name)}1)\n smae => n,Goto(end)\n same => n(b),Set(V=${CALLERID(name)}2)\n same => n(end),Log(NOTICE,${V})\n',
      ['4 unknown-keyword'],
    ],
    [
      '[a]\nexten => s,1,NoOp()\n same => n(r),Set(R=${CALLERID(name)}-x)\n same => n(r),Set(R=${CALLERID(name)}-x)\n same => n,GotoIf($["${R}" = "1-x"]?r)\n',
      ['4 duplicate-label'],
    ],
  ]));

test('one line with one slip of which two rules could speak', () => {
  const lines: readonly (readonly [string, string])[] = [
    [' same => n,Dial(PJSIP/${EXTEN:{GLOBAL(CUT)}}@x)', 'invalid-variable-reference'],
    [' same => n,Record(message,wav,10,k)', 'invalid-argument-value'],
    [' same => n,Queue(sales,t,,180,,greet)', 'invalid-argument-value'],
    [' same => n,GotoIf($["${X}" = "2"]?yes,1,no,1)', 'invalid-target'],
    [' same => n,Set(CHANNEL(hangup_handler_push)=greet,s,1(${CDR(billsec)}))', 'stale-hangup-handler-argument'],
  ];
  for (const [line, rule] of lines)
    assert.deepEqual(
      told(`
[globals]
CUT=1
[a]
exten => _XXX,1,Set(X=\${RAND(1,9)})
${line}
 same => n,Gosub(greet,s,1)
 same => n,Hangup()
exten => yes,1,Hangup()
exten => no,1,Hangup()
[greet]
exten => s,1,NoOp()
 same => n,Return()
`),
      [`5 ${rule}`],
      line,
    );
});

test('text of callers that a function was to clean and does not, and a part of it', () =>
  checkTold([
    ['[a]\nexten => _X.,1,Set(N=FILTER(0-9,${CALLERID(num)}))\n same => n,System(echo ${N})\n', ['2 invalid-assignment']],
    [
      '[a]\nexten => _0X.,1,Set(N=${EXTEN})\n same => n,Dial(PJSIP/${N}@x,60)\n same => n,Dial(PJSIP/${N:1}@y,60)\n same => n,Hangup()\n',
      ['3 unsafe-dial-argument'],
    ],
    [
      '[a]\nexten => _0X.,1,Set(N=${EXTEN})\n same => n,Set(M=FILTER(0-9,${EXTEN}))\n same => n,Dial(PJSIP/${N}@x,60)\n same => n,Dial(PJSIP/${M}@y,60)\n same => n,Hangup()\n',
      ['3 invalid-assignment', '4 unsafe-dial-argument'],
    ],
  ]));

test('a section beside the dialplan that several places name otherwise', () => {
  const dialplan = '[a]\nexten => s,1,Queue(operators)\n same => n,Queue(operators,t)\n';
  const queues = { 'queues.conf': '[opertors]\nstrategy=ringall\n' };
  assert.deepEqual(told(dialplan, queues), ['1 unknown-queue']);
  // One place may have slipped itself, and a section that is named elsewhere is none.
  assert.deepEqual(told('[a]\nexten => s,1,Queue(operators)\n', queues), ['2 unknown-queue']);
  assert.deepEqual(told(`${dialplan} same => n,Queue(opertors)\n`, queues), ['2 unknown-queue', '3 unknown-queue']);
  const mailboxes = '[a]\nexten => 100,1,VoiceMail(100@shared)\nexten => 101,1,VoiceMail(${EXTEN}@shared)\n';
  assert.deepEqual(told(mailboxes, { 'voicemail.conf': '[shard]\n100 => 1,a\n101 => 1,b\n' }), ['1 unknown-mailbox']);
  const endpoints = '[a]\nexten => s,1,Dial(PJSIP/provider-out,20)\n same => n,Dial(PJSIP/0123@provider-out,20)\n';
  const pjsip = '[provider-ot]\ntype=endpoint\ncontext=a\n[ident]\ntype=identify\nendpoint=provider-out\nmatch=192.0.2.1\n';
  assert.deepEqual(told(endpoints, { 'pjsip.conf': pjsip }), ['1 unknown-endpoint']);
  // The next of a row is another one.
  const row = endpoints.replaceAll('provider-out', 'trunk-a');
  assert.deepEqual(told(row, { 'pjsip.conf': '[trunk-b]\ntype=endpoint\ncontext=a\n' }), [
    '2 unknown-endpoint',
    '3 unknown-endpoint',
  ]);
});

test('a template that several sections name otherwise, and one that does not say what it is', () => {
  checkTold([['[phne](!)\nexten => s,1,Answer()\n[a](phone)\n[b](phone)\n', ['1 unknown-template']]]);
  const dialplan = '[a]\nexten => s,1,Dial(PJSIP/1&PJSIP/2)\n';
  const phones = '[1](phone)\nallow=alaw\n[2](phone)\nallow=alaw\n';
  for (const [template, expected] of [
    ['[pone](!)\ntype=endpoint\n', ['1 unknown-template']],
    ['[phone](!)\ntpye=endpoint\ncontext=a\n', ['2 unknown-setting']],
    ['[phone](!)\ncontext=a\n', ['3 unknown-setting']],
  ] as const)
    assert.deepEqual(told(dialplan, { 'pjsip.conf': template + phones }), expected, template);
  // A section that says nothing for itself is another mistake.
  assert.deepEqual(told(dialplan, { 'pjsip.conf': `[phone](!)\ncontext=a\n${phones}[3]\nallow=alaw\n` }), [
    '3 unknown-setting',
    '7 unknown-setting',
  ]);
});

test('settings of pjsip.conf that name a section otherwise', () => {
  const dialplan = '[a]\nexten => s,1,Dial(PJSIP/trunk)\n';
  const trunk = '[trunk]\ntype=endpoint\ncontext=a\noutbound_auth=trunk-auth\n';
  const registration = '[reg]\ntype=registration\noutbound_auth=trunk-auth\nserver_uri=sip:a\nclient_uri=sip:b\n';
  const auth = (name: string): string => `[${name}]\ntype=auth\nusername=x\n`;
  assert.deepEqual(told(dialplan, { 'pjsip.conf': trunk + registration + auth('trunk-auh') }), ['10 unknown-object']);
  assert.deepEqual(told(dialplan, { 'pjsip.conf': trunk + registration + auth('trunk-auth') }), []);
  assert.deepEqual(told(dialplan, { 'pjsip.conf': trunk + registration + auth('someone') }), [
    '4 unknown-object',
    '7 unknown-object',
  ]);
});

test('a mailbox whose context is not there, put in by who calls', () =>
  checkTold(
    [
      [
        '[a]\nexten => 10,1,Gosub(ring,s,1(100))\nexten => 11,1,Gosub(ring,s,1(101))\n[ring]\nexten => s,1,VoiceMail(${ARG1}@defalt,u)\n same => n,Return()\n',
        ['5 unknown-mailbox'],
      ],
      // A mailbox that is not there is told of who names it.
      [
        '[a]\nexten => 10,1,Gosub(ring,s,1(100))\nexten => 11,1,Gosub(ring,s,1(111))\n[ring]\nexten => s,1,VoiceMail(${ARG1}@default,u)\n same => n,Return()\n',
        ['3 unknown-mailbox'],
      ],
    ],
    { 'voicemail.conf': '[default]\n100 => 1,a\n101 => 1,b\n' },
  ));

test('a comment of which every argument is unread is told once', () =>
  checkTold([
    [
      '[a]\nexten => s,1,Gosub(say,s,1(1,2))\n; @arg 1 name\n; @arg 2 number\n[say]\nexten => s,1,Answer()\n same => n,Return()\n',
      ['3 misleading-argument-comment'],
    ],
    [
      '[a]\nexten => s,1,Gosub(say,s,1(1,2,3))\n; @arg 1 name\n; @arg 2 number\n; @arg 3 last\n[say]\nexten => s,1,Playback(${ARG1})\n same => n,Return()\n',
      ['4 misleading-argument-comment', '5 misleading-argument-comment'],
    ],
  ]));

test('a block that stands there twice, and a header that has lost its template: the lines behind are told for the same reason', () => {
  const text =
    '[a]\nexten => 1,1,Answer()\nexten => 1,2,Wait(1)\nexten => 1,3,Hangup()\ninclude => c\nexten => 1,1,Answer()\nexten => 1,2,Wait(1)\nexten => 1,3,Hangup()\ninclude => c\n[b](!)\nexten => s,1,Answer()\n[c] (b)\n same => n,Wait(1)\n same => n,Hangup()\n';
  const { dialplan } = new MemoryDialplan(new Map([['extensions.conf', text]]));
  const problems = checkDialplan(dialplan, rules).filter(({ severity }) => severity !== 'hint');
  assert.deepEqual(
    problems.map(({ line, rule, isRepeated }) => `${line.number + 1} ${rule.name}${isRepeated === true ? ' again' : ''}`),
    [
      '6 duplicate-priority',
      '7 duplicate-priority again',
      '8 duplicate-priority again',
      '9 duplicate-include again',
      '12 invalid-section-header',
      '13 same-without-extension again',
      '14 same-without-extension again',
    ],
  );
});

test('a line without its arguments, and what they were to do', () =>
  checkTold([
    [
      '[a]\nexten => s,1,Set()\n same => n(b),Set(TRIES=$[${TRIES} + 1])\n same => n,GotoIf($[${TRIES} < 3]?b)\n',
      ['2 invalid-assignment'],
    ],
    [
      '[a]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "1"]?end)\n same => n,Goto(b,s,1)\n same => n(end),Goto()\n same => n,Playback(x)\n same => n,Hangup()\n[b]\nexten => s,1,Hangup()\n',
      ['4 invalid-target'],
    ],
    ['[a]\nexten => 1,1,Gosub()\n[greet]\nexten => s,1,Return()\n', ['2 invalid-target']],
    [
      '[a]\nexten => 1,1,Gosub(greets,s,1,2)\n[other]\nexten => s,1,Return()\n[greets]\nexten => s,1,Return()\n',
      ['2 invalid-target', '3 unused-context'],
    ],
  ]));

test('lines that go on with another extension, since the first of their own is lost', () => {
  const mailboxes = { 'voicemail.conf': '[default]\n100 => 1,a\n' };
  checkTold(
    [
      [
        '[a]\nexten => 112,1,Answer()\n same => n,Hangup()\nexen => _9XX,1,Answer()\n same => n,VoiceMail(${EXTEN}@default)\n',
        ['4 unknown-keyword'],
      ],
      [
        '[a]\nexten => 112,1,VoiceMail(${EXTEN}@default)\nexen => _9XX,1,Answer()\n same => n,Hangup()\n',
        ['2 unknown-mailbox', '3 unknown-keyword'],
      ],
    ],
    mailboxes,
  );
  checkTold([
    [
      '[a]\nexten => 1,1,Answer()\n same => n,Goto(night,1)\n same => n,Playback(night)\n same => n,Hangup()\n',
      ['3 unknown-extension'],
    ],
    [
      '[a]\nexten => 1,1,Goto(2,1)\nexten => 2,1,Gosub(b,s,1)\n same => n,Hangup()\n[b]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "1"]?end)\n same => Return()\n same => n(end),Playback(x)\n',
      ['7 missing-priority'],
    ],
    // The lost line is one of another extension.
    [
      '[a]\nexten => 2,1,Gosub(b,s,1)\n same => n,Hangup()\n[b]\nexten => s,1,Playback(x)\nexten => h,1,NoOp()\n same => Hangup()\n',
      ['5 missing-return', '7 missing-priority'],
    ],
  ]);
});

test('a variable that a broken line was to see to', () => {
  const rest = ' same => n,GotoIf($[${N} = 2]?end)\n same => n,NoOp()\n same => n(end),Hangup()\n';
  checkTold([
    [`[a]\nexten => s,1,Set(N=\${CALLERID(name)})\n same => n,GotoIf($["\${N}" = ""],end)\n${rest}`, ['3 invalid-condition']],
    // The line itself is wrong in two ways, and another variable in its own.
    [
      `[a]\nexten => s,1,Set(N=\${CALLERID(name)})\n same => n,GotoIf($["\${M}" = ""],end)\n${rest}`,
      ['3 invalid-condition', '4 unquoted-operand'],
    ],
  ]);
});

test('what follows from a slip in a name is told of the name alone', () => {
  assert.deepEqual(
    told(
      `
[phones]
exten => 100,1,Gosub(wait,s,1)
 same => n,Queue(sales)
 same => n,Goto(\${QUEUESTATUS},1)
exten => TIMEDOUT,1,Hangup()
exten => FULL,1,Goto(TIMEOUT,1)
exten => JOINEMPTY,1,Goto(TIMEOUT,1)
[wait]
exten => s,1,Set(DB(a/b)=$[\${EPOCH} - \${begin}])
 same => n,Set(\${__CLIENT}=1)
 same => n,Return()
`,
      { 'pjsip.conf': '[100]\ntype=endpoint\ncontext=phones\n' },
    ),
    ['5 unknown-extension', '9 unquoted-operand', '10 invalid-variable-reference'],
  );
});

test('calls of routines with one mistake each', () => {
  const rest = `
 same => n,Hangup()
; @arg 1 caller Number of the caller.
; @arg 2 phone Number of the telephone.
[answered]
exten => s,1,Set(DB(answered/\${ARG1})=\${ARG2})
 same => n,Return()
[wake]
exten => s,1,Answer()
 same => n,Hangup()
`;
  const lines: readonly (readonly [string, string])[] = [
    ['Dial(PJSIP/100,20,U(answered^s^${CALLERID(num)}^100))', 'context-only-subroutine'],
    ['ExecIf($["${CALLERID(num)}" != ""]?answered,s,1(${CALLERID(num)},100))', 'invalid-condition'],
    ['Originate(PJSIP/100,exten,wake,1,30,ab(answered^s^1(1^2)))', 'unknown-extension'],
  ];
  const phones = '[100]\ntype=endpoint\ncontext=phones\n';
  for (const [call, rule] of lines) {
    const own = call.startsWith('Originate') ? '' : '\n same => n,Goto(wake,s,1)';
    const found = told(`[phones]\nexten => 100,1,${call}${own}${rest}`, { 'pjsip.conf': phones });
    assert.deepEqual(found, [`2 ${rule}`], call);
  }
});

test('a routine that hands on what another one does not return', () =>
  assert.deepEqual(
    told(`
[a]
exten => 100,1,Gosub(outer,s,1)
 same => n,SayDigits(\${GOSUB_RETVAL})
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "1"]?end)
 same => n,Playback(beep)
 same => n(end),Hangup()
[outer]
exten => s,1,Gosub(inner,s,1)
 same => n,Return(\${GOSUB_RETVAL})
[inner]
exten => s,1,Set(DB(a/b)=1)
 same => n,Return()
`),
    ['9 lost-return-value'],
  ));

test('a Goto in the place of a Gosub whose value is taken over', () =>
  assert.deepEqual(
    told(
      `
[phones]
exten => 1,1,Goto(number,s,1)
 same => n,Set(CLIENT=\${GOSUB_RETVAL})
 same => n,Gosub(number,s,1)
 same => n,SayDigits(\${CLIENT})
[number]
exten => s,1,Return(1)
`,
      { 'pjsip.conf': '[100]\ntype=endpoint\ncontext=phones\n' },
    ),
    ['2 return-outside-subroutine'],
  ));

test('the variable that Read was to set, with marks around its name, is told once', () => {
  assert.deepEqual(
    told('[phones]\nexten => 100,1,Read(${WHAT},menu,1)\n same => n,Goto(${WHAT},1)\nexten => 1,1,Hangup()\n', {
      'pjsip.conf': '[100]\ntype=endpoint\ncontext=phones\n',
    }),
    ['2 invalid-argument-value'],
  );
});
