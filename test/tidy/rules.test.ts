/** A rule is a file, a line in the index, a test, a page and a setting, and says of itself what the page needs. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { rules } from '../../server/src/lint/rules/index.ts';
import { rulePages } from '../../scripts/rule-pages.ts';
import { read, root, sources } from './project.ts';

const names = rules.map(({ meta }) => meta.name);
const known = new Set(names);

const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

test('every file is in the index, in the order of the alphabet, and the other way round', () => {
  const files = sources('server/src/lint/rules')
    .map(({ path }) => path.replace(/^.*\/|\.ts$/g, ''))
    .filter((name) => name !== 'index')
    .sort();
  assert.deepEqual(names, files);
  const index = read('server/src/lint/rules/index.ts');
  for (const name of names)
    assert.ok(index.includes(`import { ${camelCase(name)} } from './${name}.ts';`), `${name} exports ${camelCase(name)}`);
});

test('every setting is a rule', () => {
  const manifest = JSON.parse(read('package.json')) as {
    contributes: { configuration: readonly { properties: Record<string, { properties?: Record<string, unknown> }> }[] };
  };
  const settings = manifest.contributes.configuration
    .map(({ properties }) => properties['asteriskDialplan.rules'])
    .find((found) => found !== undefined);
  assert.deepEqual(Object.keys(settings?.properties ?? {}), names);
});

test('no test is of a rule that is gone', () => {
  const tests = sources('test/rules', '.test.ts').map(({ path }) => path.replace(/^.*\/|\.test\.ts$/g, ''));
  assert.deepEqual(
    tests.filter((name) => !known.has(name) && name !== 'examples'),
    [],
  );
});

test('no two rules have a name in common, present or former', () => {
  const all = rules.flatMap(({ meta }) => [meta.name, ...(meta.formerly ?? [])]);
  assert.deepEqual(all, [...new Set(all)]);
});

test('where the editor changes nothing, the page says what to do', () => {
  const pages = rulePages();
  for (const { meta } of rules) {
    if (meta.repair !== undefined) assert.match(meta.repair.trim(), /^[A-Z`].*[.)`]$/s, `${meta.name}: whole sentences`);
    else assert.ok(!pages.get(`${meta.name}.md`)?.includes('The editor changes nothing here'), `${meta.name} has a 'repair'`);
  }
});

test('no two examples are the same', () => {
  for (const { meta } of rules) {
    const examples = [...meta.invalid, ...meta.valid].map((example) => example.trim());
    assert.equal(new Set(examples).size, examples.length, meta.name);
  }
});

for (const { meta } of rules)
  test(`the rule ${meta.name}`, () => {
    assert.match(meta.name, /^[a-z]+(?:-[a-z]+)*$/, 'the name is in kebab-case, without numbers');
    assert.doesNotMatch(meta.name, /^(?:no|disallow|prefer|require|use)-/, 'the name is what is found, not what to do about it');
    assert.match(meta.since, /^\d+\.\d+\.\d+$/);
    assert.match(meta.summary, /^[A-Z`'"#].*[^.]\.$/s, 'the summary is made of whole sentences');
    assert.ok(meta.summary.length <= 220, 'the summary is one sentence or two');
    assert.match(meta.why.trim(), /[.)`]$/, 'the reason is made of whole sentences');
    assert.ok(meta.evidence.trim() !== '', 'no claim about Asterisk goes without evidence');
    assert.ok(meta.invalid.length > 0, 'there is an invalid example');
    assert.ok(meta.valid.length > 0, 'there is a valid example');
    for (const example of meta.invalid)
      assert.ok(example.includes(` ${meta.name}: `), 'each invalid example has a problem of this rule');
    for (const example of meta.valid)
      assert.ok(!example.includes(` ${meta.name}: `), 'no valid example has a problem of this rule');
    for (const name of meta.seeAlso ?? []) assert.ok(known.has(name) && name !== meta.name, `'${name}' is another rule`);
    for (const name of meta.follows ?? []) assert.ok(known.has(name) && name !== meta.name, `'${name}' is another rule`);
    assert.ok(existsSync(join(root, `docs/rules/${meta.name}.md`)), `docs/rules/${meta.name}.md is there`);
    assert.ok(existsSync(join(root, `test/rules/${meta.name}.test.ts`)), `test/rules/${meta.name}.test.ts is there`);
  });
