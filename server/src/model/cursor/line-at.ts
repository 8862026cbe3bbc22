/** The lines of a dialplan by path and number, as an editor names them. */

import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Dialplan } from '../dialplan.ts';

/** The file of this path among those of the dialplan and those beside it. */
export function fileAt(dialplan: Dialplan, path: string): ConfigFile | undefined {
  return dialplan.layout.files.find((file) => file.path === path) ?? dialplan.neighbors.find((file) => file.path === path);
}

export function lineAt(dialplan: Dialplan, path: string, number: number): Line | undefined {
  return fileAt(dialplan, path)?.lines[number];
}
