/** The extension in a browser that has nothing else: the server is a web worker, and the files come through the editor. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { openWebWindow, type WebWindow } from './web-window.ts';
import { testsIn } from './workbench.ts';

const files = {
  'extensions.conf': `#include "queues-dialplan.inc"

[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,tU(operator-answer^\${CALLERID(num)}))
 same => n,Hangup()

[call-ended]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
  // A name that only the include gives away: the server has to ask for this file.
  'queues-dialplan.inc': `[operator-answer]
exten => s,1,Set(CHANNEL(hangup_handler_push)=call-endd,s,1(\${ARG1}))
 same => n,Return()
`,
  'queues.conf': '[inbound]\nstrategy = rrmemory\nmember => Local/101@from-queu/n\n',
};

/** Ten thousand lines, the last of which leads to a file that is included from another folder. */
function longDialplan(): string {
  const lines = ['#include "parts/*.inc"', '[long]'];
  for (let i = 0; lines.length < 9_999; i++) lines.push(`exten => ${10_000 + i},1,Goto(${10_000 + i + 1},1)`);
  return [...lines, 'exten => _X.,1,Gosub(deep,s,1)', ' same => n,Hangup()', ''].join('\n');
}

const manyFiles = {
  'extensions.conf': longDialplan(),
  'extensions_loose.conf': '[loose]\nexten => s,1,Goto(long,10001,1)\n',
  'parts/deep.inc': '#include "more/last.inc"\n[deep]\nexten => s,1,Gosub(last,s,1)\n same => n,Return()\n',
  'parts/more/last.inc': '[last]\nexten => s,1,NoOp()\n same => n,Return()\n',
  ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`phones/${i}.conf`, `[phone-${i}]\ntype = endpoint\n`])),
};

describe('in the browser alone', () => {
  let web: WebWindow;
  const test = testsIn(() => web.window);

  before(async () => {
    web = await openWebWindow('web', files);
  });
  after(() => web.close());

  test('a misspelled handler in an included file is found, and so is a member of a queue', async () => {
    const { window } = web;
    await window.hasLanguage('Asterisk Dialplan');
    const problems = await window.problemsWhen((all) => all.length >= 2);
    await window.picture('problems');
    assert.deepEqual(problems.map(({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`).sort(), [
      "queues-dialplan.inc:2 unknown-context: The hangup handler pushed here goes nowhere: no file defines a context named 'call-endd'.",
      "queues.conf:3 unknown-context: The queue member goes nowhere: no file defines a context named 'from-queu'.",
    ]);
  });

  test('a definition is found in the other file', async () => {
    const { window } = web;
    await window.focusEditor('extensions.conf');
    await window.goTo(4, 50);
    await window.pressUntil(window.editor('queues-dialplan.inc'), 'F12');
    await window.cursorAt(1);
    await window.showTab('extensions.conf');
  });

  test('hover and completion answer', async () => {
    const { window } = web;
    await window.focusEditor('extensions.conf');
    await window.goTo(4, 50);
    assert.match(await window.hover(), /operator-answer/);
    await window.press('Escape');
    await window.goTo(9, 19);
    await window.press('Enter');
    await window.type(' same => n,Goto(from-');
    await window.suggestion('');
    await window.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'from-queue' }).first().waitFor();
    await window.picture('completion');
    await window.press('Escape');
  });

  test('a problem goes away on an edit in another file, before it is saved', async () => {
    const { window } = web;
    await window.press('Control+z', 'Control+z');
    await window.goTo(7, 12);
    await window.press('Shift+Home');
    await window.paste('[call-endd]');
    await window.problemsWhen((all) => !all.some(({ file }) => file === 'queues-dialplan.inc'));
    await window.picture('edited');
  });
});

describe('with many files in the browser alone', () => {
  let web: WebWindow;
  const test = testsIn(() => web.window);

  before(async () => {
    web = await openWebWindow('web-many', manyFiles);
  });
  after(() => web.close());

  test('a long dialplan over several folders is right', async () => {
    const { window } = web;
    await window.hasLanguage('Asterisk Dialplan');
    await window.goTo(10_000, 22);
    await window.press('End');
    await window.type('!');
    const problems = await window.problemsWhen((all) => all.length > 0);
    await window.picture('long');
    assert.deepEqual(
      problems.map(({ file, line }) => `${file}:${line}`),
      ['extensions.conf:10000'],
    );
    await window.focusEditor('extensions.conf');
    await window.press('Control+z');
    await window.problemsWhen((all) => all.length === 0);
  });

  test('a file that is deleted in the Explorer is missed, and its problems are gone', async () => {
    const { window } = web;
    await window.focusEditor('extensions.conf');
    await window.goTo(2, 1);
    await window.paste('#include "extensions_loose.conf"\n');
    await window.deleteFile('extensions_loose.conf');
    const [problem] = await window.problemsWhen((all) => all.length > 0);
    await window.picture('deleted');
    assert.deepEqual([problem?.file, problem?.line, problem?.rule], ['extensions.conf', 2, 'missing-include-file']);
  });
});
