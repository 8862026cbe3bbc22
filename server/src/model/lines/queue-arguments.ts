/**
 * The place of the subroutine among the arguments of Queue: the seventh since Asterisk 21, and the eighth up to 20, where the seventh is a macro.
 */

import type { Span } from '../../base/span.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ApplicationCall } from './calls.ts';

export interface QueueRoutine {
  /** The argument that holds the subroutine, quotation marks included. */
  readonly argument: Piece;
  /** The columns of the empty argument in front of it with its comma, where the subroutine is the eighth. */
  readonly emptyMacro: Span | undefined;
}

/** The subroutine of a Queue, in whichever place; undefined for other calls and where both places are taken. */
export function queueRoutine({ roles, data }: ApplicationCall): QueueRoutine | undefined {
  const routines = Object.entries(roles?.arguments ?? {}).filter(([, role]) => role.kind === 'routine');
  const macro = routines.find(([, role]) => role.kind === 'routine' && role.orElse === 'macro')?.[0];
  const routine = routines.find(([, role]) => role.kind === 'routine' && role.orElse === 'rule')?.[0];
  if (macro === undefined || routine === undefined) return undefined;
  const args = splitArguments(data);
  const [first, second] = [args[Number(macro)], args[Number(routine)]];
  if (first === undefined) return undefined;
  if (first.text.trim() !== '') return { argument: first, emptyMacro: undefined };
  if (second === undefined || second.text.trim() === '') return undefined;
  return { argument: second, emptyMacro: { start: first.span().start, end: second.span().start } };
}
