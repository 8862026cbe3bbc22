/**
 * What is known of the problems of each file, and what was last shown for it. The lines are looked at one by one here; what is found by
 * looking at more than one line is brought by those who look.
 */

import { Queue } from '../../base/queue.ts';
import { mayAllow, shownProblems } from '../../lint/check-dialplan.ts';
import type { Problem } from '../../lint/rule.ts';
import { unusedAllow } from '../../lint/rules/unused-allow.ts';
import type { RuleSet } from '../../lint/run-rules.ts';
import type { ConfigFile, Line, LineChange } from '../../syntax/config-file.ts';
import type { Files } from '../files.ts';

/** Told what to show for a file; the list is the whole of it. */
export type Publish = (path: string, problems: readonly Problem[], version: number | undefined) => void;

/** What is known of the problems of one file. */
interface FileState {
  readonly file: ConfigFile;
  readonly lineProblems: Map<Line, readonly Problem[]>;
  readonly allowing: Set<Line>;
  /** Problems found by looking at more than one line, by what was looked at. */
  readonly others: Map<string, readonly Problem[]>;
  /** The number of the first line that has not been looked at; undefined when all have. */
  unread: number | undefined;
  /** What was last shown; undefined before anything was. */
  published: string | undefined;
  count: number;
}

/** So many lines are looked at in one step. */
const LINES_AT_ONCE = 100;

/** The problems of the lines of a longer file are shown before those for which its dialplan is looked at. */
const MANY_LINES = 2000;

/**
 * What is known of the file that is awaited when it is shown early: its lines, and its contexts too, or all but what an edit has changed in
 * other contexts.
 */
export type Known = 'lines' | 'own contexts' | 'nearly all';

/** `all` is said at the end; before, it cannot be known which comments are of no use. */
type Extent = 'all' | 'so far';

export class Published {
  ruleSet: RuleSet;
  /** Problems beyond this many are not shown for a file. */
  mostProblems: number;
  readonly #files: Files;
  readonly #publish: Publish;
  readonly #states = new Map<ConfigFile, FileState>();
  /** Those of which some lines have not been looked at. */
  readonly #unread = new Set<FileState>();
  readonly #unpublished = new Queue<ConfigFile>();
  /** The path of the file that was opened or edited last, while what is shown of it is not up to date. */
  #awaited: string | undefined;
  filesPublished = 0;

  constructor(files: Files, publish: Publish, ruleSet: RuleSet, mostProblems: number) {
    this.#files = files;
    this.#publish = publish;
    this.ruleSet = ruleSet;
    this.mostProblems = mostProblems;
  }

  has(file: ConfigFile): boolean {
    return this.#states.has(file);
  }

  /** The files that somebody looks after. */
  get files(): ConfigFile[] {
    return [...this.#states.keys()];
  }

  /** Begins to look after a file. */
  add(file: ConfigFile): void {
    this.#state(file);
    this.#unpublished.add(file);
  }

  /** Nobody looks after a file any more; nothing is shown for it then, or what is found in it as a file of another kind. */
  remove(file: ConfigFile): void {
    const state = this.#states.get(file);
    if (state === undefined) return;
    this.#states.delete(file);
    this.#unread.delete(state);
    this.#unpublished.delete(file);
    const [other] = this.#statesAt(file.path);
    if (other !== undefined) {
      other.published ??= state.published;
      this.#unpublished.add(other.file);
    } else if (state.published !== undefined && state.published !== '') this.#tell(file.path, []);
  }

  /** All lines are looked at again, by other rules. */
  lookAgain(): void {
    for (const state of this.#states.values()) {
      this.#readFrom(state, 0);
      this.#unpublished.add(state.file);
    }
  }

  /** The file that is shown before all others. */
  await(path: string): void {
    this.#awaited = path;
    for (const { file } of this.#statesAt(path)) this.#unpublished.add(file);
  }

  /** Takes in what an edit did to a file. */
  take(file: ConfigFile, { changed, added, removed }: LineChange): void {
    const state = this.#states.get(file);
    if (state === undefined) return;
    this.await(file.path);
    for (const line of removed) {
      state.lineProblems.delete(line);
      state.allowing.delete(line);
    }
    const first = Math.min(...[changed[0]?.line, added[0], removed[0]].map((line) => line?.number ?? Infinity));
    const isLarge = changed.length + added.length > LINES_AT_ONCE;
    if (!isLarge) this.#look(state, [...changed.map(({ line }) => line), ...added]);
    if (added.length !== removed.length) this.#showAgainWhatPointsTo(file);
    if (isLarge || (added.length !== removed.length && state.unread !== undefined)) this.#readFrom(state, first);
  }

  /** Lines of the file have moved: so have the places in it that problems of other files point to. */
  #showAgainWhatPointsTo(file: ConfigFile): void {
    for (const state of this.#states.values())
      for (const problems of state.others.values())
        if (problems.some(({ related }) => related?.some(({ line }) => line.file === file) === true)) {
          this.#unpublished.add(state.file);
          break;
        }
  }

  /** Puts the problems that were found in a file by looking at `source` in the place of those found there before; none takes them out. */
  put(file: ConfigFile, source: string, problems: readonly Problem[] | undefined): void {
    if (problems !== undefined) this.#state(file).others.set(source, problems);
    else this.#states.get(file)?.others.delete(source);
    if (this.#states.has(file)) this.#unpublished.add(file);
  }

  /** What is to be shown for a file at present, in order; the limit on their number is not applied. */
  problemsOf(path: string): readonly Problem[] {
    return this.#shownTogether(this.#statesAt(path), 'all');
  }

  /** How many problems were last shown for a file, hints left out. */
  problemCount(path: string): number {
    return this.#statesAt(path)[0]?.count ?? 0;
  }

  /** Whether all lines of a file have been looked at. */
  isRead(path: string): boolean {
    return this.#statesAt(path).every(({ unread }) => unread === undefined);
  }

  /** Looks at some lines of an open file; false when there are none left. */
  readOpen(): boolean {
    return this.#readSome((state) => this.#files.open.has(state.file.path));
  }

  /** Looks at some lines of any file; false when there are none left. */
  readAny(): boolean {
    return this.#readSome(() => true);
  }

  /** Shows one file of those that have changed, that which is awaited first; false when there is none. */
  publishNext(): boolean {
    const [awaited] = this.#awaitedStates();
    this.#awaited = undefined;
    const first = this.#unpublished.first();
    const file = awaited !== undefined && this.#unpublished.has(awaited.file) ? awaited.file : first;
    if (file === undefined) return false;
    this.#unpublished.delete(file);
    this.#publishFile(file, 'all');
    return true;
  }

  /**
   * Shows the file that is awaited though not all is known; with nothing but what its lines say only if it is long and was never shown.
   * False when it does not.
   */
  publishEarly(known: Known): boolean {
    const states = this.#awaitedStates();
    const [first] = states;
    if (first === undefined || states.some(({ unread }) => unread !== undefined)) return false;
    if (known !== 'lines') this.#awaited = undefined;
    else if (first.published !== undefined || first.file.lines.length <= MANY_LINES) return false;
    this.#publishFile(first.file, known === 'nearly all' ? 'all' : 'so far');
    return true;
  }

  /** Shows a file once more with what has been found since, though more may come; whether anything was shown. */
  publishAgain(path: string): boolean {
    const { filesPublished } = this;
    const [state] = this.#statesAt(path);
    if (state !== undefined && this.#unpublished.has(state.file)) this.#publishFile(state.file, 'all');
    return this.filesPublished > filesPublished;
  }

  #awaitedStates(): FileState[] {
    return this.#awaited === undefined ? [] : this.#statesAt(this.#awaited);
  }

  #statesAt(path: string): FileState[] {
    return this.#files
      .at(path)
      .map((file) => this.#states.get(file))
      .filter((state) => state !== undefined);
  }

  #state(file: ConfigFile): FileState {
    let state = this.#states.get(file);
    if (state === undefined) {
      state = {
        file,
        lineProblems: new Map(),
        allowing: new Set(),
        others: new Map(),
        unread: 0,
        published: undefined,
        count: 0,
      };
      this.#states.set(file, state);
      this.#unread.add(state);
    }
    return state;
  }

  /** Has the lines from this one on looked at again. */
  #readFrom(state: FileState, number: number): void {
    state.unread = Math.min(state.unread ?? number, number);
    this.#unread.add(state);
  }

  #readSome(isWanted: (state: FileState) => boolean): boolean {
    for (const state of this.#unread) {
      if (!isWanted(state)) continue;
      const from = state.unread ?? 0;
      const to = from + LINES_AT_ONCE;
      const isEnd = to >= state.file.lines.length;
      state.unread = isEnd ? undefined : to;
      if (isEnd) this.#unread.delete(state);
      this.#look(state, state.file.lines.slice(from, to));
      return true;
    }
    return false;
  }

  #look(state: FileState, lines: readonly Line[]): void {
    for (const line of lines) {
      const problems = state.file.dialect === 'dialplan' ? this.ruleSet.lineProblems(line) : [];
      if (problems.length > 0) state.lineProblems.set(line, problems);
      else state.lineProblems.delete(line);
      if (mayAllow(line)) state.allowing.add(line);
      else state.allowing.delete(line);
    }
  }

  #shownTogether(states: readonly FileState[], extent: Extent): Problem[] {
    const problems = states.flatMap((state) => this.#shown(state, extent));
    if (states.length < 2) return problems;
    return problems.sort((a, b) => a.line.number - b.line.number || a.span.start - b.span.start);
  }

  #shown(state: FileState, extent: Extent): Problem[] {
    const found: Problem[] = [];
    for (const problems of state.lineProblems.values()) for (const problem of problems) found.push(problem);
    for (const problems of state.others.values()) for (const problem of problems) found.push(problem);
    const shown = shownProblems(state.file, found, [...state.allowing], this.ruleSet);
    return extent === 'all' ? shown : shown.filter(({ rule }) => rule !== unusedAllow.meta);
  }

  #publishFile(file: ConfigFile, extent: Extent): void {
    const states = this.#statesAt(file.path);
    if (states.length === 0) return;
    const problems = this.#shownTogether(states, extent).slice(0, this.mostProblems);
    const print = problems
      .map(
        ({ line, span, severity, isRepeated, rule, message, related = [] }) =>
          `${line.number}:${span.start}-${span.end} ${severity}${isRepeated === true ? ' repeated' : ''} ${rule.name} ${message}` +
          related.map((each) => ` ${each.line.file.path}:${each.line.number}:${each.span.start}-${each.span.end}`).join(''),
      )
      .join('\n');
    // A hint is drawn in the text, and an editor lists and counts it nowhere.
    const counted = problems.filter(({ severity, isRepeated }) => severity !== 'hint' && isRepeated !== true);
    const published = states.map((state) => state.published).find((each) => each !== undefined);
    for (const state of states) {
      state.count = counted.length;
      state.published = published;
    }
    // A file that is open is told that it has no problems; about others nothing is said then.
    if (print === (published ?? (this.#files.open.has(file.path) ? undefined : ''))) return;
    for (const state of states) state.published = print;
    this.#tell(file.path, problems);
    this.filesPublished++;
  }

  #tell(path: string, problems: readonly Problem[]): void {
    this.#publish(path, problems, this.#files.open.get(path)?.version);
  }
}
