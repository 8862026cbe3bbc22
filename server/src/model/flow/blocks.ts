/**
 * The blocks of While and If: which priorities belong together, found by counting over the priorities of one extension as the applications
 * do when they look for the end.
 */
// Asterisk: apps/app_while.c find_matching_endwhile, apps/app_if.c find_matching_endif. Only a priority's own application counts there, so
// that one inside ExecIf opens and closes nothing.

import { blockRole, type BlockKind, type BlockRole } from '../../catalogue/flow/block-applications.ts';
import type { Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { factsOf } from '../lines/facts.ts';
import { priorityAt, type Place } from '../names/place.ts';

/** What a priority's own application is to a block of the given kind. */
function roleOf(priority: Priority, kind: BlockKind): BlockRole | undefined {
  const found = blockRole(priority.statement.application.text);
  return found?.opens === kind ? found.role : undefined;
}

/** The priority that closes the block in which a place stands, or that it opens. */
export function closeOf(dialplan: Dialplan, place: Place, kind: BlockKind): Priority | undefined {
  for (const { priority, depth, role } of behind(dialplan, place, kind)) if (role === 'close' && depth === 0) return priority;
  return undefined;
}

/** The priority that opens the block in which a place stands, or that it closes. */
export function openOf(dialplan: Dialplan, place: Place, kind: BlockKind): Priority | undefined {
  let depth = 0;
  for (let number = place.priority.number - 1; number > 0; number--) {
    const priority = priorityAt(dialplan, place, number);
    if (priority === undefined) return undefined;
    const role = roleOf(priority, kind);
    if (role === 'close') depth++;
    else if (role === 'open' && depth-- === 0) return priority;
  }
  return undefined;
}

/** Where an If or ElseIf goes on when its condition fails: the next ElseIf of its block, or else the Else, or else the end. */
export function elseOf(dialplan: Dialplan, place: Place): Priority | undefined {
  let otherwise: Priority | undefined;
  for (const { priority, depth, role } of behind(dialplan, place, 'if')) {
    if (depth > 0) continue;
    if (role === 'close') return otherwise ?? priority;
    if (role !== 'else') continue;
    if (isElseIf(priority)) return priority;
    otherwise ??= priority;
  }
  // Without an end the search for the others fails as well.
  return undefined;
}

/** The Else of the block in which a place stands, where that is further up. */
export function elseAbove(dialplan: Dialplan, place: Place): Priority | undefined {
  const open = openOf(dialplan, place, 'if');
  if (open === undefined) return undefined;
  for (const { priority, depth, role } of behind(dialplan, { ...place, priority: open }, 'if')) {
    if (priority === place.priority) return undefined;
    if (depth === 0 && role === 'else' && !isElseIf(priority)) return priority;
  }
  return undefined;
}

/** Whether a divider of an If block has a condition of its own. */
export function isElseIf(priority: Priority): boolean {
  return factsOf(priority.statement).call.application === 'elseif';
}

/** The parts of blocks behind a place, with the number of blocks that were opened in between. */
function* behind(
  dialplan: Dialplan,
  place: Place,
  kind: BlockKind,
): Generator<{ readonly priority: Priority; readonly depth: number; readonly role: BlockRole }> {
  let depth = 0;
  for (let number = place.priority.number + 1; ; number++) {
    const priority = priorityAt(dialplan, place, number);
    if (priority === undefined) return;
    const role = roleOf(priority, kind);
    if (role === undefined) continue;
    yield { priority, depth, role };
    if (role === 'open') depth++;
    else if (role === 'close') depth--;
  }
}
