/** A workspace on a desk: files in memory, a clock that stands still, and what was published kept by path. */

import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { activeRules } from '../../server/src/lint/registry.ts';
import type { Problem } from '../../server/src/lint/rule.ts';
import { StatementPool } from '../../server/src/syntax/config-file.ts';
import { discover, type DialplanDescription } from '../../server/src/workspace/search/discovery.ts';
import type { FileSystem } from '../../server/src/workspace/disk/file-system.ts';
import { loadDialplan } from '../../server/src/workspace/dialplans/load.ts';
import { defaultWorkspaceSettings, Workspace, type WorkspaceSettings } from '../../server/src/workspace/workspace.ts';
import { memoryFileSystem } from './memory-file-system.ts';
import { isNeighborName } from '../../server/src/model/neighbors/neighbors.ts';

function describe(problem: Problem): string {
  const { line, span, severity, rule, message, related = [] } = problem;
  const others = related.map((each) => ` (${each.line.file.path}:${each.line.number + 1})`).join('');
  return `${line.number + 1}:${span.start + 1}-${span.end + 1} ${severity} ${rule.name}: ${message}${others}`;
}

export class Desk {
  disk: Record<string, string>;
  readonly workspace: Workspace;
  /** What is shown for each file at present. */
  readonly shown = new Map<string, readonly string[]>();
  readonly publications: string[] = [];
  /** The problems of each publication, beside its path in `publications`. */
  readonly published: (readonly string[])[] = [];
  /** How far the clock goes each time that somebody looks at it. */
  ticks = 0;
  /** So many turns are taken after each thing that happens. */
  turns = Infinity;
  /** How often each file of the disk was read, in whole or its beginning. */
  readonly reads = new Map<string, number>();
  /** Reading this file fails as it never should. */
  broken: string | undefined;
  #now = 0;
  /** Whether the next key comes before any pause is over. */
  isTyping = false;
  readonly #queue: (() => void)[] = [];
  readonly #pauses: (() => void)[] = [];
  readonly #open = new Map<string, number>();

  /** `links` lead from a path to another. */
  constructor(disk: Record<string, string>, links: Readonly<Record<string, string>> = {}) {
    this.disk = disk;
    this.workspace = new Workspace(
      // Asked for anew each time, so that what a test does to the disk is seen.
      proxied(() => this.#counted(memoryFileSystem({ ...this.disk }, { links }))),
      {
        now: () => (this.#now += this.ticks),
        soon: (run) => void this.#queue.push(run),
        next: (run) => void this.#queue.push(run),
        later: (run) => void (this.isTyping ? this.#pauses : this.#queue).push(run),
        isHeld: false,
      },
      (path, problems) => {
        this.publications.push(path);
        this.published.push(problems.map(describe));
        this.shown.set(path, problems.map(describe));
      },
    );
    this.workspace.setFolders(['/pbx']);
  }

  open(path: string, text = this.disk[path] ?? ''): void {
    this.#open.set(path, 1);
    this.workspace.open(path, text, 1, isNeighborName(path) ? 'config' : 'dialplan');
    this.run();
  }

  /** Types into an open file and lets the workspace come to rest. */
  type(path: string, line: number, column: number, removed: number, text: string): void {
    const version = (this.#open.get(path) ?? 0) + 1;
    this.#open.set(path, version);
    this.workspace.change(
      path,
      [{ startLine: line, startColumn: column, endLine: line, endColumn: column + removed, text }],
      version,
    );
    this.run();
  }

  /** Whether a search for dialplans would find others than those the workspace knows. */
  hasOtherFiles(): boolean {
    const known = this.workspace.dialplans.map((dialplan) => this.workspace.descriptionOf(dialplan));
    const found = discover(memoryFileSystem(this.texts()), ['/pbx']).dialplans;
    return found.some((description) => !known.some((each) => JSON.stringify(each) === JSON.stringify(description)));
  }

  /** Tells the workspace of a file that came, so that it searches. */
  lookAgain(): void {
    this.workspace.filesChanged(['/pbx/new.txt']);
    this.run();
  }

  close(path: string): void {
    this.#open.delete(path);
    this.workspace.close(path);
    this.run();
  }

  /** Deletes files of the disk, without a word. */
  remove(isGone: (path: string) => boolean): void {
    this.disk = Object.fromEntries(Object.entries(this.disk).filter(([path]) => !isGone(path)));
  }

  /** Tells of a file or folder that has changed on the disk. */
  filesChanged(path: string): void {
    this.workspace.filesChanged([path]);
    this.run();
  }

  /** Lets the pauses pass that the workspace has begun. */
  pause(): void {
    for (const run of this.#pauses.splice(0)) run();
    this.run();
  }

  /** One turn of the workspace. */
  step(): void {
    this.#queue.shift()?.();
  }

  run(): void {
    for (let turn = 0; turn < this.turns && this.#queue.length > 0; turn++) this.step();
  }

  /** Lets the workspace come to rest. */
  rest(): void {
    while (this.#queue.length > 0) this.step();
  }

  #counted(fs: FileSystem): FileSystem {
    const count = (path: string): void => {
      if (path === this.broken) throw new Error(`${path} is broken`);
      this.reads.set(path, (this.reads.get(path) ?? 0) + 1);
    };
    return {
      ...fs,
      read: (path) => {
        count(path);
        return fs.read(path);
      },
      head: (path) => {
        count(path);
        return fs.head(path);
      },
    };
  }

  /** The texts as the workspace knows them, open files and those on the disk. */
  texts(): Record<string, string> {
    const texts = { ...this.disk };
    for (const path of this.#open.keys()) {
      const file = this.workspace.fileAt(path);
      if (file !== undefined) texts[path] = file.text;
    }
    return texts;
  }

  /** The problems of these texts, found from scratch. */
  fromScratch(settings: WorkspaceSettings = defaultWorkspaceSettings): Map<string, readonly string[]> {
    const fs = memoryFileSystem(this.texts());
    const pool = new StatementPool();
    const found = new Map<string, string[]>();
    const covered = new Set<string>();
    const check = (description: DialplanDescription): void => {
      const dialplan = loadDialplan(fs, pool, description);
      for (const file of [...dialplan.layout.files, ...dialplan.neighbors]) covered.add(file.path);
      for (const problem of checkDialplan(dialplan, activeRules(settings.levels, settings))) {
        const list = found.get(problem.line.file.path) ?? [];
        list.push(describe(problem));
        found.set(problem.line.file.path, list);
      }
    };
    discover(fs, ['/pbx']).dialplans.forEach(check);
    // A file that is open though no dialplan has it is looked at by itself.
    for (const path of this.#open.keys())
      if (!covered.has(path) && !isNeighborName(path))
        check({ root: path, folder: '/pbx', loose: [], neighbors: [], hasOtherSources: true });
    return found;
  }
}

function proxied<T extends object>(current: () => T): T {
  return new Proxy({} as T, { get: (_, name) => Reflect.get(current(), name) as unknown });
}
