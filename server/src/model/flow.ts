/**
 * What can run after a priority: the next one, where a jump leads, both branches of a condition, the rounds of a loop, or nothing.
 *
 * Reachability, missing Returns, the arguments a routine needs and all later questions of order read this one graph.
 */
// Asterisk: main/pbx.c __ast_pbx_run and pbx_extension_helper (a priority is looked up by number each time), apps/app_while.c, apps/app_if.c.

import { blocks, endsWithoutTimeout, flowEffect } from '../catalogue/argument-roles.ts';
import { compileName, matches, overlap, type CompiledName } from '../syntax/pattern.ts';
import type { Piece } from '../syntax/piece.ts';
import type { ApplicationCall } from './calls.ts';
import type { Context, Extension, Priority } from './context.ts';
import type { Dialplan } from './dialplan.ts';
import { factsOf } from './facts.ts';
import { candidates, reachOf, resolve } from './resolve.ts';
import type { Target } from './targets.ts';

/** A priority as a channel meets it: which context and extension it believes to be in may differ from those that hold the priority. */
export interface Place {
  readonly context: Context;
  /** The extension as dialled, or the pattern when any of its numbers may be meant. */
  readonly extension: CompiledName;
  readonly priority: Priority;
}

export type Exit =
  | 'return'
  /** The call ends here, or something else decides where it goes on. */
  | 'end'
  /** The caller's frame is given up; what follows is no subroutine any more. */
  | 'leave'
  /** There is no next priority. */
  | 'fall-off'
  /** A jump whose destination is not known, or is wrong. */
  | 'unknown';

export interface Steps {
  readonly places: readonly Place[];
  readonly exits: readonly Exit[];
}

/** Says whether a condition holds; undefined when both ways are possible. */
export type Decide = (condition: Piece) => boolean | undefined;

export function placeOf(priority: Priority): Place {
  return { context: priority.context, extension: compileName(priority.name), priority };
}

export function placeKey(place: Place): string {
  return `${place.context.name}\n${place.extension.key}\n${place.priority.line.file.path}:${place.priority.line.number}:${place.priority.number}`;
}

/** What follows a place. */
export function stepsAfter(dialplan: Dialplan, place: Place, decide: Decide = () => undefined): Steps {
  const places: Place[] = [];
  const exits: Exit[] = [];
  // The application itself is read here, before anything is asked of the dialplan.
  dialplan.context(place.context.name);
  dialplan.context(place.priority.context.name);
  follow(dialplan, place, factsOf(place.priority.statement).call, decide, places, exits);
  return { places, exits: [...new Set(exits)] };
}

function follow(dialplan: Dialplan, place: Place, call: ApplicationCall, decide: Decide, places: Place[], exits: Exit[]): void {
  const name = call.name.text.trim().toLowerCase();
  const next = (): void => {
    const following = priorityAt(dialplan, place, place.priority.number + 1);
    if (following === undefined) exits.push('fall-off');
    else places.push({ ...place, priority: following });
  };
  if (Object.hasOwn(blocks, name)) {
    followBlock(dialplan, place, call, decide, places, exits);
    return;
  }
  if (endsWithoutTimeout.has(name) && call.data.text.trim() === '') {
    exits.push('end');
    return;
  }
  switch (flowEffect(name)) {
    case 'return':
    case 'end':
    case 'leave':
      exits.push(flowEffect(name) as Exit);
      return;
    case 'jump':
      followJump(dialplan, place, call.data, places, exits);
      return;
    case 'branch': {
      const holds = call.branches === undefined ? undefined : decideBranches(call, decide);
      const branches =
        holds === undefined
          ? [call.branches?.then, call.branches?.otherwise]
          : [holds ? call.branches?.then : call.branches?.otherwise];
      for (const branch of branches) {
        if (branch === undefined || branch.text.length === 0) next();
        else followJump(dialplan, place, branch, places, exits);
      }
      return;
    }
    case 'dialled':
      exits.push('unknown');
      return;
    case 'maybe-dialled':
      exits.push('unknown');
      next();
      return;
    case 'talk':
    case undefined:
  }
  if (call.branches !== undefined && (call.branches.thenCall !== undefined || call.branches.otherwiseCall !== undefined)) {
    const holds = decideBranches(call, decide);
    const inner =
      holds === undefined
        ? [call.branches.thenCall, call.branches.otherwiseCall]
        : [holds ? call.branches.thenCall : call.branches.otherwiseCall];
    for (const each of inner) {
      if (each === undefined) next();
      else follow(dialplan, place, each, decide, places, exits);
    }
    return;
  }
  if (call.roles?.role?.kind === 'location' && call.roles.role.relation === 'call') {
    followCall(dialplan, place, call, decide, next, exits);
    return;
  }
  next();
}

/** A subroutine comes back to the next priority, unless it is known to end the call whatever happens in it. */
function followCall(
  dialplan: Dialplan,
  place: Place,
  call: ApplicationCall,
  decide: Decide,
  next: () => void,
  exits: Exit[],
): void {
  if (call.branches === undefined) {
    if (comesBack(dialplan, place, call.data)) next();
    else exits.push('end');
    return;
  }
  const holds = decideBranches(call, decide);
  for (const [isThen, branch] of [
    [true, call.branches.then],
    [false, call.branches.otherwise],
  ] as const) {
    if (holds !== undefined && holds !== isThen) continue;
    if (branch === undefined || branch.text.length === 0 || comesBack(dialplan, place, branch)) next();
    else exits.push('end');
  }
}

function comesBack(dialplan: Dialplan, place: Place, written: Piece): boolean {
  const target = targetWritten(place, written);
  const entry = target === undefined ? undefined : destination(dialplan, place, target);
  return entry === undefined || canReturn(dialplan, entry);
}

/** Whether some path from a place reaches Return, or goes where nobody can follow. */
export function canReturn(dialplan: Dialplan, entry: Place): boolean {
  const key = `returns ${entry.context.name}\n${entry.extension.key}\n${entry.priority.number}`;
  const compute = (): boolean => {
    const places = reachableFrom(dialplan, entry);
    return (
      places.length >= MOST_PLACES ||
      places.some((place) =>
        stepsAfter(dialplan, place).exits.some((exit) => exit === 'return' || exit === 'unknown' || exit === 'leave'),
      )
    );
  };
  return dialplan.tracker.remember(key, compute, true);
}

/** A time condition can be either; any other is for the caller to judge. */
function decideBranches(call: ApplicationCall, decide: Decide): boolean | undefined {
  if (call.branches === undefined || /iftime$/i.test(call.name.text.trim())) return undefined;
  return decide(call.branches.condition);
}

function followJump(dialplan: Dialplan, place: Place, written: Piece, places: Place[], exits: Exit[]): void {
  const target = targetWritten(place, written);
  if (target === undefined) {
    exits.push('unknown');
    return;
  }
  const found = destination(dialplan, place, target);
  if (found === undefined) exits.push('unknown');
  else places.push(found);
}

function targetWritten(place: Place, written: Piece): Target | undefined {
  return factsOf(place.priority.statement).targets.find(
    (each) => each.piece.start === written.start && each.piece.text === written.text,
  );
}

/** Where a target leads from a place; undefined when that is unknown or nowhere. */
export function destination(dialplan: Dialplan, place: Place, target: Target): Place | undefined {
  const origin = { context: place.context, extension: place.extension, priority: place.priority.number };
  const found = resolve(dialplan, target, origin);
  if (found.kind !== 'priority') return undefined;
  return { context: found.context, extension: compileName(found.number), priority: found.priority };
}

/** The priority of this number that runs for the extension of a place: of the first matching extension that has it. */
export function priorityAt(dialplan: Dialplan, place: Place, number: number): Priority | undefined {
  for (const extension of extensionsAt(dialplan, place)) {
    const found = extension.priority(number);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The extensions that can provide priorities at a place, best first; the one that holds the place's priority before its equals. */
function extensionsAt(dialplan: Dialplan, place: Place): readonly Extension[] {
  const { context, extension } = place;
  if (!extension.isPattern) return candidates(dialplan, context, extension.name);
  return reachOf(dialplan, context)
    .contexts.flatMap((each) => each.extensions.filter((other) => overlap(other.compiled, extension)))
    .sort((a, b) => Number(b.compiled.key === extension.key) - Number(a.compiled.key === extension.key));
}

function followBlock(
  dialplan: Dialplan,
  place: Place,
  call: ApplicationCall,
  decide: Decide,
  places: Place[],
  exits: Exit[],
): void {
  const block = blocks[call.name.text.trim().toLowerCase()];
  if (block === undefined) return;
  const goBehind = (priority: Priority | undefined): void => {
    const following = priority === undefined ? undefined : priorityAt(dialplan, place, priority.number + 1);
    if (following === undefined) exits.push('fall-off');
    else places.push({ ...place, priority: following });
  };
  const holds = block.role === 'open' ? decide(call.data) : undefined;
  const partners = partnersOf(dialplan, place, block.opens, block.role);
  switch (block.role) {
    case 'open':
      if (holds !== false) goBehind(place.priority);
      if (holds === true) return;
      if (block.opens === 'while' || partners.dividers.length === 0) goBehind(partners.close ?? place.priority);
      else {
        // A divider that is come to from a condition that failed opens its own part.
        let isLastOpen = true;
        for (const divider of partners.dividers) {
          goBehind(divider);
          if (factsOf(divider.statement).call.name.text.trim().toLowerCase() === 'else') isLastOpen = false;
        }
        if (isLastOpen) goBehind(partners.close ?? place.priority);
      }
      return;
    case 'else':
    case 'exit':
      goBehind(partners.close ?? place.priority);
      return;
    case 'close':
      if (block.opens === 'while' && partners.open !== undefined) places.push({ ...place, priority: partners.open });
      else goBehind(place.priority);
      return;
    case 'repeat':
      if (partners.open !== undefined) places.push({ ...place, priority: partners.open });
      else goBehind(place.priority);
  }
}

interface Partners {
  readonly open: Priority | undefined;
  readonly dividers: readonly Priority[];
  readonly close: Priority | undefined;
}

/** The other priorities of the block that a place belongs to, found by counting as the applications do. */
function partnersOf(
  dialplan: Dialplan,
  place: Place,
  kind: string,
  role: 'open' | 'else' | 'close' | 'exit' | 'repeat',
): Partners {
  const dividers: Priority[] = [];
  let open: Priority | undefined;
  let close: Priority | undefined;
  const roleOf = (priority: Priority): 'open' | 'else' | 'close' | 'exit' | 'repeat' | undefined => {
    const each = blocks[factsOf(priority.statement).call.name.text.trim().toLowerCase()];
    return each?.opens === kind ? each.role : undefined;
  };
  if (role !== 'close') {
    let depth = 0;
    for (let number = place.priority.number + 1; ; number++) {
      const priority = priorityAt(dialplan, place, number);
      if (priority === undefined) break;
      const each = roleOf(priority);
      if (each === 'open') depth++;
      else if (each === 'close' && depth-- === 0) {
        close = priority;
        break;
      } else if (each === 'else' && depth === 0 && role === 'open') dividers.push(priority);
    }
  }
  if (role === 'close' || role === 'repeat') {
    let depth = 0;
    for (let number = place.priority.number - 1; number > 0; number--) {
      const priority = priorityAt(dialplan, place, number);
      if (priority === undefined) break;
      const each = roleOf(priority);
      if (each === 'close') depth++;
      else if (each === 'open' && depth-- === 0) {
        open = priority;
        break;
      }
    }
  }
  return { open, dividers, close };
}

/** Every place that can run after `start`, itself first. With `stop`, a place for which it says so is not gone beyond. */
export function reachableFrom(dialplan: Dialplan, start: Place, stop: (place: Place) => boolean = () => false): readonly Place[] {
  const found = new Map<string, Place>([[placeKey(start), start]]);
  const queue = [start];
  for (let place = queue.pop(); place !== undefined && found.size < MOST_PLACES; place = queue.pop()) {
    if (stop(place)) continue;
    for (const next of stepsAfter(dialplan, place).places) {
      const key = placeKey(next);
      if (found.has(key)) continue;
      found.set(key, next);
      queue.push(next);
    }
  }
  return [...found.values()];
}

/** A walk that has come to this many places is given up; nobody reads a routine of that length. */
export const MOST_PLACES = 2000;

/** Whether the extension of a place can be this literal number. */
export function canBe(place: Place, number: string): boolean {
  return place.extension.isPattern ? matches(place.extension, number) : place.extension.literal === number;
}
