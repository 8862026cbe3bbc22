/** A file whose lines end as on Windows gets the answers of one whose lines end with a line feed alone. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/src/features/call-hierarchy.ts';
import { lensOf, lensPlaces } from '../../server/src/features/code-lens.ts';
import { completion } from '../../server/src/features/completion.ts';
import { definition } from '../../server/src/features/definition.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { documentSymbols } from '../../server/src/features/document-symbols.ts';
import { folding } from '../../server/src/features/folding.ts';
import { highlights } from '../../server/src/features/highlights.ts';
import { hover } from '../../server/src/features/hover.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { references } from '../../server/src/features/references.ts';
import { prepareRename, rename } from '../../server/src/features/rename.ts';
import { selectionRange } from '../../server/src/features/selection-ranges.ts';
import { fileTokens } from '../../server/src/features/semantic-tokens.ts';
import { signatureHelp } from '../../server/src/features/signature-help.ts';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { rules } from '../../server/src/lint/rules/index.ts';
import { ruleSetOf } from '../support/check.ts';
import { parseFixtureWithoutLabels } from '../support/fixture.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';

const ruleSet = ruleSetOf(parseFixtureWithoutLabels(''), {});

/** Everything that is said of the files, each answer with what was asked. */
function* answers({ dialplan, files }: MemoryDialplan): Generator<readonly [question: string, answer: unknown]> {
  yield [
    'problems',
    checkDialplan(dialplan, ruleSet).map(({ line, span, message, fix }) => [line.number, span, message, fix?.()]),
  ];
  for (const [path, file] of files) {
    yield [`lenses of ${path}`, lensPlaces(dialplan, path).map((place) => [place, lensOf(dialplan, place.context)])];
    yield [`links of ${path}`, documentLinks(dialplan, path)];
    yield [`symbols of ${path}`, documentSymbols(file)];
    yield [`folds of ${path}`, folding(file)];
    yield [`hints of ${path}`, inlayHints(dialplan, path, 0, file.lines.length)];
    yield [`tokens of ${path}`, fileTokens(dialplan, file)];
    for (const { number, text } of file.lines)
      for (let column = 0; column <= text.replace(/\r$/, '').length; column += 7) {
        const at = `${path}:${number}:${column}`;
        const place = [dialplan, path, number, column] as const;
        yield [`hover at ${at}`, hover(...place)];
        yield [`completion at ${at}`, completion(...place, { snippets: true }).map(({ label, textEdit }) => [label, textEdit])];
        yield [`definition at ${at}`, definition(...place)];
        yield [`references at ${at}`, references(...place, 'with-declaration')];
        yield [`highlights at ${at}`, highlights(...place)];
        yield [`signature at ${at}`, signatureHelp(...place)];
        yield [`selection at ${at}`, selectionRange(file, number, column)];
        yield [`rename at ${at}`, [prepareRename(...place), rename(...place, 'other-name')]];
        yield [
          `calls at ${at}`,
          prepareCallHierarchy(...place).map(({ data }) => [incomingCalls(dialplan, data), outgoingCalls(dialplan, data, path)]),
        ];
      }
  }
}

/** What stands in comments and concerns other lines. */
const commented = `
[a]
exten => 100,1,Gosub(report,s,1(5551234,100))
; Tells the host.
; @arg 1 caller Who calls.
; @arg 2 [operator] Who answers.
; @returns Whether it is told.
[report]
exten => s,1,NoOp(\${ARG1}\${ARG2}) ; lint: allow unused-label
 same => n,Return(1)
`;

test('answers do not depend on how lines end', () => {
  const examples = rules.filter(({ meta }) => meta.name !== 'line-ending').flatMap(({ meta }) => meta.invalid.slice(0, 1));
  for (const example of [commented, ...examples]) {
    const { files } = parseFixtureWithoutLabels(example);
    const crlf = new Map([...files].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
    const others = answers(new MemoryDialplan(crlf));
    for (const [question, answer] of answers(new MemoryDialplan(files))) {
      const next = others.next();
      const [same, other] = next.done === true ? [undefined, undefined] : next.value;
      assert.equal(same, question);
      assert.equal(JSON.stringify(other), JSON.stringify(answer), `${question} of\n${example}`);
    }
  }
});
