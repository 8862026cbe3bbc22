/**
 * The arguments of a call side by side with the parameters that the catalogue knows, and the option letters among them.
 */

import { application, syntaxOf, type Application, type Option, type Parameter } from '../../catalogue/catalogue.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { optionsIn, type OptionUse } from '../../syntax/options.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ApplicationCall } from './calls.ts';

export interface CallArgument {
  readonly piece: Piece;
  /** Position among the arguments of `entry`, from 0. */
  readonly index: number;
  /** Undefined for an argument that the application does not take. */
  readonly parameter: Parameter | undefined;
  /** The application whose argument it is: another one than the call's own where that hands arguments on. */
  readonly entry: Application;
}

/** The arguments of a call divided by commas; none for an application that the catalogue does not have or that divides otherwise. */
export function callArguments(call: ApplicationCall): CallArgument[] {
  const { roles, data } = call;
  if (roles !== undefined && roles.form !== 'arguments') return [];
  const entry = application(call.application);
  if (entry === undefined) return [];
  const pieces = splitArguments(data);
  const handedOn = roles?.argumentsOf;
  const inner = handedOn === undefined ? undefined : application(handedOn.application);
  if (handedOn === undefined || inner === undefined) return withParameters(entry, pieces);
  return [...withParameters(entry, pieces.slice(0, handedOn.from)), ...withParameters(inner, pieces.slice(handedOn.from))];
}

/** The parameter at a position; one that may be repeated takes all arguments behind it. */
export function parameterAt(parameters: readonly Parameter[] | undefined, index: number): Parameter | undefined {
  const last = parameters?.at(-1);
  return parameters?.[index] ?? (last?.multiple === true ? last : undefined);
}

function withParameters(entry: Application, pieces: readonly Piece[]): CallArgument[] {
  const { parameters } = syntaxOf(entry);
  return pieces.map((piece, index) => ({ piece, index, parameter: parameterAt(parameters, index), entry }));
}

export interface OptionOfCall {
  readonly use: OptionUse;
  /** What the catalogue has on the letter; undefined for one that is not documented. */
  readonly option: Option | undefined;
  readonly entry: Application;
}

/** The option letters of a call. */
export function optionsOf(call: ApplicationCall): OptionOfCall[] {
  return callArguments(call).flatMap(({ piece, parameter, entry }) =>
    parameter?.options === undefined
      ? []
      : optionsIn(piece).map((use) => ({ use, option: optionOf(parameter, use.letter), entry })),
  );
}

/** The option of a letter; some stand in the catalogue together with their arguments, as `L(x[:y][:z])`. */
export function optionOf({ options }: Parameter, letter: string): Option | undefined {
  return options?.find((each) => each.letter === letter) ?? options?.find((each) => each.letter.startsWith(`${letter}(`));
}
