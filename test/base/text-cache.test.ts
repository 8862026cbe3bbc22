/** TextCache: answers by text, for some texts. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { TextCache } from '../../server/src/base/text-cache.ts';

test('a text is worked out once, also where nothing comes out', () => {
  const cache = new TextCache<number | undefined>();
  const asked: string[] = [];
  const lengthOf = (text: string): number | undefined => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  };
  assert.deepEqual(
    ['ab', '', 'ab', ''].map((text) => cache.get(text, lengthOf)),
    [2, undefined, 2, undefined],
  );
  assert.deepEqual(asked, ['ab', '']);
});

test('it begins again when it is full', () => {
  const cache = new TextCache<string>(2);
  let count = 0;
  const compute = (text: string): string => {
    count++;
    return text;
  };
  for (const text of ['a', 'b', 'c', 'c', 'a']) cache.get(text, compute);
  assert.equal(count, 4);
});
