/** A subroutine that is certain to call itself. */

import { pilingCallsIn, recursionsIn } from '../../model/flow/recursions.ts';
import type { Line } from '../../syntax/config-file.ts';
import { contextRule } from '../rule.ts';

export const recursiveSubroutine = contextRule(
  {
    name: 'recursive-subroutine',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A subroutine calls itself, directly or through others, and no condition stands on the way.',
    why:
      'With each Gosub Asterisk keeps the way back and the arguments until a Return comes. ' +
      'A subroutine that always calls itself never comes to its Return: they pile up for as long as the call lasts, and what stands behind the Gosub never runs. ' +
      'A loop that goes back by Gosub, from which nothing returns, does the same more slowly, and is reported as information.',
    repair:
      'Where the routine is to begin again, use Goto in the place of Gosub. ' +
      'Where it is to call itself a few times, put a condition in front that ends it.',
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
    const told = new Set<Line>();
    for (const { calls, entry } of recursionsIn(dialplan, context)) {
      const [last, ...others] = calls;
      if (last === undefined) continue;
      const { line, statement } = last.priority;
      const name = `${entry.context.name},${entry.extension.name},${entry.priority.label ?? entry.priority.number}`;
      const way = others.length === 0 ? '' : `through ${listed(others.map((call) => call.context.name))} `;
      yield {
        line,
        span: statement.data.span(),
        message: `The subroutine '${name}' always calls itself ${way}here and never returns.`,
      };
      told.add(line);
    }
    for (const { call, target } of pilingCallsIn(dialplan, context)) {
      const { line } = call.priority;
      if (told.has(line)) continue;
      yield {
        line,
        span: target.piece.span(),
        message: 'Nothing returns from here, and it comes round again: each time another frame stays on the stack.',
        atMost: 'information',
      };
    }
  },
  ({ applications, mayNest }) => mayNest || ['gosub', 'gosubif', 'macro'].some((each) => applications.has(each)),
);

function listed(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `'${name}'`).join(' and ');
}
