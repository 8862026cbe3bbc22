// Installs the packages of package-lock.json when they are missing or older than it, so that every command works on a fresh clone.
// @ts-check
import { existsSync, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root, step } from './steps.mjs';

/** Leaves node_modules as the lock file says; where it is a link, to the packages of another clone, it is that one's to keep. */
export async function install() {
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true) return;
  const written = join(root, 'node_modules/.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(written) && statSync(written).mtimeMs >= statSync(lock).mtimeMs) return;
  await step('Installing the packages', () => npm(['ci']));
}
