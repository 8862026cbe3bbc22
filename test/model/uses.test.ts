/** Who names a context. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { usesOfContext } from '../../server/src/model/names/uses.ts';
import { parseFixture } from '../support/fixture.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';

const text = `
[globals]
ENDED=call-ended
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=\${ENDED},s,1)
 same => n,Set(KIND=shop)
 same => n,Gosub(open-\${KIND},s,1)
 same => n,Hangup()
[call-ended]
exten => s,1,Return()
[open-shop]
exten => s,1,Return()
`;

function linesNaming({ dialplan }: MemoryDialplan, name: string): string[] {
  return usesOfContext(dialplan, name).map(({ line }) => line.text.trim());
}

test('a variable that has one value names its context', () => {
  const memory = new MemoryDialplan(parseFixture(text).files);
  assert.deepEqual(linesNaming(memory, 'call-ended'), ['exten => s,1,Set(CHANNEL(hangup_handler_push)=${ENDED},s,1)']);
  assert.deepEqual(linesNaming(memory, 'open-shop'), ['same => n,Gosub(open-${KIND},s,1)']);
});

test('the priorities that name a context are those that there are when a line beside them has changed', () => {
  const memory = new MemoryDialplan(parseFixture(text).files);
  assert.equal(linesNaming(memory, 'open-shop').length, 1);
  const path = memory.dialplan.root.path;
  const at = memory.file().lines.findIndex((line) => line.text.includes('Hangup()'));
  memory.edit(path, { startLine: at, startColumn: 11, endLine: at, endColumn: 17, text: 'Playback' });
  for (const name of ['call-ended', 'open-shop'])
    for (const { priority } of usesOfContext(memory.dialplan, name))
      assert.equal(priority?.context, memory.dialplan.context('a'), name);
});
