/** Files that were handed in, beside those of a disk. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { discover } from '../../server/src/workspace/search/discovery.ts';
import type { ReadResult } from '../../server/src/workspace/disk/file-system.ts';
import { Snapshot } from '../../server/src/workspace/disk/snapshot.ts';
import { memoryFileSystem } from './memory-file-system.ts';

const text = (content: string): ReadResult => ({ ok: true, text: content, encoding: 'utf8' });

function desk(): { snapshot: Snapshot; wanted: string[] } {
  const wanted: string[] = [];
  const snapshot = new Snapshot(memoryFileSystem({ '/disk/a.conf': 'a' }), (path) => wanted.push(path));
  snapshot.cover('far:host');
  return { snapshot, wanted };
}

test('what is covered is what was put, everything else is the disk', () => {
  const { snapshot } = desk();
  snapshot.put('/far:host/x/extensions.conf', text('[a]'));
  assert.deepEqual(snapshot.read('/far:host/x/extensions.conf'), text('[a]'));
  assert.equal(snapshot.kind('/far:host/x/extensions.conf'), 'file');
  assert.equal(snapshot.kind('/far:host/x'), 'folder');
  assert.equal(snapshot.kind('/far:host'), 'folder');
  assert.equal(snapshot.kind('/far:host/y'), undefined);
  assert.equal(snapshot.kind('/far:other/x'), undefined);
  assert.deepEqual(snapshot.read('/disk/a.conf'), text('a'));
  assert.equal(snapshot.kind('/disk'), 'folder');
  assert.equal(snapshot.realPath('/far:host/x'), '/far:host/x');
  assert.deepEqual(
    discover(snapshot, ['/far:host/x']).dialplans.map(({ root }) => root),
    ['/far:host/x/extensions.conf'],
  );
});

test('a file without its text is wanted when it is read, and only then', () => {
  const { snapshot, wanted } = desk();
  snapshot.put('/far:host/x/part.inc', undefined);
  assert.equal(snapshot.kind('/far:host/x/part.inc'), 'file');
  assert.deepEqual(wanted, []);
  assert.equal(snapshot.read('/far:host/x/part.inc').ok, false);
  assert.deepEqual(wanted, ['/far:host/x/part.inc']);
  assert.ok(!snapshot.hasContent('/far:host/x/part.inc'));
  snapshot.put('/far:host/x/part.inc', text('[b]'));
  assert.deepEqual(snapshot.read('/far:host/x/part.inc'), text('[b]'));
  assert.equal(snapshot.read('/far:host/x/none.inc').ok, false);
  assert.deepEqual(wanted, ['/far:host/x/part.inc']);
});

test('a folder that is taken out goes with all that is in it', () => {
  const { snapshot } = desk();
  for (const name of ['a', 'sub/b', 'sub/deep/c']) snapshot.put(`/far:host/${name}`, text(name));
  snapshot.remove('/far:host/sub');
  assert.deepEqual(snapshot.list('/far:host'), { ok: true, entries: [{ name: 'a', kind: 'file', isLink: false }] });
  for (const gone of ['sub', 'sub/b', 'sub/deep', 'sub/deep/c']) assert.equal(snapshot.kind(`/far:host/${gone}`), undefined);
  assert.equal(snapshot.list('/far:host/sub').ok, false);
});
