/** Words in braces that a program fills in when it writes a dialplan for each of its customers, as `[{CODE}-incoming]` shows. */

import type { ConfigFile } from '../syntax/config-file.ts';
import type { Problem } from './rule.ts';

/** Leaves out what is told of a placeholder: nobody knows what Asterisk will see in its place. */
export function withoutPlaceholders(file: ConfigFile, problems: readonly Problem[]): readonly Problem[] {
  if (!problems.some((problem) => told(problem).includes('{'))) return problems;
  const placeholders = [...placeholdersOf(file)];
  return placeholders.length === 0
    ? problems
    : problems.filter((problem) => !placeholders.some((each) => told(problem).includes(each)));
}

/** What is underlined. */
function told({ line: { text }, span: { start, end } }: Problem): string {
  return text.slice(start, end);
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
