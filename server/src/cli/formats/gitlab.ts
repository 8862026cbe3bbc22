/** Problems as a report of code quality, which GitLab shows in merge requests. */

import type { Severity } from '../../lint/finding.ts';
import type { CheckedProblem } from '../check-all.ts';
import { fingerprint, identitiesOf } from '../fingerprints.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', information: 'minor', hint: 'info' };

export function problemsAsGitLab(problems: readonly CheckedProblem[]): string {
  const identities = identitiesOf(problems);
  const report = problems.map(({ file, problem: { line, rule, severity, message } }, i) => {
    const identity = identities[i];
    return {
      description: message,
      check_name: rule.name,
      fingerprint: identity === undefined ? '' : fingerprint(identity),
      severity: levels[severity],
      location: { path: file, lines: { begin: line.number + 1 } },
    };
  });
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
