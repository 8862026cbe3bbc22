/** The contexts that a search goes through, and what it finds in them for a number that is written out. */
// Asterisk: main/pbx.c pbx_find_extension.

import type { Context } from '../contexts/context.ts';
import { callerIdMatches, type Extension, type Priority } from '../contexts/extension.ts';
import type { ContextInclude } from '../contexts/items.ts';
import type { Dialplan } from '../dialplan.ts';
import { isParkingContext } from './parking.ts';

/** The contexts that a search in `context` goes through, itself first, each once, in Asterisk's order. */
export interface Reach {
  readonly contexts: readonly Context[];
  /** Whether something on the way has content that cannot be known: a switch, a name that a function finds, or an included context that may exist elsewhere. */
  readonly isOpen: boolean;
  /** Whether that is the context of parked calls and no more, in which there are numbers alone. */
  readonly isOpenForParking: boolean;
  /** Whether that is so for included contexts that may exist elsewhere alone. */
  readonly isOpenByIncludes: boolean;
  /** Whether that is so for switches alone, which know no labels. */
  readonly isOpenBySwitches: boolean;
}

/** Worked out once for as long as nothing on the way changes. */
export function reachOf(dialplan: Dialplan, context: Context): Reach {
  if (context.includes.length === 0) {
    dialplan.context(context.name);
    return outlineReachOf(dialplan, context);
  }
  return dialplan.tracker.remember(context.key('reach'), () => {
    const reach = outlineReachOf(dialplan, context);
    for (const { name } of reach.contexts) dialplan.context(name);
    return reach;
  });
}

/** What `outlineReachOf` remembers: where the search goes, as it was at a revision of the dialplan. */
interface Searched {
  reach: Reach;
  revision: number;
}

/** As `reachOf`, for those who look at the outlines of these contexts and at nothing else of them. */
export function outlineReachOf(dialplan: Dialplan, context: Context): Reach {
  if (context.includes.length === 0) {
    dialplan.outlineOf(context.name);
    const isOpen = mayHoldMoreItself(dialplan, context);
    const isOpenBySwitches = isOpen && isOpenBySwitchesAlone(dialplan, context);
    const kept = context.alone as Reach | undefined;
    if (kept?.isOpen === isOpen && kept.isOpenBySwitches === isOpenBySwitches) return kept;
    const reach = { contexts: [context], isOpen, isOpenForParking: false, isOpenByIncludes: false, isOpenBySwitches };
    context.alone = reach;
    return reach;
  }
  const { revision } = dialplan;
  const searched = dialplan.tracker.remember(context.key('outline reach'), (): Searched => ({
    reach: searchFrom(dialplan, context),
    revision,
  }));
  if (searched.revision !== revision) {
    const { contexts } = searched.reach;
    searched.reach = { ...searched.reach, contexts: contexts.map((each) => dialplan.outlineOf(each.name) ?? each) };
    searched.revision = revision;
  }
  return searched.reach;
}

function searchFrom(dialplan: Dialplan, context: Context): Reach {
  const contexts: Context[] = [];
  const seen = new Set<string>();
  const open = { byItself: false, bySwitches: false, byIncludes: false, forParking: false };
  const visit = (each: Context): void => {
    // Asterisk compares the names on its path without case, so a context that differs in case alone is passed over.
    const key = each.name.toLowerCase();
    if (seen.has(key)) return;
    seen.add(key);
    contexts.push(each);
    if (mayHoldMoreItself(dialplan, each)) {
      if (isForParkingAlone(dialplan, each)) open.forParking = true;
      else if (isOpenBySwitchesAlone(dialplan, each)) open.bySwitches = true;
      else open.byItself = true;
    }
    for (const include of each.includes) {
      const included = dialplan.outlineOf(include.target);
      if (included !== undefined) visit(included);
      else if (isParkingContext(dialplan, include.target) && dialplan.isNearlyComplete) open.forParking = true;
      else open.byIncludes ||= mayHoldMore(dialplan, include);
    }
  };
  dialplan.outlineOf(context.name);
  visit(context);
  return {
    contexts,
    isOpen: open.byItself || open.bySwitches || open.byIncludes || open.forParking,
    isOpenForParking: open.forParking && !open.byItself && !open.bySwitches && !open.byIncludes,
    isOpenByIncludes: open.byIncludes && !open.byItself && !open.bySwitches,
    isOpenBySwitches: open.bySwitches && !open.byItself && !open.byIncludes,
  };
}

/** Whether something that cannot be known may have priorities behind the first: parked calls have none. */
export function mayHaveMorePriorities({ isOpen, isOpenForParking }: Reach): boolean {
  return isOpen && !isOpenForParking;
}

/** Whether something that cannot be known may have parts of While and If: no switch is asked for them. */
// Asterisk: apps/app_while.c find_matching_endwhile and apps/app_if.c find_matching_endif go through extensions and includes alone.
export function mayHaveMoreBlocks(reach: Reach): boolean {
  return mayHaveMorePriorities(reach) && !reach.isOpenBySwitches;
}

/** Whether res_parking adds to the lines of a context, and nothing else does. */
function isForParkingAlone(dialplan: Dialplan, { name, switches, hasUnknownNames }: Context): boolean {
  return isParkingContext(dialplan, name) && switches.length === 0 && !hasUnknownNames;
}

/** Whether a context has content beside its lines that cannot be known. */
export function mayHoldMoreItself(dialplan: Dialplan, context: Context): boolean {
  return (
    context.switches.length > 0 ||
    context.hasUnknownNames ||
    dialplan.isExtended(context.name) ||
    dialplan.inheritsUnknown(context)
  );
}

/** Whether nothing but a switch has content for a context that cannot be known. */
function isOpenBySwitchesAlone(dialplan: Dialplan, context: Context): boolean {
  const { name, switches, hasUnknownNames } = context;
  return switches.length > 0 && !hasUnknownNames && !dialplan.isExtended(name) && !dialplan.inheritsUnknown(context);
}

/** Whether a context that is included and not there may be on the server all the same. */
function mayHoldMore(dialplan: Dialplan, { target, line }: ContextInclude): boolean {
  return dialplan.isIncomplete || !dialplan.isIncluded(line.file) || target.includes('${') || dialplan.isForeign(target);
}

/** The extensions that answer `number` in `context`, through includes, best first. */
export function candidates(dialplan: Dialplan, context: Context, number: string, callerId?: string): readonly Extension[] {
  const found = matchingIn(reachOf(dialplan, context).contexts, number);
  return callerId === undefined ? found : found.filter((extension) => callerIdMatches(extension.callerId, callerId));
}

/** The extensions of some contexts that answer a number, those of an earlier context first. */
export function matchingIn(contexts: readonly Context[], number: string): readonly Extension[] {
  let found: readonly Extension[] = none;
  for (const context of contexts) {
    const matching = context.matching(number);
    if (found.length === 0) found = matching;
    else if (matching.length > 0) found = found.concat(matching);
  }
  return found;
}

/** The priority that runs for a number, by its own number or label: of the first matching extension that has it. */
export function findPriority(
  dialplan: Dialplan,
  context: Context,
  number: string,
  wanted: number | string,
): Priority | undefined {
  for (const extension of matchingIn(outlineReachOf(dialplan, context).contexts, number)) {
    const found = typeof wanted === 'number' ? extension.priority(wanted) : extension.labelled(wanted);
    if (found === undefined) continue;
    dialplan.context(found.context.name);
    return found;
  }
  return undefined;
}

/** Those who include the context, and those who include them. */
export function allIncluders(dialplan: Dialplan, context: Context): readonly Context[] {
  return includersBy((name) => dialplan.includersOf(name), context);
}

/** As `allIncluders`, for those who look at the outlines of these contexts and at nothing else of them. */
export function allIncluderOutlines(dialplan: Dialplan, context: Context): readonly Context[] {
  return includersBy((name) => dialplan.includerOutlinesOf(name), context);
}

function includersBy(includersOf: (name: string) => readonly Context[], context: Context): readonly Context[] {
  if (includersOf(context.name).length === 0) return none;
  const found = new Set<Context>();
  const visit = (each: Context): void => {
    for (const includer of includersOf(each.name))
      if (includer !== context && !found.has(includer)) {
        found.add(includer);
        visit(includer);
      }
  };
  visit(context);
  return [...found];
}

const none: readonly never[] = [];
