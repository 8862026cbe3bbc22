/** Every import in server/src goes from a layer to one below it, as docs/architecture.md has it. */

import assert from 'node:assert/strict';
import { posix } from 'node:path';
import test from 'node:test';
import { importsOf, read, sources } from './project.ts';

const core = ['base', 'syntax', 'catalogue', 'format', 'model', 'lint'] as const;

/** The folders that each folder may import, beside itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  base: [],
  syntax: ['base'],
  catalogue: ['base'],
  format: ['base', 'syntax', 'catalogue'],
  model: ['base', 'syntax', 'catalogue'],
  lint: ['base', 'syntax', 'catalogue', 'format', 'model'],
  features: core,
  workspace: core,
  lsp: [...core, 'features', 'workspace'],
  node: [...core, 'features', 'workspace', 'lsp'],
  browser: ['workspace', 'lsp'],
  cli: [...core, 'workspace', 'node'],
};

/** The packages that each folder may import; those of Node are under `node:`. */
const packages: Readonly<Record<string, RegExp>> = {
  catalogue: /^saxes$/,
  features: /^vscode-languageserver-types$/,
  lsp: /^vscode-(?:languageserver|languageserver-types|languageserver-protocol|jsonrpc)$/,
  node: /^(?:node:|vscode-languageserver\/node$|vscode-languageserver$)/,
  browser: /^vscode-languageserver\/browser$/,
  cli: /^(?:node:|string-width$)/,
};

const files = sources('server/src');

test('there are files to look at', () => {
  assert.ok(files.length >= 60, `${files.length} files`);
  const imports = files.flatMap(importsOf).length;
  assert.ok(imports >= 200, `${imports} imports`);
});

test('the folders are those of docs/architecture.md', () => {
  const table = [...read('docs/architecture.md').matchAll(/^\| `(\w+)\/` \|/gm)].map((match) => match[1]);
  assert.deepEqual(table, Object.keys(layers));
  assert.deepEqual([...new Set(files.map(({ path }) => path.split('/')[2]))].sort(), Object.keys(layers).sort());
});

for (const file of files)
  test(`imports of ${file.path}`, () => {
    const [, , folder = ''] = file.path.split('/');
    for (const name of importsOf(file)) {
      if (!name.startsWith('.')) {
        assert.ok(packages[folder]?.test(name) === true, `${folder}/ may not import the package '${name}'`);
        continue;
      }
      const [server, src, other = ''] = posix.join(posix.dirname(file.path), name).split('/');
      if (name.endsWith('.json?text')) continue;
      assert.ok(server === 'server' && src === 'src', `'${name}' leaves server/src`);
      assert.match(name, /\.ts$/, `'${name}' is written without its ending`);
      assert.ok(other === folder || layers[folder]?.includes(other) === true, `${folder}/ may not import ${other}/ ('${name}')`);
    }
  });

test('the client knows nothing of dialplans', () => {
  const client = sources('client/src');
  assert.ok(client.length > 0);
  for (const file of client)
    for (const name of importsOf(file)) assert.ok(!name.includes('server/'), `${file.path} imports '${name}'`);
});
