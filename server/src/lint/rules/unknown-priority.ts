/** A target names a priority number that its extension does not have. */

import { judgedNeighborTargets, judgedTargets, spanOf, withSubject, type JudgedTarget } from '../contexts/judge-targets.ts';
import type { Finding } from '../finding.ts';
import { targetRule } from '../rule.ts';

export const unknownPriority = targetRule(
  {
    name: 'unknown-priority',
    tier: 'targets',
    severity: 'error',
    since: '0.1.0',
    summary: 'The extension of a target has no priority of that number.',
    why: 'Goto to a number that is not there ends the call in silence by auto-fallthrough; Gosub fails with an error in the log and hangs up. Numbers shift whenever a line is put in above; a label does not.',
    evidence: 'main/pbx.c `__ast_pbx_run` (auto fallthrough), apps/app_stack.c `gosub_exec`',
    invalid: [
      `
[a]
exten => s,1,Answer()
 same => n,Goto(s,20)
;                 ^^ error unknown-priority: The extension 's' of the context 'a' has no priority 20.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Answer()
 same => n,Goto(3)
 same => n,Goto(s,1)
 same => n,Goto(-1)
`,
    ],
    seeAlso: ['unknown-label', 'unknown-extension'],
  },
  (context, dialplan) => check(judgedTargets(context, dialplan)),
  (file, dialplan) => check(judgedNeighborTargets(file, dialplan)),
);

function* check(targets: readonly JudgedTarget[]): Generator<Finding> {
  for (const { line, target, resolution, meantContext } of targets) {
    if (resolution.kind !== 'unknown-priority' || meantContext !== undefined) continue;
    const { context, number, wanted } = resolution;
    const message = withSubject(target, `The extension '${number}' of the context '${context.name}' has no priority ${wanted}.`);
    // That an extension has no beginning is told of it.
    if (wanted === '1' && context.matching(number).every(({ priorities }) => (priorities[0]?.number ?? 1) > 1)) continue;
    yield { line, span: spanOf(target, 'priority'), message };
  }
}
