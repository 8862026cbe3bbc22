/** text-comparison: which numbers are compared as texts to no good. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'text-comparison';

test('either side, nested, and in IF', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($["18" > "\${AGE}" & "\${X}" = "1"]?Hangup())
;                     ^^^^^^^^^^^^^^^ warning text-comparison: Texts are compared letter by letter: a '100' comes before '18', and is taken for the lower one.
 same => n,Set(Y=\${IF($["\${COUNT}" >= "10"]?a:b)})
;                       ^^^^^^^^^^^^^^^^^^ warning text-comparison: Texts are compared letter by letter: a '9' comes behind '10', and is taken for the higher one.
 same => n,While($["\${LEN(\${NUMBER})}" < "4"])
;                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning text-comparison: Texts are compared letter by letter: a '10' comes before '4', and is taken for the lower one.
 same => n,EndWhile()
`,
    { only },
  ));

test('a counter of one digit is told in a low voice', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${TRIES}" > "3"]?s,1)
;                     ^^^^^^^^^^^^^^^^ information text-comparison: Texts are compared letter by letter: a '10' comes before '3', and is taken for the lower one.
`,
    { only },
  ));

test('0 and 1, values as long as the number, times, and texts that are no numbers', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,GotoIf($["\${X}" > "0" | "\${X}" >= "1"]?s,1)
 same => n,GotoIf($["\${EXTEN}" > "149"]?s,1)
 same => n,GotoIf($["\${X:0:2}" > "49" | "\${X:-2}" > "49"]?s,1)
 same => n,Set(HOUR=\${STRFTIME(\${EPOCH},,%H)})
 same => n,GotoIf($["\${HOUR}" >= "18"]?s,1)
 same => n,GotoIf($["\${NOW}" >= "08:00" | "\${A}" > "\${B}" | \${C} > 10]?s,1)
 same => n,GotoIf($["\${X}" = "18"]?s,1)
exten => s,1,Hangup()
`,
    { only },
  ));

test('the numbers themselves are compared', () =>
  checkFix('[a]\nexten => s,1,GotoIf($["${AGE}" <|>< "18"]?s,1)\n', '[a]\nexten => s,1,GotoIf($[0${AGE} < 18]?s,1)\n', {
    only,
    safe: false,
  }));

test('numbers of one length, as a zero in front or the keys that are taken show', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(day,enter-day,2)
 same => n,GotoIf($["\${day}" >= "01" & "\${day}" <= "31"]?s,1)
 same => n,Read(key,press,1)
 same => n,GotoIf($["\${key}" > "3"]?s,1)
 same => n,Read(room,enter-room,2)
 same => n,GotoIf($["\${room}" > "95"]?s,1)
 same => n,Read(age,enter-age,2)
 same => n,GotoIf($["\${age}" < "18"]?s,1)
;                   ^^^^^^^^^^^^^^^ warning text-comparison: Texts are compared letter by letter: a '9' comes behind '18', and is taken for the higher one.
exten => 1,1,Read(number,enter-number,1)
exten => 2,1,Read(number,enter-number)
 same => n,GotoIf($["\${number}" > "3"]?s,1)
;                   ^^^^^^^^^^^^^^^^^ information text-comparison: Texts are compared letter by letter: a '10' comes before '3', and is taken for the lower one.
`,
    { only },
  ));
