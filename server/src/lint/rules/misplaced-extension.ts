/** A line of an extension stands in [general] or [globals]. */

import type { Category } from '../../model/layout.ts';
import type { Line } from '../../syntax/config-file.ts';
import { layoutRule } from '../rule.ts';
import { isTemplateText } from '../template-text.ts';

export const misplacedExtension = layoutRule(
  {
    name: 'misplaced-extension',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'An extension stands in the section general or globals, which is no context.',
    why:
      'Asterisk reads a few settings in `[general]` and passes over all else there, and makes a variable of each line in `[globals]`: an extension is lost without a word. ' +
      'Most often the header of its context is missing. Only the first such line of a section is reported.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[general]
static=yes
exten => 100,1,Answer()
;<^^^ error misplaced-extension: This extension is lost: 'general' is no context.
 same => n,Hangup()
[globals]
exten => 200,1,Answer()
;<^^^ error misplaced-extension: This extension is lost: 'globals' is no context.
`,
    ],
    valid: [
      `
[general]
static=yes
[globals]
TRUNK=PJSIP/provider
[a]
exten => 100,1,Answer()
`,
    ],
    seeAlso: ['statement-before-section', 'unknown-keyword'],
  },
  function* ({ settingSections }) {
    for (const section of settingSections) {
      const { name } = section;
      const line = firstExtension(section);
      if (line === undefined || isTemplateText(line.text) || !('key' in line.statement)) continue;
      yield { line, span: line.statement.key.span(), message: `This extension is lost: '${name}' is no context.` };
    }
  },
);

function firstExtension({ fragments }: Category): Line | undefined {
  for (const fragment of fragments)
    for (const line of fragment.lines()) {
      if (line.statement.kind === 'exten' || line.statement.kind === 'same') return line;
      // A line that cannot be read may have been the header that is missing, and is told.
      if (line.statement.kind === 'invalid') return undefined;
    }
  return undefined;
}
