/**
 * The open editor's view of things: what happens there and on the disk comes in, and problems and answers come out.
 *
 * The only writer of files and dialplans. What comes in is noted; the work is done in turns, a step at a time, the most urgent first.
 * Invariant: once nothing is left to do, what is published for a file equals what `checkDialplan` finds in it from scratch.
 */

import { bug } from '../base/bug.ts';
import { activeRules, type RuleLevel } from '../lint/registry.ts';
import { defaultSettings, type RuleSettings } from '../lint/rule-settings.ts';
import type { Problem } from '../lint/rule.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { StatementPool, type ConfigFile } from '../syntax/config-file.ts';
import type { Dialect } from '../syntax/statement.ts';
import type { Checking } from './problems/checking.ts';
import { Dialplans } from './dialplans/dialplans.ts';
import type { DialplanDescription } from './search/discovery.ts';
import { DiskChanges } from './dialplans/disk-changes.ts';
import type { FileSystem } from './disk/file-system.ts';
import { Files, type Edit, type Edited } from './files.ts';
import { loadExactly } from './dialplans/load.ts';
import { Published, type Publish } from './problems/published.ts';
import { SLICE, type Scheduler } from './scheduler.ts';
import { WaitingRoom } from './waiting.ts';

export interface WorkspaceSettings extends RuleSettings {
  readonly levels: Readonly<Record<string, RuleLevel>>;
  /** Roots of dialplans relative to the workspace folders; empty to look for them. */
  readonly roots: readonly string[];
  /** Problems beyond this many are not shown for a file. */
  readonly mostProblems: number;
}

export const defaultWorkspaceSettings: WorkspaceSettings = { ...defaultSettings, levels: {}, roots: [], mostProblems: 500 };

/** Work done since the workspace began; for tests that count instead of timing. */
export interface WorkCounts {
  readonly linesParsed: number;
  readonly contextsBuilt: number;
  readonly contextsChecked: number;
  readonly filesPublished: number;
}

/** The same for what is read of the disk: whole files, and beginnings of files. */
export interface ReadCounts {
  readonly filesRead: number;
  readonly headsRead: number;
}

export class Workspace {
  readonly #scheduler: Scheduler;
  readonly #files: Files;
  readonly #published: Published;
  readonly #dialplans: Dialplans;
  readonly #waiting = new WaitingRoom();
  readonly #changes: DiskChanges;
  #folders: readonly string[] = [];
  #settings: WorkspaceSettings = defaultWorkspaceSettings;
  #isScheduled = false;
  /** When the turn that is going on gives way to requests. */
  #turnEnds = 0;
  #isReadingScheduled = false;
  /** The file that was edited last. */
  #edited: string | undefined;
  /** How many turns ago that was, of those that ended with something left. */
  #turnsSince = 0;
  /** Whether something was shown in this turn for the first time since the edit, so that the rest has time. */
  #mayRest = false;
  /** Whether what is left waits for a pause in the typing. */
  #isResting = false;
  /** Counts the pauses, so that one that was cut short does not end a later one. */
  #rests = 0;

  constructor(disk: FileSystem, scheduler: Scheduler, publish: Publish) {
    this.#scheduler = scheduler;
    this.#files = new Files(disk);
    const ruleSet = activeRules({}, defaultSettings);
    this.#published = new Published(this.#files, publish, ruleSet, defaultWorkspaceSettings.mostProblems);
    this.#dialplans = new Dialplans(this.#files, this.#published);
    this.#changes = new DiskChanges(this.#files, this.#dialplans);
  }

  get counts(): WorkCounts {
    const { filesPublished } = this.#published;
    return { linesParsed: this.#files.pool.parsed, filesPublished, ...this.#dialplans.counts };
  }

  get readCounts(): ReadCounts {
    const { filesRead, headsRead } = this.#files.disk;
    return { filesRead, headsRead };
  }

  get settings(): WorkspaceSettings {
    return this.#settings;
  }

  get isBusy(): boolean {
    return this.#isScheduled;
  }

  /** The dialplans that are in use: those of which a file is open. */
  get dialplans(): readonly Dialplan[] {
    return this.#dialplans.inUse.map(({ dialplan }) => dialplan);
  }

  /** The dialplans that a file belongs to; the one it is the root of first. Until they are loaded there are none. */
  dialplansOf(path: string): readonly Dialplan[] {
    return this.#dialplans.of(path).map(({ dialplan }) => dialplan);
  }

  /** Whether they are loaded, and what came before is taken in. */
  isLoaded(path: string): boolean {
    return this.#isThere && !this.#files.isBeingRead(path) && this.#dialplans.isKnown(path);
  }

  descriptionOf(dialplan: Dialplan): DialplanDescription | undefined {
    return this.#dialplans.inUse.find((each) => each.dialplan === dialplan)?.description;
  }

  fileAt(path: string): ConfigFile | undefined {
    const files = this.#files.at(path);
    return files.find((file) => this.#published.has(file)) ?? files[0];
  }

  /** The version of a file that is open. */
  versionOf(path: string): number | undefined {
    return this.#files.open.get(path)?.version;
  }

  /** What is to be shown for a file at present, in order; the limit on their number is not applied. */
  problemsOf(path: string): readonly Problem[] {
    return this.#published.problemsOf(path);
  }

  /** How many problems were last shown for a file. */
  problemCount(path: string): number {
    return this.#published.problemCount(path);
  }

  /** The dialplan of a file as Asterisk itself would have it after loading, the texts that are open taken for saved. */
  loadedExactly(path: string): Dialplan | undefined {
    const [first] = this.#dialplans.of(path);
    return first === undefined ? undefined : loadExactly(this.#files.fs, new StatementPool(), first.description);
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#dialplans.searchIn(folders, this.#settings.roots);
    this.#schedule();
  }

  configure(settings: WorkspaceSettings): void {
    this.#settings = settings;
    this.#published.ruleSet = activeRules(settings.levels, settings);
    this.#published.mostProblems = settings.mostProblems;
    this.#published.lookAgain();
    for (const { dialplan, checking } of this.#dialplans.inUse) {
      dialplan.tracker.clear();
      checking.markAll((path) => this.#files.open.has(path));
    }
    this.#dialplans.searchIn(this.#folders, settings.roots);
    this.#schedule();
  }

  open(path: string, text: string, version: number, dialect: Dialect): void {
    this.#take(this.#files.openFile(path, text, version, dialect));
    this.#published.await(path);
    this.#dialplans.openedOrClosed(path);
    this.#schedule();
  }

  change(path: string, changes: readonly Edit[], version: number): void {
    this.#take(this.#files.edit(path, changes, version));
    this.#edited = path;
    this.#turnsSince = 0;
    this.#schedule();
  }

  /** The editor gave the file up: what is on the disk counts again. */
  close(path: string): void {
    this.#files.close(path);
    this.#changes.closed(path);
    this.#dialplans.openedOrClosed(path);
    this.#schedule();
  }

  /** Files were changed, made or deleted outside the editor; a folder stands for all that is in it. */
  filesChanged(paths: readonly string[]): void {
    for (const path of paths) this.#changes.changed(path);
    this.#schedule();
  }

  /** Calls back once nothing is left to do and everything is published. */
  whenIdle(run: () => void): void {
    this.#wake();
    this.#waiting.wait(() => !this.#isScheduled, run);
  }

  /** Calls back once `fileAt` has a file that is open; returns how to give up. */
  whenRead(path: string, run: () => void): () => void {
    return this.#waiting.wait(() => !this.#files.isBeingRead(path), run);
  }

  /** Calls back once the dialplans that a file belongs to are loaded; returns how to give up. */
  whenLoaded(path: string, run: () => void): () => void {
    return this.#waiting.wait(() => this.isLoaded(path), run);
  }

  /** The same for all dialplans in use. */
  whenAllLoaded(run: () => void): () => void {
    return this.#waiting.wait(() => this.#isThere && !this.#files.isReading && !this.#dialplans.isBusy, run);
  }

  /** Calls back once the problems of a file are known, though others may not be; returns how to give up. */
  whenChecked(path: string, run: () => void): () => void {
    this.#wake();
    return this.#waiting.wait(
      () =>
        this.isLoaded(path) &&
        this.#published.isRead(path) &&
        this.#dialplans.of(path).every(({ checking }) => checking.isDone || (checking.isWhole && !checking.isAwaited)),
      run,
    );
  }

  /** Whether what has changed is taken in, and no file that was asked for is on its way. */
  get #isThere(): boolean {
    return this.#changes.isEmpty && !this.#scheduler.isHeld;
  }

  #take(edits: readonly Edited[]): void {
    for (const [file, change] of edits) {
      if (change.changed.length + change.added.length + change.removed.length === 0) continue;
      this.#published.take(file, change);
      this.#dialplans.take(file, change);
    }
  }

  /** Takes in what has come to one path of the disk; false when nothing has. */
  #takeChange(): boolean {
    const edits = this.#changes.takeNext();
    if (edits !== undefined) this.#take(edits);
    return edits !== undefined;
  }

  #schedule(): void {
    if (this.#files.isReading && !this.#isReadingScheduled) {
      this.#isReadingScheduled = true;
      this.#scheduler.next(() => this.#readingTurn());
    }
    this.#wake();
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#scheduler.soon(() => this.#turn());
  }

  /** Leaves what is left until nobody has typed for a moment. */
  #rest(): void {
    this.#isResting = true;
    const rest = ++this.#rests;
    this.#scheduler.later(() => {
      if (this.#rests === rest) this.#wake();
    });
  }

  #wake(): void {
    if (!this.#isResting) return;
    this.#isResting = false;
    this.#scheduler.soon(() => this.#turn());
  }

  /** Reads what was opened, which needs no file of the disk and so does not wait for one that is on its way. */
  #readingTurn(): void {
    this.#isReadingScheduled = false;
    this.#run(() => this.#files.readSome());
    if (this.#files.isReading) this.#schedule();
    this.#waiting.call();
  }

  #turn(): void {
    const mayGoOn = this.#run((isTime) => this.#step(isTime));
    const { isHeld } = this.#scheduler;
    if (mayGoOn && isHeld) this.#scheduler.next(() => this.#turn());
    else if (mayGoOn || isHeld) {
      if (mayGoOn) this.#publishEarly();
      if (this.#mayRest && this.#waiting.isEmpty) this.#rest();
      else this.#scheduler.soon(() => this.#turn());
    } else {
      this.#isScheduled = false;
      // Somebody may write a file of which nobody tells.
      this.#files.disk.forget();
    }
    this.#waiting.call();
  }

  /** Takes steps for as long as a turn lasts; returns whether there may be more. A step that fails is over, and its failure is reported. */
  #run(step: (isTime: () => boolean) => boolean): boolean {
    this.#mayRest = false;
    this.#turnEnds = this.#scheduler.now() + SLICE;
    const isTime = (): boolean => this.#scheduler.now() < this.#turnEnds;
    do {
      try {
        if (!step(isTime)) return false;
      } catch (error) {
        bug('a step of the workspace failed', error);
      }
    } while (isTime());
    return true;
  }

  /**
   * The most urgent step that there is; false when there is none. While a file is on its way it is found out which others are needed, so that
   * they come together, and nothing is looked at that may be other then.
   */
  #step(isTime: () => boolean): boolean {
    if (this.#files.readSome() || this.#takeChange() || this.#dialplans.searchSome()) return true;
    if (this.#scheduler.isHeld) return this.#dialplans.loadSome();
    const checking = this.#dialplans.inUse.map((each) => each.checking);
    return (
      this.#published.readOpen() ||
      this.#dialplans.loadSome() ||
      checking.some((each) => each.checkAwaited(isTime)) ||
      this.#publishBeforeRest(checking) ||
      checking.some((each) => each.checkNext(isTime)) ||
      this.#published.readAny() ||
      this.#published.publishNext() ||
      this.#dialplans.searchAtLast()
    );
  }

  /** Shows the file edited last before anything is looked at that only depends on the edit; false when there is nothing to show or nothing left. */
  #publishBeforeRest(checking: readonly Checking[]): boolean {
    const isLeft = checking.some((each) => each.left > 0);
    if (!isLeft || checking.some((each) => each.isWhole) || this.#dialplans.isBusy) return false;
    const { filesPublished } = this.#published;
    if (!this.#published.publishEarly('nearly all')) return false;
    if (this.#published.filesPublished === filesPublished) return true;
    this.#mayRest = true;
    // What is sent leaves when the turn is over.
    this.#turnEnds = -Infinity;
    return true;
  }

  /** Shows the file opened or edited last before the turn ends, if enough is known of it. */
  #publishEarly(): void {
    if (this.#files.isReading || !this.#changes.isEmpty || this.#dialplans.isSearching) return;
    const checking = this.#dialplans.inUse.map((each) => each.checking);
    const isAwaited = checking.some((each) => each.isAwaited);
    const isWhole = checking.some((each) => each.isWhole);
    const isNearlyDone = !isAwaited && !isWhole && !this.#dialplans.isBusy;
    if (isNearlyDone) this.#publishAgain();
    this.#published.publishEarly(isAwaited || this.#dialplans.isBusy ? 'lines' : isWhole ? 'own contexts' : 'nearly all');
  }

  /** Shows what the contexts that depend on an edit have brought so far, after one turn, two, four and so on: many may be left. */
  #publishAgain(): void {
    const turns = ++this.#turnsSince;
    if (this.#edited === undefined || (turns & (turns - 1)) !== 0) return;
    const isFirst = turns === 1 && !this.#mayRest;
    if (this.#published.publishAgain(this.#edited) && isFirst) this.#mayRest = true;
  }
}
