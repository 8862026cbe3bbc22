/** A file under edits: after any of them it is what it would be if its text had been read at once. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ConfigFile, StatementPool, type LineChange, type TextChange } from '../../server/src/syntax/config-file.ts';
import type { Dialect } from '../../server/src/syntax/statement.ts';
import { describeStatement } from '../support/describe.ts';
import '../support/bugs.ts';

function fileOf(text: string, dialect: Dialect = 'dialplan'): ConfigFile {
  return new ConfigFile('a.conf', dialect, text, new StatementPool());
}

function dump(file: ConfigFile): string[] {
  return file.lines.map(
    ({ text, number, statement }) =>
      `${number} ${JSON.stringify(text)} ${describeStatement(statement)} ${statement.depthAfter} ${statement.comment}`,
  );
}

/** The plain way to do what `edit` does. */
function replaced(text: string, change: TextChange): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number): number => {
    if (line >= lines.length) return text.length;
    const before = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
    return before + Math.min(column, (lines[line] ?? '').length);
  };
  const from = offset(change.startLine, change.startColumn);
  const to = Math.max(from, offset(change.endLine, change.endColumn));
  return text.slice(0, from) + change.text + text.slice(to);
}

function assertInvariants(file: ConfigFile, text: string): void {
  assert.equal(file.text, text);
  const fresh = fileOf(text, file.dialect);
  assert.deepEqual(dump(file), dump(fresh));
  for (const [index, line] of file.lines.entries()) {
    assert.equal(line.number, index);
    assert.equal(line.file, file);
  }
  const structural = file.lines.filter(({ statement }) => statement.kind === 'section' || statement.kind === 'directive');
  assert.equal(file.structure.length, structural.length);
  for (const [index, line] of structural.entries()) assert.equal(file.structure[index], line);
}

test('the lines put together are the text', () => {
  for (const text of ['', '\n', 'a', 'a\n', 'a\r\nb\r\n', '\n\n[a]\n\n', 'a\rb']) assertInvariants(fileOf(text), text);
});

test('lines of the same text share their statement', () => {
  const pool = new StatementPool();
  const file = new ConfigFile('a.conf', 'dialplan', '[a]\nsame => n,NoOp()\nsame => n,NoOp()\n', pool);
  assert.equal(file.lines[1]?.statement, file.lines[2]?.statement);
  assert.equal(pool.parsed, 3);
  const other = new ConfigFile('queues.conf', 'config', 'same => n,NoOp()\n[a]', pool);
  assert.equal(other.lines[0]?.statement.kind, 'setting');
});

test('a pool forgets texts that others have taken the place of', () => {
  const pool = new StatementPool();
  const text = Array.from({ length: 50_000 }, (_, i) => `exten => ${i},1,NoOp(${i % 7})`).join('\n');
  new ConfigFile('a.conf', 'dialplan', `\n${text}`, pool);
  const { parsed } = pool;
  const again = new ConfigFile('b.conf', 'dialplan', `\n${text}`, pool);
  assert.ok(pool.parsed > parsed + 20_000);
  assert.equal(again.text, `\n${text}`);
});

function edit(
  file: ConfigFile,
  startLine: number,
  startColumn: number,
  endLine: number,
  endColumn: number,
  text: string,
): LineChange {
  return file.edit({ startLine, startColumn, endLine, endColumn, text });
}

test('typing in a line keeps the line object and parses one line', () => {
  const pool = new StatementPool();
  const file = new ConfigFile('a.conf', 'dialplan', '[a]\nexten => s,1,NoOp(x)\nexten => s,2,NoOp(y)\n', pool);
  const line = file.lines[1];
  const before = line?.statement;
  const { parsed } = pool;
  const change = edit(file, 1, 18, 1, 18, 'yz');
  assert.equal(file.lines[1], line);
  assert.equal(line?.text, 'exten => s,1,NoOp(yzx)');
  assert.deepEqual(change, { changed: [{ line, before }], removed: [], added: [], isStructural: false });
  assert.equal(pool.parsed, parsed + 1);
});

test('a line feed in the middle of a line keeps it and adds one', () => {
  const file = fileOf('[a]\nexten => s,1,NoOp(x)same => n,A()\n[b]\n');
  const [, line, header] = file.lines;
  const change = edit(file, 1, 20, 1, 20, '\n');
  assert.equal(file.lines[1], line);
  assert.deepEqual(
    change.changed.map((each) => each.line.text),
    ['exten => s,1,NoOp(x)'],
  );
  assert.deepEqual(
    change.added.map((each) => each.text),
    ['same => n,A()'],
  );
  assert.equal(header?.number, 3);
  assert.equal(change.isStructural, false);
});

test('lines that stay the same at both ends of a replacement are left alone', () => {
  const file = fileOf('[a]\nx=1\nx=2\nx=3\n');
  const before = [...file.lines];
  const change = file.replaceAll('[a]\nx=1\nx=5\nx=3\n');
  assert.deepEqual(
    change.changed.map((each) => each.line.number),
    [2],
  );
  assert.deepEqual([...file.lines], before);
  assert.deepEqual(file.replaceAll(file.text), { changed: [], removed: [], added: [], isStructural: false });
});

test('removed lines keep the number of the place where they stood', () => {
  const file = fileOf('[a]\nx=1\nx=2\n[b]\nx=3\n');
  const change = edit(file, 1, 0, 3, 0, '');
  assert.deepEqual(
    change.removed.map((each) => each.number),
    [1, 2],
  );
  assert.equal(change.isStructural, false);
  assert.equal(edit(file, 1, 0, 2, 0, '').isStructural, true);
});

test('a block comment that opens or closes changes the lines below as far as it reaches', () => {
  const file = fileOf('[a]\nx=1\nx=2\n;--\nx=3\n--;\nx=4\n');
  const open = edit(file, 1, 0, 1, 0, ';-- ');
  assert.deepEqual(
    open.changed.map((each) => each.line.number),
    [1, 2, 3, 4, 5, 6, 7],
  );
  const close = edit(file, 1, 0, 1, 4, '');
  assert.deepEqual(
    close.changed.map((each) => each.line.number),
    [1, 2, 3, 4, 5, 6, 7],
  );
  const within = edit(file, 4, 0, 4, 3, '--; ;--');
  assert.deepEqual(
    within.changed.map((each) => each.line.number),
    [4],
  );
});

test('a header that a block comment hides is a change of structure', () => {
  const file = fileOf('x=1\n[a]\n--;\n[b]\n');
  assert.equal(file.structure.length, 1);
  assert.equal(edit(file, 2, 0, 2, 3, '').isStructural, true);
  assert.equal(file.structure.length, 2);
  assert.equal(edit(file, 0, 0, 0, 0, ';--').isStructural, true);
  assert.equal(file.structure.length, 0);
});

test('a byte order mark counts in line 1 alone, whatever comes before it', () => {
  const file = fileOf('\ufeff[a]\nx=1');
  const change = edit(file, 0, 0, 0, 0, 'y=1\n');
  assertInvariants(file, 'y=1\n\ufeff[a]\nx=1');
  assert.equal(change.isStructural, true);
  edit(file, 0, 0, 1, 0, '');
  assertInvariants(file, '\ufeff[a]\nx=1');
  assert.equal(file.structure.length, 1);
});

test('positions outside the file mean its nearest place', () => {
  const file = fileOf('a=1\nb=2');
  edit(file, 9, 9, 9, 9, '\nc=3');
  assertInvariants(file, 'a=1\nb=2\nc=3');
  edit(file, 0, 99, 0, 99, '4');
  assertInvariants(file, 'a=14\nb=2\nc=3');
  edit(file, 1, 2, 99, 99, '');
  assertInvariants(file, 'a=14\nb=');
});

const bits = [
  '[a]',
  '[b](!)',
  '#include x',
  'exten => s,1,A()',
  'same => n,B()',
  'x=1',
  ';--',
  '--;',
  ';',
  '\n',
  '\n',
  '\r\n',
  ' ',
  '\ufeff',
  '\\',
  '[',
  '😀',
  '',
];
const texts = fc.array(fc.constantFrom(...bits), { maxLength: 20 }).map((parts) => parts.join(''));
const changes = fc
  .record({ startLine: fc.nat(12), startColumn: fc.nat(12), endLine: fc.nat(12), endColumn: fc.nat(12), text: texts })
  .map((change) =>
    change.endLine > change.startLine || (change.endLine === change.startLine && change.endColumn >= change.startColumn)
      ? change
      : {
          ...change,
          startLine: change.endLine,
          startColumn: change.endColumn,
          endLine: change.startLine,
          endColumn: change.startColumn,
        },
  );

test('any edits: the file is what it is from scratch, and the change tells all that is other', () => {
  fc.assert(
    fc.property(
      texts,
      fc.array(changes, { maxLength: 12 }),
      fc.constantFrom('dialplan' as const, 'config' as const),
      (first, script, dialect) => {
        const file = fileOf(first, dialect);
        let text = first;
        for (const change of script) {
          const before = new Map(file.lines.map((line) => [line, line.statement]));
          const structure = file.structure.map((line) => `${line.number} ${line.text}`);
          const told = file.edit(change);
          text = replaced(text, change);
          assertInvariants(file, text);
          const here = new Set(file.lines);
          assert.deepEqual(
            told.removed,
            [...before.keys()].filter((line) => !here.has(line)),
          );
          assert.deepEqual(
            told.added,
            file.lines.filter((line) => !before.has(line)),
          );
          const other = file.lines.filter(
            (line) =>
              before.has(line) &&
              before.get(line) !== line.statement &&
              describeStatement(before.get(line) ?? line.statement) !== describeStatement(line.statement),
          );
          for (const line of other) assert.equal(told.changed.find((each) => each.line === line)?.before, before.get(line));
          if (!told.isStructural) assert.equal(file.structure.length, structure.length);
        }
      },
    ),
    { numRuns: 1500, seed: 10 },
  );
});

test('any edits: replacing the whole text is one of them', () => {
  fc.assert(
    fc.property(texts, texts, (first, second) => {
      const file = fileOf(first);
      file.replaceAll(second);
      assertInvariants(file, second);
    }),
    { numRuns: 1500, seed: 11 },
  );
});

test('many lines at once', () => {
  const file = fileOf('[a]\n[z]');
  const lines = Array.from({ length: 30_000 }, (_, i) => `exten => ${i},1,NoOp()`).join('\n');
  edit(file, 1, 0, 1, 0, `${lines}\n`);
  assert.equal(file.lines.length, 30_002);
  assert.equal(file.lines[30_001]?.number, 30_001);
});
