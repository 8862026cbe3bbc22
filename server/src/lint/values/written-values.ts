/** The texts that a value is one of, by what is written: a plain text, or both sides of an `IF()` of such. */

import { splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';

/** Adds the texts that a value is one of, nothing left out; false where they cannot be told. */
export function addWritten(value: string, found: Set<string>): boolean {
  const text = value.trim().replace(/^"(.*)"$/, '$1');
  if (!hasSubstitution(text)) {
    found.add(text);
    return true;
  }
  if (isYesOrNo.test(text)) {
    found.add('0').add('1');
    return true;
  }
  const [, chosen] = /^\$\{IF(?:TIME)?\(.*\?([^?(){}]*)\)\}$/.exec(text) ?? [];
  if (chosen === undefined) return false;
  return chosen.split(':').every((each) => addWritten(each, found));
}

/** A function that gives 0 or 1, and nothing else is written. */
// Asterisk: funcs/func_db.c function_db_exists, funcs/func_logic.c exists and isnull, funcs/func_dialplan.c isexten_function_read.
const isYesOrNo = /^\$\{(?:DB_EXISTS|DIALPLAN_EXISTS|EXISTS|ISNULL)\((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\)\}$/;

/** The two words that a text is one of, where it is an IF() of words and nothing else. */
export function valuesOfIf(piece: Piece, word = /^[\w*#+-]+$/): readonly Piece[] {
  const [only, ...others] = substitutions(piece);
  if (only?.kind !== 'function' || only.name.text !== 'IF' || others.length > 0 || only.whole.text !== piece.text) return [];
  const [, values] = splitArguments(only.arguments, '?', 2);
  const names = values === undefined ? [] : splitArguments(values, ':');
  return names.length === 2 && names.every(({ text }) => word.test(text)) ? names : [];
}
