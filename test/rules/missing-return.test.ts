/** missing-return: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'missing-return';

test('ends that are meant, ends that are not, and paths over other contexts', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(never,s,1)
exten => 2,1,Gosub(menu,s,1)
exten => 3,1,Gosub(wrong,s,1)
exten => 4,1,Gosub(half,s,1)
exten => 5,1,Gosub(loop,s,1)
exten => 6,1,Gosub(busy,s,1)
exten => 7,1,Dial(PJSIP/1,,U(leg))
exten => 8,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
exten => 9,1,Gosub(jump,s,1)
exten => 10,1,Gosub(pieces,s,1)
[never]
exten => s,1,Gosub(bye,s,1)
[bye]
exten => s,1,Playback(bye)
 same => n,Hangup()
[menu]
exten => s,1,BackGround(menu)
 same => n,WaitExten(5)
[wrong]
exten => s,1,Gosub(nowhere-at-all,s,1)
[half]
exten => s,1,GotoIf($["\${X}" = "1"]?yes)
 same => n,Return()
 same => n(yes),Playback(yes)
;               ^^^^^^^^ warning missing-return: The subroutine that begins at 'half,s,1' ends here without Return.
[loop]
exten => s,1,Wait(1)
 same => n,Goto(1)
[busy]
exten => s,1,ExecIf($["\${X}" = "1"]?Return())
 same => n,Busy()
[leg]
exten => s,1,Playback(beep)
;            ^^^^^^^^ warning missing-return: The subroutine that begins at 'leg,s,1' ends here without Return.
[ended]
exten => s,1,GotoIf($["\${X}" = ""]?end)
 same => n,Set(DB(a/b)=\${EPOCH})
 same => n(end),NoOp(over)
;               ^^^^ warning missing-return: The hangup handler that begins at 'ended,s,1' ends here without Return.
[jump]
exten => s,1,Goto(menu,s,1)
[pieces]
include => rest
exten => s,1,NoOp()
[rest]
exten => s,2,Verbose(here)
exten => s,3,Return()
`,
    { only },
  ));

test('a context that nobody calls may end as it likes', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(b,s,1)
[b]
exten => s,1,Playback(hello)
`,
    { only },
  ));

test('the fix writes Return behind the last line, with a number where the lines have numbers', () =>
  checkFix(
    `
[a]
exten => s,1,Gosub(sub,s,1)
 same => n,Hangup()
[sub]
exten => s,1,NoOp()
exten => s,2,Play<|>back(hello)
`,
    `
[a]
exten => s,1,Gosub(sub,s,1)
 same => n,Hangup()
[sub]
exten => s,1,NoOp()
exten => s,2,Playback(hello)
exten => s,3,Return()
`,
    { only },
  ));
