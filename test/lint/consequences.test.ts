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
  assert.deepEqual(told(dialplan, { 'pjsip.conf': `[100]\ntpye=endpoint\ncontext=a\n${other}` }), ['1 unknown-setting']);
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
