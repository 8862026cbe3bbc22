/** A `same` has nothing to continue. */

import type { Dialplan } from '../../model/dialplan.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { emptyNameCause, fateBehind, writtenNameOf } from '../loading/empty-names.ts';
import { followsLost } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const sameWithoutExtension = contextRule(
  {
    name: 'same-without-extension',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: "A 'same' stands before any 'exten' of its section.",
    why:
      'Asterisk drops the line ("No previous pattern in the first entry of context"). Every section header starts anew, also one that opens a context again; ' +
      'only `(+)` and a template carry the last extension over.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[a]
 same => n,Answer()
;^^^^ error same-without-extension: No 'exten' stands above in this section; Asterisk drops the line.
`,
    ],
    valid: [
      `
[base](!)
exten => s,1,Answer()
[a](base)
 same => n,Hangup()
`,
    ],
    seeAlso: ['next-without-previous'],
  },
  function* (context, dialplan) {
    for (const { kind, line, span } of context.rejections) {
      if (kind !== 'same-without-extension' || isTemplateText(line.text)) continue;
      const { statement } = line;
      // Asterisk reads no further than to the template that is not there.
      if (isOfUnknownTemplate(dialplan, line)) continue;
      const above = writtenNameOf(line);
      if (above !== undefined) {
        const message = fateBehind(emptyNameCause(dialplan, above));
        if (message !== undefined) yield { line, span, message, atMost: 'warning' };
        continue;
      }
      yield {
        line,
        span,
        ...((followsLost(context, line) || hasLostTemplate(line)) && { atMost: 'warning' as const, isRepeated: true }),
        message: "No 'exten' stands above in this section; Asterisk drops the line.",
        fix: (): Fix[] => {
          // Of two lines with one number the later is dropped.
          if (context.named('s').some((each) => each.priority(1) !== undefined)) return [];
          if (statement.kind !== 'same' || !/^(?:n|next|1)$/.test(statement.priority.word.text)) return [];
          const { start } = statement.key.span();
          const { end } = statement.priority.word.span();
          return [{ title: "Change to 'exten => s,1'", safe: false, edits: [replacement(line, { start, end }, 'exten => s,1')] }];
        },
      };
    }
  },
  ({ rejections }) => rejections.length > 0,
);

/** `[phones] (base)`: Asterisk takes no template there, which is told of the header. */
function hasLostTemplate({ file, number }: Line): boolean {
  const header = file.structure[file.structuresBefore(number) - 1]?.statement;
  return header?.kind === 'section' && header.trailer.text.trim().startsWith('(');
}

/** Whether the section of a line was to begin with the lines of a template that is not there. */
function isOfUnknownTemplate(dialplan: Dialplan, line: Line): boolean {
  const { flaws } = dialplan.layout;
  if (!flaws.some(({ kind }) => kind === 'unknown-template')) return false;
  const headers = dialplan.categoriesAt(line).map(({ header }) => header);
  return flaws.some((flaw) => flaw.kind === 'unknown-template' && headers.includes(flaw.line));
}
