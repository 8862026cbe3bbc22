/**
 * Requests at random places of the examples of all rules, with random edits in between: whatever is asked while somebody types is answered.
 * REQUESTS=100000 in the environment asks more often than `npm test` does.
 */

import assert from 'node:assert/strict';
import test from 'node:test';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/src/features/call-hierarchy.ts';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { lensOf, lensPlaces } from '../../server/src/features/code-lens.ts';
import { completion } from '../../server/src/features/completion.ts';
import { definition } from '../../server/src/features/definition.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { documentSymbols } from '../../server/src/features/document-symbols.ts';
import { folding } from '../../server/src/features/folding.ts';
import { formatting } from '../../server/src/features/formatting.ts';
import { highlights } from '../../server/src/features/highlights.ts';
import { hover } from '../../server/src/features/hover.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { nextPriority } from '../../server/src/features/next-priority.ts';
import { operatorTracking } from '../../server/src/features/operator-tracking.ts';
import { references } from '../../server/src/features/references.ts';
import { prepareRename, rename } from '../../server/src/features/rename.ts';
import { selectionRange } from '../../server/src/features/selection-ranges.ts';
import { fileTokens, tokensInRange } from '../../server/src/features/semantic-tokens.ts';
import { signatureHelp } from '../../server/src/features/signature-help.ts';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols.ts';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { rules } from '../../server/src/lint/rules/index.ts';
import type { Dialplan } from '../../server/src/model/dialplan.ts';
import type { ConfigFile } from '../../server/src/syntax/config-file.ts';
import { trackingNames } from '../support/check-edits.ts';
import { ruleSetOf } from '../support/check.ts';
import { randomChange } from '../support/check-incremental.ts';
import { parseFixtureWithoutLabels } from '../support/fixture.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';
import { Random } from '../support/random.ts';

const requests = Number(process.env['REQUESTS'] ?? 3000);
/** After so many requests another dialplan is taken. */
const REQUESTS_EACH = 30;

interface Asked {
  readonly dialplan: Dialplan;
  readonly file: ConfigFile;
  readonly line: number;
  readonly column: number;
}

/** Everything that an editor asks, by name. */
const questions: Readonly<Record<string, (asked: Asked) => unknown>> = {
  callHierarchy: ({ dialplan, file, line, column }) =>
    prepareCallHierarchy(dialplan, file.path, line, column).map(({ data, path }) => [
      incomingCalls(dialplan, data),
      outgoingCalls(dialplan, data, path),
    ]),
  codeActions: ({ dialplan, file, line, column }) => {
    const problems = checkDialplan(dialplan, ruleSet).filter((problem) => problem.line.file === file);
    const place = { line, character: column };
    return codeActions(problems, file, { start: place, end: place }, undefined);
  },
  codeLens: ({ dialplan, file }) => lensPlaces(dialplan, file.path).map(({ context }) => lensOf(dialplan, context)),
  completion: ({ dialplan, file, line, column }) => completion(dialplan, file.path, line, column, { snippets: column % 2 === 0 }),
  definition: ({ dialplan, file, line, column }) => definition(dialplan, file.path, line, column),
  documentLinks: ({ dialplan, file }) => documentLinks(dialplan, file.path),
  documentSymbols: ({ file }) => documentSymbols(file),
  folding: ({ file }) => folding(file),
  formatting: ({ file }) => formatting(file, { insertSpaces: true, tabSize: 4 }),
  highlights: ({ dialplan, file, line, column }) => highlights(dialplan, file.path, line, column),
  hover: ({ dialplan, file, line, column }) => hover(dialplan, file.path, line, column),
  inlayHints: ({ dialplan, file, line }) => inlayHints(dialplan, file.path, line - 5, line + 5),
  nextPriority: ({ file, line }) => nextPriority(file, { line, character: 0 }),
  operatorTracking: ({ dialplan, file, line, column }) => operatorTracking(dialplan, file.path, line, column, trackingNames),
  references: ({ dialplan, file, line, column }) => references(dialplan, file.path, line, column, 'with-declaration'),
  rename: ({ dialplan, file, line, column }) => [
    prepareRename(dialplan, file.path, line, column),
    rename(dialplan, file.path, line, column, 'other-name'),
  ],
  selectionRange: ({ file, line, column }) => selectionRange(file, line, column),
  semanticTokens: ({ dialplan, file, line }) => [fileTokens(dialplan, file), tokensInRange(dialplan, file, line, line + 20)],
  signatureHelp: ({ dialplan, file, line, column }) => signatureHelp(dialplan, file.path, line, column),
  workspaceSymbols: ({ dialplan, column }) => workspaceSymbols([dialplan], 'abcdefs'.charAt(column % 7)),
};

const dialplans = rules
  .flatMap(({ meta }) => [...meta.invalid, ...meta.valid])
  .map((example) => parseFixtureWithoutLabels(example));
const ruleSet = ruleSetOf(parseFixtureWithoutLabels(''), {});

test(`${requests} requests at random places`, () => {
  const random = new Random('random requests');
  const names = Object.keys(questions);
  for (let done = 0; done < requests;) {
    const memory = new MemoryDialplan(random.pick(dialplans).files);
    for (let i = 0; i < REQUESTS_EACH; i++, done++) {
      const file = random.pick([...memory.files.values()]);
      const { dialplan } = memory;
      if (random.below(3) === 0) memory.edit(file.path, randomChange(random, file));
      const line = random.below(file.lines.length + 1);
      const column = random.below((file.lines[line]?.text.length ?? 0) + 2);
      const name = random.pick(names);
      try {
        questions[name]?.({ dialplan, file, line, column });
      } catch (error) {
        assert.fail(`${name} at ${file.path}:${line}:${column} of\n${file.text}\n${String((error as Error).stack)}`);
      }
    }
  }
});
