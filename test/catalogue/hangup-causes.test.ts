/** Hangup causes: found by number and by name, each once. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hangupCause, hangupCauseList } from '../../server/src/catalogue/arguments/hangup-causes.ts';

test('by number and by name, in whatever case', () => {
  assert.equal(hangupCause('17')?.name, 'USER_BUSY');
  assert.equal(hangupCause(' user_busy ')?.number, 17);
  assert.equal(hangupCause('4'), undefined);
  assert.equal(hangupCause(''), undefined);
});

test('no number and no name stands twice', () => {
  assert.equal(new Set(hangupCauseList.map(({ number }) => number)).size, hangupCauseList.length);
  assert.equal(new Set(hangupCauseList.map(({ name }) => name)).size, hangupCauseList.length);
});
