/** A line repeats the extension of the line above, where `same` says it. */

import { repeatsExtension, sameReplacement } from '../../format/same-line.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const repeatedExtension = contextRule(
  {
    name: 'repeated-extension',
    tier: 'taste',
    severity: 'off',
    since: '0.1.0',
    summary: "A line repeats the name of the extension above, which 'same' would say.",
    why: '`same` means the extension of the last `exten` line, caller ID included. A name that is written once can be changed in one place, and a line with a misspelled name cannot go astray.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    seeAlso: ['numbered-priority', 'same-without-extension'],
    invalid: [
      `
[a]
exten => 100,1,Answer()
exten => 100,n,Hangup()
;        ^^^ warning repeated-extension: This line repeats '100', which 'same' would mean.
`,
    ],
    valid: [
      `
[a]
exten => 100,1,Answer()
 same => n,Hangup()
exten => 100/200,1,Answer()
exten => 200,1,Answer()
`,
    ],
  },
  check,
);

function* check(context: Context): Generator<Finding> {
  if (context.joinsLines) return;
  for (const fragment of context.fragments) {
    let first: Line | undefined;
    for (const line of fragment.lines()) {
      const { statement } = line;
      if (statement.kind !== 'exten') continue;
      if (repeatsExtension(line, first) && !mayBeEmpty(statement.extension.text))
        yield {
          line,
          span: statement.extension.span(),
          message: `This line repeats '${statement.extension.text}', which 'same' would mean.`,
          fix: () => {
            const { span, newText } = sameReplacement(line);
            return [{ title: "Use 'same'", safe: true, edits: [replacement(line, span, newText)] }];
          },
        };
      first = line;
    }
  }
}

/** Whether nothing may be left of a name when variables are put in: Asterisk drops such a line, and a `same` would go on with the extension above. */
function mayBeEmpty(name: string): boolean {
  return /^(?:\$\{[^{}]*\})+$/.test(name);
}
