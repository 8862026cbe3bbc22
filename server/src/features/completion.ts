// Feature: Completion
//
// Offers what fits the place: keywords at the start of a line; applications; after `${` variables and functions; after `CHANNEL(`, `CALLERID(`
// and others their items; option letters with their meaning; and wherever a place of the dialplan is named (`Goto`, `Gosub`, a hangup handler,
// `U()`, `b()`, `Local/…@…`, `include =>`, queues.conf) contexts, extensions, labels and priorities. What fits best stands first: contexts that
// return for calls and handlers, labels of this extension for `Goto`; and `U()` is offered only contexts that have an `s`. A call of a routine
// that needs two arguments is inserted with two places to fill in.

/** What can be written at the cursor. */

import type { CompletionItem } from 'vscode-languageserver-types';
import type { Dialplan } from '../model/dialplan.ts';
import { lineAt } from '../model/element-at.ts';
import { factsOf } from '../model/facts.ts';
import { neighborTargets } from '../model/neighbors.ts';
import type { Target } from '../model/targets.ts';
import { includeTarget } from '../model/context.ts';
import type { Piece } from '../syntax/piece.ts';
import type { ExtensionStatement, SectionStatement } from '../syntax/statement.ts';
import { withNestedCalls } from '../model/calls.ts';
import { applicationItems, argumentItems } from './completion/applications.ts';
import { directiveItems, extensionNameItems, keywordItems, priorityFieldItems, templateItems } from './completion/lines.ts';
import { Probe, type CompletionOptions } from './completion/probe.ts';
import { contextNameItems, targetItems } from './completion/targets.ts';
import { assignmentItems, functionArgumentItems, substitutionItems } from './completion/values.ts';

export function completion(
  dialplan: Dialplan,
  path: string,
  line: number,
  character: number,
  options: CompletionOptions,
): CompletionItem[] {
  const found = lineAt(dialplan, path, line);
  if (found === undefined) return [];
  const probe = new Probe(dialplan, found, character, options);
  const { statement } = probe;
  if (!probe.isIn(statement.live)) return [];
  if (found.file.dialect === 'config')
    return targetsAt(probe, neighborTargets({ statement }, dialplan.neighborName(found.file))) ?? [];
  switch (statement.kind) {
    case 'invalid':
      return keywordItems(probe);
    case 'section':
      return sectionItems(probe, statement);
    case 'directive':
      return directiveItems(probe, statement);
    case 'include':
      return (
        substitutionsIn(probe, statement.value) ??
        contextNameItems(probe, statement.value.slice(0, includeTarget(statement.value.text).length))
      );
    case 'exten':
    case 'same':
      return extensionItems(probe, statement);
    case 'setting':
    case 'switch':
    case 'ignorepat':
      return substitutionsIn(probe, statement.value) ?? [];
    case 'blank':
    case 'autohints':
      return [];
  }
}

function sectionItems(probe: Probe, statement: SectionStatement): CompletionItem[] {
  const option = statement.options?.find((each) => probe.isIn(each));
  return option === undefined ? [] : templateItems(probe, option);
}

function extensionItems(probe: Probe, statement: ExtensionStatement): CompletionItem[] {
  if (probe.isIn(statement.extension))
    return substitutionsIn(probe, statement.extension) ?? extensionNameItems(probe, statement.extension);
  if (probe.isIn(statement.priority.piece)) return priorityFieldItems(probe, statement);
  const { call, targets } = factsOf(statement);
  if (probe.isIn(statement.application)) return applicationItems(probe, call);
  if (!probe.isIn(statement.data)) return [];
  const names = substitutionsIn(probe, statement.data);
  if (names !== undefined) return names;
  const places = targetsAt(probe, targets);
  if (places !== undefined) return places;
  const inner = probe.substitutionsAround(statement.data).at(-1);
  if (inner?.kind === 'function') return functionArgumentItems(probe, inner.name, inner.arguments, 'read');
  if (inner !== undefined) return [];
  const calls = [...withNestedCalls(call)].reverse();
  for (const each of calls) {
    if (each.outer !== undefined && probe.isIn(each.name)) return applicationItems(probe, each);
    if (!probe.isIn(each.data)) continue;
    const items = assignmentItems(probe, each) ?? argumentItems(probe, each);
    if (items !== undefined) return items;
  }
  return [];
}

/** Names of variables and functions, when the cursor stands behind `${`. */
function substitutionsIn(probe: Probe, piece: Piece): CompletionItem[] | undefined {
  const inner = probe.substitutionsAround(piece).at(-1);
  return inner !== undefined && inner.kind !== 'expression' && probe.isIn(inner.name)
    ? substitutionItems(probe, inner)
    : undefined;
}

function targetsAt(probe: Probe, targets: readonly Target[]): CompletionItem[] | undefined {
  for (const target of targets)
    for (const part of ['context', 'extension', 'priority'] as const)
      if (probe.isIn(target[part]?.piece)) return targetItems(probe, target, part);
  return undefined;
}
