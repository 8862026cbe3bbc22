/** pipe-separator: what is divided by `|`, and what only holds one. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'pipe-separator';

test('in any application that takes several arguments, nested ones too', () =>
  checkProblems(
    `
[a]
exten => s,1,read(DIGITS|hello|4)
;                       ^^^^^^^ error pipe-separator: '|' divides no arguments: to read, 'DIGITS|hello|4' is one.
 same => n,ExecIf($[1]?Playback(hello|noanswer))
;                                    ^ error pipe-separator: '|' divides no arguments: to Playback, 'hello|noanswer' is one.
 same => n,VoiceMail(\${BOX}|\${OPTIONS}u)
;                          ^ error pipe-separator: '|' divides no arguments: to VoiceMail, '\${BOX}|\${OPTIONS}u' is one.
 same => n,PauseQueueMember(|Agent/1)
;                           ^ error pipe-separator: '|' divides no arguments: to PauseQueueMember, '|Agent/1' is one.
`,
    { only },
  ));

test('a text, a command, a value, a computed one, and one that divides something else', () =>
  checkProblems(
    `
[a]
exten => s,1,Verbose(hello|hello)
 same => n,Verbose(1|hello)
;                   ^ information pipe-separator: '|' divides no arguments: to Verbose, '1|hello' is one.
 same => n,System(a | b)
 same => n,Set(X=a|b)
 same => n,Playback(hello&\${IF($[1|0]?a:b)})
 same => n,Playback("a|b")
 same => n,Dial(PJSIP/1,20,m(a|b))
 same => n,Dial(PJSIP/1m(a|b))
 same => n,Macro(x,a|b)
 same => n,UnheardOf(a|b)
 same => n,Playback(a|b|c)
 same => n,GotoIfTime(9:00-17:00|mon-fri|*|*?open)
 same => n(open),Playback(a|b
`,
    { only },
  ));

test('one problem with one root', () =>
  checkProblems(`
[a]
exten => s,1,Playback(hello|noanswer)
;                          ^ error pipe-separator: '|' divides no arguments: to Playback, 'hello|noanswer' is one.
 same => n,Dial(PJSIP/1|20|tq)
;                      ^^^^ error pipe-separator: '|' divides no arguments: to Dial, 'PJSIP/1|20|tq' is one.
`));

test('commas take their place', () =>
  checkFix(
    `
[a]
exten => s,1,Dial(PJSIP/1<|>|20|\${IF($[0|1]?t:T)})
`,
    `
[a]
exten => s,1,Dial(PJSIP/1,20,\${IF($[0|1]?t:T)})
`,
    { only, title: 'Divide the arguments by commas', safe: true },
  ));

test('one comma and one pipe', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1&PJSIP/2|20,tT)
;                                ^ error pipe-separator: '|' divides no arguments: to Dial, 'PJSIP/1&PJSIP/2|20' is one.
 same => n,Read(DIGITS,beep|3)
;                          ^ error pipe-separator: '|' divides no arguments: to Read, 'beep|3' is one.
 same => n,MixMonitor(a.wav,b,cat a | lame)
 same => n,Dial(PJSIP/1,20,tA(a|b))
 same => n,Read(DIGITS,"beep|3")
`,
    { only },
  ));

test('the arguments of a function', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(N=\${FILTER(0-9|\${CALLERID(num)})})
;                              ^ error pipe-separator: '|' divides no arguments: to FILTER(), '0-9|\${CALLERID(num)}' is one.
 same => n,Set(ARRAY(A|B)=1)
;                     ^ error pipe-separator: '|' divides no arguments: to ARRAY(), 'A|B' is one.
 same => n,Set(N=\${CUT(A|-,1)})
;                       ^ error pipe-separator: '|' divides no arguments: to CUT(), 'A|-,1' is one.
 same => n,Set(N=\${CUT(A,|,1)}\${FIELDQTY(A,|)}\${FILTER(|0-9,\${A})})
`,
    { only },
  ));

test('the pipe of a function makes way for a comma', () =>
  checkFix('[a]\nexten => s,1,Set(N=${CUT(A<|>|-,1)})\n', '[a]\nexten => s,1,Set(N=${CUT(A,-,1)})\n', {
    only,
    title: 'Divide the arguments by commas',
    safe: true,
  }));

test('a pipe in front of an argument', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(CODE,|4)
;                      ^ error pipe-separator: '|' divides no arguments: to Read, '|4' is one.
 same => n,Dial(PJSIP/1,20,L(1000))
`,
    { only: 'pipe-separator' },
  ));
