/** A file includes itself, directly or through others. */

import { layoutRule } from '../rule.ts';

export const includeFileCycle = layoutRule(
  {
    name: 'include-file-cycle',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A file includes itself, directly or through others, or files are included more than ten levels deep.',
    why:
      'Asterisk reads the files again and again until it is ten levels deep ("Maximum Include level (10) exceeded"), then refuses the innermost file. ' +
      'Each reading gives the same lines once more, so that every priority is there already.',
    repair:
      'Remove one of the `#include` lines, mostly that of the inner file. Files that are only too deep can be included by extensions.conf itself.',
    evidence: 'main/config.c `config_text_file_load`',
    invalid: [
      `
[a]
exten => s,1,Answer()
#include "more.conf"
-- more.conf --
[b]
exten => s,1,Answer()
#include "extensions.conf"
;         ^^^^^^^^^^^^^^^ error include-file-cycle: 'extensions.conf' is being read already: the files include each other.
`,
    ],
    valid: [
      `
#include "more.conf"
[a]
exten => s,1,Answer()
-- more.conf --
[b]
exten => s,1,Answer()
`,
    ],
    seeAlso: ['missing-include-file'],
  },
  function* ({ layout }) {
    for (const flaw of layout.flaws)
      if (flaw.kind === 'include-file-cycle')
        yield {
          line: flaw.line,
          span: flaw.span,
          message: `'${flaw.name}' is being read already: the files include each other.`,
        };
      else if (flaw.kind === 'include-too-deep')
        yield {
          line: flaw.line,
          span: flaw.span,
          message: `Asterisk does not read '${flaw.name}': it would be more than ten levels deep.`,
        };
  },
);
