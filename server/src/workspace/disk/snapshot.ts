/**
 * Files that somebody else reads and hands in, beside those of the disk: for folders that only the editor can reach. To the workspace they
 * are files like all others, so that nothing above this has to wait for anybody.
 */

import {
  headOf,
  type EntryKind,
  type FileSystem,
  type HeadResult,
  type ListResult,
  type Paths,
  type ReadResult,
} from './file-system.ts';

/**
 * A file system in which the folders that `cover` names hold what was put there, and everything else is what the disk has.
 * A file may be known by its name alone; `onWanted` is told when somebody reads it, and until its text is put it cannot be read.
 */
export class Snapshot implements FileSystem {
  readonly paths: Paths;
  readonly #disk: FileSystem;
  readonly #onWanted: (path: string) => void;
  readonly #tops = new Set<string>();
  readonly #folders = new Map<string, Map<string, EntryKind>>();
  /** Undefined for a file that is known by its name alone. */
  readonly #files = new Map<string, ReadResult | undefined>();

  constructor(disk: FileSystem, onWanted: (path: string) => void) {
    this.paths = disk.paths;
    this.#disk = disk;
    this.#onWanted = onWanted;
  }

  /** From now on the disk is not asked for this folder at the top of the file system and what is below it. */
  cover(name: string): void {
    this.#tops.add(name);
  }

  covers(path: string): boolean {
    return this.#tops.size > 0 && this.paths.isAbsolute(path) && this.#tops.has(this.paths.segments(path)[0] ?? '');
  }

  /** Puts a file, with the folders that hold it; without `content` it has a name only, and what it held before is forgotten. */
  put(path: string, content: ReadResult | undefined): void {
    this.#files.set(path, content);
    let kind: EntryKind = 'file';
    for (let each = path; ; each = this.paths.dirname(each)) {
      const folder = this.paths.dirname(each);
      if (folder === each) return;
      const entries = this.#folders.get(folder);
      if (entries?.get(this.paths.basename(each)) === kind) return;
      if (entries === undefined) this.#folders.set(folder, new Map([[this.paths.basename(each), kind]]));
      else entries.set(this.paths.basename(each), kind);
      kind = 'folder';
    }
  }

  /** Takes out a file, or a folder with all that is in it. */
  remove(path: string): void {
    this.#folders.get(this.paths.dirname(path))?.delete(this.paths.basename(path));
    if (this.#files.delete(path)) return;
    for (const name of [...(this.#folders.get(path)?.keys() ?? [])]) this.remove(this.paths.join(path, name));
    this.#folders.delete(path);
  }

  /** Whether the text of a file was put, or why it has none. */
  hasContent(path: string): boolean {
    return this.#files.get(path) !== undefined;
  }

  read(path: string): ReadResult {
    if (!this.covers(path)) return this.#disk.read(path);
    const content = this.#files.get(path);
    if (content !== undefined) return content;
    if (!this.#files.has(path)) return { ok: false, why: `'${path}' cannot be read: no such file or folder.` };
    this.#onWanted(path);
    return { ok: false, why: `'${path}' has not arrived.` };
  }

  head(path: string): HeadResult {
    return this.covers(path) ? headOf(this.read(path)) : this.#disk.head(path);
  }

  list(folder: string): ListResult {
    if (!this.covers(folder)) return this.#disk.list(folder);
    const entries = this.#folders.get(folder);
    if (entries === undefined) return { ok: false, why: `'${folder}' cannot be read: no such file or folder.` };
    return { ok: true, entries: [...entries].map(([name, kind]) => ({ name, kind, isLink: false })) };
  }

  kind(path: string): EntryKind | undefined {
    if (!this.covers(path)) return this.#disk.kind(path);
    return this.#files.has(path) ? 'file' : this.#folders.has(path) ? 'folder' : undefined;
  }

  realPath(path: string): string {
    return this.covers(path) ? path : this.#disk.realPath(path);
  }
}
