/** The same server serves other editors: Neovim, through the built dist/server.js. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const root = process.env['PROJECT_ROOT'] ?? '.';

test('Neovim shows diagnostics and goes to definitions', (t) => {
  if (spawnSync('nvim', ['--version']).error !== undefined) {
    console.log('Neovim is not installed; its test is skipped (Debian: apt-get install --no-install-recommends neovim).');
    t.skip('Neovim is not installed');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'neovim-'));
  try {
    cpSync(join(root, 'test/fixtures/article'), folder, { recursive: true });
    // Without a limit of its own a Neovim that stumbles over the script waits for a key for ever.
    const run = spawnSync(
      'nvim',
      ['--headless', '-n', '-i', 'NONE', '-u', 'NONE', '-c', `luafile ${join(root, 'test/clients/neovim.lua')}`],
      {
        cwd: folder,
        encoding: 'utf8',
        timeout: 40_000,
        env: {
          ...process.env,
          HOME: folder,
          XDG_STATE_HOME: folder,
          XDG_CACHE_HOME: folder,
          LSP_SERVER: join(root, 'dist/server.js'),
          LSP_FILE: join(folder, 'extensions.conf'),
          LSP_NODE: process.execPath,
        },
      },
    );
    const report = `${run.stdout}${run.stderr}`;
    assert.equal(run.status, 0, report);
    assert.equal(report.match(/^ok - /gm)?.length, 6, report);
    assert.doesNotMatch(report, /^not ok/m);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
