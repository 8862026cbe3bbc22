/** `check`: reports problems, and repairs those that can be repaired unseen. */

import { resolve } from 'node:path';
import { checkDialplan } from '../lint/check-dialplan.ts';
import type { Problem, Severity } from '../lint/rule.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { decodeText } from '../node/file-system.ts';
import { StatementPool } from '../syntax/config-file.ts';
import { discover, type DialplanDescription } from '../workspace/discovery.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { fileTable, loadDialplan } from '../workspace/load.ts';
import { refuse, type Result } from './arguments.ts';
import { applySafeFixes, MOST_ROUNDS } from './fix.ts';
import { problemsAsJson } from './format-json.ts';
import { problemsAsText } from './format-text.ts';
import {
  displayFrom,
  findDialplans,
  formatOption,
  withoutFullStop,
  withTexts,
  type Command,
  type ExitCode,
  type Invocation,
} from './invocation.ts';
import { ProjectSettings, settingOptions } from './settings.ts';
import { counted, Progress } from './terminal.ts';
import { mayChange, printDiff, writeFiles } from './write-files.ts';

/** A problem with its file as it is shown. */
export interface CheckedProblem {
  readonly file: string;
  readonly problem: Problem;
}

/** From the quietest to the loudest. */
const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

export const check: Command = {
  name: 'check',
  usage: '[PATH…]',
  summary: 'reports problems',
  options: [
    formatOption,
    {
      name: 'fail-on',
      value: 'SEVERITY',
      choices: severities,
      summary: 'the least severity that makes the exit code 1; warning by default',
    },
    ...settingOptions,
    { name: 'fix', summary: 'applies the fixes that are safe, and reports what is left' },
    { name: 'dry-run', summary: 'with --fix: prints a diff and changes nothing' },
    { name: 'stdin', summary: 'reads the text of one file from standard input, and reports its problems' },
    { name: 'stdin-path', value: 'PATH', summary: 'with --stdin: the file that the text stands for' },
  ],
  notes: ['Exits 0 when nothing is found, 1 when something is, 2 when the check could not run.'],
  run,
};

function run(invocation: Invocation): Result<ExitCode> {
  const { args, terminal, warn } = invocation;
  const isDryRun = args.has('dry-run');
  if (isDryRun && !args.has('fix')) return refuse("'--dry-run' goes with '--fix'");
  if (isDryRun && args.value('format') === 'json') return refuse("'--dry-run' prints a diff, which has no other format");
  const configWord = args.value('config');
  const config = configWord === undefined ? undefined : resolve(terminal.cwd, configWord);
  const settings = ProjectSettings.from(invocation.fs, args, config, warn);
  if (!settings.ok) return settings;
  if (args.has('stdin')) return checkInput(invocation, settings.value);
  if (args.has('stdin-path')) return refuse("'--stdin-path' goes with '--stdin'");

  const progress = new Progress(terminal);
  const texts = new Map<string, string>();
  const found = find(invocation, settings.value, progress);
  if (!found.ok) return found;
  for (const message of found.value.messages) warn(message);
  let checked = checkAll(found.value.dialplans, withTexts(invocation.fs, texts), settings.value, invocation, progress);
  if (!checked.ok) return checked;
  const original = checked.value;
  if (args.has('fix')) {
    let fixed = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const step = applySafeFixes(
        checked.value.problems.map(({ problem }) => problem),
        fixableText(checked.value.dialplans, invocation),
      );
      if (step.texts.size === 0) break;
      fixed += step.fixed;
      for (const [path, text] of step.texts) texts.set(path, text);
      checked = checkAll(found.value.dialplans, withTexts(invocation.fs, texts), settings.value, invocation, progress);
      if (!checked.ok) return checked;
    }
    progress.done();
    if (isDryRun) {
      printDiff(invocation, texts);
      return { ok: true, value: exitCode(original.problems, invocation) };
    }
    const failure = writeFiles(invocation.fs, texts);
    if (failure !== undefined) return refuse(failure);
    if (fixed > 0) warn(`fixed ${counted(fixed, 'problem')} in ${counted(texts.size, 'file')}`);
  }
  progress.done();
  return report(checked.value.problems, checked.value.files.size, invocation);
}

function report(problems: readonly CheckedProblem[], fileCount: number, invocation: Invocation): Result<ExitCode> {
  const { args, terminal } = invocation;
  terminal.out(
    args.value('format') === 'json'
      ? problemsAsJson(problems, displayFrom(terminal.cwd))
      : problemsAsText(problems, fileCount, terminal),
  );
  return { ok: true, value: exitCode(problems, invocation) };
}

function exitCode(problems: readonly CheckedProblem[], { args }: Invocation): ExitCode {
  const least = severities.findIndex((severity) => severity === (args.value('fail-on') ?? 'warning'));
  return problems.some(({ problem }) => severities.indexOf(problem.severity) >= least) ? 1 : 0;
}

function find(invocation: Invocation, settings: ProjectSettings, progress: Progress): ReturnType<typeof findDialplans> {
  const { args, terminal } = invocation;
  const own = settings.forFolder(resolve(terminal.cwd, args.operands[0] ?? '.'));
  if (!own.ok) return own;
  return findDialplans(invocation, args.operands, {
    roots: own.value.roots ?? [],
    byContent: true,
    onFolder: (folder) => progress.step(`Looking into ${folder}`),
  });
}

interface Checked {
  readonly problems: readonly CheckedProblem[];
  readonly dialplans: readonly Dialplan[];
  /** Every file that was looked at. */
  readonly files: ReadonlySet<string>;
}

/** The problems of all the dialplans, those that two of them share once, by file, line, column and rule. */
function checkAll(
  descriptions: readonly DialplanDescription[],
  fs: FileSystem,
  settings: ProjectSettings,
  { terminal, warn }: Invocation,
  progress: Progress,
): Result<Checked> {
  const display = displayFrom(terminal.cwd);
  const pool = new StatementPool();
  const fileAt = fileTable(fs, pool, (_, why) => warn(withoutFullStop(why)));
  const problems = new Map<string, CheckedProblem>();
  const dialplans: Dialplan[] = [];
  const files = new Set<string>();
  for (const [i, description] of descriptions.entries()) {
    progress.step(`Checking ${display(description.root ?? description.folder)} (${i + 1} of ${descriptions.length})`);
    const own = settings.forFolder(description.folder);
    if (!own.ok) return own;
    const dialplan = loadDialplan(fs, pool, description, fileAt);
    dialplans.push(dialplan);
    const isRootThere = description.root !== undefined && fileAt(description.root, 'dialplan') !== undefined;
    for (const { path } of [...dialplan.layout.files, ...dialplan.neighbors])
      if (path !== dialplan.root.path || isRootThere) files.add(path);
    for (const problem of checkDialplan(dialplan, settings.ruleSetFor(own.value))) {
      const { line, span, rule, message } = problem;
      const key = `${line.file.path}\n${line.number} ${span.start} ${span.end} ${rule.name} ${message}`;
      if (!problems.has(key)) problems.set(key, { file: display(line.file.path), problem });
    }
  }
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

/** The present text of the files that may be changed: those below the current folder or below a path that was named. */
function fixableText(dialplans: readonly Dialplan[], invocation: Invocation): (path: string) => string | undefined {
  const texts = new Map<string, string>();
  for (const dialplan of dialplans)
    for (const file of [...dialplan.layout.files, ...dialplan.neighbors])
      if (mayChange(file.path, invocation)) texts.set(file.path, file.text);
  return (path) => texts.get(path);
}

/** Checks a text that stands for a file: within the dialplan that the file belongs to, and only its own problems. */
function checkInput(invocation: Invocation, settings: ProjectSettings): Result<ExitCode> {
  const { args, terminal } = invocation;
  const word = args.value('stdin-path');
  if (word === undefined) return refuse("'--stdin' needs '--stdin-path PATH', the file that the text stands for");
  if (args.operands.length > 0) return refuse("'--stdin' takes no paths");
  if (args.has('fix')) return refuse("'--stdin' and '--fix' do not go together");
  const path = resolve(terminal.cwd, word);
  const fs = withTexts(invocation.fs, new Map([[path, decodeText(terminal.input()).text]]));
  const descriptions = descriptionsWith(path, fs);
  const progress = new Progress(terminal);
  const checked = checkAll(descriptions, fs, settings, invocation, progress);
  progress.done();
  if (!checked.ok) return checked;
  return report(
    checked.value.problems.filter(({ problem }) => problem.line.file.path === path),
    1,
    invocation,
  );
}

/** So many folders above a file may hold the `extensions.conf` that it belongs to. */
const MOST_LEVELS = 4;

/** The dialplan that a file takes part in; itself as a root when there is none. */
function descriptionsWith(path: string, fs: FileSystem): readonly DialplanDescription[] {
  const { paths } = fs;
  let folder = paths.dirname(path);
  for (let level = 0; level < MOST_LEVELS; level++) {
    if (fs.kind(paths.join(folder, 'extensions.conf')) === 'file') {
      const pool = new StatementPool();
      const having = discover(fs, [folder]).dialplans.filter((description) => {
        const dialplan = loadDialplan(fs, pool, description);
        return [...dialplan.layout.files, ...dialplan.neighbors].some((file) => file.path === path);
      });
      if (having.length > 0) return having;
    }
    folder = paths.dirname(folder);
  }
  return discover(fs, [path], { withLoose: false }).dialplans;
}
