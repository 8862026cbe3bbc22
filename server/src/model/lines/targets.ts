/**
 * Every place of the dialplan that a line names, whatever names it: Goto, a hangup handler, an option of Dial, a Local channel …
 */

import {
  applicationRoles,
  assignedItemRole,
  functionOptions,
  functionRoles,
  runsRoutine,
  variableRoles,
  type Relation,
  type Role,
} from '../../catalogue/arguments/argument-roles.ts';
import { cooked, splitArguments, splitPlain } from '../../syntax/arguments.ts';
import { optionsIn } from '../../syntax/options.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions, withChildren } from '../../syntax/substitution.ts';
import { applicationCall, withNestedCalls, type ApplicationCall } from './calls.ts';
import { local, location, routine, routineArgument, spreadTargets, withNumber } from './target-forms.ts';
import { bare, hasBlank, part, type Target } from './target.ts';

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
    case 'lookup':
    case 'words':
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

/** `GOTO:context^extension^priority`, where the caller goes; without a context nobody knows in which one. */
// Asterisk: apps/app_dial.c dial_exec_full; commas do as well.
function dialResult(text: Piece, construct: string, targets: Target[]): void {
  if (!/^GOTO:/i.test(text.text)) return;
  const place = text.slice('GOTO:'.length);
  const separator = place.text.includes('^') ? '^' : ',';
  const target = location({ kind: 'location', relation: 'jump', separator, arguments: 'none' }, place, construct);
  if (target.context !== undefined) targets.push(target);
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

/** `Set(name=value)`, or a `set_var` of a device: a hangup handler, another item of CHANNEL(), or a variable that holds a place. */
export function assignmentTargets(data: Piece, targets: Target[]): void {
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
    case 'dial-result':
      dialResult(text, construct, targets);
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
    case 'variables':
  }
}

function spread(relation: Relation, construct: string, args: readonly Piece[], targets: Target[]): void {
  targets.push(...spreadTargets(relation, construct, args));
}
