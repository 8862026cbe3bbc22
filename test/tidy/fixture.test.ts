/** The fixture language itself, and that its checks fail when they must. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { bug } from '../../server/src/base/bug.ts';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';
import { parseFixture, parseFixtureWithoutLabels } from '../support/fixture.ts';
import { memoryDialplan } from '../support/memory-dialplan.ts';

test('a text without headings is extensions.conf', () => {
  const { files, labels, cursors, golden } = parseFixture('\n[a]\nx=1\n');
  assert.deepEqual([...files], [['extensions.conf', '[a]\nx=1\n']]);
  assert.deepEqual([labels, cursors, [...golden]], [[], [], []]);
});

test('headings start files, settings and golden sections', () => {
  const fixture = parseFixture(
    '[a]\n-- b/c.conf --\n[b]\n\n-- settings.json --\n{ "asteriskVersion": "18" }\n-- @tree --\none\ntwo\n',
  );
  assert.deepEqual(
    [...fixture.files],
    [
      ['extensions.conf', '[a]\n'],
      ['b/c.conf', '[b]\n\n'],
    ],
  );
  assert.deepEqual(fixture.settings, { asteriskVersion: '18' });
  assert.deepEqual([...fixture.golden], [['tree', 'one\ntwo\n']]);
  assert.throws(() => parseFixture('-- a --\n-- a --\n'));
});

test('labels point at the nearest line above that is no label, and stay in the text', () => {
  const { labels, files } = parseFixture('[a]\nabcdef\n; ^^ first\n;   ^ second of two\n;<^^ third\n; no label\n');
  assert.deepEqual(labels, [
    { path: 'extensions.conf', line: 1, start: 2, end: 4, text: 'first' },
    { path: 'extensions.conf', line: 1, start: 4, end: 5, text: 'second of two' },
    { path: 'extensions.conf', line: 1, start: 0, end: 4, text: 'third' },
  ]);
  assert.match(files.get('extensions.conf') ?? '', /first/);
  assert.throws(() => parseFixture('; ^ label\n'));
});

test('labels can be left out of the texts', () => {
  assert.equal(parseFixtureWithoutLabels('[a]\n;^ label\nx=1\n').files.get('extensions.conf'), '[a]\nx=1\n');
});

test('cursors are taken out, and labels keep their place below them', () => {
  const { files, cursors, labels } = parseFixture('ab<|>cd<|>\n;     ^ c\n;^ b\n');
  assert.equal(files.get('extensions.conf')?.split('\n')[0], 'abcd');
  assert.deepEqual(
    cursors.map(({ line, column }) => [line, column]),
    [
      [0, 2],
      [0, 4],
    ],
  );
  assert.deepEqual(
    labels.map(({ start, end }) => [start, end]),
    [
      [3, 4],
      [1, 2],
    ],
  );
});

test('includes are found by name and by wildcard, other files are neighbors or stand apart', () => {
  const { dialplan } = memoryDialplan(
    '[a]\n#include "/etc/asterisk/d/*.conf"\n-- d/x.conf --\n[x]\n-- queues.conf --\n[q]\n-- loose.conf --\n[l]\n',
  );
  assert.deepEqual(dialplan.contextNames, ['a', 'x', 'l']);
  assert.deepEqual(
    dialplan.neighbors.map(({ path }) => path),
    ['queues.conf'],
  );
});

test('a dialplan of another language makes it incomplete', () => {
  assert.equal(memoryDialplan('[a]\n').dialplan.isIncomplete, false);
  assert.equal(memoryDialplan('[a]\n-- extensions.ael --\ncontext b {}\n').dialplan.isIncomplete, true);
});

const only = 'unknown-context';

test('a problem that is missing, and one that is not expected, are told apart', () => {
  assert.throws(
    () => checkProblems('[a]\n; ^ error unknown-context: No.\nexten => s,1,Goto(b,s,1)\n', { only }),
    /Missing:[\s\S]*Surplus:/,
  );
  checkProblems(
    "[a]\nexten => s,1,Goto(b,s,1)\n;                 ^ error unknown-context: No file defines a context named 'b'.\n",
    { only },
  );
});

test('a problem of another severity or place is another problem', () => {
  const text = (column: number, severity: string): string =>
    `[a]\nexten => s,1,Goto(b,s,1)\n;${' '.repeat(column - 1)}^ ${severity} unknown-context: No file defines a context named 'b'.\n`;
  checkProblems(text(18, 'error'), { only });
  assert.throws(() => checkProblems(text(19, 'error'), { only }));
  assert.throws(() => checkProblems(text(18, 'warning'), { only }));
  checkProblems(text(18, 'hint'), { only, settings: { rules: { 'unknown-context': 'hint' } } });
  checkProblems(`${text(18, 'hint')}-- settings.json --\n{ "rules": { "unknown-context": "hint" } }\n`, { only });
  assert.throws(() => checkProblems('[a]\n', { only: 'no-such-rule' }));
});

const before = '[sales]\nexten => s,1,Goto(sal<|>se,s,1)\n';

test('a fix is checked to the letter', () => {
  checkFix(before, '[sales]\nexten => s,1,Goto(sales,s,1)\n', { only, title: "Change to 'sales'" });
  assert.throws(() => checkFix(before, '[sales]\nexten => s,1,Goto(sales,s,2)\n', { only, title: "Change to 'sales'" }));
  assert.throws(() => checkFix(before, before.replace('<|>', ''), { only, title: "Change to 'sales'" }));
  assert.throws(
    () => checkFix(before, '[sales]\nexten => s,1,Goto(sales,s,1)\n', { only, title: 'Change it' }),
    /these are offered/,
  );
  assert.throws(() =>
    checkFix(before, '[sales]\nexten => s,1,Goto(sales,s,1)\n', { only, title: "Change to 'sales'", safe: true }),
  );
  checkNoFix(before, { only, title: 'Change it' });
  assert.throws(() => checkNoFix(before, { only }));
  assert.throws(() => checkNoFix('[a]\n', { only }), /no problem/);
});

test('a state that cannot be fails the test that meets it', () => {
  assert.throws(() => bug('a test of bugs'), /a test of bugs/);
});
