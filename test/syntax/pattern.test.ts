/** Names of extensions: what they match, which are the same, and the order in which Asterisk tries them. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  compareNames,
  compileName,
  covers,
  matches,
  overlap,
  storedName,
  type CompiledName,
} from '../../server/src/syntax/pattern.ts';
import '../support/bugs.ts';

/** A name, the numbers that it answers, and some that it does not. */
const matchTable: readonly (readonly [name: string, yes: readonly string[], no: readonly string[]])[] = [
  ['123', ['123', '1-2-3', '12-3'], ['12', '1234', '0123']],
  ['1-2-3', ['123', '1-23'], []],
  ['_123', ['123', '1-2-3'], ['1234']],
  ['_X', ['0', '9', '-5'], ['a', 'X', '12']],
  ['_N', ['2', '9'], ['0', '1', 'N']],
  ['_Z', ['1', '9'], ['0']],
  ['_XX', ['12', '1-2'], ['1', '123']],
  ['_NXX', ['200', '999'], ['199', '2000']],
  ['_X.', ['12', '123', '1a', '1#', '1-2'], ['1', '1-', 'a1']],
  ['_.', ['1', 'abc', 'h', 's', '*', '_x'], ['-', '']],
  ['_!', ['1', 'abc', '-', ''], []],
  ['_X!', ['1', '12'], ['a']],
  ['_1!', ['1', '12'], ['2']],
  ['_1.', ['12', '1*'], ['1']],
  ['_1XX.', ['1234'], ['123', '12']],
  ['_1XX!', ['123', '1234'], ['12', '1']],
  ['_011.', ['0111'], ['011']],
  ['_9011!', ['9011', '90111'], ['901']],
  ['_[123]X', ['15'], ['45', '1']],
  ['_[1-3]X', ['15', '25', '35'], ['45']],
  ['_[1-35-7]', ['1', '6'], ['4', '-']],
  ['_[3-1]', [], ['1', '2', '3']],
  ['_[-1]', ['1'], ['-', '2']],
  ['_[1-]', ['1'], ['-', '2']],
  ['_[1-3-5]', ['1', '2', '5'], ['4', '-']],
  ['_[]1', ['1'], []],
  ['_[]', [], ['1', 'x']],
  ['_1[]!', ['12', '1a'], ['1', '1-']],
  ['_1[].', ['12'], ['1']],
  ['_1[]', [], ['1', '12']],
  ['_[a-c]X', ['a1', 'b2'], ['A1', 'd1']],
  ['_[A-Z]!', ['A', 'Hello'], ['z']],
  ['_[XNZ]', ['X', 'N'], ['5', 'x']],
  ['_[.!]', ['.', '!'], ['a']],
  ['_[ ]1', [' 1'], ['1']],
  ['_a]b', ['a]b'], ['ab']],
  ['_[]]', [']'], ['x']],
  ['_[\\]]', ['\\]'], [']', '\\']],
  ['_[#*]X', ['*1', '#2'], ['12']],
  ['_*X', ['*1'], ['*']],
  ['_+X.', ['+12'], ['+1', '12']],
  ['_abc', ['abc'], ['ABC', 'ab1']],
  ['_aXc', ['a1c'], ['aXc', 'axc']],
  ['_fax', ['fa1'], ['fax']],
  ['_next.', ['2e3t5'], ['next.', 'next']],
  ['_fa[x]', ['fax'], ['fa1']],
  ['_A.', ['A1'], ['a1', 'A']],
  ['_\\X', ['\\5'], ['5', 'X']],
  ['_\\.', ['\\.', '\\a'], ['.', 'a']],
  ['_1 2', ['12'], ['1 2']],
  ['1 2', ['12'], ['1 2']],
  ['_X-X', ['12', '1-2', '1--2'], []],
  ['_[1-2]-[3-4]', ['13', '1-3', '23'], ['33']],
  ['_s', ['s'], []],
  ['_', ['_', ''], ['a']],
  ['s', ['s'], ['S']],
  ['_1_2', ['1_2'], ['12']],
  ['_XN', ['12'], ['11', '21']],
  ['_ZXX', ['100'], ['001']],
  ['_[0-9a-fA-F].', ['ab', 'F0'], ['g1']],
  ['_[^1]', ['^', '1'], ['2']],
  ['_[1,2]', ['1', '2', ','], []],
  ['_X*', ['1*'], ['1', '15']],
  ['_X?', ['1?'], ['1', '12']],
  ['_e.', ['e1', 'exten'], ['e']],
  ['_é', ['é'], ['e']],
  ['_[é]', [], ['é', 'e']],
  ['_[é][é]', ['é'], []],
  ['_[a-é]X', [], ['b1']],
  ['_[a-]b', ['ab'], ['-b']],
  ['_X.Y', ['12', '1Y'], ['1']],
  ['_X!5', ['1', '15', '19'], []],
  ['s-', ['s'], []],
  ['_s-.', ['s-NOANSWER', 'sX'], ['s', 's-']],
  ['-', ['-', ''], ['s']],
  ['s-BUSY', ['s-BUSY', 'sBUSY'], []],
  // A pattern that is dialled is compared as a pattern first.
  ['_X.', ['_X.'], ['_X']],
  ['_ZX', ['_[1-9]X'], []],
];

for (const [name, yes, no] of matchTable) {
  for (const number of yes)
    test(`'${name}' answers '${number}'`, () => {
      assert.ok(matches(compileName(storedName(name)), number));
    });
  for (const number of no)
    test(`'${name}' does not answer '${number}'`, () => {
      assert.ok(!matches(compileName(storedName(name)), number));
    });
}

/** Names in the order in which Asterisk tries them, as `dialplan show` lists them. */
const orders = [
  '1 12 123 h s _#XX _*XX _+X. _123 _12[13] _12[3-5] _12N _12Z _12X _12. _12! _12 _1XX _a. _[1-3]XX _NXX _ZXX _X11 _XXX _XX. _X. _X! _. _!',
  '_[#*]1 _[*#]X _[12]X _[13]X _[91]X _[1-3]X _[125]X _[2-4]X _[2-9]X _[1-9]X _[0-9]X _[a-j]X',
  '_1X _1. _1! _1 _XXXX _XXX. _XXX _XX. _XX! _XX _X. _X! _X',
  '09 10 100 9 A FAX a-b fax i t _A _Fax _fax _i',
  '_XX _X',
  '_12. _1[34]XX',
  '_1. _2XXXX',
  'é a',
  '1é 1 12 1a',
  '_1é _1[aé] _1X',
  '_X _[1 _[2 _[[',
];

for (const order of orders)
  test(`order: ${order}`, () => {
    const names = order.split(' ');
    const sorted = [...names].reverse().sort((a, b) => compareNames(compileName(a), compileName(b)));
    assert.deepEqual(sorted, names);
    for (const [i, a] of names.entries())
      for (const [j, b] of names.entries())
        assert.equal(Math.sign(compareNames(compileName(a), compileName(b))), Math.sign(i - j), `${a} and ${b}`);
  });

const same = [
  ['_12[345]', '_12[3-5]', '_12[543]', '_12[33-5]'],
  ['_ZX', '_[1-9]X', '_z-x'],
  ['_1[2]3', '_123', '_1-23'],
  ['s-', 's'],
  ['a-b', 'ab'],
  ['_X[]1', '_X1'],
  ['_N', '_[2-9]'],
  ['_[9-1]5', '_5'],
  ['_1[]!', '_1!'],
];
const different = [
  ['_123', '123'],
  ['_X.Y', '_X.'],
  ['_X!5', '_X!'],
  ['_X.', '_X!'],
  ['_[12]', '_12'],
  ['a', 'A'],
  ['_[1', '_[2'],
];

for (const names of same)
  test(`one extension: ${names.join(' ')}`, () => {
    for (const a of names)
      for (const b of names) {
        assert.equal(compareNames(compileName(a), compileName(b)), 0, `${a} and ${b}`);
        assert.equal(compileName(a).key, compileName(b).key, `${a} and ${b}`);
      }
  });
for (const [a = '', b = ''] of different)
  test(`two extensions: ${a} ${b}`, () => {
    assert.notEqual(compareNames(compileName(a), compileName(b)), 0);
    assert.notEqual(compileName(a).key, compileName(b).key);
  });

test('blanks go when a name is stored, except inside the brackets of a pattern', () => {
  assert.equal(storedName('a b c'), 'abc');
  assert.equal(storedName('_1 [ 2]3 '), '_1[ 2]3');
  assert.equal(storedName('1 [2 3]'), '1[23]');
  assert.equal(storedName('a\tb'), 'a\tb');
});

const overlapping = [
  ['_1XX', '_X23'],
  ['_1.', '_XXX'],
  ['_1!', '1'],
  ['_X.', '_[0-4]!'],
  ['_[12]X', '_[23]5'],
  ['123', '_12Z'],
];
const apart = [
  ['_1XX', '_2XX'],
  ['_XX', '_XXX'],
  ['_X.', '_X'],
  ['_[12]', '_[34]'],
  ['123', '_12'],
  ['123', '124'],
  ['_[1', '_1'],
];
for (const [a = '', b = ''] of overlapping)
  test(`some number is answered by ${a} and by ${b}`, () => {
    assert.ok(overlap(compileName(a), compileName(b)));
    assert.ok(overlap(compileName(b), compileName(a)));
  });
for (const [a = '', b = ''] of apart)
  test(`no number is answered by ${a} and by ${b}`, () => {
    assert.ok(!overlap(compileName(a), compileName(b)));
    assert.ok(!overlap(compileName(b), compileName(a)));
  });

const name = fc
  .array(fc.constantFrom('1', '2', '5', 'X', 'N', 'Z', '.', '!', '[', ']', '-', '[1-3]', '[5-1]', '[]', 'a', 's', 'é', '_'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
const anyName = fc.tuple(fc.boolean(), name).map(([isPattern, text]) => (isPattern ? `_${text}` : text));
const numbers = fc
  .array(fc.constantFrom('1', '2', '5', 'a', '-', '*', '_', 's'), { maxLength: 5 })
  .map((parts) => parts.join(''));

test('any names: the order is total, and equal exactly for equal keys', () => {
  fc.assert(
    fc.property(anyName, anyName, anyName, (first, second, third) => {
      const [a, b, c] = [compileName(first), compileName(second), compileName(third)];
      assert.equal(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a)), 0);
      assert.equal(compareNames(a, b) === 0, a.key === b.key);
      if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0) assert.ok(compareNames(a, c) <= 0);
    }),
    { numRuns: 5000, seed: 4 },
  );
});

/** A set that holds nothing has no part in whether two names are one extension, and yet in what they match. */
const hasEmptySet = ({ name, positions }: CompiledName): boolean =>
  name.includes('[]') || positions.some((position) => position.kind === 'set' && position.members.length === 0);

test('any names: the same extension answers the same numbers, unless a set that holds nothing is in one of them', () => {
  fc.assert(
    fc.property(anyName, anyName, numbers, (first, second, number) => {
      const [a, b] = [compileName(first), compileName(second)];
      if (a.key === b.key && !hasEmptySet(a) && !hasEmptySet(b)) assert.equal(matches(a, number), matches(b, number));
      if (matches(a, number) && matches(b, number) && !number.startsWith('_'))
        assert.ok(overlap(a, b), `${first} ${second} ${number}`);
      assert.equal(overlap(a, b), overlap(b, a));
    }),
    { numRuns: 5000, seed: 5 },
  );
});

for (const [wide, narrow, answer] of [
  ['_1XX', '100', true],
  ['_1XX', '_10X', true],
  ['_1XX', '_1XX', true],
  ['_1NX', '_1XX', false],
  ['_1X.', '_1XX', true],
  ['_1X.', '_1X!', false],
  ['_1X!', '_1X', true],
  ['_1X', '_1X!', false],
  ['_X.', '_X', false],
  ['100', '_100', false],
  ['100', '100', true],
] as const)
  test(`'${wide}' ${answer ? 'answers' : 'does not answer'} all that '${narrow}' does`, () =>
    assert.equal(covers(compileName(wide), compileName(narrow)), answer));
