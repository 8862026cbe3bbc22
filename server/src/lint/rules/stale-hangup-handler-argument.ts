/** An argument of a hangup handler is read when the handler is pushed, although it is known only later. */

import {
  connectingApplications,
  isFinalAtHangup,
  isFunctionFinalAtHangup,
  namesCalledSide,
  settersOf,
} from '../../catalogue/variables/call-variables.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { mayRunBeforeHangup } from '../../model/flow/after-hangup.ts';
import { firstAfter, mayHaveRun } from '../../model/flow/legs.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import type { Target } from '../../model/lines/target.ts';
import { placeOf } from '../../model/names/place.ts';
import { originOf } from '../../model/names/resolve.ts';
import { usesOfContext } from '../../model/names/uses.ts';
import { variablesSetIn } from '../../model/names/variable-uses.ts';
import { routineOf } from '../../model/routines/subroutines.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import { allSubstitutions, substitutions, type Substitution } from '../../syntax/substitution.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { gathered } from '../contexts/gathered.ts';
import type { Finding, Fix } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const staleHangupHandlerArgument = contextRule(
  {
    name: 'stale-hangup-handler-argument',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'An argument of a hangup handler holds the outcome of the call, but is read when the handler is pushed, before there is one.',
    why:
      'The arguments of a hangup handler are put in when it is pushed, and stay as they were then. `${DIALSTATUS}` is empty before Dial, `${CDR(billsec)}` is 0, `${HANGUPCAUSE}` is 0, and that is what the handler gets, however the call goes. ' +
      'All of them can be read in the handler itself, which runs on the same channel. ' +
      'What is known already, such as the status of a Dial that is over, is left alone.',
    evidence:
      'main/pbx.c `pbx_substitute_variables_helper` (before Set runs), main/pbx_hangup_handler.c `ast_pbx_hangup_handler_push` (keeps the text), apps/app_dial.c `dial_exec_full` (sets DIALSTATUS and the times)',
    invalid: [
      `
[from-inside]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1(\${EXTEN},\${DIALSTATUS}))
;                                                                        ^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${DIALSTATUS}' is read when the handler is pushed, before Dial sets it.
 same => n,Dial(PJSIP/\${EXTEN},30)
 same => n,Hangup()
[call-ended]
exten => s,1,Log(NOTICE,Call to \${ARG1}: \${ARG2})
 same => n,Return()
`,
      `
[from-inside]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1(\${CDR(billsec)}))
;                                                               ^^^^^^^^^^^^^^^ warning stale-hangup-handler-argument: '\${CDR(billsec)}' is read when the handler is pushed, and not when the call has ended.
 same => n,Dial(PJSIP/\${EXTEN},30)
 same => n,Hangup()
[call-ended]
exten => s,1,Log(NOTICE,\${ARG1} seconds)
 same => n,Return()
`,
    ],
    valid: [
      `
[from-inside]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1(\${EXTEN},\${EPOCH},\${CDR(src)}))
 same => n,Dial(PJSIP/\${EXTEN},30,g)
 same => n,Set(CHANNEL(hangup_handler_push)=dialed,s,1(\${DIALSTATUS}))
 same => n,Hangup()
[call-ended]
exten => s,1,Log(NOTICE,Call to \${ARG1} from \${ARG3} at \${ARG2}: \${DIALSTATUS})
 same => n,Return()
[dialed]
exten => s,1,Log(NOTICE,\${ARG1})
 same => n,Return()
`,
    ],
    seeAlso: ['handler-on-wrong-leg', 'missing-subroutine-argument'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    for (const { priority, found } of gathered(context, dialplan).handlerChanges)
      for (const { target } of found) {
        if (target?.arguments === undefined || target.flaws.length > 0) continue;
        for (const [index, argument] of target.arguments.entries())
          for (const each of allSubstitutions(argument)) {
            const reason = staleness(each, priority, context, dialplan);
            if (reason === undefined) continue;
            const fix = readLater(each, argument, index, target, priority, dialplan);
            yield {
              line: priority.line,
              span: each.whole.span(),
              message: `'${each.whole.text}' is read when the handler is pushed, ${reason}.`,
              fix: () => fix(),
            };
          }
      }
  },
  ({ handlerChanges }) => handlerChanges.length > 0,
);

/** Why a value is not yet what it will be, as the end of a sentence; undefined where it is, or where nobody knows. */
function staleness(each: Substitution, priority: Priority, context: Context, dialplan: Dialplan): string | undefined {
  const place = placeOf(priority);
  if (isKnownAtEnd(each)) {
    if (mayHaveRun(dialplan, place, connects) || !mayRunBeforeHangup(dialplan, place)) return undefined;
    return 'and not when the call has ended';
  }
  if (each.kind !== 'variable' || namesCalledSide(each.name.text)) return undefined;
  const setters = settersOf(each.name.text);
  if (setters.size === 0 || variablesSetIn(context).has(each.name.text)) return undefined;
  const sets = (call: ApplicationCall): boolean => setters.has(call.application);
  if (mayHaveRun(dialplan, place, sets)) return undefined;
  const later = firstAfter(dialplan, place, sets);
  return later === undefined || !mayRunBeforeHangup(dialplan, place)
    ? undefined
    : `before ${later.call.name.text.trim()} sets it`;
}

function isKnownAtEnd(each: Substitution): boolean {
  if (each.kind === 'variable') return isFinalAtHangup(each.name.text);
  if (each.kind !== 'function') return false;
  return isFunctionFinalAtHangup(each.name.text, splitArguments(each.arguments)[0]?.text.trim() ?? '');
}

function connects(call: ApplicationCall): boolean {
  return connectingApplications.has(call.application);
}

/** Takes the argument out of the push and reads the value in the handler, where nobody else calls that and the argument is nothing else. */
function readLater(
  each: Substitution,
  argument: Piece,
  index: number,
  target: Target,
  priority: Priority,
  dialplan: Dialplan,
): () => Fix[] {
  return () => {
    const routine = routineOf(dialplan, target, originOf(priority));
    if (routine === undefined || argument.text.trim() !== each.whole.text || each.kind === 'expression') return [];
    const number = index + 1;
    if (routine.documentation?.arguments.some((documented) => documented.number === number) === true) return [];
    const { context } = routine.entry;
    if (usesOfContext(dialplan, context.name).filter((use) => use.priority?.context !== context).length > 1) return [];
    const edits = [];
    for (const reader of routine.reads.get(number) ?? []) {
      const read = [...allSubstitutions(reader.statement.data)].filter((one) => one.inner.text.includes(`ARG${number}`));
      for (const one of read) {
        if (one.kind === 'variable' && one.name.text === `ARG${number}`)
          edits.push(replacement(reader.line, one.name.span(), each.inner.text));
        else if (substitutions(one.inner).length === 0) return [];
      }
    }
    const { start, end } = argument.span();
    const args = target.arguments ?? [];
    const before = args[index - 1];
    const isLast = index === args.length - 1;
    const from = isLast && before !== undefined ? before.span().end : start;
    return [
      {
        title: `Read ${each.whole.text} in the handler`,
        safe: false,
        edits: [replacement(priority.line, { start: from, end }, ''), ...edits],
      },
    ];
  };
}
