/** Return stands where calls come by a jump or from outside, and nobody as a subroutine. */

import type { Context } from '../../model/contexts/context.ts';
import { type Extension, extensionHolding } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { unreachedRuns } from '../../model/flow/reached.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { originOf } from '../../model/names/resolve.ts';
import { usesOfExtensions } from '../../model/names/uses.ts';
import { routineOf } from '../../model/routines/subroutines.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { mayRun } from '../contexts/gathered.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import {
  isEnteredByLostCalls,
  isNeverCalled,
  isStray,
  lostCallBefore,
  onlyGotoTo,
  returnAt,
  type LostCall,
} from '../targets/lost-calls.ts';
import type { Finding } from '../finding.ts';
import { isBelowLostHeader } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const returnOutsideSubroutine = contextRule(
  {
    name: 'return-outside-subroutine',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Return stands where no subroutine runs: calls come here by Goto or from a telephone, and no Gosub leads here.',
    why:
      'Return goes back to the line behind the Gosub. Without one Asterisk writes "Return without Gosub: stack is empty" into its log and ends the call. ' +
      'Code that nobody names at all is left alone, since an AGI program or another file may call it, and so is code that a computed name may mean.',
    repair:
      'Use Gosub in the place of the Goto that leads here, if this was to be a subroutine; else Hangup or a Goto belongs in the place of Return.',
    evidence: 'apps/app_stack.c `return_exec` (-1 when the stack is empty), main/pbx.c `__ast_pbx_run` (ends the call)',
    follows: ['invalid-target'],
    invalid: [
      `
[from-inside]
exten => 100,1,Goto(greet,s,1)
[greet]
exten => s,1,Playback(hello)
 same => n,Return()
;          ^^^^^^ warning return-outside-subroutine: Nothing enters this as a subroutine, and Return fails.
-- pjsip.conf --
[100]
type=endpoint
context=from-inside
`,
      `
[from-inside]
exten => 100,1,Goto(greet,s,1)
;              ^^^^ warning return-outside-subroutine: Goto does not come back from 'greet,s,1': Return fails there, and what stands behind this line never runs.
 same => n,Dial(PJSIP/100)
[greet]
exten => s,1,Playback(hello)
 same => n,Return()
-- pjsip.conf --
[100]
type=endpoint
context=from-inside
`,
    ],
    valid: [
      `
[from-inside]
exten => 100,1,Gosub(greet,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=call-ended,s,1)
 same => n,Dial(PJSIP/200,20,U(screen))
[greet]
exten => s,1,Goto(speak,s,1)
[speak]
exten => s,1,Playback(hello)
 same => n,Return()
[screen]
exten => s,1,Return()
[call-ended]
exten => s,1,Return()
[called-by-a-program]
exten => s,1,Return()
`,
    ],
    seeAlso: ['missing-return', 'local-outside-subroutine'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    const unreached = new Set(unreachedRuns(dialplan, context).flat());
    const outside = new Map<Extension, Outside[]>();
    const judged = new Map<Extension, boolean>();
    for (const priority of context.priorities()) {
      const call = returnAt(priority);
      const extension = call === undefined ? undefined : extensionHolding(priority);
      // What nothing comes to is another matter.
      if (call === undefined || extension === undefined || unreached.has(priority)) continue;
      if (isBelowLostHeader(context, priority.line)) continue;
      let isOutside = judged.get(extension);
      if (isOutside === undefined)
        judged.set(extension, (isOutside = isNeverCalled(dialplan, extension) && !isEnteredByLostCalls(dialplan, extension)));
      if (!isOutside) continue;
      const returns = outside.get(extension);
      if (returns === undefined) outside.set(extension, [{ line: priority.line, call }]);
      else returns.push({ line: priority.line, call });
    }
    for (const [extension, returns] of outside)
      if (returns.length === 1 || onlyGotoTo(dialplan, extension) === undefined) yield* told(returns);
    yield* poppedReturns(dialplan, context);
    yield* lostCalls(dialplan, context);
    yield* lastGotos(dialplan, context);
  },
  (found) => mayRun(found, 'return', 'goto', 'gotoif', 'stackpop'),
);

interface Outside {
  readonly line: Line;
  readonly call: ApplicationCall;
}

/** A Return right behind StackPop, which has taken away where it would go back to, in a routine that no other routine calls. */
function* poppedReturns(dialplan: Dialplan, context: Context): Generator<Finding> {
  for (const priority of context.priorities()) {
    if (priority.statement.applicationName !== 'stackpop') continue;
    const extension = extensionHolding(priority);
    const behind = extension?.priority(priority.number + 1);
    if (extension === undefined || behind?.statement.applicationName !== 'return' || behind.label !== undefined) continue;
    let isCalled = false;
    let isDeep = dialplan.isIncomplete;
    for (const use of usesOfExtensions(dialplan, context, [extension])) {
      if (use.target.relation === 'call' || use.target.relation === 'handler') isCalled = true;
      // Of two routines the outer one may be meant to return.
      if (use.priority !== undefined && use.priority.context !== context)
        isDeep ||= dialplan.entriesOf(use.priority.context.name).length > 0;
      else if (use.priority !== undefined && extensionHolding(use.priority) !== extension) isDeep = true;
    }
    if (!isCalled || isDeep) continue;
    yield {
      line: behind.line,
      span: behind.statement.application.trim().span(),
      message: 'StackPop has taken away where this would go back to: Return fails.',
      related: [{ line: priority.line, span: priority.statement.application.trim().span(), message: 'StackPop stands here.' }],
    };
  }
}

/** The first of the Returns of an extension: what is wrong with it is wrong with all of them. */
function* told([first, ...others]: readonly Outside[]): Generator<Finding> {
  if (first === undefined) return;
  yield {
    line: first.line,
    span: first.call.name.trim().span(),
    message: 'Nothing enters this as a subroutine, and Return fails.',
    related: others.map(({ line, call }) => ({ line, span: call.name.trim().span(), message: 'So does this Return.' })),
  };
}

/**
 * Each Goto with nothing behind it that was to be a Gosub: it alone brings calls to an extension that has several Returns, or the others who
 * come there call it as a subroutine.
 */
function* lastGotos(dialplan: Dialplan, context: Context): Generator<Finding> {
  const unreached = new Set(unreachedRuns(dialplan, context).flat());
  for (const { priority, target, resolution } of judgedTargets(context, dialplan)) {
    if (resolution.kind !== 'priority' || priority === undefined || unreached.has(priority)) continue;
    if (target.context === undefined || !/^\s*goto(?:if)?\s*$/i.test(priority.statement.application.text)) continue;
    const entered = extensionHolding(resolution.priority);
    const returns = entered?.priorities.filter((each) => returnAt(each) !== undefined) ?? [];
    if (entered === undefined || returns.length === 0) continue;
    if (!isStray(dialplan, priority, entered)) {
      if (returns.length < 2 || !isNeverCalled(dialplan, entered) || isEnteredByLostCalls(dialplan, entered)) continue;
      if (onlyGotoTo(dialplan, entered)?.priority !== priority) continue;
    }
    yield lostCall(dialplan, { priority, target }, 'Return fails there.');
  }
}

function lostCall(dialplan: Dialplan, lost: LostCall, consequence: string): Finding {
  const {
    priority: { line, statement },
    target,
  } = lost;
  const span = statement.application.trim().span();
  const isConditional = statement.applicationName === 'gotoif';
  const name = isConditional ? 'GotoIf' : 'Goto';
  const meant = isConditional ? 'GosubIf' : 'Gosub';
  return {
    line,
    span,
    message: `${name} does not come back from '${target.piece.text.trim()}': ${consequence}`,
    // Without the arguments that the routine needs the call is half a repair.
    fix: () =>
      needsArguments(dialplan, lost)
        ? []
        : [{ title: `Change to '${meant}'`, safe: false, edits: [replacement(line, span, meant)] }],
  };
}

function needsArguments(dialplan: Dialplan, { priority, target }: LostCall): boolean {
  return (routineOf(dialplan, target, originOf(priority))?.required ?? 0) > 0;
}

/** Each Goto that was to be a Gosub: what stands behind it says that the call was to come back. */
function* lostCalls(dialplan: Dialplan, context: Context): Generator<Finding> {
  for (const run of unreachedRuns(dialplan, context)) {
    const lost = lostCallBefore(dialplan, run);
    if (lost !== undefined) yield lostCall(dialplan, lost, 'Return fails there, and what stands behind this line never runs.');
  }
}
