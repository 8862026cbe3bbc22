/** Names that differ by one letter. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { SlipIndex } from '../../server/src/base/slip-index.ts';

test('a letter more, less, another, two swapped, and case; but no number for another', () => {
  const index = new SlipIndex(['queues', 'sales', 'from-trunk', 'menu1', 'X']);
  for (const name of ['quees', 'queuess', 'quekes', 'qeuues', 'Queues']) assert.equal(index.near(name), 'queues', name);
  assert.equal(index.near('from-trnuk'), 'from-trunk');
  for (const name of ['menu2', 'seals', 'support', '', 'queues']) assert.equal(index.near(name), undefined, name);
});

test('names come and go', () => {
  const index = new SlipIndex(['queues', 'sales']);
  index.delete('queues');
  index.add('queue');
  assert.equal(index.near('quees'), undefined);
  assert.equal(index.near('queu'), 'queue');
  assert.equal(index.near('sale'), 'sales');
});
