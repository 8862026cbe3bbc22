/**
 * Places that one line names and another enters: a line sets the variable that a jump further on names, or a call passes the argument that its
 * routine names. What is missing there is missing where the name is written.
 */

import type { Priority } from '../../model/contexts/extension.ts';
import { leadingPriorities } from '../../model/contexts/leading.ts';
import type { Context, VariableAssignment } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { implied, part, type Target, type TargetPart } from '../../model/lines/target.ts';
import { askedOf, type Place } from '../../model/names/place.ts';
import { originOf, resolve, type FoundPriority } from '../../model/names/resolve.ts';
import type { Piece } from '../../syntax/piece.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { valuesOfIf } from '../values/written-values.ts';
import { withArguments } from '../variables/passed-values.ts';
import { isDecidedBy } from './places-put-in.ts';
import { isAskedIn, usersOf, type User } from '../variables/set-values.ts';

/** A target as it comes out for one value; its columns are those of the value. */
export interface HandedPlace {
  readonly target: Target;
  /** The priority that enters it. */
  readonly from: Priority;
}

/** A value that a line of a context hands on, with every place that it is a part of the name of: one at least. */
export interface HandedValue {
  readonly priority: Priority;
  readonly places: readonly HandedPlace[];
}

const none: readonly never[] = [];

/** The values that the lines of a context set variables to, where those become places and nothing looks at the value before. */
export function valuesSet(context: Context, dialplan: Dialplan): readonly HandedValue[] {
  const found: HandedValue[] = [];
  for (const [name, assignments] of assignmentsIn(context))
    for (const assignment of assignments) {
      const values = wordsOf(assignment);
      if (values.length === 0) continue;
      const users = usersOf(name, assignment, dialplan, namedBy);
      if (users.length === 0) continue;
      for (const value of values) {
        const places = users.flatMap(({ priority, target }) => {
          const place = withValue(target, name, value);
          return place === undefined ? [] : { target: place, from: priority };
        });
        if (places.length > 0) found.push({ priority: assignment.priority, places });
      }
    }
  return found;
}

/** The plain texts that an assignment gives: words, and whole places. */
function wordsOf({ value }: VariableAssignment): readonly Piece[] {
  if (value === undefined) return none;
  return plainText.test(value.text) ? [value] : value.text.includes('IF(') ? valuesOfIf(value, plainText) : none;
}

const plainText = /^[\w*#+.-]+(?:,[\w*#+.-]+){0,2}$/;

/** A target with the value of a variable put in; undefined where the value has commas that do not belong there. */
function withValue(target: Target, name: string, value: Piece): Target | undefined {
  const variable = `\${${name}}`;
  if (!value.text.includes(','))
    return withParts(target, value, (text) =>
      text.includes(variable) ? { text: text.replaceAll(variable, value.text), piece: value } : undefined,
    );
  if (target.context !== undefined || target.extension !== undefined || target.priority?.piece.text.trim() !== variable)
    return undefined;
  const [label, extension, context] = splitArguments(value).toReversed().map(part);
  return { ...target, piece: value, context, extension, priority: label, arguments: undefined };
}

/** A target that a variable names a part of, with the priority that enters it. */
interface PlaceUser extends User {
  readonly target: Target;
}

/** The targets of a context that variables name a part of, by those variables. */
function namedBy(context: Context): ReadonlyMap<string, readonly PlaceUser[]> {
  let found = inContext.get(context);
  if (found === undefined) {
    found = new Map<string, PlaceUser[]>();
    for (const priority of leadingPriorities(context))
      for (const target of factsOf(priority.statement).targets)
        if (target.relation !== 'test' && target.flaws.length === 0)
          for (const name of variablesIn(target)) {
            const list = found.get(name);
            if (list === undefined) found.set(name, [{ priority, target }]);
            else list.push({ priority, target });
          }
    inContext.set(context, found);
  }
  return found;
}

const inContext = new WeakMap<Context, Map<string, PlaceUser[]>>();

function variablesIn({ context, extension, priority }: Target): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of [context, extension, priority])
    if (part?.isComputed === true) for (const [, name = ''] of part.piece.text.matchAll(/\$\{([A-Za-z_]\w*)\}/g)) names.add(name);
  return names;
}

/**
 * The places that the arguments of a call name in the routine that it enters, each with that argument put in, and those in the routines that this one
 * hands them on to.
 */
export function placesPassed(
  { arguments: args, relation }: Target,
  resolution: FoundPriority,
  dialplan: Dialplan,
  depth = 0,
): readonly HandedPlace[] {
  if (args === undefined || args.length === 0 || !isEntering.test(relation)) return none;
  const isConcerned = ({ priority: { context } }: Place): boolean => namedBy(context).size > 0 || handingOn(context).length > 0;
  if (!askedOf(dialplan, resolution, 'names places in', isConcerned)) return none;
  const found: HandedPlace[] = [];
  const entered = resolution.priority;
  const users = new Set([...namedBy(entered.context).values()].flat());
  for (const { priority, target } of users) {
    if (priority.name !== entered.name || priority.number < entered.number) continue;
    const { context, extension, priority: label } = target;
    const computed = [context, extension, label].flatMap((part) => (part?.isComputed === true ? part.piece.text : []));
    const put = computed.map((text) => withArguments(text, args, priority, dialplan));
    const [first] = put.filter((each) => each !== undefined);
    if (first === undefined || computed.some((text) => isDecidedBy(text, priority))) continue;
    if (isAskedIn(`ARG${args.indexOf(first.argument) + 1}`, entered.context)) continue;
    const place = withParts(target, first.argument.trim(), (text) => {
      const given = withArguments(text, args, priority, dialplan);
      return given === undefined ? undefined : { text: given.text, piece: given.argument.trim() };
    });
    found.push({ target: place, from: priority });
  }
  if (depth === DEEPEST) return found;
  for (const { priority, target } of handingOn(entered.context)) {
    if (priority.name !== entered.name || priority.number < entered.number) continue;
    const written = target.arguments ?? none;
    const passed = written.map((argument) => {
      const number = Number(bareArgument.exec(argument.text.trim())?.[1]);
      const given = args[number - 1];
      const isWord = given !== undefined && plainWord.test(given.text.trim());
      return isWord && !isAskedIn(`ARG${number}`, entered.context) ? given : argument;
    });
    if (passed.every((argument, index) => argument === written[index])) continue;
    const next = resolve(dialplan, target, originOf(priority));
    if (next.kind === 'priority') found.push(...placesPassed({ ...target, arguments: passed }, next, dialplan, depth + 1));
  }
  return found;
}

/** So many routines hand an argument on from one to the next. */
const DEEPEST = 2;

const bareArgument = /^\$\{ARG([1-9])\}$/;
const plainWord = /^[\w.-]+$/;

/** The calls and handlers of a context that pass on an argument of the routine that they stand in. */
function handingOn(context: Context): readonly PlaceUser[] {
  let found = handingOnIn.get(context);
  if (found === undefined) {
    found = leadingPriorities(context).flatMap((priority) =>
      factsOf(priority.statement).targets.flatMap((target) =>
        isEntering.test(target.relation) &&
        target.flaws.length === 0 &&
        target.arguments?.some(({ text }) => bareArgument.test(text.trim())) === true
          ? [{ priority, target }]
          : [],
      ),
    );
    handingOnIn.set(context, found);
  }
  return found;
}

const handingOnIn = new WeakMap<Context, readonly PlaceUser[]>();

const isEntering = /^(?:call|handler|macro)$/;

/**
 * A target with values put in: a part that is nothing but a value may be changed where that stands, and the columns of what the value is only a
 * part of, or that is not put in, are those of `value`.
 */
function withParts(
  target: Target,
  value: Piece,
  put: (text: string) => { readonly text: string; readonly piece: Piece } | undefined,
): Target {
  const other = (part: TargetPart | undefined): TargetPart | undefined => {
    if (part === undefined) return undefined;
    const given = part.isComputed ? put(part.piece.text) : undefined;
    if (given === undefined) return { ...implied(part.piece.text, value), isComputed: part.isComputed };
    if (given.text === given.piece.text) return { piece: given.piece, isComputed: false };
    return { ...implied(given.text, given.piece), isComputed: given.text.includes('$') };
  };
  return {
    ...target,
    piece: value,
    context: other(target.context),
    extension: other(target.extension),
    priority: other(target.priority),
    arguments: undefined,
  };
}
