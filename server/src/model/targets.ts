/**
 * Targets: every place of the dialplan that a line names, whatever names it (Goto, a hangup handler, an option of Dial, a Local channel …).
 *
 * A target is read from the text alone; where it leads is for resolve.ts to say.
 */

import {
  applicationRoles,
  channelItemRole,
  functionRoles,
  variableRoles,
  type Relation,
  type Role,
  type Separator,
} from '../catalogue/argument-roles.ts';
import type { Span } from '../base/span.ts';
import { indexOutside, parseOptions, splitArguments, splitPlain, unquote } from '../syntax/arguments.ts';
import type { Piece } from '../syntax/piece.ts';
import type { ExtensionStatement } from '../syntax/statement.ts';
import { withChildren, substitutions } from '../syntax/substitution.ts';
import { applicationCall, withNestedCalls, type ApplicationCall } from './calls.ts';

/** One part of a target: the name of a context, an extension, or a priority. */
export interface TargetPart {
  readonly piece: Piece;
  /** Whether `${…}` or `$[…]` stands in it, so that its value is known at run time only. */
  readonly isComputed: boolean;
}

export type TargetFlaw =
  /** There is no text at all. */
  | 'empty'
  /** A blank at the start or the end of a part, which Asterisk keeps. */
  | 'blank'
  /** The argument list has no `)`. */
  | 'unclosed-arguments'
  /** Text behind the argument list. */
  | 'text-after-arguments'
  /** A fourth part, which is ignored; arguments belong in parentheses. */
  | 'surplus-part'
  /** `|` or `^` where the parts are separated by commas. */
  | 'wrong-separator'
  /** `Gosub(…)` is written where only what stands in its parentheses belongs. */
  | 'wrapped'
  /** Quotation marks around the target, which become part of the name. */
  | 'quoted'
  | 'too-many-arguments';

export interface Target {
  readonly relation: Relation;
  /** What names the target, as a reader calls it: `Goto`, `CHANNEL(hangup_handler_push)`, `Dial option U`, `Local channel`, `include`. */
  readonly construct: string;
  /** The target as written, arguments included. */
  readonly piece: Piece;
  /** Undefined where it is left out and the current one is meant. */
  readonly context: TargetPart | undefined;
  readonly extension: TargetPart | undefined;
  /** Undefined where none is written: Asterisk then means priority 1. */
  readonly priority: TargetPart | undefined;
  /** The extension that is meant where none can be written: `s` for routines. */
  readonly impliedExtension: string | undefined;
  /** Whether the target names a context only, or an extension with no priority. */
  readonly isContextOnly: boolean;
  /** The arguments of a subroutine, not unquoted; undefined where there is no list at all. */
  readonly arguments: readonly Piece[] | undefined;
  /** The separator between arguments as written. */
  readonly separator: Separator;
  readonly flaws: readonly { readonly flaw: TargetFlaw; readonly span: Span }[];
}

/** More arguments than this are not split any further. */
const MOST_ARGUMENTS = 100;

/** The application of a line as a call, nested calls inside it. */
export function callOf(statement: ExtensionStatement): ApplicationCall {
  return applicationCall(statement.application, statement.data, statement.hasParentheses, statement.isUnclosed);
}

/** Every target that a call and the calls inside it name, in no particular order. */
export function targetsOfCall(call: ApplicationCall): Target[] {
  const targets: Target[] = [];
  for (const each of withNestedCalls(call)) ownTargets(each, targets);
  if (call.data.text.includes('${')) functionTargets(call.data, targets);
  return targets;
}

function ownTargets(call: ApplicationCall, targets: Target[]): void {
  const { roles, data } = call;
  if (roles === undefined) return;
  const name = call.name.text.trim();
  switch (roles.form) {
    case 'whole':
      if (roles.role !== undefined && roles.role.kind !== 'application') byRole(roles.role, data, name, targets);
      return;
    case 'plain-branches':
    case 'raw-branches':
      if (roles.role === undefined || roles.role.kind === 'application') return;
      for (const branch of [call.branches?.then, call.branches?.otherwise])
        if (branch !== undefined && branch.text.length > 0) byRole(roles.role, branch, name, targets);
      return;
    case 'assignment':
      assignmentTargets(data, targets);
      return;
    case 'assignments':
      for (const each of splitArguments(data)) assignmentTargets(each, targets);
      return;
    case 'arguments':
      argumentTargets(name, roles, splitArguments(data), data, targets);
  }
}

function argumentTargets(
  name: string,
  roles: NonNullable<ApplicationCall['roles']>,
  args: readonly Piece[],
  data: Piece,
  targets: Target[],
): void {
  const { argumentsOf } = roles;
  if (argumentsOf !== undefined) {
    const from = args[argumentsOf.from];
    if (from === undefined) return;
    const rest = data.slice(from.start - data.start);
    const innerRoles = applicationRoles(argumentsOf.application);
    if (innerRoles !== undefined) argumentTargets(name, innerRoles, splitArguments(rest), rest, targets);
    return;
  }
  for (const [position, role] of Object.entries(roles.arguments ?? {})) {
    const index = Number(position);
    const argument = args[index];
    if (argument === undefined || argument.text.length === 0) continue;
    if (role.kind === 'spread-location') spread(role.relation, name, args.slice(index, index + 3), targets);
    else if (role.kind === 'location' && !role.hasArguments && index === args.length - 3)
      byRole(role, data.slice(argument.start - data.start), name, targets);
    else byRole(role, unquote(argument), name, targets);
  }
  const { options } = roles;
  const letters = options === undefined ? undefined : args[options.position];
  if (options === undefined || letters === undefined) return;
  for (const option of parseOptions(unquote(letters))) {
    const role = options.letters[option.letter];
    if (role === undefined || option.argument === undefined || option.argument.text.length === 0) continue;
    byRole(role, option.argument, `${name} option ${option.letter}`, targets);
  }
}

/** `Set(name=value)`: a hangup handler, another item of CHANNEL(), or a variable that holds a place. */
function assignmentTargets(data: Piece, targets: Target[]): void {
  const equals = data.text.indexOf('=');
  if (equals < 0) return;
  const name = data.slice(0, equals).trim();
  const value = data.slice(equals + 1);
  const channelItem = /^CHANNEL\(([^)]*)\)$/.exec(name.text)?.[1];
  if (channelItem !== undefined) {
    const role = channelItemRole(channelItem.trim());
    if (role !== undefined && value.text.length > 0) byRole(role, value, `CHANNEL(${channelItem.trim().toLowerCase()})`, targets);
    return;
  }
  const variable = name.text.replace(/^_{1,2}/, '');
  const role = Object.hasOwn(variableRoles, variable) ? variableRoles[variable] : undefined;
  if (role !== undefined && value.text.length > 0) byRole(role, value, variable, targets);
}

function functionTargets(data: Piece, targets: Target[]): void {
  for (const substitution of withChildren(substitutions(data))) {
    if (substitution.kind !== 'function') continue;
    const name = substitution.name.text;
    const byPosition = Object.hasOwn(functionRoles, name) ? functionRoles[name] : undefined;
    if (byPosition === undefined) continue;
    const args = splitArguments(substitution.arguments);
    for (const [position, role] of Object.entries(byPosition)) {
      const argument = args[Number(position)];
      if (role.kind === 'spread-location')
        spread(role.relation, name, args.slice(Number(position), Number(position) + 3), targets);
      else if (argument !== undefined) byRole(role, role.kind === 'location' ? substitution.arguments : argument, name, targets);
    }
  }
}

/** Adds what `text` names in the given role. */
export function byRole(role: Role, text: Piece, construct: string, targets: Target[]): void {
  switch (role.kind) {
    case 'location':
      targets.push(location(role.relation, role.separator, role.hasArguments, text, construct));
      return;
    case 'routine':
      targets.push(routine(role.separator, text, construct));
      return;
    case 'macro': {
      const [name = text, ...args] = splitPlain(text, role.separator);
      targets.push({
        ...bare('macro', construct, text),
        context: part(name),
        impliedExtension: 's',
        arguments: args,
        separator: role.separator,
      });
      return;
    }
    case 'context':
      targets.push({ ...bare(role.relation, construct, text), context: part(text), isContextOnly: true });
      return;
    case 'extension-at-context': {
      const at = text.text.indexOf('@');
      if (at >= 0)
        targets.push({
          ...bare(role.relation, construct, text),
          context: part(text.slice(at + 1)),
          extension: part(text.slice(0, at)),
        });
      return;
    }
    case 'dial-string':
      for (const channel of splitPlain(text, '&')) local(channel, construct, targets);
      return;
    case 'spread-location':
    case 'application':
    case 'variable':
  }
}

function bare(relation: Relation, construct: string, piece: Piece): Target {
  return {
    relation,
    construct,
    piece,
    context: undefined,
    extension: undefined,
    priority: undefined,
    impliedExtension: undefined,
    isContextOnly: false,
    arguments: undefined,
    separator: ',',
    flaws: [],
  };
}

function part(piece: Piece): TargetPart {
  return { piece, isComputed: piece.text.includes('${') || piece.text.includes('$[') };
}

/** A part that may be left out. */
function givenPart(piece: Piece | undefined): TargetPart | undefined {
  return piece === undefined || piece.text.length === 0 ? undefined : part(piece);
}

function location(relation: Relation, separator: Separator, hasArguments: boolean, text: Piece, construct: string): Target {
  const flaws: { flaw: TargetFlaw; span: Span }[] = [];
  if (text.text.trim().length === 0) return { ...bare(relation, construct, text), flaws: [{ flaw: 'empty', span: text.span() }] };
  const wrapped = /^\s*(?:Gosub|Goto)\s*\(/i.exec(text.text);
  if (wrapped !== null) return { ...bare(relation, construct, text), flaws: [{ flaw: 'wrapped', span: text.span() }] };
  if (text.text.startsWith('"')) return { ...bare(relation, construct, text), flaws: [{ flaw: 'quoted', span: text.span() }] };
  let place = text;
  let args: Piece[] | undefined;
  const open = hasArguments ? indexOutside(text.text, '(') : -1;
  if (open >= 0) {
    place = text.slice(0, open);
    const close = text.text.lastIndexOf(')');
    if (close < open) flaws.push({ flaw: 'unclosed-arguments', span: text.span(open, open + 1) });
    const list = text.slice(open + 1, close < open ? undefined : close);
    args = splitArguments(list, separator);
    if (separator === '^' && args.length <= 1) args = splitArguments(list, ',');
    if (args.length > MOST_ARGUMENTS) flaws.push({ flaw: 'too-many-arguments', span: list.span() });
    const behind = text.slice(close + 1).trim();
    if (close >= open && behind.text.length > 0) flaws.push({ flaw: 'text-after-arguments', span: behind.span() });
  }
  const used = separator === '^' && !place.text.includes('^') && place.text.includes(',') ? ',' : separator;
  const parts = splitPlain(place, used);
  if (parts.length > 3) {
    const surplus = place.slice((parts[3] as Piece).start - place.start);
    if (surplus.text.trim().length > 0 || hasArguments) flaws.push({ flaw: 'surplus-part', span: surplus.span() });
  }
  if (parts.length === 1 && used === ',' && /^[^|^$]+[|^][^|^$]*(?:[|^][^|^$]*)?$/.test(place.text))
    flaws.push({ flaw: 'wrong-separator', span: place.span() });
  const given = parts.slice(0, 3);
  for (const [index, each] of given.entries()) {
    const isNumber = index === given.length - 1 && /^\s+[+-]?\d+$/.test(each.text);
    if (each.text !== each.text.trim() && !isNumber) flaws.push({ flaw: 'blank', span: each.span() });
  }
  const [first, second, third] = given;
  const found = bare(relation, construct, text);
  const shared = { arguments: args, separator, flaws };
  if (third !== undefined)
    return { ...found, ...shared, context: givenPart(first), extension: givenPart(second), priority: givenPart(third) };
  if (second !== undefined) return { ...found, ...shared, extension: givenPart(first), priority: givenPart(second) };
  return { ...found, ...shared, priority: givenPart(first) };
}

function routine(separator: Separator, text: Piece, construct: string): Target {
  const flaws: { flaw: TargetFlaw; span: Span }[] = [];
  if (/^\s*Gosub\s*\(/i.test(text.text))
    return { ...bare('call', construct, text), flaws: [{ flaw: 'wrapped', span: text.span() }] };
  let pieces = splitPlain(text, separator);
  if (separator === '^' && pieces.length === 1) pieces = splitArguments(text, ',');
  const [name = text, ...args] = pieces;
  if (name.text !== name.text.trim()) flaws.push({ flaw: 'blank', span: name.span() });
  if (/[()]/.test(name.text)) flaws.push({ flaw: 'text-after-arguments', span: name.span(name.text.search(/[()]/)) });
  else if (separator === ',' && name.text.includes('^')) flaws.push({ flaw: 'wrong-separator', span: name.span() });
  return { ...bare('call', construct, text), context: part(name), impliedExtension: 's', arguments: args, separator, flaws };
}

/** Adds `Local/extension@context/options` when that is what the channel is. */
function local(channel: Piece, construct: string, targets: Target[]): void {
  const trimmed = channel.trim();
  if (!/^Local\//i.test(trimmed.text)) return;
  const end = trimmed.text.search(/,|$/);
  const at = indexOutside(trimmed.text, '@');
  if (at < 0 || at > end) return;
  const slash = trimmed.text.lastIndexOf('/', end);
  const contextEnd = slash > at ? slash : end;
  targets.push({
    ...bare('channel', construct === 'member' ? 'queue member' : `${construct} to a Local channel`, trimmed.slice(0, end)),
    extension: part(trimmed.slice('Local/'.length, at)),
    context: part(trimmed.slice(at + 1, contextEnd)),
  });
}

function spread(relation: Relation, construct: string, args: readonly Piece[], targets: Target[]): void {
  const [context, extension, priority] = args.map((argument) => unquote(argument));
  if (context === undefined || context.text.length === 0) return;
  targets.push({
    ...bare(relation, construct, context),
    context: part(context),
    extension: givenPart(extension),
    priority: givenPart(priority),
    isContextOnly: givenPart(extension) === undefined,
  });
}
