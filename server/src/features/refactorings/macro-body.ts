/** The lines of a macro as those of a subroutine. */
// Asterisk: apps/app_stack.c stackpeek_read; apps/app_macro.c _macro_exec up to Asterisk 20.

import type { TextEdit } from '../../base/edits.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import { variablesSet } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { variablesRead } from '../../model/values/values.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import { replacement } from '../../syntax/text-edits.ts';

/** Where the macro was called from, as the frame of a subroutine tells it. */
const callerVariables: ReadonlyMap<string, string> = new Map([
  ['MACRO_EXTEN', 'STACK_PEEK(1,e)'],
  ['MACRO_CONTEXT', 'STACK_PEEK(1,c)'],
  ['MACRO_PRIORITY', 'STACK_PEEK(1,p)'],
]);

/** The edits, or why there are none. `isRunByOption` says that an application runs the macro on another channel, where nobody called it. */
export function bodyEdits(context: Context, isRunByOption: boolean): TextEdit[] | string {
  const edits: TextEdit[] = [];
  for (const priority of context.priorities()) {
    const own = editsOf(priority, isRunByOption);
    if (typeof own === 'string') return own;
    edits.push(...own);
  }
  return edits;
}

function editsOf({ line, statement }: Priority, isRunByOption: boolean): TextEdit[] | string {
  const where = `Line ${line.number + 1} of the macro`;
  const edits: TextEdit[] = [];
  const { call } = factsOf(statement);
  for (const { name, application, data } of withNestedCalls(call))
    if (application === 'macroexit')
      edits.push(
        replacement(line, name.trim().span(), 'Return'),
        ...(data.text === '' ? [] : [replacement(line, data.span(), '')]),
      );
  const replaced = new Set<number>();
  for (const each of allSubstitutions(statement.data)) {
    const written = each.kind === 'variable' ? callerVariables.get(each.name.text) : undefined;
    if (each.kind !== 'variable' || written === undefined) continue;
    if (isRunByOption) return `${where} reads ${each.name.text}, which option U does not tell.`;
    replaced.add(each.name.span().start);
    edits.push(replacement(line, each.name.span(), written));
  }
  for (const { name, isComputed } of variablesRead(statement.data)) {
    if (replaced.has(name.span().start)) continue;
    if (name.text === 'MACRO_RESULT') edits.push(replacement(line, name.span(), 'GOSUB_RESULT'));
    else if (name.text.startsWith('MACRO_') || (isComputed && name.text.includes('MACRO')))
      return `${where} reads ${name.text} in a way that a subroutine cannot.`;
  }
  for (const name of variablesSet(call)) {
    if (name.text === 'MACRO_RESULT') edits.push(replacement(line, name.span(), 'GOSUB_RESULT'));
    else if (name.text.startsWith('MACRO_')) return `${where} sets ${name.text}, which means nothing to a subroutine.`;
  }
  return edits;
}
