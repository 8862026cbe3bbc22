/** Arguments that are divided by `|`, as they were before Asterisk 1.6. */

import { acceptedArguments } from '../../catalogue/arguments/accepted-arguments.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';

/** The pieces that somebody meant to be the arguments of a call; undefined where its arguments are divided as they should be. */
export function pipedArguments({ application, data }: ApplicationCall): readonly Piece[] | undefined {
  if (!data.text.includes('|')) return undefined;
  // Behind a number in front the rest is the text.
  if (application === 'verbose' && /^\s*\d\s*\|/.test(data.text)) return splitArguments(data, '|', 2);
  const accepted = acceptedArguments(application);
  if (accepted === undefined || splitArguments(data).length > 1) return undefined;
  if ((accepted.most ?? 1) < 2 && !takesList.has(application)) return undefined;
  // In parentheses or quotation marks it divides something else, and more of them than there are arguments divide nothing.
  const pieces = splitArguments(data, '|');
  if (pieces.length < 2 || data.text.includes('"') || pieces.length > (accepted.most ?? Infinity)) return undefined;
  return pieces;
}

/** Applications that take several arguments, with no limit to the last one. */
const takesList: ReadonlySet<string> = new Set([
  ...['agi', 'deadagi', 'eagi', 'macro', 'mixmonitor', 'queuelog', 'retrydial', 'channelredirect', 'sayalphacase', 'stasis'],
]);
