/** How applications split their data, and what option letters hold. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  cooked,
  indexOutside,
  skipSubstitution,
  splitArguments,
  splitPlain,
  unquote,
} from '../../server/src/syntax/arguments.ts';
import { Piece } from '../../server/src/syntax/piece.ts';
import '../support/bugs.ts';

const texts = (pieces: readonly Piece[]): string[] => pieces.map((piece) => piece.text);

/** Pieces keep their quotes and backslashes: a column in a piece is a column of the line. */
const standard: readonly (readonly [data: string, ...pieces: string[]])[] = [
  [''],
  ['a', 'a'],
  [' a , b ', ' a ', ' b '],
  [',', '', ''],
  ['a,', 'a', ''],
  ['"a,b",c', '"a,b"', 'c'],
  ['a\\,b,c', 'a\\,b', 'c'],
  ['(a,b),c', '(a,b)', 'c'],
  ['[a,b],c', '[a,b]', 'c'],
  ['{a,b}', '{a', 'b}'],
  ["'a,b'", "'a", "b'"],
  ['a),b', 'a)', 'b'],
  ['a],b', 'a]', 'b'],
  ['"a,b', '"a,b'],
  ['a"b,c"d,e', 'a"b,c"d', 'e'],
  ['a\\"b,c', 'a\\"b', 'c'],
  ['\\(a,b)', '\\(a', 'b)'],
  ['a,(b,c', 'a', '(b,c'],
  ['(a,[b),c],d', '(a,[b),c]', 'd'],
  // Quotes do not hide a parenthesis.
  ['"(",a', '"(",a'],
  ['a\\', 'a\\'],
  ['${CUT(x,\\,,1)},b', '${CUT(x,\\,,1)}', 'b'],
  ['${A,b', '${A,b'],
  ['$[1,2],b', '$[1,2]', 'b'],
  ['${A}"x,${B},y",z', '${A}"x,${B},y"', 'z'],
];

for (const [data, ...pieces] of standard)
  test(`standard arguments: ${data}`, () => {
    assert.deepEqual(texts(splitArguments(new Piece(data, 0))), pieces);
  });

test('with a limit the last piece keeps the rest', () => {
  assert.deepEqual(texts(splitArguments(new Piece('a,b,c,d', 0), ',', 3)), ['a', 'b', 'c,d']);
  assert.deepEqual(texts(splitPlain(new Piece('a,b,c,d', 0), ',', 2)), ['a', 'b,c,d']);
});

test('another separator', () => {
  assert.deepEqual(texts(splitArguments(new Piece('a^(b^c)^d', 0), '^')), ['a', '(b^c)', 'd']);
  assert.deepEqual(texts(splitArguments(new Piece('"a?b"?c:d', 0), '?', 2)), ['"a?b"', 'c:d']);
});

const plain: readonly (readonly [data: string, ...pieces: string[]])[] = [
  ['', ''],
  ['a,b', 'a', 'b'],
  ['"a,b"', '"a', 'b"'],
  ['(a,b)', '(a', 'b)'],
  ['a\\,b', 'a\\', 'b'],
  ['${A,b},c', '${A,b}', 'c'],
  ['$[${A,b}],c', '$[${A,b}]', 'c'],
  [',,2', '', '', '2'],
];

for (const [data, ...pieces] of plain)
  test(`plain arguments: ${data}`, () => {
    assert.deepEqual(texts(splitPlain(new Piece(data, 0), ',')), pieces);
  });

test('a mark outside substitutions', () => {
  assert.equal(indexOutside('a?b', '?'), 1);
  assert.equal(indexOutside('${a?}?b', '?'), 5);
  assert.equal(indexOutside('$[1?2]:3', ':'), 6);
  assert.equal(indexOutside('${a?', '?'), -1);
  assert.equal(indexOutside('a?b?', '?', 2), 3);
});

test('the end of a substitution', () => {
  assert.equal(skipSubstitution('a${b}', 0), 0);
  assert.equal(skipSubstitution('a${b}c', 1), 5);
  assert.equal(skipSubstitution('${a${b}}c', 0), 8);
  assert.equal(skipSubstitution('$[a[b]]c', 0), 7);
  assert.equal(skipSubstitution('${a', 0), 3);
  assert.equal(skipSubstitution('$(a)', 0), 0);
});

test('quotes come off when one pair is around the whole', () => {
  const unquoted = (text: string): string => unquote(new Piece(text, 0)).text;
  assert.equal(unquoted('"a,b"'), 'a,b');
  assert.equal(unquoted('""'), '');
  assert.equal(unquoted('"'), '"');
  assert.equal(unquoted('"a"b"'), '"a"b"');
  assert.equal(unquoted('a"b"'), 'a"b"');
  assert.equal(unquote(new Piece('"a"', 7)).column(0), 8);
});

const bits = fc
  .array(fc.constantFrom(',', '(', ')', '[', ']', '"', '\\', '${', '}', '$[', 'a', ' ', 'b(', '^'), { maxLength: 14 })
  .map((parts) => parts.join(''));

const cookedArguments: readonly (readonly [written: string, read: string])[] = [
  ['a', 'a'],
  ['"a,b"', 'a,b'],
  ['a"b"c', 'abc'],
  ['a\\,b', 'a,b'],
  ['\\"a\\"', '"a"'],
  ['a\\\\b', 'a\\b'],
  ['a\\', 'a'],
  ['\\', ''],
  ['${X:"1"}"', '${X:"1"}'],
];
for (const [written, read] of cookedArguments)
  test(`an application reads ${written} as ${read === '' ? 'nothing' : read}`, () =>
    assert.equal(cooked(new Piece(written, 0)).text, read));

test('any text: the pieces with their separators are the text again', () => {
  fc.assert(
    fc.property(bits, fc.integer({ min: 1, max: 5 }), (text, most) => {
      assert.equal(texts(splitArguments(new Piece(text, 0))).join(','), text);
      assert.equal(texts(splitPlain(new Piece(text, 0), ',')).join(','), text);
      const limited = splitArguments(new Piece(text, 3), ',', most);
      assert.ok(limited.length <= most);
      for (const piece of limited) assert.equal(text.slice(piece.start - 3, piece.start - 3 + piece.text.length), piece.text);
    }),
    { numRuns: 3000, seed: 7 },
  );
});
