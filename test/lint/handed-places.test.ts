/** Places that one line names and another enters: what a line sets a variable to, and what a call passes, where a jump goes there. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = { only: ['unknown-context', 'unknown-extension', 'unknown-priority', 'unknown-label'] };

const places = `
[sales]
exten => s,1,Answer()
 same => n,Hangup()
exten => 7,1,Hangup()
`;

test('a variable that is set to the name of a context', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(NEXT=slaes)
;                     ^^^^^ error unknown-context: No file defines a context named 'slaes'.
 same => n,NoOp(to \${NEXT})
 same => n,Goto(\${NEXT},s,1)
exten => 2,1,GotoIf($["\${CALLERID(num)}" = "100"]?one:two)
 same => n(one),Set(NEXT=sales)
 same => n,Goto(go)
 same => n(two),Set(NEXT=slaes)
;                        ^^^^^ error unknown-context: No file defines a context named 'slaes'.
 same => n(go),Goto(\${NEXT},s,1)
exten => 3,1,Set(NEXT=\${IF($["\${CALLERID(num)}" = "100"]?slaes:sales)})
;                                                        ^^^^^ error unknown-context: No file defines a context named 'slaes'.
 same => n,Goto(\${NEXT},s,1)
exten => 4,1,Set(NEXT=sales,8,1)
;                           ^ error unknown-extension: The context 'sales' has no extension that answers '8'.
 same => n,Goto(\${NEXT})
exten => 5,1,Set(CHANNEL(hangup_handler_push)=\${AFTER},s,1)
 same => n,Set(AFTER=sales)
exten => 6,1,Set(AFTER=sakes)
;                      ^^^^^ error unknown-context: No file defines a context named 'sakes'.
 same => n,Set(CHANNEL(hangup_handler_push)=\${AFTER},s,1)
${places}`,
    only,
  ));

test('what happens to the value on the way', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(NEXT=none)
 same => n,GotoIf($["\${NEXT}" = "none"]?end)
 same => n,Goto(\${NEXT},s,1)
 same => n(end),Hangup()
exten => 2,1,Set(NEXT=none)
 same => n,Set(NEXT=sales)
 same => n,Goto(\${NEXT},s,1)
exten => 3,1,Set(NEXT=none)
 same => n,NoOp(\${NEXT})
 same => n,Hangup()
exten => 4,1,Set(NEXT=none)
 same => n,ExecIf($[\${DIALPLAN_EXISTS(\${NEXT},s,1)}]?Goto(\${NEXT},s,1))
 same => n,Hangup()
exten => 5,1,Set(NEXT=none)
 same => n,Set(NEXT=\${DB(next/5)})
 same => n,Goto(\${NEXT},s,1)
${places}`,
    only,
  ));

test('a variable that another extension, or another context, reads', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(DEPARTMENT=sales)
 same => n,Goto(go,1)
exten => 2,1,Set(DEPARTMENT=salse)
;                           ^^^^^ error unknown-context: No file defines a context named 'salse'.
 same => n,Goto(go,1)
exten => go,1,Goto(\${DEPARTMENT},s,1)
exten => 3,1,Set(BACK_TO=b)
 same => n,Goto(b,8,1)
exten => 4,1,Set(BACK_TO=c)
;                        ^ error unknown-context: No file defines a context named 'c'.
 same => n,Goto(b,8,1)
exten => 5,1,Set(OWN=nothing)
 same => n,Goto(b,9,1)
exten => 6,1,Set(ASKED=nothing)
 same => n,Goto(b,10,1)
[b]
exten => 8,1,Goto(\${BACK_TO},8,1)
exten => 9,1,Set(OWN=sales)
 same => n,Goto(\${OWN},s,1)
exten => 10,1,GotoIf($["\${ASKED}" = "nothing"]?11,1)
 same => n,Goto(12,1)
exten => 11,1,Hangup()
exten => 12,1,Goto(\${ASKED},s,1)
${places}`,
    only,
  ));

test('an argument that the routine goes to', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(route,s,1(sales,s))
exten => 2,1,Gosub(route,s,1(salse,s))
;                            ^^^^^ error unknown-context: No file defines a context named 'salse'.
exten => 3,1,Gosub(route,s,1(sales,8))
;                                  ^ error unknown-extension: The context 'sales' has no extension that answers '8'.
exten => 4,1,Gosub(route,s,1(\${X},8))
exten => 5,1,Gosub(watch,s,1(end))
 same => n,Gosub(watch,s,1(ends))
;                          ^^^^ error unknown-context: No file defines a context named 'ends'.
 same => n,Dial(PJSIP/1,30,U(tell^7))
 same => n,Dial(PJSIP/1,30,U(tell^9))
;                                 ^ error unknown-extension: The context 'sales' has no extension that answers '9'.
 same => n,Gosub(careful,s,1(none))
 same => n,Gosub(named,s,1(here))
 same => n,Gosub(named,s,1(heer))
;                          ^^^^ error unknown-label: The extension 's' of the context 'named' has no label 'heer'.
[route]
exten => s,1,Goto(\${ARG1},\${ARG2},1)
[watch]
exten => s,1,Set(LOCAL(handler)=\${ARG1})
 same => n,Set(CHANNEL(hangup_handler_push)=\${handler},s,1)
 same => n,Return()
[tell]
exten => s,1,Goto(sales,\${ARG1},1)
[careful]
exten => s,1,GotoIf($["\${ARG1}" = "none"]?end)
 same => n,Goto(\${ARG1},s,1)
 same => n(end),Return()
[named]
exten => s,1,Goto(\${ARG1})
 same => n(here),Return()
[end]
exten => s,1,Return()
${places}`,
    only,
  ));

test('a name that is none', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(TIMEOUTabs)=3)
 same => n,Goto(\${TIMEOUTabs)},s,1)
exten => t,1,Set(NE*XT=sales)
 same => n,Goto(\${NE*XT},s,1)
 same => n,Dial(PJSIP/\${NE*XT}&PJSIP/\${X(})
${places}`,
    only,
  ));
