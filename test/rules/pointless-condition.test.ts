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

test('EXTEN and what it never is', () =>
  checkProblems(
    `
[a]
exten => 100,1,GotoIf($["\${EXTEN}" = "h"]?end)
;                       ^^^^^^^^^^^^^^^^ information pointless-condition: EXTEN is '100' here, and never 'h'.
 same => n,ExecIf($[\${EXTEN} != 101]?NoOp(x))
;                   ^^^^^^^^^^^^^^^ information pointless-condition: EXTEN is '100' here, and never '101'.
 same => n(end),Hangup()
exten => _1[2-4]X,1,Set(Z=\${IF($["150" = "\${EXTEN}" & "\${X}" = "1"]?a:b)})
;                                ^^^^^^^^^^^^^^^^^^ information pointless-condition: No number of '_1[2-4]X' is '150'.
`,
    { only },
  ));

test('EXTEN and what it may be', () =>
  checkProblems(
    `
[a]
exten => 100,1,GotoIf($["\${EXTEN}" = "100"]?end)
 same => n,GotoIf($[\${EXTEN} = 0100]?end)
 same => n,GotoIf($["\${EXTEN}" = "\${X}"]?end)
 same => n,GotoIf($["\${EXTEN}" = ""]?end)
 same => n,GotoIf($["\${EXTEN:1}" = "00" & "\${EXTEN}" < "2"]?end)
 same => n,Wait(1)
 same => n(end),Hangup()
exten => _1XX,1,GotoIf($["\${EXTEN}" = "150"]?end)
 same => n,Wait(1)
 same => n(end),Hangup()
exten => _0XX,1,GotoIf($[\${EXTEN} = 50]?end)
 same => n,Wait(1)
 same => n(end),Hangup()
exten => _X!,1,GotoIf($["\${EXTEN}" = "5000" | "\${EXTEN}" = "5"]?end)
 same => n,Wait(1)
 same => n(end),Hangup()
exten => h,1,GotoIf($["\${EXTEN}" = "100"]?end)
 same => n,Wait(1)
 same => n(end),Hangup()
`,
    { only },
  ));

test('a number that has an extension of its own', () =>
  checkProblems(
    `
[a]
exten => 200,1,Dial(PJSIP/parent,30)
 same => n,Hangup()
exten => 300,1,NoOp()
exten => _X.,1,NoOp(\${EXTEN})
 same => n,GotoIf($["\${EXTEN}" = "200"]?allowed)
;                   ^^^^^^^^^^^^^^^^^^ information pointless-condition: '200' has an extension of its own, and never comes to '_X.'.
 same => n,GotoIf($["\${EXTEN}" = "300"]?allowed)
 same => n,GotoIf($["\${EXTEN}" = "911"]?allowed)
 same => n,Hangup()
 same => n(allowed),Dial(PJSIP/parent,30)
`,
    { only: 'pointless-condition' },
  ));

test('a semicolon that cuts off the second way is told alone', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIfTime(9:00-12:00,sat,*,*?open;closed,s,1)
 same => n(open),Hangup()
`,
    { only: 'pointless-condition' },
  ));

test('a part of the extension that it never has', () =>
  checkProblems(
    `
[a]
exten => 5000,1,GotoIf($[\${EXTEN:0:3} = 700]?parking,700,1)
;                        ^^^^^^^^^^^^^^^^^^ information pointless-condition: '\${EXTEN:0:3}' of '5000' is never '700'.
 same => n,GotoIf($["\${EXTEN:0:2}" = "50"]?parking,700,1)
 same => n,GotoIf($["\${EXTEN:0:3}" != "501"]?parking,700,1)
;                   ^^^^^^^^^^^^^^^^^^^^^^^ information pointless-condition: '\${EXTEN:0:3}' of '5000' is never '501'.
exten => _9X[12].,1,GotoIf($["9" = "\${EXTEN:0:1}"]?parking,700,1)
 same => n,GotoIf($["\${EXTEN:2:1}" = "3"]?parking,700,1)
;                   ^^^^^^^^^^^^^^^^^^^^ information pointless-condition: '\${EXTEN:2:1}' of '_9X[12].' is never '3'.
 same => n,GotoIf($["\${EXTEN:3:1}" = "a"]?parking,700,1)
 same => n,GotoIf($["\${EXTEN:0:2}" = "1"]?parking,700,1)
 same => n,GotoIf($[\${EXTEN:0:2} = 09]?parking,700,1)
 same => n,GotoIf($["\${EXTEN:0:1}" = "\${DIGIT}"]?parking,700,1)
exten => h,1,GotoIf($["\${EXTEN:0:1}" = "9"]?parking,700,1)
[parking]
exten => 700,1,Park()
`,
    { only },
  ));

test('what may have changed, or was not asked, is asked again', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?one)
 same => n,GotoIf($["\${X}" = "2"]?two)
 same => n,NoOp(\${X})
 same => n,GotoIf($["\${X}"  =  "1"]?two)
;                 ^^^^^^^^^^^^^^^^^ information pointless-condition: The GotoIf above has gone to 'one' on this condition: it never holds here.
 same => n,GotoIf($["\${X}" = "2"]?two)
;                 ^^^^^^^^^^^^^^^ information pointless-condition: The GotoIf above has gone to 'two' on this condition: it never holds here.
 same => n,Read(X,menu)
 same => n,GotoIf($["\${X}" = "1"]?two)
 same => n(one),GotoIf($["\${X}" = "1"]?three)
 same => n,GotoIf($["\${RAND(1,2)}" = "1"]?two)
 same => n,GotoIf($["\${RAND(1,2)}" = "1"]?three)
 same => n(two),Hangup()
 same => n(three),Hangup()
`,
    { only },
  ));

test('one condition twice in a row of ExecIf that set a variable', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($[\${BOX} = 9]?Set(DOOR=\${D9}))
 same => n,ExecIf($[\${BOX} = 10]?Set(DOOR=\${D10}))
 same => n,ExecIf($[\${BOX} = 11]?Set(DOOR=\${D11}))
 same => n,ExecIf($[\${BOX} =  10]?Set(DOOR=\${D12}))
;                 ^^^^^^^^^^^^^^^ information pointless-condition: An ExecIf above has set 'DOOR' to '\${D10}' on this condition, which is lost here.
 same => n,ExecIf($[\${BOX} = 11]?Set(DOOR=\${D11}))
 same => n,ExecIf($[\${BOX} = 9]?Set(KEY=\${D10}))
 same => n,NoOp(\${DOOR}\${KEY})
 same => n,ExecIf($[\${BOX} = 9]?Set(DOOR=1))
 same => n(next),ExecIf($[\${BOX} = 9]?Set(DOOR=2))
 same => n,ExecIf($["\${BODY}" = ""]?Set(BODY=\${A}))
 same => n,ExecIf($["\${BODY}" = ""]?Set(BODY=\${B}))
 same => n,ExecIf($[\${RAND(1,2)} = 1]?Set(DOOR=1))
 same => n,ExecIf($[\${RAND(1,2)} = 1]?Set(DOOR=2))
`,
    { only: 'pointless-condition' },
  ));

test('a time that is asked for twice', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIfTime(*,*,24-26,dec?closed)
 same => n,GotoIfTime(*,*,1,jan?closed)
 same => n,GotoIfTime(*,*,24-26,dec?closed)
;                     ^^^^^^^^^^^^^ information pointless-condition: The GotoIfTime above has gone to 'closed' on this condition: it never holds here.
 same => n,Wait(5)
 same => n,GotoIfTime(*,*,1,jan?closed)
 same => n,GotoIfTime(*,*,1,jan?closed:open)
;                     ^^^^^^^^^ information pointless-condition: The GotoIfTime above has gone to 'closed' on this condition: it never holds here.
 same => n,GotoIfTime(*,*,1,jan?closed)
 same => n(open),Dial(PJSIP/100)
 same => n(closed),Hangup()
`,
    { only },
  ));

test('one extension in two files, of which each machine takes one', () =>
  checkProblems(
    `
-- extensions.conf --
#include "north.conf"
#include "south.conf"
-- north.conf --
[a]
exten => s,1,GotoIfTime(*,*,24,dec?closed)
 same => n,GotoIfTime(*,*,1,jan?closed)
exten => closed,1,Hangup()
-- south.conf --
[a]
exten => s,1,Answer()
 same => n,GotoIfTime(*,*,24,dec?closed)
 same => n,GotoIfTime(*,*,1,jan?closed)
exten => closed,1,Hangup()
`,
    { only },
  ));

test('what is empty where a branch puts it, and what is not', () =>
  checkProblems(
    `
[a]
exten => 1,1,ExecIf($["\${GOSUB_RETVAL}" = ""]?Set(LOCAL(phone)=\${GOSUB_RETVAL}))
;                                                              ^^^^^^^^^^^^^^^ information pointless-condition: The condition lets only an empty '\${GOSUB_RETVAL}' come here.
 same => n,ExecIf($["\${NAME}" != ""]?NoOp():Set(CALLERID(name)=\${NAME}))
;                                                              ^^^^^^^ information pointless-condition: The condition lets only an empty '\${NAME}' come here.
 same => n,ExecIf(\${ISNULL(\${DB(a/b)})}?Set(X="\${DB(a/b)}"))
;                                             ^^^^^^^^^^^^ information pointless-condition: The condition lets only an empty '\${DB(a/b)}' come here.
 same => n,ExecIf(\${EXISTS(\${NAME})}?Set(X=1):Set(X=\${NAME}))
;                                                   ^^^^^^^ information pointless-condition: The condition lets only an empty '\${NAME}' come here.
 same => n,SayDigits(\${IF($["x\${NAME}" = "x"]?\${NAME}:1)})
;          ^^^^^^^^^ information pointless-condition: The condition lets only an empty '\${NAME}' come here.
exten => 2,1,ExecIf($["\${NAME}" = ""]?NoOp(empty: \${NAME}))
 same => n,ExecIf($["\${NAME}" = ""]?Set(X=\${OTHER}))
 same => n,ExecIf($["\${NAME}" = "\${X}"]?Set(X=\${NAME}))
 same => n,ExecIf($["\${NAME}" = "x"]?Set(X=\${NAME}))
 same => n,ExecIf($["\${NAME}" = ""]?Set(X=\${NAME}1))
 same => n,ExecIf($["\${NAME}" = ""]?Set(X=\${NAME}):Set(X=a-\${NAME}))
 same => n,Set(X=\${IF($["\${NAME}" = ""]?\${NAME}:a-\${NAME})})
 same => n,Set(X=\${IF($["\${NAME}" = ""]?:\${NAME})})
`,
    { only },
  ));

test('a label that is missing in the extension may have stood on the line between', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = ""]?end)
 same => n,GotoIf($["\${X}" = "1"]?first)
 same => n(first),Set(DB(a/b)=\${X})
 same => n,Return()
`,
    { only },
  ));

test('a condition on the very variable that an ExecIf sets for called channels too', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($["\${SITE}" = ""]?Set(__SITE=\${CUT(DEVICE,@,2)}))
 same => n,ExecIf($["\${SITE}" = ""]?Set(__SITE=\${CUT(DEVICE,_,1)}))
 same => n,Dial(PJSIP/\${SITE})
`,
    { only },
  ));

test('a label that the next line has got by mistake', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?late)
 same => n(late),Playback(busy)
 same => n(late),VoiceMail(1)
;          ^^^^ warning duplicate-label: The label 'late' belongs to an earlier priority of this extension.
`,
    { only: ['pointless-condition', 'duplicate-label'] },
  ));
