/** Numbers in an expression that may be missing, and those that a caller chooses. */

import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { untrustedIn } from '../../model/untrusted/untrusted.ts';
import type { Piece } from '../../syntax/piece.ts';

/** A value as an operand of which something is left at all times, and nothing but digits where a caller chooses it. */
export function asNumber(text: string, isChosen: boolean): string {
  return isChosen ? `0\${FILTER(0-9,${text})}` : `0${text}`;
}

/** Whether a caller chooses an operand, which outside quotation marks is evaluated. */
export function isChosenByCaller(piece: Piece, priority: Priority, dialplan: Dialplan): boolean {
  return untrustedIn(dialplan, piece, priority, { sink: 'expression', guards: [], isLate: false }).length > 0;
}
