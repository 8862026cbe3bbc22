/** A Local channel that Asterisk takes out of the call carries a hangup handler. */

import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { MOST_PLACES, placesAfter } from '../../model/flow/flow.ts';
import { routinesCalled, runsOnCalledChannel } from '../../model/flow/legs.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { handlerChanges } from '../../model/lines/handler-changes.ts';
import { localOption } from '../../model/lines/local-channel.ts';
import { destination, placeKey, placeOf, type Place } from '../../model/names/place.ts';
import { compileName } from '../../syntax/pattern.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { judgedNeighborTargets, judgedTargets, type JudgedTarget } from '../contexts/judge-targets.ts';
import type { Finding } from '../finding.ts';
import { targetRule } from '../rule.ts';

export const localChannelOptimization = targetRule(
  {
    name: 'local-channel-optimization',
    tier: 'targets',
    severity: 'information',
    since: '0.1.0',
    summary:
      'A hangup handler is pushed on a Local channel without `/n`, which Asterisk takes out of the call when it is answered.',
    why:
      'A Local channel has two halves that only hand sound on. Once both sides of it are connected, Asterisk joins the channels at its two ends and drops the halves, and a hangup handler that was pushed on one of them runs at that moment, while the call goes on. ' +
      '`/n` at the end keeps the Local channel until the call ends. ' +
      'Handlers on the phone that is dialed through a Local channel, as option `U` of the inner Dial pushes them, do not need it: that channel stays.',
    evidence:
      'main/core_local.c `LOCAL_NO_OPTIMIZATION`, main/bridge.c `ast_bridge_unreal_optimize_out`, `try_swap_optimize_out`',
    invalid: [
      `
[from-inside]
exten => 500,1,Dial(Local/100@operators,30)
;                   ^^^^^^^^^^^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the hangup handler that is pushed on it runs then and not at the end.
[operators]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Dial(PJSIP/\${EXTEN},30)
[ended]
exten => s,1,Log(NOTICE,over)
 same => n,Return()
`,
    ],
    valid: [
      `
[from-inside]
exten => 500,1,Dial(Local/100@operators/n&Local/100@phones,30)
[operators]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Dial(PJSIP/\${EXTEN},30)
[phones]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,U(answered))
[answered]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Return()
[ended]
exten => s,1,Log(NOTICE,over)
 same => n,Return()
`,
    ],
    seeAlso: ['handler-on-wrong-leg'],
  },
  (context, dialplan) => check(judgedTargets(context, dialplan), dialplan),
  (file, dialplan) => check(judgedNeighborTargets(file, dialplan), dialplan),
);

function* check(targets: readonly JudgedTarget[], dialplan: Dialplan): Generator<Finding> {
  for (const { line, target, resolution, priority } of targets) {
    const keep = localOption(target, 'n');
    if (keep === undefined || resolution.kind !== 'priority' || !connectsBothEnds(target.construct)) continue;
    const entry = { context: resolution.context, extension: compileName(resolution.number), priority: resolution.priority };
    const push = pushOnLocal(dialplan, entry, priority);
    if (push === undefined) continue;
    yield {
      line,
      span: target.piece.span(),
      message:
        'Asterisk takes this Local channel out of the answered call, and the hangup handler that is pushed on it runs then and not at the end.',
      related: [{ line: push.line, span: push.statement.application.span(), message: 'The handler is pushed here.' }],
      fix: () => [{ title: "Add '/n'", safe: true, edits: [replacement(line, { start: keep.end, end: keep.end }, keep.text)] }],
    };
  }
}

/** Whether the near half of the Local channel is connected with a caller when it is answered. */
function connectsBothEnds(construct: string): boolean {
  return /^(?:Dial|RetryDial|AddQueueMember) to a|^queue member$/i.test(construct);
}

/** What pushes a handler on one of the two halves before the far one is connected; undefined where it is never connected. */
function pushOnLocal(dialplan: Dialplan, entry: Place, caller: Priority | undefined): Priority | undefined {
  const far = reach(dialplan, [entry]);
  if (!far.isConnected) return undefined;
  if (far.push !== undefined || caller === undefined) return far.push;
  const near = factsOf(caller.statement)
    .targets.filter(runsOnCalledChannel)
    .map((target) => destination(dialplan, placeOf(caller), target))
    .filter((place) => place !== undefined);
  return reach(dialplan, near).push;
}

/** What a channel comes to from some places until it is connected with another one. */
function reach(
  dialplan: Dialplan,
  entries: readonly Place[],
): { readonly push: Priority | undefined; readonly isConnected: boolean } {
  const seen = new Set<string>();
  const queue = [...entries];
  let push: Priority | undefined;
  let isConnected = false;
  for (let place = queue.shift(); place !== undefined && seen.size < MOST_PLACES; place = queue.shift()) {
    const key = placeKey(place);
    if (seen.has(key)) continue;
    seen.add(key);
    const { statement } = place.priority;
    if (handlerChanges(statement).some(({ value }) => value.text !== '')) push ??= place.priority;
    if ([...withNestedCalls(factsOf(statement).call)].some(({ name }) => connecting.test(name.text.trim()))) {
      isConnected = true;
      continue;
    }
    queue.push(...routinesCalled(dialplan, place), ...placesAfter(dialplan, place));
  }
  return { push, isConnected };
}

const connecting = /^(?:Dial|RetryDial|Queue|FollowMe|Bridge)$/i;
