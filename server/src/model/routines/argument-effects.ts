/** What an application does when an argument of the routine is missing: whether it uses the empty value, and whether it does any work for the call. */

import { application, syntaxOf } from '../../catalogue/catalogue.ts';
import { flowEffect, reachesOut } from '../../catalogue/flow/flow-effects.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { UNKNOWN } from '../../syntax/expression-value.ts';
import { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import type { Dialplan } from '../dialplan.ts';
import { withNestedCalls, type ApplicationCall } from '../lines/calls.ts';
import { factsOf } from '../lines/facts.ts';
import type { Target, TargetPart } from '../lines/target.ts';
import { destination, type Place } from '../names/place.ts';
import { resolve } from '../names/resolve.ts';
import { conditionHolds, expand, type Environment } from '../values/values.ts';

/** A routine as the walk through it sees it. */
export interface WalkedRoutine {
  readonly entry: Place;
  /** Every variable that it reads anywhere. */
  readonly namesRead: ReadonlySet<string>;
  /** Whether it does anything for the call. */
  readonly hasWork: boolean;
  /** The arguments that the routine at another place needs, for those that are handed on. */
  neededAt(place: Place): ReadonlySet<number>;
}

/** One step of a walk through a routine with an argument missing. */
export interface Walk {
  readonly dialplan: Dialplan;
  readonly routine: WalkedRoutine;
  readonly place: Place;
  isUsed: boolean;
  /** Whether a condition came out as it did because of the missing value, and decided the way. */
  isSettled: boolean;
}

/** What the application makes of the environment; notes in `walk` whether it uses the missing value. */
export function effect(call: ApplicationCall, environment: Environment, walk: Walk): Environment {
  const name = call.application;
  switch (flowEffect(name)) {
    case 'return':
      // An empty value is as good a result as any, but an expression that breaks is none.
      if (expand(call.data, environment).isBroken) walk.isUsed = true;
      return environment;
    case 'talk':
      if (reachesOut(call.data.text)) for (const each of substitutions(call.data)) use(each.whole, environment, walk);
      return environment;
    case 'end':
      return environment;
    case 'jump':
      useTargetText(call.data, environment, walk);
      return environment;
    case 'branch':
    case 'leave':
    case 'dialled':
    case 'maybe-dialled':
    case 'dialled-in-time':
    case undefined:
  }
  if (call.branches !== undefined) return branchEffect(call, environment, walk);
  if (name === 'set') return assign(call.data, environment, walk);
  if (name === 'mset') return splitArguments(call.data).reduce((before, pair) => assign(pair, before, walk), environment);
  if (call.roles?.form === 'whole') {
    if (call.roles.role?.kind === 'application') {
      for (const inner of withNestedCalls(call)) if (inner !== call) return effect(inner, environment, walk);
      return environment;
    }
    useTargets(call, environment, walk);
    return environment;
  }
  useArguments(call, environment, walk);
  return environment;
}

/**
 * Whether an application does something for the call: strong work is for all to see, weak work sets plain variables, and jumps, conditions
 * and messages are none. With an environment, only the branch that is taken counts.
 */
export function doesWork(call: ApplicationCall, environment?: Environment): 'none' | 'weak' | 'strong' {
  const name = call.application;
  const effect = flowEffect(name);
  if (name === '' || (effect !== undefined && effect !== 'maybe-dialled')) return 'none';
  if (call.branches !== undefined) {
    const holds = environment === undefined ? undefined : conditionHolds(expand(call.branches.condition, environment));
    const inner = [
      holds === false ? undefined : call.branches.thenCall,
      holds === true ? undefined : call.branches.otherwiseCall,
    ];
    if (call.roles?.role?.kind !== 'application')
      return call.roles?.role === undefined ? 'none' : name === 'gosubif' ? 'strong' : 'none';
    const works = inner.map((each) => (each === undefined ? 'none' : doesWork(each, environment)));
    return works.includes('strong') ? 'strong' : works.includes('weak') ? 'weak' : 'none';
  }
  if (name === 'set') return /^\s*(?:LOCAL\([^()]*\)|[^=()]*)\s*=/.test(call.data.text) ? 'weak' : 'strong';
  return ['while', 'endwhile', 'if', 'elseif', 'else', 'endif', 'exitif', 'exitwhile', 'answer'].includes(name)
    ? 'none'
    : 'strong';
}

function branchEffect(call: ApplicationCall, environment: Environment, walk: Walk): Environment {
  const { branches } = call;
  if (branches === undefined) return environment;
  const isTime = call.application.endsWith('iftime');
  const condition = expand(branches.condition, environment);
  if (condition.isBroken) walk.isUsed = true;
  const holds = isTime ? undefined : conditionHolds(condition);
  let result = environment;
  for (const [isThen, written, inner] of [
    [true, branches.then, branches.thenCall],
    [false, branches.otherwise, branches.otherwiseCall],
  ] as const) {
    if (holds !== undefined && holds !== isThen) continue;
    if (inner !== undefined) {
      const after = effect(inner, environment, walk);
      if (after !== environment) result = after;
    } else if (written !== undefined && call.roles?.role?.kind !== 'application') useTargetText(written, environment, walk);
  }
  return result;
}

function use(piece: Piece, environment: Environment, walk: Walk): void {
  const value = expand(piece, environment);
  if (value.usesMissing || value.isBroken) walk.isUsed = true;
}

/** `name=value`: a plain variable becomes another name for the missing value; anything else uses it. */
function assign(data: Piece, environment: Environment, walk: Walk): Environment {
  const equals = data.text.indexOf('=');
  if (equals < 0) return environment;
  const left = data.slice(0, equals).trim();
  const value = data.slice(equals + 1);
  use(left, environment, walk);
  const local = /^LOCAL\(([^()$]+)\)$/.exec(left.text)?.[1];
  const variable = local ?? (left.text.endsWith(')') || left.text.includes('$') ? undefined : left.text.replace(/^_{1,2}/, ''));
  if (variable === undefined) {
    const targets = targetsWithin(value, walk);
    if (targets.length > 0) for (const target of targets) useTarget(target, environment, walk);
    else use(value, environment, walk);
    return environment;
  }
  const expanded = expand(value, environment);
  if (expanded.isBroken) walk.isUsed = true;
  const next = new Map(environment);
  // What is added to grows from nothing.
  const others = new Map([...environment].filter(([name]) => name !== variable));
  if (expanded.usesMissing && expanded.text.includes(UNKNOWN) && !expand(value, others).usesMissing) {
    next.delete(variable);
    return next;
  }
  if (expanded.usesMissing && (expanded.text !== '' || !walk.routine.namesRead.has(variable))) {
    walk.isUsed = true;
    return environment;
  }
  if (expanded.text.includes(UNKNOWN)) next.delete(variable);
  else if (expanded.usesMissing || environment.has(variable) || isSmall(expanded.text))
    next.set(variable, { text: expanded.text, isFromMissing: expanded.usesMissing });
  return next;
}

/** Constants that are worth remembering for a later condition. */
function isSmall(text: string): boolean {
  return text.length <= 20;
}

function targetsWithin(value: Piece, walk: Walk): readonly Target[] {
  const from = value.column(0);
  const to = Math.max(from + 1, value.column(value.text.length));
  return factsOf(walk.place.priority.statement).targets.filter(({ piece }) => piece.column(0) >= from && piece.column(0) < to);
}

/** The targets of a Gosub and its kin: the place must be there, and what is passed on counts where the routine called needs it. */
function useTargets(call: ApplicationCall, environment: Environment, walk: Walk): void {
  const targets = targetsWithin(call.data, walk);
  if (targets.length === 0) use(call.data, environment, walk);
  for (const target of targets) useTarget(target, environment, walk);
}

function useTargetText(written: Piece, environment: Environment, walk: Walk): void {
  const targets = targetsWithin(written, walk);
  if (targets.length === 0) use(written, environment, walk);
  for (const target of targets) useTarget(target, environment, walk);
}

function useTarget(target: Target, environment: Environment, walk: Walk): void {
  usePlace(target, environment, walk);
  for (const [index, argument] of (target.arguments ?? []).entries()) {
    const value = expand(argument, environment);
    if (value.isBroken) walk.isUsed = true;
    // Put together with other text it is passed on all the same, and what the other routine makes of that is its own affair.
    if (!value.usesMissing || !isOneSubstitution(argument)) continue;
    const next = destination(walk.dialplan, walk.place, target);
    if (next !== undefined && walk.routine.neededAt(next).has(index + 1)) walk.isUsed = true;
  }
}

/** A place whose name lacks something where the value is missing is there all the same, or it is not, and then the value is needed. */
function usePlace(target: Target, environment: Environment, walk: Walk): void {
  const [context, extension, priority] = [target.context, target.extension, target.priority].map((part) =>
    part === undefined ? undefined : shortened(part, environment, walk),
  );
  if (walk.isUsed || (context === target.context && extension === target.extension && priority === target.priority)) return;
  const { place, dialplan } = walk;
  const origin = { context: place.context, extension: place.extension, priority: place.priority.number };
  const found = resolve(dialplan, { ...target, context, extension, priority }, origin);
  if (found.kind.startsWith('unknown-')) walk.isUsed = true;
  // `s-` is `s`: what goes there for want of the value goes round.
  const isBack =
    found.kind === 'priority' && found.priority.name === place.priority.name && found.priority.number <= place.priority.number;
  if (isBack && found.context === place.context && extension !== target.extension) walk.isUsed = true;
}

/** The part without the missing value; the same part where the value is not in it. */
function shortened(part: TargetPart, environment: Environment, walk: Walk): TargetPart {
  const { text, usesMissing, isBroken } = expand(part.piece, environment);
  if (isBroken || (usesMissing && text === '')) walk.isUsed = true;
  if (!usesMissing) return part;
  return { piece: new Piece(text.replaceAll(UNKNOWN, '${}'), part.piece.start), isComputed: text.includes(UNKNOWN) };
}

/** Each argument of an application: empty is harmless where the argument may be left out and is nothing but the value. */
function useArguments(call: ApplicationCall, environment: Environment, walk: Walk): void {
  const name = call.name.text.trim();
  const entry = application(name);
  // What an application of somebody's own module does with an empty argument, nobody knows.
  if (entry === undefined) return;
  const { parameters } = syntaxOf(entry);
  for (const [index, argument] of splitArguments(call.data).entries()) {
    const value = expand(argument, environment);
    if (value.isBroken) walk.isUsed = true;
    if (!value.usesMissing) continue;
    const targets = targetsWithin(argument, walk);
    if (targets.length > 0) {
      for (const target of targets) useTarget(target, environment, walk);
      continue;
    }
    const parameter = parameters?.[index];
    const role = call.roles?.arguments?.[index];
    const isNeeded = role?.kind === 'dial-string' && role.isNeeded;
    const mayLack = isOneSubstitution(argument) || (parameter?.options !== undefined && !needsInside(argument, environment));
    if (!isNeeded && parameter !== undefined && parameter.required !== true && mayLack) continue;
    walk.isUsed = true;
  }
}

/** Whether the missing value stands inside the argument of an option letter; letters themselves may be left out. */
function needsInside(options: Piece, environment: Environment): boolean {
  return substitutions(options).some(({ whole }) => {
    const before = options.text.slice(0, whole.start - options.start);
    return before.split('(').length > before.split(')').length && expand(whole, environment).usesMissing;
  });
}

function isOneSubstitution(argument: Piece): boolean {
  const text = argument.text.trim();
  if (!text.startsWith('${') || !text.endsWith('}')) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charAt(i) === '{') depth++;
    else if (text.charAt(i) === '}' && --depth === 0) return i === text.length - 1;
  }
  return false;
}
