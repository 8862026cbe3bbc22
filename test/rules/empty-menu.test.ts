/** empty-menu: where a key may lead after all. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'empty-menu';

test('names that no telephone sends', () =>
  checkProblems(
    `
[menu]
exten => s,1,Background(hello)
 same => n,WaitExten(10)
;          ^^^^^^^^^ warning empty-menu: No key leads anywhere: 'menu' has no extension that could be dialed.
 same => n,WaitExten(10)
exten => start,1,Answer()
exten => _s-.,1,Hangup()
`,
    { only },
  ));

test('extensions of includes, of those who include, of a switch and of other files', () =>
  checkProblems(
    `
[outer]
include => inner
exten => _X,1,Answer()
[inner]
exten => s,1,WaitExten(10)
[parked]
include => parkedcalls
exten => s,1,WaitExten(10)
[switched]
switch => Realtime
exten => s,1,WaitExten(10)
[any]
exten => s,1,WaitExten(10)
exten => _.,1,Answer()
[star]
exten => s,1,WaitExten(10)
exten => *,1,Answer()
[set]
exten => s,1,WaitExten(10)
exten => _[*#],1,Answer()
[anykey]
exten => s,1,WaitExten(10)
exten => i,1,Answer()
[pause]
exten => s,1,WaitExten(1)
 same => n,WaitExten(0.5)
[macro-ask]
exten => s,1,WaitExten(10)
`,
    { only },
  ));

test('nobody knows of a file that is missing', () =>
  checkProblems(
    `
#include "more.conf"
[menu]
exten => s,1,WaitExten(10)
`,
    { only },
  ));

test('after a hangup nobody is there to press a key, which is told instead', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=b,s,1)
 same => n,Hangup()
[b]
exten => s,1,WaitExten(5)
 same => n,Return()
`,
    { only: 'empty-menu' },
  ));
