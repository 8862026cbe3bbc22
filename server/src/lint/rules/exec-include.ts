/** A part of the dialplan is what a command prints. */

import { layoutRule } from '../rule.ts';

export const execInclude = layoutRule(
  {
    name: 'exec-include',
    tier: 'load',
    severity: 'information',
    since: '0.1.0',
    summary: 'An #exec makes a part of the dialplan from what a command prints.',
    why:
      'This checker never executes anything, so that it does not know what the command prints, and contexts that it does not find are not reported as errors. ' +
      'Asterisk itself runs it only with `execincludes=yes` in asterisk.conf.',
    repair:
      'Nothing has to be changed. ' +
      'Where the command is needed, allow the rule on its line; else write what the command prints into a file, and include that.',
    evidence: 'main/config.c `process_text_line`',
    invalid: [
      `
[a]
exten => s,1,Answer()
#exec /usr/local/bin/make-dialplan
;     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information exec-include: This command is not run here; what it prints is not checked.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Answer()
#tryinclude "made-before.conf"
`,
    ],
    seeAlso: ['missing-include-file'],
  },
  function* ({ layout }) {
    for (const flaw of layout.flaws)
      if (flaw.kind === 'exec-include')
        yield { line: flaw.line, span: flaw.span, message: 'This command is not run here; what it prints is not checked.' };
  },
);
