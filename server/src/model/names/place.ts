/**
 * Places: a priority as a channel meets it, and the priorities that stand before and behind it for the number that was dialled.
 */
// Asterisk: main/pbx.c pbx_extension_helper: each priority is looked up by its number, so one call may run those of several extensions.

import { compileName, overlap, type CompiledName } from '../../syntax/pattern.ts';
import type { Context } from '../contexts/context.ts';
import type { Extension, Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import type { Target } from '../lines/target.ts';
import { findPriority, matchingIn, outlineReachOf } from './reach.ts';
import { resolve, type FoundPriority } from './resolve.ts';

/** Which context and extension the channel believes to be in may differ from those that hold the priority. */
export interface Place {
  readonly context: Context;
  /** The extension as dialled, or the pattern when any of its numbers may be meant. */
  readonly extension: CompiledName;
  readonly priority: Priority;
}

/** The place where a priority stands, for all numbers that its extension answers. */
export function placeOf(priority: Priority): Place {
  return { context: priority.context, extension: compileName(priority.name), priority };
}

/** Equal for two places that are the same; holds for as long as no line comes or goes. */
export function placeKey(place: Place): string {
  return `${place.context.name}\n${place.extension.key}\n${place.priority.line.file.path}:${place.priority.line.number}:${place.priority.number}`;
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.priority === b.priority && a.context === b.context && a.extension.key === b.extension.key;
}

/** Where a target leads from a place; undefined when that is unknown or nowhere. */
export function destination(dialplan: Dialplan, place: Place, target: Target): Place | undefined {
  const found = leadingFrom(dialplan, place, target);
  return found === undefined ? undefined : placeFound(found);
}

/** The same, for those who need not know what stands there. */
export function leadingFrom(dialplan: Dialplan, place: Place, target: Target): FoundPriority | undefined {
  const origin = { context: place.context, extension: place.extension, priority: place.priority.number };
  const found = resolve(dialplan, target, origin);
  return found.kind === 'priority' ? found : undefined;
}

/** The place that a search has found. */
export function placeFound({ context, number, priority }: FoundPriority): Place {
  return { context, extension: compileName(number), priority };
}

/**
 * What `answer` says of a place that was found, for whoever depends on that alone, and not on all that it looks at: a caller on what the routine does
 * to it. `question` tells it from all other questions of places; the answer is a digest.
 */
export function askedOf<T>(dialplan: Dialplan, found: FoundPriority, question: string, answer: (place: Place) => T): T {
  const { named } = dialplan.tracker.keepsReads ? found : { named: undefined };
  if (named === undefined) return answer(placeFound(found));
  const { context, number, priority } = named;
  const compute = (): T | undefined => {
    const now = dialplan.context(context);
    const there = now === undefined ? undefined : findPriority(dialplan, now, number, priority);
    return now === undefined || there === undefined
      ? undefined
      : answer({ context: now, extension: compileName(number), priority: there });
  };
  // It was found just now, so there is an answer.
  return dialplan.tracker.digest(`${question} ${context}\n${number}\n${priority}`, compute) as T;
}

/** The priority of this number that runs for the extension of a place: of the first matching extension that has it. */
export function priorityAt(dialplan: Dialplan, place: Place, number: number): Priority | undefined {
  return (
    priorityIn(dialplan, namesakes(dialplan, place), number) ??
    (place.extension.isPattern ? priorityIn(dialplan, overlapping(dialplan, place), number) : undefined)
  );
}

function priorityIn(dialplan: Dialplan, extensions: readonly Extension[], number: number): Priority | undefined {
  for (const extension of extensions) {
    const found = extension.priority(number);
    if (found !== undefined) return looked(dialplan, found);
  }
  return undefined;
}

/** A priority that was found in an outline, with all that it does. */
function looked(dialplan: Dialplan, priority: Priority): Priority {
  dialplan.context(priority.context.name);
  return priority;
}

/**
 * The priorities of this number that may run for the extension of a place. There are several where some are for certain callers only, and
 * where the place stands for all numbers of a pattern of which more special extensions take a part.
 */
export function prioritiesAt(dialplan: Dialplan, place: Place, number: number): readonly Priority[] {
  const found: Priority[] = [];
  // Mostly the extension itself has the priority, and then the others need not be looked for.
  if (!addPriorities(namesakes(dialplan, place), place, number, found) && place.extension.isPattern)
    addPriorities(overlapping(dialplan, place), place, number, found);
  for (const each of found) looked(dialplan, each);
  return found;
}

/** Returns whether one of them leaves nothing to those that come behind it. */
function addPriorities(extensions: readonly Extension[], place: Place, number: number, found: Priority[]): boolean {
  for (const extension of extensions) {
    const priority = extension.priority(number);
    if (priority === undefined || isPassedOver(extension, place)) continue;
    found.push(priority);
    if (extension.callerId === undefined && (!place.extension.isPattern || extension.compiled.key === place.extension.key))
      return true;
  }
  return false;
}

/** Whether a pattern is run for other numbers than that of an extension, whose own priority of that number comes first. */
function isPassedOver(extension: Extension, place: Place): boolean {
  if (extension.compiled.isPattern || extension.callerId !== undefined || !place.extension.isPattern) return false;
  const own = extension.priority(place.priority.number);
  return own !== undefined && own !== place.priority && own.context === place.priority.context;
}

/** The extensions that answer the number of a place, or have the name of its pattern, by their outlines; best first. */
function namesakes(dialplan: Dialplan, { context, extension }: Place): readonly Extension[] {
  if (!extension.isPattern) return matchingIn(outlineReachOf(dialplan, context).contexts, extension.name);
  let found: readonly Extension[] = none;
  for (const each of outlineReachOf(dialplan, context).contexts) {
    const same = each.withKey(extension.key);
    if (same.length === 0) continue;
    const answering = same.every(({ compiled }) => overlap(compiled, extension))
      ? same
      : same.filter(({ compiled }) => overlap(compiled, extension));
    found = found.length === 0 ? answering : found.concat(answering);
  }
  return found;
}

/** The extensions of other names that answer some number of a place's pattern, by their outlines. */
function overlapping(dialplan: Dialplan, { context, extension }: Place): readonly Extension[] {
  return outlineReachOf(dialplan, context).contexts.flatMap((each) =>
    each.overlapping(extension).filter(({ compiled }) => compiled.key !== extension.key),
  );
}

const none: readonly never[] = [];
