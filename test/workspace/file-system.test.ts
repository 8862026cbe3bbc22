/** Paths, wildcards and the resolution of `#include`. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glob, includedFiles, pathsWith } from '../../server/src/workspace/disk/file-system.ts';
import { memoryFileSystem } from './memory-file-system.ts';

test('paths are taken apart and put together on POSIX', () => {
  const paths = pathsWith('/');
  assert.equal(paths.normalize('/a//b/./c/../d/'), '/a/b/d');
  assert.equal(paths.normalize('/../a'), '/a');
  assert.equal(paths.normalize('a/../../b'), '../b');
  assert.equal(paths.normalize('a/..'), '.');
  assert.equal(paths.normalize('a\\b'), 'a\\b');
  assert.equal(paths.join('/a', '../b'), '/b');
  assert.equal(paths.join('.', 'b'), 'b');
  assert.equal(paths.dirname('/a/b'), '/a');
  assert.equal(paths.dirname('/a'), '/');
  assert.equal(paths.dirname('/'), '/');
  assert.equal(paths.dirname('..'), '../..');
  assert.equal(paths.basename('/a/b.conf'), 'b.conf');
  assert.deepEqual(paths.segments('/a/b'), ['a', 'b']);
  assert.ok(paths.isAbsolute('/a'));
  assert.ok(!paths.isAbsolute('C:\\a'));
});

test('paths are taken apart and put together on Windows', () => {
  const paths = pathsWith('\\');
  assert.equal(paths.normalize('C:/a\\b/../c'), 'C:\\a\\c');
  assert.equal(paths.join('C:\\a', 'b/c.conf'), 'C:\\a\\b\\c.conf');
  assert.equal(paths.dirname('C:\\a'), 'C:\\');
  assert.equal(paths.dirname('C:\\'), 'C:\\');
  assert.equal(paths.normalize('//host/share/a/../b'), '\\\\host\\share\\b');
  assert.equal(paths.dirname('\\\\host\\share'), '\\\\host\\share\\');
  assert.ok(paths.isAbsolute('C:\\a'));
  assert.ok(paths.isAbsolute('\\\\host\\share\\a'));
  assert.ok(!paths.isAbsolute('C:a'));
});

const files = memoryFileSystem([
  '/e/b.conf',
  '/e/a.conf',
  '/e/.h.conf',
  '/e/x/1.conf',
  '/e/y/2.conf',
  '/e/[z].conf',
  '/e/a1',
  '/e/a-',
  '/e/a]',
  '/e/dir.conf/f',
]);

test('wildcards match as in C', () => {
  const found = (pattern: string): string =>
    glob(files, pattern)
      .map((path) => path.slice(3))
      .join(' ');
  assert.equal(found('/e/*.conf'), '[z].conf a.conf b.conf');
  assert.equal(found('/e/.*.conf'), '.h.conf');
  assert.equal(found('/e/?.conf'), 'a.conf b.conf');
  assert.equal(found('/e/[ab].conf'), 'a.conf b.conf');
  assert.equal(found('/e/[!a].conf'), 'b.conf');
  assert.equal(found('/e/[^a].conf'), 'b.conf');
  assert.equal(found('/e/a[]-]'), 'a- a]');
  assert.equal(found('/e/a[0-9]'), 'a1');
  assert.equal(found('/e/a[9-0]'), '');
  assert.equal(found('/e/a[0'), '');
  assert.equal(found('/e/*/*.conf'), 'x/1.conf y/2.conf');
  assert.equal(found('/e/{y,x}/*.conf'), 'y/2.conf x/1.conf');
  assert.equal(found('/e/{b,{a,c}}.conf'), 'b.conf a.conf');
  assert.equal(found('/e/{a,b.conf'), '');
  assert.equal(found('/e/\\[z].conf'), '[z].conf');
  assert.equal(found('/e/a.conf'), 'a.conf');
  assert.equal(found('/e/none.conf'), '');
  assert.equal(found('/e/dir.conf'), '');
  assert.equal(found('/none/*'), '');
});

test('a name is taken from the configuration folder, then from the folder of the including file', () => {
  const fs = memoryFileSystem(['/e/a.conf', '/e/sub/a.conf', '/e/sub/b.conf', '/e/sub/c.conf', '/opt/x.conf']);
  const found = (name: string): readonly string[] => includedFiles(fs, '/e', name, '/e/sub/from.conf');
  assert.deepEqual(found('a.conf'), ['/e/a.conf']);
  assert.deepEqual(found('b.conf'), ['/e/sub/b.conf']);
  assert.deepEqual(found('*.conf'), ['/e/a.conf']);
  assert.deepEqual(found('[bc].conf'), ['/e/sub/b.conf', '/e/sub/c.conf']);
  assert.deepEqual(found('/opt/x.conf'), ['/opt/x.conf']);
  assert.deepEqual(found('/opt/y.conf'), []);
});

test('/etc/asterisk stands for the configuration folder where it does not exist', () => {
  const elsewhere = memoryFileSystem(['/repo/a.conf', '/repo/sub/b.conf']);
  assert.deepEqual(includedFiles(elsewhere, '/repo', '/etc/asterisk/a.conf', '/repo/sub/b.conf'), ['/repo/a.conf']);
  assert.deepEqual(includedFiles(elsewhere, '/repo', '/etc/asterisk/sub/*.conf', '/repo/a.conf'), ['/repo/sub/b.conf']);
  const installed = memoryFileSystem(['/repo/a.conf', '/etc/asterisk/c.conf']);
  assert.deepEqual(includedFiles(installed, '/repo', '/etc/asterisk/a.conf', '/repo/b.conf'), []);
  assert.deepEqual(includedFiles(installed, '/repo', '/etc/asterisk/c.conf', '/repo/b.conf'), ['/etc/asterisk/c.conf']);
});

test('a folder with wildcards in its name is taken as it is', () => {
  const fs = memoryFileSystem(['/a[1]{x}/p.conf', '/a1/p.conf', '/ax/p.conf']);
  assert.deepEqual(includedFiles(fs, '/a[1]{x}', '*.conf', '/a[1]{x}/extensions.conf'), ['/a[1]{x}/p.conf']);
});

test('a name that leads through a folder which is not there names nothing', () => {
  const fs = memoryFileSystem(['/e/a.conf', '/e/parts/b.conf']);
  const found = (name: string): readonly string[] => includedFiles(fs, '/e', name, '/e/extensions.conf');
  assert.deepEqual(found('parts/../a.conf'), ['/e/a.conf']);
  assert.deepEqual(found('none/../a.conf'), []);
  assert.deepEqual(found('parts/b.conf/../b.conf'), []);
  assert.deepEqual(found('parts/../none/../a.conf'), []);
});
