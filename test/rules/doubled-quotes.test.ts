/** doubled-quotes: values that bring quotation marks, and who sets them. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'doubled-quotes';

test('the value that a comparison means counts, whatever else sets the variable', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(__NIGHT="off")
;                        ^^^^^ warning doubled-quotes: The quotation marks become part of the value, and break comparisons with '"\${NIGHT}"'.
 same => n,AGI(night.agi)
 same => n,GotoIf($["off" != "\${NIGHT}"]?closed)
 same => n,ExecIf($["\${NIGHT}" = "off"]?Set(NIGHT=on))
 same => n(closed),Hangup()
`,
    { only },
  ));

test('another text counts where every value has quotation marks', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(DAY="\${STRFTIME(,,%u)}")
;                    ^^^^^^^^^^^^^^^^^^^ warning doubled-quotes: The quotation marks become part of the value, and break comparisons with '"\${DAY}"'.
 same => n,GotoIf($["\${DAY}" = "7"]?closed)
 same => n,Set(WAY="in")
 same => n,GotoIf($["\${WAY}" = "out"]?closed)
 same => n(closed),Hangup()
[b]
exten => s,1,Set(WAY=out)
 same => n,Set(WHO="\${CALLERID(num)}")
 same => n,AGI(who.agi)
 same => n,GotoIf($["\${WHO}" = "100"]?3)
`,
    { only },
  ));

test('a global variable, told where it is compared', () =>
  checkProblems(
    `
[globals]
MODE="day"
PLAIN=day
[a]
exten => s,1,GotoIf($["\${MODE}" = "day"]?open)
;                     ^^^^^^^^^ warning doubled-quotes: 'MODE' has quotation marks in its value, which break this comparison together with those here.
 same => n,GotoIf($["\${MODE}" = "night"]?open)
 same => n,GotoIf($["\${PLAIN}" = "day"]?open)
 same => n,GotoIf($[\${MODE} = "day"]?open)
 same => n(open),Hangup()
`,
    { only },
  ));

test('what leaves the quotation marks out, or compares something else', () =>
  checkProblems(
    `
[a]
exten => s,1,MSet(OPEN="yes")
 same => n,GotoIf($["\${OPEN}" = "yes"]?open)
 same => n,Set(NAME="a b" c)
 same => n,GotoIf($["\${NAME}" = "a b"]?open)
 same => n,Set(TEXT="yes")
 same => n,GotoIf($["\${TEXT:1:3}" = "yes"]?open)
 same => n,GotoIf($["x\${TEXT}" = "xyes"]?open)
 same => n,GotoIf($[\${TEXT} = "yes"]?open)
 same => n,Set(CALLERID(name)="yes")
 same => n,GotoIf($["\${CALLERID(name)}" = "yes"]?open)
 same => n(open),Hangup()
`,
    { only },
  ));

test('all assignments are repaired at once', () =>
  checkFix(
    `
[a]
exten => s,1,Set(OPEN="y<|>es")
 same => n,GotoIf($["\${OPEN}" = "yes"]?2)
 same => n,Set(OPEN="no")
`,
    `
[a]
exten => s,1,Set(OPEN=yes)
 same => n,GotoIf($["\${OPEN}" = "yes"]?2)
 same => n,Set(OPEN=no)
`,
    { only, title: "Set 'OPEN' without quotation marks", safe: false },
  ));
