/** The dialplan functions that a line calls: in `${…}`, and on the left side of an assignment. */

import { rememberingLatest } from '../../base/latest.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';

export interface CalledFunction {
  /** Not trimmed, since Asterisk does not trim it. */
  readonly name: Piece;
  readonly arguments: Piece;
  /** Whether it is assigned to. */
  readonly isAssigned: boolean;
}

/** Those whose name is written out, on lines where every substitution has its end. */
export const calledFunctions = rememberingLatest((statement: ExtensionStatement): readonly CalledFunction[] => {
  const found: CalledFunction[] = [];
  for (const substitution of allSubstitutions(statement.value)) {
    if (substitution.isUnclosed) return [];
    if (substitution.kind === 'function' && !hasSubstitution(substitution.name.text))
      called(substitution.name, substitution.arguments, found);
  }
  for (const call of withNestedCalls(factsOf(statement).call)) {
    const application = call.application;
    if (application === 'set') assignment(call.data, found);
    else if (application === 'mset') for (const each of splitArguments(call.data)) assignment(each, found);
  }
  return found;
});

/** A function, and the one that stands in the place of a variable's name: `CUT(MESSAGE(from),@,1)`. */
// Asterisk: funcs/func_cut.c cut_internal, funcs/func_strings.c function_fieldqty_helper, listfilter, which put `${…}` around it.
function called(name: Piece, args: Piece, found: CalledFunction[]): void {
  found.push({ name, arguments: args, isAssigned: false });
  const first = takesName.has(name.text) ? splitArguments(args)[0] : undefined;
  const open = first?.text.indexOf('(') ?? -1;
  if (first === undefined || !/^[A-Za-z]\w*\(.*\)$/s.test(first.text)) return;
  called(first.slice(0, open), first.slice(open + 1, -1), found);
}

/** Functions whose first argument is the name of a variable, or a function that is asked in its place. */
const takesName: ReadonlySet<string> = new Set(['CUT', 'FIELDQTY', 'FIELDNUM', 'LISTFILTER']);

function assignment(data: Piece, found: CalledFunction[]): void {
  const equals = data.text.indexOf('=');
  if (equals < 0 || data.text.charAt(equals - 1) !== ')') return;
  const open = data.text.indexOf('(');
  if (open < 0 || open > equals || hasSubstitution(data.text.slice(0, open))) return;
  found.push({ name: data.slice(0, open), arguments: data.slice(open + 1, equals - 1), isAssigned: true });
}

/** Whether some `${…}` in the text calls a function, so that its value cannot be known. */
export function callsFunction(piece: Piece): boolean {
  for (const { kind } of allSubstitutions(piece)) if (kind === 'function') return true;
  return false;
}
