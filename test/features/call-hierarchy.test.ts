/** Call Hierarchy: who comes to an extension, where it goes, and in which way. */

import { describe, test } from 'node:test';
import { checkCalls } from '../support/check-navigation.ts';

const article = (at: 'start' | 'end'): string => `
[queues]
exten => 100,1,Queue(inbound,t,,,300)
[from-queue]
exten => _1${at === 'start' ? '<|>' : ''}XX,1,Dial(PJSIP/\${EXTEN},30,U(sub-on-operator-answer^\${CALLERID(num)}^\${EXTEN}))
[sub-on-operator-answer]
exten => s,1,GotoIf($["\${ARG1}" = ""]?end)
 same => n,Set(CHANNEL(hangup_handler_push)=sub-call-from-cid-ended,s,1(\${ARG1},\${ARG2}))
 same => n(end),Return()
[sub-call-from-cid-ended]
exten => ${at === 'end' ? '<|>' : ''}s,1,NoOp(\${ARG1})
 same => n,Return()
-- queues.conf --
[inbound]
member => Local/101@from-queue/n
member => Local/102@from-queue/n
`;

describe('the operator pattern', () => {
  test('from the queue to the handler', () =>
    checkCalls(
      article('start'),
      'callees',
      `
from-queue (extensions.conf)
  sub-on-operator-answer (U of Dial, at answer) 4
    sub-call-from-cid-ended (hangup handler) 7
`,
    ));

  test('through the queue', () => {
    const text = article('end').replace('<|>', '');
    checkCalls(
      text.replace('[queues]', '[que<|>ues]'),
      'callees',
      `
queues (extensions.conf)
  inbound (Queue, queues.conf) 2
    from-queue (queue member) 2,3
      sub-on-operator-answer (U of Dial, at answer) 4
`,
    );
    checkCalls(
      text
        .replace('[inbound]', '[inb<|>ound]')
        .replace('[from-queue]\n', 'exten => 1,1,AddQueueMember(inbound)\nexten => 2,1,Queue(${X})\n[from-queue]\n'),
      'callers',
      `
inbound (queues.conf)
  queues,100 (Queue) 2
`,
    );
    checkCalls(text.replace('Queue(inbound', 'Queue(in<|>bound'), 'callers', 'inbound (queues.conf)\n  queues (Queue) 2');
  });

  test('from the handler to the queue', () =>
    checkCalls(
      article('end'),
      'callers',
      `
sub-call-from-cid-ended (extensions.conf)
  sub-on-operator-answer (hangup handler) 7
    from-queue (U of Dial, at answer) 4
      inbound (queue member, queues.conf) 2,3
`,
    ));
});

test('every construct has its word', () =>
  checkCalls(
    `
[a]
include => c
exten => <|>s,1,Goto(b,1,1)
 same => n,GotoIf($[1]?b,1,1:s,1)
 same => n,Gosub(b,1,1)
 same => n,ExecIf($[1]?Gosub(b,1,1))
 same => n,Dial(Local/1@b/n,30,b(b^1^1)B(b^1^1)G(b^1^1)F(b^1^1))
 same => n,Queue(q,t,,,300,,sub)
 same => n,Set(CHANNEL(hangup_handler_wipe)=sub,s,1)
 same => n,Set(TRANSFER_CONTEXT=b)
 same => n,Macro(m)
 same => n,Goto(\${X},1)
 same => n,NoOp(\${DIALPLAN_EXISTS(b,1,1)})
 same => n,Originate(PJSIP/1,exten,b,1,1)
[b]
exten => 1,1,NoOp()
exten => 2,1,NoOp()
[c]
exten => 3,1,NoOp()
[sub]
exten => s,1,Return()
[macro-m]
exten => s,1,NoOp()
`,
    'callees',
    `
a (extensions.conf)
  b,1 (Goto) 3
  b,1 (GotoIf) 4
  b,1 (Gosub) 5,6
  b,1 (Dial to a Local channel) 7
  b,1 (b of Dial, before dialing) 7
  b,1 (B of Dial, before dialing) 7
  b,1 (G of Dial, at answer) 7
  b,1 (F of Dial, after the call) 7
  sub (Queue) 8
  sub (hangup handler in place of another) 9
  b (TRANSFER_CONTEXT) 10
  macro-m (Macro) 11
  b,1 (Originate) 14
`,
  ));

test('a context as a whole, with its includes', () => {
  const source = (cursor: string): string => `
[outer]
include => b
exten => s,1,Goto(1,1)
[b]${cursor}
include => c
exten => 1,1,Goto(2,1)
exten => 2,1,Goto(c,3,1)
[c]
exten => 3,1,NoOp()
-- pjsip.conf --
[phone]
context = b
`;
  checkCalls(
    source('').replace('[b]', '[<|>b]'),
    'callees',
    `
b (extensions.conf)
  c (Goto) 7
  c (include) 5
`,
  );
  checkCalls(
    source('').replace('[b]', '[<|>b]'),
    'callers',
    `
b (extensions.conf)
  outer (Goto) 3
  phone (context in pjsip.conf) 2
  outer (include) 2
`,
  );
});

test('callers in several files, and a section of a file beside the dialplan', () => {
  const source = `
#include "more.conf"
[a]
exten => s,1,Gosub(sub,s,1)
exten => s,2,Gosub(sub,s,1)
exten => 1,1,Gosub(sub,s,1)
[sub]
exten => s,1,Return()
-- more.conf --
[a]
exten => s,3,Gosub(sub,s,1)
-- queues.conf --
[q]
member => Local/s@a
membergosub = sub
`;
  checkCalls(
    source.replace('[sub]', '[su<|>b]'),
    'callers',
    `
sub (extensions.conf)
  a (Gosub) 3,4
    q (queue member, queues.conf) 2
  a (Gosub) 2 *
  a,1 (Gosub) 5
  q (membergosub in queues.conf) 3
`,
  );
  checkCalls(
    source.replace('[q]', '[<|>q]'),
    'callees',
    `
q (queues.conf)
  a (queue member) 2
    sub (Gosub) 3,4
  sub (membergosub in queues.conf) 3
`,
  );
});

test('at other places of a line, and where there is nothing', () => {
  checkCalls('[a]\nexten => s,1,No<|>Op()\n same => n,Hang<|>up()\n', 'callers', 'a (extensions.conf)');
  checkCalls('[a]\nexten => s,1,Gosub(b,s,1(x<|>))\n[b]\nexten => s,1,Return()\n', 'callees', 'b (extensions.conf)');
  checkCalls('; co<|>mment\n[a](!)\nexten => s,1,No<|>Op()\n', 'callers', '');
});

test('an extension that is put together in the call', () => {
  const source = `
[out]
exten => s,1,Dial(Local/\${NUMBER}@in/n)
 same => n,Goto(other,\${NUMBER},1)
[in]
exten => 100,1,NoOp()
exten => 200,1,Dial(Local/\${NUMBER}@in)
[other]
exten => _X.,1,NoOp()
exten => 5,1,NoOp()
`;
  checkCalls(
    source.replace('[out]', '[<|>out]'),
    'callees',
    `
out (extensions.conf)
  in (Dial to a Local channel) 2
    in (Dial to a Local channel) 6 *
  other (Goto) 3
`,
  );
  checkCalls(
    source.replace('[in]', '[<|>in]'),
    'callers',
    `
in (extensions.conf)
  out (Dial to a Local channel) 2
`,
  );
});

test('a routine that calls itself, and a loop', () =>
  checkCalls(
    `
[a]
exten => <|>s,1,Gosub(a,s,1)
 same => n,Goto(1)
`,
    'callees',
    `
a (extensions.conf)
  a (Gosub) 2 *
`,
  ));

test('routines whose context or label is computed', () => {
  const source = `
[a]
exten => 1,1,Gosub(say-\${STATE},s,1(\${EXTEN}))
 same => n,Dial(PJSIP/100,20,g)
 same => n,Gosub(after,s,\${DIALSTATUS}(\${EXTEN}))
[say-on]
exten => s,1,Return(\${ARG1})
[say-off]
exten => s,1,Return(\${ARG1})
[after]
exten => s,1(BUSY),Playback(beep)
 same => n(ANSWER),Return(\${ARG1})
`;
  checkCalls(
    source.replace('exten => 1', 'exten => <|>1'),
    'callees',
    `
a (extensions.conf)
  say-on (Gosub) 2
  say-off (Gosub) 2
  after (Gosub) 4
`,
  );
  checkCalls(source.replace('[say-on]', '[say<|>-on]'), 'callers', 'say-on (extensions.conf)\n  a (Gosub) 2');
  checkCalls(source.replace('[after]', '[aft<|>er]'), 'callers', 'after (extensions.conf)\n  a (Gosub) 4');
});
