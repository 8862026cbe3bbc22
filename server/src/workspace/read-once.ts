/** Keeps what was read of a disk for those who need it next: what a file is, what it includes, and its lines are three questions to one text. */

import type { FileSystem, HeadResult, ListResult, Paths, ReadResult } from './file-system.ts';
import { headOf } from './file-system.ts';

/** So many characters are kept; a file for which there is no room is read again. */
const MOST_KEPT = 64 * 1024 * 1024;

/** A file system that reads each file of another one once, until it is told to forget. */
export class ReadOnce implements FileSystem {
  readonly paths: Paths;
  readonly #disk: FileSystem;
  readonly #kept = new Map<string, ReadResult>();
  #room = MOST_KEPT;
  /** How often the disk was asked for a file; for the tests of work done. */
  filesRead = 0;
  /** How often for no more than its beginning. */
  headsRead = 0;

  constructor(disk: FileSystem) {
    this.#disk = disk;
    this.paths = disk.paths;
  }

  read(path: string): ReadResult {
    const kept = this.#kept.get(path);
    if (kept !== undefined) return kept;
    this.filesRead++;
    return this.#keep(path, this.#disk.read(path));
  }

  head(path: string): HeadResult {
    const kept = this.#kept.get(path);
    if (kept !== undefined) return headOf(kept);
    this.headsRead++;
    const head = this.#disk.head(path);
    if (head.ok && head.isWhole) this.#keep(path, { ok: true, text: head.text, encoding: head.encoding });
    return head;
  }

  list(folder: string): ListResult {
    return this.#disk.list(folder);
  }

  kind(path: string): ReturnType<FileSystem['kind']> {
    return this.#disk.kind(path);
  }

  realPath(path: string): string {
    return this.#disk.realPath(path);
  }

  /** From now on the disk is asked again. */
  forget(): void {
    this.#kept.clear();
    this.#room = MOST_KEPT;
  }

  #keep(path: string, read: ReadResult): ReadResult {
    const size = read.ok ? read.text.length : 0;
    if (read.ok && size <= this.#room) {
      this.#room -= size;
      this.#kept.set(path, read);
    }
    return read;
  }
}
