/** unknown-value: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-value';

test('values may come out of an IF, of [globals], and of what a subroutine returns', () =>
  checkProblems(
    `
[globals]
KIND=inside
[a]
exten => s,1,Set(PART=\${IFTIME(06:00-11:59,*,*,*?morning:evening)})
 same => n,GotoIf($["\${PART}" = "mornin"]?end)
;                                ^^^^^^ warning unknown-value: Nothing gives PART the value 'mornin'; 'morning' is one of its values.
 same => n,GotoIf($["Inside" != "\${KIND}"]?end)
;                    ^^^^^^ warning unknown-value: Nothing gives KIND the value 'Inside'; 'inside' is one of its values.
 same => n,Gosub(sub,s,1)
 same => n,ExecIf($["\${GOSUB_RETVAL}" = "bussy"]?Busy())
;                                        ^^^^^ warning unknown-value: Nothing gives GOSUB_RETVAL the value 'bussy'; 'busy' is one of its values.
 same => n(end),Hangup()
[sub]
exten => s,1,ExecIf($["\${DB(line/full)}" = "1"]?Return(full))
 same => n,Return(busy)
`,
    { only },
  ));

test('a value that is computed, read from a caller, or set beside the dialplan may be any', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(PART=morning)
 same => n,ExecIf($["\${X}" = "1"]?Set(PART=\${DB(part/now)}))
 same => n,Set(CODE=abcd)
 same => n,Read(CODE,beep)
 same => n,GotoIf($["\${PART}" = "mornin" | "\${CODE}" = "abce"]?end)
 same => n,Gosub(sub,s,1)
 same => n,ExecIf($["\${GOSUB_RETVAL}" = "bussy"]?Busy())
 same => n(end),Hangup()
[sub]
exten => s,1,ExecIf($["\${DB(line/busy)}" = "1"]?Return(busy))
 same => n,Return(\${DIALSTATUS})
`,
    { only },
  ));

test('who asks for both means both, and another letter makes another word', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(MODE=night)
 same => n,ExecIf($["\${DB(mode/day)}" = "1"]?Set(MODE=day))
 same => n,GotoIf($["\${MODE}" = "night" | "\${MODE}" = "Night"]?end)
 same => n,GotoIf($["\${MODE}" = "may" | "\${MODE}" = "holiday"]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('a word that another call passes, or that may come out of a variable, is asked for with reason', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(greet,s,1(formal))
exten => 2,1,Gosub(greet,s,1(normal))
exten => 3,1,Gosub(say,s,1(fromal))
exten => 4,1,Gosub(say,s,1(\${HOW}))
[greet]
exten => s,1,GotoIf($["\${ARG1}" = "formal"]?end)
 same => n,Playback(hello)
 same => n(end),Return()
[say]
exten => s,1,GotoIf($["\${ARG1}" = "formal"]?end)
 same => n,Playback(hello)
 same => n(end),Return()
`,
    { only },
  ));

test('the word is repaired where it is compared', () =>
  checkFix(
    `
[a]
exten => s,1,Set(MODE=night)
 same => n,GotoIf($["\${MODE}" = "nig<|>th"]?end)
 same => n(end),Hangup()
`,
    `
[a]
exten => s,1,Set(MODE=night)
 same => n,GotoIf($["\${MODE}" = "night"]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('what echo prints ends with a line feed, unless it is told to print none or another program is behind it', () =>
  checkProblems(
    `
[a]
exten => 100,1,Set(ONE=\${SHELL(echo "is open" 2>/dev/null)})
 same => n,GotoIf($["\${ONE}" != "is open"]?end)
;                                ^^^^^^^ warning unknown-value: What the command prints ends with a line feed: ONE never equals 'is open'.
 same => n,Set(TWO=\${SHELL(echo -n open)})
 same => n,Set(THREE=\${SHELL(echo open | tr -d '\\n')})
 same => n,Set(FOUR=\${SHELL(/usr/bin/state)})
 same => n,Set(FIVE=\${SHELL(echo open)})
 same => n,Set(FIVE=\${FILTER(a-z,\${FIVE})})
 same => n,Set(SIX=\${SHELL(echo \${EXTEN})})
 same => n,GotoIf($["\${TWO}" = "open" | "\${THREE}" = "open" | "\${FOUR}" = "open"]?end)
 same => n,GotoIf($["\${FIVE}" = "open" | "\${SIX}" = "100" | "\${ONE}" =~ "open" | "\${ONE}" = "shut"]?end)
 same => n(end),Hangup()
`,
    { only },
  ));
