/** Contexts, extensions, labels and priorities where a place of the dialplan is named. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import type { Context } from '../../model/contexts/context.ts';
import { HINT, type Extension, type Priority } from '../../model/contexts/extension.ts';
import type { TargetPartName } from '../../model/cursor/element.ts';
import { documentationAbove } from '../../model/lines/doc-comments.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { Target } from '../../model/lines/target.ts';
import { allIncluders, candidates, reachOf } from '../../model/names/reach.ts';
import { argumentName, routineAt } from '../../model/routines/subroutines.ts';
import { compileName, exampleOf } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import { specialExtensions } from '../descriptions/special-extensions.ts';
import { escaped, type Probe } from './probe.ts';

/** An editor shows no more, and a longer list takes long to send; what is typed narrows it down. */
export const MOST_NAMES = 2000;

/** In a longer list than this, comments would make up most of what is sent. */
const MOST_DOCUMENTED = 300;

/** What stands behind the name of an extension, made for each of those that are offered. */
type Tail = (extension: Extension, context: Context) => string;

const noTail: Tail = () => '';

export function targetItems(probe: Probe, target: Target, part: TargetPartName): CompletionItem[] {
  const piece = target[part]?.piece;
  if (piece === undefined) return [];
  switch (part) {
    case 'context':
      return contextItems(probe, target, piece);
    case 'extension':
      return [...ownExtensionItems(probe, target, piece), ...extensionItems(probe, searched(probe, target), piece, noTail, 1)];
    case 'priority':
      return priorityItems(probe, target, piece);
  }
}

/** The contexts that `include =>` can name. */
export function contextNameItems(probe: Probe, piece: Piece): CompletionItem[] {
  if (!probe.isIn(piece)) return [];
  const own = probe.dialplan.contextsAt(probe.line)[0];
  const range = probe.range(piece);
  const list = contextsNear(probe, piece).filter(({ name }) => name !== own?.name);
  return list.map((context) =>
    probe.item(context.name, CompletionItemKind.Module, range, escaped(context.name), 1, about(context, list)),
  );
}

/** All contexts; those that begin as is typed, where there are very many. */
function contextsNear(probe: Probe, piece: Piece): Context[] {
  const all = [...probe.dialplan.contexts];
  return all.length <= MOST_NAMES ? all : near(all, ({ name }) => name, probe.typed(piece));
}

function near<T>(list: readonly T[], name: (each: T) => string, typed: string): T[] {
  const start = typed.toLowerCase();
  return list.filter((each) => name(each).toLowerCase().startsWith(start)).slice(0, MOST_NAMES);
}

/** The comment above a context; left out where the list is long anyhow. */
function about(context: Context, list: readonly Context[]): Partial<CompletionItem> {
  if (list.length > MOST_DOCUMENTED) return {};
  const [header] = context.headers;
  const text = header === undefined ? undefined : documentationAbove(header)?.text;
  return text === undefined || text === '' ? {} : { documentation: text };
}

/** Contexts where the target names one and its other parts are written, or follow from the construct. */
function contextItems(probe: Probe, target: Target, piece: Piece): CompletionItem[] {
  const range = probe.range(piece);
  const items: CompletionItem[] = [];
  const list = contextsNear(probe, piece);
  for (const context of list) {
    if (target.relation === 'macro') {
      if (context.name.startsWith('macro-'))
        items.push(
          probe.item(
            context.name.slice('macro-'.length),
            CompletionItemKind.Module,
            range,
            escaped(context.name.slice('macro-'.length)),
            0,
            about(context, list),
          ),
        );
      continue;
    }
    const entered = target.impliedExtension ?? (target.extension?.isComputed === false ? target.extension.piece.text : undefined);
    const fits = entered === undefined || hasExtension(context, entered);
    if (target.impliedExtension !== undefined && !fits) continue;
    const passes = target.relation === 'call' && target.impliedExtension !== undefined && (target.arguments ?? []).length === 0;
    const names = passes ? requiredArguments(probe, context, 's', 1) : [];
    const args = names.map((name, index) => `${target.separator}\${${index + 1}:${escaped(name)}}`).join('');
    items.push(
      probe.item(
        context.name,
        CompletionItemKind.Module,
        range,
        escaped(context.name) + args,
        rankOf(context, target, fits),
        about(context, list),
      ),
    );
  }
  return items;
}

/** Smaller for a context that fits the target: it has the extension, and it returns where a subroutine is called. */
function rankOf(context: Context, target: Target, hasIt: boolean): number {
  // A macro is called by Macro alone.
  if (context.name.startsWith('macro-')) return 9;
  const isCall = target.relation === 'call' || target.relation === 'handler';
  const where = returns(context);
  // A menu with a subroutine in it is hardly one itself.
  const isRoutine = where === 'in s' || (where === 'elsewhere' && context.named('s').length === 0);
  if (isCall === isRoutine) return hasIt ? 1 : 3;
  if (isCall) return where === 'elsewhere' ? 2 : 6;
  return hasIt ? 4 : 6;
}

const returning = new WeakMap<Context, 'in s' | 'elsewhere' | 'nowhere'>();

/** Where a line of the context is a Return. */
function returns(context: Context): 'in s' | 'elsewhere' | 'nowhere' {
  let known = returning.get(context);
  if (known === undefined) {
    known = 'nowhere';
    for (const { statement, name } of context.priorities())
      if (statement.application.text.length > 0 && flowEffect(statement.applicationName) === 'return') {
        known = name === 's' ? 'in s' : 'elsewhere';
        if (known === 'in s') break;
      }
    returning.set(context, known);
  }
  return known;
}

function hasExtension(context: Context, number: string): boolean {
  return context.named(number).length > 0 || context.includes.length > 0 || context.matching(number).length > 0;
}

/** The names of the arguments that a routine needs; empty where nothing begins there. */
function requiredArguments(probe: Probe, context: Context, number: string, wanted: number): string[] {
  const { dialplan } = probe;
  for (const extension of candidates(dialplan, context, number)) {
    const priority = extension.priority(wanted);
    if (priority === undefined) continue;
    const routine = routineAt(dialplan, { context, extension: compileName(number), priority });
    return Array.from({ length: routine.required }, (_, index) => argumentName(routine, index + 1) ?? `ARG${index + 1}`);
  }
  return [];
}

/** `(a,b)` with places to fill in behind those that are there, where the target can have arguments and has none. */
function argumentList(probe: Probe, target: Target, context: Context, number: string, priority: number, places = 0): string {
  const isCall = target.relation === 'call' || target.relation === 'handler';
  if (!isCall || target.arguments !== undefined) return '';
  const names = requiredArguments(probe, context, number, priority);
  if (names.length === 0) return '';
  return `(${names.map((name, index) => `\${${places + index + 1}:${escaped(name)}}`).join(target.separator)})`;
}

/** The same for an extension; of a pattern the number is a place to fill in, too. */
function argumentListOf(probe: Probe, target: Target, context: Context, extension: Extension, priority: number): string {
  return extension.compiled.isPattern
    ? argumentList(probe, target, context, exampleOf(extension.compiled), priority, 1)
    : argumentList(probe, target, context, extension.name, priority);
}

/** The contexts in which the target's extension is looked for. */
function searched(probe: Probe, target: Target): readonly Context[] {
  const { dialplan, origin } = probe;
  if (target.context === undefined)
    return origin === undefined ? [] : [origin.context, ...allIncluders(dialplan, origin.context)];
  const context = dialplan.context(target.context.piece.text);
  return context === undefined ? [] : [context];
}

/** `${EXTEN}`, where the number that was dialed can be handed on. */
function ownExtensionItems(probe: Probe, target: Target, piece: Piece): CompletionItem[] {
  if (target.context === undefined || probe.origin === undefined) return [];
  return [
    probe.item('${EXTEN}', CompletionItemKind.Variable, probe.range(piece), '\\${EXTEN\\}', 2, {
      detail: 'the number that was dialed',
    }),
  ];
}

/** The priority that the extension begins with, with the arguments that the routine there needs. */
function firstPriority(probe: Probe, target: Target): Tail {
  return (extension, context) => {
    const first = beginning([extension]);
    return `${target.separator}${first}${argumentListOf(probe, target, context, extension, first)}`;
  };
}

/** The priority at which extensions are entered: 1, or where none of them has that the first that one has. */
function beginning(extensions: readonly Extension[]): number {
  if (extensions.some((extension) => extension.priority(1) !== undefined)) return 1;
  return extensions[0]?.priorities.find(({ number }) => number > 0)?.number ?? 1;
}

/** The extensions that a search in these contexts finds, each followed by its tail. */
function extensionItems(probe: Probe, contexts: readonly Context[], piece: Piece, tail: Tail, rank: number): CompletionItem[] {
  const starts = new Set<Context | undefined>(contexts);
  const byName = new Map<string, { readonly extension: Extension; readonly context: Context }>();
  for (const start of contexts)
    for (const context of reachOf(probe.dialplan, start).contexts)
      for (const extension of context.extensions)
        if (!byName.has(extension.name)) byName.set(extension.name, { extension, context });
  const all = [...byName.values()];
  const range = probe.range(piece);
  const list = all.length <= MOST_NAMES ? all : near(all, ({ extension }) => extension.name, probe.typed(piece));
  return list.flatMap(({ extension, context }) => {
    const { name } = extension;
    const isHintOnly = extension.priorities.every(({ number }) => number === HINT);
    if (isHintOnly) return [];
    const detail = `${context.name},${name}`;
    const meaning = specialExtensions[name];
    const more = { detail, ...(meaning !== undefined && { documentation: meaning }) };
    // A pattern is not dialed by its own name; a number that it answers stands in its place.
    if (extension.compiled.isPattern)
      return [
        probe.item(
          name,
          CompletionItemKind.Constant,
          range,
          `\${1:${escaped(exampleOf(extension.compiled))}}${tail(extension, context)}`,
          rank + 1,
          more,
        ),
      ];
    // Where a context is entered by name, it is mostly at the extension that is made for that.
    const own = name === 's' && !starts.has(probe.origin?.context) ? rank - 0.5 : rank;
    return [probe.item(name, CompletionItemKind.Constant, range, escaped(name) + tail(extension, context), own, more)];
  });
}

/** What can stand as the last part, or as the only one, which then can become any of them. */
function priorityItems(probe: Probe, target: Target, piece: Piece): CompletionItem[] {
  const { dialplan, origin } = probe;
  if (target.context === undefined && target.extension === undefined) {
    if (origin === undefined) return wholeItems(probe, target, piece);
    const isCall = target.relation === 'call' || target.relation === 'handler';
    const own = extensionsOf(probe, origin.context, origin.extension.name);
    const nearby = extensionItems(
      probe,
      [origin.context, ...allIncluders(dialplan, origin.context)],
      piece,
      firstPriority(probe, target),
      7,
    );
    return [
      ...labelItems(probe, target, own, piece, isCall ? 5 : 0),
      ...wholeItems(probe, target, piece),
      ...(isCall ? nearby : nearby.map((item) => ownFirst(item, origin.context))),
    ];
  }
  const number = target.extension === undefined ? origin?.extension.name : target.extension.piece.text;
  const items = new Map<string, CompletionItem>();
  const contexts = number === undefined ? [] : searched(probe, target);
  for (const context of contexts)
    for (const item of [
      ...labelItems(probe, target, extensionsOf(probe, context, number ?? ''), piece, 0),
      ...numberItems(probe, target, context, number ?? '', piece),
    ])
      // Contexts that include this one may have the same; its own are meant.
      if (!items.has(item.label)) items.set(item.label, item);
  // `Goto(sales,` names an extension of this context until a third part follows; mostly a context is meant.
  const meant =
    target.context === undefined && target.extension !== undefined ? dialplan.context(target.extension.piece.text) : undefined;
  const found = [...items.values()];
  if (meant === undefined) return found;
  // Where no more than a pattern answers the name, no extension is called so.
  const isNamed = contexts.some((start) => reachOf(dialplan, start).contexts.some((each) => each.named(meant.name).length > 0));
  const own = isNamed ? found : found.map((item) => ({ ...item, sortText: `5 ${item.sortText ?? item.label}` }));
  return [...own, ...extensionItems(probe, [meant], piece, firstPriority(probe, target), 3)];
}

/**
 * An extension of this very context that has a name stands behind the labels and before other contexts: a jump mostly leads there. Numbers
 * are dialed, and may be many.
 */
function ownFirst(item: CompletionItem, context: Context): CompletionItem {
  const isOwn = context.named(item.label).some(({ compiled }) => !compiled.isPattern) && !/^[\d*#+]+$/.test(item.label);
  return isOwn && !Object.hasOwn(specialExtensions, item.label) ? { ...item, sortText: `0.5 ${item.label.toLowerCase()}` } : item;
}

/** The extensions that run for a number or, of a pattern, for the numbers that it answers. */
function extensionsOf(probe: Probe, context: Context, number: string): readonly Extension[] {
  if (number.startsWith('_') || number.includes('$')) {
    const own = number.includes('$') ? probe.origin?.extension.name : number;
    return own === undefined ? [] : context.named(own);
  }
  return candidates(probe.dialplan, context, number);
}

/** Contexts with the extension and the priority that they are entered at. */
function wholeItems(probe: Probe, target: Target, piece: Piece): CompletionItem[] {
  const range = probe.range(piece);
  const { separator } = target;
  const list = contextsNear(probe, piece);
  return list.map((context) => {
    const [start] = context.named('s');
    const rank = rankOf(context, target, start !== undefined);
    const entry = start ?? onlyExtension(context);
    const first = beginning(entry === undefined ? context.extensions : [entry]);
    const args = entry === undefined ? '' : argumentListOf(probe, target, context, entry, first);
    const number = entry === undefined || entry.compiled.isPattern ? dialed : escaped(entry.name);
    const text = `${escaped(context.name)}${separator}${number}${separator}${first}${args}`;
    return probe.item(context.name, CompletionItemKind.Module, range, text, rank, about(context, list));
  });
}

const dialed = '${1:\\${EXTEN\\}}';

/** The extension of a context that has no other beside those that have a meaning of their own. */
function onlyExtension(context: Context): Extension | undefined {
  const own = context.extensions.filter(({ name }) => !Object.hasOwn(specialExtensions, name));
  const [first] = own;
  return own.length === 1 && context.includes.length === 0 ? first : undefined;
}

function labelItems(
  probe: Probe,
  target: Target,
  extensions: readonly Extension[],
  piece: Piece,
  rank: number,
): CompletionItem[] {
  const range = probe.range(piece);
  const seen = new Set<string>();
  return extensions.flatMap(({ priorities }) =>
    priorities.flatMap((priority) => {
      const { label } = priority;
      if (label === undefined || seen.has(label)) return [];
      seen.add(label);
      const args =
        target.context === undefined ? '' : argumentList(probe, target, priority.context, priority.name, priority.number);
      return [probe.item(label, CompletionItemKind.Reference, range, escaped(label) + args, rank, { detail: lineOf(priority) })];
    }),
  );
}

/** The numbers of priorities, the first one before the others. */
function numberItems(probe: Probe, target: Target, context: Context, number: string, piece: Piece): CompletionItem[] {
  const range = probe.range(piece);
  const [extension] = extensionsOf(probe, context, number);
  return (extension?.priorities ?? [])
    .filter((priority) => priority.number > 0)
    .map((priority) => {
      const args = argumentList(
        probe,
        target,
        context,
        number.includes('$') ? (extension?.name ?? number) : number,
        priority.number,
      );
      const more = {
        detail: lineOf(priority),
        sortText: `${priority.number === 1 ? 1 : 2} ${String(priority.number).padStart(6, '0')}`,
      };
      return probe.item(String(priority.number), CompletionItemKind.Value, range, `${priority.number}${args}`, 1, more);
    });
}

/** The application of a priority as it is written. */
function lineOf(priority: Priority): string {
  const { call } = factsOf(priority.statement);
  return call.hasParentheses ? `${call.name.text}(${call.data.text})` : call.name.text;
}
