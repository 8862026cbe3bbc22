/** The lines of a dialplan by path and number, as an editor names them. */

import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Dialplan } from '../dialplan.ts';

/** The file of this path among those of the dialplan and those beside it. */
export function fileAt(dialplan: Dialplan, path: string): ConfigFile | undefined {
  return dialplan.layout.files.find((file) => file.path === path) ?? dialplan.neighbors.find((file) => file.path === path);
}

/** The line of this number, counted from 0, in the file of this path; undefined where there is none. */
export function lineAt(dialplan: Dialplan, path: string, number: number): Line | undefined {
  return fileAt(dialplan, path)?.lines[number];
}
