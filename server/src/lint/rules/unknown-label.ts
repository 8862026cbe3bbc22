/** A target names a label that its extension does not have. */

import { closest } from '../../base/distance.ts';
import type { TextEdit } from '../../base/edits.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { unreachedRuns } from '../../model/flow/reached.ts';
import { reachOf } from '../../model/names/reach.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { judgedNeighborTargets, type JudgedTarget, judgedTargets } from '../targets/judge-targets.ts';
import { spanOf, sayingOf } from '../targets/target-messages.ts';
import { isLostWithout, misspelledLabel } from '../targets/misspelled-definitions.ts';
import { createLabel } from '../targets/new-places.ts';
import type { Finding, Fix } from '../finding.ts';
import { isPartOfForgotten } from '../loading/forgotten-underscores.ts';
import { endsInComment, isLabelAstray, isLostLabel, mayGoOnElsewhere } from '../loading/lost-lines.ts';
import { targetRule } from '../rule.ts';

export const unknownLabel = targetRule(
  {
    name: 'unknown-label',
    tier: 'targets',
    severity: 'error',
    since: '0.1.0',
    summary: 'A jump or a call names a label that its extension does not have.',
    why: 'Asterisk logs that the priority must be a number or a valid label and hangs up; not even the `i` extension runs. A label belongs to one extension: another extension of the same context does not see it.',
    evidence: 'main/pbx.c `pbx_parseable_goto`, apps/app_stack.c `gosub_exec`',
    follows: ['unclosed-bracket'],
    invalid: [
      `
[a]
exten => s,1,GotoIf($["\${X}" = ""]?dome)
;                                  ^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'dome'.
 same => n,GotoIf($["\${X}" = "1"]?later)
;                                 ^^^^^ error unknown-label: The extension 's' of the context 'a' has no label 'later'.
 same => n,Answer()
 same => n(done),Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,GotoIf($["\${X}" = ""]?done)
 same => n,Goto(b,s,start)
 same => n(done),Hangup()
[b]
exten => s,1(start),Answer()
`,
    ],
    seeAlso: ['unknown-priority', 'invalid-target'],
  },
  (context, dialplan) => check(judgedTargets(context, dialplan), dialplan),
  (file, dialplan) => check(judgedNeighborTargets(file, dialplan), dialplan),
);

/**
 * Whether a label stands twice in the extension, and none of its labels is nearly the wanted one: one of the two was to be it, which is told there.
 * Where labels stand more often, as on each line of a branch, none of them was.
 */
function isLeftToDuplicate(context: Context, number: string, wanted: string): boolean {
  const again = context.rejections.filter(({ kind }) => kind === 'duplicate-label');
  if (again.length === 0) return false;
  const own = new Set(extensionsOf(context, number).flatMap(({ priorities }) => priorities.map(({ line }) => line)));
  return (
    again.filter(({ earlier }) => earlier !== undefined && own.has(earlier)).length === 1 &&
    closest(wanted, labelsOf(context, number)) === undefined
  );
}

/** Whether the extension has nearly that label, so that each jump to the other one is a slip. */
function isNearLabel(context: Context, number: string, wanted: string): boolean {
  return closest(wanted, labelsOf(context, number)) !== undefined;
}

function labelsOf(context: Context, number: string): readonly string[] {
  return extensionsOf(context, number).flatMap(({ priorities }) => priorities.flatMap(({ label }) => label ?? []));
}

function extensionsOf(context: Context, number: string): readonly Extension[] {
  return number.startsWith('_') ? context.named(number) : context.matching(number);
}

/** The one line of an extension that nothing leads to and that has no label, which may have lost this one. */
function lineWithoutWay({ name }: Extension, context: Context, dialplan: Dialplan): Priority | undefined {
  const runs = unreachedRuns(dialplan, context).filter(([first]) => first?.name === name);
  const first = runs.length === 1 ? runs[0]?.[0] : undefined;
  return first?.label === undefined && /^(?:n|next|\d+)$/.test(first?.statement.priority.piece.text ?? '') ? first : undefined;
}

function labelOn({ line, statement }: Priority, label: string): TextEdit {
  const { end } = statement.priority.word.span();
  return replacement(line, { start: end, end }, `(${label})`);
}

/** Puts the first priority behind all names of extensions that stand in the place of labels on a line. */
function asExtensions(line: Line, targets: readonly JudgedTarget[], context: Context): Fix {
  const named = targets.flatMap(({ line: each, target, resolution }) =>
    each === line &&
    resolution.kind === 'unknown-label' &&
    target.extension === undefined &&
    context.named(resolution.wanted).some((extension) => extension.priority(1) !== undefined)
      ? [{ wanted: resolution.wanted, span: spanOf(target, 'priority') }]
      : [],
  );
  return {
    title: `Change to ${named.map(({ wanted }) => `'${wanted},1'`).join(' and ')}`,
    safe: false,
    edits: named.map(({ wanted, span }) => replacement(line, span, `${wanted},1`)),
  };
}

function* check(targets: readonly JudgedTarget[], dialplan: Dialplan): Generator<Finding> {
  let bare: Line | undefined;
  const told = new Set<string>();
  for (const each of targets) {
    const { line, target, resolution, meantContext, priority } = each;
    if (resolution.kind !== 'unknown-label' || meantContext !== undefined) continue;
    const { context, number, wanted } = resolution;
    // `GotoIf(…?sales:support)` with the names of two extensions is one mistake.
    const isExtension = target.extension === undefined && context.named(wanted).length > 0;
    if (isExtension && bare === line) continue;
    if (isExtension) bare = line;
    // `exten => 1XX,n,Goto(end)`: that '_' is missing in front is told there.
    if (priority?.context === context && isPartOfForgotten(context, `_${priority.name}`)) continue;
    // That the line of the label is lost is told there.
    if (isLostLabel(context, wanted, number) || context.extensions.some((other) => isLabelAstray(other, number, wanted)))
      continue;
    const isVague = endsInComment(context, dialplan) || mayGoOnElsewhere(context, dialplan);
    const isWritten = !isVague && target.priority?.isComputed !== true;
    const own = isWritten ? misspelledLabel(targets, resolution, dialplan) : undefined;
    if (own !== undefined) yield own;
    const misspelled =
      own ??
      (isWritten && priority?.context !== context
        ? misspelledLabel(judgedTargets(context, dialplan), resolution, dialplan)
        : undefined);
    const span = spanOf(target, 'priority');
    const key = `${context.name}\n${number}\n${wanted}`;
    const isAgain = told.has(key);
    told.add(key);
    const isToldAbove = (isAgain && !isNearLabel(context, number, wanted)) || isLeftToDuplicate(context, number, wanted);
    yield {
      line,
      span,
      ...sayingOf(each, `The extension '${number}' of the context '${context.name}' has no label '${wanted}'.`),
      // A label that is missing is missing for all of them.
      ...((isVague || isToldAbove || misspelled !== undefined) && { atMost: 'hint' as const }),
      ...(isAgain && { isRepeated: true }),
      fix: () => {
        if (misspelled?.fix !== undefined) return misspelled.fix();
        if (isExtension && context.named(wanted).some((each) => each.priority(1) !== undefined))
          return [asExtensions(line, targets, context)];
        const matching = reachOf(dialplan, context).contexts.flatMap((each) =>
          number.startsWith('_') ? each.named(number) : each.matching(number),
        );
        const labels = matching.flatMap((extension) => extension.priorities.flatMap((priority) => priority.label ?? []));
        const near = closest(wanted, labels);
        const [extension] = matching;
        const lost =
          extension === undefined || target.priority?.isComputed === true
            ? undefined
            : lineWithoutWay(extension, context, dialplan);
        // At the end of a routine nothing is left for which arguments are passed.
        const isPassed = (target.relation === 'call' || target.relation === 'handler') && target.arguments !== undefined;
        return [
          near === undefined || target.priority === undefined || target.priority.isImplied === true
            ? undefined
            : { title: `Change to '${near}'`, safe: false, edits: [replacement(line, span, near)] },
          lost !== undefined && near === undefined
            ? {
                title: `Put the label '${wanted}' on the line that nothing leads to`,
                safe: false,
                edits: [labelOn(lost, wanted)],
              }
            : extension === undefined ||
                target.priority?.isComputed === true ||
                isPassed ||
                isLostWithout(near, matching, context, dialplan)
              ? undefined
              : createLabel(extension, wanted, target),
        ].filter((fix) => fix !== undefined);
      },
    };
  }
}
