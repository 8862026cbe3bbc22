/** Whether quotation marks come into a text with the values in it. */

import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';

/** Whether the value of the side without quotation marks may bring some along. */
export function mayHoldQuotes(unquoted: Piece, context: Context, dialplan: Dialplan): boolean {
  return substitutions(unquoted).some((each) => {
    if (each.kind === 'expression') return each.inner.text.includes('"');
    if (each.kind === 'function') return /QUOTE|JSON|STRREPLACE|^(?:IF|EVAL|SHELL|CURL)$/.test(each.name.text);
    const name = each.name.text;
    if (name.includes('$')) return true;
    const argument = /^ARG([1-9]\d*)$/.exec(name)?.[1];
    // Gosub hands quotation marks on.
    if (argument !== undefined)
      return dialplan
        .entriesOf(context.name)
        .some(({ target }) => target.arguments?.[Number(argument) - 1]?.text.trimStart().startsWith('"') === true);
    if (dialplan.globals.get(name)?.startsWith('"') === true) return true;
    return [context, ...dialplan.settersOf(name)].some((setter) =>
      assignmentsIn(setter)
        .get(name)
        ?.some(({ value }) => value?.text.trimStart().startsWith('"') === true),
    );
  });
}
