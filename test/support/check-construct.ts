/** One check that asks every feature about the same names. */

import assert from 'node:assert/strict';
import { completion } from '../../server/src/features/completion.ts';
import { lensOf } from '../../server/src/features/code-lens.ts';
import { definition } from '../../server/src/features/definition.ts';
import { highlights } from '../../server/src/features/highlights.ts';
import { hover } from '../../server/src/features/hover.ts';
import { references } from '../../server/src/features/references.ts';
import { prepareRename, rename } from '../../server/src/features/rename.ts';
import { allTokens, fileTokens } from '../../server/src/features/semantic-tokens.ts';
import { applyFix } from './check.ts';
import { decodedTokens } from './check-descriptions.ts';
import { parseFixture } from './fixture.ts';
import { memoryDialplan } from './memory-dialplan.ts';

const NAME = 'there';

/**
 * In a fixture with a context `[there]` or `[macro-there]`, every `there` on other lines of the file names it, and everything that an editor
 * asks knows so: it leads to the header, is found from there, is offered, is colored as a context or a routine, and is renamed.
 */
export function checkConstruct(source: string, path: string): void {
  const fixture = parseFixture(source);
  const memory = memoryDialplan(fixture);
  const { dialplan } = memory;
  const header = memory.file().lines.find(({ statement }) => statement.kind === 'section' && statement.name.text.endsWith(NAME));
  assert.ok(header !== undefined);
  const uses = memory
    .file(path)
    .lines.flatMap((line) =>
      line === header ? [] : [...line.text.matchAll(/\bthere\b/g)].map(({ index }) => ({ line, column: index })),
    );
  assert.ok(uses.length > 0);
  const key = (place: {
    readonly path: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
  }): string => `${place.path}:${place.range.start.line + 1}:${place.range.start.character}`;
  const expected = uses.map(({ line, column }) => `${path}:${line.number + 1}:${column}`).sort();
  const headerAt = [header.file.path, header.number, header.text.indexOf(NAME)] as const;

  assert.deepEqual(
    references(dialplan, ...headerAt, 'without-declaration')
      .map(key)
      .sort(),
    expected,
    'references',
  );
  const context = header.text.slice(1, -1);
  assert.deepEqual(lensOf(dialplan, context)?.places.map(key).sort(), expected, 'code lens');
  const tokens = decodedTokens(allTokens(fileTokens(dialplan, memory.file(path))));
  for (const { line, column } of uses)
    for (const at of [column, column + 2, column + NAME.length]) {
      const here = [path, line.number, at] as const;
      const where = `at column ${at} of '${line.text}'`;
      assert.deepEqual(
        definition(dialplan, ...here).map(key),
        [`${header.file.path}:${header.number + 1}:1`],
        `definition ${where}`,
      );
      assert.ok(hover(dialplan, ...here) !== undefined, `hover ${where}`);
      if (path === header.file.path) assert.equal(highlights(dialplan, ...here).length, uses.length + 1, `highlights ${where}`);
      const labels = completion(dialplan, ...here, { snippets: false }).map(({ label }) => label);
      assert.ok(labels.includes(NAME), `completion ${where}`);
      const prepared = prepareRename(dialplan, ...here);
      assert.ok(prepared !== undefined && 'placeholder' in prepared && prepared.placeholder === NAME, `rename ${where}`);
      const result = rename(dialplan, ...here, 'elsewhere');
      assert.ok('edits' in result, `rename ${where}`);
      const texts = applyFix(fixture.files, { title: '', safe: true, edits: result.edits });
      for (const [file, text] of fixture.files)
        assert.equal(texts.get(file), text.replace(/\bthere\b/g, 'elsewhere'), `rename ${where}`);
      const token = tokens.find((each) => each.line === line.number && each.start === column);
      assert.match(token?.text ?? '', /^(?:namespace|function)\b/, `color ${where}`);
    }
}
