// Feature: Workspace Symbols
//
// Finds contexts, extensions and labels of every dialplan by a part of their name.
//
//     #answer      sub-on-operator-answer     from-queue: _1XX     sub-report: answered

/** Names in all dialplans that fit a query. */

import { SymbolKind } from 'vscode-languageserver-types';
import type { Dialplan } from '../model/dialplan.ts';
import { contextPlaces, extensionPlace, priorityPlace, type Place } from './places/place.ts';

export interface SymbolPlace extends Place {
  readonly name: string;
  readonly kind: SymbolKind;
  /** The context or `context,extension` that it belongs to. */
  readonly containerName?: string;
}

/** An editor shows no more. */
const MOST_SYMBOLS = 500;

export function workspaceSymbols(dialplans: Iterable<Dialplan>, query: string): SymbolPlace[] {
  const found: SymbolPlace[] = [];
  const wanted = query.toLowerCase();
  const isWanted = (name: string): boolean => isSubsequence(wanted, name.toLowerCase());
  const all = [...dialplans];
  const ordered = (): SymbolPlace[] => {
    const rank = ({ name, kind }: SymbolPlace): number => rankOf(name, wanted) + (kind === SymbolKind.Module ? 0 : LAST_RANK + 1);
    return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_SYMBOLS);
  };
  // Contexts first, so that a long list of extensions does not crowd them out.
  for (const dialplan of all)
    for (const context of dialplan.contexts)
      if (isWanted(context.name))
        for (const place of contextPlaces(context)) found.push({ name: context.name, kind: SymbolKind.Module, ...place });
  for (const dialplan of all)
    for (const context of dialplan.contexts) {
      if (found.length >= MOST_SYMBOLS) return ordered();
      for (const extension of context.extensions) {
        const place = isWanted(extension.name) ? extensionPlace(extension) : undefined;
        if (place !== undefined)
          found.push({ name: extension.name, kind: SymbolKind.Method, containerName: context.name, ...place });
        for (const priority of extension.priorities)
          if (priority.label !== undefined && isWanted(priority.label))
            found.push({
              name: priority.label,
              kind: SymbolKind.Key,
              containerName: `${context.name},${extension.name}`,
              ...priorityPlace(priority),
            });
      }
    }
  return ordered();
}

const LAST_RANK = 3;

/** Smaller for a name that fits better: not every editor puts them in order itself. */
function rankOf(name: string, wanted: string): number {
  const at = name.toLowerCase().indexOf(wanted);
  if (at < 0) return LAST_RANK;
  return at > 0 ? 2 : name.length === wanted.length ? 0 : 1;
}

/** Whether the letters of `part` stand in `whole` in this order, as editors match. */
function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (let i = 0; i < whole.length && at < part.length; i++) if (whole.charCodeAt(i) === part.charCodeAt(at)) at++;
  return at === part.length;
}
