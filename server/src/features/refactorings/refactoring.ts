/** What a refactoring is: something that it offers to do with the lines of a selection, and the edits, made when somebody wants them. */

import type { TextEdit } from '../../base/edits.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';

/** Where the cursor stands, or what is selected. */
export interface Selection {
  readonly dialplan: Dialplan;
  readonly file: ConfigFile;
  /** The line of the cursor, or the first that is selected. */
  readonly line: Line;
  /** The column where the selection begins. */
  readonly column: number;
  /** The lines that the selection touches; a selection that ends before the first character of a line does not touch it. */
  readonly lines: readonly Line[];
  /** Whether nothing is selected. */
  readonly isCursor: boolean;
}

/** The edits, or a sentence that says why there are none. */
export type RefactoringResult = RefactoringEdits | { readonly refused: string };

export interface RefactoringEdits {
  readonly edits: readonly TextEdit[];
  /** Where, once the edits are made, a name stands that the user will want to choose. */
  readonly name?: { readonly path: string; readonly line: number; readonly column: number };
}

export interface Offer {
  /** An imperative without a full stop. */
  readonly title: string;
  /** A kind of the protocol, below `refactor`. */
  readonly kind: string;
  result(): RefactoringResult;
}

/** Whatever it offers must be cheap to find: it is asked whenever somebody opens the menu. */
export type Refactoring = (selection: Selection) => readonly Offer[];

export function refused(reason: string): { readonly refused: string } {
  return { refused: reason };
}
