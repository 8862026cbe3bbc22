/** What the assignments of a call give to a variable or to an item of a function, and whether a value can be an operand as it is. */

import { fileVariables } from '../../catalogue/untrusted/sinks.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { parseExpression, type Expression } from '../../syntax/expression.ts';
import type { Piece } from '../../syntax/piece.ts';
import { assignmentsOf, variablesSet } from '../lines/assignments.ts';
import { withNestedCalls, type ApplicationCall } from '../lines/calls.ts';

interface Definition {
  /** Undefined for text that no caller chooses, as the digits that Read collects. */
  readonly value: Piece | undefined;
  readonly isConditional: boolean;
}

/** The assignments of a call to a variable, or to an item of a function. */
export function definitions(call: ApplicationCall, key: string): Definition[] {
  const found: Definition[] = [];
  for (const each of withNestedCalls(call)) {
    const isConditional = each.outer?.branches !== undefined;
    let isAssigned = false;
    for (const { name, arguments: args, value } of assignmentsOf(each)) {
      if (!(args === undefined ? name.text === key : assigns(name.text, args.text, key))) continue;
      isAssigned = true;
      found.push({ value, isConditional });
    }
    const file = fileVariables[each.name.text.trim().toLowerCase()];
    if (file === key) found.push({ value: splitArguments(each.data)[0], isConditional });
    if (isAssigned || each !== call) continue;
    if (each.roles?.form === 'arguments' && variablesSet(each).some((name) => name.text === key))
      found.push({ value: undefined, isConditional });
  }
  return found;
}

/** An item of a function as a text that is the same for all its spellings, such as `CALLERID(num)`. */
export function functionKey(name: string, args: string): string {
  return `${name}(${args
    .trim()
    .toLowerCase()
    .replace(/^number$/, 'num')})`;
}

/** Whether the value of an expression can be one of its operands rather than a number that was computed. */
export function yieldsOperands(inner: string): boolean {
  const { tree } = parseExpression(inner);
  return tree !== undefined && isOperandOf(tree);
}

/** Whether an assignment to a function's item sets the key: `LOCAL(X)` sets X, `CALLERID(all)` sets `CALLERID(num)` too. */
function assigns(name: string, args: string, key: string): boolean {
  if (name === 'LOCAL') return args.trim() === key;
  if (name === 'ARRAY') return args.split(',').some((each) => each.trim() === key);
  const written = functionKey(name, args);
  return written === key || (written === `${name}(all)` && key.startsWith(`${name}(`));
}

function isOperandOf(tree: Expression): boolean {
  switch (tree.kind) {
    case 'operand':
      return true;
    case 'conditional':
      return isOperandOf(tree.then) || isOperandOf(tree.otherwise);
    case 'binary':
      return (
        tree.operator === '::' ||
        tree.operator === '~~' ||
        (['|', '&', '||', '&&', '?:'].includes(tree.operator) && (isOperandOf(tree.left) || isOperandOf(tree.right)))
      );
    case 'unary':
    case 'call':
      return false;
  }
}
