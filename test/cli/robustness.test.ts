/** Files and folders as they should not be: each gives an answer or one clear line, and never anything else. */

import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertRefused, inFolder, withError, withoutProblems, type Folder } from './command.ts';

/** The places of all problems. */
function places(folder: Pick<Folder, 'run'>, ...words: string[]): string[] {
  const { out } = folder.run(['check', ...words, '--format', 'json']);
  return (JSON.parse(out) as readonly { file: string; line: number; column: number }[]).map(
    ({ file, line, column }) => `${file}:${line}:${column}`,
  );
}

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

const encodings: Readonly<Record<string, { readonly text: string | Buffer; readonly found: string }>> = {
  'carriage returns': { text: withError.replaceAll('\n', '\r\n'), found: '2:21' },
  'carriage returns on some lines': { text: withError.replace('\n', '\r\n'), found: '2:21' },
  'a byte order mark': { text: `\ufeff${withError}`, found: '2:21' },
  'Latin-1': { text: bytes(withError.replace('100,1,', '100,1(é),')), found: '2:24' },
  'characters beyond the first plane': { text: withError.replace('100,1,', '100,1(\u{1f600}),'), found: '2:25' },
  'no line feed at the end': { text: withError.trimEnd(), found: '2:21' },
  'a NUL in a comment': { text: `${withError}; ${'x'.repeat(200)}\0\n`, found: '2:21' },
  'empty lines of blanks and tabs': { text: withError.replace('[sales]', ' \t \n\t\n[sales]'), found: '2:21' },
};

for (const [name, { text, found }] of Object.entries(encodings))
  test(`a file with ${name} is checked, shown and formatted`, () =>
    inFolder({ 'extensions.conf': text }, (folder) => {
      assert.deepEqual(places(folder), [`extensions.conf:${found}`]);
      assert.equal(folder.run(['show']).code, 0);
      assert.equal(folder.run(['match', 'sales', 's']).code, 0);
      assert.equal(folder.run(['format']).code, 0);
      assert.equal(folder.run(['format', '--check']).code, 0);
      assert.equal(places(folder).length, 1);
    }));

test('a file in UTF-16 or of zeros is no text, and the others are checked all the same', () =>
  inFolder(
    {
      'a/extensions.conf': Buffer.from(`\ufeff${withError}`, 'utf16le'),
      'b/extensions.conf': Buffer.alloc(9000),
      'c/extensions.conf': withError,
    },
    (folder) => {
      assertRefused(folder.run(['check', 'a/extensions.conf']), /extensions\.conf' is UTF-16, which Asterisk does not read$/);
      assertRefused(folder.run(['show', 'b/extensions.conf']), /extensions\.conf' is not a text file$/);
      assert.deepEqual(places(folder), ['c/extensions.conf:2:21']);
    },
  ));

test('an included file that cannot be read is not taken for a missing one', () =>
  inFolder(
    { 'extensions.conf': '#include "bin.conf"\n#include "none.conf"\n[a]\n', 'bin.conf': Buffer.alloc(9000) },
    (folder) => {
      const { out } = folder.run(['check', '--format', 'json']);
      const found = (JSON.parse(out) as readonly { line: number; severity: string; message: string }[]).map(
        ({ line, severity, message }) => `${line} ${severity}: ${message}`,
      );
      assert.deepEqual(found.slice(0, 2), [
        "1 hint: What 'bin.conf' holds is not known: it cannot be read here.",
        "2 error: The file 'none.conf' does not exist; Asterisk refuses the file that includes it.",
      ]);
    },
  ));

test('names with blanks and beyond ASCII, and every way to write a path', () =>
  inFolder({ 'my pbx/ünï 電話/extensions.conf': withError }, (folder) => {
    const place = 'extensions.conf:2:21';
    for (const words of [[], ['my pbx'], ['./my pbx/ünï 電話/'], ['my pbx/../my pbx/ünï 電話/extensions.conf'], [folder.path]])
      assert.deepEqual(places(folder, ...words), [`my pbx/ünï 電話/${place}`], words[0]);
    assert.deepEqual(places(folder.within('my pbx/ünï 電話')), [place]);
    assert.deepEqual(places(folder.within('my pbx/ünï 電話'), '..'), [place]);
    assert.deepEqual(places(folder, 'my pbx', '.', folder.path), [`my pbx/ünï 電話/${place}`]);
  }));

test('a name that begins with a dash stands behind --', () =>
  inFolder({ '-pbx/extensions.conf': withError }, (folder) => {
    assertRefused(folder.run(['check', '-pbx']), "unknown option '-pbx'");
    assert.deepEqual(
      folder.run(['check', '--format', 'json', '--', '-pbx']).out,
      folder.run(['check', '--format', 'json', './-pbx']).out,
    );
  }));

test('files outside of the folder are read, reported with their way, and not changed', () =>
  inFolder(
    { 'pbx/extensions.conf': '#include "../shared/more.conf"\n', 'shared/more.conf': withError.replace('=>', '=>  ') },
    (folder) => {
      const pbx = folder.within('pbx');
      assert.deepEqual(places(pbx), ['../shared/more.conf:2:23']);
      assert.match(pbx.run(['check', '--format', 'sarif']).out, /"uri": "\.\.\/shared\/more\.conf"/);
      const before = folder.read('shared/more.conf');
      pbx.run(['format']);
      pbx.run(['check', '--fix']);
      assert.equal(folder.read('shared/more.conf'), before);
      pbx.run(['format', '../shared', '.']);
      assert.notEqual(folder.read('shared/more.conf'), before);
    },
  ));

test('links that go round, lead nowhere, or lead up', () =>
  inFolder({ 'pbx/extensions.conf': withError, 'empty/readme': '' }, (folder) => {
    const link = (target: string, name: string): void => symlinkSync(target, join(folder.path, name));
    link('..', 'pbx/up');
    link('.', 'pbx/self');
    link('two', 'one');
    link('one', 'two');
    link('nowhere', 'gone');
    link('one', 'pbx/queues.conf');
    assert.deepEqual(places(folder), ['pbx/extensions.conf:2:21']);
    assert.deepEqual(places(folder, 'pbx/self'), ['pbx/self/extensions.conf:2:21']);
    assertRefused(folder.run(['check', 'one']), /one' cannot be read: its links go round in a circle$/);
    assertRefused(folder.run(['check', 'gone']), "no such file or folder: 'gone'");
    assertRefused(folder.run(['check', 'pbx/extensions.conf/x']), "no such file or folder: 'pbx/extensions.conf/x'");
  }));

test('two dialplans beside each other do not know each other', () =>
  inFolder({ 'one/extensions.conf': withError, 'two/extensions.conf': '[salse]\nexten => s,1,Hangup()\n' }, (folder) => {
    assert.deepEqual(places(folder), ['one/extensions.conf:2:21']);
    assertRefused(folder.run(['match', 'nowhere', '1']), /^no context is named 'nowhere'/);
    assert.equal(folder.run(['match', 'salse', 's']).code, 0);
    assert.match(folder.run(['show']).out, /^; one\/extensions\.conf\n[^]*^; two\/extensions\.conf\n/m);
  }));

test('nothing to look at is said by every command', () =>
  inFolder({ 'empty/readme': '' }, (folder) => {
    for (const words of [['check'], ['show'], ['format']])
      assertRefused(folder.run([...words, 'empty']), "no dialplan found in 'empty'");
    assertRefused(folder.run(['match', 'empty', 'default', '100']), "no dialplan found in 'empty'");
    for (const words of [['check'], ['show'], ['format']])
      assertRefused(folder.run([...words, 'none']), "no such file or folder: 'none'");
  }));

test('an empty file is a dialplan of nothing', () =>
  inFolder({ 'extensions.conf': '' }, (folder) => {
    assert.deepEqual(folder.run(['check']), { code: 0, out: 'No problems in 1 file.\n', error: '' });
    assert.equal(folder.run(['show']).code, 0);
    assert.equal(folder.run(['format', '--check']).code, 0);
  }));

const isRoot = process.getuid?.() === 0;

test('what may not be read or written is said, and the rest is checked', { skip: isRoot || process.platform === 'win32' }, () =>
  inFolder(
    { 'open/extensions.conf': withError, 'secret/extensions.conf': withError, 'part/extensions.conf': withoutProblems },
    (folder) => {
      const mode = (name: string, bits: number): void => chmodSync(join(folder.path, name), bits);
      mode('secret', 0);
      mode('part/extensions.conf', 0);
      try {
        assert.deepEqual(places(folder), ['open/extensions.conf:2:21']);
        for (const path of ['secret', 'secret/extensions.conf', 'part/extensions.conf'])
          assertRefused(folder.run(['check', path]), /cannot be read: permission denied$/);
        assertRefused(folder.run(['check', 'open', '--baseline', 'secret/base.json']), /cannot be read: permission denied$/);
        mode('open/extensions.conf', 0o400);
        folder.write('other/extensions.conf', `${withoutProblems}  exten=>2,1,Hangup()\n`);
        mode('other/extensions.conf', 0o400);
        assertRefused(folder.run(['format', 'other']), /cannot be written: permission denied$/);
      } finally {
        mode('secret', 0o700);
      }
    },
  ),
);

test('very many files are looked at as far as it goes, and that is said', () => {
  const files = Object.fromEntries(
    Array.from({ length: 20_050 }, (_, i) => [`d${i % 50}/${i}.conf`, i === 49 ? withError : '[x]\nkey = value\n']),
  );
  inFolder({ ...files, 'extensions.conf': withError }, (folder) => {
    const { code, error } = folder.run(['check']);
    assert.equal(code, 1);
    assert.match(error, /^asterisk-dialplan: only the first 20000 files below '[^']*' were looked at\n$/);
  });
});

test('very long lines of every kind', () => {
  for (const line of [
    `exten => 200,1,NoOp(${'x'.repeat(1_000_000)})`,
    `exten => 200,1,Set(A=${'${X}'.repeat(250_000)})`,
    `exten => 200,1,Set(A=$[${'('.repeat(1_000_000)}1 + 1])`,
    `exten => 200,1,Gosub(${'a,'.repeat(500_000)}1)`,
    `exten => _${'[1-9]'.repeat(200_000)},1,NoOp()`,
    `[${'z'.repeat(1_000_000)}]`,
    `#include "${'z'.repeat(1_000_000)}"`,
    `include => ${'z'.repeat(1_000_000)}`,
    `; ${'z'.repeat(1_000_000)}`,
    '"'.repeat(1_000_000),
  ])
    inFolder({ 'extensions.conf': `${withError}${line}\n` }, (folder) => {
      const { code, out } = folder.run(['check']);
      assert.equal(code, 1, line.slice(0, 30));
      assert.ok(out.includes('unknown-context') && out.length < 10_000, line.slice(0, 30));
      assert.ok(folder.run(['show']).code <= 1);
      assert.ok(folder.run(['match', 'sales', 's']).code === 0);
      assert.ok(folder.run(['format', '--check']).code <= 1);
    });
});
