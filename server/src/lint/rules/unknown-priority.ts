/** A target names a priority number that its extension does not have. */

import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { findPriority, mayHaveMorePriorities, reachOf } from '../../model/names/reach.ts';
import type { Resolution } from '../../model/names/resolve.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { isLostPriority } from '../loading/lost-lines.ts';
import { gapsIn, numberAstray } from '../loading/priority-gaps.ts';
import { judgedNeighborTargets, judgedTargets, type JudgedTarget } from '../targets/judge-targets.ts';
import { spanOf, sayingOf } from '../targets/target-messages.ts';
import type { Finding } from '../finding.ts';
import { targetRule } from '../rule.ts';

export const unknownPriority = targetRule(
  {
    name: 'unknown-priority',
    tier: 'targets',
    severity: 'error',
    since: '0.1.0',
    summary: 'A jump or a call names the number of a priority that its extension does not have.',
    why: 'Goto to a number that is not there ends the call in silence by auto-fallthrough; Gosub fails with an error in the log and hangs up. Numbers shift whenever a line is put in above; a label does not.',
    evidence: 'main/pbx.c `__ast_pbx_run` (auto fallthrough), apps/app_stack.c `gosub_exec`',
    invalid: [
      `
[a]
exten => s,1,Answer()
 same => n,Goto(s,20)
;                 ^^ error unknown-priority: The extension 's' of the context 'a' has no priority 20.
exten => 1,1,Goto(s,3)
;                   ^ error unknown-priority: The extension 's' of the context 'a' has no priority 3.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Answer()
 same => n,Goto(3)
 same => n,Wait(1)
 same => n,Goto(s,1)
exten => 1,1,Wait(1)
 same => n,Goto(-1)
`,
    ],
    seeAlso: ['unknown-label', 'unknown-extension'],
  },
  (context, dialplan) => check(judgedTargets(context, dialplan), dialplan),
  (file, dialplan) => check(judgedNeighborTargets(file, dialplan), dialplan),
);

function* check(targets: readonly JudgedTarget[], dialplan: Dialplan): Generator<Finding> {
  const told = new Set<string>();
  for (const each of targets) {
    const { line, target, resolution, meantContext, priority } = each;
    const second = secondOfSplit(target, resolution, dialplan);
    if (second !== undefined) yield { line, span: spanOf(target, 'priority'), message: second, atMost: 'warning' };
    if (resolution.kind !== 'unknown-priority' || meantContext !== undefined) continue;
    const { context, number, wanted } = resolution;
    // That an extension has no beginning is told of it.
    if (wanted === '1' && context.matching(number).every(hasNoBeginning)) continue;
    if (isLostPriority(context, wanted, number) || isAstray(context, dialplan, number, Number(wanted))) continue;
    const span = spanOf(target, 'priority');
    const key = `${context.name}\n${number}\n${wanted}`;
    const isAgain = told.has(key);
    const isToldAbove = isAgain && isGap(context, number, Number(wanted));
    told.add(key);
    yield {
      line,
      span,
      ...sayingOf(each, `The extension '${number}' of the context '${context.name}' has no priority ${wanted}.`),
      // A line that is missing is missing for all of them.
      ...(isToldAbove ? { atMost: 'hint' as const } : isAgain && { isRepeated: true }),
      fix: () =>
        target.priority?.isComputed === false && target.priority.isImplied !== true
          ? numbersMeant(context.matching(number), Number(wanted), priority).map((meant) => ({
              title: `Change to '${meant}'`,
              safe: false,
              edits: [replacement(line, span, String(meant))],
            }))
          : [],
    };
  }
}

/** What is wrong where option G of Dial sends the caller to a priority, and the called channel to the one behind it, which is not there. */
// Asterisk: apps/app_dial.c dial_exec_full; main/pbx.c __ast_pbx_run has such a channel begin at 's' instead.
function secondOfSplit({ construct }: Target, resolution: Resolution, dialplan: Dialplan): string | undefined {
  if (!construct.endsWith(' option G') || resolution.kind !== 'priority') return undefined;
  const { context, number, priority } = resolution;
  const behind = priority.number + 1;
  if (number.startsWith('_') || mayHaveMorePriorities(reachOf(dialplan, context))) return undefined;
  if (findPriority(dialplan, context, number, behind) !== undefined || isLostPriority(context, String(behind), number))
    return undefined;
  return `Option G sends the channel that answers to priority ${behind}, which the extension '${number}' of the context '${context.name}' does not have.`;
}

/** Whether an extension has priorities, and not the first. */
function hasNoBeginning(extension: Extension): boolean {
  return extension.priority(1) === undefined && extension.priorities.some(({ number }) => number > 1);
}

/** Whether a line of the extension was to have the number and has another one, which is told there. */
function isAstray(context: Context, dialplan: Dialplan, number: string, wanted: number): boolean {
  return [...gapsIn(context, dialplan)].some((gap) => gap.extension.name === number && numberAstray(gap) === wanted);
}

/** Whether the extension has the numbers on both sides of it. */
function isGap(context: Context, number: string, wanted: number): boolean {
  return context
    .matching(number)
    .some((each) => each.priority(wanted - 1) !== undefined && each.priority(wanted + 1) !== undefined);
}

/** The last priority, where a line may have been taken out in front of it, and the first for those that come from another extension. */
function numbersMeant(extensions: readonly Extension[], wanted: number, from: Priority | undefined): number[] {
  const priorities = extensions.flatMap((extension) => extension.priorities);
  const last = Math.max(...priorities.map(({ number }) => number));
  const meant = last > 1 && wanted === last + 1 ? [last] : [];
  const isFromElsewhere = from === undefined || !priorities.includes(from);
  if (isFromElsewhere) return priorities.some(({ number }) => number === 1) ? [...meant, 1] : meant;
  // Nobody jumps to the line itself, nor to the one behind it.
  return meant.filter((each) => each !== from.number && each !== from.number + 1);
}
