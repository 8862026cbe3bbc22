/** What the client reads and sends does not overtake itself. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { Gathered, InTurn } from '../../client/src/in-turn.ts';

/** Work that ends when somebody says so. */
interface Works {
  readonly done: string[];
  readonly begin: (name: string) => () => Promise<string>;
  readonly end: (name: string) => Promise<void>;
}

function works(): Works {
  const done: string[] = [];
  const ends = new Map<string, () => void>();
  const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    done,
    begin: (name) => async () => {
      done.push(`begin ${name}`);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      done.push(`end ${name}`);
      return name;
    },
    end: async (name) => {
      await later();
      ends.get(name)?.();
      await later();
    },
  };
}

test('who comes later begins later, even after somebody who failed', async () => {
  const turn = new InTurn();
  const { done, begin, end } = works();
  const first = turn.run(begin('a'));
  const failed = turn.run(() => Promise.reject(new Error('gone')));
  const last = turn.run(begin('b'));
  await end('b');
  assert.deepEqual(done, ['begin a']);
  await end('a');
  await assert.rejects(failed, /gone/);
  await end('b');
  assert.deepEqual([await first, await last], ['a', 'b']);
  assert.deepEqual(done, ['begin a', 'end a', 'begin b', 'end b']);
});

test('what comes while somebody is at work is taken together', async () => {
  const turn = new InTurn();
  const { begin, end } = works();
  const taken: (readonly string[])[] = [];
  const gathered = new Gathered<string>(turn, (items) => Promise.resolve(void taken.push(items)));
  void turn.run(begin('a'));
  const added = ['x', 'y', 'x'].map((item) => gathered.add(item));
  await end('a');
  await Promise.all(added);
  await gathered.add('z');
  assert.deepEqual(taken, [['x', 'y', 'x'], ['z']]);
});
