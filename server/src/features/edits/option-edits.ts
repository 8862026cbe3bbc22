/** Adding an option letter to the options of an application, without disturbing those that stand there. */

import type { TextEdit } from '../../base/edits.ts';
import { applicationRoles, type ApplicationRoles, type Role } from '../../catalogue/arguments/argument-roles.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { splitArguments, unquote } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import { parseOptions } from '../../syntax/options.ts';
import type { Piece } from '../../syntax/piece.ts';
import { insertion } from '../../syntax/text-edits.ts';

/** An option letter, and the position of the argument that holds it. */
export interface OptionLetter {
  readonly position: number;
  readonly letter: string;
}

/** The first letter of a call whose argument has such a role; undefined for a call that has none. */
export function optionLetter({ roles }: ApplicationCall, isWanted: (role: Role) => boolean): OptionLetter | undefined {
  const direct = letterIn(roles, isWanted);
  if (direct !== undefined || roles?.argumentsOf === undefined) return direct;
  const inner = letterIn(applicationRoles(roles.argumentsOf.application), isWanted);
  return inner === undefined ? undefined : { ...inner, position: inner.position + roles.argumentsOf.from };
}

function letterIn(roles: ApplicationRoles | undefined, isWanted: (role: Role) => boolean): OptionLetter | undefined {
  const found = Object.entries(roles?.options?.letters ?? {}).find(([, role]) => isWanted(role));
  return roles?.options === undefined || found === undefined ? undefined : { position: roles.options.position, letter: found[0] };
}

export type OptionEdit =
  | { readonly edit: TextEdit }
  /** The letter is there, with this argument. */
  | { readonly taken: Piece | undefined }
  | { readonly refused: string };

/** The edit that adds the letter with its argument. */
export function addOption(line: Line, call: ApplicationCall, { position, letter }: OptionLetter, argument: string): OptionEdit {
  const where = `line ${line.number + 1}`;
  const name = call.name.text.trim();
  if (!call.hasParentheses || call.isUnclosed || call.data.text.trim() === '')
    return { refused: `${name}() on ${where} is not complete.` };
  const args = splitArguments(call.data);
  const text = `${letter}(${argument})`;
  const options = args[position];
  if (options === undefined) {
    const { end } = call.data.span();
    return { edit: insertion(line, end, ','.repeat(position - args.length + 1) + text) };
  }
  const inner = unquote(options);
  const uses = parseOptions(inner);
  if (uses.some(({ isUnclosed }) => isUnclosed))
    return { refused: `The options of ${name}() on ${where} have a parenthesis that is not closed.` };
  const taken = uses.find((each) => each.letter === letter);
  if (taken !== undefined) return { taken: taken.argument };
  const trimmed = inner.trim();
  return { edit: insertion(line, trimmed.text === '' ? inner.span().start : trimmed.span().end, text) };
}
