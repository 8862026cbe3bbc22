/** pointless-condition: two ways that are one. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'pointless-condition';

test('by label, by number, with the other branch alone, and by time', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?2)
;                                   ^ information pointless-condition: Both ways lead to the next line: the condition makes no difference.
exten => s,2,GotoIf($["\${X}" = "1"]?:3)
;                                    ^ information pointless-condition: Both ways lead to the next line: the condition makes no difference.
exten => s,3,GotoIfTime(08:00-18:00,*,*,*?open)
;                                         ^^^^ information pointless-condition: Both ways lead to the next line: the condition makes no difference.
exten => s,4(open),GotoIf($["\${X}" = "1"]?b,s,1:b,s,1)
;                                         ^^^^^ information pointless-condition: Both ways lead to 'b,s,1': the condition makes no difference.
[b]
exten => s,1,Hangup()
`,
    { only },
  ));

test('two places, a place that is not known, and none', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?then:last)
 same => n(then),GotoIf($["\${X}" = "1"]?\${LABEL})
 same => n,GotoIf($["\${X}" = "1"]?last)
 same => n,NoOp()
 same => n(last),GotoIf($["\${X}" = "1"]?nowhere)
 same => n,GotoIf($["\${X}" = "1"]?b,s,1:b,s,2)
 same => n,Hangup()
[b]
exten => s,1,NoOp()
 same => n,Hangup()
`,
    { only },
  ));
