/** What we hand out passes our own checker: every snippet, and the healthy example. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { activeRules } from '../../server/src/lint/registry.ts';
import { defaultSettings } from '../../server/src/lint/rule-settings.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';
import { expandSnippet, readSnippets, standalone } from '../support/snippet.ts';

const root = process.env['PROJECT_ROOT'] ?? '.';

function problems(files: ReadonlyMap<string, string>): string[] {
  const { dialplan } = new MemoryDialplan(files);
  return checkDialplan(dialplan, activeRules({}, defaultSettings)).map(
    ({ line, rule, message }) => `${line.file.path}:${line.number + 1} ${rule.name}: ${message}`,
  );
}

for (const { name, body } of readSnippets(join(root, 'snippets/asterisk-dialplan.json')))
  test(`the snippet '${name}' has no problem, and Asterisk would drop nothing of it`, () => {
    const files = new Map([['extensions.conf', standalone(expandSnippet(body))]]);
    assert.deepEqual(problems(files), []);
    const { dialplan } = new MemoryDialplan(files);
    assert.deepEqual(
      [...dialplan.contexts].flatMap((context) => context.rejections.map(({ kind }) => kind)),
      [],
    );
    assert.deepEqual(dialplan.layout.flaws, []);
  });

/** Lines that take as long as a host somewhere needs to answer, during which the channel may hang up. */
const asksHost = /\b(?:CURL|SHELL|System|TrySystem|AGI)\(/;

test('a hangup handler is pushed before anything that takes its time', () => {
  const texts = [
    ...readSnippets(join(root, 'snippets/asterisk-dialplan.json')).map(({ body }) => standalone(expandSnippet(body))),
    ...['broken', 'queue-operator'].flatMap((folder) =>
      readdirSync(join(root, 'examples', folder))
        .filter((name) => name.startsWith('extensions'))
        .map((name) => readFileSync(join(root, 'examples', folder, name), 'utf8')),
    ),
  ];
  let pushes = 0;
  for (const text of texts)
    for (const section of text.split(/^\[/m)) {
      const lines = section.split('\n');
      const push = lines.findIndex((line) => line.includes('hangup_handler_push)=') && !line.startsWith(';'));
      if (push < 0) continue;
      pushes++;
      const slow = lines.findIndex((line) => asksHost.test(line) || line.includes('Gosub(sub-report'));
      assert.ok(slow < 0 || push < slow, section);
    }
  assert.ok(pushes >= 10);
});

test('the healthy example has no problem', () => {
  const folder = join(root, 'examples/queue-operator');
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  assert.deepEqual(problems(files), []);
});

test('the broken example has a problem for each of its notes', () => {
  const text = readFileSync(join(root, 'examples/broken/extensions.conf'), 'utf8');
  assert.ok(problems(new Map([['extensions.conf', text]])).length >= 10);
});
