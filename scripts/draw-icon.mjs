// Draws images/icon.png from images/icon.svg; an extension's icon must not be an SVG.
// usage: node scripts/draw-icon.mjs
// @ts-check
import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserArguments, findBrowser } from './browser.mjs';
import { root, script } from './steps.mjs';

await script(async () => {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments });
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(join(root, 'images/icon.svg'), 'utf8')}`);
  await page.screenshot({ path: join(root, 'images/icon.png'), omitBackground: true });
  await browser.close();
});
