/** Loops that end when a counter has come far enough, and that never end since nothing counts it. */

import { application } from '../../catalogue/catalogue.ts';
import { flowEffect, readsAnyVariable } from '../../catalogue/flow/flow-effects.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import { leadingPriorities } from '../../model/contexts/leading.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { closeOf } from '../../model/flow/blocks.ts';
import { staysTheSame } from '../../model/flow/endless-loops.ts';
import { stepsAfter } from '../../model/flow/flow.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { destination, placeKey, placeOf, prioritiesAt, type Place } from '../../model/names/place.ts';
import { withFixedGlobals } from '../../model/names/fixed-text.ts';
import { reachOf } from '../../model/names/reach.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import { variablesRead } from '../../model/values/values.ts';
import type { Piece } from '../../syntax/piece.ts';

interface ForgottenCounter {
  /** The While. */
  readonly open: Priority;
  /** The line that counts another variable on from the one that the condition reads. */
  readonly counted: { readonly priority: Priority; readonly name: Piece; readonly read: string } | undefined;
  /** Whether something else may lead out. */
  readonly hasWayOut: boolean;
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
    const nested = body.flatMap(({ priority }) =>
      withNestedCalls(factsOf(priority.statement).call).map(({ application: name }) => name),
    );
    if (!nested.every((name) => deaf.test(name) || away.test(name) || calling.test(name) || leaving.test(name))) continue;
    if (!names.some((name) => slow.test(name) || away.test(name) || calling.test(name))) continue;
    // What ends with its first round is no loop.
    if (names.some((name) => /^(?:hangup|goto|return|exitwhile)$/.test(name))) continue;
    if (staysTheSame(open.statement.data, body))
      yield { open, counted: countedInstead(open, body), hasWayOut: nested.some((name) => leaving.test(name)) };
  }
}

function countedInstead(open: Priority, body: readonly Place[]): ForgottenCounter['counted'] {
  const read = variablesRead(open.statement.data).map(({ name }) => name.text);
  for (const { priority } of body)
    for (const { name, arguments: args, value } of assignmentsOf(factsOf(priority.statement).call)) {
      const counter = read.find((each) => value.text.includes(`$[\${${each}}`));
      if (args === undefined && counter !== undefined && name.text !== '') return { priority, name, read: counter };
    }
  return undefined;
}

interface UncountedJump {
  readonly counter: string;
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
      counter,
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

interface StandingCounter {
  readonly priority: Priority;
  /** The variable in the condition. */
  readonly name: Piece;
}

/**
 * A condition that a loop comes to again and again, of a variable that is to count up to a number and that no line of the loop counts,
 * whatever else they do.
 */
export function* standingCounters(dialplan: Dialplan, context: Context): Generator<StandingCounter> {
  if (!dialplan.isNearlyComplete) return;
  const condition = /^(\s*\$\[\s*"?\$\{)(\w+)\}"?\s*([<>]=?)\s*"?(\d+|\$\{\w+\})"?\s*\]\s*(?:\?|$)/;
  for (const priority of leadingPriorities(context)) {
    const { applicationName, data } = priority.statement;
    if (applicationName !== 'gotoif' && applicationName !== 'while') continue;
    const [, before = '', counter = '', operator = '', limit = ''] = condition.exec(data.text) ?? [];
    if (counter === '' || dialplan.globals.has(counter)) continue;
    const most = Number(/^\d/.test(limit) ? limit : (dialplan.globals.get(limit.slice(2, -1)) ?? 'none'));
    const start = numbersGiven(linesAbove(priority), counter);
    // With `<=` it goes round once more.
    if (start === undefined || !(most - start + (operator === '<=' ? 1 : 0) >= FEWEST_ROUNDS)) continue;
    const around = linesAround(dialplan, priority);
    if (around === undefined) continue;
    const writing = around.filter((each) => maySet(each, counter));
    if (writing.length > 0 && numbersGiven(writing, counter) !== start) continue;
    yield { priority, name: data.slice(before.length, before.length + counter.length) };
  }
}

interface BackwardCounter {
  /** The line that counts. */
  readonly priority: Priority;
  readonly counter: string;
  readonly direction: 'up' | 'down';
  /** The comparison that comes out the same whatever is counted, and how. */
  readonly comparison: string;
  readonly holds: boolean;
  readonly asking: Priority;
}

/** Lines that count a variable away from the number that a condition waits for: `Set(tries=$[${tries} - 1])` and `$[${tries} > 3]`. */
export function* backwardCounters(dialplan: Dialplan, context: Context): Generator<BackwardCounter> {
  if (dialplan.isIncomplete) return;
  const told = new Set<string>();
  for (const asking of leadingPriorities(context)) {
    const { applicationName, data } = asking.statement;
    if (!/^(?:gotoif|while|execif)$/.test(applicationName)) continue;
    for (const [comparison, counter = '', operator = '', limit = ''] of data.text.matchAll(
      /\$\{(\w+)\}\s*([<>])=?\s*(\d+|\$\{\w+\})(?![\w.$])/g,
    )) {
      if (told.has(counter) || dialplan.globals.has(counter)) continue;
      const counts = countsOf(dialplan, context, counter);
      const least = leastOf(dialplan, context, limit);
      if (counts === undefined || least === undefined) continue;
      const { step, isDown, from } = counts;
      const holds = (operator === '<') === isDown;
      const beyond = isDown ? least - Math.max(...from) : Math.min(...from) - least;
      // Downwards from below the limit it stays below, and upwards from above it stays above.
      if (beyond < 0 || (beyond === 0 && comparison.includes('=') !== holds)) continue;
      // A limit of which the least alone is known may be more.
      const isExact = /^\d/.test(limit) || dialplan.globals.has(limit.slice(2, -1));
      if (!isExact && (holds || !isDown)) continue;
      told.add(counter);
      yield { priority: step, counter, direction: isDown ? 'down' : 'up', comparison, holds, asking };
    }
  }
}

interface Counts {
  readonly step: Priority;
  readonly isDown: boolean;
  /** The numbers that it begins with. */
  readonly from: readonly number[];
}

/** How a variable is counted where all that ever sets it are numbers and steps in one direction. */
function countsOf(dialplan: Dialplan, context: Context, variable: string): Counts | undefined {
  if (variablesSetBeside(dialplan).has(variable)) return undefined;
  const value = new RegExp(`^(?:(\\d+)|\\$\\[\\s*\\$\\{${variable}\\}\\s*([+-])\\s*\\d+\\s*\\])\\s*$`);
  const assigned = new RegExp(`^\\s*(?:LOCAL\\(${variable}\\)|_{0,2}${variable})=(.*)$`, 's');
  const from: number[] = [];
  const steps: Priority[] = [];
  const signs = new Set<string>();
  const add = (text: string, priority: Priority): boolean => {
    const [, number, sign] = value.exec(text) ?? [];
    if (number === undefined && sign === undefined) return false;
    if (number !== undefined) from.push(Number(number));
    if (sign === undefined) return true;
    signs.add(sign);
    if (priority.context === context) steps.push(priority);
    return true;
  };
  for (const priority of context.priorities()) {
    if (!maySet(priority, variable)) continue;
    const text = priority.statement.applicationName === 'set' ? assigned.exec(priority.statement.data.text)?.[1] : undefined;
    if (text === undefined || !add(text, priority)) return undefined;
  }
  for (const setter of dialplan.settersOf(variable)) {
    if (setter === context) continue;
    for (const each of assignmentsIn(setter).get(variable) ?? [])
      if (!add(each.value?.text ?? '', each.priority)) return undefined;
  }
  const [step] = steps;
  return step === undefined || from.length === 0 || signs.size !== 1 ? undefined : { step, isDown: signs.has('-'), from };
}

/** The least that a limit is: its number, that of a global variable that nothing changes, or 0 for what counts things. */
function leastOf(dialplan: Dialplan, context: Context, limit: string): number | undefined {
  if (/^\d/.test(limit)) return Number(limit);
  const text = withFixedGlobals(dialplan, limit);
  if (/^\d+$/.test(text)) return Number(text);
  const name = limit.slice(2, -1);
  if (dialplan.globals.has(name)) return undefined;
  const setting = context.priorities().filter((each) => maySet(each, name));
  const counting = new RegExp(`^(?:LOCAL\\(${name}\\)|${name})=\\$\\{(?:FIELDQTY|LEN|GROUP_COUNT)\\(`);
  const isCount = setting.length === 1 && setting.every(({ statement }) => counting.test(statement.data.text));
  return isCount && dialplan.settersOf(name).every((each) => each === context) ? 0 : undefined;
}

/** A number that is nearer to where the variable begins may be what it is set to elsewhere, and no count. */
const FEWEST_ROUNDS = 2;

function linesAbove({ context, name, number }: Priority): readonly Priority[] {
  return context
    .named(name)
    .flatMap(({ priorities }) => priorities)
    .filter((each) => each.number < number);
}

/** The one number that all lines that set the variable give it; undefined where there is none, or another value. */
function numbersGiven(priorities: readonly Priority[], variable: string): number | undefined {
  let given: number | undefined;
  for (const priority of priorities) {
    if (!maySet(priority, variable)) continue;
    const [, value] = new RegExp(`^\\s*_{0,2}(?:LOCAL\\()?${variable}\\)?=(\\d+)\\s*$`).exec(priority.statement.data.text) ?? [];
    if (value === undefined || priority.statement.applicationName !== 'set' || (given ?? Number(value)) !== Number(value))
      return undefined;
    given = Number(value);
  }
  return given;
}

/** Whether a line may set the variable: it names it other than to read it, or does what nobody can follow. */
function maySet({ statement }: Priority, variable: string): boolean {
  const { call } = factsOf(statement);
  for (const inner of withNestedCalls(call)) {
    if (readsAnyVariable.has(inner.application) || programs.test(inner.application)) return true;
    if (application(inner.name.text.trim()) === undefined && inner.name.text.trim() !== '') return true;
    if (assignmentsOf(inner).some(({ name }) => name.text.includes('$'))) return true;
  }
  const { text } = statement.data;
  // What only speaks of it may count it as well: `Verbose(${INC(i)})`.
  if (new RegExp(`\\b(?:INC|DEC)\\(\\s*${variable}\\s*\\)`).test(text)) return true;
  if (flowEffect(call.application) === 'talk') return false;
  return /\bEVAL\(/.test(text) || new RegExp(`(?<![\\w{/.-])${variable}(?![\\w/.-])`).test(text);
}

/** What may run between a priority and the next time that it runs, calls of subroutines and keys that are pressed included; undefined where it does not come back, or that cannot be told. */
function linesAround(dialplan: Dialplan, priority: Priority): readonly Priority[] | undefined {
  const start = placeOf(priority);
  const found = new Map<string, Place>();
  const queue = [start];
  const visit = (place: Place): void => {
    const key = placeKey(place);
    if (found.has(key)) return;
    found.set(key, place);
    queue.push(place);
  };
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    if (found.size > MOST_AROUND) return undefined;
    const { steps, exits } = stepsAfter(dialplan, place);
    if (exits.includes('unknown')) return undefined;
    for (const step of steps) visit(step.place);
    for (const target of factsOf(place.priority.statement).targets) {
      if (target.relation !== 'call' && target.relation !== 'macro') continue;
      const entered = destination(dialplan, place, target);
      if (entered === undefined) return undefined;
      visit(entered);
    }
    if (!exits.includes('dialled')) continue;
    const { contexts, isOpen } = reachOf(dialplan, place.context);
    if (isOpen) return undefined;
    for (const each of contexts)
      for (const { compiled, priorities } of each.registered()) {
        const first = priorities.find(({ number }) => number === 1);
        if (first !== undefined && compiled.name !== 's' && compiled.name !== 'h')
          visit({ context: place.context, extension: compiled, priority: first });
      }
  }
  const around = [...found.values()].map((place) => place.priority);
  return around.includes(priority) ? around : undefined;
}

/** A way round that is longer comes past too much for anybody to tell. */
const MOST_AROUND = 300;

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

/** Applications that call somebody and come back, or listen to what is said meanwhile. */
const calling = /^(?:dial|retrydial|page|queue|voicemail|mixmonitor|stopmixmonitor)$/;

/** What may lead out of a loop. */
const leaving = /^(?:execif|exitwhile|continuewhile|gotoif|gotoiftime|goto|return|hangup)$/;

/** Of those that read no key the ones that take their time. */
const slow = /^(?:playback|controlplayback|say\w+|wait)$/;

/** Applications that read no key and go on. */
export const deaf =
  /^(?:playback|controlplayback|say\w+|playtones|stopplaytones|ringing|progress|answer|wait|noop|verbose|log|set)$/;
