// Installs the packages of package-lock.json when they are missing or older than it, so that every command works on a fresh clone.
// @ts-check
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root, step } from './steps.mjs';

/** Leaves node_modules as the lock file says. */
export async function install() {
  const written = join(root, 'node_modules/.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(written) && statSync(written).mtimeMs >= statSync(lock).mtimeMs) return;
  await step('Installing the packages', () => npm(['ci']));
}
