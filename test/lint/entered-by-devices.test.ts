/** Which contexts only calls of telephones come to. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { isEnteredByDevices } from '../../server/src/lint/contexts/entered-by-devices.ts';
import { parseFixture } from '../support/fixture.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';

const text = `
[phones]
exten => 100,1,Read(KIND,beep,1)
 same => n,Goto(menu-\${KIND},s,1)
 same => n,Hangup()
[desk]
exten => 200,1,Goto(menu-1,s,1)
[menu-1]
exten => s,1,Playback(\${WELCOME})
-- pjsip.conf --
[100]
type=endpoint
context=phones
[200]
type=endpoint
context=desk
`;

function isEntered({ dialplan }: MemoryDialplan, name: string): boolean {
  const context = dialplan.context(name);
  assert.ok(context !== undefined);
  return isEnteredByDevices(context, dialplan);
}

test('a name that is put together leads on from the lines that there are when another one of them has changed', () => {
  const memory = new MemoryDialplan(parseFixture(text).files);
  assert.equal(isEntered(memory, 'phones'), true);
  assert.equal(isEntered(memory, 'menu-1'), true);
  const at = memory.file().lines.findIndex((line) => line.text.includes('Hangup()'));
  const path = memory.dialplan.root.path;
  memory.edit(path, { startLine: at, startColumn: 11, endLine: at, endColumn: 19, text: 'AGI(fill.agi)' });
  assert.equal(isEntered(memory, 'phones'), false);
  assert.equal(isEntered(memory, 'menu-1'), false);
});
