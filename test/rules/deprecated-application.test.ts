/** deprecated-application: only where the version has it, and warns of it. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'deprecated-application';

test('by version', () => {
  const call = (version: string, labels: string) => `
[a]
exten => s,1,Macro(x)
${labels}-- settings.json --
{ "asteriskVersion": "${version}" }
`;
  const found =
    ";            ^^^^^ information deprecated-application: 'Macro' is deprecated since Asterisk 16; 'Gosub' takes its place.\n";
  checkProblems(call('13', ''), { only });
  checkProblems(call('18', found), { only });
  checkProblems(call('21', ''), { only });
  checkProblems(call('auto', ''), { only });
});

test('nested, in any case, and not where it is text', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($[1]?meetme(1))
;                        ^^^^^^ information deprecated-application: 'MeetMe' is deprecated since Asterisk 19; 'ConfBridge' takes its place.
 same => n,NoOp(MeetMe)
 same => n,Macro(x)
`,
    { only },
  ));
