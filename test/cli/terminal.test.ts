/** Whether output is colored, by what the terminal and the environment say. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showsColor } from '../../server/src/cli/terminal.ts';

const yes = true;
const no = false;

for (const [isTerminal, env, shown] of [
  [yes, {}, yes],
  [no, {}, no],
  [yes, { NO_COLOR: '1' }, no],
  [yes, { NO_COLOR: '' }, yes],
  [yes, { TERM: 'dumb' }, no],
  [no, { FORCE_COLOR: '1' }, yes],
  [no, { FORCE_COLOR: '' }, yes],
  [no, { FORCE_COLOR: '3', NO_COLOR: '1' }, yes],
  [yes, { FORCE_COLOR: '0' }, no],
  [yes, { FORCE_COLOR: 'false' }, no],
] as const)
  test(`${isTerminal ? 'a terminal' : 'a pipe'} with ${JSON.stringify(env)} is ${shown ? '' : 'not '}colored`, () =>
    assert.equal(showsColor(isTerminal, env), shown));
