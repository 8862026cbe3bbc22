// Bundles and runs the tests of each folder of test/ and closes with one line 'N passed, N failed'.
// usage: node scripts/test.mjs [FOLDER...] [-- node:test options]   e.g. node scripts/test.mjs rules -- --test-name-pattern=wipe
// @ts-check
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './steps.mjs';
import { bundleTests, close, runTests, testFiles } from './test-runner.mjs';

/** These hold no tests, or tests that need a browser and have their own command. */
const apart = new Set(['support', 'e2e', 'fixtures']);

/**
 * Runs the tests of the folders asked for, or of all.
 * @param {string[]} [asked]
 * @param {string[]} [options]
 */
export async function testFolders(asked = [], options = []) {
  const folders = (asked.length > 0 ? asked : readdirSync(join(root, 'test')).filter((name) => !apart.has(name)))
    .filter((name) => statSync(join(root, 'test', name)).isDirectory())
    .map((name) => ({ name, files: testFiles(name), bundle: join(root, '.build/test', `${name}.cjs`) }))
    .filter(({ files }) => files.length > 0);

  if (asked.length === 0) rmSync(join(root, '.build/test'), { recursive: true, force: true });
  mkdirSync(join(root, '.build/test'), { recursive: true });
  await Promise.all(folders.map(({ name, files, bundle }) => bundleTests(name, files, bundle)));

  const tallies = [];
  for (const { name, bundle } of folders) {
    tallies.push(await runTests(name, bundle, { options, environment: { ASTERISK_DIALPLAN_TEST: '1' } }));
  }
  return tallies;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const split = process.argv.indexOf('--');
  const asked = process.argv.slice(2, split < 0 ? undefined : split);
  close(await testFolders(asked, split < 0 ? [] : process.argv.slice(split + 1)));
}
