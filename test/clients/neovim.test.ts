/** The same server serves other editors: Neovim, through the built dist/server.js. */
import { test } from 'node:test';
import { checkEditor, isInstalled, script } from './editor.ts';

test('Neovim shows diagnostics, asks every question and applies edits', (t) => {
  if (isInstalled('nvim', '--version')) {
    checkEditor('nvim', ['--headless', '-n', '-i', 'NONE', '-u', 'NONE', '-c', `luafile ${script('neovim.lua')}`], 12);
    return;
  }
  console.log('Neovim is not installed; its test is skipped (Debian: apt-get install --no-install-recommends neovim).');
  t.skip('Neovim is not installed');
});
