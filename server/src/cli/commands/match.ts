/** `match`: which extension answers a number, and why each other one does not. */

import { resolve } from 'node:path';
import { refusalSentence } from '../../model/console/loaded-dialplan.ts';
import { numberMatch } from '../../model/console/number-match.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { StatementPool } from '../../syntax/config-file.ts';
import { momentOf } from '../../syntax/time-range.ts';
import type { DialplanDescription } from '../../workspace/search/discovery.ts';
import type { FileSystem } from '../../workspace/disk/file-system.ts';
import { loadDialplan, loadExactly } from '../../workspace/dialplans/load.ts';
import { refuse, suggestion, type Result } from '../arguments.ts';
import { matchesAsJson } from '../formats/json.ts';
import { matchesAsText } from '../formats/text.ts';
import { findDialplans, formatOption, withTexts, type Command, type ExitCode, type Invocation } from '../invocation.ts';
import { displayFrom } from '../paths.ts';

export const match: Command = {
  name: 'match',
  usage: '[PATH] CONTEXT NUMBER…',
  summary: 'tells which extension answers a number, and why each other one does not',
  options: [
    formatOption,
    { name: 'caller-id', value: 'NUMBER', summary: 'the number of the caller; without it the call has none' },
    { name: 'time', value: "'YYYY-MM-DD HH:MM'", summary: 'when the call comes; without it every include holds' },
  ],
  notes: [
    'The first word is a path when three words or more are given and a file or folder has this name.',
    'Exits 1 when nothing answers one of the numbers.',
  ],
  run,
};

function run(invocation: Invocation): Result<ExitCode> {
  const { args, terminal } = invocation;
  const { operands } = args;
  const fs = withTexts(invocation.fs, new Map());
  const hasPath = operands.length > 2 && fs.kind(resolve(terminal.cwd, operands[0] ?? '')) !== undefined;
  const [context, ...numbers] = hasPath ? operands.slice(1) : operands;
  if (context === undefined || numbers.length === 0 || operands.includes(''))
    return refuse(`'match' needs a context and a number: match ${match.usage}`);
  const time = args.value('time');
  const moment = time === undefined ? undefined : momentOf(time);
  if (time !== undefined && moment === undefined) return refuse(`'${time}' is no time such as '2026-12-24 18:30'`);
  const found = findDialplans({ ...invocation, fs }, hasPath ? operands.slice(0, 1) : []);
  if (!found.ok) return found;
  const chosen = dialplanWith(context, found.value.dialplans, fs, invocation, operands.length > 2 && !hasPath);
  if (!chosen.ok) return chosen;
  const callerId = args.value('caller-id');
  const answers = numbers.map((number) => numberMatch(chosen.value, context, number, { callerId, moment }));
  const display = displayFrom(terminal.cwd);
  terminal.out(args.value('format') === 'json' ? matchesAsJson(answers, display) : matchesAsText(answers, display, terminal));
  return { ok: true, value: answers.some(({ winner }) => winner === undefined) ? 1 : 0 };
}

/** The one dialplan that has the context: as Asterisk loads it or, when it is not in there, with the files that nothing includes. */
function dialplanWith(
  context: string,
  descriptions: readonly DialplanDescription[],
  fs: FileSystem,
  { terminal, warn }: Invocation,
  mayBePath: boolean,
): Result<Dialplan> {
  const display = displayFrom(terminal.cwd);
  const pool = new StatementPool();
  const names = new Set<string>();
  const having: { readonly dialplan: Dialplan; readonly root: string }[] = [];
  for (const description of descriptions) {
    const exact = loadExactly(fs, pool, description);
    const { refusal } = exact.layout;
    const dialplan = refusal === undefined && exact.context(context) !== undefined ? exact : loadDialplan(fs, pool, description);
    for (const name of dialplan.contextNames) names.add(name);
    if (dialplan.context(context) === undefined) continue;
    having.push({ dialplan, root: display(description.root ?? description.folder) });
    if (refusal !== undefined)
      warn(`Asterisk refuses this dialplan; the answer is what it would be without that. ${refusalSentence(refusal, display)}`);
  }
  const [first, second] = having;
  if (first === undefined)
    return refuse(`no context${mayBePath ? ', file or folder' : ''} is named '${context}'${suggestion(context, [...names])}`);
  if (second !== undefined)
    return refuse(
      `several dialplans have a context '${context}'; name one of them: ${having.map(({ root }) => root).join(', ')}`,
    );
  return { ok: true, value: first.dialplan };
}
