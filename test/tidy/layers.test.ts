/** Every import in server/src goes from a layer to one below it, as docs/architecture.md has it. */

import assert from 'node:assert/strict';
import { posix } from 'node:path';
import test from 'node:test';
import { importsOf, read, sources, type SourceFile } from './project.ts';

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

/** The rooms of a folder, and its files that stand in none, of which `*` are all that are not named: each may import itself and what stands before it. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  catalogue: ['*', 'arguments', 'flow', 'variables', 'untrusted', 'neighbors', 'notes'],
  model: [
    'values',
    'lines',
    'layout',
    'contexts',
    'header-edits.ts',
    'things.ts',
    'tracker.ts',
    'neighbors',
    'indexes',
    'missing-parts.ts',
    'layout-facts.ts',
    'dialplan.ts',
    'modelling.ts',
    'names',
    'flow',
    'routines',
    'untrusted',
    'cursor',
    'console',
  ],
  lint: [
    'finding.ts',
    'rule-settings.ts',
    'lines',
    'calls',
    'loading',
    'values',
    'contexts',
    'variables',
    'targets',
    'names',
    'rule.ts',
    'rules',
    'run-rules.ts',
    'registry.ts',
    'allow-comments.ts',
    'consequences.ts',
    'placeholders.ts',
    'check-dialplan.ts',
    'rule-page.ts',
  ],
  features: [
    'places',
    'edits',
    'descriptions',
    'cursor.ts',
    'definition.ts',
    'completion',
    'hover',
    'rename',
    'call-hierarchy',
    'refactorings',
    'operator-tracking',
    '*',
  ],
  workspace: ['scheduler.ts', 'disk', 'search', 'files.ts', 'problems', 'dialplans', '*'],
  cli: ['*', 'formats', 'report.ts', 'commands', 'commands.ts', 'main.ts'],
};

/** Pairs of files that import each other's types: the two halves of one thing. */
const halves: readonly string[] = [
  'server/src/model/contexts/context.ts server/src/model/contexts/extension.ts',
  'server/src/syntax/assignment.ts server/src/syntax/statement.ts',
];

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

for (const [folder, order] of Object.entries(rooms))
  test(`the rooms of ${folder}/ import those before them`, () => {
    const roomOf = (path: string): number => {
      const [, , , room = '', ...inside] = path.split('/');
      const named = order.indexOf(room);
      return named < 0 && inside.length === 0 ? order.indexOf('*') : named;
    };
    for (const file of files.filter(({ path }) => path.startsWith(`server/src/${folder}/`))) {
      assert.ok(roomOf(file.path) >= 0, `${file.path} is in none of the rooms`);
      for (const path of importedBy(file))
        if (path.startsWith(`server/src/${folder}/`) && !areHalves(file.path, path))
          assert.ok(roomOf(path) <= roomOf(file.path), `${file.path} may not import ${path}`);
    }
  });

test('docs/architecture.md has a word on each room', () => {
  const text = read('docs/architecture.md');
  for (const folder of ['catalogue', 'model', 'lint', 'workspace'])
    for (const room of rooms[folder] ?? [])
      if (!/[*.]/.test(room)) assert.ok(text.includes(`\`${room}/\``), `${folder}/${room}/ is not told of`);
});

test('no files import each other in a circle', () => {
  const imports = new Map(files.map((file) => [file.path, importedBy(file).filter((path) => !areHalves(file.path, path))]));
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    assert.ok(!way.includes(path), `a circle: ${[...way.slice(way.indexOf(path)), path].join(' → ')}`);
    if (done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
});

/** The files of server/src that a file imports. */
function importedBy(file: SourceFile): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.') && name.endsWith('.ts'))
    .map((name) => posix.join(posix.dirname(file.path), name));
}

function areHalves(a: string, b: string): boolean {
  return halves.includes(`${a} ${b}`) || halves.includes(`${b} ${a}`);
}

test('the client knows nothing of dialplans', () => {
  const client = sources('client/src');
  assert.ok(client.length > 0);
  for (const file of client)
    for (const name of importsOf(file)) assert.ok(!name.includes('server/'), `${file.path} imports '${name}'`);
});
