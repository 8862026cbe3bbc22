/** pipe-separator: what is divided by `|`, and what only holds one. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'pipe-separator';

test('in any application that takes several arguments, nested ones too', () =>
  checkProblems(
    `
[a]
exten => s,1,read(DIGITS|hello|4)
;                       ^^^^^^^ error pipe-separator: '|' does not divide arguments: read takes 'DIGITS|hello|4' for one.
 same => n,ExecIf($[1]?Playback(hello|noanswer))
;                                    ^ error pipe-separator: '|' does not divide arguments: Playback takes 'hello|noanswer' for one.
 same => n,VoiceMail(\${BOX}|\${OPTIONS}u)
;                          ^ error pipe-separator: '|' does not divide arguments: VoiceMail takes '\${BOX}|\${OPTIONS}u' for one.
 same => n,PauseQueueMember(|Agent/1)
;                           ^ error pipe-separator: '|' does not divide arguments: PauseQueueMember takes '|Agent/1' for one.
`,
    { only },
  ));

test('a text, a command, a value, a computed one, and one that divides something else', () =>
  checkProblems(
    `
[a]
exten => s,1,Verbose(hello|hello)
 same => n,Verbose(1|hello)
;                   ^ information pipe-separator: '|' does not divide arguments: Verbose takes '1|hello' for one.
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
;                          ^ error pipe-separator: '|' does not divide arguments: Playback takes 'hello|noanswer' for one.
 same => n,Dial(PJSIP/1|20|tq)
;                      ^^^^ error pipe-separator: '|' does not divide arguments: Dial takes 'PJSIP/1|20|tq' for one.
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
;                                ^ error pipe-separator: '|' does not divide arguments: Dial takes 'PJSIP/1&PJSIP/2|20' for one.
 same => n,Read(DIGITS,beep|3)
;                          ^ error pipe-separator: '|' does not divide arguments: Read takes 'beep|3' for one.
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
;                              ^ error pipe-separator: '|' does not divide arguments: FILTER() takes '0-9|\${CALLERID(num)}' for one.
 same => n,Set(ARRAY(A|B)=1)
;                     ^ error pipe-separator: '|' does not divide arguments: ARRAY() takes 'A|B' for one.
 same => n,Set(N=\${CUT(A|-,1)})
;                       ^ error pipe-separator: '|' does not divide arguments: CUT() takes 'A|-,1' for one.
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
;                      ^ error pipe-separator: '|' does not divide arguments: Read takes '|4' for one.
 same => n,Dial(PJSIP/1,20,L(1000))
`,
    { only: 'pipe-separator' },
  ));

test('blanks beside the pipe go with it', () =>
  checkFix('[a]\nexten => s,1,AddQueueMember(sales <|>| PJSIP/100)\n', '[a]\nexten => s,1,AddQueueMember(sales,PJSIP/100)\n', {
    only: 'pipe-separator',
    title: 'Divide the arguments by commas',
    safe: true,
  }));
