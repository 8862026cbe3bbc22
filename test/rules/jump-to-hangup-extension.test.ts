/** jump-to-hangup-extension: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'jump-to-hangup-extension';

test('conditional jumps, and those to another context', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?h,1)
;                                   ^ warning jump-to-hangup-extension: 'h' runs here, and a second time when the call has ended.
 same => n,GotoIf($["\${X}" = "2"]?b,h,1:end)
;                                   ^ warning jump-to-hangup-extension: 'h' runs here, and a second time when the call has ended.
 same => n,GotoIf($["\${X}" = "3"]?h,end)
 same => n(end),Goto(\${WHERE},1)
exten => h,1,Set(DB(last/call)=\${EPOCH})
 same => n(end),Hangup()
[b]
exten => h,1,System(/opt/ended)
`,
    { only },
  ));

test('an h that does nothing twice, one that is called or asked for, and one that is not there', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(h,1)
exten => h,1,NoOp(ended)
 same => n,Hangup()
[b]
exten => s,1,Gosub(h,1)
 same => n,ExecIf($[\${DIALPLAN_EXISTS(b,h,1)}]?NoOp(yes))
 same => n,Goto(c,h,1)
exten => h,1,System(/opt/ended)
 same => n,Return()
[c]
exten => s,1,Hangup()
`,
    { only },
  ));

test('a Hangup comes to h by itself, where h is that of the context', () => {
  checkFix(
    '[a]\nexten => s,1,Goto(<|>h,1)\nexten => h,1,System(/opt/ended)\n',
    '[a]\nexten => s,1,Hangup()\nexten => h,1,System(/opt/ended)\n',
    { only, safe: false },
  );
  checkNoFix('[a]\nexten => s,1,Goto(b,<|>h,1)\n[b]\nexten => h,1,System(/opt/ended)\n', { only });
  checkNoFix('[a]\nexten => s,1,GotoIf($["${X}" = ""]?<|>h,1)\nexten => h,1,System(/opt/ended)\n', { only });
});
