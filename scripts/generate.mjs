// `npm run generate`: writes the pages of docs/rules, docs/settings.md, docs/features.md, and the rules in package.json's settings.
// @ts-check
import { importBundled } from './bundled.mjs';
import { root, script } from './steps.mjs';

await script(async () => {
  /** @type {{ generate: (root: string) => string[] }} */
  const { generate } = await importBundled('scripts/generate.ts');
  const changed = generate(root);
  for (const path of changed) console.log(`wrote ${path}`);
  if (changed.length === 0) console.log('everything is up to date');
});
