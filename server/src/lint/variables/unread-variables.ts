/** Variables that are set and never read, where it is plain under which name they were to be read. */

import { distance } from '../../base/distance.ts';
import { TextCache } from '../../base/text-cache.ts';
import { builtInVariable, builtInVariables } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context, VariableAssignment, VariableRead } from '../../model/contexts/context.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsAt, assignmentsIn, readsIn } from '../../model/indexes/variable-index.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import { isOtherWord, isShortSlip, isSlip } from '../values/variable-slips.ts';
import type { Severity } from '../finding.ts';
import { isKnown, isReadByProgram } from './meant-variables.ts';
import { isBeginning, isLetterAway, LONG, type Reads } from './variables-beside.ts';

/** A priority that sets a variable under a name that nobody reads. */
export interface UnreadVariable {
  readonly priority: Priority;
  readonly name: string;
  /** The other name. */
  readonly near: string;
  /** What the other one is, in a sentence. */
  readonly what: string;
  readonly atMost?: Severity;
}

export function* unreadVariables(context: Context, dialplan: Dialplan, reads: Reads): Generator<UnreadVariable> {
  const told = new Set<string>();
  for (const each of misspelledWhereSet(context, dialplan, reads)) {
    told.add(each.name);
    yield each;
  }
  if (!dialplan.isNearlyComplete) return;
  for (const each of unreadSlips(context, dialplan, reads)) if (!told.has(each.name)) yield each;
  yield* unreadInOtherCase(context, dialplan, reads);
}

/** Whether a line of the context sets the variable under a name with a slip, which is told there. */
export function isMisspelledWhereSet(context: Context, dialplan: Dialplan, variable: string): boolean {
  for (const { near } of unreadVariables(context, dialplan, readsIn(context))) if (near === variable) return true;
  return false;
}

/** A variable that is set and that nobody reads, with a name that is nearly one of those that Asterisk obeys. */
function* unreadSlips(context: Context, dialplan: Dialplan, reads: Reads): Generator<UnreadVariable> {
  for (const [name, assignments] of assignmentsIn(context)) {
    if (name.length < 7 || reads.has(name) || builtInVariable(name) !== undefined || dialplan.globals.has(name)) continue;
    const taken = Object.hasOwn(takenFor, name) ? takenFor[name] : undefined;
    const near = taken ?? slipOfObeyed(name);
    if (near === undefined || dialplan.isVariableRead(name)) continue;
    if (taken !== undefined && isReadByProgram(context, dialplan)) continue;
    const what = near.endsWith(')') ? `what Asterisk obeys is '${near}'` : `the variable that Asterisk obeys is '${near}'`;
    for (const { priority, value } of assignments) {
      // A number of seconds is meant for Asterisk; what is computed may be for another program.
      if (name !== 'TIMEOUT' || /^\d+$/.test(value?.text.trim() ?? '')) yield { priority, name, what, near };
    }
  }
}

/**
 * A variable that nobody reads, with a name that is nearly that of another one which the context reads: `Set(CALLFIENAME=…)` in an extension
 * that reads CALLFILENAME further on and has not set it, `Set(trys=$[${tries} + 1])`, and `Set(LOP=0)` where LOOP is counted on from itself.
 */
function* misspelledWhereSet(context: Context, dialplan: Dialplan, reads: Reads): Generator<UnreadVariable> {
  for (const [name, assignments] of assignmentsIn(context)) {
    if (reads.has(name) || isKnown(dialplan, name)) continue;
    const near = [...reads.keys()].filter((each) => isNear(each, name));
    const beside = near.length > 0 ? undefined : setBeside(context, dialplan, name, reads);
    if (near.length === 0 && beside === undefined) {
      yield* unlike(context, dialplan, name, assignments, reads);
      continue;
    }
    if (isReadSomewhere(context, dialplan, name)) continue;
    if (beside !== undefined && !isReadByProgram(context, dialplan))
      for (const { priority } of assignments) yield { priority, name, near: beside, what: `'${beside}' is set beside it` };
    // A program reads what it likes, and so does what is not here.
    const isSeen = dialplan.isNearlyComplete && !isReadByProgram(context, dialplan);
    for (const assignment of assignments)
      for (const meant of near) {
        const found = whatIsMeant(context, dialplan, name, assignment, meant, reads, isSeen);
        if (found === undefined) continue;
        yield { priority: assignment.priority, name, near: meant, ...found };
        break;
      }
  }
}

/**
 * A variable that nobody reads, with a name that is not nearly that of another one: `Set(CALL_RECORD=…)` in an extension that reads CALL_RECORDING
 * and does not set it, and `Read(CARDNO,…)` where CARD, which nothing sets, is what the lines behind read.
 */
function* unlike(
  context: Context,
  dialplan: Dialplan,
  name: string,
  assignments: readonly VariableAssignment[],
  reads: Reads,
): Generator<UnreadVariable> {
  if (!/^\w+$/.test(name)) return;
  const isAsked = assignments.some(({ priority }) => priority.statement.applicationName === 'read');
  const longer = name.length < LONG ? [] : [...reads.keys()].filter((each) => each.length >= LONG && isBeginning(each, name));
  if ((!isAsked && longer.length === 0) || !dialplan.isNearlyComplete) return;
  if (dialplan.isVariableRead(name) || isReadByProgram(context, dialplan)) return;
  for (const { priority } of assignments) {
    const meant = longer.find((each) => dialplan.settersOf(each).length > 0 && isReadBehind(priority, each, reads));
    if (meant !== undefined) {
      yield { priority, name, near: meant, what: `'${meant}' is read below`, atMost: 'information' };
      continue;
    }
    if (priority.statement.applicationName !== 'read') continue;
    const own = extensionHolding(priority)?.priorities ?? [];
    const unset = [...reads].filter(([each, all]) => isReadFor(each, all, priority, own) && isSetNowhere(dialplan, each));
    const [only, ...others] = unset;
    if (only !== undefined && others.length === 0)
      yield { priority, name, near: only[0], what: `'${only[0]}' is read below, and set nowhere`, atMost: 'information' };
  }
}

/** Whether one of the next lines of the extension reads a variable, and none in front. */
function isReadFor(name: string, all: readonly VariableRead[], { number }: Priority, own: readonly Priority[]): boolean {
  const lines = all.map((each) => each.priority).filter((each) => own.includes(each));
  return (
    /^[A-Za-z]\w{2,}$/.test(name) &&
    lines.every((each) => each.number > number) &&
    lines.some((each) => each.number <= number + NEXT_LINES)
  );
}

/** So many lines behind the question the answer is looked at. */
const NEXT_LINES = 6;

function isSetNowhere(dialplan: Dialplan, name: string): boolean {
  return !isKnown(dialplan, name) && dialplan.settersOf(name).length === 0 && !variablesSetBeside(dialplan).has(name);
}

/** A variable of nearly this name that other lines of the context set, and that others than they read. */
function setBeside(context: Context, dialplan: Dialplan, name: string, reads: Reads): string | undefined {
  if (name.length < 5 || !dialplan.isNearlyComplete) return undefined;
  return [...assignmentsIn(context).keys()].find(
    (each) =>
      each !== name &&
      !reads.has(each) &&
      isNear(each, name) &&
      isSlip(each, name) &&
      !isOtherWord(each, name) &&
      dialplan.isVariableRead(each),
  );
}

/** What the variable that was meant is, in a sentence, and how loud that is told; undefined where it may not have been meant. */
function whatIsMeant(
  context: Context,
  dialplan: Dialplan,
  name: string,
  { priority, value }: VariableAssignment,
  meant: string,
  reads: Reads,
  isSeen: boolean,
): Pick<UnreadVariable, 'what' | 'atMost'> | undefined {
  const text = value?.text.trim() ?? '';
  const isPlain = isSlip(meant, name) || isShortSlip(meant, name);
  const isOnce = reads.get(meant)?.length === 1;
  const isSetElsewhere = dialplan.settersOf(meant).length > 0 || isKnown(dialplan, meant);
  // What is read once and never set may be the slip of the two, which is told there.
  const isNowhere =
    !isSetElsewhere && !isOnce && name.length >= 3 && (meant.length >= 4 || isDoubled(meant, name)) && !isOtherWord(meant, name);
  if ((isNowhere || (isPlain && (isSetElsewhere || !isOnce))) && isReadBehind(priority, meant, reads))
    return { what: `'${meant}' is read below` };
  if (isPlain && isSetElsewhere && name.length >= LONG && !isOtherWord(meant, name) && isReadNext(priority, meant, reads))
    return { what: `'${meant}' is read below` };
  if (isSeen && priority.statement.applicationName === 'execif' && asksIfEmpty(priority, meant))
    return { what: `'${meant}' is what the condition asks for` };
  const isCount = new RegExp(`^\\$\\[[^\\]]*\\$\\{${meant}\\}|^\\$\\{(?:INC|DEC)\\(${meant}\\)\\}`).test(text);
  if (isCount && (isSeen || (isPlain && isSetElsewhere))) return { what: `'${meant}' is what it is counted from` };
  if (isSeen && !isPlain && isSetElsewhere && name.length >= 3 && !isOtherWord(meant, name))
    // Another context sets it, for lines of its own.
    return !isKnown(dialplan, meant) && !assignmentsIn(context).has(meant) && isReadBehind(priority, meant, reads)
      ? { what: `'${meant}' is read below`, atMost: 'information' }
      : undefined;
  if (!isSeen || !isPlain || !isSetElsewhere) return undefined;
  if (text.includes(`\${${meant}`)) return { what: `'${meant}' is what it is made from` };
  const others = assignmentsIn(context).get(meant) ?? [];
  const isCounted = others.length > 0 && others.every((each) => each.value?.text.includes(meant) === true);
  if (isCounted && /^\d+$/.test(text)) return { what: `'${meant}' is counted on, and begins with nothing` };
  return { what: `'${meant}' is read in this context`, atMost: 'information' };
}

/** `ExecIf($["${delay}" = ""]?Set(delays=20))`: what is empty is filled in. */
function asksIfEmpty({ statement: { data } }: Priority, name: string): boolean {
  const read = `\\$\\{(?:LOCAL\\()?${name}\\)?\\}`;
  return new RegExp(`^\\s*(?:\\$\\[\\s*"${read}"\\s*==?\\s*""\\s*\\]|\\$\\{ISNULL\\(${read}\\)\\})\\s*\\?`).test(data.text);
}

/** Whether a name is the other one with one of its letters twice: `PINN`. */
function isDoubled(known: string, name: string): boolean {
  return (
    name.length === known.length + 1 &&
    Array.from(known).some((letter, i) => name === known.slice(0, i) + letter + known.slice(i))
  );
}

/** Whether two names differ by one letter, and not by a number. */
function isNear(known: string, name: string): boolean {
  return distance(known, name, 1) <= 1 && known.replace(/\d+/g, '') !== name.replace(/\d+/g, '');
}

/** Whether the extension of a priority reads a variable further on, and has not set it before. */
function isReadBehind(priority: Priority, name: string, reads: Reads): boolean {
  const own = extensionHolding(priority)?.priorities ?? [];
  const read = reads.get(name)?.find((each) => each.priority.number > priority.number && own.includes(each.priority))?.priority;
  return (
    read !== undefined && !own.some((each) => each.number < read.number && assignmentsAt(each).some(([set]) => set === name))
  );
}

/** Whether the line behind a priority reads a variable. */
function isReadNext(priority: Priority, name: string, reads: Reads): boolean {
  const next = extensionHolding(priority)?.priority(priority.number + 1);
  return next !== undefined && reads.get(name)?.some((each) => each.priority === next) === true;
}

/** Whether anything reads a variable; those of two letters, which may be anything, are looked for in the context alone. */
function isReadSomewhere(context: Context, dialplan: Dialplan, name: string): boolean {
  if (name.length > 2) return dialplan.isVariableRead(name);
  const word = new RegExp(`\\b${name}\\b(?!\\)?=)`);
  return context.priorities().some(({ statement }) => word.test(statement.data.text));
}

/** `Set(Open=0)` where nobody reads the name, and the same context sets and reads one that differs in its case alone. */
function* unreadInOtherCase(context: Context, dialplan: Dialplan, reads: Reads): Generator<UnreadVariable> {
  const all = assignmentsIn(context);
  for (const [name, assignments] of all) {
    if (name.length < 3 || reads.has(name) || isKnown(dialplan, name)) continue;
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
  // Applications up to 1.2.
  AbsoluteTimeout: 'TIMEOUT(absolute)',
  DigitTimeout: 'TIMEOUT(digit)',
  ResponseTimeout: 'TIMEOUT(response)',
  ABSOLUTETIMEOUT: 'TIMEOUT(absolute)',
  DIGITTIMEOUT: 'TIMEOUT(digit)',
  RESPONSETIMEOUT: 'TIMEOUT(response)',
  TIMEOUT: 'TIMEOUT()',
};

/** The variables that a dialplan sets for Asterisk, those with names that nobody comes near by chance. */
const obeyed = builtInVariables.filter(({ access, name }) => access !== 'read' && name.length >= 8).map(({ name }) => name);

/** Many contexts set the same few variables. */
const slips = new TextCache<string | undefined>(10_000);

/** The variable that Asterisk obeys and that a name is a slip of. */
function slipOfObeyed(name: string): string | undefined {
  return slips.get(name, () => obeyed.find((known) => isSlip(known, name) || isLetterAway(known, name)));
}
