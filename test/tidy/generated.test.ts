/** What `npm run generate` writes is on the disk as it would write it. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { generatedFiles, staleFiles } from '../../scripts/generate.ts';
import { COMMAND } from '../../scripts/markdown.ts';
import { read, root } from './project.ts';

const files = generatedFiles(root);

test('there are files to look at', () => {
  assert.ok(files.size > 10, `${files.size} files`);
});

for (const [path, text] of files)
  test(`${path} is what '${COMMAND}' writes`, () => {
    assert.ok(existsSync(join(root, path)), `it is not there; run '${COMMAND}'`);
    if (read(path) !== text) assert.equal(read(path), text, `it is out of date; run '${COMMAND}'`);
  });

test('nothing is left of what is generated no more', () => {
  assert.deepEqual(staleFiles(root), [], `run '${COMMAND}'`);
});

test('the links between the pages lead somewhere', () => {
  for (const [path, text] of files) {
    if (!path.endsWith('.md')) continue;
    for (const [, target = ''] of text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
      assert.ok(existsSync(join(root, path, '..', target)), `${path} links to ${target}`);
  }
});
