/** Lines of an extension on their way into a routine of their own: which ones can go together, and how they read there. */

import { flowEffect, type FlowEffect } from '../../catalogue/flow/flow-effects.ts';
import type { Replacement } from '../../format/line-edits.ts';
import { sameHead } from '../../format/same-line.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf, targetsOf } from '../../model/lines/facts.ts';
import type { Target } from '../../model/lines/target.ts';
import type { Line } from '../../syntax/config-file.ts';
import { endOf } from '../../syntax/text-edits.ts';

import { isOwnLine, leadsTo } from './numbering.ts';

/** Why these priorities cannot be taken out as one run of lines; undefined when they can. */
export function whyNotOneRun(dialplan: Dialplan, priorities: readonly Priority[]): string | undefined {
  const [first] = priorities;
  if (first === undefined) return 'There is no priority in these lines.';
  for (const [i, each] of priorities.entries()) {
    const { line, statement } = each;
    if (!isOwnLine(dialplan, each) || line.file !== first.line.file)
      return `Line ${line.number + 1} belongs to several contexts, or to another file.`;
    if (each.number < 1) return `Line ${line.number + 1} is a hint, which is no step of a call.`;
    if (each.number !== first.number + i || (i > 0 && line.number < (priorities[i - 1]?.line.number ?? 0)))
      return `The priority on line ${line.number + 1} does not follow the one above it.`;
    if (statement.applicationName === '' || statement.isUnclosed) return `Line ${line.number + 1} is not complete.`;
  }
  const last = priorities.at(-1) ?? first;
  const lines = new Set(priorities.map(({ line }) => line));
  for (let number = first.line.number; number <= last.line.number; number++) {
    const line = first.line.file.lines[number];
    if (line !== undefined && line.statement.kind !== 'blank' && !lines.has(line))
      return `Line ${number + 1} stands between them and is no part of the extension.`;
    if (line?.statement.depthAfter !== 0) return `A block comment begins on line ${number + 1}.`;
  }
  return undefined;
}

/**
 * What must be written otherwise for the jumps of a priority to lead to the same lines when these priorities stand in an extension of their
 * own; a sentence where one leads out of them.
 */
export function jumpsInside(dialplan: Dialplan, priority: Priority, inside: readonly Priority[]): Replacement[] | string {
  const found: Replacement[] = [];
  const [first] = inside;
  const where = `Line ${priority.line.number + 1}`;
  for (const target of targetsOf(priority.statement)) {
    if (target.relation === 'call' || target.relation === 'handler') {
      if (target.context === undefined && target.impliedExtension === undefined)
        return `${where} names a subroutine without its context, which would be another one there.`;
      continue;
    }
    if (target.relation !== 'jump' || target.isContextOnly) continue;
    const to = leadsTo(dialplan, priority, target);
    if (to === undefined || first === undefined || !inside.includes(to)) return `${where} jumps out of these lines.`;
    found.push(...shortened(target, to.number - first.number + 1));
  }
  return found;
}

/** The target with its priority alone, counted from the first line. */
function shortened({ piece, priority }: Target, number: number): Replacement[] {
  if (priority === undefined) return [];
  const found: Replacement[] = [];
  const { start } = priority.piece.span();
  if (piece.span().start < start) found.push({ span: { start: piece.span().start, end: start }, newText: '' });
  if (/^\s*\d+\s*$/.test(priority.piece.text)) found.push({ span: priority.piece.span(), newText: String(number) });
  return found;
}

/** Whether an application of a priority does another thing in another routine or context: it returns, or takes digits. */
export function dependsOnPlace(priority: Priority): boolean {
  return [...withNestedCalls(factsOf(priority.statement).call)].some(({ application }) => {
    const effect = flowEffect(application);
    return (effect !== undefined && placeEffects.has(effect)) || application === 'macroexit';
  });
}

const placeEffects: ReadonlySet<FlowEffect> = new Set(['return', 'leave', 'dialled', 'dialled-in-time', 'maybe-dialled']);

/** The lines from the first to the last priority as lines of an extension `s`, with these replacements, comments between them included. */
export function routineLines(
  priorities: readonly Priority[],
  replacements: ReadonlyMap<Priority, readonly Replacement[]>,
  labelOf: (priority: Priority) => string | undefined = ({ label }) => label,
): string[] {
  const [first] = priorities;
  const last = priorities.at(-1);
  if (first === undefined || last === undefined) return [];
  const byLine = new Map<Line, Priority>(priorities.map((priority) => [priority.line, priority]));
  return first.line.file.lines.slice(first.line.number, last.line.number + 1).map((line) => {
    const priority = byLine.get(line);
    if (priority === undefined) return line.text.slice(0, endOf(line.text));
    const label = labelOf(priority);
    const head = priority === first ? 'exten => s,1' : `${sameHead(line)}n`;
    return `${head}${label === undefined ? '' : `(${label})`},${applicationText(priority, replacements.get(priority) ?? [])}`;
  });
}

/** What stands on the line from the application on, the comment behind it included. */
function applicationText({ line, statement }: Priority, replacements: readonly Replacement[]): string {
  let result = '';
  let done = statement.application.span().start;
  const inOrder = [...replacements].sort((a, b) => a.span.start - b.span.start);
  for (const { span, newText } of inOrder) {
    if (span.start < done) continue;
    result += line.text.slice(done, span.start) + newText;
    done = span.end;
  }
  return result + line.text.slice(done, endOf(line.text));
}
