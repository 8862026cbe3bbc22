/**
 * Which dialplans there are, and those that are in use because a file of theirs is open: these are loaded and kept right, no others. Which they
 * are follows from what is open and from what is on the disk, not from what was open before.
 */

import type { Steps } from '../../base/steps.ts';
import type { Context } from '../../model/contexts/context.ts';
import { modelling } from '../../model/modelling.ts';
import type { ConfigFile, LineChange } from '../../syntax/config-file.ts';
import { Checking } from '../problems/checking.ts';
import { hasDialplanName } from '../search/dialplan-files.ts';
import { discovering, type DialplanDescription, type Discovery } from '../search/discovery.ts';
import type { Files, OpenFile } from '../files.ts';
import { belongs, filesOf, holds, isAbove, mayInclude, sameFiles, touchesDirective, type InUse } from './in-use.ts';
import { readingSources, sourcesOf } from './load.ts';
import { DialplansNotInUse } from './not-in-use.ts';
import type { Published } from '../problems/published.ts';
import { Seen } from '../search/seen.ts';

/** So many searches follow each other while files come and go; then what was found is used first. */
const MOST_SEARCHES = 3;

/** No search: what is known has to be taken in again. */
const NONE = -1;

export class Dialplans {
  /** Told of a file that was read as another one than the search saw. */
  onDoubt: (path: string) => void = () => undefined;
  readonly #files: Files;
  readonly #published: Published;
  #folders: readonly string[] = [];
  #roots: readonly string[] = [];
  /** By what tells one from the other. */
  readonly #inUse = new Map<string, InUse>();
  /** Undefined before anybody has searched. */
  #descriptions: readonly DialplanDescription[] | undefined;
  #isSearchWanted = true;
  #searching: Steps<Discovery> | undefined;
  /** What the search that is going on has seen so far, or else what the last one saw. */
  #seen: Seen | undefined;
  /** Counts the searches that came to their end, all of them and those since everything was at rest. */
  #search = 0;
  #searchesInARow = 0;
  #isArrangingWanted = false;
  #arranging: Steps<void> | undefined;
  /** The contexts of dialplans that are being loaded, as far as they have been made. */
  readonly #made = new Map<string, Map<string, Context>>();
  readonly #notInUse: DialplansNotInUse;
  /** The dialplans of files that none of those found by the search has. */
  readonly #alone = new Map<string, Alone>();
  #nextId = 0;
  /** How many contexts were looked at and built in dialplans that are not in use any more. */
  #before = { contextsChecked: 0, contextsBuilt: 0 };

  constructor(files: Files, published: Published) {
    this.#files = files;
    this.#published = published;
    this.#notInUse = new DialplansNotInUse(files);
  }

  get inUse(): readonly InUse[] {
    return [...this.#inUse.values()];
  }

  /** Those that a file belongs to; the one it is the root of first. */
  of(path: string): readonly InUse[] {
    return this.inUse
      .filter((each) => belongs(each, path))
      .sort((a, b) => Number(b.description.root === path) - Number(a.description.root === path));
  }

  /** Whether more is to be found out of which dialplans there are, or read of those in use. */
  get isBusy(): boolean {
    return this.isSearching || this.#isArrangingWanted;
  }

  /** Whether `of` has an answer that will not become another one by itself. */
  isKnown(path: string): boolean {
    return !this.isBusy || this.inUse.some((each) => belongs(each, path));
  }

  get counts(): { readonly contextsChecked: number; readonly contextsBuilt: number } {
    let { contextsChecked, contextsBuilt } = this.#before;
    for (const { checking, dialplan } of this.#inUse.values()) {
      contextsChecked += checking.contextsChecked;
      contextsBuilt += dialplan.contextsBuilt;
    }
    return { contextsChecked, contextsBuilt };
  }

  /** Where to search: in the workspace folders, for roots of these names where there are any. */
  searchIn(folders: readonly string[], roots: readonly string[]): void {
    if (folders.join('\n') === this.#folders.join('\n') && roots.join('\n') === this.#roots.join('\n')) return;
    this.#folders = folders;
    this.#roots = roots;
    // What is found with other folders or roots is of no use.
    this.#searching = undefined;
    this.search();
  }

  /** Dialplans are to be searched for anew: a file came, went, or is another one now. */
  search(): void {
    this.#isSearchWanted = true;
  }

  /** A file was opened or closed, so that other dialplans may be in use, and its text is another one. */
  openedOrClosed(path: string): void {
    this.#notInUse.forget(path);
    this.#arrange();
  }

  #arrange(): void {
    this.#isArrangingWanted = true;
    this.#arranging = undefined;
  }

  /** A file is not what the dialplans that have it were loaded with; those that stay in use take in what is there now. */
  outdate(path: string): void {
    for (const each of this.#inUse.values()) if (belongs(each, path)) each.search = NONE;
  }

  /** A file is other than it was when loading began; what has been read and made of others is kept. */
  beginAgain(): void {
    this.#arranging = undefined;
  }

  /** Takes an edit in. */
  take(file: ConfigFile, change: LineChange): void {
    for (const made of this.#made.values())
      for (const [name, context] of made)
        if (context.categories.some(({ fragments }) => fragments.some((fragment) => fragment.file === file))) made.delete(name);
    this.beginAgain();
    const isDirective = touchesDirective(change);
    if (isDirective && this.#notInUse.forget(file.path)) this.#arrange();
    if (isDirective && this.#allSeen.some((seen) => seen.isOtherIn(file))) this.search();
    for (const each of this.#inUse.values()) {
      if (!holds(each, file)) continue;
      const { layout } = each.dialplan;
      each.checking.take(file, change);
      // The search does not look into the files beside a dialplan, but other files may belong to it now.
      if (isDirective && (file.dialect === 'config' || !sameFiles(layout.files, each.dialplan.layout.files))) this.search();
    }
  }

  /** Whether some dialplan that does not have a file may mean it: as a file that it includes, or as the root that the settings name. */
  misses(path: string): boolean {
    const name = this.#files.fs.paths.basename(path);
    const others = this.inUse.filter((each) => !belongs(each, path));
    if (others.some((each) => mayInclude(each, name))) return true;
    if (this.#notInUse.miss(path)) return true;
    return others.length === this.#inUse.size && this.#roots.some((root) => root.endsWith(name));
  }

  /** Whether a search that begins now may see something else at a path than the last one, or than the one that is going on did. */
  isOtherToSearch(path: string): boolean {
    const isFile = this.#files.disk.kind(path) === 'file';
    const alone = this.#alone.get(path);
    if (alone !== undefined && alone.isFile !== isFile) return true;
    if (!isFile && this.inUse.some((each) => belongs(each, path))) return true;
    if (this.#notInUse.have(path)) return true;
    if (isFile && hasDialplanName(this.#files.fs.paths.basename(path)) && !this.inUse.some((each) => belongs(each, path)))
      return true;
    return this.#allSeen.some((seen) => seen.isOther(path));
  }

  /** What was seen by the search that is going on or the last one, and by those for files that have a dialplan to themselves. */
  get #allSeen(): Seen[] {
    return [...(this.#seen === undefined ? [] : [this.#seen]), ...[...this.#alone.values()].map(({ seen }) => seen)];
  }

  /** One step of searching; false when there is nothing to search for, or something that can wait. */
  searchSome(): boolean {
    if (!this.isSearching || (this.#searching === undefined && this.#searchesInARow >= MOST_SEARCHES)) return false;
    this.#searchOn();
    return true;
  }

  /** What can wait until everything else is done; false when there is nothing. */
  searchAtLast(): boolean {
    this.#searchesInARow = 0;
    return this.searchSome();
  }

  /** One step of loading; false when everything is loaded. */
  loadSome(): boolean {
    if (!this.#isArrangingWanted) return false;
    this.#arrangeOn();
    return true;
  }

  /** Whether it is to be found out which dialplans there are. Without an open file none is in use, and nobody has to know. */
  get isSearching(): boolean {
    return (this.#isSearchWanted || this.#searching !== undefined) && this.#files.open.size > 0;
  }

  #searchOn(): void {
    if (this.#searching === undefined) {
      this.#isSearchWanted = false;
      const { fs, disk } = this.#files;
      this.#seen = new Seen(fs, disk);
      this.#searching = discovering(fs, this.#folders, { roots: this.#roots, seen: this.#seen });
    }
    try {
      const step = this.#searching.next();
      if (step.done === true) this.#found(step.value.dialplans);
    } catch (error) {
      this.#seen = undefined;
      this.#found(this.#descriptions ?? []);
      throw error;
    }
  }

  #arrangeOn(): void {
    this.#arranging ??= this.#arrangingAll();
    let isDone = true;
    try {
      isDone = this.#arranging.next().done === true;
    } finally {
      if (isDone) {
        this.#isArrangingWanted = false;
        this.#arranging = undefined;
      }
    }
  }

  #found(descriptions: readonly DialplanDescription[]): void {
    this.#searching = undefined;
    this.#search++;
    this.#searchesInARow++;
    this.#descriptions = descriptions;
    this.#notInUse.clear();
    this.#alone.clear();
    this.#arrange();
  }

  /** Sees to it that the dialplans of the open files are loaded and right, and lets go of all others. */
  *#arrangingAll(): Steps<void> {
    const needed = new Set<InUse>();
    const homeless: OpenFile[] = [];
    const open = [...this.#files.open.values()];
    for (const { path } of open) this.#showLines(path);
    // Who opens several files looks at the last one.
    for (const each of open.toReversed()) {
      const homes = yield* this.#homesOf(each.path);
      for (const description of homes) needed.add(yield* this.#loading(description));
      if (homes.length === 0) homeless.unshift(each);
    }
    for (const { path, dialect } of homeless) {
      if (dialect !== 'dialplan' || [...needed].some((each) => belongs(each, path))) continue;
      for (const description of yield* this.#aloneWith(path)) needed.add(yield* this.#loading(description));
    }
    this.#letGo(needed);
  }

  /** Has the lines of a file looked at before its dialplan is loaded, where it is certain to belong to one. */
  #showLines(path: string): void {
    if (this.#descriptions?.some(({ root, loose }) => root === path || loose.includes(path)) !== true) return;
    for (const file of this.#files.at(path)) if (file.dialect === 'dialplan') this.#published.add(file);
  }

  /** Lets go of everything that belongs to no dialplan in use any more. */
  #letGo(needed: ReadonlySet<InUse>): void {
    const gone: InUse[] = [];
    for (const [name, each] of this.#inUse) {
      if (needed.has(each)) continue;
      this.#inUse.delete(name);
      this.#before.contextsChecked += each.checking.contextsChecked;
      this.#before.contextsBuilt += each.dialplan.contextsBuilt;
      gone.push(each);
    }
    this.#made.clear();
    const used = new Set(this.inUse.flatMap(filesOf));
    for (const file of used) if (!this.#published.has(file)) this.#published.add(file);
    for (const file of this.#published.files)
      if (!used.has(file)) {
        this.#published.remove(file);
        this.#files.drop(file);
      }
    for (const file of [...this.#files.all()]) if (!used.has(file)) this.#files.drop(file);
    for (const { checking } of gone) checking.forget();
    this.#files.allRead();
  }

  /** The dialplans that list an open file, or else the first that includes it; none where the file has to be looked at for itself. */
  *#homesOf(path: string): Steps<readonly DialplanDescription[]> {
    const descriptions = this.#descriptions ?? [];
    const listed = descriptions.filter(
      ({ root, loose, neighbors }) => root === path || loose.includes(path) || neighbors.includes(path),
    );
    if (listed.length > 0) return listed;
    for (const description of descriptions)
      if (isAbove(this.#files.fs, description.folder, path) && (yield* this.#wouldHold(description, path))) return [description];
    return [];
  }

  /** Whether the dialplan of a description has a file. */
  *#wouldHold(description: DialplanDescription, path: string): Steps<boolean> {
    const name = keyOf(description);
    if (this.#inUse.has(name)) return belongs(yield* this.#loading(description), path);
    return yield* this.#notInUse.wouldHold(name, description, path);
  }

  /** The dialplan of a file that none of the known ones has: what lies beside it may belong to it, unless another dialplan is there. */
  *#aloneWith(path: string): Steps<readonly DialplanDescription[]> {
    const known = this.#alone.get(path);
    if (known !== undefined) return known.descriptions;
    const { fs, disk } = this.#files;
    const folder = fs.paths.dirname(path);
    const isFile = disk.kind(path) === 'file';
    const isTaken = this.#descriptions?.some((each) => each.folder === folder) === true;
    const seen = new Seen(fs, disk);
    const found = isFile && !isTaken ? (yield* discovering(fs, [path], { seen })).dialplans : [];
    const descriptions = found.length > 0 ? found : [{ root: path, folder, loose: [], neighbors: [], hasOtherSources: isFile }];
    this.#alone.set(path, { descriptions, isFile, seen });
    return descriptions;
  }

  /** The dialplan of a description, loaded if it is not in use, and right if it was found by an earlier search. */
  *#loading(description: DialplanDescription): Steps<InUse> {
    const name = keyOf(description);
    const { fs, pool, fileAt, reading } = this.#files;
    const known = this.#inUse.get(name);
    if (known?.search === this.#search) return known;
    for (const file of yield* readingSources(fs, description, reading))
      if (this.#allSeen.some((seen) => seen.isOtherIn(file))) this.onDoubt(file.path);
    yield;
    if (known !== undefined) {
      known.description = description;
      known.search = this.#search;
      known.checking.mark(known.dialplan.replaceSources(sourcesOf(fs, pool, description, fileAt)));
      known.checking.markFiles();
      return known;
    }
    const made = this.#made.get(name) ?? new Map<string, Context>();
    this.#made.set(name, made);
    const dialplan = yield* modelling(sourcesOf(fs, pool, description, fileAt), made);
    this.#made.delete(name);
    const checking = new Checking(dialplan, this.#published, this.#nextId++);
    const loaded: InUse = { description, dialplan, checking, search: this.#search };
    this.#inUse.set(name, loaded);
    for (const file of filesOf(loaded)) this.#published.add(file);
    checking.markAll((path) => this.#files.open.has(path));
    return loaded;
  }
}

function keyOf({ root, folder }: DialplanDescription): string {
  return root ?? `${folder}\n`;
}

/** The dialplans of an open file that none of the known ones has. */
interface Alone {
  readonly descriptions: readonly DialplanDescription[];
  /** Whether it was on the disk. */
  readonly isFile: boolean;
  /** What the search beside it saw. */
  readonly seen: Seen;
}
