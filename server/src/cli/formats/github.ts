/** Problems as commands of GitHub's workflows, which shows them beside the lines of a change. */

import { printable } from '../../base/printable.ts';
import type { Severity } from '../../lint/finding.ts';
import type { CheckedProblem } from '../check-all.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

export function problemsAsGitHub(problems: readonly CheckedProblem[]): string {
  return problems.map(({ file, problem }) => command(file, problem)).join('');
}

function command(file: string, { line, span, rule, severity, message }: CheckedProblem['problem']): string {
  const properties = {
    file,
    line: String(line.number + 1),
    endLine: String(line.number + 1),
    col: String(span.start + 1),
    endColumn: String(Math.max(span.end, span.start + 1)),
    title: rule.name,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(value)}`);
  return `::${levels[severity]} ${written.join(',')}::${escaped(printable(message))}\n`;
}

/** A line feed would begin another command. */
// The runner undoes exactly these (its ActionCommand), so no other character may be written so.
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
