/** The last answer is given again to who asks for the same. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { rememberingLatest } from '../../server/src/base/latest.ts';

test('what is asked for again is not computed again', () => {
  const asked: string[] = [];
  const sum = rememberingLatest((a: number, b: number) => {
    asked.push(`${a}+${b}`);
    return a + b;
  });
  assert.deepEqual([sum(1, 2), sum(1, 2), sum(1, 3), sum(1, 2)], [3, 3, 4, 3]);
  assert.deepEqual(asked, ['1+2', '1+3', '1+2']);
});

test('an answer that is missing is an answer', () => {
  let count = 0;
  const nothing = rememberingLatest((key: string): string | undefined => {
    count++;
    return key === '' ? key : undefined;
  });
  assert.equal(nothing('a'), undefined);
  assert.equal(nothing('a'), undefined);
  assert.equal(count, 1);
});
