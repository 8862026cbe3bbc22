/** `check`: reports problems, and repairs those that can be repaired unseen. */

import { resolve } from 'node:path';
import type { Dialplan } from '../../model/dialplan.ts';
import { decodeText } from '../../node/file-system.ts';
import { StatementPool } from '../../syntax/config-file.ts';
import { discover, type DialplanDescription } from '../../workspace/search/discovery.ts';
import type { FileSystem } from '../../workspace/disk/file-system.ts';
import { loadDialplan } from '../../workspace/dialplans/load.ts';
import { refuse, type Result } from '../arguments.ts';
import { readBaseline, type Baseline } from '../baseline.ts';
import { checkAll, type Checked } from '../check-all.ts';
import { applySafeFixes, MOST_ROUNDS } from '../fix.ts';
import { findDialplans, withTexts, type Command, type ExitCode, type Invocation } from '../invocation.ts';
import { exitCode, report, reportOptions } from '../report.ts';
import { ProjectSettings, settingOptions } from '../settings.ts';
import { counted, Progress } from '../terminal.ts';
import { mayChange, printDiff, writeFiles } from '../write-files.ts';

export const check: Command = {
  name: 'check',
  usage: '[PATH…]',
  summary: 'reports problems',
  options: [
    ...reportOptions,
    ...settingOptions,
    { name: 'baseline', value: 'FILE', summary: 'reports only problems that this file does not have' },
    { name: 'update-baseline', summary: 'with --baseline: writes the problems of today into that file' },
    { name: 'fix', summary: 'applies the fixes that are safe, and reports what is left' },
    { name: 'dry-run', summary: 'with --fix: prints a diff and changes nothing' },
    { name: 'stdin', summary: 'reads the text of one file from standard input, and reports its problems' },
    { name: 'stdin-path', value: 'PATH', summary: 'with --stdin: the file that the text stands for' },
  ],
  notes: [
    'Exits 0 when nothing is found that is at least as severe as --fail-on, 1 when something is, 2 when the check could not run.',
  ],
  run,
};

function run(invocation: Invocation): Result<ExitCode> {
  const { args, terminal, fs, warn } = invocation;
  const wrong = wrongCombination(invocation);
  if (wrong !== undefined) return refuse(wrong);
  const configWord = args.value('config');
  const config = configWord === undefined ? undefined : resolve(terminal.cwd, configWord);
  const settings = ProjectSettings.from(fs, args, config, warn);
  if (!settings.ok) return settings;
  const baselineWord = args.value('baseline');
  const baseline =
    baselineWord === undefined ? undefined : readBaseline(fs, terminal.cwd, baselineWord, args.has('update-baseline'));
  if (baseline?.ok === false) return baseline;
  return args.has('stdin')
    ? checkInput(invocation, settings.value, baseline?.value)
    : checkPaths(invocation, settings.value, baseline?.value);
}

/** Says which options do not go together. */
function wrongCombination({ args }: Invocation): string | undefined {
  if (args.has('dry-run') && !args.has('fix')) return "'--dry-run' goes with '--fix'";
  if (args.has('dry-run') && (args.value('format') ?? 'text') !== 'text')
    return "'--dry-run' prints a diff, which has no other format";
  if (args.has('update-baseline') && !args.has('baseline')) return "'--update-baseline' goes with '--baseline FILE'";
  if (args.has('update-baseline') && args.has('dry-run')) return "'--update-baseline' and '--dry-run' do not go together";
  if (!args.has('stdin')) return args.has('stdin-path') ? "'--stdin-path' goes with '--stdin'" : undefined;
  if (!args.has('stdin-path')) return "'--stdin' needs '--stdin-path PATH', the file that the text stands for";
  if (args.operands.length > 0) return "'--stdin' takes no paths";
  if (args.has('fix')) return "'--stdin' and '--fix' do not go together";
  if (args.has('update-baseline')) return "'--stdin' and '--update-baseline' do not go together";
  return undefined;
}

function checkPaths(invocation: Invocation, settings: ProjectSettings, baseline: Baseline | undefined): Result<ExitCode> {
  const { args, terminal, warn } = invocation;
  const progress = new Progress(terminal);
  const texts = new Map<string, string>();
  const found = find(invocation, settings, progress);
  if (!found.ok) return found;
  for (const message of found.value.messages) warn(message);
  let checked = checkAll(found.value.dialplans, withTexts(invocation.fs, texts), settings, invocation, progress);
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
      checked = checkAll(found.value.dialplans, withTexts(invocation.fs, texts), settings, invocation, progress);
      if (!checked.ok) return checked;
    }
    progress.done();
    if (args.has('dry-run')) {
      printDiff(invocation, texts);
      if (fixed > 0) warn(`would fix ${counted(fixed, 'problem')} in ${counted(texts.size, 'file')}`);
      else if (original.problems.length > 0) warn('no problem has a safe fix');
      const { problems, files } = original;
      return { ok: true, value: exitCode(baseline?.compare(invocation.fs, problems, files).fresh ?? problems, invocation) };
    }
    const failure = writeFiles(texts, fixableText(original.dialplans, invocation));
    if (failure !== undefined) return refuse(failure);
    if (fixed > 0) warn(`fixed ${counted(fixed, 'problem')} in ${counted(texts.size, 'file')}`);
  }
  progress.done();
  return reportNew(checked.value, baseline, invocation);
}

/** Reports what the baseline does not have; with `--update-baseline` it has everything from now on. */
function reportNew(checked: Checked, baseline: Baseline | undefined, invocation: Invocation): Result<ExitCode> {
  const { args, fs, warn } = invocation;
  const { problems, files } = checked;
  if (baseline === undefined) return report(problems, files, 0, invocation);
  const { fresh, known, gone } = baseline.compare(fs, problems, files);
  const name = args.value('baseline') ?? '';
  if (args.has('update-baseline')) {
    const failure = baseline.write(fs, problems, files);
    if (failure !== undefined) return refuse(failure);
    warn(`wrote ${counted(problems.length, 'problem')} to '${name}': ${fresh.length} more than before, ${gone} gone`);
    return report([], files, problems.length, invocation);
  }
  if (gone > 0)
    warn(
      `${counted(gone, 'problem')} of the baseline '${name}' ${gone === 1 ? 'is' : 'are'} gone; '--update-baseline' writes it anew`,
    );
  return report(fresh, files, known, invocation);
}

function find(invocation: Invocation, settings: ProjectSettings, progress: Progress): ReturnType<typeof findDialplans> {
  const onFolder = (folder: string): void => progress.step(`Looking into ${folder}`);
  return findDialplans(invocation, invocation.args.operands, { onFolder }, settings);
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
function checkInput(invocation: Invocation, settings: ProjectSettings, baseline: Baseline | undefined): Result<ExitCode> {
  const { args, terminal } = invocation;
  const path = resolve(terminal.cwd, args.value('stdin-path') ?? '');
  const input = terminal.input();
  if (!input.ok) return input;
  const fs = withTexts(invocation.fs, new Map([[path, decodeText(input.value).text]]));
  const progress = new Progress(terminal);
  const checked = checkAll(descriptionsWith(path, fs, settings), fs, settings, invocation, progress);
  progress.done();
  if (!checked.ok) return checked;
  const problems = checked.value.problems.filter(({ problem }) => problem.line.file.path === path);
  return reportNew({ ...checked.value, problems, files: new Set([path]) }, baseline, invocation);
}

/** So many folders above a file may hold the `extensions.conf` that it belongs to. */
const MOST_LEVELS = 4;

/** The dialplan that a file takes part in; itself as a root when there is none. */
function descriptionsWith(path: string, fs: FileSystem, settings: ProjectSettings): readonly DialplanDescription[] {
  const { paths } = fs;
  let folder = paths.dirname(path);
  for (let level = 0; level < MOST_LEVELS; level++) {
    const found = settings.rootsIn(folder);
    const roots = found.ok ? found.value : [];
    if (roots.length > 0 || fs.kind(paths.join(folder, 'extensions.conf')) === 'file') {
      const pool = new StatementPool();
      const having = discover(fs, [folder], { roots }).dialplans.filter((description) => {
        const dialplan = loadDialplan(fs, pool, description);
        return [...dialplan.layout.files, ...dialplan.neighbors].some((file) => file.path === path);
      });
      if (having.length > 0) return having;
    }
    folder = paths.dirname(folder);
  }
  return discover(fs, [path], { withLoose: false }).dialplans;
}
