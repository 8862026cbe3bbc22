/** `show`: the dialplan that Asterisk would load. */

import { StatementPool } from '../../syntax/config-file.ts';
import { refuse, type Result } from '../arguments.ts';
import { dialplansAsJson } from '../formats/json.ts';
import { dialplansAsText } from '../formats/text.ts';
import { findDialplans, formatOption, withTexts, type Command, type ExitCode, type Invocation } from '../invocation.ts';
import { displayFrom } from '../paths.ts';
import { asAsteriskReads, shownDialplan } from '../shown-dialplan.ts';

export const show: Command = {
  name: 'show',
  usage: '[PATH]',
  summary: 'prints the dialplan that Asterisk would load',
  options: [formatOption],
  notes: ['Exits 1 when Asterisk refuses the file and loads nothing.'],
  run,
};

function run(invocation: Invocation): Result<ExitCode> {
  const { args, terminal, warn } = invocation;
  if (args.operands.length > 1) return refuse(`'show' takes one path, not ${args.operands.length}`);
  const fs = asAsteriskReads(withTexts(invocation.fs, new Map()));
  const found = findDialplans({ ...invocation, fs }, args.operands, { withLoose: false });
  if (!found.ok) return found;
  for (const message of found.value.messages) warn(message);
  const pool = new StatementPool();
  const shown = found.value.dialplans.map((description) => shownDialplan(fs, pool, description));
  const display = displayFrom(terminal.cwd);
  terminal.out(args.value('format') === 'json' ? dialplansAsJson(shown, display) : dialplansAsText(shown, display));
  return { ok: true, value: shown.some(({ refusal }) => refusal !== undefined) ? 1 : 0 };
}
