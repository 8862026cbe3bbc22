/** `rules`: lists the rules, explains one. */

import { ruleNamed } from '../../lint/registry.ts';
import { rules as allRules } from '../../lint/rules/index.ts';
import { ruleNames } from '../../workspace/settings.ts';
import { refuse, suggestion, type Result } from '../arguments.ts';
import { rulesAsJson } from '../formats/json.ts';
import { ruleAsText, rulesAsText } from '../formats/text.ts';
import { formatOption, type Command, type ExitCode, type Invocation } from '../invocation.ts';

export const rules: Command = {
  name: 'rules',
  usage: '[NAME]',
  summary: 'lists the rules, explains one',
  options: [formatOption],
  run,
};

function run({ args, terminal }: Invocation): Result<ExitCode> {
  const [name, ...more] = args.operands;
  if (more.length > 0) return refuse(`'rules' takes one name, not ${args.operands.length}`);
  const isJson = args.value('format') === 'json';
  if (name === undefined) {
    terminal.out(isJson ? rulesAsJson(allRules.map((rule) => rule.meta)) : rulesAsText(allRules, terminal));
    return { ok: true, value: 0 };
  }
  const rule = ruleNamed(name);
  if (rule === undefined) return refuse(`there is no rule named '${name}'${suggestion(name, ruleNames())}`);
  terminal.out(isJson ? rulesAsJson([rule.meta]) : ruleAsText(rule.meta, terminal));
  return { ok: true, value: 0 };
}
