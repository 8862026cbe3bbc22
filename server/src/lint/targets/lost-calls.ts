/** Code that was to be called as a subroutine, and that calls come to by a jump or from outside. */

import { type Extension, type Priority, extensionHolding } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { runsHere } from '../../model/flow/legs.ts';
import { unreachedRuns } from '../../model/flow/reached.ts';
import type { Call } from '../../model/indexes/name-index.ts';
import { COMPUTED } from '../../model/indexes/target-uses.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf, targetsOf } from '../../model/lines/facts.ts';
import { literalContext, type Target } from '../../model/lines/target.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { contextPutIn, originOf, resolve } from '../../model/names/resolve.ts';
import { neighborUses, usesInto } from '../../model/names/uses.ts';
import { compileName, matches, overlap } from '../../syntax/pattern.ts';

/** The Return of a line, be it inside another application. */
export function returnAt({ statement }: Priority): ApplicationCall | undefined {
  if (!/return/i.test(statement.value.text)) return undefined;
  for (const call of withNestedCalls(factsOf(statement).call)) if (call.application === 'return') return call;
  return undefined;
}

/** Whether calls are known to come to an extension, and none of them is in a subroutine then. */
export function isNeverCalled(dialplan: Dialplan, start: Extension): boolean {
  // Another file may call what stands here, but hardly what Asterisk runs when a call ends.
  if (dialplan.isIncomplete && start.name !== 'h') return false;
  const found = new Set([start]);
  let isEntered = false;
  for (const extension of found) {
    const [first] = extension.priorities;
    if (found.size > MOST_EXTENSIONS || first === undefined || !dialplan.isIncluded(first.line.file)) return false;
    // A routine with many callers is not asked who they are.
    if (dialplan.entriesOf(first.context.name).length > 0) return false;
    // Asterisk itself comes to this one.
    if (extension.name === 'h') isEntered = true;
    // Digits that a menu of the context waits for lead here, and so does the end of their time.
    if (/^(?:\d{1,2}|[*#it])$/.test(extension.name))
      for (const other of first.context.registered()) if (waitsForDigits(other)) found.add(other);
    // Telephones dial numbers, and a routine that goes by one ends in Return itself.
    if (isDialed(extension) && first.number === 1 && !extension.priorities.some(returnAt)) isEntered = true;
    if (isForChannels.test(first.context.name) && /^(?:s$|_?[\dXNZ[+*#])/i.test(extension.name) && first.number === 1)
      isEntered = true;
    for (const use of usesOf(dialplan, extension)) {
      switch (use.target.relation) {
        case 'test':
        case 'include':
          break;
        case 'lookup':
          // Pickup and ExtenSpy name a call, and bring none.
          if (use.target.extension !== undefined) break;
          // Digits that an application waits for may lead here out of a subroutine.
          if (use.priority === undefined) isEntered ||= !isAnywhere(use.target);
          else {
            const waiting = extensionHolding(use.priority);
            if (waiting === undefined || isAnywhere(use.target)) return false;
            found.add(waiting);
          }
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
  return isEntered && !isDisplaced(dialplan, start);
}

function waitsForDigits({ priorities }: Extension): boolean {
  return priorities.some(
    ({ statement: { applicationName } }) => applicationName === 'background' || applicationName === 'waitexten',
  );
}

/** Whether telephones dial the name: a number, or a pattern of numbers that places a call and ends it. */
function isDialed({ name, priorities }: Extension): boolean {
  if (/^\d+$/.test(name)) return true;
  const runs = (application: RegExp): boolean => priorities.some(({ statement }) => application.test(statement.applicationName));
  return /^_[\dXNZ[+*#]/i.test(name) && runs(/^dial$/i) && runs(/^hangup$/i);
}

/** Names that people give to contexts in which channels begin. */
const isForChannels = /^(?:from[-_]\w|incoming|inbound|default$|internal$|phones$)/i;

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
    const meant = contextPutIn(dialplan, target, priority);
    if (meant !== undefined && meant !== context.name) continue;
    const glob = target.context === undefined ? undefined : globOf(target.context.piece);
    if ((glob === undefined || glob.test(context.name)) && mayEnter(target, priority, extension)) yield { target, priority };
  }
}

/** Whether a target may enter an extension of the context that it means. */
export function mayEnter(target: Target, from: Priority | undefined, { compiled, name }: Extension): boolean {
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

export interface LostCall {
  /** The Goto. */
  readonly priority: Priority;
  readonly target: Target;
}

/**
 * The Goto in front of priorities that no call comes to, where it leads into code that ends in Return and that nothing enters as a
 * subroutine. A lone Hangup behind a Goto is a habit, and says nothing.
 */
export function lostCallBefore(dialplan: Dialplan, run: readonly Priority[]): LostCall | undefined {
  const [first] = run;
  if (first === undefined || run.every(isHabit)) return undefined;
  const before = extensionHolding(first)?.priority(first.number - 1);
  if (before === undefined || !/^\s*goto\s*$/i.test(before.statement.application.text)) return undefined;
  const [target] = factsOf(before.statement).targets;
  if (target?.context === undefined || target.flaws.some(({ flaw }) => flaw !== 'unexpected-arguments')) return undefined;
  // Who writes a label there leads there otherwise, unless the arguments say what was meant.
  if (first.label !== undefined && target.flaws.length === 0) return undefined;
  const found = resolve(dialplan, withoutArguments(target), originOf(before));
  const entered = found.kind === 'priority' ? extensionHolding(found.priority) : undefined;
  if (found.kind !== 'priority' || entered === undefined) return undefined;
  const unreached = new Set(unreachedRuns(dialplan, found.priority.context).flat());
  if (!entered.priorities.some((each) => returnAt(each) !== undefined && !unreached.has(each))) return undefined;
  return isNeverCalled(dialplan, entered) ? { priority: before, target } : undefined;
}

/** The place that a Goto names with the arguments of a Gosub behind it, which become part of the label. */
function withoutArguments(target: Target): Target {
  const open = target.priority?.piece.text.indexOf('(') ?? -1;
  if (target.priority === undefined || open < 0) return target;
  const piece = target.priority.piece.slice(0, open);
  return { ...target, priority: { piece, isComputed: piece.text.includes('$') } };
}

function isHabit({ statement }: Priority): boolean {
  return /^\s*(?:hangup|return|macroexit|noop)\s*$/i.test(statement.application.text);
}

/** The one Goto by which calls come to an extension with several Returns, which says that a subroutine was meant; undefined without one. */
export function onlyGotoTo(dialplan: Dialplan, extension: Extension): LostCall | undefined {
  let only: LostCall | undefined;
  for (const { target, priority } of usesOf(dialplan, extension)) {
    if (target.relation === 'test' || target.relation === 'include') continue;
    if (priority !== undefined && extension.priorities.includes(priority)) continue;
    const isPlain = priority !== undefined && /^\s*goto(?:if)?\s*$/i.test(priority.statement.application.text);
    if (!isPlain || only !== undefined || target.context === undefined || target.context.isComputed) return undefined;
    only = { priority, target };
  }
  return only;
}

/** Whether the priority is a Goto that is stray in that way. */
export function isStrayGoto(dialplan: Dialplan, priority: Priority): boolean {
  if (!/^\s*goto\s*$/i.test(priority.statement.application.text)) return false;
  const [target] = factsOf(priority.statement).targets;
  if (target?.context === undefined || target.flaws.length > 0) return false;
  const found = resolve(dialplan, target, originOf(priority));
  const entered = found.kind === 'priority' ? extensionHolding(found.priority) : undefined;
  return entered !== undefined && isStray(dialplan, priority, entered);
}

/** Whether a Goto leads from where no subroutine runs into one that others call and that ends in nothing but Return. */
export function isStray(dialplan: Dialplan, priority: Priority, entered: Extension): boolean {
  const source = extensionHolding(priority);
  const [first] = entered.priorities;
  if (source === undefined || source === entered || first?.context === priority.context) return false;
  const last = entered.priorities.at(-1);
  if (last === undefined || returnAt(last) === undefined || entered.priorities.some(leaves)) return false;
  return !isNeverCalled(dialplan, entered) && isNeverCalled(dialplan, source);
}

function leaves({ statement }: Priority): boolean {
  return (
    [...withNestedCalls(factsOf(statement).call)].some(({ application }) => endsCalls.has(application)) ||
    targetsOf(statement).some(({ context, relation }) => relation === 'jump' && context !== undefined)
  );
}

const endsCalls: ReadonlySet<string> = new Set(['hangup', 'busy', 'congestion']);

/** Whether all jumps to an extension are such calls, so that they are what is wrong. */
export function isEnteredByLostCalls(dialplan: Dialplan, extension: Extension): boolean {
  let isAny = false;
  for (const { target, priority } of usesOf(dialplan, extension)) {
    if (target.relation === 'test' || target.relation === 'include') continue;
    if (priority !== undefined && extension.priorities.includes(priority)) continue;
    const run =
      priority === undefined
        ? undefined
        : unreachedRuns(dialplan, priority.context).find(([first]) => isRightBehind(first, priority));
    if (run === undefined || lostCallBefore(dialplan, run) === undefined) return false;
    isAny = true;
  }
  return isAny;
}

function isRightBehind(first: Priority | undefined, { name, number }: Priority): boolean {
  return first?.name === name && first.number === number + 1;
}

/** The extensions that targets name in contexts which are not there: that is told, and one of this context may be meant. */
export function namedInMissing(dialplan: Dialplan): ReadonlySet<string> {
  return dialplan.tracker.remember('extensions named in missing contexts', () => {
    const there = new Set(dialplan.contextNames);
    const missing = [...dialplan.usedNames].filter((name) => !there.has(name));
    const targets = [
      ...missing.flatMap((name) => dialplan.placesNamed(name).map(({ target }) => target)),
      ...[...neighborUses(dialplan)].map(({ target }) => target).filter((target) => !there.has(literalContext(target) ?? '')),
    ];
    return new Set(targets.flatMap(({ extension }) => extension?.piece.text ?? []));
  });
}

/** Whether a context that is not there was to have the extension: its header is lost, which is told of those who name it. */
function isDisplaced(dialplan: Dialplan, { name, priorities }: Extension): boolean {
  const named = namedInMissing(dialplan);
  const context = priorities[0]?.context.name;
  if (named.size === 0 || context === undefined) return false;
  // Who names it where it is means it there.
  if (dialplan.usesOf(context).some(({ target }) => target.extension?.piece.text.trim() === name)) return false;
  return isNamedInMissing(named, name);
}

/** Whether targets in contexts that are not there name an extension; an outcome is named by a variable. */
export function isNamedInMissing(named: ReadonlySet<string>, name: string): boolean {
  return named.has(name) || (/^(?:[A-Z]+$|_\[A-Z)/.test(name) && [...named].some((each) => /^\$\{\w*STATUS\}$/.test(each)));
}
