/** The variables that something sets, as far as the files tell. */

import { applications } from '../../catalogue/catalogue.ts';
import { builtInVariables } from '../../catalogue/variables/dialplan-variables.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Summary } from '../../model/indexes/summary.ts';
import { variablesSetBeside, variablesSetIn } from '../../model/names/variable-uses.ts';

/** Whether the dialplan, its neighbors or Asterisk set a variable. */
export function isVariableSet(dialplan: Dialplan, name: string): boolean {
  return (
    ownVariables().has(name) ||
    dialplan.globals.has(name) ||
    dialplan.summaryHas(setInContexts, name) ||
    variablesSetBeside(dialplan).has(name)
  );
}

/** The names of all variables that they set. */
export function variablesSet(dialplan: Dialplan): ReadonlySet<string> {
  return dialplan.tracker.remember(
    'variables set',
    () =>
      new Set([
        ...ownVariables(),
        ...dialplan.globals.keys(),
        ...dialplan.summary(setInContexts),
        ...variablesSetBeside(dialplan),
      ]),
  );
}

const setInContexts: Summary = {
  name: 'variables set',
  textsOf: (context) => {
    const names = new Set<string>();
    for (const each of variablesSetIn(context)) names.add(each.trim().replace(/^_{1,2}/, ''));
    return names;
  },
};

let own: ReadonlySet<string> | undefined;

/** Those that Asterisk and its applications set. */
function ownVariables(): ReadonlySet<string> {
  return (own ??= new Set([
    ...builtInVariables.map(({ name }) => name),
    ...[...applications()].flatMap(({ variables }) => variables?.map(({ name }) => name) ?? []),
  ]));
}
