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

/** What a call gives a value, whatever it is. */
interface Given extends Definition {
  /** The name of a variable or function as it is written, and the arguments of a function. */
  readonly name: string;
  readonly args: string | undefined;
}

const none: readonly Given[] = [];
/** By call: the searches that go backwards come by the same calls again and again, and hardly one of them assigns anything. */
const given = new WeakMap<ApplicationCall, readonly Given[]>();

/** The assignments of a call to a variable, or to an item of a function. */
export function definitions(call: ApplicationCall, key: string): readonly Definition[] {
  let all = given.get(call);
  if (all === undefined) given.set(call, (all = givenBy(call)));
  if (all.length === 0) return none;
  return all.filter(({ name, args }) => (args === undefined ? name === key : assigns(name, args, key)));
}

function givenBy(call: ApplicationCall): readonly Given[] {
  const found: Given[] = [];
  for (const each of withNestedCalls(call)) {
    const isConditional = each.outer?.branches !== undefined;
    const assigned = assignmentsOf(each);
    for (const { name, arguments: args, value } of assigned)
      found.push({ name: name.text, args: args?.text, value, isConditional });
    const file = fileVariables[each.application];
    if (file !== undefined) found.push({ name: file, args: undefined, value: splitArguments(each.data)[0], isConditional });
    if (each !== call || each.roles?.form !== 'arguments') continue;
    for (const { text } of variablesSet(each))
      if (!assigned.some(({ name, arguments: args }) => args === undefined && name.text === text))
        found.push({ name: text, args: undefined, value: undefined, isConditional });
  }
  return found.length === 0 ? none : found;
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

/** Whether an assignment to a function's item sets the key: `LOCAL(X)` and `GLOBAL(X)` set X, `CALLERID(all)` sets `CALLERID(num)` too. */
function assigns(name: string, args: string, key: string): boolean {
  if (name === 'LOCAL' || name === 'GLOBAL') return args.trim() === key;
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
