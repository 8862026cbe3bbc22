/**
 * What is under the cursor, answered once for all features.
 *
 * The innermost thing wins: a variable inside the argument of a subroutine is the variable. A line that several contexts inherit through a
 * template is taken as part of the first of them.
 */

import { touches, type Span } from '../../base/span.ts';
import { hasTimeCondition } from '../../catalogue/argument-roles.ts';
import type { Application } from '../../catalogue/catalogue.ts';
import type { FileKind } from '../../catalogue/file-arguments.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { compileName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { DirectiveStatement, ExtensionStatement, SectionStatement } from '../../syntax/statement.ts';
import { substitutions, type Substitution } from '../../syntax/substitution.ts';
import type { Context } from '../contexts/context.ts';
import { splitCallerId, type Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { assignmentsOf, variablesSet } from '../lines/assignments.ts';
import { optionsOf } from '../lines/call-arguments.ts';
import { withNestedCalls, type ApplicationCall } from '../lines/calls.ts';
import { factsOf } from '../lines/facts.ts';
import { fileNamesOn } from '../lines/file-names.ts';
import { includeTarget, loopbackContext } from '../lines/included-contexts.ts';
import type { Target } from '../lines/targets.ts';
import { globalTargets } from '../names/global-targets.ts';
import { originOf, type Origin } from '../names/resolve.ts';
import { isGlobal } from '../names/variable-uses.ts';
import { neighborTargets } from '../neighbors/neighbors.ts';
import { namedVariableOf } from '../values/values.ts';

export type TargetPartName = 'context' | 'extension' | 'priority';

/** A target with the place it starts from. */
export interface TargetAt {
  readonly target: Target;
  /** Where relative parts start from; undefined in a file beside the dialplan and in a section that is no context. */
  readonly origin: Origin | undefined;
}

interface Common {
  readonly line: Line;
  /** What an editor marks as the thing under the cursor. */
  readonly span: Span;
}

/** `[name]` in a header; of a dialplan, or of a file beside it. */
export interface SectionElement extends Common {
  readonly kind: 'section';
  readonly name: string;
}

/** `(name)` behind a header. */
export interface TemplateElement extends Common {
  readonly kind: 'template';
  readonly name: string;
}

/** The extension's name on an `exten` line, or the word `same`. */
export interface ExtensionElement extends Common {
  readonly kind: 'extension';
  /** As stored. */
  readonly name: string;
  readonly context: Context | undefined;
  /** Undefined when Asterisk would drop the line. */
  readonly priority: Priority | undefined;
}

export interface PriorityElement extends Common {
  /** The priority field, or the label in it. */
  readonly kind: 'priority' | 'label';
  readonly priority: Priority | undefined;
}

export interface ApplicationElement extends Common {
  readonly kind: 'application';
  readonly call: ApplicationCall;
  /** The targets that its arguments name. */
  readonly targets: readonly TargetAt[];
}

export interface FunctionElement extends Common {
  readonly kind: 'function';
  readonly name: string;
  readonly access: 'read' | 'write';
}

export interface FunctionItemElement extends Common {
  readonly kind: 'function-item';
  readonly function: string;
  /** Position of the argument, from 0. */
  readonly index: number;
  readonly item: string;
  /** What the assignment to this item names. */
  readonly targets: readonly TargetAt[];
}

export interface VariableElement extends Common {
  readonly kind: 'variable';
  readonly name: string;
  readonly access: 'read' | 'write';
  /** Whether the name is put together at run time. */
  readonly isComputed: boolean;
  readonly priority: Priority | undefined;
  /** The part of a target that it stands in. */
  readonly within: TargetPartElement | undefined;
}

export interface TargetPartElement extends Common, TargetAt {
  readonly kind: 'target';
  readonly part: TargetPartName;
}

export interface TargetArgumentElement extends Common, TargetAt {
  readonly kind: 'target-argument';
  /** Counts from 1, as ARGn does. */
  readonly number: number;
}

/** The context of `include =>`, or of a switch that searches another context. */
export interface IncludeElement extends Common {
  readonly kind: 'include';
  readonly name: string;
}

/** `#include` with what it names. */
export interface FileIncludeElement extends Common {
  readonly kind: 'file-include';
  readonly files: readonly ConfigFile[];
}

export interface SwitchElement extends Common {
  readonly kind: 'switch';
  readonly name: string;
}

export interface OptionElement extends Common {
  readonly kind: 'option';
  readonly letter: string;
  readonly entry: Application;
  /** What the argument of the letter names. */
  readonly targets: readonly TargetAt[];
}

export interface ExpressionElement extends Common {
  readonly kind: 'expression';
  readonly inner: Piece;
}

/** The times at which an include or a condition holds. */
export interface TimeRangeElement extends Common {
  readonly kind: 'time-range';
  readonly text: string;
}

/** A script that is started, or a sound that is played. */
export interface FileNameElement extends Common {
  readonly kind: 'file-name';
  readonly fileKind: FileKind;
  readonly name: string;
}

export type Element =
  | SectionElement
  | TemplateElement
  | ExtensionElement
  | PriorityElement
  | ApplicationElement
  | FunctionElement
  | FunctionItemElement
  | VariableElement
  | TargetPartElement
  | TargetArgumentElement
  | IncludeElement
  | FileIncludeElement
  | SwitchElement
  | OptionElement
  | ExpressionElement
  | TimeRangeElement
  | FileNameElement;

/** What stands at a place of a file of the dialplan or beside it; undefined where nothing has a meaning of its own. */
export function elementAt(dialplan: Dialplan, path: string, lineNumber: number, column: number): Element | undefined {
  const line = lineAt(dialplan, path, lineNumber);
  if (line === undefined) return undefined;
  const { statement } = line;
  if (statement.comment >= 0 && column > statement.comment) return undefined;
  if (line.file.dialect === 'config') return neighborElement(dialplan, line, column);
  switch (statement.kind) {
    case 'section':
      return headerElement(line, statement, column);
    case 'directive':
      return directiveElement(dialplan, line, statement, column);
    case 'include':
      return includeElement(dialplan, line, statement.value, column);
    case 'switch':
      return switchElement(dialplan, line, statement.value, column);
    case 'exten':
    case 'same':
      return extensionElement(dialplan, line, statement, column);
    case 'setting':
      if (isGlobal(dialplan, line) && touches(statement.key.span(), column))
        return { ...variableAt(line, statement.key), access: 'write', name: statement.key.text.replace(/^_{1,2}/, '') };
      return (
        variableElement(dialplan, line, statement.value, column) ??
        targetPartElement(
          line,
          globalTargets(dialplan, line).map((target) => ({ target, origin: undefined })),
          column,
        )
      );
    case 'ignorepat':
      return variableElement(dialplan, line, statement.value, column);
    case 'blank':
    case 'autohints':
    case 'invalid':
      return undefined;
  }
}

/** The file of this path among those of the dialplan and those beside it. */
export function fileAt(dialplan: Dialplan, path: string): ConfigFile | undefined {
  return dialplan.layout.files.find((file) => file.path === path) ?? dialplan.neighbors.find((file) => file.path === path);
}

export function lineAt(dialplan: Dialplan, path: string, number: number): Line | undefined {
  return fileAt(dialplan, path)?.lines[number];
}

const byLine = new WeakMap<Context, ReadonlyMap<Line, Priority>>();

/** The priority that a line gives, in the first context that has the line; undefined when Asterisk would drop it. */
export function priorityAtLine(dialplan: Dialplan, line: Line): Priority | undefined {
  for (const context of dialplan.contextsAt(line)) {
    const found = priorityIn(context, line);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The priority that a line gives in each context that has the line; several where a template hands it on. */
export function prioritiesAtLine(dialplan: Dialplan, line: Line): Priority[] {
  return dialplan.contextsAt(line).flatMap((context) => priorityIn(context, line) ?? []);
}

function priorityIn(context: Context, line: Line): Priority | undefined {
  let priorities = byLine.get(context);
  if (priorities === undefined) {
    priorities = new Map(context.priorities().map((priority) => [priority.line, priority]));
    byLine.set(context, priorities);
  }
  return priorities.get(line);
}

/** The place that relative targets of a line start from; where Asterisk would drop the line, what it was most likely meant to be. */
export function originAt(dialplan: Dialplan, line: Line): Origin | undefined {
  const priority = priorityAtLine(dialplan, line);
  if (priority !== undefined) return originOf(priority);
  const [context] = dialplan.contextsAt(line);
  return context === undefined ? undefined : likelyOrigin(context, line);
}

/** As `originAt`, in each context that has the line. */
export function originsAt(dialplan: Dialplan, line: Line): Origin[] {
  return dialplan.contextsAt(line).map((context) => {
    const priority = priorityIn(context, line);
    return priority === undefined ? likelyOrigin(context, line) : originOf(priority);
  });
}

function likelyOrigin(context: Context, line: Line): Origin {
  return { context, extension: compileName(extensionNameAt(line) ?? 's'), priority: 1 };
}

/** The extension's name that holds at a line: its own, or that of the last `exten` line above it in the section. */
export function extensionNameAt(line: Line): string | undefined {
  const { lines } = line.file;
  for (let number = line.number; number >= 0; number--) {
    const statement = lines[number]?.statement;
    if (statement?.kind === 'section') return undefined;
    if (statement?.kind === 'exten') return splitCallerId(statement.extension.text).name.trim();
  }
  return undefined;
}

function headerElement(line: Line, statement: SectionStatement, column: number): Element | undefined {
  const span = statement.name.span();
  if (touches(span, column) || column === statement.live.column(0))
    return { kind: 'section', line, span, name: statement.name.text };
  for (const option of statement.options ?? [])
    if (touches(option.span(), column) && option.text.length > 0 && option.text !== '!' && !option.text.startsWith('+'))
      return { kind: 'template', line, span: option.span(), name: option.text };
  return undefined;
}

function directiveElement(dialplan: Dialplan, line: Line, statement: DirectiveStatement, column: number): Element | undefined {
  if (statement.word !== 'include' && statement.word !== 'tryinclude') return undefined;
  const { argument, live } = statement;
  if (!touches(live.span(), column)) return undefined;
  const span = argument.text.length === 0 ? statement.wordSpan : argument.span();
  return { kind: 'file-include', line, span, files: dialplan.layout.includes.get(line) ?? [] };
}

function includeElement(dialplan: Dialplan, line: Line, value: Piece, column: number): Element | undefined {
  const variable = variableElement(dialplan, line, value, column);
  if (variable !== undefined) return variable;
  const piece = value.slice(0, includeTarget(value.text).length);
  if (!touches(piece.span(), column)) return timeRangeElement(line, value.slice(piece.text.length + 1), column);
  const loaded = dialplan.contextsAt(line)[0]?.includes.find((include) => include.line === line);
  return { kind: 'include', line, span: piece.span(), name: loaded?.target ?? piece.text };
}

function switchElement(dialplan: Dialplan, line: Line, value: Piece, column: number): Element | undefined {
  const variable = variableElement(dialplan, line, value, column);
  if (variable !== undefined) return variable;
  const context = loopbackContext(value);
  if (context !== undefined && context.text !== '' && touches(context.span(), column))
    return { kind: 'include', line, span: context.span(), name: context.text };
  return touches(value.span(), column) ? { kind: 'switch', line, span: value.span(), name: value.text } : undefined;
}

function variableElement(dialplan: Dialplan, line: Line, piece: Piece, column: number): Element | undefined {
  const found = innermost(substitutions(piece), column);
  return found === undefined ? undefined : substitutionElement(dialplan, line, found, column);
}

function neighborElement(dialplan: Dialplan, line: Line, column: number): Element | undefined {
  const { statement } = line;
  if (statement.kind === 'section') return headerElement(line, statement, column);
  const targets = neighborTargets(line, dialplan.neighborName(line.file)).map((target) => ({ target, origin: undefined }));
  return targetPartElement(line, targets, column) ?? targetArgumentElement(line, targets, column);
}

function extensionElement(dialplan: Dialplan, line: Line, statement: ExtensionStatement, column: number): Element | undefined {
  const { key, extension, priority: field } = statement;
  const isSame = statement.kind === 'same';
  const name = isSame ? key : extension;
  if (touches(name.span(), column)) {
    const variable = isSame ? undefined : variableElement(dialplan, line, extension, column);
    if (variable !== undefined) return variable;
    const priority = priorityAtLine(dialplan, line);
    const context = priority?.context ?? dialplan.contextsAt(line)[0];
    return { kind: 'extension', line, span: name.span(), name: priority?.name ?? extensionNameAt(line) ?? '', context, priority };
  }
  if (touches(field.piece.span(), column)) {
    const label = field.label?.span();
    const priority = priorityAtLine(dialplan, line);
    if (label !== undefined && touches(label, column)) return { kind: 'label', line, span: label, priority };
    return { kind: 'priority', line, span: field.piece.span(), priority };
  }
  return callElement(dialplan, line, statement, column);
}

function callElement(dialplan: Dialplan, line: Line, statement: ExtensionStatement, column: number): Element | undefined {
  const { call } = factsOf(statement);
  const targets = targetsOn(dialplan, line, statement);
  const substitution = innermost(substitutions(statement.data), column);
  const inner = substitution === undefined ? undefined : substitutionElement(dialplan, line, substitution, column, targets);
  if (inner !== undefined && inner.kind !== 'function-item' && inner.kind !== 'expression') return inner;
  const part = targetPartElement(line, targets, column);
  if (part !== undefined) return part;
  if (inner?.kind === 'function-item') return inner;
  for (const each of withNestedCalls(call)) {
    const found = assignmentElement(dialplan, line, each, targets, column) ?? optionElement(line, each, targets, column);
    if (found !== undefined) return found;
  }
  const set = variablesSet(call).find((name) => touchesVariable(line, name, column));
  if (set !== undefined) return { ...variableAt(line, set), access: 'write', priority: priorityAtLine(dialplan, line) };
  for (const each of withNestedCalls(call)) {
    const name = each.name.trim();
    if (name.text.length > 0 && touches(name.span(), column))
      return { kind: 'application', line, span: name.span(), call: each, targets: targetsWithin(targets, each.data) };
  }
  const file = fileNamesOn(statement).find(({ piece }) => touches(piece.span(), column));
  if (file !== undefined) return { kind: 'file-name', line, span: file.piece.span(), fileKind: file.kind, name: file.piece.text };
  const argument = targetArgumentElement(line, targets, column) ?? inner;
  if (argument !== undefined) return argument;
  for (const { name, branches } of withNestedCalls(call)) {
    if (branches === undefined || !hasTimeCondition(name.text.trim())) continue;
    const found = timeRangeElement(line, branches.condition, column);
    if (found !== undefined) return found;
  }
  return undefined;
}

function timeRangeElement(line: Line, times: Piece, column: number): TimeRangeElement | undefined {
  if (times.text.trim() === '' || hasSubstitution(times.text) || !touches(times.span(), column)) return undefined;
  return { kind: 'time-range', line, span: times.span(), text: times.text };
}

/** The targets that a line names, with the place they start from. */
export function targetsOn(dialplan: Dialplan, line: Line, statement: ExtensionStatement): readonly TargetAt[] {
  const { targets } = factsOf(statement);
  if (targets.length === 0) return none;
  const origin = originAt(dialplan, line);
  return targets.map((target) => ({ target, origin }));
}

const none: readonly TargetAt[] = [];

/** The innermost substitution around a column. */
export function innermost(list: readonly Substitution[], column: number): Substitution | undefined {
  for (const each of list) {
    const { start, end } = each.whole.span();
    if (start <= column && (column < end || (column === end && each.isUnclosed))) return innermost(each.children, column) ?? each;
  }
  return undefined;
}

function substitutionElement(
  dialplan: Dialplan,
  line: Line,
  found: Substitution,
  column: number,
  targets: readonly TargetAt[] = none,
): Element | undefined {
  switch (found.kind) {
    case 'variable':
      return {
        ...variableAt(line, found.name),
        priority: priorityAtLine(dialplan, line),
        within: targetPartElement(line, targets, column),
      };
    case 'expression':
      return { kind: 'expression', line, span: found.whole.span(), inner: found.inner };
    case 'function':
      if (column <= found.name.span().end)
        return { kind: 'function', line, span: found.name.span(), name: found.name.text, access: 'read' };
      return functionItem(dialplan, line, found.name, found.arguments, none, column);
  }
}

function functionItem(
  dialplan: Dialplan,
  line: Line,
  name: Piece,
  args: Piece,
  targets: readonly TargetAt[],
  column: number,
): Element | undefined {
  const index = splitArguments(args).findIndex((argument) => touches(argument.span(), column));
  const item = splitArguments(args)[index];
  if (hasTimeCondition(name.text)) {
    const [times] = splitArguments(args, '?', 2);
    const found = times === undefined ? undefined : timeRangeElement(line, times, column);
    if (found !== undefined) return found;
  }
  if (item === undefined || item.text.length === 0) return undefined;
  if (namedVariableOf(name.text) === index && !item.text.startsWith('$'))
    return { ...variableAt(line, item), priority: priorityAtLine(dialplan, line) };
  return { kind: 'function-item', line, span: item.span(), function: name.text, index, item: item.text, targets };
}

/** Whether the cursor is at the name of a variable that is set, or at the `_` and `__` before it, by which others inherit it. */
function touchesVariable({ text }: Line, name: Piece, column: number): boolean {
  const { start, end } = name.span();
  const prefix = /_{0,2}$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return touches({ start: start - prefix, end }, column);
}

function variableAt(line: Line, name: Piece): VariableElement {
  const isComputed = hasSubstitution(name.text);
  return {
    kind: 'variable',
    line,
    span: name.span(),
    name: name.text,
    access: 'read',
    isComputed,
    priority: undefined,
    within: undefined,
  };
}

function assignmentElement(
  dialplan: Dialplan,
  line: Line,
  call: ApplicationCall,
  targets: readonly TargetAt[],
  column: number,
): Element | undefined {
  for (const { name, arguments: args, value } of assignmentsOf(call)) {
    if (args === undefined) continue;
    if (touches(name.span(), column)) return { kind: 'function', line, span: name.span(), name: name.text, access: 'write' };
    if (!touches(args.span(), column)) continue;
    const set = variablesSet(call).find((each) => touches(each.span(), column));
    if (set !== undefined) return { ...variableAt(line, set), access: 'write', priority: priorityAtLine(dialplan, line) };
    return functionItem(dialplan, line, name, args, targetsWithin(targets, value), column);
  }
  return undefined;
}

function optionElement(line: Line, call: ApplicationCall, targets: readonly TargetAt[], column: number): Element | undefined {
  const options = optionsOf(call);
  for (const { use, entry } of options) {
    const span = use.letterPiece.span();
    if (column !== span.start) continue;
    const own = use.argument === undefined ? none : targetsWithin(targets, use.argument);
    return { kind: 'option', line, span, letter: use.letter, entry, targets: own };
  }
  return undefined;
}

/** Those of the targets that are written inside a piece of the line. */
function targetsWithin(targets: readonly TargetAt[], piece: Piece): readonly TargetAt[] {
  if (targets.length === 0) return none;
  const { start, end } = piece.span();
  return targets.filter(
    ({ target }) => target.piece.span().start >= start && target.piece.span().start < Math.max(end, start + 1),
  );
}

function targetPartElement(line: Line, targets: readonly TargetAt[], column: number): TargetPartElement | undefined {
  let best: TargetPartElement | undefined;
  for (const each of targets)
    for (const part of ['context', 'extension', 'priority'] as const) {
      const span = each.target[part]?.piece.span();
      if (span === undefined || span.start === span.end || !touches(span, column)) continue;
      if (best === undefined || span.end - span.start < best.span.end - best.span.start)
        best = { kind: 'target', line, span, part, ...each };
    }
  return best;
}

function targetArgumentElement(line: Line, targets: readonly TargetAt[], column: number): TargetArgumentElement | undefined {
  for (const each of targets)
    for (const [index, argument] of (each.target.arguments ?? []).entries())
      if (touches(argument.span(), column))
        return { kind: 'target-argument', line, span: argument.span(), number: index + 1, ...each };
  return undefined;
}
