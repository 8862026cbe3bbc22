/** A variable is read that nothing sets, and whose name is nearly that of one that is set. */

import { distance } from '../../base/distance.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import { variablesRead } from '../../model/values/values.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { contextRule } from '../rule.ts';
import { isVariableSet, variablesSet } from '../values/variables-set.ts';

export const variableNeverSet = contextRule(
  {
    name: 'variable-never-set',
    tier: 'flow',
    severity: 'off',
    since: '0.1.0',
    summary: 'A variable is read that nothing sets, and whose name is nearly that of one that is set.',
    why:
      'A variable that nobody has set is empty, and Asterisk says nothing: a typing mistake in its name stays unseen until a call goes wrong. Names are compared with regard to case. ' +
      'The rule is off unless it is asked for, since AGI programs, ARI and the configuration of a channel may set variables that no file shows. What leaves hardly a doubt is reported by *unknown-variable*.',
    evidence: 'main/pbx_variables.c `pbx_retrieve_variable` (a variable that is not found gives nothing)',
    invalid: [
      `
[a]
exten => s,1,Set(CUSTOMER=\${CALLERID(num)})
 same => n,Set(DB(last/call)=\${CUSTMOER})
;                              ^^^^^^^^ warning variable-never-set: Nothing sets 'CUSTMOER', so that it is empty here.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(CUSTOMER=\${CALLERID(num)})
 same => n,Set(DB(last/call)=\${CUSTOMER} \${OTHER} \${DIALSTATUS})
`,
    ],
    seeAlso: ['unknown-variable', 'unset-variable', 'invalid-variable-reference'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    if (dialplan.isIncomplete) return;
    for (const { statement, line } of context.priorities()) {
      if (!statement.data.text.includes('${')) continue;
      for (const { name, isComputed } of variablesRead(statement.data)) {
        if (isComputed || !/^\w{4,}$/.test(name.text) || builtInVariable(name.text) !== undefined) continue;
        if (isVariableSet(dialplan, name.text)) continue;
        const near = [...variablesSet(dialplan)].filter((each) => isNearly(each, name.text));
        if (near.length === 0) continue;
        // Inside of other lines a rule that looks beyond the line cannot tell a column.
        const isExact = hasWholeSignature(statement);
        yield {
          line,
          span: (isExact ? name : statement.application.trim()).span(),
          message: `Nothing sets '${name.text}', so that it is empty here.`,
          fix: (): Fix[] =>
            isExact
              ? near.map((each) => ({ title: `Change to '${each}'`, safe: false, edits: [replacement(line, name.span(), each)] }))
              : [],
        };
      }
    }
  },
);

/** Whether one key was missed, or two were struck in the wrong order; names that differ by a number are a series. */
function isNearly(known: string, name: string): boolean {
  if (known.replace(/\d+/g, '') === name.replace(/\d+/g, '')) return false;
  return known.toLowerCase() === name.toLowerCase() || distance(known, name, 1) <= 1;
}
