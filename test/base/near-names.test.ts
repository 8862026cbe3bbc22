/** The closest of many names is the one that is found by comparing each of them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closest } from '../../server/src/base/distance.ts';
import { NearNames } from '../../server/src/base/near-names.ts';
import { Random } from '../support/random.ts';

const LETTERS = 'abcdeAB12-@';

function name(random: Random): string {
  return Array.from({ length: 1 + random.below(12) }, () => LETTERS.charAt(random.below(LETTERS.length))).join('');
}

test('many names give the name that is closest', () => {
  const random = new Random('near names');
  for (let round = 0; round < 40; round++) {
    const names = Array.from({ length: random.below(60) }, () => name(random));
    const near = new NearNames(names);
    for (let i = 0; i < 50; i++) {
      const wanted = i % 3 === 0 && names.length > 0 ? `${random.pick(names)}x` : name(random);
      assert.equal(near.closest(wanted), closest(wanted, names), `${wanted} among ${names.join(' ')}`);
    }
  }
});

test('all that are near are those that are closest where they are alone', () => {
  const random = new Random('all near names');
  for (let round = 0; round < 40; round++) {
    const names = [...new Set(Array.from({ length: 40 }, () => name(random)))];
    const near = new NearNames(names);
    for (let i = 0; i < 20; i++) {
      const wanted = name(random);
      assert.deepEqual(
        near.allNear(wanted),
        names.filter((each) => closest(wanted, [each]) === each),
      );
    }
  }
});
