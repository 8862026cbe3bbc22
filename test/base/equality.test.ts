/** Plain values are the same by what they hold. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equalValues } from '../../server/src/base/equality.ts';

test('values are compared by what they hold', () => {
  const samples: readonly unknown[] = [
    undefined,
    0,
    Infinity,
    '',
    true,
    [],
    ['a'],
    ['a', undefined],
    ['b'],
    {},
    { a: undefined },
    { a: 1 },
    { b: 1 },
    { a: [1, { b: 'c' }] },
    new Set(),
    new Set(['a']),
    new Set(['b']),
  ];
  const copies = samples.map((each) => structuredClone(each));
  for (const [i, one] of samples.entries())
    for (const [j, other] of copies.entries()) assert.equal(equalValues(one, other), i === j, `sample ${i} and ${j}`);
});

test('what is no plain value is the same as itself alone', () => {
  const map = new Map([['a', 1]]);
  assert.equal(equalValues(map, map), true);
  assert.equal(equalValues(map, new Map([['a', 1]])), false);
});
