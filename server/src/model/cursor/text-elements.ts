/** What is under the cursor inside a text, whatever line it is part of: variables, functions, expressions, times, and parts of targets. */

import { touches } from '../../base/span.ts';
import { hasTimeCondition } from '../../catalogue/arguments/argument-roles.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions, type Substitution } from '../../syntax/substitution.ts';
import type { Dialplan } from '../dialplan.ts';
import { namedVariableOf } from '../values/values.ts';
import type {
  Element,
  TargetArgumentElement,
  TargetAt,
  TargetPartElement,
  TimeRangeElement,
  VariableElement,
} from './element.ts';
import { priorityAtLine } from './priority-at-line.ts';

/** What the innermost substitution around the cursor is; undefined outside all of them. */
export function variableElement(dialplan: Dialplan, line: Line, piece: Piece, column: number): Element | undefined {
  const found = innermost(substitutions(piece), column);
  return found === undefined ? undefined : substitutionElement(dialplan, line, found, column);
}

/** What a substitution is at the cursor; `targets` are those of its line. */
export function substitutionElement(
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

/** The times as an element; undefined where they are computed. */
export function timeRangeElement(line: Line, times: Piece, column: number): TimeRangeElement | undefined {
  if (times.text.trim() === '' || hasSubstitution(times.text) || !touches(times.span(), column)) return undefined;
  return { kind: 'time-range', line, span: times.span(), text: times.text };
}

/** The shortest part of a target around the cursor. */
export function targetPartElement(line: Line, targets: readonly TargetAt[], column: number): TargetPartElement | undefined {
  let best: TargetPartElement | undefined;
  for (const each of targets)
    for (const part of ['context', 'extension', 'priority'] as const) {
      const written = each.target[part];
      const span = written?.isImplied === true ? undefined : written?.piece.span();
      if (span === undefined || span.start === span.end || !touches(span, column)) continue;
      if (best === undefined || span.end - span.start < best.span.end - best.span.start)
        best = { kind: 'target', line, span, part, ...each };
    }
  return best;
}

/** The argument that is passed to a target, around the cursor. */
export function targetArgumentElement(
  line: Line,
  targets: readonly TargetAt[],
  column: number,
): TargetArgumentElement | undefined {
  for (const each of targets)
    for (const [index, argument] of (each.target.arguments ?? []).entries())
      if (touches(argument.span(), column))
        return { kind: 'target-argument', line, span: argument.span(), number: index + 1, ...each };
  return undefined;
}

/** A variable that is read, as an element; what is known of its place is for the caller to put in. */
export function variableAt(line: Line, name: Piece): VariableElement {
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

/** The argument of a function around the cursor: times, the name of a variable, or an item such as `num` of CALLERID(). */
export function functionItem(
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

/** The innermost substitution around a column. */
export function innermost(list: readonly Substitution[], column: number): Substitution | undefined {
  for (const each of list) {
    const { start, end } = each.whole.span();
    if (start <= column && (column < end || (column === end && each.isUnclosed))) return innermost(each.children, column) ?? each;
  }
  return undefined;
}

const none: readonly TargetAt[] = [];
