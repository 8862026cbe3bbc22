/** Applies safe fixes to texts, again and again until none is left. */

import { applyEdits, type TextEdit } from '../base/edits.ts';
import { withOthers } from '../lint/check-dialplan.ts';
import type { Problem } from '../lint/rule.ts';

/** One round after another may bring up a new problem with a fix; a fix that undoes another one must not go on for ever. */
export const MOST_ROUNDS = 10;

export interface FixRound {
  /** The new text of each file that changes. */
  readonly texts: ReadonlyMap<string, string>;
  readonly fixed: number;
}

/** Carries out the safe fixes of the problems: each as a whole or, where it meets one that came before, not at all. */
export function applySafeFixes(problems: readonly Problem[], textOf: (path: string) => string | undefined): FixRound {
  const accepted = new Map<string, TextEdit[]>();
  let fixed = 0;
  for (const problem of problems.flatMap(withOthers)) {
    const fix = problem.fix?.().find((each) => each.safe);
    if (fix === undefined || fix.edits.length === 0) continue;
    const isFree = fix.edits.every(
      (edit) => textOf(edit.path) !== undefined && !(accepted.get(edit.path) ?? []).some((other) => meet(edit, other)),
    );
    if (!isFree) continue;
    fixed++;
    for (const edit of fix.edits) {
      const list = accepted.get(edit.path);
      if (list === undefined) accepted.set(edit.path, [edit]);
      else list.push(edit);
    }
  }
  const texts = new Map<string, string>();
  for (const [path, edits] of accepted) {
    const before = textOf(path) ?? '';
    const after = applyEdits(before, before.includes('\r\n') ? edits.map(withCarriageReturns) : edits);
    if (after !== before) texts.set(path, after);
  }
  return { texts, fixed };
}

/** The edit for a file whose lines end as on Windows. */
function withCarriageReturns(edit: TextEdit): TextEdit {
  return { ...edit, newText: edit.newText.replace(/\r?\n/g, '\r\n') };
}

/** Whether two edits share a character or touch; what touches is left for the next round. */
function meet(a: TextEdit, b: TextEdit): boolean {
  return !(isBefore(a.endLine, a.endColumn, b) || isBefore(b.endLine, b.endColumn, a));
}

function isBefore(line: number, column: number, edit: TextEdit): boolean {
  return line < edit.line || (line === edit.line && column < edit.column);
}
