/** Contexts that several places name and that are not there, where one of nearly that name is, which nothing names: its header is the slip. */

import { closest, isSlipOfAny } from '../../base/distance.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { usesBeside } from '../../model/names/uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { StatementOf } from '../../syntax/statement.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding } from '../finding.ts';

/** So many places that agree on a name have it right. */
const SOME = 2;

/** What is told at the header of the context that was to have a name; undefined where that is not plain. */
export function misspelledHeader(dialplan: Dialplan, name: string): Finding | undefined {
  if (!dialplan.isNearlyComplete) return undefined;
  const uses = [...dialplan.usesOf(name), ...usesBeside(dialplan, name)].filter(({ target }) => target.relation !== 'test');
  const includes = dialplan.includersOf(name).flatMap((each) => each.includes.filter(({ target }) => target === name));
  if (uses.length + includes.length < SOME) return undefined;
  const near = closest(name, dialplan.contextNames);
  const context = near === undefined || !isSlipOfAny(name, [near]) ? undefined : dialplan.context(near);
  const header = context === undefined || isNamed(dialplan, context) ? undefined : headerOf(context);
  if (header === undefined) return undefined;
  const { line, statement } = header;
  return {
    line,
    span: statement.name.span(),
    message: `Nothing names the context '${statement.name.text}', and ${uses.length + includes.length} places name '${name}', which no file defines.`,
    related: [
      ...uses.map((use) => ({
        line: 'line' in use ? use.line : use.priority.line,
        span: use.target.piece.span(),
        message: `'${name}' is named here.`,
      })),
      ...includes.map((include) => ({
        line: include.line,
        span: include.statement.value.span(),
        message: `'${name}' is included here.`,
      })),
    ],
    fix: () => [{ title: `Change to '${name}'`, safe: false, edits: [replacement(line, statement.name.span(), name)] }],
  };
}

function isNamed(dialplan: Dialplan, { name }: Context): boolean {
  return (
    dialplan.isForeign(name) ||
    dialplan.isMentioned(name) ||
    dialplan.placesNamed(name).some(({ target }) => target.context !== undefined) ||
    dialplan.includersOf(name).length > 0 ||
    usesBeside(dialplan, name).length > 0
  );
}

/** The header of a context, where it has but one. */
function headerOf({
  headers: [line, ...others],
}: Context): { readonly line: Line; readonly statement: StatementOf<'section'> } | undefined {
  return line?.statement.kind === 'section' && others.length === 0 ? { line, statement: line.statement } : undefined;
}
