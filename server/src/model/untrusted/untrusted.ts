/**
 * Whether text at a place can be chosen by a caller, and by which way it came there: asked backwards over assignments, guards, jumps, and
 * the arguments of subroutines and hangup handlers.
 */
// Asterisk: README-SERIOUSLY.bestpractices.md; apps/app_stack.c gosub_exec (arguments), main/pbx_variables.c (functions and variables).

import type { Sink } from '../../catalogue/untrusted/sinks.ts';
import { callerChosenFunction, callerChosenVariable, filterCleans, passesTextOn } from '../../catalogue/untrusted/untrusted.ts';
import { indexOutside, splitArguments } from '../../syntax/arguments.ts';
import { compileName } from '../../syntax/pattern.ts';
import { Piece } from '../../syntax/piece.ts';
import {
  substitutions,
  type FunctionSubstitution,
  type Substitution,
  type VariableSubstitution,
} from '../../syntax/substitution.ts';
import { extensionHolding, type Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { assignmentsIn } from '../indexes/variable-index.ts';
import { factsOf } from '../lines/facts.ts';
import { guardCleans, type Guard } from '../lines/guards.ts';
import { originOf, resolve } from '../names/resolve.ts';
import { usesBeside } from '../names/uses.ts';
import { variablesSetIn } from '../names/variable-uses.ts';
import { namedVariableOf } from '../values/values.ts';
import { arrivalsAt, byDigits, endingIn, type Arrival } from './arrivals.ts';
import { definitions, functionKey, yieldsOperands } from './definitions.ts';

/** Text that a caller chooses, as it stands at a place. */
export interface Untrusted {
  /** What it is, as a reader calls it: "the caller ID". */
  readonly source: string;
  /** The substitution by which it comes into the text that was asked about. */
  readonly culprit: Substitution;
  /** From where it is read first to where it is asked about: the assignments and calls that hand it on. */
  readonly way: readonly Step[];
}

export interface Step {
  readonly priority: Priority;
  readonly piece: Piece;
  /** The substitution in it by which the text comes in. */
  readonly culprit: Piece;
  /** The name that the text has from here on: a variable, or an argument of a routine. */
  readonly name: string;
  /** What hands it on: `Set`, or the construct that names the routine with the place that is entered. */
  readonly by: { readonly construct: string; readonly into: string } | undefined;
}

/** A value of a caller with the way behind it, the last step first. */
interface Trace {
  readonly source: string;
  readonly steps: readonly Step[];
}

/** Places looked at for one question; a longer way is not followed. */
const MOST_LOOKS = 400;

/** How a text is used at its place. */
export interface Use {
  readonly sink: Sink;
  /** What holds where it is used. */
  readonly guards: readonly Guard[];
  /** Whether it is substituted when the application of the line has begun, which may have set variables by then. */
  readonly isLate: boolean;
}

/** What the searches of one piece of work know of each other's ways. It holds for that work alone, since what it rests on is noted for it alone. */
export class Searches {
  readonly #clean = new Map<Sink, Map<Priority, Set<string>>>();
  readonly #arrivals = new Map<Priority, readonly Arrival[]>();

  /** Whether a search that came to its end found nothing from here on. */
  isClean(sink: Sink, at: Priority, key: string): boolean {
    return this.#clean.get(sink)?.get(at)?.has(key) === true;
  }

  /** Notes where a search has been that found nothing. */
  addClean(sink: Sink, places: ReadonlyMap<Priority, ReadonlySet<string>>): void {
    const known = this.#clean.get(sink) ?? new Map<Priority, Set<string>>();
    this.#clean.set(sink, known);
    for (const [at, keys] of places) {
      const all = known.get(at);
      if (all === undefined) known.set(at, new Set(keys));
      else for (const key of keys) all.add(key);
    }
  }

  arrivalsAt(dialplan: Dialplan, at: Priority): readonly Arrival[] {
    let arrivals = this.#arrivals.get(at);
    if (arrivals === undefined) this.#arrivals.set(at, (arrivals = arrivalsAt(dialplan, at)));
    return arrivals;
  }
}

/** Every substitution of a piece by which text of a caller comes into it, in order. `searches` are those of one piece of work. */
export function untrustedIn(
  dialplan: Dialplan,
  piece: Piece,
  priority: Priority,
  use: Use,
  searches = new Searches(),
): Untrusted[] {
  const found: Untrusted[] = [];
  for (const each of substitutions(piece)) {
    const search = new Search(dialplan, use, searches);
    const culprit = search.inSubstitution(each, priority);
    if (culprit !== undefined) found.push(culprit);
    else search.keepClean();
  }
  return found;
}

class Search {
  readonly #dialplan: Dialplan;
  readonly #sink: Sink;
  /** What holds at the place of the question, for the variable that is looked at first. */
  readonly #guards: readonly Guard[];
  /** Whether the variable that is looked at first is read after the application of its line has begun. */
  #isLate: boolean;
  readonly #searches: Searches;
  readonly #seen = new Map<Priority, Set<string>>();
  #looks = 0;
  /** How often a way ended where the text is another one or is known to be harmless, rather than where it had been already. */
  #cleanEnds = 0;
  /** Whether what holds at the place of the question ended the search, which says nothing of other questions. */
  #isGuarded = false;

  constructor(dialplan: Dialplan, { sink, guards, isLate }: Use, searches: Searches) {
    this.#dialplan = dialplan;
    this.#searches = searches;
    this.#sink = sink;
    this.#guards = guards;
    this.#isLate = isLate;
  }

  /** Keeps where this search has been, after it found nothing. */
  keepClean(): void {
    if (this.#looks <= MOST_LOOKS && !this.#isGuarded) this.#searches.addClean(this.#sink, this.#seen);
  }

  inSubstitution(substitution: Substitution, at: Priority): Untrusted | undefined {
    switch (substitution.kind) {
      case 'variable': {
        const trace = this.#variable(substitution, at);
        return trace && { source: trace.source, culprit: substitution, way: trace.steps };
      }
      case 'function':
        return this.#function(substitution, at);
      case 'expression':
        return yieldsOperands(substitution.inner.text) ? this.#first(substitution.children, at) : undefined;
    }
  }

  #first(list: readonly Substitution[], at: Priority): Untrusted | undefined {
    for (const each of list) {
      const found = this.inSubstitution(each, at);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #inPiece(piece: Piece, at: Priority): Untrusted | undefined {
    return this.#first(substitutions(piece), at);
  }

  #variable({ name, substring }: VariableSubstitution, at: Priority): Trace | undefined {
    if (name.text.includes('$')) return undefined;
    if (name.text === 'EXTEN' && substring !== undefined && staysInFixedPart(at, substring.text)) return undefined;
    return name.text === 'INVALID_EXTEN' ? this.#invalidExtension(at) : this.#before(name.text, at);
  }

  /** What 'i' is told: digits of a telephone, or what some jump leads to in this context. */
  #invalidExtension(at: Priority): Trace | undefined {
    for (const { priority: from, target } of this.#dialplan.usesOf(at.context.name)) {
      if (target.relation !== 'jump' || target.extension?.isComputed !== true) continue;
      const found = this.#inPiece(target.extension.piece, from);
      if (found !== undefined) return { source: found.source, steps: found.way };
    }
    return undefined;
  }

  #function(substitution: FunctionSubstitution, at: Priority): Untrusted | undefined {
    const name = substitution.name.text;
    const args = splitArguments(substitution.arguments);
    if (name === 'FILTER') {
      const [allowed, text] = args;
      if (allowed === undefined || text === undefined || allowed.text.includes('$')) return undefined;
      return filterCleans(allowed.text, this.#sink)
        ? undefined
        : this.#inPiece(substitution.arguments.slice(allowed.text.length + 1), at);
    }
    if (name === 'IF') {
      const question = indexOutside(substitution.arguments.text, '?');
      return question < 0 ? undefined : this.#inPiece(substitution.arguments.slice(question + 1), at);
    }
    if (name === 'LOCAL' || name === 'GLOBAL') {
      const trace = this.#before(substitution.arguments.text, at);
      return trace && { source: trace.source, culprit: substitution, way: trace.steps };
    }
    const chosen = callerChosenFunction(name, substitution.arguments.text);
    if (chosen !== undefined || keepsText(name, substitution.arguments.text)) {
      const trace = this.#before(functionKey(name, substitution.arguments.text), at);
      return trace && { source: trace.source, culprit: substitution, way: trace.steps };
    }
    if (!passesTextOn(name, this.#sink)) return undefined;
    const named = namedVariableOf(name);
    const variable = named === undefined ? undefined : args[named];
    if (variable !== undefined && /^\w+$/.test(variable.text)) {
      const trace = this.#before(variable.text, at);
      return trace && { source: trace.source, culprit: substitution, way: trace.steps };
    }
    // `CUT(CALLERID(name),-,1)`: the name of a variable may be that of a function with its arguments.
    const called =
      variable !== undefined && /^[A-Z_]+\(.*\)$/.test(variable.text) ? new Piece(`\${${variable.text}}`, 0) : undefined;
    const inner = this.#inPiece(called ?? substitution.arguments, at);
    return inner && { ...inner, culprit: inner.way.length === 0 && called === undefined ? inner.culprit : substitution };
  }

  /** What a variable can hold when a priority begins. */
  #before(key: string, at: Priority): Trace | undefined {
    if (this.#isLate) {
      this.#isLate = false;
      return this.#after(key, at);
    }
    if (this.#searches.isClean(this.#sink, at, key)) {
      this.#cleanEnds++;
      return undefined;
    }
    const seen = this.#seen.get(at) ?? new Set<string>();
    if (seen.has(key) || this.#looks++ > MOST_LOOKS) return undefined;
    this.#seen.set(at, seen.add(key));
    if (this.#looks === 1 && this.#guards.some((guard) => guardCleans(guard, key, this.#sink))) {
      this.#isGuarded = true;
      return undefined;
    }
    if (key === 'EXTEN') return this.#extension(at);
    let isRoot = true;
    for (const arrival of this.#searches.arrivalsAt(this.#dialplan, at)) {
      if (this.#looks > MOST_LOOKS) return undefined;
      if (arrival.target !== undefined && !leadsOn.has(arrival.target.relation)) {
        const handed = arrival.target.relation === 'channel' ? this.#handedOn(key, arrival.from) : undefined;
        if (handed !== undefined) return handed;
        continue;
      }
      // A loop back to the beginning is no way in.
      if (arrival.target !== undefined || at.number !== 1) isRoot = false;
      const trace = this.#through(arrival, key, at);
      if (trace !== undefined) return trace;
    }
    if (at.number !== 1 || !comeToByItself.test(at.name)) return isRoot ? initial(key) : undefined;
    const endsBefore = this.#cleanEnds;
    if (atAnyTime.test(at.name)) {
      for (const { priorities } of endingIn(this.#dialplan, at.context)) {
        const trace = this.#atEnd(key, priorities);
        if (trace !== undefined) return trace;
      }
      return isRoot && this.#cleanEnds === endsBefore ? initial(key) : undefined;
    }
    const { waiting, mayBegin } = byDigits(this.#dialplan, at.context);
    for (const from of waiting) {
      const trace = this.#after(key, from);
      if (trace !== undefined) return trace;
    }
    const isMenu = !mayBegin && this.#cleanEnds > endsBefore;
    return (/^[it]$/.test(at.name) ? this.#leftOver(key, at) : undefined) ?? (isRoot && !isMenu ? initial(key) : undefined);
  }

  /** What an extension leaves in a variable: what is set last, or else what it began with. */
  #atEnd(key: string, priorities: readonly Priority[]): Trace | undefined {
    const last = priorities.findLast(({ statement }) => definitions(factsOf(statement).call, key).length > 0);
    if (last !== undefined) return this.#after(key, last);
    const first = priorities.find(({ number }) => number === 1);
    return first && this.#before(key, first);
  }

  /** What the other extensions of a context leave in a variable for those that Asterisk goes to over a wrong number, or over none. */
  #leftOver(key: string, at: Priority): Trace | undefined {
    if (!/^[A-Za-z]\w*$/.test(key)) return undefined;
    const last = new Map<string, Priority>();
    for (const { priority } of assignmentsIn(at.context).get(key) ?? [])
      if (priority.name !== at.name && priority.number > (last.get(priority.name)?.number ?? 0))
        last.set(priority.name, priority);
    for (const priority of last.values()) {
      const trace = this.#after(key, priority);
      if (trace !== undefined) return trace;
    }
    return undefined;
  }

  #through({ from, guard, target }: Arrival, key: string, at: Priority): Trace | undefined {
    if (from === undefined) return undefined;
    if (guard !== undefined && guardCleans(guard, key, this.#sink)) {
      this.#cleanEnds++;
      return undefined;
    }
    if (target === undefined) return this.#after(key, from);
    if (target.relation === 'jump') return this.#before(key, from);
    const number = /^ARG([1-9]\d*)$/.exec(key)?.[1];
    if (number === undefined) {
      // The routine of another leg runs on a channel of its own, with its own variables.
      if (!isOtherLeg(target.construct)) return this.#before(key, from);
      // There the caller ID is the dialled number, with the name of who answers.
      return /^(?:CONNECTEDLINE|CALLERID)\(/.test(key) ? initial(key) : this.#handedOn(key, from);
    }
    // With an extension and a priority among them, which is told, the arguments are not what they were to be.
    const argument = target.surplusLocation === undefined ? target.arguments?.[Number(number) - 1] : undefined;
    if (argument === undefined) return undefined;
    const found = this.#inPiece(argument, from);
    const by = { construct: target.construct, into: `${at.context.name},${at.name},${at.label ?? at.number}` };
    const step = found && { priority: from, piece: argument, culprit: found.culprit.whole, name: key, by };
    return step && { source: found.source, steps: [...found.way, step] };
  }

  /** What a new channel gets of a variable that is set with underscores: from the priority that calls, or, for a file that does, from whoever sets it. */
  #handedOn(key: string, from: Priority | undefined): Trace | undefined {
    if (!/^[A-Za-z]\w*$/.test(key) || /^ARG\d+$/.test(key)) return undefined;
    const setting = this.#dialplan
      .settersOf(key)
      .flatMap((setter) => assignmentsIn(setter).get(key) ?? [])
      .filter(({ priority }) => priority.statement.data.text.includes(`_${key}=`));
    if (setting.length === 0) return undefined;
    if (from !== undefined) return this.#before(key, from);
    for (const { priority } of setting) {
      const trace = this.#after(key, priority);
      if (trace !== undefined) return trace;
    }
    return undefined;
  }

  /** What a variable can hold when a priority is done. */
  #after(key: string, at: Priority): Trace | undefined {
    const { call } = factsOf(at.statement);
    let isCertain = false;
    for (const { value, isConditional } of definitions(call, key)) {
      isCertain ||= !isConditional;
      const found = value === undefined ? undefined : this.#inPiece(value, at);
      if (found !== undefined && value !== undefined) {
        const step = { priority: at, piece: value, culprit: found.culprit.whole, name: key, by: undefined };
        return { source: found.source, steps: [...found.way, step] };
      }
    }
    if (isCertain) {
      this.#cleanEnds++;
      return undefined;
    }
    const inside = this.#inRoutines(key, at);
    return inside.isSet ? inside.trace : this.#before(key, at);
  }

  /** What the routines that a priority calls leave in a variable; those that do not set it say nothing. */
  #inRoutines(key: string, at: Priority): { readonly isSet: boolean; readonly trace?: Trace } {
    if (key === 'GOSUB_RETVAL') return this.#returned(at);
    if (/^ARG\d+$|\(/.test(key)) return { isSet: false };
    let isSet = false;
    for (const { relation, context } of factsOf(at.statement).targets) {
      if (relation !== 'call' || context === undefined || context.isComputed) continue;
      const entered = this.#dialplan.context(context.piece.text);
      if (entered === undefined || !variablesSetIn(entered).has(key)) continue;
      isSet = true;
      for (const priority of entered.priorities()) {
        if (priority.number > 0 && definitions(factsOf(priority.statement).call, key).length > 0) {
          const trace = this.#after(key, priority);
          if (trace !== undefined) return { isSet, trace };
        }
      }
    }
    return { isSet };
  }

  /** What the subroutine that a priority calls returns; text that another call brings into it is not of this one. */
  #returned(at: Priority): { readonly isSet: boolean; readonly trace?: Trace } {
    const target = factsOf(at.statement).targets.find(({ relation }) => relation === 'call');
    if (target === undefined) return { isSet: false };
    const found = resolve(this.#dialplan, target, originOf(at));
    const extension = found.kind === 'priority' ? extensionHolding(found.priority) : undefined;
    for (const priority of extension?.priorities ?? []) {
      const { call } = factsOf(priority.statement);
      if (call.application !== 'return') continue;
      const value = this.#inPiece(call.data, priority);
      if (value === undefined || value.way.some((step) => step.by !== undefined && step.priority !== at)) continue;
      const step = { priority, piece: call.data, culprit: value.culprit.whole, name: 'GOSUB_RETVAL', by: undefined };
      return { isSet: true, trace: { source: value.source, steps: [...value.way, step] } };
    }
    return { isSet: true };
  }

  /** The number that was dialled: chosen where the pattern leaves its end open, unless every way here gives a number that is not. */
  #extension(at: Priority): Trace | undefined {
    const compiled = compileName(at.name);
    if (fixedLength(at) === undefined || !compiled.isPattern) return undefined;
    // Asterisk makes the extension there from the name of the channel that parked the call.
    const isOfParking = takesCallsBack(this.#dialplan, at.context.name);
    let isEntered = isOfParking;
    let isDialled = this.#dialplan.hasIncluders(at.context.name);
    for (const { from, guard, target } of this.#searches.arrivalsAt(this.#dialplan, at)) {
      if (from === undefined) {
        isDialled ||= !isOfParking;
        continue;
      }
      if (target !== undefined && !leadsOn.has(target.relation)) continue;
      if (guard !== undefined && guardCleans(guard, 'EXTEN', this.#sink)) {
        isEntered = true;
        continue;
      }
      if (target === undefined) {
        isEntered = true;
        const trace = this.#before('EXTEN', from);
        if (trace !== undefined) return trace;
        continue;
      }
      isEntered = true;
      const number = target.extension?.piece;
      if (number !== undefined && this.#inPiece(number, from) !== undefined) isDialled = true;
    }
    return isDialled || !isEntered || (!isOfParking && isNamedByFile(this.#dialplan, at.context.name))
      ? { source: `the dialled number, of which '${at.name}' leaves the end open`, steps: [] }
      : undefined;
  }
}

/** Whether a file beside the dialplan names the context alone, as that of a telephone: what is dialled there comes in. */
function isNamedByFile(dialplan: Dialplan, name: string): boolean {
  return usesBeside(dialplan, name).some(({ target }) => target.relation === 'lookup' && target.extension === undefined);
}

/** Whether calls come to a context that waited too long in a parking lot. */
// Asterisk: res/parking/parking_controller.c comeback_goto.
function takesCallsBack(dialplan: Dialplan, name: string): boolean {
  return (
    name === 'parkedcallstimeout' ||
    usesBeside(dialplan, name).some(
      ({ line: { statement } }) => statement.kind === 'setting' && /^\s*comebackcontext\s*$/i.test(statement.key.text),
    )
  );
}

/** Whether a function gives back what was assigned to it with the same arguments. */
function keepsText(name: string, args: string): boolean {
  return name === 'HASH' || name === 'SHARED' || (name === 'CDR' && !filledIn.test(args));
}

/** The items of a call record that Asterisk fills in. */
const filledIn =
  /^\s*(?:clid|src|dst|dcontext|channel|dstchannel|lastapp|lastdata|start|answer|end|duration|billsec|disposition|uniqueid|linkedid|sequence)\s*(?:,|$)/i;

/** Names of extensions to which Asterisk goes by itself: by the digits of a menu, over wrong ones or over none, and at the end of a call or of its time. */
const comeToByItself = /^(?:(?:[hiteaoT]|fax|talk)$|[\d*#_])/;
/** Those of them to which it goes whatever extension the channel is in. */
const atAnyTime = /^(?:[heaoT]|fax|talk)$/;

const leadsOn: ReadonlySet<string> = new Set(['jump', 'call', 'handler', 'macro']);

/** What a variable holds when a channel comes into the dialplan. */
function initial(key: string): Trace | undefined {
  const call = /^(\w+)\((.*)\)$/s.exec(key);
  const source = call?.[1] === undefined ? callerChosenVariable(key) : callerChosenFunction(call[1], call[2] ?? '');
  return source === undefined ? undefined : { source, steps: [] };
}

/** Whether a routine runs on the channel that is called rather than on the one that calls. */
function isOtherLeg(construct: string): boolean {
  return /^Queue\b/.test(construct) || /option [UbMG]$/.test(construct);
}

/** How many characters of the dialled number a pattern fixes before its `.` or `!`; undefined when it has neither. */
function fixedLength(at: Priority): number | undefined {
  const open = compileName(at.name).positions.findIndex(({ kind }) => kind === '.' || kind === '!');
  return open < 0 ? undefined : open;
}

/** Whether `offset:length` cuts a part out of the number that the pattern fixes. */
function staysInFixedPart(at: Priority, substring: string): boolean {
  const match = /^\s*(\d+):(\d+)\s*$/.exec(substring);
  const fixed = fixedLength(at);
  if (match === null || fixed === undefined) return false;
  return Number(match[1]) + Number(match[2]) <= fixed;
}
