/** Branches that are taken only where a value is empty, and put this value somewhere: `IF($["${X}" = ""]?${X}:none)`. */

import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';

/** The values that are certainly empty where they are put, as they are written there. */
export function* emptyBranches(statement: ExtensionStatement): Generator<Piece> {
  const { data } = statement;
  if (!data.text.includes('?') || !data.text.includes('${')) return;
  for (const { application, branches } of withNestedCalls(factsOf(statement).call))
    if (application === 'execif' && branches !== undefined) {
      const { condition, then, otherwise } = branches;
      yield* emptyValue(condition, then, otherwise, valueSet);
    }
  if (!data.text.includes('${IF(')) return;
  for (const substitution of allSubstitutions(data)) {
    if (substitution.kind !== 'function' || substitution.name.text !== 'IF' || substitution.isUnclosed) continue;
    const [condition, rest] = splitArguments(substitution.arguments, '?', 2);
    const [then, otherwise] = rest === undefined ? [] : splitArguments(rest, ':', 2);
    // What stays as it is where there is nothing may be changed in the other branch.
    if (condition !== undefined && then !== undefined && otherwise !== undefined && otherwise.text.trim() !== '')
      yield* emptyValue(condition, then, otherwise, (branch) => branch);
  }
}

function* emptyValue(
  condition: Piece,
  then: Piece | undefined,
  otherwise: Piece | undefined,
  valueIn: (branch: Piece) => Piece | undefined,
): Generator<Piece> {
  const asked = askedFor(condition.text.trim());
  if (asked === undefined) return;
  const [empty, other] = asked.isEmpty ? [then, otherwise] : [otherwise, then];
  if (empty === undefined || other?.text.includes(asked.whole) === true) return;
  const value = valueIn(empty.trim())?.trim();
  if (value?.text === asked.whole || value?.text === `"${asked.whole}"`) yield value;
}

/** The value of an assignment. */
function valueSet(branch: Piece): Piece | undefined {
  const equals = /^Set\([\w${}(),/.-]+=/i.exec(branch.text);
  return equals === null || !branch.text.endsWith(')') ? undefined : branch.slice(equals[0].length, branch.text.length - 1);
}

/** What a condition asks whether it is empty, or whether it is not, as it is written. */
function askedFor(condition: string): { readonly whole: string; readonly isEmpty: boolean } | undefined {
  const compared = /^\$\[\s*"(x?)(\$\{(?:[^"{}]|\$\{[^"{}]*\})+\})"\s*(==?|!=)\s*"(x?)"\s*\]$/.exec(condition);
  if (compared !== null) {
    const [, before, whole = '', operator, alone] = compared;
    return before === alone ? { whole, isEmpty: operator !== '!=' } : undefined;
  }
  const [, name, whole = ''] = /^\$\{(ISNULL|EXISTS)\((\$\{(?:[^"{}]|\$\{[^"{}]*\})+\})\)\}$/.exec(condition) ?? [];
  return name === undefined ? undefined : { whole, isEmpty: name === 'ISNULL' };
}
