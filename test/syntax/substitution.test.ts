/** `${…}` and `$[…]`: where they end, and what they are made of. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Piece } from '../../server/src/syntax/piece.ts';
import { allSubstitutions, substitutions, type Substitution } from '../../server/src/syntax/substitution.ts';
import '../support/bugs.ts';

/** A substitution in short: `NAME`, `NAME(arguments)` or `$[expression]`, `:` with the substring, `!` where a closing mark is missing; children in braces. */
function describe(substitution: Substitution): string {
  const children = substitution.children.length === 0 ? '' : ` {${substitution.children.map(describe).join(' ')}}`;
  const missing = substitution.isUnclosed ? ' !' : '';
  if (substitution.kind === 'expression') return `$[${substitution.inner.text}]${missing}${children}`;
  const substring = substitution.substring === undefined ? '' : `:<${substitution.substring.text}>`;
  if (substitution.kind === 'variable') return `<${substitution.name.text}>${substring}${missing}${children}`;
  return `<${substitution.name.text}>(${substitution.arguments.text}${substitution.isParenthesisUnclosed ? '' : ')'}${substring}${missing}${children}`;
}

const rows: readonly (readonly [text: string, ...found: string[]])[] = [
  [''],
  ['$V $$ $ $(x) {x} [y]'],
  ['${V}', '<V>'],
  ['a${V}b${W}c', '<V>', '<W>'],
  ['\\${V}', '<V>'],
  ['$${V}', '<V>'],
  ['${}', '<>'],
  ['${ V }', '< V >'],
  ['${A-B/C.D}', '<A-B/C.D>'],
  ['${V[1]}', '<V[1]>'],
  ['${V{a}}', '<V{a}>'],
  // Quotes and backslashes protect no brace.
  ['${LEN(\\})}', '<LEN>(\\'],
  ['${LEN("}")}', '<LEN>("'],
  // The missing end.
  ['${V', '<V> !'],
  ['${V and $[1', '<V and $[1> ! {$[1] !}'],
  ['a $[1 + 2', '$[1 + 2] !'],
  // Substrings.
  ['${V:2}', '<V>:<2>'],
  ['${V:2:3}', '<V>:<2:3>'],
  ['${V:-4:-1}', '<V>:<-4:-1>'],
  ['${V:}', '<V>:<>'],
  ['${V::2}', '<V>:<:2>'],
  // Functions.
  ['${LEN(a)}', '<LEN>(a)'],
  ['${LEN (a)}', '<LEN >(a)'],
  ['${F()}', '<F>()'],
  ['${F(a)b)}', '<F>(a)b)'],
  ['${F(a(b)c)}', '<F>(a(b)c)'],
  ['${F(a', '<F>(a !'],
  ['${F(a}', '<F>(a'],
  ['${CALLERID(num):0:3}', '<CALLERID>(num):<0:3>'],
  ['${F(a:b):1}', '<F>(a:b):<1>'],
  ['${CUT(x,\\,,1)}', '<CUT>(x,\\,,1)'],
  // One in another.
  ['${ARG${i}}', '<ARG${i}> {<i>}'],
  ['${${NAME}:1}', '<${NAME}>:<1> {<NAME>}'],
  ['${${A:1}:2}', '<${A:1}>:<2> {<A>:<1>}'],
  ['${${F(x)}}', '<${F(x)}> {<F>(x)}'],
  ['${F(${A},$[1 + ${B}])}', '<F>(${A},$[1 + ${B}]) {<A> $[1 + ${B}] {<B>}}'],
  ['$[${A} = "${B}"]', '$[${A} = "${B}"] {<A> <B>}'],
  ['$["x" =~ "[a-z]"]', '$["x" =~ "[a-z]"]'],
  ['$["x" =~ "["]', '$["x" =~ "["]] !'],
  ['${A$[1]}', '<A$[1]> {$[1]}'],
];

for (const [text, ...found] of rows)
  test(`substitutions: ${text}`, () => {
    assert.deepEqual(substitutions(new Piece(text, 0)).map(describe), found);
  });

test('inner ones follow the one they stand in', () => {
  const all = [...allSubstitutions(new Piece('${A${B}} $[${C}]', 0))];
  assert.deepEqual(
    all.map((each) => each.whole.text),
    ['${A${B}}', '${B}', '$[${C}]', '${C}'],
  );
});

test('columns are those of the line, whatever was cut out of it', () => {
  const columns = Int32Array.from({ length: 20 }, (_, i) => 5 + i * 2);
  const [found] = substitutions(new Piece('a${F(${B}):1}', 0, columns));
  assert.ok(found?.kind === 'function');
  assert.deepEqual(found.whole.span(), { start: 7, end: 5 + 12 * 2 + 1 });
  assert.equal(found.name.column(0), 5 + 3 * 2);
  assert.equal(found.arguments.text, '${B}');
  assert.equal(found.arguments.column(0), 5 + 5 * 2);
  assert.equal(found.substring?.column(0), 5 + 11 * 2);
});

const bits = ['${', '$[', '}', ']', '(', ')', ':', '$', '{', '[', 'A', '1', ',', '"', '\\', ' ', 'é'];

test('any text: pieces stand inside one another, siblings apart', () => {
  const check = (piece: Piece, list: readonly Substitution[]): void => {
    let end = piece.start;
    for (const each of list) {
      assert.ok(each.whole.start >= end && each.whole.start + each.whole.text.length <= piece.start + piece.text.length);
      assert.equal(
        piece.text.slice(each.whole.start - piece.start, each.whole.start - piece.start + each.whole.text.length),
        each.whole.text,
      );
      end = each.whole.start + each.whole.text.length;
      check(each.inner, each.children);
    }
  };
  const texts = fc.array(fc.constantFrom(...bits), { maxLength: 16 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, fc.nat(20), (text, start) => {
      const piece = new Piece(text, start);
      check(piece, substitutions(piece));
    }),
    { numRuns: 3000, seed: 6 },
  );
});
