/** return-outside-subroutine: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'return-outside-subroutine';
const endpoints = `-- pjsip.conf --
[100]
type=endpoint
context=from-inside
`;

test('inside other applications, over several jumps and includes, and in h', () =>
  checkProblems(
    `
[from-inside]
include => numbers
exten => h,1,NoOp(over)
 same => n,Return()
;          ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
[numbers]
exten => _1XX,1,GotoIf($[\${X}]?menu,s,start)
 same => n,Return(1)
;          ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
[menu]
exten => s,1(start),Goto(last,1)
exten => last,1,ExecIf($["\${Y}" = ""]?Return())
;                                     ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
 same => n,Hangup()
${endpoints}`,
    { only },
  ));

test('each way to enter a subroutine', () =>
  checkProblems(
    `
[from-inside]
exten => 1,1,GosubIf($[1]?a,s,1:b,s,1)
 same => n,Dial(PJSIP/1,20,U(c)b(d^s^1)B(e^s^1))
 same => n,Queue(q,,,,,,f)
 same => n,Set(CHANNEL(hangup_handler_push)=g,s,1)
 same => n,Set(CONNECTED_LINE_SEND_SUB=i,s,1)
 same => n,Set(X=\${EVAL_SUB(j,s,1)})
 same => n,ExecIf($[1]?Gosub(k,s,1))
 same => n,Hangup()
[a]
exten => s,1,Return()
[b]
exten => s,1,Return()
[c]
exten => s,1,Return()
[d]
exten => s,1,Return()
[e]
exten => s,1,Return()
[f]
exten => s,1,Return()
[g]
exten => s,1,Return()
[i]
exten => s,1,Return()
[j]
exten => s,1,Return()
[k]
exten => s,1,GotoIf($[\${X}]?l,s,1)
 same => n,Return()
[l]
exten => s,1,Goto(m,\${EXTEN},1)
[m]
exten => _[a-z],1,Return()
[n]
exten => s,1,Gosub(own)
 same => n,Hangup()
 same => n(own),Return()
[o]
exten => 1,1,Return()
${endpoints}-- queues.conf --
[q]
membergosub=n
-- features.conf --
[applicationmap]
x => *9,self,Gosub,"o,1,1"
`,
    { only },
  ));

test('digits, timeouts and the hangup lead on inside of a subroutine', () =>
  checkProblems(
    `
[from-inside]
exten => 1,1,Gosub(menu,s,1)
 same => n,Goto(menu,1,1)
;          ^^^^ warning return-outside-subroutine: Goto does not come back from 'menu,1,1': Return fails there.
[menu]
exten => s,1,Background(choose,,,choices)
 same => n,WaitExten(5)
 same => n,Return()
exten => t,1,Return()
exten => 1,1,Return()
exten => h,1,Return()
[choices]
exten => 2,1,Return()
${endpoints}context=menu
`,
    { only },
  ));

test('what may be called in a way that cannot be seen', () => {
  checkProblems(
    `
[from-inside]
exten => 1,1,Goto(sub-one,s,1)
;            ^^^^ warning return-outside-subroutine: Goto does not come back from 'sub-one,s,1': Return fails there.
 same => n,Goto(sub-two,x,1)
 same => n,Goto(three,s,1)
 same => n,ChannelRedirect(\${C},four,s,1)
 same => n,Gosub(sub-\${X},s,1)
 same => n,Gosub(three,\${X},1)
[sub-one]
exten => s,1,Return()
[sub-two]
exten => x,1,Return()
;            ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
[three]
exten => s,1,Return()
[four]
exten => s,1,Return()
[nobody]
exten => s,1,Return()
exten => t,1,Goto(s,1)
[gone]
exten => h,1,Hangup()
 same => n,Return()
${endpoints}`,
    { only },
  );
  checkProblems(
    `
#include "gone.conf"
[from-inside]
exten => 1,1,Return()
${endpoints}`,
    { only },
  );
});

test('a channel that is sent to a computed context may come anywhere, and so is not known to come here', () =>
  checkProblems(
    `
[from-inside]
exten => _1XX,1,Originate(PJSIP/\${EXTEN},exten,\${CONTEXT},\${EXTEN},1)
 same => n,Dial(Local/\${EXTEN}@\${CONTEXT}/n)
 same => n,Return()
;          ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
[library]
exten => _X.,1,Goto(done,1)
exten => done,1,Return()
${endpoints}`,
    { only },
  ));

test('below a header that has lost its bracket', () =>
  checkProblems(
    `
[a]
exten => 100,1,Goto(a,s,1)
b]
exten => s,1,NoOp()
 same => n,Return()
`,
    { only },
  ));

test('a Goto that was to be a Gosub is told, and what it leads to is not', () =>
  checkProblems(
    `
[from-inside]
exten => _1XX,1,Goto(check,s,1)
;               ^^^^ warning return-outside-subroutine: Goto does not come back from 'check,s,1': Return fails there, and what stands behind this line never runs.
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "1"]?blocked)
 same => n,Dial(PJSIP/\${EXTEN})
 same => n(blocked),Playback(ss-noservice)
exten => 200,1,Goto(greet,s,1)
 same => n,Hangup()
exten => 201,1,Goto(last,s,1)
 same => n,Playback(goodbye)
[check]
exten => s,1,GotoIf(\${DB_EXISTS(blocked/\${CALLERID(num)})}?bad)
 same => n,Return(0)
 same => n(bad),Return(1)
[greet]
exten => s,1,Playback(hello)
 same => n,Return()
;          ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
[last]
exten => s,1,Playback(hello)
 same => n,Hangup()
 same => n,Return()
-- pjsip.conf --
[100]
type=endpoint
context=from-inside
`,
    { only },
  ));

test('becomes a Gosub', () =>
  checkFix(
    `
[from-inside]
exten => 100,1,Go<|>to(check,s,1)
 same => n,Dial(PJSIP/100)
[check]
exten => s,1,Return()
-- pjsip.conf --
[100]
type=endpoint
context=from-inside
`,
    `
[from-inside]
exten => 100,1,Gosub(check,s,1)
 same => n,Dial(PJSIP/100)
[check]
exten => s,1,Return()
-- pjsip.conf --
[100]
type=endpoint
context=from-inside
`,
    { only, title: "Change to 'Gosub'", safe: false },
  ));

test('without a word of the telephones, a number that is dialled says where calls come from', () =>
  checkProblems(
    `
[phones]
exten => 7000,1,Goto(menu,s,1)
[menu]
exten => s,1,Playback(hello)
 same => n,Return()
;          ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
[routines]
exten => 500,1,Playback(hello)
 same => n,Return()
exten => _X.,1,Goto(more,s,1)
[more]
exten => s,1,Return()
`,
    { only },
  ));

test('a Goto that alone leads to several Returns, a Goto among others, and Pickup, which brings no call', () =>
  checkProblems(
    `
[from-inside]
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
 same => n,Goto(status,s,1)
;          ^^^^ warning return-outside-subroutine: Goto does not come back from 'status,s,1': Return fails there.
 same => n,Hangup()
exten => _2XX,1,Dial(PJSIP/\${EXTEN})
 same => n,Goto(shared,s,1)
exten => _3XX,1,GotoIf($[\${X}]?shared,s,1)
 same => n,Pickup(\${EXTEN}@from-inside)
[status]
exten => s,1,GotoIf($["\${DIALSTATUS}" = "BUSY"]?busy)
 same => n,Return()
 same => n(busy),Return(busy)
[shared]
exten => s,1,GotoIf($["\${DIALSTATUS}" = "BUSY"]?busy)
 same => n,Return()
;          ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
 same => n(busy),Return(busy)
${endpoints}`,
    { only },
  ));

test('a header that is lost is told of those who name its context', () =>
  checkProblems(
    `
[inside]
exten => 1,1,Gosub(gone,out,1)
 same => n,Hangup()
exten => out,1,Return()
exten => 2,1,Return()
;            ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    { only },
  ));

test("calls begin in 's' of a context named for incoming ones", () =>
  checkProblems(
    `
[incoming]
exten => s,1,Goto(ask,s,1)
[ask]
exten => s,1,Playback(hello)
 same => n,Return()
;          ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
[helpers]
exten => s,1,Goto(told,s,1)
[told]
exten => s,1,Playback(hello)
 same => n,Return()
`,
    { only },
  ));

test('digits and the timeout of a menu that a Goto leads to', () =>
  checkProblems(
    `
[in]
exten => 100,1,Goto(menu,s,1)
[menu]
exten => s,1,Answer()
 same => n,Background(welcome)
 same => n,WaitExten(5)
exten => 1,1,Playback(hours)
 same => n,Return()
;          ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
exten => t,1,Return()
;            ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
exten => 22,1,Return()
;             ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
[asked]
exten => s,1,Background(welcome)
 same => n,WaitExten(5)
exten => 1,1,Return()
exten => t,1,Return()
[out]
exten => 200,1,Gosub(asked,s,1)
 same => n,Hangup()
[whole]
include => part
exten => s,1,Background(welcome)
 same => n,WaitExten(5)
[part]
exten => 1,1,Return()
[also]
exten => 300,1,Gosub(whole,s,1)
`,
    { only: 'return-outside-subroutine' },
  ));

test('a Goto with the arguments of a Gosub is one mistake', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Goto(greet,s,1(hello))
;                            ^^^^^^^ error invalid-target: A jump takes no arguments: they become part of the label.
 same => n(on),Dial(PJSIP/100,20)
 same => n,Set(CDR(userfield)=called)
 same => n,Goto(on)
[greet]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    {
      only: [
        'return-outside-subroutine',
        'invalid-target',
        'unreachable-priority',
        'local-outside-subroutine',
        'missing-subroutine-argument',
        'unused-context',
      ],
    },
  ));

test('where a call has ended nothing comes as a subroutine, whatever other files hold', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
exten => s,1,Playback(hello)
 same => n,Return()
exten => h,1,NoOp(over)
 same => n,Return()
;          ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
#include "more.conf"
;         ^^^^^^^^^ error missing-include-file: The file 'more.conf' does not exist; Asterisk refuses the file that includes it.
[b]
exten => h,1,NoOp(over)
 same => n,Return()
exten => s,1,Gosub(h,1)
`,
    { only: ['return-outside-subroutine', 'missing-include-file'] },
  ));

test('a Goto into a routine that others call, whatever it is named and compares', () =>
  checkProblems(
    `
[from-inside]
exten => 1,1,Gosub(ring,s,1)
 same => n,Playback(one)
exten => 2,1,Goto(ring,s,1)
;            ^^^^ warning return-outside-subroutine: Goto does not come back from 'ring,s,1': Return fails there.
 same => n,Playback(two)
exten => 3,1,Gosub(ends,s,1)
exten => 4,1,Goto(ends,s,1)
[ring]
exten => s,1,Dial(PJSIP/1,20)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?busy)
 same => n,Return(none)
 same => n(busy),Return(busy)
[ends]
exten => s,1,ExecIf($["\${X}" = ""]?Hangup())
 same => n,Return()
-- pjsip.conf --
[1]
type=endpoint
context=from-inside
`,
    { only: ['return-outside-subroutine', 'unreachable-priority'] },
  ));

test('behind StackPop, in a routine that no other calls', () =>
  checkProblems(
    `
[from-inside]
exten => 1,1,Gosub(outer,s,1)
 same => n,Gosub(popped,s,1)
[popped]
exten => s,1,Set(DB(popped)=1)
 same => n,StackPop()
 same => n,Return()
;          ^^^^^^ warning return-outside-subroutine: StackPop has taken away where this would go back to: Return fails.
[outer]
exten => s,1,Gosub(inner,s,1)
 same => n,Return()
[inner]
exten => s,1,GotoIf($["\${DB(x)}" = ""]?out)
 same => n,StackPop()
 same => n,Return()
 same => n(out),Return()
`,
    { only: 'return-outside-subroutine' },
  ));

test('a GotoIf is the one way into a routine', () =>
  checkProblems(
    `
[phones]
exten => 100,1,GotoIf($["\${DB(rated/all)}" = "1"]?rate,s,1)
;              ^^^^^^ warning return-outside-subroutine: GotoIf does not come back from 'rate,s,1': Return fails there.
 same => n,Hangup()
[rate]
exten => s,1,Read(MARK,rate,1)
 same => n,GotoIf($["\${MARK}" != ""]?ok)
 same => n,Return()
 same => n(ok),Set(DB(mark/last)=\${FILTER(0-9,\${MARK})})
 same => n,Return()
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only },
  ));
