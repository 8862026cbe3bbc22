/** A dialplan exactly as Asterisk would load it. */

import { fromBytes } from '../base/bytes.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { Refusal } from '../model/layout/layout.ts';
import type { StatementPool } from '../syntax/config-file.ts';
import type { DialplanDescription } from '../workspace/search/discovery.ts';
import type { FileSystem } from '../workspace/disk/file-system.ts';
import { loadExactly } from '../workspace/dialplans/load.ts';

export interface ShownDialplan {
  readonly root: string | undefined;
  /** Why Asterisk loads nothing of it. */
  readonly refusal: Refusal | undefined;
  readonly dialplan: Dialplan;
}

export function shownDialplan(fs: FileSystem, pool: StatementPool, description: DialplanDescription): ShownDialplan {
  const dialplan = loadExactly(fs, pool, description);
  return { root: description.root, refusal: dialplan.layout.refusal, dialplan };
}

/** Texts that are not all UTF-8 byte by byte, since Asterisk puts extensions in the order of their bytes. */
export function asAsteriskReads(fs: FileSystem): FileSystem {
  return {
    ...fs,
    read: (path) => {
      const read = fs.read(path);
      return !read.ok || read.encoding === 'utf8' ? read : { ...read, text: fromBytes(read.text) };
    },
  };
}
