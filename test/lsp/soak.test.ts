/** A short run of what `npm run soak` does for longer: the server under random edits, requests and changes of files. */

import assert from 'node:assert/strict';
import test from 'node:test';
import '../support/bugs.ts';
import { Soak } from '../support/soak.ts';

const STEPS = Number(process.env['SOAK_STEPS'] ?? 600);
const STRIDE = 100;

test(`${STEPS} random steps show what is found from scratch`, async (t) => {
  const soak = new Soak(process.env['SOAK_SEED'] ?? 'a short day');
  t.after(() => soak.session.kill());
  await soak.start();
  for (let i = 1; i <= STEPS; i++) {
    await soak.step();
    if (i % STRIDE === 0) await soak.check();
  }
  await soak.reset();
  assert.equal(await soak.stop(), 0);
});
