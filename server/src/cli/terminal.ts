/** What a command sees of the terminal, so that tests can stand in for one. */

import { printable } from '../base/printable.ts';
import { readFileSync } from 'node:fs';

export interface Terminal {
  /** The current folder, absolute. */
  readonly cwd: string;
  /** How many characters a line holds. */
  readonly columns: number;
  /** Whether standard output shows colors. */
  readonly hasColor: boolean;
  /** Whether somebody watches standard error, so that progress is worth showing. */
  readonly isWatched: boolean;
  out(text: string): void;
  error(text: string): void;
  /** All of standard input. */
  input(): Buffer;
  /** Milliseconds since some moment. */
  now(): number;
}

export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
  stdout.on('error', () => process.exit());
  return {
    cwd: process.cwd(),
    columns: stdout.isTTY ? stdout.columns : WIDEST,
    hasColor: stdout.isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    isWatched: stderr.isTTY,
    out: (text) => void stdout.write(text),
    error: (text) => void stderr.write(text),
    input: () => readFileSync(0),
    now: () => performance.now(),
  };
}

/** How much of a line is shown where nothing says how wide the terminal is. */
const WIDEST = 160;

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
    if (!this.#terminal.isWatched) return;
    const now = this.#terminal.now();
    if (now - this.#start < PATIENCE || now - this.#last < INTERVAL) return;
    this.#last = now;
    this.#terminal.error(`\r\u001b[2K${printable(text).slice(0, this.#terminal.columns - 1)}`);
  }

  done(): void {
    if (this.#last > 0) this.#terminal.error('\r\u001b[2K');
    this.#last = 0;
  }
}

/** Milliseconds that go by before anything is shown, and between two steps that are. */
const PATIENCE = 1000;
const INTERVAL = 100;

/** "1 problem", "2 problems" */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
