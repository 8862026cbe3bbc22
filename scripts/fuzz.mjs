// `npm run fuzz`: random edits on dialplans, each compared with the dialplan from scratch.
// usage: node scripts/fuzz.mjs [FOLDER...] [--seed SEED] [--edits NUMBER]   without a folder: the examples and fixtures, and a folder of real dialplans beside the project where there is one
// @ts-check
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importBundled } from './bundled.mjs';
import { root, script } from './steps.mjs';

await script(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' }, edits: { type: 'string', default: '100000' } },
  });
  const { dialplansIn, fuzz } = await importBundled('test/support/fuzz.ts');
  const usual = [join(root, 'examples'), join(root, 'test/fixtures'), join(root, '../shared/corpus')];
  const folders = positionals.length > 0 ? positionals.map((path) => resolve(path)) : usual.filter((path) => existsSync(path));
  const dialplans = folders.flatMap((folder) => dialplansIn(folder));
  const seed = values.seed ?? String(Date.now());
  const edits = Number(values.edits);
  console.log(`${edits} edits on ${dialplans.length} dialplans, --seed ${seed}`);
  const began = Date.now();
  let next = began + 10_000;
  fuzz(dialplans, seed, edits, (/** @type {number} */ done) => {
    if (Date.now() < next) return;
    next = Date.now() + 10_000;
    console.log(`${done} edits, ${Math.round((Date.now() - began) / 1000)} s`);
  });
  console.log(`${edits} edits in ${Math.round((Date.now() - began) / 1000)} s, no difference`);
});
