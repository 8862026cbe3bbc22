/** A line names a mailbox that voicemail.conf does not have. */

import type { Context } from '../../model/contexts/context.ts';
import { HINT } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { isPiped } from '../calls/pipes.ts';
import { mayRun } from '../contexts/gathered.ts';
import { unknownMailboxContext } from '../names/judge-mailboxes.ts';
import { mayPutIn, overlaps, unknownNames, unknownNamesBeside } from '../names/judge-names.ts';
import type { Finding } from '../finding.ts';
import { targetRule } from '../rule.ts';

export const unknownMailbox = targetRule(
  {
    name: 'unknown-mailbox',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A mailbox is named that voicemail.conf does not define.',
    why:
      '`VoiceMail` warns ("No entry in voicemail config file") and goes on at once with VMSTATUS FAILED: nobody can leave a message. ' +
      '`Directory(office)` reads the names of that voicemail context, and finds nobody where it has no mailbox. ' +
      'Without `@context` the mailbox is looked for in the voicemail context `default`. ' +
      'A file that a database or a missing `#include` adds to is not judged. Where it defines nothing at all it is information, since a database may have them all, unless extconfig.conf stands beside it and names none.',
    repair:
      'Correct the name, or add a line for the mailbox to voicemail.conf. ' +
      'Where it is defined in a place that is not looked at, allow the rule, or set it to `off`.',
    evidence: 'apps/app_voicemail.c `leave_voicemail`, `find_user`; apps/app_directory.c `realtime_directory`',
    follows: ['bare-variable'],
    invalid: [
      `
[a]
exten => 101,1,VoiceMail(100@office,u)
 same => n,VoiceMail(100&1000@office)
;                    ^^^ warning unknown-mailbox: No mailbox named '100' is in voicemail.conf.
;                        ^^^^^^^^^^^ warning unknown-mailbox: No mailbox named '1000@office' is in voicemail.conf.
 same => n,VoiceMail(\${EXTEN}@ofice)
;                    ^^^^^^^^^^^^^^ warning unknown-mailbox: No mailbox named '101@ofice' is in voicemail.conf: EXTEN is '101' here.
 same => n,Directory(ofice,a)
;                    ^^^^^ warning unknown-mailbox: No mailbox of the context 'ofice' is in voicemail.conf.
-- voicemail.conf --
[office]
100 => 4711,Ada
-- pjsip.conf --
[100]
type=endpoint
mailboxes=101@office
;         ^^^^^^^^^^ information unknown-mailbox: No mailbox named '101@office' is in voicemail.conf.
`,
    ],
    valid: [
      `
[a]
exten => 101,1,VoiceMail(100,u)
 same => n,VoiceMailMain(@default)
 same => n,VoiceMail(\${EXTEN}@\${OFFICE})
-- voicemail.conf --
[default]
100 => 4711,Ada
`,
    ],
    seeAlso: ['unknown-endpoint'],
  },
  function* (context, dialplan) {
    yield* unknownNames(context, dialplan, kinds);
    yield* unknownContexts(context, dialplan);
  },
  (file, dialplan) => unknownNamesBeside(file, dialplan, 'mailbox'),
  (found) => overlaps(found.nameKinds, kinds) || mayPutIn(found) || mayRun(found, ...naming.keys()),
);

const kinds = new Set(['mailbox'] as const);

/** Applications that name a context of voicemail.conf alone, and how their first argument does. */
const naming = new Map([
  ['directory', /^[\w-]+$/],
  ['voicemailmain', /(?<=^@)[\w-]+$/],
  ['vmauthenticate', /(?<=^@)[\w-]+$/],
]);

function* unknownContexts(context: Context, dialplan: Dialplan): Generator<Finding> {
  for (const { statement, line, number } of context.priorities()) {
    if (number === HINT || isPiped(line)) continue;
    for (const call of withNestedCalls(factsOf(statement).call)) {
      const [argument] = naming.has(call.application) ? splitArguments(call.data) : [];
      const found = argument === undefined ? undefined : naming.get(call.application)?.exec(argument.text);
      if (argument !== undefined && found)
        yield* unknownMailboxContext(line, argument.slice(found.index, found.index + found[0].length), dialplan);
    }
  }
}
