/** Variables: what they mean to Asterisk, where they are set, and the value when it is constant. */

import { builtInVariable } from '../../catalogue/dialplan-variables.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { VariableElement } from '../../model/element-at.ts';
import { placeOf } from '../../model/place.ts';
import { routineAt, argumentName } from '../../model/subroutines.ts';
import { usesOfVariable } from '../../model/variables.ts';
import type { Priority } from '../../model/context.ts';
import { definition } from '../definition.ts';
import { code, count, names, paragraphs } from '../markdown.ts';
import { argumentLine } from './routine.ts';

/** More lines than this are not told apart. */
const MOST_LINES = 100;

export function variableText(dialplan: Dialplan, element: VariableElement): string {
  const { name, priority } = element;
  const builtIn = builtInVariable(name);
  const number = /^ARG([1-9]\d*)$/.exec(name)?.[1];
  if (number !== undefined && priority !== undefined) return argumentVariableText(dialplan, element, priority, Number(number));
  const meaning =
    builtIn === undefined
      ? undefined
      : `${builtIn.note}${builtIn.values === undefined ? '' : ` One of ${names(builtIn.values, 12)}.`}`;
  return paragraphs(`**Variable** ${code(name)}`, meaning, setText(dialplan, name, builtIn !== undefined));
}

function setText(dialplan: Dialplan, name: string, isBuiltIn: boolean): string | undefined {
  const global = dialplan.globals.get(name);
  let sets = 0;
  const files = new Set<string>();
  for (const { line, use } of usesOfVariable(dialplan, name)) {
    if (use.access !== 'write') continue;
    files.add(line.file.path);
    if (++sets >= MOST_LINES) break;
  }
  if (global !== undefined && sets === 1) return `Global variable, always ${code(global)}.`;
  const where = sets === 0 ? (isBuiltIn ? undefined : 'Nothing in this dialplan sets it.') : `Set in ${count(sets, 'place')}.`;
  return global === undefined ? where : paragraphs(`Global variable, ${code(global)} at the start.`, where);
}

/** What the routine takes the argument for, and what its callers pass. */
function argumentVariableText(dialplan: Dialplan, element: VariableElement, priority: Priority, number: number): string {
  const first = priority.context.named(priority.name)[0]?.priority(1) ?? priority;
  const routine = routineAt(dialplan, placeOf(first));
  const isKnown = argumentName(routine, number) !== undefined || routine.reads.has(number);
  const passed = definition(dialplan, element.line.file.path, element.line.number, element.span.start).map(({ path, range }) => {
    const file =
      dialplan.layout.files.find((each) => each.path === path) ?? dialplan.neighbors.find((each) => each.path === path);
    return file?.lines[range.start.line]?.text.slice(range.start.character, range.end.character) ?? '';
  });
  const values = [...new Set(passed)].filter((text) => text !== '');
  return paragraphs(
    isKnown ? argumentLine(routine, number) : `${code(`ARG${number}`)}: ${builtInVariable(`ARG${number}`)?.note ?? ''}`,
    values.length === 0 ? 'No call in this dialplan passes it.' : `Passed in ${count(passed.length, 'call')}: ${names(values)}.`,
  );
}
