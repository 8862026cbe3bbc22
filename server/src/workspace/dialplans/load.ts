/** Reads the files of a dialplan and puts them together. */

import type { Steps } from '../../base/steps.ts';
import { Dialplan, type DialplanSources } from '../../model/dialplan.ts';
import { layOut } from '../../model/layout/lay-out.ts';
import type { IncludeResolver } from '../../model/layout/layout.ts';
import { ConfigFile, type StatementPool } from '../../syntax/config-file.ts';
import type { Dialect } from '../../syntax/statement.ts';
import { includedName } from '../search/dialplan-files.ts';
import type { DialplanDescription } from '../search/discovery.ts';
import { includedFiles, type FileSystem } from '../disk/file-system.ts';

/** Gives the file of a path, the same object each time; undefined when it cannot be read. */
export type FileAt = (path: string, dialect: Dialect) => ConfigFile | undefined;

/**
 * The dialplan of a description, to be looked at and not edited. Files that cannot be read are left out, as if they did not exist; a dialplan without a root gets an
 * empty one. `fileAt` lets several dialplans share files, and an editor put its own texts in the place of those on the disk.
 */
export function loadDialplan(
  fs: FileSystem,
  pool: StatementPool,
  description: DialplanDescription,
  fileAt: FileAt = fileTable(fs, pool),
): Dialplan {
  return new Dialplan({ ...sourcesOf(fs, pool, description, fileAt), isFixed: true });
}

/**
 * The dialplan that Asterisk itself would have after loading: without the files that nothing includes, and with nothing of what stands
 * behind a line that Asterisk stops at. `layout.refusal` tells when it loads nothing at all.
 */
export function loadExactly(fs: FileSystem, pool: StatementPool, description: DialplanDescription): Dialplan {
  const loose = description.root === undefined ? description.loose : [];
  const fileAt = fileTable(fs, pool);
  return new Dialplan({
    ...sourcesOf(fs, pool, { ...description, loose, neighbors: [] }, fileAt),
    resolve: (name) => readable(includedFiles(fs, description.folder, name, undefined), fileAt, 'dialplan'),
    reading: 'exact',
    isFixed: true,
  });
}

/** What `loadDialplan` makes the dialplan from, for one that exists already. */
export function sourcesOf(
  fs: FileSystem,
  pool: StatementPool,
  description: DialplanDescription,
  fileAt: FileAt,
): DialplanSources {
  const { root, folder, loose, neighbors, hasOtherSources, otherContexts = [], otherNames = [] } = description;
  const rootFile = root === undefined ? undefined : fileAt(root, 'dialplan');
  const isThere = (file: ConfigFile | undefined): file is ConfigFile => file !== undefined;
  const resolveNeighbor: IncludeResolver = (name, from) => readable(includedFiles(fs, folder, name, from.path), fileAt, 'config');
  const named = neighbors.map((path) => fileAt(path, 'config')).filter(isThere);
  return {
    // The empty file of a dialplan without a root has the path of the folder, which no other file can have.
    root: rootFile ?? new ConfigFile(root ?? folder, 'dialplan', '', pool),
    loose: loose.map((path) => fileAt(path, 'dialplan')).filter(isThere),
    neighbors: [...new Set([...named, ...named.flatMap((file) => layOut(file, [], resolveNeighbor).files)])],
    resolveNeighbor,
    resolve: (name, from) => readable(includedFiles(fs, folder, name, from.path), fileAt, 'dialplan'),
    hasOtherSources: hasOtherSources || rootFile === undefined,
    otherContexts,
    otherNames: new Set(otherNames),
  };
}

/** Those of the files that can be read; undefined when there are some, and none can. */
function readable(paths: readonly string[], fileAt: FileAt, dialect: Dialect): readonly ConfigFile[] | undefined {
  const files = paths.map((path) => fileAt(path, dialect)).filter((file) => file !== undefined);
  return files.length === 0 && paths.length > 0 ? undefined : files;
}

/** Reads a file in steps; afterwards `FileAt` gives it at once. */
export type ReadingFile = (path: string, dialect: Dialect) => Steps<ConfigFile | undefined>;

/** Reads the files that `sourcesOf` will ask for, and gives them. */
export function* readingSources(
  fs: FileSystem,
  { root, folder, loose, neighbors }: DialplanDescription,
  readingFile: ReadingFile,
): Steps<readonly ConfigFile[]> {
  const files: ConfigFile[] = [];
  const dialplanFiles = root === undefined ? loose : [root, ...loose];
  for (const [dialect, paths] of [['dialplan', dialplanFiles] as const, ['config', neighbors] as const]) {
    // A set hands out what is added to it while it is gone through.
    const wanted = new Set(paths);
    for (const path of wanted) {
      const file = yield* readingFile(path, dialect);
      if (file === undefined) continue;
      files.push(file);
      for (const { statement } of file.structure) {
        const name = includedName(statement);
        if (name === undefined) continue;
        for (const included of includedFiles(fs, folder, name, path)) wanted.add(included);
        yield;
      }
    }
  }
  return files;
}

/** Files by path, each read once; `onUnreadable` is told why one cannot be read. */
export function fileTable(fs: FileSystem, pool: StatementPool, onUnreadable?: (path: string, why: string) => void): FileAt {
  const files = new Map<string, ConfigFile | undefined>();
  return (path, dialect) => {
    const key = `${dialect} ${path}`;
    if (files.has(key)) return files.get(key);
    const read = fs.read(path);
    const file = read.ok ? new ConfigFile(path, dialect, read.text, pool) : undefined;
    if (!read.ok) onUnreadable?.(path, read.why);
    files.set(key, file);
    return file;
  };
}
