// Runs a script that is written in TypeScript: bundles it and imports the result.
// @ts-check
import { build } from 'esbuild';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './steps.mjs';

/**
 * What the module exports.
 * @param {string} path below the root
 * @returns {Promise<any>}
 */
export async function importBundled(path) {
  const bundle = join(root, '.build', basename(path).replace(/\.ts$/, '.mjs'));
  await build({
    absWorkingDir: root,
    entryPoints: [path],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    loader: { '.json': 'text' },
    logLevel: 'warning',
  });
  return import(pathToFileURL(bundle).href);
}
