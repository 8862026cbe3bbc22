/**
 * Dialplans with what a real Asterisk answered about them (`npm run record`): what it loads, on which lines it complains, and which
 * extension answers a number.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import test from 'node:test';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { activeRules } from '../../server/src/lint/registry.ts';
import { defaultSettings } from '../../server/src/lint/rule-settings.ts';
import type { Dialplan } from '../../server/src/model/dialplan.ts';
import { loadedDialplan } from '../../server/src/model/console/loaded-dialplan.ts';
import { numberMatch } from '../../server/src/model/console/number-match.ts';
import { parseFixture } from '../support/fixture.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';

const folder = join(process.env['PROJECT_ROOT'] ?? '.', 'test/asterisk/dialplans');

for (const file of readdirSync(folder).sort()) {
  const { files, golden } = parseFixture(readFileSync(join(folder, file), 'utf8'));
  const name = basename(file, '.txt');
  const loaded = golden.get('loaded')?.trimEnd() ?? '';

  test(`${name}: what is loaded`, () => {
    const { dialplan } = new MemoryDialplan(files, 'exact');
    const isRefused = !loaded.startsWith('[');
    assert.equal(dialplan.layout.refusal !== undefined, isRefused, 'whether Asterisk refuses the file');
    if (!isRefused) assert.equal(withoutFolders(withoutModule(loadedDialplan(dialplan, (path) => path))), withoutModule(loaded));
  });

  const complaints = golden.get('complains')?.trimEnd().split('\n') ?? [];
  if (complaints.length > 0)
    test(`${name}: every line that Asterisk complains of has a problem`, () => {
      const problems = checkDialplan(new MemoryDialplan(files).dialplan, activeRules({}, defaultSettings))
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ line }) => `${line.file.path}:${line.number + 1}`);
      assert.deepEqual(
        complaints.filter((complaint) => !problems.includes(complaint.replace(/^\w+ /, ''))),
        [],
      );
    });

  const answers = golden.get('answers')?.trimEnd().split('\n') ?? [];
  if (answers.length > 0)
    test(`${name}: which extension answers`, () => {
      const { dialplan } = new MemoryDialplan(files, 'exact');
      assert.deepEqual(
        answers.map((answer) => `${answer.split(' ')[0] ?? ''} ${answerTo(dialplan, answer)}`),
        answers,
      );
    });
}

/** Asterisk names the module that read an include, a switch or a pattern to ignore, where we name its line. */
function withoutModule(text: string): string {
  return text.trimEnd().replace(/^( {2}(?:Include|Ignore pattern|Alt\. Switch) =>.*?) *\[[^\]]*\]$/gm, '$1');
}

/** Asterisk leaves the folders of a file out. */
function withoutFolders(text: string): string {
  return text.replace(/\[[^\]]*\/([^\]]*:\d+\])$/gm, '[$1');
}

/** The data of the priority that answers a call without a caller number, as the recording has it. */
function answerTo(dialplan: Dialplan, question: string): string {
  const [, number = '', name = ''] = /^(\S+)@(\S+)/.exec(question) ?? [];
  const { winner } = numberMatch(dialplan, name, number);
  return winner?.extension.priority(1)?.statement.data.text ?? '-';
}
