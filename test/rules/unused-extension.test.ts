/** unused-extension: who may lead to an extension, and which contexts are subroutines. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unused-extension';

test('names, patterns, labels and what is put together', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Gosub(one,s,1)
 same => n,Gosub(two,s,1)
 same => n,Gosub(three,s,1)
 same => n,Gosub(four,s,1)
[one]
exten => s,1,Goto(end-\${DIALSTATUS},1)
exten => end-BUSY,1,Return()
exten => _end-.,1,Return()
exten => other,1,Return()
;        ^^^^^ information unused-extension: Nothing leads to 'other': 'one' is a subroutine that is entered elsewhere.
exten => _1XX,1,Return()
[two]
exten => s,1,GotoIf($["\${X}" = "1"]?done)
 same => n,Return()
exten => done,1,Return()
[three]
exten => s,1,Background(menu)
 same => n,WaitExten(5)
exten => 1,1,Return()
[four]
exten => s,1,Goto(\${WHERE},1)
exten => here,1,Return()
`,
    { only },
  ));

test('contexts that are more than a subroutine', () =>
  checkProblems(
    `
[inside]
include => shared
exten => 100,1,Gosub(shared,s,1)
 same => n,Gosub(started,s,1)
 same => n,Gosub(jumped,s,1)
 same => n,Goto(jumped,\${EXTEN},1)
[shared]
exten => s,1,Return()
exten => 200,1,Hangup()
[started]
exten => s,1,Return()
exten => 200,1,Hangup()
[jumped]
exten => s,1,Return()
exten => 100,1,Hangup()
exten => 200,1,Hangup()
[unnamed]
exten => s,1,Return()
exten => 200,1,Hangup()
[itself]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=over,1)
 same => n,Gosub(itself,more,1)
exten => over,1,Return()
exten => more,1,Return()
-- pjsip.conf --
[100]
type=endpoint
context=started
`,
    { only },
  ));

test('a call to a name that is not there is the mistake', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Gosub(record,start,1)
exten => 101,1,Dial(PJSIP/101,,b(record^srart^1))
[record]
exten => s,1,Return()
exten => start,1,Return()
exten => stop,1,Return()
`,
    { only },
  ));

test('a place that is written where no option is read', () =>
  checkProblems(
    `
[a]
exten => 1,1,Page(PJSIP/1,PJSIP/2,b(leg^announce^1))
 same => n,Dial(PJSIP/1,,b(leg^setup^1))
[leg]
exten => setup,1,Return()
exten => announce,1,Return()
`,
    { only },
  ));

test('a context that is not there was to be this one', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Dial(PJSIP/1,20,b(leg^desk^1)B(legs^caller^1))
[leg]
exten => desk,1,Return()
exten => caller,1,Return()
`,
    { only },
  ));

test('outcomes that a context which is not there was to answer', () =>
  checkProblems(
    `
[inside]
exten => 100,1,Gosub(out,s,1)
[out]
exten => s,1,Dial(PJSIP/1,20)
 same => n,Gosub(failed,\${DIALSTATUS},1)
 same => n,Return()
exten => BUSY,1,Return()
exten => _[A-Z].,1,Return()
`,
    { only },
  ));

test('a name without a first priority is a slip in the middle of another extension', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(sub,s,1)
[sub]
exten => s,1,NoOp()
exten => ss,n,Return()
`,
    { only },
  ));

test('the only extension of a subroutine that an option enters at s', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20,U(answered))
;                                        ^^^^^^^^ error unknown-extension: Option U of Dial goes nowhere: the context 'answered' has no extension that answers 's'.
[answered]
exten => start,1,Set(DB(last/call)=\${EPOCH})
 same => n,Return()
`,
    { only: ['unused-extension', 'unknown-extension'] },
  ));

test('an extension whose first line has a slip in its name is told there', () =>
  checkProblems(
    `
[from-inside]
exten => 1,1,Gosub(nurse,call,1)
 same => n,Gosub(nurse,missed,1)
[nurse]
exten => call,1,Return()
exten => mised,1,NoOp()
exten => missed,n,Return()
`,
    { only },
  ));
