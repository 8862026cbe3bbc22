// Feature: Go to Definition
//
// From a name to what it means: from a context to all of its headers in load order, from an extension to every one that would answer, best
// first, from a label or a priority to its line, from a template to its header, from `#include` to the file, from a variable to the lines
// that set it. It works wherever a name can stand: in `Goto` and `Gosub`, in a hangup handler, in `U()`, `b()` and `G()` of `Dial`, in
// `Local/100@here`, in `include =>`, in `DIALPLAN_EXISTS()`, and for the members of queues.conf.
// From a queue, a mailbox, an endpoint or a function of func_odbc.conf it goes to the line of the file that defines it; from `member => PJSIP/100` and
// `mailboxes = 100@default` in other files as well.
// From the script of `AGI()` and the sounds of `Playback()` and its kin it goes to the file, where there is one: in `agi-bin` or `sounds` beside
// the configuration, or where Asterisk itself looks. From `${ARG2}` it goes to the second argument of each call; from an argument of a call, to where the routine reads it.
//
//     exten => 100,1,Dial(Local/200@sales/n,30,b(sub-header^add^1))
//     ;                         200 and sales       sub-header and add lead to where they are

/** Where the thing under the cursor is made. */

import type { Context } from '../model/contexts/context.ts';
import type { Extension, Priority } from '../model/contexts/extension.ts';
import { configuredNameAt } from '../model/cursor/configured-name-at.ts';
import { elementAt } from '../model/cursor/element-at.ts';
import type { Element, TargetAt, TargetPartName } from '../model/cursor/element.ts';
import { lineAt } from '../model/cursor/line-at.ts';
import { mailboxContextAt } from '../model/cursor/mailbox-context-at.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { Target } from '../model/lines/target.ts';
import { globOf, writtenOf } from '../model/names/computed-names.ts';
import { allIncluders, candidates } from '../model/names/reach.ts';
import { resolve } from '../model/names/resolve.ts';
import { contextsLeadingTo, usesLeadingInto, usesThatMayLeadInto } from '../model/names/uses.ts';
import { usesOfVariable } from '../model/names/variable-uses.ts';
import { routineAt, routineMeant } from '../model/routines/subroutines.ts';
import type { Line } from '../syntax/config-file.ts';
import { compileName } from '../syntax/pattern.ts';
import type { Piece } from '../syntax/piece.ts';
import { substitutions } from '../syntax/substitution.ts';
import { sectionsBeside } from './places/config-templates.ts';
import {
  contextPlaces,
  distinct,
  extensionPlace,
  noFile,
  type FindFile,
  headerSpan,
  nameSpan,
  placeOf,
  priorityPlace,
  rangeOf,
  type Place,
} from './places/place.ts';

/** A name that is partly computed leads to no more contexts than this. */
const MOST_CONTEXTS = 50;

/** The places that define what is under the cursor; none where nothing is, or where Asterisk itself defines it. */
export function definition(
  dialplan: Dialplan,
  path: string,
  line: number,
  character: number,
  findFile: FindFile = noFile,
): Place[] {
  const element = elementAt(dialplan, path, line, character);
  const places = element === undefined ? [] : distinct(definitionOf(dialplan, element, findFile));
  if (element !== undefined && places.length > 0) return from(element, places);
  const at = lineAt(dialplan, path, line);
  if (at === undefined) return [];
  const name = configuredNameAt(dialplan, at, character);
  if (name !== undefined)
    return from(
      name,
      name.definitions.map((each) => placeOf(each.line, each.span)),
    );
  const context = mailboxContextAt(dialplan, at, character);
  if (context === undefined) return [];
  return from(
    context,
    context.headers.map((header) => placeOf(header, headerSpan(header))),
  );
}

function from({ line, span }: Pick<Element, 'line' | 'span'>, places: readonly Place[]): Place[] {
  const originSelectionRange = rangeOf(line, span);
  return places.map((place) => ({ ...place, originSelectionRange }));
}

function definitionOf(dialplan: Dialplan, element: Element, findFile: FindFile): Place[] {
  switch (element.kind) {
    case 'section':
    case 'include': {
      // Sections of other configuration files are no contexts.
      if (element.line.file.dialect === 'config') return [];
      const context = dialplan.context(element.name);
      if (context !== undefined) return contextPlaces(context);
      return element.kind === 'section' ? templatePlaces(dialplan, element.name) : [];
    }
    case 'template':
      return element.line.file.dialect === 'config'
        ? sectionsBeside(dialplan, element.line.file, element.name)
        : templatePlaces(dialplan, element.name);
    case 'extension':
      return element.context?.named(element.name).flatMap((extension) => extensionPlace(extension) ?? []) ?? [];
    case 'priority':
    case 'label':
      return element.priority === undefined ? [] : [priorityPlace(element.priority)];
    case 'target':
      return targetPlaces(dialplan, element, element.part);
    case 'application':
    case 'function-item':
    case 'option':
      return element.targets.flatMap((each) => enteredPlaces(dialplan, each));
    case 'target-argument':
      return argumentPlaces(dialplan, element, element.number);
    case 'variable': {
      if (element.isComputed) return [];
      const places = variablePlaces(dialplan, element.name, element.priority);
      return places.length > 0 || element.within === undefined ? places : definitionOf(dialplan, element.within, findFile);
    }
    case 'file-include':
      return element.files.map(({ path }) => topOf(path));
    case 'file-name': {
      const path = findFile(element.fileKind, element.name);
      return path === undefined ? [] : [topOf(path)];
    }
    case 'function':
    case 'switch':
    case 'expression':
    case 'time-range':
      return [];
  }
}

function topOf(path: string): Place {
  const start = { line: 0, character: 0 };
  return { path, range: { start, end: start } };
}

/** The header that a template's name means; names of templates are compared without case. */
function templatePlaces(dialplan: Dialplan, name: string): Place[] {
  const category = dialplan.layout.categories.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return category === undefined
    ? []
    : [category.header, ...category.additions].map((header) => placeOf(header, headerSpan(header)));
}

function targetPlaces(dialplan: Dialplan, at: TargetAt, part: TargetPartName): Place[] {
  switch (part) {
    case 'context':
      return contextsNamed(dialplan, at).flatMap(contextPlaces);
    case 'extension':
      return extensionPlaces(dialplan, at);
    case 'priority': {
      const found = resolve(dialplan, at.target, at.origin);
      return found.kind === 'priority' ? [priorityPlace(found.priority)] : labelPlaces(dialplan, at);
    }
  }
}

/** The labels that fit what is written of one, in the extension that is meant: `Goto(case-${STATUS})`. */
function labelPlaces(dialplan: Dialplan, { target, origin }: TargetAt): Place[] {
  const glob = target.priority?.isComputed === true ? globOf(target.priority.piece) : undefined;
  if (glob === undefined || target.extension?.isComputed === true) return [];
  const number = target.extension?.piece.text ?? origin?.extension.name;
  const contexts = number === undefined ? [] : contextsNamed(dialplan, { target, origin });
  return contexts
    .flatMap((context) => (number === undefined ? [] : candidates(dialplan, context, number)))
    .flatMap(({ priorities }) => priorities)
    .filter(({ label }) => label !== undefined && glob.test(label))
    .map(priorityPlace);
}

/** The contexts that a target can mean: one, or all that fit where a part of the name is computed. */
function contextsNamed(dialplan: Dialplan, { target, origin }: TargetAt): Context[] {
  const written = target.context;
  if (written === undefined) return origin === undefined ? [] : [origin.context];
  if (!written.isComputed) {
    const name = target.relation === 'macro' ? `macro-${written.piece.text}` : written.piece.text;
    const context = dialplan.context(name);
    return context === undefined ? [] : [context];
  }
  const found = resolve(dialplan, target, origin);
  if (found.kind === 'priority') return [found.context];
  const glob = globOf(written.piece);
  if (glob === undefined) return [];
  const names = dialplan.contextNames.filter((name) => glob.test(name)).slice(0, MOST_CONTEXTS);
  return names.flatMap((name) => dialplan.context(name) ?? []);
}

/** Every extension that the target's number could enter, best first. */
function extensionPlaces(dialplan: Dialplan, at: TargetAt): Place[] {
  const { target, origin } = at;
  const contexts = contextsNamed(dialplan, at).flatMap((context) =>
    target.context === undefined ? [context, ...allIncluders(dialplan, context)] : [context],
  );
  if (target.extension === undefined || target.extension.isComputed) {
    const found = resolve(dialplan, target, origin);
    if (found.kind === 'priority') return [placeOf(found.priority.line, nameSpan(found.priority))];
    return target.extension === undefined
      ? []
      : extensionsLike(contexts, target.extension.piece).flatMap((extension) => extensionPlace(extension) ?? []);
  }
  const number = target.extension.piece.text;
  return contexts.flatMap((context) =>
    candidates(dialplan, context, number).flatMap((extension) => extensionPlace(extension) ?? []),
  );
}

/** The extensions that fit what is written of a name: `s-${DIALSTATUS}` may be `s-BUSY`, or the pattern `_s-.`. */
function extensionsLike(contexts: readonly Context[], piece: Piece): Extension[] {
  const { pattern, writtenCount } = writtenOf(piece, substitutions(piece));
  if (writtenCount === 0) return [];
  const before = /^[^$]*/.exec(piece.text)?.[0] ?? '';
  return contexts
    .flatMap(({ extensions }) => extensions)
    .filter(({ name }) => (name.startsWith('_') ? before !== '' && name.startsWith(before, 1) : pattern.test(name)));
}

/** The names of what a target can mean of which a part is computed: of contexts where one is, else of extensions. */
export function namesMeant(dialplan: Dialplan, at: TargetAt): readonly string[] {
  const { target } = at;
  const contexts = contextsNamed(dialplan, at);
  const names =
    target.context?.isComputed === true
      ? contexts.map(({ name }) => name)
      : target.extension?.isComputed === true
        ? extensionsLike(contexts, target.extension.piece).map(({ name }) => name)
        : [];
  return [...new Set(names)];
}

/** Where the channel goes on: the priority, or the context where no more is named. */
function enteredPlaces(dialplan: Dialplan, { target, origin }: TargetAt): Place[] {
  const found = resolve(dialplan, target, origin);
  if (found.kind === 'priority') return [placeOf(found.priority.line, nameSpan(found.priority))];
  return found.kind === 'context' ? contextPlaces(found.context) : [];
}

/** Where the routine says what its argument is, or reads it. */
function argumentPlaces(dialplan: Dialplan, { target, origin }: TargetAt, number: number): Place[] {
  const routine = routineMeant(dialplan, target, origin);
  if (routine === undefined) return [];
  const documented = routine.documentation?.arguments.filter((argument) => argument.number === number) ?? [];
  if (documented.length > 0) return documented.map(({ line, span }) => placeOf(line, span));
  return (routine.reads.get(number) ?? []).map((priority) => placeOf(priority.line, priority.statement.data.span()));
}

function variablePlaces(dialplan: Dialplan, name: string, priority: Priority | undefined): Place[] {
  const number = /^ARG([1-9]\d*)$/.exec(name)?.[1];
  if (number !== undefined) {
    if (priority === undefined) return [];
    return [...passedArguments(dialplan, Number(number), priority)].map(({ line, argument }) => placeOf(line, argument.span()));
  }
  const places: Place[] = [];
  for (const { line, use } of usesOfVariable(dialplan, name)) if (use.access === 'write') places.push(placeOf(line, use.span));
  return places;
}

/** How far calls are looked for behind jumps. */
const MOST_ENTRIES = 30;

/** The argument of this number in every call of a routine that comes to the priority. */
export function* passedArguments(
  dialplan: Dialplan,
  number: number,
  priority: Priority,
): Generator<{ readonly line: Line; readonly argument: Piece }> {
  const passes = (target: Target): boolean => target.arguments !== undefined && target.arguments.length >= number;
  for (const context of contextsLeadingTo(dialplan, priority.context, MOST_ENTRIES))
    for (const { line, target, found } of [
      ...usesLeadingInto(dialplan, context, passes),
      ...usesThatMayLeadInto(dialplan, context),
    ]) {
      const argument = target.arguments?.[number - 1];
      if (argument === undefined) continue;
      const isOwn = found.priority.context === priority.context && found.priority.name === priority.name;
      const entry = { context: found.context, extension: compileName(found.number), priority: found.priority };
      if (isOwn || routineAt(dialplan, entry).reads.get(number)?.includes(priority) === true) yield { line, argument };
    }
}
