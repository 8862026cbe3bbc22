/** What all contexts come to together, and who learns of an edit. */

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Summary } from '../../server/src/model/indexes/summary.ts';
import { memoryDialplan } from '../support/memory-dialplan.ts';
import '../support/bugs.ts';

const applications: Summary = {
  name: 'applications',
  textsOf: (context) => new Set(context.priorities().map(({ statement }) => statement.applicationName)),
};

test('an edit reaches those who look at a summary that it changes, and no others', () => {
  const memory = memoryDialplan('[a]\nexten => s,1,Answer()\n same => n,Hangup()\n[b]\nexten => s,1,Answer()\n');
  const { dialplan } = memory;
  const askAll = (): void => {
    dialplan.tracker.remember('all', () => [...dialplan.summary(applications)]);
    for (const name of ['answer', 'hangup', 'answers'])
      dialplan.tracker.remember(name, () => dialplan.summaryHas(applications, name));
  };
  const edit = (line: number, startColumn: number, endColumn: number, text: string): string[] => {
    askAll();
    const change = { startLine: line, startColumn, endLine: line, endColumn, text };
    return [...memory.edit('extensions.conf', change).forgotten].sort();
  };
  askAll();
  assert.deepEqual([...dialplan.summary(applications)].sort(), ['answer', 'hangup']);
  assert.deepEqual(edit(4, 20, 20, '1'), [], 'an argument');
  assert.deepEqual(edit(4, 19, 19, 's'), ['all', 'answers'], 'one more');
  assert.deepEqual(edit(1, 13, 19, 'Hangup'), ['all', 'answer'], 'the last one');
  assert.deepEqual(edit(0, 0, 0, ';'), ['all', 'hangup'], 'a context goes');
  assert.deepEqual([...dialplan.summary(applications)], ['answers']);
});
