/** Answers are kept with what was looked at to find them, and forgotten with it. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { Tracker } from '../../server/src/model/tracker.ts';
import { memoryDialplan } from '../support/memory-dialplan.ts';

test('an answer is computed once', () => {
  const tracker = new Tracker('edited');
  let count = 0;
  const ask = (): number => tracker.remember('key', () => ++count);
  assert.equal(ask(), 1);
  assert.equal(ask(), 1);
});

test('an answer is forgotten with a thing that it looked at, and no other', () => {
  const tracker = new Tracker('edited');
  let count = 0;
  const ask = (): number =>
    tracker.remember('key', () => {
      tracker.read('a');
      return ++count;
    });
  ask();
  assert.deepEqual(tracker.forget('b'), []);
  assert.equal(ask(), 1);
  assert.deepEqual(tracker.forget('a'), ['key']);
  assert.deepEqual(tracker.forget('a'), []);
  assert.equal(ask(), 2);
});

test('an answer looks at what the answers in it looked at, kept or not', () => {
  const tracker = new Tracker('edited');
  const inner = (): string =>
    tracker.remember('inner', () => {
      tracker.read('a');
      return 'i';
    });
  const outer = (key: string): string => tracker.remember(key, () => `${inner()} ${key}`);
  assert.equal(outer('first'), 'i first');
  assert.equal(outer('second'), 'i second');
  assert.deepEqual([...tracker.forget('a')].sort(), ['first', 'inner', 'second']);
});

test('a shared answer is forgotten with anything, and tells who asks what it looked at', () => {
  const tracker = new Tracker('edited');
  let count = 0;
  const shared = (): number =>
    tracker.share('shared', () => {
      tracker.read('a');
      return ++count;
    });
  const ask = (key: string): number => tracker.remember(key, shared);
  assert.equal(ask('first'), 1);
  assert.equal(ask('second'), 1);
  assert.deepEqual([...tracker.forget('a')].sort(), ['first', 'second']);
  assert.equal(ask('first'), 2);
  assert.deepEqual(tracker.forget('b'), []);
  assert.equal(shared(), 3);
  tracker.drop('shared');
  assert.equal(shared(), 4);
});

test('what is read outside a question is nobody’s', () => {
  const tracker = new Tracker('edited');
  tracker.read('a');
  assert.deepEqual(tracker.forget('a'), []);
});

test('a question that comes back to itself gets the answer given for that', () => {
  const tracker = new Tracker('edited');
  const depth = (): number => tracker.remember('depth', () => depth() + 1, 0);
  assert.equal(depth(), 1);
  assert.equal(depth(), 1);
});

test('a question that throws leaves nothing behind', () => {
  const tracker = new Tracker('edited');
  assert.throws(() => tracker.remember('key', () => assert.fail('no')));
  assert.equal(
    tracker.remember('key', () => 1),
    1,
  );
});

test('dropped and cleared answers are asked anew', () => {
  const tracker = new Tracker('edited');
  let count = 0;
  const ask = (): number =>
    tracker.remember('key', () => {
      tracker.read('a');
      return ++count;
    });
  ask();
  tracker.drop('key');
  assert.equal(ask(), 2);
  assert.deepEqual(tracker.forget('a'), ['key']);
  ask();
  tracker.clear();
  assert.equal(ask(), 4);
});

test('an edit forgets the answers that looked at what it changed, and tells their keys', () => {
  const memory = memoryDialplan('[a]\nexten => s,1,Goto(b,s,1)\n[b]\nexten => s,1,NoOp()\n[c]\ninclude => b\n');
  const { dialplan } = memory;
  const { tracker } = dialplan;
  const asked: Readonly<Record<string, () => unknown>> = {
    'looks at a': () => dialplan.context('a')?.name,
    'looks at b': () => dialplan.context('b')?.name,
    'misses d': () => dialplan.context('d')?.name,
    'callers of b': () => dialplan.usesOf('b').length,
    'includers of b': () => dialplan.includersOf('b').length,
    'callers of c': () => dialplan.usesOf('c').length,
    'all names': () => dialplan.contextNames.length,
  };
  const askAll = (): void => {
    for (const [key, compute] of Object.entries(asked)) tracker.remember(key, compute);
  };
  const edit = (line: number, from: number, to: number, text: string): string[] => {
    askAll();
    const { forgotten } = memory.edit('extensions.conf', {
      startLine: line,
      startColumn: from,
      endLine: line,
      endColumn: to,
      text,
    });
    return [...forgotten].sort();
  };
  assert.deepEqual(edit(3, 18, 18, 'text of a note'), [], 'a text that names nothing');
  assert.deepEqual(edit(3, 12, 12, '0'), ['looks at b'], 'another priority');
  assert.deepEqual(
    edit(1, 18, 19, 'c'),
    ['callers of b', 'callers of c', 'looks at a'],
    'another target, which includes nothing',
  );
  assert.deepEqual(
    edit(4, 0, 0, '[d]\n'),
    ['all names', 'looks at b', 'misses d'],
    'a new context, which ends the one before it',
  );
  assert.deepEqual(edit(4, 0, 3, '[e]'), ['all names', 'misses d'], 'a context goes');
});

test('an edit builds the contexts that it changed and no others', () => {
  const memory = memoryDialplan('[a]\nexten => s,1,NoOp(b)\n[t](!)\nexten => t,1,NoOp()\n[b](t)\n[c](t)\n');
  const { dialplan } = memory;
  const built = (line: number, from: number, to: number, text: string): { count: number; contexts: string[] } => {
    const before = dialplan.contextsBuilt;
    const { contexts } = memory.edit('extensions.conf', {
      startLine: line,
      startColumn: from,
      endLine: line,
      endColumn: to,
      text,
    });
    return { count: dialplan.contextsBuilt - before, contexts: [...contexts] };
  };
  assert.deepEqual(built(1, 18, 19, 'typed'), { count: 0, contexts: [] });
  assert.deepEqual(built(1, 24, 24, ' ; why'), { count: 0, contexts: [] });
  assert.deepEqual(built(1, 9, 10, 'x'), { count: 1, contexts: ['a'] });
  assert.deepEqual(built(3, 9, 10, '1'), { count: 2, contexts: ['b', 'c'] });
  assert.deepEqual(built(4, 1, 2, 'bb'), { count: 1, contexts: ['bb', 'b'] });
  assert.deepEqual(built(5, 3, 6, ''), { count: 1, contexts: ['c'] });
});

test('of a dialplan that never changes an answer is kept, and not what it looked at', () => {
  const tracker = new Tracker('fixed');
  let count = 0;
  const ask = (): number =>
    tracker.remember('key', () => {
      tracker.read('a');
      return ++count;
    });
  assert.equal(ask(), 1);
  assert.deepEqual(tracker.forget('a'), []);
  assert.equal(ask(), 1);
  tracker.drop('key');
  assert.equal(ask(), 2);
});
