/**
 * Where the scripts and sounds of an Asterisk are, and the files that a dialplan could include. A workspace holds them in the folders that they have on the machine, below some folder of
 * its own, or in folders `agi-bin` and `sounds` beside the configuration; on the machine itself they are in place.
 */

import type { FileKind } from '../catalogue/arguments/file-arguments.ts';
import { byCode, type Entry, type FileSystem } from './disk/file-system.ts';
import type { Scheduler } from './scheduler.ts';

const homes = ['/var/lib/asterisk', '/usr/share/asterisk'];
const folderOf: Readonly<Record<FileKind, string>> = { script: 'agi-bin', sound: 'sounds' };

/** So many folders above the dialplan are looked into, those outside the workspace not among them. */
const MOST_ABOVE = 4;

/** What was found is believed for so many milliseconds: an editor asks after each keystroke. */
const LIFETIME = 5_000;

/** More are not listed, nor are folders deeper than this. */
const MOST_NAMES = 2000;
const DEEPEST = 4;

const soundEnding =
  /^\.(?:gsm|wav|wav49|ulaw|ul|pcm|mu|alaw|al|alw|g722|g723|g726-\d\d|g729|sln(?:\d+)?|siren(?:7|14)|mp3|ogg|opus|vox|ilbc)$/i;

export class NamedFiles {
  readonly #fs: FileSystem;
  readonly #clock: Pick<Scheduler, 'now'>;
  readonly #listed = new Map<string, readonly Entry[]>();
  readonly #found = new Map<string, string | undefined>();
  readonly #names = new Map<string, readonly string[]>();
  /** When what is known was begun to be gathered. */
  #since = -Infinity;

  constructor(fs: FileSystem, clock: Pick<Scheduler, 'now'>) {
    this.#fs = fs;
    this.#clock = clock;
  }

  /** The path of the file that a dialplan in `folder` means; undefined when there is none. `tops` are the folders of the workspace. */
  find(folder: string, tops: readonly string[], kind: FileKind, name: string): string | undefined {
    this.#forgetOld();
    const key = `${kind}\n${folder}\n${name}`;
    if (!this.#found.has(key)) this.#found.set(key, this.#search(folder, tops, kind, name));
    return this.#found.get(key);
  }

  /** The names by which a dialplan in `folder` can mean the scripts or sounds that there are, in order. */
  names(folder: string, tops: readonly string[], kind: FileKind): readonly string[] {
    this.#forgetOld();
    const key = `${kind}\n${folder}`;
    let names = this.#names.get(key);
    if (names === undefined) {
      const found = new Set<string>();
      for (const base of this.#bases(folder, tops))
        for (const each of this.#folders(base, kind)) this.#gather(each, '', kind, found);
      names = [...found].sort(byCode);
      this.#names.set(key, names);
    }
    return names;
  }

  /** The configuration files below a folder, by their paths from there. */
  configuration(folder: string): readonly string[] {
    this.#forgetOld();
    const key = `configuration\n${folder}`;
    let names = this.#names.get(key);
    if (names === undefined) {
      names = this.#below(folder, '').sort(byCode).slice(0, MOST_NAMES);
      this.#names.set(key, names);
    }
    return names;
  }

  #below(folder: string, prefix: string): string[] {
    return this.#entries(folder).flatMap(({ name, kind, isLink }) => {
      if (name.startsWith('.')) return [];
      if (kind === 'folder' && !isLink && prefix.split('/').length < DEEPEST)
        return this.#below(this.#fs.paths.join(folder, name), `${prefix}${name}/`);
      return kind === 'file' && /\.(?:conf|dialplan)$/.test(name) ? [prefix + name] : [];
    });
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    if (now - this.#since < LIFETIME) return;
    this.#since = now;
    this.#listed.clear();
    this.#found.clear();
    this.#names.clear();
  }

  #search(folder: string, tops: readonly string[], kind: FileKind, name: string): string | undefined {
    const { paths } = this.#fs;
    const above = this.#above(folder, tops);
    if (!paths.isAbsolute(name)) return this.#first(this.#bases(folder, tops), kind, name);
    const home = homes.find((each) => name.startsWith(`${each}/${folderOf[kind]}/`));
    const rest = home === undefined ? undefined : name.slice(home.length + folderOf[kind].length + 2);
    return (
      this.#fileAt(name, kind) ??
      above.map((each) => this.#fileAt(paths.join(each, name), kind)).find((path) => path !== undefined) ??
      (rest === undefined ? undefined : this.#first(above, kind, rest))
    );
  }

  /** The folders that may have an `agi-bin` and `sounds`, nearest first. */
  #bases(folder: string, tops: readonly string[]): string[] {
    const { paths } = this.#fs;
    return [...this.#above(folder, tops).flatMap((each) => [each, ...homes.map((home) => paths.join(each, home))]), ...homes];
  }

  /** The folders of a base from which names count: its own for the kind and, of sounds, one for each language. */
  #folders(base: string, kind: FileKind): string[] {
    const { paths } = this.#fs;
    const folder = paths.join(base, folderOf[kind]);
    const inside = this.#entries(folder);
    if (inside.length === 0) return [];
    const languages = inside.filter((entry) => kind === 'sound' && isLanguage(entry));
    return [folder, ...languages.map((entry) => paths.join(folder, entry.name)).sort(byCode)];
  }

  /** Takes in the names below a folder; `prefix` is what stands before them. */
  #gather(folder: string, prefix: string, kind: FileKind, found: Set<string>): void {
    for (const entry of this.#entries(folder)) {
      if (found.size >= MOST_NAMES || entry.name.startsWith('.')) continue;
      if (entry.kind === 'folder' && !entry.isLink && prefix.split('/').length <= DEEPEST) {
        if (prefix !== '' || kind !== 'sound' || !isLanguage(entry))
          this.#gather(this.#fs.paths.join(folder, entry.name), `${prefix}${entry.name}/`, kind, found);
      } else if (entry.kind === 'file') {
        const dot = entry.name.lastIndexOf('.');
        if (kind === 'script') found.add(prefix + entry.name);
        else if (dot > 0 && soundEnding.test(entry.name.slice(dot))) found.add(prefix + entry.name.slice(0, dot));
      }
    }
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
    for (const base of bases)
      for (const folder of this.#folders(base, kind)) {
        const path = this.#fileAt(paths.join(folder, name), kind);
        if (path !== undefined) return path;
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

function isLanguage({ kind, name }: Entry): boolean {
  return kind === 'folder' && /^[a-z]{2}(?:_[A-Z]{2})?$/.test(name);
}
