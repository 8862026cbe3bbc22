/** A jump to the extension h, which runs once more when the call has ended. */

import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import type { Finding, Fix } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const jumpToHangupExtension = contextRule(
  {
    name: 'jump-to-hangup-extension',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A jump leads to the extension h, which runs a second time when the call has ended.',
    why:
      'Asterisk runs `h` by itself as soon as a call ends, wherever it ends in that context. A `Goto(h,1)` runs it before as well, with the caller still there: what it writes is written twice. ' +
      'A Hangup does what is meant. ' +
      'Nothing is reported where `h` does no more than to hang up and to write into the log.',
    evidence: 'main/pbx.c `__ast_pbx_run`, `ast_pbx_h_exten_run`; a call of a real Asterisk',
    invalid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(h,1)
;               ^ warning jump-to-hangup-extension: 'h' runs here, and a second time when the call has ended.
exten => h,1,AGI(ended.py)
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Hangup()
exten => h,1,GotoIf($["\${DIALSTATUS}" = "ANSWER"]?answered)
 same => n,Goto(h,report)
 same => n(answered),NoOp(answered)
 same => n(report),AGI(ended.py)
`,
    ],
    seeAlso: ['extension-in-hangup', 'media-after-hangup'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    const told = new Set<Priority>();
    for (const { line, target, resolution, priority } of judgedTargets(context, dialplan)) {
      const { extension, relation } = target;
      if (extension?.isComputed !== false || extension.piece.text !== 'h' || relation !== 'jump') continue;
      if (resolution.kind !== 'priority' || priority?.name === 'h' || priority?.number === undefined) continue;
      if (!doesSomething(resolution.priority)) continue;
      yield {
        line,
        span: extension.piece.span(),
        message: "'h' runs here, and a second time when the call has ended.",
        isRepeated: told.has(resolution.priority),
        fix: () => (resolution.priority.number === 1 && resolution.priority.context === context ? hangup(line) : []),
      };
      told.add(resolution.priority);
    }
  },
  ({ isLeading }) => isLeading,
);

/** The end of the call in place of a Goto, after which Asterisk comes to `h` by itself. */
function hangup(line: Line): Fix[] {
  const { statement } = line;
  if (!('priority' in statement) || statement.applicationName !== 'goto' || !statement.hasParentheses) return [];
  const span = { start: statement.application.span().start, end: statement.data.span().end + 1 };
  return [{ title: "Change to 'Hangup()'", safe: false, edits: [replacement(line, span, 'Hangup()')] }];
}

/** Whether more is done from a priority on than to end the call and to write into the log. */
function doesSomething(first: Priority): boolean {
  const extension = first.context.registered().find(({ priorities }: Extension) => priorities.includes(first));
  return (
    extension?.priorities.some(({ number, statement }) => {
      const effect = flowEffect(statement.applicationName);
      return number >= first.number && effect !== 'end' && effect !== 'talk' && effect !== 'return';
    }) === true
  );
}
