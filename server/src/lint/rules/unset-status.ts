/** The outcome of an application is read where nothing in front can have run it. */

import { application, applications } from '../../catalogue/catalogue.ts';
import { readsAnyVariable } from '../../catalogue/flow/flow-effects.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { COMPUTED } from '../../model/indexes/target-uses.ts';
import { assignmentsAt } from '../../model/indexes/variable-index.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { usesBeside, usesInto, type Use } from '../../model/names/uses.ts';
import { variablesRead } from '../../model/values/values.ts';
import { mayEnter } from '../targets/lost-calls.ts';
import type { Finding } from '../finding.ts';
import { Mark } from '../lines/line-traits.ts';
import { isPartOfForgotten } from '../loading/forgotten-underscores.ts';
import { isLostApplication } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const unsetStatus = contextRule(
  {
    name: 'unset-status',
    tier: 'flow',
    severity: 'information',
    since: '0.1.0',
    summary: 'The outcome of an application, such as DIALSTATUS, is read in an extension that never runs that application.',
    why:
      'Applications leave their outcome in a variable of their own: Dial in DIALSTATUS, Queue in QUEUESTATUS. ' +
      'Where a call has run none of them yet the variable is empty, and a condition on it always goes the same way: often the line was copied from another extension, or the other outcome was meant. ' +
      'It is reported in extensions that a call enters only by dialing, or in the `s` of a context in which channels begin (`context=` in pjsip.conf and the like), if nothing runs there that may set the variable: no subroutine, no macro, no program.',
    repair:
      'Read the outcome of the application that the extension does run, as `${QUEUESTATUS}` behind Queue, or remove the line. ' +
      'Where a program sets it, allow the rule on the line.',
    evidence: 'the applications that set the variable, in their documentation; main/pbx_variables.c `pbx_retrieve_variable`',
    follows: ['stale-hangup-handler-argument', 'unknown-status'],
    invalid: [
      `
[inside]
exten => 6000,1,Answer()
 same => n,ConfBridge(6000)
 same => n,Log(NOTICE,result \${DIALSTATUS})
;          ^^^ information unset-status: Nothing sets 'DIALSTATUS' here: no line of the extension runs Dial.
`,
    ],
    valid: [
      `
[inside]
exten => 6000,1,Dial(PJSIP/6000,20)
 same => n,Log(NOTICE,result \${DIALSTATUS})
exten => 6001,1,Gosub(ring,s,1)
 same => n,Log(NOTICE,result \${DIALSTATUS})
exten => 6002,1,Dial(PJSIP/6002,20)
 same => n,Goto(ended,1)
exten => ended,1,NoOp(\${DIALSTATUS})
[ring]
exten => s,1,Dial(PJSIP/6001)
 same => n,Return()
`,
    ],
    seeAlso: ['unknown-status', 'unhandled-status', 'unset-variable'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    if (dialplan.isIncomplete || !context.headers.every(({ file }) => dialplan.isIncluded(file))) return;
    for (const extension of context.registered()) {
      // Others come to these after something has run.
      const isEntry =
        extension.name === 's' && usesBeside(dialplan, context.name).some(({ target }) => target.relation === 'lookup');
      if (!(isEntry || /\d/.test(extension.name)) || dialplan.isForeign(context.name)) continue;
      // That the beginning is missing, under another name it may be, is told.
      if (extension.priority(1) === undefined || isPartOfForgotten(context, extension.name)) continue;
      yield* readTooEarly(context, dialplan, extension);
    }
  },
  ({ marks }) => (marks & Mark.status) !== 0,
);

function* readTooEarly(context: Context, dialplan: Dialplan, extension: Extension): Generator<Finding> {
  let isEntered: boolean | undefined;
  for (const priority of extension.priorities) {
    const { statement, line } = priority;
    if (!statement.data.text.includes('STATUS}')) continue;
    for (const { name, isComputed } of variablesRead(statement.data)) {
      const setters = isComputed ? undefined : settersOf().get(name.text);
      if (setters === undefined || maySet(inFrontOf(priority, extension), name.text, setters)) continue;
      // A line that Asterisk drops was to set it, which is told there.
      if ([...setters].some((each) => isLostApplication(context, new RegExp(`\\b${each}\\b`, 'i')))) continue;
      isEntered ??= isJumpedTo(dialplan, context, extension) || dialplan.settersOf(name.text).length > 0;
      if (isEntered) return;
      const isExact = hasWholeSignature(statement);
      const [setter = ''] = setters;
      const isBelow = maySet(extension.priorities, name.text, setters);
      yield {
        line,
        span: (isExact ? name : statement.application.trim()).span(),
        message: `Nothing sets '${name.text}' here: no line ${isBelow ? 'above' : 'of the extension'} runs ${setter}.`,
      };
    }
  }
}

/** Whether a call that has run something may come to the extension; a channel that begins there has run nothing. */
function isJumpedTo(dialplan: Dialplan, context: Context, extension: Extension): boolean {
  const isJump = ({ target, priority }: Pick<Use, 'target' | 'priority'>): boolean =>
    (target.relation === 'jump' || target.relation === 'call' || target.relation === 'handler' || target.relation === 'macro') &&
    (priority === undefined || !extension.priorities.includes(priority)) &&
    mayEnter(target, priority, extension);
  for (const use of usesInto(dialplan, context)) if (isJump(use)) return true;
  for (const use of dialplan.placesNamed(COMPUTED)) {
    const glob = use.target.context === undefined ? undefined : globOf(use.target.context.piece);
    if ((glob === undefined || glob.test(context.name)) && isJump(use)) return true;
  }
  return false;
}

let byVariable: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** The applications that set each outcome. */
function settersOf(): ReadonlyMap<string, ReadonlySet<string>> {
  if (byVariable === undefined) {
    const found = new Map<string, Set<string>>();
    for (const { name, variables } of applications())
      for (const each of variables ?? [])
        if (outcomes.test(each.name)) found.set(each.name, (found.get(each.name) ?? new Set()).add(name));
    byVariable = found;
  }
  return byVariable;
}

/** Those of applications that nothing else runs. */
const outcomes = /^(?:DIAL|QUEUE|VM|SYSTEM|READ|TRANSFER|FAX|AMD|AVAIL|AQM|RQM|PQM|UPQM)STATUS$/;

/** What may have run when a priority of the extension does: all of it where something leads back. */
function inFrontOf(priority: Priority, { name, priorities }: Extension): readonly Priority[] {
  const isBack = ({ statement }: Priority): boolean =>
    /^\s*(?:EndWhile|ContinueWhile)\b/i.test(statement.application.text) ||
    factsOf(statement).targets.some(
      ({ relation, extension }) =>
        relation === 'jump' && (extension === undefined || extension.isComputed || extension.piece.text === name),
    );
  const at = priorities.indexOf(priority);
  return priorities.slice(at).some(isBack) ? priorities : priorities.slice(0, at);
}

/** Whether some line may leave the outcome: one of its applications, or what runs others. */
function maySet(priorities: readonly Priority[], variable: string, setters: ReadonlySet<string>): boolean {
  const leaves = (application: string): boolean => setters.has(application) || others.test(application);
  // Mostly the application is there by itself, and then no line need be read.
  if (priorities.some(({ statement }) => leaves(statement.application.text))) return true;
  return priorities.some((priority) => {
    const { call, targets } = factsOf(priority.statement);
    if (targets.some(({ relation }) => relation === 'call' || relation === 'macro')) return true;
    if (assignmentsAt(priority).some(([name]) => name === variable)) return true;
    for (const { name } of withNestedCalls(call)) {
      const entry = application(name.text.trim());
      if (entry === undefined || leaves(entry.name) || readsAnyVariable.has(entry.name.toLowerCase())) return true;
    }
    return false;
  });
}

/** What calls somebody, or runs what is written elsewhere. */
const others =
  /^(?:Dial|RetryDial|Page|FollowMe|Exec|TryExec|Macro|MacroIf|MacroExclusive|Gosub|GosubIf|Originate|TrySystem|Bridge|Park\w*)$/;
