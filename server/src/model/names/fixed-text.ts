/** What a text comes out as where all that is put into it are variables with one value: global ones that nothing but `[globals]` sets, and those set once. */

import { literalPattern } from '../../base/literal-pattern.ts';
import { readsAnyVariable } from '../../catalogue/flow/flow-effects.ts';
import { UNKNOWN } from '../../syntax/expression-value.ts';
import { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import { extensionHolding, type Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { assignmentsIn } from '../indexes/variable-index.ts';
import { variablesSetBeside } from './variable-uses.ts';

/** The text with such variables put in; what is computed otherwise stands in it as it is written. */
export function withFixedGlobals(dialplan: Dialplan, text: string): string {
  return withValues(text, (name) => fixedValue(dialplan, name));
}

/** The same; variables that one line of the dialplan sets, above the priority in its extension, are put in too. */
export function withFixedValues(dialplan: Dialplan, priority: Priority, text: string): string {
  return withValues(text, (name) => fixedValue(dialplan, name) ?? valueAbove(dialplan, priority, name));
}

/** The same for a place, which has commas in it. */
export function withFixedPlaces(dialplan: Dialplan, priority: Priority, text: string): string {
  return withValues(text, (name) => fixedValue(dialplan, name) ?? valueAbove(dialplan, priority, name, /^[\w*#+,.-]+$/));
}

function valueAbove(dialplan: Dialplan, priority: Priority, name: string, plain = /^[\w.-]+$/): string | undefined {
  if (dialplan.globals.has(name) || variablesSetBeside(dialplan).has(name)) return undefined;
  const [setter, ...others] = dialplan.settersOf(name);
  if (setter !== priority.context || others.length > 0) return undefined;
  const [only, ...more] = assignmentsIn(setter).get(name) ?? [];
  const value = only?.value?.text;
  if (only === undefined || value === undefined || more.length > 0 || only.isConditional || !plain.test(value)) return undefined;
  const own = extensionHolding(priority)?.priorities ?? [];
  if (only.priority.number >= priority.number || !own.includes(only.priority)) return undefined;
  return mayChange(name, only.priority, (number) => number > only.priority.number && number < priority.number)
    ? undefined
    : value;
}

/** Whether something else than an assignment may give a variable another value in its extension: a program among the priorities of some numbers, or a function. */
export function mayChange(name: string, setter: Priority, isBetween: (number: number) => boolean): boolean {
  // `INC(name)` and its like may stand on a line further down, from where a loop comes back.
  const asName = new RegExp(`[(,]\\s*${literalPattern(name)}\\s*[),]`);
  return (extensionHolding(setter)?.priorities ?? none).some(
    ({ number, statement }) =>
      asName.test(statement.data.text) || (isBetween(number) && readsAnyVariable.has(statement.applicationName)),
  );
}

const none: readonly never[] = [];

function withValues(text: string, valueOf: (name: string) => string | undefined): string {
  let result = '';
  let done = 0;
  for (const each of substitutions(new Piece(text, 0))) {
    if (each.kind !== 'variable' || each.substring !== undefined) continue;
    const value = valueOf(each.name.text);
    if (value === undefined) continue;
    result += text.slice(done, each.whole.start) + value;
    done = each.whole.start + each.whole.text.length;
  }
  return result + text.slice(done);
}

function fixedValue(dialplan: Dialplan, name: string): string | undefined {
  const value = dialplan.globals.get(name);
  if (value === undefined || value === '' || value.includes(UNKNOWN) || /[\s${}]/.test(value)) return undefined;
  return isSetElsewhere(dialplan, name) ? undefined : value;
}

function isSetElsewhere(dialplan: Dialplan, name: string): boolean {
  return dialplan.isIncomplete || dialplan.settersOf(name).length > 0 || variablesSetBeside(dialplan).has(name);
}
