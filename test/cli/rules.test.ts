/** `rules`: the list, one rule, and a name that no rule has. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/lint/rules/index.ts';
import { assertRefused, inFolder } from './command.ts';

test('text has one line for each rule', () =>
  inFolder({}, (folder) => {
    const { code, out } = folder.run(['rules']);
    assert.equal(code, 0);
    assert.equal(out.trimEnd().split('\n').length, rules.length);
    assert.match(out, /^unknown-context +error +A jump/m);
  }));

test('one rule is explained', () =>
  inFolder({}, (folder) => {
    const { code, out } = folder.run(['rules', 'unknown-context']);
    assert.equal(code, 0);
    for (const part of [
      'unknown-context (error, targets, since',
      '\nFound:\n',
      '\nNot found:\n',
      '\nEvidence: ',
      '; lint: allow unknown-context',
    ])
      assert.ok(out.includes(part), part);
  }));

test('JSON has what a rule says of itself', () =>
  inFolder({}, (folder) => {
    const all = JSON.parse(folder.run(['rules', '--format=json']).out) as { name: string }[];
    assert.deepEqual(
      all.map(({ name }) => name),
      rules.map(({ meta }) => meta.name),
    );
    const [one] = JSON.parse(folder.run(['rules', 'unknown-context', '--format=json']).out) as object[];
    assert.deepEqual(Object.keys(one ?? {}), [
      'name',
      'tier',
      'severity',
      'since',
      'summary',
      'why',
      'repair',
      'evidence',
      'invalid',
      'valid',
      'seeAlso',
      'formerly',
    ]);
  }));

test('a name that no rule has is refused', () =>
  inFolder({}, (folder) => {
    assertRefused(
      folder.run(['rules', 'unknown-contxt']),
      "there is no rule named 'unknown-contxt'; did you mean 'unknown-context'?",
    );
    assertRefused(folder.run(['rules', 'a', 'b']), "'rules' takes one name, not 2");
  }));
