/** What a name that is put together at run time can come out as, as far as the text tells. */

import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import type { Dialplan } from '../dialplan.ts';
import { assignmentsOf } from '../lines/assignments.ts';
import { withNestedCalls } from '../lines/calls.ts';
import { factsOf } from '../lines/facts.ts';
import { writtenOf } from './computed-names.ts';
import { isGlobal } from './variable-uses.ts';

/** `variable`: it is the whole value of this variable, whatever that may be. */
export type Possibility = 'may' | 'never' | { readonly variable: string };

/**
 * Whether a computed text can come out as `name`. What is written of it must fit; a text with nothing written out fits when the name stands
 * in it as a word of its own, as in `${IF($[…]?sales:support)}`.
 */
export function possibilityOf(piece: Piece, name: string): Possibility {
  const found = substitutions(piece);
  if (found.some(({ whole }) => holdsWord(whole.text, name))) return 'may';
  const { pattern, writtenCount } = writtenOf(piece, found);
  if (writtenCount > 0) return pattern.test(name) ? 'may' : 'never';
  const [only] = found;
  return found.length === 1 && only?.kind === 'variable' && only.substring === undefined && !only.name.text.includes('$')
    ? { variable: only.name.text }
    : 'never';
}

/** Whether `name` stands in a text with no letter, digit, dot or dash beside it. */
export function holdsWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0 && name !== ''; at = text.indexOf(name, at + 1))
    if (!/[\w.-]/.test(text.charAt(at - 1)) && !/[\w.-]/.test(text.charAt(at + name.length))) return true;
  return false;
}

/** The first line that gives one of the variables exactly this text, with the variable. */
export function assignmentOf(
  dialplan: Dialplan,
  variables: { has(name: string): boolean },
  text: string,
): { readonly line: Line; readonly variable: string } | undefined {
  for (const file of dialplan.layout.files)
    for (const line of file.lines) {
      if (!line.text.includes(text)) continue;
      const variable = [...assignedOn(dialplan, line)].find(([name, value]) => value === text && variables.has(name))?.[0];
      if (variable !== undefined) return { line, variable };
    }
  return undefined;
}

function* assignedOn(dialplan: Dialplan, line: Line): Generator<readonly [name: string, value: string]> {
  const { statement } = line;
  if (statement.kind === 'setting' && isGlobal(dialplan, line))
    yield [statement.key.text.replace(/^_{1,2}/, ''), statement.value.text];
  if (statement.kind !== 'exten' && statement.kind !== 'same') return;
  for (const call of withNestedCalls(factsOf(statement).call))
    for (const { name, arguments: args, value } of assignmentsOf(call))
      yield [(args ?? name).text, value.text.trim().replace(/^"(.*)"$/, '$1')];
}
