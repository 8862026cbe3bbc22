/** Runs commands in a folder of their own, with a terminal that remembers what was written. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import '../support/bugs.ts';
import { runCommand } from '../../server/src/cli/commands.ts';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export interface Circumstances {
  /** The folder in which the command runs, the one with the files unless this says otherwise. */
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly columns?: number;
  readonly hasColor?: boolean;
  readonly isWatched?: boolean;
  /** Milliseconds that go by each time the clock is looked at. */
  readonly tick?: number;
}

export class Folder {
  readonly path: string;

  constructor(files: Readonly<Record<string, string | Buffer>>) {
    this.path = mkdtempSync(join(tmpdir(), 'asterisk-dialplan-cli-'));
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), content);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  bytes(name: string): Buffer {
    return readFileSync(join(this.path, name));
  }

  run(
    words: readonly string[],
    { cwd = this.path, input = '', columns = 100, hasColor = false, isWatched = false, tick = 0 }: Circumstances = {},
  ): Answer {
    let out = '';
    let error = '';
    let time = 0;
    const code = runCommand(
      words,
      {
        cwd,
        columns,
        hasColor,
        progressColumns: isWatched ? columns : 0,
        // As a reader of UTF-8 sees the bytes.
        out: (text, encoding = 'utf8') => (out += Buffer.from(text, encoding).toString()),
        error: (text) => (error += text),
        input: () => ({ ok: true, value: Buffer.from(input) }),
        now: () => (time += tick),
      },
      () => '1.2.3',
    );
    return { code, out, error };
  }

  removeFile(name: string): void {
    rmSync(join(this.path, name));
  }

  /** The same files, with commands running in a folder among them. */
  within(name: string): Pick<Folder, 'run'> {
    return { run: (words, circumstances) => this.run(words, { ...circumstances, cwd: join(this.path, name) }) };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Runs `use` in a folder with these files, which is gone afterwards. */
export function inFolder(files: Readonly<Record<string, string | Buffer>>, use: (folder: Folder) => void): void {
  const folder = new Folder(files);
  try {
    use(folder);
  } finally {
    folder.remove();
  }
}

/** The command could not run: exit code 2, nothing on standard output, this one line on standard error. */
export function assertRefused(answer: Answer, line: string | RegExp): void {
  assert.equal(answer.code, 2);
  assert.equal(answer.out, '');
  assert.match(answer.error, /^asterisk-dialplan: [^\n]*\n$/);
  const said = answer.error.slice('asterisk-dialplan: '.length, -1);
  if (typeof line === 'string') assert.equal(said, line);
  else assert.match(said, line);
}

/** A dialplan with one error, in line 2. */
export const withError = `[default]
exten => 100,1,Goto(salse,s,1)
[sales]
exten => s,1,Answer()
 same => n,Hangup()
`;

/** A dialplan in which nothing is found. */
export const withoutProblems = `[default]
exten => 100,1,Answer()
 same => n,Hangup()
`;
