/**
 * The applications that a line runs: its own, and those written inside it, as in `ExecIf(…?Set(…))` or `TryExec(Gosub(…))`.
 */

import { applicationRoles, type ApplicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import { indexOutside, skipSubstitution, splitArguments } from '../../syntax/arguments.ts';
import { applicationNameOf } from '../../syntax/assignment.ts';
import type { Piece } from '../../syntax/piece.ts';
import { lasting } from '../../syntax/substitution.ts';

/** One application with its data. */
export interface ApplicationCall {
  /** As written; the name of a nested application is not trimmed, since Asterisk does not trim it. */
  readonly name: Piece;
  /** The same without blanks, in lower case. */
  readonly application: string;
  /** What stands between the parentheses; empty without them. */
  readonly data: Piece;
  readonly hasParentheses: boolean;
  readonly isUnclosed: boolean;
  readonly roles: ApplicationRoles | undefined;
  /** The condition and its branches, for applications of such a form. */
  readonly branches: Branches | undefined;
  /** The call that this one is written in. */
  readonly outer: ApplicationCall | undefined;
  /** What withNestedCalls gives, once somebody has asked. */
  all: readonly ApplicationCall[] | undefined;
  /** What assignments.ts found in the data, once somebody has asked. */
  assigned: readonly object[] | undefined;
}

export interface Branches {
  readonly condition: Piece;
  /** What runs or is gone to when the condition is true; undefined when the `?` is missing, empty text means "go on". */
  readonly then: Piece | undefined;
  /** Undefined without a `:`. */
  readonly otherwise: Piece | undefined;
  /** The applications in the branches, for ExecIf and its kin. */
  readonly thenCall: ApplicationCall | undefined;
  readonly otherwiseCall: ApplicationCall | undefined;
}

/** The call and those inside it, outermost first. */
export function withNestedCalls(call: ApplicationCall): readonly ApplicationCall[] {
  if (call.all === undefined) {
    const inside = nestedCalls(call);
    call.all = inside.length === 0 ? [call] : [call, ...inside.flatMap(withNestedCalls)];
  }
  return call.all;
}

/** The calls that stand directly in the data of `call`. */
export function nestedCalls(call: ApplicationCall): readonly ApplicationCall[] {
  if (call.roles === undefined) return none;
  if (call.branches !== undefined)
    return [call.branches.thenCall, call.branches.otherwiseCall].filter((inner) => inner !== undefined);
  if (call.roles.form === 'whole' && call.roles.role?.kind === 'application') {
    const inner = nestedCall(call.data, call);
    return inner === undefined ? none : [inner];
  }
  return none;
}

/** The name of the application that a call has another channel run: `Originate(…,app,Name,data)`. */
export function originatedApplication({ roles, data }: ApplicationCall): Piece | undefined {
  const from = Object.entries(roles?.arguments ?? {}).find(([, role]) => role.kind === 'origin')?.[0];
  if (from === undefined) return undefined;
  const [type, name] = splitArguments(data).slice(Number(from));
  return type?.text.trim().toLowerCase() === 'app' ? name : undefined;
}

/** Takes an application apart; the calls inside it are made at once where they stand in branches, and else when somebody asks. */
export function applicationCall(
  name: Piece,
  data: Piece,
  hasParentheses: boolean,
  isUnclosed: boolean,
  outer?: ApplicationCall,
): ApplicationCall {
  const application = applicationNameOf(name.text);
  const roles = applicationRoles(application);
  const call: ApplicationCall & { branches: Branches | undefined } = {
    name,
    application,
    data,
    hasParentheses,
    isUnclosed,
    roles,
    branches: undefined,
    outer,
    all: undefined,
    assigned: undefined,
  };
  if (roles === undefined || (roles.form !== 'plain-branches' && roles.form !== 'raw-branches')) return call;
  const parts = roles.form === 'plain-branches' ? plainBranches(data) : rawBranches(data);
  const isApplication = roles.role?.kind === 'application';
  call.branches = {
    ...parts,
    thenCall: isApplication && parts.then !== undefined ? nestedCall(parts.then, call) : undefined,
    otherwiseCall: isApplication && parts.otherwise !== undefined ? nestedCall(parts.otherwise, call) : undefined,
  };
  return call;
}

type Parts = Pick<Branches, 'condition' | 'then' | 'otherwise'>;

/** At the first `?`, then at the first `:`, as GotoIf does. */
function plainBranches(data: Piece): Parts {
  const question = indexOutside(data.text, '?');
  if (question < 0) return { condition: data, then: undefined, otherwise: undefined };
  const colon = indexOutside(data.text, ':', question + 1);
  return {
    condition: data.slice(0, question),
    then: data.slice(question + 1, colon < 0 ? undefined : colon),
    otherwise: colon < 0 ? undefined : data.slice(colon + 1),
  };
}

/** At a `?` and a `:` outside quotes, parentheses and brackets, as GosubIf and ExecIf do. */
function rawBranches(data: Piece): Parts {
  const [condition = data, rest] = splitArguments(data, '?', 2);
  if (rest === undefined) return { condition, then: undefined, otherwise: undefined };
  const [then, otherwise] = splitArguments(rest, ':', 2);
  return { condition, then: then ?? rest, otherwise };
}

const none: readonly ApplicationCall[] = [];

/** `Application(data)` as ExecIf, Exec and TryExec read it; undefined for an empty text. */
function nestedCall(text: Piece, outer: ApplicationCall): ApplicationCall | undefined {
  if (text.text.length === 0) return undefined;
  const open = firstParenthesis(text.text);
  if (open < 0) return applicationCall(text, text.slice(text.text.length), false, false, outer);
  const close = text.text.lastIndexOf(')');
  const data = lasting(text.slice(open + 1, close < open ? undefined : close));
  return applicationCall(text.slice(0, open), data, true, close < open, outer);
}

function firstParenthesis(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const behind = skipSubstitution(text, i);
    if (behind > i) i = behind - 1;
    else if (text.charAt(i) === '(') return i;
  }
  return -1;
}
