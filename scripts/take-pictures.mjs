// Takes the pictures of the README and the walkthrough from the real editor, into images/.
// usage: node scripts/take-pictures.mjs
// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { install } from './install.mjs';
import { smallPng } from './small-png.mjs';
import { root, run, script } from './steps.mjs';
import { withEditor } from './with-editor.mjs';

await script(async () => {
  const browser = findBrowser();
  await install();
  const { bundleTests } = await import('./test-runner.mjs');
  const bundle = join(root, '.build/e2e/pictures.cjs');
  await bundleTests('e2e', ['pictures.ts'], bundle);
  const pictures = join(root, 'images');
  const settings = {
    'workbench.activityBar.location': 'hidden',
    'workbench.layoutControl.enabled': false,
    'breadcrumbs.enabled': false,
    'editor.stickyScroll.enabled': false,
    'window.commandCenter': false,
    'window.customTitleBarVisibility': 'never',
  };
  await withEditor({ pictures, browser, settings }, async (environment) => {
    const output = await run(process.execPath, [bundle], { env: { ...process.env, ...environment } });
    for (const name of output.trim().split('\n')) {
      const picture = smallPng(readFileSync(join(pictures, name)));
      writeFileSync(join(pictures, name), picture);
      console.log(`images/${name} (${Math.round(picture.length / 1000)} kB)`);
    }
  });
});
