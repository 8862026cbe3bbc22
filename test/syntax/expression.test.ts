/** `$[…]`: how it is read, what it gives, and what is known of it when some operands are not. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { childrenOf, parseExpression, type Expression } from '../../server/src/syntax/expression.ts';
import { tokensOf } from '../../server/src/syntax/expression-tokens.ts';
import { UNKNOWN } from '../../server/src/syntax/expression-value.ts';
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
      return `${tree.name.text}(${tree.arguments.map((each) => (each === undefined ? '' : describe(each))).join(', ')})`;
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
  ['a?b?c::d::e', '(a ? (b ? c :: d) :: e)'],
  ['a?b::(c?d::e)', '(a ? b :: (c ? d :: e))'],
  ['a|b?c::d|e', '((a | b) ? c :: (d | e))'],
  ['"a" : -"b" * 2', '(("a" : (-"b")) * #2)'],
  ['-1 + -2 * 3', '((-#1) + ((-#2) * #3))'],
  ['1 + 2 >= 3 & 4 < 5', '(((#1 + #2) >= #3) & (#4 < #5))'],
  ['"a" =~ "b" = 1', '(("a" =~ "b") = #1)'],
  ['"a" ~~ "b" =~ "c"', '(("a" ~~ "b") =~ "c")'],
  ['abs(1)', 'abs(#1)'],
  ['"x"(1)', '"x"(#1)'],
  ['1(2)', '1(#2)'],
  ['POW(2,)', 'POW(#2, )'],
  ['F(1,,2)', 'F(#1, , #2)'],
  ['F((1),2?3::4)', 'F(#1, (#2 ? #3 :: #4))'],
  ['$=1', '$=1'],
  ['$ x', '$ x'],
  ['a$=b', 'a$=b'],
  ['$[1] = 1', '($[1] = #1)'],
  ['a;b#c^d\\e', 'a;b#c^d\\e'],
  ['é = è', '(é = è)'],
  ['1\t=\n1', '(#1 = #1)'],
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

/** Where the grammar refuses a text, and what it would have read there. */
const errors: readonly (readonly [text: string, offset: number, token: string, expected: string])[] = [
  ['1 2', 2, '2', 'operator'],
  ['"a" "b"', 4, '"b"', 'operator'],
  ['"${A}"${B}', 6, '${B}', 'operator'],
  ['=1', 0, '=', 'operand'],
  ['+1', 0, '+', 'operand'],
  ['?a::b', 0, '?', 'operand'],
  ['1+', 2, '', 'operand'],
  ['1=', 2, '', 'operand'],
  ['!', 1, '', 'operand'],
  ['1 = )', 4, ')', 'operand'],
  ['()', 1, ')', 'operand'],
  ['ABS()', 4, ')', 'operand'],
  ['POW(,2)', 4, ',', 'operand'],
  ['(1', 2, '', ')'],
  ['ABS(1', 5, '', ')'],
  ['ABS(1 2)', 6, '2', ')'],
  ['(1,2)', 2, ',', ')'],
  ['1)', 1, ')', 'operator'],
  ['a,b', 1, ',', 'operator'],
  ['1::2', 1, '::', 'operator'],
  ['1?2:3', 5, '', '::'],
  ['a?b', 3, '', '::'],
  ['(a?b)', 4, ')', '::'],
  ['a?b c', 4, 'c', '::'],
  ['a?::b', 2, '::', 'operand'],
  ['1===2', 3, '=', 'operand'],
  ['1<>2', 2, '>', 'operand'],
  ['1=>2', 2, '>', 'operand'],
  ['1!==2', 3, '=', 'operand'],
  ['1 &&& 2', 4, '&', 'operand'],
  ['a~b', 2, 'b', 'operator'],
  ["'a b'", 3, "b'", 'operator'],
  ['1 and 2', 2, 'and', 'operator'],
];

for (const [text, offset, token, expected] of errors)
  test(`the error in ${text}`, () => {
    const { error } = parseExpression(text);
    assert.deepEqual([error?.offset, error?.token, error?.expected], [offset, token, expected]);
  });

test('an error knows the token before it', () => {
  assert.equal(parseExpression('[=1').error?.isFirst, true);
  assert.equal(parseExpression('=1').error?.previous, undefined);
  assert.equal(parseExpression('1 = = 2').error?.previous?.text, '=');
});

test('what Asterisk leaves out', () => {
  assert.deepEqual(tokensOf('[a] = "b').skipped, [0, 2, 6]);
  assert.deepEqual(tokensOf('{a}~`').skipped, [0, 2, 3, 4]);
  assert.deepEqual(tokensOf('"a" ~~ ${B} = $[1]').skipped, []);
});

test('a blank expression has no tree and no error', () => {
  assert.deepEqual(parseExpression(' \t'), { tree: undefined, comparisons: [], error: undefined });
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
    for (const child of childrenOf(tree)) {
      assert.ok(child.start >= tree.start && child.end <= tree.end);
      check(child, length);
    }
  };
  fc.assert(
    fc.property(texts, (text) => {
      const { tree, error } = parseExpression(text);
      if (tree !== undefined) check(tree, text.length);
      if (error !== undefined) assert.ok(error.offset >= 0 && error.offset <= text.length);
    }),
    { numRuns: 5000, seed: 8 },
  );
});
