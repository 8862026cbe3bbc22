// Bundles the client, the server and the command line into dist/, one CommonJS file each.
// usage: node scripts/build.mjs [--watch]
// @ts-check
import { build, context } from 'esbuild';
import { root } from './steps.mjs';

/**
 * What a bundle runs that serves Node and browsers alike: nearly all of it is the same, and a second file would make the package half
 * as large again. The modules of the other side are never run.
 * @param {string} inNode
 * @param {string} inBrowser
 */
const either = (inNode, inBrowser) => ({
  stdin: {
    contents: `module.exports = globalThis.process?.versions?.node === undefined ? require('./${inBrowser}') : require('./${inNode}');`,
    resolveDir: root,
  },
  conditions: ['module', 'browser'],
});
/** @type {(import('esbuild').BuildOptions & { outfile: string })[]} */
const bundles = [
  { ...either('client/src/extension.ts', 'client/src/extension-browser.ts'), outfile: 'dist/client.js', external: ['vscode'] },
  // A worker has no modules, so this one exports nothing.
  { ...either('server/src/node/main.ts', 'server/src/browser/main.ts'), outfile: 'dist/server.js', format: 'iife' },
  { entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];

for (const bundle of bundles) {
  /** @type {import('esbuild').BuildOptions} */
  const options = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    logLevel: 'warning',
    mainFields: ['module', 'main'],
    // Data is parsed once, at start; as text it is smaller than as code, and faster to read.
    loader: { '.json': 'text' },
    ...bundle,
  };
  if (process.argv.includes('--watch')) await (await context({ ...options, minify: false })).watch();
  else await build(options);
}
