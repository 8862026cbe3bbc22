/** What a command sees of the terminal, so that tests can stand in for one. */

import { readFileSync } from 'node:fs';
import { printable } from '../base/printable.ts';
import type { Encoding } from '../workspace/disk/file-system.ts';
import { refuse, type Result } from './arguments.ts';
import { fitting } from './columns.ts';

export interface Terminal {
  /** The current folder, absolute. */
  readonly cwd: string;
  /** How many characters a line holds. */
  readonly columns: number;
  /** Whether standard output shows colors. */
  readonly hasColor: boolean;
  /** How many characters a line of progress may have; 0 when nobody watches standard error. */
  readonly progressColumns: number;
  /** A terminal shows characters whatever the encoding; a file and a pipe get the bytes. */
  out(text: string, encoding?: Encoding): void;
  error(text: string): void;
  /** All of standard input. */
  input(): Result<Buffer>;
  /** Milliseconds since some moment. */
  now(): number;
}

export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) stream.on('error', (error: Error) => process.exit(exitCodeAfter(error, stderr)));
  return {
    cwd: process.cwd(),
    columns: (stdout.isTTY && stdout.columns) || WIDEST,
    hasColor: showsColor(stdout.isTTY, env),
    progressColumns: stderr.isTTY && env['TERM'] !== 'dumb' ? stderr.columns || NARROWEST : 0,
    out: (text, encoding = 'utf8') => void stdout.write(text, stdout.isTTY ? 'utf8' : encoding),
    error: (text) => void stderr.write(text),
    input: readInput,
    now: () => performance.now(),
  };
}

function readInput(): Result<Buffer> {
  try {
    return { ok: true, value: readFileSync(0) };
  } catch (error) {
    return refuse(`standard input cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A reader that has seen enough, such as `head`, closes the pipe, which is no failure; a disk that is full is one. */
function exitCodeAfter(error: Error, stderr: NodeJS.WritableStream): typeof process.exitCode {
  if ('code' in error && error.code === 'EPIPE') return process.exitCode;
  stderr.write(`asterisk-dialplan: the output cannot be written: ${error.message}\n`);
  return 2;
}

/** Whether to color: `FORCE_COLOR` says so, else `NO_COLOR` says not to, else a terminal is colored. */
export function showsColor(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

/** How much of a line is shown where nothing says how wide the terminal is. */
const WIDEST = 160;

/** What every terminal has. */
const NARROWEST = 80;

const codes = { bold: '1', dim: '2', red: '31', yellow: '33', blue: '34', cyan: '36' } as const;

export type Style = keyof typeof codes;

export function styled(terminal: Terminal, style: Style, text: string): string {
  return terminal.hasColor ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
}

/** A line on standard error that tells how far a long piece of work is; it is wiped when the work is done. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #start: number;
  #last = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#start = terminal.now();
  }

  step(text: string): void {
    if (this.#terminal.progressColumns === 0) return;
    const now = this.#terminal.now();
    if (now - this.#start < PATIENCE || now - this.#last < INTERVAL) return;
    this.#last = now;
    this.#terminal.error(`\r\u001b[2K${fitting(printable(text), this.#terminal.progressColumns - 1)}`);
  }

  done(): void {
    if (this.#last > 0) this.#terminal.error('\r\u001b[2K');
    this.#last = 0;
  }
}

/** How wide a paragraph is: prose gets hard to read when it fills a wide terminal. */
export function proseColumns({ columns }: Terminal): number {
  return Math.min(columns, WIDEST_PROSE);
}

const WIDEST_PROSE = 100;

/** Milliseconds that go by before anything is shown, and between two steps that are. */
const PATIENCE = 1000;
const INTERVAL = 100;

/** "1 problem", "2 problems" */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
