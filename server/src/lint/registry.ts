/** Which rules run, and how loud: the defaults of the rules with a user's wishes on top. */

import type { Severity } from './finding.ts';
import type { RuleSettings } from './rule-settings.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { type ActiveRule, RuleSet } from './run-rules.ts';

/** What a setting can say of a rule. */
export type RuleLevel = Severity | 'off' | 'default';

export const ruleLevels: readonly RuleLevel[] = ['default', 'off', 'hint', 'information', 'warning', 'error'];

/** The rule of this name, present or former. */
export function ruleNamed(name: string): Rule | undefined {
  return rules.find((rule) => rule.meta.name === name) ?? rules.find((rule) => rule.meta.formerly?.includes(name));
}

/** The rules that are switched on. Names that no rule has are ignored; `unknownRules` tells them. */
export function activeRules(levels: Readonly<Record<string, RuleLevel>>, settings: RuleSettings): RuleSet {
  const byRule = new Map(Object.entries(levels).map(([name, level]) => [ruleNamed(name), level]));
  const active: ActiveRule[] = [];
  for (const rule of rules) {
    const level = byRule.get(rule) ?? 'default';
    const severity = level === 'default' ? rule.meta.severity : level;
    if (severity !== 'off') active.push({ rule, severity });
  }
  return new RuleSet(active, settings);
}

/** The names among these that no rule has or had. */
export function unknownRules(names: Iterable<string>): string[] {
  return [...names].filter((name) => ruleNamed(name) === undefined);
}
