/** The conditions of a line: of applications such as GotoIf and While, and of the function IF. */

import { rememberingLatest } from '../../base/latest.ts';
import { blocks } from '../../catalogue/flow/block-applications.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { cooked, splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { allSubstitutions, masked } from '../../syntax/substitution.ts';

/** A condition, and what takes it. */
export interface Condition {
  /** The application as it is written, or `IF`. */
  readonly construct: string;
  /** Without blanks at its ends. */
  readonly piece: Piece;
  /** Whether a round of a loop hangs on it. */
  readonly isLoop: boolean;
}

/** Those that stand where Asterisk looks for one: before a `?`, or alone where none belongs. Conditions of time are no such ones. */
export const conditionsIn = rememberingLatest((statement: ExtensionStatement): readonly Condition[] => {
  const conditions: Condition[] = [];
  for (const call of withNestedCalls(factsOf(statement).call)) {
    const piece = conditionOf(call);
    if (piece !== undefined)
      conditions.push({ construct: call.name.text.trim(), piece: piece.trim(), isLoop: call.application === 'while' });
  }
  if (statement.data.text.includes('${IF('))
    for (const substitution of allSubstitutions(statement.data)) {
      if (substitution.kind !== 'function' || substitution.name.text !== 'IF' || substitution.isUnclosed) continue;
      const [condition, rest] = splitArguments(substitution.arguments, '?', 2);
      if (condition !== undefined && rest !== undefined)
        // IF takes quotation marks away, which the applications do not.
        conditions.push({ construct: 'IF', piece: cooked(condition).trim(), isLoop: false });
    }
  return conditions;
});

function conditionOf({ application, data, branches, isUnclosed }: ApplicationCall): Piece | undefined {
  if (isUnclosed) return undefined;
  if (branches !== undefined) return branches.then === undefined || isTimed(application) ? undefined : branches.condition;
  return (Object.hasOwn(blocks, application) && blocks[application]?.role === 'open') || application === 'elseif'
    ? data
    : undefined;
}

/** Whether an application takes a condition, a `?` and branches behind it. */
export function hasBranches({ application, branches }: ApplicationCall): boolean {
  return branches !== undefined && !isTimed(application);
}

/** Whether an application's condition is a range of time. */
function isTimed(application: string): boolean {
  return /iftime$/i.test(application);
}

/** The text with a letter for each character of a `${…}`, a `$[…]` or a text in quotation marks, where no operator is one. */
export function withoutValues(piece: Piece): string {
  return masked(piece, 'v').replace(/"[^"]*"/g, (quoted) => 'q'.repeat(quoted.length));
}

/** Whether a text without values holds an operator, which nothing computes there. */
export function hasOperator(literal: string): boolean {
  return /[=<>&|]|^!\s*\S/.test(literal);
}
