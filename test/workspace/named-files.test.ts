/** Scripts and sounds: where a name leads. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FileKind } from '../../server/src/catalogue/arguments/file-arguments.ts';
import { NamedFiles } from '../../server/src/workspace/named-files.ts';
import { memoryFileSystem } from './memory-file-system.ts';

let now = 0;
const scheduler = { now: () => now, soon: () => undefined };

const files: Record<string, string> = Object.fromEntries(
  [
    '/pbx/etc/asterisk/extensions.conf',
    '/pbx/etc/asterisk/agi-bin/near.php',
    '/pbx/etc/asterisk/sounds/hello.wav',
    '/pbx/etc/asterisk/sounds/hello.gsm',
    '/pbx/etc/asterisk/sounds/hello-world.wav',
    '/pbx/etc/asterisk/sounds/hello.txt',
    '/pbx/etc/asterisk/sounds/de/hallo.ulaw',
    '/pbx/etc/asterisk/sounds/en/digits/1.gsm',
    '/pbx/var/lib/asterisk/agi-bin/sub/far.sh',
    '/pbx/var/lib/asterisk/sounds/custom/menu.sln16',
    '/pbx/opt/own/welcome.wav',
    '/var/lib/asterisk/sounds/en/beep.gsm',
    '/agi-bin/outside.php',
  ].map((path) => [path, '']),
);

const rows: readonly (readonly [kind: FileKind, name: string, path: string | undefined])[] = [
  ['script', 'near.php', '/pbx/etc/asterisk/agi-bin/near.php'],
  ['script', 'near', undefined],
  ['script', 'sub/far.sh', '/pbx/var/lib/asterisk/agi-bin/sub/far.sh'],
  ['script', '/var/lib/asterisk/agi-bin/sub/far.sh', '/pbx/var/lib/asterisk/agi-bin/sub/far.sh'],
  ['script', '/var/lib/asterisk/agi-bin/near.php', '/pbx/etc/asterisk/agi-bin/near.php'],
  ['script', 'outside.php', undefined],
  ['sound', 'hello', '/pbx/etc/asterisk/sounds/hello.gsm'],
  ['sound', 'hallo', '/pbx/etc/asterisk/sounds/de/hallo.ulaw'],
  ['sound', 'digits/1', '/pbx/etc/asterisk/sounds/en/digits/1.gsm'],
  ['sound', 'custom/menu', '/pbx/var/lib/asterisk/sounds/custom/menu.sln16'],
  ['sound', '/opt/own/welcome', '/pbx/opt/own/welcome.wav'],
  ['sound', 'beep', '/var/lib/asterisk/sounds/en/beep.gsm'],
  ['sound', 'none', undefined],
  ['sound', '../../../etc/asterisk/extensions.conf', undefined],
];

describe('names', () => {
  for (const [kind, name, path] of rows)
    test(`${kind} ${name}`, () =>
      assert.equal(new NamedFiles(memoryFileSystem(files), scheduler).find('/pbx/etc/asterisk', ['/pbx'], kind, name), path));
});

test('folders are listed again after some seconds, and not before', () => {
  const fs = memoryFileSystem(files);
  const listed: string[] = [];
  const named = new NamedFiles({ ...fs, list: (folder) => (listed.push(folder), fs.list(folder)) }, scheduler);
  const find = (): unknown => named.find('/pbx/etc/asterisk', ['/pbx'], 'sound', 'hello');
  find();
  const once = listed.length;
  find();
  named.find('/pbx/etc/asterisk', ['/pbx'], 'sound', 'hello-world');
  assert.equal(listed.length, once);
  now += 10_000;
  find();
  assert.equal(listed.length, 2 * once);
});

describe('all names', () => {
  const names = (kind: FileKind): readonly string[] =>
    new NamedFiles(memoryFileSystem(files), scheduler).names('/pbx/etc/asterisk', ['/pbx'], kind);
  test('scripts', () => assert.deepEqual(names('script'), ['near.php', 'sub/far.sh']));
  test('sounds, without their endings and languages', () =>
    assert.deepEqual(names('sound'), ['beep', 'custom/menu', 'digits/1', 'hallo', 'hello', 'hello-world']));
  test('configuration files below the folder of the dialplan', () => {
    const tree = {
      '/a/extensions.conf': '',
      '/a/d/x.conf': '',
      '/a/d/y.dialplan': '',
      '/a/.git/z.conf': '',
      '/a/d/readme.txt': '',
    };
    const found = new NamedFiles(memoryFileSystem(tree), scheduler).configuration('/a');
    assert.deepEqual(found, ['d/x.conf', 'd/y.dialplan', 'extensions.conf']);
  });
});
