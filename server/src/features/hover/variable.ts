/** Variables: what they mean to Asterisk, where they are set, and the value when it is constant. */

import { baseName } from '../../base/base-name.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { VariableElement } from '../../model/cursor/element.ts';
import { priorityAtLine, targetsOn } from '../../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { placeOf } from '../../model/names/place.ts';
import { isGlobal, usesOfVariable } from '../../model/names/variable-uses.ts';
import { argumentName, routineAt, routineOf } from '../../model/routines/subroutines.ts';
import type { Line } from '../../syntax/config-file.ts';
import { UNKNOWN } from '../../syntax/expression-value.ts';
import { definition } from '../definition.ts';
import { choice, code, count, names, paragraphs, plain } from '../descriptions/markdown.ts';
import { argumentLine } from '../descriptions/routine.ts';

/** More lines than this are not told apart. */
const MOST_LINES = 100;

/** So many of them are listed. */
const MOST_SHOWN = 5;

export function variableText(dialplan: Dialplan, element: VariableElement): string {
  const { name, priority } = element;
  const builtIn = builtInVariable(name);
  const number = /^ARG([1-9]\d*)$/.exec(name)?.[1];
  if (number !== undefined && priority !== undefined) return argumentVariableText(dialplan, element, priority, Number(number));
  const meaning =
    builtIn === undefined
      ? undefined
      : `${builtIn.note}${builtIn.values === undefined ? '' : ` One of ${choice(builtIn.values)}.`}`;
  const returned = name === 'GOSUB_RETVAL' && priority !== undefined ? returnedText(dialplan, priority) : undefined;
  return paragraphs(
    `**Variable** ${code(name)}`,
    meaning,
    partText(element),
    returned,
    setText(dialplan, name, builtIn !== undefined),
  );
}

/** Which part of the value is meant: `${EXTEN:1}`, `${NUMBER:-4}`, `${DATE:0:4}`. */
// Asterisk: main/pbx_variables.c substring.
function partText({ line, span, access }: VariableElement): string | undefined {
  const [, start, end] = access === 'read' ? (/^:(-?\d+)(?::(-?\d+))?\}/.exec(line.text.slice(span.end)) ?? []) : [];
  if (start === undefined) return undefined;
  const from = Number(start);
  const length = end === undefined ? undefined : Number(end);
  const some = (number: number): string => (Math.abs(number) === 1 ? 'character' : `${Math.abs(number)} characters`);
  const rest = length !== undefined && length < 0 ? `, without the last ${some(length)}` : '';
  if (length !== undefined && length > 0) {
    if (from === 0) return `Here its first ${some(length)}.`;
    const place = from > 0 ? `behind its first ${some(from)}` : `from its last ${some(from)} on`;
    return `Here ${length === 1 ? 'one character' : some(length)} ${place}.`;
  }
  if (from === 0) return rest === '' ? undefined : `Here${rest.slice(1)}.`;
  return from > 0
    ? `Here without its first ${some(from)}${rest.replace(', without', ' and')}.`
    : `Here its last ${some(from)}${rest}.`;
}

/** What the last call above a priority returns, where the routine's comment says so. */
function returnedText(dialplan: Dialplan, priority: Priority): string | undefined {
  const extension = priority.context.extensions.find(({ priorities }) => priorities.includes(priority));
  const above = (extension?.priorities ?? []).filter(({ number }) => number < priority.number).reverse();
  for (const { line, statement } of above)
    for (const { target, origin } of targetsOn(dialplan, line, statement)) {
      if (target.relation !== 'call' || target.separator !== ',') continue;
      const routine = routineOf(dialplan, target, origin);
      const value = routine?.documentation?.returns;
      if (routine === undefined) return undefined;
      const { context, extension: entered } = routine.entry;
      return value === undefined ? undefined : `From ${code(`${context.name},${entered.name}`)}: ${plain(value)}`;
    }
  return undefined;
}

/** Where it is set, and to what: one value where all of them agree and none is computed, or else the first lines. */
function setText(dialplan: Dialplan, name: string, isBuiltIn: boolean): string | undefined {
  const loaded = dialplan.globals.get(name);
  const isKnown = loaded?.includes(UNKNOWN) === false;
  const global = loaded?.replaceAll(UNKNOWN, '…');
  const lines: Line[] = [];
  for (const { line, use } of usesOfVariable(dialplan, name)) {
    if (use.access !== 'write') continue;
    if (lines.length >= MOST_LINES) return `Set in more than ${MOST_LINES} places.`;
    lines.push(line);
  }
  const [written] = lines;
  if (global !== undefined && lines.length === 1 && written !== undefined)
    return isKnown
      ? `Global variable, always ${code(global)}.`
      : `Global variable, computed when Asterisk loads the file: ${assignedValues(dialplan, written, name).map(code).join('')}.`;
  if (lines.length === 0) return isBuiltIn ? undefined : 'Nothing in this dialplan sets it.';
  const start = global === undefined ? undefined : `Global variable, ${code(global)} at the start.`;
  const values = new Set(lines.flatMap((line) => assignedValues(dialplan, line, name)));
  const [value] = values;
  // What an application sets it to, as Read does, is nowhere written.
  const isConstant = values.size === 1 && value !== undefined && !value.includes('$') && !values.has(UNKNOWN_VALUE);
  const places = lines.slice(0, MOST_SHOWN).map((line) => `- ${placeText(dialplan, line)}`);
  const rest = lines.length - places.length;
  return paragraphs(
    start,
    `Set in ${count(lines.length, 'place')}${isConstant && global === undefined ? `, always to ${value === '' ? 'nothing' : code(value)}` : ''}:`,
    [...places, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n'),
  );
}

/** Stands for a value that the line does not tell; no text of a line can hold a line feed. */
const UNKNOWN_VALUE = '\n';

/** What a line sets the variable to, as it is written. */
function assignedValues(dialplan: Dialplan, line: Line, name: string): string[] {
  const { statement } = line;
  if (statement.kind === 'setting') return [isGlobal(dialplan, line) ? statement.value.text : UNKNOWN_VALUE];
  if (statement.kind !== 'exten' && statement.kind !== 'same') return [UNKNOWN_VALUE];
  const values: string[] = [];
  for (const call of withNestedCalls(factsOf(statement).call))
    for (const { name: left, arguments: args, value } of assignmentsOf(call))
      if (args === undefined ? left.text === name : args.text.trim() === name && /^(?:LOCAL|GLOBAL)$/.test(left.text))
        values.push(value.text.trim());
  return values.length === 0 ? [UNKNOWN_VALUE] : values;
}

/** `in,s,2: Set(X=1)` */
function placeText(dialplan: Dialplan, line: Line): string {
  const { statement } = line;
  const file = `${baseName(line.file.path)}, line ${line.number + 1}`;
  if (statement.kind !== 'exten' && statement.kind !== 'same') return `${code(statement.live.text)} (${file})`;
  const priority = priorityAtLine(dialplan, line);
  const place = priority === undefined ? '' : `${code(`${priority.context.name},${priority.name},${priority.number}`)}: `;
  const application = statement.hasParentheses
    ? `${statement.application.text}(${statement.data.text})`
    : statement.application.text;
  return `${place}${code(application)} (${file})`;
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
