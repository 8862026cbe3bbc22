/** Variables that are set and never read, where it is plain under which name they were to be read. */

import { distance } from '../../base/distance.ts';
import { builtInVariable, builtInVariables } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context, VariableAssignment } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsAt, assignmentsIn } from '../../model/indexes/variable-index.ts';
import { isSlip } from '../values/variable-slips.ts';
import { isKnown, isReadByProgram, type Reads } from './meant-variables.ts';

/** A priority that sets a variable under a name that nobody reads. */
export interface UnreadVariable {
  readonly priority: Priority;
  readonly name: string;
  /** The other name. */
  readonly near: string;
  /** What the other one is, in a sentence. */
  readonly what: string;
}

export function* unreadVariables(context: Context, dialplan: Dialplan, reads: Reads): Generator<UnreadVariable> {
  if (!dialplan.isNearlyComplete) return;
  yield* unreadSlips(context, dialplan, reads);
  yield* miscounted(context, dialplan, reads);
  yield* unreadInOtherCase(context, dialplan, reads);
}

/** A variable that is set and that nobody reads, with a name that is nearly one of those that Asterisk obeys. */
function* unreadSlips(context: Context, dialplan: Dialplan, reads: Reads): Generator<UnreadVariable> {
  for (const [name, assignments] of assignmentsIn(context)) {
    if (name.length < 7 || reads.has(name) || builtInVariable(name) !== undefined || dialplan.globals.has(name)) continue;
    const taken = Object.hasOwn(takenFor, name) ? takenFor[name] : undefined;
    const near = taken ?? obeyed.find((known) => isSlip(known, name));
    if (near === undefined || dialplan.isVariableRead(name)) continue;
    if (taken !== undefined && isReadByProgram(context, dialplan)) continue;
    const what = near.endsWith(')') ? `what Asterisk obeys is '${near}'` : `the variable that Asterisk obeys is '${near}'`;
    for (const { priority } of assignments) yield { priority, name, what, near };
  }
}

/** `Set(trys=$[${tries} + 1])`: a variable that nobody reads is counted on from one of nearly the same name. */
function* miscounted(context: Context, dialplan: Dialplan, reads: Reads): Generator<UnreadVariable> {
  const all = assignmentsIn(context);
  for (const [name, assignments] of all) {
    if (name.length < 4 || reads.has(name) || builtInVariable(name) !== undefined || dialplan.globals.has(name)) continue;
    for (const { priority, value } of assignments) {
      const from = /^\$\[\s*\$\{(\w+)\}\s*[-+]/.exec(value?.text.trim() ?? '')?.[1];
      if (from === undefined || from === name || !all.has(from) || distance(from, name, 1) > 1) continue;
      if (from.replace(/\d+/g, '') === name.replace(/\d+/g, '') || dialplan.isVariableRead(name)) continue;
      yield { priority, name, what: `'${from}' is what it is counted from`, near: from };
    }
  }
}

/** `Set(Open=0)` where nobody reads the name, and the same context sets and reads one that differs in its case alone. */
function* unreadInOtherCase(context: Context, dialplan: Dialplan, reads: Reads): Generator<UnreadVariable> {
  const all = assignmentsIn(context);
  for (const [name, assignments] of all) {
    if (name.length < 4 || reads.has(name) || isKnown(dialplan, name)) continue;
    const lower = name.toLowerCase();
    const meant = [...all.keys()].find((each) => each !== name && each.toLowerCase() === lower && reads.has(each));
    if (meant === undefined || dialplan.isVariableRead(name) || isReadByProgram(context, dialplan)) continue;
    // Who sets both at once, or one to the value of the other, passes it on under another name.
    const isPassedOn = ({ priority }: VariableAssignment): boolean =>
      priority.line.text.includes(`\${${meant}`) || assignmentsAt(priority).some(([each]) => each === meant);
    if (assignments.some(isPassedOn)) continue;
    for (const { priority } of assignments) yield { priority, name, what: `'${meant}' is read`, near: meant };
  }
}

/** Names that people give to what Asterisk obeys under another one; some of them were variables up to 1.4. */
const takenFor: Readonly<Record<string, string>> = {
  QUEUE_PRIORITY: 'QUEUE_PRIO',
  QUEUEPRIO: 'QUEUE_PRIO',
  QUEUE_MAXPENALTY: 'QUEUE_MAX_PENALTY',
  QUEUE_MINPENALTY: 'QUEUE_MIN_PENALTY',
  TRANSFERCONTEXT: 'TRANSFER_CONTEXT',
  FORWARDCONTEXT: 'FORWARD_CONTEXT',
  MONITOREXEC: 'MONITOR_EXEC',
  MUSICCLASS: 'CHANNEL(musicclass)',
  LANGUAGE: 'CHANNEL(language)',
  ACCOUNTCODE: 'CHANNEL(accountcode)',
  CALLERIDNUM: 'CALLERID(num)',
  CALLERIDNAME: 'CALLERID(name)',
};

/** The variables that a dialplan sets for Asterisk, those with names that nobody comes near by chance. */
const obeyed = builtInVariables.filter(({ access, name }) => access !== 'read' && name.length >= 8).map(({ name }) => name);
