/** What the arguments of a call come to be in the routine that it enters. */

import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { cooked } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';

/** A text with arguments put in. */
export interface WithArguments {
  readonly text: string;
  /** The first argument that went into it, as the call writes it. */
  readonly argument: Piece;
}

/**
 * A text of a routine's priority in which nothing is put in but arguments, with those that a call passes; undefined where something else is
 * put in, or an argument that is no plain word.
 */
export function withArguments(
  text: string,
  args: readonly Piece[],
  priority: Priority,
  dialplan: Dialplan,
): WithArguments | undefined {
  let first: Piece | undefined;
  const put = text.replace(/\$\{(\w+|LOCAL\(\w+\))\}/g, (whole, variable: string) => {
    const number = argumentIn(variable, priority, dialplan);
    const argument = args[Number(number) - 1];
    const value = argument === undefined ? '' : cooked(argument).text.trim();
    if (argument === undefined || !/^[\w.-]+$/.test(value) || dialplan.settersOf(`ARG${number}`).length > 0) return whole;
    first ??= argument;
    return value;
  });
  return first === undefined || put.includes('$') ? undefined : { text: put, argument: first };
}

/** The number of the argument that a variable holds, itself or since the extension begins by putting it there; empty where it may hold another text. */
function argumentIn(variable: string, { context, name }: Priority, dialplan: Dialplan): string {
  const own = /^ARG([1-9])$/.exec(variable)?.[1];
  if (own !== undefined || variable === '') return own ?? '';
  const bare = /^LOCAL\((\w+)\)$/.exec(variable)?.[1] ?? variable;
  const setting = new RegExp(`(?:^|[^\\w])(LOCAL\\(${bare}\\)|_{0,2}${bare})=(.*)$`);
  const lines = context.priorities().filter(({ statement: { data } }) => setting.test(data.text));
  const [only] = lines;
  if (only === undefined || lines.length > 1 || only.statement.applicationName !== 'set') return '';
  // A macro leads on to extensions of its own.
  if (only.name !== name && !context.name.startsWith('macro-')) return '';
  const [, written = '', value = ''] = setting.exec(only.statement.data.text) ?? [];
  if (!written.startsWith('LOCAL(') && dialplan.settersOf(bare).length > 1) return '';
  return /^\$\{ARG([1-9])\}$/.exec(value)?.[1] ?? '';
}
