/** What a call assigns to, and the variables that it sets: read from its text alone. */

import type { ApplicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import { indexOutside, splitArguments, splitPlain } from '../../syntax/arguments.ts';
import { optionsIn } from '../../syntax/options.ts';
import type { Piece } from '../../syntax/piece.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import { withNestedCalls, type ApplicationCall } from './calls.ts';

/** The left side of an assignment: a variable, or a function with its arguments. */
export interface AssignedTo {
  readonly name: Piece;
  /** What stands in the parentheses behind a function's name; undefined for a variable. */
  readonly arguments: Piece | undefined;
  /** What is assigned. */
  readonly value: Piece;
}

/** A function with its arguments, read or assigned to. */
export interface FunctionUse {
  readonly name: Piece;
  readonly arguments: Piece;
  readonly access: 'read' | 'write';
}

/** Functions by which a variable is set under the name that is their argument, and which of the arguments are such names. */
const settingFunctions: Readonly<Record<string, 'first' | 'all'>> = {
  LOCAL: 'first',
  GLOBAL: 'first',
  ARRAY: 'all',
  // What stands behind the name of a hash is a key.
  HASH: 'first',
  PUSH: 'first',
  UNSHIFT: 'first',
  MASTER_CHANNEL: 'first',
};

/** Whether an argument of a function that is assigned to, counted from 0, is the name of a variable. */
export function namesSetVariable(functionName: string, index: number): boolean {
  const which = Object.hasOwn(settingFunctions, functionName) ? settingFunctions[functionName] : undefined;
  return which === 'all' || (which === 'first' && index === 0);
}

/** The assignments of a call, nested calls left out. */
export function assignmentsOf(call: ApplicationCall): readonly AssignedTo[] {
  const form = call.roles?.form;
  if (form !== 'assignment' && form !== 'assignments') return none;
  call.assigned ??= form === 'assignment' ? [assignment(call.data)] : splitArguments(call.data).map(assignment);
  return call.assigned as readonly AssignedTo[];
}

const none: readonly AssignedTo[] = [];

function assignment(piece: Piece): AssignedTo {
  const equals = indexOutside(piece.text, '=');
  const left = piece.slice(0, equals < 0 ? undefined : equals).trim();
  const value = piece.slice(equals < 0 ? piece.text.length : equals + 1);
  const open = indexOutside(left.text, '(');
  if (open < 0) return { name: withoutUnderscores(left), arguments: undefined, value };
  const close = left.text.lastIndexOf(')');
  return { name: left.slice(0, open), arguments: left.slice(open + 1, close < open ? undefined : close), value };
}

/** The name of a variable without what hands it on to new channels: `ARRAY(A,__B)`. */
function withoutUnderscores(name: Piece): Piece {
  return name.slice(/^_{0,2}/.exec(name.text)?.[0].length ?? 0);
}

/** Every function that a call and the calls in it name, in no particular order. */
export function functionUses(call: ApplicationCall): FunctionUse[] {
  const uses: FunctionUse[] = [];
  for (const each of allSubstitutions(call.data))
    if (each.kind === 'function') uses.push({ name: each.name, arguments: each.arguments, access: 'read' });
  for (const each of withNestedCalls(call))
    for (const { name, arguments: args } of assignmentsOf(each))
      if (args !== undefined) uses.push({ name, arguments: args, access: 'write' });
  return uses;
}

/** The variables that a call and the calls in it set by name. */
export function variablesSet(call: ApplicationCall): Piece[] {
  return [...withNestedCalls(call)].flatMap(variablesSetBy);
}

/** The variables that a call sets by name, nested calls left out. */
export function variablesSetBy(call: ApplicationCall): Piece[] {
  const names: Piece[] = [];
  for (const { name, arguments: args } of assignmentsOf(call)) {
    if (args === undefined) names.push(name);
    else if (Object.hasOwn(settingFunctions, name.text))
      names.push(...splitArguments(args).slice(0, settingFunctions[name.text] === 'first' ? 1 : undefined));
  }
  if (call.roles?.form === 'arguments') {
    const args = splitArguments(call.data);
    for (const [position, role] of Object.entries(call.roles.arguments ?? {})) {
      const argument = args[Number(position)];
      if (role.kind === 'variable' && argument !== undefined) names.push(argument);
    }
    names.push(...variablesOfNewChannel(call.roles, args));
  }
  if (call.roles?.form === 'lookup') names.push(assignment(call.data).name);
  if (call.roles?.form === 'words') names.push(...wordsSet(call.data));
  if (mayAssignWithin(call.data))
    for (const each of allSubstitutions(call.data))
      if (each.kind === 'function' && each.name.text === 'SET') {
        const { name, arguments: args } = assignment(each.arguments);
        if (args === undefined) names.push(name);
      }
  return names.map(withoutUnderscores).filter(({ text }) => text.length > 0 && !text.includes('$'));
}

/** What Originate gives to the new channel by its option v: `v(ROOM=101^LANGUAGE=en)`. */
// Asterisk: apps/app_originate.c originate_exec: the parts are divided by `^` alone.
function variablesOfNewChannel({ options }: ApplicationRoles, args: readonly Piece[]): Piece[] {
  const argument = options === undefined ? undefined : args[options.position];
  if (options === undefined || !argument?.text.includes('=')) return [];
  return optionsIn(argument).flatMap(({ letter, argument: given }) => {
    const role = Object.hasOwn(options.letters, letter) ? options.letters[letter] : undefined;
    return role?.kind === 'variables' && given !== undefined ? splitPlain(given, '^').map((each) => assignment(each).name) : [];
  });
}

/** The variables that MYSQL sets: the first word behind what it is to do, and for a row each one behind the result that it is of. */
function wordsSet(data: Piece): Piece[] {
  const [action, ...words] = [...data.text.matchAll(/\S+/g)].map(({ 0: { length }, index }) => data.slice(index, index + length));
  switch (action?.text.toLowerCase()) {
    case 'connect':
    case 'query':
    case 'nextresult':
      return words.slice(0, 1);
    case 'fetch':
      return words.filter((_, position) => position !== 1);
    default:
      return [];
  }
}

/** Whether a function may set variables as the text is put together: `While($["${SET(each=${SHIFT(all)})}" != ""])`. */
export function mayAssignWithin({ text }: Piece): boolean {
  return text.includes('${SET(');
}
