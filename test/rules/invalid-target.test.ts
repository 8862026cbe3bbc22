/** invalid-target: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'invalid-target';

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

test('blanks around the parts', () =>
  checkProblems(
    `
[b]
exten => s,1,Return()
[a]
exten => 1,1,Goto(b, s,1)
;                   ^^ error invalid-target: The blank becomes part of the name: ' s' is not 's'.
exten => 2,1,Gosub(b,s, 1)
exten => 3,1,Gosub( b,s,1)
;                  ^^ error invalid-target: The blank becomes part of the name: ' b' is not 'b'.
exten => 4,1,Set(CHANNEL(hangup_handler_push)= b,s,1)
;                                             ^^ error invalid-target: The blank becomes part of the name: ' b' is not 'b'.
exten => 5,1,GotoIf($[1]? b,s,1)
;                        ^^ error invalid-target: The blank becomes part of the name: ' b' is not 'b'.
exten => 6,1,GotoIf($[1]?b,s,1 : b,s,1)
;                               ^^ error invalid-target: The blank becomes part of the name: ' b' is not 'b'.
exten => 7,1,Gosub(b,s,1 (a))
exten => 8,1,Dial(PJSIP/1,,U( b))
;                            ^^ error invalid-target: The blank becomes part of the name: ' b' is not 'b'.
exten => 9,1,Goto(b,s ,1)
;                   ^^ error invalid-target: The blank becomes part of the name: 's ' is not 's'.
exten => 10,1,Gosub(b,s,1( a))
exten => 11,1,ChannelRedirect(x, b,s,1)
;                               ^^ error invalid-target: The blank becomes part of the name: ' b' is not 'b'.
exten => 12,1,Dial(PJSIP/1,,b(b^s ^1))
;                               ^^ error invalid-target: The blank becomes part of the name: 's ' is not 's'.
exten => 13,1,Originate(PJSIP/1,exten, b,s,1)
;                                     ^^ error invalid-target: The blank becomes part of the name: ' b' is not 'b'.
exten => 14,1,Gosub(b,s,lbl (a))
;                       ^^^^ error invalid-target: The blank becomes part of the name: 'lbl ' is not 'lbl'.
`,
    { only },
  ));

test('quotation marks, other separators, and applications around the target', () =>
  checkProblems(
    `
[b]
exten => s,1,Return()
[a]
exten => 1,1,Goto("b,s,1")
;                 ^^^^^^^ error invalid-target: The quotation marks become part of the name.
exten => 2,1,Goto(b|s|1)
;                 ^^^^^ error invalid-target: The parts of a target are separated by commas here.
exten => 3,1,Gosub(b^s^1)
;                  ^^^^^ error invalid-target: The parts of a target are separated by commas here.
exten => 4,1,Gosub(b|s|1)
;                  ^^^^^ error invalid-target: The parts of a target are separated by commas here.
exten => 5,1,Set(CHANNEL(hangup_handler_push)="b,s,1")
;                                             ^^^^^^^ error invalid-target: The quotation marks become part of the name.
exten => 6,1,Set(CHANNEL(hangup_handler_push)=b^s^1)
;                                             ^^^^^ error invalid-target: The parts of a target are separated by commas here.
exten => 7,1,Set(CHANNEL(hangup_handler_push)=Gosub(b,s,1))
;                                             ^^^^^^^^^^^^ error invalid-target: Only the target belongs here, without an application around it.
exten => 8,1,Gosub(Gosub(b,s,1))
;                  ^^^^^^^^^^^^ error invalid-target: Only the target belongs here, without an application around it.
exten => 9,1,GotoIf($[1]?Goto(b,s,1))
;                        ^^^^^^^^^^^ error invalid-target: Only the target belongs here, without an application around it.
exten => 10,1,GosubIf($[1]?Gosub(b,s,1))
;                          ^^^^^^^^^^^^ error invalid-target: Only the target belongs here, without an application around it.
exten => 11,1,GotoIf($[1]?Hangup())
exten => 12,1,Queue(q,,,,,,b^x)
;                          ^^^ error invalid-target: Arguments are separated from the context by ',' here.
exten => 13,1,Queue(q,,,,,,b^s^1)
;                          ^^^^^ error invalid-target: Arguments are separated from the context by ',' here.
exten => 14,1,GotoIf($[1]?b|s|1:b,s,1)
;                         ^^^^^ error invalid-target: The parts of a target are separated by commas here.
exten => 15,1,Gosub("b",s,1)
;                   ^^^^^^^ error invalid-target: The quotation marks become part of the name.
exten => 16,1,Dial(PJSIP/1,,U(b|x))
;                             ^^^ error invalid-target: Arguments are separated from the context by '^' here.
exten => 17,1,Goto('b',s,1)
exten => 18,1,Dial(PJSIP/1,,U(Gosub(b,s,1)))
;                             ^^^^^^^^^^^^ error invalid-target: Only the target belongs here, without an application around it.
exten => 19,1,Dial(PJSIP/1,,b(Gosub(b^s^1)))
;                             ^^^^^^^^^^^^ error invalid-target: Only the target belongs here, without an application around it.
`,
    { only },
  ));

test('parts that are missing', () =>
  checkProblems(
    `
[b]
exten => s,1,Return()
[a]
exten => 1,1,Goto(b)
;                 ^ error invalid-target: 'b' is read as a priority of this extension; a context needs its extension and priority behind it.
exten => 2,1,Goto(b,s)
;                 ^ error invalid-target: 'b' is read as an extension of this context; a context needs both an extension and a priority behind it.
exten => 3,1,Gosub(b)
;                  ^ error invalid-target: 'b' is read as a priority of this extension; a context needs its extension and priority behind it.
exten => 4,1,Gosub(b,s)
;                  ^ error invalid-target: 'b' is read as an extension of this context; a context needs both an extension and a priority behind it.
exten => 5,1,Set(CHANNEL(hangup_handler_push)=b)
;                                             ^ error invalid-target: 'b' is read as a priority of this extension; a context needs its extension and priority behind it.
exten => 6,1,Set(CHANNEL(hangup_handler_push)=b,s)
;                                             ^ error invalid-target: 'b' is read as an extension of this context; a context needs both an extension and a priority behind it.
exten => 7,1,Dial(PJSIP/1,,b(b))
;                            ^ error invalid-target: 'b' is read as a priority of this extension; a context needs its extension and priority behind it.
exten => 8,1,Dial(PJSIP/1,,b(b^s))
;                            ^ error invalid-target: 'b' is read as an extension of this context; a context needs both an extension and a priority behind it.
exten => 9,1,Goto()
;            ^^^^ error invalid-target: Goto names no place.
exten => 10,1,Goto
;             ^^^^ error invalid-target: Goto names no place.
exten => 11,1,Gosub()
;             ^^^^^ error invalid-target: Gosub names no place.
exten => 12,1,Set(CHANNEL(hangup_handler_push)=)
exten => 13,1,GotoIf($[1]?b:b,s,1)
;                         ^ error invalid-target: 'b' is read as a priority of this extension; a context needs its extension and priority behind it.
exten => 14,1,Gosub(b(x))
;                   ^ error invalid-target: 'b' is read as a priority of this extension; a context needs its extension and priority behind it.
exten => 15,1,Set(CHANNEL(hangup_handler_push)=(x))
;                                              ^^^ error invalid-target: The priority is missing.
exten => 16,1,Gosub(b,s(x))
;                   ^ error invalid-target: 'b' is read as an extension of this context; a context needs both an extension and a priority behind it.
exten => 17,1,Dial(PJSIP/1,,U())
;                           ^^^ warning invalid-target: Option U of Dial names no subroutine.
exten => 18,1,Dial(PJSIP/1,,tb()T)
;                            ^^^ warning invalid-target: Option b of Dial names no subroutine.
exten => 22,1,Queue(q,B())
;                     ^^^ warning invalid-target: Option B of Queue names no subroutine.
exten => 23,1,Dial(PJSIP/1,,F())
exten => 24,1,Dial(PJSIP/1,,U(\${X}))
exten => 19,1,Dial(PJSIP/1,,U)
exten => 20,1,Gosub((x))
;                   ^^^ error invalid-target: The priority is missing.
exten => 21,1,Goto(b,,1)
`,
    { only },
  ));

test('parentheses', () =>
  checkProblems(
    `
[b]
exten => s,1,NoOp(\${ARG1}\${ARG2})
 same => n,Return()
[a]
exten => 1,1,Gosub(b,s,1(x,y)
;                       ^ warning invalid-target: The argument list has no ')'.
exten => 2,1,Set(CHANNEL(hangup_handler_push)=b,s,1(x,y)
;                                                  ^ warning invalid-target: The argument list has no ')'.
exten => 3,1,Gosub(b,s,1(x,y)z)
;                            ^ warning invalid-target: Asterisk ignores what stands behind the argument list.
exten => 4,1,Gosub(b,s,1,(x,y))
;                       ^ information invalid-target: The argument list belongs right behind the priority, without a comma.
exten => 5,1,Gosub(b,s,1,x,y)
;                        ^^^ warning invalid-target: A fourth part is ignored; arguments belong in parentheses behind the priority.
exten => 6,1,Set(CHANNEL(hangup_handler_push)=b,s,1,x)
;                                                   ^ warning invalid-target: A fourth part is ignored; arguments belong in parentheses behind the priority.
exten => 7,1,Dial(PJSIP/1,,U(b(x)))
;                             ^^^ error invalid-target: Arguments stand behind '^' here, not in parentheses.
exten => 8,1,Dial(PJSIP/1,,b(b^s^1^x))
;                                  ^ warning invalid-target: A fourth part is ignored; arguments belong in parentheses behind the priority.
exten => 9,1,Gosub(b,s,1(x,y)) extra
exten => 10,1,Goto(b,s,1(x))
;                       ^^^ error invalid-target: A jump takes no arguments: they become part of the label.
exten => 11,1,ExecIf($[1]?Gosub(b,s,1(x,y))
;                                    ^ warning invalid-target: The argument list has no ')'.
exten => 12,1,GotoIf($[1]?b,s,1(x))
;                              ^^^ error invalid-target: A jump takes no arguments: they become part of the label.
`,
    { only },
  ));

test('a comma before the list is passed over', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1,(x))
;                       ^ information invalid-target: The argument list belongs right behind the priority, without a comma.
 same => n,Dial(PJSIP/1,,b(b^s^1,(x))U(b^x))
;                               ^ information invalid-target: The argument list belongs right behind the priority, without a comma.
 same => n,Set(CHANNEL(hangup_handler_push)=b,s,1,(x))
;                                                ^ information invalid-target: The argument list belongs right behind the priority, without a comma.
 same => n,Gosub(b,s,1,())
;                     ^ information invalid-target: The argument list belongs right behind the priority, without a comma.
[b]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a context that may hold more has hardly a label of that name', () =>
  checkProblems(
    `
[outer]
include => outer-custom
include => inner
[inner]
include => inner-custom
exten => 1,1,Gosub(sub-x,s(a))
;                  ^^^^^ error invalid-target: 'sub-x' is read as an extension of this context; a context needs both an extension and a priority behind it.
exten => 2,1,Gosub(sub-x(a))
;                  ^^^^^ error invalid-target: 'sub-x' is read as a priority of this extension; a context needs its extension and priority behind it.
exten => 3,1,Goto(sub-x,s)
;                 ^^^^^ error invalid-target: 'sub-x' is read as an extension of this context; a context needs both an extension and a priority behind it.
exten => 4,1,Goto(nolabel)
exten => 5,1,Goto(nothing,1)
exten => 6,1,Goto(6,2)
[sub-x]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('Originate takes numbers', () =>
  checkProblems(
    `
[a]
exten => 1,1,Originate(PJSIP/1,exten,a,2,1)
exten => 2,1,Originate(Local/1@a,app,Playback,x,20)
exten => 3,1,Originate(Local/1@a/n,app,Gosub,a\\,1\\,1)
exten => 4,1,Originate(Local/9@a/n,app,Wait,5)
exten => 5,1,Originate(PJSIP/1,exten,a,2,start)
;                                        ^^^^^ error invalid-target: Originate takes the number of a priority here, not a label.
exten => 6,1,Originate(PJSIP/1,exten,b,2,1)
exten => 7,1,Originate(PJSIP/1,exten,\${C},\${E},1)
exten => 8,1,Originate(PJSIP/1,exten,a)
`,
    { only },
  ));

test('menus of conferences take numbers', () =>
  checkProblems(
    `
[good]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
exten => 5,1,Hangup()
-- features.conf --
[general]
parkext => 700
[featuremap]
blindxfer => #1
[applicationmap]
a => *9,self,Gosub,"good,s,1(x)"
b => *8,self/both,Gosub(good,s,1(x)),default
c => *7,peer,Gosub,"gone,s,1"
d => *6,caller,Gosub(good,x,1)
e => *5,self,Playback,hello
f => *4,self,Macro,abc
-- confbridge.conf --
[m]
type=menu
*=playback_and_continue(x)
1=dialplan_exec(good,5,1)
2=dialplan_exec(gone,5,1)
3=dialplan_exec(good,6,1)
4=dialplan_exec(good,5,lab)
;                      ^^^ error invalid-target: dialplan_exec takes the number of a priority here, not a label.
5=playback(a),dialplan_exec(good,5,2)
-- ccss.conf --
[general]
cc_callback_sub=gone,s,1
-- pjsip.conf --
[x]
type=endpoint
set_var=A=1
context=good
-- queues.conf --
[q]
member => Local/5@good/n,0,X
member => Local/7@good/n,0,X
member => Local/5@Good,0,X
`,
    { only },
  ));

for (const [before, after] of [
  ['Goto(b, <|>s,1)', 'Goto(b,s,1)'],
  ['Goto(b<|>|s|1)', 'Goto(b,s,1)'],
  ['Set(CHANNEL(hangup_handler_push)=Go<|>sub(b,s,1(x)))', 'Set(CHANNEL(hangup_handler_push)=b,s,1(x))'],
  ['Gosub("b<|>,s,1")', 'Gosub(b,s,1)'],
  ['Gosub(b<|>)', 'Gosub(b,s,1)'],
  ['Originate(PJSIP/1,exten, <|>b,s,1)', 'Originate(PJSIP/1,exten,b,s,1)'],
  ['BackGround(x,m,en, <|>b)', 'BackGround(x,m,en,b)'],
  ['Dial(Local/s@ <|>b/n)', 'Dial(Local/s@b/n)'],
] as const)
  test(`the safe fix of ${before.replace('<|>', '')}`, () =>
    checkFix(
      `[b]\nexten => s,1,Return()\n[a]\nexten => 1,1,${before}\n`,
      `[b]\nexten => s,1,Return()\n[a]\nexten => 1,1,${after}\n`,
      { only, safe: true },
    ));

test('the other fixes', () => {
  const routine = '[b]\nexten => s,1,NoOp(${ARG1})\n same => n,Return()\n[a]\nexten => 1,1,';
  checkFix(`${routine}Gosub(b,s,1,<|>x)\n`, `${routine}Gosub(b,s,1(x))\n`, { only, safe: false });
  checkFix(`${routine}Gosub(b,s,<|>)\n`, `${routine}Gosub(b,s,1)\n`, { only, safe: false });
  checkFix(`${routine}Dial(PJSIP/1,,U(b<|>|x))\n`, `${routine}Dial(PJSIP/1,,U(b^x))\n`, { only, safe: false });
  checkNoFix(`${routine}Dial(PJSIP/1,,U(b(<|>x)))\n`, {});
});

test('an argument list that ends in a substitution has no end of its own', () => {
  checkFix(
    `[a]\nexten => s,1,Gosub(b,s,1<|>(\${X},\${CALLERID(num)})\n[b]\nexten => s,1,NoOp(\${ARG1}\${ARG2})\n same => n,Return()\n`,
    `[a]\nexten => s,1,Gosub(b,s,1(\${X},\${CALLERID(num)}))\n[b]\nexten => s,1,NoOp(\${ARG1}\${ARG2})\n same => n,Return()\n`,
    { only, safe: true },
  );
  // What is behind the parenthesis of the substitution is lost here.
  checkNoFix(
    `[a]\nexten => s,1,Gosub(b,s,1<|>(\${X},\${CALLERID(num)}\n[b]\nexten => s,1,NoOp(\${ARG1}\${ARG2})\n same => n,Return()\n`,
    {},
  );
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=b,s,1(\${X},\${CALLERID(num)})
;                                                  ^ warning invalid-target: The argument list has no ')'.
 same => n,Hangup()
[b]
exten => s,1,NoOp(\${ARG1}\${ARG2})
 same => n,Return()
`,
    { only },
  );
});

test('the separator is that of the construct, and a blank behind the function makes a variable of it', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(q,,,,,,sub(x))
;                            ^^^ error invalid-target: Arguments stand behind ',' here, not in parentheses.
 same => n,Dial(PJSIP/1,,U(sub(x)))
;                             ^^^ error invalid-target: Arguments stand behind '^' here, not in parentheses.
 same => n,Set(CHANNEL(hangup_handler_push) = sub,s,1)
[sub]
exten => s,1,Return()
`,
    { only },
  ));

test('a dot in the place of a comma, in a context that may hold more; a bracket without an end is told itself', () =>
  checkProblems(
    `
[a]
switch => Realtime/a
exten => s,1,Goto(b,s.1)
;                 ^ error invalid-target: 'b' is read as an extension of this context; a context needs both an extension and a priority behind it.
 same => n,Goto(b,t.1)
 same => n,Gosub(b,\${EXTEN),1(x))
[b]
exten => s,1,Answer()
`,
    { only: 'invalid-target' },
  ));

test('a blank behind the name sets another variable', () =>
  checkProblems('[a]\nexten => s,1,Set(TRANSFER_CONTEXT = b)\n', { only }));

test('old separators around what is computed', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(b|\${EXTEN}|1)
;                 ^^^^^^^^^^^^ error invalid-target: The parts of a target are separated by commas here.
 same => n,Goto(\${X:1})
 same => n,Goto(b-\${IF($["\${X}" = "1" | "\${X}" = "2"]?x:y)})
[b]
exten => s,1,Answer()
`,
    { only },
  ));

test('another application behind the target is told elsewhere', () =>
  checkProblems('[a]\nexten => s,1,Goto(a,s,1) same => n,Hangup()\n', { only }));

test('a value that MSet ends within the target is told by another rule', () =>
  checkProblems(
    `
[b]
exten => s,1,Return()
[a]
exten => s,1,MSet(CHANNEL(hangup_handler_push)=b,s,1(x,y))
 same => n,MSet(CHANNEL(hangup_handler_push)=b,X=1)
;                                            ^ error invalid-target: 'b' is read as a priority of this extension; a context needs its extension and priority behind it.
 same => n,Hangup()
`,
    { only },
  ));

test('a parenthesis that ends nothing in front of the arguments', () => {
  checkProblems(
    `
[b]
exten => s,1,Return(\${ARG1})
[a]
exten => s,1,Gosub(b,s,1)(x)
;                       ^^ warning invalid-target: The argument list has no ')': the one in front of it ends nothing.
 same => n,Gosub(b,s,1)
 same => n,Hangup()
`,
    { only },
  );
  checkFix(
    '[b]\nexten => s,1,Return(${ARG1})\n[a]\nexten => s,1,Gosub(b,s,1<|>)(x)\n',
    '[b]\nexten => s,1,Return(${ARG1})\n[a]\nexten => s,1,Gosub(b,s,1(x))\n',
    { only, safe: true },
  );
});

test('a comma before the list is taken out', () =>
  checkFix(
    '[a]\nexten => s,1,Gosub(b,s,1<|>,(x))\n[b]\nexten => s,1,Playback(${ARG1})\n same => n,Return()\n',
    '[a]\nexten => s,1,Gosub(b,s,1(x))\n[b]\nexten => s,1,Playback(${ARG1})\n same => n,Return()\n',
    {
      only,
      title: 'Remove the comma',
      safe: true,
    },
  ));

test('the subroutine of a queue with carets: the context alone, or in quotation marks', () => {
  const routine = '[sub]\nexten => s,1,Return()\n';
  checkFix(`[a]\nexten => s,1,Queue(q,t,,,60,,<|>sub^s^1)\n${routine}`, `[a]\nexten => s,1,Queue(q,t,,,60,,sub)\n${routine}`, {
    only,
    title: 'Keep the context alone',
  });
  checkFix(`[a]\nexten => s,1,Queue(q,t,,,60,,<|>sub^x)\n${routine}`, `[a]\nexten => s,1,Queue(q,t,,,60,,"sub,x")\n${routine}`, {
    only,
    title: "Use ','",
  });
});

test('a context with a priority and no extension', () =>
  checkFix(
    '[a]\nexten => s,1,Gosub(b<|>,1(x))\n[b]\nexten => s,1,Return()\n',
    '[a]\nexten => s,1,Gosub(b,s,1(x))\n[b]\nexten => s,1,Return()\n',
    {
      only,
      title: "Add 's,'",
      safe: false,
    },
  ));

test('a fourth part that the routine does not read', () => {
  const routine =
    '[sub]\nexten => s,1,Playback(${ARG1})\n same => n,Return()\n[bare]\nexten => s,1,NoOp()\n same => n,Return()\n';
  checkFix(`[a]\nexten => s,1,Gosub(sub,s,1,a<|>,b,c)\n${routine}`, `[a]\nexten => s,1,Gosub(sub,s,1(a))\n${routine}`, {
    title: "Change to '(a)'",
    safe: false,
  });
  checkFix(`[a]\nexten => s,1,Gosub(bare,s,1,a<|>)\n${routine}`, `[a]\nexten => s,1,Gosub(bare,s,1)\n${routine}`, {
    title: "Remove ',a'",
    safe: true,
  });
});

test('a brace that is missing in the arguments is told alone', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(b,s,1(\${EXTEN))
;                        ^^ error unclosed-bracket: This '\${' has no '}'.
 same => n,Set(CHANNEL(hangup_handler_push)=b,s,1(\${EXTEN},\${CALLERID(num)))
;                                                          ^^ error unclosed-bracket: This '\${' has no '}'.
 same => n,Hangup()
[b]
exten => s,1,NoOp(\${ARG1} \${ARG2})
 same => n,Return()
`,
  ));

test('option b with an argument where its priority belongs', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20,b(leg^\${EXTEN}))
;                              ^^^ error invalid-target: 'leg' is read as an extension of this context; a context needs both an extension and a priority behind it.
 same => n,Gosub(leg,s,1(\${EXTEN},\${X))
[leg]
exten => s,1,Return()
`,
    { only },
  ));

test('a comma and a pipe', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(a,t|1)
;                 ^^^^^ error invalid-target: The parts of a target are separated by commas here.
 same => n,Gosub(b,s|1(x))
;                ^^^^^ error invalid-target: The parts of a target are separated by commas here.
exten => t,1,Hangup()
[b]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
    { only: 'invalid-target' },
  ));

test('a label with nothing in front of its comma', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?,end:,1)
;                                   ^^^^ error invalid-target: No label is found behind a comma with nothing in front of it.
 same => n,Goto(,s,end)
;               ^^^^^^ error invalid-target: No label is found behind a comma with nothing in front of it.
 same => n(end),Hangup()
`,
    { only: 'invalid-target' },
  ));

test('pipes in an option, where arguments stand behind commas or signs of their own', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100,30,b(prepare|s|1(x)))
;                                ^^^^^^^^^^^ error invalid-target: The parts of a target are separated by '^' here.
 same => n,Dial(PJSIP/100,30,b(prepare^s^1(x|y)))
 same => n,Queue(sales,F(prepare|s|1))
;                        ^^^^^^^^^^^ error invalid-target: The parts of a target are separated by '^' here.
[prepare]
exten => s,1,Return()
`,
    { only },
  ));

test('an argument list behind the parenthesis of the application and a comma', () =>
  checkFix(
    `
[a]
exten => s,1,Gosub(note,s,1<|>), (busy,\${EXTEN})
[note]
exten => s,1,NoOp(\${ARG1} \${ARG2})
 same => n,Return()
`,
    `
[a]
exten => s,1,Gosub(note,s,1(busy,\${EXTEN}))
[note]
exten => s,1,NoOp(\${ARG1} \${ARG2})
 same => n,Return()
`,
    { only, title: "Move the ')' to the end", safe: true },
  ));

test('the blanks of a line are told once, and taken out together', () =>
  checkFix(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"] ?<|> b, s,1 : end)
 same => n(end),Hangup()
[b]
exten => s,1,Hangup()
`,
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"] ?b,s,1 :end)
 same => n(end),Hangup()
[b]
exten => s,1,Hangup()
`,
    { only, title: 'Remove the blanks', safe: true },
  ));

test('of two blanks the first is told', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]? end : more)
;                                   ^^^^^ error invalid-target: The blank becomes part of the name: ' end ' is not 'end'.
 same => n(more),Answer()
 same => n(end),Hangup()
`,
    { only },
  ));

test('a brace behind the parenthesis of the arguments is told as one that closes nothing', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1(\${CALLERID(num))})
;                                       ^ warning unclosed-bracket: This ')' closes nothing.
[b]
exten => s,1,SayDigits(\${ARG1})
 same => n,Return()
`,
    { only: ['invalid-target', 'unclosed-bracket'] },
  ));

test('a point in the place of a comma, and a value that MSet would end', () => {
  checkFix(
    `
[a]
exten => s,1,Goto(<|>b,s.1)
[b]
exten => s,1,Answer()
`,
    `
[a]
exten => s,1,Goto(b,s,1)
[b]
exten => s,1,Answer()
`,
    { only, title: "Change '.' to ','", safe: false },
  );
  checkNoFix(
    `
[a]
exten => s,1,MSet(CHANNEL(hangup_handler_push)=<|>b,X=1)
[b]
exten => s,1,Return()
`,
    { only },
  );
});

test('a handler that the file of a device pushes', () =>
  checkProblems(
    `
[a]
exten => s,1,Hangup()
[ended]
exten => s,1,Return()
-- pjsip.conf --
[100]
type=endpoint
context=a
set_var=CHANNEL(hangup_handler_push)=ended,1
;                                    ^^^^^ error invalid-target: 'ended' is read as an extension of this context; a context needs both an extension and a priority behind it.
set_var=CHANNEL(hangup_handler_push)=ended,s,1
set_var=CHANNEL(hangup_handler_push)=other,1
`,
    { only },
  ));

test('arguments of a jump in both branches, and those of option b without parentheses', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,GotoIf($["\${X}" = ""]?mail,s,1(\${EXTEN}):mail,s,busy(\${EXTEN}))
;                                             ^^^^^^^^^^ error invalid-target: A jump takes no arguments: they become part of the label.
 same => n,Dial(PJSIP/\${EXTEN},30,b(dialed^\${CALLERID(num)}^\${EXTEN}))
;                                          ^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-target: '\${CALLERID(num)}' and '\${EXTEN}' are read as the extension and the priority: arguments stand in parentheses behind these.
 same => n,Dial(PJSIP/\${EXTEN},30,b(dialed^s^1(\${CALLERID(num)}^\${EXTEN})))
 same => n,Dial(PJSIP/\${EXTEN},30,b(numbers^\${EXTEN}^\${STEP}))
[mail]
exten => s,1,Hangup()
 same => n(busy),Busy(5)
[dialed]
exten => s,1,Log(NOTICE,\${ARG1} calls \${ARG2})
 same => n,Return()
[numbers]
exten => s,1,Return()
exten => _1XX,1,Return()
`,
    { only },
  ));

test('arguments that are read as a place are told as that alone', () =>
  checkProblems(
    `
[a]
exten => _2XX,1,Dial(PJSIP/\${EXTEN},20,b(leg^\${EXTEN}^\${CLAIM}))
;                                            ^^^^^^^^^^^^^^^^^ error invalid-target: '\${EXTEN}' and '\${CLAIM}' are read as the extension and the priority: arguments stand in parentheses behind these.
[leg]
exten => s,1,Set(DB(leg/\${ARG1})=\${ARG2})
 same => n,Return()
`,
    { only: ['invalid-target', 'unknown-extension'] },
  ));

test('a blank that does not break is told of as that', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(b,\u00a0s,1)
[b]
exten => s,1,Hangup()
`,
    { only: 'invalid-target' },
  ));
