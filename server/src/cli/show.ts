/** `show`: the dialplan that Asterisk would load. */

import { fromBytes } from '../base/bytes.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { Refusal } from '../model/layout.ts';
import { StatementPool } from '../syntax/config-file.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { loadExactly } from '../workspace/load.ts';
import { refuse, type Result } from './arguments.ts';
import { dialplansAsJson } from './format-json.ts';
import { dialplansAsText } from './format-text.ts';
import { findDialplans, formatOption, withTexts, type Command, type ExitCode, type Invocation } from './invocation.ts';
import { displayFrom } from './paths.ts';

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
  const { args, terminal, warn } = invocation;
  if (args.operands.length > 1) return refuse(`'show' takes one path, not ${args.operands.length}`);
  const fs = asAsteriskReads(withTexts(invocation.fs, new Map()));
  const found = findDialplans({ ...invocation, fs }, args.operands, { withLoose: false });
  if (!found.ok) return found;
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

/** Texts that are not all UTF-8 byte by byte, since Asterisk puts extensions in the order of their bytes. */
function asAsteriskReads(fs: FileSystem): FileSystem {
  return {
    ...fs,
    read: (path) => {
      const read = fs.read(path);
      return !read.ok || read.encoding === 'utf8' ? read : { ...read, text: fromBytes(read.text) };
    },
  };
}
