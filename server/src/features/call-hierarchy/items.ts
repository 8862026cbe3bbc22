/** The things between which the call hierarchy leads: extensions, whole contexts, and sections of files beside the dialplan. */

import { SymbolKind, type Range } from 'vscode-languageserver-types';
import { baseName } from '../../base/base-name.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { TargetAt } from '../../model/cursor/element.ts';
import { fileAt } from '../../model/cursor/line-at.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { candidates } from '../../model/names/reach.ts';
import { resolve, targetsMeant } from '../../model/names/resolve.ts';
import type { Line } from '../../syntax/config-file.ts';
import { endOf } from '../../syntax/text-edits.ts';
import { contextPlaces, headerSpan, nameSpan, rangeOf, type Place } from '../places/place.ts';
import { HANDLER } from './way.ts';

/** What an item stands for; it goes to the editor and comes back. */
export interface HierarchyNode {
  /** The context; the section, in a file beside the dialplan. */
  readonly context: string;
  /** Undefined for the context as a whole. */
  readonly extension?: string;
  /** The path of the file beside the dialplan that the section is in. */
  readonly beside?: string;
}

export interface HierarchyItem extends Place {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly detail: string;
  readonly selectionRange: Range;
  readonly data: HierarchyNode;
}

export function nodeOf({ context, name }: Priority): HierarchyNode {
  return { context: context.name, extension: name };
}

/** The section that a line of a file beside the dialplan stands in. */
export function sectionOf({ file, number }: Line): HierarchyNode | undefined {
  for (let at = number; at >= 0; at--) {
    const statement = file.lines[at]?.statement;
    if (statement?.kind === 'section') return { context: statement.name.text, beside: file.path };
  }
  return undefined;
}

/** Where a target leads, or may lead where the name of its context is computed. */
export function destinationsOf(
  dialplan: Dialplan,
  { target, origin }: Pick<TargetAt, 'target' | 'origin'>,
): readonly HierarchyNode[] {
  const only = destinationOf(dialplan, { target, origin });
  if (only !== undefined) return [only];
  return targetsMeant(dialplan, target).flatMap((each) => destinationOf(dialplan, { target: each, origin }) ?? []);
}

/** Where a target leads: to an extension, to a context, or nowhere that is known. */
export function destinationOf(
  dialplan: Dialplan,
  { target, origin }: Pick<TargetAt, 'target' | 'origin'>,
): HierarchyNode | undefined {
  const found = resolve(dialplan, target, origin);
  if (found.kind === 'priority') return nodeOf(found.priority);
  if (found.kind === 'unknowable' && found.context !== undefined && isAnywhere(target)) return { context: found.context.name };
  // Whatever label it comes out as.
  if (found.kind === 'unknowable' && found.context !== undefined && target.extension?.isComputed === false) {
    const own = candidates(dialplan, found.context, target.extension.piece.text)[0]?.priorities[0];
    if (own !== undefined) return nodeOf(own);
  }
  if (found.kind !== 'context') return undefined;
  const number = target.extension?.isComputed === false ? target.extension.piece.text : undefined;
  const first = number === undefined ? undefined : candidates(dialplan, found.context, number)[0]?.priorities[0];
  return first === undefined ? { context: found.context.name } : nodeOf(first);
}

/** Whether a target names its context and leaves open where in it: `Local/${NUMBER}@inside`. */
export function isAnywhere({ context, extension }: Target): boolean {
  return context?.isComputed === false && extension?.isComputed === true;
}

/** The item of a node; of the places of one in several files, the one in `path` is shown if there is one. */
export function itemOf(dialplan: Dialplan, node: HierarchyNode, path: string, way?: string): HierarchyItem | undefined {
  if (node.beside !== undefined) return sectionItem(dialplan, node, node.beside, way);
  const context = dialplan.context(node.context);
  if (context === undefined) return undefined;
  if (node.extension === undefined) {
    const places = contextPlaces(context);
    const place = places.find((each) => each.path === path) ?? places[0];
    if (place === undefined) return undefined;
    const detail = detailOf(place.path, way);
    return { ...place, name: context.name, kind: SymbolKind.Module, detail, selectionRange: place.range, data: node };
  }
  const priorities = context.named(node.extension).flatMap((extension) => extension.priorities);
  const first = priorities.find(({ line }) => line.file.path === path) ?? priorities[0];
  if (first === undefined) return undefined;
  const { line } = first;
  return {
    path: line.file.path,
    name: nameOf(context, node.extension),
    kind: way?.startsWith(HANDLER) === true ? SymbolKind.Event : SymbolKind.Function,
    detail: detailOf(line.file.path, way),
    range: rangeOf(line, { start: 0, end: endOf(line.text) }),
    selectionRange: rangeOf(line, nameSpan(first)),
    data: node,
  };
}

/** The context's name where that says it all, or `context,extension`. */
function nameOf(context: Context, extension: string): string {
  if (extension === 's') return context.name;
  const keys = new Set(context.registered().map(({ compiled }) => compiled.key));
  return keys.size === 1 ? context.name : `${context.name},${extension}`;
}

function detailOf(path: string, way: string | undefined): string {
  return way ?? baseName(path);
}

/** The first header of a section of a file beside the dialplan. */
export function sectionHeader(dialplan: Dialplan, path: string, name: string): Line | undefined {
  return fileAt(dialplan, path)?.structure.find(({ statement }) => statement.kind === 'section' && statement.name.text === name);
}

function sectionItem(dialplan: Dialplan, node: HierarchyNode, path: string, way: string | undefined): HierarchyItem | undefined {
  const header = sectionHeader(dialplan, path, node.context);
  if (header === undefined) return undefined;
  const range = rangeOf(header, headerSpan(header));
  const file = baseName(path);
  const detail = way === undefined ? file : way.endsWith(` in ${file}`) ? way : `${way}, ${file}`;
  return { path, name: node.context, kind: SymbolKind.Object, detail, range, selectionRange: range, data: node };
}
