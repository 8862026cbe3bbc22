/** A line names a follow-me list that followme.conf does not have. */

import { overlaps, unknownNames } from '../names/judge-names.ts';
import { contextRule } from '../rule.ts';

export const unknownFollowMe = contextRule(
  {
    name: 'unknown-follow-me',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A follow-me list is named that followme.conf does not define.',
    why:
      '`FollowMe` warns ("Profile requested … not found") and goes on with the next priority at once, so that nobody is looked for. ' +
      'A file that a database or a missing `#include` adds to is not judged, nor one that defines nothing at all.',
    repair:
      'Correct the name, or add a section of this name to followme.conf. ' +
      'Where it is defined in a place that is not looked at, allow the rule, or set it to `off`.',
    evidence: 'apps/app_followme.c `app_exec`, `find_realtime`',
    invalid: [
      `
[a]
exten => 100,1,FollowMe(parnter,d)
;                       ^^^^^^^ warning unknown-follow-me: No follow-me list named 'parnter' is in followme.conf.
 same => n,VoiceMail(100,u)
-- followme.conf --
[partner]
number => 200,20
`,
    ],
    valid: [
      `
[a]
exten => 100,1,FollowMe(Partner,d)
 same => n,FollowMe(\${WHO})
-- followme.conf --
[partner]
number => 200,20
`,
    ],
    seeAlso: ['unknown-queue', 'unknown-mailbox'],
  },
  (context, dialplan) => unknownNames(context, dialplan, kinds),
  ({ nameKinds }) => overlaps(nameKinds, kinds),
);

const kinds = new Set(['follow-me'] as const);
