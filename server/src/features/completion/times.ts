/** The fields of a time range, in `include =>`, GotoIfTime and their kin. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { hasTimeCondition } from '../../catalogue/arguments/argument-roles.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { includeTarget } from '../../model/lines/included-contexts.ts';
import { splitPlain } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Probe } from './probe.ts';

/** What a field can hold, with what it means. */
const fields: readonly (readonly (readonly [text: string, detail: string])[])[] = [
  [
    ['*', 'at any time'],
    ['09:00-17:00', 'from nine to five'],
  ],
  [
    ['*', 'on any day'],
    ['mon-fri', 'from Monday to Friday'],
    ['sat&sun', 'on Saturday and Sunday'],
    ...['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, 'a day of the week'] as const),
  ],
  [
    ['*', 'on any day of the month'],
    ['1-15', 'from the first to the 15th'],
  ],
  [
    ['*', 'in any month'],
    ...['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
      (month) => [month, 'a month'] as const,
    ),
  ],
];

/** The time behind the context of an include; undefined when the cursor is not in it. */
export function includeTimeItems(probe: Probe, value: Piece): CompletionItem[] | undefined {
  const rest = value.slice(includeTarget(value.text).length + 1);
  return probe.isIn(rest) ? fieldItems(probe, rest) : undefined;
}

export function conditionTimeItems(probe: Probe, call: ApplicationCall): CompletionItem[] | undefined {
  for (const { application, branches } of withNestedCalls(call))
    if (hasTimeCondition(application) && branches !== undefined && probe.isIn(branches.condition))
      return fieldItems(probe, branches.condition);
  return undefined;
}

function fieldItems(probe: Probe, times: Piece): CompletionItem[] | undefined {
  const pieces = splitPlain(times, times.text.includes('|') ? '|' : ',');
  const index = pieces.findIndex((piece) => probe.isIn(piece));
  const piece = pieces[index];
  const choices = fields[index];
  if (piece === undefined || choices === undefined || probe.text(piece).includes('$')) return undefined;
  const range = probe.range(piece.trim());
  return choices.map(([text, detail], rank) =>
    probe.item(text, CompletionItemKind.Value, range, text, 1, { detail, sortText: String(rank).padStart(2, '0') }),
  );
}
