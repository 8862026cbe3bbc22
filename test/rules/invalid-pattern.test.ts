/** invalid-pattern: the corners of sets, what stands behind the end of a pattern, and where patterns hide. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'invalid-pattern';

test('ranges that run backwards, alone and among others', () =>
  checkProblems(
    `
[a]
exten => _[15-3]X,1,Answer()
;           ^^^ warning invalid-pattern: The range '5-3' runs backwards, and stands for nothing.
exten => _[a-Z].,1,Answer()
;          ^^^ error invalid-pattern: The range 'a-Z' runs backwards, and stands for nothing.
exten => _[3-3]X,1,Answer()
exten => _[A-z]X,1,Answer()
exten => _[1-3-5]X,1,Answer()
exten => _[2\\-3]X,1,Answer()
;           ^^^ warning invalid-pattern: A backslash is no escape here: '\\-3' is a range that runs backwards, and stands for nothing.
`,
    { only },
  ));

test('empty sets, and signs that other languages know', () =>
  checkProblems(
    `
[a]
exten => _[]1,1,Answer()
;         ^^ warning invalid-pattern: '[]' is an empty set, which Asterisk ignores.
exten => _[^1-5]X,1,Answer()
;          ^ warning invalid-pattern: '^' is one of the characters of '[^1-5]': a set cannot say what does not match.
exten => _[^]X,1,Answer()
exten => _[*#^]X,1,Answer()
exten => _[1-]X,1,Answer()
;           ^ warning invalid-pattern: The '-' at the end of '[1-]' stands for nothing, and Asterisk complains of it.
exten => _[0-9-]X,1,Answer()
;             ^ warning invalid-pattern: The '-' at the end of '[0-9-]' stands for nothing, and Asterisk complains of it.
exten => _[-9]X,1,Answer()
exten => _[1,2]X,1,Answer()
exten => _[.!]X,1,Answer()
`,
    { only },
  ));

test('what stands behind the end', () =>
  checkProblems(
    `
[a]
exten => _X..,1,Answer()
;           ^ warning invalid-pattern: Nothing counts behind the '.': Asterisk reads this as '_X.'.
exten => _.X\${Y},1,Answer()
;          ^^^^^ warning invalid-pattern: Nothing counts behind the '.': Asterisk reads this as '_.'.
exten => _X!5,1,Answer()
;           ^ warning invalid-pattern: Nothing counts behind the '!': Asterisk reads this as '_X!'.
exten => _\${Y}.X,1,Answer()
exten => X..,1,Answer()
`,
    { only },
  ));

test('each extension is told once', () =>
  checkProblems(
    `
[a]
exten => _X.#,1,Answer()
;           ^ warning invalid-pattern: Nothing counts behind the '.': Asterisk reads this as '_X.'.
exten => _X.#,n,Wait(1)
 same => n,Hangup()
exten => _X.#,hint,PJSIP/a
`,
    { only: ['invalid-pattern'] },
  ));

test('brackets inside brackets, and brackets that a slash cuts', () =>
  checkProblems(
    `
[a]
exten => _[[]1,1,Answer()
;        ^^^^^ error invalid-pattern: The brackets of this name have no partner, so that Asterisk takes the whole line for the name.
exten => _1[2-5/100,1,Answer()
exten => _1[/]2,1,Answer()
;          ^ error invalid-pattern: This '[' has no ']'.
`,
    { only },
  ));

test('a bracket that swallows the line is told once, by the rule about brackets', () =>
  checkProblems(
    `
[a]
exten => _[1-3,1,Answer()
;         ^ error unclosed-bracket: This '[' has no ']'.
exten => _9[1-2]X[,1,Answer()
;                ^ error unclosed-bracket: This '[' has no ']'.
`,
    { only: ['invalid-pattern', 'unclosed-bracket', 'missing-priority', 'invalid-priority'] },
  ));

test('callers and dial tone have patterns too', () =>
  checkProblems(
    `
[a]
exten => s/_[9-1]X,1,Answer()
;            ^^^ error invalid-pattern: The range '9-1' runs backwards, and stands for nothing.
exten => t/_5.5,1,Answer()
ignorepat => _9[]
;              ^^ warning invalid-pattern: '[]' is an empty set, which Asterisk ignores.
`,
    { only },
  ));

test('a placeholder of a template is no pattern', () => checkProblems('[a]\nexten => _{{ prefix }}[9-1],1,Answer()\n', { only }));

test('a placeholder that sed replaces is no pattern', () => checkProblems('[a]\nexten => __NUMBER__,1,Answer()\n', { only }));

for (const [pattern, meant] of [
  ['_[9-1]XX', '_[1-9]XX'],
  ['_[a-Z].', '_[a-zA-Z].'],
  ['_[^0]X', '_[1-9]X'],
  ['_[^13-9]X', '_[02]X'],
  ['_[]1', '_1'],
  ['_[1-]X', '_[1]X'],
  ['_X.#', '_X.'],
] as const)
  test(`'${pattern}' may have been meant as '${meant}'`, () =>
    checkFix(
      `[a]\nexten => ${pattern},1,Answer()\nexten => ${pattern}/55,1,Wait(1)\nexten => ${pattern},n,Hangup()\n`,
      `[a]\nexten => ${meant},1,Answer()\nexten => ${meant}/55,1,Wait(1)\nexten => ${meant},n,Hangup()\n`,
      { only, title: `Change to '${meant}'`, safe: false },
    ));

test('nobody knows what was meant', () => checkNoFix('[a]\nexten => _<|>,1,Answer()\n', { only }));
test('nor with a backslash', () => checkNoFix('[a]\nexten => _[1\\-<|>3],1,Answer()\n', { only }));

test('a bracket that comes out of a variable', () =>
  checkProblems(
    `
[globals]
B=[12
C=[12]
[a]
exten => _\${B}X,1,Answer()
;        ^^^^^^ error invalid-pattern: While the dialplan is loaded this becomes '_[12X', where a '[' has no ']'.
exten => _\${C}X,1,Answer()
`,
    { only },
  ));

test('a bracket that closes nothing', () =>
  checkProblems(
    `
[a]
exten => _*001]!,1,Answer()
;             ^ warning invalid-pattern: This ']' has no '[', and nobody dials it.
exten => _*0[01]!,1,Answer()
`,
    { only },
  ));

test('characters that nobody dials', () =>
  checkProblems(
    `
[a]
exten => __1XX,1,Answer()
;         ^ warning invalid-pattern: The second '_' is a character that nobody dials.
exten => _2(34)X,1,Answer()
;          ^ warning invalid-pattern: '(' is a character like any other here, and nobody dials it.
exten => _[(_]X,1,Answer()
`,
    { only },
  ));

test('two numbers in a set', () =>
  checkProblems(
    `
[a]
exten => _[51-99],1,Answer()
;         ^^^^^^^ warning invalid-pattern: A set stands for one character: '[51-99]' is a digit, and no number from 51 to 99.
exten => _[2-333]X,1,Answer()
;         ^^^^^^^ warning invalid-pattern: A set stands for one character: '[2-333]' is a digit, and no number from 2 to 333.
exten => _0[1-79]X,1,Answer()
exten => _[13-57]X,1,Answer()
exten => _[2-46-8]X,1,Answer()
`,
    { only },
  ));

test('letters of other scripts that look like X, Z and N', () =>
  checkProblems(
    `
[a]
exten => _1Х.,1,Answer()
;          ^ error invalid-pattern: 'Х' (U+0425) is no 'X' but a letter of another script, and nobody dials it.
exten => _Ζ[1-3]ΧΧ,1,Answer()
;         ^ error invalid-pattern: 'Ζ' (U+0396) is no 'Z' but a letter of another script, and nobody dials it.
exten => _привет.,1,Answer()
exten => Х,1,Answer()
exten => _1X.,1,NoOp(Х)
`,
    { only },
  ));

test('all of them are typed anew', () =>
  checkFix(
    `
[a]
exten => _1<|>ХХZ,1,Answer()
`,
    `
[a]
exten => _1XXZ,1,Answer()
`,
    { only, title: "Change to '_1XXZ'", safe: false },
  ));

test('a letter for a zero, and braces', () =>
  checkProblems(
    `
[a]
exten => _O[1-9]XXX,1,Answer()
;         ^ warning invalid-pattern: 'O' is a letter, and nobody dials it: the digit is '0'.
exten => _55{1-3},1,Answer()
;           ^ warning invalid-pattern: '{' is a character like any other here, and nobody dials it.
exten => _OPERATOR-X,1,Answer()
exten => _FOO.,1,Answer()
`,
    { only },
  ));

test('a backslash in front of the hyphen that counts for nothing would take the bracket with it', () => {
  checkNoFix('[a]\nexten => _ring[\\<|>-].,1,Hangup()\n', { only });
  checkFix('[a]\nexten => _ring[0<|>-].,1,Hangup()\n', '[a]\nexten => _ring[0].,1,Hangup()\n', {
    only,
    title: "Change to '_ring[0].'",
    safe: false,
  });
});

test('a digit twice in a set that is no range of numbers', () =>
  checkProblems(
    `
[a]
exten => _30[00-2],1,Answer()
exten => _[51-99],1,Hangup()
;         ^^^^^^^ warning invalid-pattern: A set stands for one character: '[51-99]' is a digit, and no number from 51 to 99.
`,
    { only },
  ));
