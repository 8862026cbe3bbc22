// Bundles the client, the server and the command line into dist/, one CommonJS file each.
// usage: node scripts/build.mjs [--watch]
// @ts-check
import { build, context } from 'esbuild';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './steps.mjs';

/** @satisfies {import('esbuild').BuildOptions} */
const shared = /** @type {const} */ ({
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  logLevel: 'warning',
});
/** @type {{ from: string, to: string, more?: import('esbuild').BuildOptions }[]} */
const bundles = [
  { from: 'client/src/extension.ts', to: 'dist/client.js', more: { external: ['vscode'] } },
  { from: 'server/src/node/main.ts', to: 'dist/server.js' },
  { from: 'server/src/cli/main.ts', to: 'dist/cli.js', more: { banner: { js: '#!/usr/bin/env node' } } },
];

for (const { from, to, more } of bundles) {
  if (!existsSync(join(root, from))) continue;
  /** @type {import('esbuild').BuildOptions} */
  const options = {
    ...shared,
    ...more,
    entryPoints: [from],
    outfile: to,
    mainFields: ['module', 'main'],
    // Data is parsed once, at start; as text it is smaller than as code, and faster to read.
    loader: { '.json': 'text' },
  };
  if (process.argv.includes('--watch')) await (await context({ ...options, minify: false })).watch();
  else await build(options);
}
