/** A line names a mailbox that voicemail.conf does not have. */

import { mayPutIn, overlaps, unknownNames, unknownNamesBeside } from '../contexts/judge-names.ts';
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
      'Without `@context` the mailbox is looked for in the voicemail context `default`. ' +
      'A file that a database or a missing `#include` adds to is not judged. Where it defines nothing at all this is an information, since a database may have them all, unless extconfig.conf stands beside it and names none.',
    evidence: 'apps/app_voicemail.c `leave_voicemail`, `find_user`',
    follows: ['bare-variable'],
    invalid: [
      `
[a]
exten => s,1,VoiceMail(100@office,u)
 same => n,VoiceMail(100&1000@office)
;                    ^^^ warning unknown-mailbox: No mailbox named '100' is in voicemail.conf.
;                        ^^^^^^^^^^^ warning unknown-mailbox: No mailbox named '1000@office' is in voicemail.conf.
 same => n,VoiceMail(\${EXTEN}@ofice)
;                             ^^^^^ warning unknown-mailbox: No mailbox of the context 'ofice' is in voicemail.conf.
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
exten => s,1,VoiceMail(100,u)
 same => n,VoiceMailMain(@default)
 same => n,VoiceMail(\${EXTEN}@\${OFFICE})
-- voicemail.conf --
[default]
100 => 4711,Ada
`,
    ],
    seeAlso: ['unknown-endpoint'],
  },
  (context, dialplan) => unknownNames(context, dialplan, kinds),
  (file, dialplan) => unknownNamesBeside(file, dialplan, 'mailbox'),
  (found) => overlaps(found.nameKinds, kinds) || mayPutIn(found),
);

const kinds = new Set(['mailbox'] as const);
