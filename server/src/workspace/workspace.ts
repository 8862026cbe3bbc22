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
import type { RuleSet } from '../lint/run-rules.ts';
import { Dialplan, type Update } from '../model/dialplan.ts';
import { ConfigFile, StatementPool, type Line, type LineChange, type TextChange } from '../syntax/config-file.ts';
import type { Dialect } from '../syntax/statement.ts';
import { discover, type DialplanDescription } from './discovery.ts';
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
  /** Files whose lines have not been looked at one by one. */
  readonly #unread = new Set<FileState>();
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
    return this.#files.get(key(path, 'dialplan')) ?? this.#files.get(key(path, 'config'));
  }

  /** What is to be shown for a file at present, in order; the limit on their number is not applied. */
  problemsOf(path: string): readonly Problem[] {
    const file = this.fileAt(path);
    const state = file === undefined ? undefined : this.#states.get(file);
    return state === undefined ? [] : this.#shown(state);
  }

  /** How many problems were last shown for a file. */
  problemCount(path: string): number {
    const file = this.fileAt(path);
    return (file === undefined ? undefined : this.#states.get(file)?.count) ?? 0;
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
    for (const state of this.#states.values()) this.#findLineProblems(state, state.file.lines, []);
    for (const entry of this.#entries.values()) {
      entry.dialplan.tracker.clear();
      this.#markAll(entry);
    }
    if (hasOtherRoots) this.#lookAgain();
    this.#schedule();
  }

  open(path: string, text: string, version: number, dialect: Dialect): void {
    this.#open.set(path, { path, version });
    const known = this.fileAt(path);
    if (known?.dialect === dialect) this.#take(known, known.replaceAll(text));
    else this.#files.set(key(path, dialect), new ConfigFile(path, dialect, text, this.#pool));
    if (![...this.#entries.values()].some((entry) => this.#belongs(entry, path))) this.#enlist(path, dialect);
    const file = this.fileAt(path);
    if (file !== undefined && this.#states.has(file)) this.#publishNext(file);
    this.#schedule();
  }

  change(path: string, changes: readonly (TextChange | { readonly text: string })[], version: number): void {
    const open = this.#open.get(path);
    const file = this.fileAt(path);
    if (open === undefined || file === undefined) return;
    open.version = version;
    for (const change of changes) this.#take(file, 'startLine' in change ? file.edit(change) : file.replaceAll(change.text));
    this.#trim();
    this.#schedule();
  }

  /** The editor gave the file up: what is on the disk counts again. */
  close(path: string): void {
    this.#open.delete(path);
    const file = this.fileAt(path);
    if (file === undefined) return;
    const read = this.#disk.read(path);
    if (read.ok) this.#take(file, file.replaceAll(read.text));
    else this.#files.delete(key(path, file.dialect));
    for (const [name, entry] of this.#entries) {
      if ([...this.#open.keys()].some((each) => this.#belongs(entry, each))) continue;
      this.#entries.delete(name);
      this.#forgetUnused([entry]);
    }
    this.#schedule();
  }

  /** Files were changed, made or deleted outside the editor. */
  filesChanged(paths: readonly string[]): void {
    let isOther = false;
    for (const path of paths) {
      if (this.#open.has(path)) continue;
      const file = this.fileAt(path);
      const read = this.#fs.read(path);
      if (file !== undefined && read.ok) this.#take(file, file.replaceAll(read.text));
      else {
        if (file !== undefined) this.#files.delete(key(path, file.dialect));
        isOther = true;
      }
    }
    if (isOther) this.#lookAgain();
    this.#schedule();
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

  #belongs(entry: Entry, path: string): boolean {
    return (
      entry.dialplan.layout.files.some((file) => file.path === path) ||
      entry.dialplan.neighbors.some((file) => file.path === path) ||
      entry.dialplan.root.path === path
    );
  }

  /** Finds the dialplan of a file that was opened and begins to look after it. */
  #enlist(path: string, dialect: Dialect): void {
    this.#descriptions ??= this.#discover();
    const listed = this.#descriptions.filter(
      ({ root, loose, neighbors }) => root === path || loose.includes(path) || neighbors.includes(path),
    );
    if (listed.length > 0) {
      for (const description of listed) this.#load(description);
      return;
    }
    // It may be included by a dialplan that has not been read yet.
    for (const description of this.#descriptions)
      if (isAbove(this.#fs, description.folder, path) && !this.#entries.has(entryKey(description))) {
        const entry = this.#makeEntry(description);
        if (this.#belongs(entry, path)) {
          this.#adopt(entry);
          return;
        }
      }
    if (dialect === 'dialplan') for (const description of this.#alone(path)) this.#load(description);
  }

  /** The dialplan of a file that none of the known ones has: what lies beside it may belong to it, unless another dialplan is there. */
  #alone(path: string): readonly DialplanDescription[] {
    const folder = this.#fs.paths.dirname(path);
    const isFile = this.#disk.kind(path) === 'file';
    const isTaken = this.#descriptions?.some((each) => each.folder === folder) === true;
    if (isFile && !isTaken) {
      const found = discover(this.#fs, [path]).dialplans;
      if (found.length > 0) return found;
    }
    return [{ root: path, folder, loose: [], neighbors: [], hasOtherSources: isFile }];
  }

  #discover(): readonly DialplanDescription[] {
    return discover(this.#fs, this.#folders, { roots: this.#settings.roots }).dialplans;
  }

  #load(description: DialplanDescription): void {
    if (!this.#entries.has(entryKey(description))) this.#adopt(this.#makeEntry(description));
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
    for (const { path } of this.#open.values()) {
      const file = this.fileAt(path);
      if (file !== undefined && ![...this.#entries.values()].some((entry) => this.#belongs(entry, path)))
        this.#enlist(path, file.dialect);
    }
    const used = new Set([...this.#entries.values()].flatMap(filesOf));
    for (const file of used) if (!this.#states.has(file)) this.#unpublished.add(this.#state(file).file);
    for (const { file } of [...this.#states.values()]) if (!used.has(file)) this.#forget(file);
    for (const entry of gone)
      for (const [source, files] of entry.filesOf)
        for (const file of files) {
          this.#states.get(file)?.others.delete(source);
          if (this.#states.has(file)) this.#unpublished.add(file);
        }
    this.#schedule();
  }

  /** Forgets the files of dialplans that are no longer looked after, but for those that another one has too. */
  #forgetUnused(gone: readonly Entry[]): void {
    const used = new Set([...this.#entries.values()].flatMap(filesOf));
    for (const entry of gone) for (const file of filesOf(entry)) if (!used.has(file)) this.#forget(file);
  }

  #forget(file: ConfigFile): void {
    const state = this.#states.get(file);
    this.#states.delete(file);
    if (state !== undefined) this.#unread.delete(state);
    this.#unpublished.delete(file);
    if (!this.#open.has(file.path)) this.#files.delete(key(file.path, file.dialect));
    if (state?.published !== undefined && state.published !== '')
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
    for (const entry of this.#entries.values()) {
      if (!this.#holds(entry, file)) continue;
      if (file.dialect === 'config') {
        entry.dialplan.tracker.drop(neighborKey(file));
        entry.dirtyNeighbors.add(file);
      }
      const before = entry.dialplan.layout.files;
      this.#mark(entry, entry.dialplan.update(file, change));
      entry.isLayoutDirty = true;
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
      this.#unread.add(state);
    }
    return state;
  }

  /** Looks at the lines of a file one by one, if nobody has yet. */
  #readLines(state: FileState): void {
    if (this.#unread.delete(state)) this.#findLineProblems(state, state.file.lines, []);
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
        entry.dirty.delete(name);
        entry.awaited.delete(name);
        this.#checkContext(entry, name);
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
    for (const state of isMore ? [] : this.#unread) {
      if (this.#scheduler.now() >= end) {
        isMore = true;
        break;
      }
      this.#readLines(state);
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

  #checkContext(entry: Entry, name: string): void {
    const { dialplan } = entry;
    const context = dialplan.context(name);
    this.#contextsChecked++;
    const problems =
      context === undefined
        ? []
        : dialplan.tracker.remember(problemsKey(name), () => {
            dialplan.context(name);
            return this.#ruleSet.contextProblems(context, dialplan);
          });
    this.#keepOthers(entry, CONTEXT + name, problems);
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

  #shown(state: FileState): Problem[] {
    this.#readLines(state);
    const found: Problem[] = [];
    for (const problems of state.lineProblems.values()) found.push(...problems);
    for (const problems of state.others.values()) found.push(...problems);
    return shownProblems(state.file, found, [...state.allowing], this.#ruleSet);
  }

  #publishFile(file: ConfigFile): void {
    const state = this.#states.get(file);
    if (state === undefined) return;
    const problems = this.#shown(state).slice(0, this.#settings.mostProblems);
    const print = problems
      .map(
        ({ line, span, severity, rule, message }) =>
          `${line.number}:${span.start}-${span.end} ${severity} ${rule.name} ${message}`,
      )
      .join('\n');
    state.count = problems.length;
    // A file that is open is told that it has no problems; about others nothing is said then.
    if (print === (state.published ?? (this.#open.has(file.path) ? undefined : ''))) return;
    state.published = print;
    this.#filesPublished++;
    this.#publish(file.path, problems, this.#open.get(file.path)?.version);
  }
}

/** A pool of fewer statements is not worth looking after. */
const SMALL_POOL = 20_000;

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
  for (let above = fs.paths.dirname(path); ; above = fs.paths.dirname(above)) {
    if (above === folder) return true;
    if (fs.paths.dirname(above) === above) return false;
  }
}
