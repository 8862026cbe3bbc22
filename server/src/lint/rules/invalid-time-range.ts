/** A range of time that Asterisk does not understand. */

import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { includeTarget } from '../../model/lines/included-contexts.ts';
import { cooked, splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ContextStatement, ExtensionStatement, SettingStatement } from '../../syntax/statement.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import type { LineFinding } from '../finding.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { timeRangeFlaws, type TimeRangeFlaw } from '../loading/time-range-flaws.ts';
import { lineRule } from '../rule.ts';

export const invalidTimeRange = lineRule(
  ['exten', 'same', 'include', 'setting'],
  {
    name: 'invalid-time-range',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A range of time holds an hour, a day or a month that Asterisk does not understand.',
    why:
      'A range of time is `hours,weekdays,days,months`, for example `9:00-17:00,mon-fri,*,*`: hours from 0:00 to 23:59, weekdays `sun` to `sat`, days from 1 to 31, months `jan` to `dec`, or `*` for all of them; `&` stands between several. ' +
      'Asterisk warns ("isn\'t a valid time", "Invalid day of week … skipping element") and leaves out what it does not understand. Where nothing is left of a field the range never matches: a GotoIfTime never jumps, and a context is never included. ' +
      'Blanks are not taken off: `, mon-fri` is no day of the week. ' +
      'Where the range is in a global variable, the line that sets it is reported. ' +
      'What stands behind a time is not looked at, so that `5:00pm` is five in the morning.',
    evidence: 'main/pbx_timing.c `ast_build_timing`, `get_timerange`, `get_range`',
    invalid: [
      `
[a]
exten => s,1,GotoIfTime(8:00-24:00,mon-fri,*,*?open,s,1)
;                            ^^^^^ error invalid-time-range: '24:00' is no time of day, so that this never matches.
 same => n,GotoIfTime(8:00-17:00, mon-fri, *, *?open,s,1)
;                                ^^^^ error invalid-time-range: With the blank ' mon' is no day of the week, so that this never matches.
 same => n,ExecIfTime(*,sat&sunday,*,*?Hangup())
;                           ^^^^^^ warning invalid-time-range: 'sunday' is no day of the week, they have three letters; Asterisk leaves it out.
include => open,9:00-5:00pm,mon-fri,*,*
;                    ^^^^^^ warning invalid-time-range: Only '5:00' is read of '5:00pm'.
[open]
exten => s,1,Answer()
`,
      `
[globals]
OFFICE_HOURS=8:00-17:00,mon-fry,*,*
;                           ^^^ error invalid-time-range: 'fry' is no day of the week, so that this never matches.
[a]
exten => s,1,GotoIfTime(\${OFFICE_HOURS}?open,s,1)
[open]
exten => s,1,Answer()
`,
    ],
    valid: [
      `
[globals]
OFFICE_HOURS=8:00-17:00|mon-fri|*|*
BREAK=12:00-13:00
ANSWER=12:00, that is noon, it said
[a]
exten => s,1,GotoIfTime(22:00-6:00|fri&sat|1-15&31|nov-feb|Europe/Berlin?night,s,1)
 same => n,Set(X=\${IFTIME(*,2-6,*,*?work:home)})
 same => n,GotoIfTime(\${HOURS},\${DAYS},*,*?night,s,1)
include => night,*,SAT,*,Dec
[night]
exten => s,1,Answer()
`,
    ],
    seeAlso: ['invalid-condition', 'missing-include'],
  },
  function* (statement, text) {
    for (const times of timesIn(statement, text)) {
      const flaws = timeRangeFlaws(times);
      const blanks = flaws.filter(({ why }) => why === 'blank');
      for (const flaw of flaws) {
        // Whoever writes a blank behind one comma does so behind all of them.
        const together = flaw.why === 'blank' ? blanks : [flaw];
        if (together[0] === flaw) yield finding(flaw, together);
      }
    }
  },
  (line) => line.mayNest || hasMark(line, Mark.ifFunction) || line.application.includes('iftime'),
);

/** What is meant as a range of time wherever it stands: hours, and behind them fields for days and months. */
const plainRange = /^\s*\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}\s*(?:[,|][^,|]*){3,4}$/;

/** Fields of a range that begin with hours in some form, and go on with what only such a range has. */
const meantRange =
  /^\s*[\d:.h-]+\s*[,|]\s*(?:\*|(?:sun|mon|tue|wed|thu|fri|sat)\b)[^,|]*(?:[,|]\s*(?:\*|[\d-]+|[a-z]{3}(?:-[a-z]{3})?)\s*){2}$/i;

/** Every range of time in a line. */
function* timesIn(statement: ExtensionStatement | ContextStatement | SettingStatement, text: string): Generator<Piece> {
  if (statement.kind === 'setting') {
    if ((plainRange.test(statement.value.text) || meantRange.test(statement.value.text)) && !isTemplateText(text))
      yield statement.value;
    return;
  }
  if (statement.kind !== 'exten' && statement.kind !== 'same') {
    if (isTemplateText(text) || isMangled(statement, text)) return;
    const { value } = statement;
    const { length } = includeTarget(value.text);
    if (length < value.text.length) yield value.slice(length + 1);
    return;
  }
  if (!/iftime/i.test(statement.rest.text) || !isSound(statement, text)) return;
  for (const { name, branches } of withNestedCalls(factsOf(statement).call))
    // What was to be a variable is told.
    if (
      branches?.then !== undefined &&
      /^(?:goto|exec)iftime$/i.test(name.text.trim()) &&
      !/^\s*(?:\{|\$\w)/.test(branches.condition.text)
    )
      yield branches.condition;
  for (const substitution of allSubstitutions(statement.data)) {
    if (substitution.kind !== 'function' || substitution.name.text !== 'IFTIME') continue;
    const [times, rest] = splitArguments(substitution.arguments, '?', 2);
    if (times !== undefined && rest !== undefined) yield cooked(times);
  }
}

function finding(flaw: TimeRangeFlaw, together: readonly TimeRangeFlaw[]): LineFinding {
  const { piece, what, why, neverMatches, meant } = flaw;
  const written = `'${piece.text}'`;
  const end = neverMatches ? ', so that this never matches.' : '; Asterisk leaves it out.';
  const messages = {
    unknown: `${written} is no ${what}${end}`,
    blank: `With the blank ${written} is no ${what}${end}`,
    'long-name': `${written} is no ${what}, they have three letters${end}`,
    'half-day': `Only '${/^[\d:\s]*\d/.exec(piece.text)?.[0].trim() ?? ''}' is read of ${written}.`,
    'lost-comma': `Only '${/^[\d:\s]*\d/.exec(piece.text)?.[0].trim() ?? ''}' is read of ${written}: a comma is missing behind it.`,
  };
  return {
    span: piece.text === '' ? { start: piece.column(0), end: piece.column(0) + 1 } : piece.span(),
    message: messages[why],
    fix: () =>
      meant === undefined
        ? []
        : [
            {
              title: why === 'blank' ? 'Remove the blanks' : `Change to '${flaw.repaired?.meant ?? meant}'`,
              safe: false,
              replacements: together.map((each) => ({
                span: (each.repaired?.piece ?? each.piece).span(),
                newText: each.repaired?.meant ?? each.meant ?? '',
              })),
            },
          ],
    ...(!neverMatches && { atMost: 'warning' as const }),
  };
}
