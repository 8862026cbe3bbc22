/**
 * The open editor's view of things: which files belong to which dialplan, what an edit made dirty, and what is to be shown.
 *
 * The only writer of files and dialplans. Problems are published when they differ from what was published before, the edited file first.
 * Invariant: once nothing is dirty, what is published for a file equals what `checkDialplan` finds in it from scratch.
 */

import { bug } from '../base/bug.ts';
import { mayAllow, shownProblems } from '../lint/check-dialplan.ts';
import { activeRules, defaultSettings, type RuleLevel } from '../lint/registry.ts';
import type { Problem, RuleSettings } from '../lint/rule.ts';
import { forgetShared, type RuleSet } from '../lint/run-rules.ts';
import type { Context } from '../model/context.ts';
import { Dialplan, type Update } from '../model/dialplan.ts';
import { ConfigFile, StatementPool, type Line, type LineChange, type TextChange } from '../syntax/config-file.ts';
import type { Dialect } from '../syntax/statement.ts';
import { discover, look, type DialplanDescription } from './discovery.ts';
import type { FileSystem, ReadResult } from './file-system.ts';
import { loadExactly, sourcesOf } from './load.ts';
import { SLICE, type Scheduler } from './scheduler.ts';

export interface WorkspaceSettings extends RuleSettings {
  readonly levels: Readonly<Record<string, RuleLevel>>;
  /** Roots of dialplans relative to the workspace folders; empty to look for them. */
  readonly roots: readonly string[];
  /** Problems beyond this many are not shown for a file. */
  readonly mostProblems: number;
}

export const defaultWorkspaceSettings: WorkspaceSettings = { ...defaultSettings, levels: {}, roots: [], mostProblems: 500 };

/** Told what to show for a file; the list is the whole of it. */
export type Publish = (path: string, problems: readonly Problem[], version: number | undefined) => void;

/** Work done since the workspace began; for tests that count instead of timing. */
export interface WorkCounts {
  readonly linesParsed: number;
  readonly contextsBuilt: number;
  readonly contextsChecked: number;
  readonly filesPublished: number;
}

interface OpenFile {
  readonly path: string;
  version: number;
  /** How it is read where no dialplan says otherwise. */
  readonly dialect: Dialect;
  /** How what is saved looked when it was last looked at; undefined where nothing is. */
  onDisk: string | undefined;
}

/** What is known of the problems of one file. */
interface FileState {
  readonly file: ConfigFile;
  readonly lineProblems: Map<Line, readonly Problem[]>;
  readonly allowing: Set<Line>;
  /** Problems found by looking at more than one line, by what was looked at. */
  readonly others: Map<string, readonly Problem[]>;
  /** What was last shown; undefined before anything was. */
  published: string | undefined;
  count: number;
}

interface Entry {
  /** Tells its problems from those that another dialplan has with the same file. */
  readonly id: number;
  description: DialplanDescription;
  readonly dialplan: Dialplan;
  /** Contexts whose problems are to be found again. */
  readonly dirty: Set<string>;
  readonly dirtyNeighbors: Set<ConfigFile>;
  isLayoutDirty: boolean;
  /** Those of the dirty contexts that are looked at first, since a file that is open waits for them. */
  readonly awaited: Set<string>;
  /** The context of which some rules have found the problems and others have not. */
  started: Context | undefined;
  /** The files that the problems of each context were found in. */
  readonly filesOf: Map<string, readonly ConfigFile[]>;
}

export class Workspace {
  readonly #disk: FileSystem;
  /** The disk with the editor's texts in the place of the files that are open. */
  readonly #fs: FileSystem;
  readonly #scheduler: Scheduler;
  readonly #publish: Publish;
  readonly #pool = new StatementPool();
  readonly #files = new Map<string, ConfigFile>();
  readonly #states = new Map<ConfigFile, FileState>();
  readonly #open = new Map<string, OpenFile>();
  #folders: readonly string[] = [];
  #settings: WorkspaceSettings = defaultWorkspaceSettings;
  #ruleSet: RuleSet = activeRules({}, defaultSettings);
  #descriptions: readonly DialplanDescription[] | undefined;
  readonly #entries = new Map<string, Entry>();
  /** The paths of the files of dialplans that are not looked after, as far as somebody asked. */
  readonly #filesOfOthers = new Map<string, ReadonlySet<string>>();
  /** Files whose lines have not all been looked at one by one, with the number of the first that has not. */
  readonly #unread = new Map<FileState, number>();
  /** Files to publish, those that were edited first. */
  readonly #unpublished = new Set<ConfigFile>();
  #isScheduled = false;
  /** Whether an edit brought a file into a dialplan or put one out. */
  #mustLookAgain = false;
  #nextId = 0;
  #onIdle: (() => void)[] = [];
  #contextsChecked = 0;
  #filesPublished = 0;

  constructor(disk: FileSystem, scheduler: Scheduler, publish: Publish) {
    this.#disk = disk;
    this.#fs = {
      paths: disk.paths,
      list: (folder) => disk.list(folder),
      kind: (path) => disk.kind(path),
      realPath: (path) => disk.realPath(path),
      read: (path) => this.#read(path),
    };
    this.#scheduler = scheduler;
    this.#publish = publish;
  }

  get counts(): WorkCounts {
    let contextsBuilt = 0;
    for (const { dialplan } of this.#entries.values()) contextsBuilt += dialplan.contextsBuilt;
    return {
      linesParsed: this.#pool.parsed,
      contextsBuilt,
      contextsChecked: this.#contextsChecked,
      filesPublished: this.#filesPublished,
    };
  }

  get settings(): WorkspaceSettings {
    return this.#settings;
  }

  get isBusy(): boolean {
    return this.#isScheduled;
  }

  /** The dialplans that are in use: those of which a file is open. */
  get dialplans(): readonly Dialplan[] {
    return [...this.#entries.values()].map((entry) => entry.dialplan);
  }

  /** The dialplans that a file belongs to; the one it is the root of first. */
  dialplansOf(path: string): readonly Dialplan[] {
    return [...this.#entries.values()]
      .filter((entry) => this.#belongs(entry, path))
      .sort((a, b) => Number(b.description.root === path) - Number(a.description.root === path))
      .map((entry) => entry.dialplan);
  }

  descriptionOf(dialplan: Dialplan): DialplanDescription | undefined {
    return [...this.#entries.values()].find((entry) => entry.dialplan === dialplan)?.description;
  }

  fileAt(path: string): ConfigFile | undefined {
    const files = this.#filesAt(path);
    return files.find((file) => this.#states.has(file)) ?? files[0];
  }

  /** A file once for each way to read it: one that a dialplan and a queues.conf both include is there twice. */
  #filesAt(path: string): ConfigFile[] {
    return [this.#files.get(key(path, 'dialplan')), this.#files.get(key(path, 'config'))].filter((file) => file !== undefined);
  }

  #statesAt(path: string): FileState[] {
    return this.#filesAt(path)
      .map((file) => this.#states.get(file))
      .filter((state) => state !== undefined);
  }

  /** What is to be shown for a file at present, in order; the limit on their number is not applied. */
  problemsOf(path: string): readonly Problem[] {
    return this.#shownTogether(this.#statesAt(path));
  }

  /** How many problems were last shown for a file. */
  problemCount(path: string): number {
    return this.#statesAt(path)[0]?.count ?? 0;
  }

  /** The dialplan of a file as Asterisk itself would have it after loading, the texts that are open taken for saved. */
  loadedExactly(path: string): Dialplan | undefined {
    const entry = [...this.#entries.values()].find((each) => this.#belongs(each, path));
    return entry === undefined ? undefined : loadExactly(this.#fs, new StatementPool(), entry.description);
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#lookAgain();
  }

  configure(settings: WorkspaceSettings): void {
    const hasOtherRoots = settings.roots.join('\n') !== this.#settings.roots.join('\n');
    this.#settings = settings;
    this.#ruleSet = activeRules(settings.levels, settings);
    for (const state of this.#states.values()) this.#unread.set(state, 0);
    for (const entry of this.#entries.values()) {
      entry.dialplan.tracker.clear();
      this.#markAll(entry);
    }
    if (hasOtherRoots) this.#lookAgain();
    this.#schedule();
  }

  open(path: string, text: string, version: number, dialect: Dialect): void {
    this.#open.set(path, { path, version, dialect, onDisk: this.#lookOnDisk(path) });
    const known = this.#filesAt(path);
    for (const file of known) this.#take(file, file.replaceAll(text));
    if (known.length === 0) this.#files.set(key(path, dialect), new ConfigFile(path, dialect, text, this.#pool));
    this.#arrange();
    const file = this.fileAt(path);
    if (file !== undefined && this.#states.has(file)) this.#publishNext(file);
    this.#schedule();
  }

  change(path: string, changes: readonly (TextChange | { readonly text: string })[], version: number): void {
    const open = this.#open.get(path);
    if (open === undefined) return;
    open.version = version;
    for (const file of this.#filesAt(path))
      for (const change of changes) this.#take(file, 'startLine' in change ? file.edit(change) : file.replaceAll(change.text));
    this.#trim();
    this.#schedule();
  }

  /** The editor gave the file up: what is on the disk counts again. */
  close(path: string): void {
    this.#open.delete(path);
    this.#readAgain(path);
    this.#arrange();
    this.#schedule();
  }

  /** Files were changed, made or deleted outside the editor; a folder stands for all that is in it. */
  filesChanged(paths: readonly string[]): void {
    let isOther = false;
    for (const path of paths) {
      if (this.fileAt(path) !== undefined) isOther = this.#readOne(path) || isOther;
      else isOther = this.#readBelow(path) || this.#matters(path) || isOther;
    }
    if (isOther) this.#lookAgain();
    this.#schedule();
  }

  /** Whether an open file has been made or deleted on the disk, or looks like a dialplan there and did not before. */
  #comesOrGoes(open: OpenFile): boolean {
    const before = open.onDisk;
    open.onDisk = this.#lookOnDisk(open.path);
    return open.onDisk !== before;
  }

  #lookOnDisk(path: string): string | undefined {
    const read = this.#disk.kind(path) === 'file' ? this.#disk.read(path) : undefined;
    return read === undefined ? undefined : read.ok ? look(read.text) : '';
  }

  /** Takes in what a known file holds; returns whether it is gone, or looks like a dialplan and did not before. */
  #readAgain(path: string): boolean {
    const read = this.#fs.read(path);
    let looksOther = false;
    for (const file of this.#filesAt(path))
      if (read.ok) {
        looksOther ||= look(file.text) !== look(read.text);
        this.#take(file, file.replaceAll(read.text));
      } else this.#files.delete(key(path, file.dialect));
    return !read.ok || looksOther;
  }

  /** Takes in what is in a folder; returns whether a file has come or gone there. */
  #readBelow(folder: string): boolean {
    if (this.#disk.kind(folder) === 'file') return false;
    const start = folder + this.#fs.paths.separator;
    const known = new Set([...this.#files.values()].map(({ path }) => path).filter((path) => path.startsWith(start)));
    return [...known].filter((path) => this.#readOne(path)).length > 0;
  }

  #readOne(path: string): boolean {
    const open = this.#open.get(path);
    return open === undefined ? this.#readAgain(path) : this.#comesOrGoes(open);
  }

  /** Whether a path that no dialplan has may belong to one, or may have. */
  #matters(path: string): boolean {
    const { paths } = this.#fs;
    if (this.#disk.kind(path) !== 'file') return true;
    const name = paths.basename(path);
    return (
      /\.(?:conf|dialplan|ael|lua|txt)\b/.test(name) ||
      [...this.#entries.values()].some(({ dialplan }) =>
        [...dialplan.layout.includes.keys()].some(({ statement }) => mayName(statement, name)),
      )
    );
  }

  /** Calls back once nothing is dirty and everything is published. */
  whenIdle(run: () => void): void {
    if (this.#isScheduled) this.#onIdle.push(run);
    else run();
  }

  /** Carries out all that is waiting, at once. */
  settle(): void {
    while (this.#work(Infinity));
  }

  #read(path: string): ReadResult {
    const file = this.#open.has(path) ? this.fileAt(path) : undefined;
    return file === undefined ? this.#disk.read(path) : { ok: true, text: file.text, encoding: 'utf8' };
  }

  #belongs(entry: Entry | undefined, path: string): boolean {
    if (entry === undefined) return false;
    return (
      entry.dialplan.layout.files.some((file) => file.path === path) ||
      entry.dialplan.neighbors.some((file) => file.path === path) ||
      entry.dialplan.root.path === path
    );
  }

  /**
   * Sees to it that the dialplans of the open files are looked after, and no others. Which these are follows from what is open and from
   * what is on the disk, not from what was open before.
   */
  #arrange(gone: Entry[] = []): void {
    const needed = new Set<string>();
    const need = (description: DialplanDescription): void => {
      needed.add(entryKey(description));
      if (!this.#entries.has(entryKey(description))) this.#adopt(this.#makeEntry(description));
    };
    const homeless: OpenFile[] = [];
    for (const open of this.#open.values()) {
      const homes = this.#homesOf(open.path);
      homes.forEach(need);
      if (homes.length === 0) homeless.push(open);
    }
    for (const { path, dialect } of homeless) {
      const isThere = [...needed].some((name) => this.#belongs(this.#entries.get(name), path));
      if (!isThere && dialect === 'dialplan') this.#alone(path).forEach(need);
    }
    for (const [name, entry] of this.#entries)
      if (!needed.has(name)) {
        this.#entries.delete(name);
        gone.push(entry);
      }
    const used = new Set([...this.#entries.values()].flatMap(filesOf));
    for (const file of used) if (!this.#states.has(file)) this.#unpublished.add(this.#state(file).file);
    for (const { file } of [...this.#states.values()]) if (!used.has(file)) this.#forget(file);
    for (const file of [...this.#files.values()])
      if (!used.has(file) && !this.#open.has(file.path)) this.#files.delete(key(file.path, file.dialect));
    for (const entry of gone) this.#forgetProblemsOf(entry);
  }

  /** The dialplans that list an open file, or else the first that includes it; none where the file has to be looked at for itself. */
  #homesOf(path: string): readonly DialplanDescription[] {
    this.#descriptions ??= this.#discover();
    const listed = this.#descriptions.filter(
      ({ root, loose, neighbors }) => root === path || loose.includes(path) || neighbors.includes(path),
    );
    if (listed.length > 0) return listed;
    const first = this.#descriptions.find(
      (description) => isAbove(this.#fs, description.folder, path) && this.#wouldHold(description, path),
    );
    return first === undefined ? [] : [first];
  }

  /** Whether the dialplan of a description has a file; one that is not looked after is put together to see that, once. */
  #wouldHold(description: DialplanDescription, path: string): boolean {
    const name = entryKey(description);
    const entry = this.#entries.get(name);
    if (entry !== undefined) return this.#belongs(entry, path);
    let paths = this.#filesOfOthers.get(name);
    if (paths === undefined) {
      paths = new Set(filesOf(this.#makeEntry(description)).map((file) => file.path));
      this.#filesOfOthers.set(name, paths);
    }
    return paths.has(path);
  }

  /** The dialplan of a file that none of the known ones has: what lies beside it may belong to it, unless another dialplan is there. */
  #alone(path: string): readonly DialplanDescription[] {
    const folder = this.#fs.paths.dirname(path);
    const isFile = this.#disk.kind(path) === 'file';
    const isTaken = this.#descriptions?.some((each) => each.folder === folder) === true;
    if (isFile && !isTaken) {
      const found = discover(this.#fs, [path], { saved: this.#disk }).dialplans;
      if (found.length > 0) return found;
    }
    return [{ root: path, folder, loose: [], neighbors: [], hasOtherSources: isFile }];
  }

  #discover(): readonly DialplanDescription[] {
    return discover(this.#fs, this.#folders, { roots: this.#settings.roots, saved: this.#disk }).dialplans;
  }

  #makeEntry(description: DialplanDescription): Entry {
    const dialplan = new Dialplan(sourcesOf(this.#fs, this.#pool, description, this.#fileAt));
    return {
      id: this.#nextId++,
      description,
      dialplan,
      dirty: new Set(),
      dirtyNeighbors: new Set(),
      awaited: new Set(),
      started: undefined,
      isLayoutDirty: true,
      filesOf: new Map(),
    };
  }

  #adopt(entry: Entry): void {
    this.#entries.set(entryKey(entry.description), entry);
    this.#markAll(entry);
  }

  readonly #fileAt = (path: string, dialect: Dialect): ConfigFile | undefined => {
    const known = this.#files.get(key(path, dialect));
    if (known !== undefined) return known;
    const read = this.#fs.read(path);
    if (!read.ok) return undefined;
    const file = new ConfigFile(path, dialect, read.text, this.#pool);
    this.#files.set(key(path, dialect), file);
    return file;
  };

  #markAll(entry: Entry): void {
    for (const file of entry.dialplan.layout.files)
      if (this.#open.has(file.path))
        for (const line of file.structure)
          for (const { name } of entry.dialplan.categoriesAt(line))
            if (entry.dialplan.context(name) !== undefined) entry.awaited.add(name);
    for (const name of entry.awaited) entry.dirty.add(name);
    for (const name of entry.dialplan.contextNames) entry.dirty.add(name);
    for (const file of entry.dialplan.neighbors) entry.dirtyNeighbors.add(file);
    entry.isLayoutDirty = true;
    for (const file of filesOf(entry)) {
      this.#state(file);
      this.#unpublished.add(file);
    }
    this.#schedule();
  }

  /** Looks for dialplans anew, keeps those that are still there, and finds a place for each open file. */
  #lookAgain(): void {
    this.#mustLookAgain = false;
    const descriptions = this.#discover();
    this.#descriptions = descriptions;
    this.#filesOfOthers.clear();
    const gone: Entry[] = [];
    for (const [name, entry] of this.#entries) {
      const description = descriptions.find((each) => entryKey(each) === name);
      if (description === undefined) {
        this.#entries.delete(name);
        gone.push(entry);
        continue;
      }
      entry.description = description;
      this.#mark(entry, entry.dialplan.replaceSources(sourcesOf(this.#fs, this.#pool, description, this.#fileAt)));
      for (const file of entry.dialplan.neighbors) entry.dirtyNeighbors.add(file);
      entry.isLayoutDirty = true;
    }
    this.#arrange(gone);
    this.#schedule();
  }

  /** Forgets what a dialplan that is no longer looked after found in files that another one has too. */
  #forgetProblemsOf(entry: Entry): void {
    for (const [source, files] of entry.filesOf)
      for (const file of files) {
        this.#states.get(file)?.others.delete(source);
        if (this.#states.has(file)) this.#unpublished.add(file);
      }
  }

  #forget(file: ConfigFile): void {
    const state = this.#states.get(file);
    this.#states.delete(file);
    if (state !== undefined) this.#unread.delete(state);
    this.#unpublished.delete(file);
    if (!this.#open.has(file.path)) this.#files.delete(key(file.path, file.dialect));
    const [other] = this.#statesAt(file.path);
    if (other !== undefined) {
      other.published ??= state?.published;
      this.#unpublished.add(other.file);
    } else if (state?.published !== undefined && state.published !== '')
      this.#publish(file.path, [], this.#open.get(file.path)?.version);
  }

  /** Takes in what an edit did to a file. */
  #take(file: ConfigFile, change: LineChange): void {
    if (change.changed.length + change.added.length + change.removed.length === 0) return;
    const state = this.#states.get(file);
    if (state !== undefined) {
      this.#findLineProblems(state, [...change.changed.map(({ line }) => line), ...change.added], change.removed);
      this.#publishNext(file);
    }
    if (state !== undefined && change.added.length !== change.removed.length && this.#unread.has(state))
      this.#unread.set(state, 0);
    for (const entry of this.#entries.values()) {
      if (!this.#holds(entry, file)) continue;
      if (entry.started !== undefined) forgetShared(entry.started, entry.dialplan);
      if (file.dialect === 'config') {
        entry.dialplan.tracker.drop(neighborKey(file));
        entry.dirtyNeighbors.add(file);
      }
      const before = entry.dialplan.layout.files;
      this.#mark(entry, entry.dialplan.update(file, change));
      if (mayTouchLayout(file, change)) entry.isLayoutDirty = true;
      if (change.isStructural && (!sameFiles(before, entry.dialplan.layout.files) || includesAnother(file, change)))
        this.#mustLookAgain = true;
    }
  }

  #holds(entry: Entry, file: ConfigFile): boolean {
    return file.dialect === 'config'
      ? entry.dialplan.neighbors.includes(file)
      : entry.dialplan.layout.files.includes(file) || entry.dialplan.root === file;
  }

  #mark(entry: Entry, update: Update): void {
    for (const name of update.contexts) entry.dirty.add(name);
    for (const forgotten of update.forgotten) this.#markForgotten(entry, forgotten);
  }

  #markForgotten(entry: Entry, forgotten: string): void {
    if (forgotten.startsWith(PROBLEMS)) entry.dirty.add(forgotten.slice(PROBLEMS.length));
    else if (forgotten.startsWith(NEIGHBOR)) {
      const file = entry.dialplan.neighbors.find((each) => neighborKey(each) === forgotten);
      if (file !== undefined) entry.dirtyNeighbors.add(file);
    }
  }

  #state(file: ConfigFile): FileState {
    let state = this.#states.get(file);
    if (state === undefined) {
      state = { file, lineProblems: new Map(), allowing: new Set(), others: new Map(), published: undefined, count: 0 };
      this.#states.set(file, state);
      this.#unread.set(state, 0);
    }
    return state;
  }

  /** Looks at the lines of a file one by one, if nobody has yet, until this moment; returns whether that is done. */
  #readSomeLines(state: FileState, end: number): boolean {
    for (let from = this.#unread.get(state); from !== undefined; from = this.#unread.get(state)) {
      const to = from + LINES_AT_ONCE;
      this.#findLineProblems(state, state.file.lines.slice(from, to), []);
      if (to >= state.file.lines.length) this.#unread.delete(state);
      else this.#unread.set(state, to);
      if (this.#scheduler.now() >= end) break;
    }
    return !this.#unread.has(state);
  }

  /** The same to the end. */
  #readLines(state: FileState): void {
    this.#readSomeLines(state, Infinity);
  }

  #publishNext(file: ConfigFile): void {
    this.#unpublished.delete(file);
    this.#unpublished.add(file);
  }

  #findLineProblems(state: FileState, lines: readonly Line[], removed: readonly Line[]): void {
    for (const line of removed) {
      state.lineProblems.delete(line);
      state.allowing.delete(line);
    }
    for (const line of lines) {
      const problems = state.file.dialect === 'dialplan' ? this.#ruleSet.lineProblems(line) : [];
      if (problems.length > 0) state.lineProblems.set(line, problems);
      else state.lineProblems.delete(line);
      if (mayAllow(line)) state.allowing.add(line);
      else state.allowing.delete(line);
    }
  }

  /** Statements of texts that nobody has any more are forgotten when they are as many as the others. */
  #trim(): void {
    if (this.#pool.size < SMALL_POOL) return;
    let lines = 0;
    for (const file of this.#files.values()) lines += file.lines.length;
    if (this.#pool.size > 2 * lines) this.#pool.rebuild(this.#files.values());
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#scheduler.soon(() => this.#turn());
  }

  #turn(): void {
    let isMore = false;
    try {
      isMore = this.#work(SLICE);
    } catch (error) {
      bug('a turn of the workspace failed', error);
    }
    if (isMore) {
      this.#scheduler.soon(() => this.#turn());
      return;
    }
    this.#isScheduled = false;
    const waiting = this.#onIdle;
    this.#onIdle = [];
    for (const run of waiting) run();
  }

  /** Finds problems for at most this many milliseconds, then publishes; returns whether something is left. */
  #work(milliseconds: number): boolean {
    if (this.#mustLookAgain) this.#lookAgain();
    const end = this.#scheduler.now() + milliseconds;
    for (const state of this.#unread.keys()) if (this.#open.has(state.file.path) && !this.#readSomeLines(state, end)) return true;
    let isMore = false;
    entries: for (const entry of this.#entries.values()) {
      if (entry.isLayoutDirty) {
        entry.isLayoutDirty = false;
        this.#keepOthers(entry, LAYOUT, this.#ruleSet.layoutProblems(entry.dialplan));
      }
      for (const name of entry.dirty) {
        if (this.#scheduler.now() >= end) {
          isMore = true;
          break entries;
        }
        if (!this.#checkContext(entry, name, end)) {
          isMore = true;
          break entries;
        }
        entry.dirty.delete(name);
        entry.awaited.delete(name);
      }
      for (const file of entry.dirtyNeighbors) {
        entry.dirtyNeighbors.delete(file);
        if (!entry.dialplan.neighbors.includes(file)) continue;
        const { dialplan } = entry;
        this.#keepOthers(
          entry,
          neighborKey(file),
          dialplan.tracker.remember(neighborKey(file), () => this.#ruleSet.neighborProblems(file, dialplan)),
        );
      }
    }
    for (const state of isMore ? [] : this.#unread.keys()) {
      if (this.#scheduler.now() >= end || !this.#readSomeLines(state, end)) {
        isMore = true;
        break;
      }
    }
    if (!isMore) {
      for (const file of this.#unpublished) this.#publishFile(file);
      this.#unpublished.clear();
      return false;
    }
    // While there is more to find, only the file that was opened or edited last is shown, as soon as its own contexts have been looked at.
    const next = [...this.#unpublished].at(-1);
    if (next !== undefined && [...this.#entries.values()].every(({ awaited }) => awaited.size === 0)) this.#publishFile(next);
    return true;
  }

  /** Finds the problems of a context; false when that takes more than the time there is, to be gone on with. */
  #checkContext(entry: Entry, name: string, end: number): boolean {
    const { dialplan } = entry;
    const context = dialplan.context(name);
    const mayGoOn = (): boolean => this.#scheduler.now() < end;
    if (context !== undefined && !this.#ruleSet.prepareContext(context, dialplan, mayGoOn)) {
      entry.started = context;
      return false;
    }
    entry.started = undefined;
    this.#contextsChecked++;
    const problems =
      context === undefined
        ? []
        : dialplan.tracker.remember(problemsKey(name), () => {
            dialplan.context(name);
            return this.#ruleSet.contextProblems(context, dialplan);
          });
    this.#keepOthers(entry, CONTEXT + name, problems);
    return true;
  }

  /** Puts the problems that were found by looking at `source` in the place of those found there before. */
  #keepOthers(entry: Entry, looked: string, problems: readonly Problem[]): void {
    const source = `${entry.id} ${looked}`;
    const byFile = new Map<ConfigFile, Problem[]>();
    for (const problem of problems) {
      const list = byFile.get(problem.line.file);
      if (list === undefined) byFile.set(problem.line.file, [problem]);
      else list.push(problem);
    }
    for (const file of entry.filesOf.get(source) ?? [])
      if (!byFile.has(file)) {
        this.#states.get(file)?.others.delete(source);
        this.#unpublishedLater(file);
      }
    for (const [file, list] of byFile) {
      this.#state(file).others.set(source, list);
      this.#unpublishedLater(file);
    }
    if (byFile.size === 0) entry.filesOf.delete(source);
    else entry.filesOf.set(source, [...byFile.keys()]);
  }

  #unpublishedLater(file: ConfigFile): void {
    if (!this.#unpublished.has(file)) this.#unpublished.add(file);
  }

  #shownTogether(states: readonly FileState[]): Problem[] {
    const problems = states.flatMap((state) => this.#shown(state));
    if (states.length < 2) return problems;
    return problems.sort((a, b) => a.line.number - b.line.number || a.span.start - b.span.start);
  }

  #shown(state: FileState): Problem[] {
    this.#readLines(state);
    const found: Problem[] = [];
    for (const problems of state.lineProblems.values()) found.push(...problems);
    for (const problems of state.others.values()) found.push(...problems);
    return shownProblems(state.file, found, [...state.allowing], this.#ruleSet);
  }

  #publishFile(file: ConfigFile): void {
    const states = this.#statesAt(file.path);
    if (states.length === 0) return;
    const problems = this.#shownTogether(states).slice(0, this.#settings.mostProblems);
    const print = problems
      .map(
        ({ line, span, severity, rule, message }) =>
          `${line.number}:${span.start}-${span.end} ${severity} ${rule.name} ${message}`,
      )
      .join('\n');
    const published = states.map((state) => state.published).find((each) => each !== undefined);
    for (const state of states) {
      state.count = problems.length;
      state.published = published;
    }
    // A file that is open is told that it has no problems; about others nothing is said then.
    if (print === (published ?? (this.#open.has(file.path) ? undefined : ''))) return;
    for (const state of states) state.published = print;
    this.#filesPublished++;
    this.#publish(file.path, problems, this.#open.get(file.path)?.version);
  }
}

/** Whether an edit may change what is found of headers, directives, block comments, and lines above the first header. */
function mayTouchLayout(file: ConfigFile, { changed, added, removed, isStructural }: LineChange): boolean {
  const firstHeader = file.structure.find(({ statement }) => statement.kind === 'section')?.number ?? Infinity;
  const matters = ({ number }: Line, statement: Line['statement']): boolean =>
    statement.depthAfter !== 0 || number <= firstHeader;
  return (
    isStructural ||
    changed.some(({ line, before }) => matters(line, line.statement) || matters(line, before)) ||
    [...added, ...removed].some((line) => matters(line, line.statement))
  );
}

/** Whether an include directive may mean a file of this name. */
function mayName(statement: Line['statement'], name: string): boolean {
  if (statement.kind !== 'directive') return false;
  const { text } = statement.argument;
  return /[*?[{]/.test(text) || text.endsWith(name);
}

/** The clock is looked at after so many lines. */
const LINES_AT_ONCE = 100;

/** A pool of fewer statements is not worth looking after. */
const SMALL_POOL = 1000;

const PROBLEMS = 'problems ';
const CONTEXT = 'context ';
/** Whether an edit of a file beside the dialplan may have changed which files it includes. */
function includesAnother({ dialect }: ConfigFile, { changed, added, removed }: LineChange): boolean {
  if (dialect !== 'config') return false;
  return [
    ...changed.flatMap(({ line, before }) => [line.statement, before]),
    ...[...added, ...removed].map(({ statement }) => statement),
  ].some(({ kind }) => kind === 'directive');
}

const NEIGHBOR = 'neighbor ';
const LAYOUT = 'layout';

function problemsKey(name: string): string {
  return PROBLEMS + name;
}

function neighborKey(file: ConfigFile): string {
  return NEIGHBOR + file.path;
}

function key(path: string, dialect: Dialect): string {
  return `${dialect} ${path}`;
}

function sameFiles(a: readonly ConfigFile[], b: readonly ConfigFile[]): boolean {
  return a.length === b.length && a.every((file, i) => file === b[i]);
}

function filesOf({ dialplan }: Entry): ConfigFile[] {
  return [...dialplan.layout.files, ...dialplan.neighbors];
}

function entryKey({ root, folder }: DialplanDescription): string {
  return root ?? `${folder}\n`;
}

function isAbove(fs: FileSystem, folder: string, path: string): boolean {
  // A document that is no file has its URI in the place of a path.
  if (!fs.paths.isAbsolute(path)) return false;
  for (let above = fs.paths.dirname(path); ; above = fs.paths.dirname(above)) {
    if (above === folder) return true;
    if (fs.paths.dirname(above) === above) return false;
  }
}
