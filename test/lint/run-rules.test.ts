/** The engine: what allows a problem, what a rule may do to the others, and how loud a finding is. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { activeRules, ruleNamed, unknownRules } from '../../server/src/lint/registry.ts';
import { defaultSettings } from '../../server/src/lint/rule-settings.ts';
import { RuleSet } from '../../server/src/lint/run-rules.ts';
import { contextRule, type RuleMeta } from '../../server/src/lint/rule.ts';
import { rules } from '../../server/src/lint/rules/index.ts';
import { checkProblems } from '../support/check.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';

const only = ['unknown-application', 'unused-allow'];

test('a comment on the line or above it allows', () =>
  checkProblems(
    `
[a]
exten => s,1,Hangip() ; lint: allow unknown-application
; lint: allow unknown-application
 same => n,Hangip()
 same => n,Hangip()
;          ^^^^^^ error unknown-application: No application is named 'Hangip'.
`,
    { only },
  ));

test('a comment at the top allows in the whole file', () =>
  checkProblems(
    `
; A dialplan.
; lint: allow-file unknown-application
[a]
exten => s,1,Hangip()
 same => n,Hangip()
`,
    { only },
  ));

test('a comment below the first section allows nothing in the file', () =>
  checkProblems(
    `
[a]
; lint: allow-file unknown-application
;                  ^^^^^^^^^^^^^^^^^^^ warning unused-allow: 'unknown-application' reports nothing here that this comment could allow.
exten => s,1,Hangip()
;            ^^^^^^ error unknown-application: No application is named 'Hangip'.
`,
    { only },
  ));

test('lines that several contexts share are reported once', () =>
  checkProblems(
    `
[base](!)
exten => s,1,Answer()
exten => s,1,Hangup()
;          ^ error duplicate-priority: 's' has a priority 1 already; Asterisk drops this line.
[a](base)
[b](base)
`,
    { only: 'duplicate-priority' },
  ));

test('a rule is asked about contexts in which there is something for it to look at', () => {
  const meta = ruleNamed('unknown-queue')?.meta;
  assert.ok(meta !== undefined);
  const asked: string[] = [];
  const rule = contextRule(
    meta,
    ({ name }) => {
      asked.push(name);
      return [];
    },
    ({ rejections }) => rejections.length > 0,
  );
  const text = '[a]\nexten => s,1,Answer()\n[b]\nexten => s,1,Answer()\nexten => s,1,Answer()\n';
  const { dialplan } = new MemoryDialplan(new Map([['extensions.conf', text]]));
  checkDialplan(dialplan, new RuleSet([{ rule, severity: 'error' }], defaultSettings));
  assert.deepEqual(asked, ['b']);
});

test('a setting makes a rule louder, softer or silent', () => {
  const text = '[a]\nexten => s,1,Hangip()\n same => n,AcmeLookup()\n';
  const severities = (level: 'error' | 'hint' | 'off'): string[] => {
    const { dialplan } = new MemoryDialplan(new Map([['extensions.conf', text]]));
    return checkDialplan(dialplan, activeRules({ 'unknown-application': level }, defaultSettings)).map(
      ({ severity }) => severity,
    );
  };
  assert.deepEqual(severities('error'), ['error', 'warning']);
  assert.deepEqual(severities('hint'), ['hint', 'hint']);
  assert.deepEqual(severities('off'), []);
});

test('a rule that throws is a bug that names the rule', () => {
  const meta = { ...(ruleNamed('unknown-application')?.meta as RuleMeta), name: 'broken' };
  const broken = {
    scope: 'line',
    meta,
    on: ['exten'],
    check: () => {
      throw new Error('broken');
    },
  } as const;
  const good = ruleNamed('unknown-application');
  assert.ok(good !== undefined);
  const set = new RuleSet(
    [
      { rule: broken, severity: 'error' },
      { rule: good, severity: 'error' },
    ],
    defaultSettings,
  );
  const { dialplan } = new MemoryDialplan(new Map([['extensions.conf', '[a]\nexten => s,1,Hangip()\n']]));
  // Under test a bug is thrown on; a user sees what the others found.
  assert.throws(() => checkDialplan(dialplan, set), /rule broken failed/);
});

test('names of rules are unique, and unknown ones are told', () => {
  const names = rules.map(({ meta }) => meta.name);
  assert.deepEqual([...new Set(names)], names);
  assert.deepEqual([...names].sort(), names);
  assert.deepEqual(unknownRules(['unknown-application', 'no-such-rule']), ['no-such-rule']);
});
