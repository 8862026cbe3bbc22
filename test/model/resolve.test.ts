/** Where targets lead. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { candidates, findPriority, reachOf } from '../../server/src/model/names/reach.ts';
import { globOf } from '../../server/src/model/names/computed-names.ts';
import { Piece } from '../../server/src/syntax/piece.ts';
import { checkResolve } from '../support/check-resolve.ts';
import { memoryDialplan } from '../support/memory-dialplan.ts';

test('a context, an extension, a priority', () =>
  checkResolve(`
[a]
exten => s,1,Goto(b,s,1)
;                 ^^^^^ b,s,1
exten => s,2,Goto(b,s,9)
;                 ^^^^^ unknown-priority 9 of s in b
exten => s,3,Goto(b,t,1)
;                 ^^^^^ unknown-extension t in b
exten => s,4,Goto(c,s,1)
;                 ^^^^^ unknown-context c
exten => s,5,Goto(b,s,lbl)
;                 ^^^^^^^ b,s,2
exten => s,6,Goto(b,s,LBL)
;                 ^^^^^^^ unknown-label LBL of s in b
[b]
exten => s,1,NoOp()
exten => s,2(lbl),NoOp()
`));

test('parts that are left out are the present ones', () =>
  checkResolve(`
[a]
exten => s,1,Goto(2)
;                 ^ a,s,2
exten => s,2,Goto(x)
;                 ^ a,s,3
exten => s,3(x),Goto(t,1)
;                    ^^^ a,t,1
exten => t,1,Goto(,s,1)
;                 ^^^^ a,s,1
exten => t,2,Goto(b,,2)
;                 ^^^^ unknown-extension t in b
[b]
exten => s,2,NoOp()
`));

test('a sign makes a number relative', () =>
  checkResolve(`
[a]
exten => s,1,NoOp()
 same => n,Goto(+2)
;               ^^ a,s,4
 same => n,Goto(-2)
;               ^^ a,s,1
 same => n,Goto(+0)
;               ^^ a,s,4
 same => n,Goto(+9)
;               ^^ unknown-priority 14 of s in a
`));

test('a number that is a label is never reached', () =>
  checkResolve(`
[a]
exten => s,1,Goto(5)
;                 ^ unknown-priority 5 of s in a
 same => n(5),NoOp()
 same => n,Goto(5x)
;               ^^ a,s,4
 same => n(5x),NoOp()
`));

test('patterns answer, the best one first, and each for the steps that it has', () =>
  checkResolve(`
[a]
exten => s,1,Goto(b,123,1)
;                 ^^^^^^^ b,123,1
 same => n,Goto(b,123,2)
;               ^^^^^^^ b,_1XX,2 as 123
 same => n,Goto(b,123,last)
;               ^^^^^^^^^^ b,_X.,3 as 123
 same => n,Goto(b,199,1)
;               ^^^^^^^ b,_1XX,1 as 199
 same => n,Goto(b,9,1)
;               ^^^^^ unknown-extension 9 in b
[b]
exten => _X.,3(last),NoOp()
exten => _1XX,1,NoOp()
exten => _1XX,2,NoOp()
exten => 123,1,NoOp()
`));

test('a dash in a number is nothing', () =>
  checkResolve(`
[a]
exten => s-BUSY,1,Goto(1-23,1)
;                      ^^^^^^ a,123,1 as 1-23
exten => 123,1,Goto(sBUSY,1)
;                   ^^^^^^^ a,s-BUSY,1 as sBUSY
`));

test('includes are searched in their order, after the context itself', () =>
  checkResolve(`
[a]
exten => s,1,Goto(b,1,1)
;                 ^^^^^ b,_X,1 as 1
 same => n,Goto(b,22,1)
;               ^^^^^^ c,_2X,1 as 22
 same => n,Goto(b,33,1)
;               ^^^^^^ d,33,1
[b]
include => c
include => d
exten => _X,1,NoOp()
[c]
exten => 1,1,NoOp()
exten => _2X,1,NoOp()
[d]
exten => 22,1,NoOp()
exten => 33,1,NoOp()
`));

test('includes of includes, and rings of them', () =>
  checkResolve(`
[a]
include => b
exten => s,1,Goto(1,1)
;                 ^^^ c,1,1
 same => n,Goto(2,1)
;               ^^^ unknown-extension 2 in a
[b]
include => c
[c]
include => a
exten => 1,1,NoOp()
`));

test('a context that differs in case alone is passed over', () =>
  checkResolve(`
[a]
include => A
exten => s,1,Goto(1,1)
;                 ^^^ unknown-extension 1 in a
 same => n,Goto(A,1,1)
;               ^^^^^ A,1,1
[A]
exten => 1,1,NoOp()
`));

test('an included context goes on in the one that includes it', () =>
  checkResolve(`
[outer]
include => inner
exten => 100,1,NoOp()
exten => _X.,10(done),NoOp()
[inner]
exten => _2XX,1,Goto(100,1)
;                    ^^^^^ outer,100,1
 same => n,Goto(done)
;               ^^^^ outer,_X.,10 as _2XX
 same => n,Goto(inner,100,1)
;               ^^^^^^^^^^^ unknown-extension 100 in inner
`));

test('the extension that runs is what its pattern matches', () =>
  checkResolve(`
[a]
exten => _1XX,1,Goto(b,\${EXTEN},1)
;                    ^^^^^^^^^^^^ b,_[1-3]X.,1 as _1XX
exten => _9XX,1,Goto(b,\${EXTEN},1)
;                    ^^^^^^^^^^^^ unknown-extension _9XX in b
exten => 150,1,Goto(b,\${EXTEN},1)
;                   ^^^^^^^^^^^^ b,_[1-3]X.,1 as 150
exten => s,1,Goto(b,\${NUMBER},1)
;                 ^^^^^^^^^^^^^ unknowable
[b]
exten => _[1-3]X.,1,NoOp()
`));

test('what is computed may be anything, unless nothing can be like it', () =>
  checkResolve(`
[a]
exten => s,1,Goto(\${C},s,1)
;                 ^^^^^^^^ unknowable
 same => n,Goto(ivr-\${C},s,1)
;               ^^^^^^^^^^^^ unknowable
 same => n,Goto(sub-\${C},s,1)
;               ^^^^^^^^^^^^ unknown-context sub-\${C}
 same => n,Goto(ivr-x,s-\${DIALSTATUS},1)
;               ^^^^^^^^^^^^^^^^^^^^^^^ unknowable
 same => n,Goto(ivr-x,go-\${DIALSTATUS},1)
;               ^^^^^^^^^^^^^^^^^^^^^^^^ unknown-extension go-\${DIALSTATUS} in ivr-x
 same => n,Goto(ivr-x,s,\${P})
;               ^^^^^^^^^^^^ unknowable
[ivr-x]
exten => s,1,NoOp()
exten => s-BUSY,1,NoOp()
`));

test('behind a switch there may be more', () =>
  checkResolve(`
[a]
exten => s,1,Goto(b,1,1)
;                 ^^^^^ unknowable
 same => n,Goto(b,2,1)
;               ^^^^^ b,2,1
 same => n,Goto(b,2,9)
;               ^^^^^ unknowable
[b]
include => c
exten => 2,1,NoOp()
[c]
switch => Realtime/@
`));

test('a dialplan with parts that are not here may have more contexts', () =>
  checkResolve(`
#include "missing.conf"
[a]
include => gone
exten => s,1,Goto(1,1)
;                 ^^^ unknowable
 same => n,Goto(sub-\${X},s,1)
;               ^^^^^^^^^^^^ unknowable
`));

test('contexts for the administrator may be missing, and hold nothing then, unless the file is only a part', () =>
  checkResolve(`
[a]
include => a-custom
exten => s,1,Goto(1,1)
;                 ^^^ unknown-extension 1 in a
-- loose.conf --
[b]
include => b-custom
exten => s,1,Goto(1,1)
;                 ^^^ unknowable
`));

test('routines, macros, and contexts alone', () =>
  checkResolve(`
[a]
exten => s,1,Dial(SIP/1,,U(sub^x)M(m))
;                          ^^^^^ sub,s,1
;                                  ^ macro-m,s,1
 same => n,Dial(SIP/1,,U(none)M(none))
;                        ^^^^ unknown-context none
;                               ^^^^ unknown-context macro-none
 same => n,Set(TRANSFER_CONTEXT=sub)
;                               ^^^ context sub
 same => n,Macro(m,1)
;                ^^^ macro-m,s,1
[sub]
exten => s,1,Return()
[macro-m]
exten => s,1,NoOp()
`));

test('a hint is not where a call goes', () =>
  checkResolve(`
[a]
exten => s,1,Goto(100,1)
;                 ^^^^^ unknown-priority 1 of 100 in a
exten => 100,hint,SIP/100
`));

test('files beside the dialplan', () =>
  checkResolve(`
-- extensions.conf --
[a]
exten => 1,1,NoOp()
-- queues.conf --
[q]
context = a
;         ^ context a
member => Local/1@a
;         ^^^^^^^^^ a,1,1
member => Local/2@a/n
;         ^^^^^^^^^^^ unknown-extension 2 in a
member => Local/1@b
;         ^^^^^^^^^ unknown-context b
`));

test('who answers a number, and who may call it', () => {
  const { dialplan } = memoryDialplan(
    '[a]\nexten => _1X,1,A\nexten => 12/555,1,B\nexten => 12,1,C\ninclude => b\n[b]\nexten => _!,1,D\n',
  );
  const context = dialplan.context('a');
  assert.ok(context !== undefined);
  const names = (callerId?: string): string[] =>
    candidates(dialplan, context, '12', callerId).map(
      ({ name, callerId: pattern }) => `${name}${pattern === undefined ? '' : `/${pattern}`}`,
    );
  assert.deepEqual(names(), ['12/555', '12', '_1X', '_!']);
  assert.deepEqual(names('777'), ['12', '_1X', '_!']);
  assert.equal(findPriority(dialplan, context, '12', 2), undefined);
  assert.equal(findPriority(dialplan, context, '19', 1)?.name, '_1X');
});

test('the contexts that a search goes through', () => {
  const { dialplan } = memoryDialplan(
    '[a]\ninclude => b\ninclude => c\ninclude => none\n[b]\ninclude => d\n[c]\ninclude => d\n[d]\ninclude => b\n',
  );
  const context = dialplan.context('a');
  assert.ok(context !== undefined);
  const { contexts, isOpen } = reachOf(dialplan, context);
  assert.deepEqual(
    contexts.map(({ name }) => name),
    ['a', 'b', 'd', 'c'],
  );
  assert.equal(isOpen, false);
});

test('what a partly computed name could be', () => {
  const could = (written: string, name: string): boolean | undefined => globOf(new Piece(written, 3))?.test(name);
  assert.equal(could('ivr-${X}', 'ivr-5'), true);
  assert.equal(could('ivr-${X}', 'ivr'), false);
  assert.equal(could('a${X}b.c', 'a12b.c'), true);
  assert.equal(could('a${X}b.c', 'a12bxc'), false);
  assert.equal(could('ab${X}', 'abc'), undefined);
});
