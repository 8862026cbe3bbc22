/** Whether two lines are surely in one dialplan, and whether one is there twice: parts that nobody includes may be alternatives to each other. */

import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Line } from '../../syntax/config-file.ts';

/** Whether one dialplan has both lines for certain: they are of one file, or of two that the root includes. */
export function areLoadedTogether(dialplan: Dialplan, a: Line, b: Line): boolean {
  if (a.file === b.file) return true;
  return dialplan.isIncluded(a.file) && dialplan.isIncluded(b.file);
}

/** Whether the line is in the context once more because a section takes it from another one that is surely loaded with it. */
export function isInherited({ categories }: Context, { file, number }: Line, dialplan: Dialplan): boolean {
  const holding = categories.flatMap(({ header, fragments }) =>
    fragments.flatMap((each) => (each.file === file && each.first <= number && number < each.end ? [header] : [])),
  );
  // A section takes it twice from two parts, of which the dialplan may have one alone.
  const areTogether = (a: Line, b: Line): boolean =>
    a === b ? dialplan.isIncluded(a.file) && dialplan.isIncluded(file) : areLoadedTogether(dialplan, a, b);
  return (
    holding.some((a, i) => holding.slice(i + 1).some((b) => areTogether(a, b))) &&
    holding.some(({ statement }) => statement.kind === 'section' && statement.options?.some(({ text }) => !/^[!+]/.test(text)))
  );
}
