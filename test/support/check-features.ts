/**
 * Checks of what the editor shows: a fixture with a cursor in, a failed assertion out. These helpers are the only code of the feature tests
 * that knows how the product is called.
 */

import assert from 'node:assert/strict';
import type { CompletionItem, Range } from 'vscode-languageserver-types';
import { completion } from '../../server/src/features/completion.ts';
import { applyEdits } from '../../server/src/base/edits.ts';
import { definition } from '../../server/src/features/definition.ts';
import { hover } from '../../server/src/features/hover.ts';
import type { Place } from '../../server/src/features/place.ts';
import { onlyCursor, parseFixture, type Fixture } from './fixture.ts';
import { compareLabels } from './check.ts';
import { memoryDialplan } from './memory-dialplan.ts';

/** The definition at each cursor leads to exactly the places with the label `def`; labels `from` are what the editor underlines at the cursor. */
export function checkDefinition(source: string): void {
  const fixture = parseFixture(source);
  const memory = memoryDialplan(fixture);
  assert.ok(fixture.cursors.length > 0, 'the fixture has no cursor');
  for (const { path, line, column } of fixture.cursors) {
    const found = definition(memory.dialplan, path, line, column);
    const origins = fixture.labels.filter(({ text }) => text === 'from');
    if (origins.length > 0) {
      const origin = found[0]?.originSelectionRange;
      assert.deepEqual(origin === undefined ? [] : [labelOf({ path, range: origin }, 'from')], origins);
    }
    compareLabels(
      memory,
      fixture.labels.filter(({ text }) => text === 'def'),
      found.map((place) => labelOf(place, 'def')),
    );
  }
}

/** The definitions at the cursor in the order in which they are given, as `path:line` with lines from 1. */
export function checkDefinitionOrder(source: string, ...expected: string[]): void {
  const { fixture, at } = open(source);
  const found = definition(...at);
  assert.deepEqual(
    found.map(({ path, range }) => `${path}:${range.start.line + 1}`),
    expected,
    fixture.source,
  );
}

/** The hover at the cursor holds each of the texts, and is about the columns labelled `from` if there are such. */
export function checkHover(source: string, ...texts: readonly (string | RegExp)[]): void {
  const { fixture, at } = open(source);
  const found = hover(...at);
  if (texts.length === 0) {
    assert.equal(found, undefined, 'nothing was to be said here');
    return;
  }
  assert.ok(found !== undefined && typeof found.contents === 'object' && 'value' in found.contents, 'there is nothing under the cursor');
  const { value } = found.contents;
  for (const text of texts)
    assert.ok(typeof text === 'string' ? value.includes(text) : text.test(value), `'${String(text)}' is missing in:\n${value}`);
  const origins = fixture.labels.filter((label) => label.text === 'from');
  if (origins.length > 0) assert.deepEqual(found.range === undefined ? [] : [labelOf({ path: at[1], range: found.range }, 'from')], origins);
}

export interface CompletionExpectation {
  /** Labels that must be there. */
  readonly has?: readonly string[];
  /** Labels that must not be there. */
  readonly lacks?: readonly string[];
  /** Labels that must stand before all others, in this order. */
  readonly first?: readonly string[];
  /** All labels, in order. */
  readonly all?: readonly string[];
  /** The label of an item, and the file after it was taken; what an editor shows as a place to fill in stands there as `<|…|>`. */
  readonly accept?: readonly [label: string, after: string];
  readonly snippets?: boolean;
}

/** What is offered at the cursor, in the order in which an editor shows it. */
export function checkCompletion(source: string, expected: CompletionExpectation): void {
  const { fixture, at } = open(source);
  const items = completion(...at, { snippets: expected.snippets ?? true });
  const [, path, line, column] = at;
  for (const item of items) assertFits(item, line, column);
  const typed = (item: CompletionItem): string => {
    const text = fixture.files.get(path)?.split('\n')[line] ?? '';
    return text.slice(rangeOfItem(item).start.character, column).toLowerCase();
  };
  const shown = items
    .filter((item) => subsequence(typed(item), (item.filterText ?? item.label).toLowerCase()))
    .sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
  const labels = shown.map(({ label }) => label);
  for (const label of expected.has ?? []) assert.ok(labels.includes(label), `'${label}' is not among ${labels.join(' ')}`);
  for (const label of expected.lacks ?? []) assert.ok(!labels.includes(label), `'${label}' is among ${labels.join(' ')}`);
  if (expected.first !== undefined) assert.deepEqual(labels.slice(0, expected.first.length), expected.first);
  if (expected.all !== undefined) assert.deepEqual(labels, expected.all);
  if (expected.accept === undefined) return;
  const [label, after] = expected.accept;
  const item = shown.find((each) => each.label === label);
  assert.ok(item !== undefined, `'${label}' is not among ${labels.join(' ')}`);
  const { range, newText } = { range: rangeOfItem(item), newText: item.textEdit?.newText ?? '' };
  const text = item.insertTextFormat === 2 ? expanded(newText) : newText;
  const edit = { path, line, column: range.start.character, endLine: line, endColumn: range.end.character, newText: text };
  assert.equal(applyEdits(fixture.files.get(path) ?? '', [edit]), parseFixture(after.replaceAll('<|', '\u0001')).files.get(path)?.replaceAll('\u0001', '<|'));
}

function rangeOfItem({ textEdit }: CompletionItem): Range {
  assert.ok(textEdit !== undefined && 'range' in textEdit, 'an item says what it replaces');
  return textEdit.range;
}

/** An editor takes no item whose range is not on the line of the cursor and around it. */
function assertFits(item: CompletionItem, line: number, column: number): void {
  const { start, end } = rangeOfItem(item);
  assert.ok(start.line === line && end.line === line && start.character <= column && column <= end.character, `the range of '${item.label}' misses the cursor`);
}

function subsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const char of whole) if (char === part[at]) at++;
  return at === part.length;
}

/** A snippet with its places to fill in written as `<|default|>`. */
function expanded(snippet: string): string {
  return snippet.replace(/\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+/g, (_, char: string | undefined, inner: string | undefined) =>
    char ?? (inner === undefined ? '<||>' : `<|${inner.replace(/\\(.)/g, '$1')}|>`),
  );
}

function open(source: string): { fixture: Fixture; at: [ReturnType<typeof memoryDialplan>['dialplan'], string, number, number] } {
  const fixture = parseFixture(source);
  const { path, line, column } = onlyCursor(fixture);
  return { fixture, at: [memoryDialplan(fixture).dialplan, path, line, column] };
}

function labelOf({ path, range }: Place, text: string): { path: string; line: number; start: number; end: number; text: string } {
  return { path, ...columns(range), text };
}

function columns({ start, end }: Range): { line: number; start: number; end: number } {
  return { line: start.line, start: start.character, end: end.character };
}
