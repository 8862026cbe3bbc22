/**
 * What of one dialplan is to be looked at, and looking at it: its contexts, its headers and directives, and the files beside it.
 *
 * Invariant: once nothing is left, what `Published` has from here equals what `checkDialplan` finds beyond single lines.
 */

import { Queue } from '../../base/queue.ts';
import type { Problem } from '../../lint/rule.ts';
import { forgetShared } from '../../lint/run-rules.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan, Update } from '../../model/dialplan.ts';
import type { ConfigFile, Line, LineChange } from '../../syntax/config-file.ts';
import type { Published } from './published.ts';

export class Checking {
  readonly #dialplan: Dialplan;
  readonly #published: Published;
  /** Tells its problems from those that another dialplan has with the same file. */
  readonly #id: number;
  /** Contexts whose problems are to be found again. */
  readonly #dirty = new Queue<string>();
  /** Those of the dirty contexts that are looked at first, since the file opened or edited last waits for them. */
  readonly #awaited = new Queue<string>();
  readonly #dirtyNeighbors = new Set<ConfigFile>();
  /** Those of them that were edited themselves, so that what was found in them stands elsewhere now. */
  readonly #awaitedNeighbors = new Set<ConfigFile>();
  #isLayoutDirty = true;
  /** The context of which some rules have found the problems and others have not. */
  #started: Context | undefined;
  /** The files that the problems of each thing that was looked at were found in. */
  readonly #filesOf = new Map<string, readonly ConfigFile[]>();
  /** Whether everything is looked at, rather than what some edits have changed. */
  #isWhole = true;
  contextsChecked = 0;

  constructor(dialplan: Dialplan, published: Published, id: number) {
    this.#dialplan = dialplan;
    this.#published = published;
    this.#id = id;
  }

  /** Whether something is left for which the file opened or edited last waits. */
  get isAwaited(): boolean {
    return this.#awaited.size > 0 || this.#awaitedNeighbors.size > 0;
  }

  /** Whether everything is being looked at, and has not been to the end. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** How many contexts are left to look at. */
  get left(): number {
    return this.#dirty.size;
  }

  /** Whether nothing is left to look at. */
  get isDone(): boolean {
    return this.#dirty.size === 0 && this.#dirtyNeighbors.size === 0 && !this.#isLayoutDirty;
  }

  /** Everything is to be looked at, the contexts of files that are open first. */
  markAll(isOpen: (path: string) => boolean): void {
    const { layout } = this.#dialplan;
    this.#isWhole = true;
    for (const file of layout.files.filter(({ path }) => isOpen(path)))
      for (const line of file.structure)
        for (const { name } of this.#dialplan.categoriesAt(line))
          if (this.#dialplan.context(name) !== undefined) this.#awaited.add(name);
    for (const name of this.#awaited) this.#dirty.add(name);
    for (const name of this.#dialplan.contextNames) this.#dirty.add(name);
    this.markFiles();
  }

  /** The headers and directives of all files, and all files beside the dialplan, are to be looked at; which these are may have changed. */
  markFiles(): void {
    const sources = new Set([...this.#dialplan.neighbors].map((file) => this.#source(neighborKey(file))));
    for (const source of [...this.#filesOf.keys()])
      if (source.startsWith(this.#source(NEIGHBOR)) && !sources.has(source)) this.#takeOut(source);
    for (const file of this.#dialplan.neighbors) {
      // One that left and came again is another file, though it has the same path.
      this.#dialplan.tracker.drop(neighborKey(file));
      this.#dirtyNeighbors.add(file);
    }
    this.#isLayoutDirty = true;
  }

  /** What an update of the dialplan touched is to be looked at. */
  mark({ contexts, forgotten }: Update): void {
    for (const name of contexts) {
      this.#dirty.add(name);
      this.#awaited.add(name);
    }
    for (const each of forgotten)
      if (each.startsWith(PROBLEMS)) this.#dirty.add(each.slice(PROBLEMS.length));
      else if (each.startsWith(NEIGHBOR)) {
        const file = this.#dialplan.neighbors.find((neighbor) => neighborKey(neighbor) === each);
        if (file !== undefined) this.#dirtyNeighbors.add(file);
      }
  }

  /** Takes an edit of one of the files in. */
  take(file: ConfigFile, change: LineChange): void {
    if (this.#started !== undefined) forgetShared(this.#started, this.#dialplan);
    const before = file.dialect === 'config' ? sharingSections(this.#dialplan, file) : [];
    this.mark(this.#dialplan.update(file, change));
    if (file.dialect === 'config') {
      for (const each of new Set([...before, ...sharingSections(this.#dialplan, file)])) {
        this.#dialplan.tracker.drop(neighborKey(each));
        this.#dirtyNeighbors.add(each);
      }
      this.#awaitedNeighbors.add(file);
    }
    if (mayTouchLayout(this.#dialplan, change)) this.#isLayoutDirty = true;
  }

  /** Looks at what the file opened or edited last waits for; of a context with many lines only until `mayGoOn` says no. False when nothing is left. */
  checkAwaited(mayGoOn: () => boolean): boolean {
    const rules = this.#published.ruleSet;
    if (this.#isLayoutDirty) {
      this.#isLayoutDirty = false;
      this.#keep(LAYOUT, rules.layoutProblems(this.#dialplan));
      return true;
    }
    const [neighbor] = this.#awaitedNeighbors;
    if (neighbor !== undefined) {
      this.#checkNeighbor(neighbor);
      return true;
    }
    const name = this.#awaited.first();
    if (name === undefined) return false;
    this.#checkContext(name, mayGoOn);
    return true;
  }

  /** The same for everything else. */
  checkNext(mayGoOn: () => boolean): boolean {
    const name = this.#dirty.first();
    if (name !== undefined) {
      this.#checkContext(name, mayGoOn);
      return true;
    }
    const [file] = this.#dirtyNeighbors;
    if (file === undefined) {
      this.#isWhole = false;
      return false;
    }
    this.#checkNeighbor(file);
    return true;
  }

  /** Takes out what was found in files that another dialplan has too. */
  forget(): void {
    for (const source of [...this.#filesOf.keys()]) this.#takeOut(source);
  }

  #takeOut(source: string): void {
    for (const file of this.#filesOf.get(source) ?? []) this.#published.put(file, source, undefined);
    this.#filesOf.delete(source);
  }

  #source(looked: string): string {
    return `${this.#id} ${looked}`;
  }

  #checkNeighbor(file: ConfigFile): void {
    this.#dirtyNeighbors.delete(file);
    this.#awaitedNeighbors.delete(file);
    const dialplan = this.#dialplan;
    if (!dialplan.neighbors.includes(file)) return;
    const problems = dialplan.tracker.remember(neighborKey(file), () => this.#published.ruleSet.neighborProblems(file, dialplan));
    this.#keep(neighborKey(file), problems);
  }

  /** Looks at a context; should that fail, it is not looked at again and again. */
  #checkContext(name: string, mayGoOn: () => boolean): void {
    let isFinished = true;
    try {
      isFinished = this.#findProblems(name, mayGoOn);
    } finally {
      if (isFinished) {
        this.#dirty.delete(name);
        this.#awaited.delete(name);
      }
    }
  }

  /** Finds the problems of a context; false when that takes more than the time there is, to be gone on with. */
  #findProblems(name: string, mayGoOn: () => boolean): boolean {
    const dialplan = this.#dialplan;
    const rules = this.#published.ruleSet;
    const context = dialplan.context(name);
    if (context !== undefined && !rules.prepareContext(context, dialplan, mayGoOn)) {
      this.#started = context;
      return false;
    }
    this.#started = undefined;
    this.contextsChecked++;
    const problems =
      context === undefined
        ? []
        : dialplan.tracker.remember(PROBLEMS + name, () => {
            dialplan.context(name);
            return rules.contextProblems(context, dialplan);
          });
    this.#keep(CONTEXT + name, problems);
    return true;
  }

  /** Puts the problems that were found by looking at something in the place of those found there before. */
  #keep(looked: string, problems: readonly Problem[]): void {
    const source = this.#source(looked);
    const byFile = new Map<ConfigFile, Problem[]>();
    for (const problem of problems) {
      const list = byFile.get(problem.line.file);
      if (list === undefined) byFile.set(problem.line.file, [problem]);
      else list.push(problem);
    }
    for (const file of this.#filesOf.get(source) ?? []) if (!byFile.has(file)) this.#published.put(file, source, undefined);
    for (const [file, list] of byFile) this.#published.put(file, source, list);
    if (byFile.size === 0) this.#filesOf.delete(source);
    else this.#filesOf.set(source, [...byFile.keys()]);
  }
}

/** Whether an edit may change what is found of headers, directives, block comments, and lines that stand in no context. */
function mayTouchLayout(dialplan: Dialplan, { changed, added, removed, isStructural }: LineChange): boolean {
  const { homeless, hasFilters } = dialplan.layout;
  const isOutside = (line: Line): boolean => {
    // What is read before any section where a file is included first stands in one where it is included again.
    const structures = line.file.structuresBefore(line.number);
    const before = line.file.structure[structures - 1];
    if (structures === 0 || homeless.some((fragment) => fragment.file === line.file && fragment.before === before)) return true;
    const sections = dialplan.categoriesAt(line);
    return sections.length === 0 || sections.some(({ name }) => dialplan.context(name) === undefined);
  };
  // A comment above a directive may say what makes the file.
  const isAboveDirective = ({ file, number }: Line): boolean => {
    let below = number;
    while (file.lines[below]?.statement.kind === 'blank') below++;
    return file.lines[below]?.statement.kind === 'directive';
  };
  const matters = (line: Line, statement: Line['statement']): boolean =>
    statement.depthAfter !== 0 || (statement.kind === 'blank' && isAboveDirective(line)) || isOutside(line);
  return (
    isStructural ||
    hasFilters ||
    changed.some(({ line, before }) => matters(line, line.statement) || matters(line, before)) ||
    [...added, ...removed].some((line) => matters(line, line.statement))
  );
}

const PROBLEMS = 'problems ';
const CONTEXT = 'context ';
const NEIGHBOR = 'neighbor ';
const LAYOUT = 'layout';

/** A file beside the dialplan with those that hold other lines of its sections. */
function sharingSections(dialplan: Dialplan, file: ConfigFile): readonly ConfigFile[] {
  const sections = dialplan
    .neighborSections(dialplan.neighborName(file))
    .map(({ fragments }) => fragments.map((each) => each.file));
  return [file, ...sections.filter((files) => files.includes(file)).flat()];
}

function neighborKey(file: ConfigFile): string {
  return NEIGHBOR + file.path;
}
