// Measures how long a dialplan takes from its files to its problems, and how much memory: per size and per shape, each in a process of its own.
// usage: node scripts/bench-load.mjs [--rules] [FILE...] [LINES...]
//
// The dialplans are generated ones, or each FILE copied with other names for its contexts until it has as many lines.
//
// What the model works out only when somebody asks (what each line says, the indexes, the flow, the values) is part of the check there; `whole model`
// is the time that it takes by itself, for every context, after reading, in one more process.
//
// Beside the time on the clock stands that of all processors, which says more on a busy machine.
// With --rules the rules follow each row that took longest, with the milliseconds of each: what a rule is the first to ask for is part of its time.

import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { copies, shapes } from './large-dialplan.mjs';
import { root } from './steps.mjs';

const isWithRules = process.argv.includes('--rules');
const given = process.argv.slice(2).filter((each) => each !== '--rules');
const numbers = given.filter((each) => /^\d+$/.test(each)).map(Number);
const sizes = numbers.length > 0 ? numbers : [10_000, 100_000, 1_000_000];
const files = given.filter((each) => !/^\d+$/.test(each));
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
      import { tuneEngine } from './server/src/node/engine.ts';
      import { nodeFileSystem } from './server/src/node/file-system.ts';
      import { ReadOnce } from './server/src/workspace/disk/read-once.ts';
      import { rules } from './server/src/lint/rules/index.ts';
      import { StatementPool } from './server/src/syntax/config-file.ts';
      import { leadingPriorities } from './server/src/model/contexts/leading.ts';
      import { placesAfterHangup } from './server/src/model/flow/after-hangup.ts';
      import { endlessLoopsIn } from './server/src/model/flow/endless-loops.ts';
      import { stepsAfter } from './server/src/model/flow/flow.ts';
      import { runsBehindGaps, unreachedRuns } from './server/src/model/flow/reached.ts';
      import { recursionsIn } from './server/src/model/flow/recursions.ts';
      import { assignmentsIn, readsIn } from './server/src/model/indexes/variable-index.ts';
      import { factsOf } from './server/src/model/lines/facts.ts';
      import { nameUses } from './server/src/model/lines/name-uses.ts';
      import { placeOf } from './server/src/model/names/place.ts';
      import { reachOf } from './server/src/model/names/reach.ts';
      import { originOf, resolve } from './server/src/model/names/resolve.ts';
      import { usesInto } from './server/src/model/names/uses.ts';
      import { routineOf } from './server/src/model/routines/subroutines.ts';
      import { unpassedArguments } from './server/src/model/routines/unpassed-arguments.ts';
      import { discover } from './server/src/workspace/search/discovery.ts';
      import { fileTable, loadDialplan } from './server/src/workspace/dialplans/load.ts';
      tuneEngine();
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
      if (process.argv[3] === 'model') {
        for (const context of dialplan.contexts) {
          reachOf(dialplan, context);
          usesInto(dialplan, context);
          dialplan.entriesOf(context.name);
          dialplan.includersOf(context.name);
          leadingPriorities(context);
          for (const name of readsIn(context).keys()) dialplan.settersOf(name);
          for (const name of assignmentsIn(context).keys()) dialplan.isVariableRead(name);
          for (const priority of context.priorities()) {
            nameUses(priority.statement);
            for (const target of factsOf(priority.statement).targets) {
              resolve(dialplan, target, originOf(priority));
              if (target.relation === 'call') routineOf(dialplan, target, originOf(priority));
            }
            stepsAfter(dialplan, placeOf(priority));
          }
          unreachedRuns(dialplan, context);
          runsBehindGaps(dialplan, context);
          endlessLoopsIn(dialplan, context);
          recursionsIn(dialplan, context);
          placesAfterHangup(dialplan, context);
          unpassedArguments(dialplan, context);
        }
        lap();
        console.log(JSON.stringify({ times }));
        process.exit();
      }
      const problems = checkDialplan(dialplan, activeRules({}, defaultSettings));
      lap();
      console.log(JSON.stringify({ times, processorTimes, peaks, problems: problems.length, took, contexts: dialplan.contextNames.length }));
    `,
  },
});
const tell = (columns) => console.log(columns.map((each, i) => String(each)[i < 1 ? 'padEnd' : 'padStart'](14)).join(''));
tell(['shape', 'lines', 'read, model', 'whole model', 'check', 'cpu, model', 'cpu, check', 'peak, model', 'peak', 'contexts']);
const writers = files.map((file) => [
  basename(file),
  (lines, place) => {
    mkdirSync(place);
    writeFileSync(join(place, 'extensions.conf'), copies(readFileSync(file, 'utf8'), lines));
  },
]);
for (const [shape, write] of files.length > 0 ? writers : Object.entries(shapes))
  for (const lines of sizes) {
    const place = join(folder, `${shape}-${lines}`);
    write(lines, place);
    const command = [program, place, ...(isWithRules ? ['rules'] : [])];
    const { times, processorTimes, peaks, contexts, took } = JSON.parse(
      execFileSync(process.execPath, command, { encoding: 'utf8' }),
    );
    const whole = JSON.parse(execFileSync(process.execPath, [program, place, 'model'], { encoding: 'utf8' })).times;
    const [start, modelled, checked] = times;
    const [before, afterModel, afterCheck] = processorTimes;
    tell([
      shape,
      lines,
      `${Math.round(modelled - start)} ms`,
      `${Math.round(whole[2] - whole[0])} ms`,
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
