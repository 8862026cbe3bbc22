/** The subroutine of a Queue stands where the version of Asterisk takes it for something else. */

import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { queueRoutine } from '../../model/lines/queue-arguments.ts';
import { placeOf } from '../../model/names/place.ts';
import { routineAt } from '../../model/routines/subroutines.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { isTimeout } from '../calls/application-arguments.ts';
import { mayRun } from '../contexts/gathered.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import type { Finding, Fix } from '../finding.ts';
import type { RuleSettings } from '../rule-settings.ts';
import { contextRule } from '../rule.ts';

export const queueGosubPosition = contextRule(
  {
    name: 'queue-gosub-position',
    tier: 'targets',
    severity: 'error',
    since: '0.1.0',
    summary: 'The subroutine of Queue stands in the place that it has in other versions of Asterisk.',
    why:
      'Up to Asterisk 20 the seventh argument of Queue is a macro and the eighth the subroutine that runs on the channel of the member who answers. ' +
      'Asterisk 21 took the macros out, and since then the seventh is the subroutine, and the eighth the name of a rule of queuerules.conf. ' +
      'A line that was written for 20 goes on to queue its callers, but its subroutine never runs, and nothing is logged. ' +
      'While the setting `asteriskVersion` is `auto` this is a warning.',
    evidence: 'apps/app_queue.c `queue_exec` (AST_DECLARE_APP_ARGS), branches 20 and 21; UPGRADE.txt of 21',
    invalid: [
      `
[a]
exten => s,1,Queue(support,t,,,60,,,operator-answered)
;                                   ^^^^^^^^^^^^^^^^^ warning queue-gosub-position: From Asterisk 21 on the eighth argument is the name of a rule, and the seventh the subroutine.
[operator-answered]
exten => s,1,UserEvent(Answered)
 same => n,Return()
`,
      `
[a]
exten => s,1,Queue(support,t,,,60,"operator-answered,support")
;                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning queue-gosub-position: The sixth argument is an AGI program, and 'operator-answered' is a subroutine, which belongs behind it.
[operator-answered]
exten => s,1,UserEvent(Answered,Queue: \${ARG1})
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Queue(support,t,,,60,,operator-answered)
 same => n,Queue(support,t,,,60,,,evening)
[operator-answered]
exten => s,1,UserEvent(Answered)
 same => n,Return()
`,
    ],
    seeAlso: ['context-only-subroutine', 'missing-subroutine-argument'],
  },
  function* (context: Context, dialplan: Dialplan, settings: RuleSettings): Generator<Finding> {
    yield* routinesAsPrograms(context, dialplan);
    const version = settings.asteriskVersion === 'auto' ? undefined : Number(settings.asteriskVersion);
    if (version !== undefined && version < FIRST_WITHOUT_MACROS) yield* missingRoutines(context, dialplan);
    for (const { line, target, resolution, priority } of judgedTargets(context, dialplan)) {
      const name = target.context?.piece;
      if (target.orElse === undefined || name === undefined || priority === undefined || resolution.kind !== 'priority') continue;
      const call = [...withNestedCalls(factsOf(priority.statement).call)].find(
        (each) => queueRoutine(each)?.argument.text.includes(name.text) === true,
      );
      const found = call === undefined ? undefined : queueRoutine(call);
      if (found === undefined) continue;
      if (found.emptyMacro !== undefined && (version === undefined || version >= FIRST_WITHOUT_MACROS)) {
        const span = found.emptyMacro;
        yield {
          line,
          span: name.span(),
          message: 'From Asterisk 21 on the eighth argument is the name of a rule, and the seventh the subroutine.',
          ...(version === undefined && { atMost: 'warning' }),
          fix: (): Fix[] => [
            { title: 'Make it the seventh argument', safe: version !== undefined, edits: [replacement(line, span, '')] },
          ],
        };
      } else if (found.emptyMacro === undefined && version !== undefined && version < FIRST_WITHOUT_MACROS) {
        if (dialplan.context(`macro-${name.text}`) !== undefined) continue;
        const { start } = found.argument.span();
        yield {
          line,
          span: name.span(),
          message: 'Up to Asterisk 20 the seventh argument is a macro, and the eighth the subroutine.',
          fix: (): Fix[] => [
            { title: 'Make it the eighth argument', safe: true, edits: [replacement(line, { start, end: start }, ',')] },
          ],
        };
      }
    }
  },
  (found) => mayRun(found, 'queue'),
);

const FIRST_WITHOUT_MACROS = 21;

/** The eighth argument where it can be nothing but the subroutine, and names no context. */
function* missingRoutines(context: Context, dialplan: Dialplan): Generator<Finding> {
  if (dialplan.isIncomplete) return;
  for (const { statement, line } of context.priorities())
    for (const call of withNestedCalls(factsOf(statement).call)) {
      const found = queueRoutine(call);
      if (found?.emptyMacro === undefined) continue;
      const name = /^"?([\w-]+)(?=[",^]|$)/.exec(found.argument.text.trim())?.[1];
      if (name === undefined || dialplan.context(name) !== undefined || dialplan.isForeign(name)) continue;
      yield {
        line,
        span: found.argument.trim().span(),
        message: `Up to Asterisk 20 the eighth argument is the subroutine, and no file defines a context named '${name}'.`,
      };
    }
}

/** The sixth argument, which is the program of an AGI, where it is the name of a context that is a routine, be it with arguments. */
function* routinesAsPrograms(context: Context, dialplan: Dialplan): Generator<Finding> {
  for (const priority of context.priorities())
    for (const call of withNestedCalls(factsOf(priority.statement).call)) {
      if (call.application !== 'queue') continue;
      const [, , , announcement, , program, routine] = splitArguments(call.data);
      // The timeout in the place of the announcement tells that a comma is missing in front of both.
      if (announcement !== undefined && isTimeout(announcement.text)) continue;
      // Behind a comma or a '^' stand its arguments.
      const text = /^"?([^",^]*)/.exec(program?.text.trim() ?? '')?.[1]?.trim() ?? '';
      if (program === undefined || text === '' || (routine?.text.trim() ?? '') !== '') continue;
      const entered = dialplan.context(text)?.named('s')[0]?.priority(1);
      if (entered === undefined || !routineAt(dialplan, placeOf(entered)).returns) continue;
      yield {
        line: priority.line,
        span: program.span(),
        message: `The sixth argument is an AGI program, and '${text}' is a subroutine, which belongs behind it.`,
        atMost: 'warning',
        fix: (): Fix[] => {
          const { start } = program.span();
          return [
            {
              title: 'Make it the seventh argument',
              safe: false,
              edits: [replacement(priority.line, { start, end: start }, ',')],
            },
          ];
        },
      };
    }
}
