/** invalid-queue-member: members with a state of their own, from templates, and in computed text. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'invalid-queue-member';

test('a Local channel without a context', () =>
  checkProblems(
    `
[default]
exten => 100,1,Hangup()
[sales]
exten => s,1,ExecIf($["\${X}" = "1"]?AddQueueMember(sales,local/100))
;                                                        ^^^^^^^^^ warning invalid-queue-member: Without '@context' Asterisk finds no state for 'local/100', and takes the member for invalid.
 same => n,AddQueueMember(sales,Local/\${EXTEN})
 same => n,AddQueueMember(sales)
 same => n,RemoveQueueMember(sales,Local/100)
 same => n,Dial(Local/100)
-- queues.conf --
[sales]
member = Local/100,,,
;        ^^^^^^^^^ warning invalid-queue-member: Without '@context' Asterisk finds no state for 'Local/100', and takes the member for invalid.
member = Local/100/n,1,Ada,hint:100@default
member = Local/\${NUMBER}/n
`,
    { only },
  ));

test('in a template a line is told of once, and who adds to the queue later counts', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(sales)
-- queues.conf --
[team](!)
member => PJSIP/1,x
;                 ^ warning invalid-queue-member: The penalty 'x' is no number, and counts as 0.
[sales](team)
member => PJSIP/1
;         ^^^^^^^ warning invalid-queue-member: 'PJSIP/1' is a member of this queue already; this line takes its place.
[support](team)
member => PJSIP/2
member => PJSIP/2
;         ^^^^^^^ information invalid-queue-member: 'PJSIP/2' is a member of this queue already; this line takes its place.
; member => PJSIP/2
`,
    { only },
  ));

test('technologies that others have written, and states that are no channels', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(sales)
-- queues.conf --
[sales]
member => Unheard/1
member => hint:100@a
member => pjsip/1,"2"
member => Agent/1,-1
setqueuevar = no
-- members.conf --
[sales]
member => 100
`,
    { only },
  ));

test('a technology is repaired, and nothing else', () => {
  checkFix(
    '[a]\nexten => s,1,Queue(sales)\n-- queues.conf --\n[sales]\nmember => PJ<|>ISP/1\n',
    '[a]\nexten => s,1,Queue(sales)\n-- queues.conf --\n[sales]\nmember => PJSIP/1\n',
    { only, safe: false },
  );
  checkNoFix('[a]\nexten => s,1,Queue(sales)\n-- queues.conf --\n[sales]\nmember => Local/<|>1\n', { only });
});

test('a comma that is missing behind the context', () =>
  checkProblems(
    `
[phones]
exten => 100,1,Answer()
-- queues.conf --
[sales]
member => Local/100@phones/n/0,Ada
member => Local/100@phones/n,Ada
;                            ^^^ warning invalid-queue-member: The penalty 'Ada' is no number, and counts as 0.
`,
    { only },
  ));
