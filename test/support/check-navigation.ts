/** Checks of what leads from one place of a dialplan to another, and of what changes a name in all of them. */

import assert from 'node:assert/strict';
import type { TextEdit } from '../../server/src/base/edits.ts';
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
  type HierarchyCall,
} from '../../server/src/features/call-hierarchy.ts';
import type { HierarchyItem } from '../../server/src/features/call-hierarchy/items.ts';
import { prepareRename, rename } from '../../server/src/features/rename.ts';
import type { Dialplan } from '../../server/src/model/dialplan.ts';
import type { Resolution } from '../../server/src/model/names/resolve.ts';
import { applyFix } from './check.ts';
import { resolutions } from './check-resolve.ts';
import { parseFixture, parseFixtureWithoutLabels, type Fixture } from './fixture.ts';
import { MemoryDialplan, memoryDialplan } from './memory-dialplan.ts';

/**
 * Renaming at each cursor of `before` gives `after`, to the letter; every target leads where it led before, and renaming back gives
 * `before` again.
 */
export function checkRename(before: string, newName: string, after: string): void {
  const fixture = parseFixtureWithoutLabels(before);
  assert.ok(fixture.cursors.length > 0, 'the fixture has no cursor');
  const expected = parseFixture(after).files;
  for (const { path, line, column } of fixture.cursors) {
    const memory = memoryDialplan(fixture);
    const where = `${path}:${line + 1}:${column}`;
    const prepared = prepareRename(memory.dialplan, path, line, column);
    assert.ok(prepared !== undefined && 'range' in prepared, `${where} ${refusal(prepared)}`);
    const { start, end } = prepared.range;
    assert.ok(start.character <= column + 2 && column <= end.character && start.line === line, 'the cursor is not in the range');
    assert.equal(memory.line(path, line).text.slice(start.character, end.character), prepared.placeholder);
    const { edits, texts } = renamed(fixture, memory, [path, line, column], newName);
    for (const [name, text] of expected) assert.equal(texts.get(name), text, where);
    const then = new MemoryDialplan(texts);
    assert.deepEqual([...leads(then.dialplan)], [...leads(memory.dialplan)], 'a target leads elsewhere');
    const earlier = edits.filter((edit) => edit.path === path && edit.line === line && edit.endColumn <= start.character);
    const shift = earlier.reduce((sum, edit) => sum + edit.newText.length - (edit.endColumn - edit.column), 0);
    const back = renamed(fixture, then, [path, line, start.character + shift], prepared.placeholder).texts;
    // Templates are found without regard to case, so that it may be lost.
    for (const [name, text] of fixture.files) assert.equal(back.get(name)?.toLowerCase(), text.toLowerCase(), 'renamed back');
  }
}

function renamed(
  fixture: Fixture,
  memory: MemoryDialplan,
  at: readonly [path: string, line: number, column: number],
  newName: string,
): { readonly edits: readonly TextEdit[]; readonly texts: ReadonlyMap<string, string> } {
  const result = rename(memory.dialplan, ...at, newName);
  assert.ok('edits' in result, refusal(result));
  const texts = new Map([...fixture.files.keys()].map((path) => [path, memory.texts.get(path) ?? '']));
  return { edits: result.edits, texts: applyFix(texts, { title: '', safe: true, edits: result.edits }) };
}

function refusal(result: object | undefined): string {
  return result !== undefined && 'refused' in result ? String(result.refused) : 'nothing can be renamed here';
}

/** Where each target leads, without names. */
function* leads(dialplan: Dialplan): Generator<string> {
  for (const { line, resolution } of resolutions(dialplan)) yield `${line.file.path}:${line.number + 1} → ${ledTo(resolution)}`;
}

function ledTo(resolution: Resolution): string {
  if (resolution.kind === 'priority') {
    const { line } = resolution.priority;
    return `${line.file.path}:${line.number + 1}`;
  }
  const header = 'context' in resolution ? resolution.context?.headers[0] : undefined;
  return header === undefined ? resolution.kind : `${resolution.kind} ${header.file.path}:${header.number + 1}`;
}

/** Renaming at the cursor to the name is refused for this reason; without a name, whatever the new one is. */
export function checkRenameRefused(source: string, newName: string | undefined, reason: RegExp): void {
  const fixture = parseFixture(source);
  const { dialplan } = memoryDialplan(fixture);
  for (const { path, line, column } of fixture.cursors) {
    const prepared = prepareRename(dialplan, path, line, column);
    const result = newName === undefined ? prepared : rename(dialplan, path, line, column, newName);
    if (newName !== undefined)
      assert.ok(prepared !== undefined && 'range' in prepared, `it cannot be renamed at all: ${refusal(prepared)}`);
    assert.ok(result !== undefined && 'refused' in result, 'it was not refused');
    assert.match(result.refused, reason);
    assert.match(result.refused, /^[\p{Lu}'[].*[.]$/u);
  }
}

/** There is nothing with a name at the cursor. */
export function checkNoRename(source: string): void {
  const fixture = parseFixture(source);
  for (const { path, line, column } of fixture.cursors)
    assert.equal(prepareRename(memoryDialplan(fixture).dialplan, path, line, column), undefined);
}

/**
 * The callers or the callees of what each cursor means, four steps far, as an indented list: `name (detail) 3,5` with the lines of the calls,
 * from 1; `*` stands for what is shown above already.
 */
export function checkCalls(source: string, direction: 'callers' | 'callees', expected: string): void {
  const fixture = parseFixture(source);
  const { dialplan } = memoryDialplan(fixture);
  assert.ok(fixture.cursors.length > 0, 'the fixture has no cursor');
  for (const { path, line, column } of fixture.cursors) {
    const lines: string[] = [];
    const seen = new Set<string>();
    const expand = (item: HierarchyItem, indent: string): void => {
      const key = JSON.stringify(item.data);
      const calls: HierarchyCall[] =
        direction === 'callers' ? incomingCalls(dialplan, item.data) : outgoingCalls(dialplan, item.data, item.path);
      if (seen.has(key)) {
        if (calls.length > 0) lines.push(`${lines.pop() ?? ''} *`);
        return;
      }
      seen.add(key);
      for (const { item: other, ranges } of calls) {
        const where = ranges.map(({ start }) => start.line + 1).join(',');
        lines.push(`${indent}${other.name} (${other.detail}) ${where}`.trimEnd());
        if (indent.length < 6) expand(other, `${indent}  `);
      }
    };
    const items = prepareCallHierarchy(dialplan, path, line, column);
    for (const item of items) {
      lines.push(`${item.name} (${item.detail})`);
      expand(item, '  ');
    }
    assert.equal(lines.join('\n'), expected.trim(), `from ${path}:${line + 1}:${column}`);
  }
}
