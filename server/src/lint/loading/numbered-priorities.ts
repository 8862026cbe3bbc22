/** The priorities that are numbered where `n` would count the same. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Line } from '../../syntax/config-file.ts';

/** Those that stand right behind the priority before them, in the same run of lines and of the same extension; in load order. */
export function countablePriorities(context: Context): Priority[] {
  const priorities = new Map<Line, Priority>(context.priorities().map((priority) => [priority.line, priority]));
  const found: Priority[] = [];
  for (const fragment of context.fragments) {
    let last: Priority | undefined;
    for (const line of fragment.lines()) {
      if (line.statement.kind !== 'exten' && line.statement.kind !== 'same') continue;
      const priority = priorities.get(line);
      if (priority !== undefined && last !== undefined && isNumbered(priority) && follows(priority, last)) found.push(priority);
      // What was dropped may or may not count; nothing is known behind it.
      last = priority;
    }
  }
  return found;
}

function isNumbered({ number, statement }: Priority): boolean {
  const { word, increment } = statement.priority;
  return number > 1 && /^\d+$/.test(word.text) && increment === 0;
}

function follows(priority: Priority, { number, name, context }: Priority): boolean {
  if (number !== priority.number - 1 || number < 1) return false;
  return context
    .named(name)
    .some(({ priorities }) => priorities.includes(priority) && priorities.some((each) => each.number === number));
}
