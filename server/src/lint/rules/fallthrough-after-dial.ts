/** Code behind a Dial asks about an answered call, although Dial does not come there after an answer. */

import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import { optionsOf } from '../../model/lines/call-arguments.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import type { Finding } from '../finding.ts';
import { Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';

export const fallthroughAfterDial = contextRule(
  {
    name: 'fallthrough-after-dial',
    tier: 'flow',
    severity: 'information',
    since: '0.1.0',
    summary: 'What stands behind a Dial asks about an answered call, although Dial goes on there only when nobody has answered.',
    why:
      'When a call that was answered is over, Dial ends the channel, and what runs then is the extension `h` and the hangup handlers. ' +
      'The next priority comes only after a call that nobody took, unless option `g` is given. ' +
      'The duration of the call, or an outcome of `ANSWER`, is never seen there.',
    repair:
      'Read the duration or the outcome in the extension `h` or in a hangup handler, or give option `g`, with which the caller goes on when the called side has hung up.',
    evidence: 'apps/app_dial.c `dial_exec_full` (OPT_GO_ON)',
    invalid: [
      `
[a]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20,t)
 same => n,Set(CDR(userfield)=\${ANSWEREDTIME})
;                             ^^^^^^^^^^^^^^^ information fallthrough-after-dial: Dial does not come here after an answer: it has no option 'g'.
 same => n,Hangup()
`,
    ],
    valid: [
      `
[a]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20,tg)
 same => n,Set(CDR(userfield)=\${ANSWEREDTIME})
 same => n,Hangup()
exten => _2XX,1,Dial(PJSIP/\${EXTEN},20,t)
 same => n,VoiceMail(\${EXTEN})
exten => h,1,Set(CDR(userfield)=\${ANSWEREDTIME})
`,
    ],
    seeAlso: ['stale-hangup-handler-argument'],
  },
  function* (context: Context): Generator<Finding> {
    for (const extension of context.registered()) {
      let isBehindDial = false;
      for (const priority of extension.priorities) {
        // To a label calls may come from anywhere, and to a number behind a gap.
        if (priority.label !== undefined || !continues(extension, priority)) isBehindDial = false;
        const { statement, line } = priority;
        const { call } = factsOf(statement);
        if (isBehindDial && hasWholeSignature(statement)) {
          const read = answeredCallIn(statement.data);
          if (read !== undefined)
            yield {
              line,
              span: read.span(),
              message: "Dial does not come here after an answer: it has no option 'g'.",
            };
        }
        for (const each of withNestedCalls(call))
          if (connects(each)) {
            isBehindDial =
              each === call && endsAfterAnswer(call) && isSound(statement, line.text) && !call.data.text.includes('|');
            break;
          }
      }
    }
  },
  ({ applications, marks }) => applications.has('dial') && (marks & Mark.reference) !== 0,
);

function continues(extension: Extension, { number }: Priority): boolean {
  return extension.priority(number - 1) !== undefined;
}

/** Applications behind which a call may have been answered. */
function connects({ name }: ApplicationCall): boolean {
  return /^(?:dial|retrydial|queue|followme|bridge|page|gosub|gosubif|macro|macroif|agi|stasis|while|endwhile)$/i.test(
    name.text.trim(),
  );
}

/** Whether a Dial never goes on after an answer, whatever its subroutines say. */
function endsAfterAnswer(call: ApplicationCall): boolean {
  if (call.application !== 'dial' || call.data.text.trim() === '') return false;
  const args = splitArguments(call.data);
  if (args.some((argument, index) => hasSubstitution(argument.text) && (index === 2 || argument.text.startsWith('${'))))
    return false;
  // Options in the place of the timeout are told.
  if (/[A-Za-z]/.test(args[1]?.text ?? '')) return false;
  return !optionsOf(call).some(({ use }) => 'gGUM'.includes(use.letter));
}

const answeredCall = /^(?:ANSWEREDTIME|ANSWEREDTIME_MS|BRIDGEPEER)$/;

/** What is read of an answered call: its duration, its peer, or whether the outcome was an answer. */
function answeredCallIn(data: Piece): Piece | undefined {
  for (const each of allSubstitutions(data)) {
    if (each.kind === 'variable' && answeredCall.test(each.name.text)) return each.whole;
    if (each.kind === 'function' && each.name.text === 'CDR' && /^billsec\b/i.test(each.arguments.text)) return each.whole;
    if (each.kind === 'expression' && /"?\$\{DIALSTATUS\}"?\s*==?\s*"?ANSWER\b/.test(each.inner.text)) return each.whole;
  }
  return undefined;
}
