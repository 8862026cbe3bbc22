/** What `npm run fuzz` does at length, in a little: the examples and fixtures under random edits. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { dialplansIn, fuzz } from '../support/fuzz.ts';

const root = process.env['PROJECT_ROOT'] ?? '.';

test('edited examples and fixtures are what they are from scratch', () => {
  const dialplans = ['examples', 'test/fixtures'].flatMap((folder) => dialplansIn(join(root, folder)));
  assert.ok(dialplans.length >= 3, `${dialplans.length} dialplans were found`);
  fuzz(dialplans, 'a small budget', 1500);
});
