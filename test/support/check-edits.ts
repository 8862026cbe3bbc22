/** Checks of the features that change text: formatting, Enter, actions, refactorings and the scaffolding of queues. */

import assert from 'node:assert/strict';
import type { FormattingOptions, Range, TextEdit as EditorEdit } from 'vscode-languageserver-types';
import { applyEdits, type TextEdit } from '../../server/src/base/edits.ts';
import { dialplansAsJson } from '../../server/src/cli/formats/json.ts';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { formatting } from '../../server/src/features/formatting.ts';
import { nextPriority } from '../../server/src/features/next-priority.ts';
import { operatorTracking, type TrackingNames } from '../../server/src/features/operator-tracking.ts';
import { refactoringEdits, refactoringOffers } from '../../server/src/features/refactorings.ts';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { applyFix, ruleSetOf } from './check.ts';
import { open } from './cursor-fixture.ts';
import { onlyCursor, parseFixture, parseFixtureWithoutLabels, type Fixture } from './fixture.ts';
import { MemoryDialplan, memoryDialplan } from './memory-dialplan.ts';

/** How the checks format when nothing else is said. */
const oneBlank: FormattingOptions = { tabSize: 1, insertSpaces: true };

/**
 * Formatting turns the first file from `before` into `after`, and that into itself; between two cursors only the lines there. Asterisk loads
 * the same from both.
 */
export function checkFormat(before: string, after: string, options: FormattingOptions = oneBlank): void {
  const fixture = parseFixture(before);
  const expected = parseFixture(after);
  const [path = ''] = fixture.files.keys();
  const [first, last] = fixture.cursors;
  const range =
    first === undefined || last === undefined
      ? undefined
      : { start: { line: first.line, character: first.column }, end: { line: last.line, character: last.column } };
  const formatted = (texts: ReadonlyMap<string, string>, lines?: Range): ReadonlyMap<string, string> => {
    const edits = ourEdits(path, formatting(new MemoryDialplan(texts).file(path), options, lines));
    return edits.length === 0 ? texts : applyFix(texts, { title: '', safe: true, edits });
  };
  const once = formatted(fixture.files, range);
  assert.equal(once.get(path), expected.files.get(path));
  if (range === undefined) assert.equal(formatted(once).get(path), once.get(path), 'formatted twice it is something else');
  assert.equal(loaded(once), loaded(fixture.files), 'Asterisk loads something else');
}

/** What Asterisk loads from these files, without line numbers; nothing when it refuses them, unless they are read as an editor does. */
export function loaded(texts: ReadonlyMap<string, string>, reading: 'exact' | 'tolerant' = 'exact'): string {
  const { dialplan } = new MemoryDialplan(texts, reading);
  const shown = [{ root: undefined, refusal: dialplan.layout.refusal, dialplan }];
  return dialplansAsJson(shown, () => '').replace(/"line": \d+/g, '');
}

/** Enter at the cursor turns `before` into `after`, in which the cursor stands where it then is. */
export function checkEnter(before: string, after: string): void {
  const fixture = parseFixture(before);
  const { path, line, column } = onlyCursor(fixture);
  const memory = memoryDialplan(fixture);
  const text = memory.file(path).lines[line]?.text ?? '';
  const isReturned = text.endsWith('\r');
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  const typed = `${isReturned ? '\r' : ''}\n${indent}`;
  memory.edit(path, { startLine: line, startColumn: column, endLine: line, endColumn: column, text: typed });
  const position = { line: line + 1, character: indent.length };
  const mark = '\u0001';
  const found = nextPriority(memory.file(path), position);
  const cursor = { path, line: position.line, column: position.character, endLine: position.line, endColumn: position.character };
  // An editor leaves the cursor behind what takes the place of the text in front of it.
  const atCursor = found.findIndex(({ range: { end } }) => end.line === position.line && end.character === position.character);
  const marked = found.map((edit, index) => (index === atCursor ? { ...edit, newText: edit.newText + mark } : edit));
  const edits = atCursor < 0 ? [{ ...cursor, newText: mark }, ...ourEdits(path, found)] : ourEdits(path, marked);
  assert.equal(applyEdits(memory.file(path).text, edits).replace(mark, '<|>'), after.replace(/^\n/, ''));
}

function ourEdits(path: string, edits: readonly EditorEdit[]): TextEdit[] {
  return edits.map(({ range: { start, end }, newText }) => ({
    path,
    line: start.line,
    column: start.character,
    endLine: end.line,
    endColumn: end.character,
    newText,
  }));
}

/** The titles of what is offered between the cursors, or at the only one. */
export function checkActions(source: string, only: readonly string[] | undefined, ...expected: string[]): void {
  assert.deepEqual(
    actionsOf(source, only).actions.map(({ title }) => title),
    expected,
  );
}

/** The action of this title turns `before` into `after`. */
export function checkAction(before: string, title: string, only: readonly string[] | undefined, after: string): void {
  const { fixture, actions } = actionsOf(before, only);
  const action = actions.find((each) => each.title === title);
  assert.ok(action !== undefined, `'${title}' is not among:\n${actions.map((each) => each.title).join('\n')}`);
  const texts = applyFix(fixture.files, { title, safe: true, edits: action.edits });
  for (const [path, text] of parseFixtureWithoutLabels(after).files) assert.equal(texts.get(path), text);
}

function actionsOf(
  source: string,
  only: readonly string[] | undefined,
): { fixture: Fixture; actions: ReturnType<typeof codeActions> } {
  const fixture = parseFixtureWithoutLabels(source);
  const memory = memoryDialplan(fixture);
  const [first, last = first] = fixture.cursors;
  assert.ok(first !== undefined && last !== undefined, 'the fixture has no cursor');
  const file = memory.file(first.path);
  const problems = checkDialplan(memory.dialplan, ruleSetOf(fixture, {})).filter(({ line }) => line.file === file);
  const range = { start: { line: first.line, character: first.column }, end: { line: last.line, character: last.column } };
  return { fixture, actions: codeActions(problems, file, range, only) };
}

/** The titles of the refactorings that are offered for the selection. */
export function checkRefactorings(source: string, ...expected: string[]): void {
  const { at, range } = selected(source);
  assert.deepEqual(
    refactoringOffers(...at, range).map(({ title }) => title),
    expected,
  );
}

/**
 * The refactoring of this title turns the files of `before` into those of `after`, to the letter, and no problem is there that was not there
 * before.
 */
export function checkRefactoring(before: string, title: string, after: string): void {
  const { fixture, at, range } = selected(before);
  const result = refactoringEdits(...at, range, title);
  assert.ok('edits' in result, 'refused' in result ? result.refused : '');
  const texts = applyFix(fixture.files, { title, safe: true, edits: result.edits });
  const expected = parseFixtureWithoutLabels(after).files;
  for (const [path, text] of texts) assert.equal(text, expected.get(path) ?? fixture.files.get(path), path);
  const messages = (files: ReadonlyMap<string, string>): string[] =>
    checkDialplan(new MemoryDialplan(files).dialplan, ruleSetOf(fixture, {})).map(
      ({ rule, message }) => `${rule.name}: ${message}`,
    );
  const old = messages(fixture.files);
  assert.deepEqual(
    messages(texts).filter((message) => !old.includes(message)),
    [],
    'problems that were not there before',
  );
}

/** The refactoring of this title is offered, and refused for this reason. */
export function checkRefactoringRefused(source: string, title: string, reason: RegExp): void {
  const { at, range } = selected(source);
  const result = refactoringEdits(...at, range, title);
  assert.ok('refused' in result, 'it was not refused');
  assert.match(result.refused, reason);
  assert.match(result.refused, /^[A-Z'].*[.]$/);
}

function selected(source: string): {
  fixture: Fixture;
  at: [ReturnType<typeof memoryDialplan>['dialplan'], string];
  range: Range;
} {
  const fixture = parseFixtureWithoutLabels(source);
  const [first, last = first] = fixture.cursors;
  assert.ok(first !== undefined && last !== undefined, 'the fixture has no cursor');
  const range = { start: { line: first.line, character: first.column }, end: { line: last.line, character: last.column } };
  return { fixture, at: [memoryDialplan(fixture).dialplan, first.path], range };
}

export const trackingNames: TrackingNames = {
  answerContext: 'sub-on-operator-answer',
  hangupContext: 'sub-call-from-cid-ended',
  statisticsUrl: 'http://stats-host.local/inbound',
};

/** The command at the cursor turns `before` into `after`, in which nothing is a problem; done again, it has nothing left to do. */
export function checkTracking(before: string, after: string, names: TrackingNames = trackingNames): void {
  const { fixture, at } = open(before);
  const result = operatorTracking(...at, names);
  assert.ok('edits' in result, 'refused' in result ? result.refused : '');
  const texts = applyFix(fixture.files, { title: '', safe: true, edits: result.edits });
  for (const [path, text] of parseFixture(after).files) assert.equal(texts.get(path), text, path);
  const memory = new MemoryDialplan(texts);
  const problems = checkDialplan(memory.dialplan, ruleSetOf(fixture, {}));
  assert.deepEqual(
    problems.map(({ line, message }) => `${line.file.path}:${line.number + 1} ${message}`),
    [],
  );
  const [, path, line, column] = at;
  assert.ok('refused' in operatorTracking(memory.dialplan, path, line, column, names), 'done again, it does something again');
}

/** The command at the cursor is refused for this reason. */
export function checkTrackingRefused(source: string, reason: RegExp, names: TrackingNames = trackingNames): void {
  const result = operatorTracking(...open(source).at, names);
  assert.ok('refused' in result, 'it was not refused');
  assert.match(result.refused, reason);
  assert.match(result.refused, /^[A-Z'].*[.]$/);
}
