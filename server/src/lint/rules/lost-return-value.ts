/** A subroutine sets GOSUB_RETVAL and then returns without a value, which makes it empty again. */

import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { stepsAfter } from '../../model/flow/flow.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { placeOf, type Place } from '../../model/names/place.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { mayRun } from '../contexts/gathered.ts';
import type { Fix } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';

export const lostReturnValue = contextRule(
  {
    name: 'lost-return-value',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A subroutine sets GOSUB_RETVAL and returns without a value, so that its caller finds nothing there.',
    why:
      'Return sets GOSUB_RETVAL to its argument, whatever was in it: to nothing where it has none. What a subroutine has worked out is given back by `Return(value)`, ' +
      'or in another variable, which Return leaves alone.',
    evidence: 'apps/app_stack.c `return_exec`',
    invalid: [
      `
[next-agent]
exten => s,1,Set(AGENT=\${DB(agents/next)})
 same => n,Set(GOSUB_RETVAL=\${AGENT})
;              ^^^^^^^^^^^^ warning lost-return-value: The Return behind it has no value, and makes 'GOSUB_RETVAL' empty.
 same => n,Return()
`,
    ],
    valid: [
      `
[next-agent]
exten => s,1,Set(AGENT=\${DB(agents/next)})
 same => n,Return(\${AGENT})
exten => t,1,Set(GOSUB_RETVAL=)
 same => n,Return()
exten => u,1,Set(GOSUB_RETVAL=1)
 same => n,Return(\${GOSUB_RETVAL})
`,
    ],
    seeAlso: ['missing-return'],
  },
  function* (context, dialplan) {
    for (const priority of context.priorities()) {
      const name = valueSetAt(priority);
      const end = name === undefined ? undefined : emptyReturnBehind(dialplan, placeOf(priority));
      if (name === undefined || end === undefined || !isSound(priority.statement, priority.line.text)) continue;
      yield {
        line: priority.line,
        span: name.span(),
        message: "The Return behind it has no value, and makes 'GOSUB_RETVAL' empty.",
        related: [{ line: end.line, span: end.statement.application.span(), message: 'The Return without a value.' }],
        fix: () => [handBack(end)],
      };
    }
  },
  (found) => mayRun(found, 'return') && mayRun(found, 'set', 'mset'),
);

const NAME = 'GOSUB_RETVAL';

/** The name, where a line sets the variable to anything. */
function valueSetAt({ statement }: Priority): Piece | undefined {
  if (!statement.data.text.includes(NAME)) return undefined;
  for (const call of withNestedCalls(factsOf(statement).call))
    for (const { name, arguments: args, value } of assignmentsOf(call))
      if (name.text === NAME && args === undefined && value.text !== '') return name;
  return undefined;
}

/** The Return without a value that the place certainly comes to, with nothing on the way that sets the variable anew. */
function emptyReturnBehind(dialplan: Dialplan, start: Place): Priority | undefined {
  let place = start;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const after = stepsAfter(dialplan, place);
    const { statement } = place.priority;
    if (after.exits.includes('return'))
      return after.steps.length === 0 && statement.data.text.trim() === '' ? place.priority : undefined;
    const [next] = after.steps;
    if (next === undefined || after.steps.length > 1 || after.exits.length > 0) return undefined;
    place = next.place;
    const mayBeSet = factsOf(place.priority.statement).targets.some(
      ({ relation }) => relation === 'call' || relation === 'macro',
    );
    if (mayBeSet || valueSetAt(place.priority) !== undefined) return undefined;
  }
  return undefined;
}

/** Nobody reads on for longer than this. */
const MOST_STEPS = 30;

function handBack({ line, statement }: Priority): Fix {
  const { start } = statement.application.trim().span();
  const end = statement.live.span().end;
  return {
    title: `Give it back: Return(\${${NAME}})`,
    safe: false,
    edits: [replacement(line, { start, end }, `Return(\${${NAME}})`)],
  };
}
