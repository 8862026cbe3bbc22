/** Texts as bytes and back, whatever the bytes are. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { asBytes, byteLength, cutToBytes, fromBytes } from '../../server/src/base/bytes.ts';
import { withoutBytes } from '../../server/src/base/printable.ts';

const bytes = fc
  .array(fc.constantFrom('a', '\x80', '\x9f', '\xa9', '\xbf', '\xc0', '\xc3', '\xe0', '\xe2', '\xed', '\xf0', '\xf4', '\xff'), {
    maxLength: 8,
  })
  .map((list) => list.join(''));

test('any bytes come back', () => {
  fc.assert(
    fc.property(bytes, (list) => {
      const text = fromBytes(list);
      assert.equal(asBytes(text), list);
      assert.equal(byteLength(text), list.length);
      assert.equal(withoutBytes(text).includes('?'), Buffer.from(list, 'latin1').toString('utf8').includes('\ufffd'));
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('any text has the bytes of UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (text) => {
      assert.equal(asBytes(text), Buffer.from(text, 'utf8').toString('latin1'));
      assert.equal(fromBytes(asBytes(text)), text);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('a text is cut between characters', () => {
  assert.equal(cutToBytes('aé€😀', 1), 'a');
  assert.equal(cutToBytes('aé€😀', 3), 'aé');
  assert.equal(cutToBytes('aé€😀', 9), 'aé€');
  assert.equal(cutToBytes('aé€😀', 10), 'aé€😀');
});
