/** Answers as text, for people. */

import { printable } from '../../base/printable.ts';
import type { Span } from '../../base/span.ts';
import { severities, type Severity } from '../../lint/finding.ts';
import type { Rule, RuleMeta } from '../../lint/rule.ts';
import { loadedDialplan, refusalSentence } from '../../model/console/loaded-dialplan.ts';
import { numberMatchText, type Emphasis, type MatchAnswer } from '../../model/console/number-match.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { CheckedProblem } from '../check-all.ts';
import { columnsOf, partAround, wrapped } from '../columns.ts';
import type { Display } from '../paths.ts';
import type { ShownDialplan } from '../shown-dialplan.ts';
import { counted, proseColumns, styled, type Style, type Terminal } from '../terminal.ts';

const severityStyles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' };

/** Each problem with its line and a caret under the place, and a line that counts them. `known` is how many a baseline holds back. */
export function problemsAsText(
  problems: readonly CheckedProblem[],
  fileCount: number,
  known: number,
  terminal: Terminal,
): string {
  const texts = withRepetitionsTogether(problems).map(({ file, problem, repeated }) => {
    const { line, span, severity, message, rule } = problem;
    if (repeated !== undefined) {
      const others = repeated === 1 ? '' : ` and ${repeated - 1} below`;
      const told = `For this reason line ${line.number + 1}${others}: ${printable(message)} ${rule.name}`;
      return `${INDENT}${styled(terminal, 'dim', told)}\n`;
    }
    const place = styled(terminal, 'bold', `${printable(file)}:${line.number + 1}:${span.start + 1}`);
    const style = severityStyles[severity];
    return `${place} ${styled(terminal, style, severity)} ${printable(message)} ${styled(terminal, 'dim', rule.name)}\n${underlined(line, span, terminal, style)}`;
  });
  return `${texts.join('')}${texts.length > 0 ? '\n' : ''}${summary(problems, fileCount, known)}`;
}

/** A problem; where it says again what is told above, how many in a row do, of which it is the first. */
interface ShownProblem extends CheckedProblem {
  readonly repeated: number | undefined;
}

/** What is told of several lines for the same reason, behind the line that has it, together. */
function withRepetitionsTogether(problems: readonly CheckedProblem[]): readonly ShownProblem[] {
  const shown: ShownProblem[] = [];
  for (const { file, problem } of problems) {
    const last = shown.at(-1);
    const isRepeated = problem.isRepeated === true && last?.file === file;
    if (isRepeated && last.repeated !== undefined && last.problem.rule === problem.rule)
      shown[shown.length - 1] = { ...last, repeated: last.repeated + 1 };
    else shown.push({ file, problem, repeated: isRepeated ? 1 : undefined });
  }
  return shown;
}

/** A line that counts the problems and the files. */
export function summary(all: readonly CheckedProblem[], fileCount: number, known: number): string {
  const problems = withRepetitionsTogether(all).filter(({ repeated }) => repeated === undefined);
  const held = known === 0 ? '' : ` ${counted(known, 'problem')} of the baseline ${known === 1 ? 'is' : 'are'} not shown.`;
  if (problems.length === 0) return `No ${known === 0 ? '' : 'new '}problems in ${counted(fileCount, 'file')}.${held}\n`;
  const counts = severities
    .map((severity) => ({ severity, count: problems.filter(({ problem }) => problem.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (severity === 'information' ? `${count} information` : counted(count, severity)));
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${counts.join(', ')} in ${files} of ${counted(fileCount, 'file')}.${held}\n`;
}

const INDENT = '  ';

/** The line and carets under the span; of a line that is too wide, the part around the span. */
function underlined({ text }: Line, span: Span, terminal: Terminal, style: Style): string {
  const whole = text.trimEnd();
  const indent = whole.length - whole.trimStart().length;
  const start = Math.min(span.start, whole.length);
  const { from, to } = partAround(whole, Math.min(indent, start), start, Math.max(40, terminal.columns - INDENT.length - 1));
  const lead = from > indent ? '…' : '';
  const before = `${lead}${printable(whole.slice(from, start))}`;
  const marked = printable(whole.slice(start, Math.min(span.end, to)));
  const shown = `${before}${marked}${printable(whole.slice(Math.max(start, Math.min(span.end, to)), to))}${to < whole.length ? '…' : ''}`;
  const carets = '^'.repeat(Math.max(1, columnsOf(marked)));
  return `${INDENT}${shown}\n${INDENT}${' '.repeat(columnsOf(before))}${styled(terminal, style, carets)}\n`;
}

/** One after the other, each as the command `dialplan show` of Asterisk prints it. */
export function dialplansAsText(dialplans: readonly ShownDialplan[], display: Display): string {
  return dialplans.map((shown) => dialplanAsText(shown, display, dialplans.length > 1)).join('\n');
}

function dialplanAsText({ root, refusal, dialplan }: ShownDialplan, display: Display, isOneOfSeveral: boolean): string {
  const name = root === undefined ? undefined : printable(display(root));
  const text = isOneOfSeveral ? `; ${name ?? `files of ${display(dialplan.root.path)}`}\n` : '';
  if (refusal !== undefined) return `${text}Asterisk refuses ${name ?? 'this'}: ${refusalSentence(refusal, display)}\n`;
  return text + loadedDialplan(dialplan, display);
}

const emphases: Readonly<Record<Emphasis, Style>> = { answered: 'bold', unanswered: 'red', loser: 'dim' };

export function matchesAsText(answers: readonly MatchAnswer[], display: Display, terminal: Terminal): string {
  const emphasize = (emphasis: Emphasis, text: string): string => styled(terminal, emphases[emphasis], text);
  return answers.map((answer) => numberMatchText(answer, display, emphasize)).join('');
}

/** One line for each rule. */
export function rulesAsText(rules: readonly Rule[], terminal: Terminal): string {
  const width = Math.max(0, ...rules.map((rule) => rule.meta.name.length));
  return rules
    .map(({ meta }) => {
      const level =
        meta.severity === 'off'
          ? styled(terminal, 'dim', 'off'.padEnd(11))
          : styled(terminal, severityStyles[meta.severity], meta.severity.padEnd(11));
      return `${meta.name.padEnd(width)}  ${level}  ${meta.summary}\n`;
    })
    .join('');
}

/** All that a rule says of itself. */
export function ruleAsText(meta: RuleMeta, terminal: Terminal): string {
  const prose = (text: string): string => wrapped(text, proseColumns(terminal)).join('\n');
  const parts = [
    `${styled(terminal, 'bold', meta.name)} (${meta.severity}, ${meta.tier}, since ${meta.since})`,
    prose(meta.summary),
    prose(meta.why),
    ...(meta.repair === undefined ? [] : [prose(`Fix: ${meta.repair}`)]),
    ...examples('Found', meta.invalid),
    ...examples('Not found', meta.valid),
    prose(`Evidence: ${meta.evidence}`),
  ];
  if (meta.seeAlso !== undefined && meta.seeAlso.length > 0) parts.push(prose(`See also: ${meta.seeAlso.join(', ')}`));
  if (meta.formerly !== undefined && meta.formerly.length > 0) parts.push(`Formerly: ${meta.formerly.join(', ')}`);
  parts.push(`Silence it in one place with a comment '; lint: allow ${meta.name}'.`);
  return `${parts.join('\n\n')}\n`;
}

function examples(title: string, texts: readonly string[]): string[] {
  return texts.slice(0, 1).map((text) => `${title}:\n\n${text.trim().replace(/^/gm, '    ')}`);
}
