/** What the judges of the arguments of functions tell. */

import type { Piece } from '../../syntax/piece.ts';

/** What is wrong with an argument, and where. */
export interface ArgumentFlaw {
  readonly piece: Piece;
  readonly message: string;
  /** What was meant in place of it, where that is plain. */
  readonly meant?: string;
  /** Whether it may be just what was meant. */
  readonly isDoubtful?: boolean;
}
