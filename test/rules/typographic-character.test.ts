/** typographic-character: where such a character is code, and where it is spelling. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'typographic-character';

test('words for people are left alone', () =>
  checkProblems(
    `
; “Comments” – too…
[a] ; “here” as well
exten => s,1,NoOp(“hello” – it’s ‘me’…)
 same => n,Verbose(1,„so“ – \${X})
 same => n,Set(CALLERID(name)=Café – Bar)
 same => n,Set(GREETING=it’s fine…)
 same => n,SendText(Grüße – bis bald “morgen”)
 same => n,UserEvent(Note,Text: “yes” – no)
 same => n,AGI(googletts.agi,"He said “hello” – twice",en)
 same => n,System(echo "Café – it’s ‘open’" >> /tmp/log)
 same => n,System(echo it’s late - now)
 same => n,System(echo 'a – “b”')
 same => n,GotoIf($["\${NAME}" = "Zoë – “Z”"]?end)
 same => n(end),Hangup() “behind”
[globals]
GREETING=Bonjour – “tout le monde”
`,
    { only },
  ));

test('joiners belong to other scripts and to emoji', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CALLERID(name)=می\u200cخواهم 👩\u200d💻)
`,
    { only },
  ));

test('the first character of a file may be a byte order mark', () =>
  checkProblems('\ufeff[a]\nexten => s,1,Answer()\n', { only }));

test('quotation marks around an argument and in expressions are code', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=“plain”)
;                  ^ error typographic-character: '“' (U+201C) stands where '"' belongs, and one more behind it.
 same => n,GotoIf($[«» = ‘a’]?end)
;                   ^^ error typographic-character: '«»' (U+00AB, U+00BB) stands where '""' belongs, and 2 more behind it.
 same => n,Set(Y=\${IF($[1]?“a”:b)})
;                          ^ error typographic-character: '“' (U+201C) stands where '"' belongs, and one more behind it.
 same => n(end),Hangup()
`,
    { only },
  ));

test('a dash in front of an option, and one inside a name', () =>
  checkProblems(
    `
[sub–x]
;   ^ error typographic-character: '–' (U+2013) stands where '-' belongs.
exten => s,1,System(curl –s —max-time 10 – x)
;                        ^ error typographic-character: '–' (U+2013) stands where '-' belongs, and one more behind it.
 same => n,Gosub(sub–x,s,1(a – b))
;                   ^ error typographic-character: '–' (U+2013) stands where '-' belongs.
 same => n,Dial(PJSIP/100−1,30…)
;                        ^ error typographic-character: '−' (U+2212) stands where '-' belongs, and one more behind it.
`,
    { only },
  ));

test('blanks that do not break, and what cannot be seen', () =>
  checkProblems(
    `
[a]
exten =>\u00a0s,1,Answer()
;       ^ error typographic-character: A blank that does not break (U+00A0) stands where an ordinary one belongs.
 same => n,\u00a0Hangup()
;          ^ error typographic-character: A blank that does not break (U+00A0) stands where an ordinary one belongs.
 same => n,Set(X=\${EX\u200bTEN})
;                    ^ error typographic-character: An invisible character (U+200B) stands in the code.
 \u00a0same => n,Hangup()
;^ error typographic-character: A blank that does not break (U+00A0) stands where an ordinary one belongs.
`,
    { only },
  ));

test('full-width characters, markup and entities', () =>
  checkProblems(
    `
[a]
exten => s,1,Set（X=1）
;               ^ error typographic-character: '（' (U+FF08) stands where '(' belongs, and one more behind it.
 same => n,Gosub(sub\\_x,s,1)
;                   ^^ error typographic-character: '\\_' stands where '_' belongs.
exten =\\> t,1,Hangup()
;      ^^ error typographic-character: '\\>' stands where '>' belongs.
exten =&gt; i,1,Dial(SIP/1&amp;SIP/2)
;      ^^^^ error typographic-character: '&gt;' stands where '>' belongs, and one more behind it.
`,
    { only },
  ));

test('one action repairs the line', () =>
  checkFix(
    `
[a]
exten => s,1,System(curl <|>—max-time 10 —data ‘cid=\${X}’ & disown –h)
`,
    `
[a]
exten => s,1,System(curl --max-time 10 --data 'cid=\${X}' & disown -h)
`,
    { only, safe: true },
  ));

test('what stands in words stays as it is', () =>
  checkFix(
    `
[a]
exten => s,1,Set(CALLERID(name)=<|>“Café – Bar”)
`,
    `
[a]
exten => s,1,Set(CALLERID(name)="Café – Bar")
`,
    { only },
  ));

test('a header in full-width characters becomes one', () => checkFix('［<|>a］\n', '[a]\n', { only }));

test('a line of prose is no code', () =>
  checkNoFix('[a]\nARG1 — номер звонившего\n', { only: 'invalid-line', title: 'Replace with ASCII characters' }));

test('one of two quotation marks', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CALLERID(all)="Front desk” <100>)
;                                         ^ error typographic-character: '”' (U+201D) stands where '"' belongs.
 same => n,AGI(say.agi,"Press one”,en)
;                                ^ error typographic-character: '”' (U+201D) stands where '"' belongs.
 same => n,Set(R=\${REGEX("^1” \${EXTEN})})
;                           ^ error typographic-character: '”' (U+201D) stands where '"' belongs.
 same => n,Set(NAME="Café “Central”")
 same => n,System(echo "done” | logger)
;                           ^ error typographic-character: '”' (U+201D) stands where '"' belongs.
`,
    { only: 'typographic-character' },
  ));

test('an invisible character in a quoted operand', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = "12\u200b"]?2)
;                                 ^ error typographic-character: An invisible character (U+200B) stands in the code.
 same => n,GotoIf($["\${X}" = "café – bar"]?1)
`,
    { only },
  ));

test('a name of headers is put right in all of them', () =>
  checkFix(
    '[a]\nexten => s,1,Answer()\n-- pjsip.conf --\n[base\u00ad<|>one](!)\ntype=endpoint\n[100](base\u00adone)\n',
    '[a]\nexten => s,1,Answer()\n-- pjsip.conf --\n[baseone](!)\ntype=endpoint\n[100](baseone)\n',
    { title: 'Replace with ASCII characters, and 1 more in this file likewise', safe: true },
  ));
