/** unknown-context: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unknown-context';

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

test('every construct that names a context, in the wrong case', () =>
  checkProblems(
    `
[Sales]
exten => s,1,Hangup()
[a]
exten => s,1,Goto(sales,s,1)
;                 ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,2,GotoIf($[1]?Sales,s,1:sAles,s,1)
;                                  ^^^^^ error unknown-context: No file defines a context named 'sAles'.
exten => s,3,GotoIfTime(*,*,*,*?sales,s,1)
;                               ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,4,Gosub(sales,s,1)
;                  ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,5,GosubIf($[1]?sales,s,1(x):sales,s,1(y))
;                         ^^^^^ error unknown-context: No file defines a context named 'sales'.
;                                      ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,6,ExecIf($[1]?Goto(sales,s,1))
;                             ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,7,ExecIf($[1]?NoOp(x):Gosub(sales,s,1))
;                                      ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,8,TryExec(Gosub(sales,s,1))
;                          ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,9,Dial(Local/s@sales/n,20)
;                         ^^^^^ error unknown-context: The Local channel goes nowhere: no file defines a context named 'sales'.
exten => s,10,Dial(PJSIP/1,20,U(sales))
;                               ^^^^^ error unknown-context: Option U of Dial goes nowhere: no file defines a context named 'sales'.
exten => s,11,Dial(PJSIP/1,20,b(sales^s^1))
;                               ^^^^^ error unknown-context: Option b of Dial goes nowhere: no file defines a context named 'sales'.
exten => s,12,Dial(PJSIP/1,20,B(sales^s^1(x)))
;                               ^^^^^ error unknown-context: Option B of Dial goes nowhere: no file defines a context named 'sales'.
exten => s,13,Dial(PJSIP/1,20,F(sales^s^1))
;                               ^^^^^ error unknown-context: Option F of Dial goes nowhere: no file defines a context named 'sales'.
exten => s,14,Dial(PJSIP/1,20,G(sales^s^1))
;                               ^^^^^ error unknown-context: Option G of Dial goes nowhere: no file defines a context named 'sales'.
exten => s,15,RetryDial(x,5,3,PJSIP/1,20,tU(sales))
;                                           ^^^^^ error unknown-context: Option U of RetryDial goes nowhere: no file defines a context named 'sales'.
exten => s,16,Queue(q,b(sales^s^1))
;                       ^^^^^ error unknown-context: Option b of Queue goes nowhere: no file defines a context named 'sales'.
exten => s,17,Queue(q,B(sales^s^1))
;                       ^^^^^ error unknown-context: Option B of Queue goes nowhere: no file defines a context named 'sales'.
exten => s,18,Queue(q,F(sales^s^1))
;                       ^^^^^ error unknown-context: Option F of Queue goes nowhere: no file defines a context named 'sales'.
exten => s,19,Queue(q,t,,,60,,sales)
;                             ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,20,Queue(q,t,,,60,,"sales,a")
;                              ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,21,Page(PJSIP/1,b(sales^s^1))
;                            ^^^^^ error unknown-context: Option b of Page goes nowhere: no file defines a context named 'sales'.
exten => s,22,FollowMe(x,B(sales^s^1))
;                          ^^^^^ error unknown-context: Option B of FollowMe goes nowhere: no file defines a context named 'sales'.
exten => s,23,Originate(Local/s@sales,exten,sales,s,1)
;                               ^^^^^ error unknown-context: The Local channel goes nowhere: no file defines a context named 'sales'.
;                                           ^^^^^ error unknown-context: The new channel goes nowhere: no file defines a context named 'sales'.
exten => s,24,AddQueueMember(q,Local/s@sales/n)
;                                      ^^^^^ error unknown-context: The Local channel goes nowhere: no file defines a context named 'sales'.
exten => s,25,ChannelRedirect(\${C},sales,s,1)
;                                  ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,26,BackGround(x,m,,sales)
;                             ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,27,Park(,c(sales,s,1))
;                     ^^^^^ error unknown-context: Option c of Park goes nowhere: no file defines a context named 'sales'.
exten => s,28,Set(CHANNEL(after_bridge_goto)=sales,s,1)
;                                            ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,29,MSet(CHANNEL(hangup_handler_push)=sales\\,s\\,1,B=2)
;                                               ^^^^^ error unknown-context: The hangup handler pushed here goes nowhere: no file defines a context named 'sales'.
exten => s,30,Set(__TRANSFER_CONTEXT=sales)
;                                    ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,31,DISA(no-password,sales)
;                              ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,32,Directory(default,sales)
;                               ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,33,ReadExten(E,x,sales)
;                           ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,34,PrivacyManager(3,10,,sales)
;                                  ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,35,Bridge(\${C},F(sales^s^1))
;                           ^^^^^ error unknown-context: Option F of Bridge goes nowhere: no file defines a context named 'sales'.
exten => s,36,BlindTransfer(s,sales)
;                             ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,37,Set(X=\${EVAL_SUB(sales,s,1(a))})
;                              ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,38,ExecIfTime(*,*,*,*?Gosub(sales,s,1))
;                                      ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,39,Set(GOTO_ON_BLINDXFR=sales^s^1)
;                                  ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,40,Set(CHANNEL(hangup_handler_wipe)=sales,s,1)
;                                              ^^^^^ error unknown-context: The hangup handler set here goes nowhere: no file defines a context named 'sales'.
exten => s,41,Set(CHANNEL(hangup_handler_pop)=sales,s,1)
;                                             ^^^^^ error unknown-context: The hangup handler set here goes nowhere: no file defines a context named 'sales'.
exten => s,42,ChanIsAvail(Local/s@sales)
;                                 ^^^^^ error unknown-context: The Local channel goes nowhere: no file defines a context named 'sales'.
exten => s,43,Pickup(s@sales)
;                      ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,44,Set(TONE_DETECT(1100,500,g(sales,s,1))=)
;                                        ^^^^^ error unknown-context: Option g of TONE_DETECT goes nowhere: no file defines a context named 'sales'.
exten => s,45,Set(X=\${PERIODIC_HOOK(sales,s,10)})
;                                   ^^^^^ error unknown-context: The new channel goes nowhere: no file defines a context named 'sales'.
exten => s,46,VoiceMail(1@x,ud(sales))
;                              ^^^^^ error unknown-context: Option d of VoiceMail goes nowhere: no file defines a context named 'sales'.
exten => s,47,Originate(Local/s@sales,app,Playback,x)
;                               ^^^^^ error unknown-context: The Local channel goes nowhere: no file defines a context named 'sales'.
exten => s,48,ExtenSpy(s@sales)
;                        ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,49,Set(CALLCOMPLETION(cc_callback_sub)=sales,s,1)
;                                                 ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,50,Set(__CONNECTED_LINE_SEND_SUB=sales,s,1)
;                                           ^^^^^ error unknown-context: No file defines a context named 'sales'.
exten => s,51,ParkAndAnnounce(,c(sales,s,1),x,PJSIP/1)
;                                ^^^^^ error unknown-context: Option c of ParkAndAnnounce goes nowhere: no file defines a context named 'sales'.
exten => s,52,Originate(PJSIP/1,app,Gosub,"sales,s,1")
;                                          ^^^^^ error unknown-context: No file defines a context named 'sales'.
`,
    { only },
  ));

test('a name that is computed in part matches some context or none', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(sub-\${X},s,1)
exten => s,n,Goto(ivr-\${X}-day,s,1)
;                 ^^^^^^^^^^^^ error unknown-context: No file defines a context that 'ivr-\${X}-day' could name.
exten => s,n,Gosub(\${X}-menu,s,1)
;                  ^^^^^^^^^ error unknown-context: No file defines a context that '\${X}-menu' could name.
exten => s,n,Goto(x-\${X},s,1)
exten => s,n,Goto(\${X},s,1)
exten => s,n,Dial(Local/\${EXTEN}@agents-\${T}/n)
;                                ^^^^^^^^^^^ error unknown-context: The Local channel goes nowhere: no file defines a context that 'agents-\${T}' could name.
[sub-one]
exten => s,1,Hangup()
[x-y]
exten => s,1,Hangup()
`,
    { only },
  ));

test('who asks whether it exists knows that it may not', () =>
  checkProblems(
    `
[a]
exten => _X.,1,GotoIf($[\${DIALPLAN_EXISTS(custom-\${EXTEN},s,1)}]?custom-\${EXTEN},s,1)
 same => n,GotoIf(\${DIALPLAN_EXISTS(night,\${EXTEN},1)}?night,\${EXTEN},1)
 same => n,ExecIf(\${DIALPLAN_EXISTS(hooks,s,1)}?Gosub(hooks,s,1))
 same => n,GosubIf($[\${DIALPLAN_EXISTS(b,x,1)}=1]?b,x,1())
 same => n,Hangup()
[b]
exten => s,1,Return()
`,
    { only },
  ));

test('who asks about one context does not ask about another', () =>
  checkProblems(
    `
[a]
exten => _X.,1,GotoIf($[\${DIALPLAN_EXISTS(custom,\${EXTEN},1)} = 0]?std)
 same => n,Goto(custom,\${EXTEN},1)
 same => n(std),Goto(custom2,\${EXTEN},1)
;                    ^^^^^^^ error unknown-context: No file defines a context named 'custom2'.
`,
    { only },
  ));

test('features, menus, members and endpoints name places too', () =>
  checkProblems(
    `
[good]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
exten => 5,1,Hangup()
-- features.conf --
[general]
parkext => 700
[featuremap]
blindxfer => #1
[applicationmap]
a => *9,self,Gosub,"good,s,1(x)"
b => *8,self/both,Gosub(good,s,1(x)),default
c => *7,peer,Gosub,"gone,s,1"
;                   ^^^^ error unknown-context: No file defines a context named 'gone'.
d => *6,caller,Gosub(good,x,1)
e => *5,self,Playback,hello
f => *4,self,Macro,abc
;                  ^^^ warning unknown-context: No file defines a context named 'macro-abc'.
-- confbridge.conf --
[m]
type=menu
*=playback_and_continue(x)
1=dialplan_exec(good,5,1)
2=dialplan_exec(gone,5,1)
;               ^^^^ error unknown-context: No file defines a context named 'gone'.
3=dialplan_exec(good,6,1)
4=dialplan_exec(good,5,lab)
5=playback(a),dialplan_exec(good,5,2)
-- ccss.conf --
[general]
cc_callback_sub=gone,s,1
;               ^^^^ error unknown-context: No file defines a context named 'gone'.
-- pjsip.conf --
[x]
type=endpoint
set_var=A=1
context=good
-- queues.conf --
[q]
member => Local/5@good/n,0,X
member => Local/7@good/n,0,X
member => Local/5@Good,0,X
;                 ^^^^ error unknown-context: The queue member goes nowhere: no file defines a context named 'Good'.
`,
    { only },
  ));

test('a part that nobody includes is included on the server by a file that may hold more', () =>
  checkProblems(
    `
[a]
exten => s,1,Hangup()
-- part.conf --
[b]
include => b-custom
exten => 1,1,Goto(nolabel)
exten => 2,1,Goto(nothing,1)
exten => 3,1,Goto(gone,s,1)
;                 ^^^^ hint unknown-context: No file defines a context named 'gone'.
exten => 4,1,Gosub(c,s(x))
[c]
exten => s,1,Return()
`,
    { only },
  ));

test('where a file is missing a context may be in it', () =>
  checkProblems(
    `
#include "nothere.conf"
[a]
exten => s,1,Goto(x,s,1)
;                 ^ hint unknown-context: No file defines a context named 'x'.
exten => s,2,Goto(b,s,1)
exten => s,3,Goto(c,1,1)
[b]
exten => 1,1,Hangup()
include => zz
[c]
exten => 1,1,Hangup()
`,
    { only },
  ));

test('a template is no context', () =>
  checkProblems(
    `
[t](!)
exten => _9X.,1(go),Dial(PJSIP/\${EXTEN:1})
exten => _9X.,n(end),Hangup()
[x](t)
[y]
include => x
exten => s,1,Goto(9123,1)
exten => s,2,Goto(y,9123,end)
exten => s,3,Goto(y,8123,1)
exten => s,4,Goto(t,9123,1)
;                 ^ error unknown-context: No file defines a context named 't'.
`,
    { only },
  ));

test('Queue: the subroutine has another place up to Asterisk 20', () =>
  checkProblems(
    `
[a]
exten => 1,1,Queue(q,ctTn,http://x,beep,30,agi.sh,after,rule1,2)
exten => 2,1,Queue(q,,,,,,"after,\${EXTEN}",r)
exten => 3,1,Queue(q,,,,,,,after)
exten => 4,1,Queue(q,,,,,,,notacontext)
exten => 5,1,Queue(q,,,,,,nocontext)
;                         ^^^^^^^^^ error unknown-context: No file defines a context named 'nocontext'.
exten => 6,1,Queue(q,,,,,,mm)
[after]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
[macro-mm]
exten => s,1,NoOp()
`,
    { only },
  ));

test('an application for a new channel is no context', () =>
  checkProblems(
    `
[a]
exten => 1,1,Originate(PJSIP/1,exten,a,2,1)
exten => 2,1,Originate(Local/1@a,app,Playback,x,20)
exten => 3,1,Originate(Local/1@a/n,app,Gosub,a\\,1\\,1)
exten => 4,1,Originate(Local/9@a/n,app,Wait,5)
exten => 5,1,Originate(PJSIP/1,exten,a,2,start)
exten => 6,1,Originate(PJSIP/1,exten,b,2,1)
;                                    ^ error unknown-context: The new channel goes nowhere: no file defines a context named 'b'.
exten => 7,1,Originate(PJSIP/1,exten,\${C},\${E},1)
exten => 8,1,Originate(PJSIP/1,exten,a)
`,
    { only },
  ));

test('text that only looks like a call', () =>
  checkProblems(
    `
[a]
exten => s,1,System(echo "Goto(b,s,1)" | mail -s "x" root)
 same => n,NoOp(Gosub(zz,s,1))
 same => n,UserEvent(x,y: Gosub(z,s,1))
 same => n,Set(X=Goto(z,s,1))
`,
    { only },
  ));

test('a macro whose name is put together may be there for some of its values', () =>
  checkProblems(
    `
[a]
exten => s,1,Macro(from-line-\${LINE},\${EXTEN})
;                  ^^^^^^^^^^^^^^^^^ information unknown-context: No file defines a context that 'from-line-\${LINE}' could name.
 same => n,Hangup()
`,
    { only },
  ));

test('macros', () =>
  checkProblems(
    `
[macro-ivr]
exten => s,1,Background(\${ARG1})
exten => s,n,WaitExten(5)
exten => i,1,Goto(s,1)
exten => t,1,Goto(ivr-\${MACRO_CONTEXT},s,1)
;                 ^^^^^^^^^^^^^^^^^^^^ error unknown-context: No file defines a context that 'ivr-\${MACRO_CONTEXT}' could name.
[a]
exten => 1,1,Macro(ivr,hello)
exten => 2,1,Macro(ivx,hello)
;                  ^^^ warning unknown-context: No file defines a context named 'macro-ivx'.
exten => 3,1,Dial(PJSIP/1,,M(ivr^x))
exten => 4,1,Dial(PJSIP/1,,M(ivx^x))
;                            ^^^ warning unknown-context: Option M of Dial goes nowhere: no file defines a context named 'macro-ivx'.
exten => 5,1,MacroIf($[1]?ivr,x:ivx,y)
;                               ^^^ warning unknown-context: No file defines a context named 'macro-ivx'.
`,
    { only },
  ));

test('the context of a telephone: a slip is an error, what may be made elsewhere is information', () =>
  checkProblems(
    `
[from-inside]
exten => 100,1,Hangup()
-- pjsip.conf --
[100]
type=endpoint
context=from-insde
;       ^^^^^^^^^^ error unknown-context: No file defines a context named 'from-insde'.
[101]
type=endpoint
context=public
;       ^^^^^^ information unknown-context: No file defines a context named 'public'.
`,
    { only },
  ));

test('the context of a telephone that is never to call', () =>
  checkProblems(
    `
[from-inside]
exten => 100,1,Hangup()
-- pjsip.conf --
[100]
type=endpoint
context=from-inside
[trunk]
type=endpoint
context=no_context
;       ^^^^^^^^^^ hint unknown-context: No file defines a context named 'no_context'.
[other]
type=endpoint
context=no-way-out
;       ^^^^^^^^^^ error unknown-context: No file defines a context named 'no-way-out'.
`,
    { only },
  ));

test('a macro whose own name is near', () => {
  const macros = `[macro-dial]\nexten => s,1,NoOp()\n[macro-stdexten]\nexten => s,1,NoOp()\n`;
  checkNoFix(`\n[a]\nexten => 1,1,Macro(<|>ring)\n${macros}`, { title: "Change to 'dial'" });
  checkFix(`\n[a]\nexten => 1,1,Macro(<|>stdextn)\n${macros}`, `\n[a]\nexten => 1,1,Macro(stdexten)\n${macros}`, {
    title: "Change to 'stdexten'",
  });
});

test('a macro that is created ends by itself', () =>
  checkFix(`\n[a]\nexten => 1,1,Macro(<|>x)\n`, `\n[a]\nexten => 1,1,Macro(x)\n\n[macro-x]\nexten => s,1,NoOp()\n`, {
    title: "Create the context 'macro-x'",
    only: 'unknown-context',
  }));

test('a new context has the label that is called, and reads the arguments', () =>
  checkFix(
    `\n[a]\nexten => 1,1,Gosub(<|>x,report,start(1,2))\n`,
    `\n[a]\nexten => 1,1,Gosub(x,report,start(1,2))\n\n[x]\nexten => report,1(start),NoOp(\${ARG1} \${ARG2})\n same => n,Return()\n`,
    { title: "Create the context 'x'" },
  ));

test('a header that is not closed as it should be is the mistake, and not who goes there', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(b,1,1)
 same => n,Goto(c,1,1)
;               ^ error unknown-context: No file defines a context named 'c'.
[b}
exten => 1,1,Answer()
`,
    { only },
  ));

test('arguments of a macro behind a comma, in an option', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100,,M(greet,\${FILE}))
 same => n,Dial(PJSIP/100,,M(gret,\${FILE}))
;                            ^^^^ warning unknown-context: Option M of Dial goes nowhere: no file defines a context named 'macro-gret'.
[macro-greet]
exten => s,1,Playback(\${ARG1})
`,
    { only },
  ));

test('the context of a telephone, in a file of which others are there', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Hangup()
-- sip.conf --
[general]
context=public
;       ^^^^^^ hint unknown-context: No file defines a context named 'public'.
[phone](!)
context=office
;       ^^^^^^ error unknown-context: No file defines a context named 'office'.
[base](!)
context=sample
;       ^^^^^^ hint unknown-context: No file defines a context named 'sample'.
[natted](!,base)
nat=yes
[warm](!,phone)
nat=yes
[100](warm)
host=dynamic
[101]
context=inside
[102]
context=outside
;       ^^^^^^^ error unknown-context: No file defines a context named 'outside'.
-- iax.conf --
[general]
context=incoming
;       ^^^^^^^^ information unknown-context: No file defines a context named 'incoming'.
[guest]
context=public
;       ^^^^^^ hint unknown-context: No file defines a context named 'public'.
-- chan_dahdi.conf --
[channels]
context=public
;       ^^^^^^ hint unknown-context: No file defines a context named 'public'.
context=inside
context=trunk
;       ^^^^^ error unknown-context: No file defines a context named 'trunk'.
`,
    { only },
  ));

test('variables of telephones that name a context', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Hangup()
-- pjsip.conf --
[100]
type=endpoint
context=inside
set_var=__TRANSFER_CONTEXT=transfering
;                          ^^^^^^^^^^^ error unknown-context: No file defines a context named 'transfering'.
set_var=TRANSFER_CONTEXT=inside
set_var=COLOR=red
`,
    { only },
  ));

test('a context that another module makes, named in part', () =>
  checkProblems(
    `
[a]
exten => _80X,1,Goto(lot\${EXTEN:-1},805,1)
exten => _81X,1,Goto(bay\${EXTEN:-1},805,1)
;                    ^^^^^^^^^^^^^^ error unknown-context: No file defines a context that 'bay\${EXTEN:-1}' could name.
-- res_parking.conf --
[lot1]
context => lot1
parkpos => 805-805
`,
    { only },
  ));

test('a context that is asked for and never there, where one of nearly that name is', () =>
  checkProblems(
    `
[phones]
exten => 1,1,GotoIf($[\${DIALPLAN_EXISTS(operator,100,1)}]?yes)
;                                       ^^^^^^^^ information unknown-context: No file defines a context named 'operator', so that it never exists; 'operators' is one.
 same => n,GotoIf($[\${DIALPLAN_EXISTS(outside,100,1)}]?yes)
 same => n,ExecIf($[\${DIALPLAN_EXISTS(operatorx,s,1)}]?Goto(operatorx,s,1))
 same => n(yes),Hangup()
[operators]
exten => 100,1,Dial(PJSIP/100)
`,
    { only },
  ));

test('what chan_dahdi.conf sets back behind its channels is for none of them', () =>
  checkProblems(
    `
[from-pstn]
exten => s,1,Answer()
-- chan_dahdi.conf --
[channels]
context = from-pstn
channel => 1
context = default
context = from-pots
;         ^^^^^^^^^ error unknown-context: No file defines a context named 'from-pots'.
group = 1
channel => 2-4
context = default
`,
    { only },
  ));

test('no context is made for a slip, where the one that was meant would be there for nobody, nor within a comment', () => {
  checkNoFix('[a]\nexten => s,1,Gosub(grete<|>,s,1)\n[greet]\nexten => s,1,Return()\n', {
    only,
    title: "Create the context 'grete'",
  });
  checkNoFix('[a]\nexten => s,1,Goto(nowhere<|>,s,1)\n;-- the end\n', { only, title: "Create the context 'nowhere'" });
});

test('where nothing but an optional file is missing, a slip of a name that is here is one', () =>
  checkProblems(
    `
#tryinclude local.conf
[phones]
exten => 1,1,Goto(night-menus,s,1)
;                 ^^^^^^^^^^^ warning unknown-context: No file defines a context named 'night-menus'.
 same => n,Goto(elsewhere,s,1)
;               ^^^^^^^^^ hint unknown-context: No file defines a context named 'elsewhere'.
 same => n,Dial(Local/\${FILTER(0-9,\${CALLERID(num)})}@night-manu/n)
;                                                     ^^^^^^^^^^ warning unknown-context: The Local channel goes nowhere: no file defines a context named 'night-manu'.
[night-menu]
exten => s,1,Goto(phones,1,1)
`,
    { only },
  ));

test('a context is created with all that is looked for in it', () =>
  checkFix(
    '[a]\nexten => 1,1,Goto(new<|>,10,1)\nexten => 2,1,Goto(new,20,begin)\nexten => 3,1,Gosub(new,s,1(x))\nexten => 4,1,Gosub(new,s,1)\n',
    '[a]\nexten => 1,1,Goto(new,10,1)\nexten => 2,1,Goto(new,20,begin)\nexten => 3,1,Gosub(new,s,1(x))\nexten => 4,1,Gosub(new,s,1)\n' +
      '\n[new]\nexten => 10,1,NoOp()\n same => n,Hangup()\nexten => 20,1(begin),NoOp()\n same => n,Hangup()\n' +
      'exten => s,1,NoOp()\n same => n,ExecIf($["${ARG1}" != ""]?NoOp(${ARG1}))\n same => n,Return()\n',
    { title: "Create the context 'new'" },
  ));

test('a global variable that holds the name of a context', () =>
  checkProblems(
    `
[globals]
TRANSFER_CONTEXT=transfer
;                ^^^^^^^^ error unknown-context: No file defines a context named 'transfer'.
FORWARD_CONTEXT=transfers
[transfers]
exten => 1,1,Answer()
`,
    { only },
  ));

test('beside the context that a telephone was to have none is created', () =>
  checkNoFix('[from-inside]\nexten => 100,1,Hangup()\n-- pjsip.conf --\n[100]\ntype=endpoint\ncontext=from-<|>insde\n', {
    only: 'unknown-context',
    title: "Create the context 'from-insde'",
  }));

test('the context of guests that somebody wrote, and that of the sample', () => {
  const lines = '\n[phones]\nexten => 1,1,Answer()\n-- sip.conf --\n[general]\ncontext=default';
  checkProblems(`${lines}\n;       ^^^^^^^ information unknown-context: No file defines a context named 'default'.\n`, { only });
  checkProblems(
    `${lines} ; Default context for incoming calls\n;       ^^^^^^^ hint unknown-context: No file defines a context named 'default'.\n`,
    { only },
  );
});

test('an include that is written in another way may have it', () =>
  checkProblems(
    `
# include "subs.conf"
[a]
exten => s,1,Gosub(ring,s,1)
;                  ^^^^ hint unknown-context: No file defines a context named 'ring'.
`,
    { only },
  ));

test('a name that goes on behind a pipe, which is told', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(Local/2@b|20)
 same => n,Page(Local/2@a&Local/1@a|d)
 same => n,Dial(Local/2@b,20)
;                       ^ error unknown-context: The Local channel goes nowhere: no file defines a context named 'b'.
exten => 2,1,Answer()
`,
    { only },
  ));

test('members that leave a queue or pause; a second equals sign is told of the assignment', () =>
  checkProblems(
    `
[a]
exten => 1,1,RemoveQueueMember(sales,Local/100@agnets/n)
;                                              ^^^^^^ error unknown-context: The Local channel goes nowhere: no file defines a context named 'agnets'.
 same => n,PauseQueueMember(,Local/100@agnets/n)
;                                      ^^^^^^ error unknown-context: The Local channel goes nowhere: no file defines a context named 'agnets'.
 same => n,UnpauseQueueMember(,Local/100@agents/n)
 same => n,Set(CHANNEL(hangup_handler_push)==ended,s,1)
[agents]
exten => 100,1,Dial(PJSIP/100)
`,
    { only },
  ));

test('where a part is missing, a name that differs in case alone, or by a letter, is a slip all the same', () =>
  checkProblems(
    `
[a]
exten => s,1,Macro(Hangupcall)
;                  ^^^^^^^^^^ warning unknown-context: No file defines a context named 'macro-Hangupcall'.
 same => n,Goto(intercom,s,1)
;               ^^^^^^^^ information unknown-context: No file defines a context named 'intercom'.
 same => n,Goto(night,s,1)
;               ^^^^^ hint unknown-context: No file defines a context named 'night'.
#include "nowhere.conf"
[macro-hangupcall]
exten => s,1,Hangup()
[intercoms]
exten => s,1,Hangup()
[right]
exten => s,1,Hangup()
`,
    { only },
  ));

test('a context that nothing names, where two places name nearly that one', () =>
  checkProblems(
    `
[a]
include => quees
exten => 1,1,Goto(queues,s,1)
;                 ^^^^^^ hint unknown-context: No file defines a context named 'queues'.
exten => 2,1,Goto(queues,s,1)
;                 ^^^^^^ hint unknown-context: No file defines a context named 'queues'.
exten => 3,1,Goto(sales,s,1)
;                 ^^^^^ error unknown-context: No file defines a context named 'sales'.
[qeues]
;^^^^^ error unknown-context: Nothing names the context 'qeues', and 2 places name 'queues', which no file defines.
exten => s,1,Answer()
[salse]
exten => s,1,Answer()
`,
    { only: 'unknown-context' },
  ));

test('a context that a mark makes a template is told at its header', () =>
  checkProblems(
    `
[a]
exten => 100,1,Goto(sales,s,1)
;                   ^^^^^ hint unknown-context: No file defines a context named 'sales'.
exten => 101,1,Goto(sales,s,1)
;                   ^^^^^ hint unknown-context: No file defines a context named 'sales'.
exten => 102,1,Goto(base,s,1)
;                   ^^^^ error unknown-context: No file defines a context named 'base'.
exten => 103,1,Goto(base,s,1)
;                   ^^^^ error unknown-context: No file defines a context named 'base'.
[sales](!)
;^^^^^ error unknown-context: '(!)' makes 'sales' a template, and no context: 2 places name it as one.
exten => s,1,Answer()
[base](!)
exten => h,1,NoOp()
[other](base)
exten => s,1,Answer()
`,
    { only },
  ));

test('where the header is the slip, it is what the fix changes', () =>
  checkFix(
    `
[defult]
exten => s,1,Answer()
[a]
exten => 1,1,Goto(de<|>fault,s,1)
exten => 2,1,Goto(default,s,1)
`,
    `
[default]
exten => s,1,Answer()
[a]
exten => 1,1,Goto(default,s,1)
exten => 2,1,Goto(default,s,1)
`,
    { only, title: "Change to 'default'", safe: false },
  ));

test('a place that a variable or an IF() holds', () =>
  checkProblems(
    `
[globals]
AFTER=sale
WHOLE=sale,s,1
GIVEN=nowhere
[a]
exten => 1,1,Goto(\${AFTER},s,1)
;                 ^^^^^^^^ error unknown-context: No file defines a context named 'sale'.
exten => 2,1,Goto(\${WHOLE})
;                 ^^^^^^^^ error unknown-context: No file defines a context named 'sale'.
exten => 3,1,Set(HANDLER=gone,s,1)
;                        ^^^^ error unknown-context: No file defines a context named 'gone'.
 same => n,Set(CHANNEL(hangup_handler_push)=\${HANDLER}(\${EXTEN}))
exten => 4,1,Goto(\${IF($["\${X}" = "1"]?sale,s,1:sales,s,1)})
;                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-context: No file defines a context named 'sale'.
exten => 5,1,Set(NEXT=sales,s,1)
 same => n,Goto(\${NEXT})
exten => 6,1,Set(DEST=nowhere)
 same => n,AGI(choose.agi)
 same => n,Goto(\${DEST},s,1)
exten => 66,1,Set(COUNT=0)
 same => n,NoOp(\${INC(COUNT)})
 same => n,Goto(\${COUNT},s,1)
exten => 7,1,GotoIf($["\${GIVEN}" = "nowhere"]?9)
 same => n,Goto(\${GIVEN},s,1)
exten => 77,1,Set(kind=\${CUT(GIVEN,-,1)})
 same => n,GotoIf($["\${kind}" = "queue"]?9,1)
 same => n,Goto(\${GIVEN},s,1)
exten => 78,1,Set(PLACE=queue-1)
 same => n,Set(kind=\${CUT(PLACE,-,1)})
 same => n,GotoIf($["\${kind}" = "queue"]?9,1)
 same => n,Goto(\${PLACE},s,1)
exten => 8,1,Set(TWICE=nowhere)
;                      ^^^^^^^ error unknown-context: No file defines a context named 'nowhere'.
 same => n,Goto(\${TWICE},s,1)
exten => 9,1,Set(TWICE=sales)
 same => n,Goto(\${TWICE},s,1)
[sales]
exten => s,1,Hangup()
`,
    { only },
  ));

test('a context that has another name, where nothing else can be meant', () =>
  checkProblems(
    `
[a]
exten => 1,1,Macro(stdexten,1)
;                  ^^^^^^^^ hint unknown-context: No file defines a context named 'macro-stdexten'.
exten => 2,1,Macro(stdexten,2)
;                  ^^^^^^^^ hint unknown-context: No file defines a context named 'macro-stdexten'.
exten => 3,1,Goto(night-menu,s,1)
;                 ^^^^^^^^^^ hint unknown-context: No file defines a context named 'night-menu'.
exten => 4,1,Goto(night-menu,s,1)
;                 ^^^^^^^^^^ hint unknown-context: No file defines a context named 'night-menu'.
[stdexten]
;^^^^^^^^ error unknown-context: Nothing names the context 'stdexten', and 2 places name 'macro-stdexten', which no file defines.
exten => s,1,Dial(PJSIP/\${ARG1})
[menu-of-night]
;^^^^^^^^^^^^^ error unknown-context: Nothing names the context 'menu-of-night', and 2 places name 'night-menu', which no file defines.
exten => s,1,Hangup()
[other]
exten => s,1,Hangup()
`,
    { only },
  ));

test('a variable of a device that pushes a handler', () =>
  checkProblems(
    `
[a]
exten => 1,1,Hangup()
[gone]
exten => s,1,Return()
-- pjsip.conf --
[1]
type=endpoint
context=a
set_var=CHANNEL(hangup_handler_push)=gnoe,s,1
;                                    ^^^^ error unknown-context: The hangup handler pushed here goes nowhere: no file defines a context named 'gnoe'.
set_var=CHANNEL(hangup_handler_push)=gone,s,1
set_var=CHANNEL(language)=en
`,
    { only },
  ));

test('a variable that several places begin with is told of once', () =>
  checkProblems(
    `
[globals]
ALARM=sub-alarn
[a]
exten => 1,1,Gosub(\${ALARM},fire,1)
;                  ^^^^^^^^ error unknown-context: No file defines a context named 'sub-alarn'.
exten => 2,1,Gosub(\${ALARM},water,1)
exten => 3,1,Set(KIND=shp)
;                     ^^^ error unknown-context: No file defines a context named 'open-shp'.
 same => n,GotoIf($[\${RAND(0,1)}]?open-\${KIND},s,1:open-\${KIND},t,1)
[open-shop]
exten => s,1,Hangup()
exten => t,1,Hangup()
[sub-alarm]
exten => fire,1,Return()
exten => water,1,Return()
`,
    { only },
  ));

test('what telephones enter has a number', () =>
  checkFix(
    `
[a]
exten => 100,1,Answer()
-- pjsip.conf --
[100]
type=endpoint
context=from-pho<|>nes
[101]
type=endpoint
context=a
`,
    `
[a]
exten => 100,1,Answer()

[from-phones]
exten => _X.,1,NoOp()
 same => n,Hangup()
-- pjsip.conf --
[100]
type=endpoint
context=from-phones
[101]
type=endpoint
context=a
`,
    { only: 'unknown-context', title: "Create the context 'from-phones'", safe: false },
  ));

test('a file that a line among the settings was to include may have it', () => {
  const hint = "hint unknown-context: No file defines a context named 'greet'.";
  for (const line of ['include "routines.conf"', 'include => routines.conf'])
    checkProblems(`\n[globals]\n${line}\n[a]\nexten => s,1,Gosub(greet,s,1)\n;                  ^^^^^ ${hint}\n`, {
      only: 'unknown-context',
    });
  checkProblems(
    `
[globals]
include=no
[a]
exten => s,1,Gosub(greet,s,1)
;                  ^^^^^ error unknown-context: No file defines a context named 'greet'.
`,
    { only: 'unknown-context' },
  );
});

test('a context that has the words of the name, and one more, is offered in front of one with other words', () => {
  checkFix(
    '[a]\nexten => s,1,Goto(clo<|>sed_day,s,1)\n[menu-closed_day]\nexten => s,1,Hangup()\n',
    '[a]\nexten => s,1,Goto(menu-closed_day,s,1)\n[menu-closed_day]\nexten => s,1,Hangup()\n',
    { only, title: "Change to 'menu-closed_day'" },
  );
  checkFix(
    '[a]\nexten => s,1,Goto(office<|>_out,s,1)\n[office_in]\nexten => s,1,Hangup()\n[office_trunk_out]\nexten => s,1,Hangup()\n',
    '[a]\nexten => s,1,Goto(office_trunk_out,s,1)\n[office_in]\nexten => s,1,Hangup()\n[office_trunk_out]\nexten => s,1,Hangup()\n',
    { only, title: "Change to 'office_trunk_out'" },
  );
});

test('a value that both branches of a condition replace, and one that may remain', () =>
  checkProblems(
    `
[a]
exten => 3,1,Set(MODE=none)
 same => n,ExecIf($["\${X}" = "1"]?Set(MODE=local):Set(MODE=abroad))
 same => n,Gosub(account-\${MODE},s,1)
exten => 4,1,Set(KIND=none)
;                     ^^^^ error unknown-context: No file defines a context named 'account-none'.
 same => n,ExecIf($["\${X}" = "1"]?Set(KIND=local))
 same => n,Gosub(account-\${KIND},s,1)
[account-local]
exten => s,1,Return()
[account-abroad]
exten => s,1,Return()
`,
    { only },
  ));

test('a name that is near is offered where its context has what is looked for, or the name is hardly another one', () => {
  const others = '[sales-north]\nexten => s,1,Hangup()\n[sales-south]\nexten => 700,1,Hangup()\n';
  checkFix(`[a]\nexten => s,1,Goto(sales-n<|>outh,700,1)\n${others}`, `[a]\nexten => s,1,Goto(sales-south,700,1)\n${others}`, {
    only,
    title: "Change to 'sales-south'",
  });
  const longer = '[from-inside-custom]\nexten => s,1,Hangup()\n';
  checkNoFix(`[a]\nexten => s,1,Goto(from-<|>inside,999,1)\n${longer}`, { only, title: "Change to 'from-inside-custom'" });
  checkFix(`[a]\nexten => s,1,Goto(from-<|>inside,s,1)\n${longer}`, `[a]\nexten => s,1,Goto(from-inside-custom,s,1)\n${longer}`, {
    only,
    title: "Change to 'from-inside-custom'",
  });
});

test('a condition that asks for a variable named as the context is', () =>
  checkProblems(
    `
[a]
exten => s,1,GosubIf($["\${PREFIX_\${LINE}}" != ""]?prefix-\${LINE},s,1())
;                                                 ^^^^^^^^^^^^^^ information unknown-context: No file defines a context that 'prefix-\${LINE}' could name.
 same => n,GosubIf($["\${LINE}" != ""]?suffix-\${LINE},s,1())
;                                     ^^^^^^^^^^^^^^ error unknown-context: No file defines a context that 'suffix-\${LINE}' could name.
`,
    { only },
  ));
