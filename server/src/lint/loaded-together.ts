/** Whether Asterisk surely loads two files into one dialplan: parts that nobody includes may be alternatives to each other. */

import type { Dialplan } from '../model/dialplan.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';

export function areLoadedTogether(dialplan: Dialplan, a: Line, b: Line): boolean {
  if (a.file === b.file) return true;
  const loaded = includedFromRoot(dialplan);
  return loaded.has(a.file) && loaded.has(b.file);
}

/** The root and the files that it includes, directly or not. */
export function includedFromRoot({ layout }: Dialplan): ReadonlySet<ConfigFile> {
  const byIncluder = new Map<ConfigFile, ConfigFile[]>();
  for (const [line, files] of layout.includes) {
    const list = byIncluder.get(line.file);
    if (list === undefined) byIncluder.set(line.file, [...files]);
    else list.push(...files);
  }
  // A set hands out what is added to it while it is gone through.
  const found = new Set([layout.root]);
  for (const file of found) for (const included of byIncluder.get(file) ?? []) found.add(included);
  return found;
}
