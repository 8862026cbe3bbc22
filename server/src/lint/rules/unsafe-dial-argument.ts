/** Text that a caller chooses reaches the list of channels to call. */

import { untrustedFindings } from '../variables/untrusted-data.ts';
import { contextRule } from '../rule.ts';

export const unsafeDialArgument = contextRule(
  {
    name: 'unsafe-dial-argument',
    tier: 'safety',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Text that a caller chooses becomes part of the channels to call.',
    why:
      'In a dial string `&` begins another channel, `/` and `@` say over which trunk and to which host a call goes, and a comma begins the options. ' +
      'Under a pattern that ends in `.` or `!` the dialled number may hold any of these: somebody who dials `1&SIP/expensive/00882123456789` from a SIP telephone has both called, at your cost. The same goes for caller IDs and SIP headers. ' +
      'A pattern of fixed length, as `_NXXXXXX`, and FILTER() let only digits through.',
    evidence: 'README-SERIOUSLY.bestpractices.md, apps/app_dial.c `dial_exec_full`',
    invalid: [
      `
[from-inside]
exten => _X.,1,Dial(PJSIP/\${EXTEN}@provider,60)
;                         ^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${EXTEN}' in this dial string: it is the dialled number, of which '_X.' leaves the end open.
`,
    ],
    valid: [
      `
[from-inside]
exten => _X.,1,Dial(PJSIP/\${FILTER(0-9,\${EXTEN})}@provider,60)
exten => _9NXXXXXX,1,Dial(PJSIP/\${EXTEN:1}@provider,60)
`,
    ],
    seeAlso: ['unsafe-shell-argument', 'catch-all-pattern'],
  },
  (context, dialplan) => untrustedFindings(context, dialplan, 'dialStrings'),
  ({ dialStrings }) => dialStrings.length > 0,
);
