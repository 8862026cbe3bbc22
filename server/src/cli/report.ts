/** How problems are reported: the formats of `check`, and which problems make it fail. */

import type { Severity } from '../lint/finding.ts';
import type { Option, Result } from './arguments.ts';
import type { CheckedProblem } from './check-all.ts';
import { problemsAsGitHub } from './formats/github.ts';
import { problemsAsGitLab } from './formats/gitlab.ts';
import { problemsAsJson } from './formats/json.ts';
import { problemsAsJUnit } from './formats/junit.ts';
import { problemsAsSarif } from './formats/sarif.ts';
import { problemsAsText, summary } from './formats/text.ts';
import { type ExitCode, type Invocation } from './invocation.ts';
import { displayFrom } from './paths.ts';

interface Report {
  readonly problems: readonly CheckedProblem[];
  /** The absolute paths of all files that were looked at. */
  readonly files: ReadonlySet<string>;
  /** How many problems a baseline holds back. */
  readonly known: number;
}

const formats = {
  text: (report, { terminal }) => problemsAsText(report.problems, report.files.size, report.known, terminal),
  json: ({ problems }, { terminal }) => problemsAsJson(problems, displayFrom(terminal.cwd)),
  sarif: ({ problems }, { terminal: { cwd }, version }) => problemsAsSarif(problems, displayFrom(cwd), cwd, version()),
  github: ({ problems, files, known }) => problemsAsGitHub(problems) + summary(problems, files.size, known),
  gitlab: ({ problems }) => problemsAsGitLab(problems),
  junit: ({ problems, files }, invocation) => {
    const names = [...files].map(displayFrom(invocation.terminal.cwd)).sort();
    return problemsAsJUnit(problems, names, ({ problem }) => fails(problem.severity, invocation));
  },
} satisfies Readonly<Record<string, (report: Report, invocation: Invocation) => string>>;

/** From the quietest to the loudest. */
const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

export const reportOptions: readonly Option[] = [
  {
    name: 'format',
    value: 'FORMAT',
    choices: Object.keys(formats),
    summary: 'text, the default, json, sarif, github, gitlab or junit',
  },
  {
    name: 'fail-on',
    value: 'SEVERITY',
    choices: severities,
    summary: 'the least severity that makes the exit code 1; warning by default',
  },
];

export function report(
  problems: readonly CheckedProblem[],
  files: ReadonlySet<string>,
  known: number,
  invocation: Invocation,
): Result<ExitCode> {
  const name = invocation.args.value('format') ?? 'text';
  const format = isFormat(name) ? formats[name] : formats.text;
  invocation.terminal.out(format({ problems, files, known }, invocation));
  return { ok: true, value: exitCode(problems, invocation) };
}

export function exitCode(problems: readonly CheckedProblem[], invocation: Invocation): ExitCode {
  return problems.some(({ problem }) => fails(problem.severity, invocation)) ? 1 : 0;
}

function fails(severity: Severity, { args }: Invocation): boolean {
  const least = severities.findIndex((each) => each === (args.value('fail-on') ?? 'warning'));
  return severities.indexOf(severity) >= least;
}

function isFormat(name: string): name is keyof typeof formats {
  return Object.hasOwn(formats, name);
}
