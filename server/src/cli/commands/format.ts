/** `format`: blanks, indentation and empty lines as the editor formats them. */

import { resolve } from 'node:path';
import { applyEdits } from '../../base/edits.ts';
import { formatEdits } from '../../format/format-file.ts';
import { isNeighborName } from '../../model/neighbors/neighbors.ts';
import { decodeText } from '../../node/file-system.ts';
import { ConfigFile, StatementPool } from '../../syntax/config-file.ts';
import { fileTable, loadDialplan, type FileAt } from '../../workspace/dialplans/load.ts';
import { refuse, type Result } from '../arguments.ts';
import { absence, findDialplans, withoutFullStop, type Command, type ExitCode, type Invocation } from '../invocation.ts';
import { displayFrom } from '../paths.ts';
import { counted } from '../terminal.ts';
import { mayChange, printDiff, writeFiles } from '../write-files.ts';

export const format: Command = {
  name: 'format',
  usage: '[PATH…]',
  summary: 'formats the files of dialplans',
  options: [
    { name: 'check', summary: 'lists the files that would change, and changes nothing' },
    { name: 'dry-run', summary: 'prints a diff and changes nothing' },
    { name: 'indent', value: 'WIDTH', summary: "blanks before 'same', or 'tab', in a file where none is indented; 1 by default" },
    { name: 'stdin', summary: 'formats the text on standard input, and prints it' },
    { name: 'stdin-path', value: 'PATH', summary: 'with --stdin: the file that the text stands for' },
  ],
  notes: [
    'A file is formatted alone, a folder with all files of the dialplans in it.',
    'With --check, exits 1 when something would change. Asterisk loads the same before and after.',
  ],
  run,
};

function run(invocation: Invocation): Result<ExitCode> {
  const { args, terminal, warn } = invocation;
  const indent = indentOf(args.value('indent') ?? '1');
  if (indent === undefined)
    return refuse(`'${args.value('indent') ?? ''}' is no value of '--indent'; it takes a number up to 16, or tab`);
  if (args.has('check') && args.has('dry-run')) return refuse("'--check' and '--dry-run' do not go together");
  if (args.has('stdin')) return formatInput(invocation, indent);
  if (args.has('stdin-path')) return refuse("'--stdin-path' goes with '--stdin'");
  const files = filesIn(invocation);
  if (!files.ok) return files;
  const texts = new Map<string, string>();
  const before = new Map<string, string>();
  for (const file of files.value) {
    const text = formatted(file, indent);
    before.set(file.path, file.text);
    if (text !== file.text) texts.set(file.path, text);
  }
  if (args.has('check')) {
    const display = displayFrom(terminal.cwd);
    for (const path of [...texts.keys()].sort()) terminal.out(`${display(path)}\n`);
    return { ok: true, value: texts.size > 0 ? 1 : 0 };
  }
  if (args.has('dry-run')) {
    printDiff(invocation, texts);
    return { ok: true, value: 0 };
  }
  const failure = writeFiles(texts, (path) => before.get(path));
  if (failure !== undefined) return refuse(failure);
  warn(`formatted ${texts.size} of ${counted(files.value.length, 'file')}`);
  return { ok: true, value: 0 };
}

const WIDEST = 16;

/** What goes before `same`; undefined for a word that means no indentation. */
function indentOf(word: string): string | undefined {
  if (word === 'tab') return '\t';
  return /^\d{1,2}$/.test(word) && Number(word) <= WIDEST ? ' '.repeat(Number(word)) : undefined;
}

function formatted(file: ConfigFile, indent: string): string {
  return applyEdits(file.text, formatEdits(file, { indent }));
}

/** The files that are named, and those of the dialplans in the folders that are, each once. */
function filesIn(invocation: Invocation): Result<readonly ConfigFile[]> {
  const { args, fs, terminal, warn } = invocation;
  const pool = new StatementPool();
  const failures: string[] = [];
  const fileAt = fileTable(fs, pool, (_, why) => failures.push(withoutFullStop(why)));
  const files = new Map<string, ConfigFile>();
  const folders: string[] = [];
  for (const word of args.operands) {
    const path = resolve(terminal.cwd, word);
    const kind = fs.kind(path);
    if (kind === undefined) return refuse(absence(fs, path, word));
    if (kind === 'folder') folders.push(word);
    else {
      const file = fileAt(path, dialectOf(path));
      if (file === undefined) return refuse(failures[0] ?? `'${word}' cannot be read`);
      files.set(path, file);
    }
  }
  const found = files.size > 0 && folders.length === 0 ? undefined : dialplanFiles(invocation, folders, pool, fileAt);
  if (found?.ok === false) return found;
  for (const file of found?.value ?? [])
    if (!files.has(file.path) && mayChange(file.path, invocation)) files.set(file.path, file);
  for (const failure of failures) warn(failure);
  return { ok: true, value: [...files.values()] };
}

function dialplanFiles(
  invocation: Invocation,
  folders: readonly string[],
  pool: StatementPool,
  fileAt: FileAt,
): Result<readonly ConfigFile[]> {
  const found = findDialplans(invocation, folders);
  if (!found.ok) return found;
  for (const message of found.value.messages) invocation.warn(message);
  const files = found.value.dialplans.flatMap((description) => {
    const { root, layout } = loadDialplan(invocation.fs, pool, description, fileAt);
    return layout.files.filter((file) => file !== root || description.root !== undefined);
  });
  return { ok: true, value: files };
}

function dialectOf(path: string): 'config' | 'dialplan' {
  return isNeighborName(path) ? 'config' : 'dialplan';
}

function formatInput({ args, terminal }: Invocation, indent: string): Result<ExitCode> {
  if (args.operands.length > 0) return refuse("'--stdin' takes no paths");
  if (args.has('dry-run')) return refuse("'--stdin' and '--dry-run' do not go together");
  const path = args.value('stdin-path') ?? 'extensions.conf';
  const input = terminal.input();
  if (!input.ok) return input;
  const { text, encoding } = decodeText(input.value);
  const after = formatted(new ConfigFile(path, dialectOf(path), text, new StatementPool()), indent);
  if (args.has('check')) return { ok: true, value: after === text ? 0 : 1 };
  terminal.out(after, encoding);
  return { ok: true, value: 0 };
}
