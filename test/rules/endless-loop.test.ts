/** endless-loop: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'endless-loop';

test('one line, several, over extensions and contexts; the last line that goes back is told, once', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(1)
;                 ^ warning endless-loop: This goes round for ever: nothing here waits, ends or leads out.
exten => 2,1,Verbose(2)
 same => n,Goto(3,1)
exten => 3,1,Set(X=1)
 same => n,goto(b,s,1)
[b]
exten => s,1,GotoIf($["\${X}" = "1"]?a,2,1:a,3,2)
;                                   ^^^^^ warning endless-loop: This goes round for ever: nothing between 'a,2,1' and here waits, ends or leads out.
`,
    { only },
  ));

test('what takes time, ends or is not known is a way out', () =>
  checkProblems(
    `
[a]
exten => 1,1,Wait(1)
 same => n,Goto(1)
exten => 2,1,Playback(x)
 same => n,Goto(1)
exten => 3,1,ExecIf($["\${DB(a/b)}" = "1"]?Hangup())
 same => n,Goto(1)
exten => 4,1,MyOwnApplication()
 same => n,Goto(1)
exten => 5,1,NoOp()
 same => n,GotoIf($[\${RAND(1,2)} = 1]?1)
exten => 6,1,GotoIfTime(9:00-17:00,*,*,*?1)
exten => 7,1,Goto(\${X})
exten => 8,1,Gosub(sub,s,1)
 same => n,Goto(1)
exten => 9,1,ExecIf($["\${X}" = "1"]?Wait(1))
 same => n,Goto(1)
exten => 10,1,Goto(nowhere,s,1)
[sub]
exten => s,1,Wait(1)
 same => n,Return()
`,
    { only },
  ));

test('a condition is a way out when the loop changes what it reads', () =>
  checkProblems(
    `
[a]
exten => 1,1,NoOp()
 same => n,GotoIf($["\${X}" = "1"]?1)
;                                 ^ warning endless-loop: This goes round for ever: nothing between 'a,1,1' and here waits or changes what the condition '$["\${X}" = "1"]' reads.
exten => 11,1,ExecIf($["\${X}" = "1"]?Hangup())
 same => n,Goto(1)
;               ^ warning endless-loop: This goes round for ever: nothing between 'a,11,1' and here waits or changes what the condition '$["\${X}" = "1"]' reads.
exten => 2,1,Set(X=\${LEN(\${Y})})
 same => n,GotoIf($["\${X}" = "1"]?1)
exten => 3,1,Set(LOCAL(X)=\${CHANNEL(state)})
 same => n,GotoIf($["\${X}" = "1"]?1)
exten => 4,1,MSet(Y=1,__X=2)
 same => n,GotoIf($["\${X}" = "1"]?1)
exten => 5,1,NoOp(\${SHIFT(X)})
 same => n,GotoIf($["\${X}" = "1"]?1)
exten => 6,1,GotoIf($["\${DB(a/b)}" = "1"]?1)
exten => 7,1,GotoIf($[\${EPOCH} < 100]?1)
exten => 8,1,Set(\${Y}=1)
 same => n,GotoIf($["\${X}" = "1"]?1)
exten => 9,1,ExecIf($["\${Y}" = "1"]?Set(X=2))
 same => n,GotoIf($["\${X}" = "1"]?1)
exten => 10,1,Set(ARRAY(X,Y)=1,2)
 same => n,GotoIf($["\${X}" = "1"]?1)
`,
    { only },
  ));

test('conditions that are constant', () =>
  checkProblems(
    `
[a]
exten => 1,1,NoOp()
 same => n,GotoIf($[1]?1:2)
;                      ^ warning endless-loop: This goes round for ever: nothing between 'a,1,1' and here waits, ends or leads out.
 same => n,Hangup()
exten => 2,1,While(1)
 same => n,NoOp()
 same => n,EndWhile()
;          ^^^^^^^^ warning endless-loop: This goes round for ever: nothing between 'a,2,1' and here waits, ends or leads out.
exten => 3,1,While(1)
 same => n,ExecIf($["\${X}" = "1"]?ExitWhile())
 same => n,Set(X=$[\${X} + 1])
 same => n,EndWhile()
exten => 4,1,GotoIf($[0]?1)
`,
    { only },
  ));

test('a number that its own pattern catches', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,Busy()
exten => _s-.,1,Goto(s-NOANSWER,1)
;                    ^^^^^^^^^^^^ warning endless-loop: This goes round for ever: nothing here waits, ends or leads out.
`,
    { only },
  ));

test('a loop that is told of in one file only', () =>
  checkProblems(
    `
#include "b.conf"
[a]
exten => s,1,Goto(b,s,1)
;                 ^^^^^ warning endless-loop: This goes round for ever: nothing between 'b,s,1' and here waits, ends or leads out.
-- b.conf --
[b]
exten => s,1,Goto(a,s,1)
`,
    { only },
  ));

test('extensions for wrong keys that go back to themselves', () =>
  checkProblems(
    `
[menu]
exten => s,1,Background(welcome)
 same => n,WaitExten(5)
exten => 1,1,Dial(PJSIP/1)
exten => i,1,Playback(pbx-invalid)
 same => n,Goto(menu,i,1)
;               ^^^^^^^^ warning endless-loop: This plays for ever: 'i' goes back to itself, and nothing in between listens or leads out.
exten => t,1,Set(TRIES=\${INC(TRIES)})
 same => n,GotoIf($[\${TRIES} > 3]?hangup)
 same => n,Playback(are-you-still-there)
 same => n,Goto(1)
 same => n(hangup),Hangup()
exten => e,1,Playback(error)
 same => n,Background(welcome)
 same => n,Goto(1)
exten => 9,1,Playback(test-tone)
 same => n,Goto(1)
[right]
exten => s,1,Background(welcome)
 same => n,WaitExten(5)
exten => i,1,Playback(pbx-invalid)
 same => n,Goto(s,1)
`,
    { only: 'endless-loop' },
  ));

test('a While that starts calls and counts nothing', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(floor=1)
 same => n,While($[\${floor} <= 4])
;                ^^^^^^^^^^^^^^^^ warning endless-loop: This While never ends: nothing up to its EndWhile changes what the condition reads.
 same => n,Originate(Local/\${floor}01@b/n,app,Playback,fire)
 same => n,EndWhile()
[b]
exten => _X01,1,Hangup()
`,
    { only },
  ));

test('a While whose condition counts', () =>
  checkProblems(
    `
[a]
exten => s,1,While($[\${INC(i)} <= 5])
 same => n,SendDTMF(1)
 same => n,EndWhile()
`,
    { only },
  ));

test('a GotoIf that goes back on a number that nothing counts', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(tries=1)
 same => n(again),Playback(hello)
 same => n,GotoIf($[\${tries} < 5]?again:done)
;                                 ^^^^^ warning endless-loop: This goes back for ever: nothing from 'again' to here changes what the condition reads.
 same => n(done),Hangup()
exten => 2,1,Set(tries=1)
 same => n(again),AGI(ask.agi)
 same => n,GotoIf($[\${tries} < 5]?again)
;                                 ^^^^^ information endless-loop: This goes back for ever: nothing from 'again' to here changes what the condition reads.
 same => n,Hangup()
exten => 3,1,Set(tries=1)
 same => n(again),Playback(hello)
 same => n,Set(tries=$[\${tries} + 1])
 same => n,GotoIf($[\${tries} < 5]?again)
exten => 4,1,Set(tries=1)
 same => n(again),Read(digit,hello,1)
 same => n,GotoIf($[\${tries} < 5]?again)
;                     ^^^^^ warning endless-loop: Nothing counts 'tries' while this goes round, so that the condition comes out the same each time.
exten => 5,1,AGI(count.agi)
 same => n(again),Playback(hello)
 same => n,GotoIf($[\${tries} < 5]?again)
exten => 6,1,Set(tries=1)
 same => n(again),Playback(hello)
 same => n,Gosub(count,s,1)
 same => n,GotoIf($[\${tries} < 5]?again)
[count]
exten => s,1,Set(tries=$[\${tries} + 1])
 same => n,Return()
`,
    { only: 'endless-loop' },
  ));

test('a number that is to end a loop, and that nothing on the way round counts', () =>
  checkProblems(
    `
[globals]
MOST=3
[menu]
exten => s,1,Answer()
 same => n,Set(tries=0)
 same => n(again),NoOp(once more)
 same => n,GotoIf($[\${tries} > \${MOST}]?bye)
;                     ^^^^^ warning endless-loop: Nothing counts 'tries' while this goes round, so that the condition comes out the same each time.
 same => n,Background(tries-are-left)
 same => n,WaitExten(5)
 same => n(bye),Hangup()
exten => 1,1,Dial(PJSIP/1)
exten => i,1,Goto(s,again)
[ask]
exten => s,1,Set(question=1)
 same => n,While($[\${question} < 4])
;                    ^^^^^^^^ warning endless-loop: Nothing counts 'question' while this goes round, so that the condition comes out the same each time.
 same => n,Gosub(mark,s,1(\${question}))
 same => n,EndWhile()
[mark]
exten => s,1,Read(answer,question-\${ARG1},1)
 same => n,Return(\${answer})
[countdown]
exten => s,1,Set(left=10)
 same => n,Set(round=1)
 same => n,While($[\${round} <= 10])
 same => n,SayNumber(\${left})
 same => n,Verbose(\${INC(round)})
 same => n,NoOp(\${DEC(left)})
 same => n,EndWhile()
`,
    { only },
  ));

test('a number that may be counted on the way round, or that says something else', () =>
  checkProblems(
    `
[menu]
exten => s,1,Set(tries=0)
 same => n(again),GotoIf($[\${tries} > 3]?bye)
 same => n,Background(menu)
 same => n,WaitExten(5)
 same => n(bye),Hangup()
exten => i,1,Set(tries=$[\${tries} + 1])
 same => n,Goto(s,again)
[subroutine]
exten => s,1,Set(tries=0)
 same => n(again),GotoIf($[\${tries} > 3]?bye)
 same => n,Gosub(ask,s,1)
 same => n,Goto(again)
 same => n(bye),Hangup()
[ask]
exten => s,1,Read(tries,hello,1)
 same => n,Return()
[program]
exten => s,1,Set(tries=0)
 same => n(again),GotoIf($[\${tries} > 3]?bye)
 same => n,AGI(count.agi)
 same => n,Goto(again)
 same => n(bye),Hangup()
[setting]
exten => s,1,Set(loud=0)
 same => n(again),GotoIf($[\${loud} > 0]?shout)
 same => n,Read(key,hello,1)
 same => n,Goto(again)
 same => n(shout),Hangup()
[once]
exten => s,1,Set(tries=0)
 same => n,GotoIf($[\${tries} > 3]?bye)
 same => n,Playback(hello)
 same => n(bye),Hangup()
[elsewhere]
exten => s,1,Set(tries=0)
 same => n(again),GotoIf($[\${tries} > 3]?bye)
 same => n,Read(key,hello,1)
 same => n,Goto(\${NEXT},s,1)
 same => n,Goto(again)
 same => n(bye),Hangup()
`,
    { only },
  ));

test('functions in the body that tell of something elsewhere, and those that may set what the condition reads', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(i=0)
 same => n,While($[\${i} < 3])
;                ^^^^^^^^^^^ warning endless-loop: This While never ends: nothing up to its EndWhile changes what the condition reads.
 same => n,SayNumber(\${QUEUE_WAITING_COUNT(claims)})
 same => n,Wait(2)
 same => n,EndWhile()
exten => 2,1,Set(i=0)
 same => n,While($[\${i} < 3])
 same => n,SayNumber(\${INC(i)})
 same => n,EndWhile()
exten => 3,1,Set(i=0)
 same => n,While($[\${QUEUE_WAITING_COUNT(claims)} > \${i}])
 same => n,Wait(2)
 same => n,EndWhile()
`,
    { only },
  ));

test('a pattern for outcomes that goes to the outcome', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,20)
 same => n,Goto(d-\${DIALSTATUS},1)
exten => d-BUSY,1,Busy(10)
exten => _d-.,1,Goto(d-\${DIALSTATUS},1)
;                    ^^^^^^^^^^^^^^^ warning endless-loop: This goes round for ever when the outcome is 'ANSWER': it comes here again.
`,
    { only },
  ));

test('a local variable that nothing changes', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(try,s,1)
[try]
exten => s,1,Set(LOCAL(try)=1)
 same => n(again),GotoIf($[\${LOCAL(try)} > 1]?end)
 same => n,Set(LOCAL(line)=2)
 same => n,Goto(again)
;               ^^^^^ warning endless-loop: This goes round for ever: nothing between 'try,s,again' and here waits or changes what the condition '$[\${LOCAL(try)} > 1]' reads.
 same => n(end),Return()
[other]
exten => s,1,Set(LOCAL(try)=1)
 same => n(again),GotoIf($[\${LOCAL(try)} > 1]?end)
 same => n,Set(LOCAL(try)=$[\${LOCAL(try)} + 1])
 same => n,Goto(again)
 same => n(end),Return()
`,
    { only },
  ));

test('a counter in another extension that nothing counts', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(tries=0)
 same => n(menu),Background(menu)
 same => n,WaitExten(5)
exten => 1,1,Hangup()
exten => i,1,Playback(invalid)
 same => n,GotoIf($[\${tries} < 3]?s,menu)
;                                 ^^^^^^ warning endless-loop: This goes back for ever: nothing counts 'tries', which the condition reads.
 same => n,Hangup()
[b]
exten => s,1,Set(rounds=0)
 same => n(menu),Background(menu)
 same => n,WaitExten(5)
exten => 1,1,Hangup()
exten => i,1,Set(rounds=$[\${rounds} + 1])
 same => n,GotoIf($[\${rounds} < 3]?s,menu)
 same => n,Hangup()
`,
    { only },
  ));

test('a counter that is counted under a misspelled name is told there', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(TRIES=0)
 same => n(again),Playback(hello)
 same => n,Set(TRIE=$[\${TRIES} + 1])
;              ^^^^ warning unknown-variable: Nothing reads 'TRIE'; 'TRIES' is what it is counted from.
 same => n,GotoIf($[\${TRIES} < 3]?again)
 same => n,Hangup()
`,
    { only: ['endless-loop', 'unknown-variable'] },
  ));

test('a While whose counter was forgotten, and that something else leads out of', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(i=1)
 same => n,While($[\${i} <= 3])
;                ^^^^^^^^^^^^ warning endless-loop: This While ends by what leads out of it alone: nothing up to its EndWhile changes what the condition reads.
 same => n,Dial(PJSIP/\${i},15)
 same => n,ExecIf($["\${DIALSTATUS}" = "ANSWER"]?ExitWhile())
 same => n,EndWhile()
 same => n,While($[\${i} <= 3])
 same => n,Dial(PJSIP/\${i},15)
 same => n,ExecIf($["\${DIALSTATUS}" = "BUSY"]?Set(i=$[\${i} + 1]))
 same => n,EndWhile()
 same => n,While($[\${i} <= 3])
 same => n,Dial(PJSIP/\${i},15)
 same => n,Hangup()
 same => n,EndWhile()
 same => n,While($[\${i} <= 3])
 same => n,Gosub(next,s,1)
 same => n,EndWhile()
 same => n,Hangup()
[next]
exten => s,1,Set(i=$[\${i} + 1])
 same => n,Return()
`,
    { only },
  ));

test('what is counted away from the number that ends the loop', () =>
  checkProblems(
    `
[globals]
MOST=3
[a]
exten => s,1,Set(TRY=0)
 same => n(ask),Set(TRY=$[\${TRY} - 1])
;                   ^^^^^^^^^^^^^^^^^ warning endless-loop: This counts 'TRY' down, so that '\${TRY} > \${MOST}' never holds.
 same => n,GotoIf($[\${TRY} > \${MOST}]?end)
 same => n,Read(KEY,press,1)
 same => n,GotoIf($["\${KEY}" = ""]?ask)
 same => n(end),Hangup()
exten => t,1,Set(LOCAL(all)=\${FIELDQTY(LIST,&)})
 same => n,Set(LOCAL(i)=0)
 same => n(next),Set(LOCAL(i)=$[\${i} - 1])
;                    ^^^^^^^^^^^^^^^^^^^^ warning endless-loop: This counts 'i' down, so that '\${i} > \${all}' never holds.
 same => n,GotoIf($[\${i} > \${all}]?end)
 same => n,Dial(PJSIP/\${CUT(LIST,&,\${i})},20)
 same => n,Goto(next)
 same => n(end),Hangup()
exten => u,1,Set(left=3)
 same => n,While($[\${left} > 0])
 same => n,Playback(beep)
 same => n,Set(left=$[\${left} + 1])
;              ^^^^^^^^^^^^^^^^^^^ warning endless-loop: This counts 'left' up, so that '\${left} > 0' always holds.
 same => n,EndWhile()
`,
    { only: 'endless-loop' },
  ));

test('what is counted both ways, from elsewhere, by a program, or up to a number that it comes to', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(down=3)
 same => n,While($[\${down} > 0])
 same => n,Playback(beep)
 same => n,Set(down=$[\${down} - 1])
 same => n,EndWhile()
 same => n,Set(both=0)
 same => n,Set(both=$[\${both} + 1])
 same => n,Playback(beep)
 same => n,Set(both=$[\${both} - 1])
 same => n,GotoIf($[\${both} > 3]?end)
 same => n,Set(other=0)
 same => n,Set(other=$[\${other} - 1])
 same => n,GotoIf($[\${other} > 3]?end)
 same => n(end),Hangup()
exten => t,1,Set(asked=0)
 same => n,Set(asked=$[\${asked} - 1])
 same => n,AGI(count.agi)
 same => n,GotoIf($[\${asked} > 3]?end)
 same => n(end),Hangup()
exten => v,1,Set(n=1)
 same => n,While($[\${n} <= 0\${LINES}])
 same => n,Playback(beep)
 same => n,Set(n=$[\${n} + 1])
 same => n,EndWhile()
exten => u,1,Set(low=0)
 same => n,Set(low=$[\${low} - 1])
 same => n,GotoIf($[\${low} < -3]?end)
 same => n(end),Hangup()
[b]
exten => s,1,Set(other=\${DB(other)})
`,
    { only: 'endless-loop' },
  ));

test('two rounds that nothing counts', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(LOCAL(round)=1)
 same => n(ring),Dial(PJSIP/1,20)
 same => n,GotoIf($[\${round} <= 2]?ring)
;                     ^^^^^ warning endless-loop: Nothing counts 'round' while this goes round, so that the condition comes out the same each time.
 same => n,Hangup()
exten => 2,1,Set(found=1)
 same => n(ring),Dial(PJSIP/1,20)
 same => n,GotoIf($[\${found} < 2]?ring)
`,
    { only: 'endless-loop' },
  ));
