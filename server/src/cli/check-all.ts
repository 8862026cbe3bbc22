/** The problems of dialplans as a command reports them: each once, in one order. */

import { checkDialplan } from '../lint/check-dialplan.ts';
import type { Problem } from '../lint/rule.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { StatementPool } from '../syntax/config-file.ts';
import type { DialplanDescription } from '../workspace/search/discovery.ts';
import type { FileSystem } from '../workspace/disk/file-system.ts';
import { fileTable, loadDialplan } from '../workspace/dialplans/load.ts';
import { refuse, type Result } from './arguments.ts';
import { withoutFullStop, type Invocation } from './invocation.ts';
import { displayFrom } from './paths.ts';
import type { ProjectSettings } from './settings.ts';
import type { Progress } from './terminal.ts';

/** A problem with its file as it is shown. */
export interface CheckedProblem {
  readonly file: string;
  readonly problem: Problem;
}

export interface Checked {
  readonly problems: readonly CheckedProblem[];
  readonly dialplans: readonly Dialplan[];
  /** Every file that was looked at. */
  readonly files: ReadonlySet<string>;
}

/** The problems of all the dialplans, those that two of them share once, by file, line, column and rule. */
export function checkAll(
  descriptions: readonly DialplanDescription[],
  fs: FileSystem,
  settings: ProjectSettings,
  { terminal, warn }: Invocation,
  progress: Progress,
): Result<Checked> {
  const display = displayFrom(terminal.cwd);
  const pool = new StatementPool();
  const reading: FileSystem = {
    ...fs,
    read: (path) => {
      progress.step(`Reading ${display(path)}`);
      return fs.read(path);
    },
  };
  const unreadable: string[] = [];
  const fileAt = fileTable(reading, pool, (_, why) => unreadable.push(withoutFullStop(why)));
  const problems = new Map<string, CheckedProblem>();
  const dialplans: Dialplan[] = [];
  const files = new Set<string>();
  for (const [i, description] of descriptions.entries()) {
    const step = `Checking ${display(description.root ?? description.folder)} (${i + 1} of ${descriptions.length})`;
    progress.step(step);
    const own = settings.forFolder(description.folder);
    if (!own.ok) return own;
    const dialplan = loadDialplan(fs, pool, description, fileAt);
    dialplans.push(dialplan);
    const isRootThere = description.root !== undefined && fileAt(description.root, 'dialplan') !== undefined;
    for (const { path } of [...dialplan.layout.files, ...dialplan.neighbors])
      if (path !== dialplan.root.path || isRootThere) files.add(path);
    for (const problem of checkDialplan(dialplan, settings.ruleSetFor(own.value), () => progress.step(step))) {
      const { line, span, rule, message } = problem;
      const key = `${line.file.path}\n${line.number} ${span.start} ${span.end} ${rule.name} ${message}`;
      if (!problems.has(key)) problems.set(key, { file: display(line.file.path), problem });
    }
  }
  const [first = 'nothing could be read', ...others] = unreadable;
  if (files.size === 0 && others.length === 0) return refuse(first);
  for (const why of unreadable) warn(why);
  if (files.size === 0) return refuse('nothing could be read');
  return { ok: true, value: { problems: [...problems.values()].sort(inOrder), dialplans, files } };
}

function inOrder(a: CheckedProblem, b: CheckedProblem): number {
  const byName = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
  return (
    byName(a.file, b.file) ||
    a.problem.line.number - b.problem.line.number ||
    a.problem.span.start - b.problem.span.start ||
    byName(a.problem.rule.name, b.problem.rule.name)
  );
}
