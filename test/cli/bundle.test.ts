/** The command line as it is shipped: one bundled file, run as a process. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { Folder, withError, withoutProblems } from './command.ts';

const root = process.env['PROJECT_ROOT'] ?? '.';
const folder = new Folder({
  'bad/extensions.conf': withError,
  'good/extensions.conf': withoutProblems,
  'package.json': '{"version": "4.5.6"}',
});
const bundle = join(folder.path, 'dist/cli.js');

before(() =>
  build({
    absWorkingDir: root,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    mainFields: ['module', 'main'],
    loader: { '.json': 'text' },
    logLevel: 'warning',
  }),
);
after(() => folder.remove());

function run(
  words: readonly string[],
  input = '',
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [bundle, ...words], { cwd: folder.path, encoding: 'utf8', input });
}

test('the exit code is that of the command', () => {
  assert.equal(run(['check', 'good']).status, 0);
  assert.equal(run(['check', 'bad']).status, 1);
  const refused = run(['check', 'none']);
  assert.equal(refused.status, 2);
  assert.equal(refused.stderr, "asterisk-dialplan: no such file or folder: 'none'\n");
});

test('--version is that of the package', () => assert.equal(run(['--version']).stdout, '4.5.6\n'));

test('there is no color in a pipe, and no progress', () => {
  const { stdout, stderr } = run(['check', 'bad']);
  assert.ok(!stdout.includes('\u001b'));
  assert.equal(stderr, '');
});

test('standard input is read', () =>
  assert.equal(run(['check', '--stdin', '--stdin-path', 'extensions.conf'], withError).status, 1));

test('a reader that stops early is no failure', () => {
  folder.write(
    'long/extensions.conf',
    `[a]\n${Array.from({ length: 20_000 }, (_, i) => `exten => ${i},1,NoOp(${'x'.repeat(40)})\n`).join('')}`,
  );
  const piped = spawnSync('sh', ['-c', `"${process.execPath}" "${bundle}" show long 2>errors | head -n 1`], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  assert.equal(piped.stdout, "[ Context 'a' created by 'pbx_config' ]\n");
  assert.equal(readFileSync(join(folder.path, 'errors'), 'utf8'), '');
});

test('lsp starts the server that lies beside it, or says that it is not there', () => {
  const refused = run(['lsp', '--stdio']);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /^asterisk-dialplan: the language server does not start: Cannot find module/);
  folder.write('dist/server.js', "process.stdout.write('server ' + process.argv.includes('--stdio'));");
  const started = run(['lsp', '--stdio']);
  assert.equal(started.status, 0);
  assert.equal(started.stdout, 'server true');
});
