/** removed-function: read, assigned, and by version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'removed-function';

test('read and assigned, nested, and only by the right name', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf(\${VALID_EXTEN(b,\${EXTEN},1)}?b,1,1)
;                     ^^^^^^^^^^^ warning removed-function: 'VALID_EXTEN' is gone since Asterisk 23; 'DIALPLAN_EXISTS()' took its place.
 same => n,Set(X=\${LEN(\${SIPPEER(a,ip)})})
;                        ^^^^^^^ warning removed-function: 'SIPPEER' is gone since Asterisk 21; 'PJSIP_ENDPOINT()' took its place.
 same => n,Set(AUDIOHOOK_INHERIT(MixMonitor)=yes)
;              ^^^^^^^^^^^^^^^^^ error removed-function: 'AUDIOHOOK_INHERIT' is not in Asterisk 16 any more.
 same => n,Set(X=\${sippeer(a,ip)}\${SIPPEER})
[b]
exten => 1,1,Hangup()
`,
    { only },
  ));

test('by version', () => {
  const call = (version: string, label: string) => `
[a]
exten => s,1,Set(X=\${QUEUE_MEMBER_COUNT(q)})
${label}-- settings.json --
{ "asteriskVersion": "${version}" }
`;
  checkProblems(call('22', ''), { only });
  checkProblems(
    call(
      '23',
      ";                    ^^^^^^^^^^^^^^^^^^ error removed-function: 'QUEUE_MEMBER_COUNT' is gone since Asterisk 23; 'QUEUE_MEMBER(…,logged)' took its place.\n",
    ),
    { only },
  );
});

test('one call is made of the other', () => {
  const fix = (before: string, after: string, safe: boolean) => {
    checkFix(`[a]\nexten => s,1,${before}\n`, `[a]\nexten => s,1,${after}\n`, { only, safe });
  };
  fix('NoOp(${SIP_HE<|>ADER(X-A,${N})})', 'NoOp(${PJSIP_HEADER(read,X-A,${N})})', false);
  fix('Set(CALLERP<|>RES()=prohib)', 'Set(CALLERID(pres)=prohib)', true);
  fix('NoOp(${VALID_E<|>XTEN(a,1,1)})', 'NoOp(${DIALPLAN_EXISTS(a,1,1)})', false);
});
