/** POSIX regular expressions: what they fit, and which ones are refused. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { posixRegExp } from '../../server/src/base/posix-regexp.ts';

/** An expression, texts that it fits, and texts that it does not. */
const table: readonly (readonly [expression: string, yes: readonly string[], no: readonly string[]])[] = [
  ['', ['', 'a'], []],
  ['^1', ['123'], ['21']],
  ['1$', ['21'], ['12']],
  ['.', ['a', '\n'], ['']],
  ['a|b', ['xb'], ['c']],
  ['(a|b)+c', ['abc'], ['c']],
  ['[]a]', [']', 'a'], ['b']],
  ['[^]a]', ['b'], [']', 'a']],
  ['[a\\]', ['\\', 'a'], [']']],
  ['[a-]', ['-', 'a'], ['b']],
  ['[[:digit:]x]', ['5', 'x'], ['[', ':', 'd']],
  ['[[.-.]]', ['-'], ['.']],
  ['[[=a=]]', ['a'], ['=']],
  ['a{2}', ['aa'], ['a']],
  ['^a{,2}$', ['', 'a', 'aa'], ['aaa']],
  ['^a{1,}$', ['a', 'aa'], ['']],
  ['^a**$', ['', 'aa'], ['b']],
  ['\\.', ['.'], ['a']],
  ['(a)\\1', ['aa'], ['a']],
  ['\\<a\\>', ['b a'], ['ba']],
  ['a)', ['a)'], ['a']],
  ['a}', ['a}'], ['a']],
  ['\\d', ['d'], ['5']],
  ['\\w', ['d'], ['-']],
  ['a/b', ['a/b'], ['a']],
];

for (const [expression, yes, no] of table)
  test(`'${expression}' fits ${yes.join(' ')}`, () => {
    const regExp = posixRegExp(expression);
    assert.ok(regExp !== undefined);
    for (const text of yes) assert.ok(regExp.test(text), text);
    for (const text of no) assert.ok(!regExp.test(text), text);
  });

for (const expression of [
  '[',
  '[a',
  '[b-a]',
  '(',
  '(a',
  '*',
  'a|*',
  '(*a)',
  '^*',
  'a{',
  'a{1',
  'a{2,1}',
  'a{x}',
  '\\',
  '\\1',
  '(a\\1)',
  '[[:foo:]]',
])
  test(`'${expression}' is refused`, () => {
    assert.equal(posixRegExp(expression), undefined);
  });
