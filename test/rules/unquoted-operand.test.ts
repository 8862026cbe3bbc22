/** unquoted-operand: only what may really be empty. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unquoted-operand';

test('functions that may give nothing, with every operator', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[\${CALLERID(num)} = 100]?2)
;                     ^^^^^^^^^^^^^^^^ warning unquoted-operand: '\${CALLERID(num)}' may be empty, and leaves nothing for '=' to compare.
 same => n,GotoIf($[100 != \${CALLERID(name):0:3}]?2)
;                          ^^^^^^^^^^^^^^^^^^^^^ warning unquoted-operand: '\${CALLERID(name):0:3}' may be empty, and leaves nothing for '!=' to compare.
 same => n,Set(Y=$[\${DB(a/b)} + 1])
;                  ^^^^^^^^^^ warning unquoted-operand: '\${DB(a/b)}' may be empty, and leaves nothing for '+' to compute with.
 same => n,Set(Y=$[!\${DB(a/c)}])
;                   ^^^^^^^^^^ warning unquoted-operand: '\${DB(a/c)}' may be empty, and leaves nothing for '!' to compute with.
 same => n,ExecIf($[\${SHELL(x)} =~ "a"]?NoOp())
;                   ^^^^^^^^^^^ warning unquoted-operand: '\${SHELL(x)}' may be empty, and leaves nothing for '=~' to compare.
 same => n,Set(Y=\${IF($[\${TOUPPER(\${CALLERID(name)})} = A]?1:2)})
;                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unquoted-operand: '\${TOUPPER(\${CALLERID(name)})}' may be empty, and leaves nothing for '=' to compare.
 same => n,GotoIf($[\${IF(\${Q}?1)} = 1]?2)
;                   ^^^^^^^^^^^^^ warning unquoted-operand: '\${IF(\${Q}?1)}' may be empty, and leaves nothing for '=' to compare.
`,
    { only },
  ));

test('what always gives something, or is guarded', () =>
  checkProblems(
    `
[a]
exten => _X.,1,GotoIf($[\${EXTEN} = 100 & \${PRIORITY} = 1 & \${EPOCH} > 5 & \${UNIQUEID} = 1]?2)
 same => n,GotoIf($[\${LEN(\${X})} > 5 & \${ISNULL(\${X})} & \${EXISTS(\${X})} & \${RAND(1,6)} > 2]?2)
 same => n,GotoIf($[\${REGEX("a" \${X})} | \${GROUP_COUNT()} > 3 | \${MATH(1+1,i)} = 2]?2)
 same => n,GotoIf($[\${STRFTIME(,,%H)} > 5]?2)
 same => n,GotoIf($["\${CALLERID(num)}" = "100"]?2)
 same => n,GotoIf($[x\${CALLERID(num)} = x100]?2)
 same => n,GotoIf($[0\${DB(a/b)} > 5]?2)
 same => n,GotoIf($[\${CALLERID(name)}]?2)
 same => n,GotoIf($[\${EXTEN:1} = 2]?2)
 same => n,GotoIf($[\${EXTEN:0:1} = 2]?2)
 same => n,GotoIf($[\${UNKNOWN_FUNCTION(x)} = 2]?2)
 same => n,GotoIf($[\${IF(\${Q}?1:2)} = 2]?2)
 same => n,GotoIf($[\${\${Q}} = 2]?2)
 same => n,GotoIf($[\${ARG1} = 2 | \${DIALSTATUS} = BUSY]?2)
 same => n,GotoIf($["\${DB(c/d)}" != "" & \${DB(c/d)} > 0]?2)
 same => n,GotoIf($[\${DB_EXISTS(e/f)} & \${DB(e/f)} > 0]?2)
`,
    { only },
  ));

test('a value that a line before gives', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=)
 same => n,Set(Y=$[\${X} + 1])
;                  ^^^^ warning unquoted-operand: '\${X}' may be empty, and leaves nothing for '+' to compute with.
 same => n,Set(X=0)
 same => n,Set(X=$[\${X} + 1])
 same => n,GotoIf($[\${X} > 5]?5)
 same => n,Set(__X=\${CALLERID(num)})
 same => n,Wait(1)
 same => n,GotoIf($[\${X} > 5]?5)
;                   ^^^^ warning unquoted-operand: '\${X}' may be empty, and leaves nothing for '>' to compare.
 same => n,Set(X=a\${CALLERID(num)})
 same => n,GotoIf($[\${X} > 5]?5)
 same => n,Set(Z=\${DB(a/b)})
 same => n,Set(X=\${Z})
 same => n,GotoIf($[\${X} > 5]?5)
;                   ^^^^ warning unquoted-operand: '\${X}' may be empty, and leaves nothing for '>' to compare.
 same => n,Read(D,file,1)
 same => n,GotoIf($[\${D} = 1]?5)
;                   ^^^^ warning unquoted-operand: '\${D}' may be empty, and leaves nothing for '=' to compare.
`,
    { only },
  ));

test('a value that somebody has looked at or may have changed', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${DB(a/b)})
 same => n,GotoIf($["\${X}" = ""]?9)
 same => n,GotoIf($[\${X} > 5]?9)
 same => n,Set(Y=\${DB(a/b)})
 same => n,ExecIf($[\${ISNULL(\${Y})}]?Set(Y=1))
 same => n,GotoIf($[\${Y} > 5]?9)
 same => n,Set(Z=\${DB(a/b)})
 same => n,Gosub(sub,s,1)
 same => n,GotoIf($[\${Z} > 5]?9)
 same => n,Set(V=\${DB(a/b)})
 same => n,AGI(x.py)
 same => n,GotoIf($[\${V} > 5]?9)
 same => n,Set(W=\${DB(a/b)})
 same => n,Set(W=\${IF($["\${W}" = ""]?0:\${W})})
 same => n,GotoIf($[\${W} > 5]?9)
 same => n,Set(DB(k/l)=1)
 same => n,GotoIf($[\${DB(k/l)} = 1]?9)
[sub]
exten => s,1,Return()
`,
    { only },
  ));

test('a comparison that breaks as well is no guard', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${DB(a/b)})
 same => n,GotoIf($[\${X} = 1]?9)
;                   ^^^^ warning unquoted-operand: '\${X}' may be empty, and leaves nothing for '=' to compare.
 same => n,GotoIf($[\${X} = 2 | \${X} = 3]?9)
;                   ^^^^ warning unquoted-operand: '\${X}' may be empty, and leaves nothing for '=' to compare.
 same => n,GotoIf($[x\${X} = x]?9)
 same => n,GotoIf($[\${X} = 4]?9)
`,
    { only },
  ));

test('globals', () =>
  checkProblems(
    `
[globals]
LIMIT=5
NONE=
CHANGED=
[a]
exten => s,1,GotoIf($[\${LIMIT} > 3]?2)
 same => n,GotoIf($[\${NONE} > 3]?2)
;                   ^^^^^^^ warning unquoted-operand: '\${NONE}' may be empty, and leaves nothing for '>' to compare.
 same => n,GotoIf($[\${CHANGED} > 3]?2)
[b]
exten => s,1,Set(GLOBAL(CHANGED)=4)
`,
    { only },
  ));

test('what nothing sets is an information, unless something may', () => {
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[\${NOBODY} = 1]?2)
;                     ^^^^^^^^^ information unquoted-operand: Nothing sets '\${NOBODY}' here; without a value it leaves nothing for '=' to compare.
 same => n,GotoIf($[\${ELSEWHERE} = 1 | \${RECORDED_FILE} = 1 | \${READSTATUS} = OK]?2)
[b]
exten => s,1,Set(ELSEWHERE=1)
`,
    { only },
  );
  checkProblems(
    `
#include "missing.conf"
[a]
exten => s,1,GotoIf($[\${NOBODY} = 1]?2)
`,
    { only },
  );
  checkProblems(
    `
[a]
exten => s,1,AGI(x.py)
 same => n,Goto(2)
exten => t,1,GotoIf($[\${NOBODY} = 1]?2)
`,
    { only },
  );
});

test('quotation marks on one side are told by another rule', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[\${CALLERID(num)} = "100"]?2)
 same => n,GotoIf($[\${CALLERID(num)} = 100 and 2]?2)
 same => n,NoOp($[\${CALLERID(num)} = 100])
`,
    { only },
  ));

test('both sides are put in quotation marks', () => {
  checkFix(
    '[a]\nexten => s,1,GotoIf($[<|>${CALLERID(num)} = 100]?2)\n',
    '[a]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "100"]?2)\n',
    {
      only,
      safe: true,
    },
  );
  checkFix(
    '[a]\nexten => s,1,GotoIf($[100 != <|>${CALLERID(num)}]?2)\n',
    '[a]\nexten => s,1,GotoIf($["100" != "${CALLERID(num)}"]?2)\n',
    {
      only,
      safe: true,
    },
  );
  checkFix(
    '[a]\nexten => s,1,GotoIf($[<|>${CALLERID(num)} = 0100]?2)\n',
    '[a]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "0100"]?2)\n',
    {
      only,
      safe: false,
    },
  );
  checkFix('[a]\nexten => s,1,GotoIf($[<|>${SHELL(x)} =~ "a"]?2)\n', '[a]\nexten => s,1,GotoIf($["${SHELL(x)}" =~ "a"]?2)\n', {
    only,
    safe: true,
  });
});

test('two values that may be the same number are left to the author', () =>
  checkFix(
    '[a]\nexten => s,1,GotoIf($[<|>${CALLERID(num)} = ${LEN(${X})}]?2)\n',
    '[a]\nexten => s,1,GotoIf($["${CALLERID(num)}" = "${LEN(${X})}"]?2)\n',
    { only, safe: false },
  ));

test('a nought in front of a number', () =>
  checkFix('[a]\nexten => s,1,Set(N=$[<|>${DB(a/b)} + 1])\n', '[a]\nexten => s,1,Set(N=$[0${DB(a/b)} + 1])\n', {
    only,
    safe: false,
  }));

test('a program that always says something, and a line with a broken bracket, which may have been to ask', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${SHELL(date +%s)})
 same => n,Set(Y=$[\${X} + 1])
 same => n,Set(X=\${SHELL(/opt/price)})
 same => n,Set(Y=$[\${X} + 1])
;                  ^^^^ warning unquoted-operand: '\${X}' may be empty, and leaves nothing for '+' to compute with.
 same => n,Set(X=\${DB(a/b)})
 same => n,ExecIf($["\${X}" = ""?Set(X=0))
 same => n,Set(Y=$[\${X} + 1])
`,
    { only: 'unquoted-operand' },
  ));

test('a global that is empty, behind a routine', () =>
  checkProblems(
    `
[globals]
ALLOWED=
OTHER=
[a]
exten => s,1,Gosub(sub,s,1)
 same => n,GotoIf($[1 = \${ALLOWED}]?2)
;                       ^^^^^^^^^^ warning unquoted-operand: '\${ALLOWED}' may be empty, and leaves nothing for '=' to compare.
 same => n,AGI(x.agi)
 same => n,GotoIf($[1 = \${OTHER}]?2)
[sub]
exten => s,1,Return()
`,
    { only: 'unquoted-operand' },
  ));

test('a global that lines set and [globals] does not', () =>
  checkProblems(
    `
[globals]
DAY=1
[a]
exten => 1,1,GotoIf($[\${STORM} = 1]?storm)
;                     ^^^^^^^^ warning unquoted-operand: '\${STORM}' may be empty, and leaves nothing for '=' to compare.
 same => n,GotoIf($[\${DAY} = 1]?storm)
 same => n(storm),Hangup()
exten => 2,1,Set(GLOBAL(STORM)=1)
 same => n,Set(GLOBAL(DAY)=0)
`,
    { only },
  ));

test('one fix for all places of the line where the operand stands', () => {
  checkFix(
    '[a]\nexten => s,1,Set(X=)\n same => n,GotoIf($[<|>${X} < 1 | ${X} = 5]?1)\n',
    '[a]\nexten => s,1,Set(X=)\n same => n,GotoIf($[0${X} < 1 | "${X}" = "5"]?1)\n',
    { only, title: "Change to '0${X}', and put both sides in quotation marks", safe: false },
  );
  checkFix(
    '[a]\nexten => s,1,GotoIf($[<|>${CALLERID(num)} > 5]?1)\n',
    '[a]\nexten => s,1,GotoIf($[0${FILTER(0-9,${CALLERID(num)})} > 5]?1)\n',
    { only: [only, 'unsafe-evaluation'], title: "Change to '0${FILTER(0-9,${CALLERID(num)})}'", safe: false },
  );
});

test('a variable that was to be set, by a Set without =, is told there', () =>
  checkProblems(
    `
[a]
exten => s,1,MSet(round,answered=no)
 same => n,GotoIf($[\${round} < 3]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('a counter that has no beginning is told once', () =>
  checkProblems(
    `
[a]
exten => s,1,While($[\${ROUND} < 3])
;                    ^^^^^^^^ warning unquoted-operand: '\${ROUND}' may be empty, and leaves nothing for '<' to compare.
 same => n,Set(ROUND=$[\${ROUND} + 1])
 same => n,EndWhile()
exten => 1,1,Set(COUNT=0)
 same => n(again),Set(COUNT=$[\${COUNT} + 1])
 same => n,GotoIf($[\${COUNT} < 3]?again)
`,
    { only },
  ));

test('a line that Asterisk drops gives a counter its beginning', () =>
  checkProblems(
    `
[a]
 same => n,Set(tries=0)
exten => i,1,Set(tries=$[\${tries} + 1])
 same => n,Hangup()
`,
    { only },
  ));

test('a part of nothing is nothing', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(ANSWER=\${CURL(http://localhost/balance)})
 same => n,Set(MINUTES=\${CUT(ANSWER,:,2)})
 same => n,GotoIf($[\${MINUTES} > 0]?ok)
;                   ^^^^^^^^^^ warning unquoted-operand: '\${MINUTES}' may be empty, and leaves nothing for '>' to compare.
 same => n,GotoIf($[\${FILTER(0-9,\${CALLERID(num)})} = 100]?ok)
;                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unquoted-operand: '\${FILTER(0-9,\${CALLERID(num)})}' may be empty, and leaves nothing for '=' to compare.
 same => n,GotoIf($[\${FILTER(0-9,\${EXTEN})} = 100]?ok)
 same => n,GotoIf($[\${CUT(CHANNEL,-,2)} = 100]?ok)
 same => n,GotoIf($["\${ANSWER}" = ""]?no)
 same => n,Set(REST=\${CUT(ANSWER,:,3)})
 same => n,GotoIf($[\${REST} > 0]?ok)
 same => n,Set(\${FIRST}=\${CUT(\${FIRST},:,3)})
 same => n(ok),Hangup()
 same => n(no),Hangup()
`,
    { only },
  ));

test('a jump for another text says nothing of the empty one', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(CHOICE,menu,1)
 same => n,GotoIf($["\${CHOICE}" = "1"]?one)
 same => n,GotoIf($[\${CHOICE} = 2]?two)
;                   ^^^^^^^^^ warning unquoted-operand: '\${CHOICE}' may be empty, and leaves nothing for '=' to compare.
 same => n(one),Hangup()
 same => n(two),Hangup()
[b]
exten => s,1,Read(CHOICE,menu,1)
 same => n,GotoIf($["\${CHOICE}" = ""]?end)
 same => n,GotoIf($[\${CHOICE} = 2]?end)
 same => n(end),Hangup()
[c]
exten => s,1,Read(CHOICE,menu,1)
 same => n,GotoIf($["\${CHOICE}" != "1"]?end)
 same => n,GotoIf($[\${CHOICE} = 2]?end)
 same => n(end),Hangup()
[d]
exten => s,1,Read(CHOICE,menu,1)
 same => n,GotoIf($["\${CHOICE}" = "1"]?end:on)
 same => n(on),GotoIf($[\${CHOICE} = 2]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('a comparison of a value with itself is told as one', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(PIN)
 same => n,GotoIf($[\${PIN}=\${PIN}]?end)
;                   ^^^^^^^^^^^^^ warning constant-condition: Both sides of this comparison are the same.
 same => n(end),Hangup()
`,
    { only: ['constant-condition', 'unquoted-operand'] },
  ));
