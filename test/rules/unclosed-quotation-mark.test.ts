/** unclosed-quotation-mark: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unclosed-quotation-mark';

test('values, escapes and texts for people do not count', () =>
  checkProblems(
    `
[a]
exten => s,1,AGI(say.agi,"Press one, please,en)
;                        ^ warning unclosed-quotation-mark: This quotation mark has no partner: the commas behind it divide nothing.
 same => n,AGI(say.agi,"\${IF($["\${X}" = ""]?a:b)}",en)
 same => n,AGI(say.agi,\\"\${X},en)
 same => n,NoOp("a,b)
 same => n,System(echo "a,b)
 same => n,Set(JSON={"a":\${X},"b)
 same => n,ExecIf($["\${X}" = ""]?Read(Y,"beep,1))
;                                       ^ warning unclosed-quotation-mark: This quotation mark has no partner: the commas behind it divide nothing.
 same => n,Set(CALLERID(name)="\${NAME}")
 same => n,Set(CALLERID(name)="\${NAME})
;                             ^ warning unclosed-quotation-mark: This quotation mark has no partner, and becomes part of the name.
`,
    { only },
  ));

test('where another character stands for the partner, that is told', () =>
  checkProblems(
    `
[a]
exten => s,1,AGI(say.agi,"Press one”,en)
;                                  ^ error typographic-character: '”' (U+201D) stands where '"' belongs.
 same => n,Hangup()
`,
  ));

test('a text that is spoken, with a language behind it', () =>
  checkProblems(
    `
[a]
exten => s,1,Espeak("too small,any,en)
;                   ^ warning unclosed-quotation-mark: This quotation mark has no partner: the commas behind it divide nothing.
 same => n,Espeak("too small, I fear",any,en)
 same => n,Flite(a 5" disk)
`,
    { only: 'unclosed-quotation-mark' },
  ));
