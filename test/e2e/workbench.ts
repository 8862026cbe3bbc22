/** A window of VS Code as a person uses it: keys, commands, and what can be seen. scripts/with-editor.mjs has started the editor. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Frame, type Locator, type Page } from 'playwright-core';

/** A row of the Problems panel. */
export interface ShownProblem {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

/** Milliseconds that an answer may take; a machine that builds other things meanwhile needs many of them. */
const patience = 90_000;

/** Milliseconds after which something is tried once more. */
const SHORT = 3000;

/** `test` for a window: when one fails, what the window shows is kept as a picture. */
export function testsIn(window: () => Workbench): (name: string, body: () => Promise<void>) => void {
  return (name, body) => {
    test(name, async () => {
      try {
        await body();
      } catch (error) {
        await window().picture(`failed-${name.replace(/\W+/g, '-')}`);
        throw error;
      }
    });
  };
}

export class Workbench {
  readonly #browser: Browser;
  readonly page: Page;
  readonly folder: string;
  #pictureCount = 0;

  private constructor(browser: Browser, page: Page, folder: string) {
    this.#browser = browser;
    this.page = page;
    this.folder = folder;
  }

  /** Opens a window on a new folder with these files, and the first of them in an editor. */
  static async open(
    name: string,
    files: Readonly<Record<string, string>>,
    size = { width: 1400, height: 900 },
  ): Promise<Workbench> {
    const folder = join(environment('E2E_HOME'), name);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const [browser, page] = await newPage({ viewport: size, permissions: ['clipboard-read', 'clipboard-write'] });
    const window = new Workbench(browser, page, folder);
    const address = environment('E2E_ADDRESS');
    const first = Object.keys(files)[0] ?? '';
    const payload = JSON.stringify([['openFile', `vscode-remote://${new URL(address).host}${folder}/${first}`]]);
    await page.goto(`${address}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`);
    await window.editor(first).locator('.view-line').first().waitFor();
    await window.focusEditor(first);
    return window;
  }

  /** Opens a window on the folder `memory:/NAME`, with `file` in an editor; `prepare` makes the page one that can show it. */
  static async openWeb(name: string, file: string, prepare: (page: Page) => Promise<void>): Promise<Workbench> {
    // The page that `prepare` puts in is no local one to the browser, but talks to this machine.
    const [browser, page] = await newPage({ bypassCSP: true }, ['--disable-features=LocalNetworkAccessChecks']);
    await prepare(page);
    const window = new Workbench(browser, page, name);
    await page.goto(`${environment('E2E_ADDRESS')}/?folder=${encodeURIComponent(`memory:/${name}`)}`);
    await window.openFile(file);
    await window.focusEditor(file);
    return window;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  /** The editor that shows a file of the folder. */
  editor(file: string): Locator {
    return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${file}"]`);
  }

  /** Puts the keyboard into the editor of a file, without moving its cursor if it has it already. */
  async focusEditor(file: string): Promise<void> {
    if ((await this.editor(file).and(this.page.locator('.focused')).count()) === 0) {
      await this.editor(file).click({ position: { x: 500, y: 10 } });
    }
  }

  /** Keeps a picture of the window under a running number. */
  async picture(name: string): Promise<void> {
    // What has just appeared may still be fading in.
    await this.page.waitForTimeout(200);
    const number = String(++this.#pictureCount).padStart(2, '0');
    await this.page.screenshot({
      path: join(environment('E2E_PICTURES'), `${this.folder.split('/').pop() ?? ''}-${number}-${name}.png`),
    });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /**
   * Presses keys until something is shown: a server that is still reading the files answers nothing. On a busy machine the answer may only be late,
   * and what comes of keys that were pressed once more would cover what the test does next: so it waits longer each time.
   */
  async pressUntil(shown: Locator, ...keys: string[]): Promise<void> {
    for (let [end, wait] = [Date.now() + patience, SHORT]; Date.now() < end; wait *= 2) {
      await this.press(...keys);
      if (await appears(shown, wait)) return;
    }
    throw new Error(`${keys.join(' ')} shows nothing`);
  }

  /** Clicks until something is shown, by the place of `target` alone: the editor draws anew what the mouse points at. */
  async clickUntil(shown: Locator, target: Locator, held?: 'Control'): Promise<void> {
    for (const end = Date.now() + patience; Date.now() < end;) {
      const box = await target.first().boundingBox();
      if (box === null) continue;
      if (held !== undefined) await this.page.keyboard.down(held);
      // A link becomes one when the mouse is over it.
      await this.page.mouse.move(box.x + box.width / 2 - 1, box.y + box.height / 2);
      await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await this.page.waitForTimeout(100);
      await this.page.mouse.down();
      await this.page.mouse.up();
      if (held !== undefined) await this.page.keyboard.up(held);
      if (await appears(shown)) return;
    }
    throw new Error('the click shows nothing');
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Inserts text as a paste does: at once, with nothing that the editor does on typing. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate(async (data) => {
      await navigator.clipboard.writeText(data);
    }, text);
    await this.press('Control+v');
  }

  /** Runs a command of the palette by its title. */
  async command(title: string): Promise<void> {
    await this.#quickInput('F1', `>${title}`);
    await this.page.locator('.quick-input-widget .monaco-list-row', { hasText: title }).first().waitFor();
    await this.press('Enter');
  }

  /** Opens a file of the folder in the editor, from the Explorer. */
  async openFile(file: string): Promise<void> {
    const row = (path: string): Locator => this.#row(path);
    for (let slash = file.indexOf('/'); slash !== -1; slash = file.indexOf('/', slash + 1)) {
      const folder = row(file.slice(0, slash));
      if ((await folder.getAttribute('aria-expanded')) === 'false') await folder.click();
    }
    await row(file).dblclick();
    await this.editor(file).locator('.view-line').first().waitFor();
  }

  /** Deletes a file of the top folder in the Explorer. */
  async deleteFile(file: string): Promise<void> {
    await this.#row(file).click();
    await this.press('Delete');
    await this.page.locator('.monaco-dialog-box').waitFor();
    await this.press('Enter');
    await this.#row(file).waitFor({ state: 'detached' });
  }

  #row(path: string): Locator {
    return this.page
      .locator('.explorer-folders-view .monaco-list-row')
      .filter({ has: this.page.locator(`[aria-label$="/${path}"]`) });
  }

  /** Puts the cursor at a place; both count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    const there = this.#cursorPlace(new RegExp(`\\bLn ${line}, Col ${column}\\b`));
    for (const end = Date.now() + patience; Date.now() < end;) {
      await this.#quickInput('Control+g', `:${line}:${column}`);
      await this.press('Enter');
      // A long file may still be on its way into the window, and the cursor goes to where it ended then.
      if (await appears(there)) return;
    }
    throw new Error(`the cursor does not go to line ${line}, column ${column}`);
  }

  /** Waits until the cursor of the active editor is on a line, and in a column if one is given. */
  async cursorAt(line: number, column?: number): Promise<void> {
    const place = new RegExp(`\\bLn ${line}, Col ${column ?? '\\d+'}\\b`);
    await this.#cursorPlace(place).waitFor();
  }

  #cursorPlace(place: RegExp): Locator {
    return this.page.locator('#status\\.editor\\.selection', { hasText: place });
  }

  /** Brings the editor of a file to the front that is open already. */
  async showTab(file: string): Promise<void> {
    await this.page.locator(`.tabs-container .tab[data-resource-name="${file}"]`).click();
    await this.focusEditor(file);
  }

  /** Waits until the active editor shows this file. */
  async showsFile(file: string): Promise<void> {
    await this.activeTab(file).waitFor();
  }

  activeTab(file: string): Locator {
    return this.page.locator('.tabs-container .tab.active', { hasText: file });
  }

  /** Waits until the active editor has this language. */
  async hasLanguage(name: string): Promise<void> {
    await this.page.locator('#status\\.editor\\.mode', { hasText: name }).waitFor();
  }

  /** The name of the active editor's language. */
  async language(): Promise<string> {
    return this.page.locator('#status\\.editor\\.mode').innerText();
  }

  /** The color of the first token with exactly this text. */
  async colorOf(file: string, text: string): Promise<string> {
    return (await this.styleOf(file, text)).color;
  }

  /** How the first token with exactly this text looks. */
  async styleOf(file: string, text: string): Promise<{ readonly color: string; readonly font: string }> {
    // The editor draws every blank as one that does not break.
    const shown = new RegExp(`^${text.replaceAll(' ', '\\s')}$`);
    const token = this.editor(file).locator('.view-line span span:not(.mtk1)').filter({ hasText: shown });
    return token.first().evaluate((element) => {
      const { color, fontStyle } = getComputedStyle(element);
      return { color, font: fontStyle };
    });
  }

  /** Shows the Problems panel; it stays. */
  async showProblems(): Promise<void> {
    if (!(await this.#panel().isVisible())) await this.press('Control+Shift+M');
    await this.#panel().waitFor();
  }

  /** What the Problems panel lists, as far as it fits into it. */
  async problems(): Promise<ShownProblem[]> {
    await this.showProblems();
    const rows = await this.#panel()
      .locator('.monaco-list-row')
      .evaluateAll((elements) =>
        elements.map((row) => ({
          index: Number(row.getAttribute('data-index')),
          label: row.getAttribute('aria-label') ?? '',
          rule: row.querySelector('.marker-code')?.textContent ?? '',
        })),
      );
    let file = '';
    return rows
      .sort((a, b) => a.index - b.index)
      .flatMap(({ label, rule }) => {
        file = /problems? in file (\S+)/.exec(label)?.[1] ?? file;
        const [all, severity = '', message = '', line = ''] = /^(\w+): (.*) at line (\d+) and character \d+/s.exec(label) ?? [];
        return all === undefined ? [] : [{ file, line: Number(line), severity, rule, message }];
      });
  }

  /** Waits until the Problems panel satisfies `wanted` and returns what it then lists; fails with the list it had at last. */
  async problemsWhen(wanted: (problems: ShownProblem[]) => boolean): Promise<ShownProblem[]> {
    const end = Date.now() + patience;
    for (;;) {
      const problems = await this.problems();
      if (wanted(problems)) return problems;
      if (Date.now() > end) throw new Error(`the Problems panel lists ${JSON.stringify(problems, undefined, 1)}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Waits until the status bar counts no problem, were it for a moment that nobody sees; to be called before what makes it so. */
  async noProblemsForAMoment(): Promise<void> {
    const seen = this.page.evaluate(
      (wait) =>
        new Promise<boolean>((resolve) => {
          const bar = document.querySelector('.part.statusbar');
          const look = (): void => {
            if (/^\D*0\D+0\D*$/.test(document.querySelector('#status\\.problems')?.textContent ?? '')) finish(true);
          };
          const observer = new MutationObserver(look);
          const timer = setTimeout(() => {
            finish(false);
          }, wait);
          const finish = (isSeen: boolean): void => {
            observer.disconnect();
            clearTimeout(timer);
            resolve(isSeen);
          };
          if (bar !== null) observer.observe(bar, { subtree: true, childList: true, characterData: true });
        }),
      patience,
    );
    assert.ok(await seen, 'the status bar counted problems all the time');
  }

  /** What the Problems panel lists after it has been the same for two seconds. */
  async settledProblems(): Promise<ShownProblem[]> {
    let problems = await this.problems();
    for (let since = Date.now(); Date.now() - since < 2000;) {
      await this.page.waitForTimeout(100);
      const next = await this.problems();
      if (JSON.stringify(next) !== JSON.stringify(problems)) since = Date.now();
      problems = next;
    }
    return problems;
  }

  /** The milliseconds from the start of `act` until something that matches `selector` is drawn. */
  async timeUntil(selector: string, act: () => Promise<void>): Promise<number> {
    assert.equal(await this.page.locator(selector).count(), 0, `${selector} is there already`);
    const began = performance.now();
    await act();
    await this.page.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector, { polling: 'raf' });
    return performance.now() - began;
  }

  /** Takes steps back until `done`. */
  async undoUntil(done: () => Promise<boolean>): Promise<void> {
    for (let i = 0; i < 20; i++) {
      await this.press('Control+z');
      await this.page.waitForTimeout(300);
      if (await done()) return;
    }
    throw new Error('twenty steps back are not enough');
  }

  /** Types a word and waits until the list of suggestions has it as the chosen one. */
  async suggestion(word: string): Promise<void> {
    await this.type(word);
    if (!(await this.page.locator('.suggest-widget.visible').isVisible())) await this.press('Control+Space');
    await this.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: word }).first().waitFor();
  }

  /** The text of the hover at the cursor, once it is complete. */
  async hover(): Promise<string> {
    // The workbench has hovers of its own, which tell the path of a file whose tab the mouse lies on.
    const contents = this.page
      .locator('.monaco-hover:not(.hidden):not(.workbench-hover) .hover-contents')
      .filter({ hasNotText: 'Loading' });
    await this.pressUntil(contents, 'Control+k', 'Control+i');
    return (await contents.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  }

  /** Opens the menu of the light bulb at the cursor with the mouse. */
  async lightBulb(): Promise<void> {
    const bulb = this.page.locator(
      ['light-bulb', 'lightbulb-autofix', 'gutter-lightbulb'].map((icon) => `.monaco-editor .codicon-${icon}:visible`).join(', '),
    );
    // It is shown for a cursor that has come to a place, and the problem may have come later.
    for (const end = Date.now() + patience; Date.now() < end && !(await appears(bulb));)
      await this.press('ArrowRight', 'ArrowLeft');
    await bulb.first().click();
    await this.page.locator('.action-widget .monaco-list-row').first().waitFor();
  }

  /** Opens the menu of refactorings at the cursor and takes one; where a question was answered just before, the first keys may still go there. */
  async refactor(title: string): Promise<void> {
    await this.pressUntil(this.#action(title), 'Control+Shift+r');
    await this.chooseAction(title);
  }

  /** Takes an action from the menu of the light bulb. */
  async chooseAction(title: string): Promise<void> {
    const row = this.#action(title);
    // VS Code 1.93 lays a sheet over the menu until the mouse moves.
    await row.hover({ force: true });
    await row.click();
  }

  #action(title: string): Locator {
    return this.page.locator('.action-widget .monaco-list-row', { hasText: title });
  }

  /** Answers a question that an input box asks; `title` is a part of its title. */
  async answer(title: string, text: string): Promise<void> {
    await this.page.locator('.quick-input-widget .quick-input-titlebar', { hasText: title }).waitFor();
    await this.page.locator('.quick-input-widget .quick-input-box input').fill(text);
    await this.press('Enter');
  }

  /** Waits for a message in the corner. */
  async notification(text: string): Promise<void> {
    await this.page.locator('.notification-toast', { hasText: text }).waitFor();
  }

  /** Writes a file of the folder behind the editor's back. */
  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** True while a file has changes that are not saved. */
  async isDirty(file: string): Promise<boolean> {
    return (await this.page.locator('.tabs-container .tab.dirty', { hasText: file }).count()) > 0;
  }

  /** Waits until one of the pages inside the window (a README, a walkthrough) has an element with this text. */
  async webviewShows(selector: string, text: string): Promise<void> {
    await this.#inWebview(`${selector} '${text}'`, (frame) => frame.locator(selector, { hasText: text }));
  }

  /** Waits until one of the pages inside the window shows a picture, loaded, whose description begins so. */
  async webviewShowsPicture(description: string): Promise<void> {
    const picture = await this.#inWebview(`picture '${description}'`, (frame) => frame.locator(`img[alt^="${description}"]`));
    await picture.evaluate((element) => (element as HTMLImageElement).decode());
  }

  async #inWebview(what: string, find: (frame: Frame) => Locator): Promise<Locator> {
    for (const end = Date.now() + patience; Date.now() < end;) {
      for (const frame of this.page.frames()) {
        if (frame === this.page.mainFrame()) continue;
        const found = find(frame);
        if ((await found.count().catch(() => 0)) > 0) return found.first();
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`no page inside the window has a ${what}`);
  }

  /** Saves the active editor and returns what the file then holds. */
  async saved(file: string): Promise<string> {
    // VS Code calls off what it does at a save while other extensions come up.
    await this.pressUntil(this.page.locator('.tabs-container .tab.active:not(.dirty)', { hasText: file }), 'Control+s');
    return readFileSync(join(this.folder, file), 'utf8');
  }

  #panel(): Locator {
    return this.page.locator('.markers-panel');
  }

  /** Opens the input at the top by a key and fills it; again if something that just opens takes the keyboard away. */
  async #quickInput(key: string, text: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.press(key);
      try {
        await this.page.locator('.quick-input-widget .quick-input-box input').fill(text, { timeout: 3000 });
        return;
      } catch (error) {
        if (attempt === 5) throw error;
        await this.press('Escape');
      }
    }
  }
}

async function newPage(options: BrowserContextOptions, more: readonly string[] = []): Promise<readonly [Browser, Page]> {
  const browser = await chromium.launch({
    executablePath: environment('E2E_BROWSER'),
    args: [...environment('E2E_BROWSER_ARGUMENTS').split(' '), ...more],
  });
  const page = await browser.newPage(options);
  page.setDefaultTimeout(patience);
  return [browser, page];
}

/** Whether something is shown within three seconds. */
async function appears(shown: Locator, timeout = SHORT): Promise<boolean> {
  return shown
    .first()
    .waitFor({ timeout })
    .then(() => true)
    .catch(() => false);
}

/** A variable of the environment that scripts/with-editor.mjs sets. */
function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; run the tests by npm run test:e2e.`);
  return value;
}
