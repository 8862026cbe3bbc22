/** Runs `soak.ts` for minutes, with a look at what is shown and at the memory after every few hundred steps. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './bugs.ts';
import { LspSession } from './lsp-session.ts';
import { Random } from './random.ts';
import { Soak, soakFiles, type Tally } from './soak.ts';
import { WorkspaceSession } from './workspace-session.ts';

const STEPS = 400;
/** After so many rounds a client is killed. */
const ROUNDS_PER_KILL = 10;

/** In megabytes, after a garbage collection, with the first files open and nothing else. */
export interface Sample {
  readonly minute: number;
  /** Without compiled code. */
  readonly heap: number;
  readonly resident: number;
}

export interface Outcome {
  readonly tally: Tally;
  readonly rounds: number;
  readonly kills: number;
  readonly samples: readonly Sample[];
}

/** @param report told of each round. */
export async function soakFor(minutes: number, seed: string, report: (line: string) => void): Promise<Outcome> {
  const probe = mkdtempSync(join(tmpdir(), 'soak-'));
  writeFileSync(join(probe, 'probe.cjs'), probeText);
  let hear: (line: string) => void = () => undefined;
  const session = new LspSession(soakFiles, {
    node: ['--expose-gc', '--require', join(probe, 'probe.cjs')],
    onError: (text) => hear(text),
  });
  const soak = new Soak(seed, session);
  session.process.on('exit', (code, signal) => {
    if (code !== 0) soak.complain(`the server ended: ${code ?? signal}`);
  });
  const sample = (began: number): Promise<Sample> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the server does not tell its memory')), 20_000);
      hear = (text) => {
        const [, heap, resident] = /MEMORY (\d+) (\d+)/.exec(text) ?? [];
        if (heap === undefined) return;
        clearTimeout(timer);
        resolve({ minute: (Date.now() - began) / 60_000, heap: Number(heap) / 1e6, resident: Number(resident) / 1e6 });
      };
      session.process.kill('SIGUSR2');
    });
  try {
    await soak.start();
    const samples: Sample[] = [];
    let kills = 0;
    const began = Date.now();
    for (let round = 1; ; round++) {
      for (let i = 0; i < STEPS; i++) await soak.step();
      await soak.check();
      await soak.reset();
      samples.push(await sample(began));
      const { minute, heap, resident } = samples.at(-1) as Sample;
      report(`${minute.toFixed(1)} min, ${round * STEPS} steps: heap ${heap.toFixed(1)} MB, resident ${resident.toFixed(0)} MB`);
      if (round % ROUNDS_PER_KILL === 1) {
        await killClient();
        kills++;
      }
      if (minute < minutes) continue;
      await soak.answered();
      const code = await session.stop();
      if (code !== 0) throw new Error(`the server ended with ${code ?? 'a signal'}`);
      return { tally: soak.tally, rounds: round, kills, samples };
    }
  } finally {
    session.kill();
    rmSync(probe, { recursive: true });
  }
}

/** So many steps are done on one workspace. */
const STEPS_NEARBY = 500;

/**
 * The same work on workspaces in this process, with a look after each step or a few: what is wrong is found next to the step that did it.
 *
 * @param report told of each workspace. Returns how many steps were done.
 */
export async function soakNearbyFor(minutes: number, seed: string, report: (line: string) => void): Promise<number> {
  const began = Date.now();
  for (let round = 1; ; round++) {
    await soakNearby(`${seed} ${round}`, STEPS_NEARBY);
    const minute = (Date.now() - began) / 60_000;
    if (round % 10 === 0) report(`${minute.toFixed(1)} min, ${round * STEPS_NEARBY} steps`);
    if (minute >= minutes) return round * STEPS_NEARBY;
  }
}

/** Does some steps on a workspace in this process, and looks after each or after a few. */
export async function soakNearby(seed: string, steps: number): Promise<void> {
  const session = new WorkspaceSession(soakFiles, seed);
  try {
    const soak = new Soak(seed, session);
    await soak.start();
    const random = new Random(`looks ${seed}`);
    const between = random.pick([1, 1, 2, 5]);
    for (let i = 1; i <= steps; i++) {
      await soak.step();
      if (i % between === 0) await soak.check();
    }
  } finally {
    session.end();
  }
}

/**
 * A sentence when the memory grows. The first fifth of the time is for warming up; of the rest, the least that the last third needs may be a
 * tenth more than the least that the first third does. The least, since what waits to be thrown away comes and goes.
 */
export function growth(samples: readonly Sample[]): string | undefined {
  const last = samples.at(-1)?.minute ?? 0;
  const part = (from: number, to: number): number =>
    Math.min(...samples.filter(({ minute }) => minute >= from * last && minute <= to * last).map(({ heap }) => heap));
  const [early, late] = [part(0.2, 0.47), part(0.73, 1)];
  return late > early * 1.1 + 1 ? `The heap grows: from ${early.toFixed(1)} MB to ${late.toFixed(1)} MB.` : undefined;
}

/** A server whose client is gone, without a word, ends by itself. */
async function killClient(): Promise<void> {
  const session = new LspSession({ 'extensions.conf': '[a]\nexten => s,1,Goto(b,s,1)\n' });
  try {
    await session.start();
    await session.open('extensions.conf', '[a]\nexten => s,1,Goto(b,s,1)\n');
    const ended = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('a server outlives its client')), 20_000).unref();
      session.process.once('exit', resolve);
    });
    session.process.stdin.destroy();
    session.process.stdout.destroy();
    await ended;
  } finally {
    session.kill();
  }
}

// What the engine compiles grows for as long as it finds something worth compiling, and is not ours.
const probeText = `const { getHeapSpaceStatistics } = require('node:v8');
process.on('SIGUSR2', () => {
  gc();
  gc();
  let data = 0;
  for (const { space_name, space_used_size } of getHeapSpaceStatistics()) if (!space_name.includes('code')) data += space_used_size;
  process.stderr.write('MEMORY ' + data + ' ' + process.memoryUsage().rss + '\\n');
});
`;
