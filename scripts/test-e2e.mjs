// `npm run test:e2e`: packs the extension, installs it into a real VS Code (code-server) and runs the tests of test/e2e, which
// drive it in a headless Chromium. Pictures of every state are left in test-results/. The last line is 'N passed, N failed'.
// usage: node scripts/test-e2e.mjs [NAME...] [-- node:test options]     EDITION=oldest takes the oldest VS Code that is supported
// @ts-check
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { install } from './install.mjs';
import { Refusal, root, script } from './steps.mjs';
import { withEditor } from './with-editor.mjs';

const split = process.argv.indexOf('--');
const asked = process.argv.slice(2, split < 0 ? undefined : split);
const options = split < 0 ? [] : process.argv.slice(split + 1);

await script(async () => {
  const browser = findBrowser();
  await install();
  const { bundleTests, close, runTests, testFiles } = await import('./test-runner.mjs');
  const files = testFiles('e2e').filter((file) => asked.length === 0 || asked.includes(file.replace(/\.test\.ts$/, '')));
  if (files.length === 0) throw new Refusal(`test/e2e has no test ${asked.join(', ')}.`);
  const results = join(root, 'test-results');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results);
  /** @type {import('./test-runner.mjs').Tally[]} */
  const tallies = [];
  for (const trust of /** @type {const} */ (['all', 'none'])) {
    const own = files.filter((file) => (file === 'restricted.test.ts') === (trust === 'none'));
    if (own.length === 0) continue;
    const name = trust === 'all' ? 'e2e' : 'e2e, restricted';
    const bundle = join(root, `.build/e2e/${trust}.cjs`);
    await bundleTests('e2e', own, bundle);
    await withEditor({ pictures: results, browser, trust }, async (environment) => {
      tallies.push(await runTests(name, bundle, { options, environment, verbose: true }));
    });
  }
  close(tallies);
});
