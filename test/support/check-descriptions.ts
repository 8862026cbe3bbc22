/** Checks of what the editor tells of a place or a line: hovers, signatures, inlay hints and colors. */

import assert from 'node:assert/strict';
import { hover } from '../../server/src/features/hover.ts';
import { inlayHints, type InlayHintKinds } from '../../server/src/features/inlay-hints.ts';
import { allTokens, fileTokens, tokenLegend, tokensEdit, tokensInRange } from '../../server/src/features/semantic-tokens.ts';
import { signatureHelp } from '../../server/src/features/signature-help.ts';
import { compareLabels } from './check.ts';
import { labelOf, open } from './cursor-fixture.ts';
import { parseFixture } from './fixture.ts';
import { memoryDialplan } from './memory-dialplan.ts';

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
