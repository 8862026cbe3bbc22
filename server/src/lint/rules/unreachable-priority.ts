/** Priorities that no call comes to. */

import { closest } from '../../base/distance.ts';
import { literalPattern } from '../../base/literal-pattern.ts';
import type { Span } from '../../base/span.ts';
import { blockRole } from '../../catalogue/flow/block-applications.ts';
import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import { leadingPriorities } from '../../model/contexts/leading.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Summary } from '../../model/indexes/summary.ts';
import { closeOf } from '../../model/flow/blocks.ts';
import { endlessLoopsIn } from '../../model/flow/endless-loops.ts';
import { runsBehindGaps, unreachedRuns } from '../../model/flow/reached.ts';
import { factsOf, hasWholeSignature, targetsOf } from '../../model/lines/facts.ts';
import { literalContext } from '../../model/lines/target.ts';
import { placeOf } from '../../model/names/place.ts';
import { originOf, resolve } from '../../model/names/resolve.ts';
import { usesInto } from '../../model/names/uses.ts';
import { endsWithoutReturn, routineOf } from '../../model/routines/subroutines.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { endOf } from '../../syntax/text-edits.ts';
import { isNamedInBrokenJump } from '../contexts/broken-guards.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import { isStrayGoto, lostCallBefore } from '../targets/lost-calls.ts';
import type { Fix } from '../finding.ts';
import { patternFlaw } from '../loading/pattern-flaws.ts';
import { isSound } from '../lines/sound-line.ts';
import { hasHeaderBehind, isBehindLost } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const unreachablePriority = contextRule(
  {
    name: 'unreachable-priority',
    tier: 'flow',
    severity: 'information',
    since: '0.1.0',
    summary: 'Nothing leads to a priority: the one in front of it never goes on, and nothing names it.',
    why:
      'Behind Hangup, Goto, Return, Busy and Congestion nothing of the extension runs, unless it has a label or a number to which something jumps. ' +
      'Either the line is left over, or the one in front of it should have been conditional. ' +
      'What Goto does with a place that does not exist is no way on either: the call goes to the extension `i` or ends. ' +
      'A Hangup or Return alone is not reported, and neither is a label in a dialplan of which files are missing. ' +
      'Where nothing is lost but words for the log and another end of the call, and no label tells that something was to lead here, it is a hint.',
    repair: 'Remove the line, move it in front of the one that never goes on, or give it the label of a jump.',
    evidence: 'main/pbx.c `__ast_pbx_run`, main/pbx_builtins.c',
    seeAlso: ['priority-gap', 'overwritten-value', 'unreachable-extension', 'second-application'],
    isUnnecessary: true,
    follows: ['unknown-application', 'duplicate-label'],
    invalid: [
      `
[a]
exten => s,1,Answer()
 same => n,Hangup()
 same => n,Playback(goodbye)
;          ^^^^^^^^ information unreachable-priority: Nothing leads here: the priority in front of it never goes on, and nothing names this one.
`,
    ],
    valid: [
      `
[a]
exten => s,1,GotoIf($["\${X}" = ""]?empty)
 same => n,Hangup()
 same => n(empty),Playback(goodbye)
`,
    ],
  },
  function* (context, dialplan) {
    const runs = unreachedRuns(dialplan, context);
    const lost = runs.filter((run) => lostCallBefore(dialplan, run) !== undefined);
    const shown = new Map(runs.map((whole) => [whole, withoutHabits(untilMeant(whole, runs, dialplan))]));
    const excused = runs.filter((whole) => {
      const first = shown.get(whole)?.[0];
      return first !== undefined && (isMeant(first, runs, dialplan) || isToldElsewhere(first, runs, dialplan));
    });
    // What is come to from there goes with it; the list grows while it is gone through.
    for (const from of excused)
      for (const other of runs)
        if (!excused.includes(other) && other[0] !== undefined && isNamedIn(from, other[0])) excused.push(other);
    const isLoud = (run: readonly Priority[]): boolean => run.some((each) => each.label !== undefined || isLoss(each, context));
    for (const [whole, run] of shown) {
      const [first] = run;
      if (first === undefined || excused.includes(whole)) continue;
      // That the call does not come back is told of the jump in front, and what would be come to from here goes with it.
      if (lost.includes(whole) || lost.some((other) => isNamedIn(other, first))) continue;
      yield {
        line: first.line,
        span: spanOf(first.statement),
        message: messageOf(run),
        // Whoever writes a label means to jump to it.
        ...(!isLoud(run) && { atMost: 'hint' as const }),
        // What one above would lead to is not come to for the same reason.
        ...(runs
          .slice(0, runs.indexOf(whole))
          .some((other) => !excused.includes(other) && isLoud(shown.get(other) ?? []) && isNamedIn(other, first)) && {
          isRepeated: true,
        }),
        // Another line that is never run may name one of them all the same.
        fix: () =>
          runs.some((other) => other !== whole && run.some((each) => isNamedIn(other, each))) ? [] : removal(dialplan, run),
      };
    }
  },
);

function isNamedIn(run: readonly Priority[], { name, label }: Priority): boolean {
  return (
    label !== undefined &&
    run.some((each) => each.name === name && new RegExp(`\\b${label.replace(/\W/g, '\\$&')}\\b`).test(each.statement.data.text))
  );
}

/** What stands in front of the first label to which a mistaken line was to lead, and of the first line that was to follow one that is lost. */
function untilMeant(run: readonly Priority[], runs: readonly (readonly Priority[])[], dialplan: Dialplan): readonly Priority[] {
  const end = run.findIndex((each, at) => at > 0 && (isMeant(each, runs, dialplan) || isBehindLost(each.context, each.line)));
  return end < 0 ? run : run.slice(0, end);
}

/** Whether a line that names no label, or one that there is not, was to lead here, which is told of that line. */
function isMeant(
  { label, context, name, number }: Priority,
  runs: readonly (readonly Priority[])[],
  dialplan: Dialplan,
): boolean {
  const word = new RegExp(`(?<![\\w-])${literalPattern(label ?? String(number))}(?![\\w-])`);
  const texts = [...(context.brokenTexts ?? []), ...context.rejections.map(({ line }) => line.text)];
  if (label === undefined) return isNumberMeant(context, name, word, dialplan);
  if (texts.some((text) => word.test(text))) return true;
  return (
    context
      .priorities()
      .some(
        (each) =>
          each.name === name &&
          hasWholeSignature(each.statement) &&
          word.test(each.statement.data.text) &&
          !runs.some((run) => run.includes(each)),
      ) ||
    judgedTargets(context, dialplan).some(
      ({ resolution }) => resolution.kind === 'unknown-label' && closest(resolution.wanted, [label]) !== undefined,
    )
  );
}

/** Whether a jump of the extension that has no branches, or takes the number for something else, was to lead to it. */
function isNumberMeant(context: Context, name: string, word: RegExp, dialplan: Dialplan): boolean {
  return (
    context
      .priorities()
      .some(
        (each) =>
          each.name === name &&
          (goesNowhere(each) || ((lacksBranches(each) || isBrokenJump(each)) && word.test(each.statement.data.text))),
      ) ||
    judgedTargets(context, dialplan).some(
      ({ resolution, priority, target }) =>
        resolution.kind === 'unknown-extension' && priority?.name === name && word.test(target.piece.text),
    )
  );
}

/** `Goto()`, which is told, and may have been to lead anywhere. */
function goesNowhere({ statement }: Priority): boolean {
  return statement.applicationName.startsWith('goto') && statement.data.text.trim() === '';
}

function isBrokenJump({ statement, line }: Priority): boolean {
  return statement.applicationName.startsWith('goto') && !isSound(statement, line.text);
}

/** Whether a target elsewhere has the label in the place of an extension, which its context has not. */
function isNamedAsExtension({ label, context }: Priority, dialplan: Dialplan): boolean {
  return (
    label !== undefined &&
    dialplan.usesOf(context.name).some(({ target }) => target.extension?.piece.text === label) &&
    context.named(label).length === 0
  );
}

/** Whether a mistake that is told is why nothing leads here. */
function isToldElsewhere(first: Priority, runs: readonly (readonly Priority[])[], dialplan: Dialplan): boolean {
  const { context, name, statement } = first;
  if (isExtensionMeant(context, name, dialplan) || isBehindLost(context, first.line)) return true;
  if (runsBehindGaps(dialplan, context).some((run) => run.includes(first))) return true;
  // A label in the wrong place, which is read as the application.
  if (statement.applicationName === '') return true;
  if (isNamedAsExtension(first, dialplan)) return true;
  // A pattern that matches nothing, not even itself.
  const flaw = name.startsWith('_') ? patternFlaw(name) : undefined;
  if (flaw !== undefined && flaw.atMost === undefined) return true;
  const own = extensionHolding(first);
  if (own !== undefined && first.label === undefined && isNamedInBrokenJump(context, own, first.number)) return true;
  const before = own?.priority(first.number - 1);
  // A header behind the line in front was to begin another context here.
  if (before !== undefined && hasHeaderBehind(before.statement)) return true;
  // A second ':' has taken the way that was to lead here.
  const { branches, roles } = before === undefined ? { branches: undefined, roles: undefined } : factsOf(before.statement).call;
  if (roles?.role?.kind === 'location' && branches?.otherwise?.text.includes(':') === true) return true;
  if (before !== undefined && (isPointless(before, dialplan) || isCalledByGoto(before))) return true;
  // That a jump goes round for ever is told of it.
  if (before !== undefined && endlessLoopsIn(dialplan, context).some(({ back }) => back.priority === before)) return true;
  // Without its EndIf a condition that does not hold leads nobody past what it guards.
  if (own !== undefined && isBehindOpenIf(first, own.priorities, dialplan)) return true;
  if (before !== undefined && (isPartOfNoBlock(before) || callsWhatNeverReturns(before, dialplan))) return true;
  if (before !== undefined && isStrayGoto(dialplan, before)) return true;
  // A condition without its '?' was to lead here.
  if (
    first.label !== undefined &&
    extensionHolding(first)?.priorities.some((each) => lacksBranches(each) || hasCall(each)) === true
  )
    return true;
  if (isMissedFromElsewhere(first, dialplan)) return true;
  if (isLineLost(first, runs, dialplan)) return true;
  // The one place that a jump to a label that is gone may have meant.
  if (runs.filter((run) => run[0]?.name === name && withoutHabits(run).length > 0).length > 1) return false;
  return judgedTargets(context, dialplan).some(
    ({ resolution, priority }) =>
      (resolution.kind === 'unknown-label' || resolution.kind === 'unknown-priority') &&
      resolution.context === context &&
      priority?.name === name &&
      (priority !== before || first.label !== undefined),
  );
}

/** Whether a jump names an extension that is not there, whose first line may have stood in front of these: they are the only ones that nothing leads to. */
function isLineLost({ context, label }: Priority, runs: readonly (readonly Priority[])[], dialplan: Dialplan): boolean {
  return (
    label === undefined &&
    runs.length === 1 &&
    judgedTargets(context, dialplan).some(
      ({ resolution, target }) =>
        resolution.kind === 'unknown-extension' && resolution.context === context && target.extension?.isComputed === false,
    )
  );
}

/** Whether a jump has a condition and no branches, which is told. */
function lacksBranches({ statement }: Priority): boolean {
  const { branches, roles } = factsOf(statement).call;
  if (roles?.role?.kind !== 'location' || branches === undefined) return false;
  return [branches.then, branches.otherwise].every((branch) => branch === undefined || branch.text.trim() === '');
}

/** Whether an application stands where a jump has a place to go to, which is told. */
function hasCall({ statement }: Priority): boolean {
  const { branches, roles } = factsOf(statement).call;
  if (roles?.role?.kind !== 'location' || roles.role.relation !== 'jump') return false;
  return [branches?.then, branches?.otherwise].some((branch) => /^\s*[A-Za-z]\w*\(.*\)\s*$/.test(branch?.text ?? ''));
}

/** Whether a condition in front leads to one place either way, or one of its ways to nowhere: both are told there. */
function isPointless(before: Priority, dialplan: Dialplan): boolean {
  const { then, otherwise } = factsOf(before.statement).call.branches ?? {};
  if (then === undefined || otherwise === undefined) return false;
  return (
    then.text.trim() === otherwise.text.trim() ||
    judgedTargets(before.context, dialplan).some(
      ({ resolution, priority }) => priority === before && resolution.kind.startsWith('unknown-'),
    )
  );
}

/** Whether a Goto has the arguments of a subroutine, which would come back. */
function isCalledByGoto({ statement }: Priority): boolean {
  if (statement.applicationName !== 'goto' || !/,\s*\w+\s*\(/.test(statement.data.text)) return false;
  return factsOf(statement).targets.some(({ flaws }) => flaws.length > 0);
}

/** Whether an If above has no EndIf, which is told of it. */
function isBehindOpenIf({ number }: Priority, own: readonly Priority[], dialplan: Dialplan): boolean {
  return own.some(
    (each) =>
      each.number < number && each.statement.applicationName === 'if' && closeOf(dialplan, placeOf(each), 'if') === undefined,
  );
}

/** Whether an Else stands there that belongs to no If: what is behind a true one is come to. */
function isPartOfNoBlock({ statement }: Priority): boolean {
  return /^\s*else(?:if)?\s*$/i.test(statement.application.text);
}

/** Whether the subroutine that is called in front ends without Return, which is told there. */
function callsWhatNeverReturns(before: Priority, dialplan: Dialplan): boolean {
  return factsOf(before.statement).targets.some((target) => {
    const routine = target.relation === 'call' ? routineOf(dialplan, target, originOf(before)) : undefined;
    return routine !== undefined && endsWithoutReturn(dialplan, routine);
  });
}

/** Whether another context names a priority or a label of the extension that is not there, which is told of that line. */
function isMissedFromElsewhere({ context, name }: Priority, dialplan: Dialplan): boolean {
  for (const { target, priority } of usesInto(dialplan, context)) {
    if (target.relation === 'test' || priority?.context === context) continue;
    const found = resolve(dialplan, target, priority === undefined ? undefined : originOf(priority));
    const isMissed = found.kind === 'unknown-label' || found.kind === 'unknown-priority';
    if (isMissed && found.context === context && context.matching(found.number).some((each) => each.name === name)) return true;
  }
  return false;
}

/** Whether an option of Dial may have been to enter the extension, and names one that is not there: the leg of the callee begins at its second priority. */
function isExtensionMeant(context: Context, name: string, dialplan: Dialplan): boolean {
  if (isEnteredElsewhere(context, name, dialplan)) return true;
  return judgedTargets(context, dialplan).some(
    ({ resolution, target }) =>
      resolution.kind === 'unknown-extension' &&
      resolution.context === context &&
      target.construct.endsWith(' option G') &&
      /^[A-Za-z]/.test(name),
  );
}

/** Whether option G names an extension of this name in a context that is not there, and whose name is nearly this one. */
function isEnteredElsewhere(context: Context, name: string, dialplan: Dialplan): boolean {
  return [...dialplan.summary(placesOfG)].some((place) => {
    const [named = '', extension] = place.split('\n');
    return extension === name && dialplan.context(named) === undefined && closest(named, [context.name]) !== undefined;
  });
}

/** The places that options G name, each as its context and its extension in two lines. */
const placesOfG: Summary = {
  name: 'places of option G',
  textsOf: (context) => {
    const places = new Set<string>();
    for (const priority of leadingPriorities(context))
      for (const target of targetsOf(priority.statement)) {
        const named = literalContext(target);
        if (named !== undefined && target.construct.endsWith(' option G'))
          places.add(`${named}\n${target.extension?.piece.text ?? ''}`);
      }
    return places;
  },
};

/** The application with its data, where the line counts as another one when they change; else the name alone. */
function spanOf(statement: ExtensionStatement): Span {
  const { application, data, hasParentheses, isUnclosed, priority } = statement;
  if (application.text === '') return priority.piece.span();
  const name = application.span();
  if (!hasParentheses || !hasWholeSignature(statement)) return name;
  return { start: name.start, end: data.span().end + (isUnclosed ? 0 : 1) };
}

/**
 * Without what is written out of habit, or has to be: the end of a block belongs to its beginning, and a lone Hangup or Return stands behind
 * many a Goto for the case that it fails, which would not come there either.
 */
function withoutHabits(run: readonly Priority[]): readonly Priority[] {
  const start = run.findIndex(({ statement }) => blockRole(statement.application.text) === undefined);
  if (start < 0) return [];
  const rest = run.slice(start);
  const isHabit = rest.every(({ statement }) => ['hangup', 'return', 'macroexit'].includes(statement.applicationName));
  return isHabit ? [] : rest;
}

/** Whether a priority does what somebody misses: more than to end the call, to pass the time and to write into the log. */
function isLoss({ statement, name, number }: Priority, context: Context): boolean {
  const application = statement.applicationName;
  if (idle.has(application)) return false;
  if (application !== 'goto') return true;
  // The same jump once more is not missed.
  const before = context.named(name).flatMap((each) => each.priority(number - 1) ?? []);
  return !before.some((each) => each.statement.applicationName === 'goto' && each.statement.data.text === statement.data.text);
}

const idle: ReadonlySet<string> = new Set([
  ...['hangup', 'return', 'macroexit', 'congestion', 'busy', 'playtones', 'stopplaytones', 'wait'],
  ...['noop', 'verbose', 'log', 'dumpchan'],
]);

function messageOf(run: readonly Priority[]): string {
  const others = run.length - 1;
  if (others === 0) return 'Nothing leads here: the priority in front of it never goes on, and nothing names this one.';
  const behind = others === 1 ? 'the one behind it' : `the ${others} behind it`;
  return `Nothing leads to this priority and ${behind}: the one in front never goes on, and nothing names them.`;
}

/** The lines of a run, where they stand together and the numbers of all others stay what they are. */
function removal(dialplan: Dialplan, run: readonly Priority[]): readonly Fix[] {
  const lines = run.map(({ line }) => line);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { file } = first;
  const isTogether = lines.every((line, i) => line.file === file && line.number === first.number + i);
  const before = file.lines[first.number - 1]?.statement;
  const after = file.lines.slice(last.number + 1).find(({ statement }) => statement.kind !== 'blank')?.statement;
  const endsExtension =
    after === undefined || (after.kind === 'exten' && after.priority.word.text === '1') || after.kind === 'section';
  const isAlone = lines.every((line) => dialplan.contextsAt(line).length === 1);
  if (!isTogether || !isAlone || !endsExtension || (before?.kind !== 'exten' && before?.kind !== 'same')) return [];
  const end =
    file.lines[last.number + 1] === undefined
      ? { endLine: last.number, endColumn: endOf(last.text) }
      : { endLine: last.number + 1, endColumn: 0 };
  const title = run.length === 1 ? 'Remove the priority' : `Remove the ${run.length} priorities`;
  return [{ title, safe: false, edits: [{ path: file.path, line: first.number, column: 0, ...end, newText: '' }] }];
}
