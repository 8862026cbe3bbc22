// Measures how long a dialplan takes from its files to its problems, and how much memory: per size and per shape, each in a process of its own.
// usage: node scripts/bench-load.mjs [--rules] [LINES...]
//
// Beside the time on the clock stands that of all processors, which says more on a busy machine.
// With --rules the rules follow each row that took longest, with the milliseconds of each: what a rule is the first to ask for is part of its time.

import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { shapes } from './large-dialplan.mjs';
import { root } from './steps.mjs';

const isWithRules = process.argv.includes('--rules');
const given = process.argv.slice(2).filter((each) => each !== '--rules');
const sizes = given.length > 0 ? given.map(Number) : [10_000, 100_000, 1_000_000];
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
      import { activeRules } from './server/src/lint/registry.ts';
      import { defaultSettings } from './server/src/lint/rule-settings.ts';
      import { nodeFileSystem } from './server/src/node/file-system.ts';
      import { ReadOnce } from './server/src/workspace/disk/read-once.ts';
      import { rules } from './server/src/lint/rules/index.ts';
      import { StatementPool } from './server/src/syntax/config-file.ts';
      import { discover } from './server/src/workspace/search/discovery.ts';
      import { fileTable, loadDialplan } from './server/src/workspace/dialplans/load.ts';
      const took = {};
      const timed = (name, check) => (...args) => {
        const start = performance.now();
        const found = [...check(...args)];
        took[name] = (took[name] ?? 0) + performance.now() - start;
        return found;
      };
      if (process.argv[3] === 'rules')
        for (const rule of rules)
          for (const method of ['check', 'checkContext', 'checkNeighbor'])
            if (rule[method] !== undefined) rule[method] = timed(rule.meta.name, rule[method]);
      const processor = () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1000;
      };
      const times = [performance.now()];
      const processorTimes = [processor()];
      const peaks = [];
      const lap = () => {
        times.push(performance.now());
        processorTimes.push(processor());
        peaks.push(process.resourceUsage().maxRSS / 1000);
      };
      const fs = new ReadOnce(nodeFileSystem);
      const [description] = discover(fs, [process.argv[2]]).dialplans;
      const pool = new StatementPool();
      const fileAt = fileTable(fs, pool);
      const dialplan = loadDialplan(fs, pool, description, fileAt);
      lap();
      const problems = checkDialplan(dialplan, activeRules({}, defaultSettings));
      lap();
      console.log(JSON.stringify({ times, processorTimes, peaks, problems: problems.length, took, contexts: dialplan.contextNames.length }));
    `,
  },
});
const tell = (columns) => console.log(columns.map((each, i) => String(each)[i < 1 ? 'padEnd' : 'padStart'](14)).join(''));
tell(['shape', 'lines', 'read, model', 'check', 'cpu, model', 'cpu, check', 'peak, model', 'peak', 'contexts']);
for (const [shape, write] of Object.entries(shapes))
  for (const lines of sizes) {
    const place = join(folder, `${shape}-${lines}`);
    write(lines, place);
    const command = [program, place, ...(isWithRules ? ['rules'] : [])];
    const { times, processorTimes, peaks, contexts, took } = JSON.parse(
      execFileSync(process.execPath, command, { encoding: 'utf8' }),
    );
    const [start, modelled, checked] = times;
    const [before, afterModel, afterCheck] = processorTimes;
    tell([
      shape,
      lines,
      `${Math.round(modelled - start)} ms`,
      `${Math.round(checked - modelled)} ms`,
      `${Math.round(afterModel - before)} ms`,
      `${Math.round(afterCheck - afterModel)} ms`,
      ...peaks.map((peak) => `${Math.round(peak)} MB`),
      contexts,
    ]);
    const slowest = Object.entries(took).sort(([, a], [, b]) => b - a);
    for (const [name, milliseconds] of slowest.slice(0, 20))
      console.log(`  ${name.padEnd(36)}${milliseconds.toFixed(0).padStart(8)} ms`);
    rmSync(place, { recursive: true });
  }
console.log(`load average ${loadavg()[0].toFixed(1)}`);
rmSync(folder, { recursive: true });
