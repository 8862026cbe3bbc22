/** A hangup handler is pushed on one side of a call, and its arguments speak of the other. */

import { namesCalledSide, settersOf } from '../../catalogue/variables/call-variables.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { entriesInto, firstAfter, isOnCalledChannel, mayHaveRun, runsOnCalledChannel } from '../../model/flow/legs.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { placeOf } from '../../model/names/place.ts';
import { variablesSetIn } from '../../model/names/variable-uses.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import { gathered } from '../contexts/gathered.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const handlerOnWrongLeg = contextRule(
  {
    name: 'handler-on-wrong-leg',
    tier: 'targets',
    severity: 'information',
    since: '0.1.0',
    summary:
      'A hangup handler is pushed on the channel of one side of the call (a leg), and an argument of it tells of the other side.',
    why:
      'A hangup handler belongs to the channel that pushes it, and its arguments are put in at that moment. ' +
      'Before Dial or Queue calls anybody nothing is known of who answers, so that `${DIALEDPEERNAME}` or `${MEMBERINTERFACE}` is empty, and the handler runs when the caller hangs up and not the operator. ' +
      'On the called channel, in turn, `${DIALSTATUS}` and its like are empty: Dial sets them on the channel of the caller. ' +
      'And a pop or wipe there takes nothing off the channel of the caller.',
    repair:
      'Push what is meant for the called side in a subroutine of option `U` or `b` of Dial, or in the subroutine of Queue: these run on the called channel. ' +
      'What Dial leaves, as `${DIALSTATUS}`, is read on the channel of the caller: behind Dial, or in a handler that was pushed there.',
    evidence:
      'apps/app_dial.c `dial_exec_full` (DIALSTATUS and DIALEDPEERNAME are set on the calling channel), apps/app_queue.c `try_calling`',
    invalid: [
      `
[queues]
exten => inbound,1,Set(CHANNEL(hangup_handler_push)=operator-left,s,1(\${MEMBERINTERFACE}))
;                                                                     ^^^^^^^^^^^^^^^^^^ information handler-on-wrong-leg: '\${MEMBERINTERFACE}' tells of the channel that Queue calls later, and this handler is pushed on the channel of the caller.
 same => n,Queue(inbound)
[operator-left]
exten => s,1,Log(NOTICE,\${ARG1} left)
 same => n,Return()
`,
      `
[from-inside]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,U(answered))
[answered]
exten => s,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1(\${DIALSTATUS}))
;                                                            ^^^^^^^^^^^^^ information handler-on-wrong-leg: '\${DIALSTATUS}' is set on the channel of the caller, and this handler is pushed on the called one.
 same => n,Return()
[call-ended]
exten => s,1,Log(NOTICE,\${ARG1})
 same => n,Return()
`,
    ],
    valid: [
      `
[queues]
exten => inbound,1,Queue(inbound,,,,,,answered)
[answered]
exten => s,1,Set(CHANNEL(hangup_handler_push)=operator-left,s,1(\${MEMBERINTERFACE}))
 same => n,Return()
[operator-left]
exten => s,1,Log(NOTICE,\${ARG1} left)
 same => n,Return()
`,
    ],
    seeAlso: ['stale-hangup-handler-argument', 'header-on-wrong-leg'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    for (const { priority, found } of gathered(context, dialplan).handlerChanges)
      for (const change of found) {
        const { line } = priority;
        if (change.kind !== 'push' && change.value.text === '' && takesNothing(dialplan, priority))
          yield {
            line,
            span: change.item.span(),
            message: 'No handler was pushed on the called channel, and those of the caller stay on the channel of the caller.',
          };
        for (const argument of change.target?.arguments ?? [])
          for (const each of allSubstitutions(argument)) {
            if (each.kind !== 'variable') continue;
            const reason = otherSide(each.name.text, priority, context, dialplan);
            if (reason !== undefined) yield { line, span: each.whole.span(), message: `'${each.whole.text}' ${reason}.` };
          }
      }
  },
  ({ handlerChanges }) => handlerChanges.length > 0,
);

/** Whether a routine on a called channel takes off a handler, where only the caller can have pushed one. */
function takesNothing(dialplan: Dialplan, priority: Priority): boolean {
  const place = placeOf(priority);
  if (!isOnCalledChannel(dialplan, place) || mayHaveRun(dialplan, place, pushes)) return false;
  let isOnCaller = false;
  for (const { priority: caller } of entriesInto(dialplan, place)) {
    if (caller === undefined) return false;
    // Another routine may have pushed on the same channel before.
    const routines = factsOf(caller.statement).targets.filter(runsOnCalledChannel);
    if (routines.length !== 1) return false;
    isOnCaller ||= mayHaveRun(dialplan, placeOf(caller), pushes);
  }
  return isOnCaller;
}

function pushes({ data }: ApplicationCall): boolean {
  return /hangup_handler_(?:push\)=|(?:pop|wipe)\)=.)/i.test(data.text);
}

/** What tells that a variable belongs to the other side, as the end of a sentence. */
function otherSide(variable: string, priority: Priority, context: Context, dialplan: Dialplan): string | undefined {
  const setters = settersOf(variable);
  if (setters.size === 0 || variablesSetIn(context).has(variable)) return undefined;
  const sets = ({ application }: ApplicationCall): boolean => setters.has(application);
  const place = placeOf(priority);
  if (namesCalledSide(variable)) {
    if (isOnCalledChannel(dialplan, place) || mayHaveRun(dialplan, place, sets)) return undefined;
    const later = firstAfter(dialplan, place, sets);
    if (later === undefined) return undefined;
    return `tells of the channel that ${later.call.name.text.trim()} calls later, and this handler is pushed on the channel of the caller`;
  }
  // Only what Dial and Queue set when they end is known to be missing on the other side.
  if (!setters.has('dial') && !setters.has('queue')) return undefined;
  if (mayHaveRun(dialplan, place, sets) || firstAfter(dialplan, place, sets) !== undefined) return undefined;
  return isOnCalledChannel(dialplan, place)
    ? 'is set on the channel of the caller, and this handler is pushed on the called one'
    : undefined;
}
