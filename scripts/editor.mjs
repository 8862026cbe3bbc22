// A private VS Code that runs in the browser (code-server), with the Node it needs, from the npm registry only. No install script
// runs and nothing is compiled: the native modules that are missing for it serve the terminal and the log files.
// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { atExit, npm, Refusal, root, step } from './steps.mjs';

/** @typedef {{ codeServer: string, node: string, legacyPeers?: boolean, rebuild?: string[], rebuildInside?: string[] }} Edition */
/** @typedef {{ node: string, entry: string }} InstalledEditor */
/** @typedef {{ address: string, stop: () => Promise<void> }} RunningEditor */

/**
 * The VS Code that users have (1.139), and the oldest that package.json promises to work in (1.93).
 * @type {Record<'latest' | 'oldest', Edition>}
 */
export const editions = {
  latest: { codeServer: '4.139.1', node: '24.21.0' },
  oldest: { codeServer: '4.93.1', node: '20.20.2', legacyPeers: true, rebuild: ['argon2'], rebuildInside: ['@vscode/spdlog'] },
};

/** Where editors are kept: a folder that git ignores, or the one that the environment names. */
export const editorFolder = process.env['E2E_CACHE'] ?? join(root, '.editor');

/**
 * Installs an edition if it is not there yet (about half a minute, 800 MB).
 * @param {keyof typeof editions} [name]
 * @returns {Promise<InstalledEditor>}
 */
export async function installEditor(name = 'latest') {
  const edition = editions[name];
  const folder = join(editorFolder, `code-server-${edition.codeServer}`);
  const stamp = join(folder, 'installed.json');
  const nodePackage = `node-${process.platform}-${process.arch}`;
  const ownNode = process.versions.node.split('.')[0] === edition.node.split('.')[0];
  const installed = {
    node: ownNode ? process.execPath : join(folder, 'node_modules', nodePackage, 'bin/node'),
    entry: join(folder, 'node_modules/code-server/out/node/entry.js'),
  };
  if (existsSync(stamp) && existsSync(installed.node) && readFileSync(stamp, 'utf8') === JSON.stringify(edition))
    return installed;
  if (process.platform !== 'linux' && !(process.platform === 'darwin' && ownNode)) {
    throw new Refusal(
      'The private editor is installed on Linux, and on macOS under Node 24 only. Install VS Code and put its command "code" on the PATH.',
    );
  }

  // Built aside and then moved, so that an interrupted installation is never taken for an editor.
  const partial = `${folder}.partial`;
  rmSync(folder, { recursive: true, force: true });
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const dependencies = { 'code-server': edition.codeServer, ...(ownNode ? {} : { [nodePackage]: edition.node }) };
  writeFileSync(join(partial, 'package.json'), JSON.stringify({ name: 'editor', private: true, dependencies }));
  const inside = join(partial, 'node_modules/code-server/lib/vscode');
  const peers = edition.legacyPeers === true ? ['--legacy-peer-deps'] : [];
  await step(`Fetching VS Code for the browser (code-server ${edition.codeServer}, Node ${edition.node}; once)`, () =>
    npm(['install', '--ignore-scripts'], { cwd: partial }),
  );
  await step('Fetching the parts of its server', () =>
    npm(['install', '--ignore-scripts', '--omit=dev', ...peers], { cwd: inside }),
  );
  if (edition.rebuild !== undefined && edition.rebuildInside !== undefined) {
    const home = ownNode ? dirname(dirname(process.execPath)) : join(partial, 'node_modules', nodePackage);
    const env = { ...process.env, PATH: `${join(home, 'bin')}:${process.env['PATH'] ?? ''}`, npm_config_nodedir: home };
    const { rebuild, rebuildInside } = edition;
    await step('Compiling what this edition cannot do without', async () => {
      await npm(['rebuild', ...rebuild], { cwd: partial, env });
      await npm(['rebuild', ...rebuildInside], { cwd: inside, env });
    });
  }
  renameSync(partial, folder);
  writeFileSync(stamp, JSON.stringify(edition));
  return installed;
}

/**
 * Starts an editor with the extension in it, serving on this machine only, and returns when it listens.
 * @param {InstalledEditor} editor
 * @param {{ data: string, vsix: string, settings: Record<string, unknown>, port?: number, folder?: string, trust?: 'all' | 'none', environment?: Record<string, string> }} how
 * @returns {Promise<RunningEditor>}
 */
export async function startEditor(editor, { data, vsix, settings, port = 0, folder, trust = 'all', environment = {} }) {
  const settingsFile = join(data, 'user/User/settings.json');
  if (!existsSync(settingsFile)) {
    mkdirSync(join(data, 'user/User'), { recursive: true });
    writeFileSync(settingsFile, JSON.stringify(settings, undefined, 2));
  }
  // Sockets live in the temporary folder, and their names must be short.
  const temporary = mkdtempSync(join(tmpdir(), 'editor-'));
  const env = {
    ...process.env,
    TMPDIR: temporary,
    XDG_CONFIG_HOME: data,
    XDG_DATA_HOME: data,
    XDG_CACHE_HOME: data,
    ...environment,
  };
  // A terminal inside another VS Code has these; with them this one would hand its work to that one.
  for (const name of Object.keys(env)) if (/^(?:VSCODE_|ELECTRON_|CODE_SERVER_)/.test(name)) Reflect.deleteProperty(env, name);
  const places = [
    '--user-data-dir',
    join(data, 'user'),
    '--extensions-dir',
    join(data, 'extensions'),
    '--config',
    join(data, 'config.yaml'),
  ];
  const start = (/** @type {string[]} */ ...rest) =>
    spawn(editor.node, [editor.entry, ...places, ...rest], { env, cwd: data, stdio: ['ignore', 'pipe', 'pipe'], detached: true });

  const installing = start('--install-extension', vsix, '--force');
  const forgetInstalling = atExit(() => endGroup(installing));
  await lastWords(installing, (_text, code) => (code === 0 ? true : undefined));
  forgetInstalling();

  const child = start(
    ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', '--disable-telemetry', '--disable-update-check'],
    ...(trust === 'all' ? ['--disable-workspace-trust'] : []),
    ...['--disable-getting-started-override', '--ignore-last-opened'],
    ...(folder === undefined ? [] : [folder]),
  );
  const end = () => {
    endGroup(child);
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  };
  const forget = atExit(end);
  const address = await lastWords(child, (text) => /HTTP server listening on (http:\/\/[\d.:]+)/.exec(text)?.[1]);
  return {
    address,
    async stop() {
      const gone = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3000))]);
      end();
      forget();
    },
  };
}

/** Ends a process and its children. The extension host would otherwise wait three hours for its window to come back. */
function endGroup(/** @type {import('node:child_process').ChildProcess} */ child) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * Reads what a process prints until `wanted` finds something in it; refuses with the text if it ends before.
 * @template T
 * @param {import('node:child_process').ChildProcess} child
 * @param {(text: string, code: number | null) => T | undefined} wanted
 * @returns {Promise<T>}
 */
function lastWords(child, wanted) {
  return new Promise((resolve, reject) => {
    let text = '';
    /** @type {number | null} */
    let code = null;
    const look = () => {
      const found = wanted(text, code);
      if (found !== undefined) resolve(found);
      return found !== undefined;
    };
    const read = (/** @type {Buffer} */ data) => {
      text = (text + data.toString()).slice(-100_000);
      look();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('close', (status) => {
      code = status;
      if (!look()) reject(new Refusal(`The editor ended (${status ?? 'killed'}):\n${text}`));
    });
  });
}
