/**
 * Where the scripts and sounds of an Asterisk are. A workspace holds them in the folders that they have on the machine, below some folder of
 * its own, or in folders `agi-bin` and `sounds` beside the configuration; on the machine itself they are in place.
 */

import type { FileKind } from '../catalogue/file-arguments.ts';
import { byCode, type Entry, type FileSystem } from './file-system.ts';
import type { Scheduler } from './scheduler.ts';

const homes = ['/var/lib/asterisk', '/usr/share/asterisk'];
const folderOf: Readonly<Record<FileKind, string>> = { script: 'agi-bin', sound: 'sounds' };

/** So many folders above the dialplan are looked into, those outside the workspace not among them. */
const MOST_ABOVE = 4;

/** What was found is believed for so many milliseconds: an editor asks after each keystroke. */
const LIFETIME = 5_000;

const soundEnding =
  /^\.(?:gsm|wav|wav49|ulaw|ul|pcm|mu|alaw|al|alw|g722|g723|g726-\d\d|g729|sln(?:\d+)?|siren(?:7|14)|mp3|ogg|opus|vox|ilbc)$/i;

export class NamedFiles {
  readonly #fs: FileSystem;
  readonly #clock: Pick<Scheduler, 'now'>;
  readonly #listed = new Map<string, readonly Entry[]>();
  readonly #found = new Map<string, string | undefined>();
  /** When what is known was begun to be gathered. */
  #since = -Infinity;

  constructor(fs: FileSystem, clock: Pick<Scheduler, 'now'>) {
    this.#fs = fs;
    this.#clock = clock;
  }

  /** The path of the file that a dialplan in `folder` means; undefined when there is none. `tops` are the folders of the workspace. */
  find(folder: string, tops: readonly string[], kind: FileKind, name: string): string | undefined {
    const now = this.#clock.now();
    if (now - this.#since >= LIFETIME) {
      this.#since = now;
      this.#listed.clear();
      this.#found.clear();
    }
    const key = `${kind}\n${folder}\n${name}`;
    if (!this.#found.has(key)) this.#found.set(key, this.#search(folder, tops, kind, name));
    return this.#found.get(key);
  }

  #search(folder: string, tops: readonly string[], kind: FileKind, name: string): string | undefined {
    const { paths } = this.#fs;
    const above = this.#above(folder, tops);
    if (!paths.isAbsolute(name))
      return this.#first(
        [...above.flatMap((each) => [each, ...homes.map((home) => paths.join(each, home))]), ...homes],
        kind,
        name,
      );
    const home = homes.find((each) => name.startsWith(`${each}/${folderOf[kind]}/`));
    const rest = home === undefined ? undefined : name.slice(home.length + folderOf[kind].length + 2);
    return (
      this.#fileAt(name, kind) ??
      above.map((each) => this.#fileAt(paths.join(each, name), kind)).find((path) => path !== undefined) ??
      (rest === undefined ? undefined : this.#first(above, kind, rest))
    );
  }

  /** The folder and those above it in the workspace, nearest first; of a folder outside of it, that above. */
  #above(folder: string, tops: readonly string[]): string[] {
    const { paths } = this.#fs;
    const found = [folder];
    for (let each = folder; found.length <= MOST_ABOVE && !tops.includes(each); each = paths.dirname(each)) {
      const next = paths.dirname(each);
      if (next === each) return [folder, paths.dirname(folder)];
      found.push(next);
    }
    return found;
  }

  #first(bases: readonly string[], kind: FileKind, name: string): string | undefined {
    const { paths } = this.#fs;
    for (const base of bases) {
      const folder = paths.join(base, folderOf[kind]);
      const inside = this.#entries(folder);
      if (inside.length === 0) continue;
      const languages = inside.filter((entry) => entry.kind === 'folder' && /^[a-z]{2}(?:_[A-Z]{2})?$/.test(entry.name));
      const folders = kind === 'sound' ? languages.map((entry) => paths.join(folder, entry.name)).sort(byCode) : [];
      for (const each of [folder, ...folders]) {
        const path = this.#fileAt(paths.join(each, name), kind);
        if (path !== undefined) return path;
      }
    }
    return undefined;
  }

  /** The file of a path or, of a sound, the first with an ending behind it. */
  #fileAt(path: string, kind: FileKind): string | undefined {
    const { paths } = this.#fs;
    const folder = paths.dirname(path);
    const name = paths.basename(path);
    const isIt = (each: Entry): boolean =>
      each.kind === 'file' &&
      (kind === 'script' ? each.name === name : each.name.startsWith(name) && soundEnding.test(each.name.slice(name.length)));
    const [found] = this.#entries(folder)
      .filter(isIt)
      .sort((a, b) => byCode(a.name, b.name));
    return found === undefined ? undefined : paths.join(folder, found.name);
  }

  #entries(folder: string): readonly Entry[] {
    let entries = this.#listed.get(folder);
    if (entries === undefined) {
      const listed = this.#fs.list(folder);
      entries = listed.ok ? listed.entries : [];
      this.#listed.set(folder, entries);
    }
    return entries;
  }
}
