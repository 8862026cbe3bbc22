/** Who sets and who reads which variable: the assignments and reads of each context by name, and the contexts by those names. */

import { MultiMap } from '../../base/multi-map.ts';
import { applicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import type { Context, VariableAssignment, VariableRead } from '../contexts/context.ts';
import type { Priority } from '../contexts/extension.ts';
import { assignmentsOf, mayAssignWithin, variablesSetBy } from '../lines/assignments.ts';
import { withNestedCalls } from '../lines/calls.ts';
import { factsOf } from '../lines/facts.ts';
import { READERS, SETTERS } from '../things.ts';
import { variablesRead } from '../values/values.ts';

/** The assignments that the lines of a context make, by the name of the variable, without the underscores in front. Computed names are left out. */
export function assignmentsIn(context: Context): ReadonlyMap<string, readonly VariableAssignment[]> {
  if (context.assignments !== undefined) return context.assignments;
  const found = new Map<string, VariableAssignment[]>();
  for (const { priorities } of context.registered())
    for (const priority of priorities)
      for (const [name, assignment] of assignmentsAt(priority)) {
        const list = found.get(name);
        if (list === undefined) found.set(name, [assignment]);
        else list.push(assignment);
      }
  context.assignments = found.size === 0 ? none : found;
  return context.assignments;
}

/** The assignments of one priority, each with the name of the variable. */
export function assignmentsAt(priority: Priority): [name: string, assignment: VariableAssignment][] {
  const { applicationName, data } = priority.statement;
  if (applicationRoles(applicationName) === undefined && !mayAssignWithin(data)) return [];
  const { call } = factsOf(priority.statement);
  const found: [string, VariableAssignment][] = [];
  for (const each of withNestedCalls(call)) {
    const isConditional = each !== call;
    const assigned = assignmentsOf(each);
    for (const { name, arguments: args, value } of assigned)
      if (args === undefined && !name.text.includes('$') && name.text !== '')
        found.push([name.text, { priority, value, isConditional }]);
    for (const name of variablesSetBy(each))
      if (!assigned.some((other) => other.arguments === undefined && other.name.text === name.text))
        found.push([name.text.trim(), { priority, value: undefined, isConditional }]);
  }
  return found;
}

/** Where the lines of a context read variables of three letters and more whose names are written out, by name. */
export function readsIn(context: Context): ReadonlyMap<string, readonly VariableRead[]> {
  if (context.reads !== undefined) return context.reads;
  const found = new Map<string, VariableRead[]>();
  for (const priority of context.priorities()) {
    const { priority: own, application } = priority.statement;
    const data = own.word.text === 'hint' ? application : priority.statement.data;
    if (!data.text.includes('${')) continue;
    for (const { name, isComputed } of variablesRead(data)) {
      if (isComputed || !/^[A-Za-z_][\w-]{2,}$/.test(name.text)) continue;
      const reads = found.get(name.text);
      if (reads === undefined) found.set(name.text, [{ priority, piece: name }]);
      else reads.push({ priority, piece: name });
    }
  }
  context.reads = found.size === 0 ? noReads : found;
  return context.reads;
}

/** The contexts by the variables that they set and read, kept right as one context takes the place of another. */
export class VariableIndex {
  readonly #setBy = new MultiMap<string, Context>();
  /** Undefined until somebody asks, since few do. */
  #readBy: MultiMap<string, Context> | undefined;

  constructor(contexts: Iterable<Context>) {
    for (const context of contexts) for (const name of assignmentsIn(context).keys()) this.#setBy.add(name, context);
  }

  /** The contexts that set a variable, in order of arrival. */
  setting(name: string): ReadonlySet<Context> {
    return this.#setBy.get(name);
  }

  /** Those of these contexts, which are all that there are, that read a variable. */
  reading(name: string, contexts: () => Iterable<Context>): ReadonlySet<Context> {
    if (this.#readBy === undefined) {
      this.#readBy = new MultiMap<string, Context>();
      for (const context of contexts()) for (const each of readsIn(context).keys()) this.#readBy.add(each, context);
    }
    return this.#readBy.get(name);
  }

  /** Takes a context's names out and puts its successor's in; returns what those who look at assignments must know. */
  replace(before: Context | undefined, after: Context | undefined): ReadonlySet<string> {
    const was = before === undefined ? none : assignmentsIn(before);
    const is = after === undefined ? none : assignmentsIn(after);
    const things = new Set<string>();
    for (const name of new Set([...was.keys(), ...is.keys()])) {
      if (valuesOf(was.get(name)) !== valuesOf(is.get(name))) things.add(SETTERS + name);
      if (before !== undefined) this.#setBy.delete(name, before);
      if (after !== undefined && is.has(name)) this.#setBy.add(name, after);
    }
    this.#replaceReads(before, after, things);
    return things;
  }

  #replaceReads(before: Context | undefined, after: Context | undefined, things: Set<string>): void {
    if (this.#readBy === undefined) return;
    const was = before === undefined ? noReads : readsIn(before);
    const is = after === undefined ? noReads : readsIn(after);
    for (const name of new Set([...was.keys(), ...is.keys()])) {
      const count = this.#readBy.get(name).size;
      if (before !== undefined) this.#readBy.delete(name, before);
      if (after !== undefined && is.has(name)) this.#readBy.add(name, after);
      if (count !== this.#readBy.get(name).size) things.add(READERS + name);
    }
  }
}

const none: ReadonlyMap<string, readonly VariableAssignment[]> = new Map();
const noReads: ReadonlyMap<string, readonly VariableRead[]> = new Map();

function valuesOf(assignments: readonly VariableAssignment[] = []): string {
  return assignments.map(({ value }) => value?.text ?? '\n').join('\n\n');
}
