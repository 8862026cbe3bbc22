/** Arguments that are divided by `|`, as they were before Asterisk 1.6. */

import { acceptedArguments, type AcceptedArguments } from '../../catalogue/arguments/accepted-arguments.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { indexOutside, splitArguments } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { CalledFunction } from './called-functions.ts';
import { leastArguments } from './function-arguments.ts';

/** The pieces that somebody meant to be the arguments of a call; undefined where its arguments are divided as they should be. */
export function pipedArguments({ application, data }: ApplicationCall): readonly Piece[] | undefined {
  if (!data.text.includes('|')) return undefined;
  // Behind a number in front the rest is the text.
  if (application === 'verbose' && /^\s*\d\s*\|/.test(data.text)) return splitArguments(data, '|', 2);
  const accepted = acceptedArguments(application);
  if (accepted === undefined) return undefined;
  const args = splitArguments(data);
  if (args.length > 1) return takesNoText.has(application) ? pipedInside(args, accepted) : undefined;
  if ((accepted.most ?? 1) < 2 && !takesList.has(application)) return undefined;
  // In parentheses or quotation marks it divides something else, and more of them than there are arguments divide nothing.
  const pieces = splitArguments(data, '|');
  if (pieces.length < 2 || data.text.includes('"') || pieces.length > (accepted.most ?? Infinity)) return undefined;
  return pieces;
}

/** `Dial(PJSIP/100|20,tT)`: of options and numbers it is told what they are not. */
function pipedInside(args: readonly Piece[], { most = Infinity, options }: AcceptedArguments): readonly Piece[] | undefined {
  const index = args.findIndex((each, at) => indexOutside(each.text, '|') > (at === 0 ? 0 : -1));
  const piped = args[index];
  if (piped === undefined || index === options?.position || piped.text.includes('"')) return undefined;
  if (/^\s*(?:\d+|\$\{[\w():]+\})\|/.test(piped.text)) return undefined;
  const pieces = splitArguments(piped, '|');
  return pieces.length > 1 && args.length + pieces.length - 1 <= most ? pieces : undefined;
}

/** The pieces that somebody meant to be the arguments of a function. */
export function pipedFunctionArguments({ name, arguments: args }: CalledFunction): readonly Piece[] | undefined {
  if (!args.text.includes('|') || args.text.includes('"')) return undefined;
  const given = splitArguments(args);
  const pieces = given.flatMap((each) => splitArguments(each, '|'));
  if (pieces.length === given.length || pieces.some(({ text }) => text === '')) return undefined;
  if (takesNumbers.has(name.text)) return pieces;
  const least = leastArguments(name.text);
  return least !== undefined && given.length < least && pieces.length >= least ? pieces : undefined;
}

/** Functions whose arguments are numbers or names. */
const takesNumbers: ReadonlySet<string> = new Set(['RAND', 'MATH', 'ARRAY', 'INC', 'DEC']);

/** Applications of which no argument is a text of one's own that a `|` may stand in. */
const takesNoText: ReadonlySet<string> = new Set([
  ...['dial', 'queue', 'read', 'record', 'voicemail', 'voicemailmain', 'meetme', 'confbridge', 'playback', 'background', 'page'],
  ...[
    'directory',
    'authenticate',
    'chanspy',
    'followme',
    'park',
    'retrydial',
    'addqueuemember',
    'removequeuemember',
    'waitexten',
  ],
]);

/** Whether arguments of a call on the line are divided by `|`, so that a name seems to go on. */
export function isPiped({ statement }: Line): boolean {
  if ((statement.kind !== 'exten' && statement.kind !== 'same') || !statement.data.text.includes('|')) return false;
  for (const call of withNestedCalls(factsOf(statement).call)) if (pipedArguments(call) !== undefined) return true;
  return false;
}

/** Applications that take several arguments, with no limit to the last one. */
const takesList: ReadonlySet<string> = new Set([
  ...['agi', 'deadagi', 'eagi', 'macro', 'mixmonitor', 'queuelog', 'retrydial', 'channelredirect', 'sayalphacase', 'stasis'],
]);
