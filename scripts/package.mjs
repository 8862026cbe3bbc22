// Builds the extension and packs it into dist/asterisk-dialplan-<version>.vsix, the one file that a user installs, and the command
// line beside it into asterisk-dialplan-<version>.tgz, a package for npm.
// usage: node scripts/package.mjs
// @ts-check
import { cpSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './install.mjs';
import { makeNpmPackage } from './package-npm.mjs';
import { Refusal, root, run, script, step } from './steps.mjs';

const limit = 1_000_000;

/** Builds and packs; the path of the VSIX. A warning of the packaging tool or a file over the limit is a failure. */
export async function makePackage() {
  await step('Building', () => run(process.execPath, ['scripts/build.mjs']));
  return step('Packing the extension', pack);
}

async function pack() {
  /** @type {{ name: string, version: string }} */
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const vsix = join(root, 'dist', `${manifest.name}-${manifest.version}.vsix`);
  rmSync(vsix, { force: true });
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const output = await run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], {
    cwd: stage(),
  });
  if (/\bWARN/i.test(output)) throw new Refusal(`The packaging tool warns:\n${output.trim()}`);
  const size = statSync(vsix).size;
  if (size >= limit) throw new Refusal(`${vsix} has ${size} bytes; the limit is ${limit}.`);
  return vsix;
}

/** Copies what .vscodeignore lets through into a folder of its own, and returns that. */
// The packaging tool reads every folder before it decides, and the private editor in .editor/ has a hundred thousand files.
function stage() {
  const folder = join(root, '.build/package');
  rmSync(folder, { recursive: true, force: true });
  const kept = readFileSync(join(root, '.vscodeignore'), 'utf8').matchAll(/^!([^/*\n]+)/gm);
  for (const name of new Set(['.vscodeignore', ...[...kept].map(([, first = '']) => first)])) {
    if (existsSync(join(root, name))) {
      cpSync(join(root, name), join(folder, name), { recursive: true, filter: (path) => !/\.(?:vsix|tgz)$/.test(path) });
    }
  }
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await script(async () => {
    await install();
    for (const path of [await makePackage(), await makeNpmPackage()]) {
      console.log(`${path} (${Math.round(statSync(path).size / 1000)} kB)`);
    }
  });
}
