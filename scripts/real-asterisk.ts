/**
 * A real Asterisk in a folder of its own, with nothing of the network and nothing loaded but what reads a dialplan.
 */

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Modules that answer questions, and behind them, as where Asterisk loads all that there are, the one that reads the dialplan and may call their functions. */
const MODULES = [
  'func_evalexten',
  'func_strings',
  'func_logic',
  'func_cut',
  'func_math',
  'func_channel',
  'func_global',
  'app_stack',
  'res_clioriginate',
  'pbx_config',
];

export interface LoadMessage {
  readonly level: 'NOTICE' | 'WARNING' | 'ERROR';
  readonly text: string;
}

export class RealAsterisk {
  readonly #folder: string;
  readonly #binary: string;
  readonly #process: ChildProcess;

  /** Starts Asterisk with these files in its configuration folder; fails when it does not come up within ten seconds. */
  static async start(binary: string, files: ReadonlyMap<string, string>): Promise<RealAsterisk> {
    const folder = mkdtempSync(join(tmpdir(), 'asterisk-'));
    for (const each of ['etc', 'lib', 'spool', 'run', 'log']) mkdirSync(join(folder, each));
    const write = (name: string, text: string): void => {
      const path = join(folder, 'etc', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    };
    write('asterisk.conf', directories(folder, binary));
    write('modules.conf', `[modules]\nautoload=no\n${MODULES.map((name) => `load=${name}.so\n`).join('')}`);
    write('logger.conf', '[general]\nuse_callids=no\n[logfiles]\nmessages => notice,warning,error\n');
    for (const [name, text] of files) write(name, text);
    const asterisk = new RealAsterisk(folder, binary);
    await asterisk.#untilReady();
    return asterisk;
  }

  private constructor(folder: string, binary: string) {
    this.#folder = folder;
    this.#binary = binary;
    this.#process = spawn(binary, ['-C', this.#configuration, '-f', '-n'], { stdio: 'ignore' });
  }

  get #configuration(): string {
    return join(this.#folder, 'etc/asterisk.conf');
  }

  /** What a command of the command line prints. */
  ask(command: string): string {
    const { stdout } = spawnSync(this.#binary, ['-C', this.#configuration, '-rx', command], {
      encoding: 'utf8',
      timeout: 10_000,
    });
    return stdout;
  }

  /** What was logged while the dialplan was read. */
  loadMessages(): LoadMessage[] {
    const log = readFileSync(join(this.#folder, 'log/messages'), 'utf8');
    const messages: LoadMessage[] = [];
    for (const line of log.split('\n')) {
      const match = /^\[[^\]]*\] (NOTICE|WARNING|ERROR)\[\d+\] (pbx_config|config|pbx)\.c: (.*)$/.exec(line);
      if (match?.[1] !== undefined && match[3] !== undefined && !/(?:^|')(?:ccss|cdr|cel|acl|udptl)\.conf/.test(match[3]))
        messages.push({ level: match[1] as LoadMessage['level'], text: match[3] });
    }
    return messages;
  }

  async stop(): Promise<void> {
    this.ask('core stop now');
    for (let i = 0; i < 40 && this.#process.exitCode === null; i++) await pause(50);
    this.#process.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #untilReady(): Promise<void> {
    for (let i = 0; i < 100; i++) {
      await pause(100);
      if (this.ask('core waitfullybooted').includes('fully booted')) return;
    }
    throw new Error('Asterisk did not start within ten seconds.');
  }
}

function directories(folder: string, binary: string): string {
  const modules = join(dirname(dirname(binary)), 'lib/asterisk/modules');
  const rows = { astetcdir: 'etc', astvarlibdir: 'lib', astdbdir: 'lib', astkeydir: 'lib', astdatadir: 'lib', astagidir: 'lib' };
  const others = { astspooldir: 'spool', astrundir: 'run', astlogdir: 'log' };
  const own = Object.entries({ ...rows, ...others }).map(([key, name]) => `${key} => ${join(folder, name)}\n`);
  return `[directories]\nastmoddir => ${modules}\n${own.join('')}`;
}
