/** `show`: the dialplan that Asterisk would load. */

import type { Dialplan } from '../model/dialplan.ts';
import type { Refusal } from '../model/layout.ts';
import { StatementPool } from '../syntax/config-file.ts';
import { loadExactly } from '../workspace/load.ts';
import { refuse, type Result } from './arguments.ts';
import { dialplansAsJson, type Display } from './format-json.ts';
import { dialplansAsText } from './format-text.ts';
import { displayFrom, findDialplans, formatOption, warnTo, withTexts, type Command, type ExitCode, type Invocation } from './invocation.ts';

export interface ShownDialplan {
  readonly root: string | undefined;
  /** Why Asterisk loads nothing of it. */
  readonly refusal: Refusal | undefined;
  readonly dialplan: Dialplan;
}

export const show: Command = {
  name: 'show',
  usage: '[PATH]',
  summary: 'prints the dialplan that Asterisk would load',
  options: [formatOption],
  notes: ['Exits 1 when Asterisk refuses the file and loads nothing.'],
  run,
};

function run(invocation: Invocation): Result<ExitCode> {
  const { args, terminal } = invocation;
  if (args.operands.length > 1) return refuse(`'show' takes one path, not ${args.operands.length}`);
  const fs = withTexts(invocation.fs, new Map());
  const found = findDialplans({ ...invocation, fs }, args.operands, { withLoose: false });
  if (!found.ok) return found;
  const warn = warnTo(terminal);
  for (const message of found.value.messages) warn(message);
  const pool = new StatementPool();
  const shown = found.value.dialplans.map((description): ShownDialplan => {
    const dialplan = loadExactly(fs, pool, description);
    return { root: description.root, refusal: dialplan.layout.refusal, dialplan };
  });
  const display = displayFrom(terminal.cwd);
  terminal.out(args.value('format') === 'json' ? dialplansAsJson(shown, display) : dialplansAsText(shown, display));
  return { ok: true, value: shown.some(({ refusal }) => refusal !== undefined) ? 1 : 0 };
}

/** Why a file is refused, with the place. */
export function refusalSentence({ line, why, name }: Refusal, display: Display): string {
  return `${display(line.file.path)}:${line.number + 1}: ${reasonOf(why, name)}`;
}

function reasonOf(why: Refusal['why'], name: string): string {
  switch (why) {
    case 'unclosed-section':
      return 'the section header is not closed';
    case 'unknown-template':
      return `there is no section '${name}' to inherit from`;
    case 'nothing-to-add-to':
      return `there is no section '${name}' to add to`;
    case 'missing-include-file':
      return `the file '${name}' does not exist`;
    case 'include-too-deep':
      return `the file '${name}' is included more than ten levels deep`;
    case 'statement-before-section':
      return 'the line stands before any section';
    case 'invalid-escape':
      return 'a backslash at the start of a line needs a character behind it';
    default:
      return 'the line cannot be read';
  }
}
