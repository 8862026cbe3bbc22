/** A context includes the same twice. */

import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { withoutLine } from '../../syntax/text-edits.ts';
import type { Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { mayDiffer } from '../loading/load-time-texts.ts';
import { followsLost } from '../loading/lost-lines.ts';
import { areLoadedTogether, isInherited } from '../loading/loaded-together.ts';
import { contextRule } from '../rule.ts';

export const duplicateInclude = contextRule(
  {
    name: 'duplicate-include',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A context includes a context twice, or has a switch or a pattern to ignore twice.',
    why:
      'Asterisk warns ("already included in") and drops the line; calls go as if it were not there. ' +
      'An include of the same context at another time is another include, and not reported.',
    evidence: 'main/pbx.c `ast_context_add_include2`, `ast_context_add_switch2`, `ast_context_add_ignorepat2`',
    invalid: [
      `
[a]
include => b
include => B
;          ^ warning duplicate-include: 'B' is included already; Asterisk drops this line.
[b]
exten => s,1,Answer()
`,
    ],
    valid: [
      `
[a]
include => b,9:00-12:00,mon-fri,*,*
include => b,13:00-17:00,mon-fri,*,*
[b]
exten => s,1,Answer()
`,
    ],
    seeAlso: ['missing-include'],
  },
  function* (context, dialplan) {
    for (const { kind, line, span, subject, earlier } of context.rejections) {
      if (kind !== 'duplicate-include' && kind !== 'duplicate-switch' && kind !== 'duplicate-ignore-pattern') continue;
      if (earlier === undefined || isTemplateText(line.text) || !areLoadedTogether(dialplan, line, earlier)) continue;
      if (earlier === line) {
        const message = `The context '${context.name}' has this line twice, since a section inherits it; Asterisk drops it the second time.`;
        if (isInherited(context, line, dialplan)) yield { line, span: line.statement.live.span(), message };
        continue;
      }
      if (mayDiffer(dialplan, valueOf(line), valueOf(earlier))) continue;
      const what = kind === 'duplicate-include' ? 'is included' : kind === 'duplicate-switch' ? 'is a switch' : 'is ignored';
      yield {
        line,
        span: subject === '' ? line.statement.live.span() : span,
        message: `'${subject}' ${what} already; Asterisk drops this line.`,
        // Where the whole section stands there twice.
        ...(followsLost(context, line) && { isRepeated: true }),
        related: [{ line: earlier, span: earlier.statement.live.span(), message: 'The line that stays.' }],
        fix: (): Fix[] => [
          {
            title: 'Remove the line',
            safe: true,
            edits: [withoutLine(line)],
          },
        ],
      };
    }
  },
  ({ rejections }) => rejections.length > 0,
);

function valueOf({ statement }: Line): Piece | undefined {
  return 'value' in statement ? statement.value : undefined;
}
