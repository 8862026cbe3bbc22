/** unused-subroutine-argument: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unused-subroutine-argument';

test('a target that is computed as a whole is not judged', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(\${X},s,1)
 same => n,Gosub(\${Y},s,1(\${Z}))
 same => n,Hangup()
`,
    { only },
  ));

test('every construct, and what may read them all the same', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(one,s,1(a,b))
;                            ^ information unused-subroutine-argument: 'one,s,1' never reads ARG2.
exten => 2,1,Gosub(one,s,1(a,))
exten => 3,1,Gosub(one,s,1(a,b,c))
;                            ^^^ information unused-subroutine-argument: 'one,s,1' never reads ARG2 to ARG3.
exten => 4,1,Gosub(one,s,1("a,b"))
exten => 5,1,Gosub(one,s,1(\${CUT(X,\\,,1)}))
exten => 6,1,Gosub(one,s,1(\${ARGS}))
exten => 7,1,Set(CHANNEL(hangup_handler_push)=one,s,1(a,b))
;                                                       ^ information unused-subroutine-argument: 'one,s,1' never reads ARG2.
exten => 8,1,Dial(PJSIP/1,,U(one^a^b)b(one^s^1(a^b))B(one^s^1(a,b)))
;                                  ^ information unused-subroutine-argument: 'one,s,1' never reads ARG2.
;                                                ^ information unused-subroutine-argument: 'one,s,1' never reads ARG2.
;                                                               ^ information unused-subroutine-argument: 'one,s,1' never reads ARG2.
exten => 9,1,Queue(q,,,,,,"one,a,b")
;                                ^ information unused-subroutine-argument: 'one,s,1' never reads ARG2.
exten => 10,1,Queue(q,,,,,,one\\,a\\,b)
;                                  ^ information unused-subroutine-argument: 'one,s,1' never reads ARG2.
exten => 11,1,ExecIf($[1]?Gosub(one,s,1(a,b)))
;                                         ^ information unused-subroutine-argument: 'one,s,1' never reads ARG2.
exten => 12,1,Gosub(prog,s,1(a,b))
exten => 13,1,Gosub(count,s,1(a,b))
exten => 14,1,Gosub(jumps,s,1(a,b))
exten => 15,1,Gosub(away,s,1(a,b))
exten => 16,1,Gosub(name,s,1(a,b))
exten => 17,1,Gosub(nested,s,1(a,b))
;                                ^ information unused-subroutine-argument: 'nested,s,1' never reads ARG2.
exten => 18,1,Set(CONNECTED_LINE_SEND_SUB=one,s,1)
[one]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
[prog]
exten => s,1,AGI(x.agi)
 same => n,Return()
[count]
exten => s,1,GotoIf($[\${ARGC} > 1]?x)
 same => n(x),Return()
[jumps]
exten => s,1,Goto(other,s,1)
[other]
exten => s,1,Playback(\${ARG1}&\${ARG2})
 same => n,Return()
[away]
exten => s,1,Goto(\${X},s,1)
[name]
exten => s,1,Playback(\${CUT(ARG1,-,1)}&\${CUT(ARG2,-,1)})
 same => n,Return()
[nested]
exten => s,1,Gosub(other,s,1(\${ARG1},x))
 same => n,Return()
`,
    { only },
  ));

test('the extension h of the routine sees its arguments', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(sub,s,1(x,y,z))
;                              ^ information unused-subroutine-argument: 'sub,s,1' never reads ARG3.
[sub]
include => more
exten => s,1,Dial(PJSIP/\${ARG1})
 same => n,Return()
[more]
exten => h,1,Goto(log,1)
exten => log,1,Set(DB(a/b)=\${ARG2})
`,
    { only },
  ));

test('an argument that a broken line was to read', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(b,s,1(x))
 same => n,Gosub(c,s,1(x))
 same => n,Gosub(d,s,1(x))
;                      ^ information unused-subroutine-argument: 'd,s,1' never reads ARG1.
 same => n,Hangup()
[b]
exten => s,1,Dial(PJSIP/{ARG1})
 same => n,Return()
[c]
exten => s,1,NoOp()
 sam => n,Dial(PJSIP/\${ARG1})
 same => n,Return()
[d]
exten => s,1,NoOp()
 same => n,Return()
`,
    { only: 'unused-subroutine-argument' },
  ));

test('what is not read is taken away', () => {
  const routines =
    '[one]\nexten => s,1,Playback(${ARG1})\n same => n,Return()\n[none]\nexten => s,1,NoOp()\n same => n,Return()\n';
  const fix = (before: string, after: string, title: string) =>
    checkFix(`[a]\nexten => s,1,${before}\n${routines}`, `[a]\nexten => s,1,${after}\n${routines}`, { only, title, safe: false });
  fix('Gosub(one,s,1(a,<|>b,c))', 'Gosub(one,s,1(a))', 'Remove the 2 arguments');
  fix('Gosub(none,s,1(<|>b))', 'Gosub(none,s,1)', 'Remove the argument');
  fix('Dial(PJSIP/1,,U(one^a^<|>b))', 'Dial(PJSIP/1,,U(one^a))', 'Remove the argument');
  fix('Dial(PJSIP/1,,U(none^<|>b))', 'Dial(PJSIP/1,,U(none))', 'Remove the argument');
  fix('Queue(q,,,,,,"one,a,<|>b")', 'Queue(q,,,,,,"one,a")', 'Remove the argument');
});

test('what is not read may be what is missing in a call of the routine', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(one,s,1(a,b))
[one]
exten => s,1,Gosub(two,s,1(\${ARG1}))
 same => n,Return()
[two]
exten => s,1,Set(DB(a/\${ARG1})=\${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('a subroutine that goes on at the extension of an outcome', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Gosub(phone,s,1(\${EXTEN},20,loud))
;                                           ^^^^ information unused-subroutine-argument: 'phone,s,1' never reads ARG3.
exten => _2XX,1,Gosub(desk,s,1(\${EXTEN},20))
[phone]
exten => s,1,Dial(PJSIP/\${ARG1},\${ARG2})
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,VoiceMail(\${ARG1},b)
 same => n,Return()
exten => _s-.,1,VoiceMail(\${ARG1},u)
 same => n,Return()
[desk]
exten => s,1,Dial(PJSIP/\${ARG1})
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,Wait(\${ARG2})
 same => n,Return()
exten => _s-.,1,Return()
`,
    { only },
  ));

test('one too many in a call of itself', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(back,s,1(100))
[back]
exten => s,1,Set(DB(back/\${ARG1})=1)
 same => n,Gosub(back,s,1(\${ARG1},20))
;                ^^^^^^^^^^^^^^^^^^^^ warning recursive-subroutine: The subroutine 'back,s,1' always calls itself here and never returns.
 same => n,Return()
`,
    { only: [only, 'recursive-subroutine'] },
  ));

test('an expression that lacks a value', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(lasted,s,1(\${EXTEN},\${EPOCH}))
 same => n,Gosub(counted,s,1(\${EXTEN},\${EPOCH}))
;                                     ^^^^^^^^ information unused-subroutine-argument: 'counted,s,1' never reads ARG2.
[lasted]
exten => s,1,Set(DB(lasted/\${ARG1})=$[\${EPOCH} - ])
 same => n,Return()
[counted]
exten => s,1,Set(DB(counted/\${ARG1})=$[\${EPOCH} - 1])
 same => n,Return()
`,
    { only },
  ));

test('a line that has lost the comma in front of its application', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(rated,s,1(100,sales))
[rated]
exten => s,1,Read(MARK,mark,1)
 same => n(kept)Set(DB(marks/\${ARG2}/\${ARG1})=\${MARK})
 same => n,Return()
`,
    { only },
  ));
