/** `check --fix`: what is changed, what is left alone, and the diff. */

import assert from 'node:assert/strict';
import { chmodSync, existsSync, lstatSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unifiedDiff } from '../../server/src/cli/diff.ts';
import { applySafeFixes } from '../../server/src/cli/fix.ts';
import type { TextEdit } from '../../server/src/base/edits.ts';
import type { Problem } from '../../server/src/lint/rule.ts';
import { writeFiles } from '../../server/src/cli/write-files.ts';
import { writeText } from '../../server/src/node/file-system.ts';
import { assertRefused, inFolder } from './command.ts';

const before = `[default]
exten => 100,1,Goto(sales, s,1)
exten => 101,1,Goto(salse,s,1)
[sales]
exten => s,1,Hangup()
`;
const after = before.replace(', s,1', ',s,1');

test('safe fixes are applied, others are not, and what is left is reported', () =>
  inFolder({ 'extensions.conf': before }, (folder) => {
    const { code, out, error } = folder.run(['check', '--fix']);
    assert.equal(code, 1);
    assert.equal(folder.read('extensions.conf'), after);
    assert.equal(error, 'asterisk-dialplan: fixed 1 problem in 1 file\n');
    assert.ok(out.includes('unknown-context'));
    assert.ok(!out.includes('invalid-target'));
  }));

test('what is told once for a file is fixed on each line', () =>
  inFolder({ 'extensions.conf': `[a]\nexten => s,1,NoOp()\n${' same => n,DeadAGI(a.php)\n'.repeat(30)}` }, (folder) => {
    const { code, error } = folder.run(['check', '--fix']);
    assert.deepEqual([code, error], [0, 'asterisk-dialplan: fixed 30 problems in 1 file\n']);
    assert.ok(!folder.read('extensions.conf').includes('DeadAGI'));
  }));

test('when all is fixed, the exit code is 0', () =>
  inFolder({ 'extensions.conf': before.replace('salse', 'sales') }, (folder) => {
    assert.equal(folder.run(['check']).code, 1);
    assert.equal(folder.run(['check', '--fix']).code, 0);
    assert.deepEqual(folder.run(['check', '--fix']), { code: 0, out: 'No problems in 1 file.\n', error: '' });
  }));

test('--dry-run prints a diff, changes nothing, and exits as check does', () =>
  inFolder({ 'extensions.conf': before }, (folder) => {
    assert.deepEqual(folder.run(['check', '--fix', '--dry-run']), {
      code: 1,
      out: `--- a/extensions.conf
+++ b/extensions.conf
@@ -1,5 +1,5 @@
 [default]
-exten => 100,1,Goto(sales, s,1)
+exten => 100,1,Goto(sales,s,1)
 exten => 101,1,Goto(salse,s,1)
 [sales]
 exten => s,1,Hangup()
`,
      error: 'asterisk-dialplan: would fix 1 problem in 1 file\n',
    });
    assert.equal(folder.read('extensions.conf'), before);
    folder.run(['check', '--fix']);
    assert.deepEqual(folder.run(['check', '--fix', '--dry-run']), {
      code: 1,
      out: '',
      error: 'asterisk-dialplan: no problem has a safe fix\n',
    });
  }));

test('--dry-run goes with --fix and has no other format', () =>
  inFolder({ 'extensions.conf': before }, (folder) => {
    assertRefused(folder.run(['check', '--dry-run']), "'--dry-run' goes with '--fix'");
    assertRefused(
      folder.run(['check', '--fix', '--dry-run', '--format=json']),
      "'--dry-run' prints a diff, which has no other format",
    );
  }));

test('line ends, a byte order mark and the encoding stay', () => {
  const text = before.replaceAll('\n', '\r\n');
  inFolder({ 'extensions.conf': `\ufeff${text}` }, (folder) => {
    folder.run(['check', '--fix']);
    assert.equal(folder.read('extensions.conf'), `\ufeff${text.replace(', s,1', ',s,1')}`);
  });
  const latin1 = Buffer.from(before.replace('Hangup()', 'NoOp(ça)\n same => n,Hangup()'), 'latin1');
  inFolder({ 'extensions.conf': latin1 }, (folder) => {
    // The patch has the bytes of the file.
    assert.match(folder.run(['check', '--fix', '--dry-run']).out, /^ exten => s,1,NoOp\(\ufffda\)$/m);
    folder.run(['check', '--fix']);
    assert.equal(folder.bytes('extensions.conf').toString('latin1'), latin1.toString('latin1').replace(', s,1', ',s,1'));
  });
});

test('files outside of what was named are left alone', () =>
  inFolder({ 'a/extensions.conf': '#include "../b/part.inc"\n', 'b/part.inc': before }, (folder) => {
    const options = ['check', join(folder.path, 'a'), '--fix'];
    inFolder({}, (elsewhere) => elsewhere.run(options));
    assert.equal(folder.read('b/part.inc'), before);
    folder.run(options);
    assert.equal(folder.read('b/part.inc'), after);
  }));

test('a file that cannot be written is said', { skip: process.getuid?.() === 0 }, () =>
  inFolder({ 'extensions.conf': before }, (folder) => {
    chmodSync(join(folder.path, 'extensions.conf'), 0o400);
    assertRefused(folder.run(['check', '--fix']), /cannot be written: permission denied$/);
  }),
);

test('a fix is carried out as a whole or not at all', () => {
  const edit = (column: number, endColumn: number, newText: string): TextEdit => ({
    path: 'x',
    line: 0,
    column,
    endLine: 0,
    endColumn,
    newText,
  });
  const problem = (...edits: TextEdit[]): Problem => ({
    line: undefined as never,
    span: { start: 0, end: 0 },
    message: '',
    rule: undefined as never,
    severity: 'error',
    fix: () => [{ title: '', safe: true, edits }],
    related: undefined,
  });
  const { texts, fixed } = applySafeFixes(
    [problem(edit(0, 1, 'A')), problem(edit(1, 2, 'B'), edit(4, 5, 'E')), problem(edit(3, 4, 'D'))],
    () => 'abcde',
  );
  assert.equal(texts.get('x'), 'AbcDe');
  assert.equal(fixed, 2);
});

const lines = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, i) => `${from + i}\n`).join('');

test('a diff has three lines around each change, and one hunk for changes that are near', () => {
  const old = lines(1, 30);
  assert.equal(
    unifiedDiff('x', old, old.replace('\n5\n', '\nfive\n').replace('\n11\n', '\n11\n11b\n').replace('\n25\n', '\n')),
    `--- a/x\n+++ b/x\n@@ -2,13 +2,14 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n 9\n 10\n 11\n+11b\n 12\n 13\n 14\n@@ -22,7 +23,6 @@\n 22\n 23\n 24\n-25\n 26\n 27\n 28\n`,
  );
});

test('a diff tells of a missing line feed at the end, and of empty texts', () => {
  assert.equal(unifiedDiff('x', 'a', 'a\n'), '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n');
  assert.equal(unifiedDiff('x', '', 'a\nb\n'), '--- a/x\n+++ b/x\n@@ -0,0 +1,2 @@\n+a\n+b\n');
  assert.equal(unifiedDiff('x', 'a\n', ''), '--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-a\n');
  assert.equal(unifiedDiff('x', 'a\n', 'a\n'), '');
});

test('a diff of texts that differ everywhere is one change', () => {
  const diff = unifiedDiff('x', lines(1, 3000), lines(5000, 8000));
  assert.equal(diff.match(/^@@/gm)?.length, 1);
  assert.equal(diff.match(/^-\d/gm)?.length, 3000);
});

test('what a link leads to is changed where it stands below the folder or is named, and stays a link', () =>
  inFolder({ 'pbx/parts/a.conf': before, 'shared/b.conf': before.replaceAll('default', 'other') }, (folder) => {
    folder.write('pbx/extensions.conf', '#include "linked-a.conf"\n#include "linked-b.conf"\n#include "parts/a.conf"\n');
    symlinkSync('parts/a.conf', join(folder.path, 'pbx/linked-a.conf'));
    symlinkSync('../shared/b.conf', join(folder.path, 'pbx/linked-b.conf'));
    folder.within('pbx').run(['check', '--fix']);
    assert.equal(folder.read('pbx/parts/a.conf'), after);
    assert.ok(lstatSync(join(folder.path, 'pbx/linked-a.conf')).isSymbolicLink());
    assert.equal(folder.read('shared/b.conf'), before.replaceAll('default', 'other'));
    folder.within('pbx').run(['check', '--fix', 'linked-b.conf']);
    assert.equal(folder.read('shared/b.conf'), after.replaceAll('default', 'other'));
    assert.ok(lstatSync(join(folder.path, 'pbx/linked-b.conf')).isSymbolicLink());
  }));

test('a file that somebody changed or deleted meanwhile is left alone', () =>
  inFolder({ 'extensions.conf': 'saved by somebody\n', 'other.conf': 'a\n' }, (folder) => {
    const path = join(folder.path, 'extensions.conf');
    const write = (name: string): string | undefined => writeFiles(new Map([[join(folder.path, name), after]]), () => before);
    assert.equal(write('extensions.conf'), `'${path}' has changed meanwhile, and is left as it is`);
    assert.equal(folder.read('extensions.conf'), 'saved by somebody\n');
    assert.match(write('gone.conf') ?? '', /gone\.conf' cannot be read: no such file or folder$/);
    assert.ok(!existsSync(join(folder.path, 'gone.conf')));
    folder.write('other.conf', after);
    assert.equal(write('other.conf'), undefined);
  }));

test('a text that becomes shorter or longer is all that is there', () =>
  inFolder({ 'extensions.conf': 'long before\n' }, (folder) => {
    for (const text of ['short\n', 'é and longer than it was before\n', '']) {
      assert.equal(writeText(join(folder.path, 'extensions.conf'), text, 'latin1'), undefined);
      assert.equal(folder.bytes('extensions.conf').toString('latin1'), text);
    }
  }));
