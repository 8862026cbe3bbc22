/** Keeps what was read of a disk for those who need it next: what a file is, what it includes, and its lines are three questions to one text. */

import { headOf, type FileSystem, type HeadResult, type Paths, type ReadResult } from './file-system.ts';

/** So many characters are kept; a file for which there is no room is read again. */
const MOST_KEPT = 64 * 1024 * 1024;

/** A file system that reads each file of another one once, until it is told to forget. Its functions work without it. */
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

  readonly read = (path: string): ReadResult => {
    const kept = this.#kept.get(path);
    if (kept !== undefined) return kept;
    this.filesRead++;
    return this.#keep(path, this.#disk.read(path));
  };

  readonly head = (path: string): HeadResult => {
    const kept = this.#kept.get(path);
    if (kept !== undefined) return headOf(kept);
    this.headsRead++;
    const head = this.#disk.head(path);
    if (head.ok && head.isWhole) this.#keep(path, { ok: true, text: head.text, encoding: head.encoding });
    return head;
  };

  readonly list: FileSystem['list'] = (folder) => this.#disk.list(folder);
  readonly kind: FileSystem['kind'] = (path) => this.#disk.kind(path);
  readonly realPath: FileSystem['realPath'] = (path) => this.#disk.realPath(path);

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
