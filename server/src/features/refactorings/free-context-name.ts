/** Names for contexts that a refactoring makes. */

import type { Dialplan } from '../../model/dialplan.ts';

/** `name`, or with a number behind it where there is a context of that name. */
export function freeContextName(dialplan: Dialplan, name: string, ...taken: string[]): string {
  const isFree = (each: string): boolean => dialplan.context(each) === undefined && !taken.includes(each);
  if (isFree(name)) return name;
  for (let number = 2; ; number++) if (isFree(`${name}-${number}`)) return `${name}-${number}`;
}
