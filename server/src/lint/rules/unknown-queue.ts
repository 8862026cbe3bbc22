/** A line names a queue that queues.conf does not have. */

import { mayPutIn, overlaps, unknownNames } from '../names/judge-names.ts';
import { contextRule } from '../rule.ts';

export const unknownQueue = contextRule(
  {
    name: 'unknown-queue',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A queue is named that queues.conf does not define.',
    why:
      '`Queue` warns ("Unable to join queue") and goes on with the next priority at once, so that the caller never waits for anybody. ' +
      'A file that a database or a missing `#include` adds to is not judged. Where it defines nothing at all it is information, since a database may have them all, unless extconfig.conf stands beside it and names none.',
    repair:
      'Correct the name, or add a section of this name to queues.conf. ' +
      'Where it is defined in a place that is not looked at, allow the rule, or set it to `off`.',
    evidence: 'apps/app_queue.c `queue_exec`, `join_queue`',
    follows: ['bare-variable'],
    invalid: [
      `
[a]
exten => s,1,Queue(salse,t)
;                  ^^^^^ warning unknown-queue: No queue named 'salse' is in queues.conf.
 same => n,NoOp(\${QUEUE_MEMBER(support,count)})
;                              ^^^^^^^ warning unknown-queue: No queue named 'support' is in queues.conf.
-- queues.conf --
[general]
[sales]
strategy=ringall
`,
      `
[a]
exten => s,1,Queue(sales,t)
;                  ^^^^^ information unknown-queue: No queue named 'sales' is in queues.conf, which has none.
-- queues.conf --
[general]
autofill=yes
`,
    ],
    valid: [
      `
[a]
exten => s,1,Queue(Sales,t)
 same => n,Queue(\${QUEUE})
-- queues.conf --
[sales]
strategy=ringall
`,
    ],
    seeAlso: ['unknown-endpoint'],
  },
  (context, dialplan) => unknownNames(context, dialplan, kinds),
  (found) => overlaps(found.nameKinds, kinds) || mayPutIn(found),
);

const kinds = new Set(['queue'] as const);
