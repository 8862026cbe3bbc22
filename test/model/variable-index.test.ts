/** Who sets which variable, before and after an edit. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { assignmentsIn } from '../../server/src/model/indexes/variable-index.ts';
import { parseFixture } from '../support/fixture.ts';
import { memoryDialplan } from '../support/memory-dialplan.ts';
import '../support/bugs.ts';

const source = `
[a]
exten => s,1,Set(__X=1)
 same => n,ExecIf(1?Set(X=2):MSet(Y=3,Z=))
 same => n,Read(D,file)
 same => n,Set(LOCAL(L)=4)
 same => n,Set(P\${N}=5)
 same => n,NoOp(Set(Q=6))
[b]
exten => s,1,Set(X=7)
`;

/** Each assignment as `name=value`, `?` for a value that is not written, in parentheses where an ExecIf decides. */
function described(name: string): string[] {
  const { dialplan } = memoryDialplan(parseFixture(source));
  const context = dialplan.context(name);
  assert.ok(context !== undefined);
  return [...assignmentsIn(context)].flatMap(([variable, list]) =>
    list.map(({ value, isConditional }) => {
      const text = `${variable}=${value?.text ?? '?'}`;
      return isConditional ? `(${text})` : text;
    }),
  );
}

test('the assignments of a context', () => {
  assert.deepEqual(described('a'), ['X=1', '(X=2)', '(Y=3)', '(Z=)', 'D=?', 'L=?']);
  assert.deepEqual(described('b'), ['X=7']);
});

test('the contexts that set a variable, in load order', () => {
  const { dialplan } = memoryDialplan(parseFixture(source));
  const settersOf = (name: string): string[] => dialplan.settersOf(name).map((context) => context.name);
  assert.deepEqual(settersOf('X'), ['a', 'b']);
  assert.deepEqual(settersOf('D'), ['a']);
  assert.deepEqual(settersOf('Q'), []);
});

test('the contexts that read a variable, before and after an edit that makes one more', () => {
  const memory = memoryDialplan('[a]\nexten => s,1,NoOp(${CITY})\n[b]\nexten => s,1,NoOp()\n');
  const { dialplan } = memory;
  const readers = (): readonly string[] =>
    dialplan.tracker.remember('readers', () => dialplan.readersOf('CITY').map((context) => context.name));
  assert.deepEqual(readers(), ['a']);
  const { forgotten } = memory.edit('extensions.conf', {
    startLine: 3,
    startColumn: 18,
    endLine: 3,
    endColumn: 18,
    text: '${CITY}',
  });
  assert.deepEqual([...forgotten], ['readers']);
  assert.deepEqual(readers(), ['a', 'b']);
});
