/** An extension has a label of this name already. */

import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { writtenNameOf } from '../loading/empty-names.ts';
import { mayDiffer } from '../loading/load-time-texts.ts';
import { areLoadedTogether } from '../loading/loaded-together.ts';
import { contextRule } from '../rule.ts';

export const duplicateLabel = contextRule(
  {
    name: 'duplicate-label',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Another priority of the extension has this label already.',
    why: 'Asterisk takes the line in without its label ("label already in use"): a jump to the label leads to the earlier line.',
    repair:
      'Give one of the two another name, and see that each jump has the name of the line that it means. ' +
      'Where nothing was to jump to the second, remove its label.',
    evidence: 'main/pbx.c `add_priority`',
    invalid: [
      `
[a]
exten => s,1,Answer()
 same => n(end),Playback(bye)
 same => n(end),Hangup()
;          ^^^ warning duplicate-label: The label 'end' belongs to an earlier priority of this extension.
`,
    ],
    valid: [
      `
[a]
exten => s,1(start),Answer()
exten => t,1(start),Hangup()
`,
    ],
    seeAlso: ['duplicate-priority', 'unknown-label'],
  },
  function* (context, dialplan) {
    // A line that has a label and a priority that are there already is told once.
    const dropped = new Set(context.rejections.flatMap(({ kind, line }) => (kind === 'duplicate-priority' ? [line] : [])));
    const told = new Set<Line>();
    for (const { kind, line, span, subject, earlier } of context.rejections) {
      if (kind !== 'duplicate-label' || earlier === undefined || earlier === line || dropped.has(line)) continue;
      if (isTemplateText(line.text)) continue;
      if (!areLoadedTogether(dialplan, line, earlier)) continue;
      if (mayDiffer(dialplan, writtenNameOf(line), writtenNameOf(earlier))) continue;
      // Some write the label of a branch on each of its lines.
      const isRepeated = told.has(earlier);
      told.add(earlier);
      yield {
        line,
        span,
        isRepeated,
        message: `The label '${subject}' belongs to an earlier priority of this extension.`,
        related: [{ line: earlier, span: earlier.statement.live.span(), message: 'The priority that has the label.' }],
        fix: (): Fix[] => [
          {
            title: 'Remove the label',
            safe: false,
            edits: [replacement(line, { start: span.start - 1, end: span.end + 1 }, '')],
          },
        ],
      };
    }
  },
  ({ rejections }) => rejections.length > 0,
);
