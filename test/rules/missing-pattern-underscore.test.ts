/** missing-pattern-underscore: what is a pattern without its mark, and what is a name. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'missing-pattern-underscore';

const patterns = [
  '1NXXNXXXXXX',
  '0472XX',
  'XXXX',
  'NXX',
  'X.',
  '9X!',
  '9.',
  '011.',
  '1-NXX-NXX-XXXX',
  '*8XX',
  '+1XX',
  '2[0-4]X',
  '9xxxxxxx',
  'N11',
];
const names = [
  'XMAS',
  'no',
  'N',
  'X',
  'NN',
  'NNN',
  'Z',
  'nohunt',
  '10.0.0.1',
  'a.b',
  '5X',
  'X1',
  '0x10',
  'x',
  's-',
  '[x]',
  '100',
  '*8',
  'INBOX',
  'z.',
  '1!2',
  'NOANSWER',
];

for (const pattern of patterns)
  test(`'${pattern}' is no pattern`, () =>
    checkProblems(
      `
[a]
exten => ${pattern},1,Answer()
;        ${'^'.repeat(pattern.length)} warning missing-pattern-underscore: Without '_' in front '${pattern}' is no pattern: it is found by this very text only.
 same => n,Hangup()
`,
      { only },
    ));

for (const name of names) test(`'${name}' is a name`, () => checkProblems(`[a]\nexten => ${name},1,Answer()\n`, { only }));

test('a name that somebody goes to is a name', () =>
  checkProblems(
    `
[a]
exten => XX,1,Answer()
[b]
exten => XX,1,Answer()
exten => NXX,1,Answer()
;        ^^^ warning missing-pattern-underscore: Without '_' in front 'NXX' is no pattern: it is found by this very text only.
[c]
exten => s,1,Goto(a,XX,1)
include => b
[d]
include => b
exten => s,1,Goto(XX,1)
`,
    { only },
  ));

test('it is put in front on each line', () =>
  checkFix(
    `
[a]
exten => <|>9NXXNXXXXXX,1,Answer()
exten => 9NXXNXXXXXX/_5X,1,Wait(1)
exten => 9NXXNXXXXXX,n,Hangup()
`,
    `
[a]
exten => _9NXXNXXXXXX,1,Answer()
exten => _9NXXNXXXXXX/_5X,1,Wait(1)
exten => _9NXXNXXXXXX,n,Hangup()
`,
    { only, safe: true },
  ));

test('what may have been blacked out is not changed unseen', () =>
  checkFix('[a]\nexten => XXX<|>XXXXXXX,1,Answer()\n', '[a]\nexten => _XXXXXXXXXX,1,Answer()\n', { only, safe: false }));

test('nothing is offered where the pattern is there already', () =>
  checkNoFix('[a]\nexten => _NXX,1,Answer()\nexten => N<|>XX,1,Hangup()\n', { only }));

test('a word with room for a number', () =>
  checkProblems(
    `
[a]
exten => BRIDGEXXXX,1,Answer()
;        ^^^^^^^^^^ warning missing-pattern-underscore: Without '_' in front 'BRIDGEXXXX' is no pattern: it is found by this very text only.
exten => FAXX,1,Answer()
exten => x.,1,Answer()
;        ^^ warning missing-pattern-underscore: Without '_' in front 'x.' is no pattern: it is found by this very text only.
`,
    { only: 'missing-pattern-underscore' },
  ));

test('a sign in front of the open end', () =>
  checkProblems(
    `
[a]
exten => *222#.,1,Answer()
;        ^^^^^^ warning missing-pattern-underscore: Without '_' in front '*222#.' is no pattern: it is found by this very text only.
`,
    { only: 'missing-pattern-underscore' },
  ));

test('a word with a number behind it', () =>
  checkProblems(
    `
[a]
exten => id-.,1,Answer()
;        ^^^^ warning missing-pattern-underscore: Without '_' in front 'id-.' is no pattern: it is found by this very text only.
exten => meeti[n]g-.,1,Answer()
;        ^^^^^^^^^^^ warning missing-pattern-underscore: Without '_' in front 'meeti[n]g-.' is no pattern: it is found by this very text only.
exten => hello.,1,Answer()
exten => a-b.c,1,Answer()
exten => _s-.,1,Answer()
exten => _meeti[n]g-.,1,Answer()
exten => _f[n]-!,1,Answer()
`,
    { only },
  ));

test('a special extension with a sign behind it', () =>
  checkProblems(
    `
[a]
exten => s.,1,Hangup()
;        ^^ warning missing-pattern-underscore: Without '_' in front 's.' is no pattern: it is found by this very text only.
exten => i!,1,Hangup()
;        ^^ warning missing-pattern-underscore: Without '_' in front 'i!' is no pattern: it is found by this very text only.
exten => s,1,Hangup()
exten => p.,1,Hangup()
`,
    { only: 'missing-pattern-underscore' },
  ));

test('a word stays one', () =>
  checkFix('[a]\nexten => phreaknet<|>-.,1,Hangup()\n', '[a]\nexten => _phreak[n]et-.,1,Hangup()\n', {
    only: ['missing-pattern-underscore', 'pattern-letter'],
    title: "Change to '_phreak[n]et-.'",
  }));

test('any set with a range of digits', () =>
  checkProblems(
    `
[a]
exten => [+0-9*#].,1,Answer()
;        ^^^^^^^^^ warning missing-pattern-underscore: Without '_' in front '[+0-9*#].' is no pattern: it is found by this very text only.
`,
    { only },
  ));

test('a short name beside the pattern, or of which the number is read', () =>
  checkProblems(
    `
[a]
exten => 6X,1,Dial(PJSIP/\${EXTEN})
;        ^^ warning missing-pattern-underscore: Without '_' in front '6X' is no pattern: it is found by this very text only.
exten => 7X,1,Hangup()
exten => _X,1,Answer()
exten => X,2,Hangup()
;        ^ warning missing-pattern-underscore: Without '_' in front 'X' is no pattern: it is found by this very text only.
exten => .,1,Hangup()
;        ^ warning missing-pattern-underscore: Without '_' in front '.' is no pattern: it is found by this very text only.
`,
    { only },
  ));

test('the same name with a number that counts on from another extension', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
exten => s.,n,Dial(PJSIP/100)
;        ^^ warning missing-pattern-underscore: The '.' is part of the name: 's.' is not 's'.
`,
  ));

test('a range of letters with a dot behind it', () =>
  checkProblems(
    `
[a]
exten => [A-Z].,1,Dial(PJSIP/1)
;        ^^^^^^ warning missing-pattern-underscore: Without '_' in front '[A-Z].' is no pattern: it is found by this very text only.
exten => example.org,1,Dial(PJSIP/1)
`,
    { only: 'missing-pattern-underscore' },
  ));

test('a dot behind the name of the extension that goes on', () =>
  checkFix('[a]\nexten => s,1,Answer()\nexten => s<|>.,n,Hangup()\n', '[a]\nexten => s,1,Answer()\nexten => s,n,Hangup()\n', {
    only,
    safe: false,
  }));

test('a dot alone does not come to take the special extensions too', () =>
  checkFix('[a]\nexten => <|>.,1,Answer()\n', '[a]\nexten => _X.,1,Answer()\n', { only }));
