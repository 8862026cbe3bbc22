/** Loops that end when a counter has come far enough, and that never end since nothing counts it. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import { leadingPriorities } from '../../model/contexts/leading.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { closeOf } from '../../model/flow/blocks.ts';
import { staysTheSame } from '../../model/flow/endless-loops.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { destination, placeOf, prioritiesAt, type Place } from '../../model/names/place.ts';
import { variablesRead } from '../../model/values/values.ts';
import type { Piece } from '../../syntax/piece.ts';

interface ForgottenCounter {
  /** The While. */
  readonly open: Priority;
  /** The line that counts another variable on from the one that the condition reads. */
  readonly counted: { readonly priority: Priority; readonly name: Piece; readonly read: string } | undefined;
}

/** Each While over a number that its lines do not change, though they take their time; those that take none are loops of the other kind. */
export function* forgottenCounters(dialplan: Dialplan, context: Context): Generator<ForgottenCounter> {
  for (const open of leadingPriorities(context)) {
    if (!/^\s*while\s*$/i.test(open.statement.application.text) || !/[<>]/.test(open.statement.data.text)) continue;
    // The condition itself counts.
    if (/\b(?:INC|DEC)\(/.test(open.statement.data.text)) continue;
    const close = closeOf(dialplan, placeOf(open), 'while');
    if (close === undefined) continue;
    const body = placesBetween(dialplan, placeOf(open), open.number + 1, close.number);
    const names = applicationsOf(body);
    if (!names.every((name) => deaf.test(name) || away.test(name)) || !names.some((name) => slow.test(name) || away.test(name)))
      continue;
    if (staysTheSame(open.statement.data, body)) yield { open, counted: countedInstead(open, body) };
  }
}

function countedInstead(open: Priority, body: readonly Place[]): ForgottenCounter['counted'] {
  const read = [...variablesRead(open.statement.data)].map(({ name }) => name.text);
  for (const { priority } of body)
    for (const { name, arguments: args, value } of assignmentsOf(factsOf(priority.statement).call)) {
      const counter = read.find((each) => value.text.includes(`$[\${${each}}`));
      if (args === undefined && counter !== undefined && name.text !== '') return { priority, name, read: counter };
    }
  return undefined;
}

interface UncountedJump {
  readonly priority: Priority;
  readonly target: Piece;
  /** The label or number that it goes back to. */
  readonly from: string;
  readonly hasProgram: boolean;
}

/** `GotoIf($[${i} < 5]?again)`, where `i` got a number above and no line between `again` and here counts it. */
export function* uncountedJumps(dialplan: Dialplan, context: Context): Generator<UncountedJump> {
  const condition = /^\s*\$\[\s*"?\$\{(\w+)\}"?\s*[<>]=?\s*"?\d+"?\s*\]\s*\?/;
  for (const { priority, target, first, counter } of countedJumps(dialplan, context, condition)) {
    const { data } = priority.statement;
    if (first.name !== priority.name || first.number >= priority.number) continue;
    const body = placesBetween(dialplan, placeOf(priority), first.number, priority.number);
    const names = applicationsOf(body);
    if (!names.every((name) => deaf.test(name) || away.test(name) || programs.test(name))) continue;
    if (!names.some((name) => slow.test(name) || away.test(name) || programs.test(name))) continue;
    if (!isSetAbove(counter, first) || !staysTheSame(data.slice(0, data.text.indexOf('?')), body)) continue;
    yield {
      priority,
      target,
      from: first.label ?? String(first.number),
      hasProgram: names.some((name) => programs.test(name)),
    };
  }
}

interface NeverCounted {
  readonly priority: Priority;
  readonly target: Piece;
  readonly counter: string;
}

/** `GotoIf($[${tries} < 3]?s,menu)` in another extension than the menu, where every line that sets `tries` gives it the same number. */
export function* neverCounted(dialplan: Dialplan, context: Context): Generator<NeverCounted> {
  if (dialplan.isIncomplete) return;
  const condition = /^\s*\$\[\s*\$\{(\w+)\}\s*<=?\s*(\d+)\s*\]\s*\?/;
  for (const { priority, target, first, counter, most } of countedJumps(dialplan, context, condition)) {
    if (first.name === priority.name || dialplan.globals.has(counter)) continue;
    const values = new Set<string>();
    for (const setter of dialplan.settersOf(counter)) {
      dialplan.context(setter.name);
      for (const { value } of assignmentsIn(setter).get(counter) ?? []) values.add(value?.text.trim() ?? '');
    }
    const [only] = values;
    if (values.size !== 1 || only === undefined || !/^\d+$/.test(only) || Number(only) >= Number(most)) continue;
    if (context.priorities().some(({ statement }) => programs.test(statement.applicationName))) continue;
    yield { priority, target, counter };
  }
}

interface CountedJump {
  readonly priority: Priority;
  readonly target: Piece;
  /** Where the first target leads. */
  readonly first: Priority;
  /** What the first group of the condition holds, and what the second does. */
  readonly counter: string;
  readonly most: string | undefined;
}

/** Each GotoIf with such a condition whose first target is a priority of the same context. */
function* countedJumps(dialplan: Dialplan, context: Context, condition: RegExp): Generator<CountedJump> {
  for (const priority of leadingPriorities(context)) {
    const { application, data } = priority.statement;
    if (!/^\s*gotoif\s*$/i.test(application.text)) continue;
    const [, counter, most] = condition.exec(data.text) ?? [];
    const [target] = factsOf(priority.statement).targets;
    if (counter === undefined || target === undefined) continue;
    const first = destination(dialplan, placeOf(priority), target)?.priority;
    if (first?.context === context) yield { priority, target: target.piece, first, counter, most };
  }
}

/** The places of an extension from one number up to another, which is left out. */
function placesBetween(dialplan: Dialplan, place: Place, from: number, to: number): readonly Place[] {
  const places: Place[] = [];
  for (let number = from; number < to; number++)
    for (const priority of prioritiesAt(dialplan, place, number)) places.push({ ...placeOf(priority), context: place.context });
  return places;
}

/** What they run, in lower case. */
function applicationsOf(places: readonly Place[]): readonly string[] {
  return places.map(({ priority }) => priority.statement.applicationName);
}

/** Whether a variable gets a number in the lines above a priority in its extension. */
function isSetAbove(variable: string, { context, name, number }: Priority): boolean {
  return context
    .named(name)
    .flatMap(({ priorities }) => priorities)
    .some(
      (each) =>
        each.number < number &&
        assignmentsOf(factsOf(each.statement).call).some(
          ({ name: set, arguments: args, value }) =>
            args === undefined && set.text === variable && /^\s*\d+\s*$/.test(value.text),
        ),
    );
}

/** Applications that run a program, which may count. */
const programs = /^(?:eagi|agi|fastagi|deadagi)$/;

/** Applications that do something elsewhere, and change no variable but their own. */
const away = /^(?:originate|system|trysystem|userevent|senddtmf|sendtext)$/;

/** Of those that read no key the ones that take their time. */
const slow = /^(?:playback|controlplayback|say\w+|wait)$/;

/** Applications that read no key and go on. */
export const deaf =
  /^(?:playback|controlplayback|say\w+|playtones|stopplaytones|ringing|progress|answer|wait|noop|verbose|log|set)$/;
