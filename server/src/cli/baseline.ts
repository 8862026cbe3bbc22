/** Baselines: the problems that a project has already, in a file, so that only new ones are reported. */

import { dirname, join, relative, resolve, sep } from 'node:path';
import { ruleNamed } from '../lint/registry.ts';
import { writeText } from '../node/file-system.ts';
import type { FileSystem } from '../workspace/disk/file-system.ts';
import { isObject } from '../workspace/settings.ts';
import { refuse, type Result } from './arguments.ts';
import type { CheckedProblem } from './check-all.ts';
import { identitiesOf, identityKey, type Identity } from './fingerprints.ts';
import { isAbsent, withoutFullStop } from './invocation.ts';

/** Grows when an older version could not read what is written. */
const VERSION = 1;

/** Problems of one rule on lines of one text in one file. */
interface Entry {
  readonly rule: string;
  /** Relative to the folder of the baseline, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly count: number;
}

export interface Compared {
  /** The problems that the baseline does not have. */
  readonly fresh: readonly CheckedProblem[];
  readonly known: number;
  /** How many problems of the baseline are not there any more, in files that were looked at or do not exist. */
  readonly gone: number;
}

/** What a baseline file holds. Its path is absolute. */
export class Baseline {
  readonly path: string;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(path: string, entries: Iterable<Entry>) {
    this.path = path;
    const byKey = new Map<string, Entry>();
    for (const entry of entries) {
      const before = byKey.get(identityKey(entry));
      byKey.set(identityKey(entry), before === undefined ? entry : { ...before, count: before.count + entry.count });
    }
    this.#entries = byKey;
  }

  /** Divides the problems into known and new ones. `files` are the absolute paths of all files that were looked at. */
  compare(fs: FileSystem, problems: readonly CheckedProblem[], files: ReadonlySet<string>): Compared {
    const identities = this.#identities(problems);
    const fresh = problems.filter((_, i) => {
      const identity = identities[i];
      return identity === undefined || identity.occurrence > (this.#entries.get(identityKey(identity))?.count ?? 0);
    });
    const present = countsOf(identities);
    let gone = 0;
    for (const [key, entry] of this.#entries)
      if (this.#isCovered(fs, entry, files)) gone += Math.max(0, entry.count - (present.get(key)?.count ?? 0));
    return { fresh, known: problems.length - fresh.length, gone };
  }

  /** Writes these problems in the place of what the file held; what it held of files that were not looked at stays. Returns what went wrong. */
  write(fs: FileSystem, problems: readonly CheckedProblem[], files: ReadonlySet<string>): string | undefined {
    const kept = [...this.#entries.values()].filter((entry) => !this.#isCovered(fs, entry, files));
    const entries = [...kept, ...countsOf(this.#identities(problems)).values()].sort(
      (a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.text, b.text),
    );
    const failure = writeText(this.path, printed(entries), 'utf8');
    return failure === undefined ? undefined : withoutFullStop(failure);
  }

  /** The problems with paths that hold wherever the command runs. */
  #identities(problems: readonly CheckedProblem[]): readonly Identity[] {
    const folder = dirname(this.path);
    return identitiesOf(
      problems.map(({ problem }) => ({ problem, file: relative(folder, problem.line.file.path).replaceAll(sep, '/') })),
    );
  }

  #isCovered(fs: FileSystem, { file }: Entry, files: ReadonlySet<string>): boolean {
    const path = join(dirname(this.path), file);
    return files.has(path) || fs.kind(path) !== 'file';
  }
}

/** Reads a baseline; one that does not exist is empty where it is about to be written. */
export function readBaseline(fs: FileSystem, cwd: string, word: string, isUpdate: boolean): Result<Baseline> {
  const path = resolve(cwd, word);
  const read = fs.read(path);
  if (!read.ok) {
    if (!isAbsent(read)) return refuse(withoutFullStop(read.why));
    return isUpdate
      ? { ok: true, value: new Baseline(path, []) }
      : refuse(`there is no baseline '${word}'; '--update-baseline' writes one`);
  }
  let json: unknown;
  try {
    json = JSON.parse(read.text.replace(/^\ufeff/, ''));
  } catch (error) {
    return refuse(`'${word}' is no baseline: it is no valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(json) || typeof json['version'] !== 'number' || !Array.isArray(json['problems']))
    return refuse(`'${word}' is no baseline: it has no 'version' and 'problems'`);
  if (json['version'] !== VERSION)
    return refuse(`the baseline '${word}' has the form ${json['version']}, and this version reads the form ${VERSION}`);
  const entries: Entry[] = [];
  for (const [i, value] of json['problems'].entries()) {
    const entry = entryOf(value);
    if (entry === undefined)
      return refuse(`'${word}' is no baseline: problem ${i + 1} in it is not made of 'file', 'rule', 'text' and 'count'`);
    entries.push(entry);
  }
  return { ok: true, value: new Baseline(path, entries) };
}

function entryOf(value: unknown): Entry | undefined {
  if (!isObject(value)) return undefined;
  const { file, rule, text, count = 1 } = value;
  if (typeof file !== 'string' || typeof rule !== 'string' || typeof text !== 'string') return undefined;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) return undefined;
  // A rule that has another name today is the same rule.
  return { file, rule: ruleNamed(rule)?.meta.name ?? rule, text, count };
}

function countsOf(identities: readonly Identity[]): ReadonlyMap<string, Entry> {
  const counts = new Map<string, Entry>();
  for (const identity of identities) {
    const { rule, file, text, occurrence } = identity;
    const key = identityKey(identity);
    counts.set(key, { rule, file, text: counts.get(key)?.text ?? text, count: occurrence });
  }
  return counts;
}

/** One problem a line, so that a change of the file can be read, and two of them be merged. */
function printed(entries: readonly Entry[]): string {
  const lines = entries.map(({ file, rule, text, count }) =>
    JSON.stringify({ file, rule, text, ...(count > 1 ? { count } : {}) }),
  );
  return `{\n  "version": ${VERSION},\n  "problems": [${lines.map((line) => `\n    ${line}`).join(',')}${lines.length > 0 ? '\n  ' : ''}]\n}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
