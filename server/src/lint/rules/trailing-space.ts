/** Blanks at the end of a line. */

import { trailingBlanks } from '../../format/line-edits.ts';
import { lineRule } from '../rule.ts';

export const trailingSpace = lineRule(
  ['blank', 'section', 'directive', 'setting', 'include', 'switch', 'ignorepat', 'autohints', 'exten', 'same'],
  {
    name: 'trailing-space',
    tier: 'taste',
    severity: 'off',
    since: '0.1.0',
    summary: 'Blanks stand at the end of a line.',
    why: 'Asterisk drops them. They show up in every comparison of two versions of a file, where nothing was changed that matters.',
    evidence: 'main/config.c `config_text_file_load`, which trims each line',
    seeAlso: ['line-ending'],
    invalid: [
      `
[a]\u0020\u0020
;  ^^ warning trailing-space: Blanks stand at the end of the line.
exten => s,1,Answer()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Answer()
`,
    ],
  },
  function* (_statement, text) {
    for (const { span } of trailingBlanks(text))
      yield {
        span,
        message: 'Blanks stand at the end of the line.',
        fix: () => [{ title: 'Remove the blanks', safe: true, replacements: [{ span, newText: '' }] }],
      };
  },
);
