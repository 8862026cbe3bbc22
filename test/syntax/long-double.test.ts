/** Numbers as Asterisk computes with them; what it prints is recorded in the table of expressions. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  add,
  compare,
  divide,
  fromInteger,
  multiply,
  negate,
  parseNumber,
  printNumber,
  remainder,
  toWhole,
  wholeOf,
  type LongDouble,
} from '../../server/src/syntax/long-double.ts';

const number = (text: string): LongDouble => {
  const digits = text.replace('-', '');
  const parsed = parseNumber(digits);
  assert.ok(parsed !== undefined);
  return text.startsWith('-') ? negate(parsed) : parsed;
};

const printed: readonly (readonly [text: string, shown: string])[] = [
  ['0', '0'],
  ['-0', '-0'],
  ['007', '7'],
  ['1.50', '1.5'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['0.1', '0.1'],
  ['0.0001', '0.0001'],
  ['0.00001', '1e-05'],
  ['0.000012345', '1.2345e-05'],
  ['123456789012345678', '123456789012345678'],
  ['1234567890123456789', '1.23456789012345679e+18'],
  ['99999999999999999999', '1e+20'],
  ['0.1234567890123456789', '0.123456789012345679'],
  ['999999999999999999.9', '1e+18'],
];

for (const [text, shown] of printed) test(`${text} is printed as ${shown}`, () => assert.equal(printNumber(number(text)), shown));

test('other texts are no numbers', () => {
  for (const text of ['a', '-1', '1.2.3', '1e3', ' 1', '1'.repeat(300)]) assert.equal(parseNumber(text), undefined, text);
});

test('to whole numbers', () => {
  const ways = ['floor', 'ceil', 'trunc', 'round', 'even'] as const;
  const all = (text: string): string[] => ways.map((way) => printNumber(toWhole(number(text), way)));
  assert.deepEqual(all('2.5'), ['2', '3', '2', '3', '2']);
  assert.deepEqual(all('-2.5'), ['-3', '-2', '-2', '-3', '-2']);
  assert.deepEqual(all('3.5'), ['3', '4', '3', '4', '4']);
  assert.deepEqual(all('-0.25'), ['-1', '-0', '-0', '-0', '-0']);
  assert.deepEqual(all('7'), ['7', '7', '7', '7', '7']);
});

test('whole numbers compute as whole numbers do', () => {
  const whole = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n });
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      const [x, y] = [fromInteger(a), fromInteger(b)];
      assert.equal(wholeOf(add(x, y)), a + b);
      assert.equal(wholeOf(multiply(x, y)), a * b);
      assert.equal(Math.sign(compare(x, y)), a < b ? -1 : a > b ? 1 : 0);
      assert.equal(wholeOf(negate(x)), -a);
      if (b !== 0n) {
        assert.equal(wholeOf(remainder(x, y)), a % b);
        assert.equal(wholeOf(toWhole(divide(x, y), 'trunc')), a / b);
      }
    }),
    { numRuns: 1000, seed: 5 },
  );
});

test('a fraction is within the last printed digit of what JavaScript computes', () => {
  const small = fc.integer({ min: 1, max: 100000 });
  fc.assert(
    fc.property(small, small, (a, b) => {
      const quotient = divide(fromInteger(a), fromInteger(b));
      assert.ok(Math.abs(Number(printNumber(quotient)) - a / b) <= Math.abs(a / b) * 1e-15);
      assert.equal(compare(multiply(quotient, fromInteger(b)), number(String(a - 0.5))) > 0, true);
    }),
    { numRuns: 500, seed: 6 },
  );
});
