/** The variables that something sets, as far as the files tell. */

import { applications } from '../../catalogue/catalogue.ts';
import { builtInVariables } from '../../catalogue/variables/dialplan-variables.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { variablesSetBeside, variablesSetIn } from '../../model/names/variable-uses.ts';

/** The names of all variables that the dialplan, its neighbors or Asterisk set. */
export function variablesSet(dialplan: Dialplan): ReadonlySet<string> {
  return dialplan.tracker.remember('variables set', () => {
    const names = new Set(builtInVariables.map(({ name }) => name));
    for (const { variables } of applications()) for (const { name } of variables ?? []) names.add(name);
    for (const name of dialplan.globals.keys()) names.add(name);
    for (const name of dialplan.contextNames) {
      const context = dialplan.context(name);
      if (context !== undefined) for (const each of variablesSetIn(context)) names.add(each.trim().replace(/^_{1,2}/, ''));
    }
    for (const name of variablesSetBeside(dialplan)) names.add(name);
    return names;
  });
}
