/** A dialplan that was edited is the one that is built from the same texts: contexts, callers, and where every target leads. */

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Dialplan } from '../../server/src/model/dialplan.ts';
import { placeOf } from '../../server/src/model/names/place.ts';
import { reachOf } from '../../server/src/model/names/reach.ts';
import { routineAt } from '../../server/src/model/routines/subroutines.ts';
import { checkIncremental } from '../support/check-incremental.ts';
import { describeResolution, resolutions } from '../support/check-resolve.ts';
import { parseFixture } from '../support/fixture.ts';
import { memoryDialplan } from '../support/memory-dialplan.ts';

function answers(dialplan: Dialplan): string[] {
  const found = [...resolutions(dialplan)].map(
    ({ line, target, resolution }) =>
      `${line.file.path}:${line.number + 1} ${target.piece.text} → ${describeResolution(resolution)}`,
  );
  for (const context of dialplan.contexts) {
    const { contexts, isOpen } = reachOf(dialplan, context);
    found.push(`${context.name} reaches ${contexts.map((each) => each.name).join(' ')}${isOpen ? ' and more' : ''}`);
  }
  return found;
}

const fixtures: Readonly<Record<string, string>> = {
  'one context': `
[a]
exten => s,1,Answer()
 same => n(again),Goto(again)
 same => n,GotoIf($[1]?100,1)
exten => _1XX,1,Goto(s,again)
exten => 100,hint,SIP/100
exten => 100,1,NoOp()
`,
  'contexts that include one another': `
[globals]
TRUNK=b
N=100
[a]
include => b
include => c
exten => s,1,Goto(b,100,1)
 same => n,Gosub(c,s,1(a,b))
[b]
include => a
exten => \${N},1,Goto(c,s,1)
exten => _X.,1,Return()
[c]
switch => Realtime/@
exten => s,1,Set(CHANNEL(hangup_handler_push)=a,s,1)
 same => n,Dial(Local/100@b,,U(c^1)b(a^s^1))
`,
  'templates and additions': `
[t](!)
exten => 1,1,NoOp(t)
 same => n,Goto(b,1,1)
[b](t)
 same => n,NoOp(b)
[b](+)
 same => n,NoOp(more)
[b]
exten => 1,10,NoOp()
[c](t,b)
exten => 2,1,Goto(1,1)
`,
  'several files': `
-- extensions.conf --
[a]
#include "more/b.conf"
exten => s,1,Goto(b,s,1)
#include "more/*.conf"
#tryinclude "missing.conf"
-- more/b.conf --
 same => n,NoOp(continues a)
[b]
exten => s,1,Goto(a,s,1)
#include "deep.conf"
-- deep.conf --
exten => 2,1,NoOp(in b)
[d]
exten => s,1,Macro(x,1)
-- more/c.conf --
exten => 3,1,NoOp()
[macro-x]
exten => s,1,NoOp()
-- loose.conf --
exten => homeless,1,NoOp()
[a]
exten => loose,1,Goto(d,s,1)
-- queues.conf --
[general]
[q]
context = a
member => Local/s@b
`,
  'block comments and joined lines': `
[a]
exten => s,1,NoOp(x)
;-- a comment
[b]
exten => s,1,NoOp(hidden)
--; [c]
exten => s,2,Goto(b,s,1)
exten += ,more
same => n,NoOp()
same += )
`,
};

const SEEDS = 12;

for (const [name, fixture] of Object.entries(fixtures))
  for (let seed = 0; seed < SEEDS; seed++)
    test(`edited as from scratch: ${name}, seed ${seed}`, () => {
      checkIncremental(`${name} ${seed}`, parseFixture(fixture).files, answers);
    });

test('a comment above a header stands in another section, and is looked at again all the same', () => {
  for (const above of ['[general]', '[b]\nexten => s,1,NoOp()', '']) {
    const memory = memoryDialplan(parseFixture(`${above}\n; @arg 1 x\n[sub]\nexten => s,1,Return()\n`));
    const required = (): number => {
      const { dialplan } = memory;
      const entry = dialplan.context('sub')?.named('s')[0]?.priority(1);
      return entry === undefined ? -1 : dialplan.tracker.remember('required', () => routineAt(dialplan, placeOf(entry)).required);
    };
    const line = memory.dialplan.root.lines.findIndex(({ text }) => text.includes('@arg'));
    const edit = (startColumn: number, endColumn: number, text: string): void => {
      memory.edit('extensions.conf', { startLine: line, startColumn, endLine: line, endColumn, text });
    };
    assert.equal(required(), 1);
    edit(7, 8, '2');
    assert.equal(required(), 2);
    edit(12 - 1, 12 - 1, '\n');
    assert.equal(required(), 0, 'a blank line parts the comment from the header');
    memory.edit('extensions.conf', { startLine: line, startColumn: 11, endLine: line + 1, endColumn: 0, text: '' });
    assert.equal(required(), 2);
  }
});

test('what a dropped line named is forgotten with what it said', () => {
  const memory = memoryDialplan('[a]\n same => n,Goto(b,s,1)\n[b]\nexten => s,1,Hangup()\n');
  assert.equal(memory.dialplan.isMentioned('b'), true);
  memory.edit('extensions.conf', { startLine: 1, startColumn: 16, endLine: 1, endColumn: 16, text: ';' });
  assert.equal(memory.dialplan.isMentioned('b'), false);
});
