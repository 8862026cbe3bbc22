/**
 * What a search for dialplans has seen of the disk and of the editor's texts: of each file no more than the search depends on. Who comes
 * across a file later can tell from it whether a search that begins now would see something else.
 */

import type { ConfigFile } from '../../syntax/config-file.ts';
import { includeNames, includedNames } from './dialplan-files.ts';
import { includedFiles, type EntryKind, type FileSystem, type ListResult } from '../disk/file-system.ts';

/** A question to the beginning of a text. */
type Test = (text: string) => boolean;

export class Seen {
  /** The files as the search sees them: what it was answered once it is answered again, so that it has one answer to be compared with. */
  readonly fs: FileSystem;
  readonly #files: FileSystem;
  readonly #saved: FileSystem;
  readonly #kinds = new Map<string, EntryKind | undefined>();
  readonly #lists = new Map<string, ListResult>();
  /** What is in each folder by name, for those of which somebody asked afterwards. */
  readonly #entries = new Map<string, ReadonlyMap<string, EntryKind>>();
  readonly #answers = new Map<string, Map<Test, boolean>>();
  /** The names in the include directives of each file. */
  readonly #includeNames = new Map<string, readonly string[]>();
  /** The files that they lead to, by the file that holds them and by the configuration folder. */
  readonly #included = new Map<string, Map<string, readonly string[]>>();
  /** The texts of files in other languages; undefined where one cannot be read. */
  readonly #texts = new Map<string, string | undefined>();
  #hasWildcards = false;

  /** `saved` has the texts by which it is judged what a file is, where they are not those that are read otherwise. */
  constructor(files: FileSystem, saved: FileSystem = files) {
    this.#files = files;
    this.#saved = saved;
    this.fs = {
      paths: files.paths,
      read: (path) => files.read(path),
      head: (path) => files.head(path),
      realPath: (path) => files.realPath(path),
      kind: (path) => remembered(this.#kinds, path, () => files.kind(path)),
      list: (folder) => remembered(this.#lists, folder, () => files.list(folder)),
    };
  }

  /** Whether what is saved of a file begins with a text of which the test holds. */
  judge(path: string, test: Test): boolean {
    const answers = remembered(this.#answers, path, () => new Map<Test, boolean>());
    return remembered(answers, test, () => this.#judgeNow(path, test));
  }

  /** The files that the directives of a file include, for a dialplan with this configuration folder. */
  included(path: string, folder: string): readonly string[] {
    const names = remembered(this.#includeNames, path, () => this.#includeNamesNow(path));
    if (names.some((name) => /[*?[{]/.test(name))) this.#hasWildcards = true;
    const byFolder = remembered(this.#included, path, () => new Map<string, readonly string[]>());
    return remembered(byFolder, folder, () => this.#filesOf(this.fs, names, path, folder));
  }

  /** The text of a file in another language; undefined when it cannot be read. */
  text(path: string): string | undefined {
    return remembered(this.#texts, path, () => this.#textNow(path));
  }

  /** Whether there is something else at a path now than what was seen there. */
  isOther(path: string): boolean {
    const kind = this.#files.kind(path);
    const isFile = kind === 'file';
    if (this.#lists.get(path)?.ok === true && kind !== 'folder') return true;
    if (this.#kinds.has(path) && (this.#kinds.get(path) === 'file') !== isFile) return true;
    const wasFile = this.#matters(this.#files.paths.basename(path)) ? this.#wasListed(path) : undefined;
    if (wasFile !== undefined && wasFile !== isFile) return true;
    for (const [test, answer] of this.#answers.get(path) ?? []) if (this.#judgeNow(path, test) !== answer) return true;
    if (this.#texts.has(path) && this.#textNow(path) !== this.#texts.get(path)) return true;
    return this.#included.has(path) && this.#includesOthers(path, this.#includeNamesNow(path));
  }

  /** The same for what a file that was read includes. Where the names are those that were seen the disk is not asked what they lead to. */
  isOtherIn(file: ConfigFile): boolean {
    const seen = this.#includeNames.get(file.path);
    if (seen === undefined) return false;
    const names = includedNames(file);
    const isSame = names.length === seen.length && names.every((name, i) => name === seen[i]);
    return !isSame && this.#includesOthers(file.path, names);
  }

  #includesOthers(path: string, names: readonly string[]): boolean {
    for (const [folder, seen] of this.#included.get(path) ?? []) {
      const now = new Set(this.#filesOf(this.#files, names, path, folder));
      if (now.size !== seen.length || seen.some((each) => !now.has(each))) return true;
    }
    return false;
  }

  /** Whether a file was in the folders that were looked into; undefined where it lies in one that was passed over. */
  #wasListed(path: string): boolean | undefined {
    const { paths } = this.#files;
    for (let each = path; ;) {
      const folder = paths.dirname(each);
      const kind = this.#entriesOf(folder)?.get(paths.basename(each));
      if (kind !== undefined) return each === path ? kind === 'file' : kind === 'folder' ? undefined : false;
      if (this.#lists.has(folder)) return false;
      if (folder === each) return undefined;
      each = folder;
    }
  }

  #entriesOf(folder: string): ReadonlyMap<string, EntryKind> | undefined {
    const listed = this.#lists.get(folder);
    if (listed === undefined) return undefined;
    const entries = listed.ok ? listed.entries : [];
    return remembered(this.#entries, folder, () => new Map(entries.map(({ name, kind }) => [name, kind])));
  }

  /** Whether a search looks at a file of this name that it finds in a folder. */
  #matters(name: string): boolean {
    return this.#hasWildcards || /\.(?:conf|dialplan|ael|lua|txt)\b/i.test(name);
  }

  #filesOf(fs: FileSystem, names: readonly string[], path: string, folder: string): readonly string[] {
    return [...new Set(names.flatMap((name) => includedFiles(fs, folder, name, path)))];
  }

  #judgeNow(path: string, test: Test): boolean {
    const head = this.#saved.head(path);
    return head.ok && test(head.text);
  }

  #includeNamesNow(path: string): readonly string[] {
    return includeNames(this.#textNow(path) ?? '');
  }

  #textNow(path: string): string | undefined {
    const read = this.#files.read(path);
    return read.ok ? read.text : undefined;
  }
}

function remembered<Key, Value>(map: Map<Key, Value>, key: Key, compute: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined || map.has(key)) return known as Value;
  const value = compute();
  map.set(key, value);
  return value;
}
