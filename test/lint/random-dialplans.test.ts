/** What holds of any dialplan: edits, formatting and safe fixes on dialplans in which everything stands that can be read in a wrong way. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { applyEdits } from '../../server/src/base/edits.ts';
import { applySafeFixes, MOST_ROUNDS } from '../../server/src/cli/fix.ts';
import { formatEdits } from '../../server/src/format/format-file.ts';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { activeRules } from '../../server/src/lint/registry.ts';
import { defaultSettings } from '../../server/src/lint/rule-settings.ts';
import type { Problem } from '../../server/src/lint/rule.ts';
import type { Dialplan } from '../../server/src/model/dialplan.ts';
import { loadedDialplan } from '../../server/src/model/console/loaded-dialplan.ts';
import { checkIncremental } from '../support/check-incremental.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';
import { randomDialplan } from '../support/random-dialplan.ts';
import { Random } from '../support/random.ts';

type Texts = ReadonlyMap<string, string>;

const rules = activeRules({}, defaultSettings);
const problemsOf = (dialplan: Dialplan): readonly Problem[] => checkDialplan(dialplan, rules);

for (let round = 0; round < 60; round++)
  test(`edited as from scratch, round ${round + 1}`, () =>
    checkIncremental(`random dialplan ${round}`, randomDialplan(new Random(`edited ${round}`)), (dialplan) =>
      problemsOf(dialplan).map(
        ({ line, span, rule, message }) =>
          `${line.file.path}:${line.number + 1}:${span.start}-${span.end} ${rule.name} ${message}`,
      ),
    ));

test('formatting changes nothing that Asterisk loads, and nothing the second time', () => {
  for (let round = 0; round < 300; round++) {
    const before = randomDialplan(new Random(`formatted ${round}`));
    const once = formatted(before);
    assert.equal(loaded(once), loaded(before), JSON.stringify([...before]));
    assert.deepEqual(formatted(once), once);
  }
});

test('safe fixes keep every extension whose lines they leave alone, and are done once they are done', () => {
  let fixes = 0;
  for (let round = 0; round < 300; round++) {
    let texts: Texts = randomDialplan(new Random(`fixed ${round}`));
    for (let i = 0; i < MOST_ROUNDS; i++) {
      const memory = new MemoryDialplan(texts);
      const fixed = applySafeFixes(problemsOf(memory.dialplan), (path) => texts.get(path));
      if (fixed.texts.size === 0) break;
      fixes += fixed.fixed;
      const next = new Map([...texts, ...fixed.texts]);
      const kept = extensions(next);
      for (const [name, line] of extensions(texts))
        assert.ok(kept.has(name) || !hasLine(next, line), `'${name}' is lost: ${JSON.stringify([[...texts], [...next]])}`);
      texts = next;
      assert.ok(i < MOST_ROUNDS - 1, `fixes go on for ever: ${JSON.stringify([...texts])}`);
    }
  }
  assert.ok(fixes > 100, `${fixes} fixes were made`);
});

function formatted(texts: Texts): Texts {
  const { files } = new MemoryDialplan(texts);
  return new Map(
    [...texts].map(([path, text]) => {
      const file = files.get(path);
      return [path, file === undefined ? text : applyEdits(text, formatEdits(file, { indent: ' ' }))];
    }),
  );
}

/** What is loaded, without the numbers of the lines. */
function loaded(texts: Texts): string {
  const { dialplan } = new MemoryDialplan(texts, 'exact');
  if (dialplan.layout.refusal !== undefined) return 'refused';
  return loadedDialplan(dialplan, (path) => path).replace(/\[([^[\]]*):\d+\]$/gm, '[$1]');
}

/** The text of one line of each extension, by context and name; none where Asterisk refuses the file. */
function extensions(texts: Texts): Map<string, string> {
  const { dialplan } = new MemoryDialplan(texts, 'exact');
  const found = new Map<string, string>();
  if (dialplan.layout.refusal !== undefined) return found;
  for (const context of dialplan.contexts)
    for (const { line, name } of context.priorities()) found.set(`${context.name} ${name}`, line.text);
  return found;
}

function hasLine(texts: Texts, line: string): boolean {
  return [...texts.values()].some((text) => text.split('\n').includes(line));
}
