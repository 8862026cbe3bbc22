/** Priorities behind a number that is missing. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { stepsAfter } from '../../model/flow/flow.ts';
import { countedFrom, neverGoesOn, runsBehindGaps } from '../../model/flow/reached.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { literalContext, type Target } from '../../model/lines/target.ts';
import { placeOf } from '../../model/names/place.ts';
import { allIncluders, mayHaveMorePriorities, reachOf } from '../../model/names/reach.ts';
import { isNamedInBrokenJump } from '../contexts/broken-guards.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import type { Finding } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isPriorityAstray } from '../loading/lost-lines.ts';
import { gapsIn, isHangup, numberAstray, numberMeant, renumbering, type Gap } from '../loading/priority-gaps.ts';
import { contextRule } from '../rule.ts';

export const priorityGap = contextRule(
  {
    name: 'priority-gap',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A priority is missing in an extension, and nothing jumps to those behind the gap.',
    why:
      'A call goes from each priority to the next number. Where that is missing the call ends, whatever stands behind the gap. ' +
      '`n` counts on from the line above, even if that belongs to another extension: written far below the other lines of its extension it leaves a gap. ' +
      'Up to Asterisk 1.4 a Dial to somebody who was busy went on 101 priorities further, at 102 for a Dial at 1; no application does that any more, and `DIALSTATUS` tells what happened. ' +
      'Nothing is reported where another extension that answers the same number has the missing priority, where something jumps to the number, or where the line behind the gap has a label; where all behind it is a Hangup, it is information. ' +
      'One number alone that is missing between two lines is reported even so, if a call that has run the first of them ends there.',
    repair:
      'Number the lines without a gap, or use `n`, which counts by itself. ' +
      'Where a call should come to the line behind the gap, give it a label and jump there.',
    evidence: 'main/pbx.c `__ast_pbx_run`, pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[a]
exten => 100,1,Answer()
exten => 100,2,Playback(hello)
exten => 100,4,Playback(goodbye)
;            ^ warning priority-gap: Nothing leads to priority 4: '100' has no priority 3.
exten => 100,102,VoiceMail(100,b)
;            ^^^ warning priority-gap: Nothing leads to priority 102: no call goes on 101 priorities further when somebody is busy.
`,
      `
[a]
exten => s,1,Background(menu)
exten => 1,1,Answer()
exten => 1,2,Hangup()
exten => s,n,Playback(goodbye)
;          ^ warning priority-gap: 'n' counts on from another extension here: this is priority 3, and 's' has no priority 2.
`,
    ],
    valid: [
      `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?10)
exten => s,2,Hangup()
exten => s,10,Playback(goodbye)
exten => s,50(later),Playback(hello)
`,
    ],
    seeAlso: ['priority-without-first', 'next-without-previous', 'unreachable-priority'],
  },
  function* (context, dialplan) {
    yield* cutShort(context, dialplan);
    for (const gap of gapsIn(context, dialplan)) {
      const { first, run, before } = gap;
      if (before === undefined || mayComeBackLater(gap, dialplan) || isNamedInFlaw(gap) || isMissed(gap, dialplan)) continue;
      if (isNamedInBrokenJump(context, gap.extension, first.number)) continue;
      if (context.registered().some((each) => isPriorityAstray(each, gap.extension.name, String(first.number - 1)))) continue;
      yield {
        line: first.line,
        span: first.statement.priority.word.span(),
        message: messageOf(gap, before.number, countedFrom(dialplan, first)),
        ...(gap.isHarmless && { atMost: 'information' as const }),
        fix: () => {
          const number = numberMeant(gap, before.number);
          const previous = gap.extension.priority(number - 1);
          return isOldJump(gap) || (previous !== undefined && neverGoesOn(previous)) ? [] : renumbering(run, number);
        },
      };
    }
  },
);

/** A number that is missing between two lines, of which the second is come to by jumps alone: who runs the first is cut off there. */
function* cutShort(context: Context, dialplan: Dialplan): Generator<Finding> {
  if (dialplan.waitsAtEnd || context.rejections.length > 0) return;
  for (const { priorities } of context.registered()) {
    // Who computes where to go on counts for himself.
    const isComputed = priorities.some(({ statement }) =>
      factsOf(statement).targets.some(({ priority }) => priority?.isComputed),
    );
    if (isComputed) continue;
    for (const [index, first] of priorities.entries()) {
      const before = priorities[index - 1];
      if (before === undefined || before.number < 1 || first.number !== before.number + 2) continue;
      if (![before, first].every((each) => each.statement.kind === 'exten' && /^\d+$/.test(each.statement.priority.word.text)))
        continue;
      const lines = first.line.number - before.line.number;
      if (first.line.file !== before.line.file || lines < 1 || lines > NEAR) continue;
      if (isTemplateText(first.line.text) || isHangup(first) || neverGoesOn(before)) continue;
      if (!isSound(before.statement, before.line.text)) continue;
      const { steps, exits } = stepsAfter(dialplan, placeOf(before));
      if (!exits.includes('fall-off') || steps.some(({ kind }) => kind === 'next')) continue;
      // What cannot be seen may have the number.
      if ([context, ...allIncluders(dialplan, context)].some((each) => mayHaveMorePriorities(reachOf(dialplan, each)))) return;
      // One that nothing leads to is told as that.
      if (runsBehindGaps(dialplan, context).some((run) => run.includes(first))) continue;
      yield {
        line: first.line,
        span: first.statement.priority.word.span(),
        message: `'${first.name}' has no priority ${String(before.number + 1)}: a call that has run priority ${String(before.number)} ends there.`,
      };
    }
  }
}

/** Lines that are further apart are blocks of their own. */
const NEAR = 3;

function messageOf(gap: Gap, last: number, from: Priority | undefined): string {
  const { first } = gap;
  const { word, increment } = first.statement.priority;
  const missing = `'${first.name}' has no priority ${String(Math.max(last + 1, first.number - 1))}`;
  if (from !== undefined) return `${missing}: a call runs that of '${from.name}' of '${from.context.name}' before it comes here.`;
  if (isOldJump(gap))
    return `Nothing leads to priority ${String(first.number)}: no call goes on 101 priorities further when somebody is busy.`;
  if (word.text.startsWith('n') && increment === 0)
    return `'${word.text}' counts on from another extension here: this is priority ${String(first.number)}, and ${missing}.`;
  return `Nothing leads to priority ${String(first.number)}: ${missing}.`;
}

/** Whether a jump or a condition of the extension has the number in its text and does not lead to it: what is wrong with that is told there. */
function isNamedInFlaw({ extension, first }: Gap): boolean {
  const number = new RegExp(`(?<![\\w$])${String(first.number)}(?!\\w)`);
  return extension.priorities.some(
    // In front of a '?' stands what is compared.
    ({ statement: { applicationName, data } }) =>
      /^goto|if$/.test(applicationName) && number.test(data.text.slice(data.text.lastIndexOf('?') + 1)),
  );
}

/** Whether a jump of the extension names a priority of it that there is not, which is told of the jump: this one may be meant, or it is plain that it is. */
function isMissed(gap: Gap, dialplan: Dialplan): boolean {
  const { extension, first } = gap;
  const plain = numberAstray(gap);
  return judgedTargets(first.context, dialplan).some(
    ({ resolution, priority }) =>
      // `Goto(101x)` is a label, whose number may be meant.
      (resolution.kind === 'unknown-priority' || (resolution.kind === 'unknown-label' && /^\d/.test(resolution.wanted))) &&
      priority?.name === extension.name &&
      resolution.number === extension.name &&
      resolution.wanted !== String(plain),
  );
}

/** Whether macros come back behind the line that they were called on, which `MACRO_OFFSET` has them do; one that is not here may set it. */
function mayComeBackLater(gap: Gap, dialplan: Dialplan): boolean {
  if (!isOldJump(gap)) return false;
  if (dialplan.settersOf('MACRO_OFFSET').length > 0 || dialplan.globals.has('MACRO_OFFSET')) return true;
  const caller = gap.extension.priority(gap.first.number - 101);
  return caller !== undefined && factsOf(caller.statement).targets.some((target) => isMacroElsewhere(target, dialplan));
}

function isMacroElsewhere(target: Target, dialplan: Dialplan): boolean {
  if (target.relation !== 'macro') return false;
  const name = literalContext(target);
  return name === undefined || dialplan.context(name) === undefined;
}

/** Whether it is 101 behind another one, where very old versions of Asterisk went on. */
function isOldJump({ extension, first }: Gap): boolean {
  const { increment } = first.statement.priority;
  return increment === 101 || (increment === 0 && first.number > 101 && extension.priority(first.number - 101) !== undefined);
}
