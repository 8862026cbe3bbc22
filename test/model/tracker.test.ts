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

test('who asked for a digest is forgotten only where it comes out as another', () => {
  const tracker = new Tracker('edited');
  const values = { a: 1, b: 1 };
  let count = 0;
  const isOdd = (): boolean =>
    tracker.digest('is odd', () => {
      count++;
      tracker.read('a');
      return values.a % 2 === 1;
    });
  const ask = (): string =>
    tracker.remember('asks', () => {
      tracker.read('b');
      return `${isOdd()} ${values.b}`;
    });
  const change = (name: 'a' | 'b', value: number): readonly string[] => {
    values[name] = value;
    return [...tracker.forget(name), ...tracker.settle()];
  };
  assert.equal(ask(), 'true 1');
  assert.deepEqual(change('a', 3), [], 'as odd as it was');
  assert.equal(count, 2, 'asked again once');
  assert.deepEqual(change('a', 4), ['asks']);
  assert.equal(ask(), 'false 1');
  assert.deepEqual(change('b', 2), ['asks']);
  assert.equal(ask(), 'false 2');
  assert.equal(count, 3, 'and kept meanwhile');
  tracker.drop('asks');
  assert.deepEqual(change('a', 5), []);
  assert.equal(count, 3, 'nobody asks for it');
});

test('a digest that looks at another one follows it, whichever of them is found again first', () => {
  for (const first of ['outer', 'inner'] as const) {
    const tracker = new Tracker('edited');
    let value = 1;
    const inner = (): number =>
      tracker.digest('inner', () => {
        tracker.read('a');
        return value % 10;
      });
    const outer = (): number =>
      tracker.digest('outer', () => {
        tracker.read('a');
        return tracker.remember('between', inner) * 2;
      });
    const ask = (): number => tracker.remember('asks', outer);
    if (first === 'inner') inner();
    assert.equal(ask(), 2);
    value = 11;
    assert.deepEqual([...tracker.forget('a'), ...tracker.settle()], []);
    value = 12;
    assert.deepEqual([...tracker.forget('a'), ...tracker.settle()].sort(), ['asks', 'between']);
    assert.equal(ask(), 4);
  }
});

test('a digest on which a question comes back to itself is part of that question', () => {
  const tracker = new Tracker('edited');
  let ends = true;
  const mayEnd = (): boolean =>
    tracker.remember(
      'may end',
      () => {
        tracker.read('a');
        return ends || tracker.digest<boolean>('inner', mayEnd);
      },
      { first: false, isSame: (a, b) => a === b },
    );
  const ask = (): boolean => tracker.remember('asks', () => tracker.digest('outer', mayEnd));
  assert.equal(ask(), true);
  ends = false;
  assert.deepEqual([...tracker.forget('a'), ...tracker.settle()].sort(), ['asks', 'may end']);
  assert.equal(ask(), false);
  ends = true;
  assert.deepEqual([...tracker.forget('a'), ...tracker.settle()].sort(), ['asks', 'may end']);
  assert.equal(ask(), true);
});

test('what is read outside a question is nobody’s', () => {
  const tracker = new Tracker('edited');
  tracker.read('a');
  assert.deepEqual(tracker.forget('a'), []);
});

test('a question that comes back to itself gets a guess, until the answer is what was guessed', () => {
  const tracker = new Tracker('edited');
  const depth = (): number => tracker.remember('depth', () => Math.min(depth() + 1, 5), { first: 0, isSame: (a, b) => a === b });
  assert.equal(depth(), 5);
  assert.equal(depth(), 5);
});

/** Nodes that ask those they lead to what can be come to from there. */
class Graph {
  readonly tracker = new Tracker('edited');
  readonly next: number[][];
  asked = 0;

  constructor(next: number[][]) {
    this.next = next;
  }

  ask(node: number): ReadonlySet<number> {
    const isSame = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => a.size === b.size;
    return this.tracker.remember(`from ${node}`, () => this.#find(node), { first: new Set<number>(), isSame });
  }

  #find(node: number): ReadonlySet<number> {
    this.asked++;
    this.tracker.read(`node ${node}`);
    return new Set([node, ...(this.next[node] ?? []).flatMap((each) => [...this.#through(node, each)])]);
  }

  /** By way of an answer that is kept too and may not lead back to itself. */
  #through(from: number, to: number): ReadonlySet<number> {
    return this.tracker.remember(`way ${from} ${to}`, () => this.ask(to));
  }

  reached(from: number): Set<number> {
    const found = new Set([from]);
    for (const each of found) for (const next of this.next[each] ?? []) found.add(next);
    return found;
  }
}

test('answers of a circle are the same whoever asks first, and are all forgotten with what one of them looked at', () => {
  let seed = 1;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  for (let i = 0; i < 300; i++) {
    const size = 1 + random(9);
    const graph = new Graph(Array.from({ length: size }, () => Array.from({ length: random(4) }, () => random(size))));
    for (let j = 0; j < 12; j++) {
      const from = random(size);
      const reached = graph.reached(from);
      assert.deepEqual([...graph.ask(from)].sort(), [...reached].sort(), JSON.stringify(graph.next));
      const changed = random(size);
      const users = Array.from({ length: size }, (_, node) => node).filter((node) => graph.reached(node).has(changed));
      for (const node of users) graph.ask(node);
      graph.next[changed] = Array.from({ length: random(4) }, () => random(size));
      const forgotten = new Set(graph.tracker.forget(`node ${changed}`));
      for (const node of users) assert.ok(forgotten.has(`from ${node}`), JSON.stringify(graph.next));
    }
  }
});

test('a circle costs its members a few rounds, however densely they ask each other', () => {
  const size = 40;
  const graph = new Graph(Array.from({ length: size }, () => Array.from({ length: size }, (_, node) => node)));
  for (let node = 0; node < size; node++) assert.equal(graph.ask(node).size, size);
  assert.ok(graph.asked <= 4 * size, `${graph.asked} answers were worked out`);
});

test('questions that wait for each other in a long row are answered, each once or twice', () => {
  const size = 5000;
  const tracker = new Tracker('edited');
  let asked = 0;
  const behind = (node: number): number =>
    tracker.remember(
      `behind ${node}`,
      () => {
        asked++;
        return node === size ? 0 : 1 + behind(node + 1);
      },
      { first: 0, isSame: (a, b) => a === b },
    );
  assert.equal(behind(0), size);
  assert.ok(asked <= 3 * size, `${asked} answers were worked out`);
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
