/**
 * Every target of a context or of a file beside the dialplan with the place it leads to, worked out once for all the rules that judge
 * targets.
 */

import { rememberingLatest } from '../../base/latest.ts';
import { literalPattern } from '../../base/literal-pattern.ts';
import { application } from '../../catalogue/catalogue.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import { leadingPriorities } from '../../model/contexts/leading.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { factsOf, targetsOf } from '../../model/lines/facts.ts';
import type { Target, TargetPart } from '../../model/lines/target.ts';
import { globalUses } from '../../model/names/global-targets.ts';
import { candidates } from '../../model/names/reach.ts';
import { originOf, resolve, type Resolution } from '../../model/names/resolve.ts';
import type { Origin } from '../../model/names/search.ts';
import { lacksHash } from '../../model/missing-parts.ts';
import { targetsInNeighbor } from '../../model/neighbors/neighbors.ts';
import { indexOutside } from '../../syntax/arguments.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import { isPiped } from '../calls/pipes.ts';
import { bracketFlaw, unclosedSubstitution } from '../lines/brackets.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { targetsByOutcome } from '../values/status-texts.ts';
import { isSlipOfContext } from './near-contexts.ts';
import { placesPassed, valuesSet, type HandedPlace } from './handed-places.ts';
import { alternatives } from './places-put-in.ts';

/** A target, and where it leads. */
export interface JudgedTarget {
  readonly line: Line;
  readonly target: Target;
  readonly resolution: Resolution;
  /** The priority that names it; undefined for a file beside the dialplan. */
  readonly priority: Priority | undefined;
  /** The priority that enters the place, where `line` only hands on a part of its name. */
  readonly enteredFrom?: Priority;
  /** The context of whole `context,extension` that was written where a priority or an extension is read, if that is what happened. */
  readonly meantContext: string | undefined;
}

/** The targets of a context's priorities, without those that are only asked for. */
export function judgedTargets(context: Context, dialplan: Dialplan): readonly JudgedTarget[] {
  return dialplan.tracker.share(judgedKey(context), () => {
    dialplan.context(context.name);
    const judged: JudgedTarget[] = [];
    const tested: Target[] = [];
    const missed = new Set<string>();
    for (const priority of leadingPriorities(context)) {
      const { targets } = factsOf(priority.statement);
      for (const target of targets) {
        if (target.relation === 'test') {
          if (asksExistence(target)) tested.push(target);
          continue;
        }
        if (isTemplateText(target.piece.text)) continue;
        // A global variable that a program fills in may have made the name that EXTEN is a part of.
        if (target.piece.text.includes('${EXTEN') && isTemplateText(priority.name)) continue;
        const isBroken = holdsSurplus(target, priority) || holdsPipe(target, priority) || isCutOff(target, priority);
        const resolution = isBroken ? unknowable : judge(target, originOf(priority), dialplan);
        judged.push({
          line: priority.line,
          target,
          resolution,
          priority,
          meantContext: meantContext(target, resolution, dialplan),
        });
        if (isBroken) continue;
        if (resolution.kind === 'priority') addHanded(placesPassed(target, resolution, dialplan), priority, dialplan, judged);
        if (resolution.kind !== 'unknowable') continue;
        const lost = lostOutcomes(target, priority, dialplan);
        if (lost !== undefined) judged.push({ line: priority.line, target, resolution: lost, priority, meantContext: undefined });
        for (const each of alternatives(target, priority, dialplan)) {
          const found = judge(each, originOf(priority), dialplan);
          if (!found.kind.startsWith('unknown-')) continue;
          // Several lines may put in the same.
          const missing = found.kind === 'unknown-context' ? target.context?.piece.text : undefined;
          if (missing !== undefined && missed.has(missing)) continue;
          if (missing !== undefined && target.context?.isComputed === true) missed.add(missing);
          judged.push({ line: priority.line, target: each, resolution: found, priority, meantContext: undefined });
        }
      }
    }
    for (const { priority, places } of valuesSet(context, dialplan)) {
      const found: JudgedTarget[] = [];
      addHanded(places, priority, dialplan, found);
      // A value that is right for one of its readers is not wrong.
      if (found.length === places.length) judged.push(...found.slice(0, 1));
    }
    // Who asks first whether a place exists knows that it may not.
    return tested.length === 0 ? judged : judged.filter((each) => !tested.some((test) => covers(test, each, context)));
  });
}

/** Adds the places that are missing of those that a priority hands on. */
function addHanded(places: readonly HandedPlace[], priority: Priority, dialplan: Dialplan, judged: JudgedTarget[]): void {
  for (const { target, from } of places) {
    const resolution = judge(target, originOf(from), dialplan);
    // An extension for those that a context does not know takes the jump.
    if (target.relation === 'jump' && resolution.kind === 'unknown-extension' && resolution.context.named('i').length > 0)
      continue;
    // What is missing whatever is put in is told where it is named.
    const isToldThere = (): boolean =>
      targetsOf(from.statement).some((own) => judge(own, originOf(from), dialplan).kind.startsWith('unknown-'));
    // The name of a variable without its marks is told as that.
    if (resolution.kind.startsWith('unknown-') && builtInVariable(target.piece.text) === undefined && !isToldThere())
      judged.push({ line: priority.line, target, resolution, priority, enteredFrom: from, meantContext: undefined });
  }
}

/** `Gosub(after,${DIALSTATUS},1)` where the context has an extension for none of the outcomes. */
function lostOutcomes(target: Target, priority: Priority, dialplan: Dialplan): Resolution | undefined {
  if (target.context?.isComputed !== false) return undefined;
  let lost: Resolution | undefined;
  for (const each of targetsByOutcome(dialplan, target, 'extension')) {
    const found = judge(each, originOf(priority), dialplan);
    if (found.kind !== 'unknown-extension') return undefined;
    lost = { kind: found.kind, context: found.context, number: target.extension?.piece.text ?? '' };
  }
  return lost;
}

/** Whether a function asks if a place is there at all; others ask what is there. */
function asksExistence({ construct }: Target): boolean {
  return construct === 'DIALPLAN_EXISTS' || construct === 'VALID_EXTEN';
}

/** Whether a question was about as much of the target as is missing. A part that either of them computes may be the other's. */
function covers(test: Target, { target, resolution }: JudgedTarget, context: Context): boolean {
  const own = (each: Target): string => each.context?.piece.text ?? context.name;
  const isSame = (a: TargetPart | undefined, b: TargetPart | undefined): boolean =>
    a?.isComputed === true || b?.isComputed === true || (a?.piece.text ?? '1') === (b?.piece.text ?? '1');
  if (own(test) !== own(target) && !(test.context?.piece.text === '${CONTEXT}' && target.context === undefined)) return false;
  switch (resolution.kind) {
    case 'unknown-context':
      return true;
    case 'unknown-extension':
      return test.extension !== undefined && isSame(test.extension, target.extension);
    case 'unknown-priority':
    case 'unknown-label':
      return test.extension !== undefined && isSame(test.extension, target.extension) && isSame(test.priority, target.priority);
    case 'priority':
    case 'context':
    case 'unknowable':
      return false;
  }
}

/** What the judged targets of a context are remembered under; once all rules have seen them nobody needs them. */
export function judgedKey(context: Context): string {
  return context.key('judged');
}

/** Whether a `)` too many has come into a name. */
function holdsSurplus({ context, extension, priority: label }: Target, { statement }: Priority): boolean {
  const parts = [context, extension, label].flatMap((part) => (part?.piece.text.includes(')') === true ? part.piece.text : []));
  // Behind a `)` that ends the arguments another application stands, which is told.
  return (
    parts.some((text) => isKnownApplication(/^[^($]*\)[\s,]*([A-Za-z]\w*)\(/.exec(text)?.[1])) ||
    (parts.length > 0 && bracketFlaw(statement)?.kind === 'surplus') ||
    // `Goto(a,s,1}`
    (statement.isUnclosed && /^[^{[]*[}\]]$/.test((label ?? extension ?? context)?.piece.text ?? ''))
  );
}

/** Whether a `|` that was to divide arguments has come into a name. */
function holdsPipe({ context, extension, priority: label }: Target, { line }: Priority): boolean {
  return [context, extension, label].some((part) => part?.piece.text.includes('|') === true) && isPiped(line);
}

/** Whether a comment took the rest of a place, which is told. */
function isCutOff({ piece }: Target, { statement }: Priority): boolean {
  const { isUnclosed, comment, data } = statement;
  return isUnclosed && comment >= 0 && piece.start + piece.text.length >= data.start + data.text.trimEnd().length;
}

function isKnownApplication(name: string | undefined): boolean {
  return name !== undefined && application(name) !== undefined;
}

/** Whether a name was to be that of a variable, and is plain text. */
function holdsReference({ context, extension, priority }: Target): boolean {
  return [context, extension, priority].some(
    (part) =>
      part !== undefined &&
      (part.isComputed
        ? unclosedSubstitution(part.piece) !== undefined
        : /[${]\s*[({]?[A-Z][A-Z0-9_]+|\$\w+\}/.test(part.piece.text)),
  );
}

const unknowable: Resolution = { kind: 'unknowable', context: undefined };

/** Whether a `?` or `:` that belongs to the form of GotoIf has come into a branch of it. */
function holdsMark({ construct, piece }: Target): boolean {
  return /^gotoif(?:time)?$/i.test(construct) && (indexOutside(piece.text, '?') >= 0 || indexOutside(piece.text, ':') >= 0);
}

/** Whether the context is written as it is meant, whatever is wrong with what stands behind it. */
function isContextPlain({ context, flaws }: Target): boolean {
  return (
    context?.isComputed === false &&
    /^[\w-]+$/.test(context.piece.text) &&
    flaws.every(({ flaw }) => flaw === 'surplus-part' || flaw === 'surplus-comma' || flaw === 'unclosed-arguments')
  );
}

function judge(target: Target, origin: Origin | undefined, dialplan: Dialplan): Resolution {
  const found = resolve(dialplan, target, origin);
  if (target.flaws.length > 0 || holdsMark(target) || holdsReference(target))
    return found.kind === 'unknown-context' && isContextPlain(target) ? found : unknowable;
  // A context that nobody writes may be in a file that nobody sees.
  if (target.context?.isImplied === true && found.kind === 'unknown-context' && dialplan.isIncomplete) return unknowable;
  // Another extension was written, where none can be.
  if (target.surplusLocation !== undefined && found.kind === 'unknown-extension') return unknowable;
  switch (target.orElse) {
    case 'rule':
      return found.kind === 'priority' ? found : unknowable;
    case 'macro':
      return found.kind === 'unknown-context' && dialplan.context(`macro-${found.name}`) !== undefined ? unknowable : found;
    case undefined:
      return found;
  }
}

/** The targets of a file beside the dialplan. */
export function judgedNeighborTargets(file: ConfigFile, dialplan: Dialplan): JudgedTarget[] {
  return targetsInNeighbor(file, dialplan.neighborName(file)).map(({ line, target }) => {
    const resolution = judge(target, undefined, dialplan);
    const isCalled = target.relation === 'handler' || target.relation === 'call';
    return {
      line,
      target,
      resolution,
      priority: undefined,
      // Where the channel is when such a routine begins, no extension has the name of a context.
      meantContext: isCalled && target.context === undefined ? nameOfContext(target, dialplan) : undefined,
    };
  });
}

/** What global variables name, such as `TRANSFER_CONTEXT`. */
export function judgedGlobalTargets(dialplan: Dialplan): JudgedTarget[] {
  return [...globalUses(dialplan)].map(({ line, target }) => ({
    line,
    target,
    resolution: judge(target, undefined, dialplan),
    priority: undefined,
    meantContext: undefined,
  }));
}

/** `Gosub(sub-x)` and `Gosub(sub-x,s)` name a priority of the current extension, though a context of that name is there. */
function meantContext(target: Target, resolution: Resolution, dialplan: Dialplan): string | undefined {
  if (target.context !== undefined || target.flaws.length > 0 || resolution.kind === 'priority' || resolution.kind === 'context')
    return undefined;
  const first = target.extension ?? target.priority;
  if (first === undefined || first.isComputed) return undefined;
  const name = first.piece.text;
  const meant = dialplan.context(name);
  if (meant === undefined) return undefined;
  // A context with content that cannot be known could hold anything, but hardly an extension of that name with a label like this one.
  if (resolution.kind === 'unknowable' && target.extension !== undefined) {
    const label = target.priority;
    // `b(routine^${X})`: as option U would have it, with an argument where option b has a priority.
    if (label?.isComputed === true && / option [bB]$/.test(target.construct) && meant.named('s').length > 0) return name;
    if (label === undefined || label.isComputed || /^\s*[+-]?\d+\s*$/.test(label.piece.text)) return undefined;
    // A dot may have come in the place of the comma.
    const [extension = ''] = label.piece.text.split(/[.;:]/, 1);
    if (candidates(dialplan, meant, extension).length === 0) return undefined;
  }
  return name;
}

/** The context whose name stands where an extension or a priority belongs. */
function nameOfContext({ extension, priority }: Target, dialplan: Dialplan): string | undefined {
  const first = extension ?? priority;
  return first?.isComputed === false && dialplan.context(first.piece.text) !== undefined ? first.piece.text : undefined;
}

/**
 * Whether a context that is not here may be in a part of the dialplan that is not seen. Where only optional files are missing, a slip of a name
 * that is here is one. Of a dialplan that is whole the other names are not asked for.
 */
export function mayBeElsewhere(name: string, dialplan: Dialplan, from?: Context): boolean {
  if (from !== undefined && hasLostFile(from) && !isFileName(name)) return true;
  return dialplan.isIncomplete && !(dialplan.isNearlyComplete && isSlipOfContext(dialplan, name));
}

/** Whether a line of a context was to include a file and includes none, which is told of it: `include "more.conf"`, `include => more.conf`. */
function hasLostFile({ includes, brokenTexts }: Context): boolean {
  return includes.some(({ target }) => isFileName(target)) || brokenTexts?.some(lacksHash) === true;
}

/** Whether a name is that of a file. */
export function isFileName(name: string): boolean {
  return /^["<]|\.conf[">]?$/.test(name);
}

/** Whether a context of this name may be missing: the settings say so, or it is made to be left out. */
export function isIgnoredContext(name: string, ignored: readonly string[]): boolean {
  return name.endsWith('-custom') || ignored.some((pattern) => globMatches(pattern, name));
}

/** Many names are held against the same pattern. */
const compileGlob = rememberingLatest((pattern: string): RegExp => {
  const source = pattern.split('*').map(literalPattern).join('.*');
  return new RegExp(`^${source}$`, 's');
});

function globMatches(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name;
  return compileGlob(pattern).test(name);
}

/** Whether a jump in the extension of a priority names a label of it that there is not, which is told of the jump: the line may have stood anywhere. */
export function lacksLabel({ context, name }: Priority, dialplan: Dialplan): boolean {
  return judgedTargets(context, dialplan).some(
    ({ resolution, priority }) =>
      resolution.kind === 'unknown-label' &&
      priority?.name === name &&
      resolution.context === context &&
      resolution.number === name,
  );
}
