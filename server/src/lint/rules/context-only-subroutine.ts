/** An extension and a priority are written where only the context of a subroutine can be named. */

import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { originOf } from '../../model/names/resolve.ts';
import { routineOf } from '../../model/routines/subroutines.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { judgedNeighborTargets, judgedTargets, type JudgedTarget } from '../targets/judge-targets.ts';
import type { Finding, Fix } from '../finding.ts';
import { targetRule } from '../rule.ts';

export const contextOnlySubroutine = targetRule(
  {
    name: 'context-only-subroutine',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'Option U of Dial and the subroutine of Queue are named by their context alone; an extension and a priority behind it become arguments.',
    why:
      "Option `U` of Dial and the subroutine of Queue take a context and enter its `s,1`; whatever stands behind the context is an argument. With `U(sub^s^1(x))`, ARG1 is 's' and ARG2 is '1(x)', and nothing is logged. " +
      'The options `b` and `B` are different: they name a place as Gosub does.',
    evidence: 'apps/app_dial.c `dial_exec_full` and apps/app_queue.c `try_calling` (`%s,s,1(%s)`)',
    invalid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,20,U(screen^s^1(\${EXTEN})))
;                                       ^^^^^^^^^^^^^ warning context-only-subroutine: A context alone belongs here: 's^1(\${EXTEN})' becomes arguments of its 's,1'.
[screen]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,20,U(screen^\${EXTEN})b(screen^s^1(\${EXTEN})))
[screen]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
`,
    ],
    seeAlso: ['invalid-target', 'missing-subroutine-argument'],
  },
  (context, dialplan) => check(judgedTargets(context, dialplan), dialplan),
  (file, dialplan) => check(judgedNeighborTargets(file, dialplan), dialplan),
);

function* check(targets: readonly JudgedTarget[], dialplan: Dialplan): Generator<Finding> {
  for (const { line, target, priority } of targets) {
    const { surplusLocation } = target;
    const extension = surplusExtension(target, priority, dialplan);
    if (extension !== undefined)
      yield {
        line,
        span: extension.span(),
        message: `A context alone belongs here: '${extension.text}' becomes the first argument of its 's,1'.`,
        explains: ['suspicious-argument-order', 'unused-subroutine-argument'],
        fix: () => {
          const start = target.context?.piece.span().end ?? extension.span().start;
          return [
            {
              title: `Remove '${extension.text}'`,
              safe: false,
              edits: [replacement(line, { start, end: extension.span().end }, '')],
            },
          ];
        },
      };
    if (surplusLocation === undefined || target.flaws.length > 0) continue;
    yield {
      line,
      span: surplusLocation.span(),
      message: `A context alone belongs here: '${surplusLocation.text}' becomes arguments of its 's,1'.`,
      fix: (): Fix[] => {
        const newText = argumentsAlone(target, surplusLocation);
        if (target.context === undefined || newText === undefined) return [];
        const span = { start: target.context.piece.span().end, end: surplusLocation.span().end };
        const title = newText === '' ? 'Name the context alone' : 'Pass the arguments behind the context';
        return [{ title, safe: true, edits: [replacement(line, span, newText)] }];
      },
    };
  }
}

/** `U(screen^s^${EXTEN})`: an extension in front of the arguments, of which there are as many as the routine reads. */
function surplusExtension(target: Target, priority: Priority | undefined, dialplan: Dialplan): Piece | undefined {
  const [first, ...others] = target.arguments ?? [];
  if (target.impliedExtension !== 's' || target.flaws.length > 0 || target.surplusLocation !== undefined) return undefined;
  if (first?.text !== 's' || others.length === 0 || target.relation !== 'call') return undefined;
  const routine = routineOf(dialplan, target, priority === undefined ? undefined : originOf(priority));
  return routine?.most === others.length ? first : undefined;
}

/** The arguments of `s,1(…)` as they belong behind the context; undefined when another place than `s,1` was meant. */
function argumentsAlone(target: Target, surplus: Piece): string | undefined {
  const [, list] = /^s[,^]1(?:\((.*)\))?$/s.exec(surplus.text) ?? [undefined, undefined];
  if (!/^s[,^]1(?:\(|$)/.test(surplus.text) || (list === undefined && surplus.text.includes('('))) return undefined;
  if (list === undefined || list === '') return '';
  // Arguments outside the target's own text are those of the application, and cannot be moved without quotation marks.
  if (!target.piece.text.endsWith(surplus.text)) return undefined;
  const from = surplus.text.indexOf('(') + 1;
  const inner = surplus.slice(from, from + list.length);
  const pieces =
    target.separator === '^' ? splitArguments(inner, '^').flatMap((piece) => splitArguments(piece)) : splitArguments(inner);
  const isEscaped = surplus.column(0) - (target.context?.piece.span().end ?? 0) > 1;
  const separator = `${isEscaped ? '\\' : ''}${target.separator}`;
  return pieces.map(({ text }) => separator + text).join('');
}
