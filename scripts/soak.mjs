// `npm run soak`: random edits, requests, changes of files and settings, and killed clients against the built server, for ten minutes
// or as long as is asked. It fails when the server ends or says that it failed, shows other problems than it would had it begun that
// moment, or needs more and more memory.
// With --nearby it does the same on workspaces in its own process and looks after each step, which finds what was done wrong at once.
// usage: node scripts/soak.mjs [--minutes=10] [--seed=TEXT] [--nearby]
// @ts-check
import { parseArgs } from 'node:util';
import { importBundled } from './bundled.mjs';
import { Refusal, root, run, script, step } from './steps.mjs';

await script(async () => {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' }, nearby: { type: 'boolean' } },
  });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Refusal(`--minutes is a number; it is '${values.minutes}'.`);
  const seed = values.seed ?? String(Date.now());
  await step('Building', () => run(process.execPath, ['scripts/build.mjs']));
  process.env['PROJECT_ROOT'] = root;
  /** @typedef {{ minute: number, heap: number, resident: number }} Sample */
  /** @typedef {{ tally: Record<string, number>, rounds: number, kills: number, samples: Sample[] }} Outcome */
  /**
   * @type {{
   *   growth: (samples: Sample[]) => string | undefined,
   *   soakNearbyFor: (minutes: number, seed: string, report: (line: string) => void) => Promise<number>,
   *   soakFor: (minutes: number, seed: string, report: (line: string) => void) => Promise<Outcome>,
   * }}
   */
  const { growth, soakFor, soakNearbyFor } = await importBundled('test/support/soak-run.ts');
  console.log(`seed ${seed}`);
  if (values.nearby === true) {
    const steps = await soakNearbyFor(minutes, seed, (line) => console.log(line));
    console.log(`${steps} steps, and after each what is found from scratch.`);
    return;
  }
  const { tally, rounds, kills, samples } = await soakFor(minutes, seed, (line) => console.log(line));
  console.log(
    Object.entries(tally)
      .map(([what, count]) => `${count} × ${what}`)
      .join(', '),
  );
  const resident = samples.map((sample) => sample.resident);
  console.log(`${rounds} looks from scratch, ${kills} killed clients; at most ${Math.max(...resident).toFixed(0)} MB resident.`);
  const grown = growth(samples);
  if (grown !== undefined) throw new Refusal(grown);
  console.log('No crash, no lost problem, no growth.');
});
