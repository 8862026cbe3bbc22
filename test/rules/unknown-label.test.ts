/** unknown-label: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unknown-label';

test('a target that is computed as a whole is not judged', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(\${X},s,1)
 same => n,Gosub(\${Y},s,1(\${Z}))
 same => n,Hangup()
`,
    { only },
  ));

test('own, of another extension, in another case', () =>
  checkProblems(
    `
[a]
exten => 1,1,GotoIf($[1]?gone)
;                        ^^^^ error unknown-label: The extension '1' of the context 'a' has no label 'gone'.
 same => n,Goto(lbl)
 same => n(lbl),Hangup()
exten => 2,1,Goto(lbl)
;                 ^^^ error unknown-label: The extension '2' of the context 'a' has no label 'lbl'.
exten => 3,1,Goto(1,lbl)
exten => 4,1,Goto(a,1,Lbl)
;                     ^^^ error unknown-label: The extension '1' of the context 'a' has no label 'Lbl'.
exten => 5,1,Goto(1,n)
;                   ^ error unknown-label: The extension '1' of the context 'a' has no label 'n'.
exten => 6,1,Gosub(lb)
;                  ^^ error unknown-label: The extension '6' of the context 'a' has no label 'lb'.
`,
    { only },
  ));

test('the pattern is whatever was dialled', () =>
  checkProblems(
    `
[a]
exten => _2XX,1,Goto(\${EXTEN},dial)
exten => _2XX,n(dial),Dial(PJSIP/\${EXTEN})
exten => _3XX,1,Goto(\${EXTEN},nolabel)
;                             ^^^^^^^ error unknown-label: The extension '_3XX' of the context 'a' has no label 'nolabel'.
`,
    { only },
  ));

test('after a bridge', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(after_bridge_goto)=a,s,done)
 same => n,Set(CHANNEL(after_bridge_goto)=)
 same => n,Set(CHANNEL(after_bridge_goto)=done)
 same => n,Set(CHANNEL(after_bridge_goto)=a,s,gone)
;                                             ^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'gone'.
 same => n(done),Hangup()
`,
    { only },
  ));

test('variants of one extension by caller number', () =>
  checkProblems(
    `
[a]
exten => s/100,1,NoOp(hundred)
exten => s/100,n,Goto(s,fin)
exten => s,1,NoOp(any)
exten => s,n(fin),Hangup()
exten => s,n,Goto(b,200/100,1)
exten => 200/_1XX,1,Answer
exten => 200/_1XX,n(x),Goto(200,x)
exten => 200,1,Goto(x)
`,
    { only },
  ));

test('priorities of several patterns and of an include make one sequence', () =>
  checkProblems(
    `
[a]
exten => 123,1,NoOp(lit)
exten => _1XX,2,NoOp(p)
exten => _1X.,3(l3),NoOp(p3)
include => b
exten => s,1,Goto(123,4)
exten => s,2,Goto(123,l3)
exten => s,3,Goto(123,lb)
[b]
exten => _X.,4(lb),Hangup()
`,
    { only },
  ));

test('in a context that includes one for the administrator', () =>
  checkProblems(
    `
[outer]
include => outer-custom
include => inner
[inner]
include => inner-custom
exten => 1,1,Gosub(sub-x,s(a))
exten => 2,1,Gosub(sub-x(a))
exten => 3,1,Goto(sub-x,s)
exten => 4,1,Goto(nolabel)
;                 ^^^^^^^ error unknown-label: The extension '4' of the context 'inner' has no label 'nolabel'.
exten => 5,1,Goto(nothing,1)
exten => 6,1,Goto(6,2)
[sub-x]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('spellings of a line', () =>
  checkProblems(
    `
[a]
exten => s,1(start),NoOp()
exten=s,n(two),NoOp()
EXTEN => s,n(three),NoOp()
	same => n(four) , NoOp()
 same=>n,Goto(two)
 same=>n,Goto(three)
 same=>n,Goto(start)
`,
    { only },
  ));

test('the label is written behind the last line of the extension, in the way of the file', () => {
  checkFix(
    `
[a]
exten=>s,1,GotoIf($["\${X}" = ""]?do<|>ne)
	same=>n,Answer()
	same=>n,Hangup() ; end
; about b
[b]
`,
    `
[a]
exten=>s,1,GotoIf($["\${X}" = ""]?done)
	same=>n,Answer()
	same=>n,Hangup() ; end
	same=>n(done),NoOp()
	same=>n,Hangup()
; about b
[b]
`,
    { only, title: "Create the label 'done' in 's'", safe: false },
  );
  checkFix(
    `
[a]
exten => s,1,Gosub(b,s,star<|>t)
[b]
exten => s,1,Return()`,
    `
[a]
exten => s,1,Gosub(b,s,start)
[b]
exten => s,1,Return()
 same => n(start),NoOp()
 same => n,Return()`,
    { only, safe: false },
  );
});

test('no label is made of what is hardly one', () => {
  checkNoFix('[a]\nexten => s,1,Goto(b,s,n<|>)\n[b]\nexten => s,1,NoOp()\n', { only });
  checkNoFix('[a]\nexten => s,1,Goto(b,s,a b<|>)\n[b]\nexten => s,1,NoOp()\n', { only });
  checkNoFix('[a]\nexten => s,1,Goto(b,1,x<|>)\n[b]\nexten => 1,hint,PJSIP/1\n', { only });
});

test('a label that stands on a line that asterisk reads as something else', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?one:two)
 same => n,GotoIf($["\${X}" = "1"]?three:four)
;                                       ^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'four'.
 same => n (one),Answer()
 same => n,(two),Answer()
 same => n[three],Answer()
 same => n,Goto(end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('an included context means the extension of the one that includes it', () =>
  checkProblems(
    `
[a]
include => b
exten => s,1(start),Answer()
[b]
exten => 1,1,Goto(s,start)
 same => n,Goto(s,sart)
;                 ^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'sart'.
`,
    { only },
  ));

test('a parenthesis too many is the mistake, and not the label that it makes', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(100,1))
 same => n,GotoIf($[\${X}]?end):end)
 same => n,Goto(ends)
;               ^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'ends'.
 same => n(end),Hangup()
exten => 100,1,Hangup()
`,
    { only },
  ));

test('lines that Asterisk drops for their keyword, and those that came to another extension', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(one)
 same => n,Goto(two)
 same => n,Goto(three)
 same => n,Goto(four)
;               ^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'four'.
 saem => n(one),Answer()
 same -> n(two),Answer()
exten => n,Answer()
 same => n(three),Hangup()
`,
    { only },
  ));

test('a comment without its end has taken lines away', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(one)
;                 ^^^ hint unknown-label: The extension 's' of the context 'a' has no label 'one'.
;-- menu
 same => n(one),Answer()
`,
    { only },
  ));

test('a label that stands where its priority belongs', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?yes:no)
;                                       ^^ error unknown-label: The extension 's' of the context 'a' has no label 'no'.
 same => yes,Answer()
 same => n,Hangup()
`,
    { only },
  ));

test('a label on a line without its own equals sign', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(next)
 same n(next),Set(X=$[\${X} + 1])
`,
    { only },
  ));

test('a label on a line of which the name swallows it', () =>
  checkProblems(
    `
[a]
exten => 100,1,Goto(next)
exten == 100,2(next),Hangup()
[b]
exten => _X.,1,Goto(more)
exten => _X. n(more),Dial(PJSIP/1,30)
`,
    { only },
  ));

test('what else an including context includes has no labels for this one', () =>
  checkProblems(
    `
[inside]
include => conference
include => parkedcalls
[conference]
exten => 1,1,GotoIf($["\${X}" = "1"]?admin:guest)
;                                         ^^^^^ error unknown-label: The extension '1' of the context 'conference' has no label 'guest'.
 same => n(admin),Hangup()
[other]
include => room
switch => Realtime/@
[room]
exten => 1,1,GotoIf($["\${X}" = "1"]?admin:guest)
;                                         ^^^^^ error unknown-label: The extension '1' of the context 'room' has no label 'guest'.
 same => n(admin),Hangup()
 same => n,Goto(2,more)
`,
    { only },
  ));

test('a label that is computed in part', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(state-\${DIALSTATUS}1)
;                 ^^^^^^^^^^^^^^^^^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'state-\${DIALSTATUS}1'.
 same => n,Goto(state-\${DIALSTATUS})
 same => n,Goto(\${X}-end)
 same => n,Goto(\${X})
 same => n(state-BUSY),Hangup()
`,
    { only },
  ));

test('a label of an extension whose context includes one that is missing', () =>
  checkProblems(
    `
#include missing.conf
[a]
include => elsewhere
exten => s,1,GotoIf($["\${X}" = "1"]?first:second)
;                                         ^^^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'second'.
 same => n(first),Goto(1,third)
exten => 1,1,Goto(s,third)
`,
    { only: 'unknown-label' },
  ));

test('the line that has lost the label', () =>
  checkFix(
    `
[a]
exten => 1,1,GotoIf($["\${X}" = "1"]?<|>engaged)
 same => n,Hangup()
 same => n,Playback(busy)
`,
    `
[a]
exten => 1,1,GotoIf($["\${X}" = "1"]?engaged)
 same => n,Hangup()
 same => n(engaged),Playback(busy)
`,
    { only, title: "Put the label 'engaged' on the line that nothing leads to", safe: false },
  ));

test('beside a label that nothing else leads to none is created', () => {
  const lines = '[a]\nexten => s,1,GotoIf(${X}?mes<|>age)\n same => n,Hangup()\n same => n(message),Playback(beep)\n';
  checkNoFix(lines, { only, title: "Create the label 'mesage' in 's'" });
  checkFix(lines, lines.replace('mes<|>age', 'message'), { only, title: "Change to 'message'" });
});

test('a computed name that does not end', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(ivr-\${MENU,s,1)
 same => n(end),Hangup()
`,
    { only },
  ));

test('a line that Asterisk drops has the label, and belongs to an extension that does not answer the number', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Answer()
 same => n,WaitExten(5)
exten => 1,1,Goto(lead)
;                 ^^^^ error unknown-label: The extension '1' of the context 'a' has no label 'lead'.
exten => 12,1,Goto(lead)
exten => _X.,1(lead),Hangup()
`,
    { only },
  ));

test('a missing file may hold the label', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Goto(rest)
;                   ^^^^ hint unknown-label: The extension '_X.' of the context 'a' has no label 'rest'.
#include missing.conf
`,
    { only },
  ));

test('a label that nothing leads to, where two jumps name nearly that one', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?dial)
;                                   ^^^^ hint unknown-label: The extension 's' of the context 'a' has no label 'dial'.
 same => n,GotoIf($["\${X}" = "2"]?dial)
;                                 ^^^^ hint unknown-label: The extension 's' of the context 'a' has no label 'dial'.
 same => n,Hangup()
 same => n(dil),Dial(PJSIP/1)
;          ^^^ error unknown-label: Nothing leads to the label 'dil', and 2 places name 'dial', which 's' does not have.
exten => 1,1,GotoIf($["\${X}" = "1"]?dial)
;                                   ^^^^ error unknown-label: The extension '1' of the context 'a' has no label 'dial'.
 same => n,GotoIf($["\${X}" = "2"]?dial)
;                                 ^^^^ error unknown-label: The extension '1' of the context 'a' has no label 'dial'.
 same => n,GotoIf($["\${X}" = "3"]?dil)
 same => n,Hangup()
 same => n(dil),Dial(PJSIP/1)
`,
    { only: 'unknown-label' },
  ));

test('the label of an outcome, where extensions have the names', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(phone,s,1)
[phone]
exten => s,1,Dial(PJSIP/1)
 same => n,Goto(s-\${DIALSTATUS})
;               ^^^^^^^^^^^^^^^ error unknown-label: The extension 's' of the context 'phone' has no label 's-\${DIALSTATUS}'.
exten => s-BUSY,1,Return()
exten => _s-.,1,Return()
[labels]
exten => s,1,Dial(PJSIP/1)
 same => n,Goto(s-\${DIALSTATUS})
 same => n(s-BUSY),Busy(10)
`,
    { only: [only, 'unused-extension'] },
  ));

test('a label of a line that a set without its end has swallowed', () =>
  checkProblems(
    `
[a]
exten => _1[01]X,1,NoOp()
exten => _1[01X,n(ring),Dial(PJSIP/\${EXTEN})
exten => _1[01]X,n,Goto(ring)
`,
    { only },
  ));

test('labels of which an IF gives one', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(b,s,\${IF($["\${X}" = "1"]?full:later)})
;                                               ^^^^^ error unknown-label: The extension 's' of the context 'b' has no label 'later'.
 same => n,Goto(b,s,\${IF($["\${X}" = "1"]?full:\${Y})})
 same => n,Goto(b,s,\${IF($["\${X}" = "1"]?full:late)})
[b]
exten => s,1(full),Playback(full)
 same => n(late),Hangup()
`,
    { only },
  ));

test('the names of two extensions where labels belong', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?sales:support)
;                                   ^^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'sales'.
 same => n,GotoIf($["\${X}" = "2"]?first:second)
;                                 ^^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'first'.
;                                       ^^^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'second'.
exten => sales,1,Hangup()
exten => support,1,Hangup()
`,
    { only },
  ));

test('a label that no context of a name put together has', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(\${TENANT}-menu,1,s)
;                                  ^ error unknown-label: The extension '1' of the context 'north-menu' has no label 's'.
 same => n,Goto(\${TENANT}-menu,1,again)
[north-menu]
exten => s,1,WaitExten()
exten => 1,1(again),Hangup()
[south-menu]
exten => s,1,WaitExten()
exten => 1,1,Hangup()
`,
    { only: 'unknown-label' },
  ));

test('names of extensions in the place of labels', () =>
  checkFix(
    '[a]\nexten => s,1,GotoIf($["${X}" = "1"]?go<|>od:bad)\nexten => good,1,Answer()\nexten => bad,1,Hangup()\n',
    '[a]\nexten => s,1,GotoIf($["${X}" = "1"]?good,1:bad,1)\nexten => good,1,Answer()\nexten => bad,1,Hangup()\n',
    { only, title: "Change to 'good,1' and 'bad,1'" },
  ));

test('labels that a call names by an argument', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(after,s,1(100,BUSY))
 same => n,Gosub(after,s,1(100,BUZY))
;                              ^^^^ error unknown-label: The extension 's' of the context 'after' has no label 'BUZY'.
 same => n,Gosub(after,s,1(100,\${DIALSTATUS}))
 same => n,Gosub(after,s,1(100,DIALSTATUS))
[after]
exten => s,1,Goto(\${ARG2})
 same => n(BUSY),VoiceMail(\${ARG1}@default,b)
 same => n(ANSWER),Return()
`,
    { only },
  ));

test('a label that is put together is told where it is named', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(WAY=1)
 same => n,Goto(trial\${WAY})
;               ^^^^^^^^^^^ error unknown-label: The extension '1' of the context 'a' has no label 'trial\${WAY}'.
 same => n(try1),Hangup()
`,
    { only },
  ));

test('a label that stands behind the name of its extension is told there', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = ""]?open:close)
;                                       ^^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'close'.
exten => s(open),n,Answer()
`,
    { only: 'unknown-label' },
  ));
