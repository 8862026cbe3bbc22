/** queue-gosub-position: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'queue-gosub-position';
const routine = `[sub]
exten => s,1,NoOp()
 same => n,Return()
[evening]
exten => 100,1,Hangup()
`;

test('in any spelling, and nothing where the eighth can be a rule or is computed', () =>
  checkProblems(
    `
[a]
exten => s,1,queue(q,,,,,,,sub,rule,1)
;                          ^^^ warning queue-gosub-position: From Asterisk 21 on the eighth argument is the name of a rule, and the seventh the subroutine.
 same => n,ExecIf($[1]?Queue(\${Q},t,,,60,,,"sub,\${EXTEN},2"))
;                                           ^^^ warning queue-gosub-position: From Asterisk 21 on the eighth argument is the name of a rule, and the seventh the subroutine.
 same => n,Queue(q,,,,,,sub,rule)
 same => n,Queue(q,,,,,,sub,sub)
 same => n,Queue(q,,,,,,,evening)
 same => n,Queue(q,,,,,,,other)
 same => n,Queue(q,,,,,,,\${SUB})
 same => n,Queue(q,,,,,,,)
 same => n,Page(q,,,,,,,sub)
${routine}`,
    { only },
  ));

test('an error where the version is known, and nothing where it is right', () => {
  checkProblems(
    `
[a]
exten => s,1,Queue(q,,,,,,,sub)
;                          ^^^ error queue-gosub-position: From Asterisk 21 on the eighth argument is the name of a rule, and the seventh the subroutine.
 same => n,Queue(q,,,,,,sub)
${routine}`,
    { settings: { asteriskVersion: '21' } },
  );
  checkProblems(
    `
[a]
exten => s,1,Queue(q,,,,,,,sub)
 same => n,Queue(q,,,,,,sub)
;                       ^^^ error queue-gosub-position: Up to Asterisk 20 the seventh argument is a macro, and the eighth the subroutine.
 same => n,Queue(q,,,,,,old)
${routine}[old]
exten => s,1,Return()
[macro-old]
exten => s,1,NoOp()
`,
    { settings: { asteriskVersion: '20' } },
  );
});

test('the place is put right, with what stands behind it', () => {
  checkFix(
    `
[a]
exten => s,1,Queue(q,,,,,,,"s<|>ub,1,2",rule)
${routine}`,
    `
[a]
exten => s,1,Queue(q,,,,,,"sub,1,2",rule)
${routine}`,
    { only, safe: false },
  );
  checkFix(
    `
[a]
exten => s,1,Queue(q,,,,,,,s<|>ub)
${routine}`,
    `
[a]
exten => s,1,Queue(q,,,,,,sub)
${routine}`,
    { only, safe: true, settings: { asteriskVersion: '23' } },
  );
  checkFix(
    `
[a]
exten => s,1,Queue(q,,,,,,s<|>ub,rule)
${routine}`,
    `
[a]
exten => s,1,Queue(q,,,,,,,sub,rule)
${routine}`,
    { only, safe: true, settings: { asteriskVersion: '18' } },
  );
});

test('a subroutine in the place of the AGI program', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(support,t,,,60,answered)
;                                 ^^^^^^^^ warning queue-gosub-position: The sixth argument is an AGI program, and 'answered' is a subroutine, which belongs behind it.
 same => n,Queue(support,t,,,60,answered.agi)
 same => n,Queue(support,t,,,60,answered,answered)
 same => n,Queue(support,t,,,60,a)
[answered]
exten => s,1,UserEvent(Answered)
 same => n,Return()
`,
    { only },
  ));

test('it is moved behind the program', () =>
  checkFix(
    '[a]\nexten => s,1,Queue(support,t,,,60,<|>answered)\n[answered]\nexten => s,1,Return()\n',
    '[a]\nexten => s,1,Queue(support,t,,,60,,answered)\n[answered]\nexten => s,1,Return()\n',
    { only, title: 'Make it the seventh argument', safe: false },
  ));

test('up to Asterisk 20 the eighth argument is the name of a context', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(support,t,,,60,,,ansewred)
;                                   ^^^^^^^^ error queue-gosub-position: Up to Asterisk 20 the eighth argument is the subroutine, and no file defines a context named 'ansewred'.
 same => n,Queue(support,t,,,60,,,"answered,support")
 same => n,Queue(support,t,,,60,,,\${ROUTINE})
 same => n,Queue(support,t,,,60)
[answered]
exten => s,1,UserEvent(Answered,Queue: \${ARG1})
 same => n,Return()
`,
    { only, settings: { asteriskVersion: '20' } },
  ));

test('later it may be a rule of the queue', () =>
  checkProblems('[a]\nexten => s,1,Queue(support,t,,,60,,,evening)\n', { only, settings: { asteriskVersion: '22' } }));
