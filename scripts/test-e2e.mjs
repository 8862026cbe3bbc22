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
  const bundle = join(root, '.build/e2e/tests.cjs');
  await bundleTests('e2e', files, bundle);
  await withEditor({ pictures: results, browser }, async (environment) => {
    close([await runTests('e2e', bundle, { options, environment, verbose: true })]);
  });
});
