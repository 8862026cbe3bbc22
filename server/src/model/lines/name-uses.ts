/**
 * Where a line names something that another configuration file defines: a queue, a mailbox, an endpoint.
 */

import { applicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import { functionIgnoringCase } from '../../catalogue/catalogue.ts';
import {
  nameOfTechnology,
  namingArgumentsOf,
  namingArgumentsOfFunction,
  namingOptionOf,
  namingValueOf,
  type NameKind,
  type NamingArgument,
} from '../../catalogue/neighbors/configured-names.ts';
import { isOdbcFunction, isThirdPartyFunction } from '../../catalogue/third-party.ts';
import { cooked, splitArguments, splitPlain } from '../../syntax/arguments.ts';
import { optionsIn } from '../../syntax/options.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { assignmentsOf, functionUses, type FunctionUse } from './assignments.ts';
import { callArguments } from './call-arguments.ts';
import { withNestedCalls, type ApplicationCall } from './calls.ts';
import { factsOf } from './facts.ts';

export interface NameUse {
  readonly kind: NameKind;
  /** The name as it is looked up; a mailbox without a context has `@default` behind it, one with an empty name stands for none. */
  readonly name: string;
  /** Another name that is looked up first, for `number@name`; undefined elsewhere. */
  readonly orName: string | undefined;
  /** Where it is written, the context of a mailbox included. */
  readonly piece: Piece;
  /** Whether a part of it is put together at run time. */
  readonly isComputed: boolean;
  /** Whether it is only asked if there is one. */
  readonly isTest: boolean;
  /** What names it, as a reader calls it: `Queue`, `QUEUE_MEMBER`, `hint`. */
  readonly construct: string;
  /** What is done with a function; undefined for what is none. */
  readonly access?: FunctionUse['access'];
}

const none: readonly NameUse[] = [];

/** The names in a dial string that stands in a file beside the dialplan, as that of a queue's member. */
export function channelNames(dialString: Piece, construct: string): NameUse[] {
  const uses: NameUse[] = [];
  channels(uses, dialString, construct);
  return uses;
}

/** The names of a line, in no particular order; empty texts are left out. Found once per distinct text. */
export function nameUses(statement: ExtensionStatement): readonly NameUse[] {
  if (!mayName(statement)) return none;
  const facts = factsOf(statement);
  facts.names ??= isHint(statement) ? hintUses(statement) : callUses(facts.call);
  return facts.names as readonly NameUse[];
}

/** Whether the arguments of an application, functions in them left out, may name something. */
export function mayNameSomething(application: string): boolean {
  const roles = applicationRoles(application);
  // One that leads somewhere and does nothing else names no more than the functions in it.
  return (
    namingArgumentsOf(application) !== undefined ||
    namingOptionOf(application) !== undefined ||
    (roles !== undefined && roles.role?.kind !== 'location')
  );
}

function mayName(statement: ExtensionStatement): boolean {
  if (mayNameSomething(statement.applicationName)) return true;
  return isHint(statement) || /\$\{(?:VM_INFO|AGENT|[A-Za-z]\w*_\w*)\s*\(/.test(statement.data.text);
}

function isHint({ priority }: ExtensionStatement): boolean {
  return priority.word.text === 'hint';
}

function callUses(call: ApplicationCall): readonly NameUse[] {
  if (call.data.text === '') return none;
  const uses: NameUse[] = [];
  for (const each of withNestedCalls(call)) ownUses(each, uses);
  if (call.data.text.includes('(')) functionNames(call, uses);
  return uses.length === 0 ? none : uses;
}

function ownUses(call: ApplicationCall, uses: NameUse[]): void {
  const construct = call.name.text.trim();
  const byPosition = namingArgumentsOf(construct);
  if (byPosition !== undefined) {
    const args = splitArguments(call.data);
    for (const [position, argument] of Object.entries(byPosition)) {
      const piece = args[Number(position)];
      const options = args.length === 1 ? argument.options?.exec(piece?.text ?? '')?.[0] : undefined;
      // With p it is what a number that is dialled later begins with.
      if (argument.options !== undefined && (options ?? args[1]?.text)?.includes('p') === true) continue;
      add(uses, argument, options === undefined ? piece : piece?.slice(options.length), construct, cooked);
    }
  }
  const option = namingOptionOf(construct);
  const letters = option === undefined ? undefined : splitArguments(call.data)[option.position];
  if (option !== undefined && letters !== undefined)
    for (const { letter, argument } of optionsIn(letters))
      if (letter === option.letter) add(uses, option.argument, argument, `${construct} option ${letter}`, (each) => each);
  if (call.roles === undefined) return;
  for (const { piece, index, entry } of callArguments(call)) {
    // RetryDial hands a dial string on as the first argument of Dial.
    if (applicationRoles(entry.name)?.arguments?.[index]?.kind === 'dial-string') channels(uses, cooked(piece), construct);
  }
  for (const { name, arguments: args, value } of assignmentsOf(call)) {
    const argument = namingValueOf(name.text, args?.text);
    const made = name.text === 'CONFBRIDGE' ? profileKind(args?.text ?? '') : undefined;
    if (made !== undefined) uses.push(anyName(made, name));
    if (made !== undefined && /^[^,]*,\s*template\s*$/i.test(args?.text ?? ''))
      add(uses, { kind: made }, value, `${name.text}(${args?.text ?? ''})`, (each) => each);
    if (argument !== undefined)
      add(uses, argument, value, args === undefined ? name.text : `${name.text}(${args.text})`, (each) => each);
  }
}

/** Which profile an assignment to `CONFBRIDGE(type,…)` puts together. */
function profileKind(items: string): NameKind | undefined {
  switch (items.split(',')[0]?.trim().toLowerCase()) {
    case 'bridge':
      return 'conference-bridge';
    case 'user':
      return 'conference-user';
    case 'menu':
      return 'conference-menu';
    default:
      return undefined;
  }
}

/** Stands for whatever name: after it none of the kind need exist. */
function anyName(kind: NameKind, piece: Piece): NameUse {
  return { kind, name: '', orName: undefined, piece, isComputed: true, isTest: true, construct: piece.text };
}

function functionNames(call: ApplicationCall, uses: NameUse[]): void {
  for (const { name, arguments: args, access } of functionUses(call)) {
    if (mayBeOfOdbc(name.text)) uses.push(ofOdbc(name, access));
    const byPosition = namingArgumentsOfFunction(name.text);
    if (byPosition === undefined) continue;
    const pieces = splitArguments(args);
    for (const [position, argument] of Object.entries(byPosition)) {
      add(uses, argument, pieces[Number(position)], name.text, cooked);
    }
  }
}

/** Whether func_odbc.conf may make a function of this name: a prefix, an underscore, and the name of a section. */
function mayBeOfOdbc(name: string): boolean {
  if (!/^[A-Za-z0-9]\w*_[\w-]+$/.test(name) || functionIgnoringCase(name) !== undefined) return false;
  return isOdbcFunction(name) || !isThirdPartyFunction(name);
}

function ofOdbc(piece: Piece, access: FunctionUse['access']): NameUse {
  const name = piece.text;
  return { kind: 'odbc-function', name, orName: undefined, piece, isComputed: false, isTest: false, construct: name, access };
}

/** `read` gives the argument as it is handed on: an assignment keeps its quotation marks. */
function add(
  uses: NameUse[],
  argument: NamingArgument,
  piece: Piece | undefined,
  construct: string,
  read: (piece: Piece) => Piece,
): void {
  if (piece === undefined) return;
  const { kind, separator, isTest = false } = argument;
  for (const each of separator === undefined ? [read(piece)] : splitPlain(read(piece), separator)) {
    const name = kind === 'mailbox' ? mailboxName(each.text) : each.text;
    if (name === '') continue;
    uses.push({ kind, name, orName: undefined, piece: each, isComputed: hasSubstitution(each.text), isTest, construct });
  }
}

/** `box` and `box@context`; empty for `@context`, which names no box. */
// Asterisk: apps/app_voicemail.c leave_voicemail, find_user.
export function mailboxName(text: string): string {
  if (text === '' || text.startsWith('@')) return '';
  const name = text.endsWith('@') ? text.slice(0, -1) : text;
  return name.includes('@') ? name : `${name}@default`;
}

function hintUses({ application, hasParentheses }: ExtensionStatement): readonly NameUse[] {
  if (hasParentheses || application.text === '') return none;
  const uses: NameUse[] = [];
  const [devices = application] = splitPlain(application, ',');
  channels(uses, devices, 'hint');
  return uses;
}

/** `PJSIP/name`, `PJSIP/number@name`, `SIP/name/number` and several of them between `&`. */
// Asterisk: channels/chan_pjsip.c request, channels/chan_sip.c sip_request_call.
function channels(uses: NameUse[], piece: Piece, construct: string): void {
  for (const each of splitPlain(piece, '&')) {
    const slash = each.text.indexOf('/');
    const technology = slash < 0 ? '' : each.text.slice(0, slash).trim();
    const kind = nameOfTechnology(technology);
    if (kind === undefined) continue;
    const [whole = each] = splitPlain(each.slice(slash + 1), '/');
    const at = splitPlain(whole, '@', 2);
    const name = kind === 'agent' ? whole : (at[1] ?? whole);
    if (name.text === '' || /^[:@]/.test(name.text)) continue;
    uses.push({
      kind,
      name: name.text,
      orName: name === whole ? undefined : whole.text,
      piece: name,
      isComputed: hasSubstitution(name.text),
      isTest: false,
      construct,
    });
  }
}
