/** The same hangup handler is pushed a second time on one way through the dialplan. */

import { readsAnyVariable } from '../../catalogue/flow/flow-effects.ts';
import { isFinalAtHangup, isFunctionFinalAtHangup, settersOf } from '../../catalogue/variables/call-variables.ts';
import { isLasting } from '../../catalogue/variables/lasting-functions.ts';
import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import { leadingPriorities } from '../../model/contexts/leading.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { MOST_PLACES, placesAfter, reachableFrom, stepsAfter, straightFrom } from '../../model/flow/flow.ts';
import { routinesFound } from '../../model/flow/legs.ts';
import { functionUses, variablesSet } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { handlerChanges } from '../../model/lines/handler-changes.ts';
import { askedOf, isSamePlace, leadingFrom, placeKey, placeOf, type Place } from '../../model/names/place.ts';
import { originOf, resolve, type FoundPriority } from '../../model/names/resolve.ts';
import { usesOfExtensions } from '../../model/names/uses.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { Piece } from '../../syntax/piece.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const duplicateHangupHandler = contextRule(
  {
    name: 'duplicate-hangup-handler',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The same hangup handler is pushed again, with no pop or wipe between.',
    why:
      'A channel keeps every handler that is pushed and runs them all, equal ones too. ' +
      'A push that a call comes to twice, because it stands in a loop that dials again or twice on one path, has the end of the call reported twice, or as many times as there were rounds.',
    repair:
      'Push the handler once, before the loop. ' +
      '`hangup_handler_wipe` in the place of `hangup_handler_push` will do as well, but takes all other handlers off the channel.',
    evidence: 'main/pbx_hangup_handler.c `ast_pbx_hangup_handler_push` (inserts at the head and compares nothing)',
    invalid: [
      `
[from-inside]
exten => 100,1(again),Set(CHANNEL(hangup_handler_push)=ended,s,1(\${CALLERID(num)}))
;                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning duplicate-hangup-handler: Each round of this loop pushes the same hangup handler once more.
 same => n,Dial(PJSIP/100,20)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?again)
 same => n,Hangup()
[ended]
exten => s,1,Log(NOTICE,\${ARG1})
 same => n,Return()
`,
      `
[from-inside]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Playback(please-wait)
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1)
;                                           ^^^^^^^^^ warning duplicate-hangup-handler: The same hangup handler is pushed on the way here: it runs twice.
 same => n,Dial(PJSIP/100,20)
[ended]
exten => s,1,Log(NOTICE,over)
 same => n,Return()
`,
    ],
    valid: [
      `
[from-inside]
exten => 100,1(again),Set(CHANNEL(hangup_handler_wipe)=ended,s,1)
 same => n,Dial(PJSIP/100,20)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?again)
 same => n,Set(CHANNEL(hangup_handler_push)=tried,s,1(first))
 same => n,Set(CHANNEL(hangup_handler_push)=tried,s,1(second))
 same => n,Hangup()
[ended]
exten => s,1,Log(NOTICE,over)
 same => n,Return()
[tried]
exten => s,1,Log(NOTICE,\${ARG1})
 same => n,Return()
`,
    ],
    seeAlso: ['nested-hangup-handler'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    const reported = new Set<string>();
    for (const priority of leadingPriorities(context))
      for (const push of pushesAt(dialplan, placeOf(priority))) {
        const again = pushedAgain(dialplan, placeOf(priority), push);
        if (again === undefined) continue;
        const isLoop = again.priority === priority;
        const repeated = isLoop ? push : samePush(dialplan, again, push);
        if (repeated === undefined || leadsNowhere(dialplan, priority)) continue;
        const { line } = again.priority;
        const key = `${line.file.path}:${line.number}:${repeated.piece.start}`;
        if (reported.has(key)) continue;
        reported.add(key);
        yield {
          line,
          span: repeated.piece.span(),
          message: isLoop
            ? 'Each round of this loop pushes the same hangup handler once more.'
            : 'The same hangup handler is pushed on the way here: it runs twice.',
          ...(!isLoop && {
            related: [{ line: priority.line, span: push.piece.span(), message: 'It is pushed here first.' }],
          }),
        };
      }
  },
  ({ handlerChanges, applications }) => handlerChanges.length > 0 || applications.has('gosub'),
);

/** Whether the line pushes a handler that is not there, which is told. */
function leadsNowhere(dialplan: Dialplan, priority: Priority): boolean {
  return handlerChanges(priority.statement).some(
    ({ kind, target }) =>
      kind === 'push' && target !== undefined && resolve(dialplan, target, originOf(priority)).kind.startsWith('unknown-'),
  );
}

/** A hangup handler that a line certainly pushes: itself, or by a subroutine that begins with it. */
interface Push {
  /** The handler, or the subroutine with its arguments: equal texts push the same. */
  readonly piece: Piece;
  /** What goes into the handler. */
  readonly values: readonly Piece[];
}

/** The handlers that a line pushes; those that a condition decides on are left out, since it may keep them from being pushed twice. */
function pushesAt(dialplan: Dialplan, place: Place): readonly Push[] {
  const own = ownPushes(place.priority);
  if (own.length > 0) return own;
  const { call, targets } = factsOf(place.priority.statement);
  if (call.branches !== undefined || call.roles?.role?.kind !== 'location') return own;
  const target = targets.find(({ relation, flaws }) => relation === 'call' && flaws.length === 0);
  const found = target === undefined ? undefined : leadingFrom(dialplan, place, target);
  if (found === undefined || target === undefined) return own;
  const inside = valuesPushedFrom(dialplan, found);
  return inside.length === 0 ? own : [{ piece: target.piece, values: [target.piece, ...inside] }];
}

function ownPushes({ statement }: Priority): Push[] {
  return handlerChanges(statement).flatMap(({ kind, target, call }) =>
    kind === 'push' && target?.flaws.length === 0 && call.outer === undefined
      ? [{ piece: target.piece, values: [target.piece] }]
      : [],
  );
}

/** What a routine pushes on its way from a place to the first that is not certain to follow; asked of the same few by many callers. */
function valuesPushedFrom(dialplan: Dialplan, found: FoundPriority): readonly Piece[] {
  const texts = askedOf(dialplan, found, 'pushed from', (entry) =>
    straightFrom(dialplan, entry).flatMap((place) => ownPushes(place.priority).map(({ piece }) => piece.text)),
  );
  return texts.map((text) => new Piece(text, 0));
}

/** The place that every way from a push comes to which pushes the same again, or the push itself where it is in a loop. */
function pushedAgain(dialplan: Dialplan, start: Place, push: Push): Place | undefined {
  if (!push.values.every(isSteady)) return pushedAtOnce(dialplan, start, push);
  const names = new Set(push.values.flatMap(namesRead).filter((name) => name !== 'UNIQUEID'));
  const seen = new Set<string>();
  const queue = onward(dialplan, start);
  let repeated: Place | undefined;
  let isAvoidable = !onlyEnds(dialplan, start);
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    const key = placeKey(place);
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > MOST_PLACES) return undefined;
    if (place.priority === start.priority) {
      if (isSamePlace(place, start) && isStraightTo(dialplan, start) && !routineChanges(dialplan, start, names)) return start;
      continue;
    }
    if (changesHere(place, names) || routineChanges(dialplan, place, names)) {
      isAvoidable = true;
      continue;
    }
    if (takesOff(dialplan, place)) {
      isAvoidable = true;
      continue;
    }
    if (samePush(dialplan, place, push) !== undefined && isSameExtension(place, start, names)) {
      repeated ??= place;
      continue;
    }
    if (!onlyEnds(dialplan, place)) isAvoidable = true;
    queue.push(...onward(dialplan, place));
  }
  return repeated === undefined || (isAvoidable && !isOnEveryWay(dialplan, start, repeated)) ? undefined : repeated;
}

/** Whether whoever comes to the second place was at the first one: both stand in one extension, and nothing enters it between them. */
function isOnEveryWay(dialplan: Dialplan, start: Place, repeated: Place): boolean {
  const extension = extensionHolding(start.priority);
  const { number: first } = start.priority;
  const { number: last } = repeated.priority;
  if (extension === undefined || extensionHolding(repeated.priority) !== extension || first >= last || dialplan.isIncomplete)
    return false;
  // A label may be put together, and named by a program.
  if (extension.priorities.some(({ number, label }) => label !== undefined && number > first && number <= last)) return false;
  for (const { priority, found } of usesOfExtensions(dialplan, start.context, [extension])) {
    const { number } = found.priority;
    if (number <= first || number > last) continue;
    const isBetween = priority !== undefined && extension.priorities.includes(priority);
    if (!isBetween || priority.number < first || priority.number >= last) return false;
  }
  return true;
}

/** The push of the same right behind one, whatever goes into it: no time has passed, and nothing was set, between the two. */
function pushedAtOnce(dialplan: Dialplan, start: Place, push: Push): Place | undefined {
  const { steps, exits } = stepsAfter(dialplan, start);
  const [next] = steps;
  if (next === undefined || steps.length > 1 || exits.length > 0 || ownPushes(start.priority).length === 0) return undefined;
  return ownPushes(next.place.priority).some(({ piece }) => piece.text === push.piece.text) ? next.place : undefined;
}

/** What can follow a place: where digits are waited for, the extensions of the context too. */
function onward(dialplan: Dialplan, place: Place): Place[] {
  const { steps, exits } = stepsAfter(dialplan, place);
  const places = steps.map((step) => step.place);
  if (!exits.includes('dialled')) return places;
  for (const extension of place.context.extensions) {
    const first = extension.priority(1);
    if (first !== undefined && isDialled(extension.name)) places.push(placeOf(first));
  }
  return places;
}

/** Whether keys lead to an extension of this name, or Asterisk itself where they lead nowhere; `s` and words have no keys. */
function isDialled(name: string): boolean {
  return /^(?:[ite]$|_|[\d*#+])/.test(name);
}

/** Whether the ways on from a place are known, and those that come to an end are the end of the call. */
function onlyEnds(dialplan: Dialplan, place: Place): boolean {
  return stepsAfter(dialplan, place).exits.every((exit) => exit === 'end' || exit === 'fall-off');
}

/** Whether a round that begins again comes to the push with no condition between that could tell the first round from the others. */
function isStraightTo(dialplan: Dialplan, start: Place): boolean {
  const seen = new Set<string>();
  const queue = [start];
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    if (seen.has(placeKey(place)) || takesOff(dialplan, place)) continue;
    seen.add(placeKey(place));
    const following = onward(dialplan, place);
    for (const head of following) {
      if (head.priority.number > start.priority.number || !isSameLine(head, start)) continue;
      // What is merely the next priority does not begin a round.
      if (isSameLine(place, head) && place.priority.number === head.priority.number - 1) continue;
      if (leadsStraight(dialplan, head, start)) return true;
    }
    queue.push(...following);
  }
  return false;
}

function isSameLine(a: Place, b: Place): boolean {
  return a.context === b.context && a.extension.key === b.extension.key;
}

function leadsStraight(dialplan: Dialplan, head: Place, start: Place): boolean {
  let place = head;
  // The condition of a loop stands at its head, and is what makes it go round.
  let following = placesAfter(dialplan, place).filter(({ priority }) => priority.number === place.priority.number + 1);
  for (let rounds = 0; rounds < MOST_PLACES; rounds++) {
    if (place.priority === start.priority) return true;
    const [next] = following;
    if (next === undefined || following.length > 1 || takesOff(dialplan, place) || isConditional(place, head)) return false;
    place = next;
    following = [...placesAfter(dialplan, place)];
  }
  return false;
}

/** Whether a place decides where to go on, other than a loop that begins there. */
function isConditional({ priority }: Place, head: Place): boolean {
  const { call } = factsOf(priority.statement);
  const isLoop = priority === head.priority && call.application === 'while';
  return !isLoop && call.branches !== undefined && call.roles?.role?.kind !== 'application';
}

function samePush(dialplan: Dialplan, place: Place, { piece }: Push): Push | undefined {
  return pushesAt(dialplan, place).find((each) => each.piece.text === piece.text);
}

/** Whether handlers may be taken off the channel at a place, or in a subroutine that it calls. */
function takesOff(dialplan: Dialplan, place: Place): boolean {
  if (handlerChanges(place.priority.statement).some(({ kind }) => kind !== 'push')) return true;
  return routinesFound(dialplan, place).some((found) =>
    askedOf(dialplan, found, 'takes handlers off', (entry) =>
      reachableFrom(dialplan, entry).some(({ priority }) =>
        handlerChanges(priority.statement).some(({ kind }) => kind !== 'push'),
      ),
    ),
  );
}

/** Whether what is pushed is the same at any time but for variables that somebody sets; the time itself does not make another handler of it. */
function isSteady(value: Piece): boolean {
  for (const each of allSubstitutions(value)) {
    if (each.kind === 'expression') return false;
    if (each.kind === 'function') {
      const item = splitArguments(each.arguments)[0]?.text.trim() ?? '';
      if (!isLasting(each.name.text) || isFunctionFinalAtHangup(each.name.text, item)) return false;
    } else if (isFinalAtHangup(each.name.text)) return false;
    if (each.kind === 'variable' && /^PRIORITY$|\$/.test(each.name.text)) return false;
  }
  return true;
}

/** The variables and functions that go into what is pushed. */
function namesRead(value: Piece): string[] {
  return [...allSubstitutions(value)].flatMap((each) => (each.kind === 'expression' ? [] : [each.name.text]));
}

function isSameExtension(place: Place, start: Place, names: ReadonlySet<string>): boolean {
  return isSameLine(place, start) || !(names.has('EXTEN') || names.has('CONTEXT'));
}

/** Functions that give a variable another value while they are read. */
const settingFunctions: ReadonlySet<string> = new Set(['SET', 'SHIFT', 'POP', 'PUSH', 'UNSHIFT', 'EVAL_SUB']);

/** Whether the subroutine that a line calls gives one of the names another value. */
function routineChanges(dialplan: Dialplan, place: Place, names: ReadonlySet<string>): boolean {
  return routinesFound(dialplan, place).some((found) =>
    askedOf(dialplan, found, `changes ${[...names].join(' ')} from`, (entry) =>
      reachableFrom(dialplan, entry).some(
        (inside) => changesHere(inside, names) || (names.size > 0 && routinesFound(dialplan, inside).length > 0),
      ),
    ),
  );
}

/** Whether a line may give one of the names another value, but by a subroutine. */
function changesHere(place: Place, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  const { call } = factsOf(place.priority.statement);
  if (variablesSet(call).some(({ text }) => names.has(text))) return true;
  for (const { name, access } of functionUses(call))
    if (access === 'write' ? names.has(name.text) : settingFunctions.has(name.text)) return true;
  for (const each of withNestedCalls(call)) {
    const name = each.application;
    if (readsAnyVariable.has(name) || [...names].some((variable) => settersOf(variable).has(name))) return true;
  }
  return false;
}
