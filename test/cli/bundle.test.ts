/** The command line as it is shipped: one bundled file, run as a process. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bundleCommandLine } from './bundled.ts';
import { Folder, withError, withoutProblems } from './command.ts';

const folder = new Folder({
  'bad/extensions.conf': withError,
  'good/extensions.conf': withoutProblems,
  'long/extensions.conf': `[a]\n${Array.from({ length: 20_000 }, (_, i) => `exten => ${i},1,NoOp(${'x'.repeat(40)})\n`).join('')}`,
  'package.json': '{"version": "4.5.6"}',
});
const bundle = join(folder.path, 'dist/cli.js');

before(() => bundleCommandLine(bundle, true));
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

test(
  'a file that cannot be written to its end stays what it was',
  { skip: !existsSync('/bin/bash') && 'there is no shell that limits how large a file may become' },
  () => {
    // Each line becomes longer by one character, so that the file exceeds the limit of eight kilobytes.
    const text = `[a]\n${Array.from({ length: 313 }, (_, i) => `exten => ${1000 + i},1(m)NoOp(x)\n`).join('')}`;
    folder.write('full/extensions.conf', text);
    const limited = (words: string): ReturnType<typeof run> =>
      spawnSync('/bin/bash', ['-c', `ulimit -f 8; exec '${process.execPath}' '${bundle}' ${words}`], {
        cwd: join(folder.path, 'full'),
        encoding: 'utf8',
      });
    const { status, stderr } = limited('check --fix');
    assert.equal(status, 2);
    assert.match(stderr, /extensions\.conf' cannot be written: /);
    assert.equal(folder.read('full/extensions.conf'), text);
    folder.write('full/extensions.conf', text.repeat(3));
    assert.equal(limited('check --baseline base.json --update-baseline').status, 2);
    assert.ok(!existsSync(join(folder.path, 'full/base.json')));
  },
);

test('there is no color in a pipe, and no progress', () => {
  const { stdout, stderr } = run(['check', 'bad']);
  assert.ok(!stdout.includes('\u001b'));
  assert.equal(stderr, '');
});

test('what cannot run says so in one line', () => {
  const stdin = spawnSync('sh', ['-c', `"${process.execPath}" "${bundle}" check --stdin --stdin-path x.conf </`], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  assert.equal(stdin.status, 2);
  assert.match(stdin.stderr, /^asterisk-dialplan: standard input cannot be read: .*\n$/);
  const gone = spawnSync('sh', ['-c', `mkdir gone; cd gone; rmdir ../gone; "${process.execPath}" "${bundle}" check`], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  assert.equal(gone.status, 2);
  assert.equal(gone.stderr, 'asterisk-dialplan: the current folder does not exist\n');
});

test('standard input is read', () =>
  assert.equal(run(['check', '--stdin', '--stdin-path', 'extensions.conf'], withError).status, 1));

test('a reader that stops early is no failure', () => {
  const piped = spawnSync('sh', ['-c', `"${process.execPath}" "${bundle}" show long 2>errors | head -n 1`], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  assert.equal(piped.stdout, "[ Context 'a' created by 'pbx_config' ]\n");
  assert.equal(readFileSync(join(folder.path, 'errors'), 'utf8'), '');
});

test('a slow reader gets everything', () => {
  const piped = spawnSync('sh', ['-c', `"${process.execPath}" "${bundle}" show long | (sleep 1; wc -l)`], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  assert.ok(Number(piped.stdout) >= 20_000, piped.stdout);
});

test('a reader of errors that stops early is no failure, and a full disk is one', { skip: !existsSync('/dev/full') }, () => {
  const shell = (command: string): ReturnType<typeof run> =>
    spawnSync('sh', ['-c', command], {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, RUN: `${process.execPath} ${bundle}` },
    });
  assert.equal(shell('{ $RUN check none 2>&1; echo $? >code; } | true; cat code').stdout, '2\n');
  const full = shell('$RUN show long >/dev/full');
  assert.equal(full.status, 2);
  assert.match(full.stderr, /^asterisk-dialplan: the output cannot be written: .*\n$/);
});

test('color is forced by a variable', () => {
  const { stdout } = spawnSync(process.execPath, [bundle, 'check', 'bad'], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '1' },
  });
  assert.ok(stdout.includes('\u001b[31merror'));
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
