/** The context or the extension of a hangup handler is left out. */

import type { Span } from '../../base/span.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { originOf, resolve } from '../../model/names/resolve.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { gathered } from '../contexts/gathered.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const implicitHangupHandlerLocation = contextRule(
  {
    name: 'implicit-hangup-handler-location',
    tier: 'targets',
    severity: 'hint',
    since: '0.1.0',
    summary: 'The context or the extension of a hangup handler is left out.',
    why:
      'What is left out is taken from where the channel is when the handler is pushed. In a subroutine that is the subroutine, not the code that called it, and in an included context it is the one that includes it. ' +
      'A handler that is written out can be moved together with its line, and read without knowing who comes here.',
    evidence: 'main/pbx_hangup_handler.c `ast_pbx_hangup_handler_push`, apps/app_stack.c `expand_gosub_args`',
    invalid: [
      `
[from-inside]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended)
;                                               ^^^^^ hint implicit-hangup-handler-location: Context and extension are left out: the handler is 'from-inside,100,ended'.
 same => n,Dial(PJSIP/100,30)
 same => n,Hangup()
 same => n(ended),Log(NOTICE,over)
 same => n,Return()
`,
    ],
    valid: [
      `
[from-inside]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=from-inside,100,ended)
 same => n,Dial(PJSIP/100,30)
 same => n,Hangup()
 same => n(ended),Log(NOTICE,over)
 same => n,Return()
`,
    ],
    seeAlso: ['unknown-label'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    for (const { priority, found } of gathered(context, dialplan).handlerChanges)
      for (const { target } of found) {
        if (target === undefined || target.flaws.length > 0 || target.priority === undefined) continue;
        if (target.context !== undefined && target.extension !== undefined) continue;
        // Where it leads nowhere, that is the problem.
        if (resolve(dialplan, target, originOf(priority)).kind !== 'priority') continue;
        const span = locationOf(target);
        const written = writtenOut(target, priority, context, dialplan);
        yield {
          line: priority.line,
          span,
          message: `${missingIn(target)} left out: the handler is '${written}'.`,
          fix: () => [{ title: `Write out '${written}'`, safe: false, edits: [replacement(priority.line, span, written)] }],
        };
      }
  },
  ({ handlerChanges }) => handlerChanges.length > 0,
);

function missingIn({ context, extension }: Target): string {
  if (context !== undefined) return 'The extension is';
  return extension === undefined ? 'Context and extension are' : 'The context is';
}

/** The columns of the place, without its arguments. */
function locationOf({ piece, priority }: Target): Span {
  return { start: piece.span().start, end: priority?.piece.span().end ?? piece.span().end };
}

/** The place with all of its parts, so that it means the same. */
function writtenOut(target: Target, { name }: Priority, context: Context, dialplan: Dialplan): string {
  // While an included context runs, the channel is in the one that includes it.
  const here = dialplan.hasIncluders(context.name) ? '${CONTEXT}' : context.name;
  const number = name.startsWith('_') ? '${EXTEN}' : name;
  return [target.context?.piece.text ?? here, target.extension?.piece.text ?? number, target.priority?.piece.text ?? '1'].join(
    ',',
  );
}
