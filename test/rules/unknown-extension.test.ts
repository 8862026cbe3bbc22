/** unknown-extension: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unknown-extension';

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

test('every construct enters its own extension', () =>
  checkProblems(
    `
[r]
exten => start,1,Return()
[a]
exten => 1,1,Dial(PJSIP/1,,U(r))
;                            ^ error unknown-extension: Option U of Dial goes nowhere: the context 'r' has no extension that answers 's'.
exten => 2,1,Queue(q,,,,,,r)
;                         ^ hint unknown-extension: The context 'r' has no extension that answers 's'.
exten => 3,1,Set(CHANNEL(hangup_handler_push)=r,s,1)
;                                               ^ hint unknown-extension: The hangup handler pushed here goes nowhere: the context 'r' has no extension that answers 's'.
exten => 4,1,Dial(Local/x@r)
;                       ^ error unknown-extension: The Local channel goes nowhere: the context 'r' has no extension that answers 'x'.
exten => 5,1,Gosub(r,start,2)
exten => 6,1,Gosub(r,start,go)
exten => 7,1,Gosub(r,start,1)
exten => 8,1,Dial(PJSIP/1,,b(r^start^go))
exten => 9,1,Originate(PJSIP/1,exten,r,s,1)
;                                      ^ hint unknown-extension: The new channel goes nowhere: the context 'r' has no extension that answers 's'.
exten => 10,1,Originate(PJSIP/1,exten,r)
;                                     ^ hint unknown-extension: The new channel goes nowhere: the context 'r' has no extension that answers 's'.
exten => 11,1,ChannelRedirect(x,r,start,2)
exten => 12,1,Set(CHANNEL(after_bridge_goto)=r,start,nope)
`,
    { only },
  ));

test('a Local channel without a context begins in the default one, if that is there', () => {
  checkProblems(
    `
[default]
exten => _1XX,1,NoOp()
[a]
exten => 1,1,Dial(Local/100/n&LOCAL/200)
;                                   ^^^ error unknown-extension: The Local channel goes nowhere: the context 'default' has no extension that answers '200'.
`,
    { only },
  );
  checkProblems(
    `
[a]
exten => 1,1,Dial(Local/100/n&LOCAL/200)
;                       ^^^ error unknown-context: The Local channel goes nowhere: no file defines a context named 'default'.
;                                   ^^^ error unknown-context: The Local channel goes nowhere: no file defines a context named 'default'.
`,
    { only: [only, 'unknown-context'] },
  );
  checkProblems(
    `
#include "missing.conf"
[a]
exten => 1,1,Dial(Local/100/n&LOCAL/200)
`,
    { only: [only, 'unknown-context'] },
  );
});

test('patterns through includes, templates and time conditions', () =>
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
;                   ^^^^ error unknown-extension: The context 'y' has no extension that answers '8123'.
exten => s,4,Goto(t,9123,1)
`,
    { only },
  ));

test('the channel stays in the context that includes', () =>
  checkProblems(
    `
[o1]
include => inner
exten => lbl,1,Hangup()
[o2]
include => inner
[inner]
exten => s,1,Goto(lbl,1)
 same => n,Goto(nope,1)
;               ^^^^ error unknown-extension: The context 'inner' has no extension that answers 'nope'.
`,
    { only },
  ));

test('a context for the administrator that is not there holds nothing, but in a part it may', () =>
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
exten => 5,1,Goto(nothing,1)
;                 ^^^^^^^ error unknown-extension: The context 'inner' has no extension that answers 'nothing'.
exten => 6,1,Goto(6,2)
[sub-x]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a part that nobody includes', () =>
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
exten => 4,1,Gosub(c,s(x))
[c]
exten => s,1,Return()
`,
    { only },
  ));

test('the extension that is asked for and another one', () =>
  checkProblems(
    `
[a]
exten => _X.,1,ExecIf(\${DIALPLAN_EXISTS(c,hook,1)}?Gosub(c,hook,1))
 same => n,Gosub(c,setup,1)
;                  ^^^^^ error unknown-extension: The context 'c' has no extension that answers 'setup'.
[c]
exten => x,1,Return
`,
    { only },
  ));

test('a switch can answer anything', () =>
  checkProblems(
    `
[a]
switch => Realtime
exten => 1,1,Goto(99,1)
exten => 2,1,Goto(1,nolabel)
exten => 3,1,Gosub(b,s)
[b]
exten => s,1,Return
`,
    { only },
  ));

test('members of a queue', () =>
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
d => *6,caller,Gosub(good,x,1)
;                         ^ error unknown-extension: The context 'good' has no extension that answers 'x'.
e => *5,self,Playback,hello
f => *4,self,Macro,abc
-- confbridge.conf --
[m]
type=menu
*=playback_and_continue(x)
1=dialplan_exec(good,5,1)
2=dialplan_exec(gone,5,1)
3=dialplan_exec(good,6,1)
;                    ^ error unknown-extension: The context 'good' has no extension that answers '6'.
4=dialplan_exec(good,5,lab)
5=playback(a),dialplan_exec(good,5,2)
-- ccss.conf --
[general]
cc_callback_sub=gone,s,1
-- pjsip.conf --
[x]
type=endpoint
set_var=A=1
context=good
-- queues.conf --
[q]
member => Local/5@good/n,0,X
member => Local/7@good/n,0,X
;               ^ error unknown-extension: The queue member goes nowhere: the context 'good' has no extension that answers '7'.
member => Local/5@Good,0,X
`,
    { only },
  ));

test('dashes do not count', () =>
  checkProblems(
    `
[a]
exten => 555-1212,1(here),Hangup()
exten => s,1,Goto(5551212,1)
exten => s,2,Goto(555-12-12,here)
`,
    { only },
  ));

test('special extensions are found as others are, and patterns are no names', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(i,1)
 same => n,Goto(h,1)
 same => n,Goto(o,1)
;               ^ error unknown-extension: The context 'a' has no extension that answers 'o'.
exten => i,1,Hangup()
exten => _[a-h],1,Hangup()
`,
    { only },
  ));

test('a line that asterisk drops is the mistake, and not who goes to it', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(b,s,1)
 same => n,Goto(c,100,1)
 same => n,Goto(c,200,1)
;                 ^^^ error unknown-extension: The context 'c' has no extension that answers '200'.
[b]
exten => s,n,Answer()
[c]
exnten => _1XX,1,Answer()
exten => 300,1,Answer()
`,
    { only },
  ));

test('contexts of FreePBX that a file adds to, when the others are not there', () =>
  checkProblems(
    `
-- extensions_custom.conf --
#tryinclude extensions_additional.conf
[from-internal]
exten => 100,1,Goto(ext-queues,997,1)
 same => n,Gosub(sub-record-check,s,1(in))
 same => n,Goto(from-internal,*98,1)
 same => n,Goto(own,200,1)
;                   ^^^ error unknown-extension: The context 'own' has no extension that answers '200'.
 same => n,Goto(from-internal-custom,200,1)
;                                    ^^^ error unknown-extension: The context 'from-internal-custom' has no extension that answers '200'.
[own]
exten => 100,1,Hangup()
[from-internal-custom]
exten => 100,1,Hangup()
-- extensions_override_freepbx.conf --
[ext-queues]
exten => 100,1,Hangup()
[sub-record-check]
exten => external,1,Hangup()
`,
    { only },
  ));

test('a root that holds the path of another file is a link that became a text', () => {
  const rest = `
-- more.conf --
[a]
exten => 100,1,Goto(b,s,1)
 same => n,Goto(b,1,1)
;                 ^ error unknown-extension: The context 'b' has no extension that answers '1'.
[b]
exten => s,1,Hangup()
`;
  checkProblems(`/var/www/html/admin/modules/core/etc/extensions.conf\n${rest}`, { only });
  checkProblems(
    `../more/extensions.conf
;<^^^^^^^^^^^^^^^^^^^^^ error invalid-line: This line has no '='.
-- more.conf --
[a]
exten => 100,1,Goto(b,s,1)
;                   ^ hint unknown-context: No file defines a context named 'b'.
`,
  );
});

test('a set without its end is the mistake, and not who goes to what it was to answer', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(fn-BUSY,1)
 same => n,Goto(gn-BUSY,1)
;               ^^^^^^^ error unknown-extension: The context 'a' has no extension that answers 'gn-BUSY'.
exten => _f[n-.,1,NoOp()
`,
    { only },
  ));

test('lines without what makes them lines of an extension, and patterns', () =>
  checkProblems(
    `
[a]
exten => _2X,1,Goto(b,\${EXTEN},1)
exten => 1,1,Goto(b,100,1)
exten => 2,1,Goto(b,s,1)
;                   ^ error unknown-extension: The context 'b' has no extension that answers 's'.
[b]
exten -> _X.,1,Answer()
exten 100,1,Set(X=1)
exten => 500,1,Answer()
[c]
exten => 1,1,Goto(d,300,1)
;                   ^^^ error unknown-extension: The context 'd' has no extension that answers '300'.
[d]
exten 100,1,Set(X=1)
`,
    { only },
  ));

test('an include with a misspelled keyword has taken extensions away', () =>
  checkProblems(
    `
[a]
incude => b
exten => 1,1,Goto(100,1)
;                 ^^^ hint unknown-extension: The context 'a' has no extension that answers '100'.
[b]
exten => 100,1,Answer()
`,
    { only },
  ));

test('a name of which something is in the database may be any', () =>
  checkProblems(
    `
[globals]
LINE=\${DB(lines/first)}
[a]
exten => _1\${LINE},1,Goto(15551234,1)
exten => s,1,Goto(b,3,1)
 same => n,Goto(b,4,1)
;                 ^ error unknown-extension: The context 'b' has no extension that answers '4'.
[b]
exten => \${LEN(abc)},1,Answer()
  `,
    { only },
  ));

test('a name with an arrow in it was to be this one, and what a flawed pattern answers is not known', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(b,s,1)
exten => _[]XX,1,Goto(c,\${EXTEN},1)
[b]
exten ==> s,1,Answer()
[c]
exten => 200,1,Answer()
`,
    { only },
  ));

test('a name that reaches to where its comma is missing', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(b,100,1)
exten => 2,1,Goto(b,200,1)
exten => 3,1,Goto(b,300,1)
;                   ^^^ error unknown-extension: The context 'b' has no extension that answers '300'.
[b]
exten => 100 1(start),Answer()
exten => 200.1,Answer()
`,
    { only },
  ));

test("a 'same' that was to be an extension", () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Goto(b,\${EXTEN},1)
;                      ^^^^^^^^ hint unknown-extension: The context 'b' has no extension that answers '_1XX'.
[b]
 same => n,Answer()
`,
    { only },
  ));

test('only numbers are in the context of parked calls', () =>
  checkProblems(
    `
[a]
include => parkedcalls
exten => 100,1,Goto(a,s,1)
;                     ^ error unknown-extension: The context 'a' has no extension that answers 's'.
exten => 101,1,Goto(a,701,1)
`,
    { only },
  ));

test('lines of the context may stand in a file that is missing, or that a command prints', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(2,1)
;                 ^ hint unknown-extension: The context 'a' has no extension that answers '2'.
exten => 3,1,Goto(b,2,1)
;                   ^ error unknown-extension: The context 'b' has no extension that answers '2'.
exten => 4,1,Goto(c,2,1)
;                   ^ hint unknown-extension: The context 'c' has no extension that answers '2'.
exten => 5,1,Goto(d,2,1)
;                   ^ hint unknown-extension: The context 'd' has no extension that answers '2'.
#include "more.conf"
[b]
exten => 1,1,Answer()
[c]
exten => 1,1,Answer()
#exec /usr/bin/extensions
[d]
include => c
exten => 1,1,Answer()
`,
    { only },
  ));

test('a place that a program fills in', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(b,{{ opts.get('extension', '0') }},1)
exten => 2,1,Goto({{ place }},1)
exten => 3,1,Goto(b,<%= number %>,1)
[b]
exten => 1,1,Answer()
`,
    {},
  ));

test('a name that is computed in part, beside patterns that do not begin so', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(done-\${DIALSTATUS},1)
;                 ^^^^^^^^^^^^^^^^^^ error unknown-extension: The context 'a' has no extension that answers 'done-\${DIALSTATUS}'.
 same => n,Goto(s-x\${DIALSTATUS},1)
 same => n,Goto(1\${X}00,1)
exten => _s-.,1,Hangup()
exten => _1XX,1,Hangup()
`,
    { only },
  ));

test('a number that is handed on to a context with an extension for unknown ones', () =>
  checkProblems(
    `
[a]
exten => _1X,1,Goto(b,\${EXTEN},1)
;                     ^^^^^^^^ hint unknown-extension: The context 'b' has no extension that answers '_1X'.
exten => _2X,1,Goto(b,2000,1)
;                     ^^^^ error unknown-extension: The context 'b' has no extension that answers '2000'.
[b]
exten => _1XXX,1,Answer()
exten => i,1,Playback(invalid)
`,
    { only },
  ));

test('what is left of the number that was dialed', () =>
  checkProblems(
    `
[a]
exten => _+4930123420XX,1,Goto(b,\${EXTEN:-4},1)
exten => _+4930123421XX,1,Goto(b,\${EXTEN:4},1)
;                                ^^^^^^^^^^ error unknown-extension: The context 'b' has no extension that answers '_0123421XX'.
exten => 12045,1,Goto(b,\${EXTEN:1},1)
exten => 13045,1,Goto(b,\${EXTEN:1:3},1)
;                       ^^^^^^^^^^^^ error unknown-extension: The context 'b' has no extension that answers '304'.
exten => _0[13].,1,Goto(b,\${EXTEN:1},1)
;                         ^^^^^^^^^^ error unknown-extension: The context 'b' has no extension that answers '_[13].'.
exten => _1-9XX,1,Goto(b,\${EXTEN:1},1)
exten => 1,1,Goto(b,\${EXTEN:1},1)
exten => _0XX,1,Goto(b,2\${EXTEN},1)
exten => _4XX,1,Goto(b,3\${EXTEN},1)
;                      ^^^^^^^^^ error unknown-extension: The context 'b' has no extension that answers '_34XX'.
exten => 205,1,Goto(b,\${EXTEN}0,1)
exten => 305,1,Goto(b,\${EXTEN}0,1)
;                     ^^^^^^^^^ error unknown-extension: The context 'b' has no extension that answers '3050'.
exten => _5.,1,Goto(b,\${EXTEN}0,1)
[b]
exten => _20XX,1,Hangup()
`,
    { only },
  ));

test('the only extension of a routine, and none that is made beside it', () =>
  checkFix(
    '[a]\nexten => 1,1,Dial(PJSIP/1,,b(leg^s<|>^1))\n[leg]\nexten => setup,1,Return()\n',
    '[a]\nexten => 1,1,Dial(PJSIP/1,,b(leg^setup^1))\n[leg]\nexten => setup,1,Return()\n',
    { only, safe: false },
  ));

test('a computed extension of which a letter and a dash are written', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(q)
 same => n,Goto(q-\${QUEUESTATUS},1)
;               ^^^^^^^^^^^^^^^^ error unknown-extension: The context 'a' has no extension that answers 'q-\${QUEUESTATUS}'.
exten => x,1,Goto(s-\${DIALSTATUS},1)
exten => _s-.,1,Hangup()
`,
    { only },
  ));

test('a near name is one that has the priority', () => {
  const lines = 'exten => 51,1,Answer()\nexten => 1,1,Goto(510,later)\n';
  checkNoFix(`[a]\n${lines.replace('510', '<|>510')}`, { only: 'unknown-extension', title: "Change to '51'" });
});

test('a label in the place of an extension, where a pattern answers everything', () =>
  checkProblems(
    `
[a]
exten => _X.,1,GotoIf($[\${EXTEN} > 5]?dial,1:end)
;                                     ^^^^ warning unknown-extension: '_.' answers 'dial', which is a label here, and no extension.
 same => n,Goto(dial,1)
;               ^^^^ warning unknown-extension: '_.' answers 'dial', which is a label here, and no extension.
 same => n(dial),Dial(PJSIP/\${EXTEN})
 same => n(end),Goto(a,dial,1)
 same => n,Goto(other,1)
 same => n,Goto(dial)
exten => _.,1,Hangup()
[b]
exten => _X.,1,Goto(dial,1)
 same => n(dial),Hangup()
exten => dial,1,Hangup()
exten => _.,1,Hangup()
`,
    { only },
  ));

test('a label in the place of an extension is jumped to', () =>
  checkFix(
    '[a]\nexten => 1,1,Goto(di<|>al,1)\n same => n(dial),Hangup()\nexten => _.,1,Hangup()\n',
    '[a]\nexten => 1,1,Goto(dial)\n same => n(dial),Hangup()\nexten => _.,1,Hangup()\n',
    { only, safe: false },
  ));

test('where calls are parked when no file says so, and where other numbers are', () => {
  const lines = `
[a]
include => parkedcalls
exten => 1,1,Goto(2002,1)
exten => 2,1,Goto(720,1)
exten => 3,1,Goto(*72,1)
[parkedcalls]
exten => 701,1,ParkedCall(,701)
`;
  checkProblems(
    lines
      .replace(
        '2002,1)\n',
        "2002,1)\n;                 ^^^^ error unknown-extension: The context 'a' has no extension that answers '2002'.\n",
      )
      .replace(
        '*72,1)\n',
        "*72,1)\n;                 ^^^ error unknown-extension: The context 'a' has no extension that answers '*72'.\n",
      ),
    { only },
  );
  checkProblems(`${lines}-- features.conf --\n[general]\nparkpos => 2001-2020\n`, { only });
  checkProblems(
    `${lines.replace(
      '*72,1)\n',
      "*72,1)\n;                 ^^^ error unknown-extension: The context 'a' has no extension that answers '*72'.\n",
    )}-- res_parking.conf --\n[default]\nparkpos => 2001-2020\n`,
    { only },
  );
  checkProblems(`${lines}-- res_parking.conf --\n[default]\nparkpos => 2001-2020\n[mine]\nparkext => *72\n`, { only });
  checkProblems(`${lines}-- res_parking.conf --\n[general]\nparkeddynamic = yes\n`, { only });
});

test('the context of a parking lot holds the numbers of the lot alone', () =>
  checkProblems(
    `
[from-inside]
include => parked
exten => 100,1,Goto(700,1)
 same => n,Gosub(greet,1)
;                ^^^^^ error unknown-extension: The context 'from-inside' has no extension that answers 'greet'.
 same => n,Goto(712,1)
 same => n,Goto(812,1)
;               ^^^ error unknown-extension: The context 'from-inside' has no extension that answers '812'.
-- res_parking.conf --
[default]
parkext => 700
parkpos => 701-720
context => parked
`,
    { only },
  ));

test('a part of a name that a program fills in', () =>
  checkProblems(
    `
[globals]
OFFICE={{office}}
[a]
exten => _\${OFFICE}.,1,Goto(\${EXTEN:5},1)
exten => _X.,1,Answer()
`,
    { only },
  ));

test('what is read of an extension has to be there, and what is asked for does not', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(\${EVAL_EXTEN(names,101,1)} \${EVAL_EXTEN(names,\${EXTEN},1)} \${EVAL_EXTEN(names,201,1)})
;                                                                                               ^^^ error unknown-extension: The context 'names' has no extension that answers '201'.
 same => n,NoOp(\${DIALPLAN_EXISTS(names,202,1)})
[names]
exten => _1XX,1,NoOp(somebody)
`,
    { only },
  ));

test('parked calls wait at numbers, and at no name that is put together', () =>
  checkProblems(
    `
[phones]
include => own
include => parkedcalls
[own]
exten => _2XX,1,Dial(PJSIP/\${EXTEN},20)
 same => n,Goto(state_\${DIALSTATUS},1)
;               ^^^^^^^^^^^^^^^^^^^ error unknown-extension: The context 'own' has no extension that answers 'state_\${DIALSTATUS}'.
exten => _3XX,1,Goto(700\${X},1)
exten => state-BUSY,1,Busy(5)
`,
    { only },
  ));

test('a pattern that answers everything takes the name of a context', () =>
  checkProblems(
    `
[a]
exten => _.,1,GotoIf($["\${X}" = "1"]?vaccine,1)
;                                    ^^^^^^^ warning unknown-extension: '_.' answers 'vaccine', which is a context, and no extension.
 same => n,Goto(a,1)
 same => n,Goto(b,1)
exten => b,1,Hangup()
[vaccine]
exten => 1,1,Goto(b,\${EXTEN},1)
[b]
exten => _X,1,Hangup()
`,
    { only },
  ));

test('an extension that nothing leads to, where two jumps name nearly that one', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(b,support,1)
;                   ^^^^^^^ hint unknown-extension: The context 'b' has no extension that answers 'support'.
exten => 2,1,Goto(b,support,1)
;                   ^^^^^^^ hint unknown-extension: The context 'b' has no extension that answers 'support'.
exten => 3,1,Goto(b,billing,1)
;                   ^^^^^^^ error unknown-extension: The context 'b' has no extension that answers 'billing'.
[b]
exten => suport,1,Answer()
;        ^^^^^^ error unknown-extension: Nothing leads to 'suport', and 2 places name 'support', which the context 'b' does not answer.
 same => n,Hangup()
exten => biling,1,Answer()
`,
    { only: 'unknown-extension' },
  ));

test('a part of the numbers of a pattern with a set', () =>
  checkProblems(
    `
[a]
exten => _55[2-4]XX,1,Goto(rooms,\${EXTEN:2},1)
exten => _66[2-4]XX,1,Goto(rooms,\${EXTEN:3},1)
;                                ^^^^^^^^^^ error unknown-extension: The context 'rooms' has no extension that answers '_XX'.
exten => _77[2-4]X-X,1,Goto(rooms,\${EXTEN:3},1)
[rooms]
exten => _[2-4]XX,1,Dial(PJSIP/\${EXTEN})
`,
    { only },
  ));

test('a word in front of an outcome that no extension begins with, where others are caught', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(dail-\${DIALSTATUS},1)
;               ^^^^^^^^^^^^^^^^^^ error unknown-extension: The context 'a' has no extension that answers 'dail-\${DIALSTATUS}'.
exten => dial-BUSY,1,Hangup()
exten => i,1,Hangup()
`,
    { only },
  ));

test('a context that is computed in part, of which none has the extension', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(carrier-\${GW},1,1(\${EXTEN}))
;                                ^ error unknown-extension: No context that 'carrier-\${GW}' could name has an extension that answers '1'.
 same => n,Gosub(carrier-\${GW},s,1(\${EXTEN}))
 same => n,Gosub(carrier-\${GW},t,1(\${EXTEN}))
[carrier-north]
exten => s,1,Return()
[carrier-south]
exten => s,1,Return()
exten => t,1,Return()
`,
    { only },
  ));

test('an extension that is the value of a global', () =>
  checkProblems(
    `
[globals]
OPERATOR=200
DESK=100
NIGHT=300
[a]
exten => 100,1,Dial(PJSIP/100)
exten => 1,1,Goto(\${OPERATOR},1)
;                 ^^^^^^^^^^^ warning unknown-extension: The context 'a' has no extension that answers '200', which is what '\${OPERATOR}' holds.
exten => 2,1,Goto(\${DESK},1)
exten => 3,1,Goto(\${NIGHT},1)
exten => 4,1,Set(GLOBAL(NIGHT)=100)
`,
    { only },
  ));

test('digits in front of a part of the number', () =>
  checkProblems(
    `
[a]
exten => _555501XX,1,Goto(b,5\${EXTEN:4},1)
;                           ^^^^^^^^^^^ error unknown-extension: The context 'b' has no extension that answers '_501XX'.
exten => _555601XX,1,Goto(b,5\${EXTEN:5},1)
[b]
exten => _5XXX,1,Hangup()
`,
    { only },
  ));

test('outcomes and dialled numbers that a routine has no extension for, and one that all calls look for', () =>
  checkProblems(
    `
[a]
exten => _2XX,1,Set(PHONE=\${EXTEN})
 same => n,Dial(PJSIP/\${PHONE},20,gb(before^\${PHONE}^1))
;                                           ^^^^^^^^ error unknown-extension: Option b of Dial goes nowhere: the context 'before' has no extension that answers '_2XX'.
 same => n,Gosub(before,\${DIALSTATUS},1)
;                       ^^^^^^^^^^^^^ error unknown-extension: The context 'before' has no extension that answers '\${DIALSTATUS}'.
 same => n,Gosub(after,\${DIALSTATUS},1)
 same => n,Gosub(log-\${KIND},\${EXTEN},1)
;                            ^^^^^^^^ error unknown-extension: No context that 'log-\${KIND}' could name has an extension that answers '_2XX'.
[before]
exten => s,1,Return()
[after]
exten => BUSY,1,Return()
[log-day]
exten => s,1,Return()
[b]
exten => 1,1,Gosub(note,s,1)
;                       ^ error unknown-extension: The context 'note' has no extension that answers 's'.
[c]
exten => 1,1,Gosub(note,s,1)
;                       ^ error unknown-extension: The context 'note' has no extension that answers 's'.
[note]
exten => 1,1,Return()
`,
    { only },
  ));

test('digits in front of the number that was dialed', () =>
  checkProblems(
    `
[a]
exten => _2[0-2],1,Goto(3\${EXTEN},1)
;                       ^^^^^^^^^ error unknown-extension: The context 'a' has no extension that answers '_32[0-2]'.
exten => _4X,1,Goto(2\${EXTEN},1)
exten => _5X,1,Goto(2\${EXTEN:1},1)
exten => _6X.,1,Goto(7\${EXTEN},1)
exten => _8X.,1,Goto(9\${EXTEN},1)
;                    ^^^^^^^^^ error unknown-extension: The context 'a' has no extension that answers '_98X.'.
exten => s,1,Goto(3\${EXTEN},1)
;                 ^^^^^^^^^ error unknown-extension: The context 'a' has no extension that answers '3s'.
exten => _24X,1,Answer()
exten => _76X.,1,Answer()
`,
    { only },
  ));

test('a label of another context in the place of the extension', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(menu,sask,1)
;                      ^^^^ warning unknown-extension: '_s-.' answers 'sask', which is a label of 's' there, and no extension.
exten => 2,1,Goto(menu,s1,1)
exten => 3,1,Goto(plain,ask,1)
;                       ^^^ error unknown-extension: The context 'plain' has no extension that answers 'ask'.
exten => 4,1,Goto(menu,s-BUSY,1)
[menu]
exten => s,1(sask),Answer()
 same => n(say),Playback(hello)
exten => _a-.,1,Hangup()
exten => _s-.,1,Hangup()
[plain]
exten => s,1(ask),Answer()
`,
    { only },
  ));

test('a name that a routine hands on to the next one, which goes there', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20,b(leg^s^1(\${EXTEN}^callback)))
;                                               ^^^^^^^^ error unknown-extension: The context 'leg-ended' has no extension that answers 'kind-callback'.
 same => n,Dial(PJSIP/2,20,b(leg^s^1(\${EXTEN}^direct)))
 same => n,Dial(PJSIP/3,20,b(asked^s^1(\${EXTEN}^callback)))
[leg]
exten => s,1,Set(CHANNEL(hangup_handler_push)=leg-ended,s,1(\${ARG1},\${ARG2}))
 same => n,Return()
[asked]
exten => s,1,GotoIf($["\${ARG2}" = "callback"]?end)
 same => n,Set(CHANNEL(hangup_handler_push)=leg-ended,s,1(\${ARG1},\${ARG2}))
 same => n(end),Return()
[leg-ended]
exten => s,1,Goto(kind-\${ARG2},1)
exten => kind-direct,1,Set(DB(direct/\${ARG1})=\${EPOCH})
 same => n,Return()
`,
    { only },
  ));
