/** A GotoIf goes to the same place whether its condition holds or not. */

import type { Context } from '../../model/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Priority } from '../../model/extension.ts';
import { factsOf } from '../../model/facts.ts';
import { stepsAfter, targetWritten } from '../../model/flow.ts';
import { destination, isSamePlace, placeOf } from '../../model/place.ts';
import type { Piece } from '../../syntax/piece.ts';
import { mayRun } from '../gathered.ts';
import { contextRule, type Finding } from '../rule.ts';

export const pointlessCondition = contextRule(
  {
    name: 'pointless-condition',
    tier: 'flow',
    severity: 'information',
    since: '0.1.0',
    summary: 'A GotoIf leads to the same priority whether its condition holds or not.',
    why:
      'A GotoIf without a second branch goes on with the next priority when its condition does not hold: where its label is that of the next line, the line is run in any case. ' +
      'Most often the other branch was forgotten, or a line between the two.',
    evidence: 'main/pbx_builtins.c `pbx_builtin_gotoif`',
    invalid: [
      `
[a]
exten => s,1,Read(CHOICE,menu,1)
 same => n,GotoIf($["\${CHOICE}" = "1"]?sales)
;                                      ^^^^^ information pointless-condition: Both ways lead to the next line: the condition makes no difference.
 same => n(sales),Dial(PJSIP/100)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?end:end)
;                                             ^^^ information pointless-condition: Both ways lead to 'end': the condition makes no difference.
 same => n,Playback(tt-weasels)
 same => n(end),Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Read(CHOICE,menu,1)
 same => n,GotoIf($["\${CHOICE}" = "1"]?sales:end)
 same => n(sales),Dial(PJSIP/100)
 same => n(end),Hangup()
`,
    ],
    seeAlso: ['constant-condition', 'invalid-condition'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    for (const priority of context.priorities()) {
      const finding = /^\s*gotoif(?:time)?\s*$/i.test(priority.statement.application.text)
        ? judge(dialplan, priority)
        : undefined;
      if (finding !== undefined) yield finding;
    }
  },
  (found) => mayRun(found, 'gotoif', 'gotoiftime'),
);

function judge(dialplan: Dialplan, priority: Priority): Finding | undefined {
  const place = placeOf(priority);
  const { branches } = factsOf(priority.statement).call;
  if (branches?.then === undefined) return undefined;
  const { then, otherwise } = branches;
  const written = [then, otherwise].filter((branch): branch is Piece => branch !== undefined && branch.text !== '');
  const [first = then] = written;
  const found = written.map((branch) => {
    const target = targetWritten(place, branch);
    return target === undefined ? undefined : destination(dialplan, place, target);
  });
  const [one, other] = found;
  if (one === undefined || (written.length > 1 && (other === undefined || !isSamePlace(one, other)))) return undefined;
  const { steps } = stepsAfter(dialplan, place);
  const [only] = steps;
  // What goes on by itself has to come to the same place.
  if (written.length === 1 && (steps.some((step) => !isSamePlace(step.place, one)) || !steps.some(({ kind }) => kind === 'next')))
    return undefined;
  if (only === undefined) return undefined;
  const isNext = one.priority.number === priority.number + 1 && one.priority.name === priority.name;
  return {
    line: priority.line,
    span: first.span(),
    message: `Both ways lead to ${isNext ? 'the next line' : `'${first.text.trim()}'`}: the condition makes no difference.`,
  };
}
