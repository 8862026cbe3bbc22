/** The commands by name, the help, and what is common to running them. */

import { printable } from '../base/printable.ts';
import { nodeFileSystem } from '../node/file-system.ts';
import { ReadOnce } from '../workspace/disk/read-once.ts';
import { parseArguments, suggestion, type Option } from './arguments.ts';
import { wrapped } from './columns.ts';
import { check } from './commands/check.ts';
import { format } from './commands/format.ts';
import { lsp } from './commands/lsp.ts';
import { match } from './commands/match.ts';
import { rules } from './commands/rules.ts';
import { show } from './commands/show.ts';
import type { Command } from './invocation.ts';
import { proseColumns, type Terminal } from './terminal.ts';

const commands: readonly Command[] = [check, show, match, format, rules, lsp];

/** The exit code of a command that has no answer. */
export const COULD_NOT_RUN = 2;

const DOCUMENT = 'https://github.com/asterisk-dialplan/vscode-asterisk-dialplan/blob/main/docs/cli.md';

const helpOption: Option = { name: 'help', summary: 'prints this help' };

/** Runs the command that the words name, and returns the exit code: 2, with one line on standard error, when it could not run. */
export function runCommand(words: readonly string[], terminal: Terminal, version: () => string): number {
  const [name = '--help', ...rest] = words;
  if (name === '--help' || name === '-h' || name === 'help')
    return print(terminal, rest[0] === undefined ? overview() : helpOf(rest[0], terminal));
  if (name === '--version' || name === '-v') return print(terminal, `${version()}\n`);
  const command = commands.find((each) => each.name === name);
  const names = commands.map((each) => each.name);
  if (command === undefined)
    return fail(terminal, `unknown command '${name}'${suggestion(name, names)} (asterisk-dialplan --help lists them)`);
  if (rest.includes('-h')) return print(terminal, helpOf(name, terminal));
  const parsed = parseArguments(rest, [...command.options, helpOption]);
  if (!parsed.ok) return fail(terminal, parsed.why);
  if (parsed.value.has('help')) return print(terminal, helpOf(name, terminal));
  const fs = new ReadOnce(nodeFileSystem);
  const result = command.run({ args: parsed.value, terminal, fs, version, warn: warnOnce(terminal) });
  return result.ok ? result.value : fail(terminal, result.why);
}

function print(terminal: Terminal, text: string): number {
  terminal.out(text);
  return 0;
}

function fail(terminal: Terminal, why: string): number {
  tell(terminal, why);
  return COULD_NOT_RUN;
}

function warnOnce(terminal: Terminal): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (said.has(message)) return;
    said.add(message);
    tell(terminal, message);
  };
}

/** One line on standard error, whatever is in the message. */
function tell(terminal: Terminal, message: string): void {
  terminal.error(`asterisk-dialplan: ${printable(message.replace(/\s*\n\s*/g, ' '))}\n`);
}

function overview(): string {
  const width = Math.max(...commands.map((command) => synopsis(command).length));
  return [
    'Checks the Asterisk dialplan (extensions.conf).',
    '',
    'Usage: asterisk-dialplan COMMAND',
    '',
    ...commands.map((command) => `  ${synopsis(command).padEnd(width)}  ${command.summary}`),
    '',
    'Options of a command: asterisk-dialplan COMMAND --help',
    'Also: --version, --help',
    `All of it: ${DOCUMENT}`,
    '',
  ].join('\n');
}

function synopsis({ name, usage }: Command): string {
  return usage === '' ? name : `${name} ${usage}`;
}

function helpOf(name: string, terminal: Terminal): string {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) return overview();
  const options = [...command.options, helpOption].map(({ name: option, value, summary }) => ({
    left: value === undefined ? `--${option}` : `--${option} ${value}`,
    summary,
  }));
  const width = Math.max(...options.map(({ left }) => left.length));
  const room = proseColumns(terminal);
  return [
    `Usage: asterisk-dialplan ${synopsis(command)}`,
    '',
    `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`,
    '',
    ...options.flatMap(({ left, summary }) =>
      wrapped(summary, Math.max(20, room - width - 4)).map((line, i) => `  ${(i === 0 ? left : '').padEnd(width)}  ${line}`),
    ),
    '',
    ...(command.notes ?? []).flatMap((note) => wrapped(note, room)),
    ...wrapped(`All of it: ${DOCUMENT}`, room),
    '',
  ].join('\n');
}
