/** unhandled-status: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unhandled-status';

test('includes, patterns, the extension i, and other contexts count', () =>
  checkProblems(
    `
[a]
include => rest
exten => s,1,Goto(s-\${DIALSTATUS},1)
 same => n,Goto(b,s-\${DIALSTATUS},1)
 same => n,GotoIf($[\${X}]?c,\${DIALSTATUS}-out,1)
;                           ^^^^^^^^^^^^^^^^^ information unhandled-status: No extension answers 'NOANSWER-out', 'CONGESTION-out' and 'CHANUNAVAIL-out', to which this may lead.
 same => n,Goto(d,s-\${DIALSTATUS},1)
 same => n,Goto(b,s-\${QUEUESTATUS},1)
 same => n,Goto(e,s-\${DIALSTATUS},1)
exten => s-BUSY,1,Hangup()
[rest]
exten => _s-[A-Z].,1,Hangup()
[b]
exten => s-BUSY,1,Hangup()
exten => i,1,Hangup()
[c]
exten => BUSY-out,1,Hangup()
[d]
switch => Realtime/d@extensions
exten => s-BUSY,1,Hangup()
[e]
exten => s,1,Hangup()
[f]
include => g
exten => s-BUSY,1,Hangup()
exten => s-NOANSWER,1,Hangup()
exten => s-CONGESTION,1,Hangup()
exten => s-CHANUNAVAIL,1,Hangup()
[g]
exten => 1,1,Goto(s-\${DIALSTATUS},1)
exten => s-ANSWER,1,Hangup()
`,
    { only },
  ));

test('a pattern for the rest', () =>
  checkFix(
    `
[a]
exten => s,1,Goto(xs-\${DIAL<|>STATUS},1)
exten => xs-BUSY,1,Hangup()
`,
    `
[a]
exten => s,1,Goto(xs-\${DIALSTATUS},1)
exten => xs-BUSY,1,Hangup()
exten => _[x]s-.,1,NoOp()
 same => n,Hangup()
`,
    { only, safe: false },
  ));

test('none of the outcomes, since the names begin with something else', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(\${DIALSTATUS},1)
;               ^^^^^^^^^^^^^ information unhandled-status: No extension answers 'BUSY', 'NOANSWER', 'CONGESTION' and 'CHANUNAVAIL', to which this may lead.
exten => s-BUSY,1,Busy(5)
exten => _s-.,1,VoiceMail(100)
`,
    { only: 'unhandled-status' },
  ));

test('a pattern that has lost a bracket was to answer', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,20)
 same => n,Goto(d-\${DIALSTATUS},1)
exten => d-BUSY,1,Busy(10)
exten => _[d-.,1,Hangup()
`,
    { only },
  ));

test('parked calls wait at numbers, and not at outcomes', () =>
  checkProblems(
    `
[a]
include => parkedcalls
exten => _2XX,1,Dial(PJSIP/\${EXTEN})
 same => n,Goto(s-\${DIALSTATUS},1)
;               ^^^^^^^^^^^^^^^ information unhandled-status: No extension answers 's-NOANSWER', 's-CONGESTION' and 's-CHANUNAVAIL', to which this may lead.
exten => s-BUSY,1,Hangup()
[b]
include => parkedcalls
exten => _2XX,1,Dial(PJSIP/\${EXTEN})
 same => n,Goto(7\${DIALSTATUS},1)
exten => s-BUSY,1,Hangup()
`,
    { only },
  ));

test('an extension that several jumps lack is told once', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1)
 same => n,Goto(s-\${DIALSTATUS},1)
;               ^^^^^^^^^^^^^^^ information unhandled-status: No extension answers 's-CHANUNAVAIL', to which this may lead. It is in this file once more.
exten => 2,1,Dial(PJSIP/2)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,Busy(10)
exten => s-NOANSWER,1,Hangup()
exten => s-CONGESTION,1,Hangup()
`,
    { only },
  ));

test('contexts that are named after outcomes', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20)
 same => n,Gosub(after-\${DIALSTATUS},s,1)
;                ^^^^^^^^^^^^^^^^^^^ information unhandled-status: No context is named 'after-BUSY', to which this may lead.
exten => 2,1,Dial(PJSIP/2,20)
 same => n,Goto(on-\${DIALSTATUS},s,1)
[after-BUSYY]
exten => s,1,Return()
[after-NOANSWER]
exten => s,1,Return()
[after-CHANUNAVAIL]
exten => s,1,Return()
[after-CONGESTION]
exten => s,1,Return()
[on-BUSY]
exten => s,1,Hangup()
`,
    { only: 'unhandled-status' },
  ));
