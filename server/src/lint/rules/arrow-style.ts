/** A line is written with `=` among lines with `=>`, or the other way round. */

import type { Context } from '../../model/contexts/context.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const arrowStyle = contextRule(
  {
    name: 'arrow-style',
    tier: 'taste',
    severity: 'off',
    since: '0.1.0',
    summary: "A line has '=' where most lines of its context have '=>', or the other way round.",
    why: 'Both mean the same to Asterisk, and most dialplans have `=>`. A context in which they alternate makes the reader look for a difference.',
    evidence: 'main/config.c `process_text_line`',
    seeAlso: ['invalid-line'],
    invalid: [
      `
[a]
exten => s,1,Answer()
 same = n,Wait(1)
;     ^ warning arrow-style: This line has '=', where the other lines of the context have '=>'.
 same => n,Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Answer()
 same => n,Hangup()
[b]
exten = s,1,Answer()
 same = n,Hangup()
`,
    ],
  },
  check,
);

const kinds = new Set(['exten', 'same', 'include', 'switch', 'ignorepat']);

function* check(context: Context): Generator<Finding> {
  const lines = { '=': [] as Line[], '=>': [] as Line[] };
  for (const line of context.lines()) {
    const { statement } = line;
    if ('operator' in statement && statement.operator !== '+=' && kinds.has(statement.kind)) lines[statement.operator].push(line);
  }
  const [few, other] = lines['='].length > lines['=>'].length ? (['=>', '='] as const) : (['=', '=>'] as const);
  if (lines[other].length === 0) return;
  for (const line of lines[few]) {
    const { statement } = line;
    if (!('operator' in statement)) continue;
    const span = statement.operatorSpan;
    yield {
      line,
      span,
      message: `This line has '${few}', where the other lines of the context have '${other}'.`,
      // Without its arrow the line would take a `>` behind it for one.
      fix: () =>
        statement.value.text.startsWith('>')
          ? []
          : [{ title: `Change to '${other}'`, safe: true, edits: [replacement(line, span, other)] }],
    };
  }
}
