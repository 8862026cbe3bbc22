/** A subroutine that is certain to call itself. */

import { certainRecursion, comparePriorities } from '../../model/cycles.ts';
import { placeOf } from '../../model/place.ts';
import { contextRule } from '../rule.ts';

export const recursiveSubroutine = contextRule(
  {
    name: 'recursive-subroutine',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A subroutine calls itself, directly or through others, and no condition stands on the way.',
    why:
      'Each Gosub puts a frame with its arguments on the stack of the channel, and a call that always leads to the next one never comes to Return: the frames pile up for as long as the call lasts. ' +
      'Where the routine is meant to begin again, Goto does it without a frame.',
    evidence: 'apps/app_stack.c `gosub_exec`',
    invalid: [
      `
[a]
exten => s,1,Gosub(menu,s,1)
[menu]
exten => s,1,Playback(welcome)
 same => n,Gosub(menu,s,1)
;                ^^^^^^^^ warning recursive-subroutine: The subroutine 'menu,s,1' always calls itself here and never returns.
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Gosub(count,s,1(3))
[count]
exten => s,1,GotoIf($[\${ARG1} = 0]?end)
 same => n,SayNumber(\${ARG1})
 same => n,Gosub(count,s,1($[\${ARG1} - 1]))
 same => n(end),Return()
`,
    ],
    seeAlso: ['endless-loop'],
  },
  function* (context, dialplan) {
    for (const priority of context.priorities()) {
      const place = placeOf(priority);
      const recursion = certainRecursion(dialplan, place);
      if (recursion === undefined) continue;
      const { calls, entry } = recursion;
      // Each call on the way round would be found; the last of them is told.
      if (calls.some((call) => comparePriorities(call.priority, priority) > 0)) continue;
      const name = `${entry.context.name},${entry.extension.name},${entry.priority.label ?? entry.priority.number}`;
      const others = calls.length > 1 ? `through ${listed(calls.slice(1).map((call) => call.context.name))} ` : '';
      yield {
        line: priority.line,
        span: priority.statement.data.span(),
        message: `The subroutine '${name}' always calls itself ${others}here and never returns.`,
      };
    }
  },
);

function listed(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `'${name}'`).join(' and ');
}
