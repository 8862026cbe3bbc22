/** A Local channel that Asterisk takes out of the call carries what is to happen at the end of the call. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { MOST_PLACES, placesAfter } from '../../model/flow/flow.ts';
import { routinesCalled, runsOnCalledChannel } from '../../model/flow/legs.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { handlerChanges } from '../../model/lines/handler-changes.ts';
import { localOption } from '../../model/lines/local-channel.ts';
import { literalContext, type Target } from '../../model/lines/target.ts';
import { destination, placeKey, placeOf, type Place } from '../../model/names/place.ts';
import { reachOf } from '../../model/names/reach.ts';
import { targetsMeant, type Resolution } from '../../model/names/resolve.ts';
import { compileName } from '../../syntax/pattern.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { judgedNeighborTargets, judgedTargets, type JudgedTarget } from '../targets/judge-targets.ts';
import type { Finding } from '../finding.ts';
import { targetRule } from '../rule.ts';

export const localChannelOptimization = targetRule(
  {
    name: 'local-channel-optimization',
    tier: 'targets',
    severity: 'information',
    since: '0.1.0',
    summary:
      'A Local channel has no `/n`: Asterisk takes it out of the call when it is answered, and its hangup handler or its extension `h` runs then and not at the end, or its Dial with a subroutine ends.',
    why:
      'A Local channel, as in `Dial(Local/100@phones)`, runs extension 100 of `[phones]` as if it were a telephone. It has two halves that only hand sound on. Once both sides of it are connected, Asterisk joins the channels at its two ends and drops the halves, and a hangup handler that was pushed on one of them runs at that moment, while the call goes on. ' +
      'So does the extension `h` of the context that it leads to, and what stands behind a Dial with option `g` never runs; its variables are gone. ' +
      'Handlers on the phone that is dialed through a Local channel, as option `U` of the inner Dial pushes them, stay where they are; but whoever keeps track of an operator mostly wants to know when that Dial ends, too.',
    repair:
      'Write `/n` behind the context, as in `Local/100@operators/n`: it keeps the Local channel until the call ends. ' +
      'Where it is left out on purpose, to save channels, allow the rule on the line.',
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
      `
[from-inside]
exten => 500,1,Dial(Local/100@counted,30)
;                   ^^^^^^^^^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and 'h' runs then and not at the end.
[counted]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30)
exten => h,1,Set(DB(ended/\${UNIQUEID})=\${EPOCH})
[operators]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,U(answered))
[answered]
exten => s,1,Set(DB(begun/\${UNIQUEID})=\${EPOCH})
 same => n,Return()
-- queues.conf --
[sales]
member => Local/100@operators
;         ^^^^^^^^^^^^^^^^^^^ information local-channel-optimization: Asterisk takes this Local channel out of the answered call, and the Dial with option U ends then.
`,
    ],
    valid: [
      `
[from-inside]
exten => 500,1,Dial(Local/100@operators/n&Local/100@phones,30)
 same => n,Dial(Local/100@counted/n)
[operators]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Dial(PJSIP/\${EXTEN},30)
[phones]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30)
[counted]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,U(answered))
exten => h,1,Set(DB(ended/\${UNIQUEID})=\${EPOCH})
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
    if (keep === undefined || !connectsBothEnds(target.construct)) continue;
    const carried = carriedBy(entriesOf(resolution, target, dialplan), target, dialplan, priority);
    if (carried === undefined) continue;
    const { what, by, note } = carried;
    yield {
      line,
      span: target.piece.span(),
      message: `Asterisk takes this Local channel out of the answered call, and ${what}`,
      related: [{ line: by.line, span: by.statement.application.span(), message: note }],
      fix: () => [{ title: "Add '/n'", safe: true, edits: [replacement(line, { start: keep.end, end: keep.end }, keep.text)] }],
    };
  }
}

/** Where a Local channel may begin: at one place, or at any of those that a computed number may mean. */
function entriesOf(resolution: Resolution, target: Target, dialplan: Dialplan): readonly Place[] {
  const { extension } = target;
  if (resolution.kind === 'priority' && !(extension?.isComputed === true && resolution.number.startsWith('_')))
    return [{ context: resolution.context, extension: compileName(resolution.number), priority: resolution.priority }];
  const isKnown = resolution.kind === 'priority' || resolution.kind === 'unknowable';
  if (!isKnown || extension?.isComputed !== true) return [];
  if (resolution.context !== undefined) return entriesIn(resolution.context, dialplan);
  const entries = targetsMeant(dialplan, target).map((each) => {
    const context = dialplan.context(literalContext(each) ?? '');
    return context === undefined ? [] : entriesIn(context, dialplan);
  });
  return entries.some((each) => each.length === 0) ? [] : entries.flat();
}

/** Where a computed number may come in. */
function entriesIn(context: Context, dialplan: Dialplan): readonly Place[] {
  if (reachOf(dialplan, context).isOpen) return [];
  // Where patterns answer, a computed number is for them.
  const all = context.registered();
  const patterns = all.filter(({ name }) => /^_[\dXNZ[+*#.!]/i.test(name));
  return (patterns.length > 0 ? patterns : all).flatMap((each) => {
    const first = /^(?:[a-z]|T)$/.test(each.name) ? undefined : each.priority(1);
    return first === undefined ? [] : [placeOf(first)];
  });
}

/** What a Local channel carries wherever it begins; a member of a queue stands for one who answers, and carries what it does for any number. */
function carriedBy(
  entries: readonly Place[],
  { construct }: Target,
  dialplan: Dialplan,
  caller: Priority | undefined,
): Carried | undefined {
  const carried = entries.map((entry) => carriedByLocal(dialplan, entry, caller));
  const isMember = /member$/i.test(construct) || /^AddQueueMember/i.test(construct);
  return isMember || carried.every((each) => each !== undefined) ? carried.find((each) => each !== undefined) : undefined;
}

/** Whether the near half of the Local channel is connected with a caller when it is answered. */
function connectsBothEnds(construct: string): boolean {
  return /^(?:Dial|RetryDial|AddQueueMember) to a|^queue member$/i.test(construct);
}

/** What comes to its end with a Local channel, and the line that sets it up. */
interface Carried {
  readonly what: string;
  readonly by: Priority;
  readonly note: string;
}

/** What one of the two halves carries when the far one is connected; undefined for nothing, and where it is never connected. */
function carriedByLocal(dialplan: Dialplan, entry: Place, caller: Priority | undefined): Carried | undefined {
  const far = reach(dialplan, [entry]);
  if (far.connected.length === 0) return undefined;
  const push = far.push ?? (caller === undefined ? undefined : reach(dialplan, routinesOfNearHalf(dialplan, caller)).push);
  if (push !== undefined)
    return {
      what: 'the hangup handler that is pushed on it runs then and not at the end.',
      by: push,
      note: 'The handler is pushed here.',
    };
  const atEnd = far.connected[0]?.context.named('h')[0]?.priority(1);
  if (atEnd !== undefined && !quiet.test(atEnd.statement.applicationName))
    return { what: "'h' runs then and not at the end.", by: atEnd, note: "This is what 'h' does." };
  for (const { priority } of far.connected) {
    const option = factsOf(priority.statement).targets.find(isSubroutineOption);
    if (option === undefined) continue;
    return {
      what: `the ${option.construct.replace(/ option /, ' with option ')} ends then.`,
      by: priority,
      note: 'The channel is connected here.',
    };
  }
  return undefined;
}

function routinesOfNearHalf(dialplan: Dialplan, caller: Priority): Place[] {
  return factsOf(caller.statement)
    .targets.filter(runsOnCalledChannel)
    .map((target) => destination(dialplan, placeOf(caller), target))
    .filter((place) => place !== undefined);
}

/** Whether a Dial has a subroutine run on the channel that it calls. */
function isSubroutineOption(target: Target): boolean {
  return runsOnCalledChannel(target) && /^(?:Retry)?Dial option /i.test(target.construct);
}

/** What does nothing that anybody would miss. */
const quiet = /^(?:NoOp|Hangup|Verbose|Log|Return|DumpChan)$/i;

/** What a channel comes to from some places until it is connected with another one: who pushes a handler on it, and where it may be connected. */
function reach(
  dialplan: Dialplan,
  entries: readonly Place[],
): { readonly push: Priority | undefined; readonly connected: readonly Place[] } {
  const seen = new Set<string>();
  const queue = [...entries];
  let push: Priority | undefined;
  const connected: Place[] = [];
  for (let place = queue.shift(); place !== undefined && seen.size < MOST_PLACES; place = queue.shift()) {
    const key = placeKey(place);
    if (seen.has(key)) continue;
    seen.add(key);
    const { statement } = place.priority;
    if (handlerChanges(statement).some(({ value }) => value.text !== '')) push ??= place.priority;
    if ([...withNestedCalls(factsOf(statement).call)].some(({ application }) => connecting.test(application))) {
      connected.push(place);
      continue;
    }
    queue.push(...routinesCalled(dialplan, place), ...placesAfter(dialplan, place));
  }
  return { push, connected };
}

const connecting = /^(?:Dial|RetryDial|Queue|FollowMe|Bridge)$/i;
