/** How far names are apart, and which one was meant. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { closest, distance } from '../../server/src/base/distance.ts';
import { Random } from '../support/random.ts';

/** Without any shortcut. */
function plainDistance(a: string, b: string): number {
  const rows: number[][] = [];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 0; i <= a.length; i++) {
    rows.push([]);
    for (let j = 0; j <= b.length; j++) {
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const found =
        i === 0 || j === 0
          ? i + j
          : Math.min(
              at(i - 1, j) + 1,
              at(i, j - 1) + 1,
              at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
              isSwapped ? at(i - 2, j - 2) + 1 : Infinity,
            );
      rows[i]?.push(found);
    }
  }
  return at(a.length, b.length);
}

test('shortcuts give the distance that there is', () => {
  const random = new Random('distance');
  const word = (): string => Array.from({ length: random.below(9) }, () => random.pick(['a', 'b', 'c'])).join('');
  for (let i = 0; i < 20_000; i++) {
    const [a, b, limit] = [word(), word(), random.below(5)];
    assert.equal(distance(a, b, limit), Math.min(plainDistance(a, b), limit + 1), `${a} ${b} ${limit}`);
  }
});

test('the closest name is one that a reader would take it for', () => {
  assert.equal(closest('salse', ['sales', 'sale', 'support']), 'sales');
  assert.equal(closest('SALES', ['sales', 'salesx']), 'sales');
  assert.equal(closest('abc', ['xyz', 'b']), undefined);
  assert.equal(closest('1001', ['1002', '10011']), '10011');
});
