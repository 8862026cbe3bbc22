/** `$[…]`: how it is read, what it gives, and what is known of it when some operands are not. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parseExpression, type Expression } from '../../server/src/syntax/expression.ts';
import { evaluateExpression, isTrueCondition, UNKNOWN } from '../../server/src/syntax/expression-value.ts';
import '../support/bugs.ts';

/** A tree with every operation in parentheses. */
function describe(tree: Expression): string {
  switch (tree.kind) {
    case 'operand':
      return tree.isNumber ? `#${tree.text}` : tree.text;
    case 'unary':
      return `(${tree.operator}${describe(tree.operand)})`;
    case 'binary':
      return `(${describe(tree.left)} ${tree.operator} ${describe(tree.right)})`;
    case 'conditional':
      return `(${describe(tree.test)} ? ${describe(tree.then)} :: ${describe(tree.otherwise)})`;
    case 'call':
      return `${tree.name}(${tree.arguments.map(describe).join(', ')})`;
  }
}

const trees: readonly (readonly [text: string, tree: string])[] = [
  ['1', '#1'],
  ['1.5', '#1.5'],
  ['1.', '1.'],
  ['.5', '.5'],
  ['1e3', '1e3'],
  ['192.168.1.1', '192.168.1.1'],
  ['a@b', 'a@b'],
  ["'x'", "'x'"],
  ['"a b"', '"a b"'],
  ['$x', '$x'],
  ['1+2*3', '(#1 + (#2 * #3))'],
  ['1-2-3', '((#1 - #2) - #3)'],
  ['(1+2)*3', '((#1 + #2) * #3)'],
  ['1 = 2 & 3 = 4', '((#1 = #2) & (#3 = #4))'],
  ['1 | 2 & 3', '(#1 | (#2 & #3))'],
  ['1 || 2 && 3', '(#1 || (#2 && #3))'],
  ['1 < 2 = 3', '((#1 < #2) = #3)'],
  ['1 ? 2 :: 3', '(#1 ? #2 :: #3)'],
  ['a?b::c?d::e', '((a ? b :: c) ? d :: e)'],
  ['-1', '(-#1)'],
  ['-1 = -1', '((-#1) = (-#1))'],
  ['3 - -1', '(#3 - (-#1))'],
  ['!1 = 2', '((!#1) = #2)'],
  ['!!1', '(!(!#1))'],
  ['-a : b', '(-(a : b))'],
  ['foo-bar', '(foo - bar)'],
  ['SIP/100', '(SIP / #100)'],
  ['"a" =~ "b"', '("a" =~ "b")'],
  ['"a" ~~ "b"', '("a" ~~ "b")'],
  ['ABS(-1)', 'ABS((-#1))'],
  ['POW(2,3)', 'POW(#2, #3)'],
  ['MIN( 1 , 2 )', 'MIN(#1, #2)'],
  ['[a]=[a]', '(a = a)'],
  ['${A} = 1', '(${A} = #1)'],
  ['${A}5 = "${B}"', '(${A}5 = "${B}")'],
  ['"${F(")}" = 1', '("${F(")}" = #1)'],
  ['${IF($[1]?a:b)}', '${IF($[1]?a:b)}'],
];

for (const [text, tree] of trees)
  test(`the tree of ${text}`, () => {
    const parsed = parseExpression(text);
    assert.equal(parsed.error, undefined);
    assert.ok(parsed.tree !== undefined);
    assert.equal(describe(parsed.tree), tree);
  });

/** Where the grammar refuses a text. */
const errors: readonly (readonly [text: string, offset: number, token: string])[] = [
  ['1 2', 2, '2'],
  ['"a" "b"', 4, '"b"'],
  ['=1', 0, '='],
  ['+1', 0, '+'],
  ['?a::b', 0, '?'],
  ['1+', 2, ''],
  ['1=', 2, ''],
  ['(1', 2, ''],
  ['1)', 1, ')'],
  ['1?2:3', 5, ''],
  ['a?b', 3, ''],
  ['1===2', 3, '='],
  ['1<>2', 2, '>'],
  ['1!==2', 3, '='],
  ['a~b', 2, 'b'],
];

for (const [text, offset, token] of errors)
  test(`the error in ${text}`, () => {
    assert.deepEqual(parseExpression(text).error, { offset, token });
  });

test('a blank expression has no tree and no error', () => {
  assert.deepEqual(parseExpression(' \t'), { tree: undefined, error: undefined });
});

/** What Asterisk answers with; text in quotes keeps them. */
const values: readonly (readonly [text: string, value: string])[] = [
  ['', ''],
  ['  ', ''],
  ['1', '1'],
  ['abc', 'abc'],
  ['"x y"', '"x y"'],
  ['1+2', '3'],
  ['7/2', '3.5'],
  ['7%4', '3'],
  ['5-8', '-3'],
  ['2*3', '6'],
  ['5/0', '2147483647'],
  ['5%0', '0'],
  ['abc*2', '0'],
  ['"5"+3', '3'],
  ['10="10"', '0'],
  ['"${X}"="${X}"'.replaceAll('${X}', '1'), '1'],
  ['"1"=1', '0'],
  ['"10"<"9"', '1'],
  ['10<9', '0'],
  ['10=10.0', '1'],
  ['1=01', '1'],
  ['-1=-1', '1'],
  ['1!=2', '1'],
  ['a==a', '1'],
  ['a!=a', '0'],
  ['2>=2', '1'],
  ['2<=1', '0'],
  ['""|3', '""'],
  ['""&1', '""'],
  ['"0"|2', '"0"'],
  ['0|2', '2'],
  ['1&0', '0'],
  ['1&2', '1'],
  ['!abc', '1'],
  ['!""', '1'],
  ['!5', '0'],
  ['!0', '1'],
  ['-5', '-5'],
  ['1 ? "x y" :: z', '"x y"'],
  ['0 ? a :: b', 'b'],
  ['"" ? a :: b', 'b'],
  ['abc ? a :: b', 'a'],
  ['"a" ~~ "b"', 'ab'],
  // What was read before the bad token counts, unless it is the first one.
  ['1 2', '1'],
  ['x y', 'x'],
  ['"a" "b"', '"a"'],
  ['=1', ''],
  ['+1', ''],
  ['?a::b', ''],
  ['1+', '0'],
  ['1=', '0'],
  ['(1', '0'],
  ['1?2:3', '0'],
  ['a?b', '0'],
];

for (const [text, value] of values)
  test(`$[${text}] gives '${value}'`, () => {
    assert.equal(evaluateExpression(text).text, value);
  });

/** Truth of a condition such as GotoIf's; `¿` stands for an unknown value, undefined for what cannot be known. */
const conditions: readonly (readonly [expression: string, truth: boolean | undefined])[] = [
  ['1', true],
  ['0', false],
  ['', false],
  ['false', true],
  ['"0"', true],
  ['""', true],
  ['-1', true],
  ['0.5', false],
  ['¿', undefined],
  ['"¿" = ""', undefined],
  ['"¿" != ""', undefined],
  ['"x¿" = "x"', undefined],
  ['"x¿" = "y"', false],
  ['"x¿" != "y"', true],
  ['"¿x" = "¿y"', false],
  ['¿ = 1', undefined],
  ['"¿" = 1', false],
  ['"¿" != 1', true],
  ['¿ | 1', true],
  ['1 | ¿', true],
  ['¿ & 0', false],
  ['0 & ¿', false],
  ['¿ & 1', undefined],
  ['¿ | 0', undefined],
  ['¿ + 1', undefined],
  ['¿ > 1', undefined],
  ['!¿', undefined],
  ['-¿', undefined],
  ['¿ ? 1 :: 0', undefined],
  ['1 ? ¿ :: 0', undefined],
  ['0 ? ¿ :: 1', true],
  ['ABS(1)', undefined],
  ['"a" : "b"', undefined],
  ['¿ =', undefined],
];

for (const [expression, truth] of conditions)
  test(`a condition $[${expression}]`, () => {
    assert.equal(isTrueCondition(evaluateExpression(expression.replaceAll('¿', UNKNOWN))), truth);
  });

test('a value that is known to be true only', () => {
  assert.equal(isTrueCondition(evaluateExpression(`${UNKNOWN} | 1`)), true);
  assert.equal(evaluateExpression(`${UNKNOWN} | 1`).text, UNKNOWN);
});

const bits = [
  '1',
  '0',
  '2.5',
  'a',
  '"a"',
  '"',
  ' ',
  '+',
  '-',
  '*',
  '/',
  '%',
  '=',
  '!',
  '<',
  '>',
  '|',
  '&',
  '?',
  ':',
  '::',
  '=~',
  '~~',
  '(',
  ')',
  ',',
  'ABS(',
  '${A}',
  '$',
  '[',
  ']',
  UNKNOWN,
  'é',
  '~',
];
const texts = fc.array(fc.constantFrom(...bits), { maxLength: 14 }).map((parts) => parts.join(''));

test('any text: nothing throws, nodes lie inside the text and around their operands', () => {
  const check = (tree: Expression, length: number): void => {
    assert.ok(tree.start >= 0 && tree.start < tree.end && tree.end <= length);
    const children =
      tree.kind === 'unary'
        ? [tree.operand]
        : tree.kind === 'binary'
          ? [tree.left, tree.right]
          : tree.kind === 'conditional'
            ? [tree.test, tree.then, tree.otherwise]
            : tree.kind === 'call'
              ? tree.arguments
              : [];
    for (const child of children) {
      assert.ok(child.start >= tree.start && child.end <= tree.end);
      check(child, length);
    }
  };
  fc.assert(
    fc.property(texts, (text) => {
      const { tree, error } = parseExpression(text);
      if (tree !== undefined) check(tree, text.length);
      if (error !== undefined) assert.ok(error.offset >= 0 && error.offset <= text.length);
      assert.equal(typeof evaluateExpression(text).text, 'string');
      isTrueCondition(evaluateExpression(text));
    }),
    { numRuns: 5000, seed: 8 },
  );
});

test('any text: what is known with an unknown operand holds for every value of it', () => {
  const fillings = ['', '0', '1', 'a', '12', 'x1'];
  const operands = fc.constantFrom(UNKNOWN, `"${UNKNOWN}"`, `"x${UNKNOWN}"`, `"${UNKNOWN}x"`, '1', '0', '"x"', '"a"', '""');
  const operator = fc.constantFrom('=', '!=', '|', '&', '<', '+', '*');
  const expression = fc
    .tuple(operands, operator, operands, operator, operands)
    .map(([a, first, b, second, c]) => `${a} ${first} ${b} ${second} ${c}`);
  fc.assert(
    fc.property(expression, fc.constantFrom(...fillings), (text, filling) => {
      const known = isTrueCondition(evaluateExpression(text));
      if (known === undefined) return;
      const filled = text.replaceAll(UNKNOWN, filling);
      // An empty operand makes another expression of it, which is not what is asked here.
      if (parseExpression(filled).error !== undefined) return;
      assert.equal(isTrueCondition(evaluateExpression(filled)), known, filled);
    }),
    { numRuns: 5000, seed: 9 },
  );
});
