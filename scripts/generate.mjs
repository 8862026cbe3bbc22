// `npm run generate`: writes the pages of docs/rules, docs/settings.md, docs/features.md, and the rules in package.json's settings.
// @ts-check
import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, script } from './steps.mjs';

await script(async () => {
  const bundle = join(root, '.build/generate.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/generate.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    loader: { '.json': 'text' },
    logLevel: 'warning',
  });
  /** @type {{ generate: (root: string) => string[] }} */
  const { generate } = await import(pathToFileURL(bundle).href);
  const changed = generate(root);
  for (const path of changed) console.log(`wrote ${path}`);
  if (changed.length === 0) console.log('everything is up to date');
});
