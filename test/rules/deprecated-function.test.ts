/** deprecated-function: only where the version has it, and warns of it. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'deprecated-function';

test('by version', () => {
  const call = (version: string, label: string) => `
[a]
exten => s,1,Set(X=\${SIPPEER(a,ip)})
${label}-- settings.json --
{ "asteriskVersion": "${version}" }
`;
  const found = "'SIPPEER' is deprecated since Asterisk 17; 'PJSIP_ENDPOINT()' takes its place.";
  checkProblems(call('16', ''), { only });
  checkProblems(call('18', `;                    ^^^^^^^ information deprecated-function: ${found}\n`), { only });
  checkProblems(call('21', ''), { only });
  checkProblems(call('auto', ''), { only });
});

test('the new call, read and assigned', () => {
  checkFix(
    '[a]\nexten => s,1,NoOp(${QUEUE_MEMB<|>ER_PENALTY(q,PJSIP/1)})\n',
    '[a]\nexten => s,1,NoOp(${QUEUE_MEMBER(q,penalty,PJSIP/1)})\n',
    { only, safe: false },
  );
  checkFix(
    '[a]\nexten => s,1,Set(QUEUE_MEMB<|>ER_PENALTY(q,PJSIP/1)=3)\n',
    '[a]\nexten => s,1,Set(QUEUE_MEMBER(q,penalty,PJSIP/1)=3)\n',
    { only, safe: false },
  );
});
