/** What is under the cursor in the application of a line and its data. */

import { touches } from '../../base/span.ts';
import { hasTimeCondition } from '../../catalogue/arguments/argument-roles.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { substitutions } from '../../syntax/substitution.ts';
import type { Dialplan } from '../dialplan.ts';
import { assignmentsOf, variablesSet } from '../lines/assignments.ts';
import { optionsOf } from '../lines/call-arguments.ts';
import { withNestedCalls, type ApplicationCall } from '../lines/calls.ts';
import { factsOf } from '../lines/facts.ts';
import { fileNamesOn } from '../lines/file-names.ts';
import type { Element, TargetAt } from './element.ts';
import { priorityAtLine, targetsOn } from './priority-at-line.ts';
import {
  functionItem,
  innermost,
  substitutionElement,
  targetArgumentElement,
  targetPartElement,
  timeRangeElement,
  variableAt,
} from './text-elements.ts';

/** The innermost thing wins; a target's argument comes last, since all else may stand in it. */
export function callElement(dialplan: Dialplan, line: Line, statement: ExtensionStatement, column: number): Element | undefined {
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
  for (const { application, branches } of withNestedCalls(call)) {
    if (branches === undefined || !hasTimeCondition(application)) continue;
    const found = timeRangeElement(line, branches.condition, column);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the cursor is at the name of a variable that is set, or at the `_` and `__` before it, by which others inherit it. */
function touchesVariable({ text }: Line, name: Piece, column: number): boolean {
  const { start, end } = name.span();
  const prefix = /_{0,2}$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return touches({ start: start - prefix, end }, column);
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

const none: readonly TargetAt[] = [];
