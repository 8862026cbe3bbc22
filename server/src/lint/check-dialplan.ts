/**
 * All problems of a dialplan, from scratch: what the command line prints, and what the incremental workspace must agree with.
 */

import { closest } from '../base/distance.ts';
import { overlap } from '../base/edits.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import { replacement } from '../syntax/text-edits.ts';
import { allowance, allowanceFor, fileAllowances } from './allow-comments.ts';
import { withoutConsequences } from './consequences.ts';
import { severities, type Fix } from './finding.ts';
import { isListOfSettings } from './loading/other-programs.ts';
import { withoutPlaceholders } from './placeholders.ts';
import { ruleNamed } from './registry.ts';
import type { Problem } from './rule.ts';
import { unusedAllow } from './rules/unused-allow.ts';
import type { RuleSet } from './run-rules.ts';

/** `onStep` is called again and again, so that a long check can show that it is alive. */
export function checkDialplan(dialplan: Dialplan, ruleSet: RuleSet, onStep?: () => void): Problem[] {
  const found = new Map<ConfigFile, Problem[]>();
  const add = (problems: Iterable<Problem>): void => {
    for (const problem of problems) {
      const list = found.get(problem.line.file);
      if (list === undefined) found.set(problem.line.file, [problem]);
      else list.push(problem);
    }
  };
  add(ruleSet.problemsOfContexts(dialplan.contexts, dialplan, onStep));
  add(ruleSet.layoutProblems(dialplan));
  for (const file of dialplan.neighbors) add(ruleSet.neighborProblems(file, dialplan));
  const files = [...dialplan.layout.files, ...dialplan.neighbors];
  return files
    .flatMap((file) => problemsOfFile(file, found.get(file) ?? [], ruleSet))
    .sort((a, b) => comparePaths(a.line.file.path, b.line.file.path));
}

function problemsOfFile(file: ConfigFile, others: readonly Problem[], ruleSet: RuleSet): Problem[] {
  const problems: Problem[] = [];
  if (file.dialect === 'dialplan')
    for (const line of file.lines) for (const problem of ruleSet.lineProblems(line)) problems.push(problem);
  for (const problem of others) problems.push(problem);
  return shownProblems(file, problems, file.lines.filter(mayAllow), ruleSet);
}

/** Whether a line holds a comment to the checker. */
export function mayAllow(line: Line): boolean {
  return line.statement.comment >= 0 && line.text.includes('lint:');
}

/**
 * The problems of one file as they are shown: all that was found in it, without doubles, what follows from others, and what a comment allows, in order.
 * `allowing` are the lines with comments to the checker.
 */
export function shownProblems(
  file: ConfigFile,
  found: readonly Problem[],
  allowing: readonly Line[],
  ruleSet: RuleSet,
): Problem[] {
  if (found.length > 0 && isListOfSettings(file)) return [];
  const judged = withoutConsequences(withoutPlaceholders(file, found));
  return withoutRepetitions(oneContextEach(inOrder(withoutAllowed(judged, allowing, file, ruleSet))));
}

/** The first of those that are to be shown once, and all others. */
function withoutRepetitions(problems: Problem[]): Problem[] {
  const repeating = problems.filter(({ isOncePerFile }) => isOncePerFile === true);
  if (repeating.length === 0) return problems;
  const byMessage = new Map<string, Problem[]>();
  for (const problem of repeating) {
    const same = byMessage.get(problem.message);
    if (same === undefined) byMessage.set(problem.message, [problem]);
    else same.push(problem);
  }
  return problems.flatMap((problem) => {
    if (problem.isOncePerFile !== true) return [problem];
    const all = byMessage.get(problem.message) ?? [];
    if (all[0] !== problem) return [];
    if (all.length === 1) return [problem];
    const message = `${problem.message} ${repeated(all.length - 1)}`;
    return [{ ...problem, message, all, fix: problem.fix && (() => fixesOfAll(problem, all.slice(1))) }];
  });
}

/** The problems of the same message that this one stands for, itself among them, each with a fix of its own. */
export function withOthers(problem: Problem): readonly Problem[] {
  return problem.all ?? [problem];
}

/** Each fix of the first problem together with the like of the others: the message would else move on to the next line. */
function fixesOfAll(first: Problem, others: readonly Problem[]): Fix[] {
  return (first.fix?.() ?? []).map(({ title, safe, edits }, at) => {
    const all = [...edits];
    let count = 0;
    let areSafe = safe;
    for (const other of others) {
      const like = other.fix?.()[at];
      if (like === undefined || like.edits.some((edit) => all.some((each) => overlap(each, edit)))) continue;
      all.push(...like.edits);
      areSafe &&= like.safe;
      count++;
    }
    return { title: count === 0 ? title : `${title}, and ${count} more in this file likewise`, safe: areSafe, edits: all };
  });
}

function repeated(count: number): string {
  return count === 1 ? 'It is in this file once more.' : `It is in this file ${count} times more.`;
}

function withoutAllowed(problems: readonly Problem[], allowing: readonly Line[], file: ConfigFile, ruleSet: RuleSet): Problem[] {
  if (allowing.length === 0) return [...problems];
  const used = new Set<string>();
  const inFile = fileAllowances(file.lines);
  const use = (line: Line, name: string): void => void used.add(`${line.number} ${name}`);
  const isAllowed = (problem: Problem): boolean => {
    const names = [problem.rule.name, ...(problem.rule.formerly ?? [])];
    const own = allowanceFor(problem.line);
    const hit = own?.names.find(({ name }) => names.includes(name));
    if (hit !== undefined) {
      const holder = allowance(problem.line)?.scope === 'line' ? problem.line : file.lines[problem.line.number - 1];
      if (holder !== undefined) use(holder, hit.name);
      return true;
    }
    for (const { line, allowance: each } of inFile) {
      const match = each.names.find(({ name }) => names.includes(name));
      if (match === undefined) continue;
      use(line, match.name);
      return true;
    }
    return false;
  };
  const kept = problems.filter((problem) => !isAllowed(problem));
  const severity = ruleSet.severityOf(unusedAllow);
  if (severity === undefined) return kept;
  for (const line of allowing)
    for (const { name, start, end } of allowance(line)?.names ?? []) {
      if (used.has(`${line.number} ${name}`)) continue;
      const span = { start, end };
      const isKnown = ruleNamed(name) !== undefined;
      const message = isKnown
        ? `'${name}' reports nothing here that this comment could allow.`
        : `There is no rule named '${name}'.`;
      const covers = (problem: Problem): boolean =>
        allowance(line)?.scope === 'file' || problem.line === line || problem.line === file.lines[line.number + 1];
      const found = new Set(problems.filter(covers).map(({ rule }) => rule.name));
      // Where nothing of that name is told the comment would allow nothing.
      const near = isKnown ? undefined : closest(name, found);
      const fix =
        near === undefined
          ? undefined
          : () => [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, span, near)] }];
      kept.push({ line, span, message, rule: unusedAllow.meta, severity, fix, related: undefined });
    }
  return kept;
}

/** By line, column and rule; the same finding reported through two contexts stands once. */
function inOrder(problems: Problem[]): Problem[] {
  // Two dialplans may take the same problem of a file that both have for a more and a less severe one, or point from it to other places.
  problems.sort(
    (a, b) => compareProblems(a, b) || severities.indexOf(a.severity) - severities.indexOf(b.severity) || compareRelated(a, b),
  );
  return problems.filter((problem, i) => {
    const before = problems[i - 1];
    return before === undefined || compareProblems(before, problem) !== 0 || before.message !== problem.message;
  });
}

/** What a rule tells of one place in several contexts, which a template gave the same line, in one of them: the one where it is loudest. */
function oneContextEach(problems: Problem[]): Problem[] {
  const chosen = new Map<string, Problem>();
  const keyOf = ({ line, span, rule }: Problem): string => `${line.number} ${span.start} ${span.end} ${rule.name}`;
  for (const problem of problems) {
    if (problem.context === undefined) continue;
    const before = chosen.get(keyOf(problem));
    const isLouder = before !== undefined && severities.indexOf(problem.severity) < severities.indexOf(before.severity);
    if (before === undefined || isLouder) chosen.set(keyOf(problem), problem);
  }
  return problems.filter((problem) => {
    const told = problem.context === undefined ? undefined : chosen.get(keyOf(problem));
    return told === undefined || told.context === problem.context;
  });
}

function compareProblems(a: Problem, b: Problem): number {
  return (
    a.line.number - b.line.number ||
    a.span.start - b.span.start ||
    (a.rule.name < b.rule.name ? -1 : a.rule.name > b.rule.name ? 1 : 0) ||
    a.span.end - b.span.end ||
    (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
  );
}

function compareRelated({ related: a = [] }: Problem, { related: b = [] }: Problem): number {
  for (const [i, { line, span }] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    const order =
      comparePaths(line.file.path, other.line.file.path) || line.number - other.line.number || span.start - other.span.start;
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
