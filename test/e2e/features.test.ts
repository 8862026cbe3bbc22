/** What the editor answers a person who asks it: hover, completion, quick fixes, outline, references, settings. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { testsIn, Workbench } from './workbench.ts';

const dialplan = `[queues]
exten => inbound,1,Answer()
 same => n,Queue(inbound,t,,,300)
 same => n,Hangup()

[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,tU(operator-answer^\${CALLERID(num)}^\${EXTEN}))
 same => n,Hangup()
exten => 200,1,Gosub(operator-anwser,s,1(\${CALLERID(num)},200))
 same => n,Hangup()

; Runs on the operator's channel at answer.
; @arg 1 caller Number of the caller.
; @arg 2 operator Number of the operator.
[operator-answer]
exten => s,1,NoOp(\${ARG1} rang \${ARG2})
 same => n(end),Return()
`;
const lines = dialplan.split('\n');

describe('the editor', () => {
  let window: Workbench;
  const test = testsIn(() => window);

  before(async () => {
    window = await Workbench.open('features', {
      'extensions.conf': dialplan,
      'queues.conf': '[inbound]\nmember => Local/101@from-queue/n\nmember => Local/102@from-queue/n\n',
      '.vscode/settings.json': '{}\n',
    });
    await window.page.locator('.squiggly-error').first().waitFor();
  });
  after(async () => {
    await window.picture('end');
    await window.close();
  });

  /** Puts the cursor into this text, where the dialplan has it first. */
  async function at(text: string): Promise<void> {
    const line = lines.findIndex((each) => each.includes(text));
    assert.notEqual(line, -1, text);
    await window.goTo(line + 1, (lines[line] ?? '').indexOf(text) + 4);
  }

  test('a hover shows the arguments of the subroutine', async () => {
    await at('operator-answer^');
    const text = await window.hover();
    await window.picture('hover');
    for (const part of ['operator-answer,s,1(caller,operator)', 'Number of the caller.', 'Number of the operator.']) {
      assert.ok(text.includes(part), text);
    }
    await window.press('Escape');
  });

  test('a hover shows what an application takes', async () => {
    await at('Queue(');
    const text = await window.hover();
    await window.picture('hover-application');
    assert.match(text, /Queue\(/);
    await window.press('Escape');
  });

  test('completion inside U() offers the context', async () => {
    await window.goTo(lines.indexOf(' same => n,Hangup()', 6) + 1, 1);
    await window.press('End');
    await window.page.keyboard.type('\nexten => 300,1,Dial(PJSIP/300,30,tU(oper', { delay: 30 });
    const offered = window.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'operator-answer' });
    await offered.first().waitFor();
    await window.picture('completion');
    await window.press('Enter');
    const text = await window.saved('extensions.conf');
    assert.match(text, /^ ?exten => 300,1,Dial\(PJSIP\/300,30,tU\(operator-answer\^caller\^operator\)/m);
    await window.picture('completed');
    await window.press('Escape');
    await window.undoUntil(async () => (await window.saved('extensions.conf')) === dialplan);
  });

  test('a call that is chosen goes on with what its first argument can be', async () => {
    await at('Queue(inbound');
    await window.press('End', 'Enter');
    await window.cursorAt(4, ' same => n,'.length + 1);
    await window.suggestion('Gosu');
    await window.press('Enter');
    await window.page.locator('.parameter-hints-widget.visible').waitFor();
    await window.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'operator-answer' }).first().waitFor();
    await window.picture('arguments');
    await window.press('Escape', 'Escape');
    await window.undoUntil(async () => (await window.saved('extensions.conf')) === dialplan);
  });

  test('a name in small letters is that of an application in a line, and that of a snippet at the edge', async () => {
    const first = (text: string) => window.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: text });
    await at('Queue(inbound');
    await window.press('End', 'Enter');
    await window.cursorAt(4, ' same => n,'.length + 1);
    await window.page.keyboard.type('gosub', { delay: 30 });
    await first('Gosub').and(window.page.locator(':has(.codicon-symbol-function)')).waitFor();
    await window.picture('application-before-snippet');
    await window.press('Escape');
    await window.undoUntil(async () => (await window.saved('extensions.conf')) === dialplan);
    await window.goTo(lines.length, 1);
    await window.page.keyboard.type('gosub', { delay: 30 });
    await first('Gosub call').waitFor();
    await window.press('Escape');
    await window.undoUntil(async () => (await window.saved('extensions.conf')) === dialplan);
  });

  test('completion offers sounds, and behind [ the context that is missing', async () => {
    await at('Queue(inbound');
    await window.press('End', 'Enter');
    await window.cursorAt(4, ' same => n,'.length + 1);
    await window.page.keyboard.type('Playback(vm-good', { delay: 30 });
    const offered = (text: string) => window.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text });
    await offered('vm-goodbye').first().waitFor();
    await window.picture('sounds');
    await window.press('Enter');
    await window.page.locator('.view-line', { hasText: 'Playback(vm-goodbye)' }).waitFor();
    await window.goTo(lines.length + 1, 1);
    await window.page.keyboard.type('[', { delay: 30 });
    await offered('operator-anwser').first().waitFor();
    await window.picture('header');
    await window.press('Enter');
    const text = await window.saved('extensions.conf');
    assert.match(text, /^ same => n,Playback\(vm-goodbye\)$/m);
    assert.match(text, /^\[operator-anwser\]$/m);
    await window.press('Escape');
    await window.undoUntil(async () => (await window.saved('extensions.conf')) === dialplan);
  });

  test('Enter goes on with the extension, and Enter again leaves it', async () => {
    const behind = ' same => n,'.length + 1;
    await at('Queue(inbound');
    await window.press('End', 'Enter');
    await window.cursorAt(4, behind);
    await window.type('Wait(1)');
    await window.press('Escape', 'Enter');
    await window.cursorAt(5, behind);
    await window.picture('begun');
    await window.press('Enter');
    await window.cursorAt(5, 1);
    const text = await window.saved('extensions.conf');
    assert.match(text, /^ same => n,Queue\(inbound,t,,,300\)\n same => n,Wait\(1\)\n\n same => n,Hangup\(\)$/m);
    await window.undoUntil(async () => (await window.saved('extensions.conf')) === dialplan);
  });

  test('Enter inside the parentheses that the editor closed does not divide the line', async () => {
    const behind = ' same => n,'.length + 1;
    await at('Queue(inbound');
    await window.press('End', 'Enter');
    await window.cursorAt(4, behind);
    await window.type('Answer(');
    await window.press('Escape', 'Enter');
    await window.cursorAt(5, behind);
    await window.picture('not-divided');
    const text = await window.saved('extensions.conf');
    assert.match(text, /^ same => n,Queue\(inbound,t,,,300\)\n same => n,Answer\(\)\n same => n,\n same => n,Hangup\(\)$/m);
    await window.undoUntil(async () => (await window.saved('extensions.conf')) === dialplan);
  });

  test('the values of a variable come by themselves between quotation marks, and Enter there does not divide the line', async () => {
    const behind = ' same => n,'.length + 1;
    await at('Queue(inbound');
    await window.press('End', 'Enter');
    await window.cursorAt(4, behind);
    await window.type('ExecIf($["${DIALSTATUS}" = "');
    const values = window.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'CHANUNAVAIL' });
    await values.first().waitFor();
    await window.picture('values');
    await window.press('Escape', 'Escape', 'Enter');
    await window.cursorAt(5, behind);
    await window.undoUntil(async () => (await window.saved('extensions.conf')) === dialplan);
  });

  test('lines that are extracted ask for the name of their subroutine', async () => {
    await window.goTo(3, 1);
    await window.press('Shift+ArrowDown');
    await window.refactor('Extract to a subroutine');
    await window.page.locator('.rename-box input').waitFor();
    await window.picture('extracted');
    await window.type('sub-wait');
    await window.press('Enter');
    await window.page.locator('.view-line', { hasText: '[sub-wait]' }).waitFor();
    const text = await window.saved('extensions.conf');
    assert.match(text, /^ same => n,Gosub\(sub-wait,s,1\)$/m);
    assert.match(text, /^\[sub-wait\]\nexten => s,1,Queue\(inbound,t,,,300\)\n same => n,Return\(\)$/m);
    await window.undoUntil(async () => (await window.saved('extensions.conf')) === dialplan);
  });

  test('the light bulb changes a misspelled name', async () => {
    await at('operator-anwser');
    await window.lightBulb();
    await window.picture('light-bulb');
    await window.chooseAction("Change to 'operator-answer'");
    await window.problemsWhen((all) => all.length === 0);
    assert.equal(await window.saved('extensions.conf'), dialplan.replace('operator-anwser', 'operator-answer'));
    await window.undoUntil(async () => (await window.saved('extensions.conf')) === dialplan);
  });

  test('the light bulb allows the rule on the line', async () => {
    await at('operator-anwser');
    await window.lightBulb();
    await window.chooseAction("Allow 'unknown-context' on this line");
    await window.problemsWhen((all) => all.length === 0);
    assert.match(await window.saved('extensions.conf'), /operator-anwser.* ; lint: allow unknown-context$/m);
    await window.undoUntil(async () => (await window.saved('extensions.conf')) === dialplan);
  });

  test('a setting turns the rule off', async () => {
    await window.problemsWhen((all) => all.some(({ rule }) => rule === 'unknown-context'));
    window.write('.vscode/settings.json', '{ "asteriskDialplan.rules": { "unknown-context": "off" } }\n');
    await window.problemsWhen((all) => all.length === 0);
    window.write('.vscode/settings.json', '{}\n');
    await window.problemsWhen((all) => all.some(({ rule }) => rule === 'unknown-context'));
  });

  test('the list of symbols has contexts, extensions and labels', async () => {
    await window.focusEditor('extensions.conf');
    await window.press('Control+Shift+o');
    const rows = window.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: 'operator-answer' }).first().waitFor();
    const names = await rows.evaluateAll((elements) => elements.map((row) => row.getAttribute('aria-label') ?? ''));
    await window.picture('symbols');
    await window.press('Escape');
    for (const name of ['queues', 'inbound', 'from-queue', '_1XX', '200', 'operator-answer', 's', 'end']) {
      assert.ok(
        names.some((each) => each.startsWith(`${name} (`)),
        `${name}\n${names.join('\n')}`,
      );
    }
  });

  test('the outline shows the contexts', async () => {
    await window.command('Explorer: Focus on Outline View');
    const rows = window.page.locator('.outline-pane .monaco-list-row');
    await rows.filter({ hasText: 'operator-answer' }).first().waitFor();
    await window.picture('outline');
    assert.deepEqual(
      (await rows.allInnerTexts())
        .map((text) => text.trim().split('\n')[0])
        .filter((text) => !/^(?:s|end|\d+|_1XX|inbound)$/.test(text ?? '')),
      ['queues', 'from-queue', 'operator-answer'],
    );
  });

  test('references list every place that names the context', async () => {
    await at('from-queue');
    await window.press('Shift+F12');
    const rows = window.page.locator('.peekview-widget .ref-tree .monaco-list-row');
    await rows.filter({ hasText: 'queues.conf' }).first().waitFor();
    await window.picture('references');
    await window.press('Escape');
  });

  test('the dialplan is shown as Asterisk loads it', async () => {
    await window.focusEditor('extensions.conf');
    await window.command('Asterisk: Show the dialplan as Asterisk loads it');
    const shown = window.page.locator('.editor-instance .monaco-editor[data-uri^="asterisk-loaded:"]');
    await shown.locator('.view-line', { hasText: "[ Context 'operator-answer'" }).waitFor();
    await window.picture('loaded');
    await window.showTab('extensions.conf');
  });

  test('a restarted server shows the problems again', async () => {
    await window.focusEditor('extensions.conf');
    const gone = window.noProblemsForAMoment();
    await window.command('Asterisk: Restart the language server');
    await gone;
    await window.problemsWhen((all) => all.some(({ rule }) => rule === 'unknown-context'));
  });

  test('the status names the dialplan and counts its problems', async () => {
    await window.focusEditor('extensions.conf');
    await window.page.locator('#status\\.languageStatus').hover();
    const status = window.page.locator('.monaco-hover:not(.hidden)', { hasText: 'Show Problems' });
    await status.waitFor();
    await window.picture('status');
    assert.match(await status.innerText(), /^extensions\.conf: 1 problem/);
  });
});

describe('the command that adds tracking', () => {
  let window: Workbench;
  const test = testsIn(() => window);
  const untracked = `[queues]
exten => inbound,1,Answer()
 same => n,Queue(inbound,t,,,300)
 same => n,Hangup()
exten => desk,1,Queue(desk)

[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,t)
 same => n,Hangup()
`;
  const queues =
    '[inbound]\nstrategy = rrmemory\nmember => Local/101@from-queue\nmember => Local/102@from-queue\n\n[desk]\nmember => PJSIP/200\n';

  before(async () => {
    window = await Workbench.open('tracking', { 'extensions.conf': untracked, 'queues.conf': queues });
    await window.hasLanguage('Asterisk Dialplan');
  });
  after(async () => {
    await window.picture('end');
    await window.close();
  });

  const command = 'Asterisk: Add operator answer and hangup tracking…';

  test('says at once where it belongs', async () => {
    await window.goTo(2, 1);
    await window.command(command);
    await window.notification('Put the cursor on the line of a Queue()');
    await window.picture('refused');
    await window.command('Notifications: Clear All Notifications');
  });

  test('is among the refactorings of the line', async () => {
    await window.goTo(3, 15);
    await window.refactor(command.replace('Asterisk: ', ''));
    await window.page.locator('.quick-input-widget .quick-input-titlebar', { hasText: '(1/3)' }).waitFor();
    await window.press('Escape');
  });

  test('changes the Dial, the members and adds the contexts', async () => {
    await window.goTo(3, 15);
    await window.command(command);
    await window.answer('(1/3)', 'answered');
    await window.picture('asks');
    await window.answer('(2/3)', 'ended');
    await window.answer('(3/3)', 'https://stats.example.org/calls');
    await window.page.locator('.view-line', { hasText: '[ended]' }).waitFor();
    await window.notification('Operator tracking is added in');
    await window.picture('added');
    await window.focusEditor('extensions.conf');
    const text = await window.saved('extensions.conf');
    assert.match(text, /Dial\(PJSIP\/\$\{EXTEN\},30,tU\(answered\^\$\{CALLERID\(num\)\}\^\$\{EXTEN\}\)\)/);
    assert.match(text, /hangup_handler_push\)=ended,s,1\(\$\{ARG1\},\$\{ARG2\}\)/);
    assert.match(text, /^\[answered\]$/m);
    assert.match(text, /^\[ended\]$/m);
    await window.openFile('queues.conf');
    assert.equal(await window.saved('queues.conf'), queues.replaceAll('@from-queue', '@from-queue/n'));
    assert.deepEqual(await window.settledProblems(), []);
  });

  test('is taken back by one undo', async () => {
    await window.openFile('extensions.conf');
    await window.focusEditor('extensions.conf');
    await window.press('Control+z');
    await window.page.locator('.tabs-container .tab.dirty', { hasText: 'queues.conf' }).waitFor();
    assert.equal(await window.saved('extensions.conf'), untracked);
    await window.openFile('queues.conf');
    assert.equal(await window.saved('queues.conf'), queues);
  });

  test('has the queue run a subroutine on telephones that it calls itself', async () => {
    await window.openFile('extensions.conf');
    await window.goTo(5, 15);
    await window.command(command);
    for (const [step, text] of [
      ['(1/3)', 'answered'],
      ['(2/3)', 'ended'],
      ['(3/3)', 'https://stats.example.org/calls'],
    ] as const)
      await window.answer(step, text);
    await window.page.locator('.view-line', { hasText: '[answered-queue]' }).waitFor();
    await window.picture('telephones');
    await window.focusEditor('extensions.conf');
    assert.match(await window.saved('extensions.conf'), /^\[answered-queue\]$/m);
    await window.openFile('queues.conf');
    assert.equal(
      await window.saved('queues.conf'),
      queues.replace('[desk]\n', '[desk]\nmembergosub = answered-queue\nsetinterfacevar = yes\n'),
    );
    assert.deepEqual(await window.settledProblems(), []);
  });
});
