/** An `n` has no priority of its own extension to count on from. */

import { isSlipOfAny } from '../../base/distance.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { neverGoesOn } from '../../model/flow/reached.ts';
import { mayHaveMorePriorities, reachOf } from '../../model/names/reach.ts';
import { usesOfExtensions } from '../../model/names/uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { namePieces, renamed } from '../loading/extension-names.ts';
import { isWrittenLikePattern } from '../loading/forgotten-underscores.ts';
import { followsLost, isLabelAstray } from '../loading/lost-lines.ts';
import { patternFlaw } from '../loading/pattern-flaws.ts';
import { fillsGap, holdsTwoPriorities, isOutOfLine } from '../loading/priority-gaps.ts';
import { contextRule } from '../rule.ts';

export const nextWithoutPrevious = contextRule(
  {
    name: 'next-without-previous',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: "The first priority of an extension is written 'n'.",
    why:
      'The priorities of a section count on over all its extensions: `n` in a new `exten` is one more than the last line had, whatever that belonged to, so the extension has no priority 1 and is never entered. ' +
      "At the top of a section there is nothing to count on from, and Asterisk drops the line (\"Can't use 'next' priority on the first entry\"). A hint counts as -1: an `n` behind it is dropped without a word.",
    repair:
      'Begin the extension with priority 1. ' +
      'Where the line was to go on with the extension above, write `same` in the place of `exten` and its number.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[a]
exten => s,n,Answer()
;          ^ error next-without-previous: No priority stands above that 'n' could follow; Asterisk drops the line.
exten => 100,1,Answer()
exten => 7,n,Hangup()
;          ^ error next-without-previous: 'n' counts on from another extension: '7' has no priority 1 and is never entered.
exten => 101,hint,PJSIP/101
 same => n,Answer()
;        ^ error next-without-previous: 'n' behind a hint is priority 0; Asterisk drops the line without a word.
`,
    ],
    valid: [
      `
[a]
exten => 100,1,Answer()
exten => 100,n,Hangup()
exten => _1XX,1,Answer()
exten => 155,n,Hangup()
`,
    ],
    seeAlso: ['same-without-extension', 'invalid-priority'],
  },
  function* (context, dialplan) {
    for (const { kind, line, span, subject } of context.rejections) {
      if (isTemplateText(line.text)) continue;
      if (kind === 'next-without-previous') {
        if (isAddition(line)) continue;
        const isBehind = followsLost(context, line);
        yield {
          ...finding(line, span, `No priority stands above that '${subject}' could follow; Asterisk drops the line.`, context),
          // What repairs the line above repairs this one.
          ...(isBehind && { atMost: 'warning' as const, isRepeated: true, fix: () => [] }),
        };
      } else if (kind === 'priority-after-hint')
        yield {
          ...finding(line, span, `'${subject}' behind a hint is priority 0; Asterisk drops the line without a word.`, context),
          // What repairs the line above repairs this one.
          ...(followsLost(context, line) && { atMost: 'hint' as const, fix: () => [] }),
        };
    }
    for (const extension of context.registered()) {
      const first = extension.priorities.find((priority) => priority.number > 0);
      if (first === undefined || first.number === 1) continue;
      const { statement, line } = first;
      if (statement.kind !== 'exten' || !/^(?:n|next)$/.test(statement.priority.word.text) || isTemplateText(line.text)) continue;
      const isBegunElsewhere =
        isEntered(extension, context, dialplan) && (!isOutOfLine(line, extension) || fillsGap(context, extension));
      if (
        (isBegunElsewhere && !countsFromStranger(extension, context, dialplan, line)) ||
        isNameFlawed(extension, context) ||
        isFollowingLost(line) ||
        isBehindDuplicate(context, line) ||
        followsLost(context, line) ||
        isBegunByLost(extension, context)
      )
        continue;
      const meant = labelMissed(extension, context, dialplan) ?? slipOfAbove(extension, line);
      const lost = {
        ...finding(
          line,
          statement.priority.word.span(),
          `'${statement.priority.word.text}' counts on from another extension: '${extension.name}' has no priority 1${isBegunElsewhere ? ', and others begin its calls' : ' and is never entered'}.`,
          context,
        ),
        ...(hasLabelsOfAbove(line, extension, context, dialplan) && { explains: ['unknown-label'] }),
      };
      yield meant === undefined
        ? {
            ...lost,
            ...(isBegunElsewhere && { atMost: 'warning' as const }),
          }
        : {
            ...lost,
            fix: () => {
              const named = { context, extensions: context.named(extension.name), line, name: namePieces(statement).name };
              return [{ title: `Change to '${meant}'`, safe: false, edits: renamed(named, meant) }];
            },
          };
    }
  },
);

function finding(line: Line, span: Finding['span'], message: string, context: Context): Finding {
  const { statement } = line;
  const fix = (): Fix[] =>
    (statement.kind === 'exten' || statement.kind === 'same') &&
    /^(?:n|next)$/.test(statement.priority.word.text) &&
    context.named(statement.extension.text).every((each) => each.priority(1) === undefined) &&
    !isInMidst(line, statement.extension.text, context)
      ? [{ title: "Change to '1'", safe: false, edits: [replacement(line, statement.priority.word.span(), '1')] }]
      : [];
  return { line, span, message, fix };
}

/** Whether the next extension below goes on with what it has above the line, so that it would count on from there: `h,n` among the lines of `100`. */
function isInMidst({ file: { lines }, number }: Line, own: string, context: Context): boolean {
  for (const { statement } of lines.slice(number + 1)) {
    if (statement.kind === 'section') return false;
    if (statement.kind !== 'exten' || statement.extension.text === own) continue;
    return (
      /^(?:n|next)$/.test(statement.priority.word.text) &&
      context.named(statement.extension.text).some((each) => each.priority(1) !== undefined)
    );
  }
  return false;
}

/** Whether the line that was to begin the extension is dropped for its own 'n', which is told. */
function isBegunByLost({ name }: Extension, { rejections }: Context): boolean {
  return rejections.some(
    ({ kind, line: { statement } }) =>
      kind === 'next-without-previous' && statement.kind === 'exten' && statement.extension.text === name,
  );
}

/** Whether the section adds to one of its name: where there is none, that is told, or it stands in a file that is elsewhere. */
function isAddition({ file: { lines }, number }: Line): boolean {
  for (let at = number - 1; at >= 0; at--) {
    const statement = lines[at]?.statement;
    if (statement?.kind === 'section') return statement.options?.some(({ text }) => text.startsWith('+')) === true;
  }
  return false;
}

/** Whether the line right above has a priority 1 that another line has, so that it was to begin this extension. */
function isBehindDuplicate(context: Context, { file: { lines }, number }: Line): boolean {
  const above = lines.slice(Math.max(0, number - 3), number).findLast(({ statement }) => statement.kind !== 'blank');
  return (
    above?.statement.kind === 'exten' &&
    above.statement.priority.word.text === '1' &&
    context.rejections.some(({ kind, line }) => kind === 'duplicate-priority' && line === above)
  );
}

/** Whether the line right above is none of an extension, or has the name of one where its priority belongs: it was to be the first. */
function isFollowingLost({ file: { lines }, number }: Line): boolean {
  let at = number - 1;
  while (lines[at]?.statement.kind === 'blank') at--;
  const statement = lines[at]?.statement;
  if (statement?.kind === 'same') return holdsTwoPriorities(statement);
  if (statement?.kind === 'exten')
    return patternFlaw(statement.extension.text) !== undefined || /^[=>]/.test(statement.extension.text);
  return statement?.kind === 'invalid' || statement?.kind === 'setting';
}

/** Whether the name itself is the mistake, or that of the lines above which this was to go on with. */
function isNameFlawed({ name, priorities }: Extension, context: Context): boolean {
  if (/^(?:_[.!]$|[=>"'`({<])/.test(name) || patternFlaw(name) !== undefined || isWrittenLikePattern(name)) return true;
  if (context.named(`_${name}`).length > 0) return true;
  const number = priorities[0]?.number ?? 0;
  return name.startsWith('_') && context.named(name.slice(1)).some((each) => each.priority(number - 1) !== undefined);
}

/** Whether a call can come to it all the same: over a label, over a number, or because another extension has the first priorities. */
function isEntered(extension: Extension, context: Context, dialplan: Dialplan): boolean {
  const isLabelled = extension.priorities.some((priority) => priority.label !== undefined);
  if (isLabelled && labelMissed(extension, context, dialplan) !== undefined) return false;
  if (isLabelled && isLabelForOthers(extension, context, dialplan)) return true;
  const reach = reachOf(dialplan, context);
  if (mayHaveMorePriorities(reach)) return true;
  return reach.contexts.some((each) =>
    each.overlapping(extension.compiled).some((other) => other !== extension && leadsTo(other, extension)),
  );
}

/** Whether the line counts on from an extension that answers none of its numbers, so that it begins where another one goes on by chance alone. */
function countsFromStranger({ compiled, priorities }: Extension, context: Context, dialplan: Dialplan, line: Line): boolean {
  if (priorities.some(({ label }) => label !== undefined) || mayHaveMorePriorities(reachOf(dialplan, context))) return false;
  const { file, number } = line;
  const above = file.lines
    .slice(0, number)
    .findLast(({ statement }) => statement.kind === 'exten' || statement.kind === 'section');
  if (above?.statement.kind !== 'exten') return false;
  const [stranger, ...others] = context.named(above.statement.extension.text);
  return (
    stranger !== undefined &&
    others.length === 0 &&
    !stranger.compiled.isPattern &&
    stranger.priority(1) !== undefined &&
    !context.overlapping(compiled).includes(stranger)
  );
}

/** Whether a call that is in another extension may come to this one where that one has no more: not where its last priority never goes on. */
function leadsTo(other: Extension, { priorities }: Extension): boolean {
  if (other.priority(1) === undefined) return false;
  const first = priorities.find(({ number }) => number > 0);
  const before = first === undefined ? undefined : other.priority(first.number - 1);
  return before === undefined || first === undefined || other.priority(first.number) !== undefined || !neverGoesOn(before);
}

/** The extension that jumps to one of its labels as to its own, since this line was to be a part of it. */
function labelMissed(extension: Extension, context: Context, dialplan: Dialplan): string | undefined {
  for (const { resolution } of judgedTargets(context, dialplan))
    if (resolution.kind === 'unknown-label' && isLabelAstray(extension, resolution.number, resolution.wanted))
      return resolution.number;
  return undefined;
}

/** Whether the labels that a line names and that its extension lacks are those of the extension above, which it was to be a part of. */
function hasLabelsOfAbove({ file: { lines }, number }: Line, own: Extension, context: Context, dialplan: Dialplan): boolean {
  const above = lines.slice(0, number).findLast(({ statement }) => statement.kind === 'exten')?.statement;
  if (above?.kind !== 'exten') return false;
  const others = context.named(above.extension.text);
  return judgedTargets(context, dialplan).every(
    ({ resolution, priority }) =>
      priority === undefined ||
      !own.priorities.includes(priority) ||
      resolution.kind !== 'unknown-label' ||
      others.some((each) => each.labelled(resolution.wanted) !== undefined),
  );
}

/** The name of the line above, where that of this one is a slip of it: `s-Intertal` among lines of `s-Internal`. */
function slipOfAbove({ name }: Extension, { file: { lines }, number }: Line): string | undefined {
  const above = lines.slice(0, number).findLast(({ statement }) => statement.kind === 'exten')?.statement;
  if (above?.kind !== 'exten') return undefined;
  const { text } = above.extension;
  const isSlip = /^[A-Za-z][\w-]{3,}$/.test(name) && isSlipOfAny(name, [text]);
  return isSlip || text === `${name}.` || text === `${name}!` ? text : undefined;
}

/** Whether its labels may be for others: something outside the extension leads to it, or nothing does that is written here. */
function isLabelForOthers(extension: Extension, context: Context, dialplan: Dialplan): boolean {
  const uses = [...usesOfExtensions(dialplan, context, [extension])];
  return uses.length === 0 || uses.some(({ priority }) => priority === undefined || !extension.priorities.includes(priority));
}
