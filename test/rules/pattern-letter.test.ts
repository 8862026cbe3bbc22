/** pattern-letter: words in patterns, and letters that were meant as digits. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'pattern-letter';

const digits = [
  '_PARKXX',
  '_axx',
  '_bxxx',
  '_9nxxxxxx',
  '_XXX',
  '_FMX!',
  '_OBDBRIDGEXXXX',
  '_RG-X!',
  '_XA',
  '_N11',
  '_*Xa',
  '_XXth',
  '_[next].',
  '_X.next',
  '_aXb',
  '_s-.',
];

for (const pattern of digits)
  test(`'${pattern}' holds digits`, () => checkProblems(`[a]\nexten => ${pattern},1,Answer()\n`, { only }));

test('small and large words, at any place', () =>
  checkProblems(
    `
[a]
exten => _fax,1,Answer()
;         ^^^ hint pattern-letter: In a pattern 'x' stands for a digit, so that this does not match 'fax'.
exten => _nointercomX.,1,Answer()
;         ^^^^^^^^^^ warning pattern-letter: In a pattern 'n' stands for a digit, so that this does not match 'nointercom'.
exten => _Zoiper-XXX,1,Answer()
exten => _intercomX.,hint,PJSIP/100
;         ^^^^^^^^ hint pattern-letter: In a pattern 'n' stands for a digit, so that this does not match 'intercom'.
exten => _ANSWERXX,1,Answer()
;         ^^^^^^ warning pattern-letter: In a pattern 'N' stands for a digit, so that this does not match 'ANSWER'.
exten => _*zoneXX,1,Answer()
;          ^^^^ warning pattern-letter: In a pattern 'z' and 'n' stand for digits, so that this does not match 'zone'.
exten => _\${next}X,1,Answer()
exten => fax,1,Answer()
`,
    { only },
  ));

test('each letter is put into a set, on each line', () =>
  checkFix(
    `
[a]
exten => _s-NO<|>ANSWER-XX,1,Answer()
exten => _s-NOANSWER-XX,n,Hangup()
`,
    `
[a]
exten => _s-[N]OA[N]SWER-XX,1,Answer()
exten => _s-[N]OA[N]SWER-XX,n,Hangup()
`,
    { only, safe: true },
  ));

test('not where somebody goes to the pattern by its name', () =>
  checkNoFix('[a]\nexten => _fa<|>x,1,Answer()\nexten => s,1,Goto(_fax,1)\n', { only }));

test('a line that is dropped keeps to the name, under which it would be kept else', () =>
  checkFix(
    `
[a]
exten => _cli<|>ent.,1,Answer()
exten => _client.,2,Playback(hello)
exten => _client.,2,Playback(goodbye)
exten => _client.,3,Hangup()
`,
    `
[a]
exten => _clie[n]t.,1,Answer()
exten => _clie[n]t.,2,Playback(hello)
exten => _clie[n]t.,2,Playback(goodbye)
exten => _clie[n]t.,3,Hangup()
`,
    { only, safe: true },
  ));
