/** What leads where, as the editor tells: the lines above contexts, and the command that says which extension answers a number. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { testsIn, Workbench } from './workbench.ts';

const dialplan = `[from-inside]
include => night,18:00-8:00,*,*,*
exten => _1XX,1,Gosub(log,s,1(\${EXTEN}))
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,AGI(score.php)
 same => n,Hangup()
exten => 100,1,Gosub(log,s,1(100))

[night]
exten => _2XX,1,Hangup()

[log]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()

[ended]
exten => s,1,Return()
`;
const lineOf = (text: string): number => dialplan.split('\n').findIndex((line) => line.includes(text)) + 1;

describe('asking', () => {
  let window: Workbench;
  const test = testsIn(() => window);

  before(async () => {
    window = await Workbench.open('asking', {
      'extensions.conf': dialplan,
      'agi-bin/score.php': '<?php\n',
      '.vscode/settings.json': '{}\n',
    });
  });
  after(async () => {
    await window.picture('end');
    await window.close();
  });

  const lens = (text: string) => window.page.locator('.codelens-decoration', { hasText: text });

  test('each context says what leads to it', async () => {
    for (const text of [
      'not referenced',
      'included by 1 context',
      '2 callers · 1 argument · returns',
      'hangup handler, pushed in 1 place · no arguments · returns',
    ])
      await lens(text).first().waitFor();
    await window.picture('lenses');
  });

  test('a click shows the places', async () => {
    const places = window.page.locator('.peekview-widget .ref-tree .monaco-list-row', { hasText: 'Gosub(log' });
    await window.clickUntil(places, lens('2 callers').locator('a'));
    assert.equal(await places.count(), 2);
    await window.picture('places');
    await window.press('Escape');
  });

  test('which extension answers a number', async () => {
    await window.focusEditor('extensions.conf');
    await window.goTo(lineOf('_1XX'), 3);
    await window.command('Which extension answers a number');
    await window.answer('(1/4)', '205');
    const contexts = window.page.locator('.quick-input-widget .monaco-list-row');
    await contexts.filter({ hasText: 'from-inside' }).first().waitFor();
    assert.match(await contexts.first().innerText(), /from-inside/);
    await window.picture('contexts');
    await window.press('Enter');
    await window.answer('(3/4)', '');
    await window.answer('(4/4)', '2026-11-26 12:00');
    await window.showsFile('205 in from-inside');
    const text = window.page.locator('.editor-instance .monaco-editor[data-uri^="asterisk-match"] .view-lines');
    await text.filter({ hasText: 'does not hold then' }).waitFor();
    await window.picture('answer');
    const shown = (await text.innerText()).replaceAll('\u00a0', ' ');
    assert.match(shown, /205 in from-inside: nothing answers/);
    assert.match(shown, /not _2XX in night \(extensions\.conf:10\): the include 'night,18:00-8:00,\*,\*,\*' does not hold then/);
  });

  test('the places in the answer are links', async () => {
    const link = window.page.locator('.editor-instance .monaco-editor[data-uri^="asterisk-match"] .detected-link');
    await window.clickUntil(window.activeTab('extensions.conf'), link, 'Control');
    await window.cursorAt(lineOf('_2XX'));
    await window.picture('link');
  });

  test('times in words, and the script behind AGI()', async () => {
    await window.showTab('extensions.conf');
    await window.goTo(lineOf('18:00'), 20);
    assert.match(await window.hover(), /Holds from 18:00 to 8:00\./);
    await window.press('Escape');
    await window.goTo(lineOf('AGI'), 18);
    await window.press('F12');
    await window.showsFile('score.php');
    await window.picture('script');
  });

  test('lenses are switched off by the setting', async () => {
    await window.showTab('extensions.conf');
    await lens('not referenced').first().waitFor();
    window.write('.vscode/settings.json', '{ "asteriskDialplan.codeLens": false }\n');
    await lens('not referenced').first().waitFor({ state: 'detached' });
  });
});
