/** empty-hangup-handler: only the push, and what may be removed. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'empty-hangup-handler';

test('pop and wipe take off, computed values may be something', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_wipe)=)
 same => n,Set(CHANNEL(hangup_handler_pop)=)
 same => n,Set(CHANNEL(hangup_handler_push)=\${X})
 same => n,NoOp(CHANNEL(hangup_handler_push)=)
 same => n,Set(CHANNEL(Hangup_Handler_Push)=)
;                      ^^^^^^^^^^^^^^^^^^^ warning empty-hangup-handler: Pushing an empty hangup handler does nothing.
`,
    { only },
  ));

test('in ExecIf and MSet', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($[1]?Set(CHANNEL(hangup_handler_push)=))
;                                    ^^^^^^^^^^^^^^^^^^^ warning empty-hangup-handler: Pushing an empty hangup handler does nothing.
 same => n,MSet(A=1,CHANNEL(hangup_handler_push)=,B=2)
;                           ^^^^^^^^^^^^^^^^^^^ warning empty-hangup-handler: Pushing an empty hangup handler does nothing.
 same => n,MSet(CHANNEL(hangup_handler_wipe)=,B=2)
`,
    { only },
  ));

test('a counted line is removed', () =>
  checkFix(
    '[a]\nexten => s,1,Answer()\n same => n,Set(CHANNEL(hangup<|>_handler_push)=)\n same => n,Hangup()\n',
    '[a]\nexten => s,1,Answer()\n same => n,Hangup()\n',
    { only, safe: true },
  ));

test('the first line stays', () =>
  checkFix(
    '[a]\nexten => s,1,Set(CHANNEL(hangup<|>_handler_push)=) ; x\n same => n,Hangup()\n',
    '[a]\nexten => s,1,NoOp() ; x\n same => n,Hangup()\n',
    { only, safe: true },
  ));

test('a line stays when somebody counts', () =>
  checkFix(
    '[a]\nexten => s,1,Answer()\n same => n,Set(CHANNEL(hangup<|>_handler_push)=)\n same => n,Goto(3)\n',
    '[a]\nexten => s,1,Answer()\n same => n,NoOp()\n same => n,Goto(3)\n',
    { only, safe: true },
  ));

test('a label stays', () =>
  checkFix(
    '[a]\nexten => s,1,Answer()\n same => n(x),Set(CHANNEL(hangup<|>_handler_push)=)\n',
    '[a]\nexten => s,1,Answer()\n same => n(x),NoOp()\n',
    { only },
  ));

test('nothing is taken out of ExecIf', () =>
  checkNoFix('[a]\nexten => s,1,ExecIf($[1]?Set(CHANNEL(hangup_handler_push)=))\n', { only }));

test('a handler that nothing names is what was to be pushed', () => {
  const routine = '[done]\nexten => s,1,NoOp(${CHANNEL})\n same => n,Return()\n';
  checkFix(
    `[a]\nexten => s,1,Answer()\n same => n,Set(CHANNEL(hangup<|>_handler_push)=)\n${routine}`,
    `[a]\nexten => s,1,Answer()\n same => n,Set(CHANNEL(hangup_handler_push)=done,s,1)\n${routine}`,
    { only: [only, 'unused-context'], title: "Push 'done,s,1'", safe: false },
  );
});
