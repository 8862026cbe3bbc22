/** Checks of the features that answer with places: where something is defined and used, what a file is made of, where it leads. */

import assert from 'node:assert/strict';
import { DocumentHighlightKind, SymbolKind, type DocumentSymbol, type Range } from 'vscode-languageserver-types';
import { lensOf, lensPlaces } from '../../server/src/features/code-lens.ts';
import { definition } from '../../server/src/features/definition.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { documentSymbols } from '../../server/src/features/document-symbols.ts';
import { folding } from '../../server/src/features/folding.ts';
import { highlights } from '../../server/src/features/highlights.ts';
import type { FindFile } from '../../server/src/features/places/place.ts';
import { references } from '../../server/src/features/references.ts';
import { selectionRange } from '../../server/src/features/selection-ranges.ts';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols.ts';
import { compareLabels } from './check.ts';
import { labelOf, open } from './cursor-fixture.ts';
import { onlyCursor, parseFixture } from './fixture.ts';
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
