/** `format`: which files it changes, what it says, and how it exits. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefused, inFolder } from './command.ts';

const untidy = '[a]\nexten=>s,1,Answer()\nsame=>n,Hangup()  \n';
const tidy = '[a]\nexten => s,1,Answer()\n same => n,Hangup()\n';

test('a folder: all files of its dialplans, and none beside them', () =>
  inFolder(
    {
      'extensions.conf': `#include "more.conf"\n${untidy}`,
      'more.conf': untidy,
      'queues.conf': '[q]\nmember=>Local/1@a  \n',
      'notes.txt': untidy,
    },
    (folder) => {
      assert.deepEqual(folder.run(['format']), { code: 0, out: '', error: 'asterisk-dialplan: formatted 2 of 2 files\n' });
      assert.equal(folder.read('extensions.conf'), `#include "more.conf"\n\n${tidy}`);
      assert.equal(folder.read('more.conf'), tidy);
      assert.equal(folder.read('queues.conf'), '[q]\nmember=>Local/1@a  \n');
      assert.equal(folder.read('notes.txt'), untidy);
      assert.equal(folder.run(['format']).error, 'asterisk-dialplan: formatted 0 of 2 files\n');
    },
  ));

test('a file: that file alone, whatever its name', () =>
  inFolder({ 'extensions.conf': untidy, 'part.txt': untidy, 'queues.conf': '[q]  \n' }, (folder) => {
    assert.equal(folder.run(['format', 'part.txt', 'queues.conf']).code, 0);
    assert.equal(folder.read('part.txt'), tidy);
    assert.equal(folder.read('queues.conf'), '[q]\n');
    assert.equal(folder.read('extensions.conf'), untidy);
  }));

test('--check lists what would change, and changes nothing', () =>
  inFolder({ 'extensions.conf': `#include "more.conf"\n\n${tidy}`, 'more.conf': untidy }, (folder) => {
    assert.deepEqual(folder.run(['format', '--check']), { code: 1, out: 'more.conf\n', error: '' });
    assert.equal(folder.read('more.conf'), untidy);
    assert.deepEqual(folder.run(['format', '--check', 'extensions.conf']), { code: 0, out: '', error: '' });
  }));

test('--dry-run prints a diff, and changes nothing', () =>
  inFolder({ 'extensions.conf': '[a]\nexten=>s,1,Answer()\n' }, (folder) => {
    assert.deepEqual(folder.run(['format', '--dry-run']), {
      code: 0,
      out: '--- a/extensions.conf\n+++ b/extensions.conf\n@@ -1,2 +1,2 @@\n [a]\n-exten=>s,1,Answer()\n+exten => s,1,Answer()\n',
      error: '',
    });
    assert.equal(folder.read('extensions.conf'), '[a]\nexten=>s,1,Answer()\n');
  }));

test('--indent is for files in which nothing is indented', () =>
  inFolder({ 'a.conf': untidy, 'b.conf': `${tidy}${untidy.slice(4)}` }, (folder) => {
    folder.run(['format', '--indent', 'tab', 'a.conf', 'b.conf']);
    assert.equal(folder.read('a.conf'), tidy.replace(' same', '\tsame'));
    assert.equal(folder.read('b.conf'), `${tidy}${tidy.slice(4)}`);
    assertRefused(
      folder.run(['format', '--indent=wide']),
      "'wide' is no value of '--indent'; it takes a number up to 16, or tab",
    );
  }));

test('--stdin prints the formatted text, or with --check only says whether it differs', () =>
  inFolder({}, (folder) => {
    assert.deepEqual(folder.run(['format', '--stdin'], { input: untidy }), { code: 0, out: tidy, error: '' });
    assert.deepEqual(folder.run(['format', '--stdin', '--check'], { input: untidy }), { code: 1, out: '', error: '' });
    assert.deepEqual(folder.run(['format', '--stdin', '--check'], { input: tidy }), { code: 0, out: '', error: '' });
    const queues = '[q]\nmember=>Local/1@a  \n';
    assert.equal(
      folder.run(['format', '--stdin', '--stdin-path', 'queues.conf'], { input: queues }).out,
      '[q]\nmember=>Local/1@a\n',
    );
  }));

test('line ends, a missing one at the end, and bytes that are no UTF-8 stay', () =>
  inFolder(
    {
      'a.conf': '[a]\r\nexten=>s,1,Answer()',
      'b.conf': Buffer.from('[a]\nexten=>s,1,NoOp(\xe9)\n', 'latin1'),
    },
    (folder) => {
      assert.equal(folder.run(['format', 'a.conf', 'b.conf']).code, 0);
      assert.equal(folder.read('a.conf'), '[a]\r\nexten => s,1,Answer()');
      assert.deepEqual(folder.bytes('b.conf'), Buffer.from('[a]\nexten => s,1,NoOp(\xe9)\n', 'latin1'));
      const input = Buffer.from('[a]\nexten=>s,1,NoOp(\xe9)\n', 'latin1');
      // The one byte is there, and no two of UTF-8.
      assert.equal(folder.run(['format', '--stdin'], { input }).out, '[a]\nexten => s,1,NoOp(\ufffd)\n');
    },
  ));

test('what cannot be done is refused', () =>
  inFolder({ 'notes.txt': 'nothing' }, (folder) => {
    assertRefused(folder.run(['format', 'nowhere.conf']), "no such file or folder: 'nowhere.conf'");
    assertRefused(folder.run(['format']), 'no dialplan found in the current folder');
    assertRefused(folder.run(['format', '--check', '--dry-run']), "'--check' and '--dry-run' do not go together");
    assertRefused(folder.run(['format', '--stdin-path', 'x']), "'--stdin-path' goes with '--stdin'");
    assertRefused(folder.run(['format', '--stdin', 'x']), "'--stdin' takes no paths");
    assertRefused(folder.run(['format', '--stdin', '--dry-run']), "'--stdin' and '--dry-run' do not go together");
  }));
