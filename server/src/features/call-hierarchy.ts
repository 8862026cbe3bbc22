// Feature: Call Hierarchy
//
// Who comes to an extension, and where it goes: over `Goto` and `Gosub`, hangup handlers, `U()`, `b()`, `B()`, `M()`, `G()` and `F()`, the
// subroutine of `Queue`, Local channels, includes, and queues with their members in queues.conf. Each says in which way: `hangup handler`, `U of Dial, at
// answer`. The extension `s`, and the only extension of a context, go by the name of the context.
//
//     from-queue,_1XX
//     └─ U of Dial, at answer: sub-on-operator-answer
//        └─ hangup handler: sub-call-from-cid-ended

/** The graph of extensions and contexts, one step at a time; an item says all that is needed to go on from it. */

import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../base/span.ts';
import type { Context } from '../model/contexts/context.ts';
import type { Extension, Priority } from '../model/contexts/extension.ts';
import { elementAt } from '../model/cursor/element-at.ts';
import { fileAt, lineAt } from '../model/cursor/line-at.ts';
import { priorityAtLine } from '../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { targetsOf } from '../model/lines/facts.ts';
import { includeTarget } from '../model/lines/included-contexts.ts';
import type { Target } from '../model/lines/target.ts';
import { originOf, resolve } from '../model/names/resolve.ts';
import type { Origin } from '../model/names/search.ts';
import { usesLeadingInto, usesOfContext, usesThatMayLeadInto, type Use } from '../model/names/uses.ts';
import { neighborTargets } from '../model/neighbors/neighbors.ts';
import type { Line } from '../syntax/config-file.ts';
import {
  destinationOf,
  destinationsOf,
  isAnywhere,
  itemOf,
  nodeOf,
  sectionHeader,
  sectionOf,
  type HierarchyItem,
  type HierarchyNode,
} from './call-hierarchy/items.ts';
import { callsIntoQueue, queueAt, queuesEntered } from './call-hierarchy/queues.ts';
import { wayOf } from './call-hierarchy/way.ts';
import { rangeOf } from './places/place.ts';

/** One end of calls. */
export interface HierarchyCall {
  readonly item: HierarchyItem;
  /** Where the calls are written, in the file of the caller's item. */
  readonly ranges: readonly Range[];
}

/** What the cursor means: the destination of a target, a context, or else the extension of the line. */
export function prepareCallHierarchy(dialplan: Dialplan, path: string, line: number, character: number): HierarchyItem[] {
  const here = lineAt(dialplan, path, line);
  if (here === undefined) return [];
  const node = queueAt(dialplan, here, character) ?? nodeAt(dialplan, path, line, character) ?? nodeOfLine(dialplan, here);
  const item = node === undefined ? undefined : itemOf(dialplan, node, path);
  return item === undefined ? [] : [item];
}

function nodeAt(dialplan: Dialplan, path: string, line: number, character: number): HierarchyNode | undefined {
  const element = elementAt(dialplan, path, line, character);
  switch (element?.kind) {
    case 'section':
      return element.line.file.dialect === 'config' ? { context: element.name, beside: path } : { context: element.name };
    case 'include':
      return { context: element.name };
    case 'target':
    case 'target-argument':
      return destinationOf(dialplan, element);
    case 'application':
    case 'option':
    case 'function-item': {
      const [first] = element.targets;
      return first === undefined ? undefined : destinationOf(dialplan, first);
    }
    case undefined:
    case 'template':
    case 'extension':
    case 'priority':
    case 'label':
    case 'function':
    case 'variable':
    case 'file-include':
    case 'switch':
    case 'expression':
    case 'time-range':
    case 'file-name':
      return undefined;
  }
}

function nodeOfLine(dialplan: Dialplan, line: Line): HierarchyNode | undefined {
  if (line.file.dialect === 'config') return sectionOf(line);
  const priority = priorityAtLine(dialplan, line);
  return priority === undefined ? undefined : nodeOf(priority);
}

/** Who comes to what an item stands for. */
export function incomingCalls(dialplan: Dialplan, node: HierarchyNode): HierarchyCall[] {
  const calls = new Calls(dialplan);
  if (node.beside !== undefined) {
    const header = sectionHeader(dialplan, node.beside, node.context);
    if (header !== undefined)
      for (const { node: caller, construct, line, piece } of callsIntoQueue(dialplan, header))
        calls.add(caller, construct, line, piece.span());
    return calls.list;
  }
  const context = dialplan.context(node.context);
  if (context === undefined) return [];
  for (const use of usesInto(dialplan, context, node.extension)) {
    const caller = use.priority === undefined ? sectionOf(use.line) : nodeOf(use.priority);
    const span = spanOf(use.target);
    if (caller !== undefined) calls.add(caller, wayOf(use.target, use.line), use.line, span);
  }
  for (const includer of dialplan.includersOf(context.name))
    for (const { target, line, statement } of includer.includes)
      if (target === context.name)
        calls.add(
          { context: includer.name },
          'include',
          line,
          statement.value.span(0, includeTarget(statement.value.text).length),
        );
  return calls.list;
}

/** The uses that enter an extension, or from outside any extension of a context. */
function* usesInto(dialplan: Dialplan, context: Context, name: string | undefined): Generator<Use> {
  if (name === undefined) {
    for (const use of usesLeadingInto(dialplan, context, () => true))
      if (use.found.priority.context === context && use.priority?.context !== context) yield use;
    for (const use of usesThatMayLeadInto(dialplan, context)) if (use.priority?.context !== context) yield use;
  } else {
    const extensions = context.named(name);
    const priorities = new Set(extensions.flatMap((extension) => extension.priorities));
    for (const use of usesLeadingInto(dialplan, context, () => true))
      if (priorities.has(use.found.priority) && !staysInside(use, extensions)) yield use;
    for (const use of usesThatMayLeadInto(dialplan, context))
      if (priorities.has(use.found.priority) && !staysInside(use, extensions)) yield use;
  }
  for (const use of usesOfContext(dialplan, context.name))
    if (use.target.isContextOnly || (name === undefined && leadsAnywhere(dialplan, context, use))) yield use;
}

/** Whether a use enters the context from outside at an extension that nobody knows. */
function leadsAnywhere(dialplan: Dialplan, context: Context, { target, priority }: Use): boolean {
  if (!isAnywhere(target) || priority?.context === context) return false;
  return resolve(dialplan, target, priority && originOf(priority)).kind === 'unknowable';
}

/** A jump of an extension to itself is part of it. */
function staysInside({ target, priority }: Pick<Use, 'target' | 'priority'>, extensions: readonly Extension[]): boolean {
  return (
    target.relation === 'jump' && priority !== undefined && extensions.some(({ priorities }) => priorities.includes(priority))
  );
}

/** Where what an item stands for goes; `path` is the file of the item. */
export function outgoingCalls(dialplan: Dialplan, node: HierarchyNode, path: string): HierarchyCall[] {
  const calls = new Calls(dialplan, path);
  if (node.beside !== undefined) {
    for (const line of sectionLines(dialplan, node.beside, node.context))
      for (const target of neighborTargets(line, dialplan.neighborName(line.file))) calls.addTarget(line, target, undefined);
    return calls.list;
  }
  const context = dialplan.context(node.context);
  if (context === undefined) return [];
  const extensions = node.extension === undefined ? context.extensions : context.named(node.extension);
  for (const extension of extensions)
    for (const priority of extension.priorities) {
      addTargets(calls, priority, node.extension === undefined ? [] : extensions, context);
      for (const { node: queue, construct, line, piece } of queuesEntered(dialplan, priority.line, priority.statement))
        calls.add(queue, construct, line, piece.span());
    }
  if (node.extension === undefined)
    for (const { target, line, statement } of context.includes)
      calls.add({ context: target }, 'include', line, statement.value.span(0, includeTarget(statement.value.text).length));
  return calls.list;
}

function addTargets(calls: Calls, priority: Priority, own: readonly Extension[], context: Context): void {
  for (const target of targetsOf(priority.statement))
    calls.addTarget(
      priority.line,
      target,
      originOf(priority),
      (to) =>
        target.relation === 'jump' &&
        to.context === context.name &&
        (own.length === 0 || own.some(({ name }) => name === to.extension)),
    );
}

function sectionLines(dialplan: Dialplan, path: string, name: string): Line[] {
  const found: Line[] = [];
  let isInside = false;
  for (const line of fileAt(dialplan, path)?.lines ?? []) {
    if (line.statement.kind === 'section') isInside = line.statement.name.text === name;
    else if (isInside) found.push(line);
  }
  return found;
}

function spanOf(target: Target): Span {
  return (target.context ?? target.extension ?? target.priority)?.piece.span() ?? target.piece.span();
}

/** Calls put together by their other end, the way and, for callers, the file. */
class Calls {
  readonly #dialplan: Dialplan;
  /** The file of the caller's item; undefined when the callers are the items. */
  readonly #callerPath: string | undefined;
  readonly #byKey = new Map<string, { readonly item: HierarchyItem; readonly ranges: Range[] }>();

  constructor(dialplan: Dialplan, callerPath?: string) {
    this.#dialplan = dialplan;
    this.#callerPath = callerPath;
  }

  get list(): HierarchyCall[] {
    return [...this.#byKey.values()];
  }

  addTarget(
    line: Line,
    target: Target,
    origin: Origin | undefined,
    isLeftOut: (to: HierarchyNode) => boolean = () => false,
  ): void {
    for (const to of destinationsOf(this.#dialplan, { target, origin }))
      if (!isLeftOut(to)) this.add(to, wayOf(target, line), line, spanOf(target));
  }

  /** Adds what is written at a place of a line; a way that is undefined is none. */
  add(node: HierarchyNode, way: string | undefined, line: Line, span: Span): void {
    if (way === undefined) return;
    const { path } = line.file;
    const key = [node.beside, node.context, node.extension, way, this.#callerPath === undefined ? path : ''].join('\n');
    let call = this.#byKey.get(key);
    if (call === undefined) {
      const item = itemOf(this.#dialplan, node, path, way);
      if (item === undefined) return;
      call = { item, ranges: [] };
      this.#byKey.set(key, call);
    }
    // What stands in another file than the caller's item cannot be shown beside it.
    if (path === (this.#callerPath ?? call.item.path)) call.ranges.push(rangeOf(line, span));
  }
}
