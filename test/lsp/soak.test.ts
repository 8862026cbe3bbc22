/** A short run of what `npm run soak` does for longer: the server under random edits, requests and changes of files. */

import assert from 'node:assert/strict';
import test from 'node:test';
import '../support/bugs.ts';
import { LspSession } from '../support/lsp-session.ts';
import { Soak, soakFiles } from '../support/soak.ts';

const STEPS = Number(process.env['SOAK_STEPS'] ?? 600);
const STRIDE = 100;

test(`${STEPS} random steps show what is found from scratch`, async (t) => {
  const session = new LspSession(soakFiles);
  t.after(() => session.kill());
  const soak = new Soak(process.env['SOAK_SEED'] ?? 'a short day', session);
  await soak.start();
  for (let i = 1; i <= STEPS; i++) {
    await soak.step();
    if (i % STRIDE === 0) await soak.check();
  }
  await soak.reset();
  await soak.answered();
  assert.equal(await session.stop(), 0);
});
