/** The same server serves other editors: Emacs with eglot, through the built dist/server.js. */
import { test } from 'node:test';
import { checkEditor, isInstalled, script } from './editor.ts';

test('Emacs shows diagnostics, asks every question and applies edits', (t) => {
  // `-q` and not `-Q`, which hides what is installed beside Emacs itself.
  if (isInstalled('emacs', '-q', '--batch', '--eval', "(require 'eglot)")) {
    checkEditor('emacs', ['-q', '--batch', '-l', script('eglot.el')], 11);
    return;
  }
  console.log(
    'Emacs or eglot is not installed; its test is skipped (Debian: apt-get install --no-install-recommends emacs-nox elpa-eglot).',
  );
  t.skip('Emacs or eglot is not installed');
});
