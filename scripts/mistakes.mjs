// Makes small mistakes in dialplans, one at a time, and lists those that the checker does not tell: where it could learn something.
// usage: node scripts/mistakes.mjs FOLDER... [--most NUMBER] [--seed SEED] [--kind TEXT] [--twice]
//
// --most mistakes of each kind are made in each dialplan, --kind makes one kind alone, --twice lists those that are told more than once.
// @ts-check
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importBundled } from './bundled.mjs';
import { root, script } from './steps.mjs';

await script(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      most: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      kind: { type: 'string', default: '' },
      twice: { type: 'boolean', default: false },
    },
  });
  const { dialplansIn } = await importBundled('test/support/fuzz.ts');
  const { mistakesIn } = await importBundled('test/support/mistakes.ts');
  const folders = positionals.length > 0 ? positionals.map((path) => resolve(path)) : [join(root, 'examples')];
  /** @type {Map<string, { made: number, onLine: number, elsewhere: number, untold: number, twice: number }>} */
  const kinds = new Map();
  for (const { name, files } of folders.flatMap((folder) => dialplansIn(folder)))
    for (const { kind, file, line, before, after, told, isOnLine } of mistakesIn(
      files,
      values.seed,
      Number(values.most),
      values.kind,
    )) {
      const row = kinds.get(kind) ?? { made: 0, onLine: 0, elsewhere: 0, untold: 0, twice: 0 };
      kinds.set(kind, row);
      row.made++;
      if (isOnLine) row.onLine++;
      else if (told.length > 0) row.elsewhere++;
      else row.untold++;
      if (told.length > 1) row.twice++;
      if (values.twice ? told.length < 2 : told.length > 0) continue;
      console.log(`${kind}: ${name} ${file}:${line}\n    - ${before}${after === undefined ? '' : `\n    + ${after}`}`);
      if (values.twice) for (const each of told) console.log(`      ${each}`);
    }
  const tell = (/** @type {(string | number)[]} */ columns) =>
    console.log(columns.map((each, at) => String(each)[at === 0 ? 'padEnd' : 'padStart'](at === 0 ? 44 : 11)).join(''));
  tell(['mistake', 'made', 'on line', 'elsewhere', 'untold', 'twice']);
  for (const [kind, { made, onLine, elsewhere, untold, twice }] of kinds) tell([kind, made, onLine, elsewhere, untold, twice]);
});
