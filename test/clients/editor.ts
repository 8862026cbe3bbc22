/** Runs another editor with the built server on the article's dialplan, and reads what its script says. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = process.env['PROJECT_ROOT'] ?? '.';

/** Whether a program can be started; the arguments ask it for nothing but its version. */
export function isInstalled(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}

/** The path of a script beside this file. */
export function script(name: string): string {
  return join(root, 'test/clients', name);
}

/** Fails unless the script says 'ok - …' so many times and nothing else went wrong. */
export function checkEditor(program: string, args: readonly string[], checks: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'editor-'));
  try {
    cpSync(join(root, 'test/fixtures/article'), folder, { recursive: true });
    // Without a limit of its own an editor that stumbles over the script waits for a key for ever.
    const run = spawnSync(program, args, {
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
    });
    const report = `${run.stdout}${run.stderr}`;
    assert.equal(run.status, 0, report);
    assert.doesNotMatch(report, /^not ok/m);
    assert.equal(report.match(/^ok - /gm)?.length, checks, report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
