/** Semantic tokens: what each name is, and what an edit changes of them. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileTokens } from '../../server/src/features/semantic-tokens.ts';
import { checkTokens, checkTokensEdit } from '../support/check-descriptions.ts';
import { randomChange } from '../support/check-incremental.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';
import { Random } from '../support/random.ts';

describe('names', () => {
  test('headers', () =>
    checkTokens(`
[general]
[base](!)
;^^^^ class declaration
[in](base,+)
;^^ namespace declaration
;    ^^^^ class
[globals]
TRUNK = \${EXTEN}
;<^^^ variable declaration modification
;         ^^^^^ variable defaultLibrary
`));

  test('applications and functions', () =>
    checkTokens(`
[a]
exten => s,1,NoOp(\${LEN(x)})
;            ^^^^ function
;                   ^^^ method
 same => n,Nope(\${NOPE(x)} \${ODBC_X(1)})
;          ^^^^ function unknown
;                 ^^^^ method unknown
;                            ^^^^^^ method
 same => n,NoOp(\${PBX_NAME(1)})
;          ^^^^ function
;                 ^^^^^^^^ method
 same => n,Macro(\${X})
;          ^^^^^ function deprecated
;                  ^ variable
 same => n,ExecIf($[1]?Set(CALLERID(num)=1):Nope())
;          ^^^^^^ function
;                      ^^^ function
;                          ^^^^^^^^ method
;                                           ^^^^ function unknown
`));

  test('variables', () =>
    checkTokens(`
[a]
exten => s,1,Set(__X=\${ARG1}\${X}\${DIALSTATUS}\${\${Y}})
;            ^^^ function
;                  ^ variable modification
;                      ^^^^ parameter
;                             ^ variable
;                                 ^^^^^^^^^^ variable defaultLibrary
;                                                ^ variable
 same => n,Set(LOCAL(a)=1)
;          ^^^ function
;              ^^^^^ method
;                    ^ variable modification
`));

  test('variables that functions take by their names', () =>
    checkTokens(`
[a]
exten => s,1,Return(\${CUT(count,-,1)})
;            ^^^^^^ function
;                     ^^^ method
;                         ^^^^^ variable
 same => n,Return(\${LOCAL(ARG1)}\${LEN(x)})
;          ^^^^^^ function
;                   ^^^^^ method
;                         ^^^^ parameter
;                                 ^^^ method
`));

  test('places', () =>
    checkTokens(`
[a]
include => b,9:00-17:00,*,*,*
;          ^ namespace
exten => s,1(top),Goto(b,s,out)
;            ^^^ label declaration
;                 ^^^^ function
;                      ^ namespace
;                        ^ variable readonly
;                          ^^^ label
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(x))
;          ^^^ function
;              ^^^^^^^ method
;                                           ^^^^^ namespace
;                                                 ^ variable readonly
 same => n,Dial(Local/1@in/n,,tU(sub^1)m(x))
;          ^^^^ function
;                     ^ variable readonly
;                       ^^ namespace
;                             ^ enumMember
;                              ^ enumMember
;                                ^^^ namespace
;                                      ^ enumMember
 same => n,Goto(\${X},s-\${Y},1)
;          ^^^^ function
;                 ^ variable
;                        ^ variable
[b]
exten => s,1(out),NoOp()
`));

  test('patterns', () =>
    checkTokens(`
[a]
exten => _9NXX[1-5]./_1X!,1,NoOp()
;          ^^^ regexp
;             ^^^^^ regexp
;                  ^ operator
;                      ^ regexp
;                       ^ operator
;                           ^^^^ function
exten => NXX,1,NoOp()
;              ^^^^ function
`));

  test('queues.conf', () =>
    checkTokens(
      `-- extensions.conf --
[a]
-- queues.conf --
[q]
member => Local/1@a/n,0,"X"
;               ^ variable readonly
;                 ^ namespace
strategy = ringall
`,
    ));

  test('a comment that divides a name, and one that moves it', () =>
    checkTokens(`
[a]
exten => s,1,No;-- x --;Op(;-- y --;\${X})
;                                     ^ variable
`));
});

describe('edits', () => {
  const text = Array.from(
    { length: 30 },
    (_, i) => `[c${i}]\n\nexten => _${i}XX,1,Dial(PJSIP/\${X${i}},,t)\n; text\n same => n,Goto(c${i - 1},s,1)\n`,
  ).join('');

  test('in the middle replaces little', () => {
    const memory = new MemoryDialplan(new Map([['extensions.conf', text]]));
    const file = memory.file();
    const before = fileTokens(memory.dialplan, file);
    memory.edit(file.path, { startLine: 62, startColumn: 9, endLine: 62, endColumn: 10, text: '_8' });
    const { replaced } = checkTokensEdit(before, fileTokens(memory.dialplan, file));
    assert.ok(replaced > 0 && replaced < 60, String(replaced));
    const again = fileTokens(memory.dialplan, file);
    assert.equal(checkTokensEdit(again, fileTokens(memory.dialplan, file)).replaced, 0);
  });

  test('at random give what is there from scratch', () => {
    const random = new Random('semantic tokens');
    const memory = new MemoryDialplan(new Map([['extensions.conf', text]]));
    const file = memory.file();
    let before = fileTokens(memory.dialplan, file);
    for (let i = 0; i < 300; i++) {
      memory.edit(file.path, randomChange(random, file));
      const after = fileTokens(memory.dialplan, file);
      checkTokensEdit(before, after);
      const fresh = new MemoryDialplan(memory.texts);
      if (i % 10 === 0) assert.deepEqual(after, fileTokens(fresh.dialplan, fresh.file()));
      before = after;
    }
  });
});
