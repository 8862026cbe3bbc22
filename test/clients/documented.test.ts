/** The set-ups of docs/editors.md: what can be read is well-formed, and the editors that are on this machine work with theirs. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { SaxesParser } from 'saxes';
import { parse } from 'yaml';

const root = process.env['PROJECT_ROOT'] ?? '.';

/** The blocks of one language in the document, in their order. */
function blocks(language: string): string[] {
  const document = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  return [...document.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);
}

test('the JSON, YAML and XML are well-formed', () => {
  assert.equal(blocks('json').length, 2);
  for (const text of blocks('json')) assert.doesNotThrow(() => JSON.parse(text));
  const [syntax = ''] = blocks('yaml');
  assert.equal((parse(syntax) as { readonly scope: string }).scope, 'source.asterisk-dialplan');
  const [highlighting = ''] = blocks('xml');
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(highlighting).close();
});

const dialplan = `[default]
exten => 100,1,Goto(sales,s,1)
exten => 101,1,Goto(salse,s,1)

[sales]
exten => s,1,Answer()
`;

/** Runs an editor in a folder with `pbx/extensions.conf` and the files, with the command that the document starts on its path. */
function run(command: string, words: readonly string[], files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'documented-'));
  try {
    const server = `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli.js')}" "$@"\n`;
    for (const [name, text] of Object.entries({ ...files, 'bin/asterisk-dialplan': server, 'pbx/extensions.conf': dialplan })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    chmodSync(join(folder, 'bin/asterisk-dialplan'), 0o755);
    const { stdout, stderr } = spawnSync(command, words, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        ...process.env,
        PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
        HOME: folder,
        XDG_STATE_HOME: folder,
        XDG_CACHE_HOME: folder,
      },
    });
    return `${stdout}\n${stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function skips(t: TestContext, command: string, words: readonly string[], package_: string): boolean {
  if (spawnSync(command, words).status === 0) return false;
  t.skip(`its editor is not on this machine (Debian: apt-get install --no-install-recommends ${package_})`);
  return true;
}

test('Neovim, as old as it may be, works as documented', (t) => {
  if (skips(t, 'nvim', ['--version'], 'neovim')) return;
  const [newer = '', older = ''] = blocks('lua');
  const script = join(root, 'test/clients/documented.lua');
  const report = run(
    'nvim',
    ['--headless', '-n', '-i', 'NONE', '-u', 'init.lua', 'pbx/extensions.conf', '-c', `luafile ${script}`],
    {
      'init.lua': older,
    },
  );
  assert.match(report, /^problems: .*unknown-context/m);
  assert.match(report, /^definition: \[sales\]$/m);
  const isNew = run(
    'nvim',
    ['--headless', '-u', 'NONE', '-c', 'lua io.stdout:write(tostring(vim.lsp.config ~= nil))', '-c', 'qa'],
    {},
  );
  if (isNew.startsWith('true'))
    assert.match(
      run('nvim', ['--headless', '-n', '-i', 'NONE', '-u', 'init.lua', 'pbx/extensions.conf', '-c', `luafile ${script}`], {
        'init.lua': newer,
      }),
      /^definition: \[sales\]$/m,
    );
  else
    assert.doesNotMatch(
      run('nvim', ['--headless', '-u', 'NONE', '-c', 'lua assert(loadfile("init.lua"))', '-c', 'qa'], { 'init.lua': newer }),
      /E\d+/,
    );
});

test('Emacs works as documented', (t) => {
  if (skips(t, 'emacs', ['--batch', '--eval', "(require 'eglot)"], 'emacs-nox elpa-eglot')) return;
  const [init = ''] = blocks('elisp');
  const report = run('emacs', ['--batch', '--load', join(root, 'test/clients/documented.el')], { 'init.el': init });
  assert.match(report, /^problems: .*No file defines a context named 'salse'\./m);
  assert.match(report, /^definition: (?:\[sales\]|exten => s,1)/m);
});
