/** Checks of what is offered at the cursor, and of the line as it is when something is chosen. */

import assert from 'node:assert/strict';
import type { CompletionItem, Range } from 'vscode-languageserver-types';
import { applyEdits } from '../../server/src/base/edits.ts';
import type { FileKind } from '../../server/src/catalogue/arguments/file-arguments.ts';
import { completion } from '../../server/src/features/completion.ts';
import { open } from './cursor-fixture.ts';
import { parseFixture } from './fixture.ts';

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
  /** The scripts, sounds and configuration files that there are. */
  readonly files?: Partial<Record<FileKind | 'configuration', readonly string[]>>;
}

/** What is offered at the cursor, in the order in which an editor shows it. */
export function checkCompletion(source: string, expected: CompletionExpectation): void {
  const { fixture, at } = open(source);
  const items = completion(...at, {
    snippets: expected.snippets ?? true,
    documentation: fixture.documentation,
    files: (kind) => expected.files?.[kind] ?? [],
  });
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
  assert.equal(
    applyEdits(fixture.files.get(path) ?? '', [edit]),
    parseFixture(after.replaceAll('<|', '\u0001')).files.get(path)?.replaceAll('\u0001', '<|'),
  );
}

function rangeOfItem({ textEdit }: CompletionItem): Range {
  assert.ok(textEdit !== undefined && 'range' in textEdit, 'an item says what it replaces');
  return textEdit.range;
}

/** An editor takes no item whose range is not on the line of the cursor and around it. */
function assertFits(item: CompletionItem, line: number, column: number): void {
  const { start, end } = rangeOfItem(item);
  assert.ok(
    start.line === line && end.line === line && start.character <= column && column <= end.character,
    `the range of '${item.label}' misses the cursor`,
  );
}

function subsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const char of whole) if (char === part[at]) at++;
  return at === part.length;
}

/** A snippet with its places to fill in written as `<|default|>`. */
function expanded(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+/g,
    (_, char: string | undefined, inner: string | undefined) =>
      char ?? (inner === undefined ? '<||>' : `<|${inner.replace(/\\(.)/g, '$1')}|>`),
  );
}
