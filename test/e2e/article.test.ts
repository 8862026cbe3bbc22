/** The case that the extension is made for, as a person meets it: the queue whose operators report by a hangup handler. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { testsIn, Workbench, type ShownProblem } from './workbench.ts';

const article = (file: string) => readFileSync(join(process.env['PROJECT_ROOT'] ?? '.', 'test/fixtures/article', file), 'utf8');
const dialplan = article('extensions.conf');

/** The line of the article's dialplan, counted from 1, that starts with this text. */
function lineOf(start: string, text = dialplan): number {
  const index = text.split('\n').findIndex((line) => line.startsWith(start));
  assert.notEqual(index, -1, start);
  return index + 1;
}

/** The column, counted from 1, of this text in that line. */
function columnOf(line: number, part: string, text = dialplan): number {
  const index = (text.split('\n')[line - 1] ?? '').indexOf(part);
  assert.notEqual(index, -1, part);
  return index + 1;
}

// The article's System() lines hand the caller's number to a shell, which is a true problem of another kind.
const exceptUnsafe = (problems: readonly ShownProblem[]) => problems.filter(({ rule }) => !rule.startsWith('unsafe-'));

describe('the dialplan of the article', () => {
  let window: Workbench;
  const test = testsIn(() => window);
  const push = lineOf('same => n,Set(CHANNEL(hangup_handler_push)');
  const dial = lineOf('exten => _1XX,1,Dial');

  before(async () => {
    window = await Workbench.open('article', { 'extensions.conf': dialplan, 'queues.conf': article('queues.conf') });
    await window.hasLanguage('Asterisk Dialplan');
  });
  after(async () => {
    await window.picture('end');
    await window.close();
  });

  test('has no problem', async () => {
    assert.deepEqual(exceptUnsafe(await window.settledProblems()), []);
    await window.picture('clean');
  });

  test('shows unknown-context on the push when the handler is renamed, unsaved', async () => {
    const header = lineOf('[sub-call-from-cid-ended]');
    await window.goTo(header, columnOf(header, ']'));
    const milliseconds = await window.timeUntil('.squiggly-error', () => window.type('2'));
    console.log(`# unknown-context is shown ${Math.round(milliseconds)} ms after the key`);
    const problems = await window.problemsWhen((all) => all.some(({ rule }) => rule === 'unknown-context'));
    assert.deepEqual(
      exceptUnsafe(problems).map(({ rule, line, severity }) => ({ rule, line, severity })),
      [{ rule: 'unknown-context', line: push, severity: 'Error' }],
    );
    assert.ok(await window.isDirty('extensions.conf'));
    await window.picture('renamed-handler');
    await window.undoUntil(async () => exceptUnsafe(await window.problems()).length === 0);
  });

  test('shows missing-subroutine-argument when the push passes one argument less', async () => {
    await window.goTo(push, columnOf(push, ',${ARG2})'));
    for (let i = 0; i < ',${ARG2}'.length; i++) await window.press('Delete');
    await window.problemsWhen((all) => all.some(({ rule }) => rule === 'missing-subroutine-argument'));
    assert.deepEqual(
      exceptUnsafe(await window.settledProblems()).map(({ rule, line }) => ({ rule, line })),
      [{ rule: 'missing-subroutine-argument', line: push }],
    );
    await window.picture('missing-argument');
    await window.undoUntil(async () => exceptUnsafe(await window.problems()).length === 0);
  });

  test('shows missing-subroutine-argument when U() passes one argument less', async () => {
    await window.goTo(dial, columnOf(dial, '^${EXTEN}'));
    for (let i = 0; i < '^${EXTEN}'.length; i++) await window.press('Delete');
    await window.problemsWhen((all) => all.some(({ rule }) => rule === 'missing-subroutine-argument'));
    assert.deepEqual(
      exceptUnsafe(await window.settledProblems()).map(({ rule, line }) => ({ rule, line })),
      [{ rule: 'missing-subroutine-argument', line: dial }],
    );
    await window.undoUntil(async () => exceptUnsafe(await window.problems()).length === 0);
  });

  test('goes from the push to the handler', async () => {
    await window.goTo(push, columnOf(push, 'sub-call-from-cid-ended') + 3);
    await window.press('F12');
    await window.cursorAt(lineOf('[sub-call-from-cid-ended]'));
    await window.picture('handler');
  });

  test('goes from U() to the subroutine', async () => {
    await window.goTo(dial, columnOf(dial, 'sub-on-operator-answer') + 3);
    await window.press('F12');
    await window.cursorAt(lineOf('[sub-on-operator-answer]'));
  });

  test('goes from the member in queues.conf to the context', async () => {
    await window.openFile('queues.conf');
    await window.hasLanguage('Asterisk Configuration');
    const queues = article('queues.conf');
    const member = lineOf('member => Local/102@from-queue/n', queues);
    await window.goTo(member, columnOf(member, 'from-queue', queues) + 3);
    await window.picture('member');
    await window.press('F12');
    await window.showsFile('extensions.conf');
    await window.cursorAt(lineOf('[from-queue]'));
  });
});

describe('the snippet hangup-queue in an empty file', () => {
  let window: Workbench;
  const test = testsIn(() => window);

  before(async () => {
    window = await Workbench.open('snippet', { 'extensions.conf': '' });
    await window.hasLanguage('Asterisk Dialplan');
  });
  after(async () => {
    await window.picture('end');
    await window.close();
  });

  test('has no problem at all', async () => {
    await window.suggestion('hangup-queue');
    await window.picture('offered');
    await window.press('Enter');
    await window.press('Escape', 'Escape');
    const text = await window.saved('extensions.conf');
    assert.match(text, /hangup_handler_push/);
    assert.deepEqual(await window.settledProblems(), []);
    await window.picture('inserted');
  });
});

describe('the listing as the web page prints it', () => {
  let window: Workbench;
  const test = testsIn(() => window);

  before(async () => {
    window = await Workbench.open('pasted', { 'extensions.conf': '' });
    await window.hasLanguage('Asterisk Dialplan');
  });
  after(async () => {
    await window.picture('end');
    await window.close();
  });

  test('shows its characters as problems', async () => {
    await window.paste(article('as-published.txt'));
    const problems = await window.problemsWhen((all) => all.some(({ rule }) => rule === 'typographic-character'));
    assert.deepEqual([...new Set(exceptUnsafe(problems).map(({ rule }) => rule))], ['typographic-character']);
    await window.picture('mangled');
  });

  test('is repaired by one command', async () => {
    await window.command('Asterisk: Clean up text pasted from a web page');
    await window.problemsWhen((all) => exceptUnsafe(all).length === 0);
    assert.deepEqual(exceptUnsafe(await window.settledProblems()), []);
    await window.picture('repaired');
    assert.equal(await window.saved('extensions.conf'), dialplan);
  });

  test('comes back by one undo', async () => {
    await window.focusEditor('extensions.conf');
    await window.press('Control+z');
    assert.equal(await window.saved('extensions.conf'), article('as-published.txt'));
  });

  test('is repaired by Fix All', async () => {
    await window.settledProblems();
    await window.focusEditor('extensions.conf');
    await window.command('Fix All');
    await window.problemsWhen((all) => exceptUnsafe(all).length === 0);
    assert.equal(await window.saved('extensions.conf'), dialplan);
  });
});

describe('a folder whose settings fix on save', () => {
  let window: Workbench;
  const test = testsIn(() => window);

  before(async () => {
    window = await Workbench.open('on-save', {
      'extensions.conf': article('as-published.txt'),
      '.vscode/settings.json': '{ "editor.codeActionsOnSave": { "source.fixAll": "explicit" } }\n',
    });
    await window.hasLanguage('Asterisk Dialplan');
  });
  after(() => window.close());

  test('repairs the listing when it is saved', async () => {
    await window.problemsWhen((all) => all.some(({ rule }) => rule === 'typographic-character'));
    // VS Code calls off what it does at a save while other extensions come up.
    await window.settledProblems();
    await window.focusEditor('extensions.conf');
    await window.type(' ');
    await window.press('Backspace');
    assert.equal(await window.saved('extensions.conf'), dialplan);
  });
});
