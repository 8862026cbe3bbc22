/** A priority is numbered where `n` would count the same. */

import { replacement } from '../../syntax/text-edits.ts';
import { countablePriorities } from '../loading/numbered-priorities.ts';
import { contextRule } from '../rule.ts';

export const numberedPriority = contextRule(
  {
    name: 'numbered-priority',
    tier: 'taste',
    severity: 'off',
    since: '0.1.0',
    summary: "A priority is numbered that 'n' would count.",
    why: 'A line that is put between numbered ones makes all the others wrong. `n` is the number behind that of the last line. Jumps by number stay right, since Asterisk counts the same; a label tells them better.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    seeAlso: ['repeated-extension', 'unknown-priority'],
    invalid: [
      `
[a]
exten => 100,1,Answer()
exten => 100,2,Hangup()
;            ^ warning numbered-priority: Priority 2 is the one that 'n' means here.
`,
    ],
    valid: [
      `
[a]
exten => 100,1,Answer()
 same => n,Wait(1)
exten => 100,102,Hangup()
`,
    ],
  },
  function* (context) {
    for (const { line, number, statement } of countablePriorities(context)) {
      const span = statement.priority.word.span();
      yield {
        line,
        span,
        message: `Priority ${number} is the one that 'n' means here.`,
        fix: () => [{ title: "Change to 'n'", safe: true, edits: [replacement(line, span, 'n')] }],
      };
    }
  },
);
