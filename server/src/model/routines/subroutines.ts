/** Subroutines and hangup handlers: which arguments a routine needs, how many it reads, and whether it returns. */
// Asterisk: apps/app_stack.c gosub_exec, return_exec.

import { flowEffect, reachesOut, readsAnyVariable } from '../../catalogue/flow/flow-effects.ts';
import { compileName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { goesWhereNobodyFollows, MOST_PLACES, reachableFrom, stepsAfter } from '../flow/flow.ts';
import { withNestedCalls } from '../lines/calls.ts';
import type { Documentation, DocumentedArgument } from '../lines/doc-comments.ts';
import { factsOf } from '../lines/facts.ts';
import type { Target } from '../lines/target.ts';
import { askedOf, destination, placeFound, placeOf, type Place } from '../names/place.ts';
import { findPriority } from '../names/reach.ts';
import { firstsMeant, resolve, targetsMeant, type FoundPriority } from '../names/resolve.ts';
import type { Origin } from '../names/search.ts';
import { variablesRead } from '../values/values.ts';
import { doesWork } from './argument-effects.ts';
import { needOf, type Need } from './missing-arguments.ts';

/** What is known of a routine by walking it. */
export interface Routine {
  readonly entry: Place;
  readonly documentation: Documentation | undefined;
  /** The arguments that must be passed, by number, with the priority that shows it; absent for those that may be left out. */
  readonly needs: ReadonlyMap<number, { readonly need: Need; readonly priority: Priority }>;
  /** As `needs`, with what a comment says left out. */
  readonly needsInCode: Routine['needs'];
  /**
   * Arguments that are read for the log and for nothing else, here or in a routine that they are handed on to, with the priority that reads
   * them; absent where a comment speaks of them.
   */
  readonly logged: ReadonlyMap<number, Priority>;
  /** The highest argument that must be passed; 0 when none must. */
  readonly required: number;
  /** The highest argument that is ever read; Infinity where that cannot be known. */
  readonly most: number;
  /** Arguments that are read, with the priorities that read them. */
  readonly reads: ReadonlyMap<number, readonly Priority[]>;
  /** Priorities behind which nothing stands although the routine has not returned. */
  readonly fallsOffAt: readonly Priority[];
  /** Whether some path reaches Return. */
  readonly returns: boolean;
  /** Whether some path goes where nobody can follow. */
  readonly hasUnknownPath: boolean;
}

/** The routine that begins at a place. */
export function routineAt(dialplan: Dialplan, entry: Place): Routine {
  const key = `routine ${entry.context.name}\n${entry.extension.key}\n${entry.priority.number}`;
  return dialplan.tracker.remember(key, () => analyze(dialplan, entry), { first: idle(entry), isSame: haveSameNeeds });
}

/** The routine that a target enters; undefined when it leads nowhere or its destination is not known. */
export function routineOf(dialplan: Dialplan, target: Target, origin: Origin | undefined): Routine | undefined {
  const found = resolve(dialplan, target, origin);
  return found.kind === 'priority' ? routineAt(dialplan, placeFound(found)) : undefined;
}

/** Whether something holds of the routine that begins at a place that was found, for callers that depend on that alone; `question` says what. */
export function holdsOfRoutine(
  dialplan: Dialplan,
  found: FoundPriority,
  question: string,
  holds: (routine: Routine) => boolean,
): boolean {
  return askedOf(dialplan, found, question, (entry) => holds(routineAt(dialplan, entry)));
}

/**
 * The routine that a target enters; where a part of its name is computed, the first of those that it may be, if all of them call what is passed the
 * same.
 */
export function routineMeant(dialplan: Dialplan, target: Target, origin: Origin | undefined): Routine | undefined {
  const only = routineOf(dialplan, target, origin);
  if (only !== undefined || resolve(dialplan, target, origin).kind !== 'unknowable') return only;
  const routines = [
    ...firstsMeant(dialplan, target).map((first) => routineAt(dialplan, placeOf(first))),
    ...targetsMeant(dialplan, target).flatMap((each) => routineOf(dialplan, each, origin) ?? []),
  ];
  const [first] = routines;
  const names = (routine: Routine): string =>
    (target.arguments ?? []).map((_, index) => argumentName(routine, index + 1) ?? '').join();
  return first !== undefined && routines.every((each) => names(each) === names(first)) ? first : undefined;
}

/** Whether a routine, or one that it calls, runs off its end instead of coming back, which is told there. */
export function endsWithoutReturn(dialplan: Dialplan, { entry, fallsOffAt }: Routine): boolean {
  if (fallsOffAt.length > 0) return true;
  return reachableFrom(dialplan, entry).some(({ context, extension, priority }) =>
    factsOf(priority.statement).targets.some(
      (target) =>
        target.relation === 'call' &&
        (routineOf(dialplan, target, { context, extension, priority: priority.number })?.fallsOffAt.length ?? 0) > 0,
    ),
  );
}

/** How many arguments a target passes; undefined when one written argument may turn into several at run time. */
export function passedArguments(target: Target): number | undefined {
  if (target.hasArgumentsElsewhere || target.surplusLocation !== undefined) return undefined;
  const args = target.arguments ?? [];
  if (args.length === 1 && args[0] !== undefined && isListVariable(args[0])) return undefined;
  return args.length;
}

/** A lone variable that by its name holds a whole list. Others are taken for one argument, which is what they nearly always are. */
function isListVariable(argument: Piece): boolean {
  return (
    /^\$\{_{0,2}\w*(?:ARGS|ARGUMENTS|PARAMS|PARAMETERS|LIST|ARRAY)\w*\}$/i.test(argument.text.trim()) ||
    /^\$\{ARG\$?[{[]/.test(argument.text)
  );
}

/** Whether two are the same to a routine that hands its own arguments on to them. */
function haveSameNeeds(a: Routine, b: Routine): boolean {
  return haveSameKeys(a.needs, b.needs) && haveSameKeys(a.logged, b.logged);
}

function haveSameKeys(a: ReadonlyMap<number, unknown>, b: ReadonlyMap<number, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((number) => b.has(number));
}

/** What a routine is first taken for when it leads back to itself. */
function idle(entry: Place): Routine {
  return {
    entry,
    documentation: undefined,
    needs: new Map(),
    needsInCode: new Map(),
    logged: new Map(),
    required: 0,
    most: Infinity,
    reads: new Map(),
    fallsOffAt: [],
    returns: true,
    hasUnknownPath: true,
  };
}

/** The comment above a routine's first line; what that one does not say of the arguments, the one above the header of its context does. */
function routineDocumentation(dialplan: Dialplan, entry: Place): Documentation | undefined {
  const own = dialplan.documentationAbove(entry.priority.line);
  if (own !== undefined && own.arguments.length > 0) return own;
  // Who comes in further down, at a label, does not come in where the comment speaks of.
  if (entry.priority.number > 1) return own;
  for (const header of entry.priority.context.headers) {
    const found = dialplan.documentationAbove(header);
    if (found === undefined) continue;
    if (own === undefined || own.text === '') return found;
    const said = own.returns === undefined ? found : own;
    return {
      text: own.text,
      arguments: found.arguments,
      returns: said.returns,
      ...(said.returnsAt !== undefined && { returnsAt: said.returnsAt }),
    };
  }
  return own;
}

function analyze(dialplan: Dialplan, entry: Place): Routine {
  const documentation = routineDocumentation(dialplan, entry);
  const places = reachableFrom(dialplan, entry);
  const reads = new Map<number, Priority[]>();
  const names = new Set<string>();
  let most = 0;
  let hasUnknownPath = places.length >= MOST_PLACES;
  let asksAnyVariable = false;
  let returns = false;
  for (const { priority } of [...places, ...placesOfHangup(dialplan, places)]) {
    const { data } = priority.statement;
    const isTalk = isForTheLog(priority);
    for (const { name, isComputed } of variablesRead(data)) {
      names.add(name.text);
      if (isComputed && name.text.startsWith('ARG$')) most = Infinity;
      if (name.text === 'ARGC' && !isTalk) most = Infinity;
      const number = /^ARG(\d+)$/.exec(name.text)?.[1];
      if (number === undefined) continue;
      most = Math.max(most, Number(number));
      const list = reads.get(Number(number));
      if (list === undefined) reads.set(Number(number), [priority]);
      else if (!list.includes(priority)) list.push(priority);
    }
    if (/\b(?:LOCAL_PEEK|EVAL)\(/.test(data.text)) most = Infinity;
    for (const call of withNestedCalls(factsOf(priority.statement).call))
      if (readsAnyVariable.has(call.application)) asksAnyVariable = true;
  }
  for (const place of places) {
    const { exits } = stepsAfter(dialplan, place);
    if (exits.includes('return')) returns = true;
    if (goesWhereNobodyFollows(exits)) hasUnknownPath = true;
  }
  // What the log lacks is lacking whatever a program or a computed jump goes on to do.
  const takesAnyNumber = most === Infinity;
  if (hasUnknownPath || asksAnyVariable) most = Infinity;
  const needs = new Map<number, { need: Need; priority: Priority }>();
  const hasWork = places.some((place) => doesWork(factsOf(place.priority.statement).call) !== 'none');
  const neededAt = (place: Place): ReadonlySet<number> => new Set(routineAt(dialplan, place).needs.keys());
  const walked = { entry, namesRead: names, hasWork, neededAt };
  if (places.length < MOST_PLACES)
    for (const number of reads.keys()) {
      const found = needOf(dialplan, walked, number);
      if (found !== undefined) needs.set(number, found);
    }
  const needsInCode = new Map(needs);
  for (const argument of documentation?.arguments ?? []) {
    if (argument.isOptional) needs.delete(argument.number);
    else needs.set(argument.number, { need: 'documented', priority: entry.priority });
    most = Math.max(most, argument.number);
  }
  const logged = new Map<number, Priority>();
  for (const [number, priorities] of takesAnyNumber ? [] : reads) {
    const [first] = priorities;
    const isSpokenOf = needs.has(number) || documentation?.arguments.some((argument) => argument.number === number) === true;
    const isLogged = (priority: Priority): boolean =>
      isForTheLog(priority) || places.some((place) => place.priority === priority && isHandedToTheLog(dialplan, place, number));
    if (first !== undefined && !isSpokenOf && priorities.every(isLogged)) logged.set(number, first);
  }
  const fallsOffAt = reachableFrom(dialplan, entry, (place) => place.context !== entry.context)
    .filter(
      (place) =>
        place.context === entry.context &&
        stepsAfter(dialplan, place).exits.includes('fall-off') &&
        !callsNothing(dialplan, place),
    )
    .map((place) => place.priority);
  return {
    entry,
    documentation,
    needs,
    needsInCode,
    logged,
    required: Math.max(0, ...needs.keys()),
    most,
    reads,
    fallsOffAt: [...new Set(fallsOffAt)],
    returns,
    hasUnknownPath,
  };
}

/** Whether a priority writes text for whoever reads the log, and does nothing to the call. */
export function isForTheLog({ statement }: Priority): boolean {
  return flowEffect(statement.applicationName) === 'talk' && !reachesOut(statement.data.text);
}

/** Whether a priority does nothing with an argument but hand it on to routines that write it into the log. */
function isHandedToTheLog(dialplan: Dialplan, place: Place, number: number): boolean {
  const { statement } = place.priority;
  let count = 0;
  for (const { name } of variablesRead(statement.data)) if (name.text === `ARG${number}`) count++;
  for (const target of factsOf(statement).targets) {
    if (target.relation !== 'call' && target.relation !== 'handler') continue;
    for (const [index, argument] of (target.arguments ?? []).entries()) {
      if (argument.text.trim() !== `\${ARG${number}}`) continue;
      const next = destination(dialplan, place, target);
      if (next === undefined || !routineAt(dialplan, next).logged.has(index + 1)) return false;
      count--;
    }
  }
  return count === 0;
}

/** What runs when the channel hangs up inside the routine: the extension h of where it is then, which still sees its arguments. */
function placesOfHangup(dialplan: Dialplan, places: readonly Place[]): readonly Place[] {
  const contexts = new Set(places.map(({ context }) => context));
  return [...contexts].flatMap((context) => {
    const first = findPriority(dialplan, context, 'h', 1);
    const isPattern = first?.name.startsWith('_') !== false;
    return isPattern ? [] : reachableFrom(dialplan, { context, extension: compileName('h'), priority: first });
  });
}

/** Whether the call at a place leads nowhere, which ends the channel there and is a problem of its own. */
function callsNothing(dialplan: Dialplan, { context, extension, priority }: Place): boolean {
  return factsOf(priority.statement).targets.some(
    (target) =>
      target.relation === 'call' &&
      (target.flaws.length > 0 ||
        resolve(dialplan, target, { context, extension, priority: priority.number }).kind.startsWith('unknown-')),
  );
}

/** The name that an argument goes by: the documented one, the variable it is put into, or nothing. */
export function argumentName(routine: Routine, number: number): string | undefined {
  const documented = routine.documentation?.arguments.find((argument: DocumentedArgument) => argument.number === number);
  if (documented !== undefined) return documented.name;
  for (const priority of routine.reads.get(number) ?? []) {
    const { data, applicationName } = priority.statement;
    if (applicationName !== 'set') continue;
    const match = /^\s*(?:LOCAL\((\w+)\)|_{0,2}(\w+))\s*=\s*\$\{ARG(\d+)\}$/.exec(data.text);
    if (match !== null && Number(match[3]) === number) return match[1] ?? match[2];
  }
  return undefined;
}
