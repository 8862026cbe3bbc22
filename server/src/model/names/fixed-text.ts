/** What a text comes out as where all that is put into it are global variables that nothing but `[globals]` sets. */

import { UNKNOWN } from '../../syntax/expression-value.ts';
import { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import type { Dialplan } from '../dialplan.ts';
import { variablesSetBeside, variablesSetIn } from './variable-uses.ts';

/** The text with such variables put in; what is computed otherwise stands in it as it is written. */
export function withFixedGlobals(dialplan: Dialplan, text: string): string {
  let result = '';
  let done = 0;
  for (const each of substitutions(new Piece(text, 0))) {
    if (each.kind !== 'variable' || each.substring !== undefined) continue;
    const value = fixedValue(dialplan, each.name.text);
    if (value === undefined) continue;
    result += text.slice(done, each.whole.start) + value;
    done = each.whole.start + each.whole.text.length;
  }
  return result + text.slice(done);
}

function fixedValue(dialplan: Dialplan, name: string): string | undefined {
  const value = dialplan.globals.get(name);
  if (value === undefined || value === '' || value.includes(UNKNOWN) || /[\s${}]/.test(value)) return undefined;
  return isSetElsewhere(dialplan, name) ? undefined : value;
}

/** Looks at every context, which only names that are put in are worth. */
function isSetElsewhere(dialplan: Dialplan, name: string): boolean {
  if (dialplan.isIncomplete || dialplan.settersOf(name).length > 0) return true;
  return (
    variablesSetBeside(dialplan).has(name) ||
    dialplan.contextNames.some((each) => {
      const context = dialplan.context(each);
      return context !== undefined && variablesSetIn(context).has(name);
    })
  );
}
