/** Queues as a way from one extension to another: by `Queue()` to the section of queues.conf, and from there to its members. */

import { configuredNameAt, usesOfConfiguredName } from '../../model/cursor/configured-name-at.ts';
import { priorityAtLine } from '../../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { nameUses, type NameUse } from '../../model/lines/name-uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { nodeOf, sectionOf, type HierarchyNode } from './items.ts';

/** One end of a call by `Queue()`, and where that names the queue. */
export interface QueueCall {
  readonly node: HierarchyNode;
  readonly construct: string;
  readonly line: Line;
  readonly piece: Piece;
}

/** The queue that a line of the dialplan names at a column. */
export function queueAt(dialplan: Dialplan, line: Line, column: number): HierarchyNode | undefined {
  const named = line.file.dialect === 'config' ? undefined : configuredNameAt(dialplan, line, column);
  const [definition] = named?.kind === 'queue' ? named.definitions : [];
  return definition === undefined ? undefined : sectionOf(definition.line);
}

/** The queues that a call waits in on a line, those that some file defines. */
export function queuesEntered(dialplan: Dialplan, line: Line, statement: ExtensionStatement): QueueCall[] {
  return nameUses(statement).flatMap((use) => {
    if (!isEntered(use)) return [];
    const [definition] = dialplan.configured('queue').named(use.name);
    const node = definition === undefined ? undefined : sectionOf(definition.line);
    return node === undefined ? [] : [{ node, construct: use.construct, line, piece: use.piece }];
  });
}

/** The calls that wait in the queue whose section begins on this line. */
export function* callsIntoQueue(dialplan: Dialplan, header: Line): Generator<QueueCall> {
  const { statement } = header;
  if (statement.kind !== 'section') return;
  const queue = configuredNameAt(dialplan, header, statement.name.span().start);
  if (queue?.kind !== 'queue') return;
  for (const { line, piece } of usesOfConfiguredName(dialplan, queue)) {
    const priority = priorityAtLine(dialplan, line);
    const use = priority === undefined ? undefined : nameUses(priority.statement).find((each) => each.piece === piece);
    if (priority !== undefined && use !== undefined && isEntered(use))
      yield { node: nodeOf(priority), construct: use.construct, line, piece };
  }
}

/** Others that name a queue only ask about it, or change who is in it. */
function isEntered({ kind, construct, isComputed }: NameUse): boolean {
  return kind === 'queue' && !isComputed && construct.toLowerCase() === 'queue';
}
