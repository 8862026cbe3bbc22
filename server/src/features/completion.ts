// Feature: Completion
//
// Offers what fits the place: keywords at the start of a line; applications; after `${` variables and functions; after `CHANNEL(`, `CALLERID(`
// and others their items; option letters with their meaning; and wherever a place of the dialplan is named (`Goto`, `Gosub`, a hangup handler,
// `U()`, `b()`, `Local/…@…`, `include =>`, queues.conf) contexts, extensions, labels and priorities. What fits best stands first: contexts that
// return for calls and handlers, labels of this extension for `Goto`; and `U()` is offered only contexts that have an `s`. A call of a routine
// that needs two arguments is inserted with two places to fill in, and an application that needs one goes on with what that can be. Names that other files define (queues, mailboxes, endpoints, music classes, functions of func_odbc.conf)
// are offered where they are used, sounds and AGI scripts that are there, that other lines name or that come with Asterisk where one is named,
// the words that `DIALSTATUS` and its kin can hold where they are compared, days and months where a time is written, and in comments `@arg` and
// the rules that `lint: allow` can silence. In the files beside the dialplan, settings that a section of theirs may have, and the words that
// those take; behind `#include` the files that nothing reads yet. Where something new is written, what others lead to and is not there yet stands first: contexts
// behind `[`, extensions behind `exten =>`, labels behind `n(`.
//
//     exten => 100,1,Dial(PJSIP/100,30,tU(      ; the contexts that have an s, each with its arguments behind ^
//      same => n,Set(CHANNEL(hangup_handler_push)= ; the contexts that return, with their arguments

/** What can be written at the cursor. */

import type { CompletionItem } from 'vscode-languageserver-types';
import { lineAt } from '../model/cursor/line-at.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { withNestedCalls } from '../model/lines/calls.ts';
import { factsOf } from '../model/lines/facts.ts';
import { loopbackContext, includeTarget } from '../model/lines/included-contexts.ts';
import type { Target } from '../model/lines/target.ts';
import { globalTargets } from '../model/names/global-targets.ts';
import { configurationRole, neighborTargets } from '../model/neighbors/neighbors.ts';
import { splitPlain } from '../syntax/arguments.ts';
import type { Piece } from '../syntax/piece.ts';
import type { ExtensionStatement } from '../syntax/statement.ts';
import { applicationItems, argumentItems } from './completion/applications.ts';
import { commentItems } from './completion/comments.ts';
import { comparisonItems, conditionItems } from './completion/comparisons.ts';
import { fileItems } from './completion/files.ts';
import { headerItems } from './completion/headers.ts';
import {
  directiveItems,
  extensionNameItems,
  keywordItems,
  priorityFieldItems,
  settingItems,
  switchItems,
} from './completion/lines.ts';
import { channelItems, channelsIn, configuredItems, stateItems } from './completion/names.ts';
import { Probe, type CompletionOptions } from './completion/probe.ts';
import { routineArgumentItems } from './completion/routine-arguments.ts';
import { settingNames, settingValues } from './completion/settings.ts';
import { contextNameItems, targetItems } from './completion/targets.ts';
import { conditionTimeItems, includeTimeItems } from './completion/times.ts';
import { assignmentItems, functionArgumentItems, substitutionItems, variableArgumentItems } from './completion/values.ts';

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
  if (!probe.isIn(statement.live)) {
    const comment = statement.comment;
    return comment >= 0 && comment < probe.column && found.file.dialect === 'dialplan' ? commentItems(probe, comment) : [];
  }
  if (found.file.dialect === 'config') return neighborItems(probe, dialplan.neighborName(found.file));
  switch (statement.kind) {
    case 'invalid':
      return keywordItems(probe);
    case 'section':
      return headerItems(probe, statement);
    case 'directive':
      return directiveItems(probe, statement);
    case 'include':
      return (
        substitutionsIn(probe, statement.value) ??
        includeTimeItems(probe, statement.value) ??
        contextNameItems(probe, statement.value.slice(0, includeTarget(statement.value.text).length))
      );
    case 'exten':
    case 'same':
      return extensionItems(probe, statement);
    case 'setting':
      return (
        substitutionsIn(probe, statement.value) ??
        targetsAt(probe, globalTargets(dialplan, probe.line, statement)) ??
        settingItems(probe, statement)
      );
    case 'switch':
      return (
        substitutionsIn(probe, statement.value) ?? loopbackItems(probe, statement.value) ?? switchItems(probe, statement.value)
      );
    case 'ignorepat':
      return substitutionsIn(probe, statement.value) ?? [];
    case 'blank':
    case 'autohints':
      return [];
  }
}

/** The contexts that a switch to the dialplan itself can search. */
function loopbackItems(probe: Probe, value: Piece): CompletionItem[] | undefined {
  const context = loopbackContext(value);
  return context !== undefined && probe.isIn(context) ? contextNameItems(probe, context) : undefined;
}

function extensionItems(probe: Probe, statement: ExtensionStatement): CompletionItem[] {
  if (probe.isIn(statement.extension))
    return substitutionsIn(probe, statement.extension) ?? extensionNameItems(probe, statement.extension);
  if (probe.isIn(statement.priority.piece)) return priorityFieldItems(probe, statement);
  if (statement.priority.word.text === 'hint') return hintItems(probe, statement);
  const { call, targets } = factsOf(statement);
  if (probe.isIn(statement.application)) return applicationItems(probe, call);
  if (!probe.isIn(statement.data)) return [];
  const names = substitutionsIn(probe, statement.data);
  if (names !== undefined) return names;
  const inner = probe.substitutionsAround(statement.data).at(-1);
  // What stands around a function does not matter to its arguments.
  const places =
    targetsAt(probe, targets) ??
    configuredItems(probe, statement, inner?.kind === 'function' ? inner.arguments : statement.data) ??
    conditionTimeItems(probe, call) ??
    (inner?.kind === 'function' ? functionArgumentItems(probe, inner.name, inner.arguments, 'read') : undefined) ??
    channelItems(probe, call) ??
    fileItems(probe, call) ??
    conditionItems(probe, call);
  if (places !== undefined) return places;
  if (inner?.kind === 'expression') return comparisonItems(probe, inner) ?? [];
  const passed = routineArgumentItems(probe, targets);
  if (passed !== undefined) return passed;
  if (inner !== undefined) return [];
  const calls = [...withNestedCalls(call)].reverse();
  for (const each of calls) {
    if (each.outer !== undefined && probe.isIn(each.name)) return applicationItems(probe, each);
    if (!probe.isIn(each.data)) continue;
    const items = assignmentItems(probe, each) ?? variableArgumentItems(probe, each) ?? argumentItems(probe, each);
    if (items !== undefined) return items;
  }
  return [];
}

/** The devices whose state a hint shows. */
function hintItems(probe: Probe, statement: ExtensionStatement): CompletionItem[] {
  return (
    configuredItems(probe, statement, statement.application) ?? [
      ...(channelsIn(probe, statement.application) ?? []),
      ...stateItems(probe, statement.application),
    ]
  );
}

/** A line of a file beside the dialplan: the places that it names, and the channels that it calls. */
function neighborItems(probe: Probe, name: string): CompletionItem[] {
  const { statement } = probe;
  if (statement.kind === 'section') return headerItems(probe, statement);
  if (statement.kind === 'directive') return directiveItems(probe, statement);
  if (statement.kind === 'invalid') return settingNames(probe, name);
  const places = targetsAt(probe, neighborTargets({ statement }, name));
  if (places !== undefined || statement.kind !== 'setting' || !probe.isIn(statement.value)) return places ?? [];
  const values = settingValues(probe, statement, name);
  if (values !== undefined) return values;
  const role = configurationRole(name, statement.key.text);
  const [channel = statement.value] = splitPlain(statement.value, ',');
  return role?.kind === 'dial-string' && probe.isIn(channel) ? (channelsIn(probe, channel) ?? []) : [];
}

/** Names of variables and functions, when the cursor stands behind `${`. */
function substitutionsIn(probe: Probe, piece: Piece): CompletionItem[] | undefined {
  const inner = probe.substitutionsAround(piece).at(-1);
  return inner !== undefined && inner.kind !== 'expression' && probe.isIn(inner.name)
    ? substitutionItems(probe, inner)
    : undefined;
}

function targetsAt(probe: Probe, targets: readonly Target[]): CompletionItem[] | undefined {
  for (const target of targets) {
    // The context is still to be typed.
    if (target.context?.isImplied === true) continue;
    for (const part of ['context', 'extension', 'priority'] as const)
      if (probe.isIn(target[part]?.piece)) return targetItems(probe, target, part);
  }
  return undefined;
}
