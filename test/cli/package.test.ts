/** What is shipped, as a user gets it: the npm package, an installation from a clone, the pre-commit hooks and the GitHub Action. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { Folder, withError, withoutProblems } from './command.ts';

const root = process.env['PROJECT_ROOT'] ?? '.';

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const folder = new Folder({
  'user/pbx/extensions.conf': withError,
  'user/my pbx/extensions.conf': withoutProblems,
  'user/package.json': '{"private": true}',
  'clone/package.json': '{"private": true}',
});
const user = join(folder.path, 'user');

function run(command: string, words: readonly string[], cwd = user, env: Readonly<Record<string, string>> = {}): Run {
  const shell = process.platform === 'win32';
  return spawnSync(command, words, { cwd, encoding: 'utf8', shell, env: { ...process.env, ...env } });
}

function succeeded({ status, stdout, stderr }: Run): string {
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

const offline = ['--offline', '--no-audit', '--no-fund', '--loglevel=error'];

before(() => {
  succeeded(run(process.execPath, [join(root, 'scripts/package-npm.mjs'), folder.path]));
  const tarball = readdirSync(folder.path).find((name) => name.endsWith('.tgz')) ?? '';
  assert.match(tarball, /^asterisk-dialplan-\d+\.\d+\.\d+\.tgz$/);
  succeeded(run('npm', ['install', ...offline, `../${tarball}`]));
});
after(() => folder.remove());

const installed = join(user, 'node_modules/asterisk-dialplan');
const npx = (...words: string[]): Run => run('npx', ['--no-install', 'asterisk-dialplan', ...words]);

interface Manifest {
  readonly version: string;
  readonly dependencies?: unknown;
  readonly scripts?: unknown;
  readonly contributes?: unknown;
  readonly private?: unknown;
}

const manifestAt = (path: string): Manifest => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest;

test('the package is small, needs nothing, and runs nothing when it is installed', () => {
  const manifest = manifestAt(installed);
  assert.deepEqual(
    [manifest.dependencies, manifest.scripts, manifest.contributes, manifest.private],
    [undefined, undefined, undefined, undefined],
  );
  assert.deepEqual(readdirSync(installed).sort(), ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json']);
  assert.deepEqual(readdirSync(join(installed, 'dist')).sort(), ['cli.js', 'server.js']);
  assert.deepEqual(
    readdirSync(join(user, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['asterisk-dialplan'],
  );
});

test('npx runs the commands', () => {
  assert.equal(succeeded(npx('--version')), `${manifestAt(root).version}\n`);
  const { status, stdout } = npx('check', 'pbx');
  assert.equal(status, 1);
  assert.match(stdout, /^pbx\/extensions\.conf:2:21 error No file defines a context named 'salse'\./);
});

test('the command runs the language server', async () => {
  const server = spawn(process.execPath, [join(installed, 'dist/cli.js'), 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const text = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  let answer = '';
  for await (const data of server.stdout) {
    answer += String(data);
    if (answer.includes('"hoverProvider"')) break;
  }
  server.kill();
  assert.match(answer, /^Content-Length: [^]*"hoverProvider"/);
});

test('npm packs a clone to the same files, and prints their name alone', () => {
  const output = succeeded(run('npm', ['pack', '--json', '--dry-run', '--offline', '--ignore-scripts'], root));
  const [packed] = JSON.parse(output) as readonly { readonly files: readonly { readonly path: string }[] }[];
  assert.deepEqual(packed?.files.map(({ path }) => path).sort(), [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/cli.js',
    'dist/server.js',
    'package.json',
  ]);
  assert.match(succeeded(run('npm', ['pack', '--dry-run', '--offline', '--loglevel=error'], root)), /^[\w.-]+\.tgz\n$/);
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
  readonly pass_filenames: boolean;
}

const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];

function runHook(id: string): Run {
  const words = hooks.find((hook) => hook.id === id)?.entry.split(' ') ?? [];
  const path = `${join(user, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  return run(words[0] ?? '', words.slice(1), user, { PATH: path });
}

test('the hooks check and format what is in the repository', () => {
  const { status, stdout } = runHook('asterisk-dialplan-check');
  assert.equal(status, 1);
  assert.match(stdout, /1 error in 1 of 2 files\.\n$/);
  folder.write('user/pbx/extensions.conf', withError.replace('exten =>', 'exten=>'));
  assert.equal(runHook('asterisk-dialplan-format').status, 0);
  assert.match(folder.read('user/pbx/extensions.conf'), /^exten => 100/m);
  folder.write('user/pbx/extensions.conf', withError);
});

test('the hooks run for the files that a dialplan is made of', () => {
  for (const { id, files, pass_filenames } of hooks) {
    assert.equal(pass_filenames, false, id);
    for (const name of ['extensions.conf', 'pbx/extensions.conf', 'etc/asterisk/queues.conf', 'more.inc', 'extensions.conf.j2'])
      assert.match(name, new RegExp(files), id);
    for (const name of ['README.md', 'src/main.c', 'conf/readme.txt']) assert.doesNotMatch(name, new RegExp(files), id);
  }
});

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly { readonly run: string; readonly env?: Readonly<Record<string, string>> }[] };
}

/** Runs the steps of the action as the runner does. */
function runAction(inputs: Readonly<Record<string, string>> = {}): Run {
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;
  for (const name of Object.keys(inputs)) assert.ok(name in action.inputs, name);
  const valueOf = (name: string): string => inputs[name] ?? action.inputs[name]?.default ?? assert.fail(`no input ${name}`);
  let last: Run | undefined;
  for (const step of action.runs.steps) {
    assert.ok(!step.run.includes('${{'), 'an input stands in a script');
    const env = Object.entries(step.env ?? {}).map(([key, value]) => [
      key,
      value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => valueOf(name)),
    ]);
    last = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], user, {
      ...Object.fromEntries<string>(env as [string, string][]),
      GITHUB_ACTION_PATH: installed,
    });
    if (last.status !== 0) return last;
  }
  return last ?? assert.fail('the action has no steps');
}

const hasBash = process.platform !== 'win32';

test('the action reports beside the lines of a change', { skip: !hasBash }, () => {
  const { status, stdout } = runAction();
  assert.equal(status, 1);
  assert.match(stdout, /^::error file=pbx\/extensions\.conf,line=2,/);
  assert.equal(runAction({ paths: 'my pbx' }).status, 0);
  assert.equal(runAction({ paths: 'my pbx\n\npbx\n' }).status, 1);
  assert.equal(runAction({ 'asterisk-version': '99' }).status, 2);
});

test('the action writes a report, and compares with a baseline', { skip: !hasBash }, () => {
  const { status, stdout } = runAction({ format: 'sarif', output: 'the report.sarif' });
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(folder.read('user/the report.sarif'), /"ruleId": "unknown-context"/);
  succeeded(run(process.execPath, [join(installed, 'dist/cli.js'), 'check', '--baseline', 'base.json', '--update-baseline']));
  assert.equal(runAction({ baseline: 'base.json' }).status, 0);
  folder.write('user/settings.json', '{"rules": {"unknown-context": "hint"}}');
  assert.equal(runAction({ config: 'settings.json' }).status, 0);
  assert.equal(runAction({ config: 'settings.json', 'fail-on': 'hint' }).status, 1);
});

test('nothing in an input is a part of the script', { skip: !hasBash }, () => {
  for (const [name, code] of [
    ['paths', 2],
    ['baseline', 2],
    ['config', 2],
    ['output', 1],
  ] as const)
    assert.equal(runAction({ [name]: '"; touch harm; $(touch harm) `touch harm`' }).status, code, name);
  assert.ok(!existsSync(join(user, 'harm')));
  assert.equal(runAction({ paths: '--fix' }).status, 2);
});

test('the action builds the checker when a commit has none', { skip: !hasBash }, () => {
  const script = (parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action).runs.steps[0]?.run ?? '';
  const build = (path: string, bin: string): Run =>
    run('bash', ['-eo', 'pipefail', '-c', script], user, {
      GITHUB_ACTION_PATH: path,
      PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    });
  // In the place of npm stands a script that says where it was called, and with what.
  folder.write('bin/npm', '#!/bin/sh\necho "$PWD: $*"\n');
  spawnSync('chmod', ['+x', join(folder.path, 'bin/npm')]);
  assert.match(build(join(folder.path, 'clone'), join(folder.path, 'bin')).stdout, /\/clone: ci /);
  mkdirSync(join(folder.path, 'clone/dist'));
  copyFileSync(join(installed, 'dist/cli.js'), join(folder.path, 'clone/dist/cli.js'));
  assert.equal(build(join(folder.path, 'clone'), join(folder.path, 'bin')).stdout, '');
});
