/** The tree of many patterns answers as each of its patterns does. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { PatternTree } from '../../server/src/syntax/pattern-tree.ts';
import { compileName, matches, overlap } from '../../server/src/syntax/pattern.ts';

const parts = ['1', '2', '-', 'X', 'x', 'Z', 'N', '.', '!', '[12]', '[1-3]', '[2', '[]', '[a-c-]', 'é', '+'];
const name = fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((list) => `_${list.join('')}`);
const number = fc.oneof(
  fc.array(fc.constantFrom('1', '2', '3', '-', 'a', 'é', '+', '_'), { maxLength: 6 }).map((list) => list.join('')),
  name,
);

test('a tree finds the patterns that match, each once', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), number, (names, dialled) => {
      const patterns = names.map((each) => ({ compiled: compileName(each) }));
      const found = new PatternTree(patterns).matching(dialled);
      assert.equal(new Set(found).size, found.length);
      assert.deepEqual(
        found.map((each) => patterns.indexOf(each)).sort((a, b) => a - b),
        patterns.flatMap((each, i) => (matches(each.compiled, dialled) ? [i] : [])),
      );
    }),
    { numRuns: 2000, seed: 7 },
  );
});

test('a tree finds the patterns that have a number in common with another one, each once', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), name, (names, other) => {
      const patterns = names.map((each) => ({ compiled: compileName(each) }));
      const found = new PatternTree(patterns).overlapping(compileName(other));
      assert.equal(new Set(found).size, found.length);
      assert.deepEqual(
        found.map((each) => patterns.indexOf(each)).sort((a, b) => a - b),
        patterns.flatMap((each, i) => (overlap(each.compiled, compileName(other)) ? [i] : [])),
      );
    }),
    { numRuns: 2000, seed: 7 },
  );
});
