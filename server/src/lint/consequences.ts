/** One cause, one problem: what a rule tells on a line that another rule has told the cause of is left out. */

import type { Problem } from './rule.ts';

/**
 * The problems of a file without those that follow from others on the same line, as their rules say (`follows` in `rule.ts`) or the others
 * themselves (`explains` in `finding.ts`).
 */
export function withoutConsequences(problems: readonly Problem[]): readonly Problem[] {
  if (!problems.some(({ rule, explains }) => rule.follows !== undefined || explains !== undefined)) return problems;
  const told = new Map<number, Set<string>>();
  const explained = new Set<string>();
  for (const { line, rule, severity, explains = [] } of problems) {
    // What nobody is shown tells no cause.
    if (severity === 'hint') continue;
    const rules = told.get(line.number);
    if (rules === undefined) told.set(line.number, new Set([rule.name]));
    else rules.add(rule.name);
    for (const name of explains) explained.add(`${line.number} ${name}`);
  }
  return problems.filter(
    ({ line, rule: { name, follows } }) =>
      !explained.has(`${line.number} ${name}`) && follows?.some((other) => told.get(line.number)?.has(other) === true) !== true,
  );
}
