/** Jumps that go round with nothing to wait for, and have no way out. */
// Asterisk: main/pbx.c __ast_pbx_run looks between two priorities at nothing but whether the channel has hung up.

import { blockRole } from '../../catalogue/flow/block-applications.ts';
import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import { allSubstitutions, type FunctionSubstitution } from '../../syntax/substitution.ts';
import type { Context } from '../contexts/context.ts';
import { type Priority, comparePriorities } from '../contexts/extension.ts';
import { leadingPriorities } from '../contexts/leading.ts';
import type { Dialplan } from '../dialplan.ts';
import { assignmentsOf, variablesSet } from '../lines/assignments.ts';
import { withNestedCalls, type ApplicationCall } from '../lines/calls.ts';
import { factsOf, targetsOf } from '../lines/facts.ts';
import { placeKey, placeOf, type Place } from '../names/place.ts';
import { variablesRead } from '../values/values.ts';
import { decideConstants } from './constant-conditions.ts';
import { stepsAfter } from './flow.ts';

/** Jumps that lead round and never out. */
export interface Loop {
  readonly places: readonly Place[];
  /** Where it goes back: the last of its lines from which it goes up in its extension, or to another one. */
  readonly back: Place;
  /** The conditions on which it is not left, for as long as they come out the same; empty where it is left on no condition. */
  readonly conditions: readonly Piece[];
}

/** A loop is looked for among so many places; one that is longer does something. */
const MOST_IN_LOOP = 100;

/** The loops without a way out that go back in this context. */
export function endlessLoopsIn(dialplan: Dialplan, context: Context): readonly Loop[] {
  dialplan.context(context.name);
  const loops: Loop[] = [];
  const nodes: Nodes = new Map();
  for (const priority of leadingPriorities(context)) {
    if (!mayGoBack(context, priority)) continue;
    const place = placeOf(priority);
    // Where it is gone round with another number than that of the line, the line itself is only on the way there.
    const ahead = stepsAfter(dialplan, place).steps.filter(({ kind }) => kind !== 'next');
    if (!ahead.some((step) => mayLeadBack(step.place.priority))) continue;
    const around = idlePlacesFrom(dialplan, place, nodes);
    for (const start of [place, ...ahead.map((step) => step.place)]) {
      // What does not come back to itself is in no loop.
      const key = placeKey(start);
      if (around?.has(key) === true && thoseLeadingBack(around, key) === undefined) continue;
      const loop = endlessLoop(dialplan, start, nodes);
      if (loop?.back.priority !== priority) continue;
      loops.push(loop);
      break;
    }
  }
  return loops;
}

/** The loop without a way out that a place is part of. */
function endlessLoop(dialplan: Dialplan, start: Place, nodes: Nodes): Loop | undefined {
  const found = idlePlacesFrom(dialplan, start, nodes);
  if (found === undefined) return undefined;
  const loop = thoseLeadingBack(found, placeKey(start));
  if (loop === undefined) return undefined;
  const places = [...loop].map((key) => found.get(key)).filter((each) => each !== undefined);
  const conditions: Piece[] = [];
  for (const { place, next, hasExit } of places) {
    const isLeft = hasExit || next.some(({ key }) => !loop.has(key));
    if (!isLeft) continue;
    const condition = conditionOf(factsOf(place.priority.statement).call);
    if (condition === undefined) return undefined;
    conditions.push(condition);
  }
  const lines = places.map(({ place }) => place);
  if (conditions.length > 0 && !conditions.every((condition) => staysTheSame(condition, lines))) return undefined;
  const backward = places.filter(({ next }) => next.some(({ isBackward, key }) => isBackward && loop.has(key)));
  const back = backward
    .map(({ place }) => place)
    .sort((a, b) => comparePriorities(a.priority, b.priority))
    .at(-1);
  return back === undefined ? undefined : { places: lines, back, conditions };
}

interface Node {
  readonly place: Place;
  readonly next: readonly { readonly following: Place; readonly key: string; readonly isBackward: boolean }[];
  /** Whether it may go on where the walk does not. */
  readonly hasExit: boolean;
}

/** Those that were looked at already. */
type Nodes = Map<string, Node>;

/** The places that can be come to from `start` over applications that take no time; undefined where `start` itself takes some. */
function idlePlacesFrom(dialplan: Dialplan, start: Place, nodes: Nodes): ReadonlyMap<string, Node> | undefined {
  if (!isIdle(factsOf(start.priority.statement).call)) return undefined;
  const found = new Map<string, Node>();
  const queue = [start];
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    const key = placeKey(place);
    if (found.has(key)) continue;
    if (found.size >= MOST_IN_LOOP) return undefined;
    let node = nodes.get(key);
    if (node === undefined) nodes.set(key, (node = nodeAt(dialplan, place)));
    found.set(key, node);
    for (const { following } of node.next) queue.push(following);
  }
  return found;
}

function nodeAt(dialplan: Dialplan, place: Place): Node {
  const { steps, exits } = stepsAfter(dialplan, place, decideConstants);
  const next: Node['next'][number][] = [];
  let hasExit = exits.length > 0;
  for (const { kind, place: following } of steps) {
    if (isIdle(factsOf(following.priority.statement).call))
      next.push({
        following,
        key: placeKey(following),
        isBackward: kind !== 'next' && !isAhead(place.priority, following.priority),
      });
    else hasExit = true;
  }
  return { place, next, hasExit };
}

/** The nodes from which a way leads back to `start`, itself among them; undefined when none does. */
function thoseLeadingBack(nodes: ReadonlyMap<string, Node>, start: string): ReadonlySet<string> | undefined {
  const before = new Map<string, string[]>();
  for (const [key, { next }] of nodes) for (const each of next) before.set(each.key, [...(before.get(each.key) ?? []), key]);
  // A set hands out what is added to it while it is gone through.
  const found = new Set(before.get(start));
  for (const key of found) for (const each of before.get(key) ?? []) found.add(each);
  return found.has(start) ? found : undefined;
}

/** Applications that are over at once, besides those that only lead elsewhere. */
const idleApplications: ReadonlySet<string> = new Set([
  'set',
  'mset',
  'noop',
  'verbose',
  'log',
  'dumpchan',
  'answer',
  'progress',
  'proceeding',
  'ringing',
  'execif',
  'execiftime',
]);

/** Whether an application takes no time, and cannot hang up or change where the channel is other than by its steps. */
function isIdle(call: ApplicationCall): boolean {
  for (const { application } of withNestedCalls(call)) {
    const effect = flowEffect(application);
    if (effect === 'jump' || effect === 'branch' || effect === 'return' || effect === 'end') continue;
    if (!idleApplications.has(application) && blockRole(application) === undefined) return false;
  }
  return true;
}

function conditionOf(call: ApplicationCall): Piece | undefined {
  if (call.application.endsWith('iftime')) return undefined;
  if (call.branches !== undefined) return call.branches.condition;
  const role = blockRole(call.name.text);
  return role?.role === 'open' || call.application === 'elseif' ? call.data : undefined;
}

/** Functions whose value depends on nothing but their arguments. */
const pureFunctions: ReadonlySet<string> = new Set([
  'LOCAL',
  'LEN',
  'ISNULL',
  'EXISTS',
  'REGEX',
  'TOUPPER',
  'TOLOWER',
  'FILTER',
  'CUT',
  'FIELDQTY',
  'MATH',
  'IF',
]);

/** Variables that change by themselves. */
const restless: ReadonlySet<string> = new Set(['EPOCH']);

/** Whether reading a function may change a variable: one that is named to it, or any at all. */
function mayChange({ name, arguments: args }: FunctionSubstitution, variables: ReadonlySet<string>): boolean {
  if (pureFunctions.has(name.text)) return false;
  if (!countingFunctions.has(name.text)) return true;
  return args.text.includes('$') || args.text.split(/\W+/).some((word) => variables.has(word));
}

/** Functions that tell of something elsewhere, and leave no variable behind. */
const countingFunctions: ReadonlySet<string> = new Set([
  ...[
    'QUEUE_WAITING_COUNT',
    'QUEUE_MEMBER',
    'QUEUE_MEMBER_COUNT',
    'QUEUE_EXISTS',
    'GROUP_COUNT',
    'DEVICE_STATE',
    'EXTENSION_STATE',
  ],
  ...['CALLERID', 'CHANNEL', 'CDR', 'STRFTIME', 'RAND', 'LOCAL', 'GLOBAL', 'MD5', 'TIMEOUT', 'CONFBRIDGE_INFO', 'VM_INFO'],
]);

/** Whether a condition has the same outcome each time, whatever the lines of the loop set. */
export function staysTheSame(condition: Piece, loop: readonly Place[]): boolean {
  const read = new Set<string>();
  for (const { name, isComputed } of variablesRead(condition)) {
    if (isComputed || restless.has(name.text)) return false;
    read.add(name.text);
  }
  for (const each of allSubstitutions(condition))
    if (each.kind !== 'function') continue;
    else if (!pureFunctions.has(each.name.text)) return false;
    else if (each.name.text === 'LOCAL') read.add(each.arguments.text.trim());
  for (const { priority } of loop) {
    const { call } = factsOf(priority.statement);
    for (const each of allSubstitutions(call.data)) if (each.kind === 'function' && mayChange(each, read)) return false;
    if (variablesSet(call).some(({ text }) => read.has(text.trim().replace(/^_{1,2}/, '')))) return false;
    for (const inner of withNestedCalls(call))
      for (const { name, arguments: args } of assignmentsOf(inner)) {
        if (name.text.includes('$')) return false;
        if (args !== undefined && splitArguments(args).some(({ text }) => text.includes('$') || read.has(text.trim())))
          return false;
      }
  }
  return read.size > 0;
}

/**
 * Whether a way that takes no time may go up again, or to another extension, from a priority or one behind it in its extension. Where the
 * extension has a gap, or ends in nothing that ends the call, others may go on with it.
 */
function mayLeadBack(first: Priority): boolean {
  if (!isIdle(factsOf(first.statement).call)) return false;
  const extension = first.context.named(first.name).find(({ priorities }) => priorities.includes(first));
  if (extension === undefined) return true;
  let before: Priority | undefined;
  for (const priority of extension.priorities) {
    if (priority.number < first.number) continue;
    if (before !== undefined && priority.number !== before.number + 1) return true;
    if (mayGoBack(first.context, priority) && isIdle(factsOf(priority.statement).call)) return true;
    before = priority;
  }
  const effect = before === undefined ? undefined : flowEffect(before.statement.applicationName);
  return effect !== 'end' && effect !== 'return' && effect !== 'jump';
}

/** Whether a priority stands further down in the extension of another. */
function isAhead(from: Priority, to: Priority): boolean {
  return to.context === from.context && to.name === from.name && to.number > from.number;
}

/** Whether a priority may go up in its extension or to another one, by its text and its own context. */
function mayGoBack(context: Context, priority: Priority): boolean {
  const { application } = priority.statement;
  const role = blockRole(application.text)?.role;
  if (role === 'close' || role === 'repeat') return true;
  return targetsOf(priority.statement).some((target) => {
    if (target.relation !== 'jump' || target.priority?.isComputed === true || target.context?.isComputed === true) return false;
    if (target.extension?.isComputed === true) return target.extension.piece.text === '${EXTEN}';
    if (target.context !== undefined || target.extension !== undefined) return true;
    const text = target.priority?.piece.text ?? '1';
    const number = /^\d+$/.test(text)
      ? Number(text)
      : context
          .named(priority.name)
          .map((each) => each.labelled(text)?.number)
          .find((each) => each !== undefined);
    return number === undefined || number <= priority.number;
  });
}
