/** extension-in-hangup: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'extension-in-hangup';

test('wherever the code after the hangup goes, in each application', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20)
exten => h,1,GotoIf($["\${EXTEN:0:1}" = "1"]?log)
;                      ^^^^^^^^^^^^ warning extension-in-hangup: EXTEN is 'h' here, and not the number that was dialed.
 same => n(log),System(logger \${EXTEN})
;                             ^^^^^^^^ warning extension-in-hangup: EXTEN is 'h' here, and not the number that was dialed.
 same => n,UserEvent(Ended,To: \${EXTEN})
;          ^^^^^^^^^ warning extension-in-hangup: EXTEN is 'h' here, and not the number that was dialed.
 same => n,Gosub(record,s,1(\${EXTEN}))
;                           ^^^^^^^^ warning extension-in-hangup: EXTEN is 'h' here, and not the number that was dialed.
 same => n,Goto(rest,\${EXTEN},1)
[record]
exten => s,1,Set(DB(a/b)=\${ARG1})
 same => n,Set(DB(a/c)=\${EXTEN})
;                      ^^^^^^^^ warning extension-in-hangup: EXTEN is 's' here, and not the number that was dialed.
 same => n,Return()
[rest]
exten => h,1,Set(X=\${EXTEN})
;                  ^^^^^^^^ warning extension-in-hangup: EXTEN is 'h' here, and not the number that was dialed.
`,
    { only },
  ));

test('a handler in an extension of numbers, messages, places and comparisons with its own name', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=ended,\${EXTEN},1)
 same => n,Dial(PJSIP/\${EXTEN},20)
exten => h,1,NoOp(\${EXTEN})
 same => n,Verbose(1,\${EXTEN})
 same => n,ExecIf($["\${EXTEN}" = "h"]?Set(X=\${EXTEN}))
 same => n,GotoIf(\${DIALPLAN_EXISTS(more,\${EXTEN},1)}?more,\${EXTEN},1)
 same => n,Gosub(\${CONTEXT},\${EXTEN},sub)
 same => n,Hangup()
 same => n(sub),Return()
[ended]
exten => _X.,1,Set(DB(a/b)=\${EXTEN})
 same => n,Return()
[more]
exten => h,1,Goto(call-over,1)
exten => call-over,1,Set(EVENT=\${EXTEN})
[b]
exten => s,1,Set(X=\${EXTEN})
exten => _.,1,Set(X=\${EXTEN})
`,
    { only },
  ));

test('a line that tells where the channel is', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20)
exten => h,1,Gosub(log,s,1(\${CONTEXT}, \${PRIORITY}, \${EXTEN}))
 same => n,Set(CDR(userfield)=\${CONTEXT}-\${EXTEN})
;                                        ^^^^^^^^ warning extension-in-hangup: EXTEN is 'h' here, and not the number that was dialed.
[log]
exten => s,1,Return()
`,
    { only },
  ));

test('a pattern that answers the name runs for numbers too', () =>
  checkProblems(
    `
[a]
exten => _.,1,Set(DID=\${EXTEN})
 same => n,Goto(b,s,1)
[b]
exten => s,1,Set(CHANNEL(hangup_handler_push)=c,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=c,\${CALLED},1)
[c]
exten => _.,1,Set(DB(missed/\${EXTEN})=1)
 same => n,Return()
`,
    { only },
  ));
