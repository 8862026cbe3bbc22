/** All files below a folder, as a search for dialplans goes through them. */

import type { Steps } from '../../base/steps.ts';
import { holdsDialplans } from './dialplan-files.ts';
import { byCode, type FileSystem } from '../disk/file-system.ts';

export interface Found {
  readonly path: string;
  readonly name: string;
  readonly folder: string;
  readonly isInDialplanFolder: boolean;
}

/** So many files are looked at in one search, which is more than any Asterisk has and little enough for a home folder. */
const MOST_FILES = 20_000;

/**
 * Every file below a folder, by name; each step lists one folder. Folders that links lead to are gone through once. `messages` gets sentences
 * on what could not be looked at.
 */
export function* filesBelow(
  fs: FileSystem,
  top: string,
  messages: string[],
  onFolder: ((folder: string) => void) | undefined,
): Steps<Found[]> {
  const { paths } = fs;
  const found: Found[] = [];
  const seen = new Set<string>();
  let count = 0;
  const visit = function* (folder: string, real: string, isInDialplanFolder: boolean): Steps<void> {
    if (seen.has(real) || count >= MOST_FILES) return;
    seen.add(real);
    yield;
    onFolder?.(folder);
    const listed = fs.list(folder);
    if (!listed.ok) {
      messages.push(`Skipped a folder: ${listed.why}`);
      return;
    }
    const entries = [...listed.entries].sort((a, b) => byCode(a.name, b.name));
    for (const { name, kind } of entries) {
      if (kind !== 'file') continue;
      if (++count > MOST_FILES) {
        messages.push(`Only the first ${MOST_FILES} files below '${top}' were looked at.`);
        return;
      }
      found.push({ path: paths.join(folder, name), name, folder, isInDialplanFolder });
    }
    for (const { name, kind, isLink } of entries) {
      if (kind !== 'folder' || skippedFolders.has(name)) continue;
      const path = paths.join(folder, name);
      yield* visit(path, isLink ? fs.realPath(path) : paths.join(real, name), isInDialplanFolder || holdsDialplans(name));
    }
  };
  const realTop = fs.realPath(top);
  yield* visit(top, realTop, holdsDialplans(paths.basename(realTop)));
  return found;
}

const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);
