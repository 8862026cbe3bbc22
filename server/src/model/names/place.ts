/**
 * Places: a priority as a channel meets it, and the priorities that stand before and behind it for the number that was dialled.
 */
// Asterisk: main/pbx.c pbx_extension_helper: each priority is looked up by its number, so one call may run those of several extensions.

import { compileName, overlap, type CompiledName } from '../../syntax/pattern.ts';
import type { Context } from '../contexts/context.ts';
import type { Extension, Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import type { Target } from '../lines/target.ts';
import { candidates, reachOf } from './reach.ts';
import { resolve } from './resolve.ts';

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
  const origin = { context: place.context, extension: place.extension, priority: place.priority.number };
  const found = resolve(dialplan, target, origin);
  if (found.kind !== 'priority') return undefined;
  return { context: found.context, extension: compileName(found.number), priority: found.priority };
}

/** The priority of this number that runs for the extension of a place: of the first matching extension that has it. */
export function priorityAt(dialplan: Dialplan, place: Place, number: number): Priority | undefined {
  return (
    priorityIn(namesakes(dialplan, place), number) ??
    (place.extension.isPattern ? priorityIn(overlapping(dialplan, place), number) : undefined)
  );
}

function priorityIn(extensions: readonly Extension[], number: number): Priority | undefined {
  for (const extension of extensions) {
    const found = extension.priority(number);
    if (found !== undefined) return found;
  }
  return undefined;
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

/** The extensions that answer the number of a place, or have the name of its pattern; best first. */
function namesakes(dialplan: Dialplan, { context, extension }: Place): readonly Extension[] {
  if (!extension.isPattern) return candidates(dialplan, context, extension.name);
  let found: readonly Extension[] = none;
  for (const each of reachOf(dialplan, context).contexts) {
    const same = each.withKey(extension.key);
    if (same.length === 0) continue;
    const answering = same.every(({ compiled }) => overlap(compiled, extension))
      ? same
      : same.filter(({ compiled }) => overlap(compiled, extension));
    found = found.length === 0 ? answering : found.concat(answering);
  }
  return found;
}

/** The extensions of other names that answer some number of a place's pattern. */
function overlapping(dialplan: Dialplan, { context, extension }: Place): readonly Extension[] {
  return reachOf(dialplan, context).contexts.flatMap((each) =>
    each.overlapping(extension).filter(({ compiled }) => compiled.key !== extension.key),
  );
}

const none: readonly never[] = [];
