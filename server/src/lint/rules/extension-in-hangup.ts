/** Code that runs after a hangup reads `${EXTEN}`, which is the extension of that code and not the number that was dialed. */

import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import { sinksOf } from '../../catalogue/untrusted/sinks.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { placesAfterHangup } from '../../model/flow/after-hangup.ts';
import { hasWholeSignature, targetsOf } from '../../model/lines/facts.ts';
import { holdsWord } from '../../model/names/possible-text.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const extensionInHangup = contextRule(
  {
    name: 'extension-in-hangup',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The extension h, or a hangup handler, reads EXTEN, which is its own name there.',
    why:
      'When a call ends, its channel is put into the extension `h` of its context, and into the extension of each hangup handler: `${EXTEN}` is `h` there, or mostly `s`, and no longer the number that was dialed. ' +
      'What is stored or reported is that letter. Messages for the console are left alone, and so are jumps.',
    repair:
      'Keep the number in a variable before the call ends, `Set(DIALED=${EXTEN})`, or pass it as an argument when the handler is pushed. ' +
      "`${CDR(dst)}` has the number that the call's record holds.",
    evidence:
      'main/pbx.c `ast_pbx_h_exten_run`, main/pbx_hangup_handler.c `ast_pbx_hangup_handler_run`, main/pbx_variables.c (EXTEN)',
    invalid: [
      `
[a]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20)
exten => h,1,Set(CDR(userfield)=\${EXTEN})
;                               ^^^^^^^^ warning extension-in-hangup: EXTEN is 'h' here, and not the number that was dialed.
`,
      `
[a]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1)
 same => n,Dial(PJSIP/\${EXTEN},20)
[call-ended]
exten => s,1,Set(DB(last/called)=\${EXTEN})
;                                ^^^^^^^^ warning extension-in-hangup: EXTEN is 's' here, and not the number that was dialed.
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1(\${EXTEN}))
 same => n,Set(DIALED=\${EXTEN})
 same => n,Dial(PJSIP/\${EXTEN},20)
exten => h,1,Set(CDR(userfield)=\${DIALED})
 same => n,NoOp(\${EXTEN} \${PRIORITY})
[call-ended]
exten => s,1,Set(DB(last/called)=\${ARG1})
 same => n,Return()
`,
    ],
    seeAlso: ['special-extension-as-number', 'stale-hangup-handler-argument', 'media-after-hangup'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    for (const { place } of placesAfterHangup(dialplan, context)) {
      const { extension, priority } = place;
      const { statement } = priority;
      // Under a pattern it may be a number that somebody put there, and a name that somebody chose may be what is wanted.
      if (!/^[hs]$/.test(extension.name) || priority.name !== extension.name || !statement.data.text.includes('${EXTEN'))
        continue;
      for (const piece of readsOf(statement, extension.name))
        yield {
          line: priority.line,
          span: piece.span(),
          message: `EXTEN is '${extension.name}' here, and not the number that was dialed.`,
        };
    }
  },
);

/** Whether a line tells where the channel is: context, extension and priority together are no number that somebody dialed. */
function tellsPlace({ data: { text } }: ExtensionStatement): boolean {
  return text.includes('${CONTEXT}') && text.includes('${PRIORITY}');
}

/** Where a line puts its extension to use. */
function readsOf(statement: ExtensionStatement, name: string): readonly Piece[] {
  if (flowEffect(statement.applicationName) === 'talk' || tellsPlace(statement)) return [];
  const places = targetsOf(statement).flatMap(({ context, extension, priority }) =>
    [context, extension, priority].flatMap((part) => (part === undefined ? [] : [part.piece.span()])),
  );
  const reads: Piece[] = [];
  for (const each of allSubstitutions(statement.data)) {
    // Who compares it with its own name knows where the code runs.
    if (each.kind === 'expression' && each.inner.text.includes('${EXTEN') && holdsWord(each.inner.text, name)) return [];
    if (each.kind !== 'variable' || each.name.text !== 'EXTEN') continue;
    const { start, end } = each.whole.span();
    if (!places.some((span) => span.start <= start && end <= span.end)) reads.push(each.whole);
  }
  if (hasWholeSignature(statement) || sinksOf(statement.applicationName).length > 0) return reads;
  // Inside of other lines a rule that looks beyond the line cannot tell a column.
  return reads.length === 0 ? [] : [statement.application.trim()];
}
