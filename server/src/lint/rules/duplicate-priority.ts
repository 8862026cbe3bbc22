/** An extension has a priority of this number already. */

import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding } from '../../model/contexts/extension.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Statement } from '../../syntax/statement.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isPartOfForgotten } from '../loading/forgotten-underscores.ts';
import { writtenNameOf } from '../loading/empty-names.ts';
import { mayDiffer } from '../loading/load-time-texts.ts';
import { areLoadedTogether, isInherited } from '../loading/loaded-together.ts';
import { followsLost, isBelowLostHeader } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const duplicatePriority = contextRule(
  {
    name: 'duplicate-priority',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'An extension has this priority already, so that Asterisk drops the line.',
    why:
      'The first line stays ("Unable to register extension, already in use"), whichever file or section it is in; the second is not loaded, and no call ever runs it. ' +
      'Two names are the same extension when they differ in dashes only, and two patterns when they match the same numbers: `_ZX` is `_[1-9]X`.',
    repair:
      'Give the line the next priority, `n`, if it is to run behind the others, or the extension that it was meant for; or remove it.',
    evidence: 'main/pbx.c `add_priority`',
    invalid: [
      `
[a]
exten => 100,1,Answer()
exten => 100,1,Hangup()
;            ^ error duplicate-priority: '100' has a priority 1 already; Asterisk drops this line.
exten => 100,hint,PJSIP/100
exten => 1-00,hint,PJSIP/101
;             ^^^^ error duplicate-priority: '1-00' has a hint already; Asterisk drops this line.
exten => 200,1,Answer()
exten => 200,2,Wait(1)
exten => 200,2,Hangup()
;            ^ error duplicate-priority: '200' has a priority 2 already; Asterisk drops this line.
`,
    ],
    valid: [
      `
[a]
exten => 100,1,Answer()
exten => 100/555,1,Hangup()
exten => _100,1,Hangup()
`,
    ],
    seeAlso: ['duplicate-label'],
  },
  function* (context, dialplan) {
    // The lines that stay, by the lines that are dropped.
    const staying = new Map<Line, Line>();
    let isInheritedTold = false;
    for (const { kind, line, span, subject, earlier } of context.rejections) {
      if (kind === 'duplicate-priority' && earlier !== undefined) staying.set(line, earlier);
      if (kind !== 'duplicate-priority' || earlier === undefined || isTemplateText(line.text)) continue;
      if (!areLoadedTogether(dialplan, line, earlier)) continue;
      if (earlier === line) {
        if (isInherited(context, line, dialplan)) {
          yield {
            line,
            span,
            message: `The context '${context.name}' has this line twice, since a section inherits it; Asterisk drops it the second time.`,
            isRepeated: isInheritedTold,
          };
          isInheritedTold = true;
          continue;
        }
        // Where each directive that has it read once more is told, its lines need not be.
        if (dialplan.timesRead(line.file) <= 1) continue;
        const message = 'The file is included by another name too; Asterisk drops the line the second time.';
        yield { line, span, message };
        continue;
      }
      if (mayDiffer(dialplan, writtenNameOf(line), writtenNameOf(earlier))) continue;
      const { statement } = line;
      const name = statement.kind === 'exten' ? statement.extension.text : '';
      const what = subject === 'hint' ? 'a hint' : `a priority ${subject}`;
      const first = earlier.statement.live.span();
      yield {
        line,
        span,
        message: `${name === '' ? 'The extension' : `'${name}'`} has ${what} already; Asterisk drops this line.`,
        ...(isBelowLostHeader(context, line) && { atMost: 'warning' as const }),
        // Behind a first priority that is there already, each `n` meets one more, and where a block stands there twice each of its lines does.
        ...(isBelowLostHeader(context, line) ||
        ((isCounted(statement) || isNextOfBlock(line, earlier, staying)) && followsLost(context, line)) ||
        isPartOfForgotten(context, name)
          ? { isRepeated: true }
          : undefined),
        related: [{ line: earlier, span: first, message: 'The line that stays.' }],
        fix: (): Fix[] =>
          (statement.kind === 'exten' || statement.kind === 'same') &&
          subject !== '1' &&
          /^\d+$/.test(statement.priority.word.text) &&
          !isNextOfBlock(line, earlier, staying) &&
          isFreeBehindLast(context, line, earlier)
            ? [{ title: "Change to 'n'", safe: false, edits: [replacement(line, statement.priority.word.span(), 'n')] }]
            : [],
      };
    }
  },
  ({ rejections }) => rejections.length > 0,
);

/** Whether the line above is dropped too, for the line above the one that stays. */
function isNextOfBlock(line: Line, earlier: Line, staying: ReadonlyMap<Line, Line>): boolean {
  const above = lineAbove(line);
  return above !== undefined && staying.get(above) === lineAbove(earlier);
}

function lineAbove({ file: { lines }, number }: Line): Line | undefined {
  let at = number - 1;
  while (lines[at]?.statement.kind === 'blank') at--;
  return lines[at];
}

function isCounted(statement: Statement): boolean {
  return (statement.kind === 'exten' || statement.kind === 'same') && /^(?:n|next)$/.test(statement.priority.word.text);
}

/** Whether the extension of the line that stays has room for one more priority behind the line above, where `n` counts on. */
function isFreeBehindLast(context: Context, { file, number }: Line, earlier: Line): boolean {
  const all = context.priorities();
  const holder = all.find(({ line }) => line === earlier);
  for (let above = file.lines[number - 1]; above !== undefined; above = file.lines[above.number - 1]) {
    if (above.statement.kind === 'section') return false;
    if (above.statement.kind !== 'exten' && above.statement.kind !== 'same') continue;
    const dropped = context.rejections.find(({ line, kind }) => line === above && kind === 'duplicate-priority')?.subject;
    const last = all.find(({ line }) => line === above)?.number ?? Number(dropped);
    const extension = holder === undefined ? undefined : extensionHolding(holder);
    return extension !== undefined && last > 0 && extension.priority(last + 1) === undefined;
  }
  return false;
}
