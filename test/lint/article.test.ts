/** The listing of an article as a web page prints it: one action repairs all of it. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { applyEdits } from '../../server/src/base/edits.ts';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { activeRules } from '../../server/src/lint/registry.ts';
import { defaultSettings } from '../../server/src/lint/rule-settings.ts';
import type { Problem } from '../../server/src/lint/rule.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';

const read = (name: string): string =>
  readFileSync(join(process.env['PROJECT_ROOT'] ?? '.', 'test/fixtures/article', name), 'utf8');

const isTypographic = ({ rule }: Problem): boolean => rule.name === 'typographic-character';

const problemsOf = (text: string): Problem[] =>
  checkDialplan(new MemoryDialplan(new Map([['extensions.conf', text]])).dialplan, activeRules({}, defaultSettings));

test('the safe fixes of the published listing leave what is wrong with the listing itself: the caller ID in a shell command', () => {
  const published = read('as-published.txt');
  const problems = problemsOf(published);
  assert.deepEqual([...new Set(problems.map(({ rule }) => rule.name))], ['typographic-character', 'unsafe-shell-argument']);
  const fixes = problems.filter(isTypographic).flatMap((problem) => problem.fix?.() ?? []);
  assert.ok(fixes.every(({ safe, title }) => safe && title === 'Replace with ASCII characters'));
  const repaired = applyEdits(
    published,
    fixes.flatMap(({ edits }) => edits),
  );
  assert.match(repaired, /^[\0-\x7f]*$/);
  assert.ok(repaired.includes('GotoIf($["${ARG1}" = "" | "${ARG2}" = ""]?end)'));
  assert.ok(repaired.includes("System(curl --max-time 10 --data-urlencode 'cid=${ARG1}' --data-urlencode 'operator=${ARG2}'"));
  assert.ok(repaired.includes('& disown -h)'));
  assert.deepEqual(
    problemsOf(repaired).map(({ rule, line, message }) => `${line.number + 1} ${rule.name}: ${message}`),
    [
      "12 unsafe-shell-argument: A caller chooses '${ARG1}' in this shell command: the caller ID → ARG1 of 'sub-on-operator-answer,s,1' (Dial option U).",
      "18 unsafe-shell-argument: A caller chooses '${ARG1}' in this shell command: the caller ID → ARG1 of 'sub-on-operator-answer,s,1' (Dial option U) → ARG1 of 'sub-call-from-cid-ended,s,1' (CHANNEL(hangup_handler_push)).",
    ],
  );
});

test('each single fix repairs its whole line', () => {
  const published = read('as-published.txt');
  const lines = published.split('\n');
  for (const problem of problemsOf(published).filter(isTypographic)) {
    const [fix] = problem.fix?.() ?? [];
    const repaired = applyEdits(published, fix?.edits ?? []).split('\n');
    assert.match(repaired[problem.line.number] ?? '', /^[\0-\x7f]+$/);
    assert.equal(repaired.length, lines.length);
  }
});
