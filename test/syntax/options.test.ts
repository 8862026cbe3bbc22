/** Option letters and their arguments, as Asterisk reads them. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { optionsIn, parseOptions } from '../../server/src/syntax/options.ts';
import { Piece } from '../../server/src/syntax/piece.ts';

/** Option letters in short: the letter, its argument in parentheses, `!` where the `)` is missing. */
const options: readonly (readonly [text: string, ...found: string[]])[] = [
  [''],
  ['tTr', 't', 'T', 'r'],
  ['tU(sub^a)g', 't', 'U(sub^a)', 'g'],
  ['b(a^s^1(x))r', 'b(a^s^1(x))', 'r'],
  ['U()', 'U()'],
  ['U(a', 'U(a !'],
  ['tU(a(b)r', 't', 'U(a(b)r !'],
  ['U(a\\)b)r', 'U(a\\)b)', 'r'],
  ['U (a)', 'U', ' (a)'],
  ['${OPTIONS}r', 'r'],
  ['U(${A)})r', 'U(${A)})', 'r'],
  ['L(60000:10000)', 'L(60000:10000)'],
  ['t,r', 't', ',', 'r'],
  ['U("a)b")r', 'U("a)b")', 'r'],
  ['U("a\\")b")r', 'U("a\\")b")', 'r'],
  ['U(a"b)r', 'U(a"b)', 'r'],
  ['${T}(a(b))r', 'r'],
  ['t${T}(a', 't'],
  ['L($[1+(2)]:${X})', 'L($[1+(2)]:${X})'],
];

for (const [text, ...found] of options)
  test(`options: ${text}`, () => {
    const actual = parseOptions(new Piece(text, 0)).map(({ letter, argument, isUnclosed }) => {
      const inside = argument === undefined ? '' : `(${argument.text}${isUnclosed ? ' !' : ')'}`;
      return letter + inside;
    });
    assert.deepEqual(actual, found);
  });

test('option letters and their arguments stand where they say', () => {
  const [, second] = parseOptions(new Piece('tU(sub^a)', 10));
  assert.deepEqual(second?.letterPiece.span(), { start: 11, end: 12 });
  assert.deepEqual(second.argument?.span(), { start: 13, end: 18 });
});

test('the letter with its parentheses', () => {
  const wholes = parseOptions(new Piece('tU(a(b))r(c', 5)).map(({ whole }) => whole);
  assert.deepEqual(
    wholes.map(({ text }) => text),
    ['t', 'U(a(b))', 'r(c'],
  );
  assert.deepEqual(wholes[1]?.span(), { start: 6, end: 13 });
});

test('behind a letter a computed text may hold its argument', () => {
  const found = parseOptions(new Piece('tL${LIMIT}r(a)g$[1]', 0)).filter(({ mayGoOn }) => mayGoOn);
  assert.deepEqual(
    found.map(({ letter }) => letter),
    ['L', 'g'],
  );
});

test('the quotation marks and backslashes of the splitter are no options', () => {
  const found = optionsIn(new Piece('"tU(a\\,b)"r', 3));
  assert.deepEqual(
    found.map(({ whole }) => whole.text),
    ['t', 'U(a,b)', 'r'],
  );
  assert.deepEqual(found[1]?.letterPiece.span(), { start: 5, end: 6 });
  assert.deepEqual(found[2]?.letterPiece.span(), { start: 13, end: 14 });
});

const bits = fc
  .array(fc.constantFrom(',', '(', ')', '"', '\\', '${', '}', '$[', ']', 'a', ' ', 'b(', '^'), { maxLength: 14 })
  .map((parts) => parts.join(''));

test('any text: letters stand in order, and arguments inside what belongs to their letter', () => {
  fc.assert(
    fc.property(bits, (text) => {
      let end = 0;
      for (const { letter, letterPiece, whole, argument } of parseOptions(new Piece(text, 0))) {
        assert.equal(letterPiece.text, letter);
        assert.equal(text.slice(whole.start, whole.start + whole.text.length), whole.text);
        assert.ok(letterPiece.start >= end);
        end = whole.start + whole.text.length;
        if (argument !== undefined)
          assert.ok(argument.start === letterPiece.start + 2 && argument.start + argument.text.length <= end);
      }
    }),
    { numRuns: 3000, seed: 7 },
  );
});
