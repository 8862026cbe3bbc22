/**
 * The graph of what can run after a priority: the next one, where a jump leads, both ways of a condition, the rounds of a loop, or nothing.
 *
 * Reachability, missing Returns, the arguments a routine needs, loops without end: all questions of order read this one graph. Its nodes are
 * places (see place.ts), it is worked out as far as it is asked for, and a caller who knows more of a condition may decide it.
 */
// Asterisk: main/pbx.c __ast_pbx_run, main/pbx_builtins.c, apps/app_stack.c, apps/app_while.c, apps/app_if.c.

import { blockRole } from '../../catalogue/flow/block-applications.ts';
import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import { statusValues } from '../../catalogue/variables/status-values.ts';
import { compileName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Context } from '../contexts/context.ts';
import type { Extension, Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import type { ApplicationCall } from '../lines/calls.ts';
import { factsOf, isMisnamed } from '../lines/facts.ts';
import type { Target } from '../lines/target.ts';
import { globOf } from '../names/computed-names.ts';
import { askedOf, destination, isSamePlace, leadingFrom, placeKey, prioritiesAt, type Place } from '../names/place.ts';
import { findPriority, reachOf } from '../names/reach.ts';
import { conditionHolds, expand } from '../values/values.ts';
import { closeOf, elseOf, isElseIf, openOf } from './blocks.ts';

/** How one place follows another. */
export type StepKind =
  /** It is the next priority. */
  | 'next'
  /** An application names it. */
  | 'jump'
  /** It is another part of the block. */
  | 'block';

export interface Step {
  readonly kind: StepKind;
  readonly place: Place;
}

/** How a way ends at a place. */
export type Exit =
  | 'return'
  /** The call ends here, or something else decides where it goes on. */
  | 'end'
  /** The caller's frame is given up; what follows is no subroutine any more. */
  | 'leave'
  /** There is no next priority. */
  | 'fall-off'
  /** Digits decide where it goes on. */
  | 'dialled'
  /** A jump whose destination is not known, or is wrong. */
  | 'unknown';

/** All that can follow a place: other places, and ends of the way. Both where it is not known which. */
export interface Steps {
  readonly steps: readonly Step[];
  readonly exits: readonly Exit[];
}

/** Says whether a condition holds; undefined when both ways are possible. */
export type Decide = (condition: Piece) => boolean | undefined;

const undecided: Decide = () => undefined;

/** What follows a place. */
export function stepsAfter(dialplan: Dialplan, place: Place, decide: Decide = undecided): Steps {
  // The application itself is read here, before anything is asked of the dialplan.
  dialplan.context(place.context.name);
  dialplan.context(place.priority.context.name);
  const walk = new Stepping(dialplan, place, decide);
  walk.follow(factsOf(place.priority.statement).call);
  return walk;
}

/** The places that follow a place. */
export function placesAfter(dialplan: Dialplan, place: Place): readonly Place[] {
  return stepsAfter(dialplan, place).steps.map((step) => step.place);
}

/** A place and those behind it up to the first that is not certain to follow. */
export function straightFrom(dialplan: Dialplan, entry: Place): Place[] {
  const places: Place[] = [];
  for (let place: Place | undefined = entry; place !== undefined && places.length < MOST_STRAIGHT;) {
    places.push(place);
    const { steps, exits }: Steps = stepsAfter(dialplan, place);
    place = steps.length === 1 && exits.length === 0 ? steps[0]?.place : undefined;
  }
  return places;
}

/** Nobody reads further to see what a subroutine begins with. */
const MOST_STRAIGHT = 30;

/** Whether music plays until the caller hangs up, as it does where no time is given. */
// Asterisk: res/res_musiconhold.c play_moh_exec.
export function playsWithoutEnd({ application, data }: ApplicationCall): boolean {
  return application === 'musiconhold' && /^[^,$]*(?:,\s*)?$/.test(data.text);
}

/** Collects what follows one place. */
class Stepping implements Steps {
  readonly steps: Step[] = [];
  readonly exits: Exit[] = [];
  readonly #dialplan: Dialplan;
  readonly #place: Place;
  readonly #decide: Decide;

  constructor(dialplan: Dialplan, place: Place, decide: Decide) {
    this.#dialplan = dialplan;
    this.#place = place;
    this.#decide = decide;
  }

  follow(call: ApplicationCall): void {
    const name = call.application;
    if (blockRole(name) !== undefined) {
      this.#followBlock(call);
      return;
    }
    if (playsWithoutEnd(call)) {
      this.#end('end');
      return;
    }
    const effect = flowEffect(name);
    switch (effect) {
      case 'return':
      case 'end':
        this.#end(effect);
        return;
      case 'leave':
        // Where nothing follows the call ends here.
        this.#end(prioritiesAt(this.#dialplan, this.#place, this.#place.priority.number + 1).length > 0 ? effect : 'fall-off');
        return;
      case 'jump':
        this.#jump(call.data);
        return;
      case 'dialled':
        this.#end('dialled');
        return;
      case 'maybe-dialled':
        this.#end('dialled');
        this.#next();
        return;
      case 'dialled-in-time':
        // When nobody dials it goes on, but only where there is something to go on with; otherwise it is a matter of the extension t.
        this.#end('dialled');
        if (prioritiesAt(this.#dialplan, this.#place, this.#place.priority.number + 1).length > 0) this.#next();
        return;
      case 'branch':
        this.#branch(call, (branch) => {
          this.#jump(branch);
        });
        return;
      case 'talk':
      case undefined:
    }
    if (call.branches !== undefined && (call.branches.thenCall !== undefined || call.branches.otherwiseCall !== undefined)) {
      const { thenCall, otherwiseCall } = call.branches;
      for (const inner of chosen(this.#holds(call), thenCall, otherwiseCall)) {
        if (inner === undefined) this.#next();
        else this.follow(inner);
      }
      return;
    }
    if (call.roles?.role?.kind === 'location' && call.roles.role.relation === 'call') {
      if (call.branches === undefined) this.#call(call.data);
      else
        this.#branch(call, (branch) => {
          this.#call(branch);
        });
      return;
    }
    this.#next();
  }

  #end(exit: Exit): void {
    if (!this.exits.includes(exit)) this.exits.push(exit);
  }

  #next(): void {
    this.#goBehind(this.#place.priority, 'next');
  }

  #goBehind(priority: Priority, kind: StepKind): void {
    const following = prioritiesAt(this.#dialplan, this.#place, priority.number + 1);
    if (following.length === 0) this.#end('fall-off');
    for (const each of following) this.#add(kind, this.#placeAt(each));
  }

  #goTo(priority: Priority): void {
    this.#add('block', this.#placeAt(priority));
  }

  #placeAt(priority: Priority): Place {
    const { context, extension } = this.#place;
    return { context, extension, priority };
  }

  #add(kind: StepKind, place: Place): void {
    for (const step of this.steps) if (step.kind === kind && isSamePlace(step.place, place)) return;
    this.steps.push({ kind, place });
  }

  /** Does `go` with each branch that may be taken; an empty one goes on with the next priority. */
  #branch(call: ApplicationCall, go: (branch: Piece) => void): void {
    for (const branch of chosen(this.#holds(call), call.branches?.then, call.branches?.otherwise)) {
      if (branch === undefined || branch.text.length === 0) this.#next();
      else go(branch);
    }
  }

  /** A time condition can be either; any other is for the caller to judge. */
  #holds(call: ApplicationCall): boolean | undefined {
    if (call.branches === undefined || call.application.endsWith('iftime')) return undefined;
    return this.#decide(call.branches.condition);
  }

  #jump(written: Piece): void {
    const target = targetWritten(this.#place, written);
    const found = target === undefined ? undefined : destination(this.#dialplan, this.#place, target);
    if (found !== undefined) {
      this.#add('jump', found);
      return;
    }
    if (target !== undefined && this.#jumpToExtensions(target)) return;
    this.#end('unknown');
    if (target !== undefined) this.#jumpToLabels(target);
  }

  /**
   * `Goto(s-${X},1)`: it may be each extension here that begins in this way, and `i` or the end of the call for all that have none; of
   * `Goto(${DIALSTATUS},1)` each that answers one of the outcomes. Says no where others that cannot be known may be meant.
   */
  #jumpToExtensions({ context: named, extension, priority }: Target): boolean {
    if (extension?.isComputed !== true || priority?.piece.text !== '1' || named?.isComputed === true) return false;
    const context = named === undefined ? this.#place.context : this.#dialplan.context(named.piece.text);
    if (context === undefined) return false;
    const { contexts, isOpen } = reachOf(this.#dialplan, context);
    if (isOpen || this.#dialplan.isIncomplete) return false;
    const found = this.#firstsBeginningLike(extension.piece, contexts) ?? this.#firstsOfOutcomes(extension.piece, context);
    if (found === undefined || found.length === 0) return false;
    const invalid = findPriority(this.#dialplan, context, 'i', 1);
    for (const [name, first] of invalid === undefined ? found : [...found, ['i', invalid] as const])
      this.#add('jump', { context, extension: compileName(name), priority: first });
    this.#end('end');
    return true;
  }

  #firstsBeginningLike(written: Piece, contexts: readonly Context[]): readonly (readonly [string, Priority])[] | undefined {
    const beginning = /^[^${}[\]().!NXZnxz]{2,}(?=\$\{)/.exec(written.text)?.[0];
    if (beginning === undefined) return undefined;
    const meant = compileName(`_${beginning}.`);
    return contexts
      .flatMap((each) => each.overlapping(meant))
      .flatMap((each) => each.priority(1) ?? [])
      .filter(({ name }) => name.replace(/^_/, '').startsWith(beginning))
      .map((first) => [first.name, first]);
  }

  #firstsOfOutcomes(written: Piece, context: Context): readonly (readonly [string, Priority])[] | undefined {
    const name = /^\$\{(\w+)\}$/.exec(written.text)?.[1];
    const outcomes = name === undefined ? undefined : statusValues(name);
    if (name === undefined || outcomes === undefined || this.#dialplan.settersOf(name).length > 0) return undefined;
    return outcomes.flatMap((each) => {
      const first = findPriority(this.#dialplan, context, each, 1);
      return first === undefined ? [] : [[each, first] as const];
    });
  }

  /** `Goto(status-${X})`: it may be each label of the extension that begins in this way. */
  #jumpToLabels({ context, extension, priority }: Target): void {
    const { priority: from } = this.#place;
    if (context !== undefined || extension !== undefined || priority?.isComputed !== true) return;
    const glob = globOf(priority.piece);
    if (glob === undefined) return;
    for (const { priorities } of from.context.named(from.name))
      if (priorities.includes(from))
        for (const each of priorities)
          if (each.label !== undefined && glob.test(each.label)) this.#add('jump', this.#placeAt(each));
  }

  /** A subroutine comes back to the next priority, unless it is known to end the call whatever happens in it. */
  #call(written: Piece): void {
    const target = targetWritten(this.#place, written);
    const found = target === undefined ? undefined : leadingFrom(this.#dialplan, this.#place, target);
    if (found === undefined || askedOf(this.#dialplan, found, 'may return', (entry) => canReturn(this.#dialplan, entry)))
      this.#next();
    else this.#end('end');
  }

  #followBlock(call: ApplicationCall): void {
    const block = blockRole(call.name.text);
    if (block === undefined) return;
    const { opens, role } = block;
    switch (role) {
      case 'open': {
        const holds = this.#decide(call.data) ?? (opens === 'while' ? constantly(call.data) : undefined);
        if (holds !== false) this.#next();
        if (holds !== true) this.#skip(opens);
        return;
      }
      case 'else': {
        // Come to from the part above, an ElseIf asks its condition all the same, and an Else leaves the block.
        if (!isElseIf(this.#place.priority)) {
          this.#leaveBlock(opens);
          return;
        }
        const holds = this.#decide(call.data);
        if (holds !== false) this.#next();
        if (holds !== true) this.#skip(opens);
        return;
      }
      case 'exit':
        this.#leaveBlock(opens);
        return;
      case 'close':
      case 'repeat': {
        const open = opens === 'while' ? openOf(this.#dialplan, this.#place, opens) : undefined;
        if (open === undefined) this.#next();
        else this.#goTo(open);
      }
    }
  }

  /** The condition of a block failed. Where its end is missing, Asterisk goes on with the next priority. */
  #skip(opens: 'while' | 'if'): void {
    if (opens === 'while') {
      this.#leaveBlock(opens);
      return;
    }
    const otherwise = elseOf(this.#dialplan, this.#place);
    if (otherwise === undefined) this.#next();
    else if (isElseIf(otherwise)) this.#goTo(otherwise);
    else this.#goBehind(otherwise, 'block');
  }

  #leaveBlock(opens: 'while' | 'if'): void {
    const close = closeOf(this.#dialplan, this.#place, opens);
    if (close === undefined) this.#next();
    else this.#goBehind(close, 'block');
  }
}

/** Whether a loop is written to go on for ever: its condition is true and reads nothing. */
function constantly(condition: Piece): true | undefined {
  return condition.text.includes('${') || conditionHolds(expand(condition, new Map())) !== true ? undefined : true;
}

function chosen<T>(holds: boolean | undefined, then: T, otherwise: T): readonly T[] {
  return holds === undefined ? [then, otherwise] : [holds ? then : otherwise];
}

/** The target that stands on the line of a place as this text. */
export function targetWritten(place: Place, written: Piece): Target | undefined {
  return factsOf(place.priority.statement).targets.find(
    (each) => each.piece.start === written.start && each.piece.text === written.text,
  );
}

/** Whether some path from a place reaches Return, or goes where nobody can follow. */
function canReturn(dialplan: Dialplan, entry: Place): boolean {
  const key = `returns ${entry.context.name}\n${entry.extension.key}\n${entry.priority.number}`;
  const compute = (): boolean => {
    const places = reachableFrom(dialplan, entry);
    return (
      places.length >= MOST_PLACES ||
      places.some((place) => {
        const { exits } = stepsAfter(dialplan, place);
        return exits.includes('return') || goesWhereNobodyFollows(exits) || mayHaveLostReturn(place, exits);
      })
    );
  };
  return dialplan.tracker.remember(key, compute, { first: true, isSame: (a, b) => a === b });
}

/** Whether a routine ends at an application that there is not, or where its context has lost lines: it was to go on. */
function mayHaveLostReturn({ priority, context }: Place, exits: readonly Exit[]): boolean {
  if (isMisnamed(priority.statement)) return true;
  return exits.includes('fall-off') && (context.rejections.length > 0 || context.brokenTexts !== undefined);
}

/** Whether one of the exits leads on to a place that cannot be told. */
export function goesWhereNobodyFollows(exits: readonly Exit[]): boolean {
  return exits.includes('unknown') || exits.includes('dialled') || exits.includes('leave');
}

/** Every place that can run after `start`, itself first. With `stop`, a place for which it says so is not gone beyond. */
export function reachableFrom(dialplan: Dialplan, start: Place, stop: (place: Place) => boolean = () => false): readonly Place[] {
  const found = new Map<string, Place>([[placeKey(start), start]]);
  const queue = [start];
  for (let place = queue.pop(); place !== undefined && found.size < MOST_PLACES; place = queue.pop()) {
    if (stop(place)) continue;
    for (const next of placesAfter(dialplan, place)) {
      const key = placeKey(next);
      if (found.has(key)) continue;
      found.set(key, next);
      queue.push(next);
    }
  }
  return [...found.values()];
}

/** A walk that has come to this many places is given up; nobody reads a routine of that length. */
export const MOST_PLACES = 2000;

/** Whether the steps inside an extension lead from a place to a priority. */
export function leadsWithin(dialplan: Dialplan, extension: Extension, from: Place, to: Priority): boolean {
  const seen = new Set<string>();
  const queue = [from];
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    if (seen.has(placeKey(place)) || !extension.priorities.includes(place.priority)) continue;
    if (place.priority === to) return true;
    seen.add(placeKey(place));
    queue.push(...placesAfter(dialplan, place));
  }
  return false;
}
