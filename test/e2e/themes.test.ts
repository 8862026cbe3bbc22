/** The colors by meaning, in the themes that VS Code comes with: each can be read, and what is unknown looks other than what is known. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { testsIn, Workbench } from './workbench.ts';

const file = 'extensions.conf';
const dialplan = `[menu]
exten => s,1,Set(count=\${EXTEN})
 same => n,Frobnicate(1)
 same => n,Answer()
 same => n,Gosub(report,s,1(\${count}))
 same => n,Goto(again)
 same => n(again),Hangup()

[report]
exten => s,1,NoOp(\${ARG1})
 same => n(end),Return()
`;

/** What a reader has to see at least, as the guidelines for accessible pages ask of large text. */
const LEAST_CONTRAST = 3;

/** Each with another background than the one before. */
const themes = ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast', 'Default High Contrast Light'];

describe('themes', () => {
  let window: Workbench;
  const test = testsIn(() => window);

  before(async () => {
    window = await Workbench.open('themes', {
      [file]: dialplan,
      '.vscode/settings.json': settings('Default Dark+'),
    });
    await window.page.locator('.squiggly-warning, .squiggly-error').first().waitFor();
  });
  after(async () => {
    await window.close();
  });

  for (const theme of themes)
    test(theme, async () => {
      await change(theme);
      // The colors of tokens follow a moment later.
      await window.page.waitForTimeout(1000);
      await window.picture(theme.replaceAll(' ', '-').toLowerCase());
      const behind = await background();
      for (const text of ['menu', 'exten', 'Set', 'count', 'EXTEN', 'Frobnicate', 'Answer', 'report', 'again', 'Return']) {
        const color = await window.colorOf(file, text);
        assert.ok(contrast(color, behind) >= LEAST_CONTRAST, `${text} is ${color} on ${behind}`);
      }
      // The light theme of high contrast has no italics; there the line under the problem tells.
      if (!theme.endsWith('Contrast Light')) assert.equal((await window.styleOf(file, 'Frobnicate')).font, 'italic');
      assert.equal((await window.styleOf(file, 'Answer')).font, 'normal');
      assert.notEqual(await window.colorOf(file, 'report'), await window.colorOf(file, 'Gosub'));
      const label = await window.colorOf(file, 'again');
      for (const text of ['Gosub', 'report']) assert.notEqual(label, await window.colorOf(file, text));
    });

  /** Writes the settings until the window looks other: one that has just opened may not see a file change. */
  async function change(theme: string): Promise<void> {
    const before = await background();
    for (let attempt = 1; attempt <= 10; attempt++) {
      window.write('.vscode/settings.json', settings(theme) + '\n'.repeat(attempt));
      for (const end = Date.now() + 3000; Date.now() < end;) {
        if ((await background()) !== before) return;
        await window.page.waitForTimeout(100);
      }
    }
    throw new Error(`the window does not change to ${theme}`);
  }

  async function background(): Promise<string> {
    return window
      .editor(file)
      .locator('.monaco-editor-background')
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  }
});

function settings(theme: string): string {
  return JSON.stringify({ 'workbench.colorTheme': theme });
}

/** The contrast of two colors, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((text) => {
    const part = Number(text) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
