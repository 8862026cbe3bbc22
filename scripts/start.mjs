// `npm start`: shows the extension in a real VS Code on examples/. Installs, builds and packs what is needed first; uses the
// `code` on the PATH with folders of its own, or else a private VS Code in the browser. Ctrl-C ends it.
// usage: node scripts/start.mjs [--browser] [FOLDER]     PORT=8400 sets the port of the private one
// @ts-check
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { editorFolder, installEditor, startEditor } from './editor.mjs';
import { install } from './install.mjs';
import { atExit, interruption, root, run, script, step } from './steps.mjs';

const asked = process.argv.slice(2);
const folder = resolve(root, asked.find((word) => !word.startsWith('-')) ?? 'examples');
const settings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'files.autoSave': 'off',
};

await script(async () => {
  await install();
  const { makePackage } = await import('./package.mjs');
  const vsix = await makePackage();
  const code = asked.includes('--browser') ? undefined : findCode();
  if (code === undefined) await openInBrowser(vsix);
  else await openOnDesktop(code, vsix);
});

/** Serves the private VS Code until Ctrl-C. */
async function openInBrowser(/** @type {string} */ vsix) {
  const installed = await installEditor();
  const data = join(editorFolder, 'browser');
  mkdirSync(data, { recursive: true });
  const port = Number(process.env['PORT'] ?? 0);
  const editor = await step('Starting VS Code', () => startEditor(installed, { data, vsix, settings, port, folder }));
  console.log(`\n  VS Code with the extension:  ${editor.address}/\n  Folder: ${folder}\n\n  Ctrl-C ends it.`);
  await interruption();
  await editor.stop();
  console.log('\nEnded.');
  process.exit(0);
}

/** Opens a window of the user's VS Code, with extensions and settings of its own, until it is closed or Ctrl-C. */
async function openOnDesktop(/** @type {string} */ code, /** @type {string} */ vsix) {
  const data = join(editorFolder, 'desktop');
  const own = ['--user-data-dir', join(data, 'user'), '--extensions-dir', join(data, 'extensions')];
  if (process.getuid?.() === 0) own.push('--no-sandbox');
  const shell = process.platform === 'win32';
  await step(`Installing the extension in a profile of its own (${code})`, () =>
    run(code, [...own, '--install-extension', vsix, '--force'], { shell }),
  );
  const window = spawn(code, [...own, '--new-window', '--wait', '--disable-workspace-trust', folder], { stdio: 'ignore', shell });
  const end = () => {
    window.kill();
    endDesktop(join(data, 'user/code.lock'));
  };
  const forget = atExit(end);
  console.log(`\n  VS Code opens on ${folder}.\n\n  Ctrl-C, or closing its window, ends it.`);
  await Promise.race([interruption(), new Promise((closed) => window.once('close', closed))]);
  end();
  forget();
  console.log('\nEnded.');
  process.exit(0);
}

/** Ends the VS Code that wrote its process number into this file; `code` itself only hands over to it. */
function endDesktop(/** @type {string} */ lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}

/**
 * The `code` of a VS Code that can open a window here, or undefined: there is none, it is too old, there is no display, or it is
 * the one of a remote window, which would install the extension into the user's own VS Code.
 */
function findCode() {
  if (process.platform === 'linux' && process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined)
    return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((directory) => join(directory, name))
    .find((candidate) => existsSync(candidate));
  if (path === undefined || path.includes('remote-cli') || path.startsWith('/mnt/')) return undefined;
  try {
    const [major = 0, minor = 0] = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
      stdio: 'pipe',
    })
      .split('.')
      .map(Number);
    if (major > 1 || (major === 1 && minor >= 93)) return path;
  } catch {
    // It does not run here; the private editor will.
  }
  console.log(`${path} is older than VS Code 1.93 or does not start here; a private VS Code is used instead.`);
  return undefined;
}
