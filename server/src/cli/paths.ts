/** How paths lie to each other, and how they are shown. */

import { isAbsolute, relative, sep } from 'node:path';

/** Gives a path as it stands in answers. */
export type Display = (path: string) => string;

/** Paths relative to the current folder, with slashes on every system. */
export function displayFrom(cwd: string): Display {
  return (path) => {
    const near = relative(cwd, path);
    return (near === '' ? '.' : near).replaceAll(sep, '/');
  };
}

/** Whether a path is a folder or lies in it. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}
