/** unknown-queue: queues that queues.conf does not have. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unknown-queue';

test('case does not matter, a name of other letters does', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(SALES)
 same => n,ExecIf($[1]?Queue(slaes))
;                            ^^^^^ warning unknown-queue: No queue named 'slaes' is in queues.conf.
 same => n,AddQueueMember("sales",PJSIP/1)
 same => n,PauseQueueMember(,PJSIP/1)
 same => n,Queue(\${X}-sales)
-- queues.conf --
[sales]
`,
    { only },
  ));

test('the name of a template is none', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(std)
;                  ^^^ warning unknown-queue: No queue named 'std' is in queues.conf.
-- queues.conf --
[std](!)
[sales](std)
`,
    { only },
  ));

test('who asks first knows that it may not be there', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf(\${QUEUE_EXISTS(night)}?:end)
 same => n,Queue(night)
 same => n(end),Hangup()
-- queues.conf --
[sales]
`,
    { only },
  ));

test('nothing is said where a part of the file is missing, a database has more, or there is no file', () => {
  checkProblems('[a]\nexten => s,1,Queue(x)\n-- queues.conf --\n#include "queues_more.conf"\n[b]\n', { only });
  checkProblems('[a]\nexten => s,1,Queue(x)\n-- queues.conf --\n[b]\n-- extconfig.conf --\n[settings]\nqueues => odbc\n', {
    only,
  });
  checkProblems('[a]\nexten => s,1,Queue(x)\n', { only });
});

test('a name that is near', () =>
  checkFix(
    '[a]\nexten => s,1,Queue(sal<|>se)\n-- queues.conf --\n[sales]\n',
    '[a]\nexten => s,1,Queue(sales)\n-- queues.conf --\n[sales]\n',
    { only, title: "Change to 'sales'", safe: false },
  ));

test('no name is near', () => checkNoFix('[a]\nexten => s,1,Queue(night<|>)\n-- queues.conf --\n[sales]\n'));

test('arguments that are divided in the old way are told once', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(sales|t)
 same => n,Queue(support,t)
;                ^^^^^^^ warning unknown-queue: No queue named 'support' is in queues.conf.
-- queues.conf --
[sales]
`,
    { only: 'unknown-queue' },
  ));

test('a name whose beginning is written', () =>
  checkProblems(
    `
[a]
exten => s,1,RemoveQueueMember(PJSIP/\${CALLERID(num)})
;                              ^^^^^^^^^^^^^^^^^^^^^^ warning unknown-queue: No queue in queues.conf has a name that 'PJSIP/\${CALLERID(num)}' may be.
 same => n,Queue(sales-\${CHANNEL(language)})
 same => n,Queue(s\${X})
-- queues.conf --
[sales-de]
[sales-en]
`,
    { only },
  ));

test('a device where the queue is left out', () =>
  checkProblems(
    `
[a]
exten => 1,1,PauseQueueMember(PJSIP/1)
-- queues.conf --
[sales]
strategy=ringall
`,
    { only },
  ));
