/**
 * The files of the workspace, each once: as the editor has them where they are open, otherwise as they are on the disk. Whether a file
 * belongs to a dialplan is none of their business.
 */

import { atOnce, type Steps } from '../base/steps.ts';
import { ConfigFile, StatementPool, type LineChange, type TextChange } from '../syntax/config-file.ts';
import type { Dialect } from '../syntax/statement.ts';
import { headOf, type FileSystem, type ReadResult } from './disk/file-system.ts';
import { ReadOnce } from './disk/read-once.ts';

export interface OpenFile {
  readonly path: string;
  version: number;
  /** How it is read where no dialplan says otherwise. */
  readonly dialect: Dialect;
}

/** A piece of a file that is replaced, or the text that it has from now on. */
export type Edit = TextChange | { readonly text: string };

/** What happened to the lines of a file. */
export type Edited = readonly [ConfigFile, LineChange];

/** What an editor shows in the place of a byte that is no UTF-8. */
const LOST = '\ufffd';

/**
 * The text of an editor that takes a file in Latin-1 for UTF-8, with the characters that it has lost: they are in names, which other files
 * spell as they are on the disk. Every other character stays in its place, so that what is typed goes on from there.
 */
function restored(shown: string, saved: ReadResult): string {
  if (!saved.ok || saved.encoding !== 'latin1' || saved.text.length !== shown.length) return shown;
  for (let i = 0; i < shown.length; i++) if (shown[i] !== saved.text[i] && shown[i] !== LOST) return shown;
  return saved.text;
}

/** A file that was opened and has not been read to its end. */
interface Opening {
  readonly steps: Steps<ConfigFile>;
  /** What was typed meanwhile. */
  readonly edits: Edit[];
}

export class Files {
  readonly pool = new StatementPool();
  readonly disk: ReadOnce;
  /** The disk with the editor's texts in the place of the files that are open. */
  readonly fs: FileSystem;
  readonly #files = new Map<string, ConfigFile>();
  readonly #open = new Map<string, OpenFile>();
  readonly #opening = new Map<string, Opening>();
  /** Where the files of the disk are of which the path leads over a link. */
  readonly #realPaths = new Map<string, string>();
  /** Files of the disk of which some lines have been read, by key. */
  readonly #begun = new Map<string, Steps<ConfigFile>>();

  constructor(disk: FileSystem) {
    this.disk = new ReadOnce(disk);
    this.fs = {
      paths: disk.paths,
      list: (folder) => disk.list(folder),
      kind: (path) => disk.kind(path),
      realPath: (path) => disk.realPath(path),
      read: (path) => this.#read(path),
      head: (path) => (this.#open.has(path) ? headOf(this.#read(path)) : this.disk.head(path)),
    };
  }

  get open(): ReadonlyMap<string, OpenFile> {
    return this.#open;
  }

  /** A file once for each way to read it: one that a dialplan and a queues.conf both include is there twice. */
  at(path: string): ConfigFile[] {
    return [this.#files.get(key(path, 'dialplan')), this.#files.get(key(path, 'config'))].filter((file) => file !== undefined);
  }

  all(): Iterable<ConfigFile> {
    return this.#files.values();
  }

  /** The file of a path, read now if it has not been; undefined when it cannot be read. */
  readonly fileAt = (path: string, dialect: Dialect): ConfigFile | undefined => atOnce(this.reading(path, dialect));

  /** The same in steps. Who gives up in the middle goes on there when asking again. */
  readonly reading = function* (this: Files, path: string, dialect: Dialect): Steps<ConfigFile | undefined> {
    const name = key(path, dialect);
    const known = this.#files.get(name);
    if (known !== undefined) return known;
    let steps = this.#begun.get(name);
    if (steps === undefined) {
      const read = this.fs.read(path);
      if (!read.ok) return undefined;
      steps = ConfigFile.reading(path, dialect, read.text, this.pool);
      // What is being edited is begun anew.
      if (!this.#open.has(path)) this.#begun.set(name, steps);
      this.#followLinks(path);
    }
    for (;;) {
      // Somebody may have needed it at once meanwhile.
      const there = this.#files.get(name);
      if (there !== undefined) return there;
      const step = steps.next();
      if (step.done === true) {
        this.#begun.delete(name);
        this.#files.set(name, step.value);
        return step.value;
      }
      yield;
    }
  }.bind(this);

  /** Takes over a file from the editor; one that is known has the editor's text at once, any other is read in steps. */
  openFile(path: string, shown: string, version: number, dialect: Dialect): Edited[] {
    const text = shown.includes(LOST) ? restored(shown, this.disk.read(path)) : shown;
    this.#open.set(path, { path, version, dialect });
    this.#forgetBegun(path);
    const known = this.at(path);
    if (known.length === 0) this.#opening.set(path, { steps: ConfigFile.reading(path, dialect, text, this.pool), edits: [] });
    return known.map((file) => [file, file.replaceAll(text)]);
  }

  edit(path: string, edits: readonly Edit[], version: number): Edited[] {
    const open = this.#open.get(path);
    if (open === undefined) return [];
    open.version = version;
    this.#opening.get(path)?.edits.push(...edits);
    return this.at(path).flatMap((file) => edits.map((each): Edited => [file, edited(file, each)]));
  }

  /** The editor gives a file up; what is on the disk counts again as soon as it is read. */
  close(path: string): void {
    this.#open.delete(path);
    this.#opening.delete(path);
  }

  /** Reads some lines of a file that was opened; false when there is none that has not been read. */
  readSome(): boolean {
    const [next] = this.#opening;
    if (next === undefined) return false;
    const [path, opening] = next;
    try {
      const step = opening.steps.next();
      if (step.done === true) this.#opened(path, opening, step.value);
    } catch (error) {
      this.#opening.delete(path);
      throw error;
    }
    return true;
  }

  isBeingRead(path: string): boolean {
    return this.#opening.has(path);
  }

  get isReading(): boolean {
    return this.#opening.size > 0;
  }

  /** Takes in what a known file that is not open holds on the disk; undefined when it cannot be read any more. */
  readAgain(path: string): readonly Edited[] | undefined {
    if (this.#open.has(path)) return [];
    const read = this.disk.read(path);
    const known = this.at(path);
    if (read.ok) return known.map((file) => [file, file.replaceAll(read.text)]);
    for (const file of known) this.#files.delete(key(path, file.dialect));
    return undefined;
  }

  /** The files that links lead to, where they are at a path or below it. */
  linkedTo(path: string): string[] {
    const start = path + this.fs.paths.separator;
    return [...this.#realPaths].filter(([, real]) => real === path || real.startsWith(start)).map(([link]) => link);
  }

  /** Something is other at a path of the disk, which is asked again; returns whether a file there was being read. */
  diskChanged(path: string): boolean {
    this.disk.forget();
    const start = path + this.fs.paths.separator;
    const changed = [...this.#begun.keys()].filter((name) => {
      const begun = name.slice(name.indexOf(' ') + 1);
      return begun === path || begun.startsWith(start);
    });
    for (const name of changed) this.#begun.delete(name);
    for (const link of [...this.#realPaths.keys()]) if (link === path || link.startsWith(start)) this.#followLinks(link);
    return changed.length > 0;
  }

  /** Everything that is needed has been read: what was begun besides is of no use, and what comes is read anew. */
  allRead(): void {
    this.#begun.clear();
    for (const link of [...this.#realPaths.keys()]) if (this.at(link).length === 0) this.#realPaths.delete(link);
    this.disk.forget();
  }

  /** Lets go of a file that nobody uses. */
  drop(file: ConfigFile): void {
    const name = key(file.path, file.dialect);
    // One that went and came again is another one.
    if (!this.#open.has(file.path) && this.#files.get(name) === file) this.#files.delete(name);
  }

  #followLinks(path: string): void {
    const real = this.disk.realPath(path);
    if (real === path) this.#realPaths.delete(path);
    else this.#realPaths.set(path, real);
  }

  #read(path: string): ReadResult {
    const opening = this.#opening.get(path);
    if (opening !== undefined) this.#opened(path, opening, atOnce(opening.steps));
    const [file] = this.#open.has(path) ? this.at(path) : [];
    return file === undefined ? this.disk.read(path) : { ok: true, text: file.text, encoding: 'utf8' };
  }

  #opened(path: string, { edits }: Opening, file: ConfigFile): void {
    this.#opening.delete(path);
    for (const each of edits) edited(file, each);
    this.#files.set(key(path, file.dialect), file);
  }

  #forgetBegun(path: string): void {
    this.#begun.delete(key(path, 'dialplan'));
    this.#begun.delete(key(path, 'config'));
  }
}

function edited(file: ConfigFile, edit: Edit): LineChange {
  return 'startLine' in edit ? file.edit(edit) : file.replaceAll(edit.text);
}

function key(path: string, dialect: Dialect): string {
  return `${dialect} ${path}`;
}
