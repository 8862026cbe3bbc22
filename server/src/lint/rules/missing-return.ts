/** A path of a subroutine or of a hangup handler runs off its end. */

import { application } from '../../catalogue/catalogue.ts';
import { blockRole } from '../../catalogue/flow/block-applications.ts';
import { droppedApplication, isThirdPartyApplication } from '../../catalogue/third-party.ts';
import { statusValues } from '../../catalogue/variables/status-values.ts';
import { headBehind } from '../../format/same-line.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import { leadingPriorities } from '../../model/contexts/leading.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { mayRunBeforeHangup } from '../../model/flow/after-hangup.ts';
import { closeOf } from '../../model/flow/blocks.ts';
import { reachableFrom } from '../../model/flow/flow.ts';
import type { Call } from '../../model/indexes/name-index.ts';
import { COMPUTED } from '../../model/indexes/target-uses.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { Target } from '../../model/lines/target.ts';
import { globOf, writtenOf } from '../../model/names/computed-names.ts';
import { placeOf } from '../../model/names/place.ts';
import { contextsThatMayBe, originOf } from '../../model/names/resolve.ts';
import { usesBeside, usesInto, usesPutIn } from '../../model/names/uses.ts';
import { routineAt, routineOf, type Routine } from '../../model/routines/subroutines.ts';
import { compileName, exampleOf, matches, type CompiledName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import { endOf as endOfText, insertion, replacement } from '../../syntax/text-edits.ts';
import { lacksLabel } from '../targets/judge-targets.ts';
import type { Finding, Fix } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { isCutOff, isLostApplication } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';
import { statusIn, wordIn } from '../values/status-texts.ts';

export const missingReturn = contextRule(
  {
    name: 'missing-return',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Some path of a subroutine or of a hangup handler runs off its end instead of reaching Return.',
    why:
      'Asterisk adds no Return of its own. Where the next priority is missing, the call ends by auto-fallthrough; in a hangup handler or in the routine of `U()`, `b()` or Queue, Asterisk logs an abnormal exit and what should have followed is skipped. ' +
      'Hangup at the end and leaving by Goto are fine, but for a hangup handler, whose channel has hung up: there it is information.',
    evidence: 'apps/app_stack.c `return_exec`, main/app.c `ast_app_run_sub` (abnormal exit), main/pbx.c `__ast_pbx_run`',
    follows: ['unclosed-bracket', 'unescaped-semicolon', 'invalid-condition'],
    invalid: [
      `
[a]
exten => s,1,Gosub(sub-log,s,1)
 same => n,Hangup()
[sub-log]
exten => s,1,NoOp(one)
 same => n,Verbose(1,two)
;          ^^^^^^^ warning missing-return: The subroutine that begins at 'sub-log,s,1' ends here without Return.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Gosub(sub-log,s,1)
 same => n,Gosub(sub-end,s,1)
[sub-log]
exten => s,1,GotoIf($["\${X}" = ""]?done)
 same => n,Goto(elsewhere,s,1)
 same => n(done),Return()
[sub-end]
exten => s,1,Hangup()
[elsewhere]
exten => s,1,Answer()
`,
    ],
    seeAlso: ['missing-subroutine-argument'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    const reported = new Set<Priority>();
    for (const { priority, target } of callsOf(context, dialplan)) {
      const routine = routineOf(dialplan, target, priority === undefined ? undefined : originOf(priority));
      const routines =
        routine === undefined
          ? computedRoutines(dialplan, context, target)
          : [routine, ...(routine.returns ? othersPassedTo(dialplan, context, target, priority) : [])];
      for (const each of routines) yield* openEnds(each, target.relation === 'handler' ? 'hangup handler' : 'subroutine');
      if (target.relation === 'handler') for (const each of routines) yield* hangups(each);
    }
    for (const each of routinesPassed(dialplan, context)) yield* openEnds(each, 'subroutine');

    /** Hangup in the place of Return, where the channel has hung up already. */
    function* hangups({ entry }: Routine): Generator<Finding> {
      for (const place of reachableFrom(dialplan, entry)) {
        const { statement, line, context: own } = place.priority;
        if (own !== context || reported.has(place.priority) || statement.applicationName !== 'hangup') continue;
        reported.add(place.priority);
        // A routine for live channels may end so, and a handler may be such a one too.
        if (mayRunBeforeHangup(dialplan, place) || !isSound(statement, line.text)) continue;
        const span = statement.application.trim().span();
        yield {
          line,
          span,
          message: "A hangup handler ends by Return: the channel has hung up, and Asterisk warns of an 'Abnormal exit'.",
          atMost: 'information',
          isOncePerFile: true,
          fix: () => [{ title: "Change to 'Return()'", safe: false, edits: [replacement(line, span, 'Return()')] }],
        };
      }
    }

    function* openEnds({ entry, fallsOffAt }: Routine, kind: string): Generator<Finding> {
      for (const found of fallsOffAt) {
        const last = endOf(dialplan, found);
        // At an application that is not there the call ends, which is told of the name, and so is a line that was to follow and is dropped.
        if (reported.has(last) || last.context !== context || isUnknown(last) || isCutOff(last)) continue;
        // So is a dropped line that was to end the call, wherever it stands in the extension.
        if (isLostApplication(context, endsCall, last.name)) continue;
        // The label that is missing there had the rest of the lines behind it.
        if (lacksLabel(last, dialplan)) continue;
        if (endsInMacro(last, dialplan)) continue;
        reported.add(last);
        const { statement } = last;
        const span = statement.application.text.length > 0 ? statement.application.span() : statement.value.span();
        yield {
          line: last.line,
          span,
          message: `The ${kind} that begins at '${entry.context.name},${entry.extension.name},${entry.priority.label ?? entry.priority.number}' ends here without Return.`,
          fix: () => addReturn(last),
        };
      }
    }
  },
);

/** An application that ends a subroutine, or the call. */
const endsCall = /(?:^|[,?\s])(?:Return|Hangup|MacroExit)\s*(?:\(|$)/i;

/** The routines of the context that a call with a computed extension may enter: those with names that begin and end as it does. */
function computedRoutines(dialplan: Dialplan, context: Context, { extension, context: named, priority }: Target): Routine[] {
  if (named?.isComputed === true) return routinesMeant(dialplan, context, named.piece, extension);
  if (extension?.isComputed === false && named?.piece.text === context.name && priority?.isComputed === true)
    return routinesAtLabels(dialplan, context, extension.piece.text, priority.piece);
  if (extension?.isComputed !== true || named?.piece.text !== context.name) return [];
  const { pattern, writtenCount } = writtenOf(extension.piece, substitutions(extension.piece));
  const status = writtenCount === 0 ? statusIn(extension.piece) : undefined;
  if ((writtenCount === 0 && status === undefined) || (priority !== undefined && priority.piece.text !== '1')) return [];
  // What nothing is written of is meant where it is an outcome.
  const isMeant = (name: string): boolean =>
    status === undefined ? pattern.test(name) : statusValues(status.variable)?.includes(name) === true;
  return context.registered().flatMap(({ name, compiled, priorities }) => {
    const [first] = priorities;
    // A pattern answers what others of these names do not.
    const number = compiled.isPattern ? sample(extension.piece, compiled, context) : isMeant(name) ? name : undefined;
    if (first?.number !== 1 || number === undefined) return [];
    return [routineAt(dialplan, { context, extension: compileName(number), priority: first })];
  });
}

/** `Gosub(after,s,${DIALSTATUS}(100))`: the routines that begin at the labels of outcomes. */
function routinesAtLabels(dialplan: Dialplan, context: Context, number: string, written: Piece): Routine[] {
  const status = statusIn(written);
  const values = status === undefined ? undefined : statusValues(status.variable);
  if (status === undefined || values === undefined) return [];
  return context.named(number).flatMap(({ priorities }) =>
    priorities.flatMap((priority) => {
      const word = priority.label === undefined ? undefined : wordIn(status, priority.label);
      return word === undefined || !values.includes(word) ? [] : [routineAt(dialplan, placeOf(priority))];
    }),
  );
}

/** `Gosub(tariff,${EXTEN},1)` in a pattern: the routines of the context that other numbers of the pattern enter. */
function othersPassedTo(dialplan: Dialplan, context: Context, target: Target, caller: Priority | undefined): Routine[] {
  const { extension, context: named, priority } = target;
  if (caller === undefined || extension?.piece.text !== '${EXTEN}' || named?.piece.text !== context.name) return [];
  const from = compileName(caller.name);
  if (!from.isPattern || (priority !== undefined && priority.piece.text !== '1')) return [];
  return context.registered().flatMap(({ compiled, name, priorities: [first] }) => {
    const number = compiled.isPattern ? exampleOf(compiled) : name;
    const isEntered = matches(from, number) && context.matching(number)[0]?.compiled.key === compiled.key;
    if (!isEntered || first?.number !== 1) return [];
    return [routineAt(dialplan, { context, extension: compiled, priority: first })];
  });
}

/** `Goto(${ARG1},1)` in a routine that is called with `out`: the extensions of such names go on with it. */
function routinesPassed(dialplan: Dialplan, context: Context): Routine[] {
  const jumps = leadingPriorities(context).flatMap((priority) =>
    factsOf(priority.statement).targets.flatMap((target) => {
      const number = /^\$\{ARG(\d+)\}$/.exec(target.extension?.piece.text ?? '')?.[1];
      const isMeant = target.relation === 'jump' && target.context === undefined && target.priority?.piece.text === '1';
      return number === undefined || !isMeant ? [] : [{ priority, number: Number(number) }];
    }),
  );
  if (jumps.length === 0) return [];
  const found = new Map<string, Routine>();
  for (const { target, priority } of usesInto(dialplan, context)) {
    if (target.relation !== 'call' && target.relation !== 'handler') continue;
    const routine = routineOf(dialplan, target, priority === undefined ? undefined : originOf(priority));
    if (routine?.hasUnknownPath !== true || routine.entry.context !== context) continue;
    for (const jump of jumps) {
      const name = target.arguments?.[jump.number - 1]?.text.trim() ?? '';
      const first = /^\w[\w-]*$/.test(name) ? context.matching(name)[0]?.priority(1) : undefined;
      if (first === undefined || found.has(name)) continue;
      if (reachableFrom(dialplan, routine.entry).some((place) => place.priority === jump.priority))
        found.set(name, routineAt(dialplan, { context, extension: compileName(name), priority: first }));
    }
  }
  return [...found.values()];
}

/** The routine of the context that a call with a computed context may enter; one that never returns is perhaps none. */
function routinesMeant(dialplan: Dialplan, context: Context, named: Piece, extension: Target['extension']): Routine[] {
  if (extension?.isComputed !== false || globOf(named)?.test(context.name) !== true) return [];
  const number = extension.piece.text;
  const first = context.matching(number)[0]?.priority(1);
  if (first === undefined) return [];
  const routine = routineAt(dialplan, { context, extension: compileName(number), priority: first });
  // A context with the name of an outcome is meant all the same.
  const status = statusIn(named);
  const word = status === undefined ? undefined : wordIn(status, context.name);
  const isOutcome = status !== undefined && word !== undefined && statusValues(status.variable)?.includes(word) === true;
  return routine.returns || isOutcome || doOthersReturn(dialplan, context, named, number) ? [routine] : [];
}

/** Whether the routines of all other contexts that the name may be return, and nothing but calls enters this one. */
function doOthersReturn(dialplan: Dialplan, own: Context, named: Piece, number: string): boolean {
  if (dialplan.usesOf(own.name).length > 0) return false;
  const others = (contextsThatMayBe(dialplan, named) ?? []).filter((name) => name !== own.name);
  return (
    others.length > 0 &&
    others.every((name) => {
      const context = dialplan.context(name);
      const first = context?.matching(number)[0]?.priority(1);
      if (context === undefined || first === undefined) return false;
      const { returns, fallsOffAt } = routineAt(dialplan, { context, extension: compileName(number), priority: first });
      return returns && fallsOffAt.length === 0;
    })
  );
}

/** Outcomes that are met with every day. */
const usual = ['CHANUNAVAIL', 'NOANSWER', 'CONGESTION', 'BUSY'];

/** What the name of an outcome comes out as where a pattern answers it. */
function sample(piece: Piece, compiled: CompiledName, context: Context): string | undefined {
  const status = statusIn(piece);
  if (status === undefined) return undefined;
  return [...usual, ...(statusValues(status.variable) ?? [])]
    .filter((value) => statusValues(status.variable)?.includes(value) === true)
    .map((value) => status.before + value + status.behind)
    .find((number) => matches(compiled, number) && context.matching(number)[0]?.compiled.key === compiled.key);
}

/** Where a loop is left whose end is the last line, that end. */
function endOf(dialplan: Dialplan, priority: Priority): Priority {
  const block = blockRole(priority.statement.application.text);
  return block?.role === 'open' ? (closeOf(dialplan, placeOf(priority), block.opens) ?? priority) : priority;
}

/** Whether the priority calls a macro that never comes back, such as one that hangs up. */
function endsInMacro(last: Priority, dialplan: Dialplan): boolean {
  return factsOf(last.statement).targets.some((target) => {
    const routine = target.relation === 'macro' ? routineOf(dialplan, target, originOf(last)) : undefined;
    return routine !== undefined && !routine.returns && routine.fallsOffAt.length === 0;
  });
}

function isUnknown({ statement }: Priority): boolean {
  const name = statement.applicationName;
  const isKnown = application(name) ?? droppedApplication(name) ?? isThirdPartyApplication(name);
  return isKnown === false;
}

/** The calls that enter this context or one that includes it, from the files beside the dialplan as well: their routines may end here. */
function callsOf(context: Context, dialplan: Dialplan): Call[] {
  const entered = [context, ...dialplan.includersOf(context.name)];
  const calls: Call[] = [...entered.map(({ name }) => name), COMPUTED].flatMap((name) => dialplan.entriesOf(name));
  for (const { name } of entered)
    for (const use of [...usesPutIn(dialplan, name), ...usesBeside(dialplan, name)])
      if (/^(?:call|handler)$/.test(use.target.relation) && use.target.flaws.length === 0) calls.push(use);
  return calls;
}

/**
 * A line behind the last one; safe where that line simply goes on, since the path then returns as its caller expects. Where lines follow behind
 * a gap, the gap is what is wrong.
 */
function addReturn(last: Priority): readonly Fix[] {
  const { line } = last;
  if (last.context.named(last.name).some(({ priorities }) => priorities.some(({ number }) => number > last.number))) return [];
  const head = headBehind(line, last.number);
  const number = head.startsWith('exten') && /^\d+$/.test(last.statement.priority.word.text) ? String(last.number + 1) : 'n';
  return [
    {
      title: 'Add Return()',
      safe: last.context.headers.length === 1,
      edits: [insertion(line, endOfText(line.text), `\n${head}${number},Return()`)],
    },
  ];
}
