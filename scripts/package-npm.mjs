// Packs the command line and the language server into asterisk-dialplan-<version>.tgz, a package for npm that needs no other package.
// usage: node scripts/package-npm.mjs [FOLDER]   the folder for the package, dist/ by default
// @ts-check
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './install.mjs';
import { npm, Refusal, root, run, script, step } from './steps.mjs';

const limit = 1_000_000;

/** Beside package.json, which is written anew. */
const files = ['dist/cli.js', 'dist/server.js', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/** What the manifest of the package takes over from that of the extension. */
const kept = ['name', 'version', 'description', 'keywords', 'homepage', 'bugs', 'repository', 'license', 'bin'];

/**
 * Packs what was built; the path of the package.
 * @param {string} [folder]
 */
export function makeNpmPackage(folder = join(root, 'dist')) {
  return step('Packing the command line', () => pack(folder));
}

async function pack(/** @type {string} */ folder) {
  const manifest = /** @type {Record<string, any>} */ (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const own = {
    ...Object.fromEntries(kept.map((name) => [name, manifest[name]])),
    // What builds it needs more than what is built.
    engines: { node: '>=20' },
  };
  const staged = join(root, '.build/npm-package');
  rmSync(staged, { recursive: true, force: true });
  for (const file of files) {
    mkdirSync(dirname(join(staged, file)), { recursive: true });
    cpSync(join(root, file), join(staged, file));
  }
  writeFileSync(join(staged, 'package.json'), `${JSON.stringify(own, undefined, 2)}\n`);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${manifest['name']}-${manifest['version']}.tgz`);
  rmSync(path, { force: true });
  await npm(['pack', '--pack-destination', folder], { cwd: staged });
  const size = statSync(path).size;
  if (size >= limit) throw new Refusal(`${path} has ${size} bytes; the limit is ${limit}.`);
  return path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await script(async () => {
    await install();
    await step('Building', () => run(process.execPath, ['scripts/build.mjs']));
    const folder = process.argv[2];
    console.log(await makeNpmPackage(folder === undefined ? undefined : resolve(folder)));
  });
}
