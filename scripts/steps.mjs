// What the scripts share: where the project is, steps that show that they are alive, and commands that end with us.
// @ts-check
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A failure whose message says everything that the user can use; it is shown without a stack. */
export class Refusal extends Error {}

/**
 * Does `work` under a title and shows how long it takes: on a terminal the seconds run, elsewhere one line is printed at the end.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = Date.now();
  const line = (/** @type {string} */ mark) => `${mark} ${title} (${Math.round((Date.now() - began) / 100) / 10} s)`;
  const terminal = process.stdout.isTTY;
  const timer = terminal ? setInterval(() => process.stdout.write(`\r${line('…')}\x1b[K`), 200) : undefined;
  const end = (/** @type {string} */ mark) => {
    clearInterval(timer);
    process.stdout.write(terminal ? `\r${line(mark)}\x1b[K\n` : `${line(mark)}\n`);
  };
  if (!terminal) console.log(`… ${title}`);
  try {
    const result = await work();
    end('✔');
    return result;
  } catch (error) {
    end('✘');
    throw error;
  }
}

/**
 * Runs a command to its end and returns what it printed; a failure carries that text. The command dies with this process.
 * @param {string} command
 * @param {string[]} commandArguments
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>}
 */
export function run(command, commandArguments, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const forget = atExit(() => child.kill());
    let output = '';
    child.stdout?.on('data', (/** @type {Buffer} */ data) => (output += data.toString()));
    child.stderr?.on('data', (/** @type {Buffer} */ data) => (output += data.toString()));
    child.on('error', (error) => {
      forget();
      reject(error);
    });
    child.on('close', (code) => {
      forget();
      if (code === 0) resolve(output);
      else reject(new Refusal(`${[command, ...commandArguments].join(' ')} failed (${code ?? 'killed'}):\n${output.trim()}`));
    });
  });
}

/**
 * Runs npm, the one that started this script if there is one.
 * @param {string[]} npmArguments
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function npm(npmArguments, options = {}) {
  const cli = process.env['npm_execpath'];
  const all = [...npmArguments, '--no-audit', '--no-fund', '--loglevel=error'];
  if (cli?.endsWith('npm-cli.js')) return run(process.execPath, [cli, ...all], options);
  return run('npm', all, { shell: process.platform === 'win32', ...options });
}

/** @type {Set<() => void>} */
const cleanups = new Set();
/** @type {(() => void) | undefined} */
let awaited;
let listening = false;

/**
 * Has `cleanup` called when this process ends, by whatever signal. Returns a function that withdraws the wish.
 * @param {() => void} cleanup
 */
export function atExit(cleanup) {
  listen();
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
  };
}

/**
 * Waits for Ctrl-C or another wish to end; a second one ends the process.
 * @returns {Promise<void>}
 */
export function interruption() {
  listen();
  return new Promise((resolve) => (awaited = resolve));
}

function listen() {
  if (listening) return;
  listening = true;
  process.on('exit', () => cleanups.forEach((clean) => clean()));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const resolve = awaited;
      if (resolve === undefined) process.exit(130);
      awaited = undefined;
      resolve();
    });
  }
}

/**
 * Runs a script's main function; a refusal is printed as a sentence, a bug with its stack, and both make the exit code 1.
 * @param {() => Promise<void>} main
 */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
