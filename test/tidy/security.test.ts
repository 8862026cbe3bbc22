/** Nothing of a workspace is ever executed, and nothing is sent anywhere: the product has no code that could. */

import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import test from 'node:test';
import { build } from 'esbuild';
import { join } from 'node:path';
import { importsOf, read, root, sources } from './project.ts';

/** Modules of Node by which a program starts another one, talks to the network, or makes code of text. */
const forbidden = [
  'child_process',
  'cluster',
  'worker_threads',
  'vm',
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'dgram',
  'dns',
  'inspector',
  'repl',
  'wasi',
];

/** Modules of Node that parts of the product need: files, paths, the way to the editor through standard input and output, and flags of the engine. */
const allowed = new Set([
  'buffer',
  'fs',
  'fs/promises',
  'path',
  'url',
  'process',
  'stream',
  'stream/promises',
  'events',
  'util',
  'os',
  'timers',
  'string_decoder',
  'tty',
  'readline',
  'perf_hooks',
  'crypto',
  'v8',
]);

const own = [...sources('server/src'), ...sources('client/src')];

test('there are files to look at', () => {
  assert.ok(own.length >= 60, `${own.length} files`);
});

for (const file of own)
  test(`${file.path} starts nothing and sends nothing`, () => {
    for (const name of importsOf(file)) {
      const module = name.replace(/^node:/, '');
      assert.ok(!forbidden.includes(module.split('/')[0] ?? ''), `it imports '${name}'`);
      if (builtinModules.includes(module)) assert.ok(name.startsWith('node:') && allowed.has(module), `it imports '${name}'`);
    }
    const code = file.text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    assert.doesNotMatch(code, /\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*['"`]/, 'it makes code of text');
    assert.doesNotMatch(code, /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b/, 'it talks to the network');
  });

/** The modules of Node that a bundle of the product asks for, by the package that does. */
async function modulesOf(
  entry: string,
  platform: 'node' | 'browser' = 'node',
  external: string[] = [],
): Promise<Map<string, Set<string>>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform,
    format: 'cjs',
    outfile: join(root, '.build/security.cjs'),
    mainFields: ['module', 'main'],
    loader: { '.json': 'text' },
    external,
    logLevel: 'silent',
  });
  const modules = new Map<string, Set<string>>();
  for (const [path, input] of Object.entries(metafile.inputs))
    for (const { path: name, external: isExternal } of input.imports) {
      if (isExternal !== true) continue;
      const module = name.replace(/^node:/, '');
      const owner = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? 'ours';
      modules.set(module, (modules.get(module) ?? new Set()).add(owner));
    }
  return modules;
}

test('the command line carries nothing that could start a program or reach the network', async () => {
  const modules = await modulesOf('server/src/cli/main.ts');
  assert.ok(modules.has('fs') || modules.has('fs/promises'), 'the bundle was looked at');
  assert.deepEqual(
    forbidden.filter((name) => modules.has(name)),
    [],
  );
});

test('the server carries no more of it than the protocol library does', async () => {
  const modules = await modulesOf('server/src/node/main.ts');
  assert.ok(modules.size > 0, 'the bundle was looked at');
  for (const name of forbidden)
    for (const owner of modules.get(name) ?? [])
      assert.match(owner, /^vscode-(?:languageserver|jsonrpc)/, `${owner} imports '${name}'`);
});

test('the client carries no more of it than the protocol library does', async () => {
  const modules = await modulesOf('client/src/extension.ts', 'node', ['vscode']);
  assert.ok(modules.has('vscode'), 'the bundle was looked at');
  for (const name of forbidden)
    for (const owner of modules.get(name) ?? [])
      assert.match(owner, /^vscode-(?:languageclient|languageserver|jsonrpc)/, `${owner} imports '${name}'`);
});

test('in a browser there is nothing but the browser', async () => {
  const client = await modulesOf('client/src/extension-browser.ts', 'browser', ['vscode']);
  assert.deepEqual([...client.keys()], ['vscode']);
  assert.deepEqual([...(await modulesOf('server/src/browser/main.ts', 'browser')).keys()], []);
});

test('a workspace that nobody trusts gets the same as any other, since nothing of it is ever run', () => {
  const { capabilities, contributes } = JSON.parse(read('package.json')) as {
    readonly capabilities: object;
    readonly contributes: { readonly configuration: unknown };
  };
  assert.deepEqual(capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  const names = [...JSON.stringify(contributes.configuration).matchAll(/"(asteriskDialplan\.[\w.-]+)":/g)].map(
    (match) => match[1] ?? '',
  );
  assert.ok(names.length > 0, 'the settings were looked at');
  assert.deepEqual(
    names.filter((name) => /path|command|executable|program|\bargs\b/i.test(name)),
    [],
  );
});
