/** lost-inheritance: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'lost-inheritance';

test('over jumps, in each form of assignment, before each application that calls', () =>
  checkProblems(
    `
[a]
exten => 1,1,MSet(_A=1,__B=2)
 same => n,Goto(next)
 same => n(next),MSet(A=2,C=3)
;                     ^ warning lost-inheritance: 'A' was set for new channels too, and is set here for this channel alone.
 same => n,Set(B=\${B},2)
;              ^ warning lost-inheritance: 'B' was set for new channels too, and is set here for this channel alone.
 same => n,ExecIf($[\${X}]?Queue(q,,,,,,sub))
exten => 2,1,Set(__D=1)
 same => n,Goto(3,1)
exten => 3,1,Set(D=2)
;                ^ warning lost-inheritance: 'D' was set for new channels too, and is set here for this channel alone.
 same => n,RetryDial(beep,5,2,PJSIP/1,,b(sub^s^1))
[sub]
exten => s,1,Gosub(more,s,1)
 same => n,Return()
[more]
exten => s,1,Set(DB(a/b)=\${A}\${B:1}\${D})
 same => n,Return()
`,
    { only },
  ));

test('what is set before, on another path, again, to nothing or after the call', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(A=1)
 same => n,Set(__A=2)
 same => n,Dial(Local/1@b/n)
 same => n,Set(A=3)
 same => n,Hangup()
exten => 2,1,GotoIf($[\${X}]?other)
 same => n,Set(__B=1)
 same => n,Dial(Local/1@b/n)
 same => n,Hangup()
 same => n(other),Set(B=1)
 same => n,Dial(Local/1@b/n)
exten => 3,1,Set(__C=1)
 same => n,Set(C=)
 same => n,Dial(Local/1@b/n)
exten => 4,1,Set(__D=1)
 same => n,Set(D=2)
 same => n,Set(__D=3)
 same => n,Dial(Local/1@b/n)
exten => 5,1,Set(__E=1)
 same => n,Set(E(x)=2)
 same => n,Set(F=2)
 same => n,Dial(Local/1@b/n)
exten => 6,1,Set(__G=1)
 same => n,Set(_G=2)
 same => n,Dial(Local/1@b/n)
exten => 7,1,Set(__H=1)
 same => n,Set(H=2)
 same => n,Playback(hello)
exten => 8,1,Set(I=1)
 same => n,Dial(Local/1@b/n)
exten => 9,1,Set(__J=1)
 same => n,Set(J=2)
 same => n,Dial(PJSIP/1&Local/2@b/n,\${J})
 same => n,Set(__A=\${J})
 same => n,Set(A=2)
 same => n,Dial(PJSIP/1)
[b]
exten => 1,1,Set(X=\${A}\${B}\${C}\${D}\${E}\${G}\${H}\${I}\${J})
exten => 2,1,Answer()
`,
    { only },
  ));

test('the underscores are put in front', () =>
  checkFix(
    `
[a]
exten => 1,1,Set(_A=1)
 same => n,Set(A<|>=2)
 same => n,Page(Local/1@b&PJSIP/1)
[b]
exten => 1,1,Set(X=\${A})
`,
    `
[a]
exten => 1,1,Set(_A=1)
 same => n,Set(_A=2)
 same => n,Page(Local/1@b&PJSIP/1)
[b]
exten => 1,1,Set(X=\${A})
`,
    { only, safe: false },
  ));
