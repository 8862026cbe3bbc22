/** A queue is a set whose first element is found at once. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { Queue } from '../../server/src/base/queue.ts';

test('elements wait in order of arrival, each once', () => {
  const queue = new Queue<string>();
  assert.equal(queue.first(), undefined);
  for (const each of ['a', 'b', 'a', 'c']) queue.add(each);
  assert.deepEqual([...queue], ['a', 'b', 'c']);
  assert.equal(queue.first(), 'a');
  assert.equal(queue.first(), 'a');
  assert.equal(queue.size, 3);
});

test('one that was taken out and put in again is the last', () => {
  const queue = new Queue<number>();
  for (let i = 0; i < 5; i++) queue.add(i);
  queue.first();
  queue.delete(0);
  queue.add(0);
  const order: number[] = [];
  for (let first = queue.first(); first !== undefined; first = queue.first()) {
    order.push(first);
    queue.delete(first);
  }
  assert.deepEqual(order, [1, 2, 3, 4, 0]);
  queue.add(7);
  assert.equal(queue.first(), 7);
  assert.ok(queue.has(7) && !queue.has(1));
});
