/**
 * Checks of what the editor shows: a fixture with a cursor in, a failed assertion out. These helpers are the only code of the feature tests
 * that knows how the product is called.
 */

import assert from 'node:assert/strict';
import {
  DocumentHighlightKind,
  SymbolKind,
  type CompletionItem,
  type DocumentSymbol,
  type FormattingOptions,
  type Range,
  type TextEdit as EditorEdit,
} from 'vscode-languageserver-types';
import { dialplansAsJson } from '../../server/src/cli/formats/json.ts';
import { lensOf, lensPlaces } from '../../server/src/features/code-lens.ts';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { completion } from '../../server/src/features/completion.ts';
import { applyEdits, type TextEdit } from '../../server/src/base/edits.ts';
import { definition } from '../../server/src/features/definition.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { documentSymbols } from '../../server/src/features/document-symbols.ts';
import { folding } from '../../server/src/features/folding.ts';
import { formatting } from '../../server/src/features/formatting.ts';
import { highlights } from '../../server/src/features/highlights.ts';
import { hover } from '../../server/src/features/hover.ts';
import { inlayHints, type InlayHintKinds } from '../../server/src/features/inlay-hints.ts';
import type { FileKind } from '../../server/src/catalogue/file-arguments.ts';
import type { FindFile, Place } from '../../server/src/features/places/place.ts';
import { nextPriority } from '../../server/src/features/next-priority.ts';
import { operatorTracking, type TrackingNames } from '../../server/src/features/operator-tracking.ts';
import { refactoringEdits, refactoringOffers } from '../../server/src/features/refactorings.ts';
import { references } from '../../server/src/features/references.ts';
import { selectionRange } from '../../server/src/features/selection-ranges.ts';
import { allTokens, fileTokens, tokenLegend, tokensEdit, tokensInRange } from '../../server/src/features/semantic-tokens.ts';
import { signatureHelp } from '../../server/src/features/signature-help.ts';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols.ts';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { onlyCursor, parseFixtureWithoutLabels, parseFixture, type Fixture } from './fixture.ts';
import { applyFix, compareLabels, ruleSetOf } from './check.ts';
import { MemoryDialplan, memoryDialplan } from './memory-dialplan.ts';

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
  const found = hover(...at, fixture.documentation, (kind, name) => (name.startsWith('there') ? `/${kind}s/${name}` : undefined));
  if (texts.length === 0) {
    assert.equal(found, undefined, 'nothing was to be said here');
    return;
  }
  assert.ok(
    found !== undefined && typeof found.contents === 'object' && 'value' in found.contents,
    'there is nothing under the cursor',
  );
  const { value } = found.contents;
  for (const text of texts)
    assert.ok(typeof text === 'string' ? value.includes(text) : text.test(value), `'${String(text)}' is missing in:\n${value}`);
  const origins = fixture.labels.filter((label) => label.text === 'from');
  if (origins.length > 0)
    assert.deepEqual(found.range === undefined ? [] : [labelOf({ path: at[1], range: found.range }, 'from')], origins);
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
  /** The scripts and sounds that there are. */
  readonly files?: Partial<Record<FileKind, readonly string[]>>;
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

/** The signature at the cursor, with `«…»` around what is being written; undefined where there is none. */
export function checkSignature(source: string, expected: string | undefined, ...documentation: readonly string[]): void {
  const { fixture, at } = open(source);
  const found = signatureHelp(...at, fixture.documentation);
  const [signature] = found?.signatures ?? [];
  const active = signature?.parameters?.[found?.activeParameter ?? -1];
  const [start, end] = Array.isArray(active?.label) ? active.label : [-1, -1];
  const label = signature?.label;
  const shown =
    label === undefined || start < 0 ? label : `${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`;
  assert.equal(shown, expected, fixture.source);
  const texts = JSON.stringify([signature?.documentation, active?.documentation]);
  for (const text of documentation) assert.ok(texts.includes(text), `'${text}' is missing in ${texts}`);
}

/** The hints of the first file are the labels, whose first caret stands below the character that follows the hint. */
export function checkHints(source: string, kinds?: InlayHintKinds): void {
  const fixture = parseFixture(source);
  const memory = memoryDialplan(fixture);
  const found = [...memory.files].flatMap(([path, file]) =>
    inlayHints(memory.dialplan, path, 0, file.lines.length, kinds).map(({ position: { line, character }, label }) => {
      assert.ok(typeof label === 'string');
      return { path, line, start: character, end: character + 1, text: label };
    }),
  );
  compareLabels(memory, fixture.labels, found);
}

/** The tokens on the lines that have labels are exactly the labels, `type modifier…`; however they are asked for, they are the same. */
export function checkTokens(source: string): void {
  const fixture = parseFixture(source);
  const memory = memoryDialplan(fixture);
  const found = [...memory.files].flatMap(([path, file]) => {
    const data = allTokens(fileTokens(memory.dialplan, file));
    const middle = file.lines.length >> 1;
    assert.deepEqual(
      [
        ...decodedTokens(tokensInRange(memory.dialplan, file, 0, middle)),
        ...decodedTokens(tokensInRange(memory.dialplan, file, middle + 1, file.lines.length)),
      ],
      decodedTokens(data),
    );
    return decodedTokens(data).map((token) => ({ path, ...token }));
  });
  const lines = new Set(fixture.labels.map(({ path, line }) => `${path}:${line}`));
  compareLabels(
    memory,
    fixture.labels,
    found.filter(({ path, line }) => lines.has(`${path}:${line}`)),
  );
}

/** What the numbers mean; tokens come in order and do not overlap. */
export function decodedTokens(data: readonly number[]): { line: number; start: number; end: number; text: string }[] {
  const tokens: { line: number; start: number; end: number; text: string }[] = [];
  let line = 0;
  let start = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, columns = 0, length = 0, type = -1, flags = 0] = data.slice(i, i + 5);
    start = lines === 0 ? start + columns : columns;
    line += lines;
    const modifiers = tokenLegend.tokenModifiers.filter((_, bit) => (flags & (1 << bit)) !== 0);
    const before = tokens.at(-1);
    assert.ok(before === undefined || before.line < line || before.end <= start, 'tokens overlap');
    assert.ok(length > 0 && lines >= 0 && columns >= 0);
    tokens.push({ line, start, end: start + length, text: [tokenLegend.tokenTypes[type], ...modifiers].join(' ') });
  }
  return tokens;
}

/** An edit of tokens turns what an editor has into what it would get as a whole. */
export function checkTokensEdit(
  before: ReturnType<typeof fileTokens>,
  after: ReturnType<typeof fileTokens>,
): { readonly replaced: number } {
  const data = allTokens(before);
  const edit = tokensEdit(before, after);
  if (edit !== undefined) data.splice(edit.start, edit.deleteCount, ...edit.data);
  assert.deepEqual(data, allTokens(after));
  return { replaced: edit?.data.length ?? 0 };
}

/** What is selected step by step at the cursor; a text of several lines is written as its first and last line. */
export function checkSelection(source: string, ...expected: readonly string[]): void {
  const fixture = parseFixture(source);
  const { path, line, column } = onlyCursor(fixture);
  const file = memoryDialplan(fixture).file(path);
  const found: string[] = [];
  let outer: Range | undefined;
  for (let each = selectionRange(file, line, column); each !== undefined; each = each.parent) {
    const { start, end } = each.range;
    assert.ok(outer === undefined || contains(each.range, outer), 'a range holds the one inside it');
    outer = each.range;
    found.push(
      start.line === end.line
        ? (file.lines[start.line]?.text.slice(start.character, end.character) ?? '')
        : `${start.line + 1}-${end.line + 1}`,
    );
  }
  assert.deepEqual(found, expected);
}

/** The references at each cursor are exactly the labels `ref`, and with the declaration those labelled `def` too. */
export function checkReferences(source: string): void {
  const fixture = parseFixture(source);
  const memory = memoryDialplan(fixture);
  assert.ok(fixture.cursors.length > 0, 'the fixture has no cursor');
  const labelled = (...texts: string[]): typeof fixture.labels =>
    fixture.labels.filter(({ text }) => texts.includes(text)).map((label) => ({ ...label, text: '' }));
  for (const { path, line, column } of fixture.cursors) {
    const without = references(memory.dialplan, path, line, column, 'without-declaration');
    compareLabels(
      memory,
      labelled('ref'),
      without.map((place) => labelOf(place, '')),
    );
    const withDeclaration = references(memory.dialplan, path, line, column, 'with-declaration');
    compareLabels(
      memory,
      labelled('ref', 'def'),
      withDeclaration.map((place) => labelOf(place, '')),
    );
  }
}

/** The highlights at the cursor are exactly the labels `read` and `write`. */
export function checkHighlights(source: string): void {
  const { fixture, at } = open(source);
  const found = highlights(...at).map(({ range, kind }) =>
    labelOf({ path: at[1], range }, kind === DocumentHighlightKind.Write ? 'write' : 'read'),
  );
  compareLabels(memoryDialplan(fixture), fixture.labels, found);
}

/** The outline of the first file as an indented list of `Kind name detail first-last` with lines from 1. */
export function checkSymbols(source: string, expected: string): void {
  const fixture = parseFixture(source);
  const [path = ''] = fixture.files.keys();
  const kinds = new Map<number, string>(Object.entries(SymbolKind).map(([name, kind]) => [kind, name]));
  const lines: string[] = [];
  const show = (list: readonly DocumentSymbol[], indent: string, outer?: Range): void => {
    for (const { name, kind, detail, range, selectionRange, children } of list) {
      assert.ok(contains(range, selectionRange), `the name of '${name}' is not in its range`);
      assert.ok(outer === undefined || contains(outer, range), `'${name}' is not in what holds it`);
      lines.push(
        `${indent}${kinds.get(kind) ?? ''} ${name}${detail === undefined ? '' : ` ${detail}`} ${range.start.line + 1}-${range.end.line + 1}`,
      );
      show(children ?? [], `${indent}  `, range);
    }
  };
  show(documentSymbols(memoryDialplan(fixture).file(path)), '');
  assert.equal(lines.join('\n'), expected.trim());
}

function contains(outer: Range, inner: Range): boolean {
  const isAfter = (a: Range['start'], b: Range['start']): boolean =>
    a.line > b.line || (a.line === b.line && a.character >= b.character);
  return isAfter(inner.start, outer.start) && isAfter(outer.end, inner.end);
}

/** The folds of the first file as `first-last` and, for comments, `first-last comment`, with lines from 1. */
export function checkFolds(source: string, ...expected: string[]): void {
  const fixture = parseFixture(source);
  const [path = ''] = fixture.files.keys();
  const found = folding(memoryDialplan(fixture).file(path)).map(
    ({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind === undefined ? '' : ` ${kind}`}`,
  );
  assert.deepEqual(found, expected);
}

/** The links of the first file are exactly the labels, which say the path of the file that each opens; `named` are the scripts and sounds there. */
export function checkLinks(source: string, named: readonly string[] = []): void {
  const findFile: FindFile = (kind, name) => (named.includes(name) ? `${kind} ${name}` : undefined);
  const fixture = parseFixture(source);
  const memory = memoryDialplan(fixture);
  const [path = ''] = fixture.files.keys();
  compareLabels(
    memory,
    fixture.labels,
    documentLinks(memory.dialplan, path, findFile).map((link) => labelOf({ path, range: link.range }, link.path)),
  );
}

/** The lenses of the first file are exactly the labels, and each leads to as many places as its text says. */
export function checkLenses(source: string): void {
  const fixture = parseFixture(source);
  const memory = memoryDialplan(fixture);
  const [path = ''] = fixture.files.keys();
  const lenses = lensPlaces(memory.dialplan, path).map(({ range, context }) => {
    const { title, places } = lensOf(memory.dialplan, context) ?? { title: '', places: [] };
    const numbers = [...(title.match(/\d+ (?=caller|place|context|switch)/g) ?? [])];
    for (const part of ['perhaps', 'no context']) if (title.includes(part)) numbers.push('1');
    assert.equal(
      places.length,
      numbers.reduce((sum, number) => sum + Number(number), 0),
      title,
    );
    return labelOf({ path, range }, title);
  });
  compareLabels(memory, fixture.labels, lenses);
}

/** The names that a query finds, as `Kind name container path:line`. */
export function checkWorkspaceSymbols(source: string, query: string, ...expected: string[]): void {
  const kinds = new Map<number, string>(Object.entries(SymbolKind).map(([name, kind]) => [kind, name]));
  const found = workspaceSymbols([memoryDialplan(source).dialplan], query).map(
    ({ name, kind, containerName, path, range }) =>
      `${[kinds.get(kind), name, containerName].filter((part) => part !== undefined).join(' ')} ${path}:${range.start.line + 1}`,
  );
  assert.deepEqual(found, expected);
}

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
