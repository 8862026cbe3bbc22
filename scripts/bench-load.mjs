// Measures how long a dialplan takes from its files to its problems, and how much memory: per size and per shape, each in a process of its own.
// usage: node scripts/bench-load.mjs [LINES...]

import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { shapes } from './large-dialplan.mjs';
import { root } from './steps.mjs';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000, 1_000_000];
const folder = mkdtempSync(join(tmpdir(), 'bench-load-'));
const program = join(folder, 'load.cjs');
await build({
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile: program,
  loader: { '.json': 'text' },
  logLevel: 'error',
  stdin: {
    resolveDir: root,
    loader: 'ts',
    contents: `
      import { checkDialplan } from './server/src/lint/check-dialplan.ts';
      import { activeRules, defaultSettings } from './server/src/lint/registry.ts';
      import { nodeFileSystem } from './server/src/node/file-system.ts';
      import { StatementPool } from './server/src/syntax/config-file.ts';
      import { discover } from './server/src/workspace/discovery.ts';
      import { fileTable, loadDialplan } from './server/src/workspace/load.ts';
      const times = [performance.now()];
      const peaks = [];
      const lap = () => {
        times.push(performance.now());
        peaks.push(process.resourceUsage().maxRSS / 1000);
      };
      const [description] = discover(nodeFileSystem, [process.argv[2]]).dialplans;
      const pool = new StatementPool();
      const fileAt = fileTable(nodeFileSystem, pool);
      const dialplan = loadDialplan(nodeFileSystem, pool, description, fileAt);
      lap();
      const problems = checkDialplan(dialplan, activeRules({}, defaultSettings));
      lap();
      console.log(JSON.stringify({ times, peaks, problems: problems.length, contexts: dialplan.contextNames.length }));
    `,
  },
});
const tell = (columns) => console.log(columns.map((each, i) => String(each)[i < 1 ? 'padEnd' : 'padStart'](14)).join(''));
tell(['shape', 'lines', 'read, model', 'check', 'per line', 'peak, model', 'peak', 'contexts']);
for (const [shape, write] of Object.entries(shapes))
  for (const lines of sizes) {
    const place = join(folder, `${shape}-${lines}`);
    write(lines, place);
    const { times, peaks, contexts } = JSON.parse(execFileSync(process.execPath, [program, place], { encoding: 'utf8' }));
    const [start, modelled, checked] = times;
    tell([
      shape,
      lines,
      `${Math.round(modelled - start)} ms`,
      `${Math.round(checked - modelled)} ms`,
      `${(((checked - start) / lines) * 1000).toFixed(1)} µs`,
      ...peaks.map((peak) => `${Math.round(peak)} MB`),
      contexts,
    ]);
    rmSync(place, { recursive: true });
  }
console.log(`load average ${loadavg()[0].toFixed(1)}`);
rmSync(folder, { recursive: true });
