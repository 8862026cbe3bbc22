/** Return stands where calls come by a jump or from outside, and nobody as a subroutine. */

import type { Context } from '../../model/contexts/context.ts';
import { type Extension, type Priority, extensionHolding } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { runsHere } from '../../model/flow/legs.ts';
import { unreachedRuns } from '../../model/flow/reached.ts';
import { COMPUTED, type Call } from '../../model/indexes/name-index.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { Target } from '../../model/lines/target.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { usesInto } from '../../model/names/uses.ts';
import { compileName, matches, overlap } from '../../syntax/pattern.ts';
import { mayRun } from '../contexts/gathered.ts';
import type { Finding } from '../finding.ts';
import { isBelowLostHeader } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const returnOutsideSubroutine = contextRule(
  {
    name: 'return-outside-subroutine',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Return stands in code that calls come to by a jump or from outside, and that nothing enters as a subroutine.',
    why:
      'Return goes back to the line behind the Gosub. Without one Asterisk writes "Return without Gosub: stack is empty" into its log and ends the call. ' +
      'Either this was to be a subroutine, and those who come here by Goto should use Gosub, or Hangup was meant. ' +
      'Code that nobody names at all is left alone, since an AGI program or another file may call it, and so is code that a computed name may mean.',
    evidence: 'apps/app_stack.c `return_exec` (-1 when the stack is empty), main/pbx.c `__ast_pbx_run` (ends the call)',
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
    seeAlso: ['missing-return'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    const judged = new Map<Extension, boolean>();
    const unreached = new Set(unreachedRuns(dialplan, context).flat());
    for (const priority of context.priorities()) {
      const call = returnAt(priority);
      const extension = call === undefined ? undefined : extensionHolding(priority);
      // What nothing comes to is another matter.
      if (call === undefined || extension === undefined || unreached.has(priority)) continue;
      let isOutside = judged.get(extension);
      if (isOutside === undefined) judged.set(extension, (isOutside = isNeverCalled(dialplan, extension)));
      if (isOutside && !isBelowLostHeader(priority.line))
        yield {
          line: priority.line,
          span: call.name.trim().span(),
          message: 'Nothing enters this as a subroutine, and Return fails.',
        };
    }
  },
  (found) => mayRun(found, 'return'),
);

function returnAt({ statement }: Priority): ApplicationCall | undefined {
  if (!/return/i.test(statement.value.text)) return undefined;
  for (const call of withNestedCalls(factsOf(statement).call)) if (/^return$/i.test(call.name.text.trim())) return call;
  return undefined;
}

/** Whether calls are known to come to an extension, and none of them is in a subroutine then. */
function isNeverCalled(dialplan: Dialplan, start: Extension): boolean {
  if (dialplan.isIncomplete) return false;
  const found = new Set([start]);
  let isEntered = false;
  for (const extension of found) {
    const [first] = extension.priorities;
    if (found.size > MOST_EXTENSIONS || first === undefined || !dialplan.isIncluded(first.line.file)) return false;
    // A routine with many callers is not asked who they are.
    if (dialplan.entriesOf(first.context.name).length > 0) return false;
    // Asterisk itself comes to this one.
    if (extension.name === 'h') isEntered = true;
    for (const use of usesOf(dialplan, extension)) {
      switch (use.target.relation) {
        case 'test':
        case 'include':
          break;
        case 'lookup':
          // Digits that an application waits for may lead here out of a subroutine.
          if (use.priority !== undefined) return false;
          isEntered ||= !isAnywhere(use.target);
          break;
        case 'channel':
          isEntered ||= !isAnywhere(use.target);
          break;
        case 'call':
        case 'handler':
          return false;
        case 'jump':
        case 'macro': {
          // Another channel may be in a subroutine when it is sent here.
          const source = use.priority === undefined || !runsHere(use.target) ? undefined : extensionHolding(use.priority);
          if (source === undefined) return false;
          if (source !== extension) found.add(source);
        }
      }
    }
  }
  return isEntered;
}

/** Whether a target computes its context, so that nobody knows which it enters. */
function isAnywhere({ context }: Target): boolean {
  return context?.isComputed === true;
}

/** Where more extensions than this lead to one, some of them is a subroutine's. */
const MOST_EXTENSIONS = 100;

/** The targets that enter an extension, or may do so; those that name its context alone among them. */
function* usesOf(dialplan: Dialplan, extension: Extension): Generator<Call> {
  const context = extension.priorities[0]?.context;
  if (context === undefined) return;
  for (const { target, priority } of usesInto(dialplan, context)) {
    // From another extension of a subroutine's context digits, a timeout or the hangup may lead here.
    const isCall = target.relation === 'call' || target.relation === 'handler';
    if (isCall || mayEnter(target, priority, extension)) yield { target, priority };
  }
  for (const { target, priority } of dialplan.placesNamed(COMPUTED)) {
    const glob = target.context === undefined ? undefined : globOf(target.context.piece);
    if ((glob === undefined || glob.test(context.name)) && mayEnter(target, priority, extension)) yield { target, priority };
  }
}

function mayEnter(target: Target, from: Priority | undefined, { compiled, name }: Extension): boolean {
  const { extension: written, impliedExtension, isContextOnly } = target;
  if (written === undefined && isContextOnly) return true;
  if (written?.isComputed === true) {
    const glob = globOf(written.piece);
    return glob === undefined || compiled.isPattern || glob.test(name);
  }
  const text = written?.piece.text ?? impliedExtension;
  if (text !== undefined) return matches(compiled, text);
  return from === undefined || overlap(compileName(from.name), compiled);
}
