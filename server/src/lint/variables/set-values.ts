/** Where the value that a line sets a variable to is put in: further down in its extension, or else in one that this leads to. */

import { literalPattern } from '../../base/literal-pattern.ts';
import type { Context, VariableAssignment } from '../../model/contexts/context.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsAt, assignmentsIn, readsIn } from '../../model/indexes/variable-index.ts';
import { factsOf, targetsOf } from '../../model/lines/facts.ts';
import { mayChange } from '../../model/names/fixed-text.ts';
import { originOf, resolve } from '../../model/names/resolve.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import { blockRole } from '../../catalogue/flow/block-applications.ts';

/** Something that a priority names with a variable in it. */
export interface User {
  readonly priority: Priority;
}

/** What the lines of a context name with variables in it, by those variables. */
export type UsersIn<U extends User> = (context: Context) => { get(name: string): Iterable<U> | undefined };

const none: readonly never[] = [];

/**
 * What the value of an assignment is put into, of what `usersIn` knows. None where that is not certain: where another value may have taken its
 * place, or where a line asks what the variable holds and may keep the call away.
 */
export function usersOf<U extends User>(
  name: string,
  { priority }: VariableAssignment,
  dialplan: Dialplan,
  usersIn: UsersIn<U>,
): readonly U[] {
  const { context } = priority;
  const here = [...(usersIn(context).get(name) ?? none)];
  const own = here.filter((user) => user.priority.name === priority.name && user.priority.number > priority.number);
  if (own.length > 0)
    return isAskedAround(name, priority) || !own.every((user) => arrivesAt(name, priority, user.priority)) ? none : own;
  // Shorter names are those of many things.
  if (name.length < 3 || isReadBelow(name, priority)) return none;
  const others = here.length > 0 ? here : usersElsewhere(name, context, dialplan, usersIn);
  const arriving = others.filter((user) => !isSetAbove(name, user.priority) && leadsTo(user.priority, priority, dialplan));
  if (arriving.length === 0) return none;
  const contexts = new Set([context, ...arriving.map((user) => user.priority.context)]);
  return [...contexts].some((each) => isAskedIn(name, each)) ? none : arriving;
}

function usersElsewhere<U extends User>(name: string, context: Context, dialplan: Dialplan, usersIn: UsersIn<U>): readonly U[] {
  if (readsIn(context).has(name)) return none;
  const reading = dialplan.readersOf(name);
  if (reading.length > MANY) return none;
  return reading.flatMap((each) => [...(usersIn(dialplan.context(each.name) ?? each).get(name) ?? none)]);
}

/** What so many contexts read is handed on in more ways than anybody follows. */
const MANY = 8;

/**
 * Whether a value that is set above a priority in its extension comes there: no program that may set another one runs in between, and no line
 * without a condition sets one.
 */
function arrivesAt(name: string, setter: Priority, { number: last }: Priority): boolean {
  const isBetween = (number: number): boolean => number > setter.number && number < last;
  if (mayChange(name, setter, isBetween)) return false;
  const all = assignmentsIn(setter.context).get(name) ?? none;
  // Both branches of a condition leave nothing of it.
  const isInAnyCase = (each: VariableAssignment): boolean =>
    !each.isConditional || all.some((other) => other !== each && other.priority === each.priority);
  const later = all.filter((each) => each.priority.name === setter.name && isBetween(each.priority.number) && isInAnyCase(each));
  return later.every(({ priority: { number } }) => hasLabelWithin(setter, number));
}

/** Whether a jump may come in behind a setter, up to the priority of this number. */
function hasLabelWithin(setter: Priority, last: number): boolean {
  const own = extensionHolding(setter)?.priorities ?? none;
  return own.some(({ number, label }) => number > setter.number && number <= last && label !== undefined);
}

/** Whether the extension of a setter reads the variable further down, or sets it again. */
function isReadBelow(name: string, setter: Priority): boolean {
  const isBelow = ({ priority }: User): boolean => priority.name === setter.name && priority.number > setter.number;
  return (
    (readsIn(setter.context).get(name) ?? none).some(isBelow) || (assignmentsIn(setter.context).get(name) ?? none).some(isBelow)
  );
}

/** Whether the extension of a priority sets the variable itself above it. */
function isSetAbove(name: string, user: Priority): boolean {
  return (assignmentsIn(user.context).get(name) ?? none).some(
    ({ priority }) => priority.name === user.name && priority.number < user.number,
  );
}

/** Whether a line below a setter in its extension leads to the extension of another priority. */
function leadsTo({ context, name }: Priority, setter: Priority, dialplan: Dialplan): boolean {
  return (extensionHolding(setter)?.priorities ?? none).some(
    (each) =>
      each.number > setter.number &&
      targetsOf(each.statement).some((target) => {
        const found = resolve(dialplan, target, originOf(each));
        return found.kind === 'priority' && found.priority.context === context && found.priority.name === name;
      }),
  );
}

/** Whether a line of the extension of a priority asks what a variable holds, or what another one does that is set from it: `Set(kind=${CUT(X,-,1)})`. */
export function isAskedAround(name: string, own: Priority): boolean {
  const priorities = extensionHolding(own)?.priorities ?? none;
  const written = wordOf(name);
  const copies = priorities
    .filter(({ statement }) => written.test(statement.data.text))
    .flatMap((each) => namesSetFrom(written, each));
  return [written, ...copies.map(wordOf)].some((word) => priorities.some(({ statement }) => asks(statement, word)));
}

/** The variables that a priority sets to a text with a name in it. */
function namesSetFrom(written: RegExp, priority: Priority): string[] {
  return assignmentsAt(priority).flatMap(([name, { value }]) => (value !== undefined && written.test(value.text) ? [name] : []));
}

/** Whether a line of a context asks what a variable holds. */
export function isAskedIn(name: string, context: Context): boolean {
  const written = wordOf(name);
  return (readsIn(context).get(name) ?? none).some(({ priority: { statement } }) => asks(statement, written));
}

/** A test for a name that stands for itself; one with other signs than those of a word may stand within others. */
function wordOf(name: string): RegExp {
  const edge = /^\w+$/.test(name) ? '\\b' : '';
  return new RegExp(edge + literalPattern(name) + edge);
}

/** Whether what a statement asks has a name in it. */
function asks(statement: ExtensionStatement, written: RegExp): boolean {
  const { data, applicationName } = statement;
  if (!written.test(data.text)) return false;
  const { branches } = factsOf(statement).call;
  if (branches !== undefined ? written.test(branches.condition.text) : blockRole(applicationName) !== undefined) return true;
  return allSubstitutions(data).some(
    (each) =>
      written.test(each.whole.text) &&
      (each.kind === 'expression' || (each.kind === 'function' && askingFunctions.has(each.name.text))),
  );
}

const askingFunctions: ReadonlySet<string> = new Set([
  'IF',
  'ISNULL',
  'EXISTS',
  'LEN',
  'REGEX',
  'DIALPLAN_EXISTS',
  'VALID_EXTEN',
]);
