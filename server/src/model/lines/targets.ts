/**
 * Targets: every place of the dialplan that a line names, whatever names it (Goto, a hangup handler, an option of Dial, a Local channel …).
 *
 * A target is read from the text alone; where it leads is for resolve.ts to say.
 */

import type { Span } from '../../base/span.ts';
import {
  applicationRoles,
  assignedItemRole,
  functionOptions,
  functionRoles,
  variableRoles,
  type Relation,
  type Role,
  type Separator,
} from '../../catalogue/argument-roles.ts';
import { application } from '../../catalogue/catalogue.ts';
import { cooked, indexOutside, splitArguments, splitPlain, unquote } from '../../syntax/arguments.ts';
import { optionsIn } from '../../syntax/options.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { withChildren, substitutions } from '../../syntax/substitution.ts';
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
  /** A call of an application where a place belongs. */
  | 'application'
  /** Quotation marks around the target, which become part of the name. */
  | 'quoted'
  /** Nothing stands where the priority belongs. */
  | 'missing-priority'
  /** A list of arguments behind a place that takes none. */
  | 'unexpected-arguments'
  /** A label where only a number is read. */
  | 'label'
  | 'too-many-arguments'
  /** An option with empty parentheses, where a subroutine belongs; Asterisk passes over it. */
  | 'empty-option';

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
  /** Whether the arguments are given somewhere else, so that nothing is known of them. */
  readonly hasArgumentsElsewhere: boolean;
  /** What it is in some versions of Asterisk instead: the name of a macro, or of a queue's rule. */
  readonly orElse: 'macro' | 'rule' | undefined;
  /** An extension and a priority that were written behind a context where they are taken for arguments. */
  readonly surplusLocation: Piece | undefined;
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
      for (const each of splitArguments(data)) assignmentTargets(cooked(each), targets);
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
    if (role.kind === 'routine' && role.orElse === 'rule' && args[index - 1]?.text !== '') continue;
    if (role.kind === 'spread-location') spread(role.relation, name, args.slice(index, index + role.parts), targets);
    else if (role.kind === 'origin') originated(name, args.slice(index), targets);
    else if (role.kind === 'location' && role.arguments === 'none' && index === args.length - 3)
      byRole(role, data.slice(argument.start - data.start), name, targets);
    else if (role.kind === 'routine') targets.push(routineArgument(role, args, index, data, name));
    else byRole(role, cooked(argument), name, targets);
  }
  if (roles.options !== undefined) optionTargets(name, roles.options, args, targets);
}

/** A routine as an argument of its own: an extension and a priority behind it are arguments of the application. */
function routineArgument(
  { separator, orElse }: Role & { kind: 'routine' },
  args: readonly Piece[],
  index: number,
  data: Piece,
  construct: string,
): Target {
  const target = { ...routine(separator, cooked(args[index] as Piece), construct), orElse };
  const [extension, priority] = args.slice(index + 1, index + 3);
  if (extension?.text !== 's' || priority === undefined || !/^1(?:\(|$)/.test(priority.text)) return target;
  const from = extension.start - data.start;
  return { ...target, surplusLocation: data.slice(from, priority.start - data.start + priority.text.length) };
}

type Options = NonNullable<NonNullable<ApplicationCall['roles']>['options']>;

function optionTargets(name: string, { position, letters }: Options, args: readonly Piece[], targets: Target[]): void {
  const argument = args[position];
  if (argument === undefined) return;
  for (const option of optionsIn(argument)) {
    const role = Object.hasOwn(letters, option.letter) ? letters[option.letter] : undefined;
    if (role === undefined || option.argument === undefined) continue;
    const construct = `${name} option ${option.letter}`;
    if (option.argument.text.length > 0) byRole(role, option.argument, construct, targets);
    else if (runsRoutine(role)) {
      const span = { start: option.letterPiece.span().start, end: option.argument.span().end + 1 };
      targets.push({ ...bare('call', construct, option.argument), flaws: [{ flaw: 'empty-option', span }] });
    }
  }
}

/** Whether what is named is called as a subroutine or as a macro. */
export function runsRoutine(role: Role): boolean {
  return role.kind === 'routine' || role.kind === 'macro' || (role.kind === 'location' && role.relation === 'call');
}

/** What Originate runs on the new channel: a place, or one application. */
function originated(construct: string, [type, first, second, third]: readonly Piece[], targets: Target[]): void {
  if (type === undefined || first === undefined) return;
  switch (cooked(type).text.toLowerCase()) {
    case 'exten': {
      for (const target of spreadTargets('channel', construct, [first, second, third]))
        targets.push({
          ...withNumber(target),
          isContextOnly: false,
          impliedExtension: target.extension === undefined ? 's' : undefined,
        });
      return;
    }
    case 'app':
      if (second !== undefined) applicationElsewhere(cooked(first), cooked(second), targets);
  }
}

/** What an application names that runs where nobody knows: only a place that is written in full means anything. */
function applicationElsewhere(name: Piece, data: Piece, targets: Target[]): void {
  for (const target of targetsOfCall(applicationCall(name, data, true, false)))
    if (target.context !== undefined) targets.push(target);
}

/** The target as those read it who take no label. */
function withNumber(target: Target): Target {
  const { priority } = target;
  if (priority === undefined || priority.isComputed || /^\s*\d+$/.test(priority.piece.text)) return target;
  return { ...target, flaws: [...target.flaws, { flaw: 'label', span: priority.piece.span() }] };
}

function feature(text: Piece, targets: Target[]): void {
  const [, who, application, data] = splitArguments(text);
  if (who === undefined || application === undefined || !/^\s*(?:self|peer|caller|callee)\b/i.test(who.text)) return;
  const open = application.text.indexOf('(');
  const close = application.text.lastIndexOf(')');
  if (open >= 0)
    applicationElsewhere(application.slice(0, open), application.slice(open + 1, close < open ? undefined : close), targets);
  else if (data !== undefined) applicationElsewhere(application, cooked(data), targets);
}

function menuActions(text: Piece, targets: Target[]): void {
  for (const match of text.text.matchAll(/\bdialplan_exec\(([^()]*)/gi)) {
    const from = match.index + match[0].length - (match[1] ?? '').length;
    const args = splitPlain(text.slice(from, match.index + match[0].length), ',');
    targets.push(...spreadTargets('jump', 'dialplan_exec', args.slice(0, 3)).map(withNumber));
  }
}

/** `Set(name=value)`: a hangup handler, another item of CHANNEL(), or a variable that holds a place. */
function assignmentTargets(data: Piece, targets: Target[]): void {
  const equals = data.text.indexOf('=');
  if (equals < 0) return;
  const name = data.slice(0, equals).trim();
  const value = data.slice(equals + 1);
  const [, functionName, item] = /^(\w+)\((.*)\)$/s.exec(name.text) ?? [];
  if (functionName !== undefined && item !== undefined) {
    // With a blank behind the parenthesis Asterisk sees no function.
    if (data.text.charAt(equals - 1) !== ')') return;
    const role = assignedItemRole(functionName, item.trim());
    if (role !== undefined && value.text.length > 0)
      byRole(role, value, `${functionName}(${item.trim().toLowerCase()})`, targets);
    const options = Object.hasOwn(functionOptions, functionName) ? functionOptions[functionName] : undefined;
    const from = functionName.length + 1;
    if (options !== undefined)
      optionTargets(functionName, options, splitArguments(name.slice(from, from + item.length)), targets);
    return;
  }
  // With a blank behind the name another variable is set.
  if (/\s/.test(data.text.charAt(equals - 1))) return;
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
        spread(role.relation, name, args.slice(Number(position), Number(position) + role.parts), targets);
      else if (argument !== undefined) byRole(role, role.kind === 'location' ? substitution.arguments : argument, name, targets);
    }
  }
}

/** Adds what `text` names in the given role. */
export function byRole(role: Role, text: Piece, construct: string, targets: Target[]): void {
  switch (role.kind) {
    case 'location':
      targets.push(location(role, text, construct));
      return;
    case 'routine':
      targets.push({ ...routine(role.separator, text, construct), orElse: role.orElse });
      return;
    case 'macro': {
      // Each '^' of an option becomes a comma, beside those that are there.
      const [name = text, ...args] = splitPlain(text, role.separator).flatMap((each) => splitPlain(each, ','));
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
      targets.push({
        ...bare(role.relation, construct, text),
        context: part(text),
        isContextOnly: true,
        flaws: [text].filter(hasBlank).map((each) => ({ flaw: 'blank', span: each.span() })),
      });
      return;
    case 'extension-at-context':
      for (const each of splitPlain(text, '&')) {
        const at = each.text.indexOf('@');
        if (at < 0 || /@PICKUPMARK$/i.test(each.text)) continue;
        targets.push({
          ...bare(role.relation, construct, each),
          context: part(each.slice(at + 1)),
          extension: part(each.slice(0, at)),
          isContextOnly: role.relation === 'lookup',
        });
      }
      return;
    case 'dial-string':
      for (const channel of splitPlain(text, '&')) local(channel, construct, targets);
      return;
    case 'feature':
      feature(text, targets);
      return;
    case 'menu-actions':
      menuActions(text, targets);
      return;
    case 'spread-location':
    case 'origin':
    case 'application':
    case 'variable':
  }
}

/** Whether a part has blanks around it, which Asterisk keeps. */
function hasBlank({ text }: Piece): boolean {
  return text !== text.trim();
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
    hasArgumentsElsewhere: false,
    orElse: undefined,
    surplusLocation: undefined,
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

function isApplicationCall(text: string): boolean {
  const name = /^\s*([A-Za-z]\w*)\s*\([\s\S]*\)\s*$/.exec(text)?.[1];
  return name !== undefined && application(name) !== undefined;
}

function location(role: Role & { kind: 'location' }, text: Piece, construct: string): Target {
  const { relation, separator } = role;
  const hasArguments = role.arguments === 'listed';
  const flaws: { flaw: TargetFlaw; span: Span }[] = [];
  if (text.text.trim().length === 0) return { ...bare(relation, construct, text), flaws: [{ flaw: 'empty', span: text.span() }] };
  const wrapped = /^\s*(?:Gosub|Goto)\s*\(/i.exec(text.text);
  if (wrapped !== null) return { ...bare(relation, construct, text), flaws: [{ flaw: 'wrapped', span: text.span() }] };
  if (role.relation === 'jump' && role.arguments === 'none' && isApplicationCall(text.text))
    return { ...bare(relation, construct, text), flaws: [{ flaw: 'application', span: text.trim().span() }] };
  if (text.text.startsWith('"')) return { ...bare(relation, construct, text), flaws: [{ flaw: 'quoted', span: text.span() }] };
  let place = text;
  let args: Piece[] | undefined;
  const open = hasArguments ? indexOutside(text.text, '(') : -1;
  if (open >= 0) {
    place = text.slice(0, open);
    const close = text.text.lastIndexOf(')');
    if (close < open) flaws.push({ flaw: 'unclosed-arguments', span: text.span(open, open + 1) });
    const list = text.slice(open + 1, close < open ? undefined : close);
    args = argumentsIn(list, separator);
    if (args.length > MOST_ARGUMENTS) flaws.push({ flaw: 'too-many-arguments', span: list.span() });
    const behind = text.slice(close + 1).trim();
    if (close >= open && behind.text.length > 0) flaws.push({ flaw: 'text-after-arguments', span: behind.span() });
  }
  // In an option each `^` is made a comma, and commas that are there stay.
  const parts = splitPlain(place, separator).flatMap((each) => splitPlain(each, ','));
  if (parts.length > 3) {
    const surplus = place.slice((parts[3] as Piece).start - place.start);
    // An empty one is harmless: what stands in parentheses behind it is passed all the same.
    if (surplus.text.trim().length > 0) flaws.push({ flaw: 'surplus-part', span: surplus.span() });
  }
  if (parts.length === 1 && separator === ',' && isDividedOtherwise(place))
    flaws.push({ flaw: 'wrong-separator', span: place.span() });
  const given = parts.slice(0, 3);
  for (const [index, each] of given.entries()) {
    const isNumber = index === given.length - 1 && /^\s*[+-]?\d+\s*$/.test(each.text);
    if (hasBlank(each) && !isNumber) flaws.push({ flaw: 'blank', span: each.span() });
  }
  const [first, second, third] = given;
  const found = bare(relation, construct, text);
  const last = given.at(-1);
  if (last?.text.trim() === '') flaws.push({ flaw: 'missing-priority', span: (place.text === '' ? text : place).span() });
  else if (
    last !== undefined &&
    role.arguments === 'none' &&
    last.text.endsWith(')') &&
    /^[^$(]+\(/.test(last.text) &&
    given.length > 1
  )
    flaws.push({ flaw: 'unexpected-arguments', span: last.span(last.text.indexOf('(')) });
  const shared = { arguments: args, hasArgumentsElsewhere: role.arguments === 'elsewhere', separator, flaws };
  if (third !== undefined)
    return { ...found, ...shared, context: givenPart(first), extension: givenPart(second), priority: givenPart(third) };
  if (second !== undefined) return { ...found, ...shared, extension: givenPart(first), priority: givenPart(second) };
  return { ...found, ...shared, priority: givenPart(first) };
}

/** `context|extension|priority`, as it was up to Asterisk 1.4, or with the `^` of an option. */
function isDividedOtherwise(place: Piece): boolean {
  const [first, ...rest] = splitPlain(place, '|').flatMap((each) => splitPlain(each, '^'));
  return first?.text !== '' && rest.length > 0 && rest.length < 3;
}

/** The arguments in a list; `^` is made a comma before the list is split, so that either divides. */
function argumentsIn(list: Piece, separator: Separator): Piece[] {
  if (separator === ',') return splitArguments(list);
  return splitArguments(list, '^').flatMap((piece) => (piece.text === '' ? [piece] : splitArguments(piece)));
}

function routine(separator: Separator, text: Piece, construct: string): Target {
  const flaws: { flaw: TargetFlaw; span: Span }[] = [];
  if (/^\s*Gosub\s*\(/i.test(text.text))
    return { ...bare('call', construct, text), flaws: [{ flaw: 'wrapped', span: text.span() }] };
  const pieces = separator === ',' ? splitPlain(text, ',') : argumentsIn(text, separator);
  const [name = text, ...args] = pieces;
  if (hasBlank(name)) flaws.push({ flaw: 'blank', span: name.span() });
  if (/[()]/.test(name.text)) flaws.push({ flaw: 'text-after-arguments', span: name.span(name.text.search(/[()]/)) });
  else if (indexOutside(name.text, '|') >= 0 || indexOutside(name.text, '^') >= 0)
    flaws.push({ flaw: 'wrong-separator', span: name.span() });
  return {
    ...bare('call', construct, text),
    context: part(name),
    impliedExtension: 's',
    arguments: args,
    surplusLocation: surplusLocation(text, args),
    separator,
    flaws,
  };
}

/** `s^1` or `s^1(a^b)` at the head of a routine's arguments: where it begins was written as for Gosub. */
function surplusLocation(text: Piece, [extension, priority]: readonly Piece[]): Piece | undefined {
  if (extension === undefined || priority === undefined) return undefined;
  const isWritten = extension.text === 's' ? /^\d+(?:\(.*)?$/s.test(priority.text) : /^\d+\(/.test(priority.text);
  return isWritten ? text.slice(extension.start - text.start) : undefined;
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
  const context = trimmed.slice(at + 1, contextEnd);
  targets.push({
    ...bare('channel', construct === 'member' ? 'queue member' : `${construct} to a Local channel`, trimmed.slice(0, end)),
    extension: part(trimmed.slice('Local/'.length, at)),
    context: part(context),
    flaws: [context].filter(hasBlank).map((each) => ({ flaw: 'blank', span: each.span() })),
  });
}

function spread(relation: Relation, construct: string, args: readonly Piece[], targets: Target[]): void {
  targets.push(...spreadTargets(relation, construct, args));
}

function spreadTargets(relation: Relation, construct: string, args: readonly (Piece | undefined)[]): Target[] {
  const parts = args.map((argument) => (argument === undefined ? undefined : unquote(argument)));
  const [context, extension, priority] = parts;
  if (context === undefined) return [];
  const given = parts.filter((each) => each !== undefined).filter((each) => each !== priority || !/^\s*\d+$/.test(each.text));
  // A question about the current context names no place of its own, and yet tells that the author thought of it.
  if (context.text.length === 0 && (relation !== 'test' || givenPart(extension) === undefined)) return [];
  return [
    {
      ...bare(relation, construct, context.text.length === 0 && extension !== undefined ? extension : context),
      context: givenPart(context),
      extension: givenPart(extension),
      priority: givenPart(priority),
      isContextOnly: givenPart(extension) === undefined,
      flaws: relation === 'test' ? [] : given.filter(hasBlank).map((each) => ({ flaw: 'blank', span: each.span() })),
    },
  ];
}

/** The context that a target writes out; undefined where it leaves it out or computes it. */
export function literalContext({ context, relation }: Target): string | undefined {
  if (context === undefined || context.isComputed) return undefined;
  return relation === 'macro' ? `macro-${context.piece.text}` : context.piece.text;
}
