/**
 * Which priorities of a context no call comes to: those behind an application that never goes on, when nothing names them.
 *
 * What may be come to counts as come to: any number may be dialled, a computed target may mean whatever its text fits, and a program may
 * send its channel to any label. So what is left is certain.
 */

import { applicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import { application } from '../../catalogue/catalogue.ts';
import { blockRole } from '../../catalogue/flow/block-applications.ts';
import { flowEffect, readsAnyVariable } from '../../catalogue/flow/flow-effects.ts';
import { compileName, covers, overlap, type CompiledName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Context } from '../contexts/context.ts';
import { HINT, type Extension, type Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import { namedContext, COMPUTED } from '../indexes/target-uses.ts';
import { withNestedCalls } from '../lines/calls.ts';
import { factsOf, targetsOf } from '../lines/facts.ts';
import type { Target, TargetPart } from '../lines/target.ts';
import { globOf } from '../names/computed-names.ts';
import { placeOf } from '../names/place.ts';
import { allIncluders, mayHaveMorePriorities, reachOf } from '../names/reach.ts';
import { neighborUses, usesInto } from '../names/uses.ts';
import { playsWithoutEnd, stepsAfter } from './flow.ts';

/** The runs of priorities, by number, that no call comes to; each is of one extension and has no gap. */
export function unreachedRuns(dialplan: Dialplan, context: Context): readonly (readonly Priority[])[] {
  return dialplan.tracker.remember(context.key('unreached'), () => {
    dialplan.context(context.name);
    if (isPlainlyReached(dialplan, context)) return [];
    const walk = new Walk(dialplan, context);
    walk.begin();
    if (walk.hasUnreached) walk.goOnFromOthers();
    return walk.hasUnreached ? walk.runs() : [];
  });
}

/**
 * Whether every priority is the first of its extension, or behind one that goes on, or named by an earlier one of its extension. That is so
 * in most contexts, and then nothing else need be looked at.
 */
function isPlainlyReached(dialplan: Dialplan, context: Context): boolean {
  for (const { compiled, priorities } of context.registered()) {
    if (compiled.isPattern && !overlap(compiled, compiled)) return false;
    const named: string[] = [];
    let before: Priority | undefined;
    for (const priority of priorities) {
      const isReached =
        before?.number !== priority.number - 1 ||
        before.number === HINT ||
        (named.length > 0 && named.includes(String(priority.number))) ||
        (priority.label !== undefined && named.includes(priority.label)) ||
        goesOn(dialplan, before, priority);
      if (!isReached) return false;
      for (const target of targetsOf(priority.statement))
        if (target.relation !== 'test' && target.context === undefined && target.extension === undefined)
          if (target.impliedExtension === undefined && target.priority?.isComputed === false)
            named.push(target.priority.piece.text.trim());
      before = priority;
    }
  }
  return true;
}

/** Whether `next`, which stands behind a priority in its extension, may run after it. */
function goesOn(dialplan: Dialplan, priority: Priority, next: Priority): boolean {
  const name = priority.statement.applicationName;
  const effect = flowEffect(name);
  const isOrdinary = blockRole(name) === undefined && (effect === undefined || effect === 'talk');
  if (isOrdinary && applicationRoles(name)?.role === undefined) return !playsWithoutEnd(factsOf(priority.statement).call);
  const { branches } = factsOf(priority.statement).call;
  // A branch that is not there goes on.
  if (branches !== undefined && (isOrdinary || effect === 'branch') && (isEmpty(branches.then) || isEmpty(branches.otherwise)))
    return true;
  return stepsAfter(dialplan, placeOf(priority)).steps.some(({ kind, place }) => kind === 'next' && place.priority === next);
}

function isEmpty(branch: Piece | undefined): boolean {
  return branch === undefined || branch.text === '';
}

/**
 * The runs of priorities that no call comes to because none counts up to them: the number in front is missing, and nothing names them. Each
 * is of one extension and begins behind the gap.
 */
export function runsBehindGaps(dialplan: Dialplan, context: Context): readonly (readonly Priority[])[] {
  if (!hasAnyGap(context)) return [];
  return dialplan.tracker.remember(`gaps ${context.name}`, () => {
    dialplan.context(context.name);
    const entered = [context, ...allIncluders(dialplan, context)];
    const reaches = entered.map((each) => reachOf(dialplan, each));
    // A switch may have the numbers that are missing.
    if (reaches.some(mayHaveMorePriorities)) return [];
    const walk = new Walk(dialplan, context);
    walk.beginAtFirst();
    walk.goOnFromOthers();
    walk.goOnFromAround(entered);
    const around = new Set(reaches.flatMap(({ contexts }) => contexts));
    return walk.runs().filter(([first]) => first !== undefined && first.number > 1 && !isCountedTo(first, around));
  });
}

/** Whether some extension that answers the same numbers, the own one among them, has the priority in front. */
function isCountedTo({ name, number, context }: Priority, around: Iterable<Context>): boolean {
  const own = compileName(name);
  for (const other of around)
    for (const each of other.extensions) {
      const before = overlap(each.compiled, own) ? each.priority(number - 1) : undefined;
      if (before === undefined || (other !== context && takesTheRest(each, own))) continue;
      if (each.compiled.key === own.key || !neverGoesOn(before)) return true;
    }
  return false;
}

/** Whether an extension is a pattern that takes whatever nobody else answers, beside one for something special. */
function takesTheRest({ compiled }: Extension, own: CompiledName): boolean {
  const { positions, key } = compiled;
  const last = positions.at(-1)?.kind;
  return positions.length <= 2 && (last === '.' || last === '!') && key !== own.key && covers(compiled, own);
}

/** The priority by which a call comes to one behind a gap that nobody counts up to on purpose; undefined where no call comes there. */
export function countedFrom(dialplan: Dialplan, { name, number, context }: Priority): Priority | undefined {
  const own = compileName(name);
  for (const entered of [context, ...allIncluders(dialplan, context)])
    for (const other of reachOf(dialplan, entered).contexts)
      for (const each of other === context ? [] : other.extensions) {
        const before = overlap(each.compiled, own) ? each.priority(number - 1) : undefined;
        if (before !== undefined && !neverGoesOn(before)) return before;
      }
  return undefined;
}

/** Whether an application jumps, returns or ends the call whatever happens, so that what follows is out of reach with any number. */
export function neverGoesOn({ statement }: Priority): boolean {
  const effect = flowEffect(statement.applicationName);
  return effect === 'jump' || effect === 'end' || effect === 'return';
}

function hasAnyGap(context: Context): boolean {
  for (const extension of context.registered()) if (hasGap(extension)) return true;
  return false;
}

function hasGap({ priorities }: Extension): boolean {
  const [first] = priorities;
  const last = priorities.at(-1);
  return last !== undefined && last.number !== priorities.length - (first?.number === HINT ? 1 : 0) && last.number !== HINT;
}

/** Goes from priority to priority of one context. */
class Walk {
  readonly #dialplan: Dialplan;
  readonly #context: Context;
  readonly #reached = new Set<Priority>();
  readonly #queue: Priority[] = [];
  /** The targets that were seen, as what they may mean depends on: many lines name the same. */
  readonly #seen = new Set<string>();
  #count = 0;

  constructor(dialplan: Dialplan, context: Context) {
    this.#dialplan = dialplan;
    this.#context = context;
  }

  get hasUnreached(): boolean {
    return this.#reached.size < this.#count;
  }

  /** From the first priority of each extension, and from each behind a gap in the numbers: that nobody counts up to it is another matter. */
  begin(): void {
    for (const { priorities } of this.#context.registered()) {
      this.#count += priorities.length;
      for (const [index, priority] of priorities.entries())
        if (priority.number === HINT || priorities[index - 1]?.number !== priority.number - 1) this.#add(priority);
    }
    this.#go();
  }

  /** From the first priority of each extension. */
  beginAtFirst(): void {
    for (const { priorities } of this.#context.registered()) {
      this.#count += priorities.length;
      for (const priority of priorities) if (priority.number <= 1) this.#add(priority);
    }
    this.#go();
  }

  /** From what others name. Most contexts are come to in all their parts without, so that they need not know of it. */
  goOnFromOthers(): void {
    const { name } = this.#context;
    for (const { target, priority } of [...this.#dialplan.placesNamed(name), ...this.#dialplan.placesNamed(COMPUTED)])
      // What the context itself names counts where it is come to.
      if (target.context !== undefined) this.#addNamed(target, priority?.context === this.#context ? undefined : priority);
    for (const { target } of neighborUses(this.#dialplan)) this.#addNamed(target, undefined);
    // What is not read may name any label.
    for (const { priorities } of this.#context.registered())
      for (const priority of priorities)
        if (priority.label !== undefined && !this.#reached.has(priority) && this.#isNeighborhoodUnknown(priority))
          this.#add(priority);
    const includers = allIncluders(this.#dialplan, this.#context);
    if (includers.length > 0) this.goOnFromAround(includers);
    this.#go();
  }

  /** From extensions that are found together with those of this context when one of the given contexts is entered. */
  goOnFromAround(entered: readonly Context[]): void {
    for (const { target, priority } of usesInto(this.#dialplan, this.#context))
      if (priority?.context !== this.#context) this.#addNamed(target, priority);
    const around = new Set(entered.flatMap((each) => reachOf(this.#dialplan, each).contexts));
    for (const extension of this.#context.registered())
      for (const priority of extension.priorities)
        if (!this.#reached.has(priority) && [...around].some((each) => leadsOnTo(each, extension, priority.number)))
          this.#add(priority);
    this.#go();
  }

  #isNeighborhoodUnknown({ line }: Priority): boolean {
    return this.#dialplan.isIncomplete || !this.#dialplan.isIncluded(line.file);
  }

  runs(): (readonly Priority[])[] {
    const runs: Priority[][] = [];
    for (const { priorities } of this.#context.registered()) {
      let run: Priority[] | undefined;
      for (const priority of priorities) {
        if (this.#reached.has(priority)) run = undefined;
        else if (run?.at(-1)?.number === priority.number - 1) run.push(priority);
        else runs.push((run = [priority]));
      }
    }
    return runs;
  }

  #add(priority: Priority): void {
    if (this.#reached.has(priority) || priority.context !== this.#context) return;
    this.#reached.add(priority);
    this.#queue.push(priority);
  }

  #go(): void {
    for (let priority = this.#queue.pop(); priority !== undefined; priority = this.#queue.pop())
      if (priority.number !== HINT) this.#follow(priority);
  }

  #follow(priority: Priority): void {
    const { statement } = priority;
    const { targets, call } = factsOf(statement);
    const { steps, exits } = stepsAfter(this.#dialplan, placeOf(priority));
    for (const { kind, place } of steps) if (kind !== 'jump') this.#add(place.priority);
    // StackPop stays where it is, and a bracket that is not closed may have swallowed what decides.
    if (exits.includes('leave') || statement.isUnclosed) this.#addBehind(priority);
    for (const target of targets) if (target.relation !== 'test') this.#addNamed(target, priority);
    for (const label of labelsOfResults(statement.data.text)) this.#addLabelled([...this.#context.registered()], label);
    if ([...withNestedCalls(call)].some(({ application }) => mayGoAnywhere(application)))
      this.#addLabelled(this.#sameExtensions(priority));
  }

  /** The priorities with this label, or with any. */
  #addLabelled(extensions: Iterable<Extension>, label?: string): void {
    for (const { priorities } of extensions)
      for (const each of priorities)
        if (each.label !== undefined && (label === undefined || each.label === label)) this.#add(each);
  }

  #addBehind(priority: Priority): void {
    for (const extension of this.#sameExtensions(priority)) {
      const next = extension.priority(priority.number + 1);
      if (next !== undefined) this.#add(next);
    }
  }

  /** Those of the same name, which differ by the caller. */
  #sameExtensions(priority: Priority): readonly Extension[] {
    return this.#context.withKey(placeOf(priority).extension.key);
  }

  /** Every priority that a target may mean; `from` names it, and is undefined where that is somebody in another file or context. */
  #addNamed(target: Target, from: Priority | undefined): void {
    const key = meaning(target, from);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (!mayMeanContext(target, from, this.#context)) return;
    for (const extension of this.#extensionsMeant(target, from))
      for (const priority of extension.priorities)
        if (mayMeanPriority(target, from, priority)) {
          this.#add(priority);
          // The called channel goes on one priority behind the one that the caller goes to.
          if (target.construct.endsWith(' option G')) this.#addBehind(priority);
        }
  }

  #extensionsMeant({ extension: written, impliedExtension }: Target, from: Priority | undefined): Iterable<Extension> {
    const text = written?.isComputed === true ? undefined : (written?.piece.text ?? impliedExtension);
    if (text !== undefined) return this.#context.matching(text);
    // It stays with the number that was dialled, which other extensions may answer as well.
    const own = written === undefined && from !== undefined ? placeOf(from).extension : undefined;
    if (own !== undefined) return this.#context.overlapping(own);
    const glob = written === undefined ? undefined : globOf(written.piece);
    return [...this.#context.registered()].filter(
      ({ compiled, name }) =>
        compiled.isPattern ||
        ((glob === undefined || glob.test(compiled.literal) || glob.test(name)) && !isOutOfReach(written, from, compiled)),
    );
  }
}

/**
 * Whether an extension that Asterisk enters by itself is none that a number can be: what was dialed comes out for `${EXTEN}`, unless the
 * line stands in such an extension, and an outcome for `${DIALSTATUS}` and its kin.
 */
function isOutOfReach(written: TargetPart | undefined, from: Priority | undefined, { literal }: CompiledName): boolean {
  if (written === undefined || !/^[itehT]$/.test(literal)) return false;
  if (outcome.test(written.piece.text)) return true;
  return dialed.test(written.piece.text) && (from === undefined || !overlap(compileName(from.name), compileName(literal)));
}

const dialed = /^\$\{EXTEN(?::[^{}]*)?\}$/;
const outcome = /^\$\{(?:DIAL|QUEUE|VM|AMD|AGI|READ|PLAYBACK)STATUS\}$/;

/** Equal for targets that may mean the same priorities. */
function meaning(
  { context, extension, impliedExtension, priority, relation, construct }: Target,
  from: Priority | undefined,
): string {
  const isOwn =
    (extension === undefined && impliedExtension === undefined) || (extension !== undefined && dialed.test(extension.piece.text));
  const isRelative = priority?.isComputed === false && /^[+-]/.test(priority.piece.text.trim());
  return [
    context?.piece.text,
    extension?.piece.text ?? impliedExtension,
    priority?.piece.text,
    relation,
    construct.endsWith(' option G'),
    from?.context.name,
    isOwn ? from?.name : '',
    isRelative ? from?.number : '',
  ].join('\n');
}

/** Whether an application hands the channel to a program, or may do so for all that is known of it. */
export function mayGoAnywhere(name: string): boolean {
  return readsAnyVariable.has(name.toLowerCase()) || application(name) === undefined;
}

/** The labels in results of a Dial's subroutine: the caller goes where `GOTO:` says, whoever passes the text on. */
function labelsOfResults(text: string): readonly string[] {
  if (!text.includes('GOTO:')) return none;
  return [...text.matchAll(/GOTO:(?:[^,()\s]*\^)?([^,()^\s]+)/g)].map((match) => match[1] ?? '');
}

const none: readonly string[] = [];

/** Whether a target may name the context; without a context of its own it means that of the channel, which may be this one. */
function mayMeanContext(target: Target, from: Priority | undefined, context: Context): boolean {
  if (target.context === undefined) return true;
  if (!target.context.isComputed) return namedContext(target, from?.context ?? context) === context.name;
  const glob = globOf(target.context.piece);
  return glob === undefined || glob.test(context.name);
}

function mayMeanPriority({ priority: written }: Target, from: Priority | undefined, { number, label }: Priority): boolean {
  if (written === undefined) return number === 1;
  if (written.isComputed) {
    const glob = globOf(written.piece);
    return glob === undefined || glob.test(String(number)) || (label !== undefined && glob.test(label));
  }
  const text = written.piece.text.trim();
  if (text === label || text === String(number)) return true;
  const relative = /^([+-])(\d+)$/.exec(text);
  if (relative === null) return false;
  return from === undefined || number === from.number + Number(`${relative[1] ?? ''}${relative[2] ?? ''}`);
}

/** Whether a number that the extension answers too may come to its priority from an extension of another context. */
function leadsOnTo(other: Context, { compiled, priorities }: Extension, number: number): boolean {
  if (other === priorities[0]?.context) return false;
  return other.overlapping(compiled).some((each) => {
    const before = each.priority(number - 1);
    return before !== undefined && !neverGoesOn(before) && each.priority(number) === undefined;
  });
}
