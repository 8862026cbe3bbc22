/** A macro and all that call it as a subroutine. */

import test from 'node:test';
import { checkRefactoring, checkRefactoringRefused, checkRefactorings } from '../support/check-edits.ts';

const title = "Convert the macro 'dial' to a subroutine";

test('the macro, its callers in every file, and queues.conf', () =>
  checkRefactoring(
    `
#include "more.conf"
[ma<|>cro-dial]
exten => s,1,GotoIf($["\${ARG1}" = ""]?none)
exten => s,n,Dial(PJSIP/\${ARG1},\${ARG2})
exten => s,n,Set(X=\${IF($["\${MACRO_EXTEN}" = "1"]?\${MACRO_CONTEXT:2}:\${MACRO_PRIORITY})})
exten => s,n,Goto(s-\${DIALSTATUS},1)
exten => s,n(none),Playback(sorry)
exten => s,n,MacroExit()
exten => s-BUSY,1,Busy(10)
exten => _s-.,1,NoOp()
exten => h,1,NoOp()
[inside]
exten => 100,1,Macro(dial,100,30) ; ring
 same => n,Macro(dial)
 same => n,MACRO(dial,)
 same => n,ExecIf($[\${X}]?Macro(dial,\${X}))
 same => n,MacroIf($[\${X}]?dial,1:dial,2,3)
 same => n,Hangup()
-- more.conf --
[other]
exten => 1,1,MacroIf($[\${X}]?gone,1:dial,2)
 same => n,MacroIf($[\${X}]?dial)
 same => n,GosubIf($[\${X}]?macro-dial,s,none)
-- settings.json --
{ "asteriskVersion": "18" }
`,
    title,
    `
#include "more.conf"
[sub-dial]
exten => s,1,GotoIf($["\${ARG1}" = ""]?none)
exten => s,n,Dial(PJSIP/\${ARG1},\${ARG2})
exten => s,n,Set(X=\${IF($["\${STACK_PEEK(1,e)}" = "1"]?\${STACK_PEEK(1,c):2}:\${STACK_PEEK(1,p)})})
exten => s,n,Goto(s-\${DIALSTATUS},1)
exten => s,n(none),Playback(sorry)
exten => s,n,Return()
exten => s-BUSY,1,Busy(10)
exten => _s-.,1,NoOp()
 same => n,Return()
exten => h,1,NoOp()
[inside]
exten => 100,1,Gosub(sub-dial,s,1(100,30)) ; ring
 same => n,Gosub(sub-dial,s,1)
 same => n,Gosub(sub-dial,s,1())
 same => n,ExecIf($[\${X}]?Gosub(sub-dial,s,1(\${X})))
 same => n,GosubIf($[\${X}]?sub-dial,s,1(1):sub-dial,s,1(2,3))
 same => n,Hangup()
-- more.conf --
[other]
exten => 1,1,ExecIf($[\${X}]?Macro(gone,1):Gosub(sub-dial,s,1(2)))
 same => n,GosubIf($[\${X}]?sub-dial,s,1)
 same => n,GosubIf($[\${X}]?sub-dial,s,none)
`,
  ));

test('what runs it on another channel: option M, a queue, membermacro', () =>
  checkRefactoring(
    `
[inside]
exten => 1,1,Dial(PJSIP/1,,tM(di<|>al^\${X})g)
 same => n,RetryDial(a,1,1,PJSIP/1,,M(dial))
 same => n,Queue(q,,,,,,dial)
 same => n,Queue(q,,,,,,dial,,rule)
 same => n,Hangup()
[macro-dial]
exten => s,1,ExecIf($["\${ARG1}" != ""]?Set(MACRO_RESULT=CONTINUE))
[more]
include => macro-dial
[sub-dial]
exten => s,1,Return()
-- queues.conf --
[q]
membermacro = dial
-- settings.json --
{ "asteriskVersion": "18" }
`,
    title,
    `
[inside]
exten => 1,1,Dial(PJSIP/1,,tU(sub-dial-2^\${X})g)
 same => n,RetryDial(a,1,1,PJSIP/1,,U(sub-dial-2))
 same => n,Queue(q,,,,,,,sub-dial-2)
 same => n,Queue(q,,,,,,,sub-dial-2,rule)
 same => n,Hangup()
[sub-dial-2]
exten => s,1,ExecIf($["\${ARG1}" != ""]?Set(GOSUB_RESULT=CONTINUE))
 same => n,Return()
[more]
include => sub-dial-2
[sub-dial]
exten => s,1,Return()
-- queues.conf --
[q]
membergosub = sub-dial-2
`,
  ));

test('a jump that finds no extension ends the macro and not the call', () =>
  checkRefactoring(
    `
[macro-di<|>al]
exten => s,1,Dial(\${ARG1})
exten => s,2,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,Busy(10)
[inside]
exten => 100,1,Macro(dial,PJSIP/100)
`,
    title,
    `
[sub-dial]
exten => s,1,Dial(\${ARG1})
exten => s,2,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,Busy(10)
exten => i,1,Return()
[inside]
exten => 100,1,Gosub(sub-dial,s,1(PJSIP/100))
`,
  ));

test('a jump into contexts that the macro includes', () => {
  const source = `
[macro-di<|>al]
include => numbers
exten => s,1,Goto(\${ARG1},1)
[inside]
exten => 100,1,Macro(dial,5)
[numbers]
`;
  checkRefactoring(
    source,
    title,
    source
      .replace('macro-di<|>al', 'sub-dial')
      .replace('Macro(dial,5)', 'Gosub(sub-dial,s,1(5))')
      .replace(',1)\n[inside]', ',1)\nexten => i,1,Return()\n[inside]'),
  );
  checkRefactoringRefused(`${source}exten => 5,1,NoOp()\n`, title, /Line 3 may jump into the contexts that the macro includes/);
});

test('what cannot be the same as a subroutine is left alone', () => {
  const refused = (caller: string, body: string, reason: RegExp, rest = ''): void =>
    checkRefactoringRefused(
      `[inside]\nexten => 1,1,${caller}\n same => n,Hangup()\n[macro-dial<|>]\nexten => s,1,${body}\n${rest}`,
      title,
      reason,
    );
  refused('MacroExclusive(dial,1)', 'NoOp()', /^MacroExclusive\(\) on line 2/);
  refused('Macro(dial,"a,b")', 'NoOp()', /^Line 2 passes an argument with a quote/);
  refused('Macro(dial,(a,b))', 'NoOp()', /^Line 2 passes an argument/);
  refused('Macro(${X})', 'NoOp()', /^Line 2 of 'extensions.conf' calls a macro whose name is computed/);
  refused('Macro(dial)', 'Set(MACRO_OFFSET=1)', /^Line 5 of the macro sets MACRO_OFFSET/);
  refused('Macro(dial)', 'NoOp(${CUT(MACRO_EXTEN,,1)})', /^Line 5 of the macro reads MACRO_EXTEN/);
  refused('Dial(PJSIP/1,,M(dial))', 'NoOp(${MACRO_EXTEN})', /which option U does not tell/);
  refused('Dial(PJSIP/1,,M(dial)U(x))', 'NoOp()', /^Line 2 runs a subroutine at answer already/);
  refused('Queue(q,,,,,,dial,x)', 'NoOp()', /^Line 2 gives the queue a macro and a subroutine/);
  refused('Macro(dial)', 'NoOp()', /^The macro ends on line 5, since 's' has no priority 2/, 'exten => s,3,NoOp()\n');
  refused('Macro(dial)', 'NoOp()', /^Another section takes its lines/, '[x](macro-dial)\n');
});

test('it is offered where the macro stands and where it is called', () => {
  checkRefactorings('[macro-a<|>]\nexten => s,1,NoOp()\n', "Convert the macro 'a' to a subroutine");
  checkRefactorings('[macro-a]\nexten => s,1,NoOp()\n[b]\nexten => s,1,Macro(a<|>)\n', "Convert the macro 'a' to a subroutine");
  checkRefactorings('[b]\nexten => s,1,Macro(a<|>)\n');
});
