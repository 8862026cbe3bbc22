/** What the extension adds to the window itself: languages, colors, commands, its own page and its walkthrough. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { testsIn, Workbench } from './workbench.ts';

const dialplan = `[from-inside]
; a comment
exten => _1XX,1,NoOp(\${EXTEN})
 same => n,Hangup()
`;

describe('the window', () => {
  let window: Workbench;
  const test = testsIn(() => window);

  before(async () => {
    window = await Workbench.open('window', {
      'extensions.conf': `#include "more.conf"\n${dialplan}`,
      'extensions_custom.conf': dialplan,
      'extensions.d/sales.conf': dialplan,
      'queues.conf': '[general]\n',
      'more.conf': '[more]\nexten => 1,1,NoOp()\n',
      'phones.conf': '[100]\ntype = endpoint\n',
      'pjsip.conf': '#include "phones.conf"\n',
      'nginx.conf': 'server { }\n',
      'nginx/http.conf': 'server { }\n',
      'asterisk/http.conf': '[general]\n',
    });
  });
  after(async () => {
    await window.picture('end');
    await window.close();
  });

  for (const [file, language] of [
    ['extensions.conf', 'Asterisk Dialplan'],
    ['extensions_custom.conf', 'Asterisk Dialplan'],
    ['extensions.d/sales.conf', 'Asterisk Dialplan'],
    ['more.conf', 'Asterisk Dialplan'],
    ['phones.conf', 'Asterisk Configuration'],
    ['queues.conf', 'Asterisk Configuration'],
    ['asterisk/http.conf', 'Asterisk Configuration'],
  ] as const) {
    test(`${file} is ${language}`, async () => {
      await window.openFile(file);
      await window.hasLanguage(language);
    });
  }

  test('an included file has its language each time it is opened', async () => {
    await window.openFile('extensions.conf');
    for (let time = 1; time <= 2; time++) {
      await window.openFile('more.conf');
      await window.hasLanguage('Asterisk Dialplan');
      await window.activeTab('more.conf').click({ button: 'middle' });
      await window.activeTab('more.conf').waitFor({ state: 'detached' });
    }
  });

  for (const file of ['nginx.conf', 'nginx/http.conf']) {
    test(`${file} is left alone`, async () => {
      await window.openFile(file);
      assert.doesNotMatch(await window.language(), /Asterisk/);
    });
  }

  test('a dialplan has colors', async () => {
    await window.openFile('extensions.conf');
    const colors = await Promise.all(
      ['from-inside', '; a comment', 'exten', 'NoOp'].map((text) => window.colorOf('extensions.conf', text)),
    );
    await window.picture('colors');
    assert.equal(new Set([...colors, 'rgb(212, 212, 212)']).size, 5, colors.join(' '));
  });

  test('the palette has the commands', async () => {
    await window.press('F1');
    await window.type('Asterisk:');
    const rows = window.page.locator('.quick-input-widget .monaco-list-row');
    await rows.nth(4).waitFor();
    const titles = await rows.evaluateAll((elements) => elements.map((row) => row.getAttribute('aria-label') ?? ''));
    await window.picture('commands');
    await window.press('Escape');
    for (const title of [
      'Asterisk: Add operator answer and hangup tracking…',
      'Asterisk: Clean up text pasted from a web page',
      'Asterisk: Restart the language server',
      'Asterisk: Show the dialplan as Asterisk loads it',
      'Asterisk: Show the log',
    ]) {
      assert.ok(
        titles.some((label) => label.startsWith(title)),
        `${title}\n${titles.join('\n')}`,
      );
    }
  });

  test('the walkthrough opens', async () => {
    await window.command('Welcome: Open Walkthrough...');
    await window.type('Asterisk');
    await window.page
      .locator('.quick-input-widget .monaco-list-row', { hasText: 'Get started with the Asterisk dialplan' })
      .waitFor();
    await window.press('Enter');
    await window.webviewShows('h2', 'Which files are read');
    await window.picture('walkthrough');
    await window.page.locator('.getting-started-step', { hasText: 'Read the problems' }).click();
    await window.webviewShows('h2', 'A handler that goes nowhere');
    await window.webviewShowsPicture('The Problems panel');
    await window.picture('walkthrough-problems');
  });

  test('its page shows the README', async () => {
    await window.press('Control+Shift+X');
    await window.page.locator('.extensions-list .monaco-list-row', { hasText: 'Asterisk Dialplan' }).click();
    await window.page.locator('.extension-editor').waitFor();
    await window.webviewShows('h1', 'Asterisk Dialplan');
    await window.picture('page');
  });
});
