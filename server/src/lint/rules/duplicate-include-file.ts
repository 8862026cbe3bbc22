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
      'Asterisk reads the file again ("Same File included more than once"): all its contexts come a second time, and each priority of them is there already, so that Asterisk warns of every line and drops it. ' +
      'A file without a section header adds its lines to the section that includes it; to include such a file in several sections is a way to share lines, of which Asterisk warns all the same.',
    evidence: 'main/config.c `config_text_file_load`',
    invalid: [
      `
#include "sales.conf"
#include "sales.conf"
;         ^^^^^^^^^^ warning duplicate-include-file: 'sales.conf' is included already; Asterisk reads it once more.
-- sales.conf --
[sales]
exten => 100,1,Answer()
`,
      `
[inside]
#include "shared.conf"
[outside]
#include "shared.conf"
;         ^^^^^^^^^^^ warning duplicate-include-file: 'shared.conf' is included already; Asterisk warns of that.
-- shared.conf --
exten => 100,1,Answer()
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
        message: `'${name}' is included already; Asterisk ${isShared ? 'warns of that' : 'reads it a second time'}.`,
        related: [{ line: earlier, span: earlier.statement.live.span(), message: 'It is included here first.' }],
        fix: () => (isShared ? [] : [{ title: 'Remove the line', safe: false, edits: [lineRemoval(line)] }]),
      };
    }
  },
);
