/** A line of an extension, or another that belongs into a context, stands in [general] or [globals]. */

import type { Category } from '../../model/layout/category.ts';
import type { Line } from '../../syntax/config-file.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { layoutRule } from '../rule.ts';

export const misplacedExtension = layoutRule(
  {
    name: 'misplaced-extension',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'An extension or an include stands in the section general or globals, which is no context.',
    why:
      'Asterisk reads a few settings in `[general]` and ignores all else there, and makes a variable of each line in `[globals]`: an extension is lost without a word, and so are `include`, `switch` and `ignorepat`. ' +
      'Most often the header of its context is missing. Only the first such line of a section is reported.',
    repair:
      'Write the header of its context above the extension, for example `[from-internal]`, or move the lines into the context to which they belong.',
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
      const line = firstOfContext(section);
      if (line === undefined || isTemplateText(line.text) || !('key' in line.statement)) continue;
      const noun = line.statement.kind === 'exten' || line.statement.kind === 'same' ? 'extension' : 'line';
      yield { line, span: line.statement.key.span(), message: `This ${noun} is lost: '${section.name}' is no context.` };
    }
  },
);

/** The first line that belongs into a context. */
function firstOfContext({ fragments }: Category): Line | undefined {
  for (const fragment of fragments)
    for (const line of fragment.lines()) {
      if (ofContexts.has(line.statement.kind)) return line;
      // A line that cannot be read may have been the header that is missing, and is told.
      if (line.statement.kind === 'invalid') return undefined;
    }
  return undefined;
}

const ofContexts: ReadonlySet<string> = new Set([
  'exten',
  'same',
  'include',
  'switch',
  'ignorepat',
] satisfies Line['statement']['kind'][]);
