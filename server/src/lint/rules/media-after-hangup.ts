/** An application that deals with sound, keys or other channels, in code that runs when its own channel has hung up. */

import { afterHangup, type AfterHangup } from '../../catalogue/flow/after-hangup.ts';
import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { mayRunBeforeHangup, placesAfterHangup } from '../../model/flow/after-hangup.ts';
import { placesAfter } from '../../model/flow/flow.ts';
import { routinesCalled, runsHere } from '../../model/flow/legs.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import { destination, placeOf, type Place } from '../../model/names/place.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const mediaAfterHangup = contextRule(
  {
    name: 'media-after-hangup',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'An application that plays, listens, waits or dials stands in extension h or in a hangup handler, where the channel has hung up.',
    why:
      'Extension `h` and hangup handlers run when the channel has hung up. Nobody hears a Playback there and Read gets no digit. ' +
      'Answer, Wait, Dial, Queue, VoiceMail and their like fail at once, and a line that fails ends the code: a report or a `Set(DB(…))` behind a `Wait(1)` is never made. For `h` nothing in the log says so, for a handler only "Abnormal … exit". ' +
      'Set, System, AGI, UserEvent, Originate, Gosub and all that only works with data run as ever. ' +
      'Lines that other code runs too, while the channel is alive, are left alone.',
    repair:
      'Play, wait and dial while the call goes on: behind a Dial with option `g` when the called side has hung up first. ' +
      'Leave to `h` and to handlers what only works with data. ' +
      'Somebody else can still be called with Originate, and a script that has to wait can do so itself.',
    evidence:
      'main/pbx.c `ast_pbx_h_exten_run`, main/pbx_hangup_handler.c `ast_pbx_hangup_handler_run`, main/channel.c `ast_safe_sleep` and `ast_waitfordigit` (-1 for a channel that has hung up)',
    invalid: [
      `
[from-inside]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1)
 same => n,Dial(PJSIP/100,30)
 same => n,Hangup()
[call-ended]
exten => s,1,Wait(1)
;            ^^^^ warning media-after-hangup: The channel has hung up: Wait fails, and nothing behind it runs.
 same => n,System(/usr/local/bin/report)
 same => n,Return()
`,
      `
[from-inside]
exten => 100,1,Dial(PJSIP/100,30)
 same => n,Hangup()
exten => h,1,Playback(vm-goodbye)
;            ^^^^^^^^ warning media-after-hangup: The channel has hung up: nobody hears this.
`,
    ],
    valid: [
      `
[from-inside]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1)
 same => n,Gosub(goodbye,s,1)
 same => n,Hangup()
exten => h,1,Gosub(goodbye,s,1)
[call-ended]
exten => s,1,System(/usr/local/bin/report)
 same => n,Originate(PJSIP/200,app,Playback,missed-call)
 same => n,Return()
[goodbye]
exten => s,1,Playback(vm-goodbye)
 same => n,Return()
`,
    ],
    seeAlso: ['nested-hangup-handler', 'missing-return'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    for (const { place, entry } of placesAfterHangup(dialplan, context)) {
      const { call } = factsOf(place.priority.statement);
      let isOnly: boolean | undefined;
      for (const each of withNestedCalls(call)) {
        const name = each.name.text.trim();
        const effect = afterHangup(name, each.data.text);
        if (effect === undefined) continue;
        const losesWork = effect === 'fails' && !isTried(each) && hasWorkBehind(dialplan, place);
        // The end of extension h is as good as any; a handler that does not come to its Return is taken down as one that went wrong.
        if (isPause(name) && !losesWork && entry.kind === 'h') continue;
        isOnly ??= !mayRunBeforeHangup(dialplan, place);
        if (!isOnly) break;
        yield {
          line: place.priority.line,
          span: each.name.trim().span(),
          message: `The channel has hung up: ${messageOf(name, effect, losesWork)}.`,
        };
      }
      yield* jumpsToCalls(dialplan, place);
    }
  },
);

/** A jump out of what runs after the hangup, to lines that are there for calls, or a subroutine of theirs that is called from there. */
function* jumpsToCalls(dialplan: Dialplan, place: Place): Generator<Finding> {
  const { statement, line } = place.priority;
  for (const target of factsOf(statement).targets) {
    const isCall = target.relation === 'call' && runsHere(target);
    if ((target.relation !== 'jump' && !isCall) || target.context === undefined || target.context.isComputed) continue;
    const next = destination(dialplan, place, target);
    if (next === undefined || next.context === place.context || mayRunBeforeHangup(dialplan, place)) continue;
    // What runs after the hangup alone is told where it stands.
    if (!mayRunBeforeHangup(dialplan, next)) continue;
    const failing = isCall ? failingInAnyCase(dialplan, next) : failingFrom(dialplan, next);
    if (failing === undefined || (isCall && !mayRunBeforeHangup(dialplan, placeOf(failing)))) continue;
    yield {
      line,
      span: (hasWholeSignature(statement) ? target.piece : statement.application.trim()).span(),
      message: `The channel has hung up: this leads to ${failing.statement.application.text.trim()}, which fails.`,
      related: [{ line: failing.line, span: failing.statement.live.span(), message: 'It stands here.' }],
    };
  }
}

/** The first priority behind a place that needs a channel which has not hung up. */
function failingFrom(dialplan: Dialplan, start: Place): Priority | undefined {
  const seen = new Set<Priority>();
  const queue = [start];
  for (const place of queue) {
    const { call } = factsOf(place.priority.statement);
    if (afterHangup(call.name.text.trim(), call.data.text) === 'fails' && !isPause(call.name.text.trim())) return place.priority;
    seen.add(place.priority);
    if (seen.size > MOST_BEHIND) return undefined;
    queue.push(...placesAfter(dialplan, place).filter(({ priority }) => !seen.has(priority)));
  }
  return undefined;
}

/** The first priority of a subroutine that needs a channel which has not hung up, with no way around it. */
function failingInAnyCase(dialplan: Dialplan, start: Place, depth = 0): Priority | undefined {
  let place: Place | undefined = start;
  for (let steps = 0; place !== undefined && steps < MOST_BEHIND; steps++) {
    const { call } = factsOf(place.priority.statement);
    const name = call.name.text.trim();
    if (afterHangup(name, call.data.text) === 'fails' && !isPause(name) && name.toLowerCase() !== 'hangup') return place.priority;
    for (const entry of call.application === 'gosub' && depth < DEEPEST ? routinesCalled(dialplan, place) : []) {
      const found = failingInAnyCase(dialplan, entry, depth + 1);
      if (found !== undefined) return found;
    }
    const behind: readonly Place[] = placesAfter(dialplan, place);
    place = behind.length === 1 ? behind[0] : undefined;
  }
  return undefined;
}

/** So many subroutines are looked into that call each other. */
const DEEPEST = 3;

function messageOf(name: string, effect: AfterHangup, hasMore: boolean): string {
  switch (effect) {
    case 'fails':
      return hasMore ? `${name} fails, and nothing behind it runs` : `${name} fails`;
    case 'is-silent':
      return 'nobody hears this';
    case 'hears-nothing':
      return 'nobody can press a key';
    case 'records-nothing':
      return 'there is nothing to record';
  }
}

/** Whether a call stands in a TryExec, which goes on when what is in it fails. */
function isTried({ outer }: ApplicationCall): boolean {
  return outer !== undefined && (outer.application === 'tryexec' || isTried(outer));
}

/** Whether an application does nothing that could be missed but let what stands behind it run. */
function isPause(name: string): boolean {
  return /^(?:answer|wait)$/i.test(name);
}

/** Whether something follows a place that a hangup would not do by itself. */
function hasWorkBehind(dialplan: Dialplan, place: Place): boolean {
  const seen = new Set([place.priority]);
  const queue = [...placesAfter(dialplan, place)];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next.priority)) continue;
    seen.add(next.priority);
    if (seen.size > MOST_BEHIND || doesSomething(factsOf(next.priority.statement).call)) return true;
    queue.push(...placesAfter(dialplan, next));
  }
  return false;
}

/** Behind a line that fails it is enough to look this far. */
const MOST_BEHIND = 20;

function doesSomething(call: ApplicationCall): boolean {
  return flowEffect(call.application) === undefined;
}
