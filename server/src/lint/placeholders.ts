/** Words in braces that a program fills in when it writes a dialplan for each of its customers, as `[{CODE}-incoming]` shows. */

import type { ConfigFile } from '../syntax/config-file.ts';
import type { Problem } from './rule.ts';

/** Leaves out what is told of a placeholder: nobody knows what Asterisk will see in its place. */
export function withoutPlaceholders(file: ConfigFile, problems: readonly Problem[]): readonly Problem[] {
  if (problems.length === 0) return problems;
  const placeholders = placeholdersOf(file);
  if (placeholders.size === 0) return problems;
  return problems.filter(({ line: { text }, span: { start, end } }) => {
    const told = text.slice(start, end);
    return !told.includes('{') || ![...placeholders].some((each) => told.includes(each));
  });
}

/** Those in the names of sections: a `{EXTEN}` that lacks its `$` stands in none, since no variable would be put in there. */
function placeholdersOf({ structure }: ConfigFile): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { statement } of structure) {
    if (statement.kind !== 'section' || !statement.name.text.includes('{')) continue;
    for (const [each] of statement.name.text.matchAll(/(?<!\$)\{[A-Za-z]\w*\}/g)) found.add(each);
  }
  return found;
}
