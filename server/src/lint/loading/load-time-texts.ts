/** The texts in which Asterisk puts variables while it loads the dialplan, when no call is there yet. */
// Asterisk: pbx/pbx_config.c pbx_load_config.

import type { Dialplan } from '../../model/dialplan.ts';
import { expandAtLoad } from '../../model/values/globals.ts';
import { variablesRead } from '../../model/values/values.ts';
import { UNKNOWN } from '../../syntax/expression-value.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ContextStatement, SettingStatement } from '../../syntax/statement.ts';

/** The value of a global variable, an include, a switch or an ignorepat; undefined where it is stored as it is written. */
export function loadTimeText({ kind, key, operator, value }: ContextStatement | SettingStatement): Piece | undefined {
  switch (kind) {
    case 'include':
    case 'ignorepat':
      return value;
    case 'switch':
      // Its kin `lswitch` and `eswitch` wait for the call.
      return key.text.toLowerCase() === 'switch' ? value : undefined;
    case 'setting':
      // A mistyped `exten` is no global variable.
      return operator === '=' && /^\w+$/.test(key.text) && !value.text.includes(',') ? value : undefined;
    case 'autohints':
      return undefined;
  }
}

/** Whether the text depends on what nobody knows before Asterisk loads it: the clock, the database, another machine. */
export function isUnknownAtLoad(dialplan: Dialplan, { text }: Piece): boolean {
  return text.includes('$') && expandAtLoad(text, dialplan.globals).includes(UNKNOWN);
}

/** Whether two texts may turn out to be different after all, since what one of them is nobody knows. */
export function mayDiffer(dialplan: Dialplan, a: Piece | undefined, b: Piece | undefined): boolean {
  if (a === undefined || b === undefined || a.text === b.text) return false;
  return [a, b].some((each) => isUnknownAtLoad(dialplan, each) || isSetElsewhere(dialplan, each));
}

/** Whether the text has a variable that no file sets, in a dialplan of which files are missing. */
function isSetElsewhere(dialplan: Dialplan, text: Piece): boolean {
  if (!dialplan.isIncomplete || !text.text.includes('$')) return false;
  return variablesRead(text).some(({ name, isComputed }) => isComputed || !dialplan.globals.has(name.text));
}
