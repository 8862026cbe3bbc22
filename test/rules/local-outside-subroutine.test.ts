/** local-outside-subroutine: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'local-outside-subroutine';
const endpoints = `-- pjsip.conf --
[100]
type=endpoint
context=from-inside
`;

test('inside of other applications, behind jumps, and once for each extension', () =>
  checkProblems(
    `
[from-inside]
exten => _1XX,1,Goto(menu,s,1)
[menu]
exten => s,1,ExecIf($["\${X}" = ""]?Set(LOCAL(a)=1))
;                                      ^^^^^^^^ warning local-outside-subroutine: Nothing enters this as a subroutine, and LOCAL(a) is not set.
 same => n,MSet(LOCAL(b)=1,LOCAL(c)=2)
 same => n,Goto(next,1)
exten => next,1,Set(LOCAL(d)=\${LOCAL(a)})
;                   ^^^^^^^^ warning local-outside-subroutine: Nothing enters this as a subroutine, and LOCAL(d) is not set.
 same => n,Hangup()
${endpoints}`,
    { only },
  ));

test('each way to enter a subroutine, and code that nobody names', () =>
  checkProblems(
    `
[from-inside]
exten => 1,1,Dial(PJSIP/1,20,U(a)b(b^s^1))
 same => n,Gosub(\${WHERE},s,1)
[a]
exten => s,1,Set(LOCAL(x)=1)
[b]
exten => s,1,Goto(c,s,1)
[c]
exten => s,1,Set(LOCAL(x)=1)
[library]
exten => start,1,Set(LOCAL(x)=1)
${endpoints}`,
    { only },
  ));

test('an ordinary variable is put in its place', () =>
  checkFix(
    `
[from-inside]
exten => 100,1,Set(LO<|>CAL(x)=1)
${endpoints}`,
    `
[from-inside]
exten => 100,1,Set(x=1)
${endpoints}`,
    { only },
  ));

test('all local variables of the extension become ordinary ones, where they are read too', () =>
  checkFix(
    '[from-inside]\nexten => 100,1,Set(<|>LOCAL(a)=1)\n same => n,Set(LOCAL(b)=${LOCAL(a)})\n same => n,NoOp(${LOCAL(b)})\n-- pjsip.conf --\n[100]\ntype=endpoint\ncontext=from-inside\n',
    '[from-inside]\nexten => 100,1,Set(a=1)\n same => n,Set(b=${a})\n same => n,NoOp(${b})\n-- pjsip.conf --\n[100]\ntype=endpoint\ncontext=from-inside\n',
    { only: 'local-outside-subroutine', title: "Change to 'a', and the other local variables likewise" },
  ));

test('an argument is told once for each extension, and not where a subroutine may be running', () =>
  checkProblems(
    `
[from-inside]
exten => 100,1,NoOp(\${ARG1})
 same => n,Dial(PJSIP/\${ARG1})
;                       ^^^^ information local-outside-subroutine: Nothing enters this as a subroutine, and ARG1 is not passed.
 same => n,Dial(PJSIP/\${ARG1})
 same => n,Hangup()
exten => 101,1,Gosub(ring,s,1(PJSIP/101))
 same => n,Hangup()
exten => 102,1,Gosub(ring,\${EXTEN},1(PJSIP/102))
[ring]
exten => s,1,Dial(\${ARG1})
 same => n,Return()
exten => 102,1,Goto(more,102,1)
[more]
exten => 102,1,Dial(\${ARG1})
 same => n,Hangup()
`,
    { only },
  ));

test('an argument that is set by its name', () =>
  checkProblems(
    `
[a]
exten => 100,1,Set(ARG1=PJSIP/100)
 same => n,Dial(\${ARG1})
 same => n,Hangup()
`,
    { only },
  ));

test('where a Return is come to, that tells it', () =>
  checkProblems(
    `
[phones]
exten => 100,1,Goto(rate,s,1)
[rate]
exten => s,1,Set(LOCAL(mark)=\${ARG1})
 same => n,Set(DB(mark/last)=\${mark})
 same => n,Return()
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only },
  ));
