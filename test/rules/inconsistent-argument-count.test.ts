/** inconsistent-argument-count: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'inconsistent-argument-count';
const counting = `exten => s,1,GotoIf($[\${ARGC} > 1]?many)
 same => n,Return()
 same => n(many),Set(DB(a/b)=\${ARG\${ARGC}})
 same => n,Return()
`;

test('all kinds of calls count, from other files as well, and a lone list is none', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(sub,s,1(x,y))
 same => n,Dial(PJSIP/1,,U(sub^x^y))
 same => n,Set(CHANNEL(hangup_handler_push)=sub,s,1)
;                                           ^^^ information inconsistent-argument-count: 'sub,s,1' gets 0 arguments here, and 2 from 4 other callers.
 same => n,GosubIf($[1]?sub,s,1(x,y))
 same => n,Gosub(sub,s,1(\${ARGS}))
 same => n,Gosub(sub,s,many(x))
[sub]
${counting}-- queues.conf --
[q]
membergosub=sub,x,y
`,
    { only },
  ));

test('who needs what is known, or callers do not agree, or are few', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(known,s,1(x,y))
 same => n,Gosub(known,s,1(x,y))
 same => n,Gosub(known,s,1(x,y))
 same => n,Gosub(known,s,1(x,y))
 same => n,Gosub(known,s,1(x))
 same => n,Gosub(documented,s,1(x,y))
 same => n,Gosub(documented,s,1(x,y))
 same => n,Gosub(documented,s,1(x,y))
 same => n,Gosub(documented,s,1(x,y))
 same => n,Gosub(documented,s,1(x))
 same => n,Gosub(few,s,1(x,y))
 same => n,Gosub(few,s,1(x,y))
 same => n,Gosub(few,s,1(x))
 same => n,Gosub(two,s,1(x,y))
 same => n,Gosub(two,s,1(x,y))
 same => n,Gosub(two,s,1(x,y))
 same => n,Gosub(two,s,1(x,y))
 same => n,Gosub(two,s,1(x))
 same => n,Gosub(two,s,1(z))
[known]
exten => s,1,Set(DB(a/b)=\${ARG1}\${ARG2})
 same => n,Return()
; @arg 1 one
; @arg 2 [two]
[documented]
${counting}[few]
${counting}[two]
${counting}`,
    { only },
  ));
