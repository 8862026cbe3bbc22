/** How much work an edit makes, counted: the design of incremental checking holds as long as these numbers do. */

import assert from 'node:assert/strict';
import test from 'node:test';
import type { WorkCounts } from '../../server/src/workspace/workspace.ts';
import { Desk } from './desk.ts';

const path = '/pbx/extensions.conf';

/** Fifty contexts that call one routine each, and one that all of them call. */
function dialplan(): string {
  const lines: string[] = [];
  for (let i = 0; i < 50; i++)
    lines.push(
      `[unit-${i}]`,
      `exten => s,1,NoOp(hello ${i})`,
      ` same => n,Gosub(sub-${i},s,1(a))`,
      ' same => n,Gosub(shared,s,1)',
      ' same => n,Playback(tt-monkeys)',
      ' same => n,Hangup()',
      `[sub-${i}]`,
      'exten => s,1,Playback(${ARG1})',
      ' same => n(end),Return()',
    );
  lines.push('[shared]', 'exten => s,1,NoOp(${CALLERID(num)})', ' same => n,Return()', '');
  return lines.join('\n');
}

function work(type: (desk: Desk) => void): Record<keyof WorkCounts, number> {
  const desk = new Desk({ [path]: dialplan() });
  desk.open(path);
  const before = desk.workspace.counts;
  type(desk);
  const after = desk.workspace.counts;
  return {
    linesParsed: after.linesParsed - before.linesParsed,
    contextsBuilt: after.contextsBuilt - before.contextsBuilt,
    contextsChecked: after.contextsChecked - before.contextsChecked,
    filesPublished: after.filesPublished - before.filesPublished,
  };
}

test('typing in an argument that names nothing parses one line and looks at no context', () => {
  assert.deepEqual(
    work((desk) => desk.type(path, 1, 20, 0, 'x')),
    { linesParsed: 1, contextsBuilt: 0, contextsChecked: 0, filesPublished: 0 },
  );
});

test('typing in a comment likewise', () => {
  assert.deepEqual(
    work((desk) => desk.type(path, 4, 31, 0, ' ; why')),
    { linesParsed: 1, contextsBuilt: 0, contextsChecked: 0, filesPublished: 0 },
  );
});

test('a blank line parses nothing, since its text is known', () => {
  assert.deepEqual(
    work((desk) => desk.type(path, 4, 31, 0, '\n')),
    { linesParsed: 0, contextsBuilt: 0, contextsChecked: 0, filesPublished: 0 },
  );
});

test('a wrong application name is shown by looking at its line and its context', () => {
  const { contextsBuilt, contextsChecked, filesPublished } = work((desk) => desk.type(path, 5, 16, 0, 'x'));
  assert.deepEqual(
    { contextsBuilt, contextsChecked, filesPublished },
    { contextsBuilt: 1, contextsChecked: 1, filesPublished: 1 },
  );
});

test('a target that is mistyped reaches its own context and the one it named', () => {
  const { contextsBuilt, contextsChecked, filesPublished } = work((desk) => desk.type(path, 2, 20, 0, 'x'));
  assert.deepEqual(
    { contextsBuilt, contextsChecked, filesPublished },
    { contextsBuilt: 1, contextsChecked: 2, filesPublished: 1 },
  );
});

test('one caller less of a routine that many call reaches its own context alone', () => {
  const { contextsBuilt, contextsChecked } = work((desk) => desk.type(path, 3, 20, 0, 'x'));
  assert.deepEqual({ contextsBuilt, contextsChecked }, { contextsBuilt: 1, contextsChecked: 1 });
});

test('a routine that changes reaches its one caller', () => {
  const { contextsBuilt, contextsChecked } = work((desk) => desk.type(path, 7, 23, 6, '${ARG2}'));
  assert.deepEqual({ contextsBuilt, contextsChecked }, { contextsBuilt: 1, contextsChecked: 2 });
});

test('a section that is renamed reaches those who name it, under either name', () => {
  const { contextsBuilt, contextsChecked } = work((desk) => desk.type(path, 6, 4, 0, 'x'));
  assert.ok(contextsBuilt <= 2, `${contextsBuilt} built`);
  assert.ok(contextsChecked <= 4, `${contextsChecked} checked`);
});

test('who names a context that is not there is not looked at for each other name that comes', () => {
  const lines = Array.from({ length: 20 }, (_, i) => `[unit-${i}]\nexten => s,1,Gosub(gone-${i},s,1)\n`);
  const desk = new Desk({ [path]: `${lines.join('')};\n` });
  desk.open(path);
  const before = desk.workspace.counts.contextsChecked;
  desk.type(path, 40, 0, 1, '[another]');
  assert.equal(desk.workspace.counts.contextsChecked - before, 2);
  desk.type(path, 40, 1, 7, 'gone-7');
  assert.ok(desk.workspace.counts.contextsChecked - before < 8);
});

test('a header that is typed letter by letter builds its section and the one around it, and no other', () => {
  const letters = '[new]';
  const { contextsBuilt, contextsChecked } = work((desk) => {
    desk.type(path, 3, 0, 0, '\n');
    for (const [column, letter] of Array.from(letters).entries()) desk.type(path, 3, column, 0, letter);
  });
  assert.ok(contextsBuilt <= 2 * letters.length, `${contextsBuilt} built`);
  assert.ok(contextsChecked <= 4 * letters.length, `${contextsChecked} checked`);
});

test('deleting a header joins two sections and reaches who named the one that is gone', () => {
  const { contextsBuilt, contextsChecked } = work((desk) => desk.type(path, 6, 0, '[sub-0]'.length, ''));
  assert.ok(contextsBuilt <= 2, `${contextsBuilt} built`);
  assert.ok(contextsChecked <= 5, `${contextsChecked} checked`);
});

test('the file that is opened is shown before the other contexts are looked at', () => {
  const main = '[main]\nexten => s,1,Hangip()\n#include "rest.conf"\n';
  const desk = new Desk({ [path]: main, '/pbx/rest.conf': dialplan() });
  const workspace = desk.workspace;
  desk.ticks = 1;
  desk.workspace.open(path, main, 1, 'dialplan');
  while (!desk.shown.has(path)) desk.step();
  assert.ok(workspace.counts.contextsChecked < 20, `${workspace.counts.contextsChecked} checked`);
  desk.run();
  assert.equal(workspace.counts.contextsChecked, 102);
});

/** One context that is looked at in several turns. */
function largeContext(): string {
  const lines = ['[a]'];
  for (let i = 0; i < 800; i++)
    lines.push(
      `exten => ${1000 + i},1,Set(CHANNEL(hangup_handler_push)=ended,s,1)`,
      ` same => n,Goto(${i % 20 === 0 ? 'nowhere' : 'a'},${1000 + i},${i % 30 === 0 ? 'there' : 'last'})`,
      ` same => n(last),${i % 40 === 0 ? 'Hangip' : 'Hangup'}()`,
    );
  lines.push('[ended]', 'exten => s,1,Return()', '');
  return lines.join('\n');
}

test('a context of many lines is looked at in several turns, between which requests are answered', () => {
  const desk = new Desk({ [path]: largeContext() });
  desk.ticks = 1;
  desk.workspace.open(path, largeContext(), 1, 'dialplan');
  let turns = 0;
  for (; desk.workspace.isBusy; turns++) desk.step();
  assert.ok(turns > 4, `${turns} turns`);
  assert.equal(desk.workspace.counts.contextsChecked, 2);
  desk.ticks = 0;
  assert.deepEqual(desk.shown.get(path), desk.fromScratch().get(path));
});

test('what is typed between the turns is in what is found at the end', () => {
  const desk = new Desk({ [path]: largeContext() });
  desk.open(path);
  desk.ticks = 1;
  let version = 10;
  const type = (line: number, column: number, removed: number, text: string): void =>
    desk.workspace.change(
      path,
      [{ startLine: line, startColumn: column, endLine: line, endColumn: column + removed, text }],
      ++version,
    );
  type(2, 16, 0, 'x');
  for (let turn = 0; desk.workspace.isBusy && turn < 200; turn++) {
    desk.step();
    if (turn % 3 !== 0 || turn > 60) continue;
    // A blank in front moves columns, an empty line moves lines, and neither says anything else to the context.
    if (turn % 2 === 0) type(10 + turn, 0, 0, '\n');
    else type(1500 + turn, 1, 0, ' ');
  }
  assert.equal(desk.workspace.isBusy, false);
  desk.ticks = 0;
  assert.deepEqual(desk.shown.get(path), desk.fromScratch().get(path));
});

test('what an edit does to its own context is shown, and the turn over, before the many that include it are looked at', () => {
  const includers = Array.from({ length: 50 }, (_, i) => `[unit-${i}]\ninclude => all\nexten => ${i + 100},1,Goto(s,1)\n`);
  const desk = new Desk({ [path]: `[all]\nexten => s,1,Answer()\n same => n,Hangup()\n${includers.join('')}` });
  desk.open(path);
  desk.publications.length = 0;
  const before = desk.workspace.counts.contextsChecked;
  desk.turns = 1;
  desk.type(path, 2, 13, 0, 'x');
  assert.deepEqual(desk.publications, [path]);
  assert.equal(desk.workspace.counts.contextsChecked - before, 1);
  desk.rest();
  assert.equal(desk.workspace.counts.contextsChecked - before, 51);
});

test('what an edit breaks elsewhere is looked at in a pause, and once for all keys before it', () => {
  const desk = new Desk({ [path]: dialplan() });
  desk.open(path);
  desk.isTyping = true;
  const { contextsChecked } = desk.workspace.counts;
  for (const [typed, letter] of ['x', 'y', 'z'].entries()) {
    const { filesPublished } = desk.workspace.counts;
    desk.type(path, 7, 11 + typed, 0, letter);
    assert.equal(desk.workspace.counts.filesPublished - filesPublished, 1);
    assert.equal(desk.workspace.counts.contextsChecked - contextsChecked, typed + 1);
  }
  desk.pause();
  assert.equal(desk.workspace.counts.contextsChecked - contextsChecked, 4);
  assert.deepEqual(desk.shown, desk.fromScratch());
});

test('who waits for all problems of a file ends the pause', () => {
  const desk = new Desk({ [path]: dialplan() });
  desk.open(path);
  desk.isTyping = true;
  desk.type(path, 7, 11, 0, 'x');
  let isCalled = false;
  desk.workspace.whenChecked(path, () => (isCalled = true));
  desk.run();
  assert.equal(isCalled, true);
  assert.deepEqual(desk.shown, desk.fromScratch());
});
