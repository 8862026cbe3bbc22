/** What has come to files of the disk since they were read, taken in one after the other. */

import type { Dialplans } from './dialplans.ts';
import type { Edited, Files } from '../files.ts';

/**
 * The editor gave a file up, or a path may be other on the disk, as may all below it; or two who have read a file do not agree on it, of whom
 * one must have read it before it changed.
 */
type Change = 'closed' | 'changed' | 'doubtful';

export class DiskChanges {
  readonly #files: Files;
  readonly #dialplans: Dialplans;
  readonly #waiting = new Map<string, Change>();

  constructor(files: Files, dialplans: Dialplans) {
    this.#files = files;
    this.#dialplans = dialplans;
    dialplans.onDoubt = (path) => {
      files.disk.forget();
      if (!this.#waiting.has(path)) this.#waiting.set(path, 'doubtful');
    };
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** The editor gave a file up, so that what is on the disk counts. */
  closed(path: string): void {
    if (!this.#waiting.has(path)) this.#waiting.set(path, 'closed');
  }

  /** Something was changed, made or deleted; a folder stands for all that is in it. */
  changed(path: string): void {
    for (const each of [path, ...this.#files.linkedTo(path)]) {
      if (this.#files.diskChanged(each)) this.#dialplans.beginAgain();
      this.#waiting.set(each, 'changed');
    }
  }

  /** Reads one path again and has the dialplans searched for where that may matter; undefined when nothing waits. */
  takeNext(): readonly Edited[] | undefined {
    const [next] = this.#waiting;
    if (next === undefined) return undefined;
    const [path, change] = next;
    this.#waiting.delete(path);
    const isKnown = this.#files.at(path).length > 0;
    if (!isKnown) this.#waitBelow(path);
    const edited = isKnown ? this.#files.readAgain(path) : [];
    const isOtherToSearch = edited === undefined || this.#dialplans.isOtherToSearch(path);
    const isOther = isOtherToSearch || (isKnown ? this.#dialplans.misses(path) : this.#isOther(path));
    // A search that is going on may have looked at a moment between two changes that undo each other.
    const isSearchWanted = change === 'changed' ? isOther || this.#dialplans.isBusy : isOtherToSearch;
    if (isSearchWanted) this.#dialplans.search();
    if (isOther && change === 'closed') this.#dialplans.outdate(path);
    return edited ?? [];
  }

  /** A folder stands for all that was in it, though it may be a file now. */
  #waitBelow(path: string): void {
    const start = path + this.#files.fs.paths.separator;
    for (const file of this.#files.all()) if (file.path.startsWith(start)) this.#waiting.set(file.path, 'changed');
  }

  /** Whether a path of which there is no file may belong to a dialplan, or may have. */
  #isOther(path: string): boolean {
    const { fs } = this.#files;
    if (fs.kind(path) !== 'file') return true;
    const name = fs.paths.basename(path);
    return /\.(?:conf|dialplan|ael|lua|txt)\b/.test(name) || this.#dialplans.misses(path);
  }
}
