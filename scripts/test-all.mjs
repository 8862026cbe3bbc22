// `npm test`: on a clone with nothing installed, installs what is needed, checks types and style, builds, and runs every test
// that needs no browser. The last line is 'N passed, N failed'; the checks and the build count as one each.
// @ts-check
import { install } from './install.mjs';
import { run, script } from './steps.mjs';

await script(async () => {
  await install();
  const { testFolders } = await import('./test.mjs');
  const { close } = await import('./test-runner.mjs');

  // The linter is by far the slowest of them and keeps one core busy only.
  const style = check('style', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']);
  const types = await check('types', ['node_modules/typescript/lib/tsc.js', '-b']);
  const build = await check('build', ['scripts/build.mjs']);
  const tests = build.failed > 0 ? [] : await testFolders();
  close([await style, types, build, ...tests]);
});

/**
 * Runs a script of Node as one test and prints what it says if it fails.
 * @param {string} name
 * @param {string[]} command
 */
async function check(name, command) {
  const began = Date.now();
  const failure = await run(process.execPath, command).then(
    () => undefined,
    (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error)),
  );
  console.log(`${name}: ${failure === undefined ? 'passed' : 'failed'} (${Date.now() - began} ms)`);
  if (failure !== undefined) console.log(failure);
  return { passed: failure === undefined ? 1 : 0, failed: failure === undefined ? 0 : 1 };
}
