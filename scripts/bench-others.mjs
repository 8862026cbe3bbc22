// Measures other checkers beside this one, on the same generated dialplans: how long each takes from its start to its end, and how much memory.
// usage: node scripts/bench-others.mjs [--lines 10000,100000] COMMAND...   (after npm run build)
//
// A command is run in the folder of the dialplan; FILE in it stands for its extensions.conf: "asterisklint dialplan-check FILE".

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { shapes } from './large-dialplan.mjs';

const asked = process.argv.slice(2);
const at = asked.indexOf('--lines');
const sizes = at < 0 ? [10_000, 100_000] : asked.splice(at, 2)[1].split(',').map(Number);
const commands = [`node ${fileURLToPath(new URL('../dist/cli.js', import.meta.url))} check .`, ...asked];

/** The memory that a process has used at most, in megabytes; 0 where the system does not tell. */
function peak(id) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

function run(command, folder) {
  return new Promise((resolve) => {
    const [program, ...args] = command.replaceAll('FILE', join(folder, 'extensions.conf')).split(' ');
    const start = performance.now();
    const child = spawn(program, args, { cwd: folder, stdio: 'ignore' });
    let most = 0;
    const look = setInterval(() => (most = Math.max(most, peak(child.pid))), 20);
    const end = (how) => {
      clearInterval(look);
      resolve({ how, milliseconds: performance.now() - start, most });
    };
    child.on('error', (error) => end(error.message));
    child.on('exit', (code, signal) => end(signal ?? `exit ${code}`));
  });
}

for (const [shape, write] of Object.entries(shapes))
  for (const lines of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-others-'));
    write(lines, folder);
    for (const command of commands) {
      const { how, milliseconds, most } = await run(command, folder);
      console.log(
        `${shape.padEnd(12)} ${String(lines).padStart(9)} lines ${Math.round(milliseconds)} ms`.padEnd(44),
        `${Math.round(most)} MB`.padStart(8),
        ` ${how}  ${command}`,
      );
    }
    rmSync(folder, { recursive: true });
  }
console.log(`load average ${loadavg()[0].toFixed(1)}`);
