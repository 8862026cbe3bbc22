/** What a target leads to, and what the routine there takes. */

import type { TargetAt, TargetPartName } from '../../model/cursor/element.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { proseOf } from '../../model/lines/doc-comments.ts';
import { resolve, type Resolution } from '../../model/names/resolve.ts';
import { usesLeadingInto } from '../../model/names/uses.ts';
import { routineMeant, routineOf, type Routine } from '../../model/routines/subroutines.ts';
import { block, code, count, paragraphs, plainLines } from '../descriptions/markdown.ts';
import { namesMeant } from '../definition.ts';
import { argumentLine, routineText } from '../descriptions/routine.ts';
import { contextText } from './context.ts';
import { patternText } from './extension.ts';

export function targetText(dialplan: Dialplan, at: TargetAt, part: TargetPartName): string | undefined {
  const { target, origin } = at;
  const found = resolve(dialplan, target, origin);
  const isRoutine = target.relation === 'call' || target.relation === 'handler' || target.relation === 'macro';
  if (isRoutine && found.kind === 'priority') {
    const routine = routineOf(dialplan, target, origin);
    if (routine !== undefined)
      return paragraphs(
        documentationOf(routine),
        routineText(routine, target.relation === 'macro' ? 'Macro' : 'Subroutine'),
        callersText(dialplan, routine),
      );
  }
  if (part === 'context' && 'context' in found && found.context !== undefined) return contextText(dialplan, found.context);
  return resolutionText(found) ?? meantText(namesMeant(dialplan, at));
}

/** What a name may come out as that is put together: `s-${DIALSTATUS}`. */
function meantText(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `May lead to ${names.slice(0, MOST_NAMES).map(code).join(', ')}${more}.`;
}

/** So many names are read at a glance. */
const MOST_NAMES = 10;

function documentationOf(routine: Routine): string | undefined {
  const text = routine.documentation && proseOf(routine.documentation);
  return text === undefined || text === '' ? undefined : plainLines(text);
}

/** From how many places the routine is called, and pushed as a handler. */
function callersText(dialplan: Dialplan, routine: Routine): string | undefined {
  let calls = 0;
  let handlers = 0;
  for (const { target, found } of usesLeadingInto(
    dialplan,
    routine.entry.context,
    ({ relation }) => relation === 'call' || relation === 'handler' || relation === 'macro',
  )) {
    if (found.priority !== routine.entry.priority) continue;
    if (target.relation === 'handler') handlers++;
    else calls++;
  }
  const parts: string[] = [];
  if (handlers > 0) parts.push(`Hangup handler, pushed in ${count(handlers, 'place')}.`);
  if (calls > 0) parts.push(`Called from ${count(calls, 'place')}.`);
  return parts.length === 0 ? undefined : parts.join(' ');
}

function resolutionText(found: Resolution): string | undefined {
  switch (found.kind) {
    case 'priority': {
      const { priority, number, context } = found;
      const label = priority.label === undefined ? '' : `(${priority.label})`;
      const through = priority.context === context ? '' : `, found in ${code(priority.context.name)}`;
      const title = `Goes to ${code(`${context.name},${number},${priority.number}${label}`)}${through}.`;
      return paragraphs(
        title,
        priority.name.startsWith('_') ? patternText(priority.name) : undefined,
        block(priority.line.text.trim()),
      );
    }
    case 'context':
      return undefined;
    case 'unknown-context':
      return `There is no context ${code(found.name)}.`;
    case 'unknown-extension':
      return `No extension of ${code(found.context.name)} answers ${code(found.number)}.`;
    case 'unknown-priority':
      return `${code(`${found.context.name},${found.number}`)} has no priority ${code(found.wanted)}.`;
    case 'unknown-label':
      return `${code(`${found.context.name},${found.number}`)} has no label ${code(found.wanted)}.`;
    case 'unknowable':
      return undefined;
  }
}

/** What the routine calls the argument of this number. */
export function argumentText(dialplan: Dialplan, { target, origin }: TargetAt, number: number): string | undefined {
  const routine = routineMeant(dialplan, target, origin);
  if (routine === undefined) return undefined;
  const { context, extension, priority } = routine.entry;
  const title = `Argument of ${code(`${context.name},${extension.name},${priority.label ?? priority.number}`)}:`;
  if (number > routine.most) return `${title} the routine reads no argument ${number}.`;
  return `${title} ${argumentLine(routine, number)}`;
}
