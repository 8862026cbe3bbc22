/** The refactorings that are offered for a selection; each is a file of its own beside this one's folder. */

import type { Range } from 'vscode-languageserver-types';
import { fileAt } from '../model/cursor/line-at.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { Line } from '../syntax/config-file.ts';
import { endsWithReturns, withLineEnds } from './edits/text-edits.ts';
import { convertH } from './refactorings/convert-h.ts';
import { extractSubroutine } from './refactorings/extract-subroutine.ts';
import { legHandler } from './refactorings/leg-handler.ts';
import { macroToGosub } from './refactorings/macro-to-gosub.ts';
import { priorityNumbers } from './refactorings/priority-numbers.ts';
import { queueArguments } from './refactorings/queue-arguments.ts';
import type { Offer, Refactoring, RefactoringResult } from './refactorings/refactoring.ts';
import { sameLines } from './refactorings/same-lines.ts';

const refactorings: readonly Refactoring[] = [
  extractSubroutine,
  legHandler,
  convertH,
  macroToGosub,
  sameLines,
  priorityNumbers,
  queueArguments,
];

/** What is offered for a range of a file, the edits not made yet. */
export function refactoringOffers(dialplan: Dialplan, path: string, { start, end }: Range): readonly Offer[] {
  const file = fileAt(dialplan, path);
  const line = file?.lines[start.line];
  if (file === undefined || line === undefined || file.dialect === 'config') return [];
  const isCursor = start.line === end.line && start.character === end.character;
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  const lines: readonly Line[] = file.lines.slice(start.line, last + 1);
  const selection = { dialplan, file, line, column: start.character, lines, isCursor };
  return refactorings.flatMap((refactoring) => refactoring(selection));
}

/** The edits of the offer with this title, in the line ends of the files; a refusal where it is not offered any more. */
export function refactoringEdits(dialplan: Dialplan, path: string, range: Range, title: string): RefactoringResult {
  const offer = refactoringOffers(dialplan, path, range).find((each) => each.title === title);
  if (offer === undefined) return { refused: 'The text has changed meanwhile; ask again.' };
  const result = offer.result();
  if ('refused' in result) return result;
  return { ...result, edits: withLineEnds(result.edits, (each) => endsWithReturns(fileAt(dialplan, each))) };
}
