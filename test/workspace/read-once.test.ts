/** What was read of a disk is kept for those who need it next. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { headOf, type FileSystem } from '../../server/src/workspace/disk/file-system.ts';
import { ReadOnce } from '../../server/src/workspace/disk/read-once.ts';
import { memoryFileSystem } from './memory-file-system.ts';

const disk = memoryFileSystem({ '/a.conf': 'a', '/b.conf': 'b' });
/** Of which only the beginning is read where nobody asks for more. */
const longFiles: FileSystem = {
  ...disk,
  head: (path) => {
    const head = headOf(disk.read(path));
    return head.ok ? { ...head, isWhole: false } : head;
  },
};

test('a file is read once, however often somebody asks', () => {
  const files = new ReadOnce(disk);
  for (let i = 0; i < 3; i++) assert.equal(files.read('/a.conf').ok && files.head('/a.conf').ok, true);
  assert.deepEqual([files.filesRead, files.headsRead], [1, 0]);
});

test('the beginning of a short file is all of it', () => {
  const files = new ReadOnce(disk);
  files.head('/a.conf');
  assert.deepEqual(files.read('/a.conf'), { ok: true, text: 'a', encoding: 'utf8' });
  assert.deepEqual([files.filesRead, files.headsRead], [0, 1]);
});

test('the beginning of a long file is not taken for all of it', () => {
  const files = new ReadOnce(longFiles);
  files.head('/a.conf');
  files.read('/a.conf');
  assert.deepEqual([files.filesRead, files.headsRead], [1, 1]);
});

test('what was forgotten is read again, and what could not be read is tried again', () => {
  const files = new ReadOnce(disk);
  files.read('/a.conf');
  files.forget();
  files.read('/a.conf');
  for (let i = 0; i < 2; i++) assert.equal(files.read('/none.conf').ok, false);
  assert.equal(files.filesRead, 4);
});

test('its functions can be taken into another file system', () => {
  const readOnce: FileSystem = new ReadOnce(disk);
  const files = { ...readOnce };
  assert.equal(files.read('/b.conf').ok && files.kind('/b.conf') === 'file' && files.list('/').ok, true);
});
