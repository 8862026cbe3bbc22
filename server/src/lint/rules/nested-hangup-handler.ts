/** A hangup handler is pushed, popped or wiped in code that runs when the channel has hung up. */

import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { mayRunBeforeHangup, placesAfterHangup, type HangupEntry } from '../../model/flow/after-hangup.ts';
import { straightFrom } from '../../model/flow/flow.ts';
import { runsHere } from '../../model/flow/legs.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { handlerChanges, type HandlerChange } from '../../model/lines/handler-changes.ts';
import type { Target } from '../../model/lines/target.ts';
import { destination, type Place } from '../../model/names/place.ts';
import { resolve } from '../../model/names/resolve.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const nestedHangupHandler = contextRule(
  {
    name: 'nested-hangup-handler',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A hangup handler, or extension h, pushes, pops or wipes hangup handlers.',
    why:
      'When the channel has hung up, extension `h` runs and then the hangup handlers, each taken off the channel before it begins. One that is pushed meanwhile is not kept for later: it runs as soon as the present code ends, as a Gosub would, ' +
      'and one that pushes itself runs again and again, and its channel never goes away. A pop or wipe takes away handlers that others have pushed and that are still to run. ' +
      'Asterisk does not promise an order between `h` and the handlers either.',
    repair:
      'Push handlers while the call goes on, in front of Dial or Queue. What a handler is to run as well it can call, `Gosub(report,s,1)`. ' +
      'A pop or wipe has no place there.',
    evidence: 'main/pbx_hangup_handler.c `ast_pbx_hangup_handler_run` (takes the first off the list until it is empty)',
    invalid: [
      `
[from-inside]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1)
 same => n,Dial(PJSIP/100,30)
 same => n,Hangup()
[call-ended]
exten => s,1,Set(CHANNEL(hangup_handler_push)=report,s,1)
;                        ^^^^^^^^^^^^^^^^^^^ warning nested-hangup-handler: The channel has hung up: this handler runs as soon as the present code ends.
 same => n,Set(CHANNEL(hangup_handler_wipe)=)
;                      ^^^^^^^^^^^^^^^^^^^ warning nested-hangup-handler: The channel has hung up: this takes away the handlers that are still to run.
 same => n,Return()
[report]
exten => s,1,NoOp()
 same => n,Return()
`,
    ],
    valid: [
      `
[from-inside]
exten => 100,1,Gosub(watch,s,1)
 same => n,Dial(PJSIP/100,30)
 same => n,Hangup()
[watch]
exten => s,1,Set(CHANNEL(hangup_handler_push)=report,s,1)
 same => n,Return()
[report]
exten => s,1,NoOp()
 same => n,Return()
`,
    ],
    seeAlso: ['media-after-hangup', 'duplicate-hangup-handler'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    for (const { place, entry } of placesAfterHangup(dialplan, context)) {
      const changes = handlerChanges(place.priority.statement).filter(
        (change) => change.kind !== 'push' || change.value.text !== '',
      );
      const calls = changes.length === 0 ? callsThatPush(dialplan, place) : [];
      if ((changes.length === 0 && calls.length === 0) || mayRunBeforeHangup(dialplan, place)) continue;
      for (const target of calls)
        yield {
          line: place.priority.line,
          span: target.piece.span(),
          message: 'The channel has hung up: a handler that is pushed here runs as soon as the present code ends.',
          ...(entry.kind === 'h' && { atMost: 'information' as const }),
        };
      for (const change of changes) {
        const isInH = entry.kind === 'h';
        yield {
          line: place.priority.line,
          span: change.item.span(),
          message: messageOf(change, isOwnPush(dialplan, change, place, entry)),
          // In extension h the handlers are all still to come, and somebody may want to change what comes.
          ...(isInH && { atMost: 'information' as const }),
        };
      }
    }
  },
);

/** The subroutines that a line calls which certainly push a handler, and do so for channels that are alive too, so that it is not told there. */
function callsThatPush(dialplan: Dialplan, place: Place): readonly Target[] {
  if (factsOf(place.priority.statement).call.branches !== undefined) return [];
  return factsOf(place.priority.statement).targets.filter((target) => {
    const entered = target.relation === 'call' && runsHere(target) ? destination(dialplan, place, target) : undefined;
    return (
      entered !== undefined &&
      straightFrom(dialplan, entered).some(
        (inside) =>
          handlerChanges(inside.priority.statement).some(
            ({ kind, value, call }) => kind === 'push' && value.text !== '' && call.outer === undefined,
          ) && mayRunBeforeHangup(dialplan, inside),
      )
    );
  });
}

function messageOf({ kind, value }: HandlerChange, isOwn: boolean): string {
  if (isOwn) return 'This hangup handler pushes itself: it runs again as soon as it ends.';
  switch (kind) {
    case 'push':
      return 'The channel has hung up: this handler runs as soon as the present code ends.';
    case 'pop':
    case 'wipe': {
      const taken =
        kind === 'pop' ? 'this takes away the handler that is next to run' : 'this takes away the handlers that are still to run';
      return value.text === '' ? `The channel has hung up: ${taken}.` : `The channel has hung up: ${taken}, and runs another.`;
    }
  }
}

/** Whether the handler that runs is the one that is pushed. */
function isOwnPush(dialplan: Dialplan, { target }: HandlerChange, place: Place, entry: HangupEntry): boolean {
  if (target === undefined || entry.kind !== 'handler') return false;
  const { context, extension, priority } = place;
  const found = resolve(dialplan, target, { context, extension, priority: priority.number });
  return found.kind === 'priority' && found.priority === entry.place.priority;
}
