/** The documents: their links lead somewhere, and what they name is there. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import test from 'node:test';
import { read, root, sources } from './project.ts';

const documents = [
  ...sources('docs', '.md'),
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
    .filter((path) => existsSync(join(root, path)))
    .map((path) => ({ path, text: read(path) })),
];

/** The anchors of a document's headings, as GitHub makes them. */
function anchors(text: string): Set<string> {
  return new Set(
    [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test('there are documents to look at', () => {
  assert.ok(documents.length >= 8, `${documents.length} documents`);
});

for (const { path, text } of documents)
  test(`the links of ${path}`, () => {
    const prose = text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
    for (const [, target = '', anchor] of prose.matchAll(/\]\(([^)\s#]*)(?:#([^)\s]*))?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const file = target === '' ? path : posix.join(posix.dirname(path), target);
      assert.ok(existsSync(join(root, file)), `it links to ${target}`);
      if (anchor !== undefined) assert.ok(anchors(read(file)).has(anchor), `it links to ${target}#${anchor}`);
    }
  });

for (const name of ['architecture', 'style', 'testing', 'adding-a-rule', 'adding-a-feature'])
  test(`the files that docs/${name}.md names are there`, () => {
    for (const [, file = ''] of read(`docs/${name}.md`).matchAll(
      /`((?:server\/src|client\/src|test|scripts|docs)\/[\w./-]+\.(?:ts|mjs|md|json))`/g,
    )) {
      // The rule of the worked example is there only while somebody works it.
      if (!/suspicious-wait|NAME/.test(file)) assert.ok(existsSync(join(root, file)), `${file} is not there`);
    }
  });

test('the files that docs/architecture.md names by their last name are there', () => {
  const names = new Set(sources('server/src').map(({ path }) => posix.basename(path)));
  const named = [...read('docs/architecture.md').matchAll(/`([a-z][\w-]*\.ts)`/g)].map(([, name = '']) => name);
  assert.ok(named.length > 30, `${named.length} names`);
  assert.deepEqual([...new Set(named.filter((name) => !names.has(name)))], []);
});
