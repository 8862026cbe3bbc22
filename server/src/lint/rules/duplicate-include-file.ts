/** A file is included twice. */

import { layoutRule, type Fix } from '../rule.ts';

export const duplicateIncludeFile = layoutRule(
  {
    name: 'duplicate-include-file',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A file is included that is included already.',
    why:
      'Asterisk reads the file once more ("Same File included more than once"). What it puts into a section of its own is there already, ' +
      'so that each of its priorities is dropped; only lines that stand above its first section header may go to another section the second time.',
    evidence: 'main/config.c `ast_include_new`',
    invalid: [
      `
#include "sales.conf"
#include "sales.conf"
;         ^^^^^^^^^^ warning duplicate-include-file: 'sales.conf' is included already; Asterisk reads it once more.
-- sales.conf --
[sales]
exten => s,1,Answer()
`,
    ],
    valid: [
      `
#include "sales.conf"
#include "support.conf"
-- sales.conf --
[sales]
exten => s,1,Answer()
-- support.conf --
[support]
exten => s,1,Answer()
`,
    ],
    seeAlso: ['include-file-cycle', 'duplicate-include'],
  },
  function* (dialplan) {
    for (const flaw of dialplan.layout.flaws) {
      // Parts that nobody includes here may be alternatives to each other.
      if (flaw.kind !== 'duplicate-include-file' || !dialplan.isIncluded(flaw.line.file)) continue;
      const { line, span, name, earlier } = flaw;
      yield {
        line,
        span,
        message: `'${name}' is included already; Asterisk reads it once more.`,
        related: [{ line: earlier, span: earlier.statement.live.span(), message: 'The first time.' }],
        fix: (): Fix[] => [
          {
            title: 'Remove the line',
            safe: false,
            edits: [{ path: line.file.path, line: line.number, column: 0, endLine: line.number + 1, endColumn: 0, newText: '' }],
          },
        ],
      };
    }
  },
);
