/**
 * Who names a place: the targets that lead to a context, an extension or a priority, from the dialplan and from the files beside it.
 */

import { MultiMap } from '../../base/multi-map.ts';
import type { Line } from '../../syntax/config-file.ts';
import { matches, overlap, type CompiledName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Context, TargetUse } from '../contexts/context.ts';
import type { Extension, Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { COMPUTED, usesIn } from '../indexes/target-uses.ts';
import { loopbackContext } from '../lines/included-contexts.ts';
import { implied, literalContext, type Target } from '../lines/target.ts';
import { targetsInNeighbor } from '../neighbors/neighbors.ts';
import { globOf } from './computed-names.ts';
import { globalUses } from './global-targets.ts';
import { allIncluderOutlines, allIncluders, outlineReachOf } from './reach.ts';
import { contextPutIn, contextsThatMayBe, firstsMeant, originOf, resolve, type FoundPriority } from './resolve.ts';

/** A target somewhere, with the priority that names it; undefined for a file beside the dialplan. */
export interface Use {
  readonly line: Line;
  readonly target: Target;
  readonly priority: Priority | undefined;
}

/** A target with the priority that it leads to. */
export interface LeadingUse extends Use {
  readonly found: FoundPriority;
}

/**
 * The targets that name a context, literally or by variables that have one value, in the dialplan first; targets without a context of their own
 * are left out.
 */
export function usesOfContext(dialplan: Dialplan, name: string): Use[] {
  const uses: Use[] = [];
  for (const { priority, target } of dialplan.usesOf(name))
    if (target.context !== undefined) uses.push({ line: priority.line, target, priority });
  uses.push(...usesPutIn(dialplan, name), ...usesBeside(dialplan, name));
  return uses;
}

/** The switches that search this context as well: `switch => Loopback/${EXTEN}@name`. */
export function* switchesTo(dialplan: Dialplan, name: string): Generator<{ readonly line: Line; readonly piece: Piece }> {
  for (const context of dialplan.contexts)
    for (const { line, statement } of context.switches) {
      const piece = loopbackContext(statement.value);
      if (piece?.text === name) yield { line, piece };
    }
}

/** Every target that no priority names: those of the files beside the dialplan, and of global variables. */
export function* neighborUses(dialplan: Dialplan): Generator<Use> {
  for (const use of globalUses(dialplan)) yield { ...use, priority: undefined };
  yield* fileUses(dialplan);
}

/** Those of them that name a context literally. */
export function usesBeside(dialplan: Dialplan, context: string): readonly Use[] {
  const byContext = dialplan.tracker.remember('file uses by context', () => {
    const found = new MultiMap<string, Use>();
    for (const use of fileUses(dialplan)) {
      const name = literalContext(use.target);
      if (name !== undefined) found.add(name, use);
    }
    return found;
  });
  const uses: Use[] = [...byContext.get(context)];
  for (const use of globalUses(dialplan)) if (literalContext(use.target) === context) uses.push({ ...use, priority: undefined });
  return uses;
}

/** Every target of the files beside the dialplan. */
function fileUses(dialplan: Dialplan): readonly Use[] {
  return dialplan.tracker.remember('file uses', () =>
    dialplan.neighbors.flatMap((file) =>
      targetsInNeighbor(file, dialplan.neighborName(file)).map(({ line, target }) => ({ line, target, priority: undefined })),
    ),
  );
}

/**
 * The targets that lead to some priority and can enter `context`, each with where it leads. `mayBe` leaves out by the text of a target those
 * that need not be looked at any further.
 */
export function* usesLeadingInto(
  dialplan: Dialplan,
  context: Context,
  mayBe: (target: Target) => boolean,
): Generator<LeadingUse> {
  for (const use of usesInto(dialplan, context)) {
    if (!mayBe(use.target)) continue;
    const found = resolve(dialplan, use.target, use.priority === undefined ? undefined : originOf(use.priority));
    if (found.kind === 'priority') yield { ...use, found };
  }
}

/**
 * The targets that may lead into a context at run time: those whose computed name of a context fits it, as `Gosub(say-${STATE},s,1)`, and those that
 * name it with a computed extension or label, each with the first priorities that it may be.
 */
export function* usesThatMayLeadInto(dialplan: Dialplan, context: Context): Generator<LeadingUse> {
  for (const { priority, target } of dialplan.usesOf(COMPUTED)) {
    const written = target.context;
    if (written === undefined || contextPutIn(dialplan, target, priority) !== undefined) continue;
    if (contextsThatMayBe(dialplan, written.piece)?.includes(context.name) !== true) continue;
    const found = resolve(dialplan, { ...target, context: implied(context.name, written.piece) }, originOf(priority));
    if (found.kind === 'priority') yield { line: priority.line, target, priority, found };
  }
  for (const use of usesOfContext(dialplan, context.name)) {
    const { extension, priority: label } = use.target;
    const from = use.priority === undefined ? undefined : originOf(use.priority);
    const firsts = firstsMeant(dialplan, use.target);
    if (firsts.length > 0 && resolve(dialplan, use.target, from).kind === 'unknowable')
      for (const first of firsts)
        yield { ...use, found: { kind: 'priority', context, number: first.name, priority: first, named: undefined } };
    if (use.target.isContextOnly || extension?.isComputed !== false || label?.isComputed !== true) continue;
    const number = extension.piece.text;
    const first = context
      .matching(number)
      .flatMap(({ priorities }) => priorities.find((each) => each.label !== undefined) ?? [])[0];
    if (first !== undefined) yield { ...use, found: { kind: 'priority', context, number, priority: first, named: undefined } };
  }
}

const noUses: readonly TargetUse[] = [];

/** Every target that names the context, or one from which a search comes to it. */
export function usesInto(dialplan: Dialplan, context: Context): readonly Use[] {
  return usesAround(dialplan, context, () => true);
}

/** The same without those of other contexts that are certain to lead into these themselves, and without looking at what such contexts do. */
function usesEntering(dialplan: Dialplan, context: Context): readonly Use[] {
  return usesAround(dialplan, context, (source) => source === context || leadsOutOfItself(dialplan, source));
}

/** Whether a context has targets that name no context and lead elsewhere, or nowhere. */
function leadsOutOfItself(dialplan: Dialplan, { name }: Context): boolean {
  // Where nothing is ever asked again it is not worth the question.
  if (!dialplan.tracker.keepsReads) return true;
  const compute = (): boolean => {
    const context = dialplan.context(name);
    return (context === undefined ? noUses : (usesIn(context).get(name) ?? noUses)).some(({ priority, target }) => {
      if (target.context !== undefined) return false;
      const found = resolve(dialplan, target, originOf(priority));
      return found.kind !== 'priority' || found.priority.context !== context;
    });
  };
  return dialplan.tracker.digest(`leads out of ${name}`, compute);
}

function usesAround(dialplan: Dialplan, context: Context, mayLeadOut: (source: Context) => boolean): readonly Use[] {
  const uses: Use[] = [];
  const entered = [context, ...allIncluderOutlines(dialplan, context)];
  const seen = new Set<string>();
  for (const each of entered)
    // A relative target in an included context is looked for in those who include it.
    for (const source of outlineReachOf(dialplan, each).contexts) {
      if (seen.has(source.name)) continue;
      seen.add(source.name);
      if (!mayLeadOut(source)) continue;
      dialplan.context(source.name);
      for (const { priority, target } of usesIn(source).get(source.name) ?? noUses)
        if (target.context === undefined) uses.push({ line: priority.line, target, priority });
    }
  for (const { name } of entered) uses.push(...usesOfContext(dialplan, name));
  return uses;
}

/** The targets that name a context by variables that have one value. */
export function usesPutIn(dialplan: Dialplan, context: string): readonly (Use & { readonly priority: Priority })[] {
  if (dialplan.isIncomplete) return none;
  const byContext = dialplan.tracker.remember('uses put in', () => {
    const found = new MultiMap<string, Use & { readonly priority: Priority }>();
    for (const { priority, target } of dialplan.usesOf(COMPUTED)) {
      // The priorities are others whenever a line of their context is.
      dialplan.context(priority.context.name);
      const name = contextPutIn(dialplan, target, priority);
      if (name !== undefined) found.add(name, { line: priority.line, target, priority });
    }
    return found;
  });
  return [...byContext.get(context)];
}

/** The hangup handlers whose computed name of a context may come out as this one: `end-${KIND},s,1`. Where it has one value they are among those above. */
export function handlersThatMayMean(dialplan: Dialplan, context: string): readonly (Use & { readonly priority: Priority })[] {
  const byContext = dialplan.tracker.remember('handlers that may be', () => {
    const found = new MultiMap<string, Use & { readonly priority: Priority }>();
    for (const { priority, target } of dialplan.usesOf(COMPUTED)) {
      const written = target.relation === 'handler' ? target.context : undefined;
      if (written === undefined) continue;
      dialplan.context(priority.context.name);
      if (contextPutIn(dialplan, target, priority) !== undefined) continue;
      for (const name of contextsThatMayBe(dialplan, written.piece) ?? none)
        found.add(name, { line: priority.line, target: { ...target, context: implied(name, written.piece) }, priority });
    }
    return found;
  });
  return [...byContext.get(context)];
}

const none: readonly never[] = [];

/** The targets that enter one of the extensions, by name or by a number that it is the first to answer. */
export function* usesOfExtensions(dialplan: Dialplan, context: Context, extensions: readonly Extension[]): Generator<LeadingUse> {
  // Shared, since it is asked of one extension after the other, and not remembered, since an edit makes other priorities of the same lines.
  const uses = dialplan.tracker.share(context.key('uses into'), () => usesEntering(dialplan, context));
  for (const use of uses) {
    const from = use.priority === undefined ? undefined : originOf(use.priority);
    if (!extensions.some(({ compiled }) => mayEnter(use.target, from?.extension, compiled))) continue;
    const found = resolve(dialplan, use.target, from);
    if (found.kind === 'priority' && extensions.some(({ priorities }) => priorities.includes(found.priority)))
      yield { ...use, found };
  }
}

/** Whether a target that stands in the extension `from` could enter another one, by its text alone: a number that is computed leads to no place. */
function mayEnter({ extension, impliedExtension }: Target, from: CompiledName | undefined, entered: CompiledName): boolean {
  if (extension?.isComputed === false) return matches(entered, extension.piece.text);
  if (extension !== undefined) return extension.piece.text === '${EXTEN}' && from !== undefined && overlap(from, entered);
  if (impliedExtension !== undefined) return matches(entered, impliedExtension);
  return from !== undefined && overlap(from, entered);
}

/**
 * The first name that is put together in a call and may come out as this context's; one of which nothing is written may be any,
 * and says nothing.
 */
export function computedUseOf(dialplan: Dialplan, context: string): { readonly line: Line; readonly name: Piece } | undefined {
  for (const { target, priority } of dialplan.usesOf(COMPUTED)) {
    const wanted = target.relation === 'macro' ? context.replace(/^macro-/, '') : context;
    const name = target.context?.piece;
    if (name !== undefined && globOf(name)?.test(wanted) === true) return { line: priority.line, name };
  }
  return undefined;
}

/** Whether a target could lead to the priority, by its last part alone. */
export function mayMean(target: Target, { number, label }: Priority): boolean {
  const written = target.priority;
  if (written === undefined) return number === 1;
  const { text } = written.piece;
  return text === label || text === String(number) || /^\s*(?:[+-]|\d+$)/.test(text);
}

/** The contexts from which a priority of `context` can be come to by jumps, itself first; no more than `most`. */
export function contextsLeadingTo(dialplan: Dialplan, context: Context, most: number): readonly Context[] {
  const found = new Set([context]);
  for (const each of found)
    for (const { name } of [each, ...allIncluders(dialplan, each)])
      for (const { priority, target } of dialplan.usesOf(name)) {
        if (found.size >= most) return [...found];
        if (target.relation === 'jump') found.add(priority.context);
      }
  return [...found];
}
