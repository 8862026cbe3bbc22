/** What a line does to the hangup handlers of its channel: push one, pop the last, wipe all. */
// Asterisk: funcs/func_channel.c func_channel_write_real (items are compared without case).

import { splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { withNestedCalls, type ApplicationCall } from './calls.ts';
import { factsOf } from './facts.ts';
import type { Target } from './target.ts';

export interface HandlerChange {
  readonly kind: 'push' | 'pop' | 'wipe';
  /** The item of CHANNEL(), blanks left out. */
  readonly item: Piece;
  /** What is pushed; empty where nothing is. */
  readonly value: Piece;
  /** Where the pushed handler leads; undefined where nothing is pushed. */
  readonly target: Target | undefined;
  /** The application that makes the change: the line's own, or one written inside it. */
  readonly call: ApplicationCall;
  /** Whether the application does nothing else. */
  readonly isAlone: boolean;
}

const none: readonly HandlerChange[] = [];

/** The changes that a line can make, in the order of its text. */
export function handlerChanges(statement: ExtensionStatement): readonly HandlerChange[] {
  if (!/hangup_handler_/i.test(statement.data.text)) return none;
  const { call, targets } = factsOf(statement);
  const changes: HandlerChange[] = [];
  for (const each of withNestedCalls(call))
    for (const assignment of assignmentsIn(each)) {
      const match = /^(\s*CHANNEL\(\s*)(hangup_handler_(push|pop|wipe))\s*\)\s*=/i.exec(assignment.text);
      if (match === null) continue;
      const [whole, before = '', item = '', kind = ''] = match;
      const value = assignment.slice(whole.length);
      changes.push({
        kind: kind.toLowerCase() as HandlerChange['kind'],
        item: assignment.slice(before.length, before.length + item.length),
        value,
        target:
          value.text === ''
            ? undefined
            : targets.find(({ piece, relation }) => relation === 'handler' && piece.column(0) === value.column(0)),
        call: each,
        isAlone: assignment === each.data,
      });
    }
  return changes;
}

/** The assignments of a call as written, the calls inside it left out. */
function assignmentsIn({ roles, data }: ApplicationCall): readonly Piece[] {
  if (roles?.form === 'assignment') return [data];
  return roles?.form === 'assignments' ? splitArguments(data) : [];
}
