/**
 * The fixture language: a dialplan in which comments say what is expected, so that code and expectation stand on one screen and
 * no position is ever counted by hand. docs/testing.md explains every mark.
 */

import assert from 'node:assert/strict';
import { DocumentationReader, type Documentation } from '../../server/src/catalogue/documentation-file.ts';
import './bugs.ts';

/** A place that a comment of the form `;   ^^^^ text` points at. Lines and columns count from 0, `end` is exclusive. */
export interface Label {
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A place marked `<|>`. */
export interface Cursor {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface Fixture {
  /** As written in the test. */
  readonly source: string;
  /** The files by path, in the order of the fixture, cursor marks taken out. */
  readonly files: ReadonlyMap<string, string>;
  readonly labels: readonly Label[];
  readonly cursors: readonly Cursor[];
  /** What `-- settings.json --` holds; empty without it. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What `-- core-en_US.xml --` says, the documentation of the user's own Asterisk. */
  readonly documentation: Documentation | undefined;
  /** The texts of sections `-- @name --`. */
  readonly golden: ReadonlyMap<string, string>;
}

/** The file that a fixture without `-- path --` consists of. */
export const DEFAULT_PATH = 'extensions.conf';

const CURSOR = '<|>';
const pointing = /^ *; *(\^+) +(\S.*)$/;
const pointingAtStart = /^;<(\^*) +(\S.*)$/;

/** Reads a fixture. A line feed right at its start is dropped, so that it can begin on the line below the quotation mark. */
export function parseFixture(source: string): Fixture {
  return read(source, false);
}

/** Reads a fixture and takes the labels out of its files, for texts that are compared as a whole. */
export function parseFixtureWithoutLabels(source: string): Fixture {
  return read(source, true);
}

function read(source: string, dropsLabels: boolean): Fixture {
  const files = new Map<string, string>();
  const golden = new Map<string, string>();
  const labels: Label[] = [];
  const cursors: Cursor[] = [];
  let settings: Readonly<Record<string, unknown>> = {};
  let documentation: Documentation | undefined;
  for (const { name, text } of sections(source)) {
    assert.ok(!files.has(name) && !golden.has(name), `the fixture has '${name}' twice`);
    if (name === 'settings.json') settings = JSON.parse(text) as Record<string, unknown>;
    else if (name === 'core-en_US.xml') documentation = readDocumentation(text);
    else if (name.startsWith('@')) golden.set(name.slice(1), text);
    else files.set(name, readFile(name, text, dropsLabels, labels, cursors));
  }
  return { source, files, labels, cursors, settings, documentation, golden };
}

function readDocumentation(text: string): Documentation {
  const reader = new DocumentationReader();
  reader.write(text);
  const documentation = reader.close();
  assert.ok(documentation !== undefined, reader.problem);
  return documentation;
}

function sections(source: string): { name: string; text: string }[] {
  const list: { name: string; text: string }[] = [];
  let name = DEFAULT_PATH;
  let lines: string[] = [];
  const close = (): void => {
    if (name !== DEFAULT_PATH || list.length > 0 || lines.some((line) => line.trim() !== ''))
      list.push({ name, text: lines.join('\n') });
    lines = [];
  };
  for (const line of source.replace(/^\n/, '').split('\n')) {
    const heading = /^-- (\S(?:.*\S)?) --$/.exec(line)?.[1];
    if (heading === undefined) {
      lines.push(line);
      continue;
    }
    if (lines.length > 0) lines.push('');
    close();
    name = heading;
  }
  close();
  return list;
}

function readFile(path: string, source: string, dropsLabels: boolean, labels: Label[], cursors: Cursor[]): string {
  const lines: string[] = [];
  /** The line that labels point at, and the columns where cursor marks stood in it. */
  let above: { number: number; marks: readonly number[] } | undefined;
  for (const raw of source.split('\n')) {
    const found = span(raw);
    if (found !== undefined) {
      assert.ok(above !== undefined, `a label with nothing above it: ${raw}`);
      const { number, marks } = above;
      // The eye puts carets below the text with its marks in it, so the marks before them are taken off.
      const shift = (column: number): number => column - CURSOR.length * marks.filter((mark) => mark < column).length;
      labels.push({ path, line: number, start: shift(found.start), end: shift(found.end), text: found.text });
      if (dropsLabels) continue;
    }
    const marks: number[] = [];
    let line = '';
    for (const [index, part] of raw.split(CURSOR).entries()) {
      if (index > 0) {
        cursors.push({ path, line: lines.length, column: line.length });
        marks.push(line.length + CURSOR.length * marks.length);
      }
      line += part;
    }
    if (found === undefined) above = { number: lines.length, marks };
    lines.push(line);
  }
  return lines.join('\n');
}

function span(line: string): { start: number; end: number; text: string } | undefined {
  const match = pointing.exec(line);
  if (match !== null) {
    const start = line.indexOf('^');
    return { start, end: start + (match[1] ?? '').length, text: (match[2] ?? '').trimEnd() };
  }
  const first = pointingAtStart.exec(line);
  if (first !== null) return { start: 0, end: 2 + (first[1] ?? '').length, text: (first[2] ?? '').trimEnd() };
  return undefined;
}

/** The label of a place as it would be written below its line; for messages of failing tests. */
export function labelLine(start: number, end: number, text: string): string {
  if (start === 0) return `;<${'^'.repeat(Math.max(0, end - 2))} ${text}`;
  return `;${' '.repeat(start - 1)}${'^'.repeat(Math.max(1, end - start))} ${text}`;
}

/** The only cursor of a fixture; fails when there is none or another. */
export function onlyCursor(fixture: Fixture): Cursor {
  const [cursor] = fixture.cursors;
  assert.ok(cursor !== undefined && fixture.cursors.length === 1, `one ${CURSOR} is needed, there are ${fixture.cursors.length}`);
  return cursor;
}
