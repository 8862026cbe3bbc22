/** A variable that new channels get is set again without its underscores, so that they get it no longer. */

import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { MOST_PLACES, placesAfter, reachableFrom } from '../../model/flow/flow.ts';
import { entriesInto, isOnCalledChannel, routinesCalled, runsOnCalledChannel } from '../../model/flow/legs.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import type { Target } from '../../model/lines/target.ts';
import { destination, placeKey, placeOf, type Place } from '../../model/names/place.ts';
import { resolve } from '../../model/names/resolve.ts';
import { neighborUses, usesBeside } from '../../model/names/uses.ts';
import { variablesRead } from '../../model/values/values.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding } from '../finding.ts';
import { Mark } from '../lines/line-traits.ts';
import { contextRule } from '../rule.ts';

export const lostInheritance = contextRule(
  {
    name: 'lost-inheritance',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A variable that called channels get as well, since it was set with underscores, is set again without them, although code on a called channel reads it.',
    why:
      'A variable that is set as `__NAME` is handed on to the channels that this one calls, and to those that they call; with one underscore it is handed on once. ' +
      'The underscores are no part of the name, but of the value: `Set(NAME=…)` puts a value without them in its place, and the next Dial or Queue hands on neither the old one nor the new one. ' +
      'Reported is what code reads on such a channel: by a subroutine of Dial or Queue, or in a context that Local channels of a queue begin in. Setting the variable to nothing is left alone.',
    evidence:
      'main/pbx_variables.c `pbx_builtin_setvar_helper` (takes out the old variable, whatever its underscores), main/channel.c `ast_channel_inherit_variables`',
    invalid: [
      `
[a]
exten => _1XX,1,Set(__ORIGIN=inside)
 same => n,ExecIf($["\${CALLERID(num)}" = ""]?Set(ORIGIN=unknown))
;                                                ^^^^^^ warning lost-inheritance: 'ORIGIN' was set for new channels too, and is set here for this channel alone.
 same => n,Dial(Local/\${EXTEN}@b/n)
[b]
exten => _1XX,1,Set(CDR(userfield)=\${ORIGIN})
`,
    ],
    valid: [
      `
[a]
exten => _1XX,1,Set(__ORIGIN=inside)
 same => n,Set(__ORIGIN=unknown)
 same => n,Dial(Local/\${EXTEN}@b/n)
 same => n,Set(ORIGIN=over)
[b]
exten => _1XX,1,Set(CDR(userfield)=\${ORIGIN})
`,
    ],
    seeAlso: ['local-channel-optimization'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    for (const [name, assignments] of plainAssignments(context)) {
      const inherited = assignments.filter(({ underscores }) => underscores !== '');
      const others = assignments.filter(({ underscores, value }) => underscores === '' && value.trim() !== '');
      if (inherited.length === 0 || others.length === 0) continue;
      const setAt = new Set(assignments.map(({ priority }) => priority));
      for (const first of inherited)
        for (const other of others) {
          if (
            !follows(dialplan, first.priority, other.priority, setAt) ||
            !isReadElsewhere(dialplan, other.priority, name, setAt)
          )
            continue;
          yield {
            line: other.priority.line,
            span: other.name.span(),
            message: `'${name}' was set for new channels too, and is set here for this channel alone.`,
            related: [{ line: first.priority.line, span: first.name.span(), message: `'${name}' is set for new channels here.` }],
            fix: () => [
              {
                title: `Change to '${first.underscores}${name}'`,
                safe: false,
                edits: [replacement(other.priority.line, other.name.span(), first.underscores + name)],
              },
            ],
          };
        }
    }
    yield* unheard(context, dialplan);
  },
  ({ marks }) => (marks & (Mark.underscore | Mark.reference)) !== 0,
);

/** What code on a called channel reads of variables that are set for the channel of the caller alone. */
function* unheard(context: Context, dialplan: Dialplan): Generator<Finding> {
  if (dialplan.isIncomplete) return;
  // A routine with many callers is not asked who they are.
  const isLocal = dialplan.entriesOf(context.name).length === 0;
  if (isLocal && !isForLocalChannels(context, dialplan)) return;
  const told = new Set<string>();
  for (const { priorities } of context.registered()) {
    const [first] = priorities;
    // Who enters a routine is asked last, since it may be very many.
    let isOnIt: boolean | undefined;
    for (const { statement, line } of priorities) {
      if (!hasWholeSignature(statement)) continue;
      for (const { name, isComputed } of variablesRead(statement.data)) {
        if (isComputed || told.has(name.text) || !isSetForCallersAlone(name.text, context, dialplan)) continue;
        isOnIt ??=
          first !== undefined &&
          (isLocal ? entriesInto(dialplan, placeOf(first)).next().done !== true : isOnCalledChannel(dialplan, placeOf(first)));
        if (!isOnIt) continue;
        told.add(name.text);
        yield {
          line,
          span: name.span(),
          message: isLocalEverywhere(name.text, dialplan)
            ? `'${name.text}' is local to a subroutine on the channel of the caller: this runs on the called channel, where it is empty.`
            : `'${name.text}' is set without underscores, for the channel of the caller alone: this runs on the called channel, where it is empty.`,
        };
      }
    }
  }
}

/** Whether Local channels begin in the context that a queue or Dial calls, and nobody else comes there. */
function isForLocalChannels({ name }: Context, dialplan: Dialplan): boolean {
  if (dialplan.hasIncluders(name)) return false;
  const targets = [...dialplan.usesOf(name), ...usesBeside(dialplan, name)].map(({ target }) => target);
  return targets.length > 0 && targets.every((target) => target.relation === 'test' || isCalledAsLocal(target));
}

function isCalledAsLocal({ relation, construct }: Target): boolean {
  return relation === 'channel' && /^(?:queue member|\w*queuemember|dial|retrydial|page)\b/i.test(construct);
}

/** Whether others set a variable, and none of them for the channels that are called, nor on those, nor for all channels. */
function isSetForCallersAlone(name: string, context: Context, dialplan: Dialplan): boolean {
  if (!/^[A-Za-z_]\w+$/.test(name) || name.startsWith('ARG')) return false;
  // Asterisk obeys some, and gives no channel a value for them.
  if ((builtInVariable(name)?.access ?? 'write') !== 'write') return false;
  const setters = dialplan.settersOf(name);
  if (setters.length === 0 || setters.includes(context) || dialplan.globals.has(name)) return false;
  return dialplan.tracker.remember(`set for callers alone ${name}`, () =>
    dialplan
      .settersOf(name)
      .every(
        (setter) =>
          (plainAssignments(setter).get(name) ?? []).every(({ underscores }) => underscores === '') &&
          (assignmentsIn(setter).get(name) ?? []).every(
            ({ priority, value }) => (value !== undefined || isLocalTo(priority, name)) && !isCalledAnyhow(dialplan, priority),
          ),
      ),
  );
}

/** Whether a line sets the variable for the subroutine that it stands in. */
// Asterisk: apps/app_stack.c local_write.
function isLocalTo({ statement }: Priority, name: string): boolean {
  return withNestedCalls(factsOf(statement).call).some((call) =>
    assignmentsOf(call).some(({ name: written, arguments: args }) => written.text === 'LOCAL' && args?.text.trim() === name),
  );
}

/** Whether every line that sets a variable does so for the subroutine that it stands in. */
function isLocalEverywhere(name: string, dialplan: Dialplan): boolean {
  return dialplan
    .settersOf(name)
    .every((setter) => (assignmentsIn(setter).get(name) ?? []).every(({ priority }) => isLocalTo(priority, name)));
}

/** Whether a line may run on a called channel, be it among others. */
function isCalledAnyhow(dialplan: Dialplan, priority: Priority): boolean {
  const { context } = priority;
  return (
    isForLocalChannels(context, dialplan) ||
    dialplan.usesOf(context.name).some(({ target }) => runsOnNewChannel(target)) ||
    dialplan.includersOf(context.name).some(({ name }) => dialplan.usesOf(name).some(({ target }) => runsOnNewChannel(target)))
  );
}

interface PlainAssignment {
  readonly priority: Priority;
  /** Without the underscores. */
  readonly name: Piece;
  readonly underscores: string;
  readonly value: string;
}

/** Whether a line may set a variable for new channels, by its text. */
function mayInherit(context: Context): boolean {
  for (const { statement } of context.priorities()) {
    const { text } = statement.data;
    if (text.includes('_') && text.includes('=') && /(?:^|[\0-\x20,("])_/.test(text)) return true;
  }
  return false;
}

/** The assignments to variables of written names, by name; none where no variable is set for new channels. */
function plainAssignments(context: Context): ReadonlyMap<string, readonly PlainAssignment[]> {
  let found = plain.get(context);
  if (found === undefined) plain.set(context, (found = mayInherit(context) ? assignmentsByName(context) : none));
  return found;
}

/** Those of the contexts that set what many others read are asked for again and again. */
const plain = new WeakMap<Context, ReadonlyMap<string, readonly PlainAssignment[]>>();
const none: ReadonlyMap<string, readonly PlainAssignment[]> = new Map();

function assignmentsByName(context: Context): ReadonlyMap<string, readonly PlainAssignment[]> {
  const byName = new Map<string, PlainAssignment[]>();
  for (const priority of context.priorities()) {
    if (!priority.statement.data.text.includes('=')) continue;
    for (const call of withNestedCalls(factsOf(priority.statement).call))
      for (const { name, arguments: args, value } of assignmentsOf(call)) {
        if (args !== undefined || name.text === '' || name.text.includes('$')) continue;
        const before = call.data.text.slice(0, name.start - call.data.start);
        const underscores = /_{0,2}$/.exec(before)?.[0] ?? '';
        const list = byName.get(name.text) ?? [];
        list.push({ priority, name, underscores, value: value.text });
        byName.set(name.text, list);
      }
  }
  return byName;
}

/** Whether a channel can come from one assignment to the other with none of the same variable in between. */
function follows(dialplan: Dialplan, first: Priority, other: Priority, setAt: ReadonlySet<Priority>): boolean {
  return placesAfter(dialplan, placeOf(first)).some((next) =>
    reachableFrom(dialplan, next, ({ priority }) => setAt.has(priority)).some(({ priority }) => priority === other),
  );
}

/** Whether a channel that is called behind an assignment, before the variable is set again, runs code that reads the variable. */
function isReadElsewhere(dialplan: Dialplan, from: Priority, name: string, setAt: ReadonlySet<Priority>): boolean {
  for (const next of placesAfter(dialplan, placeOf(from)))
    for (const place of reachableFrom(dialplan, next, ({ priority }) => setAt.has(priority))) {
      if (setAt.has(place.priority)) continue;
      for (const target of factsOf(place.priority.statement).targets) {
        if (!runsOnNewChannel(target)) continue;
        const entry = destination(dialplan, place, target);
        if (entry !== undefined && isReadFrom(dialplan, entry, name)) return true;
      }
      if (place.priority.statement.applicationName === 'queue' && isReadByMembers(dialplan, name)) return true;
    }
  return false;
}

/** Whether a member of a queue in queues.conf is a Local channel that reads the variable. */
function isReadByMembers(dialplan: Dialplan, name: string): boolean {
  for (const { target } of neighborUses(dialplan)) {
    if (target.construct !== 'queue member') continue;
    const found = resolve(dialplan, target, undefined);
    if (found.kind === 'priority' && isReadFrom(dialplan, placeOf(found.priority), name)) return true;
  }
  return false;
}

/** Whether what a target names runs on a channel that gets the variables of this one. */
function runsOnNewChannel(target: Target): boolean {
  return runsOnCalledChannel(target) || (target.relation === 'channel' && /^(?:dial|retrydial|page)\b/i.test(target.construct));
}

function isReadFrom(dialplan: Dialplan, entry: Place, name: string): boolean {
  const seen = new Set<string>();
  const queue = [entry];
  for (let place = queue.pop(); place !== undefined && seen.size < MOST_PLACES; place = queue.pop()) {
    if (seen.has(placeKey(place))) continue;
    seen.add(placeKey(place));
    for (const read of variablesRead(place.priority.statement.data)) if (read.name.text === name) return true;
    queue.push(...placesAfter(dialplan, place), ...routinesCalled(dialplan, place));
  }
  return false;
}
