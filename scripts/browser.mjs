// The browser that drives the editor in tests and takes the pictures: a Chromium that is on the machine already.
// @ts-check
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from './steps.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium; refuses with the way to get one if there is none. */
export function findBrowser() {
  const named = process.env['CHROMIUM'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates =
    named === undefined ? [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere] : [named];
  const found = candidates.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Refusal(
    named === undefined
      ? 'There is no Chromium on this machine. Install it (Debian: apt-get install --no-install-recommends chromium) or name one in CHROMIUM.'
      : `CHROMIUM names ${named}, which does not exist.`,
  );
}

/** How Chromium is started: without a window, and without talking to anybody but the editor. */
export const browserArguments = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--force-color-profile=srgb'],
];
