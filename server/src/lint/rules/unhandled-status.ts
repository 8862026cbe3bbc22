/** A jump to the extension of an outcome finds none for some of the outcomes. */

import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { allIncluders, candidates, reachOf } from '../../model/names/reach.ts';
import { judgedTargets } from '../contexts/judge-targets.ts';
import { createExtension } from '../contexts/new-context.ts';
import type { Finding, Fix } from '../finding.ts';
import { Mark } from '../lines/line-traits.ts';
import { contextRule } from '../rule.ts';
import { statusIn } from '../values/status-texts.ts';

export const unhandledStatus = contextRule(
  {
    name: 'unhandled-status',
    tier: 'flow',
    severity: 'hint',
    since: '0.1.0',
    summary: 'A jump to the extension of an outcome, as `Goto(s-${DIALSTATUS},1)`, finds none for some outcomes of Dial.',
    why:
      'Dial leaves BUSY, NOANSWER, CONGESTION or CHANUNAVAIL behind when nobody was reached. Where `s-${DIALSTATUS}` names an extension that is not there, Asterisk looks for `i`, and ends the call without it. ' +
      'A pattern for the rest, such as `_s-.`, answers all of them.',
    evidence: 'main/pbx.c `__ast_pbx_run` (an invalid extension), apps/app_dial.c `dial_exec_full`',
    invalid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(s-\${DIALSTATUS},1)
;               ^^^^^^^^^^^^^^^ hint unhandled-status: Nothing answers 's-CONGESTION' and 's-CHANUNAVAIL', which this may come out as.
exten => s-BUSY,1,Busy(5)
exten => s-NOANSWER,1,VoiceMail(100)
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,Busy(5)
exten => _s-.,1,VoiceMail(100)
`,
    ],
    seeAlso: ['unknown-status', 'unknown-extension'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    for (const { line, target, resolution } of judgedTargets(context, dialplan)) {
      const { extension, relation } = target;
      if (extension?.isComputed !== true || (relation !== 'jump' && relation !== 'call')) continue;
      const status = statusIn(extension.piece);
      if (status?.variable !== 'DIALSTATUS' || resolution.kind !== 'unknowable' || resolution.context === undefined) continue;
      const searched = [resolution.context, ...(target.context === undefined ? allIncluders(dialplan, resolution.context) : [])];
      if (dialplan.isIncomplete || searched.some((each) => reachOf(dialplan, each).isOpen)) continue;
      const isAnswered = (number: string): boolean => searched.some((each) => candidates(dialplan, each, number).length > 0);
      if (isAnswered('i')) continue;
      const names = unreached.map((word) => status.before + word + status.behind);
      const missing = names.filter((name) => !isAnswered(name));
      if (missing.length === 0 || (missing.length === names.length && !hasStatuses(resolution.context))) continue;
      const { context: home } = resolution;
      yield {
        line,
        span: extension.piece.span(),
        message: `Nothing answers ${listed(missing)}, which this may come out as.`,
        fix: (): Fix[] => {
          const create = status.behind === '' ? createExtension(home, `_${sets(status.before)}.`, target) : undefined;
          return create === undefined ? [] : [create];
        },
      };
    }
  },
  ({ marks }) => (marks & Mark.status) !== 0,
);

/** What Dial says when nobody was reached and the caller is still there. */
const unreached = ['BUSY', 'NOANSWER', 'CONGESTION', 'CHANUNAVAIL'];

/** Whether some extension is there for what Dial says, under a name that this cannot come out as. */
function hasStatuses(context: Context): boolean {
  return context.registered().some(({ name }) => unreached.some((word) => name.endsWith(word)));
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}

/** Text for a pattern, in which some letters stand for digits. */
function sets(text: string): string {
  return text.replace(/[nxz.!]/gi, (char) => `[${char}]`);
}
