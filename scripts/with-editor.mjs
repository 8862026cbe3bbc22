// Packs the extension and starts a real VS Code with it for as long as a function runs: for the tests in it and for the pictures.
// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserArguments } from './browser.mjs';
import { editions, installEditor, startEditor } from './editor.mjs';
import { makePackage } from './package.mjs';
import { atExit, Refusal, step } from './steps.mjs';

/** Quiet, and the same on every machine: nothing pops up, nothing is saved by itself, colors are those of the theme. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Dark+',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'git.enabled': false,
  'files.autoSave': 'off',
  'editor.cursorBlinking': 'solid',
  'editor.bracketPairColorization.enabled': false,
  'editor.minimap.enabled': false,
};

/**
 * Calls `use` with the environment that test/e2e/workbench.ts reads, and leaves nothing running and nothing on the disk.
 * @param {{ pictures: string, browser: string, settings?: Record<string, unknown>, trust?: 'all' | 'none' }} how
 * @param {(environment: Record<string, string>) => Promise<void>} use
 */
export async function withEditor({ pictures, browser, settings = {}, trust = 'all' }, use) {
  const name = process.env['EDITION'] ?? 'latest';
  if (name !== 'latest' && name !== 'oldest')
    throw new Refusal(`EDITION is one of ${Object.keys(editions).join(', ')}; it is ${name}.`);
  const vsix = await makePackage();
  const installed = await installEditor(name);
  const home = mkdtempSync(join(tmpdir(), 'e2e-'));
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  const forget = atExit(remove);
  const editor = await step('Starting VS Code', () =>
    startEditor(installed, {
      data: join(home, 'data'),
      vsix,
      settings: {
        ...quiet,
        // Without trust, a folder is opened in Restricted Mode, and nobody is asked.
        'security.workspace.trust.enabled': trust === 'none',
        'security.workspace.trust.startupPrompt': 'never',
        ...settings,
      },
      trust,
      environment: { HOME: home, LANG: 'C.UTF-8' },
    }),
  );
  try {
    await use({
      E2E_ADDRESS: editor.address,
      E2E_HOME: home,
      E2E_PICTURES: pictures,
      E2E_BROWSER: browser,
      E2E_BROWSER_ARGUMENTS: browserArguments.join(' '),
    });
  } finally {
    await editor.stop();
    remove();
    forget();
  }
}
