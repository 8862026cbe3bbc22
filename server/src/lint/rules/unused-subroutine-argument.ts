/** A call passes more arguments than the routine reads. */

import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { placeFound } from '../../model/names/place.ts';
import { originOf } from '../../model/names/resolve.ts';
import { endsWithoutReturn, holdsOfRoutine, passedArguments, routineAt, routineOf } from '../../model/routines/subroutines.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { judgedNeighborTargets, judgedTargets, type JudgedTarget } from '../targets/judge-targets.ts';
import type { Finding, Fix } from '../finding.ts';
import { targetRule } from '../rule.ts';
import { expressionsIn } from '../values/expressions.ts';
import { mayMeanArgument } from '../values/argument-slips.ts';

export const unusedSubroutineArgument = targetRule(
  {
    name: 'unused-subroutine-argument',
    tier: 'targets',
    severity: 'information',
    since: '0.1.0',
    summary: 'A subroutine or a hangup handler is given more arguments than it, and what it jumps to, ever reads.',
    why: 'The surplus value is lost. Often the routine was changed and a caller was not, or an argument slipped into the wrong place.',
    repair: 'Remove the argument, or use it in the routine.',
    evidence: 'apps/app_stack.c `gosub_addframe`',
    invalid: [
      `
[a]
exten => s,1,Gosub(announce,s,1(hello,world))
;                                     ^^^^^ information unused-subroutine-argument: 'announce,s,1' never reads ARG2.
[announce]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Gosub(each,s,1(a,b,c))
[each]
exten => s,1,Set(LOCAL(i)=1)
 same => n,While($[\${i} <= \${ARGC}])
 same => n,Playback(\${ARG\${i}})
 same => n,Set(i=$[\${i} + 1])
 same => n,EndWhile()
 same => n,Return()
`,
    ],
    seeAlso: ['missing-subroutine-argument'],
    follows: ['stale-hangup-handler-argument', 'recursive-subroutine'],
  },
  (context, dialplan) => check(judgedTargets(context, dialplan), dialplan),
  (file, dialplan) => check(judgedNeighborTargets(file, dialplan), dialplan),
);

function* check(targets: readonly JudgedTarget[], dialplan: Dialplan): Generator<Finding> {
  for (const { line, target, resolution } of targets) {
    if ((target.relation !== 'call' && target.relation !== 'handler') || resolution.kind !== 'priority') continue;
    const passed = passedArguments(target);
    if (passed === undefined || passed === 0) continue;
    if (!holdsOfRoutine(dialplan, resolution, `takes fewer than ${passed}`, ({ most }) => passed > most)) continue;
    const routine = routineAt(dialplan, placeFound(resolution));
    const surplus = target.arguments?.slice(routine.most) ?? [];
    const first = surplus[0];
    const last = surplus.at(-1);
    if (first === undefined || last === undefined || surplus.every((argument) => argument.text.trim() === '')) continue;
    const { context, extension, priority: entry } = routine.entry;
    if (surplus.some((_, i) => mayMeanArgument(context, routine.most + 1 + i))) continue;
    // What stands behind the call of one that does not come back reads nothing.
    if (endsWithoutReturn(dialplan, routine) || passesTooLittle(context, dialplan) || isReadInLost(context, routine.most, passed))
      continue;
    const numbers = surplus.length === 1 ? `ARG${passed}` : `ARG${routine.most + 1} to ARG${passed}`;
    yield {
      line,
      span: { start: first.span().start, end: last.span().end },
      message: `'${context.name},${extension.name},${entry.label ?? entry.number}' never reads ${numbers}.`,
      fix: () => removal(line, target, routine.most),
    };
  }
}

/**
 * Whether a line that Asterisk drops, one without an application, one that has lost a sign of `${…}`, or an expression that lacks a value was to read one of the arguments
 * behind the first `most`.
 */
function isReadInLost(context: Context, most: number, passed: number): boolean {
  const isOne = ([, number]: RegExpMatchArray): boolean => Number(number) > most && Number(number) <= passed;
  return (
    context.rejections.some(({ line }) => [...line.text.matchAll(/\bARG(\d+)/g)].some(isOne)) ||
    context
      .priorities()
      .some(
        ({ statement: { data, applicationName }, line }) =>
          (applicationName === '' && [...line.text.matchAll(/\bARG(\d+)/g)].some(isOne)) ||
          [...data.text.matchAll(/(?:(?<!\$)\{|\$)ARG(\d+)/g)].some(isOne) ||
          [...expressionsIn(data)].some(({ error }) => error !== undefined),
      )
  );
}

/** Whether a line among the routines of a context passes fewer arguments on than it should, which is told: the one that is not read may be missing there. */
function passesTooLittle(context: Context, dialplan: Dialplan): boolean {
  return judgedTargets(context, dialplan).some(({ target, priority }) => {
    if (target.relation !== 'call' && target.relation !== 'handler') return false;
    const passed = passedArguments(target);
    const called = routineOf(dialplan, target, priority === undefined ? undefined : originOf(priority));
    return passed !== undefined && passed < Math.max(called?.required ?? 0, ...(called?.logged.keys() ?? []));
  });
}

/** Takes away the arguments behind the first `kept`, with the list where none is kept. */
function removal(line: Line, target: Target, kept: number): Fix[] {
  const args = target.arguments ?? [];
  const last = args.at(-1);
  const before =
    kept > 0 ? args[kept - 1] : target.impliedExtension === undefined ? target.priority?.piece : target.context?.piece;
  if (last === undefined || before === undefined) return [];
  const isList = kept === 0 && target.impliedExtension === undefined;
  const span = { start: before.span().end, end: last.span().end + (isList ? 1 : 0) };
  const count = args.length - kept;
  const title = count === 1 ? 'Remove the argument' : `Remove the ${count} arguments`;
  return [{ title, safe: false, edits: [replacement(line, span, '')] }];
}
