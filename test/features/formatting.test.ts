/** What formatting changes, what it leaves alone, and that nothing of it changes what Asterisk loads. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { formatting } from '../../server/src/features/formatting.ts';
import { checkFormat, loaded } from '../support/check-edits.ts';
import { applyEdits } from '../../server/src/base/edits.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';
import { Random } from '../support/random.ts';

test('one blank around the operator, which stays what it is', () =>
  checkFormat(
    `
[a]
exten=>100,1,Answer()
 same  =>n,Set(X=1)
 same=   n,Hangup()
include=b
ignorepat=>	9
switch  =>  Realtime/x@y
autohints=yes
`,
    `
[a]
exten => 100,1,Answer()
 same => n,Set(X=1)
 same = n,Hangup()
include = b
ignorepat => 9
switch => Realtime/x@y
autohints = yes
`,
  ));

test('settings, global variables and unknown keywords keep their blanks', () =>
  checkFormat(
    `
[general]
static=yes
writeprotect  = no
[globals]
TRUNK=PJSIP/trunk  \u0020
[a]
extn=>100,1,Answer()
`,
    `
[general]
static=yes
writeprotect  = no

[globals]
TRUNK=PJSIP/trunk

[a]
extn=>100,1,Answer()
`,
  ));

test('a comment above moves along that stands in one column with it, by a tab or by blanks', () =>
  checkFormat(
    `
[a]
exten => s,1,Answer()
\tsame => n,NoOp()
        ; of eight blanks
\tsame => n,NoOp()
    ; of four
\tsame => n,NoOp()
   ; of three
\tsame => n,NoOp()
`,
    `
[a]
exten => s,1,Answer()
\tsame => n,NoOp()
\t; of eight blanks
\tsame => n,NoOp()
\t; of four
\tsame => n,NoOp()
   ; of three
\tsame => n,NoOp()
`,
  ));

test('same is indented as most indented ones of the file are', () =>
  checkFormat(
    `
[a]
exten => s,1,Answer()
	same => n,Wait(1)
	same => n,Wait(2)
    same => n,Wait(3)
same => n,Hangup()
`,
    `
[a]
exten => s,1,Answer()
	same => n,Wait(1)
	same => n,Wait(2)
	same => n,Wait(3)
	same => n,Hangup()
`,
  ));

for (const [name, options, indent] of [
  ['four blanks', { tabSize: 4, insertSpaces: true }, '    '],
  ['a tab', { tabSize: 8, insertSpaces: false }, '\t'],
] as const)
  test(`where none is indented the editor says how: ${name}`, () =>
    checkFormat(
      `
[a]
exten => s,1,Answer()
same => n,Hangup()
`,
      `
[a]
exten => s,1,Answer()
${indent}same => n,Hangup()
`,
      options,
    ));

test('a comment that was in line with same stays in line with it, any other stays where it is', () =>
  checkFormat(
    `
[a]
; about s
exten => s,1,Answer()
; one
; two
same => n,Wait(1)
        ; three
same => n,Hangup()
`,
    `
[a]
; about s
exten => s,1,Answer()
 ; one
 ; two
 same => n,Wait(1)
        ; three
 same => n,Hangup()
`,
  ));

test('inside While and If the indentation is left alone', () =>
  checkFormat(
    `
[a]
exten => s,1,Set(I=0)
same => n,While($[\${I} < 3])
     same => n,If($[\${I} = 1])
          same => n,NoOp(1)
     same => n,EndIf()
same => n,EndWhile()
same => n,Hangup()
`,
    `
[a]
exten => s,1,Set(I=0)
 same => n,While($[\${I} < 3])
     same => n,If($[\${I} = 1])
          same => n,NoOp(1)
     same => n,EndIf()
 same => n,EndWhile()
 same => n,Hangup()
`,
  ));

test('a comment behind a line keeps its column where there is room, and its blank', () =>
  checkFormat(
    `
[a]
exten=>s,1,Answer()       ; pick up
exten=>s,2,Wait(1) ; near
exten   =>   s,3,Hangup() ; shrinks
exten   =>   s,4,NoOp()   ; shrinks too
`,
    `
[a]
exten => s,1,Answer()     ; pick up
exten => s,2,Wait(1) ; near
exten => s,3,Hangup() ; shrinks
exten => s,4,NoOp()       ; shrinks too
`,
  ));

test('an empty line between contexts, above the comments that belong to the next', () =>
  checkFormat(
    `
; The file.
[a]
exten => s,1,Answer()
; about b
; more about b
[b]
[c]

[d]
#include "x.conf"
[e]
`,
    `
; The file.
[a]
exten => s,1,Answer()

; about b
; more about b
[b]

[c]

[d]
#include "x.conf"

[e]
`,
  ));

test('blanks at the end of a line, of a comment and of an empty line', () =>
  checkFormat(
    '[a]  \nexten => s,1,NoOp(a )\t \n; remark  \n  \t\n same => n,Hangup()',
    '[a]\nexten => s,1,NoOp(a )\n; remark\n\n same => n,Hangup()',
  ));

test('line ends stay as they are', () =>
  checkFormat('[a]\r\nexten=>s,1,Answer() \r\n[b]\r\n', '[a]\r\nexten => s,1,Answer()\r\n\r\n[b]\r\n'));

test('what could not be read, and block comments, are left alone', () =>
  checkFormat(
    `
[a]
exten->s,1,Answer() \u0020
=>  x \u0020
exten == s,1,Answer()
exten =>> s,1,Answer()
exten +=>  x \u0020
;-- \u0020
same=>n,Wait(1) \u0020
[b] \u0020
--; \u0020
ex;-- x --;ten=>s,1,Answer() \u0020
`,
    `
[a]
exten->s,1,Answer() \u0020
=>  x \u0020
exten == s,1,Answer()
exten =>> s,1,Answer()
exten +=>  x
;-- \u0020
same=>n,Wait(1) \u0020
[b] \u0020
--; \u0020
ex;-- x --;ten=>s,1,Answer() \u0020
`,
  ));

test('an escaped semicolon is no comment', () =>
  checkFormat(
    `
[a]
exten=>s,1,Set(X=a\\;b)  ; c
`,
    `
[a]
exten => s,1,Set(X=a\\;b) ; c
`,
  ));

test('a hard blank is no blank to Asterisk', () =>
  checkFormat('[a]\nexten => s,1,Answer()\u00a0\n', '[a]\nexten => s,1,Answer()\u00a0\n'));

test('a line that would become too long for Asterisk is left alone', () => {
  const line = `exten=>s,1,NoOp(${'x'.repeat(8190 - 17)})`;
  assert.equal(line.length, 8190);
  checkFormat(`[a]\n${line}\n`, `[a]\n${line}\n`);
});

test('a selection of whole lines formats those lines', () =>
  checkFormat(
    `
[a]
exten=>s,1,Answer()
<|>exten=>s,2,Wait(1)
<|>exten=>s,3,Hangup()
`,
    `
[a]
exten=>s,1,Answer()
exten => s,2,Wait(1)
exten=>s,3,Hangup()
`,
  ));

const pieces = [
  '[a]',
  '[b]',
  ' [a](+)',
  '[t](!)',
  '[c](t)',
  '[c] (!)',
  '[x',
  '[y](t',
  '[globals]',
  'X=1',
  'exten',
  'same',
  'SAME',
  'include',
  'switch',
  '=>',
  '=',
  '==',
  '=>>',
  '+=',
  '->',
  ' ',
  '  ',
  '\t',
  '\v',
  '\r',
  '\u00a0',
  ',',
  's',
  '_X.',
  '100',
  'n',
  'n(l)',
  '1',
  '2',
  'hint',
  'h',
  'Answer()',
  'NoOp(a;b)',
  'NoOp(a\\;b)',
  'Set(X=1)',
  'While(1)',
  'EndWhile()',
  '(',
  ')',
  '"',
  '${X}',
  ';',
  ';--',
  '--;',
  ';---',
  '; c',
  '\\',
  '\0',
  '\ufeff',
  '#include "b.conf"',
  '#include',
  'exten => s,1,',
  'same => n,',
  ' same=>n,NoOp()',
  'exten=>s,1,NoOp()',
  '\n',
  '\n',
  '\n',
  '\n\n',
  '\r\n',
];

test('for any text: twice is once, and Asterisk loads the same', () => {
  const random = new Random('formatting');
  let changed = 0;
  for (let run = 0; run < 4000; run++) {
    let text = random.below(4) === 0 ? '' : '[a]\n';
    for (let count = random.below(40); count > 0; count--) text += random.pick(pieces);
    const other = '[b]\nexten => s,1,NoOp()\n same => n,Hangup()\n';
    const options = { tabSize: 1 + random.below(4), insertSpaces: random.below(3) > 0 };
    const format = (before: string): string =>
      applyEdits(
        before,
        formatting(new MemoryDialplan(new Map([['extensions.conf', before]])).file(), options).map(({ range, newText }) => ({
          path: '',
          line: range.start.line,
          column: range.start.character,
          endLine: range.end.line,
          endColumn: range.end.character,
          newText,
        })),
      );
    const once = format(text);
    if (once !== text) changed++;
    assert.equal(format(once), once, JSON.stringify(text));
    const texts = (own: string): ReadonlyMap<string, string> =>
      new Map([
        ['extensions.conf', own],
        ['b.conf', other],
      ]);
    for (const reading of ['exact', 'tolerant'] as const)
      assert.equal(loaded(texts(once), reading), loaded(texts(text), reading), JSON.stringify({ text, once }));
  }
  assert.ok(changed > 1000, `${changed} texts were changed`);
});
