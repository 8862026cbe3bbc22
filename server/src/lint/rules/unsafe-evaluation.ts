/** Text that a caller chooses is read as dialplan: as a name, an expression, a place to go to, a file. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { gathered } from '../contexts/gathered.ts';
import { untrustedFindings, untrustedTexts } from '../variables/untrusted-data.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';
import { emptinessOf } from '../values/emptiness.ts';
import { mayHoldQuotes } from '../values/quotes-inside.ts';

export const unsafeEvaluation = contextRule(
  {
    name: 'unsafe-evaluation',
    tier: 'safety',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Text that a caller chooses is evaluated, or names a function, a place or a file.',
    why:
      'Some places read their text as a part of the dialplan. ' +
      'EVAL(), Exec and TryExec replace `${…}` in it once more, so that a caller with the name `${SHELL(reboot)}` runs that command. ' +
      'An operand of `$[…]` without quotation marks may be a call of a function: the same is done by the name `SHELL(reboot)`. ' +
      'So it is with `${${X}}`, which reads what X names. ' +
      'Where the context of a jump is chosen, or a comma in the text makes it one, the caller comes to every context there is. ' +
      'A `/` in the name of a file that is recorded, written or run leads to any other folder. ' +
      'FILTER() lets only the characters through that are listed. ' +
      'An extension that is chosen, as in `Goto(menu,${EXTEN},1)`, is what a dialplan is for, and is not reported, nor are texts between quotation marks in an expression, or a few characters of one.',
    evidence:
      'main/ast_expr2.y `op_func`, funcs/func_strings.c `eval`, apps/app_exec.c `exec_exec`, main/pbx_variables.c, apps/app_mixmonitor.c',
    follows: ['unclosed-bracket', 'pipe-separator'],
    invalid: [
      `
[from-trunk]
exten => _X!,1,Set(GREETING=\${EVAL(\${CALLERID(name)})})
;                                  ^^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${CALLERID(name)}' in what EVAL evaluates once more: it holds the caller ID.
 same => n,GotoIf($[\${EXTEN} = 100]?boss)
;                   ^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${EXTEN}' in this expression, outside quotation marks: it is the dialled number, of which '_X!' leaves the end open.
 same => n,Goto(\${PJSIP_HEADER(read,X-Menu)},s,1)
;               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${PJSIP_HEADER(read,X-Menu)}' in the place that Goto names: it holds a SIP header.
 same => n(boss),MixMonitor(/var/spool/asterisk/\${CALLERID(name)}.wav)
;                                               ^^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${CALLERID(name)}' in this file name: it holds the caller ID.
`,
    ],
    valid: [
      `
[from-trunk]
exten => _X!,1,GotoIf($["\${CALLERID(num)}" = "100"]?boss)
 same => n,Goto(menu-\${FILTER(a-z,\${PJSIP_HEADER(read,X-Menu)})},s,1)
 same => n(boss),MixMonitor(/var/spool/asterisk/\${FILTER(0-9+,\${CALLERID(num)})}.wav)
 same => n,Goto(inside,\${EXTEN},1)
[inside]
exten => _X!,1,Hangup()
[menu-sales]
exten => s,1,Hangup()
`,
    ],
    seeAlso: ['unsafe-shell-argument', 'unsafe-dial-argument', 'unquoted-operand'],
  },
  function* (context, dialplan) {
    let breaking: ReadonlySet<string> | undefined;
    let inCommands: ReadonlyMap<Priority, ReadonlySet<string>> | undefined;
    yield* untrustedFindings(context, dialplan, 'evaluatedTexts', (priority, culprit) => {
      breaking ??= operandsThatBreak(context, dialplan);
      if (breaking.has(placeOf({ line: priority.line, span: culprit.span() }))) return true;
      // What harms a shell command of the line is told there: it is filtered once, for both.
      inCommands ??= untrustedTexts(gathered(context, dialplan).shellCommands, dialplan);
      return inCommands.get(priority)?.has(culprit.text) === true;
    });
  },
  ({ evaluatedTexts }) => evaluatedTexts.length > 0,
);

/** Where an operand may be empty, or the other side has quotation marks: they are missing there whatever a caller sends, and that is said of it. */
function operandsThatBreak(context: Context, dialplan: Dialplan): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { priority, found } of gathered(context, dialplan).operands) {
    for (const { piece } of found.bare)
      if (emptinessOf(piece, priority, dialplan).kind === 'maybe')
        places.add(placeOf({ line: priority.line, span: piece.span() }));
    for (const { unquoted } of found.oneSided)
      if (!mayHoldQuotes(unquoted, context, dialplan)) places.add(placeOf({ line: priority.line, span: unquoted.span() }));
  }
  return places;
}

function placeOf({ line, span }: Pick<Finding, 'line' | 'span'>): string {
  return `${line.file.path} ${line.number} ${span.start}`;
}
