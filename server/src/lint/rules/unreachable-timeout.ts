/** The extension `t` of a menu that no timeout leads to, since each WaitExten goes on to the priority behind it. */

import { distance } from '../../base/distance.ts';
import { MultiMap } from '../../base/multi-map.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { ownName, type Summary } from '../../model/indexes/summary.ts';
import { COMPUTED } from '../../model/indexes/target-uses.ts';
import { runAt } from '../../model/layout/runs.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { Target } from '../../model/lines/target.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { placeOf, prioritiesAt } from '../../model/names/place.ts';
import { allIncluders, reachOf } from '../../model/names/reach.ts';
import { originOf, resolve } from '../../model/names/resolve.ts';
import { usesInto } from '../../model/names/uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import { matches } from '../../syntax/pattern.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import type { Finding } from '../finding.ts';
import { namePieces } from '../loading/extension-names.ts';
import { isBehindLost, isLostApplication } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const unreachableTimeout = contextRule(
  {
    name: 'unreachable-timeout',
    tier: 'flow',
    severity: 'information',
    since: '0.1.0',
    summary:
      'The extension `t` never runs: nothing in its context waits for keys, or each WaitExten has a priority behind it and goes on there. Or `T` never runs, since nothing sets a limit for the call.',
    why:
      'When the time of WaitExten is over, Asterisk looks first for the next priority of the same extension, and goes on there if it exists. ' +
      'Only where WaitExten is the last priority does the call come to the extension `t`. ' +
      'Without a WaitExten nothing waits at all: Background and Read go on to the next priority, and at the end of an extension the call ends. ' +
      'Nothing is reported where something jumps to `t`, where both do the same, or where `autofallthrough = no` has calls wait at the end of other extensions.',
    repair:
      'Either the priority behind WaitExten has to go, or what `t` does belongs there. ' +
      'Where nothing waits, put a WaitExten behind the text of the menu.',
    follows: ['unknown-context', 'unknown-extension', 'unknown-label', 'invalid-target', 'argument-count'],
    evidence: 'main/pbx_builtins.c `pbx_builtin_waitexten`, main/pbx.c `__ast_pbx_run`',
    invalid: [
      `
[menu]
exten => s,1,Background(menu)
 same => n,WaitExten(5)
 same => n,Goto(s,1)
exten => 1,1,Queue(sales)
exten => t,1,Playback(vm-goodbye)
;        ^ information unreachable-timeout: No timeout leads here: WaitExten has a priority behind it, and goes on there.
 same => n,Hangup()
`,
    ],
    valid: [
      `
[menu]
exten => s,1,Background(menu)
 same => n,WaitExten(5)
exten => 1,1,Queue(sales)
exten => t,1,Playback(vm-goodbye)
 same => n,Hangup()
[other]
exten => s,1,Background(menu)
 same => n,WaitExten(5)
 same => n,Goto(t,1)
exten => 1,1,Queue(sales)
exten => t,1,Hangup()
`,
    ],
    seeAlso: ['unreachable-priority', 'unreachable-extension'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    yield* absoluteTimeout(context, dialplan);
    const extension = context.named('t').find(({ callerId, compiled }) => callerId === undefined && !compiled.isPattern);
    const first = extension?.priority(1);
    if (extension === undefined || first?.statement.kind !== 'exten' || dialplan.waitsAtEnd) return;
    const entered = [context, ...allIncluders(dialplan, context)];
    const behind = prioritiesBehindWaits(dialplan, entered);
    if (behind === undefined || isNamed(dialplan, context, extension)) return;
    // A line that Asterisk drops was to wait, which is told there.
    if (isLostApplication(context, /\bwaitexten\b/i) || entered.some(misspellsWait)) return;
    // That nothing waits behind a text is told there.
    if (behind.length === 0 && entered.some(endsWithText)) return;
    // What stands behind a wait is dropped or leads nowhere, which is told there.
    if (behind.some((priority) => isBehindLost(priority.context, priority.line) || leadsNowhere(dialplan, priority))) return;
    if (behind.some((priority) => doSame(dialplan, priority, first))) return;
    // Of a template that several sections take their lines from, another one may need it.
    if (othersHolding(dialplan, context, first.line).some((each) => mayTimeOut(dialplan, each))) return;
    const deeds = deedsFrom(dialplan, first);
    const reason =
      behind.length === 0
        ? 'no WaitExten runs here, and a call that comes to the end of an extension ends'
        : `${behind.length > 1 ? 'each WaitExten has' : 'WaitExten has'} a priority behind it, and goes on there`;
    yield {
      line: first.line,
      span: namePieces(first.statement).name.span(),
      message: `No timeout leads here: ${reason}.`,
      related: behind.slice(0, MOST_SHOWN).map(({ line, statement }) => ({
        line,
        span: statement.application.span(),
        message: 'This runs when nobody dials.',
      })),
      // A Hangup alone may be there for safety's sake, and so may all of it where nobody is asked for digits.
      ...((deeds.length === 0 || (behind.length === 0 && !asksForDigits(dialplan, entered))) && { atMost: 'hint' as const }),
    };
  },
);

const MOST_SHOWN = 3;

/** The other contexts that have this very line, since their sections inherit it. */
function othersHolding(dialplan: Dialplan, own: Context, line: Line): Context[] {
  const holding = dialplan.tracker.remember('contexts by their runs of lines', () => {
    const byRun = new MultiMap<unknown, Context>();
    for (const context of dialplan.contexts)
      for (const { fragments } of dialplan.context(context.name)?.categories ?? [])
        for (const { file, before } of fragments) byRun.add(before ?? file, context);
    return byRun;
  });
  return [...holding.get(runAt(line.file, line.number))].filter((each) => each !== own);
}

function mayTimeOut(dialplan: Dialplan, context: Context): boolean {
  return prioritiesBehindWaits(dialplan, [context, ...allIncluders(dialplan, context)]) === undefined;
}

/** Whether a line names an application that nobody knows and that is nearly WaitExten. */
function misspellsWait(context: Context): boolean {
  return context.priorities().some(({ statement: { applicationName } }) => {
    const letters = distance(applicationName, 'waitexten', 2);
    return letters > 0 && letters <= 2;
  });
}

/** Whether the extension that calls begin in ends with the text of a menu, and waits for no key. */
function endsWithText(context: Context): boolean {
  const own = context.registered();
  return (
    own.some(({ name }) => /^[\d*#]$/.test(name)) &&
    own.some(({ name, priorities }) => name === 's' && priorities.at(-1)?.statement.applicationName === 'background')
  );
}

function leadsNowhere(dialplan: Dialplan, priority: Priority): boolean {
  const { call, targets } = factsOf(priority.statement);
  return (
    call.application === 'goto' &&
    targets.some((target) => target.flaws.length > 0 || resolve(dialplan, target, originOf(priority)).kind.startsWith('unknown-'))
  );
}

/** The extension `T`, where nothing ever limits how long a call may last. */
function* absoluteTimeout(context: Context, dialplan: Dialplan): Generator<Finding> {
  const extension = context.named('T').find(({ callerId }) => callerId === undefined);
  const first = extension?.priority(1);
  if (extension === undefined || first?.statement.kind !== 'exten' || dialplan.isIncomplete) return;
  if (context.named('t').length > 0 || isNamed(dialplan, context, extension) || mayLimitCalls(dialplan)) return;
  // Of whom goes to 't' in vain it is told.
  if (
    judgedTargets(context, dialplan).some(
      ({ resolution }) => resolution.kind === 'unknown-extension' && resolution.number === 't',
    )
  )
    return;
  yield {
    line: first.line,
    span: namePieces(first.statement).name.span(),
    message: "No timeout leads here: 'T' is for calls that last longer than TIMEOUT(absolute), which nothing sets.",
  };
}

/** Whether a line sets `TIMEOUT(absolute)`, or a program may. */
function mayLimitCalls(dialplan: Dialplan): boolean {
  return dialplan.summary(limiting).size > 0;
}

/** The names of contexts with such a line. */
const limiting: Summary = {
  name: 'contexts that limit calls',
  textsOf: (context) =>
    ownName(
      context,
      context.priorities().some(({ statement }) => /timeout\s*\(\s*(?:a|\$)|agi\s*\(|stasis/i.test(statement.value.text)),
    ),
};

/** The priorities behind each WaitExten during which the channel may be in one of the contexts; undefined where a timeout may lead to `t`. */
function prioritiesBehindWaits(dialplan: Dialplan, entered: readonly Context[]): readonly Priority[] | undefined {
  const behind: Priority[] = [];
  for (const each of new Set(entered.flatMap((one) => reachOf(dialplan, one).contexts)))
    for (const priority of each.priorities()) {
      if (!/waitexten|incomplete/i.test(priority.statement.value.text)) continue;
      for (const { application } of withNestedCalls(factsOf(priority.statement).call)) {
        if (application === 'incomplete') return undefined;
        if (application !== 'waitexten') continue;
        const next = entered.flatMap((one) =>
          prioritiesAt(dialplan, { ...placeOf(priority), context: one }, priority.number + 1),
        );
        if (next[0] === undefined) return undefined;
        behind.push(next[0]);
      }
    }
  return behind;
}

function asksForDigits(dialplan: Dialplan, entered: readonly Context[]): boolean {
  const isAsking = ({ statement }: Priority) => /^(?:background|read)$/.test(statement.applicationName);
  return entered.some((one) => reachOf(dialplan, one).contexts.some((each) => each.priorities().some(isAsking)));
}

/** Whether something names the extension, or may name it. */
function isNamed(dialplan: Dialplan, context: Context, extension: Extension): boolean {
  for (const { target, priority } of usesInto(dialplan, context))
    if (priority?.name !== extension.name && mayName(target, extension)) return true;
  for (const { target } of dialplan.placesNamed(COMPUTED)) {
    const glob = target.context === undefined ? undefined : globOf(target.context.piece);
    if ((glob === undefined || glob.test(context.name)) && mayName(target, extension)) return true;
  }
  return false;
}

function mayName({ relation, extension: written }: Target, { compiled, name }: Extension): boolean {
  if (relation === 'test' || relation === 'include' || written === undefined) return false;
  if (!written.isComputed) return matches(compiled, written.piece.text);
  // The number that was dialled is no timeout.
  if (/^\$\{EXTEN(?::[^{}]*)?\}$/.test(written.piece.text)) return false;
  return globOf(written.piece)?.test(name) ?? true;
}

/** Whether two priorities and what stands behind them do the same, as far as a caller can tell, or the second leads to the first. */
function doSame(dialplan: Dialplan, a: Priority, b: Priority): boolean {
  const one = deedsFrom(dialplan, a);
  const other = deedsFrom(dialplan, b);
  return other[0] === jumpTo(a) || (one.length === other.length && one.every((deed, i) => deed === other[i]));
}

function jumpTo({ line }: Priority): string {
  return `goto ${line.file.path}:${String(line.number)}`;
}

/** What is done from a priority to the end of its extension, in words that are equal for equal deeds. */
function deedsFrom(dialplan: Dialplan, first: Priority): readonly string[] {
  const deeds: string[] = [];
  for (const priority of restOf(first)) {
    const { call, targets } = factsOf(priority.statement);
    const name = call.application;
    if (['noop', 'verbose', 'log'].includes(name)) continue;
    const [target] = targets;
    const found = name === 'goto' && target !== undefined ? resolve(dialplan, target, originOf(priority)) : undefined;
    if (found?.kind === 'priority') return [...deeds, jumpTo(found.priority)];
    deeds.push(`${name} ${call.data.text.trim()}`);
    if (name === 'hangup') break;
  }
  return deeds.at(-1)?.startsWith('hangup') === true ? deeds.slice(0, -1) : deeds;
}

function* restOf(first: Priority): Generator<Priority> {
  const extension = first.context.registered().find(({ priorities }) => priorities.includes(first));
  for (let at = first; ;) {
    yield at;
    const next = extension?.priority(at.number + 1);
    if (next === undefined) return;
    at = next;
  }
}
