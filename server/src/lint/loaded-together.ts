/** Whether two lines are surely in one dialplan, and whether one is there twice: parts that nobody includes may be alternatives to each other. */

import type { Dialplan } from '../model/dialplan.ts';
import type { Context } from '../model/context.ts';
import type { Line } from '../syntax/config-file.ts';

export function areLoadedTogether(dialplan: Dialplan, a: Line, b: Line): boolean {
  if (a.file === b.file) return true;
  return dialplan.isIncluded(a.file) && dialplan.isIncluded(b.file);
}

/** Whether a section of the context takes the line from another one that is part of the context too. */
export function isInherited({ categories }: Context, { file, number }: Line): boolean {
  const holding = categories.filter(({ fragments }) =>
    fragments.some((fragment) => fragment.file === file && fragment.first <= number && number < fragment.end),
  );
  return (
    new Set(holding.map(({ header }) => header)).size > 1 &&
    holding.some(
      ({ header: { statement } }) => statement.kind === 'section' && statement.options?.some(({ text }) => /^[^!+]/.test(text)),
    )
  );
}
